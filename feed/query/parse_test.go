package query

import (
	"errors"
	"strings"
	"testing"
	"time"

	"city/sosik/feed"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// now is Tuesday, 8 April 2025, shortly after midnight in Korea, when it is
// still Monday in Greenwich.
var now = time.Date(2025, 4, 7, 15, 30, 0, 0, time.UTC)

func words(terms ...Term) Query { return Query{Terms: terms} }

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     Query
	}{
		{"nothing", "", Query{}},
		{"blanks", " \t\u3000\u200b\n", Query{}},
		{"a word", "산불", words(Term{Text: "산불"})},
		{"one syllable", "물", words(Term{Text: "물"})},
		{"words", "산불  예산\u3000편성", words(Term{Text: "산불"}, Term{Text: "예산"}, Term{Text: "편성"})},
		{"the same word twice", "산불 산불", words(Term{Text: "산불"})},
		{"any case", "AI Hub", words(Term{Text: "ai"}, Term{Text: "hub"})},
		{"typographic quotes are text", "안산시‘AI “두 낱말”", words(Term{Text: "안산시‘ai"}, Term{Text: "“두"}, Term{Text: "낱말”"})},
		{"punctuation", "3.2.~5.31. ▲ (안) ,", words(Term{Text: "3.2.~5.31."}, Term{Text: "▲"}, Term{Text: "(안)"}, Term{Text: ","})},
		{"hostile", "\x1b[31m산\u202e불\u0000", words(Term{Text: "[31m산불"})},
		{"not UTF-8", "산\xff불", words(Term{Text: "산\ufffd불"})},

		{"a phrase", `"두 낱말"`, words(Term{Text: "두 낱말"})},
		{"blanks in a phrase", "\" 두\t \u3000낱말 \"", words(Term{Text: "두 낱말"})},
		{"a phrase of one word", `"산불"`, words(Term{Text: "산불"})},
		{"a phrase still open", `산불 "두 낱`, words(Term{Text: "산불"}, Term{Text: "두 낱"})},
		{"a phrase just opened", `산불 "`, words(Term{Text: "산불"})},
		{"an empty phrase", `산불 "" " "`, words(Term{Text: "산불"})},
		{"a quote ends a word", `안산"두 낱말"시`, words(Term{Text: "안산"}, Term{Text: "두 낱말"}, Term{Text: "시"})},
		{"a pasted title", `안산시, "찾아가는 상담"운영`, words(Term{Text: "안산시,"}, Term{Text: "찾아가는 상담"}, Term{Text: "운영"})},
		{"a mark in quotes", `"별" "지난주" "2025-13" "제목:가" "-가" "안읽음`,
			words(Term{Text: "별"}, Term{Text: "지난주"}, Term{Text: "2025-13"}, Term{Text: "제목:가"}, Term{Text: "-가"}, Term{Text: "안읽음"})},

		{"without a word", "산불 -축제", words(Term{Text: "산불"}, Term{Text: "축제", Not: true})},
		{"without a phrase", `-"두 낱말"`, words(Term{Text: "두 낱말", Not: true})},
		{"without a phrase still open", `-"두 낱`, words(Term{Text: "두 낱", Not: true})},
		{"without a minus", "--", words(Term{Text: "-", Not: true})},
		{"a minus inside", "코로나-19 031-481-2000", words(Term{Text: "코로나-19"}, Term{Text: "031-481-2000"})},

		{"fields", "제목:산불 본문:예산 작성자:공보관 첨부:hwp", words(
			Term{Text: "산불", Field: Title}, Term{Text: "예산", Field: Body},
			Term{Text: "공보관", Field: Author}, Term{Text: "hwp", Field: Files})},
		{"fields in English", "title:가 BODY:나 Author:다 file:라", words(
			Term{Text: "가", Field: Title}, Term{Text: "나", Field: Body},
			Term{Text: "다", Field: Author}, Term{Text: "라", Field: Files})},
		{"a phrase in a field", `제목:"두 낱말"`, words(Term{Text: "두 낱말", Field: Title})},
		{"a phrase in a field, still open", `제목:"두`, words(Term{Text: "두", Field: Title})},
		{"not in a field", `-제목:산불 -작성자:"공보 관"`, words(
			Term{Text: "산불", Field: Title, Not: true}, Term{Text: "공보 관", Field: Author, Not: true})},
		{"in a field all is text", "제목:별 제목:2025-04 제목:-가 제목:본문:나", words(
			Term{Text: "별", Field: Title}, Term{Text: "2025-04", Field: Title},
			Term{Text: "-가", Field: Title}, Term{Text: "본문:나", Field: Title})},
		{"colons of others", "12:30 http://a.kr 장소:시청 :", words(
			Term{Text: "12:30"}, Term{Text: "http://a.kr"}, Term{Text: "장소:시청"}, Term{Text: ":"})},
		{"invisible in the name of a field", "\ufeff제\u200b목:산불", words(Term{Text: "산불", Field: Title})},

		{"initials", "ㅇㅅㅅ 제목:ㅅㅂ", words(Term{Text: "ㅇㅅㅅ"}, Term{Text: "ㅅㅂ", Field: Title})},
		{"initials joined by the input method", "ㄳ ㄲㅄ", words(Term{Text: "ㄱㅅ"}, Term{Text: "ㄲㅂㅅ"})},
		{"consonants in quotes", `"ㅋㅋ"`, words(Term{Text: "ㅋㅋ", Plain: true})},
		{"consonants where no initials are", `본문:ㄳ "ㅋ ㅋ" ㅋㅏ`, words(
			Term{Text: "ㄳ", Field: Body}, Term{Text: "ㅋ ㅋ"}, Term{Text: "ㅋㅏ"})},

		{"marks", "안읽음 별 새소식 최근읽음 수정됨 삭제됨 첨부있음", Query{Filters: []Filter{
			{Unread, false}, {Starred, false}, {Fresh, false}, {Recent, false}, {Edited, false}, {Removed, false}, {Attached, false}}}},
		{"without marks", "-안읽음 -별 -새소식 -최근읽음 -수정됨 -삭제됨 -첨부있음", Query{Filters: []Filter{
			{Unread, true}, {Starred, true}, {Fresh, true}, {Recent, true}, {Edited, true}, {Removed, true}, {Attached, true}}}},
		{"read", "읽음", Query{Filters: []Filter{{Unread, true}}}},
		{"not read", "-읽음 안읽음", Query{Filters: []Filter{{Unread, false}}}},
		{"no marks", "별빛 안읽음. 첨부", words(Term{Text: "별빛"}, Term{Text: "안읽음."}, Term{Text: "첨부"})},

		{"all of it", `산불 2025-04 -"두 낱말" 별`, Query{
			Terms: []Term{{Text: "산불"}, {Text: "두 낱말", Not: true}},
			From:  "2025-04-01", To: "2025-04-30", Filters: []Filter{{Starred, false}}}},
		{"days that overlap", "2025-03..2025-05 2025-04-10.. ..2025-04-20", Query{From: "2025-04-10", To: "2025-04-20"}},
		{"open ends", "2025-04.. 2025-06..", Query{From: "2025-06-01"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for form, in := range map[string]string{"NFC": tt.in, "NFD": norm.NFD.String(tt.in)} {
				got, err := Parse(in, now)
				if err != nil {
					t.Fatalf("%s: Parse(%q): %v", form, in, err)
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("%s: Parse(%q) (-want +got):\n%s", form, in, diff)
				}
				checkString(t, got)
			}
		})
	}
}

