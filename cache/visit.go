package cache

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"sync"

	"city/sosik/feed"
)

// visit is the running visit of a Board, if it has arrived.
type visit struct {
	mu      sync.Mutex
	arrived bool
	base    string // sight
}

func (v *visit) begin(base string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.arrived, v.base = true, base
}

// baseline returns the sight that is the baseline of the visit, and whether
// there is a visit.
func (v *visit) baseline() (string, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.base, v.arrived
}

// visited is a person's row in the file.
type visited struct {
	exists      bool
	base, last  string // sights
	at          int64
	state       string
	ended       bool
	owner       string
	ownerIsHere bool // and runs
}

func (db *DB) visited(ctx context.Context, q queryer, board int64) (v visited, err error) {
	err = q.QueryRowContext(ctx, `SELECT base, last, at, state, ended, owner FROM visit
		WHERE board = ? AND person = ?`, board, db.person).
		Scan(&v.base, &v.last, &v.at, &v.state, &v.ended, &v.owner)
	if errors.Is(err, sql.ErrNoRows) {
		return visited{}, nil
	}
	v.exists = err == nil
	v.ownerIsHere = err == nil && v.owner != "" && !v.ended && db.alive(v.owner)
	return v, err
}

// broken says that the visit ended, and not by the person's will.
func (v visited) broken() bool { return v.exists && !v.ended && !v.ownerIsHere }

// foreign says that the row belongs to another process that is still visiting.
func (v visited) foreign(owner string) bool { return v.ownerIsHere && v.owner != owner }

// Arrive begins a visit. From now on Status.Fresh tells how many notices stand
// above what was newest when the person was last here, and stays true to that
// until the next visit.
//
// If the last visit was broken off (it was not left with Leave, and its owner no
// longer runs; see [Options]), the visit goes on: Visit.State is what SaveState
// kept last, and what was new then is still new. A second reader that is opened
// beside a running one begins afresh and disturbs nothing of the first.
//
// In a cache that is read-only there is nothing to go on with: State is "", and
// that a visit has begun is not kept. That is no error.
func (b *Board) Arrive(ctx context.Context) (feed.Visit, error) {
	var was visited
	if b.db.readOnly {
		err := b.db.read(ctx, "begin visit", func(q queryer) error {
			st, err := b.stateFrom(ctx, q)
			if err == nil {
				was, err = b.db.visited(ctx, q, st.rid)
			}
			return err
		})
		if err == nil {
			b.visit.begin(was.last)
		}
		return feed.Visit{Last: fromMillis(was.at)}, err
	}
	var base, state string
	err := b.db.write(ctx, "begin visit", quick, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		if was, err = b.db.visited(ctx, t, st.rid); err != nil {
			return err
		}
		base, state = was.last, ""
		if was.broken() {
			base, state = was.base, was.state
		}
		if was.foreign(b.db.owner) {
			return nil // the first SaveState will take it over
		}
		_, err = t.exec(ctx, `INSERT INTO visit (board, person, base, state, owner) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT DO UPDATE SET base = ?3, state = ?4, owner = ?5, ended = 0`,
			st.rid, b.db.person, base, state, b.db.owner)
		return err
	})
	if err != nil {
		return feed.Visit{}, err
	}
	b.visit.begin(base)
	return feed.Visit{Last: fromMillis(was.at), State: state}, nil
}

// SaveState keeps where the person stands, for a visit that is broken off, and
// notes what is newest now, for the next visit. It survives the end of the
// process at any moment; a power cut may take the last seconds back. It costs a
// fraction of a millisecond.
//
// Of two readers of one person the one that saved last is the one that can be
// gone on with. In a read-only cache it fails with ErrReadOnly, which a reader
// need not tell anyone.
func (b *Board) SaveState(ctx context.Context, state string) error {
	return b.db.write(ctx, "save state", quick, func(t *tx) error {
		return b.saveVisit(ctx, t, state, false)
	})
}

// Leave ends the visit by the person's own will: what is newest now is what the
// next one is compared with, and there is nothing to restore. In a read-only
// cache it fails with ErrReadOnly.
//
// If the visit that is kept is that of another process, which SaveState has
// handed it to, that stays as it is.
func (b *Board) Leave(ctx context.Context) error {
	return b.db.write(ctx, "end visit", quick, func(t *tx) error {
		return b.saveVisit(ctx, t, "", true)
	})
}

func (b *Board) saveVisit(ctx context.Context, t *tx, state string, ended bool) error {
	st, err := b.enter(ctx, t)
	if err != nil {
		return err
	}
	now, err := look(ctx, t, st, math.MaxInt64)
	if err != nil {
		return err
	}
	was, err := b.db.visited(ctx, t, st.rid)
	if err != nil {
		return err
	}
	now = orElse(now, was.last)
	if ended && was.exists && was.owner != b.db.owner {
		_, err = t.exec(ctx, `UPDATE visit SET last = ?, at = ? WHERE board = ? AND person = ?`,
			now, millis(b.db.now()), st.rid, b.db.person)
		return err
	}
	base, arrived := b.visit.baseline()
	if !arrived {
		base = was.base
	}
	_, err = t.exec(ctx, `INSERT INTO visit (board, person, base, last, at, state, ended, owner)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
		ON CONFLICT DO UPDATE SET base = ?3, last = ?4, at = ?5, state = ?6, ended = ?7, owner = ?8`,
		st.rid, b.db.person, base, now, millis(b.db.now()), state, ended, b.db.owner)
	return err
}

// freshAbove returns the number above which notices are fresh: those that have
// arrived since the baseline of the visit, or of the one that is kept if there is
// none. It is feed.Unknown if there is no baseline.
func (db *DB) freshAbove(ctx context.Context, q queryer, st state, v *visit) (int, error) {
	base, arrived := v.baseline()
	if !arrived {
		err := q.QueryRowContext(ctx, `SELECT base FROM visit WHERE board = ? AND person = ?`, st.rid, db.person).Scan(&base)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, err
		}
	}
	return above(ctx, q, st, base)
}

// fresh counts the fresh notices, feed.Unknown if nobody can tell.
func (db *DB) fresh(ctx context.Context, q queryer, st state, v *visit) (int, error) {
	number, err := db.freshAbove(ctx, q, st, v)
	if err != nil || number == feed.Unknown || st.counts.total == feed.Unknown {
		return feed.Unknown, err
	}
	return max(st.counts.total-number, 0), nil
}
