package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// errExists says that there is a file of that name with another content.
var errExists = errors.New("exists with another content")

// outFile is how a file is written: under a temporary name beside its place, so
// that what stands under its name is always whole.
type outFile struct {
	path  string
	force bool // in the place of a file with another content
	sync  bool // be on the disk before it gets its name
}

// write writes the file with f. If there is a file with the very same content it
// stays, and one with another is left alone with errExists unless force is set.
func (o outFile) write(f func(io.Writer) error) (err error) {
	file, err := o.create()
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = file.Close()           // it may be closed
			_ = os.Remove(file.Name()) // and it may have been renamed
		}
	}()
	w := bufio.NewWriterSize(file, 64<<10)
	if err := f(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if o.sync {
		if err := file.Sync(); err != nil {
			return err
		}
	}
	if err := file.Close(); err != nil {
		return err
	}
	switch same, err := sameContent(file.Name(), o.path); {
	case err != nil:
		return err
	case same:
		return os.Remove(file.Name())
	case o.force:
		return os.Rename(file.Name(), o.path)
	}
	if _, err := os.Lstat(o.path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(errExists, err)
	}
	return os.Rename(file.Name(), o.path)
}

// create makes the temporary file, with the permissions of any file that a
// person makes; those of os.CreateTemp would keep it to themselves.
func (o outFile) create() (*os.File, error) {
	for try := 0; ; try++ {
		name := ".sosik-" + strconv.FormatUint(rand.Uint64(), 36) + ".tmp"
		f, err := os.OpenFile(filepath.Join(filepath.Dir(o.path), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) && try < 100 {
			continue
		}
		return f, err
	}
}

// sameContent says that there is a regular file at b whose bytes are those of a.
func sameContent(a, b string) (bool, error) {
	info, err := os.Lstat(b)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	written, err := os.Open(a)
	if err != nil {
		return false, err
	}
	defer func() { _ = written.Close() }() // it was only read
	if own, err := written.Stat(); err != nil || own.Size() != info.Size() {
		return false, err
	}
	there, err := os.Open(b)
	if err != nil {
		return false, nil // what cannot be read is something else
	}
	defer func() { _ = there.Close() }()
	return sameBytes(written, there)
}

func sameBytes(a, b io.Reader) (bool, error) {
	var x, y [32 << 10]byte
	for {
		n, err := io.ReadFull(a, x[:])
		m, err2 := io.ReadFull(b, y[:])
		if !bytes.Equal(x[:n], y[:m]) {
			return false, nil
		}
		ended, ended2 := err == io.EOF || err == io.ErrUnexpectedEOF, err2 == io.EOF || err2 == io.ErrUnexpectedEOF
		switch {
		case err != nil && !ended:
			return false, err
		case err2 != nil && !ended2:
			return false, err2
		case ended || ended2:
			return ended == ended2, nil
		}
	}
}
