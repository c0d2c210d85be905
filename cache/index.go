package cache

import (
	"context"
	"database/sql"
	"encoding/json"
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
//
// They stop being pending by one statement, after all have been indexed: before
// any other statement that fires a trigger, FTS5 writes out what it has gathered,
// as a segment of its own, and to merge one for each notice takes twice the time.
func (t *tx) index(ctx context.Context, board int64, n int) (int, error) {
	docs, rids, err := t.unindexed(ctx, board, n)
	if err != nil || len(docs) == 0 {
		return 0, err
	}
	for i, d := range docs {
		doc := d.document()
		_, err := t.exec(ctx, `INSERT OR REPLACE INTO words (rowid, title, body, author, files, initials)
			VALUES (?, ?, ?, ?, ?, ?)`, rids[i], tokens(doc.Title), tokens(doc.Body), tokens(doc.Author),
			tokens(doc.Files), tokens(hangul.Initials(doc.Title)))
		if err != nil {
			return 0, fmt.Errorf("notice %d: %w", rids[i], err)
		}
	}
	list, err := json.Marshal(rids)
	if err != nil {
		return 0, err
	}
	_, err = t.exec(ctx, `DELETE FROM pending WHERE board = ? AND notice IN (SELECT value FROM json_each(?))`, board, string(list))
	return len(docs), err
}

// unindexed reads at most n notices of a board that are not in the index.
func (t *tx) unindexed(ctx context.Context, board int64, n int) (docs []wording, rids []int64, err error) {
	err = query(ctx, t, func(rows *sql.Rows) error {
		var w wording
		var rid int64
		err := w.scan(rows, &rid)
		docs, rids = append(docs, w), append(rids, rid)
		return err
	}, `SELECT n.rid, `+wordingColumns+` FROM (SELECT notice FROM pending WHERE board = ? LIMIT ?) p
		CROSS JOIN `+wordingTables+` WHERE n.rid = p.notice`, board, n)
	if err != nil || len(rids) == 0 {
		return nil, nil, err
	}
	texts, err := readFileTexts(ctx, t, rids)
	for i, rid := range rids {
		docs[i].files = texts[rid]
	}
	return docs, rids, err
}
