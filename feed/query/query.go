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
//
// A query is text like any other until it looks exactly like something else: a
// day is 2025-04 or 2025.4.8, but 2026년 and 3.2.~5.31. are words. Quotes make
// plain text of anything: "별" is the word and not the mark. Only the ASCII
// quote is one, for titles are full of “ ” and ‘ ’; it ends the word before it,
// and so no term has it inside. A word of nothing but consonants, ㅇㅅㅅ, also
// finds titles by the initials of their syllables; in quotes it does not.
//
// People are answered while they type, so what is not finished yet means what
// it says so far, or is an [Error] that tells what is missing.
package query

import (
	"strings"

	"city/sosik/feed"
	"city/sosik/feed/hangul"
)

// Query is a search. All its parts must hold; the zero Query holds for every
// notice.
type Query struct {
	Terms    []Term    // no two are the same
	From, To feed.Date // days, both included; "" is open
	Filters  []Filter  // no two of the same mark
}

// Term is a word or a phrase.
type Term struct {
	Text  string // folded, see Fold; a phrase has single spaces inside
	Field Field
	Not   bool // it must not be there
	Plain bool // lone consonants in quotes, which are no initials; see Initials
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

// Empty says that q asks for nothing and so holds for every notice.
func (q Query) Empty() bool {
	return len(q.Terms) == 0 && len(q.Filters) == 0 && q.From == "" && q.To == ""
}

// Has says that q asks for notices with the mark m, not for those without.
func (q Query) Has(m Mark) bool {
	for _, f := range q.Filters {
		if f.Mark == m {
			return !f.Not
		}
	}
	return false
}

// Days says that d lies in the days that q asks for. What has no date does so
// only if q asks for no days.
func (q Query) Days(d feed.Date) bool {
	if q.From == "" && q.To == "" {
		return true
	}
	day := feed.Date(d.Day())
	return day != "" && day >= q.From && (q.To == "" || day <= q.To)
}

// Match says that the terms of q hold for d. Days and filters are the caller's.
func (q Query) Match(d Document) bool {
	initials := "" // of the title, made when first needed
	for _, t := range q.Terms {
		found := t.in(d)
		if !found && t.Initials() {
			if initials == "" {
				initials = hangul.Initials(d.Title)
			}
			found = strings.Contains(initials, t.Text)
		}
		if found == t.Not {
			return false
		}
	}
	return true
}

// in says that the text of t stands in d as it is written.
func (t Term) in(d Document) bool {
	switch t.Field {
	case Title:
		return strings.Contains(d.Title, t.Text)
	case Body:
		return strings.Contains(d.Body, t.Text)
	case Author:
		return strings.Contains(d.Author, t.Text)
	case Files:
		return strings.Contains(d.Files, t.Text)
	}
	return strings.Contains(d.Title, t.Text) || strings.Contains(d.Body, t.Text) ||
		strings.Contains(d.Author, t.Text) || strings.Contains(d.Files, t.Text)
}

// Initials says that t may be the initials of a title's syllables (초성): that it
// is all lone consonants, was not quoted, and may stand in a title. Such a term
// holds where it stands as it is written, and also where [hangul.Initials] of
// the title contains it.
func (t Term) Initials() bool {
	return !t.Plain && (t.Field == Anywhere || t.Field == Title) && consonants(t.Text)
}

// consonants says that s is nothing but lone consonants, and at least one.
func consonants(s string) bool {
	for _, r := range s {
		if r < 'ㄱ' || r > 'ㅎ' {
			return false
		}
	}
	return s != ""
}

// String writes q so that Parse reads the same again, at any time: the terms,
// the days as they are, the marks. A search that is kept should keep what the
// person wrote instead, since 지난주 means another week next week.
func (q Query) String() string {
	parts := make([]string, 0, len(q.Terms)+len(q.Filters)+1)
	for _, t := range q.Terms {
		parts = append(parts, t.String())
	}
	if q.From != "" || q.To != "" {
		days := string(q.From)
		if q.From != q.To {
			days += rangeSign + string(q.To)
		}
		parts = append(parts, days)
	}
	for _, f := range q.Filters {
		parts = append(parts, f.String())
	}
	return strings.Join(parts, " ")
}

// String writes t as Parse reads it, in quotes only if it needs them.
func (t Term) String() string {
	s := t.Text
	if t.Plain || strings.Contains(s, " ") || t.Field == Anywhere && special(s) {
		s = `"` + s + `"`
	}
	if t.Field != Anywhere {
		s = fieldName(t.Field) + ":" + s
	}
	if t.Not {
		s = "-" + s
	}
	return s
}

// special says that the folded word s is more than a word without quotes.
func special(s string) bool {
	if strings.HasPrefix(s, "-") || reserved(s) {
		return true
	}
	name, _, ok := cutName(s)
	if ok {
		_, ok = fieldNamed(name)
	}
	return ok
}

// String writes f as Parse reads it.
func (f Filter) String() string {
	without := ""
	for _, m := range marks {
		switch m.filter {
		case f:
			return m.name
		case Filter{f.Mark, !f.Not}:
			without = "-" + m.name
		}
	}
	return without
}
