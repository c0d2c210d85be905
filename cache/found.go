package cache

import (
	"context"
	"database/sql"
	"encoding/json"

	"city/sosik/feed"
)

// Found returns the notices that the keys name, in the order of the keys, with
// the text in which to show where something stands. A key that names none, which
// is one of another board or another file, is left out.
func (b *Board) Found(ctx context.Context, keys []feed.Key) ([]feed.Found, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	var found []feed.Found
	err = b.db.read(ctx, "read what was found", func(q queryer) error {
		found = found[:0]
		return query(ctx, q, func(rows *sql.Rows) error {
			var f feed.Found
			var summary, article packed
			if f.Entry, err = b.scanEntry(rows, &f.Key, &summary, &article); err != nil {
				return err
			}
			f.Summary = string(summary)
			w := wording{summary: f.Summary}
			if article != "" {
				if w.article, err = decodeText(article); err != nil {
					return err
				}
			}
			f.Text = w.body()
			found = append(found, f)
			return nil
		}, `SELECT `+entryColumns+`, n.rid, s.text, a.text FROM json_each(?3) k
			CROSS JOIN board b JOIN notice n ON n.rid = k.value AND n.board = b.rid
			LEFT JOIN summary s ON s.notice = n.rid LEFT JOIN article a ON a.notice = n.rid
			WHERE b.key = ?1 ORDER BY k.key`, b.info.Key, b.db.person, string(list))
	})
	return found, err
}

// Keys returns the keys of the kept notices among the n numbers top, top-1, …,
// newest first: those that Entries returns, in its order.
func (b *Board) Keys(ctx context.Context, top, n int) (keys []feed.Key, err error) {
	if n < 1 {
		return nil, nil
	}
	err = b.db.read(ctx, "read keys", func(q queryer) error {
		keys = keys[:0]
		return query(ctx, q, func(rows *sql.Rows) error {
			var k feed.Key
			err := rows.Scan(&k)
			keys = append(keys, k)
			return err
		}, `SELECT n.rid FROM board b JOIN notice n ON n.board = b.rid
			WHERE b.key = ?1 AND n.number BETWEEN ?2 AND ?3 ORDER BY n.number DESC`, b.info.Key, top-n+1, top)
	})
	return keys, err
}
