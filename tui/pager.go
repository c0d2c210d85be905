package tui

// pager is a cursor in rows that are cut into pages which fill the screen.
type pager struct {
	count  int // of rows
	cursor int // position of the selected row, from 0
	size   int // rows of a page, at least 1
}

// pages is the number of pages, at least 1.
func (p *pager) pages() int { return max(1, (p.count+p.size-1)/p.size) }

// page is the page under the cursor, from 0.
func (p *pager) page() int { return p.cursor / p.size }

// atRow is the position in a row of the page, if there is one.
func (p *pager) atRow(row int) (pos int, ok bool) {
	pos = p.page()*p.size + row
	return pos, row >= 0 && row < p.size && pos < p.count
}

// moveTo puts the cursor on a position, or as near as there is one, and says
// whether it moved.
func (p *pager) moveTo(pos int) bool {
	pos = min(max(pos, 0), max(p.count-1, 0))
	if pos == p.cursor {
		return false
	}
	p.cursor = pos
	return true
}

// turn moves by whole pages and keeps the cursor on its row. Beyond the first
// and the last page it stops on the first and the last row.
func (p *pager) turn(pages int) bool { return p.moveTo(p.cursor + pages*p.size) }

// turnTo goes to the top of a page, from 0.
func (p *pager) turnTo(page int) bool { return p.moveTo(page * p.size) }

// resize changes how many rows a page has; the cursor stays on its row.
func (p *pager) resize(rows int) { p.size = max(rows, 1) }
