package tui

import (
	"strconv"
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
		return m.chooseByDigit(&m.menu.pager, k)
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

// chooseByDigit chooses one of several things at once where there are as many as
// there are digits; of more, it begins a number.
func (m *Model) chooseByDigit(p *pager, k tea.KeyMsg) tea.Cmd {
	if p.count > 9 {
		m.prompt.open(promptChoice, k.String())
		return nil
	}
	return m.chooseByNumber(k.String())
}

// chooseByNumber chooses by a number that was typed, from 1.
func (m *Model) chooseByNumber(number string) tea.Cmd {
	p, chosen := &m.menu.pager, m.choose
	if m.screen == viewsScreen {
		p, chosen = &m.views.pager, m.chooseView
	}
	n, err := strconv.Atoi(number)
	switch {
	case number == "", err == nil && n == 0 && p.count <= 9:
		return nil
	case err != nil || n < 1 || n > p.count:
		m.message = message{textNoChoice(number, p.count), true}
		return nil
	}
	p.moveTo(n - 1)
	return chosen()
}

// menuRows is the screen.
func (m *Model) menuRows() []string {
	return m.choiceRows(&m.menu.pager, m.menu.title, m.menuHint(), func(pos, width int) string {
		item := m.menu.items[pos]
		right := item.note
		if width < wideEnough {
			right = ""
		}
		return m.choiceRow(pos, &m.menu.pager, item.name, right, width)
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

// choiceRow is one of them, with its number.
func (m *Model) choiceRow(pos int, p *pager, left, right string, width int) string {
	mark := noPointer
	if pos == p.cursor {
		mark = pointer
	}
	row := m.between(mark+textChoice(pos+1, p.count, left), right, width)
	if pos == p.cursor {
		return m.styles.selected.Render(m.metrics.Fit(row, width))
	}
	return strings.TrimRight(row, " ")
}
