// Package query is the language in which people search: words that must all be
// there, phrases, words that must not, fields, days and marks.
//
//	산불 예산            both words, anywhere
//	"두 낱말" -축제       the phrase, and not the word
//	제목:산불 작성자:공보관  in that field only
//	2025-04 지난주        of these days
//	안읽음 별             of the person's marks
//
// [Parse] reads a query, [Query.Match] says whether a notice's text fits it, and
// [Query.Find] where. The cache answers queries from an index; what Match says
// is what its answers must be.
package query

import "city/sosik/feed"

// Query is a search. All its parts must hold; the zero Query holds for every
// notice.
type Query struct {
	Terms    []Term
	From, To feed.Date // days, both included; "" is open
	Filters  []Filter
}

// Term is a word or a phrase.
type Term struct {
	Text  string // folded, see Fold; a phrase has single spaces inside
	Field Field
	Not   bool // it must not be there
}

// Field is where a term must stand.
type Field int

// The fields.
const (
	Anywhere Field = iota // title, body, author or files
	Title
	Body
	Author // and department
	Files  // names of attachments
)

// Filter asks for what a person or the cache has noted on a notice.
type Filter struct {
	Mark Mark
	Not  bool
}

// Mark is what a filter asks for.
type Mark int

// The marks.
const (
	Unread   Mark = iota + 1
	Starred       // 별
	Fresh         // arrived since the last visit
	Recent        // opened lately, the latest first
	Edited        // changed since it was first kept
	Removed       // no longer on the board
	Attached      // has attachments
)

// Document is the text of a notice as it is searched. Every field is folded.
type Document struct {
	Title, Body, Author, Files string
}

// Span is where something stands in a text: byte offsets.
type Span struct{ Start, End int }
