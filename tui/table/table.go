// Package table lays out rows of text in columns measured in cells. It knows
// nothing of what stands in them.
//
// A [Column] says how wide it would like to be: a fixed or content-fitted
// number of cells, or a share of what the others leave (Flex). When the width
// does not suffice, columns give way one step at a time in the order of their
// ranks: first those with Shorten or Drop 1, then 2, and so on, until the rest
// fits. [New] does this once for a width; the [Layout] it returns is a value
// and makes as many rows as one likes:
//
//	l := table.New(columns, width, metrics)
//	fmt.Println(l.Header())
//	fmt.Println(l.Row([]string{"20309", "●", "제목", "홍보담당관", "2026-04-08", "12"}))
//
// Rows are plain text, cut and filled up with spaces, with one space between
// columns, never wider than the width; styles are put on afterwards, on a whole
// row or, with [Layout.Cells], on single cells. At any width there is at least
// a piece of the first Flex column.
package table

import (
	"slices"
	"strings"

	"city/sosik/tui/cell"
)

// Align is the side on which the text of a column stands.
type Align int

// The sides. Numbers stand on the right, so that their digits are in line.
const (
	Left Align = iota
	Right
	Center
)

// Column describes one column.
type Column struct {
	Title string
	Align Align

	// Content is the width that the cells of the column need, for instance
	// [Widest] of them. The column is as wide as the wider of Content and Title
	// but not narrower than Min and, unless Max is 0, not wider than Max.
	Content, Min, Max int

	// Flex is the column's share of what the other columns leave. Such a column
	// takes no part in the rule above, except that Min is tried to be kept.
	Flex int

	// Short is a narrower width for which the caller has a shorter text
	// ([Layout.Short]), Shorten the rank at which it is used, ShortTitle the
	// title then, if it is another.
	Short, Shorten int
	ShortTitle     string

	// Drop is the rank at which the column goes. A column with Drop 0 stays.
	Drop int
}

// Widest returns the width of the widest of texts.
func Widest(m cell.Metrics, texts ...string) int {
	w := 0
	for _, s := range texts {
		w = max(w, m.Width(s))
	}
	return w
}

// Layout is a set of columns for one width.
type Layout struct {
	metrics cell.Metrics
	columns []Column
	widths  []int // 0 for a column that is not shown
	short   []bool
}

// New chooses which columns are shown at width cells and how wide each is.
func New(columns []Column, width int, m cell.Metrics) Layout {
	l := Layout{metrics: m, columns: slices.Clone(columns), widths: make([]int, len(columns)), short: make([]bool, len(columns))}
	for i := range columns {
		l.widths[i] = l.wanted(i)
	}
	for rank := 1; rank <= l.lastRank() && l.total() > width; rank++ {
		l.giveWay(rank)
	}
	l.squeeze(max(width, 0))
	l.stretch(max(width, 0))
	return l
}

// wanted is the width a column would like, for a flexible one the least that
// does it any good.
func (l *Layout) wanted(i int) int {
	c := l.columns[i]
	if c.Flex > 0 {
		return max(c.Min, 1)
	}
	w := max(c.Content, c.Min, l.metrics.Width(c.Title))
	if c.Max > 0 {
		w = min(w, c.Max)
	}
	return w
}

func (l *Layout) lastRank() int {
	last := 0
	for _, c := range l.columns {
		last = max(last, c.Drop, c.Shorten)
	}
	return last
}

func (l *Layout) giveWay(rank int) {
	for i, c := range l.columns {
		switch {
		case c.Drop == rank:
			l.widths[i] = 0
		case c.Shorten == rank && c.Short > 0 && c.Short < l.widths[i]:
			l.widths[i], l.short[i] = c.Short, true
		}
	}
}

// total is the width of a row, the gaps included.
func (l *Layout) total() int {
	total, shown := 0, 0
	for _, w := range l.widths {
		if total += w; w > 0 {
			shown++
		}
	}
	return total + max(0, shown-1)
}

// legible is the width below which a flexible column shows nothing of use.
const legible = 4

// squeeze makes what is left fit by all means: flexible columns shrink as far
// as something can be read in them, then the columns go from the right, and the
// first flexible one, which stays, takes what there is.
func (l *Layout) squeeze(width int) {
	for i := len(l.columns) - 1; i >= 0; i-- {
		if over := l.total() - width; over > 0 && l.columns[i].Flex > 0 && l.widths[i] > 0 {
			l.widths[i] = max(min(legible, l.widths[i]), l.widths[i]-over)
		}
	}
	last := slices.IndexFunc(l.columns, func(c Column) bool { return c.Flex > 0 })
	if last < 0 && len(l.columns) > 0 {
		last = 0
	}
	for i := len(l.columns) - 1; i >= 0 && l.total() > width; i-- {
		if i != last {
			l.widths[i] = 0
		}
	}
	if last >= 0 && l.total() > width {
		l.widths[last] = width
	}
}

// stretch shares what is left among the flexible columns that are shown.
func (l *Layout) stretch(width int) {
	shares := 0
	for i, c := range l.columns {
		if l.widths[i] > 0 {
			shares += c.Flex
		}
	}
	room := width - l.total()
	for i, c := range l.columns {
		if c.Flex > 0 && l.widths[i] > 0 && room > 0 {
			part := room * c.Flex / shares
			l.widths[i] += part
			room -= part
			shares -= c.Flex
		}
	}
}

// Width returns the width of column i, 0 if it is not shown.
func (l Layout) Width(i int) int { return l.widths[i] }

// Short says that column i is shown in its short form.
func (l Layout) Short(i int) bool { return l.short[i] && l.widths[i] > 0 }

// Offset returns the cell of a row at which column i begins, -1 if it is not
// shown.
func (l Layout) Offset(i int) int {
	if l.widths[i] == 0 {
		return -1
	}
	x := 0
	for _, w := range l.widths[:i] {
		if w > 0 {
			x += w + 1
		}
	}
	return x
}

// Cells returns the texts of the columns that are shown, each cut or filled up
// to its column's width. There is one text for each column, shown or not;
// missing ones are empty.
func (l Layout) Cells(texts []string) []string {
	cells := make([]string, 0, len(l.columns))
	for i, c := range l.columns {
		if l.widths[i] == 0 {
			continue
		}
		text := ""
		if i < len(texts) {
			text = texts[i]
		}
		switch c.Align {
		case Right:
			text = l.metrics.FitRight(text, l.widths[i])
		case Center:
			text = l.metrics.FitCenter(text, l.widths[i])
		default:
			text = l.metrics.Fit(text, l.widths[i])
		}
		cells = append(cells, text)
	}
	return cells
}

// Row returns the texts of one row side by side.
func (l Layout) Row(texts []string) string {
	return strings.Join(l.Cells(texts), " ")
}

// Header returns the row of titles.
func (l Layout) Header() string {
	titles := make([]string, len(l.columns))
	for i, c := range l.columns {
		titles[i] = c.Title
		if l.Short(i) && c.ShortTitle != "" {
			titles[i] = c.ShortTitle
		}
	}
	return l.Row(titles)
}
