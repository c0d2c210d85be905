package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/query"
)

// key routes one key: what works everywhere, then the screen that has the keys.
func (m *Model) key(k tea.KeyMsg) tea.Cmd {
	m.opening = false // whoever presses a key has moved on
	switch {
	case key.Matches(k, m.keys.Quit):
		return m.quit()
	case key.Matches(k, m.keys.Redraw):
		return say(redrawMsg{})
	case key.Matches(k, m.keys.Suspend):
		return say(suspendMsg{})
	case k.Type == tea.KeyEsc && m.stopGathering():
		return nil
	case key.Matches(k, m.keys.Help) && m.screen != helpScreen:
		m.openHelp()
		return nil
	}
	switch m.screen {
	case articleScreen:
		return m.articleKey(k)
	case helpScreen:
		m.helpKey(k)
		return nil
	case viewsScreen:
		return m.viewsKey(k)
	case menuScreen:
		return m.menuKey(k)
	case sheetScreen:
		return m.sheetKey(k)
	default:
		if m.blank() {
			return m.blankKey(k)
		}
		return m.listKey(k)
	}
}

// openHelp shows the help over the screen that has the keys.
func (m *Model) openHelp() {
	m.helpOver, m.screen, m.help = m.screen, helpScreen, pane{}
}

func say(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// blankKey takes a key when there is no list to show.
func (m *Model) blankKey(k tea.KeyMsg) tea.Cmd {
	switch {
	case key.Matches(k, m.keys.QuitList):
		return m.quit()
	case key.Matches(k, m.keys.Refresh):
		return m.refresh(true)
	case key.Matches(k, m.keys.Demo) && m.opts.Demo != nil:
		return demoCmd(m.ctx, m.opts.Demo)
	}
	return nil
}

// listKey takes a key in the table, be it of the list or of what was found.
func (m *Model) listKey(k tea.KeyMsg) tea.Cmd {
	if m.move(k) {
		return m.ensure()
	}
	switch {
	case m.hits.shown && key.Matches(k, m.keys.Back):
		return m.leaveHits()
	case !m.hits.shown && key.Matches(k, m.keys.QuitList):
		return m.quit()
	case key.Matches(k, m.keys.Open):
		return m.openSelected()
	case key.Matches(k, m.keys.ToggleRead, m.keys.Star):
		if e, ok := m.selected(); ok {
			return m.toggle(k, e)
		}
	case key.Matches(k, m.keys.Refresh) && m.hits.shown:
		return m.searchAgain()
	case key.Matches(k, m.keys.Refresh):
		return m.refresh(true)
	case key.Matches(k, m.keys.Command):
		m.prompt.open(promptCommand, "")
	case key.Matches(k, m.keys.Number):
		m.prompt.open(promptNumber, "")
	case key.Matches(k, m.keys.Digit):
		m.prompt.open(promptDigits, k.String())
	case key.Matches(k, m.keys.Browse):
		return tea.Batch(m.browse(), m.ensure())
	default:
		return m.archiveKey(k)
	}
	return m.ensure()
}

// archiveKey takes a key in the table that has to do with finding and marking.
func (m *Model) archiveKey(k tea.KeyMsg) tea.Cmd {
	switch {
	case m.hits.shown && m.hits.offer.hits > 0 && key.Matches(k, m.keys.NextUnread):
		return m.takeOffer()
	case key.Matches(k, m.keys.Search):
		return m.openSearch()
	case key.Matches(k, m.keys.Order) && m.hits.shown:
		return m.reorder()
	case key.Matches(k, m.keys.SaveSearch) && m.hits.shown:
		m.prompt.open(promptName, m.hits.text)
	case key.Matches(k, m.keys.Views):
		return m.openViews()
	case key.Matches(k, m.keys.Fresh):
		return m.showFresh()
	case key.Matches(k, m.keys.NextUnread):
		return m.nextUnread(1)
	case key.Matches(k, m.keys.PreviousUnread):
		return m.nextUnread(-1)
	case m.takesOut(k):
		return m.takeOut(k)
	case key.Matches(k, m.keys.MarkPage):
		return m.markRange(thisPage)
	case key.Matches(k, m.keys.MarkAbove):
		return m.markRange(allAbove)
	case key.Matches(k, m.keys.MarkAll):
		m.prompt.open(promptSure, "")
	case key.Matches(k, m.keys.Undo):
		return m.undo()
	case key.Matches(k, m.keys.Sync):
		return m.toggleSync(false)
	}
	return nil
}

// move moves the cursor of the table if the key is one for that.
func (m *Model) move(k tea.KeyMsg) bool { return m.moveIn(m.table(), k) }

// moveIn moves a cursor if the key is one for that, and says so.
func (m *Model) moveIn(p *pager, k tea.KeyMsg) bool {
	switch {
	case key.Matches(k, m.keys.Up):
		p.moveTo(p.cursor - 1)
	case key.Matches(k, m.keys.Down):
		p.moveTo(p.cursor + 1)
	case key.Matches(k, m.keys.PageUp):
		p.turn(-1)
	case key.Matches(k, m.keys.PageDown):
		p.turn(1)
	case key.Matches(k, m.keys.TenUp):
		p.turn(-10)
	case key.Matches(k, m.keys.TenDown):
		p.turn(10)
	case key.Matches(k, m.keys.First):
		p.moveTo(0)
	case key.Matches(k, m.keys.Last):
		p.moveTo(p.count - 1)
	default:
		return false
	}
	return true
}

// table is the cursor of what is shown: the list, or what was found.
func (m *Model) table() *pager {
	if m.hits.shown {
		return &m.hits.pager
	}
	return &m.list.pager
}

// selected is the notice under the cursor.
func (m *Model) selected() (feed.Entry, bool) {
	if m.hits.shown {
		f, ok := m.hits.selected()
		return f.Entry, ok
	}
	return m.list.selected()
}

// articleKey takes a key in the article.
func (m *Model) articleKey(k tea.KeyMsg) tea.Cmd {
	a, height := &m.article, m.articleLayout().rows
	if cmd, mine := m.fileKey(k); mine {
		return cmd
	}
	switch {
	case key.Matches(k, m.keys.Back):
		return m.back()
	case m.findKey(k):
	case key.Matches(k, m.keys.Up):
		a.scroll(-1, height)
	case key.Matches(k, m.keys.Down):
		a.scroll(1, height)
	case key.Matches(k, m.keys.HalfUp):
		a.scroll(-max(height/2, 1), height)
	case key.Matches(k, m.keys.HalfDown):
		a.scroll(max(height/2, 1), height)
	case key.Matches(k, m.keys.PageUp):
		a.scroll(-max(height-1, 1), height)
	case key.Matches(k, m.keys.PageDown):
		a.scroll(max(height-1, 1), height)
	case key.Matches(k, m.keys.First):
		a.scrollTo(0, height)
	case key.Matches(k, m.keys.Last):
		a.scrollTo(a.lines(), height)
	case key.Matches(k, m.keys.Next):
		return m.step(1)
	case key.Matches(k, m.keys.Previous):
		return m.step(-1)
	case key.Matches(k, m.keys.ToggleRead, m.keys.Star):
		return m.toggle(k, a.entry)
	case key.Matches(k, m.keys.NextUnread):
		return m.nextUnread(1)
	case key.Matches(k, m.keys.PreviousUnread):
		return m.nextUnread(-1)
	case key.Matches(k, m.keys.Undo):
		return m.undo()
	case key.Matches(k, m.keys.Versions):
		return m.toggleVersions()
	case m.takesOut(k):
		return m.takeOut(k)
	case key.Matches(k, m.keys.Sync):
		return m.toggleSync(false)
	case key.Matches(k, m.keys.Refresh):
		a.reloading = true
		return m.fetch()
	default:
		return m.linkKey(k)
	}
	return nil
}

func (m *Model) helpKey(k tea.KeyMsg) {
	if key.Matches(k, m.keys.Back, m.keys.Help) {
		m.screen = m.helpOver
		return
	}
	m.scrollKey(&m.help, k, len(m.helpRows()))
}

// openSelected opens the notice under the cursor, as soon as its row is there.
func (m *Model) openSelected() tea.Cmd {
	if e, ok := m.selected(); ok {
		m.opening = false
		return m.open(e)
	}
	if m.hits.shown {
		m.opening = m.hits.count > 0
		return m.ensure()
	}
	if m.list.fillError != nil || m.list.complete() {
		m.message = message{m.noRow(), true}
		return nil
	}
	m.opening = m.list.count > 0
	return m.ensure()
}

// noRow says that a row has not come, and how to ask for it again.
func (m *Model) noRow() string {
	if m.opts.Spoken {
		return textNoRow("") + " " + textPlainTryAgain
	}
	return textNoRow(keyName(m.keys.Refresh, "r"))
}

// open shows a notice: what the list knows of it at once, its text when it is
// there.
func (m *Model) open(e feed.Entry) tea.Cmd {
	m.screen = articleScreen
	a := &m.article
	left := m.savePlace()
	m.reads.abort() // a file of another notice
	a.work.abort()
	a.render.abort()
	a.seek.abort()
	*a = article{entry: e, work: a.work, render: a.render, seek: a.seek, keptTop: -1, finding: finding{at: -1}}
	if m.hits.shown {
		a.query, _ = query.Parse(m.hits.text, m.now()) // text that is no query has no words to mark
	}
	ctx, id := a.work.begin(m.ctx)
	a.head = m.articleHead()
	return tea.Batch(left, openCmd(ctx, id, m.opts.Store, e.Notice, m.proseOptions()))
}

// fetch asks the board for the open article, again if need be.
func (m *Model) fetch() tea.Cmd {
	m.article.failed = nil
	ctx, id := m.article.work.begin(m.ctx)
	m.article.head = m.articleHead()
	return fetchCmd(ctx, id, m.opts.Store, m.article.entry.Notice, m.proseOptions())
}

// step opens the next or the previous notice from within the article.
func (m *Model) step(by int) tea.Cmd {
	if p := m.table(); !p.moveTo(p.cursor + by) {
		m.message.text = textFirst
		if by > 0 {
			m.message.text = textLast
		}
		return nil
	}
	return tea.Batch(m.openSelected(), m.ensure())
}

// back leaves the article; nobody waits for it any more.
func (m *Model) back() tea.Cmd {
	if m.article.changes != nil {
		return m.hideVersions()
	}
	left := m.savePlace()
	m.reads.abort()
	m.article.work.abort()
	m.article.render.abort()
	m.screen = listScreen
	return tea.Batch(left, m.ensure())
}
