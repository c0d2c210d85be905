package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	lib "modernc.org/sqlite/lib"
)

// Open opens the cache at path, and creates it and its folder if there is none.
//
// A damaged file is set aside and a new one begun; [DB.SetAside] then says where
// the old one is. That is only done to a file that is or was a cache: one that
// begins as a database with our application ID or, so that our own file blocks
// nobody however badly it is damaged, one that is called [FileName]. Any other
// file that is not empty is refused with ErrForeign, that of a newer sosik with
// ErrNewer, and what is no regular file with ErrIrregular; none of them is
// touched.
//
// A file that may only be read is opened for reading; see [DB.ReadOnly]. If an
// older sosik has written it, it cannot be brought up to date, and a temporary
// copy of it is opened. Where
// there is none and none may be made, or it may not even be read, the cache is a
// file in the folder for temporary files; see [DB.Temporary].
//
// Opening reads the first page of the file and nothing more, so that it takes
// the same time for any number of notices. Damage further in is noticed by
// whoever comes upon it, fails there with ErrDamaged, and is looked for when the
// file is opened the next time.
func Open(ctx context.Context, path string, opts Options) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	db := &DB{
		path: path, person: opts.Person, owner: opts.Owner, alive: opts.Alive, now: opts.Now, log: opts.Log,
		writing: make(chan struct{}, 1), lanes: map[string]*lane{},
	}
	db.closing, db.close = context.WithCancel(context.Background())
	if db.now == nil {
		db.now = time.Now
	}
	if db.alive == nil {
		db.alive = func(string) bool { return false }
	}
	if db.log == nil {
		db.log = slog.New(slog.DiscardHandler)
	}
	err = db.open(ctx)
	if errors.Is(err, ErrDamaged) && !db.readOnly {
		if db.setAside, err = setAside(path, db.seen.info, db.now()); err == nil {
			db.log.Warn("damaged cache set aside", "as", db.setAside)
			err = db.open(ctx)
		}
	}
	if forbidden(err) {
		err = db.openTemporary(ctx, err)
	}
	if err != nil {
		db.close()
		return nil, fmt.Errorf("open cache %s: %w", path, err)
	}
	return db, nil
}

func (db *DB) open(ctx context.Context) error {
	if err := os.MkdirAll(filepath.Dir(db.path), 0o700); err != nil {
		return err
	}
	var err error
	if db.seen, err = inspect(db.path); err != nil {
		return err
	}
	if !db.seen.writable {
		return db.openReadOnly(ctx)
	}
	err = db.start(ctx, "")
	if code := primary(err); code == lib.SQLITE_CANTOPEN || code == lib.SQLITE_READONLY || code == lib.SQLITE_PERM {
		// The folder cannot be written, so that there can be no journal.
		return db.openReadOnly(ctx)
	}
	return err
}

// openTemporary begins a cache in a folder of its own that Close removes. Why
// the other one could not be opened is said if this one cannot be either.
func (db *DB) openTemporary(ctx context.Context, why error) error {
	folder, err := os.MkdirTemp("", "sosik-")
	if err != nil {
		return errors.Join(why, err)
	}
	db.log.Warn("cache is temporary", "folder", folder, "error", why)
	db.temporary, db.readOnly = folder, false
	db.path = filepath.Join(folder, FileName)
	if err := db.open(ctx); err != nil {
		return errors.Join(why, err, os.RemoveAll(folder))
	}
	return nil
}

// start connects and brings the schema up to date. A connection for writing is
// only made if that is needed.
func (db *DB) start(ctx context.Context, extra string) error {
	if err := db.connect(extra); err != nil {
		return err
	}
	err := db.begin(ctx)
	if err != nil {
		err = errors.Join(err, db.disconnect())
	}
	return err
}

func (db *DB) begin(ctx context.Context) error {
	if suspected(db.path) && !db.readOnly {
		if err := db.examine(ctx); err != nil {
			return err
		}
	}
	steps := migrations()
	v := 0
	err := db.read(ctx, "open", func(q queryer) (err error) {
		v, err = version(ctx, q, len(steps))
		return err
	})
	if err != nil || v == len(steps) {
		return err
	}
	if db.readOnly {
		return errOlder
	}
	return db.migrate(ctx, steps)
}

// errOlder says that a file would have to be brought up to date and may not be
// written.
var errOlder = errors.New("cache was written by an older version of sosik")

// openReadOnly opens a file that cannot be written. If its folder cannot be
// written either, SQLite can only read it by trusting that nobody else writes,
// which is right as long as there is no journal.
func (db *DB) openReadOnly(ctx context.Context) error {
	db.readOnly = true
	how := "&mode=ro"
	err := db.start(ctx, how)
	if code := primary(err); code == lib.SQLITE_CANTOPEN || code == lib.SQLITE_READONLY {
		if info, statErr := os.Stat(db.path + "-wal"); statErr != nil || info.Size() == 0 {
			how += "&immutable=1"
			err = db.start(ctx, how)
		}
	}
	if errors.Is(err, errOlder) {
		return db.openCopy(ctx, how)
	}
	return err
}

// openCopy opens a copy of an older file that may only be read, in a folder of
// its own that Close removes.
func (db *DB) openCopy(ctx context.Context, how string) (err error) {
	folder, err := os.MkdirTemp("", "sosik-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	old, err := sql.Open("sqlite", db.address(how))
	if err != nil {
		return err
	}
	path := filepath.Join(folder, FileName)
	_, err = old.ExecContext(ctx, `VACUUM INTO ?`, path)
	if err = errors.Join(err, old.Close()); err != nil {
		return wrap("copy older cache", err)
	}
	db.log.Warn("cache is a temporary copy of an older one", "folder", folder, "path", db.path)
	db.temporary, db.readOnly, db.path = folder, false, path
	return db.open(ctx)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// suspect leaves a note beside the file that it should be examined. If even the
// note cannot be written, the damage will be come upon again.
func suspect(path string) {
	if f, err := os.Create(path + ".suspect"); err == nil {
		_ = f.Close()
	}
}

func suspected(path string) bool { return exists(path + ".suspect") }

func unsuspect(path string) { _ = os.Remove(path + ".suspect") }

// examine goes over the whole file, which takes about a second.
func (db *DB) examine(ctx context.Context) error {
	var found string
	err := db.read(ctx, "examine", func(q queryer) error {
		return q.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found)
	})
	if err == nil && found != "ok" {
		err = fmt.Errorf("%w: %s", ErrDamaged, found)
	}
	if err == nil {
		unsuspect(db.path)
	}
	return err
}
