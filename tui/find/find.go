// Package find finds text in what stands on the screen and shows where it is.
//
// [New] takes a text that has been set and puts it together again as it was
// before it was broken into rows, so that a word is found that stands half in
// one row and half in the next. [Text.All] finds all places of one text, as is
// typed while it is searched, or of several, as the words of the search by which
// an article was found. [Found.Row] tells what to highlight in a row and [Mark]
// does so, whatever styles the row has of its own:
//
//	text := find.New(set)                // a cell.Text, for instance of prose.Render
//	found := text.All("안산")
//	now := found.From(top)               // the first one on the screen
//	row = find.Mark(set.Lines[y], found.Row(y, now), looks)
//
// For the rows of a list there are [Shown], the spans that are left of a title
// that was cut, and [Snippet], the piece of a long text that shows a match.
//
// Texts are compared as searches compare them: rune by rune in lower case.
package find

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"city/sosik/tui/cell"
)

// Text is a text in which things are found. It does not change, so it may be
// used by several goroutines.
type Text struct {
	folded string // pieces in lower case, one line of the text after the other
	pieces []piece
}

// piece is a piece of the flow and where it begins in the folded text.
type piece struct {
	cell.Piece
	at, end int
	text    string // before folding, if that moved any bytes, else ""
}

// Range is a part of a row: bytes of it without its escape sequences.
type Range struct{ Row, Start, End int }

// Match is one place of a text: one range, or one for each of the rows over
// which it is broken.
type Match []Range

// New makes a text ready to be searched. It takes some milliseconds for an
// article of 300 KB.
func New(t cell.Text) *Text {
	rows := make([]string, len(t.Lines))
	for i, line := range t.Lines {
		rows[i] = cell.Plain(line)
	}
	out := &Text{pieces: make([]piece, 0, len(t.Flow))}
	var b strings.Builder
	for _, p := range t.Flow {
		if p.Row < 0 || p.Row >= len(rows) {
			continue
		}
		row := rows[p.Row]
		p.End = min(p.End, len(row))
		p.Start = max(0, min(p.Start, p.End))
		switch p.Join {
		case cell.Apart:
			b.WriteByte('\n')
		case cell.Spaced:
			b.WriteByte(' ')
		}
		text := row[p.Start:p.End]
		folded, moved := fold(text)
		if !moved {
			text = ""
		}
		out.pieces = append(out.pieces, piece{Piece: p, at: b.Len(), end: b.Len() + len(folded), text: text})
		b.WriteString(folded)
	}
	out.folded = b.String()
	return out
}

// fold is s in lower case, and whether a byte of s has another place in it.
func fold(s string) (folded string, moved bool) {
	ascii := true
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return s, false
	}
	folded = strings.Map(func(r rune) rune {
		if r >= '가' && r <= '힣' {
			return r
		}
		l := unicode.ToLower(r)
		moved = moved || utf8.RuneLen(l) != utf8.RuneLen(r)
		return l
	}, s)
	return folded, moved || len(folded) != len(s)
}

// Needle is what All looks for when it is asked for s: NFC, in lower case, with
// one space where there is any white space, also at the ends.
func Needle(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFC.String(s) {
		if unicode.IsSpace(r) {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// All finds all places of each of needles, in the order of the rows. The places
// of one needle do not overlap; where those of two do they are one match, since
// one cannot see them apart. An empty needle has no place.
//
// It takes time in proportion to the length of the text.
func (t *Text) All(needles ...string) Found {
	var at []stretch
	for _, s := range needles {
		if s = Needle(s); s != "" {
			at = places(at, t.folded, s)
		}
	}
	if len(needles) > 1 {
		at = merge(at)
	}
	return t.locate(at)
}

// stretch is a part of the folded text.
type stretch struct{ start, end int }

func places(at []stretch, s, needle string) []stretch {
	for from := 0; ; {
		i := strings.Index(s[from:], needle)
		if i < 0 {
			return at
		}
		from += i + len(needle)
		at = append(at, stretch{from - len(needle), from})
	}
}

// merge puts stretches in order and makes one of those that overlap.
func merge(at []stretch) []stretch {
	slices.SortFunc(at, func(a, b stretch) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	out := at[:0]
	for _, s := range at {
		if n := len(out); n > 0 && s.start < out[n-1].end {
			out[n-1].end = max(out[n-1].end, s.end)
			continue
		}
		out = append(out, s)
	}
	return out
}

// locate finds the rows of stretches, which are in order.
func (t *Text) locate(at []stretch) Found {
	f := Found{}
	parts := make([]part, 0, len(at)+len(at)/8)
	first := 0
	matches := 0
	for _, s := range at {
		for first < len(t.pieces) && t.pieces[first].end <= s.start {
			first++
		}
		before := len(parts)
		for _, p := range t.pieces[first:] {
			if p.at >= s.end {
				break
			}
			r := Range{Row: p.Row, Start: p.offset(max(s.start, p.at)), End: p.offset(min(s.end, p.end))}
			if r.Start < r.End {
				parts = append(parts, part{r, matches})
			}
		}
		if len(parts) > before { // not a space at which a row was broken
			matches++
		}
	}
	f.Matches = make([]Match, matches)
	ranges := make([]Range, len(parts))
	for i, p := range parts {
		ranges[i] = p.Range
		m := &f.Matches[p.match]
		*m = ranges[i-len(*m) : i+1 : i+1]
	}
	f.parts = parts
	f.order()
	return f
}

// offset is where a place of the folded text is in the row.
func (p *piece) offset(at int) int {
	n := at - p.at
	if p.text == "" {
		return p.Start + n
	}
	for i, r := range p.text {
		if n <= 0 {
			return p.Start + i
		}
		n -= utf8.RuneLen(unicode.ToLower(r))
	}
	return p.End
}

// Found is what was found in a text.
type Found struct {
	Matches []Match // from the top down, those of a row from the left
	parts   []part  // the same by rows
}

// part is a range and the match that it is of.
type part struct {
	Range
	match int
}

// order sorts what the cells of tables brought out of order: text runs down
// through a cell before it goes on at the right of its top.
func (f *Found) order() {
	before := func(a, b part) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Start - b.Start
	}
	if slices.IsSortedFunc(f.parts, before) {
		return
	}
	slices.SortStableFunc(f.parts, before)
	place := make([]int, len(f.Matches)) // of each match in the new order, from 1
	matches := make([]Match, 0, len(f.Matches))
	for i := range f.parts {
		m := &f.parts[i].match
		if place[*m] == 0 {
			matches = append(matches, f.Matches[*m])
			place[*m] = len(matches)
		}
		*m = place[*m] - 1
	}
	f.Matches = matches
}

// From returns the first match that begins in row or below it, else the first of
// all, -1 if there is none.
func (f Found) From(row int) int {
	if len(f.Matches) == 0 {
		return -1
	}
	i := sort.Search(len(f.Matches), func(i int) bool { return f.Matches[i][0].Row >= row })
	return i % len(f.Matches)
}

// Row returns what is to be highlighted in a row, where the match with the index
// current, if there is one, is the one that the person stands at.
func (f Found) Row(row, current int) []Span {
	var spans []Span
	i := sort.Search(len(f.parts), func(i int) bool { return f.parts[i].Row >= row })
	for ; i < len(f.parts) && f.parts[i].Row == row; i++ {
		p := f.parts[i]
		spans = append(spans, Span{p.Start, p.End, p.match == current})
	}
	return spans
}
