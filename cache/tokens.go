package cache

import (
	"strings"
	"unicode/utf8"

	search "city/sosik/feed/query"
)

// How texts are indexed
//
// Korean is written with endings and compounds, so that a word is found only if
// any part of it is. The index therefore does not know words but pairs: of each
// run of characters between spaces, every two that stand together, and then the
// last one alone.
//
//	안산시 물   →   안산 산시 시 물
//
// A part of a run is then a phrase of pairs, a single character is the beginning
// of some token, and a phrase of several words goes over their ends, which have
// their last character alone. Whatever [strings.Contains] finds in a field, such
// a phrase finds, and nothing else: a pair is only ever followed by the next pair
// of the same run or by the last character, and that only by another run.
//
// Everything is folded before, so SQLite has nothing to do but to cut at the
// spaces. It must take punctuation for letters.

// tokens returns what is indexed of a folded text.
func tokens(text string) string {
	var b strings.Builder
	b.Grow(3 * len(text))
	for word := range strings.FieldsSeq(text) {
		pairs(&b, word)
		lastAlone(&b, word)
	}
	return b.String()
}

// pairs writes every two neighbours of a word.
func pairs(b *strings.Builder, word string) {
	_, size := utf8.DecodeRuneInString(word)
	for first, second := 0, size; second < len(word); {
		_, size = utf8.DecodeRuneInString(word[second:])
		b.WriteString(word[first : second+size])
		b.WriteByte(' ')
		first, second = second, second+size
	}
}

func lastAlone(b *strings.Builder, word string) {
	_, size := utf8.DecodeLastRuneInString(word)
	b.WriteString(word[len(word)-size:])
	b.WriteByte(' ')
}

// phrase returns a folded text as FTS5 is asked for it.
func phrase(text string) string {
	var b strings.Builder
	words := strings.Fields(text)
	for i, word := range words {
		pairs(&b, word)
		if i < len(words)-1 || utf8.RuneCountInString(word) == 1 {
			lastAlone(&b, word)
		}
	}
	quoted := `"` + strings.ReplaceAll(strings.TrimSuffix(b.String(), " "), `"`, `""`) + `"`
	if len(words) > 0 && utf8.RuneCountInString(words[len(words)-1]) == 1 {
		quoted += "*" // it may stand anywhere in a word
	}
	return quoted
}

// expression returns a term as FTS5 is asked for it, without its Not.
//
// A term that may stand anywhere needs no columns: the initials of a title are
// the only other one, and without a lone consonant a term stands in them only
// where it stands in the title.
func expression(t search.Term) string {
	p := phrase(t.Text)
	switch t.Field {
	case search.Title:
		if t.Initials() {
			return "{title initials} : " + p
		}
		return "title : " + p
	case search.Body:
		return "body : " + p
	case search.Author:
		return "author : " + p
	case search.Files:
		return "files : " + p
	}
	if !t.Initials() && strings.ContainsFunc(t.Text, func(r rune) bool { return r >= 'ㄱ' && r <= 'ㅎ' }) {
		return "{title body author files} : " + p
	}
	return p
}

// condition is a query's terms as FTS5 is asked for them.
type condition struct {
	with    string // what must be there, "" if nothing must
	without string // what must not be there, likewise
}

func conditionOf(terms []search.Term) condition {
	var with, without []string
	for _, t := range terms {
		switch {
		case t.Not:
			without = append(without, "("+expression(t)+")")
		default:
			with = append(with, "("+expression(t)+")")
		}
	}
	c := condition{strings.Join(with, " AND "), strings.Join(without, " OR ")}
	if c.with != "" && c.without != "" {
		c = condition{with: "(" + c.with + ") NOT (" + c.without + ")"}
	}
	return c
}
