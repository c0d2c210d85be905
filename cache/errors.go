package cache

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"city/sosik/feed"
)

// What can be wrong with the file when it is opened. Test with errors.Is.
var (
	ErrNewer     = errors.New("cache was written by a newer version of sosik")
	ErrForeign   = errors.New("file is not a cache of sosik")
	ErrIrregular = errors.New("not a regular file")
)

// What can go wrong at any time, of the kinds that the reader has words for.
var (
	ErrDamaged  = fmt.Errorf("cache: %w", feed.ErrDamaged)
	ErrReadOnly = fmt.Errorf("cache: %w", feed.ErrReadOnly)
	ErrFull     = fmt.Errorf("cache: %w", feed.ErrFull)
)

// wrap says what was attempted and, where SQLite's code tells, which of the
// above it was. It returns nil for nil.
func wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	switch primary(err) {
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		err = fmt.Errorf("%w: %w", ErrReadOnly, err)
	case lib.SQLITE_FULL:
		err = fmt.Errorf("%w: %w", ErrFull, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}

// primary returns SQLite's primary result code of err, 0 if it has none.
func primary(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// busy says that another process was in the way, so that trying again helps.
func busy(err error) bool {
	switch primary(err) {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_PROTOCOL:
		return true
	}
	return false
}
