package cache

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"city/sosik/feed"
)

// Fill asks for one page of the board, the one that covers the first number
// among top, top-1, …, top-n+1 that is not kept, and says whether others are
// still missing. If none is missing it returns at once, without asking, so that
// it costs nothing to call it wherever one looks.
//
// Numbers that are kept but not sure (see the package documentation) count as
// missing, after those that are not kept at all. Where many of them stand
// together it asks for the page in their middle, which settles the most.
//
// A board that does not show what its own counts promise ends in
// feed.ErrNotBoard, never in asking for ever.
func (b *Board) Fill(ctx context.Context, top, n int) (more bool, err error) {
	more, _, err = b.fill(ctx, top, n)
	return more, err
}

// fill is Fill that also returns what is missing afterwards.
func (b *Board) fill(ctx context.Context, top, n int) (more bool, after lack, err error) {
	st, err := b.state(ctx)
	if err != nil {
		return false, after, err
	}
	if st.counts.total == feed.Unknown || st.counts.perPage < 1 && st.counts.total > 0 {
		if _, err := b.ask(ctx, 1); err != nil {
			return true, after, err
		}
		after, err := b.lack(ctx, top, n)
		return after.count > 0, after, err
	}
	before, err := b.lack(ctx, top, n)
	if err != nil {
		return false, before, err
	}
	if before.count == 0 {
		return false, before, b.seal(ctx)
	}
	page := pageOf(before.counts, before.next)
	done, err := b.ask(ctx, page)
	if err != nil {
		return true, before, err
	}
	if after, err = b.lack(ctx, top, n); err != nil {
		return true, before, err
	}
	if after.count == 0 {
		return after.unsealed, after, nil
	}
	missed := after.lacks(before.next)
	if missed && after.counts == before.counts {
		return false, after, notBoard("page %d of %s does not show number %d", page, b.info.Key, before.next)
	}
	if (missed || done.moved) && !b.churn.bear() {
		if !b.churn.despair() {
			return false, after, notBoard("the pages of %s contradict each other", b.info.Key)
		}
		return true, after, b.scatter(ctx)
	}
	return true, after, nil
}

// seal asks for page 1 once more when the last doubt about a board has been
// settled. If it shows that nothing has changed since, the strands that were
// found one by one are one again, and the next deletion is as quickly found. It
// is asked for in full only where the server knows of no validators.
func (b *Board) seal(ctx context.Context) error {
	l, err := b.lack(ctx, 0, 0)
	if err != nil || !l.unsealed {
		return err
	}
	_, err = b.ask(ctx, 1)
	return err
}

func notBoard(format string, args ...any) error {
	return &feed.Error{Kind: feed.ErrNotBoard, Err: fmt.Errorf(format, args...)}
}

// churn counts the pages since the last refresh that showed rows to have moved,
// or not the number that was wanted. There are none unless the board has changed
// meanwhile, and a board that never stops changing is none: its pages show the
// same rows in ever other places.
type churn struct {
	mu        sync.Mutex
	count     int
	despaired bool
}

const maxChurn = 16

func (c *churn) bear() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count++
	return c.count <= maxChurn
}

// despair says, once, that it may be what is kept that contradicts the pages: a
// wrong number, as an import can bring one, from which the rows between are
// concluded again and again.
func (c *churn) despair() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.despaired {
		return false
	}
	c.despaired, c.count = true, 0
	return true
}

// scatter takes it that nothing proves where anything stands, so that every page
// is asked for again.
func (b *Board) scatter(ctx context.Context) error {
	return b.db.write(ctx, "doubt all numbers", quick, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		_, err = t.exec(ctx, `UPDATE notice SET base = coalesce(number, base % ?2), gen = 1, sure = 0, strand = 0
			WHERE board = ?1 AND (number IS NOT NULL OR gen > 0)`, st.rid, int64(afloat))
		if err != nil {
			return err
		}
		st.shaken = st.main != 0
		if err := t.scatter(ctx, &st, 1); err != nil {
			return err
		}
		return st.save(ctx, t)
	})
}

func (c *churn) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count = 0
}

// lack is what is missing of a range of numbers.
type lack struct {
	counts counts
	gaps   []gap // from the top
	count  int   // of numbers
	next   int   // the number to ask for
	// unsealed says that rows were in doubt and none is any more; see seal.
	unsealed bool
}

// gap is a run of numbers that are all not kept, or all not sure.
type gap struct {
	top, bottom int
	kept        bool
}

func (l *lack) lacks(number int) bool {
	for _, g := range l.gaps {
		if number <= g.top && number >= g.bottom {
			return true
		}
	}
	return false
}

// add notes that the numbers from top down to bottom are missing.
func (l *lack) add(top, bottom int, kept bool) {
	if top < bottom {
		return
	}
	l.count += top - bottom + 1
	if last := len(l.gaps) - 1; last >= 0 && l.gaps[last].kept == kept && l.gaps[last].bottom == top+1 {
		l.gaps[last].bottom = bottom
		return
	}
	l.gaps = append(l.gaps, gap{top, bottom, kept})
}

// lack finds what is missing among the n numbers from top down, as far as the
// board has them.
func (b *Board) lack(ctx context.Context, top, n int) (l lack, err error) {
	err = b.db.read(ctx, "look for gaps", func(q queryer) error {
		st, err := b.stateFrom(ctx, q)
		if err != nil {
			return err
		}
		l = lack{counts: st.counts}
		bottom := max(top-n+1, st.counts.floor)
		next := min(top, st.counts.total)
		err = query(ctx, q, func(rows *sql.Rows) error {
			var number int
			var sure bool
			if err := rows.Scan(&number, &sure); err != nil {
				return err
			}
			l.add(next, number+1, false)
			if !sure {
				l.add(number, number, true)
			}
			next = number - 1
			return nil
		}, `SELECT number, sure FROM notice WHERE board = ? AND number BETWEEN ? AND ?
			ORDER BY number DESC`, st.rid, bottom, next)
		l.add(next, bottom, false)
		if err != nil || !st.shaken {
			return err
		}
		return q.QueryRowContext(ctx, `SELECT NOT EXISTS (SELECT 1 FROM notice
			WHERE board = ? AND sure = 0 AND gen > 0 AND number IS NOT NULL)`, st.rid).Scan(&l.unsealed)
	})
	l.choose()
	return l, err
}

// choose picks the number to ask for: the first that is not kept, else the first
// that is not sure, or the middle where the unsure ones fill pages.
func (l *lack) choose() {
	for _, g := range l.gaps {
		if !g.kept {
			l.next = g.top
			return
		}
	}
	if len(l.gaps) == 0 {
		return
	}
	g := l.gaps[0]
	l.next = g.top
	if size := g.top - g.bottom + 1; size > 2*l.counts.perPage {
		l.next = g.bottom + size/2
	}
}
