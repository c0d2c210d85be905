package prose

import (
	"slices"
	"strings"

	"city/sosik/feed"
)

// table is a table of the article: its grid, without the columns in which no
// cell begins, and the lines of its cells.
type table struct {
	grid    [][]feed.Slot
	columns int
	text    map[*feed.Cell][]*run
}

func newTable(grid [][]feed.Slot) *table {
	t := &table{grid: grid, text: map[*feed.Cell][]*run{}}
	used := map[int]bool{}
	for r, row := range grid {
		for c, slot := range row {
			if slot.Begins(r, c) {
				used[c] = true
			}
		}
	}
	t.columns = len(used)
	for r, row := range grid {
		kept := make([]feed.Slot, 0, len(row))
		for c, slot := range row {
			if used[c] {
				kept = append(kept, slot)
			}
		}
		t.grid[r] = kept
	}
	return t
}

// span is the columns that a cell covers in a row, from its first on.
type span struct {
	cell        *feed.Cell // nil: no cell
	column, end int
	begins      bool // in this row; it reaches into it from above otherwise
}

// spans cuts a row into its cells.
func (t *table) spans(r int) []span {
	var out []span
	row := t.grid[r]
	for c := 0; c < len(row); {
		end := c + 1
		for end < len(row) && row[c].Cell != nil && row[end].Cell == row[c].Cell {
			end++
		}
		out = append(out, span{row[c].Cell, c, end, row[c].Row == r})
		c = end
	}
	return out
}

// headRows is how many rows at the top are nothing but headers. A table of
// headers alone has none: there is nothing for them to head.
func (t *table) headRows() int {
	for r, row := range t.grid {
		for _, slot := range row {
			if slot.Cell != nil && !slot.Cell.Header {
				return r
			}
		}
	}
	return 0
}

// A table whose columns would have to be narrower than this, or narrower than a
// word of this length, is better read as records.
const (
	minColumn = 8
	maxWord   = 16
)

// table sets a table in columns if they fit and can be seen, else as records.
func (o Options) table(t *table) Text {
	if t.columns == 1 { // a frame around text
		var text Text
		for r := range t.grid {
			for _, s := range t.spans(r) {
				if s.begins {
					text.Add(o.lines(t.text[s.cell], o.Width))
				}
			}
		}
		return text
	}
	if widths, ok := o.fit(t); ok && !o.Spoken {
		return o.columns(t, widths)
	}
	return o.records(t)
}

// gap is the cells between two columns: a rule with a blank on each side.
const gap = 3

// fit finds the width of each column, or that there is no room for them.
//
// Each gets what its longest line needs if the table fits so. If not, all get
// what keeps words whole as far as there is room, and share what is left.
func (o Options) fit(t *table) ([]int, bool) {
	room := o.Width - gap*(t.columns-1)
	if t.columns == 0 || room < t.columns {
		return nil, false
	}
	least, words, lines := make([]int, t.columns), make([]int, t.columns), make([]int, t.columns)
	var wide []span
	for r := range t.grid {
		for _, s := range t.spans(r) {
			switch {
			case s.cell == nil || !s.begins:
			case s.end-s.column > 1:
				wide = append(wide, s)
			default:
				word, line := o.extent(t.text[s.cell])
				words[s.column] = max(words[s.column], word)
				lines[s.column] = max(lines[s.column], line)
			}
		}
	}
	for _, s := range wide { // what its columns do not offer goes to the last
		_, line := o.extent(t.text[s.cell])
		line -= gap * (s.end - s.column - 1)
		lines[s.end-1] += max(0, line-sum(lines[s.column:s.end]))
	}
	for c := range least {
		lines[c] = max(lines[c], 1)
		least[c] = max(min(lines[c], minColumn), min(words[c], maxWord))
	}
	if sum(least) > room {
		return nil, false
	}
	widths := least
	grow(widths, words, room)
	grow(widths, lines, room)
	return widths, true
}

// extent is the width of the longest word and of the longest line.
func (o Options) extent(lines []*run) (word, line int) {
	for _, r := range lines {
		line = max(line, o.Metrics.Width(r.plain))
		for w := range strings.FieldsSeq(r.plain) {
			word = max(word, o.Metrics.Width(w))
		}
	}
	return word, line
}

