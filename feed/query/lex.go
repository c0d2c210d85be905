package query

import (
	"strings"
	"unicode"

	"city/sosik/feed"
)

// token is one part of a query as it is written.
type token struct {
	start, end int // byte offsets, operators and quotes included
	not        bool
	named      bool // it has a field
	name       string
	quoted     bool
	at         int    // byte offset of text
	text       string // what stands behind the operators, not folded
}

// lexer cuts a query into tokens.
type lexer struct {
	s   string
	pos int

	// field finds the field that a name means. It gets what stands before the
	// colon as it is written, and returns the name as it should be.
	field func(written string) (name string, ok bool)
}

// next returns the next token; false at the end. It always takes at least one
// byte.
func (l *lexer) next() (token, bool) {
	l.pos += blanks(l.s[l.pos:])
	if l.pos == len(l.s) {
		return token{}, false
	}
	t := token{start: l.pos}
	if l.s[l.pos] == '-' {
		t.not = true
		l.pos++
	}
	t.text = word(l.s[l.pos:])
	if written, rest, ok := cutName(t.text); ok {
		if t.name, t.named = l.field(written); t.named {
			l.pos += len(t.text) - len(rest)
			t.text = rest
		}
	}
	t.at = l.pos
	l.pos += len(t.text)
	if t.text == "" && l.pos < len(l.s) && l.s[l.pos] == '"' {
		l.quote(&t)
	}
	t.end = l.pos
	return t, true
}

// quote takes in what is quoted, up to the end if the quote is still open: it is
// being written.
func (l *lexer) quote(t *token) {
	t.quoted, t.at = true, l.pos+1
	text, _, closed := strings.Cut(l.s[t.at:], `"`)
	t.text = text
	l.pos = t.at + len(text)
	if closed {
		l.pos++
	}
}

// blanks returns how many bytes of white space, or of what no one sees, s begins
// with.
func blanks(s string) int {
	for i, r := range s {
		seen := r > ' ' && r < 0x7f || !space(r) && feed.Clean(string(r)) != ""
		if seen {
			return i
		}
	}
	return len(s)
}

// word returns what s begins with up to white space or a quote.
func word(s string) string {
	for i, r := range s {
		if r == '"' || space(r) {
			return s[:i]
		}
	}
	return s
}

// space says that feed.Clean makes a space of r.
func space(r rune) bool {
	switch {
	case r == ' ':
		return true
	case r > ' ' && r < 0x7f, r >= '가' && r <= '힣':
		return false
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Z, r)
}

// maxName is more bytes than the name of any field has, even taken apart into
// letters.
const maxName = 64

// cutName cuts a word at its first colon; false if what stands before it is no
// name of anything.
func cutName(s string) (name, rest string, ok bool) {
	name, rest, ok = strings.Cut(s, ":")
	return name, rest, ok && name != "" && len(name) <= maxName
}
