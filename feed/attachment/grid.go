package attachment

import "city/sosik/feed"

// grid is a table under way.
type grid struct {
	rows    [][]*cell
	columns []*cell // by column, the cell that one below may go on with
	column  int     // where the next cell of the last row stands
	cells   int
}

// cell is a cell of a table under way.
type cell struct {
	feed.Cell
	merged  bool // it goes on with the one above it
	covered bool // another spans its place
	blocks  []feed.Block
}

// beginTable ends the text before a table; what comes after it goes on like it.
// A table right in a table, outside of a cell, is part of that one.
func (f *flow) beginTable() error {
	if f.top().grid != nil {
		return nil
	}
	err := f.end()
	f.top().grid = &grid{}
	return err
}

func (f *flow) beginRow() {
	if g := f.top().grid; g != nil && len(g.rows) < maxRows {
		g.rows = append(g.rows, nil)
		g.column = 0
	}
}

// maxRows bounds the rows of one table.
const maxRows = 20_000

// beginCell opens a cell.
func (f *flow) beginCell(c feed.Cell) error {
	if f.top().grid == nil {
		return f.beginNote()
	}
	switch len(f.top().grid.rows) {
	case 0:
		f.beginRow()
	case maxRows:
		return errFull
	}
	return f.push(&frame{cell: &cell{Cell: c}})
}

// endCell closes a cell and puts it in its row.
func (f *flow) endCell() error {
	c := f.top().cell
	if c == nil {
		return nil
	}
	err := f.endTable()
	if e := f.end(); err == nil {
		err = e
	}
	c.blocks = f.pop().blocks
	if !f.top().grid.add(c) {
		f.out.text.Truncated = true
	}
	return err
}

// add puts a cell at the end of the last row. It is false if the row is too wide
// to take it.
func (g *grid) add(c *cell) bool {
	if c.covered {
		return true
	}
	width := max(c.Cols, 1)
	at := g.column
	if at+width > maxColumns {
		return false
	}
	g.column += width
	for len(g.columns) < g.column {
		g.columns = append(g.columns, nil)
	}
	if above := g.columns[at]; c.merged && above != nil {
		above.Rows = max(above.Rows, 1) + 1
		above.blocks = append(above.blocks, c.blocks...)
		return true
	}
	last := len(g.rows) - 1
	g.rows[last] = append(g.rows[last], c)
	g.columns[at] = c
	g.cells++
	return true
}

// endTable closes the table that is open here and puts it where it stands. One
// of a single cell is but a frame round its text.
func (f *flow) endTable() error {
	top := f.top()
	g := top.grid
	if g == nil {
		return nil
	}
	top.grid = nil
	if g.cells <= 1 {
		for _, row := range g.rows {
			for _, c := range row {
				for _, b := range c.blocks {
					if err := f.put(b); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
	table := feed.Block{Kind: feed.Table}
	for _, row := range g.rows {
		cells := make(feed.Row, 0, len(row))
		for _, c := range row {
			c.Spans = flatten(c.blocks)
			cells = append(cells, c.Cell)
		}
		table.Rows = append(table.Rows, cells)
	}
	return f.put(table)
}

// flatten makes lines of blocks: where only text can stand.
func flatten(blocks []feed.Block) []feed.Span {
	var spans []feed.Span
	line := func(more []feed.Span) {
		if len(more) > 0 && len(spans) > 0 {
			spans = append(spans, feed.Span{Text: "\n"})
		}
		spans = append(spans, more...)
	}
	for _, b := range blocks {
		for _, row := range b.Rows {
			var cells []feed.Span
			for i, c := range row {
				if i > 0 {
					cells = append(cells, feed.Span{Text: " | "})
				}
				cells = append(cells, c.Spans...)
			}
			line(cells)
		}
		if b.Marker != "" {
			b.Spans = append([]feed.Span{{Text: b.Marker + " "}}, b.Spans...)
		}
		line(b.Spans)
	}
	return spans
}
