package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Options are what a DB is opened with. The zero value will do.
type Options struct {
	Person string // whose marks are read and set
	// Owner names this process among all that use the file, as
	// "host:pid:start" does, and Alive says whether the one so named still
	// runs. They decide whether a visit was broken off; see [Board.Arrive].
	// Nobody is taken to be alive if Alive is nil. It is called while the file
	// is locked for writing, and so must be quick and not use the cache.
	Owner string
	Alive func(owner string) bool
	Now   func() time.Time // time.Now if nil
	Log   *slog.Logger     // nowhere if nil
}

// DB is the file. It is safe for concurrent use.
type DB struct {
	path      string
	person    string
	owner     string
	alive     func(owner string) bool
	now       func() time.Time
	log       *slog.Logger
	setAside  string
	seen      sighting
	readOnly  bool
	temporary string // folder that Close removes, "" if the file is kept

	reader *sql.DB
	writer *sql.DB
	// writing is held by whoever writes, so that goroutines of this process
	// wait for each other by context and not by SQLite's polling.
	writing chan struct{}

	closing context.Context // of requests to boards
	close   context.CancelFunc
	running sync.WaitGroup

	mu    sync.Mutex
	lanes map[string]*lane // by board key
}

// How long SQLite itself waits for another process, and how often we then ask
// again, so that no person ever reads "database is locked".
const (
	busyTimeout = 5 * time.Second
	busyTries   = 6
)

// maxReaders bounds the connections for reading. Each costs about 2 MB once it
// has been used, and two cores do not profit from more.
const maxReaders = 4

// connect makes the two pools of connections; it does not open the file yet.
// The busy_timeout stands before everything that may have to wait.
func (db *DB) connect(extra string) error {
	base := db.address(extra)
	// Both are said for every connection: SQLite keeps only the journal's mode
	// in the file.
	reading := base + "&_pragma=query_only(1)&_pragma=cache_size(-1024)"
	writing := base + "&_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)" +
		"&_pragma=foreign_keys(1)&_pragma=journal_size_limit(4194304)&_pragma=cache_size(-2048)"
	var err error
	if db.reader, err = sql.Open("sqlite", reading); err != nil {
		return err
	}
	if db.writer, err = sql.Open("sqlite", writing); err != nil {
		return err
	}
	db.reader.SetMaxOpenConns(maxReaders)
	db.reader.SetMaxIdleConns(2)
	db.writer.SetMaxOpenConns(1)
	return nil
}

// address is the file for SQLite, which is told how to open it by extra.
func (db *DB) address(extra string) string {
	name := filepath.ToSlash(db.path)
	if !strings.HasPrefix(name, "/") {
		name = "/" + name // file:///C:/…
	}
	return (&url.URL{Scheme: "file", Path: name}).String() +
		fmt.Sprintf("?_pragma=busy_timeout(%d)%s", busyTimeout.Milliseconds(), extra)
}

// Close ends the requests to boards that are under way and closes the file.
func (db *DB) Close() error {
	db.land()
	err := db.disconnect()
	if db.temporary != "" {
		err = errors.Join(err, os.RemoveAll(db.temporary))
	}
	return err
}

func (db *DB) disconnect() error {
	return errors.Join(db.reader.Close(), db.writer.Close())
}

// SetAside is the path under which a damaged file was kept when this one was
// opened, "" if there was none.
func (db *DB) SetAside() string { return db.setAside }

// ReadOnly says that the file cannot be written, be it for its permissions or
// for those of its folder. What is kept can be read; everything that would be
// kept fails with ErrReadOnly.
func (db *DB) ReadOnly() bool { return db.readOnly }

// Temporary says that no file could be opened where one was wanted, since
// nothing may be written there, and that everything is forgotten with Close. It
// begins empty, or with what an older sosik has kept in a file that may only be
// read.
func (db *DB) Temporary() bool { return db.temporary != "" }

// durability says what a write survives.
type durability bool

const (
	// quick survives the end of the process at any moment: the data is with
	// the operating system. A power cut may take the last seconds back.
	quick durability = false
	// durable survives a power cut too: the journal is flushed to the disk.
	durable durability = true
)

// tx is a writing transaction. It prepares each statement once.
type tx struct {
	*sql.Tx
	stmts map[string]*sql.Stmt
}

func (t *tx) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := t.stmts[query]; ok {
		return s, nil
	}
	s, err := t.PrepareContext(ctx, query)
	if err == nil {
		t.stmts[query] = s // closed with the transaction
	}
	return s, err
}

// exec runs a statement that will be run many times.
func (t *tx) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := t.stmt(ctx, query) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// row queries one row with a statement that will be run many times.
func (t *tx) row(ctx context.Context, query string, args []any, into ...any) error {
	s, err := t.stmt(ctx, query) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return err
	}
	return s.QueryRowContext(ctx, args...).Scan(into...)
}

// write runs f in one transaction, and again if another process was in the way.
func (db *DB) write(ctx context.Context, what string, d durability, f func(*tx) error) error {
	select {
	case db.writing <- struct{}{}:
		defer func() { <-db.writing }()
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", what, ctx.Err())
	}
	if db.readOnly {
		return fmt.Errorf("%s: %w", what, ErrReadOnly)
	}
	return db.retry(ctx, what, func() error { return db.writeOnce(ctx, d, f) })
}

func (db *DB) writeOnce(ctx context.Context, d durability, f func(*tx) error) (err error) {
	level := "PRAGMA synchronous = NORMAL"
	if d == durable {
		level = "PRAGMA synchronous = FULL"
	}
	if _, err := db.writer.ExecContext(ctx, level); err != nil {
		return err
	}
	t, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, rollback(t))
		}
	}()
	if err := f(&tx{t, map[string]*sql.Stmt{}}); err != nil {
		return err
	}
	return t.Commit()
}

func rollback(t *sql.Tx) error {
	if err := t.Rollback(); !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil // the context ended it before us
}

// read runs f, which only reads, and again if another process was in the way.
func (db *DB) read(ctx context.Context, what string, f func(queryer) error) error {
	return db.retry(ctx, what, func() error { return f(db.reader) })
}

// snapshot is read where all that f reads is of one moment.
func (db *DB) snapshot(ctx context.Context, what string, f func(queryer) error) error {
	return db.retry(ctx, what, func() (err error) {
		t, err := db.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rollback(t)) }()
		return f(t)
	})
}

// retry runs f until nobody is in the way, and names what was attempted.
func (db *DB) retry(ctx context.Context, what string, f func() error) error {
	for try := 1; ; try++ {
		err := f()
		if !busy(err) || try == busyTries {
			return db.named(what, err)
		}
		db.log.Debug("cache is busy", "what", what, "try", try, "error", err)
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s: %w", what, ctx.Err())
		case <-time.After(time.Duration(try) * 20 * time.Millisecond):
		}
	}
}

// named wraps err and remembers, for whoever opens the file next, that it may
// be damaged.
func (db *DB) named(what string, err error) error {
	err = wrap(what, err)
	if errors.Is(err, ErrDamaged) {
		db.log.Error("cache is damaged", "path", db.path, "error", err)
		if ours(db.path) {
			suspect(db.path)
		}
	}
	return err
}

// query runs a query and calls scan for each of its rows.
func query(ctx context.Context, q queryer, scan func(*sql.Rows) error, text string, args ...any) (err error) {
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
