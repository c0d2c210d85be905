package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/tui/keyboard"
)

// How far one notch of the wheel goes: lines of a text, rows of a table, and the
// few things of which one is chosen.
const (
	wheelLines   = 3
	wheelChoices = 1
)

// moused takes a click or a turn of the wheel. They count only where the person
// has turned them on, without Shift, Ctrl or Alt, and not while a line is being
// typed, but that the wheel moves in what a search has found so far.
func (m *Model) moused(msg tea.MouseMsg) tea.Cmd {
	if !m.opts.Mouse || msg.Action != tea.MouseActionPress || msg.Shift || msg.Ctrl || msg.Alt {
		return nil
	}
	step := map[tea.MouseButton]int{tea.MouseButtonWheelUp: -1, tea.MouseButtonWheelDown: 1}[msg.Button]
	if m.typing() {
		if step != 0 && m.prompt.kind == promptSearch && m.hits.shown {
			return m.wheel(step)
		}
		return nil
	}
	m.opening, m.message = false, message{}
	switch {
	case step != 0:
		return m.wheel(step)
	case msg.Button == tea.MouseButtonLeft:
		return m.clicked(msg.Y)
	case msg.Button == tea.MouseButtonRight:
		return m.leave()
	}
	return nil
}

// wheel moves in what the screen shows.
func (m *Model) wheel(step int) tea.Cmd {
	switch m.screen {
	case listScreen:
		p := m.table()
		p.moveTo(p.cursor + step*wheelLines)
		return m.ensure()
	case viewsScreen:
		m.views.moveTo(m.views.cursor + step*wheelChoices)
	case menuScreen:
		m.menu.moveTo(m.menu.cursor + step*wheelChoices)
	case articleScreen:
		m.article.scroll(step*wheelLines, m.articleLayout().rows)
	case helpScreen:
		m.help.scroll(step*wheelLines, len(m.helpRows()), m.articleLayout().rows)
	case sheetScreen:
		m.sheet.scroll(step*wheelLines, len(m.sheetLines()), m.articleLayout().rows)
	}
	return nil
}

// clicked selects a row of a table, opens the one that is selected, or chooses
// one of several things.
func (m *Model) clicked(y int) tea.Cmd {
	switch m.screen {
	case listScreen:
		return m.clickedRow(y)
	case viewsScreen:
		if m.clickedChoice(&m.views.pager, y) {
			return m.chooseView()
		}
	case menuScreen:
		if m.clickedChoice(&m.menu.pager, y) {
			return m.choose()
		}
	}
	return nil
}

func (m *Model) clickedRow(y int) tea.Cmd {
	l := m.listLayout()
	row, high := y-count(l.title, l.header), 1
	if m.hits.shown && m.hitLayout().snippets {
		high = 2
	}
	p := m.table()
	pos, ok := p.atRow(row / high)
	switch {
	case m.blank() || row < 0 || row >= l.rows || !ok:
		return nil
	case pos == p.cursor:
		return m.openSelected()
	}
	p.moveTo(pos)
	return m.ensure()
}

func (m *Model) clickedChoice(p *pager, y int) bool {
	row := y - count(m.articleLayout().title)
	pos, ok := p.atRow(row)
	if row < 0 || !ok {
		return false
	}
	p.moveTo(pos)
	return true
}

// leave goes back from whatever was opened, as the right button does: it presses
// the key for that. From the list there is nowhere to go; a click never quits.
func (m *Model) leave() tea.Cmd {
	back := m.keys.Back.Keys()
	if m.screen == listScreen && !m.hits.shown || len(back) == 0 {
		return nil
	}
	return m.key(keyboard.Press(back[0]))
}

// mouseHelp is what the mouse does, for the help.
func mouseHelp() KeyGroup {
	line := func(what, does string) Key {
		return Key{Binding: key.NewBinding(key.WithKeys(what), key.WithHelp(what, does))}
	}
	return KeyGroup{textMouse, []Key{
		line(textMouseWheel, textMouseScrolls), line(textMouseClick, textMouseSelects), line(textMouseAgain, textMouseOpens),
		line(textMouseRight, textMouseLeaves), line(textMouseShift, textMouseText),
	}}
}
