package cache

import (
	"fmt"

	"city/sosik/feed"
)

// counts is what is known of a board's size and paging.
type counts struct {
	total     int  // feed.Unknown before the first page
	estimated bool // total is worked out, since the board tells none
	perPage   int  // 0 if not known
	pages     int  // 0 if not told
	floor     int  // number of the last row of the last page; 1 unless the board counts rows that it does not list
	doubted   int  // a total that was told once and not believed, else feed.Unknown
}

func newCounts() counts {
	return counts{total: feed.Unknown, floor: 1, doubted: feed.Unknown}
}

// maxTotal bounds what is taken for a total, so that a page cannot make us
// reserve memory for numbers that no board has.
const maxTotal = 10_000_000

// seating is a page with numbers, and what it says of its board.
type seating struct {
	sheet  sheet
	counts counts
	page   int // which page it is, as far as the board tells
	lift   int // by how much all numbers known before grow; see estimate
	count  int // rows of the list, without those pinned
}

// numbers is the number of a row that is sure, 0 for any other.
type numbers func(id string) int

// seat works out which numbers the rows of a page have. In order of trust:
//
//  1. The rows show numbers that count down by one and fit the board's total:
//     those.
//  2. The board tells its total: row i of page p is total - (p-1)·perPage - i.
//  3. It tells none: the numbers go on from a row that is known, or, where none
//     is, from as many notices as its pages could hold (see estimate).
//
// Pinned rows have no part in it. A page that cannot be right is refused with
// feed.ErrNotBoard; the counts returned beside the error remember what it said.
func seat(p feed.Page, asked int, c counts, known numbers) (seating, error) {
	s := seating{page: p.Number, counts: c}
	if s.page < 1 {
		s.page = asked
	}
	var rows []feed.Notice
	for _, n := range p.Notices {
		if !n.Pinned {
			rows = append(rows, n)
		}
	}
	s.count = len(rows)
	told := p.Total
	if told < len(rows) || told > maxTotal || told == 0 && len(p.Notices) > 0 {
		told = feed.Unknown // a count of something else
	}
	s.counts.pages = max(p.Pages, 0)
	s.counts.perPage = perPage(c.perPage, len(rows), s.page, s.counts.pages, told)
	for _, n := range rows {
		s.sheet.ids = append(s.sheet.ids, n.ID)
	}
	s.total(rows, told, known)
	s.sheet.total = s.counts.total
	s.sheet.top = s.top(rows, told)
	if err := s.plausible(p, c, told, known); err != nil {
		c.doubted = told
		s.counts = c
		return s, err
	}
	s.counts.doubted = feed.Unknown
	s.settleFloor(c)
	return s, nil
}

// perPage learns how many rows a full page has. A total and a count of pages
// usually leave one answer only, which a page cut short cannot spoil.
func perPage(old, rows, page, pages, total int) int {
	fits := func(n int) bool {
		return n > 0 && (total < 1 || pages < 1 || (total+n-1)/n == pages)
	}
	switch {
	case total > 0 && pages > 1 && (total+pages-1)/pages == (total-1)/(pages-1):
		return (total + pages - 1) / pages
	case fits(old) && (rows <= old || page == pages):
		return old
	case fits(rows) && (page < pages || page == 1):
		return rows
	case old > 0:
		return max(old, rows)
	}
	return rows
}

// total decides how many notices the board has.
func (s *seating) total(rows []feed.Notice, told int, known numbers) {
	if told != feed.Unknown {
		s.counts.total, s.counts.estimated = told, false
		return
	}
	before := (s.page - 1) * s.counts.perPage
	for i, n := range rows {
		if k := known(n.ID); k > 0 {
			s.estimate(k + before + i)
			return
		}
	}
	last := s.counts.total
	switch {
	case shown(rows) > 0:
		s.estimate(shown(rows) + before)
	case last == feed.Unknown && s.counts.pages > 0:
		s.estimate(s.counts.pages * s.counts.perPage)
	case last == feed.Unknown:
		s.estimate(before + len(rows))
	case s.page == 1:
		s.estimate(last + len(rows)) // nothing on it is known: at least a page has arrived
	default:
		s.estimate(last)
	}
}

