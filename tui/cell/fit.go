package cell

import (
	"strings"
	"unicode/utf8"
)

// tail marks a text that was cut. It is not the ellipsis, which is an ambiguous
// character.
const tail = ".."

// Truncate returns s, plain text of one line, if it takes at most w cells, else
// as much of its beginning as fits with ".." after it, or without if w has no
// room for both.
func (m Metrics) Truncate(s string, w int) string {
	if w <= 0 {
		return ""
	}
	end, used := m.Cut(s, w)
	if end == len(s) {
		return s
	}
	if short, n := m.Cut(s, w-len(tail)); n > 0 {
		if kept := strings.TrimRight(s[:short], " "); kept != "" {
			return kept + tail
		}
	}
	if used == 0 {
		return "" // not even the first character fits; marks alone make no text
	}
	return s[:end]
}

// Cut returns where s, plain text of one line, must end to take at most w cells,
// and how many it takes then. Marks that follow the last character stay with it.
func (m Metrics) Cut(s string, w int) (end, used int) {
	for i, r := range s {
		n := m.RuneWidth(r)
		if used+n > w {
			return i, used
		}
		used += n
	}
	return len(s), used
}

// Fit returns s cut or filled up with spaces on the right to exactly w cells.
func (m Metrics) Fit(s string, w int) string {
	s = m.Truncate(s, w)
	return s + spaces(w-m.Width(s))
}

// FitRight is Fit with the spaces on the left, as for numbers.
func (m Metrics) FitRight(s string, w int) string {
	s = m.Truncate(s, w)
	return spaces(w-m.Width(s)) + s
}

// FitCenter is Fit with the spaces on both sides, the odd one on the right.
func (m Metrics) FitCenter(s string, w int) string {
	s = m.Truncate(s, w)
	room := w - m.Width(s)
	return spaces(room/2) + s + spaces(room-room/2)
}

// Fill repeats s, a rule's "─" for instance, as often as it fits into w cells,
// and fills up with spaces to exactly w.
func (m Metrics) Fill(s string, w int) string {
	each := m.Width(s)
	if each == 0 || w <= 0 {
		return spaces(w)
	}
	return strings.Repeat(s, w/each) + spaces(w%each)
}

func spaces(n int) string {
	const some = "                                                                "
	if n <= 0 {
		return ""
	}
	if n <= len(some) {
		return some[:n]
	}
	return strings.Repeat(" ", n)
}

// runeAt decodes the rune at the beginning of s, which is not empty.
func runeAt(s string) (rune, int) {
	if c := s[0]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s)
}