// checkString checks that q can be written and read again.
func checkString(t *testing.T, q Query) {
	t.Helper()
	again, err := Parse(q.String(), time.Time{})
	if err != nil {
		t.Fatalf("Parse(%q) of %+v: %v", q, q.Terms, err)
	}
	if diff := cmp.Diff(q, again); diff != "" {
		t.Errorf("Parse(%q) (-want +got):\n%s", q, diff)
	}
}

func TestParseErrors(t *testing.T) {
	many := strings.TrimSpace(strings.Repeat("가 ", MaxTerms))
	for i := range MaxTerms { // all different
		many = strings.Replace(many, "가", string(rune('나'+i)), 1)
	}
	for _, tt := range []struct {
		in, at string // at is the part that is wrong
		want   ErrorKind
	}{
		{"-", "-", LoneMinus},
		{"산불 - 축제", "-", LoneMinus},
		{`산불 -"`, `-"`, LoneMinus},
		{`산불 -"" 예산`, `-""`, LoneMinus},
		{"제목:", "제목:", LoneField},
		{"산불 제목: 예산", "제목:", LoneField},
		{"산불 -title:", "-title:", LoneField},
		{`작성자:"`, `작성자:"`, LoneField},
		{`첨부:" " 가`, `첨부:" "`, LoneField},
		{"산불 2025-13", "2025-13", NoSuchDay},
		{"2025-00", "2025-00", NoSuchDay},
		{"2025-02-30 산불", "2025-02-30", NoSuchDay},
		{"2025.2.29", "2025.2.29", NoSuchDay},
		{"2025-13..", "2025-13..", NoSuchDay},
		{"2024..2025-04-31", "2024..2025-04-31", NoSuchDay},
		{"2025-04-08..2025-04-01", "2025-04-08..2025-04-01", Backwards},
		{"2025..2024", "2025..2024", Backwards},
		{"오늘..어제", "오늘..어제", Backwards},
		{"산불 -2025-04", "-2025-04", NotDays},
		{"-지난주", "-지난주", NotDays},
		{"-2025-13", "-2025-13", NotDays},
		{"2025-04 2025-05", "2025-05", DaysApart},
		{"2025-04.. ..2025-03", "..2025-03", DaysApart},
		{"..2025-03 산불 2025-04..", "2025-04..", DaysApart},
		{"별 산불 -별", "-별", Contrary},
		{"읽음 안읽음", "안읽음", Contrary},
		{"-읽음 읽음", "읽음", Contrary},
		{"산불 -산불", "-산불", Contrary},
		{"산불조심 -산불", "-산불", Contrary},
		{"-산불 제목:산불조심", "제목:산불조심", Contrary},
		{"-제목:산불 제목:산불조심", "제목:산불조심", Contrary},
		{"ㅇㅅㅅ -ㅇㅅ", "-ㅇㅅ", Contrary},
		{many + " 힣", "힣", TooMany},
		{many + " 별", "별", TooMany},
		{strings.Repeat("가", MaxRunes) + "나다", "나다", TooLong},
		{strings.Repeat("\xff", MaxRunes) + "나다", "나다", TooLong},
		{strings.Repeat(" ", MaxRunes) + "나다", "나다", TooLong},
	} {
		q, err := Parse(tt.in, now)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) = %q, %v; want %v", tt.in, q, err, tt.want)
			continue
		}
		start := strings.LastIndex(tt.in, tt.at)
		if tt.at == "-" || tt.at == "제목:" {
			start = strings.Index(tt.in, tt.at)
		}
		if want := (Error{start, start + len(tt.at), tt.want}); *e != want {
			t.Errorf("Parse(%q): %v; want %v", tt.in, e, &want)
		}
		if !q.Empty() {
			t.Errorf("Parse(%q) = %q with %v", tt.in, q, err)
		}
	}
	if _, err := Parse(many, now); err != nil {
		t.Errorf("as many terms as may be: %v", err)
	}
	if _, err := Parse(strings.Repeat("가", MaxRunes), now); err != nil {
		t.Errorf("as many characters as may be: %v", err)
	}
}

