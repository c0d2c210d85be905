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
// Where the exporting cache itself had guessed, the list there had a hole or two
// rows for one number, and so it has here: Fill asks for that page, and what it
// shows puts right what was inferred from the guess.
//
// A notice that is kept with a number keeps it; what the board has shown here is
// better than what another cache says. If that row is sure, and nothing is in
// doubt, it lends the gen an anchor. If the board has never been asked, the
// records' numbers are shown as they are, as unsure ones, and the greatest is
// taken for the board's total, until page 1 tells better.

// enrolment is the gen of an import.
type enrolment struct {
	begun   bool
	gen     int64 // 0: no row has joined yet
	settled bool  // nothing was in doubt before, so that anchors may be lent
	top     int   // the greatest number of a record that joined
	anchors []lent
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
	e.begun = true
	return t.row(ctx, `SELECT NOT EXISTS (SELECT 1 FROM notice WHERE board = ? AND sure = 0 AND gen > 0)`,
		[]any{st.rid}, &e.settled)
}

// enrol lets the notice of a record join the gen if it has no place in the list
// here and had one there.
func (e *enrolment) enrol(ctx context.Context, t *tx, st *state, k kept, r feed.Record, isNew bool) error {
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
	e.top = max(e.top, r.Number)
	gen := e.gen
	if k.row.gone { // but its number not yet another's: it proves nothing and nothing proves it
		st.seq++
		gen = st.seq
	}
	_, err := t.exec(ctx, `UPDATE notice SET gen = ?2, base = ?3 WHERE rid = ?1`, k.rid, gen, r.Number)
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
		if st.counts.total == feed.Unknown {
			st.counts.total = m.top
		}
		for _, a := range m.anchors {
			if !m.settled {
				break
			}
			if _, err := t.exec(ctx, `UPDATE notice SET gen = ?2, base = ?3 WHERE rid = ?1 AND sure`, a.rid, m.gen, a.base); err != nil {
				return err
			}
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
		st.shaken = st.shaken || st.main != 0
		return st.save(ctx, t)
	})
}

// affected says whether a statement changed a row.
func affected(done sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n > 0, err
}
