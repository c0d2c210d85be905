package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Changes returns a channel on which a value arrives whenever another process,
// or another DB of this one, has committed something to the file. What this DB
// writes does not count. Values that nobody has taken yet are one value, and
// there are no more than a few a second. The channel is closed when ctx ends or
// the DB is closed.
//
// A value arrives within a fraction of a second of the commit, or within about
// one second where the file's folder cannot be watched, as on network file
// systems or when the system has no watches left. Where it can be, nothing runs
// while nothing happens.
//
// Whoever reads the file after Changes has returned misses nothing that was
// committed before. It fails if the file cannot be read.
func (db *DB) Changes(ctx context.Context) (<-chan struct{}, error) {
	if db.closing.Err() != nil {
		return nil, fmt.Errorf("watch cache: %w", sql.ErrConnDone)
	}
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(db.closing, cancel)
	end := func() { stop(); cancel() }
	w := &watch{db: db, changed: make(chan struct{}, 1)}
	if err := w.begin(ctx); err != nil {
		err = errors.Join(err, w.end())
		end()
		return nil, fmt.Errorf("watch cache: %w", err)
	}
	db.running.Add(1)
	go func() {
		defer db.running.Done()
		defer end()
		defer close(w.changed)
		w.run(ctx)
		if err := w.end(); err != nil {
			db.log.Debug("watching the cache ended badly", "error", err)
		}
	}()
	return w.changed, nil
}

// When the watch looks, after something has happened to the file. The event
// comes when the journal is written, but what was written counts only when that
// has been flushed, of which there is no event: hence again, and again.
var looks = []time.Duration{20 * time.Millisecond, 250 * time.Millisecond, time.Second, 5 * time.Second}

const (
	lookPause = 250 * time.Millisecond // between two looks at least
	pollPause = time.Second            // between two looks where there are no events
)

// watch looks whether others have changed the file.
type watch struct {
	db      *DB
	changed chan struct{}
	folder  *fsnotify.Watcher // nil: there are no events
	names   [2]string         // of the files whose events count
	conn    *sql.Conn         // to look with, if not the writer's
	last    commits

	timer  *time.Timer
	due    time.Time // of the timer; zero if it is not running
	round  int       // index into looks of what the timer is for
	looked time.Time // the last time
}

// commits is SQLite's count of the commits that a connection has seen others make.
type commits struct {
	connection any
	count      int64
}

func (w *watch) begin(ctx context.Context) (err error) {
	if w.folder, err = w.open(); err != nil {
		w.db.log.Debug("cache is polled", "error", err)
	}
	if w.db.readOnly {
		if w.conn, err = w.db.reader.Conn(ctx); err != nil {
			return err
		}
	}
	return w.db.retry(ctx, "look for changes", func() (err error) {
		w.last, err = w.count(ctx)
		return err
	})
}

func (w *watch) end() (err error) {
	if w.folder != nil {
		err = w.folder.Close()
	}
	if w.conn != nil {
		err = errors.Join(err, w.conn.Close())
	}
	return err
}

// open watches the folder in which the file really is: that is where SQLite
// puts the journal.
func (w *watch) open() (*fsnotify.Watcher, error) {
	path, err := filepath.EvalSymlinks(w.db.path)
	if err != nil {
		return nil, err
	}
	if err := watchable(filepath.Dir(path)); err != nil {
		return nil, err
	}
	w.names = [2]string{path, path + "-wal"}
	folder, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := folder.Add(filepath.Dir(path)); err != nil {
		return nil, errors.Join(err, folder.Close())
	}
	return folder, nil
}

// run looks until ctx ends.
func (w *watch) run(ctx context.Context) {
	w.timer = time.NewTimer(time.Hour)
	w.timer.Stop()
	defer w.timer.Stop()
	var events <-chan fsnotify.Event
	var troubles <-chan error
	if w.folder != nil {
		events, troubles = w.folder.Events, w.folder.Errors
	}
	for {
		if events == nil && w.due.IsZero() {
			w.arm(pollPause)
		}
		select {
		case <-ctx.Done():
			return
		case e, ok := <-events:
			switch {
			case !ok, e.Name == filepath.Dir(w.names[0]): // it is gone or has moved
				events = nil
			case e.Name == w.names[0] || e.Name == w.names[1]:
				w.soon()
			}
		case err, ok := <-troubles:
			if !ok {
				troubles = nil
			}
			w.db.log.Debug("watching the cache", "error", err)
			w.soon() // events may be lost
		case <-w.timer.C:
			w.due = time.Time{}
			w.look(ctx)
			if w.round++; events != nil && w.round < len(looks) {
				w.arm(looks[w.round])
			}
		}
	}
}

// soon begins the looks that follow upon an event.
func (w *watch) soon() {
	wait := max(looks[0], lookPause-time.Since(w.looked))
	if w.due.IsZero() || time.Until(w.due) > wait {
		w.arm(wait)
	}
	w.round = 0
}

func (w *watch) arm(wait time.Duration) {
	w.due = time.Now().Add(wait)
	w.timer.Reset(wait)
}

// look compares the counts and tells of a change. That nobody could look is no
// news: the next look will tell.
func (w *watch) look(ctx context.Context) {
	w.looked = time.Now()
	now, err := w.count(ctx)
	if err != nil {
		w.db.log.Debug("looking for changes", "error", err)
		return
	}
	if now == w.last {
		return
	}
	w.last = now
	select {
	case w.changed <- struct{}{}:
	default: // there is one already
	}
}

// count asks the connection that writes, since SQLite counts what any other has
// committed. If database/sql has made a new one meanwhile, the counts cannot be
// compared, and what is returned says so.
func (w *watch) count(ctx context.Context) (c commits, err error) {
	conn := w.conn
	if conn == nil {
		select {
		case w.db.writing <- struct{}{}:
			defer func() { <-w.db.writing }()
		case <-ctx.Done():
			return c, ctx.Err()
		}
		if conn, err = w.db.writer.Conn(ctx); err != nil {
			return c, err
		}
		defer func() { err = errors.Join(err, conn.Close()) }()
	}
	err = conn.Raw(func(driver any) error { c.connection = driver; return nil })
	if err != nil {
		return c, err
	}
	return c, conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&c.count)
}
