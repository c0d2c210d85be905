package tui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// key routes one key: what works everywhere, then the screen that has the keys.
func (m *Model) key(k tea.KeyMsg) tea.Cmd {
	m.opening = false // whoever presses a key has moved on
	switch {
	case key.Matches(k, m.keys.Quit):
		return tea.Quit
	case key.Matches(k, m.keys.Redraw):
		return say(redrawMsg{})
	case key.Matches(k, m.keys.Suspend):
		return say(suspendMsg{})
	case key.Matches(k, m.keys.Help) && m.screen != helpScreen:
		m.behind, m.screen, m.help = m.screen, helpScreen, help{}
		return nil
	}
	switch m.screen {
	case articleScreen:
		return m.articleKey(k)
	case helpScreen:
		m.helpKey(k)
		return nil
	default:
		if m.blank() {
			return m.blankKey(k)
		}
		return m.listKey(k)
	}
}

func say(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// blankKey takes a key when there is no list to show.
func (m *Model) blankKey(k tea.KeyMsg) tea.Cmd {
	switch {
	case key.Matches(k, m.keys.QuitList):
		return tea.Quit
	case key.Matches(k, m.keys.Refresh):
		return m.refresh(true)
	case key.Matches(k, m.keys.Demo) && m.opts.Demo != nil:
		return demoCmd(m.ctx, m.opts.Demo)
	}
	return nil
}

// listKey takes a key in the table.
func (m *Model) listKey(k tea.KeyMsg) tea.Cmd {
	l := &m.list
	switch {
	case key.Matches(k, m.keys.QuitList):
		return tea.Quit
	case key.Matches(k, m.keys.Up):
		l.moveTo(l.cursor - 1)
	case key.Matches(k, m.keys.Down):
		l.moveTo(l.cursor + 1)
	case key.Matches(k, m.keys.PageUp):
		l.turn(-1)
	case key.Matches(k, m.keys.PageDown):
		l.turn(1)
	case key.Matches(k, m.keys.TenUp):
		l.turn(-10)
	case key.Matches(k, m.keys.TenDown):
		l.turn(10)
	case key.Matches(k, m.keys.First):
		l.moveTo(0)
	case key.Matches(k, m.keys.Last):
		l.moveTo(l.count() - 1)
	case key.Matches(k, m.keys.Open):
		return m.openSelected()
	case key.Matches(k, m.keys.ToggleRead, m.keys.Star):
		if e, ok := l.selected(); ok {
			return m.toggle(k, e)
		}
	case key.Matches(k, m.keys.Refresh):
		return m.refresh(true)
	case key.Matches(k, m.keys.Command):
		m.prompt.open(promptCommand, "")
	case key.Matches(k, m.keys.Number):
		m.prompt.open(promptNumber, "")
	case key.Matches(k, m.keys.Digit):
		m.prompt.open(promptDigits, k.String())
	}
	return m.ensure()
}

// articleKey takes a key in the article.
func (m *Model) articleKey(k tea.KeyMsg) tea.Cmd {
	a, height := &m.article, m.articleLayout().rows
	switch {
	case key.Matches(k, m.keys.Back):
		return m.back()
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
	case key.Matches(k, m.keys.Refresh):
		a.reloading = true
		return m.fetch()
	}
	return nil
}

func (m *Model) helpKey(k tea.KeyMsg) {
	rows, height := len(m.helpRows()), m.articleLayout().rows
	switch {
	case key.Matches(k, m.keys.Up):
		m.help.scroll(-1, rows, height)
	case key.Matches(k, m.keys.Down):
		m.help.scroll(1, rows, height)
	case key.Matches(k, m.keys.PageUp):
		m.help.scroll(-height, rows, height)
	case key.Matches(k, m.keys.PageDown):
		m.help.scroll(height, rows, height)
	case key.Matches(k, m.keys.First):
		m.help.scroll(-rows, rows, height)
	case key.Matches(k, m.keys.Last):
		m.help.scroll(rows, rows, height)
	case key.Matches(k, m.keys.Back, m.keys.Help):
		m.screen = m.behind
	}
}

// openSelected opens the notice under the cursor, as soon as its row is there.
func (m *Model) openSelected() tea.Cmd {
	if e, ok := m.list.selected(); ok {
		m.opening = false
		return m.open(e)
	}
	if m.list.fillError != nil || m.list.complete() {
		m.message = message{textNoRow, true}
		return nil
	}
	m.opening = m.list.count() > 0
	return m.ensure()
}

// open shows a notice: what the list knows of it at once, its text when it is
// there.
func (m *Model) open(e feed.Entry) tea.Cmd {
	m.screen = articleScreen
	a := &m.article
	a.work.abort()
	a.render.abort()
	*a = article{entry: e, work: a.work, render: a.render}
	ctx, id := a.work.begin(m.ctx)
	a.head = m.articleHead()
	return openCmd(ctx, id, m.opts.Store, e.Notice, m.proseOptions())
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
	if !m.list.moveTo(m.list.cursor + by) {
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
	m.article.work.abort()
	m.article.render.abort()
	m.screen = listScreen
	return m.ensure()
}

// toggle changes the mark that the key stands for. The row shows it at once;
// if it cannot be kept, marked takes it back and says so.
func (m *Model) toggle(k tea.KeyMsg, e feed.Entry) tea.Cmd {
	mark, on := feed.Read, !e.Read
	text := map[bool]string{true: textRead, false: textUnread}
	if key.Matches(k, m.keys.Star) {
		mark, on = feed.Starred, !e.Starred
		text = map[bool]string{true: textStarred, false: textUnstarred}
	}
	m.message.text = text[on]
	return m.mark(e.ID, mark, on)
}

func (m *Model) mark(id string, mark feed.Mark, on bool) tea.Cmd {
	m.showMark(id, mark, on)
	return markCmd(m.ctx, m.opts.Store, id, mark, on)
}

// showMark changes a mark wherever the notice is on the screen.
func (m *Model) showMark(id string, mark feed.Mark, on bool) {
	set := func(e *feed.Entry) {
		if e.ID != id {
			return
		}
		if mark == feed.Read {
			e.Read = on
		} else {
			e.Starred = on
		}
	}
	for i := range m.list.pinned {
		set(&m.list.pinned[i])
	}
	for n, e := range m.list.window.entries {
		set(&e)
		m.list.window.entries[n] = e
	}
	set(&m.article.entry)
	if m.article.entry.ID == id && m.article.width > 0 {
		m.article.head = m.articleHead()
	}
}

// promptKey takes a key while a line is being typed.
func (m *Model) promptKey(k tea.KeyMsg) tea.Cmd {
	kind := m.prompt.kind
	switch m.prompt.key(k) {
	case promptLeft:
		m.prompt.close()
	case promptPage:
		m.prompt.close()
		return m.goToPage(m.prompt.value())
	case promptDone:
		m.prompt.close()
		value := m.prompt.value()
		if kind == promptCommand {
			return m.command(value)
		}
		return m.goToNumber(value, kind == promptDigits)
	}
	return nil
}

// command takes what was typed after ":".
func (m *Model) command(s string) tea.Cmd {
	switch number, isNumber := strings.CutPrefix(s, "#"); {
	case s == "":
		return nil
	case isNumber:
		return m.goToNumber(number, false)
	case isDigits(s):
		return m.goToPage(s)
	case s == "q" || s == "quit":
		return tea.Quit
	case s == "help":
		m.behind, m.screen, m.help = m.screen, helpScreen, help{}
		return nil
	}
	m.message = message{textNoCommand(s), true}
	return nil
}

func (m *Model) goToPage(s string) tea.Cmd {
	page, err := strconv.Atoi(s)
	if err != nil || page < 1 || page > m.list.pages() {
		m.message = message{textNoPage(s, m.list.pages()), true}
		return nil
	}
	m.list.turnTo(page - 1)
	return m.ensure()
}

// goToNumber goes to a notice by its number or, where there is no such number,
// by the board's own ID, which is what an address of the board shows.
func (m *Model) goToNumber(s string, open bool) tea.Cmd {
	if s == "" {
		return nil
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= m.list.status.Total {
		return m.arrive(n, open)
	}
	ctx, id := m.finding.begin(m.ctx)
	return findCmd(ctx, id, m.opts.Store, s, open)
}

func (m *Model) arrive(number int, open bool) tea.Cmd {
	m.list.moveTo(m.list.positionOf(number))
	if open {
		return m.openSelected()
	}
	return m.ensure()
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
