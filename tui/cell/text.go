package cell

import "strings"

// Text is text that has been set: rows to be written, and how the text runs
// through them, so that it can be searched as if it had not been broken.
type Text struct {
	// Lines are the rows, styled, each complete in itself.
	Lines []string

	// Flow is the text in the order in which it is read, piece by piece: of a
	// table's row one cell after the other, though their rows stand side by
	// side. A row, or what of it is in no piece (indents, rules, bars), is no
	// text.
	Flow []Piece
}

// Piece is a part of a text that stands in one row.
type Piece struct {
	Row        int  // index of Text.Lines
	Start, End int  // bytes of the row without its escape sequences
	Join       Join // how it goes on from the piece before it in the flow
}

// Join says what stood between a piece of a text and the piece before it.
type Join uint8

// The ways in which a text goes on.
const (
	Apart  Join = iota // it does not: a line of its own begins
	Spaced             // it was broken at a space, which is gone
	Whole              // it was broken inside a word
)

// Add puts another text below t.
func (t *Text) Add(below Text) {
	top := len(t.Lines)
	t.Lines = append(t.Lines, below.Lines...)
	for _, p := range below.Flow {
		p.Row += top
		t.Flow = append(t.Flow, p)
	}
}

// Indent puts a margin, plain text, before each row. No blanks come to stand at
// the end of an empty row.
func (t *Text) Indent(margin string) {
	if margin == "" {
		return
	}
	bare := strings.TrimRight(margin, " ")
	for i, line := range t.Lines {
		if line == "" {
			t.Lines[i] = bare
			continue
		}
		t.Lines[i] = margin + line
	}
	for i := range t.Flow {
		p := &t.Flow[i]
		if p.End == 0 { // an empty row, which has kept no more than the bare margin
			p.Start, p.End = len(bare), len(bare)
			continue
		}
		p.Start += len(margin)
		p.End += len(margin)
	}
}
