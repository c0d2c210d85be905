package screen

import (
	"strconv"

	"city/sosik/tui/cell"
)

// painter turns frames into bytes. It knows what stands on the screen and says
// what must be written to change that into the next frame. It does no I/O, so
// that a test can play its bytes into an emulator.
//
// A row is written at an address of its own, with autowrap off, so that a row
// that turns out wider than we think spoils itself and nothing else. Its
// beginning is left out when it stands there already and consists of characters
// that every terminal draws alike.
type painter struct {
	metrics       cell.Metrics
	width, height int

	// synchronized says that the terminal can hold a frame back until it is
	// complete.
	synchronized bool

	raw   []string // the rows of the last frame, as they came
	lines []line   // what of them stands on the screen
	known bool     // lines is what stands there

	cursor Point
	shown  bool   // the cursor can be seen
	joined string // the rows that the terminal knows to be one text

	picture *Picture // what is drawn over the rows
	drawn   bool     // and still there

	title  string
	titled bool // the title is ours; theirs is saved

	buf    []byte
	style  cell.Style // in force; plain between frames
	home   int        // the line at whose beginning the cursor is, -1 if not known
	region bool       // a scroll region is set
}

const (
	clearToEnd  = "\x1b[K"
	wholeRegion = "\x1b[r"
	showCursor  = "\x1b[?25h"
	hideCursor  = "\x1b[?25l"
	beginUpdate = "\x1b[?2026h"
	endUpdate   = "\x1b[?2026l"
	saveTitle   = "\x1b[22;2t"
	loadTitle   = "\x1b[23;2t"
	noTitle     = "\x1b]2;\x1b\\" // for terminals that cannot bring theirs back

	// Below this a frame is one packet, and holding it back gains nothing.
	worthSynchronizing = 512
)

// forget says that nothing is known of what stands on the screen, and that it
// has this size from now on.
func (p *painter) forget(width, height int) {
	p.width, p.height, p.known, p.joined = max(width, 1), max(height, 1), false, ""
	p.drawn = false
	p.raw = make([]string, p.height)
	p.lines = make([]line, p.height)
	for y := range p.lines {
		p.raw[y], p.lines[y] = unknown.text, unknown
	}
}

// paint returns what must be written to show f, nothing if it is shown already.
// The bytes are valid until the next call.
func (p *painter) paint(f Frame) []byte {
	p.buf, p.home, p.region, p.style = p.buf[:0], -1, false, cell.Style{}
	if p.synchronized {
		p.buf = append(p.buf, beginUpdate...)
	}
	start := len(p.buf)
	p.clearPicture(f.Picture)
	if !p.known {
		p.buf = append(p.buf, "\x1b[m"+wholeRegion+hideCursor...)
		p.shown = false
	}
	next := p.prepare(f.Rows)
	if p.known {
		if s, ok := findScroll(p.lines, next); ok {
			p.scroll(s)
		}
	}
	for y, l := range next {
		if l != p.lines[y] {
			p.row(y, p.lines[y], l)
			p.lines[y] = l
		}
	}
	p.wear(cell.Style{})
	if p.region {
		p.buf = append(p.buf, wholeRegion...)
		p.home, p.region = 0, false
	}
	p.join(f, next)
	p.drawPicture(f.Picture)
	p.place(f.Cursor, len(p.buf) > start)
	p.name(f.Title)
	p.known = true
	switch n := len(p.buf) - start; {
	case n == 0:
		return nil
	case p.synchronized && n < worthSynchronizing:
		return p.buf[start:]
	case p.synchronized:
		p.buf = append(p.buf, endUpdate...)
	}
	return p.buf
}

// prepare makes the rows of a frame ready: as many as there are lines, each cut
// to the width.
func (p *painter) prepare(rows []string) []line {
	next := make([]line, p.height)
	for y := range next {
		row := ""
		if y < len(rows) {
			row = rows[y]
		}
		if row == p.raw[y] && p.known {
			next[y] = p.lines[y]
			continue
		}
		next[y] = prepareLine(row, p.width, p.metrics)
		p.raw[y] = row
	}
	return next
}

// row writes line y, where old stands now.
func (p *painter) row(y int, old, l line) {
	skip, x, style := commonStart(old.text, l.text)
	if skip <= len(style.Open())+4 { // what the longer address costs
		skip, x, style = 0, 0, cell.Style{}
	}
	p.address(Point{X: x, Y: y})
	// Erasing after the last column would erase the last character, which the
	// cursor still stands on; so a row that may reach it is erased before.
	rest, full := l.rest(old), l.widest >= p.width
	if rest && full {
		p.clear()
	}
	if skip == 0 {
		skip, style = l.head, l.first
	}
	if skip < len(l.text) {
		p.wear(style)
		p.buf = append(p.buf, l.text[skip:]...)
		p.style = l.last
	}
	if rest && !full {
		p.clear()
	}
	p.home = -1
}

// wear puts a style in force. Rows are in no other than they need, and one that
// the next row has too is not taken off in between.
func (p *painter) wear(style cell.Style) {
	p.buf = append(p.buf, p.style.To(style)...)
	p.style = style
}

// clear erases the rest of a row, in nothing that an erased cell would show.
func (p *painter) clear() {
	if p.style.OnSpaces() {
		p.wear(cell.Style{})
	}
	p.buf = append(p.buf, clearToEnd...)
}

// setRegion confines scrolling to the lines from top to bottom. The cursor goes
// to the upper left corner.
func (p *painter) setRegion(top, bottom int) {
	p.buf = append(p.buf, "\x1b["...)
	p.buf = strconv.AppendInt(p.buf, int64(top+1), 10)
	if bottom < p.height-1 {
		p.buf = append(p.buf, ';')
		p.buf = strconv.AppendInt(p.buf, int64(bottom+1), 10)
	}
	p.buf = append(p.buf, 'r')
	p.home, p.region = 0, true
}

// address moves the cursor.
func (p *painter) address(to Point) {
	if to.X == 0 && p.home == to.Y {
		return
	}
	p.buf = append(p.buf, "\x1b["...)
	if to.Y > 0 {
		p.buf = strconv.AppendInt(p.buf, int64(to.Y+1), 10)
	}
	if to.X > 0 {
		p.buf = append(p.buf, ';')
		p.buf = strconv.AppendInt(p.buf, int64(to.X+1), 10)
	}
	p.buf = append(p.buf, 'H')
	p.home = -1
}

// place shows or hides the cursor. It stands somewhere else when something was
// written.
func (p *painter) place(at *Point, written bool) {
	if at == nil {
		if p.shown {
			p.buf = append(p.buf, hideCursor...)
			p.shown = false
		}
		return
	}
	to := Point{X: max(0, min(at.X, p.width-1)), Y: max(0, min(at.Y, p.height-1))}
	if written || !p.shown || to != p.cursor {
		p.address(to)
		p.cursor = to
	}
	if !p.shown {
		p.buf = append(p.buf, showCursor...)
		p.shown = true
	}
}

// name sets the title of the window, whose own is saved before.
func (p *painter) name(title string) {
	title = plainText(title)
	if title == p.title {
		return
	}
	if !p.titled {
		p.buf = append(p.buf, saveTitle...)
		p.titled = true
	}
	p.buf = append(p.buf, "\x1b]2;"...)
	p.buf = append(p.buf, title...)
	p.buf = append(p.buf, "\x1b\\"...)
	p.title = title
}
