package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"strconv"
	"strings"

	"city/sosik/feed"
)

// style is the only style sheet: for the screen, and A4 when it is printed.
const style = `
@page { size: A4; margin: 20mm; }
body { font-family: "Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR", "Noto Sans KR", NanumGothic, sans-serif;
  font-size: 11pt; line-height: 1.7; color: #000; background: #fff; max-width: 170mm; margin: 10mm auto; padding: 0 5mm;
  word-break: keep-all; overflow-wrap: anywhere; }
article + article { margin-top: 20mm; }
.board { font-size: 9.5pt; color: #444; border-bottom: 2px solid #000; padding-bottom: 1mm; }
h1 { font-size: 17pt; line-height: 1.4; margin: 4mm 0; }
h2, h3, h4 { font-size: 12pt; margin: 5mm 0 2mm; }
table { border-collapse: collapse; margin: 3mm 0; max-width: 100%; }
th, td { border: 1px solid #666; padding: 1mm 2mm; vertical-align: top; text-align: left; }
th { background: #eee; }
.facts { width: 100%; font-size: 9.5pt; }
.facts th { width: 18mm; }
blockquote { margin: 3mm 0 3mm 2mm; padding-left: 4mm; border-left: 3px solid #999; }
pre { white-space: pre-wrap; }
p, blockquote { white-space: pre-line; }
.item { margin: 0; display: flex; }
.marker { flex: none; min-width: 1.5em; padding-right: .4em; }
.end { font-size: 9.5pt; border-top: 1px solid #999; margin-top: 6mm; }
.end h2 { font-size: 9.5pt; margin: 1mm 0; }
.end ul { margin: 0; padding-left: 5mm; }
img { max-width: 100%; height: auto; }
a { color: #003b8e; overflow-wrap: anywhere; }
@media print { body { margin: 0; padding: 0; max-width: none; } article + article { break-before: page; margin-top: 0; }
  tr, img { break-inside: avoid; } thead { display: table-header-group; } }
`

