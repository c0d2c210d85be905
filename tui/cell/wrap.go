package cell

import "strings"

// Closing punctuation and units do not begin a line, opening punctuation does
// not end one, where it can be helped.
const (
	notFirst = ")]}）］｝」』】〉》〕’”,.!?:;、。，．！？：；%％‰℃㎡㎢㎥㎏㎞㎜㎝"
	notLast  = "([{（［｛「『【〈《〔‘“"
)

// unit is one character with the marks on it, or one escape sequence.
type unit struct {
	start, end int
	width      int
	r          rune // 0 for an escape sequence
}

// Wrap breaks s into lines of at most w cells. Line breaks in s stay; otherwise
// a line is broken at spaces, which vanish there, and only a run that is longer
// than a line between two characters. No line begins with closing punctuation
// or ends with opening punctuation when that can be helped. Lines after the
// first of a paragraph are indented by hang cells, or by fewer if that would
// leave no room for a wide character. Spaces at the end of lines are trimmed,
// those at the beginning of a paragraph stay.
//
// s may hold attributes (SGR) and hyperlinks (OSC 8): those in force are closed
// at the end of each line and opened again on the next, so that every line
// stands for itself. Other escape sequences and control characters are dropped.
//
// A w below 1 counts as 1. In one cell a wide character has no place: "?"
// stands for it.
func (m Metrics) Wrap(s string, w, hang int) []string { return m.Break(s, w, hang).Lines }

// Break is Wrap that also tells how the text runs through the rows. Each row has
// one piece of it.
func (m Metrics) Break(s string, w, hang int) Text {
	w = max(w, 1)
	p := wrapper{m: m, w: w, hang: max(0, min(hang, w-2))}
	for {
		line, rest, more := strings.Cut(s, "\n")
		p.paragraph(line)
		if !more {
			return p.out
		}
		s = rest
	}
}

type wrapper struct {
	m       Metrics
	w, hang int
	style   Style
	units   []unit
	out     Text
}

func (p *wrapper) paragraph(s string) {
	p.units = p.m.split(s, p.units[:0])
	rest, indent, join := p.units, 0, Apart
	for {
		n := p.breakAt(rest, p.w-indent)
		p.emit(s, rest[:n], indent, join)
		after := p.skipSpaces(s, rest[n:])
		if len(after) == 0 {
			return
		}
		join = Whole
		if spaceAt(rest[:len(rest)-len(after)]) {
			join = Spaced
		}
		rest, indent = after, p.hang
	}
}

// spaceAt says that units end in a space, whatever sequences follow it.
func spaceAt(units []unit) bool {
	i := len(units) - 1
	for i >= 0 && units[i].r == 0 {
		i--
	}
	return i >= 0 && units[i].r == ' '
}

// split cuts a line into its characters and escape sequences.
func (m Metrics) split(s string, units []unit) []unit {
	for i := 0; i < len(s); {
		if s[i] == esc {
			n := max(1, Escape(s[i:]))
			units = append(units, unit{start: i, end: i + n})
			i += n
			continue
		}
		r, size := runeAt(s[i:])
		n := m.RuneWidth(r)
		switch last := len(units) - 1; {
		case n > 0:
			units = append(units, unit{start: i, end: i + size, width: n, r: r})
		case r >= ' ' && r != 0x7f && (r < 0x80 || r > 0x9f) && last >= 0 && units[last].r != 0 && units[last].end == i:
			units[last].end += size
		}
		i += size
	}
	return units
}

// breakAt returns how many of units stand on a line of w cells.
func (p *wrapper) breakAt(units []unit, w int) int {
	end, used := 0, 0
	for end < len(units) && used+units[end].width <= w {
		used += units[end].width
		end++
	}
	if end == len(units) {
		return end
	}
	if used == 0 {
		return end + 1 // a wide character and one cell
	}
	// A space is where a line likes to be broken, the last one that leaves
	// text before it and does not part punctuation from what it belongs to.
	fallback := 0
	for i := end; i > 0; i-- {
		if units[i].r != ' ' || blank(units[:i]) {
			continue
		}
		if p.good(units, i) {
			return i
		}
		if fallback == 0 {
			fallback = i
		}
	}
	if fallback > 0 {
		return fallback
	}
	for i := end; i > 0 && i > end-4; i-- {
		if p.good(units, i) && !blank(units[:i]) {
			return i
		}
	}
	return end
}

// good says that a line may end before units[i] as far as punctuation goes.
func (p *wrapper) good(units []unit, i int) bool {
	before, after := rune(0), rune(0)
	for j := i - 1; j >= 0 && before == 0; j-- {
		if r := units[j].r; r != ' ' {
			before = r
		}
	}
	for j := i; j < len(units) && after == 0; j++ {
		if r := units[j].r; r != ' ' {
			after = r
		}
	}
	return !strings.ContainsRune(notLast, before) && !strings.ContainsRune(notFirst, after)
}

func blank(units []unit) bool {
	for _, u := range units {
		if u.r != 0 && u.r != ' ' {
			return false
		}
	}
	return true
}

// skipSpaces passes over the spaces at a break. Escape sequences among them
// still count.
func (p *wrapper) skipSpaces(s string, units []unit) []unit {
	for i, u := range units {
		switch {
		case u.r == 0:
			p.style.Add(s[u.start:u.end])
		case u.r != ' ':
			return units[i:]
		}
	}
	return nil
}

// emit makes a row of units.
func (p *wrapper) emit(s string, units []unit, indent int, join Join) {
	last := len(units)
	for last > 0 && (units[last-1].r == 0 || units[last-1].r == ' ') {
		last--
	}
	piece := Piece{Row: len(p.out.Lines), Join: join}
	line := ""
	if last > 0 {
		piece.Start = indent
		line, piece.End = p.line(s, units[:last], indent)
	}
	p.out.Lines = append(p.out.Lines, line)
	p.out.Flow = append(p.out.Flow, piece)
	for _, u := range units[last:] {
		if u.r == 0 {
			p.style.Add(s[u.start:u.end])
		}
	}
}

// line returns a row, and its length without escape sequences.
func (p *wrapper) line(s string, units []unit, indent int) (line string, length int) {
	if p.style.Plain() && indent == 0 && whole(units) {
		line = s[units[0].start:units[len(units)-1].end]
		return line, len(line)
	}
	var b strings.Builder
	b.WriteString(spaces(indent))
	b.WriteString(p.style.Open())
	length = indent
	for _, u := range units {
		text := s[u.start:u.end]
		switch {
		case u.r == 0 && !p.style.Add(text):
		case u.r == 0:
			b.WriteString(text)
		case u.width > p.w-indent:
			b.WriteByte('?')
			length++
		default:
			b.WriteString(text)
			length += len(text)
		}
	}
	b.WriteString(p.style.Close())
	return b.String(), length
}

// whole says that units are plain characters that stand in the text one after
// the other, so that the line is simply a piece of it.
func whole(units []unit) bool {
	for i, u := range units {
		if u.r == 0 || u.width > 1 && len(units) == 1 || i > 0 && u.start != units[i-1].end {
			return false
		}
	}
	return true
}
