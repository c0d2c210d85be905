package tui

import (
	"context"
	"slices"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/query"
)

// views is the screen on which to choose what the list shows: all, those with a
// mark, or what a saved search finds.
type views struct {
	pager
	saved []feed.SavedSearch
	work  task
}

// view is an entry of it.
type view struct {
	name  string
	query string // "" for the whole list
	saved *feed.SavedSearch
}

// queryFresh finds what has come since the last visit.
const queryFresh = "새소식"

// fixedViews are those that everyone has.
func fixedViews() []view {
	return []view{
		{name: textViewAll},
		{name: textViewUnread, query: "안읽음"},
		{name: textViewStarred, query: "별"},
		{name: textViewFresh, query: queryFresh},
		{name: textViewRecent, query: "최근읽음"},
		{name: textViewEdited, query: "수정됨"},
		{name: textViewRemoved, query: "삭제됨"},
	}
}

func (v *views) all() []view {
	all := fixedViews()
	for i := range v.saved {
		all = append(all, view{v.saved[i].Name, v.saved[i].Query, &v.saved[i]})
	}
	return all
}

// viewsMsg is the person's saved searches.
type viewsMsg struct {
	task  int
	saved []feed.SavedSearch
	err   error
}

// openViews shows the screen; the saved searches come as soon as they are
// counted.
func (m *Model) openViews() tea.Cmd {
	m.screen = viewsScreen
	m.views.cursor = 0
	return m.loadViews()
}

func (m *Model) loadViews() tea.Cmd {
	m.views.count = len(m.views.all())
	m.views.resize(m.articleLayout().rows)
	ctx, id := m.views.work.begin(m.ctx)
	s := m.opts.Store
	return func() tea.Msg {
		saved, err := s.SavedSearches(ctx)
		return viewsMsg{id, saved, err}
	}
}

func (m *Model) viewsCame(msg viewsMsg) tea.Cmd {
	if !m.views.work.finish(msg.task) {
		return nil
	}
	if msg.err != nil {
		m.message = message{m.fail("read saved searches", msg.err), true}
		return nil
	}
	m.views.saved = msg.saved
	m.views.count = len(m.views.all())
	m.views.moveTo(m.views.cursor)
	return nil
}

func (m *Model) viewsKey(k tea.KeyMsg) tea.Cmd {
	v := &m.views
	switch {
	case key.Matches(k, m.keys.Back, m.keys.Views):
		m.screen = listScreen
	case m.moveIn(&v.pager, k):
	case key.Matches(k, m.keys.Digit):
		return m.chooseByDigit(&v.pager, k)
	case key.Matches(k, m.keys.Open):
		return m.chooseView()
	case key.Matches(k, m.keys.Star):
		return m.changeSaved(func(s feed.SavedSearch) func(context.Context, Searcher) error {
			s.Watch = !s.Watch
			return func(ctx context.Context, store Searcher) error { return store.SaveSearch(ctx, s) }
		})
	case key.Matches(k, m.keys.Forget):
		if _, ok := v.chosen(); !ok {
			m.message.text = textFixedView
			return nil
		}
		m.prompt.open(promptForget, "")
	}
	return nil
}

// chosen is the saved search under the cursor, if there is one.
func (v *views) chosen() (feed.SavedSearch, bool) {
	if i := v.cursor - len(fixedViews()); i >= 0 && i < len(v.saved) {
		return v.saved[i], true
	}
	return feed.SavedSearch{}, false
}

// forget forgets the saved search under the cursor.
func (m *Model) forget() tea.Cmd {
	return m.changeSaved(func(s feed.SavedSearch) func(context.Context, Searcher) error {
		return func(ctx context.Context, store Searcher) error { return store.ForgetSearch(ctx, s.Name) }
	})
}

// showFresh shows what has come since the last visit.
func (m *Model) showFresh() tea.Cmd {
	if m.list.status.Fresh <= 0 {
		m.message.text = textNothingFresh
		return nil
	}
	m.hits.order = feed.Newest
	return m.search(queryFresh, place{})
}

// chooseView shows what the entry under the cursor stands for.
func (m *Model) chooseView() tea.Cmd {
	m.screen = listScreen
	all := m.views.all()
	if m.views.cursor >= len(all) {
		return nil
	}
	v := all[m.views.cursor]
	if v.query == "" {
		return m.leaveHits()
	}
	m.hits.order = feed.Newest
	return m.search(v.query, place{})
}

