package query

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"city/sosik/feed"
	"city/sosik/feed/hangul"
)

// What a query is bounded by, so that answering it is.
const (
	MaxRunes = 500 // characters
	MaxTerms = 50  // words, phrases and marks
)

// Parse reads a query. The words for days are counted from now, in Korean time.
// Every error is an [*Error]; the Query is empty then.
func Parse(s string, now time.Time) (Query, error) {
	if at := tooLong(s); at >= 0 {
		return Query{}, &Error{at, len(s), TooLong}
	}
	p := parser{calendar: calendar{now}}
	l := lexer{s: s, field: writtenField}
	for t, ok := l.next(); ok; t, ok = l.next() {
		kind := p.add(t)
		if kind == 0 && len(p.q.Terms)+len(p.q.Filters) > MaxTerms {
			kind = TooMany
		}
		if kind != 0 {
			return Query{}, &Error{t.start, t.end, kind}
		}
	}
	return p.q, nil
}

// writtenField is a lexer's way to find a field.
func writtenField(written string) (name string, ok bool) {
	name = Fold(written)
	_, ok = fieldNamed(name)
	return name, ok
}

// tooLong returns where the characters begin that are too many, -1 if none are.
func tooLong(s string) int {
	if len(s) <= MaxRunes {
		return -1
	}
	at := 0
	for range MaxRunes {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	if at == len(s) {
		return -1
	}
	return at
}

// parser is a query being read.
type parser struct {
	calendar
	q Query
}

// add takes in a token. It returns what is wrong with it, or zero.
func (p *parser) add(t token) ErrorKind {
	text := Fold(t.text)
	switch {
	case text == "" && t.named:
		return LoneField
	case text == "" && t.not:
		return LoneMinus
	case text == "": // quotes with nothing in them yet
		return 0
	case t.quoted || t.named:
		return p.addTerm(newTerm(t, text))
	}
	if f, ok := filterNamed(text); ok {
		f.Not = f.Not != t.not
		return p.addFilter(f)
	}
	days, ok := p.days(text)
	switch {
	case !ok:
		return p.addTerm(newTerm(t, text))
	case t.not:
		return NotDays
	}
	return p.addDays(days)
}

// newTerm returns the term of a token and its folded text.
func newTerm(t token, text string) Term {
	term := Term{Text: text, Not: t.not}
	if t.named {
		term.Field, _ = fieldNamed(t.name)
	}
	switch {
	case !term.Initials():
	case t.quoted:
		term.Plain = true
	default:
		// Some input methods join two consonants that are typed one after the
		// other: ㄱㅅ comes as ㄳ, which begins no syllable.
		term.Text = hangul.Decompose(text)
	}
	return term
}

func (p *parser) addTerm(t Term) ErrorKind {
	if slices.Contains(p.q.Terms, t) {
		return 0
	}
	for _, u := range p.q.Terms {
		if t.Not && !u.Not && excludes(t, u) || u.Not && !t.Not && excludes(u, t) {
			return Contrary
		}
	}
	p.q.Terms = append(p.q.Terms, t)
	return 0
}

// excludes says that where the term yes stands the term no stands too.
func excludes(no, yes Term) bool {
	return strings.Contains(yes.Text, no.Text) && (no.Field == Anywhere || no.Field == yes.Field) &&
		(no.Initials() || !yes.Initials()) // ㅇㅅ finds 안산, where "ㅇㅅ" does not stand
}

func (p *parser) addFilter(f Filter) ErrorKind {
	for _, g := range p.q.Filters {
		switch {
		case g == f:
			return 0
		case g.Mark == f.Mark:
			return Contrary
		}
	}
	p.q.Filters = append(p.q.Filters, f)
	return 0
}

// addDays narrows the query down to some days.
func (p *parser) addDays(d days) ErrorKind {
	if d.fault != 0 {
		return d.fault
	}
	p.q.From = max(p.q.From, d.from)
	if p.q.To == "" || d.to != "" && d.to < p.q.To {
		p.q.To = d.to
	}
	if before(p.q.To, p.q.From) {
		return DaysApart
	}
	return 0
}

// before says that the last day comes before the first, where both are given.
func before(last, first feed.Date) bool {
	return last != "" && last < first
}
