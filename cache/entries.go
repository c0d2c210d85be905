package cache

import (
	"context"
	"database/sql"

	"city/sosik/feed"
)

// entryColumns are a notice as one person sees it, entryTables what they are
// of. The first parameter is the board's key, the second the person.
const (
	entryColumns = `n.id, coalesce(n.number, 0), n.pinned > 0, n.title, n.author,
		n.department, n.date, n.views, n.attachments, n.url, n.removed, n.edited,
		EXISTS (SELECT 1 FROM mark m WHERE m.board = n.board AND m.id = n.id AND m.person = ?2 AND m.mark = 1),
		EXISTS (SELECT 1 FROM mark m WHERE m.board = n.board AND m.id = n.id AND m.person = ?2 AND m.mark = 2)`
	entryTables = `board b JOIN notice n ON n.board = b.rid`

	// summarizedQuery selects them with their summaries.
	summarizedQuery = `SELECT ` + entryColumns + `, s.text FROM ` + entryTables + `
		LEFT JOIN summary s ON s.notice = n.rid WHERE b.key = ?1 AND `
)

// scanEntry reads entryColumns and what stands after them.
func (b *Board) scanEntry(row scanner, after ...any) (feed.Entry, error) {
	var e feed.Entry
	err := row.Scan(append([]any{&e.ID, &e.Number, &e.Pinned, &e.Title, &e.Author, &e.Department,
		&e.Date, &e.Views, &e.Attachments, &e.URL, &e.Removed, &e.Edited, &e.Read, &e.Starred}, after...)...)
	e.URL = b.origin.resolve(e.URL)
	return e, err
}

// entries returns the notices that meet a condition, in its order. They are
// without their summaries, which are whole texts at some boards.
func (b *Board) entries(ctx context.Context, what, where string, args ...any) (list []feed.Entry, err error) {
	args = append([]any{b.info.Key, b.db.person}, args...)
	err = b.db.read(ctx, what, func(q queryer) error {
		list = nil
		return query(ctx, q, func(rows *sql.Rows) error {
			e, err := b.scanEntry(rows)
			list = append(list, e)
			return err
		}, `SELECT `+entryColumns+` FROM `+entryTables+` WHERE b.key = ?1 AND `+where, args...)
	})
	return list, err
}

// summarized is entries with the summaries.
func (b *Board) summarized(ctx context.Context, what, where string, args ...any) (list []feed.Entry, err error) {
	args = append([]any{b.info.Key, b.db.person}, args...)
	err = b.db.read(ctx, what, func(q queryer) error {
		list = nil
		return query(ctx, q, func(rows *sql.Rows) error {
			var summary packed
			e, err := b.scanEntry(rows, &summary)
			e.Summary = string(summary)
			list = append(list, e)
			return err
		}, summarizedQuery+where, args...)
	})
	return list, err
}

// What a page of the list shows.
const (
	byNumber = `n.number BETWEEN ?3 AND ?4 ORDER BY n.number DESC`
	byPin    = `n.pinned > 0 ORDER BY n.pinned`
)

// Entries returns the kept notices among the n numbers top, top-1, …, newest
// first. Numbers that are not kept yet are left out. Those that are not sure
// (see the package documentation) are among them, at their likeliest number.
//
// They have no Summary: lists are read ahead, and show titles. Find gives it.
func (b *Board) Entries(ctx context.Context, top, n int) ([]feed.Entry, error) {
	if n < 1 {
		return nil, nil
	}
	return b.entries(ctx, "read notices", byNumber, top-n+1, top)
}

// Pinned returns the notices that stand above the list, in the board's order.
// One that stands in the list too has its number there. They have no Summary.
func (b *Board) Pinned(ctx context.Context) ([]feed.Entry, error) {
	return b.entries(ctx, "read pinned notices", byPin)
}

// Find returns the notice with the board's ID, with its Summary, or
// feed.ErrNotFound. It finds those that are no longer on the board too.
func (b *Board) Find(ctx context.Context, id string) (feed.Entry, error) {
	list, err := b.summarized(ctx, "find notice", `n.id = ?3`, id)
	if err != nil {
		return feed.Entry{}, err
	}
	if len(list) == 0 {
		return feed.Entry{}, &feed.Error{Kind: feed.ErrNotFound}
	}
	return list[0], nil
}