// These look like contradictions, but some notice may fit them.
func TestParseAllowsWhatMayMatch(t *testing.T) {
	for _, in := range []string{
		"산불 -산불조심", "산불 -제목:산불", "본문:산불 -제목:산불", `ㅇㅅㅅ -"ㅇㅅ"`, "별 -안읽음", "산불 예산 -불예",
		"2025-04-01 2025-04", "별 별", "읽음 -안읽음", "-별 -별",
	} {
		if _, err := Parse(in, now); err != nil {
			t.Errorf("Parse(%q): %v", in, err)
		}
	}
}

// While a query is being typed, each beginning of it is parsed.
func TestParseAsTyped(t *testing.T) {
	const full = `산불 "두 낱말" -축제 제목:예산 2025-04-01..2025-04-08 별`
	unfinished := map[ErrorKind]bool{LoneMinus: true, LoneField: true, NoSuchDay: true, Backwards: true}
	for i := range full {
		_, err := Parse(full[:i], now)
		var e *Error
		if errors.As(err, &e) && !unfinished[e.Kind] {
			t.Errorf("Parse(%q): %v", full[:i], err)
		}
	}
}

func TestEmptyAndHas(t *testing.T) {
	for in, want := range map[string]bool{
		"": true, `""`: true, "가": false, "별": false, "2025-04": false, "2025-04..": false, "..2025-04": false,
	} {
		if q, err := Parse(in, now); err != nil || q.Empty() != want {
			t.Errorf("%q: %v, %v", in, q.Empty(), err)
		}
	}
	q, err := Parse("별 -수정됨 가", now)
	if err != nil {
		t.Fatal(err)
	}
	for m := Unread; m <= Attached; m++ {
		if q.Has(m) != (m == Starred) {
			t.Errorf("Has(%d) = %v", m, q.Has(m))
		}
	}
}

