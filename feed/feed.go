// Package feed is the domain of sosik: what a notice board says, and the words
// in which the rest of the program speaks of it.
//
// A board is a numbered list of notices on the network, newest first, cut into
// pages. A [Notice] is one row of that list, an [Article] is the notice opened,
// a [Page] is one page of the list as the board gave it. A [Source] fetches
// pages and articles; package cache keeps them; package tui draws them.
//
// Every string in these types has been through [Clean], [CleanText], [CleanURL] or
// [CleanLink]: it is valid UTF-8 in NFC without a byte that could steer a
// terminal. Whoever builds one of these values from outside text must clean it
// first, and whoever receives one need not be afraid of it.
//
// The package imports nothing of ours and no terminal library.
package feed

import (
	"context"
	"time"
)

// Unknown is the value of a count that the board does not tell.
const Unknown = -1

// Board names a notice board.
type Board struct {
	Key  string // stable name of the board's place in the cache
	Name string // what a person calls it, e.g. "안산시 시정소식"
	URL  string // address of its list
}

// Notice is one row of a board's list.
//
// What the board does not tell is the zero value, or Unknown for Views and
// Attachments, where zero says something.
type Notice struct {
	ID          string // the board's own, stable; a number at most boards, letters at some
	Number      int    // 번호: the oldest notice is 1, and so it never drifts; 0 if not known
	Pinned      bool   // stands above the list, outside the count
	Title       string
	Summary     string // one line; the 시정소식 board gives the whole body here
	Author      string
	Department  string
	Date        Date
	Views       int    // Unknown if not told
	Attachments int    // how many files; 1 if the row only shows that there are some
	URL         string // absolute address of the article, "" if the row has none
}

// Page is one page of a board's list, as the board gave it.
type Page struct {
	Notices   []Notice // pinned ones where the board put them
	Number    int      // from 1; 0 if not told
	Pages     int      // 0 if not told
	Total     int      // notices on the whole board; Unknown if not told
	Fetched   time.Time
	Validator Validator
}

// Article is a notice with its full text.
type Article struct {
	Notice      Notice
	Body        Body
	Attachments []Attachment
	Images      []Image // in the order of the text; Span.Image counts them from 1
	Links       []Link  // likewise, Span.Link
	Fetched     time.Time
	Validator   Validator
}

// Attachment is a file that belongs to an article.
type Attachment struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`  // "" where only a script knows it
	Form string `json:"form,omitempty"` // what has to be posted to URL, as forms encode it; "" is a plain request
	Size int64  `json:"size,omitempty"` // bytes, rounded as the page tells them; 0 if not told
}

// Link is the address under which a browser fetches the file; "" where it has to
// be posted for.
func (a Attachment) Link() string {
	if a.Form != "" {
		return ""
	}
	return a.URL
}

// Image is a picture in an article.
type Image struct {
	Alt string `json:"alt,omitempty"`
	URL string `json:"url"`
}

// Link is an address that an article points to.
type Link struct {
	Text string `json:"text,omitempty"`
	URL  string `json:"url"`
}

// Validator is what a server gave to ask later whether a page has changed.
type Validator struct {
	ETag         string
	LastModified string
}

// Source is a notice board that can be asked. It may be slow; it may fail with
// one of the error kinds of this package; it cleans what it returns. It is safe
// for concurrent use.
type Source interface {
	// Board says which board this is. It does not use the network.
	Board() Board

	// Page fetches one page of the list, counted from 1. With a Validator that
	// still holds it returns ErrNotModified.
	Page(ctx context.Context, number int, v Validator) (Page, error)

	// Article fetches the full text of a notice. With a Validator that still
	// holds it returns ErrNotModified.
	Article(ctx context.Context, n Notice, v Validator) (Article, error)
}

// Entry is a notice as one person sees it.
type Entry struct {
	Notice
	Read    bool
	Starred bool
	Removed bool // no longer on the board
	Edited  bool // its text has changed since it was first kept; see Version
}

// Status is what is known of a board and of one person's place in it.
type Status struct {
	Board     Board
	Total     int       // notices on the board as last told; Unknown before the first page
	PerPage   int       // notices on one page of the board; 0 before the first page
	Unread    int       // Total less those the person has read; Unknown before the first page
	Fresh     int       // notices that arrived since the person's last visit; Unknown on the first
	Cached    int       // notices in the cache
	Refreshed time.Time // when page 1 was last known to be current; zero if never
}

// Mark is what a person can note on a notice.
type Mark int

// The marks.
const (
	Read Mark = iota + 1
	Starred
)
