package tui

import (
	"city/sosik/feed"
)

// list is the table of notices: a window over the board's numbers, newest
// first, cut into pages that fill the screen.
//
// Its coordinate is the position: pinned notices are 0, 1, …, and below them
// number Total stands first and number 1 last. Only what is around the page is
// held in memory; the rest is in the cache.
type list struct {
	pager
	status feed.Status
	pinned []feed.Entry
	window window
	loaded bool // the cache has answered once

	judged         bool // the next two are known
	authors, views bool // most rows of this board tell them

	filled     span  // the page for which there is nothing left to ask the board
	fillError  error // why the gaps of a page could not be filled
	failedPage int   // which page
}

// span is a range of numbers of a board that had so many notices then.
type span struct{ top, n, total int }

// window is what the cache said about the numbers top, top-1, …, top-n+1.
type window struct {
	top, n  int
	entries map[int]feed.Entry // by number; what is missing here is not kept yet
}

func newWindow(top, n int, entries []feed.Entry) window {
	w := window{top: top, n: n, entries: make(map[int]feed.Entry, len(entries))}
	for _, e := range entries {
		w.entries[e.Number] = e
	}
	return w
}

func (w window) covers(top, n int) bool {
	return n <= 0 || top <= w.top && top-n >= w.top-w.n
}

// recount takes the number of rows from what is known of the board.
func (l *list) recount() { l.count = len(l.pinned) + max(l.status.Total, 0) }

// numberAt is the number at a position; none is 0.
func (l *list) numberAt(pos int) int {
	if pos < len(l.pinned) || pos >= l.count {
		return 0
	}
	return l.status.Total - (pos - len(l.pinned))
}

// positionOf is the position of a number.
func (l *list) positionOf(number int) int {
	return len(l.pinned) + l.status.Total - number
}

// at is the entry at a position. If it is not kept, only its Number is set and
// ok is false.
func (l *list) at(pos int) (e feed.Entry, ok bool) {
	if pos >= 0 && pos < len(l.pinned) {
		return l.pinned[pos], true
	}
	n := l.numberAt(pos)
	e, ok = l.window.entries[n]
	if !ok {
		e.Number = n
	}
	return e, ok
}

// selected is the entry under the cursor.
func (l *list) selected() (feed.Entry, bool) { return l.at(l.cursor) }

// span is the range of numbers on the page: n numbers from top down.
func (l *list) span() (top, n int) {
	first := l.page() * l.size
	last := min(first+l.size, l.count) - 1
	first = max(first, len(l.pinned))
	if last < first {
		return 0, 0
	}
	return l.numberAt(first), last - first + 1
}

// windowAround is the range of numbers to hold in memory with the cursor on a
// number (0: on a pinned notice): its page of size rows and at least two on each
// side, so that turning one finds its rows at hand.
func windowAround(total, number, size int) (top, n int) {
	if number <= 0 {
		number = total
	}
	top = min(number+3*size, max(total, 0))
	return top, min(6*size, top)
}

// needsLoad says that the page, or the one before or after it, has not been
// asked of the cache.
func (l *list) needsLoad() bool {
	top, n := l.span()
	up, down := min(top+l.size, l.status.Total), max(top-n-l.size, 0)
	return n > 0 && !l.window.covers(up, up-down)
}

// unasked says that rows of this very page have not been asked of the cache.
func (l *list) unasked() bool {
	top, n := l.span()
	return !l.window.covers(top, n)
}

// complete says that there is nothing left to ask the board for this page.
func (l *list) complete() bool {
	top, n := l.span()
	return l.filled == span{top, n, l.status.Total}
}

// unfilled says that the board may have to be asked for rows of this page: they
// are not kept, or the cache is not sure of them.
func (l *list) unfilled() bool {
	_, n := l.span()
	return n > 0 && !l.unasked() && l.fillError == nil && !l.complete()
}

// gaps says that the cache lacks rows of this page.
func (l *list) gaps() bool {
	top, n := l.span()
	if l.unasked() {
		return false
	}
	for i := range n {
		if _, ok := l.window.entries[top-i]; !ok {
			return true
		}
	}
	return false
}

// judge finds out which columns the board fills, from the first rows that it
// gave. It is not asked again, so that columns never come and go.
func (l *list) judge() {
	if l.judged || len(l.window.entries) == 0 {
		return
	}
	authors, views := 0, 0
	for _, e := range l.window.entries {
		if e.Author != "" || e.Department != "" {
			authors++
		}
		if e.Views != feed.Unknown {
			views++
		}
	}
	rows := len(l.window.entries)
	l.judged, l.authors, l.views = true, 2*authors > rows, 2*views > rows
}

// anchor remembers which notice the cursor is on, to find it again when
// numbers have moved.
type anchor struct {
	id       string // "" if the row is not kept
	pinned   bool
	position int
	number   int
}

func (l *list) anchor() anchor {
	e, _ := l.selected()
	return anchor{id: e.ID, pinned: l.cursor < len(l.pinned), position: l.cursor, number: e.Number}
}

// take accepts what the cache said. The cursor, which may have moved since the
// question was asked, moves by as much as the anchor's notice did.
func (l *list) take(m loadedMsg) {
	l.status, l.pinned, l.window = m.status, m.pinned, m.window
	l.recount()
	l.judge()
	if !l.loaded {
		l.loaded = true
		l.moveTo(l.cursor)
		return
	}
	pos := m.anchor.position
	switch {
	case m.anchor.pinned:
		for i, e := range m.pinned {
			if e.ID == m.anchor.id {
				pos = i
			}
		}
	case m.number > 0:
		pos = l.positionOf(min(m.number, l.status.Total)) // the board may have fewer now
	}
	l.cursor = min(max(l.cursor+pos-m.anchor.position, 0), max(l.count-1, 0))
}
