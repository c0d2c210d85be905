package query

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"city/sosik/feed"
	"city/sosik/feed/hangul"
)

// queries are what a fuzzer takes long to find.
var queries = []string{
	`산불 "두 낱말" -축제 -"두 낱`, `제목:"두 낱말" -title:낱말 작성자: -`, `"별" 별 -읽음 최근읽음 "`, "2025-04 2025.4.8..2025-05 지난주",
	"..2025-04 2025-13 2024..2025 최근7일", "ㄳ \"ㅇㅅㅅ\" 제목:ㅇㅅ -ㅂ", "안산시‘AI “도시” 3.2.~5.31.", "--a -\"-\" : :: 제목:본문:나",
	"\u200b\"\u200b-가 \ufeff제\u200b목:\u1112\u1161", "H\u0331 \u1e96 \u0130 \u212a \u0344\u0301", "\xff\xed\xa0\"\x80 \u0301\"\u0301",
	"dkstks wpahr:tksqnf 먀 샤싣:ㅁㅑ", "\u115f \u3164: \u00a0\u2028",
}

func FuzzParse(f *testing.F) {
	for _, s := range queries {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s, now)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Kind < TooLong || e.Kind > Contrary || e.Start < 0 || e.Start >= e.End || e.End > len(s) {
				t.Errorf("Parse(%q): %v", s, err)
			}
			return
		}
		checkQuery(t, s, q)
		if text := q.String(); tooLong(text) < 0 { // a word for days is shorter than its days
			checkString(t, q)
		}
	})
}

// checkQuery checks what is promised of what Parse makes of s.
func checkQuery(t *testing.T, s string, q Query) {
	t.Helper()
	if utf8.RuneCountInString(s) > MaxRunes || len(q.Terms)+len(q.Filters) > MaxTerms {
		t.Errorf("Parse(%q) goes beyond its bounds", s)
	}
	for i, term := range q.Terms {
		if term.Text == "" || Fold(term.Text) != term.Text || strings.Contains(term.Text, `"`) {
			t.Errorf("Parse(%q) has the term %+q", s, term.Text)
		}
		for _, other := range q.Terms[:i] {
			if other == term {
				t.Errorf("Parse(%q) has %q twice", s, term)
			}
		}
	}
	if before(q.To, q.From) {
		t.Errorf("Parse(%q) is of days from %s to %s", s, q.From, q.To)
	}
}

// naive is Match in the plainest words.
func naive(q Query, d Document) bool {
	for _, t := range q.Terms {
		found := t.Field == Title && strings.Contains(d.Title, t.Text) ||
			t.Field == Body && strings.Contains(d.Body, t.Text) ||
			t.Field == Author && strings.Contains(d.Author, t.Text) ||
			t.Field == Files && strings.Contains(d.Files, t.Text) ||
			t.Field == Anywhere && strings.Contains(strings.Join([]string{d.Title, d.Body, d.Author, d.Files}, "\n"), t.Text)
		if t.Initials() && strings.Contains(hangul.Initials(d.Title), t.Text) {
			found = true
		}
		if found == t.Not {
			return false
		}
	}
	return true
}

func FuzzMatch(f *testing.F) {
	for _, s := range queries {
		f.Add(s, "안산시‘AI 도시’ 산불 두 낱말", "본문 ㅇㅅㅅ 3.2.~5.31.", "공보관", "예산.hwp")
	}
	f.Fuzz(func(t *testing.T, s, title, body, author, files string) {
		d := document(title, body, author, files)
		q, err := Parse(s, now)
		if err == nil && q.Match(d) != naive(q, d) {
			t.Errorf("%q of %+v: %v", s, d, q.Match(d))
		}
		// What Parse calls a contradiction matches nothing.
		var e *Error
		if errors.As(err, &e) && e.Kind == Contrary {
			checkContrary(t, s, d)
		}
		// A piece of the text is found in it, whatever it is made of.
		if piece := someOf(d.Title); piece != "" {
			quoted, err := Parse(`"`+piece+`"`, now)
			if err != nil || !quoted.Match(d) {
				t.Errorf("%q is not found in %q: %v", piece, d.Title, err)
			}
		}
	})
}

