package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"city/sosik/feed"
)

// maxLine bounds a line of a file that is read back. An article is made of a page
// of at most 8 MB, and in JSON it takes less than four times that.
const maxLine = 32 << 20

// maxNumber bounds what is taken for a count, as the cache does.
const maxNumber = 10_000_000

// What can be wrong with a line, besides not being JSON. The words are Korean:
// saidError shows them as the cause.
var (
	errLongLine    = errors.New(whyLongLine)
	errNoSchema    = errors.New(whyNoSchema)
	errNewSchema   = errors.New(whyNewSchema)
	errNoID        = errors.New(whyNoID)
	errBrokenOff   = errors.New(whyBrokenOff)
	errTrailing    = errors.New(whyTrailing)
	errWrongNumber = errors.New(whyWrongNumber)
	errWrongDate   = errors.New(whyWrongDate)
	errWrongTime   = errors.New(whyWrongTime)
)

// lineError is what is wrong with a line of a file.
type lineError struct {
	line int // from 1
	err  error
}

func (e *lineError) Error() string { return e.err.Error() }
func (e *lineError) Unwrap() error { return e.err }

// readRecords calls f for each line of r that is not empty. An error that is the
// line's own fault is a *lineError.
func readRecords(r io.Reader, board string, f func(feed.Record) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	n := 0
	for lines.Scan() {
		n++
		line := lines.Bytes()
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		record, err := parseRecord(line, board)
		if err != nil {
			return &lineError{n, err}
		}
		if err := f(record); err != nil {
			return err
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return &lineError{n + 1, errLongLine}
	}
	return lines.Err()
}

// parseRecord reads a line of notices.jsonl of a board. The line is outside text
// however it came to us: every string of the record is clean.
func parseRecord(line []byte, board string) (feed.Record, error) {
	var j recordJSON
	d := json.NewDecoder(bytes.NewReader(line))
	switch err := d.Decode(&j); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return feed.Record{}, errBrokenOff
	case err != nil:
		return feed.Record{}, err
	}
	if len(bytes.TrimSpace(line[d.InputOffset():])) > 0 {
		return feed.Record{}, errTrailing
	}
	id := feed.Clean(j.ID)
	switch {
	case j.Schema < 1:
		return feed.Record{}, errNoSchema
	case j.Schema > recordSchema:
		return feed.Record{}, errNewSchema
	case j.Board != board:
		return feed.Record{}, errors.New(saysOtherBoard(feed.Clean(j.Board)))
	case id == "":
		return feed.Record{}, errNoID
	case j.Number != nil && (*j.Number < 1 || *j.Number > maxNumber):
		return feed.Record{}, errWrongNumber
	case !past(j.FirstSeen), j.Article != nil && (j.Article.Fetched == nil || !past(j.Article.Fetched)):
		return feed.Record{}, errWrongTime
	}
	date, ok := cleanDate(orZero(j.Date))
	if !ok {
		return feed.Record{}, errWrongDate
	}
	r := feed.Record{Seen: orZero(j.FirstSeen), Article: j.Article.article()}
	r.Notice = feed.Notice{
		ID: id, Number: orZero(j.Number), Pinned: j.Pinned,
		Title: feed.Clean(j.Title), Summary: feed.Clean(j.Summary),
		Author: feed.Clean(j.Author), Department: feed.Clean(j.Department),
		Date: date, Views: countOr(j.Views), Attachments: countOr(j.Attachments),
		URL: feed.CleanURL(nil, orZero(j.URL)),
	}
	r.Read, r.Starred, r.Removed, r.Edited = j.Read, j.Starred, j.Removed, j.Edited
	if r.Article != nil {
		r.Article.Notice = r.Notice
	}
	for _, v := range j.Versions {
		if v.Seen == nil || !past(v.Seen) {
			return feed.Record{}, errWrongTime
		}
		r.Versions = append(r.Versions, feed.Version{Seen: *v.Seen, Title: feed.Clean(v.Title), Text: feed.CleanText(v.Text)})
	}
	return r, nil
}

// past says that a time, if there is one, is one at which a notice may have been
// fetched.
func past(t *time.Time) bool {
	return t == nil || t.Year() >= 1990 && t.Year() < 10000
}

func countOr(p *int) int {
	if p == nil || *p < 0 || *p > maxNumber {
		return feed.Unknown
	}
	return *p
}

