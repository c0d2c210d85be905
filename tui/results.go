package tui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/tui/prose"
)

// The handlers of what commands bring back, each for one message. A result that
// nobody waits for any more is dropped by its task.

// load asks the cache for the board as it is now, around the cursor. As long as
// the first rows are on their way, which come from where the person stood, it only
// notes that they are to be read once more.
func (m *Model) load() tea.Cmd {
	if !m.list.loaded && m.loading.running() {
		m.overtaken = true
		return nil
	}
	ctx, id := m.loading.begin(m.ctx)
	return loadCmd(ctx, id, m.opts.Store, m.list.anchor(), m.list.size)
}

// ensure sees to it that the rows of the page are there: from the cache, and
// what the cache lacks from the board.
func (m *Model) ensure() tea.Cmd {
	if m.list.page() != m.list.failedPage {
		m.list.fillError = nil // another page, another try
	}
	if m.hits.shown {
		return m.ensureHits()
	}
	switch {
	case !m.list.loaded:
		return nil
	case m.list.needsLoad() && !m.loading.running():
		return m.load()
	case m.list.unfilled() && !m.filling.running():
		top, n := m.list.span()
		ctx, id := m.filling.begin(m.ctx)
		return fillCmd(ctx, id, m.opts.Store, span{top, n, m.list.status.Total})
	}
	return nil
}

func (m *Model) loaded(msg loadedMsg) tea.Cmd {
	if !m.loading.finish(msg.task) {
		return nil
	}
	if msg.err != nil {
		m.list.fillError, m.list.failedPage = msg.err, m.list.page() // so that no row says that it is on its way
		m.message = message{m.fail("read the cache", msg.err), true}
		return nil
	}
	first := !m.list.loaded
	m.list.take(msg)
	if first && m.offline != nil {
		m.sayOffline()
	}
	if m.opening && !m.hits.shown {
		return tea.Batch(m.openSelected(), m.ensure())
	}
	return m.ensure()
}

func (m *Model) filled(msg filledMsg) tea.Cmd {
	if !m.filling.finish(msg.task) {
		return nil
	}
	switch {
	case msg.err != nil:
		m.list.fillError, m.list.failedPage = msg.err, m.list.page()
		m.opening = false
		m.message = message{m.fail("fill the page", msg.err), true}
	case !msg.more:
		m.list.filled = msg.span
	}
	return m.load()
}

// refresh asks the board for news, and for the page that is looked at if the
// person asked.
func (m *Model) refresh(asked bool) tea.Cmd {
	if m.refreshing.running() {
		return nil
	}
	m.list.fillError = nil
	top, n := 0, 0
	if asked && m.list.page() > 0 {
		top, n = m.list.span()
	}
	ctx, id := m.refreshing.begin(m.ctx)
	return refreshCmd(ctx, id, m.opts.Store, asked, top, n)
}

func (m *Model) refreshed(msg refreshedMsg) tea.Cmd {
	if !m.refreshing.finish(msg.task) {
		return nil
	}
	m.offline = msg.err
	m.list.filled = span{} // what the board said may have shaken what was sure
	switch {
	case msg.err != nil:
		m.opts.Log.Warn("refresh", "error", msg.err)
		if m.list.loaded {
			m.sayOffline()
		}
		if m.blank() && msg.asked {
			m.message = message{textTried(m.now()), true}
		}
	case msg.added > 0:
		m.message.text = textAdded(msg.added)
		return tea.Batch(m.load(), m.index(), m.announce(msg.added))
	case msg.asked:
		m.message.text = textUnchanged
	}
	return tea.Batch(m.load(), m.index())
}

// sayOffline says why the board did not answer and how old the list is.
func (m *Model) sayOffline() {
	if m.blank() {
		return // the whole screen says it
	}
	m.message = message{textStale(Explain(m.offline), Age(m.list.status.Refreshed, m.now())), true}
}

// check is the timer for new notices.
func (m *Model) check(msg checkMsg) tea.Cmd {
	if msg.board != m.board {
		return nil
	}
	return tea.Batch(m.refresh(false), m.checkLater())
}

