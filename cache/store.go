package cache

import (
	"context"
	"errors"
	"slices"

	"city/sosik/feed"
)

// stored is what became of a page.
type stored struct {
	page  feed.Page // with its numbers
	added int       // notices at the top that were not known before
	moved bool      // rows were seen to have moved
}

// errOvertaken says that another process stored a page while this one was on its
// way, and that the two disagree: this one may be the older.
var errOvertaken = errors.New("overtaken by another process")

// anySeq stores a page whatever has been stored meanwhile.
const anySeq = -1

// store keeps a page that was asked for as number asked when seq pages had been
// stored. A page that cannot be right changes nothing but the records.
func (b *Board) store(ctx context.Context, p feed.Page, asked int, seq int64) (done stored, err error) {
	var refused error
	err = b.db.write(ctx, "store page", quick, func(t *tx) error {
		refused = nil
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		page, err := t.known(ctx, st.rid, p)
		if err != nil {
			return err
		}
		s, err := seat(p, asked, st.counts, func(id string) int {
			if k := page.byID[id]; k != nil && k.row.sure {
				return k.row.number
			}
			return 0
		})
		if err != nil {
			st.counts = s.counts
		} else {
			var top int
			err = t.row(ctx, `SELECT coalesce(max(number), 0) FROM notice WHERE board = ? AND number IS NOT NULL`,
				[]any{st.rid}, &top)
			if err != nil {
				return err
			}
			err = st.nonsense(p, page, s, top)
		}
		if err != nil {
			refused = err
			return errors.Join(st.save(ctx, t), b.recordFetch(ctx, t, st.rid, asked, "", err))
		}
		done, err = b.storeSeated(ctx, t, st, p, page, s, seq)
		return err
	})
	return done, errors.Join(err, refused)
}

// storeSeated keeps a page whose numbers are worked out.
func (b *Board) storeSeated(ctx context.Context, t *tx, st state, p feed.Page, page page, s seating, seq int64) (stored, error) {
	if err := t.lift(ctx, st.rid, s.lift, page.list); err != nil {
		return stored{}, err
	}
	s.sheet.event, s.sheet.main, s.sheet.first = st.seq+1, st.main, s.page == 1
	before, after, v, err := t.reckon(ctx, st.rid, page.list, s.sheet)
	if err != nil {
		return stored{}, err
	}
	if v.moved && seq != st.seq && seq != anySeq {
		return stored{}, errOvertaken
	}
	if err := t.renumber(ctx, before, after.rows); err != nil {
		return stored{}, err
	}
	switch {
	case v.moved || s.sheet.first && st.main != 0 && !s.sheet.current(v):
		st.shaken = true
	case s.sheet.current(v):
		st.shaken = false
		if err := t.merge(ctx, st.rid, st.main); err != nil {
			return stored{}, err
		}
	}
	done := stored{page: numbered(p, s), added: added(st, s, page), moved: v.moved}
	if err := b.storeRows(ctx, t, st.rid, done.page, page, after.strand); err != nil {
		return stored{}, err
	}
	if s.page == 1 {
		if err := b.storePinned(ctx, t, st.rid, p); err != nil {
			return stored{}, err
		}
		st.refreshed, st.main = b.db.now(), after.strand
	}
	st.counts, st.seq = s.counts, s.sheet.event
	if err := st.save(ctx, t); err != nil {
		return stored{}, err
	}
	return done, b.recordPage(ctx, t, st, s.page, p.Validator)
}

// page is what is kept of the notices that a page shows.
type page struct {
	list []kept // each once
	byID map[string]*kept
}

func (t *tx) known(ctx context.Context, board int64, p feed.Page) (page, error) {
	pg := page{byID: make(map[string]*kept, len(p.Notices))}
	for _, n := range p.Notices {
		if n.ID == "" || pg.byID[n.ID] != nil {
			continue
		}
		k, err := t.find(ctx, board, n.ID)
		if err != nil {
			return pg, err
		}
		pg.byID[n.ID] = &k
		pg.list = append(pg.list, k)
	}
	for i := range pg.list {
		pg.byID[pg.list[i].row.id] = &pg.list[i]
	}
	return pg, nil
}

// numbered returns the page with the numbers that its rows have here.
func numbered(p feed.Page, s seating) feed.Page {
	at := s.sheet.places()
	p.Number, p.Pages = s.page, s.counts.pages
	p.Notices = append([]feed.Notice(nil), p.Notices...)
	for i := range p.Notices {
		p.Notices[i].Number = at[p.Notices[i].ID]
	}
	return p
}

// added counts what has arrived since the board was last refreshed: the notices
// above the first that was known or, if none was, all that the totals tell.
func added(st state, s seating, page page) int {
	if s.page != 1 || st.refreshed.IsZero() {
		return 0
	}
	fresh := 0
	for _, id := range s.sheet.ids {
		if k := page.byID[id]; k != nil && k.rid != 0 {
			return fresh
		}
		fresh++
	}
	return max(fresh, s.counts.total-max(st.counts.total, 0))
}

// storeRows keeps what the rows say of their notices.
func (b *Board) storeRows(ctx context.Context, t *tx, board int64, p feed.Page, page page, strand int64) error {
	for _, n := range p.Notices {
		k := page.byID[n.ID]
		if k == nil {
			continue
		}
		n.URL = b.origin.shorten(n.URL)
		if k.rid == 0 {
			rid, err := t.insert(ctx, board, n, strand, b.db.now())
			if err != nil {
				return err
			}
			k.rid, k.notice, k.listed = rid, n, n.Title
			if err := t.summarize(ctx, k.rid, n.Summary); err != nil {
				return err
			}
		} else if err := t.hear(ctx, k, n, b.db.now()); err != nil {
			return err
		}
	}
	return nil
}

// storePinned notes which notices are pinned, in the order of the first page.
func (b *Board) storePinned(ctx context.Context, t *tx, board int64, p feed.Page) error {
	var ids []string
	for _, n := range p.Notices {
		if n.Pinned && n.ID != "" {
			ids = append(ids, n.ID)
		}
	}
	have, err := t.pinned(ctx, board)
	if err != nil || slices.Equal(have, ids) {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE notice SET pinned = 0 WHERE board = ? AND pinned > 0`, board); err != nil {
		return err
	}
	for i, id := range ids {
		_, err := t.exec(ctx, `UPDATE notice SET pinned = ?, removed = 0 WHERE board = ? AND id = ?`, i+1, board, id)
		if err != nil {
			return err
		}
	}
	return nil
}
