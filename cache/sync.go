package cache

import (
	"context"
	"database/sql"
	"errors"
	"math"

	"city/sosik/feed"
)

// Sync brings in the whole board, the newest first, and with articles also the
// pages of those notices of which the list does not give everything: that have no
// text there, or only its beginning, or files without their names. It asks for
// page 1, for the pages that are missing and for nothing else, one at a time, and
// ends with everything in the index. It may be given up at any moment and goes on
// where it was.
//
// report is called after each answer of the board, on the same goroutine, and
// should return at once. It ends with the board's error: a board that blocks us,
// or answers nonsense, is not asked again. What has come by then is kept. Only an
// article that the board no longer has stops nothing.
func (b *Board) Sync(ctx context.Context, articles bool, report func(feed.Progress)) error {
	err := b.syncList(ctx, report)
	if err == nil && articles {
		err = b.syncArticles(ctx, report)
	}
	if ctx.Err() != nil {
		return err // searches do without
	}
	return errors.Join(err, b.indexAll(ctx))
}

// syncList brings in the list. It asks for page 1 first and not by way of
// Refresh: a reader that refreshes later is still told what is new.
func (b *Board) syncList(ctx context.Context, report func(feed.Progress)) error {
	if _, err := b.ask(ctx, 1); err != nil {
		return err
	}
	least := math.MaxInt // that was ever missing
	for {
		all, err := b.lackAll(ctx)
		if err != nil {
			return err
		}
		report(all.progress(all.count))
		if all.count < least {
			least = all.count
			b.churn.reset() // a board may change in the hour that this takes, but not for ever
		}
		if all.count > 0 {
			err = b.syncWindow(ctx, all, report)
		} else if all.unsealed {
			if err = b.seal(ctx); err == nil {
				all, err = b.lackAll(ctx)
			}
		}
		if err != nil || all.count == 0 {
			return err
		}
		if _, err := b.Index(ctx); err != nil {
			return err
		}
	}
}

// lackAll finds what is missing of the whole board, which goes over all its rows.
func (b *Board) lackAll(ctx context.Context) (lack, error) {
	st, err := b.state(ctx)
	if err != nil {
		return lack{}, err
	}
	return b.lack(ctx, st.counts.total, st.counts.total)
}

// progress is how far a sync has come that lacks so many numbers.
func (l *lack) progress(missing int) feed.Progress {
	listed := max(l.counts.total-l.counts.floor+1, 0)
	return feed.Progress{Done: max(listed-missing, 0), Total: listed}
}

// syncWindow fills the first numbers that are not kept, as many as one batch of
// the index, page by page. Where only rows are left that are not sure it asks for
// one page, in the middle of them all, which may settle them.
func (b *Board) syncWindow(ctx context.Context, all lack, report func(feed.Progress)) error {
	top := all.unkept()
	if top == 0 {
		_, err := b.Fill(ctx, all.counts.total, all.counts.total)
		return err
	}
	bottom := top - indexBatch + 1
	before := all.below(top, indexBatch)
	for more := true; more && top > 0; {
		var left lack
		var err error
		if more, left, err = b.fill(ctx, top, top-bottom+1); err != nil {
			return err
		}
		report(all.progress(all.count - before + left.count))
		top = left.unkept()
	}
	return nil
}

// unkept returns the first number that is not kept, 0 if there is none.
func (l *lack) unkept() int {
	for _, g := range l.gaps {
		if !g.kept {
			return g.top
		}
	}
	return 0
}

// below counts what is missing among the n numbers from top down.
func (l *lack) below(top, n int) (count int) {
	for _, g := range l.gaps {
		count += max(min(g.top, top)-max(g.bottom, top-n+1)+1, 0)
	}
	return count
}

// indexAll indexes all that is not in the index yet.
func (b *Board) indexAll(ctx context.Context) error {
	for {
		if more, err := b.Index(ctx); err != nil || !more {
			return err
		}
	}
}

// lacking is the condition under which an article page has what is not kept of a
// notice. Its tables are n, s and a.
const lacking = `a.notice IS NULL AND NOT n.removed AND (s.notice IS NULL OR n.attachments > 0 OR ` + cutText + `)`

func (b *Board) syncArticles(ctx context.Context, report func(feed.Progress)) error {
	ids, done, err := b.unread(ctx)
	if err != nil {
		return err
	}
	total := done + len(ids)
	for i, id := range ids {
		report(feed.Progress{Done: done + i, Total: total, Articles: true})
		kept, err := b.keptArticle(ctx, id)
		if err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
		if kept.Fetched.IsZero() { // someone may have opened it meanwhile
			e, err := b.Find(ctx, id)
			if err != nil {
				return err
			}
			if _, err := b.Fetch(ctx, e.Notice); err != nil && !errors.Is(err, feed.ErrNotFound) {
				return err
			}
		}
		if i%articleBatch == articleBatch-1 {
			if _, err := b.Index(ctx); err != nil {
				return err
			}
		}
	}
	report(feed.Progress{Done: total, Total: total, Articles: true})
	return nil
}

// articleBatch is how many articles are fetched before they are indexed. They
// come slowly, and a search reads those that are not indexed.
const articleBatch = 64

// unread returns the notices whose articles are to be fetched, newest first, and
// how many articles are kept.
func (b *Board) unread(ctx context.Context) (ids []string, kept int, err error) {
	st, err := b.state(ctx)
	if err != nil {
		return nil, 0, err
	}
	err = b.db.read(ctx, "look for missing articles", func(q queryer) error {
		ids = nil
		err := query(ctx, q, func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			ids = append(ids, id)
			return err
		}, `SELECT n.id FROM `+wordingTables+` WHERE n.board = ? AND `+lacking+` ORDER BY n.number DESC`, st.rid)
		if err != nil {
			return err
		}
		return q.QueryRowContext(ctx, `SELECT count(*) FROM article a JOIN notice n ON n.rid = a.notice
			WHERE n.board = ?`, st.rid).Scan(&kept)
	})
	return ids, kept, err
}

// Missing says what is not kept of the board, without asking it.
func (b *Board) Missing(ctx context.Context) (m feed.Missing, err error) {
	st, err := b.state(ctx)
	if err != nil {
		return m, err
	}
	m.Total = st.counts.total
	l, err := b.lack(ctx, st.counts.total, st.counts.total)
	if err != nil {
		return m, err
	}
	m.RowCount = l.count
	for _, g := range l.gaps {
		if last := len(m.Rows) - 1; last >= 0 && m.Rows[last].Bottom == g.top+1 {
			m.Rows[last].Bottom = g.bottom
			continue
		}
		m.Rows = append(m.Rows, feed.Run{Top: g.top, Bottom: g.bottom})
	}
	err = b.db.read(ctx, "look for missing texts", func(q queryer) error {
		return q.QueryRowContext(ctx, `SELECT coalesce(sum(s.notice IS NULL OR `+cutText+`), 0),
			coalesce(sum(n.attachments > 0), 0)
			FROM `+wordingTables+` WHERE n.board = ? AND `+lacking, st.rid).Scan(&m.Bodies, &m.Files)
	})
	return m, err
}