// checkContrary checks that the parts of s taken one by one do not all match d.
func checkContrary(t *testing.T, s string, d Document) {
	t.Helper()
	l := lexer{s: s, field: writtenField}
	for part, ok := l.next(); ok; part, ok = l.next() {
		q, err := Parse(s[part.start:part.end], now)
		if err != nil || len(q.Filters) > 0 || !q.Match(d) {
			return
		}
	}
	t.Errorf("%q is no contradiction: it matches %+v", s, d)
}

// someOf returns a piece of s that can stand in quotes.
func someOf(s string) string {
	runes := []rune(s)
	piece := strings.TrimSpace(string(runes[len(runes)/3 : len(runes)-len(runes)/4]))
	piece, _, _ = strings.Cut(piece, `"`)
	if tooLong(piece+`""`) >= 0 || Fold(piece) != strings.TrimSpace(piece) {
		return "" // a mark that has lost its letter
	}
	return piece
}

func FuzzFind(f *testing.F) {
	for _, s := range queries {
		f.Add(s, "안산시‘AI 도시’ İ산불 두 낱말 ȺK ㅇㅅㅅ", true)
	}
	f.Fuzz(func(t *testing.T, s, text string, title bool) {
		q, err := Parse(s, now)
		if err != nil {
			return
		}
		q.Find(title, text) // does not panic though it is not clean
		text = feed.Clean(text)
		spans := q.Find(title, text)
		for i, span := range spans {
			if span.Start >= span.End || i > 0 && span.Start < spans[i-1].End || span.End > len(text) {
				t.Fatalf("%q in %q: %v", s, text, spans)
			}
			if !border(text, span.Start) || !border(text, span.End) {
				t.Errorf("%q in %q: %v cuts a character", s, text, span)
			}
			if !hasTerm(q, title, Fold(text[span.Start:span.End])) {
				t.Errorf("%q in %q: nothing stands in %v", s, text, span)
			}
		}
		checkAllFound(t, q, title, text, spans)
	})
}

func border(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

// sought returns the terms that Find looks for.
func sought(q Query, title bool) []Term {
	var terms []Term
	for _, t := range q.Terms {
		if !t.Not && (t.Field == Anywhere || t.Field == Title && title || t.Field == Body && !title) {
			terms = append(terms, t)
		}
	}
	return terms
}

// hasTerm says that a term that Find looks for stands in a folded piece of text.
func hasTerm(q Query, title bool, piece string) bool {
	for _, t := range sought(q, title) {
		if strings.Contains(piece, t.Text) || title && t.Initials() && strings.Contains(hangul.Initials(piece), t.Text) {
			return true
		}
	}
	return false
}

// checkAllFound checks that nothing is to be found outside of the spans.
func checkAllFound(t *testing.T, q Query, title bool, text string, spans []Span) {
	t.Helper()
	done := 0
	for _, s := range append(spans, Span{len(text), len(text)}) {
		if gap := lower(text[done:s.Start]); hasTerm(q, title, gap) {
			t.Errorf("%q in %q: something stands in %q", q, text, gap)
		}
		done = s.End
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range queries {
		f.Add(s)
	}
	f.Fuzz(checkFold)
}

func FuzzSlip(f *testing.F) {
	for _, s := range queries {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		to := Slip(s)
		if to == "" {
			return
		}
		if to == feed.Clean(s) || tooLong(to) >= 0 || !utf8.ValidString(to) {
			t.Errorf("Slip(%q) = %q", s, to)
		}
		if strings.Count(to, `"`) != strings.Count(s, `"`) || strings.Count(to, ":") != strings.Count(s, ":") ||
			strings.Count(to, "-") != strings.Count(s, "-") {
			t.Errorf("Slip(%q) = %q: the operators have changed", s, to)
		}
	})
}
