package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// menu is a screen on which to choose one of some things: what to do with a
// notice, which of its files to open.
type menu struct {
	pager
	title string
	items []menuItem
	over  screenID // the screen to go back to
}

// menuItem is one of them.
type menuItem struct {
	name string         // what it is
	note string         // what stands to the right of it, where there is room
	do   func() tea.Cmd // what choosing it does, on the screen under the menu
}

// openMenu shows a menu over the screen that has the keys.
func (m *Model) openMenu(title string, items ...menuItem) {
	m.menu = menu{pager: pager{count: len(items)}, title: title, items: items, over: m.screen}
	m.menu.resize(m.articleLayout().rows)
	m.screen = menuScreen
}

func (m *Model) menuKey(k tea.KeyMsg) tea.Cmd {
	switch {
	case key.Matches(k, m.keys.Back):
		m.screen = m.menu.over
	case m.moveIn(&m.menu.pager, k):
	case key.Matches(k, m.keys.Digit):
		if n, ok := digitChoice(k, m.menu.count); ok {
			m.menu.moveTo(n)
			return m.choose()
		}
	case key.Matches(k, m.keys.Open):
		return m.choose()
	}
	return nil
}

// choose leaves the menu and does what the item under the cursor is for.
func (m *Model) choose() tea.Cmd {
	m.screen = m.menu.over
	if m.menu.cursor >= len(m.menu.items) {
		return nil
	}
	return m.menu.items[m.menu.cursor].do()
}

// digitChoice is which of so many things a digit chooses, from 0.
func digitChoice(k tea.KeyMsg, count int) (int, bool) {
	n := int(k.Runes[0] - '1')
	return n, n >= 0 && n < count
}

// menuRows is the screen.
func (m *Model) menuRows() []string {
	return m.choiceRows(&m.menu.pager, m.menu.title, m.menuHint(), func(pos, width int) string {
		item := m.menu.items[pos]
		right := item.note
		if width < wideEnough {
			right = ""
		}
		return m.choiceRow(pos, m.menu.cursor, item.name, right, width)
	})
}

// choiceRows is a screen of things to choose from, one in a row.
func (m *Model) choiceRows(p *pager, title, hint string, row func(pos, width int) string) []string {
	l := m.articleLayout()
	rows := make([]string, 0, m.height)
	if l.title {
		rows = append(rows, m.titleRow(title, "", l.bar))
	}
	first := p.page() * p.size
	for i := range l.rows {
		if pos := first + i; pos < p.count && i < p.size {
			rows = append(rows, row(pos, l.bar))
			continue
		}
		rows = append(rows, "")
	}
	if l.status {
		rows = append(rows, m.statusRow(hint, "", l.bar))
	}
	return rows
}

// choiceRow is one of them, with its digit if it has one.
func (m *Model) choiceRow(pos, cursor int, left, right string, width int) string {
	mark := noPointer
	if pos == cursor {
		mark = pointer
	}
	row := m.between(mark+textChoice(pos+1, left), right, width)
	if pos == cursor {
		return m.styles.selected.Render(m.metrics.Fit(row, width))
	}
	return strings.TrimRight(row, " ")
}
