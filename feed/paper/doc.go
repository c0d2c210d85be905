// Package paper writes articles as documents to keep, to send and to print:
// plain text, Markdown, HTML and PDF.
//
//	font, err := paper.ParseFont(data) // for PDF: a TrueType font with Hangul
//	pdf, err := paper.PDF(documents, paper.Options{Font: font})
//
// It is pure: bytes and values in, bytes out, no network and no files. Which
// font there is, and which pictures are kept, is for the caller to know. A
// document holds all that it shows: nothing is fetched when it is opened.
//
// The HTML and the PDF are set like a public document on A4: a head with the
// board, the title and what is known of the notice, the text with its tables,
// and the addresses that it points to.
package paper

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"city/sosik/feed"
)

// Document is an article with what is printed with it.
type Document struct {
	feed.Article
	Board    string             // the name of the board
	Pictures map[string]Picture // those that are kept, by their addresses
	Excerpt  bool               // the text is only what the list says
}

// said are documents that say of themselves what they lack.
func said(documents []Document) []Document {
	all := slices.Clone(documents)
	for i, d := range all {
		if d.Excerpt {
			note := feed.Block{Kind: feed.Quote, Spans: []feed.Span{{Text: textExcerpt}}}
			all[i].Body = append(feed.Body{note}, d.Body...)
		}
	}
	return all
}

// Picture is a picture as it came from the board.
type Picture []byte

// Options say how documents are made.
type Options struct {
	Font *Font // for PDF
}

// made is the time that documents bear: the newest day of their notices, else
// when they were fetched. It belongs to what they say and not to the moment, so
// that the same document made again is the same file.
func made(documents []Document) time.Time {
	days, fetched := time.Unix(0, 0).UTC(), time.Unix(0, 0).UTC()
	for _, d := range documents {
		if t := d.Notice.Date.Time(); t.After(days) {
			days = t
		}
		if d.Fetched.After(fetched) {
			fetched = d.Fetched
		}
	}
	if days.Unix() == 0 {
		return fetched.In(feed.Korea)
	}
	return days
}

// title is the title of a document.
func (d Document) title() string {
	if d.Notice.Title == "" {
		return textUntitled
	}
	return d.Notice.Title
}

// fact is one thing that is known of a notice.
type fact struct{ name, value string }

// facts are what stands in the head of a document, without its address.
func (d Document) facts() []fact {
	n := d.Notice
	all := []fact{{textAuthor, n.Author}, {textDepartment, n.Department}, {textDate, day(n.Date)}}
	if n.Department == n.Author {
		all[1].value = "" // some boards name the department as the author
	}
	if n.Views != feed.Unknown {
		all = append(all, fact{textViews, thousands(n.Views)})
	}
	var known []fact
	for _, f := range all {
		if f.value != "" {
			known = append(known, f)
		}
	}
	return known
}

// day writes a date as public documents do, with its time if it has one.
func day(d feed.Date) string {
	t := d.Time()
	switch {
	case t.IsZero():
		return ""
	case len(d) > len(time.DateOnly):
		return t.Format("2006. 1. 2. 15:04")
	}
	return d.Public()
}

// source is a line of what a document points to.
type source struct{ text, url string }

func (d Document) files() []source {
	var all []source
	for _, f := range d.Attachments {
		all = append(all, source{f.Name, f.Link()})
	}
	return all
}

// absent are the pictures that the document cannot show.
func (d Document) absent() []source {
	var all []source
	for i, m := range d.Images {
		if pictureType(d.Pictures[m.URL]) == "" {
			all = append(all, source{feed.ImageText(i+1, m.Alt), m.URL})
		}
	}
	return all
}

// links are where the text points to, by the numbers that stand in it: on paper
// nothing can be followed.
func (d Document) links() []source {
	var all []source
	for i, l := range d.Links {
		text := feed.LinkMark(i + 1)
		if l.Text != l.URL {
			text = strings.TrimSpace(text + " " + l.Text)
		}
		all = append(all, source{text, l.URL})
	}
	return all
}

// image is the picture of a span, as far as there is one.
func (d Document) image(s feed.Span) (feed.Image, Picture) {
	if s.Image < 1 || s.Image > len(d.Images) {
		return feed.Image{}, nil
	}
	m := d.Images[s.Image-1]
	return m, d.Pictures[m.URL]
}

// link is where a span points to, "" for nowhere.
func (d Document) link(s feed.Span) string {
	if s.Link < 1 || s.Link > len(d.Links) {
		return ""
	}
	return d.Links[s.Link-1].URL
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
