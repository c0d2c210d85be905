package feed

// maxColumns bounds how far a cell can reach by its colspan. A real table has
// fewer columns; a page that says more wants our memory.
const maxColumns = 64

// Slot is one place in the grid of a table.
type Slot struct {
	Cell     *Cell // the cell that covers the place; nil if none does
	Row, Col int   // where that cell begins: it is drawn there and only there
}

// Begins says that the slot at row and col is where its cell begins.
func (s Slot) Begins(row, col int) bool { return s.Cell != nil && s.Row == row && s.Col == col }

// Grid lays the cells of a table out in rows and columns, with colspan and
// rowspan resolved. Every cell begins in exactly one slot, in the order of the
// page; a row is only as long as what covers it.
func (b Block) Grid() [][]Slot {
	grid := make([][]Slot, len(b.Rows))
	for r, row := range b.Rows {
		col := 0
		for i := range row {
			for col < len(grid[r]) && grid[r][col].Cell != nil {
				col++
			}
			cell := &row[i]
			cols := max(1, min(cell.Cols, maxColumns-col))
			rows := max(1, min(cell.Rows, len(grid)-r))
			if col >= maxColumns {
				rows = 1
			}
			for down := range rows {
				grid[r+down] = cover(grid[r+down], Slot{cell, r, col}, cols)
			}
			col += cols
		}
	}
	return grid
}

// cover puts s into the free slots of a row among the cols from s.Col on.
func cover(row []Slot, s Slot, cols int) []Slot {
	for len(row) < s.Col+cols {
		row = append(row, Slot{})
	}
	for c := s.Col; c < s.Col+cols; c++ {
		if row[c].Cell == nil {
			row[c] = s
		}
	}
	return row
}
