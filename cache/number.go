package cache

import "slices"

// How numbers follow a board
//
// A notice's number is its rank from the oldest, 1. On a board that only ever
// gets new notices at the top no number changes. When a notice is deleted, those
// above it move down by one; a page shows this only by the numbers of its own
// rows, never by saying where the gap was.
//
// Rows whose numbers can be trusted are sure, and each belongs to a strand. A
// strand has this property: for two of its rows, or one of them and an imagined
// row 0 that never moves, the kept spacing is at least the true one, now and
// later, since deletions only shrink it. Rows of one page have it, and so have
// rows that were fetched later than others of the strand and stand below them.
// (A row fetched later but above might stand too close to one below it that has
// moved unseen.) From the property follows what a page can prove:
//
//   - If rows of a strand stand on the page at the numbers they had, the spacing
//     down to row 0 has not shrunk: nothing below has been deleted, and all of
//     the strand below is still right. The page is linked to the strand, and
//     rows that it brings join it.
//   - If this happens on page 1 with the strand that page 1 had when it was last
//     fetched, the main strand, nothing has been deleted anywhere since. So all
//     sure rows are right, and all join the main strand.
//   - If it does not happen on page 1, nothing is proved, and no other row stays
//     sure. On any other page it only means that the rows begin a new strand, or
//     join one that stands above them altogether.
//   - If a sure row has moved, or another is in its place, the board has deleted
//     something. No row off the page stays sure.
//
// A row that stops being sure remembers its strand (gen) and its number there
// (base). When two rows of a gen are found again at their old spacing, nothing
// between them has been deleted, so those between are sure again; with row 0 as
// one of the two, all those below the other. To fetch the page in the middle of
// a doubtful stretch halves it at least, and Fill does so when nothing is missing
// outright.
//
// A notice that is posted again jumps over others, and a backdated one pushes in
// among them; both break the property. Rows out of order therefore prove nothing,
// nor does one row alone where a page has more. A board that puts a notice into
// the middle and deletes another can still, for the stretch between the two, be
// off by one here until one of its pages is fetched.

// row is what the numbering knows of a notice.
type row struct {
	id     string
	number int // 0: none
	sure   bool
	strand int64 // of a sure row
	gen    int64 // the strand it belonged to before it stopped being sure; 0: none
	base   int   // its number then
	gone   bool  // was in the list and is not any more
}

// shake takes the sureness from a row.
func (r *row) shake() {
	if r.sure {
		r.gen, r.base, r.sure, r.strand = r.strand, r.number, false, 0
	}
}

// sheet is a fetched page with its numbers worked out.
type sheet struct {
	ids   []string // in the page's order; "" where a row cannot be kept
	top   int      // number of ids[0]
	total int
	first bool  // it is page 1
	main  int64 // the main strand, 0 before page 1 was fetched
	event int64 // greater than that of any sheet before
}

func (s sheet) bottom() int { return s.top - len(s.ids) + 1 }

// covers says that the page shows what stands at n.
func (s sheet) covers(n int) bool { return n <= s.top && n >= s.bottom() }

// places is the number of each ID on the page.
func (s sheet) places() map[string]int {
	at := make(map[string]int, len(s.ids))
	for i, id := range slices.Backward(s.ids) {
		if n := s.top - i; id != "" && n > 0 {
			at[id] = n // of two, the one further up
		}
	}
	return at
}

// verdict is what a page proves about the sure rows.
type verdict struct {
	moved  bool  // one is not where it was
	strand int64 // that the page is linked to, the main one if it can be; else 0
}

// current says that the page is the first and shows that nothing is gone.
func (s sheet) current(v verdict) bool {
	return s.first && !v.moved && v.strand == s.main && s.main != 0
}

// judge compares the page with the sure rows.
func (s sheet) judge(rows []row) (v verdict) {
	at := s.places()
	links := map[int64]int{}
	for _, row := range rows {
		if !row.sure {
			continue
		}
		n, on := at[row.id]
		switch {
		case on && n == row.number:
			links[row.strand]++
		case on, s.covers(row.number), row.number > s.total:
			v.moved = true
		}
	}
	for strand, count := range links {
		enough := count > 1 || len(s.ids) == 1
		if enough && (v.strand == 0 || strand == s.main || v.strand != s.main && strand < v.strand) {
			v.strand = strand
		}
	}
	return v
}

// reconciled is what a page makes of the rows.
type reconciled struct {
	rows   []row // in the order given; those that the page brings follow
	strand int64 // of the page
}

// reconcile works out the rows as they stand after the page. The rows given are
// all that are or may be in the list, and those on the page wherever they are.
func reconcile(rows []row, s sheet) reconciled {
	r := &reckoning{rows: slices.Clone(rows), sheet: s, onPage: s.places()}
	current := r.doubt()
	r.place()
	r.groups = r.group()
	for _, g := range r.groups {
		r.infer(g)
	}
	r.guess()
	r.drop(current)
	return reconciled{r.rows, r.strand}
}

type reckoning struct {
	sheet
	rows   []row
	onPage map[string]int // number by ID
	strand int64          // of the page
	taken  []bool         // numbers of sure rows
	groups []group
}

// doubt takes the sureness from those rows that the page leaves unproved, and
// decides to which strand the page belongs. It says whether all that is sure is
// so today.
func (r *reckoning) doubt() (current bool) {
	v := r.judge(r.rows)
	current = r.current(v)
	switch {
	case v.moved, r.first && !current:
		for i := range r.rows {
			r.rows[i].shake()
		}
		r.strand = r.event
	case v.strand != 0:
		r.strand = v.strand
	default:
		r.strand = r.strandAbove()
	}
	return current
}

// strandAbove is a strand that stands above the page altogether: the main one,
// or that of the next sure row; or else a new one.
func (r *reckoning) strandAbove() int64 {
	lowest := map[int64]int{} // number by strand
	next := row{}
	for _, row := range r.rows {
		if !row.sure {
			continue
		}
		if n, ok := lowest[row.strand]; !ok || row.number < n {
			lowest[row.strand] = row.number
		}
		if row.number > r.top && (next.number == 0 || row.number < next.number) {
			next = row
		}
	}
	for _, strand := range []int64{r.main, next.strand} {
		if lowest[strand] > r.top {
			return strand
		}
	}
	return r.event
}

// place puts the page's rows where they stand and clears their places.
func (r *reckoning) place() {
	r.taken = make([]bool, max(r.total, r.top)+2)
	seen := map[string]bool{}
	for i := range r.rows {
		row := &r.rows[i]
		if n, on := r.onPage[row.id]; on {
			seen[row.id] = true
			if !row.sure {
				row.number, row.sure, row.strand = n, true, r.strand
			}
			row.gone = false
		} else if !row.sure && (r.covers(row.number) || row.number > r.total) {
			row.number = 0
			if row.gone { // and does not only stand elsewhere
				row.gen, row.base = 0, 0
			}
		}
	}
	for i, id := range r.ids {
		if n := r.onPage[id]; n == r.top-i && n > 0 && !seen[id] {
			r.rows = append(r.rows, row{id: id, number: n, sure: true, strand: r.strand})
		}
	}
	for _, row := range r.rows {
		if row.sure {
			r.taken[row.number] = true
		}
	}
}
