package cache

import (
	"context"
	"database/sql"
	"fmt"

	"city/sosik/feed/hangul"
)

// indexBatch is how many notices are indexed in one transaction. Fewer make the
// index of many small segments, more keep others from writing for longer.
const indexBatch = 512

// Index takes a batch of what is kept but not in the index yet into it, and says
// whether there is more. With nothing to do it costs one look. It may be given up
// and begun again at any moment, by any process: a batch is indexed as a whole or
// not at all, and searches are exact without it, only slower.
func (b *Board) Index(ctx context.Context) (more bool, err error) {
	st, err := b.state(ctx)
	if err != nil || st.rid == 0 {
		return false, err
	}
	waiting, err := b.pending(ctx, st.rid)
	if err != nil || !waiting {
		return false, err
	}
	err = b.db.write(ctx, "index", quick, func(t *tx) error {
		n, err := t.index(ctx, st.rid, indexBatch)
		more = n == indexBatch
		return err
	})
	return more && err == nil, err
}

// pending says whether anything is not indexed yet.
func (b *Board) pending(ctx context.Context, board int64) (waiting bool, err error) {
	err = b.db.read(ctx, "look for what is not indexed", func(q queryer) error {
		return q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM pending WHERE board = ?)`, board).Scan(&waiting)
	})
	return waiting, err
}

// index indexes at most n notices of a board and returns how many.
func (t *tx) index(ctx context.Context, board int64, n int) (int, error) {
	type doc struct {
		rid int64
		wording
	}
	var docs []doc
	err := query(ctx, t, func(rows *sql.Rows) error {
		var d doc
		err := d.scan(rows, &d.rid)
		docs = append(docs, d)
		return err
	}, `SELECT n.rid, `+wordingColumns+` FROM (SELECT notice FROM pending WHERE board = ? LIMIT ?) p
		JOIN `+wordingTables+` ON n.rid = p.notice`, board, n)
	if err != nil {
		return 0, err
	}
	for _, d := range docs {
		doc := d.document()
		_, err := t.exec(ctx, `INSERT OR REPLACE INTO words (rowid, title, body, author, files, initials)
			VALUES (?, ?, ?, ?, ?, ?)`, d.rid, tokens(doc.Title), tokens(doc.Body), tokens(doc.Author),
			tokens(doc.Files), tokens(hangul.Initials(doc.Title)))
		if err != nil {
			return 0, fmt.Errorf("notice %d: %w", d.rid, err)
		}
		if _, err := t.exec(ctx, `DELETE FROM pending WHERE board = ? AND notice = ?`, board, d.rid); err != nil {
			return 0, err
		}
	}
	return len(docs), nil
}
