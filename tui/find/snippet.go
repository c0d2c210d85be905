package find

import (
	"strings"
	"unicode/utf8"

	"city/sosik/feed/query"
	"city/sosik/tui/cell"
)

// ellipsis stands where a snippet was cut out of its text. Its width is that
// which the terminal draws.
const ellipsis = "…"

// Snippet cuts out of a clean text of one line what shows its first match: at
// most width cells, with some of what stands before it, from a word's beginning
// where it can be. It returns what of the spans, which are in order, stands in
// it. Without spans it is the beginning of the text.
//
// The time it takes does not depend on the length of the text.
func Snippet(m cell.Metrics, text string, spans []query.Span, width int) (snippet string, marks []Span) {
	c := cutter{m: m, text: text, width: max(width, 0), dots: ellipsis}
	if c.dot = m.Width(ellipsis); c.width < 2*c.dot+legible {
		c.dot, c.dots = 0, "" // no room to spend
	}
	start := 0
	if len(spans) > 0 {
		start = c.start(clamp(spans[0], len(text)))
	}
	head, room := "", c.width
	if start > 0 {
		head, room = c.dots, c.width-c.dot
	}
	kept, tail := text[start:], ""
	if end, _ := m.Cut(kept, room); end < len(kept) {
		end, used := m.Cut(kept, room-c.dot)
		if used == 0 {
			end = 0 // marks alone are no text
		}
		kept, tail = strings.TrimRight(kept[:end], " "), c.dots
	}
	if kept == "" {
		return "", nil
	}
	return head + kept + tail, within(spans, start, start+len(kept), len(head))
}

// legible is the cells that must remain beside two ellipses.
const legible = 6

func clamp(s query.Span, n int) query.Span {
	s.Start = max(0, min(s.Start, n))
	s.End = max(s.Start, min(s.End, n))
	return s
}

// cutter chooses where a snippet begins.
type cutter struct {
	m     cell.Metrics
	text  string
	width int
	dots  string // the ellipsis, if there is room for any
	dot   int    // its cells
}

// start is where a snippet begins that shows a match.
func (c cutter) start(match query.Span) int {
	if end, _ := c.m.Cut(c.text, c.width-c.dot); end >= match.End {
		return 0
	}
	if end, _ := c.m.Cut(c.text, c.width); end == len(c.text) {
		return 0
	}
	room := c.width - 2*c.dot
	end, used := c.m.Cut(c.text[match.Start:match.End], room)
	if room -= used; match.Start+end < match.End {
		room = 0
	}
	start := c.back(c.base(match.Start), min(room, c.width/3))
	// Near the end of the text there is room for more before the match.
	if end, used := c.m.Cut(c.text[start:], c.width-c.dot); start+end == len(c.text) {
		if earlier := c.back(start, c.width-c.dot-used); c.word(earlier) {
			start = earlier
		}
	}
	return start
}

// base moves a place before the marks at it to the character that has them.
func (c cutter) base(at int) int {
	for at > 0 && !c.begins(at) {
		at--
	}
	return at
}

// begins says that something that can be seen begins at a place.
func (c cutter) begins(at int) bool {
	r, _ := utf8.DecodeRuneInString(c.text[at:])
	return at < len(c.text) && utf8.RuneStart(c.text[at]) && r != ' ' && c.m.RuneWidth(r) > 0
}

// word says that a word begins at a place.
func (c cutter) word(at int) bool {
	return at == 0 || c.text[at-1] == ' ' && c.begins(at)
}

// back goes back from a place by at most room cells: to the farthest beginning
// of a word, else as far as it can.
func (c cutter) back(from, room int) int {
	far, word := from, -1
	if c.word(from) {
		word = from
	}
	for at := from; at > 0; {
		r, size := utf8.DecodeLastRuneInString(c.text[:at])
		if room -= c.m.RuneWidth(r); room < 0 {
			break
		}
		at -= size
		if c.begins(at) {
			far = at
		}
		if c.word(at) {
			word = at
		}
	}
	if word >= 0 {
		return word
	}
	return far
}
