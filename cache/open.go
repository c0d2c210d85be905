package cache

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"syscall"
	"time"

	lib "modernc.org/sqlite/lib"
)

// Open opens the cache at path, and creates it and its folder if there is none.
//
// A damaged file is set aside and a new one begun; [DB.SetAside] then says where
// the old one is. A file that cannot be written is opened for reading. A file of
// a newer sosik is refused with ErrNewer, another program's database with
// ErrForeign; neither is touched.
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
		path: path, person: opts.Person, now: opts.Now, log: opts.Log,
		writing: make(chan struct{}, 1), lanes: map[string]*lane{},
	}
	db.closing, db.close = context.WithCancel(context.Background())
	if db.now == nil {
		db.now = time.Now
	}
	if db.log == nil {
		db.log = slog.New(slog.DiscardHandler)
	}
	err = db.open(ctx)
	if errors.Is(err, ErrDamaged) {
		if db.setAside, err = setAside(path, db.seen, db.now()); err == nil {
			db.log.Warn("damaged cache set aside", "as", db.setAside)
			err = db.open(ctx)
		}
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
	switch db.seen, err = inspect(db.path); {
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		return db.openReadOnly(ctx)
	case err != nil:
		return err
	}
	err = db.start(ctx, "")
	if code := primary(err); code == lib.SQLITE_CANTOPEN || code == lib.SQLITE_READONLY || code == lib.SQLITE_PERM {
		// The folder cannot be written, so that there can be no journal.
		return db.openReadOnly(ctx)
	}
	return err
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
	return db.migrate(ctx, steps)
}

// openReadOnly opens a file that cannot be written. If its folder cannot be
// written either, SQLite can only read it by trusting that nobody else writes,
// which is right as long as there is no journal.
func (db *DB) openReadOnly(ctx context.Context) error {
	db.readOnly = true
	err := db.start(ctx, "&mode=ro")
	if code := primary(err); code == lib.SQLITE_CANTOPEN || code == lib.SQLITE_READONLY {
		if info, statErr := os.Stat(db.path + "-wal"); statErr != nil || info.Size() == 0 {
			return db.start(ctx, "&mode=ro&immutable=1")
		}
	}
	return err
}

// inspect looks whether the file can be written and begins as a database does.
// It creates the file if there is none, so that only its owner can read it. It
// returns which file it saw.
func inspect(path string) (seen os.FileInfo, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if seen, err = f.Stat(); err != nil {
		return nil, err
	}
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	n, err := io.ReadFull(f, head)
	switch {
	case errors.Is(err, io.EOF): // new
		return seen, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return seen, err
	case !bytes.Equal(head[:n], []byte(magic)):
		return seen, fmt.Errorf("%w: it does not begin as a database", ErrDamaged)
	}
	return seen, nil
}

// setAside renames a damaged file, with its journal, to a name that tells when.
// If another process has done so meanwhile, there is another file by now, and
// nothing to do.
func setAside(path string, seen os.FileInfo, now time.Time) (string, error) {
	if info, err := os.Stat(path); err != nil || !os.SameFile(seen, info) {
		return "", nil //nolint:nilerr // a file that is gone is set aside
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
