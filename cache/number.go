package cache

import (
	"cmp"
	"slices"
)

// How numbers follow a board
//
// A notice's number is its rank from the oldest, 1. On a board that only ever
// gets new notices at the top no number changes. When a notice is deleted, those
// above it move down by one; a page shows this only by the numbers of its own
// rows, never by saying where the gap was.
//
// The sure rows, together with an imagined row 0 that never moves, have this
// property: for two of them, the kept spacing is at least the true one, now and
// later, because deletions only ever shrink it. From it follows what a new page
// can prove:
//
//   - If a sure row stands on the page at the number it had, the spacing down to
//     row 0 has not shrunk, so nothing below has been deleted and all sure rows
//     below are still right. The page is linked. Rows it brings may join.
//   - If no sure row stands on the page, nothing is proved about those below,
//     and to call them and the page sure at once could break the property. They
//     are no longer sure.
//   - If a sure row has moved, or its place is taken, rows have been deleted. No
//     row off the page is sure now.
//
// A row that stops being sure remembers the number it had (base) and with which
// others it was sure (gen, the event that ended it). Among rows of one gen the
// spacing has the property still. So as soon as two of them are found again, by
// later pages, at their old spacing, all those between are sure again: their
// shift is that of the two. Looking in the middle of a doubtful stretch halves
// it, which is what Fill does when nothing is missing outright.
//
// A board that puts notices into the middle (a backdated one, say) breaks the
// property for once. A page that shows it puts its own rows right; only when a
// deletion hides the insertion exactly can a stretch between the two stay wrong
// by one until one of its pages is fetched.

// row is what the numbering knows of a notice.
type row struct {
	id     string
	number int // 0: none
	sure   bool
	gen    int64
	base   int
	gone   bool // was in the list and is not any more
}

// sheet is a fetched page with its numbers worked out.
type sheet struct {
	ids   []string // in the page's order; "" where a row cannot be kept
	top   int      // number of ids[0]
	total int
	event int64 // greater than that of any sheet before
}

func (s sheet) bottom() int { return s.top - len(s.ids) + 1 }

// covers says that the page shows what stands at n.
func (s sheet) covers(n int) bool { return n <= s.top && n >= s.bottom() }

// reconcile returns rows as they stand after the page, in the same order, with
// those that the page brings appended. The rows given are all that are in the
// list, with or without a number, and any other that is on the page.
func reconcile(rows []row, s sheet) []row {
	r := &reckoning{rows: slices.Clone(rows), sheet: s, onPage: s.places()}
	r.doubt()
	r.place()
	r.groups = r.group()
	for _, g := range r.groups {
		r.infer(g)
	}
	r.guess()
	r.drop()
	return r.rows
}

type reckoning struct {
	sheet
	rows   []row
	onPage map[string]int // number by ID
	taken  []bool         // numbers of sure rows
	groups []group
}

// verdict is what a page proves about the sure rows.
type verdict struct {
	linked bool // one of them is where it was
	moved  bool // one is not
}

// judge compares the page with the sure rows.
func (r *reckoning) judge() (v verdict) {
	for _, row := range r.rows {
		if !row.sure {
			continue
		}
		n, on := r.onPage[row.id]
		switch {
		case on && n == row.number:
			v.linked = true
		case on, r.covers(row.number), row.number > r.total:
			v.moved = true
		}
	}
	return v
}

// doubt takes the sureness from those rows that the page leaves unproved.
func (r *reckoning) doubt() {
	v := r.judge()
	for i := range r.rows {
		row := &r.rows[i]
		if row.sure && (v.moved || !v.linked && row.number < r.bottom()) {
			row.gen, row.base, row.sure = r.event, row.number, false
		}
	}
}

// place puts the page's rows where they stand and clears their places.
func (r *reckoning) place() {
	size := max(r.total, r.top) + 2
	r.taken = make([]bool, size)
	seen := map[string]bool{}
	for i := range r.rows {
		row := &r.rows[i]
		if n, on := r.onPage[row.id]; on {
			row.number, row.sure, row.gone = n, true, false
			seen[row.id] = true
		} else if r.covers(row.number) || row.number > r.total {
			row.number = 0
		}
	}
	for i, id := range r.ids {
		if n := r.onPage[id]; n == r.top-i && n > 0 && !seen[id] {
			r.rows = append(r.rows, row{id: id, number: n, sure: true})
		}
	}
	for _, row := range r.rows {
		if row.sure && row.number < size {
			r.taken[row.number] = true
		}
	}
}

// anchor is a row of a group that has been found again.
type anchor struct{ base, number int }

func (a anchor) shift() int { return a.base - a.number }

// group is the rows that were sure together once and have not all been found.
type group struct {
	unsure  []int    // indexes of rows, by base
	anchors []anchor // by base, from the imagined row 0 on
}

