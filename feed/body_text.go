package feed

import "strings"

// Lines cuts spans at their line breaks. Neighbours of one kind are joined and
// empty ones dropped, so that a line is as few spans as its looks need; an
// empty line has none.
func Lines(spans []Span) [][]Span {
	lines := [][]Span{nil}
	for _, s := range spans {
		if s.Object() {
			s.Text = strings.ReplaceAll(s.Text, "\n", " ")
		}
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			last := &lines[len(lines)-1]
			piece := s
			piece.Text = text
			switch n := len(*last); {
			case text == "" && !s.Object():
			case n > 0 && !s.Object() && (*last)[n-1].alike(s):
				(*last)[n-1].Text += text
			default:
				*last = append(*last, piece)
			}
		}
	}
	return lines
}

func (s Span) alike(t Span) bool {
	return s.Bold == t.Bold && s.Link == t.Link && s.Image == t.Image && s.Embed == t.Embed
}

// Text writes the body as plain text: a blank line between paragraphs, items
// with their markers, a table as one line for each row, pictures by their alt
// text.
func (b Body) Text() string {
	var out strings.Builder
	previous := Kind("")
	for _, block := range b {
		text := block.text()
		if text == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
			if block.Kind != Item || previous != Item {
				out.WriteByte('\n')
			}
		}
		out.WriteString(text)
		previous = block.Kind
	}
	return out.String()
}

// Numbered is the body with the numbers of its links in its text, as readers see
// it whose addresses stand below.
func (b Body) Numbered() Body {
	all := make(Body, len(b))
	for i, block := range b {
		block.Spans = numbered(block.Spans)
		rows := make([]Row, len(block.Rows))
		for r, row := range block.Rows {
			rows[r] = make(Row, len(row))
			for c, cell := range row {
				cell.Spans = numbered(cell.Spans)
				rows[r][c] = cell
			}
		}
		block.Rows = rows
		all[i] = block
	}
	return all
}

// numbered puts the number of a link after its last word in each line.
func numbered(spans []Span) []Span {
	var all []Span
	for n, line := range Lines(spans) {
		if n > 0 {
			all = append(all, Span{Text: "\n"})
		}
		for i, s := range line {
			if s.Link == 0 || i+1 < len(line) && line[i+1].Link == s.Link {
				all = append(all, s)
				continue
			}
			space := ""
			if !s.Object() { // the number stands at the last word of the link
				text := strings.TrimRight(s.Text, " ")
				s.Text, space = text, s.Text[len(text):]
			}
			all = append(all, s, Span{Text: LinkMark(s.Link)}, Span{Text: space})
		}
	}
	return all
}

func (b Block) text() string {
	switch b.Kind {
	case Rule:
		return "---"
	case Table:
		return b.tableText()
	}
	text := strings.Trim(spansText(b.Spans), "\n")
	switch {
	case text == "":
		return ""
	case b.Kind == Item && b.Marker != "":
		indent := strings.Repeat("  ", max(0, min(b.Level, maxDepth)-1))
		hang := indent + strings.Repeat(" ", len([]rune(b.Marker))+1)
		return indent + b.Marker + " " + strings.ReplaceAll(text, "\n", "\n"+hang)
	case b.Kind == Quote:
		return "> " + strings.ReplaceAll(text, "\n", "\n> ")
	}
	return text
}

// tableText is a table as text. Each cell stands in the column in which it
// begins, so that the rows beside a tall cell keep theirs; columns in which none
// begins are left out.
func (b Block) tableText() string {
	grid := b.Grid()
	begun := beginning(grid)
	var rows []string
	for r, row := range grid {
		cells := make([]string, 0, len(begun))
		for _, c := range begun {
			text := ""
			if c < len(row) && row[c].Begins(r, c) {
				text = Clean(spansText(row[c].Cell.Spans))
			}
			cells = append(cells, text)
		}
		if line := strings.Join(cells, " | "); strings.Trim(line, " |") != "" {
			rows = append(rows, strings.TrimRight(line, " "))
		}
	}
	return strings.Join(rows, "\n")
}

// beginning are the columns of a grid in which a cell begins.
func beginning(grid [][]Slot) []int {
	width := 0
	for _, row := range grid {
		width = max(width, len(row))
	}
	var columns []int
	for c := range width {
		for r, row := range grid {
			if c < len(row) && row[c].Begins(r, c) {
				columns = append(columns, c)
				break
			}
		}
	}
	return columns
}

// spansText is the text of spans in order, with the line breaks they have.
func spansText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Shown())
	}
	return b.String()
}

// Paragraphs returns the text of the page and nothing else, a string for each
// block and for each row of a table, in the order of the page: no markers,
// which the browser draws, and no pictures and videos, which are in
// [Article.Images] and [Article.Links].
// Line breaks inside a block stay.
func (b Body) Paragraphs() []string {
	var all []string
	add := func(text string) {
		if text != "" {
			all = append(all, text)
		}
	}
	for _, block := range b {
		if block.Kind != Table {
			add(CleanText(ownText(block.Spans)))
			continue
		}
		for _, row := range block.Rows {
			cells := make([]string, len(row))
			for i, cell := range row {
				cells[i] = ownText(cell.Spans)
			}
			add(Clean(strings.Join(cells, " ")))
		}
	}
	return all
}

// ownText is the text of spans without objects.
func ownText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if !s.Object() {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}
