package cache

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"

	"city/sosik/feed"
)

// SetMarks sets or clears a mark on many notices in one transaction, and returns
// those that did not have it so already, in the order of keys: what undoes it is
// SetMarks(changed, m, !on). Keys that name nothing on this board are left out.
//
// As with SetMark, all of it is on the disk when it returns, or on an error none
// of it. The whole of a board of 20,309 takes a few tenths of a second.
func (b *Board) SetMarks(ctx context.Context, keys []feed.Key, m feed.Mark, on bool) (changed []feed.Key, err error) {
	list, err := keyList(keys)
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	err = b.db.write(ctx, "set marks", durable, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		if changed, err = b.differ(ctx, t, st.rid, list, m, on); err != nil || len(changed) == 0 {
			return err
		}
		differing, err := keyList(changed)
		if err != nil {
			return err
		}
		change := `INSERT INTO mark (board, id, person, mark, at)
			SELECT n.board, n.id, ?2, ?3, ?4 FROM json_each(?5) j CROSS JOIN notice n ON n.rid = j.value WHERE n.board = ?1`
		if !on {
			change = `DELETE FROM mark WHERE board = ?1 AND person = ?2 AND mark = ?3 AND ?4 = ?4
				AND id IN (SELECT n.id FROM json_each(?5) j CROSS JOIN notice n ON n.rid = j.value)`
		}
		_, err = t.ExecContext(ctx, change, st.rid, b.db.person, m, millis(b.db.now()), differing)
		return err
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// differ returns the keys of a board's notices on which a mark is not as it
// should be, each once.
func (b *Board) differ(ctx context.Context, q queryer, board int64, keys string, m feed.Mark, on bool) (list []feed.Key, err error) {
	list, err = scanKeys(ctx, q, `SELECT n.rid FROM json_each(?5) j CROSS JOIN notice n ON n.rid = j.value
		WHERE n.board = ?1 AND ?4 <> EXISTS (SELECT 1 FROM mark m
			WHERE m.board = n.board AND m.id = n.id AND m.person = ?2 AND m.mark = ?3)
		ORDER BY j.key`, board, b.db.person, m, on, keys)
	have := make(map[feed.Key]bool, len(list))
	return slices.DeleteFunc(list, func(key feed.Key) bool {
		again := have[key]
		have[key] = true
		return again
	}), err
}

// What is near is looked up notice by notice, which costs some microseconds for
// each. If nothing unread is near, the person has read much, and one pass over
// their marks is cheaper.
const (
	near         = 100
	unreadByEach = `NOT EXISTS (SELECT 1 FROM mark m WHERE m.board = ?1 AND m.id = n.id AND m.person = ?2 AND m.mark = 1)`
	unreadByAll  = `n.id NOT IN (SELECT id FROM mark WHERE board = ?1 AND person = ?2 AND mark = 1)`
)

// NextUnread returns the index of the first of keys whose notice the person has
// not read, -1 if there is none.
func (b *Board) NextUnread(ctx context.Context, keys []feed.Key) (int, error) {
	list, err := keyList(keys)
	if err != nil {
		return -1, err
	}
	nearest, err := keyList(keys[:min(near, len(keys))])
	if err != nil {
		return -1, err
	}
	i := -1
	err = b.db.read(ctx, "look for unread", func(q queryer) error {
		st, err := b.stateFrom(ctx, q)
		if err != nil {
			return err
		}
		first := func(keys, unread string) (found bool, err error) {
			return foundRow(q.QueryRowContext(ctx, `SELECT j.key FROM json_each(?3) j CROSS JOIN notice n ON n.rid = j.value
				WHERE n.board = ?1 AND `+unread+` ORDER BY j.key LIMIT 1`, st.rid, b.db.person, keys).Scan(&i))
		}
		if found, err := first(nearest, unreadByEach); found || err != nil || len(keys) <= near {
			return err
		}
		_, err = first(list, unreadByAll)
		return err
	})
	return i, err
}

// UnreadNumber returns the number of the kept notice next to the number from, up
// if step is positive, else down, that the person has not read. It is 0 if there
// is none.
func (b *Board) UnreadNumber(ctx context.Context, from, step int) (number int, err error) {
	order := `n.number < ?3 AND n.number > 0 ORDER BY n.number DESC LIMIT `
	if step > 0 {
		order = `n.number > ?3 ORDER BY n.number LIMIT `
	}
	err = b.db.read(ctx, "look for unread", func(q queryer) error {
		st, err := b.stateFrom(ctx, q)
		if err != nil {
			return err
		}
		first := func(table, unread string) (found bool, err error) {
			return foundRow(q.QueryRowContext(ctx, `SELECT n.number FROM `+table+` n WHERE n.board = ?1 AND `+unread+` AND `+order+`1`,
				st.rid, b.db.person, from).Scan(&number))
		}
		nearest := `(SELECT n.board, n.id, n.number FROM notice n WHERE n.board = ?1 AND ` + order + strconv.Itoa(near) + `)`
		if found, err := first(nearest, unreadByEach); found || err != nil {
			return err
		}
		_, err = first("notice", unreadByAll)
		return err
	})
	return number, err
}

// foundRow says whether there was a row, which need not be.
func foundRow(err error) (bool, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}
