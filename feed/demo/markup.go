package demo

import (
	"html"
	"strconv"
	"strings"
)

// sheet is a page being written.
type sheet struct{ strings.Builder }

// add writes markup as it is. Text goes through esc first.
func (w *sheet) add(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

// esc makes text fit for an element or a quoted attribute.
func esc(s string) string { return html.EscapeString(s) }

// thousands writes a count as boards do: 20,309.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// hand is a way in which the blocks of a notice's body are marked up.
type hand func(w *sheet, n *notice, blocks []block)

// lines writes text with its line breaks as <br>.
func lines(text string) string { return strings.ReplaceAll(esc(text), "\n", "<br />") }

// spans writes the runs of a paragraph.
func spans(runs []run) string {
	var w sheet
	for _, r := range runs {
		switch {
		case r.href != "":
			w.add(`<a href="`, esc(r.href), `" target="_blank" title="새창열림">`, lines(r.text), `</a>`)
		case r.bold:
			w.add(`<strong>`, lines(r.text), `</strong>`)
		default:
			w.add(lines(r.text))
		}
	}
	return w.String()
}

// imgTag writes a picture of the notice.
func imgTag(n *notice, i int) string {
	p := n.pictures[i]
	return `<img src="` + p.path + `" alt="` + esc(p.alt) + `" style="max-width:100%;" />`
}

// structure writes the blocks whose markup is the same in every hand: tables,
// lists, quotations. It says whether it knew the block.
func structure(w *sheet, b block) bool {
	switch b.kind {
	case grid:
		w.add("<table border=\"1\" cellspacing=\"0\" cellpadding=\"5\">\n<tbody>\n")
		for _, row := range b.rows {
			w.add("<tr>")
			for _, c := range row {
				tag := "td"
				if c.head {
					tag = "th"
				}
				w.add("<", tag, spanAttr("colspan", c.cols), spanAttr("rowspan", c.rows), ">", lines(c.text), "</", tag, ">")
			}
			w.add("</tr>\n")
		}
		w.add("</tbody>\n</table>\n")
	case list:
		w.add("<ul>\n")
		for _, r := range b.runs {
			w.add("<li>", spans([]run{r}), "</li>\n")
		}
		w.add("</ul>\n")
	case quoted:
		w.add("<blockquote>", spans(b.runs), "</blockquote>\n")
	case heading:
		w.add("<h4>", spans(b.runs), "</h4>\n")
	default:
		return false
	}
	return true
}

func spanAttr(name string, n int) string {
	if n == 0 {
		return ""
	}
	return " " + name + `="` + strconv.Itoa(n) + `"`
}

// inParagraphs is the hand of an editor that makes a <p> of each paragraph.
func inParagraphs(w *sheet, n *notice, blocks []block) {
	for _, b := range blocks {
		if structure(w, b) {
			continue
		}
		if b.kind == photo {
			w.add("<p>", imgTag(n, b.photo), "</p>\n")
			continue
		}
		w.add("<p>", spans(b.runs), "</p>\n")
	}
}

// inEmptyLines is the hand of old notices: paragraphs parted by others that
// hold one no-break space.
func inEmptyLines(w *sheet, n *notice, blocks []block) {
	for _, b := range blocks {
		if structure(w, b) {
			continue
		}
		if b.kind == photo {
			w.add(`<div class="photo">`, imgTag(n, b.photo), "</div>\n")
			continue
		}
		w.add(`<p style="line-height:160%;">`, spans(b.runs), "</p>\n<p>&nbsp;</p>\n")
	}
}

// inBreaks is the hand of a plain text field: paragraphs parted by two <br>.
func inBreaks(w *sheet, n *notice, blocks []block) {
	for _, b := range blocks {
		if structure(w, b) {
			continue
		}
		if b.kind == photo {
			w.add(imgTag(n, b.photo), "<br />\n")
			continue
		}
		w.add(spans(b.runs), "<br />\n<br />\n")
	}
}

// inDivs is the hand of an editor that starts a <div> with each line.
func inDivs(w *sheet, n *notice, blocks []block) {
	for _, b := range blocks {
		if structure(w, b) {
			continue
		}
		if b.kind == photo {
			w.add(`<div style="text-align:center">`, imgTag(n, b.photo), "</div>\n")
			continue
		}
		w.add("<div>", spans(b.runs), "</div>\n<div><br></div>\n")
	}
}
