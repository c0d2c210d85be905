package cache

import (
	"context"
	"database/sql"
	"time"

	"city/sosik/feed"
)

// merge returns what is known of a notice after a row of the list said more of
// it. A list is shorter than the article: it leaves out the time of day, shows
// only that there are attachments. What is only shorter does not replace what is
// kept, what is different does.
//
// Numbers and summaries have no part in it; they are kept elsewhere. Of titles
// version.go decides.
func merge(old, list feed.Notice) feed.Notice {
	n := old
	n.Author = orElse(list.Author, old.Author)
	n.Department = orElse(list.Department, old.Department)
	n.URL = orElse(list.URL, old.URL)
	if list.Date != "" && (list.Date.Day() != old.Date.Day() || len(list.Date) > len(old.Date)) {
		n.Date = list.Date
	}
	if list.Views != feed.Unknown {
		n.Views = list.Views
	}
	if list.Attachments != feed.Unknown && (list.Attachments != 1 || old.Attachments < 1) {
		n.Attachments = list.Attachments
	}
	return n
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// insert adds a notice, at its number if it has one.
func (t *tx) insert(ctx context.Context, board int64, n feed.Notice, strand int64, now time.Time) (int64, error) {
	res, err := t.exec(ctx, `INSERT INTO notice (board, id, number, sure, strand,
		title, author, department, date, views, attachments, url, first_seen)
		VALUES (?1, ?2, nullif(?3, 0), ?3 > 0, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)`,
		board, n.ID, n.Number, strand, n.Title, n.Author, n.Department, n.Date, n.Views, n.Attachments, n.URL, millis(now))
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// update writes what is said of a notice, but not where it stands; listed is its
// title as the list says it.
func (t *tx) update(ctx context.Context, rid int64, n feed.Notice, listed string) error {
	_, err := t.exec(ctx, `UPDATE notice SET title = ?1, author = ?2, department = ?3, date = ?4, views = ?5,
		attachments = ?6, url = ?7, listed = nullif(?8, ?1) WHERE rid = ?9`,
		n.Title, n.Author, n.Department, n.Date, n.Views, n.Attachments, n.URL, listed, rid)
	return err
}

// summarize keeps the summary that a list gives.
func (t *tx) summarize(ctx context.Context, rid int64, summary string) error {
	if summary == "" {
		return nil
	}
	_, err := t.exec(ctx, `INSERT INTO summary (notice, text) VALUES (?, ?)
		ON CONFLICT DO UPDATE SET text = excluded.text`, rid, packed(summary))
	return err
}

// pinned returns the IDs of the pinned notices in order.
func (t *tx) pinned(ctx context.Context, board int64) (ids []string, err error) {
	err = query(ctx, t, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT id FROM notice WHERE board = ? AND pinned > 0 ORDER BY pinned`, board)
	return ids, err
}
