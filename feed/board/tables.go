package board

import (
	"city/sosik/feed"
)

// isData says that a table is a table and not a frame for its layout: it has
// rows and columns of short texts. Word processors draw a table of one cell
// around a box of text, and boards lay out whole pages with them.
func (r *reader) isData(table *node) bool {
	if table == nil {
		return false
	}
	rows, widest, filled, heads := 0, 0, 0, 0
	for _, tr := range r.ownRows(table) {
		n := 0
		for _, c := range tr.children() {
			if c.tag != "td" && c.tag != "th" {
				continue
			}
			n++
			if c.tag == "th" {
				heads++
			}
			if r.text(c) != "" {
				filled++
			}
			if len(r.doc.find(c, "table")) > 0 && c.end-c.index > 200 {
				return false
			}
		}
		if n > 0 {
			rows++
		}
		widest = max(widest, n)
	}
	switch {
	case widest < 2 || filled < 2:
		return false
	case heads > 0:
		return true
	}
	return rows >= 2 || filled >= 2 && !r.longCells(table)
}

// longCells says that a cell holds running text, as columns of a layout do.
func (r *reader) longCells(table *node) bool {
	for _, c := range r.doc.find(table, "td") {
		if len([]rune(r.text(c))) > 400 || len(r.doc.find(c, "img")) > 0 {
			return true
		}
	}
	return false
}

// table adds a table, or what is in it if it only lays out.
func (b *bodyBuilder) table(n *node) {
	if b.inCell {
		// A table in a cell: its cells are lines of the cell.
		for _, tr := range b.r.ownRows(n) {
			for _, c := range tr.children() {
				b.breakLine()
				b.children(c)
			}
		}
		b.breakLine()
		return
	}
	b.flush()
	for _, c := range n.children() {
		if c.tag == "caption" && !b.out[c.index] {
			b.captionOf(c)
		}
	}
	if !b.r.isData(n) || b.r.partlyOut(b.out, n) {
		for _, tr := range b.r.ownRows(n) {
			if !b.out[tr.index] {
				b.block(tr)
			}
		}
		return
	}
	table := feed.Block{Kind: feed.Table}
	for _, tr := range b.r.ownRows(n) {
		if b.out[tr.index] || tr.gone {
			continue
		}
		if row := b.row(tr); len(row) > 0 && len(table.Rows) < maxCells {
			table.Rows = append(table.Rows, row)
		}
	}
	if len(table.Rows) > 0 {
		b.body = append(b.body, table)
	}
}

// captionOf adds a caption, unless it is for screen readers only.
func (b *bodyBuilder) captionOf(c *node) {
	if !c.hidden {
		b.block(c)
	}
}

func (b *bodyBuilder) row(tr *node) feed.Row {
	var row feed.Row
	for _, c := range tr.children() {
		if c.tag != "td" && c.tag != "th" || c.gone {
			continue
		}
		if b.cells++; b.cells > maxCells {
			break
		}
		cell := feed.Cell{Header: c.tag == "th" || tr.parent.tag == "thead", Spans: b.cell(c)}
		if n := atoi(c.attr("colspan")); n > 1 && n <= 100 {
			cell.Cols = n
		}
		if n := atoi(c.attr("rowspan")); n > 1 && n <= 1000 {
			cell.Rows = n
		}
		row = append(row, cell)
	}
	return row
}

// cell gathers the text of a cell: its paragraphs are lines.
func (b *bodyBuilder) cell(c *node) []feed.Span {
	inner := *b
	inner.line, inner.body, inner.inCell = nil, nil, true
	inner.kind, inner.level, inner.marker, inner.lists = feed.Paragraph, 0, "", nil
	inner.children(c)
	inner.flush()
	b.images, b.links, b.cells = inner.images, inner.links, inner.cells
	var lines [][]feed.Span
	for _, block := range inner.body {
		spans := block.Spans
		if block.Kind == feed.Item && block.Marker != "" {
			spans = append([]feed.Span{{Text: block.Marker + " "}}, spans...)
		}
		if len(spans) > 0 {
			lines = append(lines, spans)
		}
	}
	return joinLines(lines)
}
