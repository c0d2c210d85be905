package cache

import (
	"context"
	"database/sql"

	"city/sosik/feed"
)

// entryQuery selects notices as one person sees them. Its first parameter is
// the board's key, its second the person.
const entryQuery = `SELECT n.id, coalesce(n.number, 0), n.pinned > 0, n.title, coalesce(s.text, ''), n.author,
	n.department, n.date, n.views, n.attachments, n.url, n.removed,
	EXISTS (SELECT 1 FROM mark m WHERE m.board = n.board AND m.id = n.id AND m.person = ?2 AND m.mark = 1),
	EXISTS (SELECT 1 FROM mark m WHERE m.board = n.board AND m.id = n.id AND m.person = ?2 AND m.mark = 2)
	FROM board b JOIN notice n ON n.board = b.rid LEFT JOIN summary s ON s.notice = n.rid
	WHERE b.key = ?1 AND `

func (b *Board) scanEntry(row scanner) (feed.Entry, error) {
	var e feed.Entry
	err := row.Scan(&e.ID, &e.Number, &e.Pinned, &e.Title, &e.Summary, &e.Author, &e.Department,
		&e.Date, &e.Views, &e.Attachments, &e.URL, &e.Removed, &e.Read, &e.Starred)
	e.URL = b.origin.resolve(e.URL)
	return e, err
}

// entries runs entryQuery with a condition and an order.
func (b *Board) entries(ctx context.Context, what, where string, args ...any) (list []feed.Entry, err error) {
	args = append([]any{b.info.Key, b.db.person}, args...)
	err = b.db.read(ctx, what, func(q queryer) error {
		list = nil
		return query(ctx, q, func(rows *sql.Rows) error {
			e, err := b.scanEntry(rows)
			list = append(list, e)
			return err
		}, entryQuery+where, args...)
	})
	return list, err
}

// Entries returns the kept notices among the n numbers top, top-1, …, newest
// first. Numbers that are not kept yet are left out. Those that are not sure
// (see the package documentation) are among them, at their likeliest number.
func (b *Board) Entries(ctx context.Context, top, n int) ([]feed.Entry, error) {
	if n < 1 {
		return nil, nil
	}
	return b.entries(ctx, "read notices", `n.number BETWEEN ?3 AND ?4 ORDER BY n.number DESC`, top-n+1, top)
}

// Pinned returns the notices that stand above the list, in the board's order.
// One that stands in the list too has its number there.
func (b *Board) Pinned(ctx context.Context) ([]feed.Entry, error) {
	return b.entries(ctx, "read pinned notices", `n.pinned > 0 ORDER BY n.pinned`)
}

// Find returns the notice with the board's ID, or feed.ErrNotFound. It finds
// those that are no longer on the board too.
func (b *Board) Find(ctx context.Context, id string) (feed.Entry, error) {
	list, err := b.entries(ctx, "find notice", `n.id = ?3`, id)
	if err != nil {
		return feed.Entry{}, err
	}
	if len(list) == 0 {
		return feed.Entry{}, &feed.Error{Kind: feed.ErrNotFound}
	}
	return list[0], nil
}
