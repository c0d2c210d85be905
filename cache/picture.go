package cache

import (
	"context"
	"database/sql"
	"errors"

	"city/sosik/feed"
)

// maxPictures is how many bytes of pictures one file keeps. A poster has about a
// million; those that were looked at longest ago give way.
const maxPictures = 64 << 20

// Picture returns a picture of the board as it came when it was last fetched, or
// feed.ErrNotFound.
func (b *Board) Picture(ctx context.Context, address string) (data []byte, err error) {
	err = b.db.read(ctx, "read a picture", func(q queryer) error {
		return q.QueryRowContext(ctx, `SELECT p.data FROM board b JOIN picture p ON p.board = b.rid
			WHERE b.key = ? AND p.address = ?`, b.info.Key, b.origin.shorten(address)).Scan(&data)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &feed.Error{Kind: feed.ErrNotFound}
	}
	return data, err
}

// KeepPicture keeps a picture, so that it can be seen and printed without the
// board. One that would take more than a quarter of the room is not kept.
func (b *Board) KeepPicture(ctx context.Context, address string, data []byte) error {
	if address == "" || len(data) > maxPictures/4 {
		return nil
	}
	return b.db.write(ctx, "keep a picture", quick, func(tx *tx) error {
		st, err := b.enter(ctx, tx)
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO picture (board, address, data, size, used) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT DO UPDATE SET data = ?3, size = ?4, used = ?5`,
			st.rid, b.origin.shorten(address), data, len(data), millis(b.db.now()))
		if err != nil {
			return err
		}
		return tx.trimPictures(ctx, maxPictures)
	})
}

// trimPictures forgets those that were looked at longest ago, so that those that
// are left have at most so many bytes.
func (t *tx) trimPictures(ctx context.Context, most int) error {
	_, err := t.exec(ctx, `DELETE FROM picture WHERE rid IN (SELECT rid FROM
		(SELECT rid, sum(size) OVER (ORDER BY used DESC, rid DESC) AS above FROM picture) WHERE above > ?)`, most)
	return err
}
