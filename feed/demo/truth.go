package demo

import (
	"strings"

	"city/sosik/feed"
)

// Truth is what a notice says, cleaned as a parser must clean it. A skin may
// show less: see [Shows].
type Truth struct {
	Number      int
	ID          string
	Title       string
	Summary     string // the whole text in one line, as the real board's list gives it
	Author      string
	Department  string
	Date        feed.Date // the day
	Moment      feed.Date // the same with the time, which some skins tell
	Views       int
	Pinned      bool // in skins that pin
	Attachments []string
	Images      []feed.Image // addresses are paths on the board
	Paragraphs  []string     // of text, in order; entries of lists are paragraphs of their own
	Tables      [][][]string // their cells, row by row
	Links       []feed.Link  // of http, https and mailto; some are paths on the board
}

// Notice tells the truth about a notice of the board, numbered from 1, the
// oldest. The number must be at most the board's Total.
func (b *Board) Notice(number int) Truth {
	n := b.notice(number)
	blocks := n.body()
	t := Truth{
		Number:     n.number,
		ID:         n.id,
		Title:      feed.Clean(n.title),
		Summary:    feed.Clean(summaryOf(blocks)),
		Author:     n.author,
		Department: n.department,
		Date:       feed.DayOf(n.when),
		Moment:     feed.MomentOf(n.when),
		Views:      n.views,
		Pinned:     n.pinned,
	}
	for _, f := range n.files {
		t.Attachments = append(t.Attachments, feed.Clean(f.name))
	}
	for _, p := range n.pictures {
		t.Images = append(t.Images, feed.Image{Alt: feed.Clean(p.alt), URL: p.path})
	}
	for _, bl := range blocks {
		t.add(bl)
	}
	return t
}

// add notes what a block says.
func (t *Truth) add(b block) {
	var text strings.Builder
	for _, r := range b.runs {
		if strings.HasPrefix(r.href, "http") || strings.HasPrefix(r.href, "/") || strings.HasPrefix(r.href, "mailto:") {
			t.Links = append(t.Links, feed.Link{Text: feed.Clean(r.text), URL: r.href})
		}
		if b.kind == list {
			t.Paragraphs = append(t.Paragraphs, feed.CleanText(r.text))
			continue
		}
		text.WriteString(r.text)
	}
	if s := feed.CleanText(text.String()); s != "" {
		t.Paragraphs = append(t.Paragraphs, s)
	}
	if b.kind == grid {
		var rows [][]string
		for _, row := range b.rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, feed.Clean(c.text))
			}
			rows = append(rows, cells)
		}
		t.Tables = append(t.Tables, rows)
	}
}

// summaryOf is the text of a body with its tags stripped, and nothing put in
// their place: so the real board makes its summaries.
func summaryOf(blocks []block) string {
	var s strings.Builder
	for _, b := range blocks {
		for _, r := range b.runs {
			s.WriteString(strings.ReplaceAll(r.text, "\n", ""))
		}
		for _, row := range b.rows {
			for _, c := range row {
				s.WriteString(c.text)
			}
		}
	}
	return s.String()
}
