package cache

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// FileName is what a cache is called unless a person names it. A file of this
// name is taken for a cache whatever it holds.
const FileName = "sosik.db"

// sighting is the file as it was found.
type sighting struct {
	info     os.FileInfo
	writable bool
}

// inspect looks what the file is, and refuses one that SQLite should not be let
// near. It creates the file if there is none, so that only its owner can read it.
func inspect(path string) (seen sighting, err error) {
	// Even to open a device or a pipe may do something to it.
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return seen, fmt.Errorf("%w: %s", ErrIrregular, info.Mode().Type())
	}
	seen.writable = true
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if forbidden(err) {
		seen.writable = false
		f, err = openToRead(path, err)
	}
	if err != nil {
		return seen, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if seen.info, err = f.Stat(); err != nil {
		return seen, err
	}
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return seen, err
	}
	return seen, recognize(head[:n], path)
}

// openToRead opens a file that may not be written. If there is none, it says why
// none could be made.
func openToRead(path string, why error) (*os.File, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = why
	}
	return f, err
}

// forbidden says that something may not be done here, by anyone or by this user.
func forbidden(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// The header of an SQLite file: https://www.sqlite.org/fileformat2.html
const (
	headMagic = "SQLite format 3\x00"
	headID    = 68 // where the application ID is
	headSize  = 100
)

// recognize says what is wrong with a file that begins with head. A database
// with another mark or none may still be ours while it is being made: version
// looks into it.
func recognize(head []byte, path string) error {
	switch {
	case len(head) == 0 || len(head) == headSize && strings.HasPrefix(string(head), headMagic):
		return nil
	case filepath.Base(path) == FileName:
		return fmt.Errorf("%w: it does not begin as a database", ErrDamaged)
	}
	return ErrForeign
}

// ours says that a file which has proved to be damaged is or was a cache.
func ours(path string) bool {
	if filepath.Base(path) == FileName {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // it was only read
	head := make([]byte, headSize)
	_, err = io.ReadFull(f, head)
	return err == nil && binary.BigEndian.Uint32(head[headID:]) == applicationID
}

// setAside renames a damaged file, with its journal, to a name that tells when.
// If another process has done so meanwhile, there is another file by now, and
// nothing to do.
func setAside(path string, seen os.FileInfo, now time.Time) (string, error) {
	if info, err := os.Stat(path); err != nil || !os.SameFile(seen, info) {
		return "", nil //nolint:nilerr // a file that is gone is set aside
	}
	if !ours(path) {
		return "", ErrForeign
	}
	aside := path + ".damaged-" + now.Format("20060102-150405")
	for n := 2; exists(aside); n++ {
		aside = fmt.Sprintf("%s.damaged-%s-%d", path, now.Format("20060102-150405"), n)
	}
	if err := os.Rename(path, aside); err != nil {
		return "", fmt.Errorf("set damaged cache aside: %w", err)
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := os.Rename(path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("set damaged cache aside: %w", err)
		}
	}
	unsuspect(path)
	return aside, nil
}