// articleCame takes the article from the cache, or from the board.
func (m *Model) articleCame(msg articleMsg) tea.Cmd {
	a := &m.article
	if !a.work.finish(msg.task) {
		return nil
	}
	if msg.fetched && msg.err != nil {
		a.failed = msg.err
		a.head = m.articleHead() // it no longer says that the text is on its way
		m.message = message{m.fail("fetch notice "+a.entry.ID, msg.err), true}
		return nil
	}
	if msg.err == nil {
		a.article, a.have, a.sought = msg.article, true, false
		a.seek.abort() // it looks through another text
	}
	if !msg.fetched {
		a.restore, a.entry.Summary = msg.place, msg.summary
	}
	if msg.fetched && a.reloading {
		m.message.text = textFetched
	}
	a.reloading = false
	cmds := []tea.Cmd{m.showText(msg.text, msg.width)}
	switch {
	case msg.err == nil && !a.entry.Read && !a.marked:
		a.marked = true
		cmds = append(cmds, m.mark(a.entry.ID, feed.Read, true))
	case msg.err == nil && msg.fetched:
		cmds = append(cmds, m.load(), m.index()) // the page knew the row better than the list did
	case msg.err != nil:
		if !errors.Is(msg.err, feed.ErrNotFound) {
			m.message = message{m.fail("read notice "+a.entry.ID, msg.err), true}
		}
		cmds = append(cmds, m.fetch())
	}
	if msg.stale {
		cmds = append(cmds, m.fetch())
	}
	return tea.Batch(cmds...)
}

// showText puts text on the screen, and has it set anew if the terminal has
// another width by now.
func (m *Model) showText(t prose.Text, width int) tea.Cmd {
	m.article.setText(m.articleHead(), t, m.articleFoot(), width, m.articleLayout().rows)
	m.layCard()
	m.refind()
	if width != m.articleLayout().width {
		return tea.Batch(m.rerender(), m.seekFacts(false))
	}
	return m.seekFacts(false)
}

// rerender sets the open article for the width that the terminal has now.
func (m *Model) rerender() tea.Cmd {
	a := &m.article
	if a.width == 0 { // nothing has come yet; what comes will be checked
		a.head = m.articleHead()
		return nil
	}
	ctx, id := a.render.begin(m.ctx)
	if a.changes != nil {
		return versionsCmd(ctx, id, m.opts.Store, a.current(), a.changes.shown, m.proseOptions())
	}
	return renderCmd(ctx, id, a.current(), m.proseOptions())
}

func (m *Model) rendered(msg renderedMsg) tea.Cmd {
	if !m.article.render.finish(msg.task) {
		return nil
	}
	if msg.err != nil {
		m.message = message{m.fail("set notice "+m.article.entry.ID, msg.err), true}
		return nil
	}
	return m.showText(msg.text, msg.width)
}

// marked takes a mark back that could not be kept.
func (m *Model) marked(msg markedMsg) tea.Cmd {
	if msg.err != nil {
		m.showMark(msg.id, msg.mark, !msg.on)
		m.message = message{m.fail("mark notice "+msg.id, msg.err), true}
	}
	return m.load()
}

func (m *Model) found(msg foundMsg) tea.Cmd {
	if !m.finding.finish(msg.task) {
		return nil
	}
	switch {
	case msg.err != nil:
		m.message = message{textNoNumber(msg.text), true}
		return nil
	case msg.open && msg.entry.ID == m.restoring.Open:
		cmd := m.open(msg.entry)
		m.article.finding.needle = m.restoring.Find
		m.restoring = stand{}
		return cmd
	case msg.entry.Number == 0:
		return m.open(msg.entry) // it has no place in the list
	}
	return m.arrive(msg.entry.Number, msg.open)
}

// demoStarted puts the demo board in the place of the one that failed.
func (m *Model) demoStarted(msg demoMsg) tea.Cmd {
	if msg.err != nil {
		m.message = message{m.fail("start the demo board", msg.err), true}
		return nil
	}
	for _, t := range []*task{&m.loading, &m.filling, &m.refreshing, &m.finding, &m.searching, &m.loadingHits,
		&m.indexing, &m.sync.task, &m.reads.task, &m.saves.task, &m.views.work, &m.article.work, &m.article.render, &m.article.seek, &m.visiting, &m.printing} {
		t.abort()
	}
	m.opts.Store, m.offline = msg.store, nil
	m.board++
	m.list, m.hits, m.changes = list{pager: pager{size: m.list.size}}, hits{pager: pager{size: m.hits.size}}, nil
	m.opts.Changes = nil
	m.list.status.Total = feed.Unknown
	m.message.text = textDemoOpened
	return m.Init()
}
