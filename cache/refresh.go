package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"city/sosik/feed"
)

// Refresh asks for the first page and returns how many notices now stand above
// the one that was newest when it was last called, or when the cache was opened:
// 0 the first time ever, and more than a page holds if more have arrived. It does
// not ask for the pages between; Fill does, when someone looks there.
func (b *Board) Refresh(ctx context.Context) (added int, err error) {
	before, err := b.seenNewest(ctx)
	if err != nil {
		return 0, err
	}
	done, err := b.ask(ctx, 1)
	if err != nil {
		return 0, err
	}
	b.churn.reset()
	now, err := b.newest(ctx)
	if err != nil || before == "" {
		b.lane.setNewest(now)
		return 0, err
	}
	b.lane.setNewest(now)
	e, err := b.Find(ctx, before)
	if err != nil || e.Number == 0 {
		if errors.Is(err, feed.ErrNotFound) {
			err = nil
		}
		return done.added, err
	}
	st, err := b.state(ctx)
	return max(st.counts.total-e.Number, 0), err
}

// seenNewest returns the ID of the notice that was newest when the board was last
// looked at, "" if page 1 has never been. Notices from further down that came
// before it, as "sosik list --page 3" brings them, tell nothing of what is new.
func (b *Board) seenNewest(ctx context.Context) (string, error) {
	if id := b.lane.newest(); id != "" {
		return id, nil
	}
	st, err := b.state(ctx)
	if err != nil || st.refreshed.IsZero() {
		return "", err
	}
	return b.newest(ctx)
}

// newest returns the ID of the kept notice with the highest number.
func (b *Board) newest(ctx context.Context) (id string, err error) {
	err = b.db.read(ctx, "read newest notice", func(q queryer) error {
		return query(ctx, q, func(rows *sql.Rows) error { return rows.Scan(&id) },
			`SELECT n.id FROM board b JOIN notice n ON n.board = b.rid
			WHERE b.key = ? AND n.number IS NOT NULL ORDER BY n.number DESC LIMIT 1`, b.info.Key)
	})
	return id, err
}

// Reload asks again for the pages of the board that cover the numbers top,
// top-1, …, top-n+1, whether or not they are kept. Servers that know of
// validators answer with a few bytes where nothing has changed.
func (b *Board) Reload(ctx context.Context, top, n int) error {
	st, err := b.state(ctx)
	if err != nil {
		return err
	}
	c := st.counts
	if c.total < 1 || c.perPage < 1 {
		_, err := b.Refresh(ctx)
		return err
	}
	top = min(top, c.total)
	bottom := max(top-n+1, c.floor)
	for page := pageOf(c, top); top >= bottom && page <= pageOf(c, bottom); page++ {
		if _, err := b.ask(ctx, page); err != nil {
			return err
		}
	}
	return nil
}

// pageOf is the page on which a number stands.
func pageOf(c counts, number int) int { return (c.total-number)/c.perPage + 1 }

// ask fetches a page of the list and keeps it. Whoever asks for the same page
// meanwhile shares the answer.
func (b *Board) ask(ctx context.Context, page int) (stored, error) {
	return share(ctx, b.lane, "page "+strconv.Itoa(page), func(ctx context.Context) (stored, error) {
		const tries = 3
		for try := 1; ; try++ {
			done, err := b.fetchPage(ctx, page, try == tries)
			if !errors.Is(err, errOvertaken) {
				return done, err
			}
		}
	})
}

// fetchPage fetches a page and keeps it; last says that there is no further try.
func (b *Board) fetchPage(ctx context.Context, number int, last bool) (stored, error) {
	var st state
	var v feed.Validator
	err := b.db.read(ctx, "read fetch record", func(q queryer) (err error) {
		if st, err = b.stateFrom(ctx, q); err == nil {
			v, err = b.pageValidator(ctx, q, st, number)
		}
		return err
	})
	if err != nil {
		return stored{}, err
	}
	p, err := b.src.Page(ctx, number, v)
	// What has come is kept, even if nobody waits for it any longer.
	keep := context.WithoutCancel(ctx)
	if errors.Is(err, feed.ErrNotModified) {
		return b.unchanged(keep, number, st.seq)
	}
	if err != nil {
		return stored{}, b.fail(keep, number, "", err) // the source has said which page
	}
	if p.Fetched.IsZero() {
		p.Fetched = b.db.now()
	}
	if last {
		st.seq = anySeq
	}
	done, err := b.store(keep, p, number, st.seq)
	if err != nil {
		err = fmt.Errorf("list page %d: %w", number, err)
	}
	return done, err
}

