// Package qr draws a text, usually an address, as a QR code in the cells of a
// terminal, so that a phone can read it from the screen.
//
//	code, err := qr.Encode(address)
//	rows := code.Rows(metrics, qr.Look{Color: true}, quiet)
//
// A cell is about twice as high as wide. Where half blocks (▀ ▄ █) take one cell
// two modules stand in it, one above the other. They are ambiguous characters,
// and where the terminal draws those in two cells a module is two spaces with a
// background: that is twice as wide and twice as high, but square.
//
// Phones want dark on light. A terminal's own colours are either way round, so
// the code has colours of its own, and a margin of the light one.
package qr

import (
	"strings"

	"rsc.io/qr"

	"city/sosik/tui/cell"
)

// The light margin around a code, in modules: what the standard asks for, and
// what phones are content with where there is no room for more.
const (
	Quiet = 4
	Tight = 2
)

// Code is a QR code.
type Code struct{ code *qr.Code }

// Encode makes the smallest code of a text, with as much to spare against
// smudges and reflections as fits into that size.
func Encode(text string) (Code, error) {
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		return Code{}, err
	}
	for _, level := range []qr.Level{qr.M, qr.Q, qr.H} {
		better, err := qr.Encode(text, level)
		if err != nil || better.Size > code.Size {
			break
		}
		code = better
	}
	return Code{code}, nil
}

// Look is how dark and light can be told apart.
type Look struct {
	Color   bool // by black and white, whatever colours the terminal has
	Reverse bool // else by reverse video where half blocks do not serve
	Light   bool // without colours: the background is light, as paper is
}

// Size is how many cells a code takes with a margin.
func (c Code) Size(m cell.Metrics, quiet int) (width, height int) {
	n := c.code.Size + 2*quiet
	if wide(m) {
		return 2 * n, n
	}
	return n, (n + 1) / 2
}

// wide says that a module is two cells wide and one row high.
func wide(m cell.Metrics) bool { return m.RuneWidth('█') != 1 }

// Rows draws the code with a margin of so many modules.
func (c Code) Rows(m cell.Metrics, look Look, quiet int) []string {
	width, height := c.Size(m, quiet)
	rows := make([]string, height)
	for y := range rows {
		var p pen
		for x := range width {
			if !wide(m) {
				p.half(look, c.dark(x-quiet, 2*y-quiet), c.dark(x-quiet, 2*y+1-quiet))
			} else if x%2 == 0 {
				p.pair(look, c.dark(x/2-quiet, y-quiet))
			}
		}
		rows[y] = p.end()
	}
	return rows
}

// dark says what colour a module has; all around the code is light.
func (c Code) dark(x, y int) bool { return c.code.Black(x, y) }

// pen writes a row with the attributes that it needs.
type pen struct {
	row  strings.Builder
	last string // the attributes in force
}

const (
	plain   = "\x1b[0m"
	reverse = "\x1b[7m"
	black   = "\x1b[40m"
	white   = "\x1b[47m"
	onWhite = "\x1b[30;47m"
)

func (p *pen) write(attributes, text string) {
	if attributes != p.last {
		if p.last != "" {
			p.row.WriteString(plain)
		}
		p.row.WriteString(attributes)
		p.last = attributes
	}
	p.row.WriteString(text)
}

func (p *pen) end() string {
	p.write("", "")
	return p.row.String()
}

// half draws two modules in one cell.
func (p *pen) half(look Look, upper, lower bool) {
	attributes := ""
	if look.Color {
		attributes = onWhite
	}
	ink := look.Color || look.Light // letters are dark
	switch {
	case upper == ink && lower == ink:
		p.write(attributes, "█")
	case upper == ink:
		p.write(attributes, "▀")
	case lower == ink:
		p.write(attributes, "▄")
	default:
		p.write(attributes, " ")
	}
}

// pair draws one module in two cells.
func (p *pen) pair(look Look, dark bool) {
	switch ink := dark == look.Light; {
	case look.Color && dark:
		p.write(black, "  ")
	case look.Color:
		p.write(white, "  ")
	case ink && look.Reverse:
		p.write(reverse, "  ")
	case ink:
		p.write("", "█") // which is two cells wide here
	default:
		p.write("", "  ")
	}
}