// cleanDate returns a date as feed writes it, and whether it is one.
func cleanDate(d feed.Date) (feed.Date, bool) {
	if d == "" {
		return "", true
	}
	t := d.Time()
	switch {
	case t.IsZero(), t.Year() < 1, t.Year() > 9999:
		return "", false
	case len(d) == len(time.DateOnly):
		return feed.DayOf(t), true
	}
	return feed.MomentOf(t), true
}

// cleanForm returns what is to be posted, if it is encoded as forms are.
func cleanForm(s string) string {
	odd := func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("\"<>`\\^{|}", r) }
	if strings.ContainsFunc(s, odd) {
		return ""
	}
	return s
}

func (t *textJSON) article() *feed.Article {
	if t == nil {
		return nil
	}
	a := &feed.Article{Fetched: orZero(t.Fetched)}
	for _, f := range t.Attachments {
		a.Attachments = append(a.Attachments, feed.Attachment{Name: feed.Clean(f.Name), URL: feed.CleanURL(nil, f.URL), Form: cleanForm(f.Form), Size: max(f.Size, 0)})
	}
	// Spans count images and links, so that one that is dropped moves the rest.
	in := cleaner{images: make([]int, len(t.Images)), links: make([]int, len(t.Links))}
	for i, m := range t.Images {
		if url := feed.CleanURL(nil, m.URL); url != "" {
			a.Images = append(a.Images, feed.Image{Alt: feed.Clean(m.Alt), URL: url})
			in.images[i] = len(a.Images)
		}
	}
	for i, l := range t.Links {
		if url := feed.CleanLink(nil, l.URL); url != "" {
			a.Links = append(a.Links, feed.Link{Text: feed.Clean(l.Text), URL: url})
			in.links[i] = len(a.Links)
		}
	}
	for _, b := range t.Body {
		a.Body = append(a.Body, in.block(b))
	}
	return a
}

// The bounds of what a block may say, as the reader of pages has them.
const (
	maxLevel  = 16
	maxExtent = 1000 // of a cell, in columns or rows
)

// cleaner cleans the blocks of a body. For each image and link of the line it has
// the one of the article, 0 if that was dropped.
type cleaner struct{ images, links []int }

func (c cleaner) block(b feed.Block) feed.Block {
	switch b.Kind {
	case feed.Paragraph, feed.Heading, feed.Item, feed.Quote, feed.Code, feed.Table, feed.Rule:
	default:
		b.Kind = feed.Paragraph
	}
	clean := feed.Block{Kind: b.Kind, Level: within(b.Level, maxLevel), Marker: feed.Clean(b.Marker), Spans: c.spans(b.Spans)}
	for _, row := range b.Rows {
		var cells feed.Row
		for _, cell := range row {
			cells = append(cells, feed.Cell{
				Spans: c.spans(cell.Spans), Header: cell.Header,
				Cols: within(cell.Cols, maxExtent), Rows: within(cell.Rows, maxExtent),
			})
		}
		clean.Rows = append(clean.Rows, cells)
	}
	return clean
}

func (c cleaner) spans(spans []feed.Span) []feed.Span {
	var clean []feed.Span
	for _, s := range spans {
		s.Text, s.Link, s.Image = cleanSpan(s.Text), counterpart(c.links, s.Link), counterpart(c.images, s.Image)
		switch s.Embed {
		case feed.Video, feed.Audio, feed.Frame:
			if s.Link == 0 {
				s.Embed = "" // it has lost its address and is a name like any other
			}
		default:
			s.Embed = ""
		}
		if s.Text != "" || s.Object() {
			clean = append(clean, s)
		}
	}
	return clean
}

func counterpart(of []int, n int) int {
	if n < 1 || n > len(of) {
		return 0
	}
	return of[n-1]
}

func within(n, most int) int { return min(max(n, 0), most) }

// cleanSpan cleans a run of text and keeps its line breaks, and the spaces at its
// ends, which part it from its neighbours.
func cleanSpan(s string) string {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
	for i, line := range lines {
		words := strings.Split(line, " ")
		for j, word := range words {
			words[j] = feed.Clean(word)
		}
		lines[i] = strings.Join(words, " ")
	}
	return strings.Join(lines, "\n")
}
