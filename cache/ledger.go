package cache

import (
	"context"
	"database/sql"

	"city/sosik/feed"
)

// kept is a notice's row in the file.
type kept struct {
	rid    int64
	row    row
	notice feed.Notice // without the summary; as kept, the address shortened
	listed string      // the title as the list last said it, "" if that is not known
}

const keptQuery = `SELECT rid, id, coalesce(number, 0), sure, strand, gen, base, removed,
	title, author, department, date, views, attachments, url, coalesce(listed, title) FROM notice WHERE board = ?`

// find returns the kept notice with the ID; its rid is 0 if there is none.
func (t *tx) find(ctx context.Context, board int64, id string) (kept, error) {
	k := kept{row: row{id: id}}
	n, r := &k.notice, &k.row
	err := t.row(ctx, keptQuery+` AND id = ?`, []any{board, id}, &k.rid, &r.id, &r.number, &r.sure, &r.strand, &r.gen,
		&r.base, &r.gone, &n.Title, &n.Author, &n.Department, &n.Date, &n.Views, &n.Attachments, &n.URL, &k.listed)
	if err == sql.ErrNoRows { //nolint:errorlint // Scan returns it as it is, and 10 of these are asked for each page
		return k, nil
	}
	n.ID = id
	return k, err
}

// ledger is what a page may touch: the rows to be numbered and where each is
// kept. Rows of the page come first.
type ledger struct {
	rows []row
	rids []int64
}

// reckon loads what the page may touch, and returns it with what the page proves
// and makes of it. As long as nothing is in doubt and the page puts nothing in
// doubt, that is only what stands in its own places and the rows that decide to
// which strand it belongs; otherwise it is the whole list.
func (t *tx) reckon(ctx context.Context, board int64, page []kept, s sheet) (before ledger, after reconciled, v verdict, err error) {
	for _, k := range page {
		if k.rid != 0 {
			before.rows, before.rids = append(before.rows, k.row), append(before.rids, k.rid)
		}
	}
	if err = t.loadNear(ctx, board, &before, s); err != nil {
		return before, after, v, err
	}
	v = s.judge(before.rows)
	whole := v.moved || s.first && !s.current(v)
	if !whole {
		err = t.row(ctx, `SELECT EXISTS (SELECT 1 FROM notice WHERE board = ? AND sure = 0 AND gen > 0)`,
			[]any{board}, &whole)
	}
	if err == nil && whole {
		err = t.load(ctx, board, &before, `number IS NOT NULL OR gen > 0`)
	}
	if err != nil {
		return before, after, v, err
	}
	return before, reconcile(before.rows, s), v, nil
}

// loadNear adds the rows that hold a number of the page or one that no longer
// exists, the next one above the page, and the lowest of its strand and of the
// main one.
func (t *tx) loadNear(ctx context.Context, board int64, l *ledger, s sheet) error {
	err := t.load(ctx, board, l, `number BETWEEN ?2 AND ?3 OR number > ?4`, s.bottom(), s.top, s.total)
	if err != nil {
		return err
	}
	var next int64 // strand
	err = t.row(ctx, `SELECT coalesce((SELECT strand FROM notice WHERE board = ? AND number > ? AND sure
		ORDER BY number LIMIT 1), 0)`, []any{board, s.top}, &next)
	if err != nil {
		return err
	}
	return t.load(ctx, board, l, `number IN (
		(SELECT min(number) FROM notice WHERE board = ?1 AND strand = ?2 AND sure),
		(SELECT min(number) FROM notice WHERE board = ?1 AND strand = ?3 AND sure),
		(SELECT min(number) FROM notice WHERE board = ?1 AND number > ?4 AND sure))`, s.main, next, s.top)
}

// merge makes all sure rows of a board one strand.
func (t *tx) merge(ctx context.Context, board, strand int64) error {
	for _, other := range []string{"<", ">"} {
		_, err := t.exec(ctx, `UPDATE notice SET strand = ?2 WHERE board = ?1 AND sure AND strand `+other+` ?2`, board, strand)
		if err != nil {
			return err
		}
	}
	return nil
}

// load adds the rows that meet the condition and are not there yet.
func (t *tx) load(ctx context.Context, board int64, l *ledger, where string, args ...any) error {
	have := make(map[int64]bool, len(l.rids))
	for _, rid := range l.rids {
		have[rid] = true
	}
	return query(ctx, t, func(rows *sql.Rows) error {
		var rid int64
		var r row
		err := rows.Scan(&rid, &r.id, &r.number, &r.sure, &r.strand, &r.gen, &r.base, &r.gone)
		if err == nil && !have[rid] {
			l.rows, l.rids = append(l.rows, r), append(l.rids, rid)
		}
		return err
	}, `SELECT rid, id, coalesce(number, 0), sure, strand, gen, base, removed FROM notice
		WHERE board = ?1 AND (`+where+`)`, append([]any{board}, args...)...)
}

// renumber writes what has changed. Two rows may trade numbers, which must be
// unique at every moment: so those that move step aside first, to the negative
// of their number. (NULL would do as well, but wake the trigger that counts.)
func (t *tx) renumber(ctx context.Context, before ledger, after []row) error {
	for i, old := range before.rows {
		if n := after[i].number; n != old.number && old.number > 0 {
			if _, err := t.exec(ctx, `UPDATE notice SET number = -number WHERE rid = ?`, before.rids[i]); err != nil {
				return err
			}
		}
	}
	for i, old := range before.rows {
		if r := after[i]; r != old {
			_, err := t.exec(ctx, `UPDATE notice SET number = nullif(?, 0), sure = ?, strand = ?, gen = ?, base = ?, removed = ?
				WHERE rid = ?`, r.number, r.sure, r.strand, r.gen, r.base, r.gone, before.rids[i])
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// lift adds n to every number of a board whose total is an estimate, since its
// list turned out to be longer at the old end.
func (t *tx) lift(ctx context.Context, board int64, n int, page []kept) error {
	if n == 0 {
		return nil
	}
	for i := range page {
		if r := &page[i].row; r.number > 0 {
			r.number += n
		}
		if r := &page[i].row; r.gen > 0 {
			r.base += n
		}
	}
	for _, q := range []string{
		`UPDATE notice SET number = -number - ?2 WHERE board = ?1 AND number > 0`,
		`UPDATE notice SET number = -number WHERE board = ?1 AND number < 0 AND ?2 <> 0`,
		`UPDATE notice SET base = base + ?2 WHERE board = ?1 AND gen > 0`,
	} {
		if _, err := t.ExecContext(ctx, q, board, n); err != nil {
			return err
		}
	}
	return nil
}
