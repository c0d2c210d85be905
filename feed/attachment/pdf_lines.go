package attachment

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"city/sosik/feed"
)

// pdfLine is a row of text on a page: its pieces from left to right.
type pdfLine struct {
	y, end, size float64
	cells        []pdfCell // what wide gaps part
	above        float64   // the space to the line before, in times of the size
}

// pdfCell is a stretch of a line without a wide gap.
type pdfCell struct {
	x, end float64
	text   string
}

// lines puts the pieces of a page together. Most programs draw text in the order
// in which it is read, which is the best there is to go by: it keeps columns
// apart. Where the order jumps about, the place on the page decides.
func (p *pdfPage) lines() []pdfLine {
	pieces := p.pieces
	if jumps(pieces)*4 > len(pieces) {
		slices.SortStableFunc(pieces, func(a, b pdfPiece) int {
			if math.Abs(a.y-b.y) < 0.4*math.Min(a.size, b.size) {
				return cmp.Compare(a.x, b.x)
			}
			return cmp.Compare(b.y, a.y)
		})
	}
	var lines []pdfLine
	for from := 0; from < len(pieces); {
		to, size := from+1, pieces[from].size
		for to < len(pieces) && math.Abs(pieces[to].y-pieces[from].y) < 0.4*math.Max(size, pieces[to].size) {
			size = math.Max(size, pieces[to].size)
			to++
		}
		row := pieces[from:to]
		slices.SortStableFunc(row, func(a, b pdfPiece) int { return cmp.Compare(a.x, b.x) })
		line := pdfLine{y: row[0].y, size: size}
		for i := range row {
			line.add(&row[i])
		}
		if n := len(lines); n > 0 {
			line.above = (lines[n-1].y - line.y) / math.Max(math.Max(lines[n-1].size, size), 1)
		}
		lines = append(lines, line)
		from = to
	}
	return lines
}

// jumps counts how often the pen goes up the page.
func jumps(pieces []pdfPiece) int {
	n := 0
	for i := 1; i < len(pieces); i++ {
		if pieces[i].y > pieces[i-1].y+1.5*pieces[i].size {
			n++
		}
	}
	return n
}

// add puts a piece at the end of a line: next to what stands there, after a
// space, or in a cell of its own.
func (l *pdfLine) add(p *pdfPiece) {
	text := p.text.String()
	gap := p.x - l.end
	switch n := len(l.cells); {
	case n == 0 || gap > wideGap*l.size && strings.TrimSpace(l.cells[n-1].text) != "":
		l.cells = append(l.cells, pdfCell{p.x, p.end, text})
	case gap > 0.15*l.size:
		l.cells[n-1].text += " " + text
		l.cells[n-1].end = p.end
	default:
		l.cells[n-1].text += text
		l.cells[n-1].end = p.end
	}
	l.end = math.Max(l.end, p.end)
}

// wideGap is how wide a gap is, in times of the size, that parts cells.
const wideGap = 1.8

// putLines puts out the lines of a page: paragraphs of lines near one another,
// and tables where several lines on end have cells that stand under one
// another.
func putLines(lines []pdfLine, out *collector) error {
	var paragraph strings.Builder
	count := 0
	flush := func() error {
		text := paragraph.String()
		paragraph.Reset()
		count = 0
		return out.paragraph(text)
	}
	joins := joinable(lines)
	for i := 0; i < len(lines); {
		if table, rows := tableOf(lines[i:]); rows > 0 {
			if err := flush(); err != nil {
				return err
			}
			if err := out.add(table); err != nil {
				return err
			}
			i += rows
			continue
		}
		l := lines[i]
		if far := l.above < 0 || l.above > 2.2; far || count >= maxLines {
			if err := flush(); err != nil {
				return err
			}
		}
		if count > 0 && !joins[i] {
			paragraph.WriteByte('\n')
		}
		paragraph.WriteString(l.text())
		count++
		i++
	}
	return flush()
}

func (l pdfLine) text() string {
	var parts []string
	for _, c := range l.cells {
		parts = append(parts, c.text)
	}
	return strings.Join(parts, " ")
}

// joinable says of each line whether it goes on with the one before it: that
// one is full, and this one begins nothing. Whether a word goes on or a new one
// begins only the spaces at the ends of lines tell, and not all programs draw
// those, or draw them with the word; on a page where none does, lines stay as
// they are.
func joinable(lines []pdfLine) []bool {
	joins := make([]bool, len(lines))
	full := make([]bool, len(lines))
	edge, spaced := 0.0, 0
	for _, l := range lines {
		if len(l.cells) == 1 {
			edge = math.Max(edge, l.end)
		}
	}
	for i, l := range lines {
		full[i] = len(l.cells) == 1 && l.end > edge-2.5*l.size && l.end-l.cells[0].x > 10*l.size
		if full[i] && hangulSpace().MatchString(l.cells[0].text) {
			spaced++
		}
	}
	if spaced == 0 {
		return joins
	}
	for i := 1; i < len(lines); i++ {
		l, before := lines[i], lines[i-1]
		joins[i] = full[i-1] && len(l.cells) == 1 && math.Abs(l.size-before.size) < 0.5 &&
			l.above > 0 && l.above <= 2.2 && !pdfEntry().MatchString(l.cells[0].text)
	}
	return joins
}

// lazily is a pattern that is made when it is first used: a program that reads
// no files should start no slower for it.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

var hangulSpace = lazily(`[가-힣] $`)

// pdfEntry is how a line begins that is not the rest of the one before it.
var pdfEntry = lazily(`^\s*(?:\d{1,3}[.)]\s|[가-하][.)]\s|\(?\d{1,2}\)|제\d+[조장절]|[\-–•◦·*○●◎□■◇◆△▲▽▼▷▶❍ㅇ※☞⇒→<「『【\[①-⑳㉠-㉻])`)

// tableOf makes a table of as many of the lines as are one, from the first on:
// at least two, each with two cells or more that stand under those of the first.
// It returns how many lines it took.
func tableOf(lines []pdfLine) (table feed.Block, rows int) {
	if len(lines) < 2 || len(lines[0].cells) < 2 || len(lines[0].cells) > maxColumns {
		return table, 0
	}
	columns := slices.Clone(lines[0].cells)
	table.Kind = feed.Table
	for i, l := range lines {
		if i > 0 && (len(l.cells) < 2 || l.above <= 0 || l.above > 4) {
			break
		}
		row := rowUnder(columns, l.cells)
		if row == nil {
			break
		}
		table.Rows = append(table.Rows, row)
	}
	if len(table.Rows) < 2 {
		return table, 0
	}
	return table, len(table.Rows)
}

// rowUnder puts cells in the columns under which they stand, nil if they stand
// under none, or under several. Columns grow to what stands in them.
func rowUnder(columns, cells []pdfCell) feed.Row {
	row := make(feed.Row, len(columns))
	at := 0
	for _, c := range cells {
		for at < len(columns) && columns[at].end <= c.x {
			at++
		}
		if at == len(columns) || c.end <= columns[at].x || at+1 < len(columns) && c.end > columns[at+1].x {
			return nil
		}
		row[at].Spans = []feed.Span{{Text: c.text}}
		at++
	}
	at = 0
	for _, c := range cells {
		for columns[at].end <= c.x {
			at++
		}
		columns[at].x, columns[at].end = math.Min(columns[at].x, c.x), math.Max(columns[at].end, c.end)
	}
	return row
}
