package main

import (
	"strings"
	"unicode/utf8"

	"city/sosik/feed/query"
	"city/sosik/tui/cell"
	"city/sosik/tui/find"
)

const snippetIndent = "    "

// snippetLine is the line under a found notice: where its text fits the query,
// made plain to see. It is "" where the text does not.
func (p *program) snippetLine(m cell.Metrics, q query.Query, text string, width int) string {
	spans := q.Find(false, text)
	if len(spans) == 0 {
		return ""
	}
	line, marks := find.Snippet(m, text, spans, width-1-len(snippetIndent))
	if name, _ := p.getenv("TERM"); name != "dumb" {
		line = emphasize(line, marks)
	}
	return snippetIndent + line
}

// backBy returns where a text begins that ends at end and takes at most width
// cells.
func backBy(m cell.Metrics, s string, end, width int) int {
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		if width -= m.RuneWidth(r); width < 0 {
			break
		}
		end -= size
	}
	return end
}

// emphasize makes places in a line bold and underlined, which every terminal can
// show and no background spoils.
func emphasize(line string, marks []find.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range marks {
		b.WriteString(line[at:s.Start] + "\x1b[1;4m" + line[s.Start:s.End] + "\x1b[m")
		at = s.End
	}
	return b.String() + line[at:]
}

// pointCut stands for the beginning of a line that is not shown.
const pointCut = ".."

const pointIndent = "  "

// pointAt shows a part of a line by carets under it. Where the line is wider
// than the terminal, width cells, only what stands round the part is shown; 0 is
// any width.
func pointAt(m cell.Metrics, line string, start, end, width int) []string {
	start = min(max(start, 0), len(line))
	end = min(max(end, start), len(line))
	part := max(m.Width(line[start:end]), 1)
	before := line[:start]
	room := width - 1 - len(pointIndent)
	if width > 0 {
		part = min(part, max(room/2, 1))
		if m.Width(before)+part > room {
			from := backBy(m, line, start, max(room-part-len(pointCut), 0))
			before = pointCut + line[from:start]
		}
	}
	shown := before + line[start:]
	if width > 0 {
		shown = m.Truncate(shown, max(room, 1))
	}
	return []string{
		strings.TrimRight(pointIndent+shown, " "),
		pointIndent + strings.Repeat(" ", m.Width(before)) + strings.Repeat("^", part),
	}
}