func TestErrorKindsHaveWords(t *testing.T) {
	for k := TooLong; k <= Contrary; k++ {
		if s := k.String(); strings.Contains(s, "ErrorKind") {
			t.Error(s)
		}
	}
	if ErrorKind(99).String() != "ErrorKind(99)" || (Filter{}).String() != "" {
		t.Error("what is not known has words")
	}
}

func TestDays(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want string // from..to; "" if it is a word
	}{
		{"2025-04-08", "2025-04-08..2025-04-08"},
		{"2025-4-8", "2025-04-08..2025-04-08"},
		{"2025.4.8", "2025-04-08..2025-04-08"},
		{"2025.04.08", "2025-04-08..2025-04-08"},
		{"2025-04", "2025-04-01..2025-04-30"},
		{"2024-02", "2024-02-01..2024-02-29"},
		{"2025-12", "2025-12-01..2025-12-31"},
		{"2025-04-01..2025-04-08", "2025-04-01..2025-04-08"},
		{"2025.4.1..2025.4.8", "2025-04-01..2025-04-08"},
		{"2025-04..", "2025-04-01.."},
		{"..2025-04", "..2025-04-30"},
		{"2025.4.8..", "2025-04-08.."},
		{"2024..2025", "2024-01-01..2025-12-31"},
		{"2024..2025-04", "2024-01-01..2025-04-30"},
		{"2024..", "2024-01-01.."},
		{"..2024", "..2024-12-31"},
		{"2025-04-08..2025-04-08", "2025-04-08..2025-04-08"},

		{"오늘", "2025-04-08..2025-04-08"},
		{"어제", "2025-04-07..2025-04-07"},
		{"이번주", "2025-04-07..2025-04-13"},
		{"지난주", "2025-03-31..2025-04-06"},
		{"이번달", "2025-04-01..2025-04-30"},
		{"지난달", "2025-03-01..2025-03-31"},
		{"올해", "2025-01-01..2025-12-31"},
		{"작년", "2024-01-01..2024-12-31"},
		{"최근7일", "2025-04-02..2025-04-08"},
		{"최근1일", "2025-04-08..2025-04-08"},
		{"최근30일", "2025-03-10..2025-04-08"},
		{"지난달..", "2025-03-01.."},
		{"작년..어제", "2024-01-01..2025-04-07"},

		{"2025", ""}, {"20250408", ""}, {"2026년", ""}, {"2026년도", ""}, {"3.2.~5.31.", ""}, {"2025.4.", ""},
		{"2025.4.8.", ""}, {"2025.4", ""}, {"2025.04", ""}, {"2025-4", ""}, {"2025-123", ""}, {"2025-04-", ""},
		{"2025-", ""}, {"2025-04-08-01", ""}, {"2025-04-081", ""}, {"25-04-08", ""}, {"1588-12", ""}, {"2125-04", ""},
		{"..", ""}, {"...", ""}, {"2025-04...", ""}, {"2025..가", ""}, {"가..2025", ""}, {"2025-04..2025-", ""},
		{"2025-04~2025-05", ""}, {"2025-４", ""}, {"+025-04", ""}, {"2025--4", ""}, {"-4-8", ""}, {"오늘은", ""},
		{"최근0일", ""}, {"최근일", ""}, {"최근12345일", ""}, {"최근7", ""}, {"최근", ""}, {"일", ""}, {"1..2", ""}, {"1234..5678", ""},
	} {
		d, ok := calendar{now}.days(tt.in)
		got := ""
		if ok {
			got = string(d.from) + ".." + string(d.to)
		}
		if got != tt.want || d.fault != 0 {
			t.Errorf("%s: %q, %v; want %q", tt.in, got, d.fault, tt.want)
		}
	}
}

