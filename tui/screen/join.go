package screen

import (
	"strconv"
	"strings"
)

// Rows are written one by one, each at its own address, and so to a terminal each
// is a line of its own: what a person selects over two of them has a line break in
// it. Rows that a frame says are one text are written once more, one after the
// other with autowrap on, which is how a terminal learns that they belong together.
// Nothing can be seen of that.

// join tells the terminal which of the rows that stand on the screen go on in the
// row below.
func (p *painter) join(f Frame, rows []line) {
	var b strings.Builder
	var runs [][2]int
	for i := 0; i < len(f.Joins); i++ {
		from := f.Joins[i]
		for i+1 < len(f.Joins) && f.Joins[i+1] == f.Joins[i]+1 {
			i++
		}
		to := f.Joins[i] + 1
		if from < 0 || to >= len(rows) || !p.fits(f, rows, from, to) {
			continue
		}
		runs = append(runs, [2]int{from, to})
		for y := from; y <= to; y++ {
			b.WriteString(strconv.Itoa(y) + " " + p.unbroken(f, rows, y, to) + "\n")
		}
	}
	if b.String() == p.joined {
		return
	}
	p.joined = b.String()
	for _, run := range runs { // in no scroll region, whose end would not be passed
		p.address(Point{Y: run[0]})
		p.buf = append(p.buf, wrapOn...)
		for y := run[0]; y <= run[1]; y++ {
			p.buf = append(p.buf, p.unbroken(f, rows, y, run[1])...)
		}
		p.buf = append(p.buf, wrapOff...)
		p.home = -1
	}
}

const (
	wrapOn  = "\x1b[?7h"
	wrapOff = "\x1b[?7l"
)

// fits says that the terminal breaks the rows where we did: they are plain, full
// to the edge, and of characters whose widths are not in doubt. A wide character
// that does not fit leaves one cell free.
func (p *painter) fits(f Frame, rows []line, from, to int) bool {
	for y := from; y <= to; y++ {
		l := rows[y]
		if l.width != l.widest || strings.Contains(l.text, "\x1b") {
			return false
		}
		free := p.width - p.metrics.Width(p.unbroken(f, rows, y, to))
		if y < to && free != 0 && (free != 1 || !p.wideAtStart(rows[y+1])) {
			return false
		}
	}
	return true
}

func (p *painter) wideAtStart(l line) bool {
	for _, r := range l.text {
		return p.metrics.RuneWidth(r) == 2
	}
	return false
}

// unbroken is the text of a row with the spaces at its end, which need not be
// written otherwise. The last row goes on nowhere and needs none.
func (p *painter) unbroken(f Frame, rows []line, y, last int) string {
	text := rows[y].text
	if y == last {
		return text
	}
	raw := f.Rows[y]
	spaces := len(raw) - len(strings.TrimRight(raw, " "))
	return text + strings.Repeat(" ", min(spaces, max(p.width-rows[y].width, 0)))
}
