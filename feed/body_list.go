package feed

import (
	"strconv"
	"strings"
)

// list is the state of the list that is being written in Markdown: for each
// open level how far its text is set in, and the number of its last entry.
type list []level

type level struct {
	indent int // columns to the left of the text of an entry
	number int // of the last entry; 0 in a list of bullets
}

// item writes an entry of a list under the entries before it.
//
// Markdown counts the entries of a numbered list itself, from the number of the
// first. Where that would come out wrong, and for markers that it does not know
// ("가.", "①"), the entry is a bullet with its marker as text.
func (w *markdown) item(b Block) {
	text := w.paragraph(b.Spans)
	if text == "" {
		return
	}
	first := len(w.list) == 0
	depth := min(max(1, min(b.Level, maxDepth)), len(w.list)+1)
	var before level // the entry of the same list, if there is one
	if depth <= len(w.list) {
		before = w.list[depth-1]
	}
	margin := 0
	if depth > 1 {
		margin = w.list[depth-2].indent
	}
	marker, number := "-", itemNumber(b.Marker)
	switch {
	case number > 0 && (first || number == before.number+1):
		marker = b.Marker
	case bullets[b.Marker]:
		number = 0
	default:
		number = 0
		text = w.paragraph(append([]Span{{Text: b.Marker + " "}}, b.Spans...))
	}
	indent := margin + len(marker) + 1
	w.list = append(w.list[:depth-1:depth-1], level{indent, number})
	pad := "\n" + strings.Repeat(" ", indent)
	entry := strings.Repeat(" ", margin) + marker + " " + strings.ReplaceAll(text, "\n", pad)
	entry = strings.ReplaceAll(entry, pad+"\n", "\n\n")
	w.blocks = append(w.blocks, written{text: entry, close: !first})
}

// bullets are the markers that a browser draws for a list without numbers.
var bullets = map[string]bool{"": true, "•": true, "◦": true, "▪": true, "-": true, "·": true, "‣": true, "*": true, "○": true, "■": true, "●": true}

// itemNumber is the number in "3.", or 0.
func itemNumber(marker string) int {
	digits, ok := strings.CutSuffix(marker, ".")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 1 || n > 999_999 || strconv.Itoa(n) != digits {
		return 0
	}
	return n
}