func sum(widths []int) int {
	n := 0
	for _, w := range widths {
		n += w
	}
	return n
}

// grow widens columns towards what they want, the most modest first, until
// room is used up; those that want more than their share get equal shares.
func grow(widths, wants []int, room int) {
	var open []int
	for c := range widths {
		if wants[c] > widths[c] {
			open = append(open, c)
		}
	}
	slices.SortStableFunc(open, func(a, b int) int { return wants[a] - wants[b] })
	rest := room - sum(widths)
	for i, c := range open {
		// What the columns still open have together, and what remains.
		pool := rest
		for _, other := range open[i:] {
			pool += widths[other]
		}
		share := pool / (len(open) - i)
		add := min(wants[c]-widths[c], max(0, share-widths[c]), rest)
		widths[c] += add
		rest -= add
	}
}

// columns sets a table side by side.
func (o Options) columns(t *table, widths []int) Text {
	var body []Text
	rules := false // between all rows, where some take several lines
	for r := range t.grid {
		row := o.row(t, r, widths)
		rules = rules || len(row.Lines) > 1
		body = append(body, row)
	}
	head := t.headRows()
	var out Text
	for r, row := range body {
		if r > 0 && len(row.Lines) > 0 && len(out.Lines) > 0 && (r == head || rules && r > head) {
			out.Lines = append(out.Lines, o.rule(t, r, widths))
		}
		out.Add(row)
	}
	return out
}

// row sets one row of a table. What a cell reaches down into stays empty.
func (o Options) row(t *table, r int, widths []int) Text {
	spans := t.spans(r)
	cells := make([]Text, len(spans))
	room := make([]int, len(spans))
	height := 0
	for i, s := range spans {
		room[i] = sum(widths[s.column:s.end]) + gap*(s.end-s.column-1)
		if s.cell != nil && s.begins {
			cells[i] = o.lines(t.text[s.cell], room[i])
		}
		height = max(height, len(cells[i].Lines))
	}
	out := Text{Lines: make([]string, height)}
	for y := range out.Lines {
		out.Lines[y] = o.across(cells, room, y)
	}
	for _, c := range cells {
		out.Flow = append(out.Flow, c.Flow...)
	}
	return out
}

// across sets the row y of cells side by side, and moves their pieces there.
func (o Options) across(cells []Text, room []int, y int) string {
	bar := " " + o.rules().down + " "
	var b strings.Builder
	length := 0 // without escape sequences
	for i, c := range cells {
		if i > 0 {
			b.WriteString(bar)
			length += len(bar)
		}
		width := 0
		if y < len(c.Lines) && c.Lines[y] != "" {
			b.WriteString(c.Lines[y])
			width = o.Metrics.Width(c.Lines[y])
			p := &c.Flow[y] // each row of lines is one piece
			p.Start += length
			p.End += length
			length = p.End
		}
		blanks := max(0, room[i]-width)
		b.WriteString(strings.Repeat(" ", blanks))
		length += blanks
	}
	return strings.TrimRight(b.String(), " ")
}

// rule draws the line above row r, leaving out cells that reach through it.
func (o Options) rule(t *table, r int, widths []int) string {
	row := t.grid[r]
	reaches := func(c int) bool { return c >= 0 && c < len(row) && row[c].Cell != nil && row[c].Row < r }
	draw := func(c, n int) string {
		if reaches(c) {
			return strings.Repeat(" ", n)
		}
		return strings.Repeat(o.rules().across, n)
	}
	var b strings.Builder
	for c, w := range widths {
		if c > 0 {
			joint := o.rules().cross
			switch left, right := reaches(c-1), reaches(c); {
			case left && right && row[c-1].Cell == row[c].Cell:
				joint = " "
			case left && right:
				joint = o.rules().down
			case left:
				joint = o.rules().left
			case right:
				joint = o.rules().right
			}
			b.WriteString(draw(c-1, 1) + joint + draw(c, 1))
		}
		b.WriteString(draw(c, w))
	}
	return strings.TrimRight(b.String(), " ")
}
