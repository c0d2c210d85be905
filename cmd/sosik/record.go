package main

import (
	"time"

	"city/sosik/feed"
)

// recordSchema is the version of the JSON lines of export. It grows when a
// reader of today could misunderstand a line of tomorrow; keys that are merely
// added leave it as it is.
const recordSchema = 1

// recordJSON is a line of notices.jsonl: everything that is kept of a notice.
// docs/export.md says the same for people.
type recordJSON struct {
	Schema      int           `json:"sosik"`
	Board       string        `json:"board"`
	ID          string        `json:"id"`
	Number      *int          `json:"number"`
	Pinned      bool          `json:"pinned"`
	Title       string        `json:"title"`
	Summary     string        `json:"summary"`
	Author      string        `json:"author"`
	Department  string        `json:"department"`
	Date        *feed.Date    `json:"date"`
	Views       *int          `json:"views"`
	Attachments *int          `json:"attachments"`
	URL         *string       `json:"url"`
	Read        bool          `json:"read"`
	Starred     bool          `json:"starred"`
	Removed     bool          `json:"removed"`
	Edited      bool          `json:"edited"`
	FirstSeen   *time.Time    `json:"first_seen"`
	Article     *textJSON     `json:"article"`
	Versions    []versionJSON `json:"versions"`
}

// textJSON is the whole text of a notice.
type textJSON struct {
	Fetched     *time.Time        `json:"fetched"`
	Body        feed.Body         `json:"body"`
	Attachments []feed.Attachment `json:"attachments"`
	Images      []feed.Image      `json:"images"`
	Links       []feed.Link       `json:"links"`
}

// versionJSON is what a notice said before it was changed.
type versionJSON struct {
	Seen  *time.Time `json:"seen"`
	Title string     `json:"title"`
	Text  string     `json:"text"`
}

func newRecordJSON(board string, r feed.Record) recordJSON {
	line := recordJSON{
		Schema: recordSchema, Board: board,
		ID: r.ID, Number: counted(r.Number, 0), Pinned: r.Pinned,
		Title: r.Title, Summary: r.Summary, Author: r.Author, Department: r.Department,
		Date: told(r.Date), Views: counted(r.Views, feed.Unknown),
		Attachments: counted(r.Attachments, feed.Unknown), URL: told(r.URL),
		Read: r.Read, Starred: r.Starred, Removed: r.Removed, Edited: r.Edited,
		FirstSeen: moment(r.Seen), Versions: make([]versionJSON, len(r.Versions)),
	}
	for i, v := range r.Versions {
		line.Versions[i] = versionJSON{moment(v.Seen), v.Title, v.Text}
	}
	if a := r.Article; a != nil {
		line.Article = &textJSON{
			Fetched: moment(a.Fetched), Body: orEmpty(a.Body),
			Attachments: orEmpty(a.Attachments), Images: orEmpty(a.Images), Links: orEmpty(a.Links),
		}
	}
	return line
}

// moment is t in Korean time, nil if it is not known.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.In(feed.Korea)
	return &t
}

// orEmpty is s as a list that JSON writes as [] even if there is nothing in it.
func orEmpty[S ~[]E, E any](s S) S {
	if s == nil {
		return S{}
	}
	return s
}

// textOf returns the whole text of a record as an article. Where only the list's
// text is kept it is that, as one paragraph.
func textOf(r feed.Record) feed.Article {
	if r.Article != nil {
		a := *r.Article
		a.Notice = r.Notice
		return a
	}
	a := feed.Article{Notice: r.Notice}
	if r.Summary != "" {
		a.Body = feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: r.Summary}}}}
	}
	return a
}