// unchanged notes that the board still shows a page as it is kept, and returns
// it as it is kept. It was asked when seq pages had been stored: what has come
// since may be newer than the answer.
func (b *Board) unchanged(ctx context.Context, number int, seq int64) (stored, error) {
	err := b.db.write(ctx, "note that nothing changed", quick, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		if number == 1 && st.seq == seq {
			if err := b.pageOneUnchanged(ctx, t, st); err != nil {
				return err
			}
		}
		return b.recordCurrent(ctx, t, st.rid, number, "")
	})
	if err != nil {
		return stored{}, err
	}
	p, err := b.keptPage(ctx, number)
	return stored{page: p}, err
}

// pageOneUnchanged notes that the board is as it was. The rows of page 1 are
// sure, else it would have been asked for without a validator.
func (b *Board) pageOneUnchanged(ctx context.Context, t *tx, st state) error {
	st.refreshed = b.db.now()
	var linked bool
	err := t.row(ctx, `SELECT count(*) >= min(2, ?4) FROM notice
		WHERE board = ?1 AND strand = ?2 AND number > ?3 AND sure`,
		[]any{st.rid, st.main, st.counts.total - st.counts.perPage, st.counts.total}, &linked)
	if err == nil && linked && st.shaken {
		st.shaken = false
		err = t.merge(ctx, st.rid, st.main)
	}
	return errors.Join(err, st.save(ctx, t))
}

// Listing is a page of the board's list, with its numbers.
type Listing struct {
	feed.Page
	Kept  bool  // from the cache, since the board did not answer; Fetched is its age
	Cause error // why it did not, if Kept
}

// Page returns a page of the board's list: from the board if that answers, else
// as it is kept, else with the error of the board.
func (b *Board) Page(ctx context.Context, number int) (Listing, error) {
	done, err := b.ask(ctx, number)
	if err == nil {
		return Listing{Page: listed(done.page, number)}, nil
	}
	if ctx.Err() != nil {
		return Listing{}, err
	}
	p, keptErr := b.keptPage(ctx, number)
	if keptErr != nil || len(p.Notices) == 0 {
		return Listing{}, err
	}
	return Listing{Page: p, Kept: true, Cause: err}, nil
}

// listed is a page as it is listed: pinned notices stand above the first page
// only, though many boards repeat them above every one.
func listed(p feed.Page, number int) feed.Page {
	if number > 1 {
		p.Notices = slices.DeleteFunc(slices.Clone(p.Notices), func(n feed.Notice) bool { return n.Pinned })
	}
	return p
}

// keptPage puts a page together from what is kept.
func (b *Board) keptPage(ctx context.Context, number int) (feed.Page, error) {
	st, err := b.state(ctx)
	if err != nil {
		return feed.Page{}, err
	}
	c := st.counts
	p := feed.Page{Number: number, Pages: c.pages, Total: c.total}
	var list []feed.Entry
	if number == 1 {
		if list, err = b.summarized(ctx, "read pinned notices", byPin); err != nil {
			return p, err
		}
	}
	for i := range list {
		list[i].Pinned = true
	}
	top := c.total - (number-1)*c.perPage
	rows, err := b.summarized(ctx, "read notices", byNumber, top-c.perPage+1, top)
	for i := range rows {
		rows[i].Pinned = false // here it stands in the list
	}
	for _, e := range append(list, rows...) {
		p.Notices = append(p.Notices, e.Notice)
	}
	if err != nil {
		return p, err
	}
	p.Fetched, err = b.lastFetch(ctx, st, number)
	return p, err
}
