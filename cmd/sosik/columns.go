package main

import (
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"city/sosik/tui/cell"
)

// column is a column of a plain table.
type column struct {
	title string
	right bool // numbers stand to the right
	cells []string
}

// said reports that some row says something in the column.
func (c column) said() bool {
	for _, s := range c.cells {
		if s != "" {
			return true
		}
	}
	return false
}

// plainTable lays columns out with two spaces between them. A column in which no
// row says anything is left out; the last one takes what room it needs, or what
// is left of width, where 0 is no limit.
func plainTable(columns []column, rows int, m cell.Metrics, width int) string {
	if rows == 0 {
		return ""
	}
	var kept []column
	for _, c := range columns {
		if c.said() {
			kept = append(kept, c)
		}
	}
	lines := make([]strings.Builder, rows+1)
	for i, c := range kept {
		w := m.Width(c.title)
		for _, s := range c.cells {
			w = max(w, m.Width(s))
		}
		for j := range lines {
			s := c.title
			if j > 0 {
				s = c.cells[j-1]
			}
			switch {
			case i == len(kept)-1:
			case c.right:
				s = m.FitRight(s, w) + "  "
			default:
				s = m.Fit(s, w) + "  "
			}
			lines[j].WriteString(s)
		}
	}
	var b strings.Builder
	for i := range lines {
		line := strings.TrimRight(lines[i].String(), " ")
		if width > 0 {
			line = m.Truncate(line, width)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// screenWidth is the width of the terminal that w writes to, or 0.
func screenWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return width
}

// metrics is how wide the settings say that the terminal draws. What is printed
// once and not drawn again does not ask the terminal.
func (s settings) metrics() cell.Metrics {
	if s.Ambiguous == "2" {
		return cell.Metrics{Ambiguous: 2}
	}
	return cell.Metrics{Ambiguous: 1}
}
