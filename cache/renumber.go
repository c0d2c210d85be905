package cache

import (
	"context"
	"database/sql"

	"city/sosik/feed"
)

// How imported notices come by numbers
//
// The number of a record was right, or our likeliest guess, in another cache at
// another time. Deletions and arrivals since then have only shrunk the spacing
// of two old notices, which is just what number.go asks of a gen: the rows of a
// strand that have stopped being sure. So the imported rows are never sure by
// themselves. They become a gen of their own with the record's number as base,
// and everything else follows from the rules there: if rows that the board has
// shown stand at the spacing that the records give them, nothing between was
// deleted, and those between are sure too; where spacing differs they stay
// doubtful until Fill has asked for the page that decides. After the import of a
// whole archive one refresh usually settles it all, without 2,031 pages.
//
// That a record's number was only a guess it does not say, and a guess proves
// nothing. But guesses show. So an import is worth what it looks like:
//
//   - A whole archive has all numbers from the greatest down to 1, and what has
//     none is gone or pinned. It is moored to row 0, and page 1 is usually
//     enough to settle it.
//   - If there are all numbers, and notices that have none without a reason, one
//     that is gone unnoticed has pushed them out of the list. The spacing counts
//     only between two places that the board has shown. That takes a dozen pages.
//   - If numbers are missing, one that is gone may have pushed others into their
//     places, and nothing is proved. Every page is asked for again.
//
// That as many notices are gone unnoticed as were never kept, so that nothing
// shows, is the one case in which rows can be off, until one of their pages is
// fetched.
//
// A notice that is kept with a number keeps it; what the board has shown here is
// better than what another cache says. If that row is sure, and nothing is in
// doubt, it lends the gen an anchor. If the board has never been asked, the
// records' numbers are shown as they are, as unsure ones, and the greatest is
// taken for the board's total, until page 1 tells better.

// afloat is added to the bases of a gen that is not moored to row 0, which makes
// its spacing to that row none that any row can have.
const afloat = 1 << 40

// enrolment is the gen of an import.
type enrolment struct {
	begun   bool
	gen     int64 // 0: no row has joined yet
	settled bool  // nothing was in doubt before, so that anchors may be lent
	anchors []lent
	numbers map[int]bool // of all records
	loose   bool         // one has no number, and no reason for it
}

// top is the greatest number of the records.
func (e *enrolment) top() (top int) {
	for n := range e.numbers {
		top = max(top, n)
	}
	return top
}

// lent is a sure row that may become an anchor of the gen.
type lent struct {
	rid  int64
	base int
}

func (e *enrolment) begin(ctx context.Context, t *tx, st state) error {
	if e.begun {
		return nil
	}
	e.begun, e.numbers = true, map[int]bool{}
	return t.row(ctx, `SELECT NOT EXISTS (SELECT 1 FROM notice WHERE board = ? AND sure = 0 AND gen > 0)`,
		[]any{st.rid}, &e.settled)
}

// enrol lets the notice of a record join the gen if it has no place in the list
// here and had one there.
func (e *enrolment) enrol(ctx context.Context, t *tx, st *state, k kept, r feed.Record, isNew bool) error {
	if r.Number > 0 {
		e.numbers[r.Number] = true
	} else if !r.Removed && !r.Pinned {
		e.loose = true
	}
	switch {
	case r.Number == 0 || k.row.gen > 0 && !k.row.sure:
		return nil
	case k.row.gone && !isNew:
		return nil // it is in the list no longer, whatever others still say
	case k.row.sure:
		e.anchors = append(e.anchors, lent{k.rid, r.Number})
		return nil
	case k.row.number > 0:
		return nil
	}
	if e.gen == 0 {
		st.seq++
		e.gen = st.seq
	}
	gen := e.gen
	if k.row.gone { // but its number not yet another's: it proves nothing and nothing proves it
		st.seq++
		gen = st.seq
	}
	_, err := t.exec(ctx, `UPDATE notice SET gen = ?2, base = ?3 WHERE rid = ?1`, k.rid, gen, r.Number+afloat)
	return err
}

// settle gives the rows that have joined their numbers, as a page does that
// shows nothing.
func (m *importing) settle(ctx context.Context) error {
	if m.gen == 0 {
		return nil
	}
	// Whoever gives up has what came before, and that should be whole.
	ctx = context.WithoutCancel(ctx)
	return m.board.db.write(ctx, "number what was imported", quick, func(t *tx) error {
		st, err := m.board.enter(ctx, t)
		if err != nil {
			return err
		}
		top := m.top()
		if st.counts.perPage == 0 { // no page has ever come
			st.counts.total = max(st.counts.total, top)
		}
		holes := len(m.numbers) < top
		if err := m.moor(ctx, t, st.rid, holes); err != nil {
			return err
		}
		st.seq++
		var before ledger
		if err := t.load(ctx, st.rid, &before, `number IS NOT NULL OR gen > 0`); err != nil {
			return err
		}
		after := reconcile(before.rows, sheet{total: st.counts.total, main: st.main, event: st.seq})
		if err := t.renumber(ctx, before, after.rows); err != nil {
			return err
		}
		if holes {
			if err := t.scatter(ctx, &st, m.gen); err != nil {
				return err
			}
		}
		st.shaken = st.shaken || st.main != 0
		return st.save(ctx, t)
	})
}

// scatter makes each row of a gen a gen of its own, which proves nothing.
func (t *tx) scatter(ctx context.Context, st *state, gen int64) error {
	if _, err := t.exec(ctx, `UPDATE notice SET gen = ?3 + rid WHERE board = ?1 AND gen = ?2`, st.rid, gen, st.seq); err != nil {
		return err
	}
	return t.row(ctx, `SELECT max(?2, coalesce(max(gen), 0)) FROM notice WHERE board = ?1`, []any{st.rid, st.seq}, &st.seq)
}

// moor lets the gen prove as much as it can.
func (m *importing) moor(ctx context.Context, t *tx, board int64, holes bool) error {
	moored := !holes && !m.loose
	if moored {
		_, err := t.exec(ctx, `UPDATE notice SET base = base - ?3 WHERE board = ?1 AND gen = ?2`, board, m.gen, int64(afloat))
		if err != nil {
			return err
		}
	}
	if holes || !m.settled {
		return nil
	}
	base := int64(afloat)
	if moored {
		base = 0
	}
	for _, a := range m.anchors {
		_, err := t.exec(ctx, `UPDATE notice SET gen = ?2, base = ?3 WHERE rid = ?1 AND sure`, a.rid, m.gen, int64(a.base)+base)
		if err != nil {
			return err
		}
	}
	return nil
}

// affected says whether a statement changed a row.
func affected(done sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n > 0, err
}
