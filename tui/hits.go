package tui

import (
	"time"

	"city/sosik/feed"
	"city/sosik/feed/query"
)

// hits is what a search found, in the place of the list: the same table with the
// same keys. All keys are held in memory, the notices only around the page.
type hits struct {
	pager
	shown bool // in the place of the list
	text  string
	query query.Query // of the hits; text may be on its way to another
	order feed.Order
	keys  []feed.Key
	took  time.Duration
	wrong error // what is the matter with text; the hits are those of the last good one

	window hitWindow
	offer  offer
}

// offer is another text to search for, since the first one found nothing: what
// the same keys write with the input method the other way round.
type offer struct {
	text string
	hits int
}

// hitWindow is what the cache said about a range of hits.
type hitWindow struct {
	first, n int
	found    map[feed.Key]hit
}

// hit is a notice that was found, with the places of what was searched for. They
// are looked for once, in a command: a text may be long.
type hit struct {
	feed.Found
	title, text []query.Span
}

func newHitWindow(q query.Query, first, n int, list []feed.Found) hitWindow {
	w := hitWindow{first: first, n: n, found: make(map[feed.Key]hit, len(list))}
	for _, f := range list {
		w.found[f.Key] = hit{f, q.Find(true, f.Title), q.Find(false, f.Text)}
	}
	return w
}

// at is the hit at a position; ok is false until the cache has been asked for it.
func (h *hits) at(pos int) (f hit, ok bool) {
	if pos < 0 || pos >= len(h.keys) {
		return f, false
	}
	f, ok = h.window.found[h.keys[pos]]
	return f, ok
}

// selected is the hit under the cursor.
func (h *hits) selected() (hit, bool) { return h.at(h.cursor) }

// around is the range of hits to hold in memory: the page under the cursor and
// one on each side.
func (h *hits) around() (first, n int) {
	first = max((h.page()-1)*h.size, 0)
	return first, min(3*h.size, max(len(h.keys)-first, 0))
}

// needsLoad says that rows of the page, or of one beside it, have not been asked
// of the cache.
func (h *hits) needsLoad() bool {
	first, n := h.around()
	return n > 0 && (first < h.window.first || first+n > h.window.first+h.window.n)
}

// unasked says so of rows of this very page.
func (h *hits) unasked() bool {
	first := h.page() * h.size
	last := min(first+h.size, len(h.keys))
	return last > first && (first < h.window.first || last > h.window.first+h.window.n)
}

// take puts what a search found in place of what there was.
func (h *hits) take(m searchedMsg) {
	h.query, h.order, h.keys, h.took, h.offer = m.query, m.order, m.keys, m.took, m.offer
	h.count, h.cursor = len(m.keys), m.at
	h.window = m.window
}
