package cell

import "strings"

// Wrapping says where lines are broken that are too long.
type Wrapping uint8

// The ways of breaking lines.
const (
	Words    Wrapping = iota // at spaces; inside of a word only where it is longer than a line
	Anywhere                 // also inside of words, so that lines are full
)

// unit is one character with the marks on it, or one escape sequence.
type unit struct {
	start, end int
	width      int
	r          rune // 0 for an escape sequence
}

// Wrap breaks s into lines of at most w cells. Line breaks in s stay; otherwise
// a line is broken at spaces, which vanish there, and only a run that is longer
// than a line between two characters. When it can be helped no line begins with
// closing punctuation or ends with opening punctuation, what is read as one stays
// in one ("200만 원", "2026. 3. 2.(월)", "09:00 ~ 18:00"), and no syllable or
// particle of a broken word is pushed over alone. Lines after the first of a
// paragraph are indented by hang cells, or by fewer if that would leave no room
// for a wide character. Spaces at the end of lines are trimmed, those at the
// beginning of a paragraph stay.
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
func (m Metrics) Break(s string, w, hang int) Text { return m.BreakAs(Words, s, w, hang) }

// BreakAs is Break for one of the ways of breaking lines.
func (m Metrics) BreakAs(how Wrapping, s string, w, hang int) Text {
	w = max(w, 1)
	p := wrapper{m: m, how: how, w: w, hang: max(0, min(hang, w-2))}
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
	how     Wrapping
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
	if p.how == Words {
		if i := lastSpace(units, end, used, w); i > 0 {
			return i
		}
	}
	return p.inWord(units, end)
}

// lastSpace returns the space that a line of w cells is best broken at, of which
// units[:end] would fill used: the last one that does not part what belongs
// together, or 0 if there is none. Numbers and dates are kept whole at the price
// of half a line, or of what one of them takes, and no more.
func lastSpace(units []unit, end, used, w int) int {
	const usual = 20 // cells of a date with its day of the week
	var found [ties]int
	for i := end; i > 0; i-- {
		if units[i].r == ' ' && !blank(units[:i]) {
			switch t := atSpace(units, i); {
			case t == loose && (2*used >= w || w-used <= usual || found[ranged]+found[tied] == 0):
				return i
			case found[t] == 0:
				found[t] = i
			}
		}
		if 2*used < w && w-used > usual && found[ranged]+found[tied] > 0 {
			break
		}
		used -= units[i-1].width
	}
	for _, i := range found[ranged:bound] {
		if i > 0 {
			return i
		}
	}
	if i := found[bound]; 2*widthOf(units[:i]) >= w {
		return i
	}
	return 0
}

func widthOf(units []unit) int {
	n := 0
	for _, u := range units {
		n += u.width
	}
	return n
}

// How many characters of a line a break inside of a word may leave empty: to find
// a good place, to find one that is more than that, and to spare punctuation.
const (
	maxBack  = 24
	someBack = 8
	minBack  = 4
)

// inWord returns where a line is broken that ends at units[end] at the latest:
// at a seam near there, best at one beside punctuation, else where at least
// punctuation stays with its word.
func (p *wrapper) inWord(units []unit, end int) int {
	spare, found := 0, 0
	for i, back := end, 0; i > 0 && back < maxBack; i-- {
		r := units[i].r
		if r == 0 {
			continue
		}
		if back++; blank(units[:i]) || found > 0 && back > someBack {
			break
		}
		before, _ := prior(units, i)
		if seam(units, i) {
			if p.how == Anywhere || opening(r) || joint(before) || closing(before) {
				return i
			}
			if found == 0 {
				found = i
			}
		}
		if spare == 0 && back <= minBack && !opening(before) && !closing(r) {
			spare = i
		}
	}
	switch {
	case found > 0:
		return found
	case spare > 0:
		return spare
	}
	return end
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
	const sequences = 16 // about what closing them takes
	open := p.style.Open()
	b.Grow(indent + len(open) + units[len(units)-1].end - units[0].start + sequences)
	b.WriteString(spaces(indent))
	b.WriteString(open)
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
