package cache

import (
	"cmp"
	"maps"
	"slices"
)

// anchor is a row of a gen that has been found again.
type anchor struct{ base, number int }

func (a anchor) shift() int { return a.base - a.number }

// group is the rows of a gen that have not all been found again.
type group struct {
	unsure  []int    // indexes of rows, by base
	anchors []anchor // by base, from the imagined row 0 on
}

// group collects the groups, in a fixed order, so that the same page has the
// same effect everywhere.
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
	for _, gen := range slices.Backward(slices.Sorted(maps.Keys(unsure))) {
		members := unsure[gen]
		slices.SortFunc(members, func(a, b int) int { return cmp.Compare(r.rows[a].base, r.rows[b].base) })
		groups = append(groups, group{members, append([]anchor{{0, 0}}, r.trusted(found[gen])...)})
	}
	return groups
}

// trusted returns the anchors that prove something, by base: most must be in
// order, and each must have one beside it with the same shift, since a notice
// that was posted again can come to stand anywhere.
func (r *reckoning) trusted(anchors []anchor) []anchor {
	slices.SortFunc(anchors, func(a, b anchor) int { return cmp.Compare(a.base, b.base) })
	run := ordered(anchors)
	if len(run)*2 <= len(anchors) {
		return nil
	}
	if len(r.ids) == 1 {
		return run // there is never one beside it
	}
	var backed []anchor
	for i, a := range run {
		if i > 0 && run[i-1].shift() == a.shift() || i+1 < len(run) && run[i+1].shift() == a.shift() {
			backed = append(backed, a)
		}
	}
	return backed
}

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

// between returns the anchors below and above the row; above is nil if none is.
func (g group) between(base int) (below anchor, above *anchor) {
	i, _ := slices.BinarySearchFunc(g.anchors, base, func(a anchor, b int) int { return cmp.Compare(a.base, b) })
	if i < len(g.anchors) {
		above = &g.anchors[i]
	}
	return g.anchors[max(i-1, 0)], above
}

// infer makes the rows sure that stand between two anchors at their old spacing.
// Those below the page are as good as fetched with it; those above it may be as
// old as the upper anchor, and so are a strand of their own.
func (r *reckoning) infer(g group) {
	for _, i := range g.unsure {
		row := &r.rows[i]
		below, above := g.between(row.base)
		if above == nil || above.shift() != below.shift() {
			continue
		}
		n := row.base - below.shift()
		if n <= below.number || n >= above.number || r.taken[n] {
			continue
		}
		row.number, row.sure, row.gone = n, true, false
		row.strand = r.strand
		if n > r.top {
			row.strand = r.event
		}
		r.taken[n] = true
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
	return row.base % afloat
}

// drop notes the rows that are gone for certain: all numbers at which they could
// stand are held by others, and this page is proof that they are held today.
func (r *reckoning) drop(current bool) {
	held := make([]int, len(r.taken)+1) // sure rows below each number
	for n, taken := range r.taken {
		held[n+1] = held[n]
		if taken {
			held[n+1]++
		}
	}
	for _, g := range r.groups {
		for _, i := range g.unsure {
			if r.rows[i].sure {
				continue
			}
			below, above := g.between(r.rows[i].base)
			low, high := below.number+1, r.total // where it could stand
			if above != nil {
				high = above.number - 1
			}
			if (current || r.shows(low-1, high+1)) && held[high+1]-held[low] == high-low+1 {
				r.rows[i] = row{id: r.rows[i].id, gone: true}
			}
		}
	}
}

// shows says that the page is proof of what stands at the numbers low and high
// and at all those between. What is beyond the ends of the list needs none.
func (r *reckoning) shows(low, high int) bool {
	if low == 0 {
		low++
	}
	if high == r.total+1 {
		high--
	}
	return low > high || r.covers(low) && r.covers(high)
}
