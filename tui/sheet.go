package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// sheet is a screen of lines to read, or to select by hand: an address that the
// clipboard may not have taken, a picture made of cells.
type sheet struct {
	pane
	title string
	over  screenID // the screen to go back to

	// set lays the lines out as rows of at most so many cells, for a screen that
	// shows so many of them at once. It is asked anew when the size changes.
	set func(width, height int) []string
}

// openSheet shows a sheet over the screen that has the keys.
func (m *Model) openSheet(title string, set func(width, height int) []string) {
	m.sheet = sheet{title: title, over: m.screen, set: set}
	m.screen = sheetScreen
}

// textSheet lays out plain texts, each of them from a new row on and broken
// nowhere but at the edge, so that a text that fits can be selected as one line.
func (m *Model) textSheet(texts ...string) func(width, height int) []string {
	return func(width, _ int) []string {
		var rows []string
		for _, text := range texts {
			rows = append(rows, m.metrics.Wrap(text, width, 0)...)
		}
		return rows
	}
}

func (m *Model) sheetLines() []string {
	l := m.articleLayout()
	return m.sheet.set(l.bar, l.rows)
}

func (m *Model) sheetKey(k tea.KeyMsg) {
	if key.Matches(k, m.keys.Back) {
		m.screen = m.sheet.over
		return
	}
	m.scrollKey(&m.sheet.pane, k, len(m.sheetLines()))
}

// sheetRows is the screen.
func (m *Model) sheetRows() []string {
	return m.paneRows(m.sheet.pane, m.sheet.title, m.sheetHint(), m.sheetLines())
}
