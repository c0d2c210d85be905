// Package vt is a small terminal emulator for tests of what is painted. It is
// no part of the program.
//
// It understands what a screen program writes (text, cursor, erasing, scroll
// regions, attributes, the alternate screen, titles) in the way xterm does, and
// draws each character as wide as the function says that it is given, so that
// one test can be every terminal there is. It answers the questions a test lets
// it answer. What it does not understand it counts in Unknown, so that a test
// can insist on none.
package vt

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// Cell is one cell of the screen. The right half of a wide character is a cell
// of width 0 without text.
type Cell struct {
	Text  string
	Width int
	Style Style
}

// Term is a terminal.
type Term struct {
	Width, Height int
	X, Y          int // the cursor

	// Answer is called with what the terminal replies.
	Answer func(string)
	// Replies holds the answers to questions other than where the cursor is,
	// by the question: "\x1b[c" for instance.
	Replies map[string]string

	// NoTitleStack says that it cannot save its title and bring it back.
	NoTitleStack bool

	Title     string
	Clipboard string          // what was last copied by OSC 52
	Modes     map[string]bool // such as "?25", once set or reset
	Unknown   map[string]int
	Scrolled  int // lines that went out at the top of the whole screen

	runeWidth    func(rune) int
	cells, other [][]Cell // the screen, and the one that is not shown
	top, bottom  int      // the scroll region
	savedX       int
	savedY       int
	pending      bool // the next character goes to the next line
	style        Style
	titles       []string
	state        state
	sequence     []byte
	letter       []byte // of a character that is not whole yet
}

type state int

const (
	ground state = iota
	escape
	control
	stringState
	stringEscape
	charset
)

// New returns a terminal of the given size that draws r in runeWidth(r) cells.
func New(width, height int, runeWidth func(rune) int) *Term {
	t := &Term{
		Width: width, Height: height, runeWidth: runeWidth, bottom: height - 1,
		Replies: map[string]string{}, Modes: map[string]bool{"?7": true, "?25": true}, Unknown: map[string]int{},
	}
	t.cells, t.other = t.blank(height), t.blank(height)
	return t
}

// Write draws p. It always succeeds.
func (t *Term) Write(p []byte) (int, error) {
	for _, b := range p {
		t.feed(b)
	}
	return len(p), nil
}

// Ground says that what was written so far ends outside of any sequence and any
// character.
func (t *Term) Ground() bool { return t.state == ground && len(t.letter) == 0 }

// Plain says that no attribute is in force for what comes next.
func (t *Term) Plain() bool { return t.style == Style{} }

// Region returns the first and last line of the scroll region.
func (t *Term) Region() (top, bottom int) { return t.top, t.bottom }

// Row returns the cells of a line. They must not be changed.
func (t *Term) Row(y int) []Cell { return t.cells[y] }

// Line returns the text of a line without the spaces at its end.
func (t *Term) Line(y int) string {
	var b strings.Builder
	for _, c := range t.cells[y] {
		b.WriteString(c.Text)
	}
	return strings.TrimRight(b.String(), " ")
}

// Text returns all lines.
func (t *Term) Text() string {
	lines := make([]string, t.Height)
	for y := range lines {
		lines[y] = t.Line(y)
	}
	return strings.Join(lines, "\n")
}

// Resize changes the size as xterm does on the alternate screen: lines are cut
// or filled up on the right and at the end, and the region is the whole screen.
func (t *Term) Resize(width, height int) {
	for _, screen := range []*[][]Cell{&t.cells, &t.other} {
		old := *screen
		t.Width = width
		*screen = t.blank(height)
		for y := range min(height, len(old)) {
			row := (*screen)[y]
			copy(row, old[y])
			if last := row[width-1]; last.Width == 2 {
				row[width-1] = Cell{Text: " ", Width: 1}
			}
		}
	}
	t.Height, t.top, t.bottom = height, 0, height-1
	t.X, t.Y, t.pending = min(t.X, width-1), min(t.Y, height-1), false
}

func (t *Term) feed(b byte) {
	switch t.state {
	case ground:
		t.plain(b)
	case escape:
		t.escape(b)
	case charset:
		t.state = ground
	case control:
		if b == 0x1b {
			t.state = escape
			return
		}
		t.sequence = append(t.sequence, b)
		if b >= 0x40 && b <= 0x7e {
			t.state = ground
			t.control(string(t.sequence))
		}
	case stringState:
		switch b {
		case 0x18:
			t.state = ground
		case 7:
			t.state = ground
			t.command(string(t.sequence))
		case 0x1b:
			t.state = stringEscape
		default:
			t.sequence = append(t.sequence, b)
		}
	case stringEscape:
		t.state = ground
		t.command(string(t.sequence))
	}
}

func (t *Term) plain(b byte) {
	if len(t.letter) > 0 || b >= utf8.RuneSelf {
		t.letter = append(t.letter, b)
		if utf8.FullRune(t.letter) {
			r, _ := utf8.DecodeRune(t.letter)
			t.letter = t.letter[:0]
			t.put(r)
		}
		return
	}
	switch b {
	case 0x1b:
		t.state = escape
	case '\r':
		t.X, t.pending = 0, false
	case '\n', '\v', '\f':
		t.lineFeed()
	case '\b':
		t.X, t.pending = max(0, t.X-1), false
	case '\t':
		t.X = min(t.Width-1, (t.X/8+1)*8)
	default:
		if b >= ' ' && b != 0x7f {
			t.put(rune(b))
		}
	}
}

func (t *Term) escape(b byte) {
	t.state, t.sequence = ground, t.sequence[:0]
	switch b {
	case '[':
		t.state = control
	case ']', 'P', '_', '^', 'X':
		t.state = stringState
		t.sequence = append(t.sequence, b)
	case '(', ')', '*', '+', '#', '%', ' ':
		t.state = charset
	case '7':
		t.savedX, t.savedY = t.X, t.Y
	case '8':
		t.X, t.Y, t.pending = t.savedX, t.savedY, false
	case 'D':
		t.lineFeed()
	case 'E':
		t.X = 0
		t.lineFeed()
	case 'M':
		t.reverseFeed()
	case '\\', '=', '>':
	default:
		t.Unknown["ESC "+string(b)]++
	}
}

// command obeys an operating system command; other strings are passed over.
func (t *Term) command(s string) {
	switch {
	case strings.HasPrefix(s, "]0;"), strings.HasPrefix(s, "]2;"):
		t.Title = s[3:]
	case strings.HasPrefix(s, "]8;"):
		_, t.style.Link, _ = strings.Cut(s[3:], ";")
	case strings.HasPrefix(s, "]52;c;"):
		if text, err := base64.StdEncoding.DecodeString(s[6:]); err == nil {
			t.Clipboard = string(text)
		}
	default:
		t.ask("\x1b" + s)
	}
}

// ask answers a question, if the test gave an answer to it.
func (t *Term) ask(question string) {
	reply, ok := t.Replies[question]
	if !ok {
		t.Unknown[question]++
	}
	if t.Answer != nil && reply != "" {
		t.Answer(reply)
	}
}
