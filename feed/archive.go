package feed

import "time"

// Order is the order of what a search found.
type Order int

// The orders.
const (
	Newest Order = iota // as the board lists them
	Best                // those with the words in their titles first, then the newest
)

// Key names a notice in the place where it is kept. It is good as long as that
// place is open, and says nothing to anyone else.
type Key int64

// Found is a notice that a search found, with the text in which to show where.
type Found struct {
	Key Key
	Entry
	Text string // of the body, in one line; "" if only the row is kept
}

// Version is what a notice said before it was changed.
type Version struct {
	Seen  time.Time // when the change was noticed
	Title string
	Text  string // of the body; paragraphs stand on lines of their own
}

// Progress is how far a sync has come.
type Progress struct {
	Done, Total int  // notices, or articles
	Articles    bool // the list is whole; these are article pages
}

// Missing is what is not kept of a board.
type Missing struct {
	Total    int   // notices on the board as last told; Unknown before the first page
	Rows     []Run // numbers that are not kept, or not certain, from the top
	RowCount int
	Bodies   int // notices without the whole text: neither the list nor an article gives it
	Files    int // notices with attachments of which no name is kept
}

// Run is a run of numbers, from the top down.
type Run struct{ Top, Bottom int }

// SavedSearch is a search that a person keeps under a name.
type SavedSearch struct {
	Name   string
	Query  string
	Watch  bool // new notices that match are announced
	Hits   int  // how many notices match; Unknown if not counted
	Unread int  // and how many of those the person has not read
}

// Visit is how a person comes to a board.
type Visit struct {
	Last  time.Time // when they were last there; zero the first time
	State string    // where they stood, if they did not leave of their own will; else ""
}

// Record is everything that is kept of a notice, to be written out and read
// back.
type Record struct {
	Entry
	Seen     time.Time // when the notice was first kept
	Article  *Article  // nil if only the list's text is kept
	Versions []Version // the latest first
}
