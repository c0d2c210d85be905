//go:build !linux

package cache

import (
	"errors"
	"runtime"
)

// watchable says why a folder should not be watched. Where the system knows
// kqueue, fsnotify opens every file of the folder, and to close one takes away
// the locks that SQLite holds on it (https://sqlite.org/howtocorrupt.html, 2.2).
func watchable(string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return errors.New("watching would open the file")
}
