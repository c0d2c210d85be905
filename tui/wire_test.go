package tui

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
)

// line is a slow line: what the painter would write for each frame of a reader
// at 100×30, the first already written.
type line struct {
	m       *Model
	painter *screen.Painter
	shown   screen.Frame
	before  screen.Frame // what was shown before that
}

func newLine(tb testing.TB, store Store, theme Theme) *line {
	tb.Helper()
	o := testOptions(store)
	o.Theme = theme
	l := &line{m: New(tb.Context(), o), painter: screen.NewPainter(cell.Metrics{}, 100, 30)}
	l.m.tick = atOnce
	settle(l.m, func() tea.Msg { return tea.WindowSizeMsg{Width: 100, Height: 30} })
	settle(l.m, l.m.Init())
	l.paint()
	return l
}

// press presses keys and returns how many bytes the last of them took.
func (l *line) press(keys ...string) (bytes int) {
	for _, k := range keys {
		_, cmd := l.m.Update(keyMsg(k))
		settle(l.m, cmd)
		bytes = l.paint()
	}
	return bytes
}

func (l *line) paint() (bytes int) {
	l.before, l.shown = l.shown, l.m.Frame()
	return len(l.painter.Paint(l.shown))
}

// text is how many bytes the letters of a frame have, with their styles.
func text(f screen.Frame) int { return len(strings.Join(f.Rows, "")) }

// wireThemes are a terminal of sixteen colours and one of 256.
var wireThemes = map[string]Theme{
	"16":  {Profile: termenv.ANSI, Color: true},
	"256": {Profile: termenv.ANSI256, Color: true, Dark: true},
}

// halfRead is a board of which every other notice has been read.
func halfRead() *fakeStore {
	s := many()
	for n, e := range s.board {
		e.Read = n%2 == 0
		s.board[n] = e
	}
	return s
}

// What a key may cost on a slow line, of the whole reader: these are promises of
// the product, and who breaks one makes everybody wait who works over SSH.
func TestKeysOnTheWire(t *testing.T) {
	for name, theme := range wireThemes {
		l := newLine(t, halfRead(), theme)
		promise := func(what string, got, most int) {
			t.Helper()
			t.Logf("%s colours, %-32s %5d of at most %d", name, what, got, most)
			if got > most {
				t.Errorf("%s colours, %s takes %d bytes, at most %d are promised", name, what, got, most)
			}
		}
		for range 25 {
			promise("cursor down", l.press("down"), 300)
		}
		for range 25 {
			promise("cursor up", l.press("up"), 300)
		}
		for _, k := range []string{"]", "]", "[", "end", "home"} {
			promise("a page of the table by "+k, l.press(k), text(l.shown)*110/100)
		}
		promise("a message", l.press("r"), 120)
		promise("and back to the hint", l.press("up"), 120)
		open, shut := l.press("?"), l.press("esc")
		promise("the help and back", open+shut, 2*max(text(l.before), text(l.shown)))
		promise("opening an article", l.press("enter"), max(text(l.before), text(l.shown))*110/100)
		l.press("down") // the title goes up into the first row, once
		for range 20 {
			promise("a line of the article, down", l.press("down"), len(l.shown.Rows[28])+32)
		}
		for range 20 {
			promise("a line of the article, up", l.press("up"), len(l.shown.Rows[1])+32)
		}
		for _, k := range []string{" ", " ", "b", "end"} {
			promise("a page of the article by "+k, l.press(k), text(l.shown)*110/100)
		}
		promise("back to the list", l.press("esc"), text(l.shown)*110/100)
		promise("nothing", l.paint(), 0)
	}
}

// Promise: what a key costs on the line, in bytes, of the whole reader at 100×30
// (TestKeysOnTheWire holds the limits).
func BenchmarkWire(b *testing.B) {
	for _, bench := range []struct {
		name   string
		before []string
		keys   []string
	}{
		{"cursor", nil, append(slices.Repeat([]string{"down"}, 20), slices.Repeat([]string{"up"}, 20)...)},
		{"table_page", nil, []string{"]", "]", "[", "["}},
		{"last_and_first_page", nil, []string{"end", "home"}},
		{"message_and_hint", nil, []string{"r", "up"}},
		{"help_and_back", nil, []string{"?", "esc"}},
		{"open_and_back", nil, []string{"enter", "esc"}},
		{"article_line", []string{"enter", " "}, []string{"down", "down", "up", "up"}},
		{"article_page", []string{"enter", " "}, []string{" ", "b"}},
		{"nothing", nil, []string{"left"}},
	} {
		for name, theme := range wireThemes {
			b.Run(bench.name+"/"+name, func(b *testing.B) {
				l := newLine(b, halfRead(), theme)
				l.press(bench.before...)
				total, n := 0, 0
				for b.Loop() {
					for _, k := range bench.keys {
						total += l.press(k)
						n++
					}
				}
				b.ReportMetric(float64(total)/float64(n), "bytes/key")
			})
		}
	}
}
