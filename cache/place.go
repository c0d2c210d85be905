package cache

import (
	"context"
	"database/sql"
	"errors"
)

// Place returns how many letters of a notice's text stood above the top line
// when the person left it, 0 if they never opened it.
func (b *Board) Place(ctx context.Context, id string) (letters int, err error) {
	err = b.db.read(ctx, "read place", func(q queryer) error {
		err := q.QueryRowContext(ctx, `SELECT p.letters FROM board b JOIN place p ON p.board = b.rid
			WHERE b.key = ? AND p.person = ? AND p.id = ?`, b.info.Key, b.db.person, id).Scan(&letters)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return letters, err
}

// SetPlace notes that the person has a notice open, and how many letters of its
// text stand above the top line. The notice need not be in the cache. It
// survives the end of the process; a power cut may take it back. In a read-only
// cache it fails with ErrReadOnly.
func (b *Board) SetPlace(ctx context.Context, id string, letters int) error {
	return b.db.write(ctx, "save place", quick, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		_, err = t.exec(ctx, `INSERT INTO place (board, person, id, letters, opened) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT DO UPDATE SET letters = ?4, opened = ?5`,
			st.rid, b.db.person, id, max(letters, 0), millis(b.db.now()))
		return err
	})
}

// opened returns when the person last opened each notice that they ever did, in
// milliseconds, by the notice's rid.
func (db *DB) opened(ctx context.Context, q queryer, board int64) (map[int64]int64, error) {
	at := map[int64]int64{}
	err := query(ctx, q, func(rows *sql.Rows) error {
		var rid, ms int64
		err := rows.Scan(&rid, &ms)
		at[rid] = ms
		return err
	}, `SELECT n.rid, p.opened FROM place p JOIN notice n ON n.board = p.board AND n.id = p.id
		WHERE p.board = ? AND p.person = ?`, board, db.person)
	return at, err
}