// changeSaved changes the saved search under the cursor; the others cannot be
// changed.
func (m *Model) changeSaved(how func(feed.SavedSearch) func(context.Context, Searcher) error) tea.Cmd {
	saved, ok := m.views.chosen()
	if !ok {
		m.message.text = textFixedView
		return nil
	}
	do, ctx, s := how(saved), m.ctx, m.opts.Store
	return func() tea.Msg { return searchSavedMsg{err: do(ctx, s)} }
}

// searchSavedMsg says that a search has been saved, changed or forgotten.
type searchSavedMsg struct {
	name     string // of one that is new
	replaced bool   // and had the name of another
	err      error
}

func (m *Model) searchSaved(msg searchSavedMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		m.message = message{m.fail("save a search", msg.err), true}
	case msg.name != "":
		m.message.text = textSearchSaved(msg.name, msg.replaced, keyName(m.keys.Views, "\\"))
	}
	if m.screen == viewsScreen {
		return m.loadViews()
	}
	return nil
}

// saveSearch keeps the search whose hits are shown under a name.
func (m *Model) saveSearch(name string) tea.Cmd {
	if name = feed.Clean(name); name == "" {
		return nil
	}
	ctx, s, saved := m.ctx, m.opts.Store, feed.SavedSearch{Name: name, Query: m.hits.text, Watch: true}
	return func() tea.Msg {
		m := searchSavedMsg{name: name}
		before, err := s.SavedSearches(ctx)
		m.replaced = slices.ContainsFunc(before, func(b feed.SavedSearch) bool { return b.Name == name })
		if m.err = err; err == nil {
			m.err = s.SaveSearch(ctx, saved)
		}
		return m
	}
}

// viewsRows is the screen.
func (m *Model) viewsRows() []string {
	all := m.views.all()
	return m.choiceRows(&m.views.pager, textViewsTitle, m.viewsHint(), func(pos, width int) string {
		return m.viewRow(pos, all[pos], width)
	})
}

func (m *Model) viewRow(pos int, v view, width int) string {
	left, right := v.name, ""
	switch {
	case v.saved == nil:
	case width < wideEnough: // the name matters more
		right = textSavedUnread(*v.saved)
	default:
		left += "  " + v.query
		right = textSavedCounts(*v.saved)
	}
	return m.choiceRow(pos, &m.views.pager, left, right, width)
}

// announce looks for new notices that match a watched search.
func (m *Model) announce(added int) tea.Cmd {
	ctx, s, now := m.ctx, m.opts.Store, m.opts.Now
	return func() tea.Msg {
		st, err := s.Status(ctx)
		if err != nil {
			return announcedMsg{nil, err}
		}
		news, err := newMatches(ctx, s, added, st.Total, now)
		return announcedMsg{news, err}
	}
}

// announcement is a new notice that a watched search finds.
type announcement struct{ search, title string }

type announcedMsg struct {
	news []announcement
	err  error
}

func (m *Model) announced(msg announcedMsg) tea.Cmd {
	if msg.err != nil {
		m.opts.Log.Warn("look for watched searches", "error", msg.err)
	}
	if len(msg.news) == 0 {
		return nil
	}
	text := textAnnounce(msg.news)
	m.message.text = text
	return say(notifyMsg{text})
}

// newMatches are those among the newest notices, of which so many have just
// come, that a watched search finds.
func newMatches(ctx context.Context, s Store, added, total int, now func() time.Time) ([]announcement, error) {
	saved, err := s.SavedSearches(ctx)
	if err != nil {
		return nil, err
	}
	fresh, err := s.Keys(ctx, total, added)
	if err != nil {
		return nil, err
	}
	var news []announcement
	for _, w := range saved {
		q, err := query.Parse(w.Query, now())
		if err != nil || !w.Watch {
			continue
		}
		keys, err := s.Search(ctx, q, feed.Newest)
		if err != nil {
			return news, err
		}
		keys = slices.DeleteFunc(slices.Clone(keys), func(k feed.Key) bool { return !slices.Contains(fresh, k) })
		found, err := s.Found(ctx, keys)
		if err != nil {
			return news, err
		}
		for _, f := range found {
			news = append(news, announcement{w.Name, f.Title})
		}
	}
	return news, nil
}