// group collects the groups. Rows that changed their order on the board prove
// nothing; the most that kept theirs are taken as anchors.
func (r *reckoning) group() []group {
	unsure := map[int64][]int{}
	for i, row := range r.rows {
		if !row.sure && row.gen > 0 {
			unsure[row.gen] = append(unsure[row.gen], i)
		}
	}
	found := map[int64][]anchor{}
	for _, row := range r.rows {
		if row.sure && unsure[row.gen] != nil {
			found[row.gen] = append(found[row.gen], anchor{row.base, row.number})
		}
	}
	groups := make([]group, 0, len(unsure))
	for gen, members := range unsure {
		slices.SortFunc(members, func(a, b int) int { return cmp.Compare(r.rows[a].base, r.rows[b].base) })
		anchors := found[gen]
		slices.SortFunc(anchors, func(a, b anchor) int { return cmp.Compare(a.base, b.base) })
		groups = append(groups, group{members, append([]anchor{{0, 0}}, ordered(anchors)...)})
	}
	// A fixed order, so that the same page has the same effect everywhere.
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(r.rows[b.unsure[0]].gen, r.rows[a.unsure[0]].gen) })
	return groups
}

// between returns the anchors below and above the row; above is nil if none is.
func (g group) between(base int) (below anchor, above *anchor) {
	i, _ := slices.BinarySearchFunc(g.anchors, base, func(a anchor, b int) int { return cmp.Compare(a.base, b) })
	if i < len(g.anchors) {
		above = &g.anchors[i]
	}
	return g.anchors[max(i-1, 0)], above
}

// infer makes the rows sure that stand between two anchors at their old spacing.
func (r *reckoning) infer(g group) {
	for _, i := range g.unsure {
		row := &r.rows[i]
		below, above := g.between(row.base)
		if above == nil || above.shift() != below.shift() {
			continue
		}
		if n := row.base - below.shift(); !r.taken[n] {
			row.number, row.sure, row.gone = n, true, false
			r.taken[n] = true
		}
	}
}

// guess numbers the rows that are not sure as they most likely stand: in their
// order, shifted as the next anchor above is, without a gap where there was
// none. Those for which no number is left have none until they are found.
func (r *reckoning) guess() {
	type wish struct{ index, number int }
	var wishes []wish
	for _, g := range r.groups {
		for _, i := range g.unsure {
			if row := r.rows[i]; !row.sure {
				wishes = append(wishes, wish{i, min(r.wish(row, g), r.total)})
			}
		}
	}
	slices.SortStableFunc(wishes, func(a, b wish) int {
		return cmp.Or(cmp.Compare(b.number, a.number), cmp.Compare(r.rows[b.index].base, r.rows[a.index].base))
	})
	last := r.total + 1
	for _, w := range wishes {
		n := min(w.number, last-1)
		if r.covers(n) {
			n = r.bottom() - 1
		}
		if n < 1 || r.taken[n] {
			r.rows[w.index].number = 0
			continue
		}
		r.rows[w.index].number = n
		last = n
	}
}

func (r *reckoning) wish(row row, g group) int {
	below, above := g.between(row.base)
	switch {
	case above != nil:
		return row.base - above.shift()
	case below.base > 0:
		return row.base - below.shift()
	case row.number > 0:
		return row.number
	}
	return row.base
}

// drop notes the rows that are gone for certain: all numbers at which they could
// stand are held by others.
func (r *reckoning) drop() {
	held := make([]int, len(r.taken)+1) // sure rows below each number
	for n, taken := range r.taken {
		held[n+1] = held[n]
		if taken {
			held[n+1]++
		}
	}
	for _, g := range r.groups {
		for _, i := range g.unsure {
			row := &r.rows[i]
			if row.sure {
				continue
			}
			below, above := g.between(row.base)
			low, high := below.number, r.total+1
			if above != nil {
				high = above.number
			}
			if room := high - low - 1; room <= 0 || held[high]-held[low+1] == room {
				*row = row0(row.id)
				row.gone = true
			}
		}
	}
}

// row0 is a notice without a place in the list.
func row0(id string) row { return row{id: id} }

// ordered returns the longest run of anchors, which are sorted by base, whose
// numbers grow with it.
func ordered(anchors []anchor) []anchor {
	var ends []int // ends[k]: index of the smallest number that ends a run of k+1
	before := make([]int, len(anchors))
	for i, a := range anchors {
		k, _ := slices.BinarySearchFunc(ends, a.number, func(e, n int) int { return cmp.Compare(anchors[e].number, n) })
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	run := make([]anchor, len(ends))
	i := ends[len(ends)-1]
	for k := len(ends) - 1; k >= 0; k-- {
		run[k] = anchors[i]
		i = before[i]
	}
	return run
}
