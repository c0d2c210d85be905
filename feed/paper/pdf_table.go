package paper

import "city/sosik/feed"

// pad is between the text of a cell and its borders.
const pad = 4.0

// tableCell is a cell with its lines. Its place is counted from the top of
// the table as if there were no pages.
type tableCell struct {
	extent
	row, col    int
	header      bool
	text        [][]run
	lines       []line
	left, width float64
	top, bottom float64
}

// grid is a table that has been laid out.
type grid struct {
	cells []tableCell
	edges []float64 // where the rows begin, and where the last one ends
	head  int       // rows to repeat on every page
	look  look
}

// table sets a table, over several pages if need be. A full one is as wide as
// the text.
func (s *setter) table(d Document, b feed.Block, l look, full bool) {
	g := s.layOut(d, b, l, full)
	if len(g.cells) == 0 {
		return
	}
	if first := g.edges[min(g.head+1, len(g.edges)-1)]; first < bottom-margin {
		s.need(first)
	}
	total := g.edges[len(g.edges)-1]
	for top := 0.0; top < total && !s.full; {
		end := g.cut(top, bottom-s.y, bottom-margin-g.edges[g.head])
		if end > top {
			s.slice(g, top, end)
			top = end
		}
		if top < total {
			s.newPage()
			if top >= g.edges[g.head] {
				s.slice(g, 0, g.edges[g.head])
			}
		}
	}
}

// layOut gives every cell its place.
func (s *setter) layOut(d Document, b feed.Block, l look, full bool) grid {
	slots := b.Grid()
	g := grid{look: l, edges: make([]float64, len(slots)+1)}
	columns := 0
	for r, row := range slots {
		columns = max(columns, len(row))
		for c, slot := range row {
			if slot.Begins(r, c) {
				g.cells = append(g.cells, tableCell{extent: reach(slots, r, c), row: r, col: c, header: slot.Cell.Header,
					text: s.runs(d, slot.Cell.Spans, slot.Cell.Header)})
			}
		}
	}
	widths := s.columns(g.cells, columns, l, full)
	heights := make([]float64, len(slots))
	for r := range heights {
		heights[r] = l.leading + 2*pad
	}
	for i := range g.cells {
		c := &g.cells[i]
		c.left = margin + sum(widths[:c.col])
		c.width = sum(widths[c.col : c.col+c.cols])
		for _, runs := range c.text {
			c.lines = append(c.lines, s.width.wrap(runs, l.size, c.width-2*pad)...)
		}
		if c.rows == 1 {
			heights[c.row] = max(heights[c.row], c.height(l))
		}
	}
	for _, c := range g.cells {
		if short := c.height(l) - sum(heights[c.row:c.row+c.rows]); short > 0 {
			heights[c.row+c.rows-1] += short
		}
	}
	for r, h := range heights {
		g.edges[r+1] = g.edges[r] + h
	}
	for i := range g.cells {
		c := &g.cells[i]
		c.top, c.bottom = g.edges[c.row], g.edges[c.row+c.rows]
	}
	g.head = g.headRows()
	return g
}

func (c *tableCell) height(l look) float64 { return float64(len(c.lines))*l.leading + 2*pad }

// headRows is how many rows at the top hold nothing but headers, if there are
// others and they leave room for them.
func (g *grid) headRows() int {
	rows := len(g.edges) - 1
	head := rows
	for _, c := range g.cells {
		if !c.header {
			head = min(head, c.row)
		}
	}
	for _, c := range g.cells {
		if c.row < head && c.row+c.rows > head {
			return 0
		}
	}
	if head == rows || g.edges[head] > (bottom-margin)/4 {
		return 0
	}
	return head
}

// columns shares the width out: to each column what its longest line needs, or
// where that is too much at least its longest word, and a short line whole, so
// that a long text beside it does not stand it on end; as far as there is room.
// In a full table, whose columns are names and values by turns, the values get
// the rest.
func (s *setter) columns(cells []tableCell, n int, l look, full bool) []float64 {
	const short = textWidth / 8
	whole, least := make([]float64, n), make([]float64, n)
	for c := range whole {
		whole[c], least[c] = l.size+2*pad, l.size+2*pad
	}
	for _, wide := range []bool{false, true} {
		for _, c := range cells {
			if (c.cols > 1) != wide || wide && full {
				continue
			}
			row, word := s.width.widest(c.text, l.size)
			spread(whole[c.col:c.col+c.cols], row+2*pad+0.1)
			spread(least[c.col:c.col+c.cols], min(max(word, min(row, short)), textWidth/3)+2*pad+0.1)
		}
	}
	most, needed := sum(whole), sum(least)
	switch {
	case most <= textWidth && !full:
		return whole
	case most <= textWidth:
		for c := range whole {
			if c%2 == 1 || n == 1 {
				whole[c] += (textWidth - most) / float64(max(1, n/2))
			}
		}
		return whole
	case needed > textWidth:
		for c := range least {
			least[c] *= textWidth / needed
		}
		return least
	}
	for c := range least {
		least[c] += (whole[c] - least[c]) * (textWidth - needed) / (most - needed)
	}
	return least
}

// spread makes columns at least so wide together.
func spread(widths []float64, least float64) {
	short := least - sum(widths)
	for i := range widths {
		widths[i] += max(0, short) / float64(len(widths))
	}
}

func sum(all []float64) float64 {
	total := 0.0
	for _, x := range all {
		total += x
	}
	return total
}

// cut is where to end the page on which the table goes on at top with so much
// room: between two rows, or within one that no page could hold. It is top if
// what follows belongs on the next page.
func (g *grid) cut(top, room, page float64) float64 {
	const slack = 0.01
	limit := top + room + slack
	best, fair := top, top // the last edge in reach, and the last that parts no line
	next := g.edges[len(g.edges)-1]
	for i := len(g.edges) - 1; i >= 0 && g.edges[i] > top+slack; i-- {
		if e := g.edges[i]; e <= limit {
			best = max(best, e)
			if fair == top && !g.parts(e) {
				fair = e
			}
		} else {
			next = e
		}
	}
	switch {
	case fair > top:
		return fair
	case best > top:
		return best
	case next-top <= page || room < 3*g.look.leading:
		return top
	}
	for at := limit; at > top+slack; {
		line, ok := g.parted(at)
		if !ok {
			return at
		}
		at = line
	}
	return limit
}

func (g *grid) parts(y float64) bool { _, ok := g.parted(y); return ok }

// parted is the top of a line that a cut would go through.
func (g *grid) parted(y float64) (top float64, ok bool) {
	for _, c := range g.cells {
		n := int((y - c.top - pad) / g.look.leading)
		if top := c.top + pad + float64(n)*g.look.leading; n >= 0 && n < len(c.lines) && y > top+0.02 && y < top+g.look.leading-0.02 && c.bottom > y {
			return top, true
		}
	}
	return 0, false
}

// slice draws the part of a table from top to end, below what stands on the page.
func (s *setter) slice(g grid, top, end float64) {
	const thin = 0.4
	for _, c := range g.cells {
		from, to := max(c.top, top), min(c.bottom, end)
		if to <= from {
			continue
		}
		s.pdf.SetLineWidth(thin)
		look := "D"
		if c.header {
			look = "FD"
			s.pdf.SetFillColor(238, 238, 238)
		}
		s.pdf.Rect(c.left, s.y+from-top, c.width, to-from, look)
		for i, row := range c.lines {
			if y := c.top + pad + float64(i)*g.look.leading; y >= top-0.02 && y < end-0.02 {
				s.line(row, g.look, c.left+pad, s.y+y-top)
			}
		}
	}
	s.y += end - top
}
