package cache

import (
	"context"

	"city/sosik/feed"
)

// SetMark sets or clears a mark on a notice. Doing it twice is the same as once;
// the time of the first stays. When it returns, the mark is on the disk and
// everyone else who reads the file sees it.
//
// The notice need not be in the cache: a mark belongs to the ID.
func (b *Board) SetMark(ctx context.Context, id string, m feed.Mark, on bool) error {
	return b.db.write(ctx, "set mark", durable, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		if on {
			_, err = t.ExecContext(ctx, `INSERT INTO mark (board, id, person, mark, at)
				VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, st.rid, id, b.db.person, m, millis(b.db.now()))
		} else {
			_, err = t.ExecContext(ctx, `DELETE FROM mark WHERE board = ? AND id = ? AND person = ? AND mark = ?`,
				st.rid, id, b.db.person, m)
		}
		return err
	})
}
