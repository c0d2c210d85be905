package tui

import (
	"context"
	"fmt"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/query"
)

// The search: a line that is typed, a command at each key, and hits in the place
// of the list. What is asked of the board by number goes on as before; Esc finds
// the list as it was left.

// searchedMsg is what a search found, with the first of the notices.
type searchedMsg struct {
	task  int
	text  string
	query query.Query
	order feed.Order
	from  place // where the cursor is to stand, if it can
	size  int   // rows of a page
	keys  []feed.Key
	took  time.Duration
	offer offer

	at     int // where the cursor stands
	window hitWindow
	err    error
}

// place is a hit to stand on: its key or, where that is not known, its position
// and ID.
type place struct {
	key feed.Key
	at  int
	id  string
}

// stand works out where the cursor stands, and reads the notices around it.
func (m *searchedMsg) stand(ctx context.Context, s Searcher) error {
	m.at = min(max(m.from.at, 0), max(len(m.keys)-1, 0))
	if i := slices.Index(m.keys, m.from.key); i >= 0 {
		m.at = i
	}
	h := hits{pager: pager{count: len(m.keys), cursor: m.at, size: m.size}, keys: m.keys}
	first, n := h.around()
	found, err := s.Found(ctx, m.keys[first:first+n])
	if err != nil {
		return fmt.Errorf("read hits %d to %d: %w", first+1, first+n, err)
	}
	m.window = newHitWindow(m.query, first, n, found)
	for _, f := range found {
		if m.from.id != "" && f.ID == m.from.id {
			m.at = slices.Index(m.keys, f.Key)
		}
	}
	return nil
}

// searchCmd searches, and offers the other input mode where nothing is found.
func searchCmd(ctx context.Context, m searchedMsg, s Searcher, now func() time.Time) tea.Cmd {
	return func() tea.Msg {
		began := now()
		m.keys, m.err = s.Search(ctx, m.query, m.order)
		m.took = now().Sub(began)
		if m.err == nil && len(m.keys) == 0 {
			m.offer, m.err = otherMode(ctx, s, m.text, now())
		}
		if m.err == nil {
			m.err = m.stand(ctx, s)
		}
		return m
	}
}

// otherMode is what text would be with the input method the other way round, if
// that finds anything.
func otherMode(ctx context.Context, s Searcher, text string, now time.Time) (offer, error) {
	slip := query.Slip(text)
	if slip == "" {
		return offer{}, nil
	}
	q, err := query.Parse(slip, now)
	if err != nil {
		return offer{}, nil //nolint:nilerr // it is only an idea of ours
	}
	keys, err := s.Search(ctx, q, feed.Newest)
	if err != nil || len(keys) == 0 {
		return offer{}, err
	}
	return offer{slip, len(keys)}, nil
}

// hitsMsg is more of what a search found.
type hitsMsg struct {
	task   int
	window hitWindow
	err    error
}

// readHits reads the hits around the cursor.
func (m *Model) readHits() tea.Cmd {
	first, n := m.hits.around()
	keys, q, s := m.hits.keys[first:first+n], m.hits.query, m.opts.Store
	ctx, id := m.loadingHits.begin(m.ctx)
	return func() tea.Msg {
		found, err := s.Found(ctx, keys)
		if err != nil {
			err = fmt.Errorf("read hits %d to %d: %w", first+1, first+n, err)
		}
		return hitsMsg{id, newHitWindow(q, first, n, found), err}
	}
}

// openSearch opens the line to search in, with the text that is searched for.
func (m *Model) openSearch() tea.Cmd {
	m.before = m.hits
	if m.hits.shown {
		m.prompt.open(promptSearch, m.hits.text)
		m.prompt.stale = true
	} else {
		m.hits.order = feed.Newest
		m.prompt.open(promptSearch, "")
	}
	return warmCmd(m.ctx, m.opts.Store)
}

// warmCmd lets the cache read what every search needs while the person is still
// looking for the first key.
func warmCmd(ctx context.Context, s Searcher) tea.Cmd {
	return func() tea.Msg {
		_, _ = s.Search(ctx, query.Query{}, feed.Newest) // a failure will come up again, where it matters
		return nil
	}
}

// searchTyped searches for what stands in the line now.
func (m *Model) searchTyped() tea.Cmd {
	text := m.prompt.value()
	if text == m.hits.text && m.hits.shown {
		return nil
	}
	if text == "" {
		m.searching.abort()
		m.hits = hits{pager: pager{size: m.hits.size}, order: m.hits.order}
		return nil
	}
	return m.search(text, place{})
}

// search shows what is found for text in the place of the list, with the cursor
// on a hit. Text that is no query leaves the last hits and says why.
func (m *Model) search(text string, from place) tea.Cmd {
	m.hits.shown, m.hits.text = true, text
	m.hits.resize(m.hitLayout().hits)
	q, err := query.Parse(text, m.now())
	m.hits.wrong = err
	if err != nil {
		return nil
	}
	ctx, id := m.searching.begin(m.ctx)
	return searchCmd(ctx, searchedMsg{task: id, text: text, query: q, order: m.hits.order, from: from, size: m.hits.size}, m.opts.Store, m.opts.Now)
}

func (m *Model) searched(msg searchedMsg) tea.Cmd {
	if !m.searching.finish(msg.task) {
		return nil
	}
	if msg.err != nil {
		m.message = message{m.fail("search", msg.err), true}
		return nil
	}
	m.hits.take(msg)
	return m.ensure()
}

// ensureHits sees to it that the rows of the page of hits are there.
func (m *Model) ensureHits() tea.Cmd {
	if !m.hits.needsLoad() || m.loadingHits.running() {
		return nil
	}
	return m.readHits()
}

func (m *Model) hitsCame(msg hitsMsg) tea.Cmd {
	if !m.loadingHits.finish(msg.task) {
		return nil
	}
	if msg.err != nil {
		m.message = message{m.fail("read what was found", msg.err), true}
		return nil
	}
	m.hits.window = msg.window
	return m.ensure()
}

// leaveSearch goes back to where the search was begun.
func (m *Model) leaveSearch() tea.Cmd {
	m.searching.abort()
	m.loadingHits.abort()
	m.hits = m.before
	m.hits.resize(m.hitLayout().hits)
	return m.ensure()
}

// leaveHits shows the list again, as it was left.
func (m *Model) leaveHits() tea.Cmd {
	m.searching.abort()
	m.loadingHits.abort()
	m.hits.shown = false
	return m.ensure()
}

// takeOffer searches for what was offered.
func (m *Model) takeOffer() tea.Cmd {
	text := m.hits.offer.text
	if m.prompt.active() {
		m.prompt.open(promptSearch, text)
	}
	return m.search(text, place{})
}

// reorder changes between newest and best first.
func (m *Model) reorder() tea.Cmd {
	m.hits.order = feed.Best - m.hits.order
	return m.search(m.hits.text, place{})
}

// searchAgain searches once more; the cursor stays on its notice.
func (m *Model) searchAgain() tea.Cmd {
	from := place{at: m.hits.cursor}
	if m.hits.cursor < len(m.hits.keys) {
		from.key = m.hits.keys[m.hits.cursor]
	}
	return m.search(m.hits.text, from)
}
