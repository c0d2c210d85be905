package cache

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"city/sosik/feed"
)

// The fetch table remembers each request: what to ask with next time, when there
// was an answer, and what went wrong since.

// kinds are the failures that have a name in the file.
func kinds() map[error]string {
	return map[error]string{
		feed.ErrOffline: "offline", feed.ErrBlocked: "blocked", feed.ErrLogin: "login",
		feed.ErrNotFound: "not_found", feed.ErrServer: "server_error", feed.ErrMaintenance: "maintenance",
		feed.ErrNotBoard: "not_board", feed.ErrTooLarge: "too_large",
	}
}

func kindOf(err error) string {
	for kind, name := range kinds() {
		if errors.Is(err, kind) {
			return name
		}
	}
	return "other"
}

// fail records that a request failed, be it for page (id "") or for an article
// (page 0), and returns the cause. A request that was given up leaves no trace.
func (b *Board) fail(ctx context.Context, page int, id string, cause error) error {
	if errors.Is(cause, context.Canceled) {
		return cause
	}
	err := b.db.write(context.WithoutCancel(ctx), "record failure", quick, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		return b.recordFetch(ctx, t, st.rid, page, id, cause)
	})
	if err != nil {
		b.db.log.Warn("failure not recorded", "error", err, "cause", cause)
	}
	return cause
}

// recordFetch notes a failure; what is known from earlier answers stays.
func (b *Board) recordFetch(ctx context.Context, t *tx, board int64, page int, id string, cause error) error {
	_, err := t.exec(ctx, `INSERT INTO fetch (board, page, id, tried, result) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET tried = excluded.tried, result = excluded.result`,
		board, page, id, millis(b.db.now()), kindOf(cause))
	return err
}

// recordPage notes a good answer for a page of the list.
func (b *Board) recordPage(ctx context.Context, t *tx, st state, page int, v feed.Validator) error {
	_, err := t.exec(ctx, `INSERT INTO fetch (board, page, id, etag, last_modified, total, fetched, tried)
		VALUES (?1, ?2, '', ?3, ?4, ?5, ?6, ?6)
		ON CONFLICT DO UPDATE SET etag = ?3, last_modified = ?4, total = ?5, fetched = ?6, tried = ?6, result = ''`,
		st.rid, page, v.ETag, v.LastModified, st.counts.total, millis(b.db.now()))
	return err
}

// recordArticle notes a good answer for an article.
func (b *Board) recordArticle(ctx context.Context, t *tx, board int64, id string, v feed.Validator) error {
	_, err := t.exec(ctx, `INSERT INTO fetch (board, page, id, etag, last_modified, fetched, tried)
		VALUES (?1, 0, ?2, ?3, ?4, ?5, ?5)
		ON CONFLICT DO UPDATE SET etag = ?3, last_modified = ?4, fetched = ?5, tried = ?5, result = ''`,
		board, id, v.ETag, v.LastModified, millis(b.db.now()))
	return err
}

// recordCurrent notes that what is kept is still current.
func (b *Board) recordCurrent(ctx context.Context, t *tx, board int64, page int, id string) error {
	_, err := t.exec(ctx, `UPDATE fetch SET fetched = ?1, tried = ?1, result = ''
		WHERE board = ?2 AND page = ?3 AND id = ?4`, millis(b.db.now()), board, page, id)
	return err
}

// pageValidator returns what to ask for a page with. It is only used while all
// that the page showed is still kept as it was: otherwise "not modified" would
// leave us without it.
func (b *Board) pageValidator(ctx context.Context, q queryer, st state, page int) (v feed.Validator, err error) {
	if st.rid == 0 || st.counts.perPage == 0 {
		return v, nil
	}
	top := st.counts.total - (page-1)*st.counts.perPage
	bottom := max(top-st.counts.perPage+1, st.counts.floor)
	var total, sure int
	err = q.QueryRowContext(ctx, `SELECT etag, last_modified, total,
		(SELECT count(*) FROM notice WHERE board = ?1 AND number BETWEEN ?3 AND ?4 AND sure)
		FROM fetch WHERE board = ?1 AND page = ?2 AND id = ''`, st.rid, page, bottom, top).
		Scan(&v.ETag, &v.LastModified, &total, &sure)
	if errors.Is(err, sql.ErrNoRows) {
		return feed.Validator{}, nil
	}
	if total != st.counts.total || sure != top-bottom+1 || sure < 1 {
		v = feed.Validator{}
	}
	return v, err
}

// lastFetch is when the board last answered for a page, zero if it never did.
func (b *Board) lastFetch(ctx context.Context, st state, page int) (time.Time, error) {
	var at int64
	err := b.db.read(ctx, "read fetch record", func(q queryer) error {
		return q.QueryRowContext(ctx, `SELECT coalesce(max(fetched), 0) FROM fetch
			WHERE board = ? AND page = ? AND id = ''`, st.rid, page).Scan(&at)
	})
	return fromMillis(at), err
}