// The words for days at the ends of weeks, months and years.
func TestDayWordsAtTheEdges(t *testing.T) {
	for _, tt := range []struct{ today, word, want string }{
		{"2025-04-07", "이번주", "2025-04-07..2025-04-13"}, // a Monday
		{"2025-04-13", "이번주", "2025-04-07..2025-04-13"}, // a Sunday
		{"2025-04-13", "지난주", "2025-03-31..2025-04-06"},
		{"2025-01-01", "이번주", "2024-12-30..2025-01-05"},
		{"2025-01-01", "어제", "2024-12-31..2024-12-31"},
		{"2025-01-01", "지난달", "2024-12-01..2024-12-31"},
		{"2025-01-01", "최근7일", "2024-12-26..2025-01-01"},
		{"2024-03-31", "지난달", "2024-02-01..2024-02-29"},
		{"2025-12-31", "이번달", "2025-12-01..2025-12-31"},
		{"2024-02-29", "작년", "2023-01-01..2023-12-31"},
	} {
		for _, hour := range []time.Duration{0, 23} {
			moment := feed.Date(tt.today).Time().Add(hour * time.Hour).UTC()
			d, ok := calendar{moment}.days(tt.word)
			if got := string(d.from) + ".." + string(d.to); !ok || got != tt.want {
				t.Errorf("%s at %v: %s, want %s", tt.word, moment, got, tt.want)
			}
		}
	}
}

func TestQueryDays(t *testing.T) {
	for _, tt := range []struct {
		query string
		date  feed.Date
		want  bool
	}{
		{"", "", true},
		{"", "2025-04-08", true},
		{"2025-04", "", false},
		{"..2025-04", "", false},
		{"2025-04", "2025-04-01", true},
		{"2025-04", "2025-04-30T23:59:59+09:00", true},
		{"2025-04", "2025-03-31", false},
		{"2025-04", "2025-05-01T00:00:00+09:00", false},
		{"2025-04..", "2030-01-01", true},
		{"2025-04..", "2025-03-31", false},
		{"..2025-04", "1999-01-01", true},
		{"..2025-04", "2025-05-01", false},
	} {
		q, err := Parse(tt.query, now)
		if err != nil || q.Days(tt.date) != tt.want {
			t.Errorf("%q of %q: %v, %v", tt.query, tt.date, q.Days(tt.date), err)
		}
	}
}
