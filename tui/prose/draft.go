package prose

import (
	"strings"

	"city/sosik/feed"
)

// draft is an article on its way: first its lines are collected, then all are
// styled in one go, then they are laid out.
type draft struct {
	blocks []*block
	runs   []*run // of all blocks, in the order of the page
	bare   int    // runs that glamour did not give back as they were
}

// block is a block of the article with its lines.
type block struct {
	kind   feed.Kind
	level  int
	marker string // of an item, with the space after it
	lines  []*run
	table  *table
}

// run is one line of the article, to be broken into rows later.
type run struct {
	pieces []piece
	level  int    // of a heading, else 0
	plain  string // the text as it is shown
	styled string // the same with attributes
}

// piece is a part of a run that looks the same throughout.
type piece struct {
	text string
	look look
	link int // counts the article's links from 1; 0: none
}

// address is the kind of a block of ours: an entry of the list of addresses. Its
// lines are the marker with what is known of the link, and the address.
const address feed.Kind = "address"

type look int

const (
	plain look = iota
	bold
	link
	boldLink
	image
)

func newDraft(a feed.Article) *draft {
	d := &draft{}
	c := collector{draft: d, links: make([]bool, len(a.Links)), article: a}
	for _, b := range a.Body {
		d.blocks = append(d.blocks, c.block(b))
	}
	c.addresses()
	return d
}

// collector makes runs of spans.
type collector struct {
	draft   *draft
	article feed.Article
	links   []bool // those that the text shows
}

func (c *collector) block(b feed.Block) *block {
	out := &block{kind: b.Kind, level: b.Level}
	spans := b.Spans
	switch b.Kind {
	case feed.Rule:
		return out
	case feed.Table:
		out.table = c.table(b)
		return out
	case feed.Item:
		if b.Marker != "" {
			out.marker = b.Marker + " "
			spans = append([]feed.Span{{Text: out.marker}}, spans...)
		}
	}
	for _, line := range feed.Lines(spans) {
		r := &run{pieces: c.pieces(line, b.Kind == feed.Paragraph && headline(textOf(line)))}
		if b.Kind == feed.Heading {
			r.level = max(1, min(b.Level, 6))
		}
		c.add(r, b.Kind == feed.Code)
		out.lines = append(out.lines, r)
	}
	out.lines = trim(out.lines)
	return out
}

// textOf is what a line says, without the blanks at its ends.
func textOf(line []feed.Span) string {
	var b strings.Builder
	for _, s := range line {
		b.WriteString(s.Text)
	}
	return strings.Trim(b.String(), " ")
}

// trim drops the empty lines at both ends.
func trim(lines []*run) []*run {
	for len(lines) > 0 && lines[0].plain == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].plain == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func (c *collector) table(b feed.Block) *table {
	t := newTable(b.Grid())
	for _, row := range b.Rows {
		for i := range row {
			cell := &row[i]
			var lines []*run
			for _, line := range feed.Lines(cell.Spans) {
				r := &run{pieces: c.pieces(line, cell.Header)}
				c.add(r, false)
				lines = append(lines, r)
			}
			t.text[cell] = trim(lines)
		}
	}
	return t
}

// add completes a run. Only code keeps the blanks at its start.
func (c *collector) add(r *run, verbatim bool) {
	for n := len(r.pieces); n > 0; n = len(r.pieces) {
		last := &r.pieces[n-1]
		if last.text = strings.TrimRight(last.text, " "); last.text != "" {
			break
		}
		r.pieces = r.pieces[:n-1]
	}
	for !verbatim && len(r.pieces) > 0 {
		first := &r.pieces[0]
		if first.text = strings.TrimLeft(first.text, " "); first.text != "" {
			break
		}
		r.pieces = r.pieces[1:]
	}
	var b strings.Builder
	for _, p := range r.pieces {
		b.WriteString(p.text)
	}
	if r.plain = b.String(); r.plain != "" {
		c.draft.runs = append(c.draft.runs, r)
	}
}

// pieces are the spans of a line as they are shown: links with their numbers
// after them, pictures and videos by their names.
func (c *collector) pieces(spans []feed.Span, strong bool) []piece {
	var out []piece
	to := 0 // the link that the span belongs to
	add := func(text string, l look) {
		if n := len(out); n > 0 && out[n-1].look == l && out[n-1].link == to {
			out[n-1].text += text
		} else if text != "" {
			out = append(out, piece{text, l, to})
		}
	}
	for i, s := range spans {
		linked := s.Link > 0 && s.Link <= len(c.links)
		to = 0
		if linked {
			to = s.Link
		}
		last := linked && (i+1 == len(spans) || spans[i+1].Link != s.Link)
		space := ""
		if last { // the number stands at the last word of the link
			text := strings.TrimRight(s.Text, " ")
			s.Text, space = text, s.Text[len(text):]
		}
		switch {
		case s.Object():
			add(s.Shown(), image)
		case linked && (s.Bold || strong):
			add(s.Text, boldLink)
		case linked:
			add(s.Text, link)
		case s.Bold || strong:
			add(s.Text, bold)
		default:
			add(s.Text, plain)
		}
		if last {
			c.links[s.Link-1] = true
			add(feed.LinkMark(s.Link), link)
			to = 0
			add(space, plain)
		}
	}
	return out
}

// addresses adds the list of addresses at the end. A link that the text does
// not show comes with its own.
func (c *collector) addresses() {
	var list []*block
	entry := func(mark, text, url string, link int) {
		if url == "" {
			return
		}
		b := &block{kind: address, marker: mark + " "}
		for _, p := range []piece{{text: b.marker + text}, {text: url, link: link}} {
			r := &run{pieces: []piece{p}}
			c.add(r, false)
			b.lines = append(b.lines, r)
		}
		list = append(list, b)
	}
	for i, l := range c.article.Links {
		text := l.Text
		if c.links[i] || text == l.URL {
			text = ""
		}
		entry(feed.LinkMark(i+1), text, l.URL, i+1)
	}
	for i, p := range c.article.Images {
		entry(feed.ImageText(i+1, ""), "", p.URL, 0)
	}
	if len(list) == 0 {
		return
	}
	title := &run{pieces: []piece{{text: textAddresses}}, level: 2}
	c.add(title, false)
	c.draft.blocks = append(c.draft.blocks, &block{kind: feed.Heading, lines: []*run{title}})
	c.draft.blocks = append(c.draft.blocks, list...)
}
