package cache

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"city/sosik/feed"
)

// Board is one board's place in the cache, with the source that can be asked for
// more of it. It is safe for concurrent use.
//
// Status, Entries, Pinned, Find, Article, Search, Found, Keys, Versions and
// Missing answer from the file. Refresh, Fill, Reload, Page, Fetch and Sync ask
// the source, keep what it says and fail with what it fails with; what was kept
// before stays.
type Board struct {
	db     *DB
	src    feed.Source
	info   feed.Board
	origin origin
	lane   *lane
	churn  *churn
	roster *roster
	visit  *visit
}

// Board returns the place of the source's board, which its key names. It does
// not touch the file.
func (db *DB) Board(src feed.Source) *Board {
	info := src.Board()
	db.mu.Lock()
	defer db.mu.Unlock()
	l := db.lanes[info.Key]
	if l == nil {
		l = db.newLane()
		db.lanes[info.Key] = l
	}
	return &Board{db: db, src: src, info: info, origin: originOf(info.URL), lane: l, churn: &churn{}, roster: &roster{}, visit: &visit{}}
}

// Boards returns the status of every board in the cache, by name.
func (db *DB) Boards(ctx context.Context) ([]feed.Status, error) {
	var all []feed.Status
	err := db.read(ctx, "list boards", func(q queryer) error {
		var states []state
		err := query(ctx, q, func(rows *sql.Rows) error {
			st, err := scanState(rows)
			states = append(states, st)
			return err
		}, stateQuery+` ORDER BY b.name, b.key`, db.person)
		if err != nil {
			return err
		}
		all = make([]feed.Status, len(states))
		for i, st := range states {
			all[i] = st.status()
			if all[i].Fresh, err = db.fresh(ctx, q, st, &visit{}); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// Status says what is known of the board.
func (b *Board) Status(ctx context.Context) (feed.Status, error) {
	var status feed.Status
	err := b.db.read(ctx, "read board", func(q queryer) error {
		st, err := b.stateFrom(ctx, q)
		status = st.status()
		status.Board = b.info
		if err == nil {
			status.Fresh, err = b.db.fresh(ctx, q, st, b.visit)
		}
		return err
	})
	return status, err
}

// state is the board's row.
type state struct {
	rid       int64 // 0: the board is not in the file yet
	board     feed.Board
	counts    counts
	main      int64 // strand
	shaken    bool  // rows have stopped being sure, and page 1 has not joined the strands since
	seq       int64
	refreshed time.Time
	cached    int
	read      int
}

func (st state) status() feed.Status {
	s := feed.Status{
		Board: st.board, Total: st.counts.total, PerPage: st.counts.perPage,
		Unread: feed.Unknown, Fresh: feed.Unknown, Cached: st.cached, Refreshed: st.refreshed,
	}
	if s.Total != feed.Unknown {
		s.Unread = max(s.Total-st.read, 0)
	}
	return s
}

const stateQuery = `SELECT b.rid, b.key, b.name, b.url, b.total, b.estimated, b.per_page, b.pages,
	b.floor, b.doubted, b.main, b.shaken, b.seq, b.refreshed, b.cached, coalesce(t.read, 0)
	FROM board b LEFT JOIN tally t ON t.board = b.rid AND t.person = ?1`

// scanner is a row of a result.
type scanner interface{ Scan(into ...any) error }

func scanState(row scanner) (state, error) {
	st := state{counts: newCounts()}
	var refreshed int64
	c := &st.counts
	err := row.Scan(&st.rid, &st.board.Key, &st.board.Name, &st.board.URL, &c.total, &c.estimated, &c.perPage,
		&c.pages, &c.floor, &c.doubted, &st.main, &st.shaken, &st.seq, &refreshed, &st.cached, &st.read)
	st.refreshed = fromMillis(refreshed)
	return st, err
}

// state reads the board's row.
func (b *Board) state(ctx context.Context) (st state, err error) {
	err = b.db.read(ctx, "read board", func(q queryer) error {
		st, err = b.stateFrom(ctx, q)
		return err
	})
	return st, err
}

func (b *Board) stateFrom(ctx context.Context, q queryer) (state, error) {
	st, err := scanState(q.QueryRowContext(ctx, stateQuery+` WHERE b.key = ?2`, b.db.person, b.info.Key))
	if errors.Is(err, sql.ErrNoRows) {
		return state{board: b.info, counts: newCounts()}, nil
	}
	return st, err
}

// enter makes sure that the board has a row and returns it.
func (b *Board) enter(ctx context.Context, t *tx) (state, error) {
	_, err := t.exec(ctx, `INSERT INTO board (key, name, url) VALUES (?1, ?2, ?3)
		ON CONFLICT (key) DO UPDATE SET name = ?2, url = ?3 WHERE name <> ?2 OR url <> ?3`,
		b.info.Key, b.info.Name, b.info.URL)
	if err != nil {
		return state{}, err
	}
	return b.stateFrom(ctx, t)
}

// save writes what a page said of its board.
func (st state) save(ctx context.Context, t *tx) error {
	c := st.counts
	_, err := t.exec(ctx, `UPDATE board SET total = ?, estimated = ?, per_page = ?, pages = ?, floor = ?,
		doubted = ?, main = ?, shaken = ?, seq = ?, refreshed = ? WHERE rid = ?`,
		c.total, c.estimated, c.perPage, c.pages, c.floor, c.doubted, st.main, st.shaken, st.seq, millis(st.refreshed), st.rid)
	return err
}

// millis is how times are kept; the zero time is 0.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).In(feed.Korea)
}
