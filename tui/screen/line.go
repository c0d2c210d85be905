package screen

import (
	"strings"
	"unicode/utf8"

	"city/sosik/tui/cell"
)

// line is one row made ready to be written: cut to the width, without spaces at
// its end that cannot be seen, with as few changes of style as it needs, and
// without anything that could do harm.
type line struct {
	text    string
	head    int        // so many bytes of text make the style of the first character
	first   cell.Style // which is this
	last    cell.Style // that of the last character, which is left in force
	width   int
	widest  int  // its width on a terminal that draws ambiguous characters wide
	certain bool // every terminal draws it as wide as we think
}

// unknown is a line of which nothing is known. It equals no other.
var unknown = line{text: "\x1b", width: -1}

// prepareLine makes a line of a row.
func prepareLine(row string, width int, m cell.Metrics) line {
	l := line{certain: true}
	var style, written cell.Style // of the next character, and of the one before
	var b strings.Builder
	b.Grow(len(row))
	used, widest, end, showing, shown := 0, 0, 0, false, false
	for i := 0; i < len(row); {
		if row[i] == '\x1b' {
			n := cell.Escape(row[i:])
			if n > 0 && style.Add(row[i:i+n]) {
				showing = style.OnSpaces()
			}
			i += max(1, n)
			continue
		}
		r, size := utf8.DecodeRuneInString(row[i:])
		w := m.RuneWidth(r)
		if used+w > width {
			break
		}
		if text := row[i : i+size]; w > 0 || used > 0 && mark(r) {
			if style != written && (r != ' ' || showing || shown || beginsWithMark(row[i+size:])) {
				b.WriteString(written.To(style))
				written, shown = style, showing
			}
			if used == 0 {
				l.head, l.first = b.Len(), written
			}
			b.WriteString(strings.ToValidUTF8(text, "\ufffd"))
			used += w
			if cell.Certain(r) {
				widest += w
			} else {
				widest += cell.Metrics{Ambiguous: 2}.RuneWidth(r)
				l.certain = false
			}
			if r != ' ' || showing {
				l.width, l.widest, l.last, end = used, widest, written, b.Len()
			}
		}
		i += size
	}
	if end == 0 {
		return line{certain: l.certain}
	}
	l.text = b.String()[:end]
	return l
}

// mark says that r, which has no cell of its own, is a mark on the character
// before it and not a control character.
func mark(r rune) bool { return r >= 0xa0 }

// rest says that erasing what is to the right of l is necessary after old stood
// there.
func (l line) rest(old line) bool {
	covered := old.certain && l.certain && old.width <= l.width
	return !covered && old != line{certain: true}
}

// commonStart returns how much of the beginning of two texts is the same and
// takes the same cells in every terminal: so many bytes of both, so many cells,
// and the style in force after them.
func commonStart(old, text string) (n, x int, style cell.Style) {
	type point struct {
		n, x  int
		style cell.Style
	}
	var at, before point
	for at.n < len(text) {
		size := cell.Escape(text[at.n:])
		if size > 0 {
			if !strings.HasPrefix(old[at.n:], text[at.n:at.n+size]) {
				break
			}
			at.style.Add(text[at.n : at.n+size])
			at.n += size
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at.n:])
		if !cell.Certain(r) || !strings.HasPrefix(old[at.n:], text[at.n:at.n+size]) {
			break
		}
		before = at
		at.n += size
		at.x += (cell.Metrics{}).RuneWidth(r)
	}
	// A mark belongs to the character before it and cannot be written alone.
	if beginsWithMark(old[at.n:]) || beginsWithMark(text[at.n:]) {
		at = before
	}
	return at.n, at.x, at.style
}

func beginsWithMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && s[0] != '\x1b' && (cell.Metrics{}).RuneWidth(r) == 0
}

// plainText returns s without anything that could end or leave a sequence.
func plainText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
}
