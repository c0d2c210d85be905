package main

import (
	"bytes"
	"encoding/json"
	"errors"

	"city/sosik/feed"
)

// The JSON of parse, list --json and show --json. A key is always there; what
// the board does not tell is null, and the lists of a view are never null.

// pageJSON is a page of a board's list.
type pageJSON struct {
	Total *int       `json:"total"`
	Page  *int       `json:"page"`
	Pages *int       `json:"pages"`
	Items []itemJSON `json:"items"`
}

// itemJSON is a row of a list.
type itemJSON struct {
	ID         *string    `json:"id"`
	Title      *string    `json:"title"`
	Summary    *string    `json:"summary"`
	Author     *string    `json:"author"`
	Department *string    `json:"department"`
	Date       *feed.Date `json:"date"`
	Views      *int       `json:"views"`
	Pinned     bool       `json:"pinned"`
	Attachment *bool      `json:"attachment"`
	URL        *string    `json:"url"`
}

// viewJSON is an article.
type viewJSON struct {
	ID          *string    `json:"id"`
	Title       *string    `json:"title"`
	Author      *string    `json:"author"`
	Department  *string    `json:"department"`
	Date        *feed.Date `json:"date"`
	Views       *int       `json:"views"`
	Attachments []fileJSON `json:"attachments"`
	Paragraphs  []string   `json:"paragraphs"`
	Images      []altJSON  `json:"images"`
	Links       []linkJSON `json:"links"`
}

type fileJSON struct {
	Name *string `json:"name"`
	URL  *string `json:"url"`
}

type altJSON struct {
	Alt *string `json:"alt"`
	URL *string `json:"url"`
}

type linkJSON struct {
	Text *string `json:"text"`
	URL  *string `json:"url"`
}

// failureJSON stands in the place of a page or a view that is an error.
type failureJSON struct {
	Error string `json:"error"`
}

func newPageJSON(p feed.Page) pageJSON {
	return pageJSON{
		Total: counted(p.Total, feed.Unknown),
		Page:  counted(p.Number, 0),
		Pages: counted(p.Pages, 0),
		Items: newItemsJSON(p.Notices),
	}
}

func newItemsJSON(notices []feed.Notice) []itemJSON {
	items := make([]itemJSON, len(notices))
	for i, n := range notices {
		items[i] = newItemJSON(n)
	}
	return items
}

func newItemJSON(n feed.Notice) itemJSON {
	item := itemJSON{
		ID:         told(n.ID),
		Title:      told(n.Title),
		Summary:    told(n.Summary),
		Author:     told(n.Author),
		Department: told(n.Department),
		Date:       told(n.Date),
		Views:      counted(n.Views, feed.Unknown),
		Pinned:     n.Pinned,
		URL:        told(n.URL),
	}
	if n.Attachments != feed.Unknown {
		has := n.Attachments > 0
		item.Attachment = &has
	}
	return item
}

func newViewJSON(a feed.Article) viewJSON {
	v := viewJSON{
		ID:          told(a.Notice.ID),
		Title:       told(a.Notice.Title),
		Author:      told(a.Notice.Author),
		Department:  told(a.Notice.Department),
		Date:        told(a.Notice.Date),
		Views:       counted(a.Notice.Views, feed.Unknown),
		Attachments: make([]fileJSON, len(a.Attachments)),
		Paragraphs:  append([]string{}, a.Body.Paragraphs()...),
		Images:      make([]altJSON, len(a.Images)),
		Links:       make([]linkJSON, len(a.Links)),
	}
	for i, f := range a.Attachments {
		v.Attachments[i] = fileJSON{told(f.Name), told(f.Link())}
	}
	for i, m := range a.Images {
		v.Images[i] = altJSON{told(m.Alt), told(m.URL)}
	}
	for i, l := range a.Links {
		v.Links[i] = linkJSON{told(l.Text), told(l.URL)}
	}
	return v
}

// errorName is the word for a failure in JSON.
func errorName(err error) string {
	for _, e := range []struct {
		kind error
		name string
	}{
		{feed.ErrBlocked, "blocked"},
		{feed.ErrLogin, "login"},
		{feed.ErrNotFound, "not_found"},
		{feed.ErrServer, "server_error"},
		{feed.ErrMaintenance, "maintenance"},
		{feed.ErrTooLarge, "too_large"},
	} {
		if errors.Is(err, e.kind) {
			return e.name
		}
	}
	return "not_board"
}

// told is nil for a text that the board does not tell.
func told[S ~string](s S) *S {
	if s == "" {
		return nil
	}
	return &s
}

// counted is nil for a count that the board does not tell.
func counted(n, unknown int) *int {
	if n == unknown {
		return nil
	}
	return &n
}

// encode writes v as one line of JSON, with <, > and & as they are: it is read
// by people and by jq, not put into a web page.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
