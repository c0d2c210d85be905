package main

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// maxLog is the size at which the log is put aside for a new one. One old log
// is kept.
const maxLog = 1 << 20

// noLog in the settings switches the log off.
const noLog = "off"

// newLog returns a logger that writes to a file, and the function that closes
// it. The file is made when there is something to say: a reader that starts
// and ends well leaves nothing behind, and does not wait for a slow home.
func newLog(path, level string) (*slog.Logger, func() error) {
	if path == noLog {
		return slog.New(slog.DiscardHandler), func() error { return nil }
	}
	var least slog.Level
	if err := least.UnmarshalText([]byte(level)); err != nil {
		least = slog.LevelInfo // the settings allow only names that slog knows
	}
	f := &logFile{path: path}
	return slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{Level: least})), f.Close
}

// logFile is a file that is opened by its first line. A log that cannot be
// written is not worth stopping a reader for, so its errors end here.
type logFile struct {
	path string

	mu     sync.Mutex
	file   *os.File
	failed bool
}

func (l *logFile) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil && !l.failed {
		l.failed = l.open() != nil
	}
	if l.failed {
		return len(line), nil
	}
	return l.file.Write(line)
}

func (l *logFile) open() error {
	if err := os.MkdirAll(filepath.Dir(l.path), 0o700); err != nil {
		return err
	}
	if info, err := os.Stat(l.path); err == nil && info.Size() > maxLog {
		if err := os.Rename(l.path, l.path+".old"); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	f, err := os.OpenFile(l.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	l.file = f
	return err
}

// Close closes the file if there is one.
func (l *logFile) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file, l.failed = nil, true
	return err
}
