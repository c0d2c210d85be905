package feed

import (
	"fmt"
	"strconv"
	"strings"
)

// maxDepth bounds how deep a list is set in, whatever a page says.
const maxDepth = 8

// Markdown writes the article as CommonMark with GitHub's tables: its title,
// what is known of it, its text with links and pictures, its attachments.
//
// The text of the page comes out of any reader of Markdown as it went in: what
// would be taken for structure there ("2026. 3. 2." at the start of a line,
// the tildes of "3.2.~5.31. 09:00~18:00") is escaped, and nothing else is.
func (a Article) Markdown() string {
	w := markdown{article: a}
	title := a.Notice.Title
	if title == "" {
		title = textUntitled
	}
	w.block("# " + w.heading([]Span{{Text: title}}))
	w.meta()
	w.body()
	w.appendix()
	var b strings.Builder
	for i, block := range w.blocks {
		if i > 0 && !block.close {
			b.WriteByte('\n')
		}
		b.WriteString(block.text)
		b.WriteByte('\n')
	}
	return b.String()
}

// markdown collects the blocks of an article.
type markdown struct {
	article Article
	blocks  []written
	list    list         // the list that the last block belongs to
	images  map[int]bool // that the text has shown
}

// written is a block of Markdown.
type written struct {
	text  string
	close bool // it stands under the one before without an empty line
}

func (w *markdown) block(s string) {
	if s != "" {
		w.blocks = append(w.blocks, written{text: s})
	}
}

func (w *markdown) meta() {
	n := w.article.Notice
	var lines []string
	add := func(label, value string) {
		if value != "" {
			lines = append(lines, "- "+label+": "+value)
		}
	}
	plain := func(s string) string { return w.oneLine([]Span{{Text: s}}, 0) }
	add(textAuthor, plain(n.Author))
	add(textDepartment, plain(n.Department))
	add(textDate, plain(string(n.Date)))
	if n.Views > 0 {
		add(textViews, strconv.Itoa(n.Views))
	}
	if n.URL != "" {
		add(textAddress, "<"+destinationEscapes.Replace(n.URL)+">")
	}
	if len(lines) > 0 {
		w.block(strings.Join(lines, "\n"))
		w.block("---") // or the entries of a list at the top of the text would join
	}
}

func (w *markdown) body() {
	for _, b := range w.article.Body {
		if b.Kind == Item {
			w.item(b)
			continue
		}
		w.list = list{}
		switch b.Kind {
		case Heading:
			if text := w.heading(b.Spans); text != "" {
				// The article's title is the only heading of level 1.
				w.block(strings.Repeat("#", max(2, min(b.Level+1, 6))) + " " + text)
			}
		case Code:
			w.block(fence(strings.Trim(spansText(b.Spans), "\n")))
		case Table:
			w.block(w.table(b))
		case Rule:
			w.block("---")
		case Quote:
			if text := w.paragraph(b.Spans); text != "" {
				w.block("> " + strings.ReplaceAll(text, "\n", "\n> "))
			}
		default:
			w.block(w.paragraph(b.Spans))
		}
	}
}

// paragraph writes spans line by line. Two blanks at its end keep a line from
// being joined with the next; an empty line begins a new paragraph.
func (w *markdown) paragraph(spans []Span) string {
	at := blockPlace(spans)
	var out strings.Builder
	gap := false
	for _, line := range Lines(spans) {
		text := w.line(line, at)
		if text == "" {
			gap = out.Len() > 0
			continue
		}
		switch {
		case gap:
			out.WriteString("\n\n")
		case out.Len() > 0:
			out.WriteString("  \n")
		}
		out.WriteString(text)
		gap = false
	}
	return out.String()
}

// heading writes spans in one line that stands after "# ".
func (w *markdown) heading(spans []Span) string {
	text := w.oneLine(spans, 0)
	if open := strings.TrimRight(text, "#"); open != text && (open == "" || strings.HasSuffix(open, " ")) {
		return open + `\` + text[len(open):] // or it closes the heading and goes
	}
	return text
}

// oneLine writes spans in the middle of a line, their line breaks as blanks.
func (w *markdown) oneLine(spans []Span, at place) string {
	flat := make([]Span, len(spans))
	for i, s := range spans {
		s.Text = strings.ReplaceAll(s.Text, "\n", " ")
		flat[i] = s
	}
	return w.line(Lines(flat)[0], at|inline|blockPlace(flat))
}

func fence(code string) string {
	if strings.TrimSpace(code) == "" {
		return ""
	}
	longest, run := 2, 0
	for _, r := range code {
		if r != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	mark := strings.Repeat("`", longest+1)
	return mark + "\n" + code + "\n" + mark
}

// table writes a table in GitHub's way, which wants a row of headers as long as
// the longest row and knows no spans: what a cell covers beside its own place
// stays empty.
func (w *markdown) table(b Block) string {
	grid := b.Grid()
	columns := 0
	for _, row := range grid {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return ""
	}
	var lines []string
	write := func(row []string) { lines = append(lines, "| "+strings.Join(row, " | ")+" |") }
	rule := make([]string, columns)
	for i := range rule {
		rule[i] = "---"
	}
	if !headers(b.Rows[0]) {
		write(make([]string, columns))
		write(rule)
	}
	for r, row := range grid {
		cells := make([]string, max(len(row), 1))
		if len(lines) == 0 {
			cells = make([]string, columns)
		}
		for c, slot := range row {
			if slot.Begins(r, c) {
				cells[c] = w.cell(slot.Cell.Spans)
			}
		}
		write(cells)
		if len(lines) == 1 {
			write(rule)
		}
	}
	return strings.Join(lines, "\n")
}

func headers(row Row) bool {
	for _, cell := range row {
		if !cell.Header {
			return false
		}
	}
	return len(row) > 0
}

func (w *markdown) cell(spans []Span) string {
	at := blockPlace(spans) | inCell | inline
	var lines []string
	for _, line := range Lines(spans) {
		if text := w.line(line, at); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "<br>")
}

// appendix writes what belongs to the article beside its text: all links by their
// numbers, the pictures that no span of it shows, and the attachments.
func (w *markdown) appendix() {
	var links, images, files []string
	for i, link := range w.article.Links {
		links = append(links, strconv.Itoa(i+1)+". "+w.namedLink(link.Text, link.URL))
	}
	for i := range w.article.Images {
		if !w.images[i+1] {
			images = append(images, "- "+w.image(Span{Image: i + 1, Text: w.article.Images[i].Alt}, inline))
		}
	}
	for _, file := range w.article.Attachments {
		if file == (Attachment{}) {
			continue
		}
		files = append(files, "- "+w.namedLink(file.Name, file.Link()))
	}
	for _, s := range []struct {
		title string
		lines []string
	}{{textLinks, links}, {textImages, images}, {textAttachments, files}} {
		if len(s.lines) > 0 {
			w.block("## " + s.title)
			w.block(strings.Join(s.lines, "\n"))
		}
	}
}

func (w *markdown) namedLink(name, url string) string {
	if name == "" {
		name = url
	}
	if url == "" {
		return w.paragraph([]Span{{Text: name}})
	}
	return fmt.Sprintf("[%s](%s)", w.oneLine([]Span{{Text: name}}, inLabel), destination(url))
}
