package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// pane is rows that scroll: the help, or a sheet.
type pane struct {
	top int // the first row on the screen
}

// scroll moves so many rows in a pane of the given height.
func (p *pane) scroll(by, rows, height int) {
	p.top = min(max(p.top+by, 0), max(rows-height, 0))
}

// scrollKey scrolls if the key is one for that.
func (m *Model) scrollKey(p *pane, k tea.KeyMsg, rows int) {
	height := m.articleLayout().rows
	switch {
	case key.Matches(k, m.keys.Up):
		p.scroll(-1, rows, height)
	case key.Matches(k, m.keys.Down):
		p.scroll(1, rows, height)
	case key.Matches(k, m.keys.PageUp):
		p.scroll(-height, rows, height)
	case key.Matches(k, m.keys.PageDown):
		p.scroll(height, rows, height)
	case key.Matches(k, m.keys.First):
		p.scroll(-rows, rows, height)
	case key.Matches(k, m.keys.Last):
		p.scroll(rows, rows, height)
	}
}

// paneRows is the screen of a pane that shows all of these rows.
func (m *Model) paneRows(p pane, title, hint string, all []string) []string {
	l := m.articleLayout()
	rows := make([]string, 0, m.height)
	if l.title {
		rows = append(rows, m.titleRow(title, "", l.bar))
	}
	for i := range l.rows {
		row := ""
		if i += p.top; i < len(all) {
			row = all[i]
		}
		rows = append(rows, row)
	}
	if l.status {
		shown := min(p.top+l.rows, len(all)) * 100 / max(len(all), 1)
		rows = append(rows, m.statusRow(hint, textProgress(shown), l.bar))
	}
	return rows
}
