package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/lipgloss"

	"city/sosik/feed/query"
	"city/sosik/tui/cell"
)

// Span is a part of a row to be highlighted: bytes of it without its escape
// sequences.
type Span struct {
	Start, End int
	Current    bool // the match at which the person stands
}

// Look is how a part of a row is highlighted: the attributes that are put on top
// of those that it has. The zero Look is none.
type Look struct{ open string }

// NewLook is the look of a style. On a terminal that shows no styles it is none.
// It should be told by more than colour: a reverse or an underline.
func NewLook(s lipgloss.Style) Look {
	open, _, _ := strings.Cut(s.Inline(true).Render("x"), "x")
	return Look{open}
}

// Unreverse is the look of a match in a row that is reversed as a whole.
func Unreverse(l Look) Look {
	if l.open == "" {
		return l
	}
	return Look{l.open + "\x1b[27m"}
}

// Looks are how matches look.
type Looks struct{ Match, Current Look }

// Mark puts looks on spans of a row that may have styles of its own, before,
// around and inside them. Its text and its width stay. Letters are marked with
// all the marks on them; spans outside the row are left out.
func Mark(row string, spans []Span, looks Looks) string {
	if len(spans) == 0 || looks == (Looks{}) {
		return row
	}
	spans = settle(cell.Plain(row), spans)
	if len(spans) == 0 {
		return row
	}
	m := marker{spans: spans, looks: looks}
	for row != "" {
		if n := cell.Escape(row); n > 0 {
			if seq := row[:n]; !m.next.style.Add(seq) {
				m.out.WriteString(seq)
			}
			row = row[n:]
			continue
		}
		n := strings.IndexByte(row[1:], '\x1b') + 1
		if n == 0 {
			n = len(row)
		}
		m.text(row[:n])
		row = row[n:]
	}
	m.next.look = Look{}
	m.change()
	return m.out.String()
}

// settle brings spans into order, within the text, without overlaps, and to
// the borders of what takes cells.
func settle(text string, spans []Span) []Span {
	spans = slices.Clone(spans)
	slices.SortStableFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	out := spans[:0]
	end := 0
	for _, s := range spans {
		if s.Start >= s.End {
			continue
		}
		s.Start, s.End = border(text, max(s.Start, 0), -1), border(text, min(s.End, len(text)), 1)
		if s.Start = max(s.Start, end); s.Start < s.End {
			out = append(out, s)
			end = s.End
		}
	}
	return out
}

// border moves a place in a text to where a character with its marks begins.
func border(text string, at, step int) int {
	for at > 0 && at < len(text) {
		r, _ := utf8.DecodeRuneInString(text[at:])
		if utf8.RuneStart(text[at]) && (cell.Metrics{}).RuneWidth(r) > 0 {
			break
		}
		at += step
	}
	return min(at, len(text))
}

// marker writes a row anew.
type marker struct {
	out       strings.Builder
	spans     []Span
	looks     Looks
	now, next paint // what is in force, what is meant to be
	at        int   // how much of the text is written
}

// paint is a style and the look on top of it.
type paint struct {
	style cell.Style
	look  Look
}

// text writes text of one style.
func (m *marker) text(s string) {
	for s != "" {
		n := len(s)
		m.next.look = Look{}
		if len(m.spans) > 0 {
			span := m.spans[0]
			switch {
			case m.at < span.Start:
				n = min(n, span.Start-m.at)
			case span.Current:
				n, m.next.look = min(n, span.End-m.at), m.looks.Current
			default:
				n, m.next.look = min(n, span.End-m.at), m.looks.Match
			}
			if m.at+n >= span.End {
				m.spans = m.spans[1:]
			}
		}
		m.change()
		m.out.WriteString(s[:n])
		m.at += n
		s = s[n:]
	}
}

// change writes what leads from the paint in force to the next.
func (m *marker) change() {
	if m.now == m.next {
		return
	}
	const reset = "\x1b[0m"
	off := m.now.style.Close()
	if m.now.look != (Look{}) && !strings.HasPrefix(off, reset) {
		off = reset + off
	}
	m.out.WriteString(off)
	m.out.WriteString(m.next.style.Open())
	m.out.WriteString(m.next.look.open)
	m.now = m.next
}

// Shown returns what is to be highlighted of a text that was cut and filled up
// to fit into a cell of a row: full is the text with its spans, shown what stands
// in the row, at where that begins there. What was cut off is left out.
func Shown(full, shown string, spans []query.Span, at int) []Span {
	blanks := len(shown) - len(strings.TrimLeft(shown, " "))
	n := common(full, shown[blanks:])
	return within(spans, 0, n, at+blanks)
}

// common is how many bytes two texts have in common at their beginning.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return n
}

// within is what spans, which are in order, have in the bytes from start to end
// of their text, when these begin at at.
func within(spans []query.Span, start, end, at int) []Span {
	var out []Span
	for _, s := range spans {
		if s.Start >= end {
			break
		}
		if s.Start, s.End = max(s.Start, start), min(s.End, end); s.Start < s.End {
			out = append(out, Span{Start: s.Start - start + at, End: s.End - start + at})
		}
	}
	return out
}
