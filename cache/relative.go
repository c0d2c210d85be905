package cache

import (
	"net/url"
	"strings"

	"city/sosik/feed"
)

// origin is the site of a board, "http://127.0.0.1:8080", to which addresses
// are kept relative: the demo board has another port each time, and a site may
// move to https without a word.
type origin string

// originOf returns the origin of a board's address, "" if it has none.
func originOf(address string) origin {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return origin(u.Scheme + "://" + u.Host)
}

// shorten returns the address to keep: "/path?query" on the board's own site,
// otherwise the address as it is.
func (o origin) shorten(address string) string {
	rest, ok := strings.CutPrefix(address, string(o))
	if o == "" || !ok || !strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "//") {
		return address
	}
	return rest
}

// resolve undoes shorten for the address that the board has today.
func (o origin) resolve(kept string) string {
	if !strings.HasPrefix(kept, "/") {
		return kept
	}
	return string(o) + kept
}

// text is the part of an article that is kept as JSON, with its addresses
// shortened. Title is that of the article's page, "" in what older versions of
// sosik kept.
type text struct {
	Title       string            `json:"title,omitempty"`
	Body        feed.Body         `json:"body,omitempty"`
	Attachments []feed.Attachment `json:"attachments,omitempty"`
	Images      []feed.Image      `json:"images,omitempty"`
	Links       []feed.Link       `json:"links,omitempty"`
}

// mapURLs returns a copy of t with every address passed through f.
func (t text) mapURLs(f func(string) string) text {
	t.Attachments = append([]feed.Attachment(nil), t.Attachments...)
	t.Images = append([]feed.Image(nil), t.Images...)
	t.Links = append([]feed.Link(nil), t.Links...)
	for i := range t.Attachments {
		t.Attachments[i].URL = f(t.Attachments[i].URL)
	}
	for i := range t.Images {
		t.Images[i].URL = f(t.Images[i].URL)
	}
	for i := range t.Links {
		t.Links[i].URL = f(t.Links[i].URL)
	}
	return t
}
