package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"

	"city/sosik/feed"
)

// announcer is a saved search with how far it has been announced, and how far
// it will have been.
type announcer struct {
	rid   int64
	query string
	seen  string // sight
	pins  int64  // rid

	from     int    // the number of the sight
	next     string // sight
	nextPins int64
}

// Announce returns the notices that have arrived since the last that was
// announced and that the saved search of the name finds, oldest first, those
// without a number last. With mark it notes durably that these have been
// announced: whoever asks next, in this process or another, does not get them
// again. The first call for a search returns nothing and takes what is newest
// as announced.
//
// What has arrived but is not kept yet, since it stands on a page below the
// first, is announced once it is kept. A notice that is posted again is not
// announced again.
//
// It fails with feed.ErrNotFound if there is no such search and with a
// *query.Error if that is none; with mark, and in a read-only cache, with
// ErrReadOnly.
func (b *Board) Announce(ctx context.Context, name string, mark bool) ([]feed.Entry, error) {
	a, err := b.announcer(ctx, feed.Clean(name))
	if err != nil {
		return nil, err
	}
	if a.seen == "" {
		if b.db.readOnly && !mark || a.next == "" {
			return nil, nil
		}
		_, err := b.markAnnounced(ctx, a, nil)
		return nil, err
	}
	keys, err := b.matching(ctx, a.query)
	if err == nil {
		keys, err = b.unannounced(ctx, a, keys)
	}
	if err == nil && mark {
		keys, err = b.markAnnounced(ctx, a, keys)
	}
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	return b.entriesOf(ctx, keys)
}

// announcer reads a saved search and looks how far it can be announced now. That
// is before the search is made: what arrives between is left for the next time.
func (b *Board) announcer(ctx context.Context, name string) (a announcer, err error) {
	err = b.db.read(ctx, "read saved search", func(q queryer) error {
		st, err := b.stateFrom(ctx, q)
		if err != nil {
			return err
		}
		err = q.QueryRowContext(ctx, `SELECT rid, query, seen, pins,
			(SELECT coalesce(max(rid), 0) FROM notice WHERE board = ?1)
			FROM search WHERE board = ?1 AND person = ?2 AND name = ?3`, st.rid, b.db.person, name).
			Scan(&a.rid, &a.query, &a.seen, &a.pins, &a.nextPins)
		if err != nil {
			return err
		}
		top := math.MaxInt64
		if a.seen != "" {
			if a.from, err = above(ctx, q, st, a.seen); err != nil {
				return err
			}
			var known bool
			if top, known, err = wholeUpTo(ctx, q, st.rid, a.from); err != nil || !known {
				return err
			}
		}
		a.next, err = look(ctx, q, st, top)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = &feed.Error{Kind: feed.ErrNotFound, Err: fmt.Errorf("there is no saved search %q", name)}
	}
	a.next = orElse(a.next, a.seen)
	return a, err
}

// errEnough ends a query before its end.
var errEnough = errors.New("enough")

// wholeUpTo returns the number up to which all numbers above from are kept and
// sure. If from itself is only where its notice most likely stands, that is not
// known.
func wholeUpTo(ctx context.Context, q queryer, board int64, from int) (top int, known bool, err error) {
	top, known = from, from == 0
	err = query(ctx, q, func(rows *sql.Rows) error {
		var number int
		if err := rows.Scan(&number); err != nil {
			return err
		}
		switch {
		case number == from:
			known = true
		case !known || number != top+1:
			return errEnough
		}
		top = number
		return nil
	}, `SELECT number FROM notice WHERE board = ? AND number >= max(?, 1) AND sure ORDER BY number`, board, from)
	if errors.Is(err, errEnough) {
		err = nil
	}
	return top, known, err
}

// unannounced returns those of keys that have arrived and not been announced.
func (b *Board) unannounced(ctx context.Context, a announcer, keys []feed.Key) (list []feed.Key, err error) {
	text, err := keyList(keys)
	if err != nil {
		return nil, err
	}
	err = b.db.read(ctx, "look for what to announce", func(q queryer) error {
		list, err = scanKeys(ctx, q, `SELECT n.rid FROM json_each(?1) j CROSS JOIN notice n ON n.rid = j.value
			WHERE (n.number > ?2 OR n.number IS NULL AND n.pinned > 0 AND n.rid > ?3) AND NOT n.removed
			AND NOT EXISTS (SELECT 1 FROM announced a WHERE a.search = ?4 AND a.notice = n.rid)
			ORDER BY n.number IS NULL, n.number, n.rid`, text, a.from, a.pins, a.rid)
		return err
	})
	return list, err
}

// markAnnounced notes that notices are announced and returns those that nobody
// else has meanwhile noted.
func (b *Board) markAnnounced(ctx context.Context, a announcer, keys []feed.Key) (list []feed.Key, err error) {
	err = b.db.write(ctx, "note what is announced", durable, func(t *tx) error {
		list = nil
		for _, key := range keys {
			done, err := t.exec(ctx, `INSERT INTO announced (search, notice)
				SELECT rid, ?2 FROM search WHERE rid = ?1 ON CONFLICT DO NOTHING`, a.rid, key)
			if err != nil {
				return err
			}
			if n, err := done.RowsAffected(); err != nil {
				return err
			} else if n > 0 {
				list = append(list, key)
			}
		}
		_, err := t.exec(ctx, `UPDATE search SET seen = ?, pins = max(pins, ?) WHERE rid = ? AND seen = ?`,
			a.next, a.nextPins, a.rid, a.seen)
		return err
	})
	return list, err
}

// entriesOf returns notices in the order of keys; those that are not there are
// left out.
func (b *Board) entriesOf(ctx context.Context, keys []feed.Key) ([]feed.Entry, error) {
	text, err := keyList(keys)
	if err != nil {
		return nil, err
	}
	return b.entries(ctx, "read notices", `n.rid IN (SELECT value FROM json_each(?3))
		ORDER BY (SELECT key FROM json_each(?3) WHERE value = n.rid)`, text)
}
