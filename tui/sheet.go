package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/tui/cell"
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

	// joins are the rows of set that go on in the next one, so that both can be
	// selected as one line. It may be nil.
	joins func() []int
}

// openSheet shows a sheet over the screen that has the keys.
func (m *Model) openSheet(title string, set func(width, height int) []string) {
	m.sheet = sheet{title: title, over: m.screen, set: set}
	m.screen = sheetScreen
}

// textSheet lays out plain texts, each of them from a new row on and broken
// nowhere but at the edge, so that a text that fits can be selected as one line.
func (m *Model) textSheet(texts ...string) func(width, height int) []string {
	if m.opts.Spoken {
		return func(int, int) []string { return texts }
	}
	return func(width, _ int) []string {
		var rows []string
		for _, text := range texts {
			rows = append(rows, m.metrics.Wrap(text, width, 0)...)
		}
		return rows
	}
}

// openTexts shows texts as whole as the terminal can, below a sentence about
// them: a text that is longer than a row is broken at the very edge, where the
// terminal would break it, and the terminal is told that it is one line.
func (m *Model) openTexts(title, about string, texts ...string) {
	m.openSheet(title, func(int, int) []string { rows, _ := m.textRows(about, texts); return rows })
	m.sheet.joins = func() []int { _, joins := m.textRows(about, texts); return joins }
}

// textRows sets texts, and says which of the rows go on in the next one.
func (m *Model) textRows(about string, texts []string) (rows []string, joins []int) {
	if m.opts.Spoken { // by lines, which the terminal breaks
		return append([]string{about, ""}, texts...), nil
	}
	bar := m.articleLayout().bar
	rows = append(m.metrics.Wrap(about, bar, 0), "")
	var pieces []string
	for _, text := range texts {
		if address := addressAtEnd(text); address != "" && m.metrics.Width(text) > bar && !sureOfWidth(text) {
			pieces = append(pieces, strings.TrimSuffix(text, address))
			text = address
		}
		pieces = append(pieces, text)
	}
	for _, text := range pieces {
		if m.metrics.Width(text) <= bar || !sureOfWidth(text) || m.width < 2 {
			rows = append(rows, m.metrics.Wrap(text, bar, 0)...)
			continue
		}
		row, used := "", 0
		for _, r := range text {
			w := m.metrics.RuneWidth(r)
			if used+w > m.width && row != "" {
				joins = append(joins, len(rows))
				rows = append(rows, row)
				row, used = "", 0
			}
			row += string(r)
			used += w
		}
		rows = append(rows, row)
	}
	return rows, joins
}

// addressAtEnd is the address that a text of several words ends with. Where the
// text cannot be one line, at least its address is.
func addressAtEnd(text string) string {
	i := strings.LastIndexByte(text, ' ')
	if address := text[i+1:]; i > 0 && strings.HasPrefix(address, "http") && strings.Contains(address, "://") {
		return address
	}
	return ""
}

// sureOfWidth says that all terminals break a text at the same places.
func sureOfWidth(text string) bool {
	return (cell.Metrics{Ambiguous: 1}).Width(text) == (cell.Metrics{Ambiguous: 2}).Width(text)
}

// sheetJoins are the rows of the screen that go on in the next one.
func (m *Model) sheetJoins() []int {
	if m.sheet.joins == nil {
		return nil
	}
	l := m.articleLayout()
	var shown []int
	for _, i := range m.sheet.joins() {
		if y := i - m.sheet.top; y >= 0 && y+1 < l.rows {
			shown = append(shown, y+count(l.title))
		}
	}
	return shown
}

func (m *Model) sheetLines() []string {
	l := m.articleLayout()
	return m.sheet.set(l.bar, l.rows)
}

func (m *Model) sheetKey(k tea.KeyMsg) tea.Cmd {
	if m.looking() {
		if cmd, did := m.pictureKey(k); did {
			return cmd
		}
	}
	if key.Matches(k, m.keys.Back) {
		m.screen = m.sheet.over
		return nil
	}
	m.scrollKey(&m.sheet.pane, k, len(m.sheetLines()))
	return nil
}

// sheetRows is the screen.
func (m *Model) sheetRows() []string {
	return m.paneRows(m.sheet.pane, m.sheet.title, m.sheetHint(), m.sheetLines())
}
