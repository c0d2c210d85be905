package cache

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
)

// fileKey names a file of a notice: its address, as it is kept, and what has to
// be posted to it.
func fileKey(f feed.Attachment, o origin) string {
	return o.shorten(f.URL) + "\n" + f.Form
}

// FileText returns what a file of a notice said when it was last read, or
// feed.ErrNotFound.
func (b *Board) FileText(ctx context.Context, id string, f feed.Attachment) (t attachment.Text, err error) {
	var data packed
	err = b.db.read(ctx, "read the text of a file", func(q queryer) error {
		return q.QueryRowContext(ctx, `SELECT t.text FROM board b JOIN notice n ON n.board = b.rid JOIN filetext t ON t.notice = n.rid
			WHERE b.key = ? AND n.id = ? AND t.file = ?`, b.info.Key, id, fileKey(f, b.origin)).Scan(&data)
	})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return t, &feed.Error{Kind: feed.ErrNotFound}
	case err != nil:
		return t, err
	}
	return decodeFileText(data)
}

// KeepFileText keeps what a file of a notice says, so that it can be read again
// without the board and found by its words. A file without an address is nobody's
// in particular, and not kept.
func (b *Board) KeepFileText(ctx context.Context, id string, f feed.Attachment, t attachment.Text) error {
	if f.URL == "" {
		return nil
	}
	data, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("keep the text of %s: %w", f.Name, err)
	}
	return b.db.write(ctx, "keep the text of a file", quick, func(tx *tx) error {
		st, err := b.enter(ctx, tx)
		if err != nil {
			return err
		}
		k, err := tx.find(ctx, st.rid, id)
		if err != nil || k.rid == 0 {
			return errors.Join(err, ifNone(k.rid))
		}
		_, err = tx.exec(ctx, `INSERT INTO filetext (notice, file, text, read) VALUES (?1, ?2, ?3, ?4)
			ON CONFLICT DO UPDATE SET text = ?3, read = ?4`, k.rid, fileKey(f, b.origin), packed(data), millis(b.db.now()))
		return err
	})
}

func ifNone(rid int64) error {
	if rid == 0 {
		return &feed.Error{Kind: feed.ErrNotFound}
	}
	return nil
}

func decodeFileText(data packed) (t attachment.Text, err error) {
	if err := json.Unmarshal([]byte(data), &t); err != nil {
		return attachment.Text{}, fmt.Errorf("%w: text of a file: %w", ErrDamaged, err)
	}
	return t, nil
}

// fileTexts are what the files of notices say, in one clean line each, by the
// notice's rid and the file's key.
type fileTexts map[int64]map[string]string

// readFileTexts reads what is kept of the files of notices. Most have none.
func readFileTexts(ctx context.Context, q queryer, rids []int64) (fileTexts, error) {
	list, err := json.Marshal(rids)
	if err != nil {
		return nil, err
	}
	texts := fileTexts{}
	return texts, query(ctx, q, func(rows *sql.Rows) error {
		var rid int64
		var file string
		var data packed
		if err := rows.Scan(&rid, &file, &data); err != nil {
			return err
		}
		t, err := decodeFileText(data)
		if texts[rid] == nil {
			texts[rid] = map[string]string{}
		}
		texts[rid][file] = feed.Clean(strings.Join(t.Body.Paragraphs(), " "))
		return err
	}, `SELECT t.notice, t.file, t.text FROM json_each(?) k JOIN filetext t ON t.notice = k.value`, string(list))
}