// estimate takes n for the total. Where the board has more pages than that, as
// happens when it shows the way to a few pages at a time, all numbers are lifted
// so that the oldest notice can be 1.
func (s *seating) estimate(n int) {
	c := &s.counts
	if c.perPage > 0 {
		if more := c.pages - (n+c.perPage-1)/c.perPage; more > 0 {
			s.lift = more * c.perPage
		}
	}
	c.total, c.estimated = min(n+s.lift, maxTotal), true
}

// top is the number of the page's first row.
func (s *seating) top(rows []feed.Notice, told int) int {
	byPlace := s.counts.total - (s.page-1)*s.counts.perPage
	n := shown(rows)
	switch {
	case n == 0 || told == feed.Unknown:
		return byPlace
	case s.page == 1 && n != told:
		return byPlace // what is shown is no rank
	case abs(n-byPlace) > 2*s.counts.perPage || n > told:
		return byPlace
	}
	return n
}

// shown returns the number that the first row shows, if the rows show numbers
// that count down by one; else 0.
func shown(rows []feed.Notice) int {
	for i, n := range rows {
		if n.Number < 1 || n.Number != rows[0].Number-i {
			return 0
		}
	}
	if len(rows) == 0 {
		return 0
	}
	return rows[0].Number
}

// plausible refuses what boards say when something is wrong with them: no rows
// where there must be some, a total that collapses, page after page with the
// rows of the first.
func (s *seating) plausible(p feed.Page, c counts, told int, numberOf numbers) error {
	refuse := func(format string, args ...any) error {
		return &feed.Error{Kind: feed.ErrNotBoard, Err: fmt.Errorf(format, args...)}
	}
	empty := len(p.Notices) == 0
	if empty && told > 0 && (s.page-1)*s.counts.perPage < told {
		return refuse("page %d of a board of %d has no rows", s.page, told)
	}
	if empty && told == feed.Unknown && s.page == 1 && c.total > 0 {
		return refuse("page 1 has no rows, and there were %d", c.total)
	}
	if c.total < 1 || told == feed.Unknown {
		return nil
	}
	again := c.doubted != feed.Unknown && abs(told-c.doubted) <= max(s.counts.perPage, c.perPage)
	far := 5 * max(s.counts.perPage, c.perPage)
	if told < c.total-max(far, c.total/10) && !again {
		return refuse("page %d tells a total of %d, and there were %d", s.page, told, c.total)
	}
	shift, known := s.shift(numberOf)
	switch {
	case known == 0:
		return nil
	case s.page > 1 && shift > far && told-c.total+shift > far:
		return refuse("page %d has rows that stand %d higher up", s.page, shift)
	case shift < -far && known >= max(3, len(s.sheet.ids)/2) && !again:
		// One or two may have been posted again; half a page has not.
		return refuse("page %d has rows that stood %d further down", s.page, -shift)
	}
	return nil
}

// shift is by how much the known rows on the page have moved down, by the
// middle one of them, and how many they are.
func (s *seating) shift(known numbers) (shift, count int) {
	var pairs []anchor
	for i := len(s.sheet.ids) - 1; i >= 0; i-- {
		if k := known(s.sheet.ids[i]); k > 0 {
			pairs = append(pairs, anchor{base: k, number: s.sheet.top - i})
		}
	}
	if len(pairs) == 0 {
		return 0, 0
	}
	return pairs[len(pairs)/2].shift(), len(pairs)
}

// settleFloor notes where the board's last page really ends: some count rows
// that they do not list.
func (s *seating) settleFloor(before counts) {
	c := &s.counts
	if c.total != before.total {
		c.floor = 1
	}
	if s.count == 0 {
		return
	}
	last := c.pages
	if last == 0 && c.perPage > 0 {
		last = (c.total + c.perPage - 1) / c.perPage
	}
	bottom := max(s.sheet.bottom(), 1)
	if s.page == last {
		c.floor = bottom
	}
	c.floor = min(c.floor, bottom)
}

func abs(n int) int { return max(n, -n) }
