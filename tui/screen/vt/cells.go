package vt

import "slices"

func (t *Term) blank(height int) [][]Cell {
	rows := make([][]Cell, height)
	for y := range rows {
		rows[y] = t.blankRow()
	}
	return rows
}

func (t *Term) blankRow() []Cell {
	row := make([]Cell, t.Width)
	for x := range row {
		row[x] = t.blankCell()
	}
	return row
}

// blankCell is what erasing leaves: a space with the background of the moment.
func (t *Term) blankCell() Cell {
	return Cell{Text: " ", Width: 1, Style: Style{Background: t.style.Background}}
}

func (t *Term) lineFeed() {
	t.pending = false
	switch {
	case t.Y == t.bottom:
		t.scroll(1)
	case t.Y < t.Height-1:
		t.Y++
	}
}

func (t *Term) reverseFeed() {
	t.pending = false
	switch {
	case t.Y == t.top:
		t.scroll(-1)
	case t.Y > 0:
		t.Y--
	}
}

// scroll moves the lines of the region up by n, or down if n is negative.
func (t *Term) scroll(n int) {
	for ; n > 0; n-- {
		if t.top == 0 && t.bottom == t.Height-1 {
			t.Scrolled++
		}
		copy(t.cells[t.top:t.bottom], t.cells[t.top+1:t.bottom+1])
		t.cells[t.bottom] = t.blankRow()
	}
	for ; n < 0; n++ {
		copy(t.cells[t.top+1:t.bottom+1], t.cells[t.top:t.bottom])
		t.cells[t.top] = t.blankRow()
	}
}

// put draws a character at the cursor.
func (t *Term) put(r rune) {
	w := t.runeWidth(r)
	if w == 0 {
		t.combine(r)
		return
	}
	w = min(w, t.Width)
	if wraps := t.Modes["?7"]; t.pending && wraps || t.X+w > t.Width {
		if wraps {
			t.X = 0
			t.lineFeed()
		} else {
			t.X = t.Width - w
		}
	}
	t.pending = false
	row := t.cells[t.Y]
	t.split(row, t.X, w)
	row[t.X] = Cell{Text: string(r), Width: w, Style: t.style}
	if w == 2 {
		row[t.X+1] = Cell{Style: t.style}
	}
	if t.X += w; t.X >= t.Width {
		t.X, t.pending = t.Width-1, true
	}
}

// combine puts a mark on the character before the cursor.
func (t *Term) combine(r rune) {
	x := t.X - 1
	if t.pending {
		x = t.X
	}
	row := t.cells[t.Y]
	if x > 0 && row[x].Width == 0 {
		x--
	}
	if x >= 0 {
		row[x].Text += string(r)
	}
}

// split blanks the halves that remain of wide characters when w cells from x
// are written over.
func (t *Term) split(row []Cell, x, w int) {
	if x > 0 && x < t.Width && row[x].Width == 0 {
		row[x-1] = Cell{Text: " ", Width: 1, Style: row[x-1].Style}
	}
	if end := x + w; end < t.Width && row[end].Width == 0 {
		row[end] = Cell{Text: " ", Width: 1, Style: row[end].Style}
	}
}

// erase blanks the cells from a up to b.
func (t *Term) erase(y, a, b int) {
	a, b = max(a, 0), min(b, t.Width)
	if a >= b {
		return
	}
	row := t.cells[y]
	t.split(row, a, b-a)
	for x := a; x < b; x++ {
		row[x] = t.blankCell()
	}
}

func (t *Term) eraseLines(a, b int) {
	for y := a; y < b; y++ {
		t.erase(y, 0, t.Width)
	}
}

// Equal says whether two rows look the same. The colour of the letters and
// the like do not show on a space.
func Equal(a, b []Cell) bool {
	return slices.EqualFunc(a, b, func(a, b Cell) bool {
		if a.Text == " " && b.Text == " " {
			return a.Style.onSpace() == b.Style.onSpace()
		}
		return a == b
	})
}
