package attachment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"city/sosik/feed"
)

// table makes a table of the cells of a sheet. Rows and columns with nothing in
// them go: a list often begins somewhere in the middle of its sheet.
func (s *sheet) table() feed.Block {
	table := feed.Block{Kind: feed.Table}
	var used [maxColumns + 1]bool
	for _, r := range s.rows {
		for _, c := range r.cells {
			used[c.column] = true
		}
	}
	var columns []int
	for c, u := range used {
		if u {
			columns = append(columns, c)
		}
	}
	spans, covered := s.spans(columns)
	for _, r := range s.rows {
		row := make(feed.Row, 0, len(columns))
		next := 0
		for _, column := range columns {
			for next < len(r.cells) && r.cells[next].column < column {
				next++
			}
			place := [2]int{r.number, column}
			if covered[place] {
				continue
			}
			cell := spans[place]
			if next < len(r.cells) && r.cells[next].column == column {
				cell.Spans = []feed.Span{{Text: r.cells[next].text}}
			}
			row = append(row, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	if len(table.Rows) > 1 && heads(table.Rows[0]) {
		for i := range table.Rows[0] {
			table.Rows[0][i].Header = true
		}
	}
	return table
}

// maxHead is how many letters the name of a column has at most.
const maxHead = 24

// heads says that the first row of a sheet is what its columns are called, which
// nothing in the file tells: every cell has a few words, no number or date, and
// no two the same. Of a form, in which words stand beside room to write, some
// cell is empty.
func heads(row feed.Row) bool {
	seen := make(map[string]bool, len(row))
	for _, c := range row {
		if len(c.Spans) == 0 {
			return false
		}
		name := strings.TrimSpace(c.Spans[0].Text)
		if first, _ := utf8.DecodeRuneInString(name); name == "" || seen[name] || utf8.RuneCountInString(name) > maxHead ||
			unicode.IsDigit(first) || strings.IndexFunc(name, unicode.IsLetter) < 0 {
			return false
		}
		seen[name] = true
	}
	return len(row) > 1
}

// spans are the cells that merged areas begin with, and the places that those
// cover, among the rows and columns that are shown.
func (s *sheet) spans(columns []int) (begin map[[2]int]feed.Cell, covered map[[2]int]bool) {
	begin, covered = make(map[[2]int]feed.Cell), make(map[[2]int]bool)
	room := maxCovered
	for _, m := range s.merges {
		var wide, high []int
		for _, c := range columns {
			if c >= m[1] && c <= m[3] {
				wide = append(wide, c)
			}
		}
		at, _ := slices.BinarySearchFunc(s.rows, m[0], func(r sheetRow, n int) int { return r.number - n })
		for ; at < len(s.rows) && s.rows[at].number <= m[2]; at++ {
			high = append(high, s.rows[at].number)
		}
		if room -= len(wide) * len(high); room < 0 {
			return begin, covered
		}
		if len(wide) == 0 || len(high) == 0 || wide[0] != m[1] || high[0] != m[0] || covered[[2]int{high[0], wide[0]}] {
			continue
		}
		for _, r := range high {
			for _, c := range wide {
				covered[[2]int{r, c}] = true
			}
		}
		first := [2]int{high[0], wide[0]}
		delete(covered, first)
		begin[first] = feed.Cell{Cols: bounded(len(wide), maxColumns), Rows: bounded(len(high), maxRows)}
	}
	return begin, covered
}

// maxCovered bounds the places that merged areas cover.
const maxCovered = 200_000
