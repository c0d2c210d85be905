package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"city/sosik/feed/hangul"
)

// Span is where something stands in a text: byte offsets.
type Span struct{ Start, End int }

// Find returns where the terms of q stand that must be there and may stand in a
// title (or else in a body), in a clean text of one line, whatever its case. The
// spans are in order and do not overlap: where the finds of several terms do,
// they are one. Finds that only touch stay two, so that they can be counted.
// Initials are found in titles.
func (q Query) Find(title bool, text string) []Span {
	small, initials := lower(text), ""
	var spans []Span
	for _, t := range q.Terms {
		if t.Not || t.Field != Anywhere && (t.Field != Title || !title) && (t.Field != Body || title) {
			continue
		}
		spans = appendFinds(spans, small, t.Text)
		if title && t.Initials() {
			if initials == "" {
				initials = hangul.Initials(small) // a syllable has as many bytes as its initial
			}
			spans = appendFinds(spans, initials, t.Text)
		}
	}
	spans = merge(spans)
	if small != text {
		spread(spans, text, small)
	}
	return spans
}

// appendFinds appends where term stands in text, one after the other.
func appendFinds(spans []Span, text, term string) []Span {
	if term == "" {
		return spans
	}
	for at := 0; ; {
		i := strings.Index(text[at:], term)
		if i < 0 {
			return spans
		}
		spans = append(spans, Span{at + i, at + i + len(term)})
		at += i + len(term)
	}
}

// merge puts spans in order and makes one of those that overlap.
func merge(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	n := 0
	for _, s := range spans {
		if n > 0 && s.Start < spans[n-1].End {
			spans[n-1].End = max(spans[n-1].End, s.End)
			continue
		}
		spans[n] = s
		n++
	}
	return spans[:n]
}

// spread turns the offsets of spans in small into those in text, of which small
// is the same, character for character, in other sizes: İ has two bytes, i one.
func spread(spans []Span, text, small string) {
	i, j := 0, 0 // in text and in small
	reach := func(to int) int {
		for j < to {
			_, size := utf8.DecodeRuneInString(text[i:])
			_, smallSize := utf8.DecodeRuneInString(small[j:])
			i, j = i+size, j+smallSize
		}
		return i
	}
	for k, s := range spans {
		spans[k] = Span{reach(s.Start), reach(s.End)}
	}
}
