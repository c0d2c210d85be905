//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package web

import (
	"os"
	"syscall"
)

// lockFile makes an open file this one's alone until it is closed, among all
// that ask for it so.
func lockFile(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}
