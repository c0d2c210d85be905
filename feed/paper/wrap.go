package paper

import (
	"strings"

	"city/sosik/feed"
)

// run is text of one look.
type run struct {
	text string
	bold bool
	link string // where it points to
}

// line is a row of text that fits its width.
type line struct {
	runs  []run
	width float64
}

// Closing punctuation and units do not begin a line, opening punctuation does
// not end one, where it can be helped.
const (
	notFirst = ")]}）］｝」』】〉》〕’”,.!?:;、。，．！？：；%％‰℃㎡㎢㎥㎏㎞㎜㎝"
	notLast  = "([{（［｛「『【〈《〔‘“"
)

// unit is a character with its width and the run that it belongs to.
type unit struct {
	r     rune
	run   int
	width float64
}

// measure says how wide a character is in a font of size 1.
type measure func(r rune) float64

// wrap breaks runs, which hold no line breaks, into lines of a width: at spaces,
// which vanish there, as Korean does, and only where a word is longer than a line
// between two characters.
func (m measure) wrap(runs []run, size, width float64) []line {
	var units []unit
	for i, r := range runs {
		for _, c := range r.text {
			units = append(units, unit{c, i, m(c) * size})
		}
	}
	var lines []line
	for {
		n := breakAt(units, width)
		lines = append(lines, rejoin(trim(units[:n]), runs))
		for n < len(units) && units[n].r == ' ' {
			n++
		}
		if units = units[n:]; len(units) == 0 {
			return lines
		}
	}
}

// breakAt is how many units stand on a line.
func breakAt(units []unit, width float64) int {
	end, used := 0, 0.0
	for end < len(units) && (used+units[end].width <= width || end == 0) {
		used += units[end].width
		end++
	}
	if end == len(units) {
		return end
	}
	fallback := 0
	for i := end; i > 0; i-- {
		if units[i].r != ' ' || len(trim(units[:i])) == 0 {
			continue
		}
		if good(units, i) {
			return i
		}
		if fallback == 0 {
			fallback = i
		}
	}
	if fallback > 0 {
		return fallback
	}
	for i := end; i > 1 && i > end-4; i-- {
		if good(units, i) {
			return i
		}
	}
	return end
}

// good says that a line may end before units[i] as far as punctuation goes.
func good(units []unit, i int) bool {
	before := trim(units[:i])
	after := i
	for after < len(units) && units[after].r == ' ' {
		after++
	}
	return (len(before) == 0 || !strings.ContainsRune(notLast, before[len(before)-1].r)) &&
		(after == len(units) || !strings.ContainsRune(notFirst, units[after].r))
}

// trim drops the spaces at the end.
func trim(units []unit) []unit {
	n := len(units)
	for n > 0 && units[n-1].r == ' ' {
		n--
	}
	return units[:n]
}

// rejoin makes a line of units.
func rejoin(units []unit, runs []run) line {
	var l line
	var b strings.Builder
	for i, u := range units {
		b.WriteRune(u.r)
		l.width += u.width
		if i+1 == len(units) || units[i+1].run != u.run {
			r := runs[u.run]
			r.text = b.String()
			l.runs = append(l.runs, r)
			b.Reset()
		}
	}
	return l
}

// widest are the widths of the longest line that runs make unbroken, and of the
// longest word in them.
func (m measure) widest(lines [][]run, size float64) (whole, word float64) {
	for _, runs := range lines {
		row, part := 0.0, 0.0
		for _, r := range runs {
			for _, c := range r.text {
				w := m(c) * size
				row += w
				part += w
				if c == ' ' {
					part = 0
				}
				word = max(word, part)
			}
		}
		whole = max(whole, row)
	}
	return whole, word
}

// runs makes text of spans, a slice for each of its lines. Pictures and videos are named.
func (s *setter) runs(d Document, spans []feed.Span, bold bool) [][]run {
	var lines [][]run
	for _, row := range feed.Lines(spans) {
		var runs []run
		for _, span := range row {
			runs = append(runs, run{s.font.drawn(span.Shown()), bold || span.Bold, d.link(span)})
		}
		lines = append(lines, runs)
	}
	return lines
}