// HTML writes documents as one page that stands on its own: no script, nothing
// that is fetched, and a policy that would not let it.
func HTML(documents []Document) []byte {
	w := &page{}
	sum := sha256.Sum256([]byte(style))
	w.printf("<!DOCTYPE html>\n<html lang=\"ko\">\n<head>\n<meta charset=\"utf-8\">\n")
	w.printf("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-%s'\">\n",
		base64.StdEncoding.EncodeToString(sum[:]))
	w.printf("<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	w.printf("<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", esc(collection(documents)), style)
	for _, d := range said(documents) {
		w.document(d)
	}
	w.printf("</body>\n</html>\n")
	return w.Bytes()
}

// collection is what several documents are called together.
func collection(documents []Document) string {
	if len(documents) == 0 {
		return textUntitled
	}
	return textCollection(documents[0].title(), len(documents))
}

type page struct{ bytes.Buffer }

func (w *page) printf(format string, args ...any) { fmt.Fprintf(&w.Buffer, format, args...) }

func esc(s string) string { return html.EscapeString(s) }

func (w *page) document(d Document) {
	w.printf("<article>\n")
	if d.Board != "" {
		w.printf("<div class=\"board\">%s</div>\n", esc(d.Board))
	}
	w.printf("<h1>%s</h1>\n", esc(d.title()))
	w.facts(d)
	for _, b := range d.Body.Numbered() {
		w.block(d, b)
	}
	if len(d.Body) == 0 {
		w.printf("<p>%s</p>\n", esc(textNoBody))
	}
	w.sources(textAttachments, d.files())
	w.sources(textAbsent, d.absent())
	w.sources(textLinks, d.links())
	w.printf("</article>\n")
}

func (w *page) facts(d Document) {
	facts := d.facts()
	if len(facts) == 0 && d.Notice.URL == "" {
		return
	}
	w.printf("<table class=\"facts\">\n")
	if len(facts) > 0 {
		w.printf("<tr>")
		for _, f := range facts {
			w.printf("<th scope=\"row\">%s</th><td>%s</td>", esc(f.name), esc(f.value))
		}
		w.printf("</tr>\n")
	}
	if url := d.Notice.URL; url != "" {
		span := max(1, 2*len(facts)-1)
		w.printf("<tr><th scope=\"row\">%s</th><td colspan=\"%d\">%s</td></tr>\n", esc(textAddress), span, anchor(url, url))
	}
	w.printf("</table>\n")
}

func anchor(url, text string) string {
	return `<a href="` + esc(url) + `" rel="noreferrer">` + esc(text) + "</a>"
}

func (w *page) block(d Document, b feed.Block) {
	switch b.Kind {
	case feed.Heading:
		level := strconv.Itoa(max(2, min(b.Level+1, 4)))
		w.printf("<h%s>%s</h%s>\n", level, spans(d, b.Spans), level)
	case feed.Item:
		w.printf("<div class=\"item\"><span class=\"marker\">%s</span><p class=\"item\">%s</p></div>\n", marker(b), spans(d, b.Spans))
	case feed.Quote:
		w.printf("<blockquote>%s</blockquote>\n", spans(d, b.Spans))
	case feed.Code:
		w.printf("<pre>%s</pre>\n", spans(d, b.Spans))
	case feed.Rule:
		w.printf("<hr>\n")
	case feed.Table:
		w.table(d, b)
	default:
		w.printf("<p>%s</p>\n", spans(d, b.Spans))
	}
}

// marker is what stands before an item, moved in as deep as it is. The policy
// allows no style in an element, so the depth is made of spaces.
func marker(b feed.Block) string {
	m := b.Marker
	if m == "" {
		m = "•"
	}
	return strings.Repeat("&emsp;", depth(b)) + esc(m)
}

// depth is how deep an item stands, within reason.
func depth(b feed.Block) int { return max(0, min(b.Level, 8)-1) }

func (w *page) table(d Document, b feed.Block) {
	w.printf("<table>\n")
	grid := b.Grid()
	for r, row := range grid {
		w.printf("<tr>")
		for c, s := range row {
			switch {
			case s.Cell == nil:
				w.printf("<td></td>")
			case s.Begins(r, c):
				w.cell(d, s.Cell, reach(grid, r, c))
			}
		}
		w.printf("</tr>\n")
	}
	w.printf("</table>\n")
}

func (w *page) cell(d Document, c *feed.Cell, e extent) {
	name := "td"
	if c.Header {
		name = "th"
	}
	w.printf("<%s", name)
	if e.cols > 1 {
		w.printf(" colspan=\"%d\"", e.cols)
	}
	if e.rows > 1 {
		w.printf(" rowspan=\"%d\"", e.rows)
	}
	w.printf(">%s</%s>", strings.ReplaceAll(spans(d, c.Spans), "\n", "<br>"), name)
}

// extent is how many columns and rows a cell takes.
type extent struct{ cols, rows int }

// reach is the extent of the cell that begins at a place of a grid, as it
// really is there.
func reach(grid [][]feed.Slot, r, c int) extent {
	s, e := grid[r][c], extent{1, 1}
	for c+e.cols < len(grid[r]) && grid[r][c+e.cols] == s {
		e.cols++
	}
	for r+e.rows < len(grid) && c < len(grid[r+e.rows]) && grid[r+e.rows][c] == s {
		e.rows++
	}
	return e
}

// spans writes text with its bold words, links and pictures. A line break in it
// stays one, as the style has it.
func spans(d Document, all []feed.Span) string {
	var b strings.Builder
	for _, s := range all {
		text := esc(s.Shown())
		if s.Image > 0 {
			text = picture(d, s)
		}
		if s.Bold && text != "" {
			text = "<b>" + text + "</b>"
		}
		if url := d.link(s); url != "" {
			text = `<a href="` + esc(url) + `" rel="noreferrer">` + text + "</a>"
		}
		b.WriteString(text)
	}
	return strings.Trim(b.String(), "\n")
}

// picture embeds a picture that is kept, and else says its name.
func picture(d Document, s feed.Span) string {
	m, data := d.image(s)
	if kind := pictureType(data); kind != "" {
		return `<img alt="` + esc(m.Alt) + `" src="data:` + kind + ";base64," + base64.StdEncoding.EncodeToString(data) + `">`
	}
	return esc(feed.ImageText(s.Image, s.Text))
}

func (w *page) sources(label string, all []source) {
	if len(all) == 0 {
		return
	}
	w.printf("<section class=\"end\"><h2>%s</h2>\n<ul>\n", esc(label))
	for _, s := range all {
		text := esc(s.text)
		if s.url != "" {
			text = strings.TrimSpace(text + " " + anchor(s.url, s.url))
		}
		w.printf("<li>%s</li>\n", text)
	}
	w.printf("</ul></section>\n")
}
