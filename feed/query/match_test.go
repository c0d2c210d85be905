package query

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"city/sosik/feed"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func document(title, body, author, files string) Document {
	return Document{Fold(title), Fold(body), Fold(author), Fold(files)}
}

func TestMatch(t *testing.T) {
	d := document("안산시‘AI 도시’ 선정… 산불 조심 기간(3.2.~5.31.)", "물 절약 캠페인 ㅋㅋ 봄철 산불조심", "공보관 홍길동", "2026년 예산.HWP 포스터.png")
	for in, want := range map[string]bool{
		"":           true,
		"별 2030..":   true, // not its affair
		"산불":         true,
		"물":          true,
		"산불 물":       true,
		"산불 축제":      false,
		"산불 -축제":     true,
		"산불 -물":      false,
		`"산불 조심"`:    true,
		`"조심 산불"`:    false,
		`-"산불 조심"`:   false,
		"안산시‘ai":     true,
		"안산시'AI":     false,
		"3.2.~5.31.": true,
		"2026년":      true,
		"hwp":        true,
		"제목:산불":      true,
		"제목:물":       false,
		"-제목:물":      true,
		"본문:물":       true,
		"작성자:홍길동":    true,
		`작성자:"관 홍"`:  true,
		"작성자:산불":     false,
		"첨부:PNG":     true,
		"첨부:산불":      false,
		"불산":         false,
		"선정 산불":      true,

		"ㅇㅅㅅ":   true,
		"ㅅㅂ":    true,
		"ㅋㅋ":    true, // as it stands in the body
		`"ㅋㅋ"`:  true,
		`"ㅇㅅㅅ"`: false,
		"ㅁㅈㅇ":   false, // only in titles
		"제목:ㅅㅂ": true,
		"본문:ㅅㅂ": false,
		"-ㅅㅂ":   false,
		"-ㅁㅈㅇ":  true,
		`-"ㅅㅂ"`: true,
		"ㅅㅂㅈㅅ":  false, // the title has a blank there
		"ㅅㅂ ㅈㅅ": true,
	} {
		q, err := Parse(in, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Match(d); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
	q, err := Parse("ㄳ", now)
	if err != nil || !q.Match(document("공사 안내", "", "", "")) {
		t.Errorf("ㄳ does not find 공사: %v", err)
	}
}

func TestInitials(t *testing.T) {
	for _, tt := range []struct {
		term Term
		want bool
	}{
		{Term{Text: "ㅇㅅㅅ"}, true},
		{Term{Text: "ㄲ", Field: Title, Not: true}, true},
		{Term{Text: "ㅎ"}, true},
		{Term{Text: "ㅇㅅㅅ", Plain: true}, false},
		{Term{Text: "ㅇㅅㅅ", Field: Body}, false},
		{Term{Text: "ㅇㅅ ㅅ"}, false},
		{Term{Text: "ㅇㅏ"}, false},
		{Term{Text: "안ㅅ"}, false},
		{Term{Text: "2ㅅ"}, false},
		{Term{}, false},
	} {
		if got := tt.term.Initials(); got != tt.want {
			t.Errorf("%+v: %v", tt.term, got)
		}
	}
}

// brackets writes text with the spans in brackets.
func brackets(text string, spans []Span) string {
	var b strings.Builder
	done := 0
	for _, s := range spans {
		b.WriteString(text[done:s.Start] + "[" + text[s.Start:s.End] + "]")
		done = s.End
	}
	return b.String() + text[done:]
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		query       string
		title, body string // with the finds in brackets
	}{
		{"", "산불 조심", "산불 조심"},
		{"산불", "[산불] 조심 [산불]", "[산불] 조심 [산불]"},
		{"산불 조심", "[산불] [조심]", "[산불] [조심]"},
		{"조심 산불", "[산불] [조심]", "[산불] [조심]"},
		{`"산불 조심"`, "[산불 조심]", "[산불 조심]"},
		{"산불", "[산불][산불]", "[산불][산불]"},
		{"산불조 불조심", "[산불조심]", "[산불조심]"},
		{"산불조심 불조", "[산불조심]", "[산불조심]"},
		{"산불 산", "[산불] [산]", "[산불] [산]"},
		{"산 불", "[산][불]", "[산][불]"},
		{"가가", "[가가][가가]가", "[가가][가가]가"},
		{"산불 -조심", "[산불] 조심", "[산불] 조심"},
		{"제목:산불", "[산불]", "산불"},
		{"본문:산불", "산불", "[산불]"},
		{"작성자:산불 첨부:산불", "산불", "산불"},
		{"ai", "안산시‘[AI]’ [Ai] [ai]", "안산시‘[AI]’ [Ai] [ai]"},
		{"산", "AI [산]", "AI [산]"},
		{"ㅇㅅㅅ", "AI [안산시] ㅇㅅ [ㅇㅅㅅ] ▲", "AI 안산시 ㅇㅅ [ㅇㅅㅅ] ▲"},
		{`"ㅅㅂ"`, "산불 [ㅅㅂ]", "산불 [ㅅㅂ]"},
		{"ㅅㅂ 산불조심", "[산불조심]", "[산불조심]"},
		{"별 2025-04 산불", "[산불]", "[산불]"},
		// Letters whose small ones have another size.
		{"i̇", "[İ]", "[İ]"},
		{"i", "[İ]stanbul [İ] [i]", "[İ]stanbul [İ] [i]"},
		{"stanbul", "İ[stanbul]", "İ[stanbul]"},
		{"산", "İİ[산]ẞ[산]ȺȾ[산]", "İİ[산]ẞ[산]ȺȾ[산]"},
		{"ⱥ산ⱦ", "İ[Ⱥ산Ⱦ]İ", "İ[Ⱥ산Ⱦ]İ"},
		{"ß", "[ẞ]i", "[ẞ]i"},
		{"k", "[k][K]", "[k][K]"},
	} {
		q, err := Parse(tt.query, now)
		if err != nil {
			t.Fatal(err)
		}
		for title, want := range map[bool]string{true: tt.title, false: tt.body} {
			text := feed.Clean(strings.NewReplacer("[", "", "]", "").Replace(want))
			if got := brackets(text, q.Find(title, text)); got != want {
				t.Errorf("%s, title %v: %s, want %s", tt.query, title, got, want)
			}
		}
	}
}

// What is not clean is not expected, but must not hurt.
func TestFindInUncleanText(t *testing.T) {
	q := words(Term{Text: "산"}, Term{Text: "a"}, Term{Text: "ㅅ"}, Term{Text: "\ufffd"}, Term{})
	const text = "\xffA산\xed\xa0A\x80산"
	if got, want := brackets(text, q.Find(true, text)), "[\xff][A][산][\xed][\xa0][A][\x80][산]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := brackets("\xff산", q.Find(true, "\xff산")); got != "[\xff][산]" {
		t.Errorf("%q", got)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		" 안산시‘AI ":               "안산시‘ai",
		norm.NFD.String("안산시 É"): "안산시 é",
		"\u212aelvin \u2126 Å":   "kelvin ω å",
		"İSTANBUL":               "istanbul",
		"STRASSE ẞ":              "strasse ß",
		"ΑΒΓ ΣΑΣ":                "αβγ σασ",
		"ＡＢＣ":                    "ａｂｃ",
		"Ⅳ Ⓐ":                    "ⅳ ⓐ",
		"산\u200b불\x1b[0m":        "산불[0m",
		"H\u0331 h\u0331 \u1e96": "h \u1e96 \u1e96",
		"Q\u0303":                "q",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

// checkFold checks what Fold promises.
func checkFold(t *testing.T, s string) {
	t.Helper()
	clean, folded := feed.Clean(s), Fold(s)
	if feed.Clean(folded) != folded || Fold(folded) != folded {
		t.Errorf("Fold(%+q) = %+q, and of that %+q", s, folded, Fold(folded))
	}
	if utf8.RuneCountInString(clean) != utf8.RuneCountInString(folded) {
		t.Errorf("Fold(%+q) = %+q has not as many characters as %+q", s, folded, clean)
	}
}

func TestFoldEveryLetter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		s := string(r)
		if small := Fold(s); small == s && !unicode.IsUpper(r) {
			continue
		}
		checkFold(t, s)
		if unicode.ToLower(r) == r {
			continue
		}
		for _, mark := range "\u0300\u0301\u0302\u0303\u0307\u0308\u030a\u030c\u0323\u0327\u0331\u0342\u0345" {
			checkFold(t, s+string(mark))
			checkFold(t, s+"\u0323"+string(mark))
		}
	}
	// The shortcuts of lowerAt leave out no capital.
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.ToLower(r) != r && lowerAt(string(r), 0, r) == r {
			t.Errorf("%U stays", r)
		}
	}
}

func TestSlip(t *testing.T) {
	for in, want := range map[string]string{
		"":                    "",
		"dkstks":              "안산",
		"dkstks tksqnf":       "안산 산불",
		"산불 dPtks":            "산불 예산",
		"2026sus":             "2026년",
		"dks산tl":              "안산시",
		"DKSTKS":              "안산", // Caps Lock
		"Rkcl":                "까치",
		`"en skxakf"`:         `"두 낱말"`,
		`"en skxakf`:          `"두 낱말`,
		`-"en skxakf" -cnrwp`: `-"두 낱말" -축제`,
		"wpahr:tksqnf":        "제목:산불",
		"qhsans:tksqnf -wkrtjdwk:rhdqh cjaqn:vhtmxj": "본문:산불 -작성자:공보 첨부:포스터",
		`WPAHR:"tksqnf`:                   `제목:"산불`,
		"제목:tksqnf":                       "제목:산불",
		"title:tksqnf":                    "title:산불",
		"wpahr:산불":                        "제목:산불",
		"wpahr:":                          "제목:",
		"quf tksqnf":                      "별 산불",
		"wlskswn dksdlfrdma -cjaqndlTdma": "지난주 안읽음 -첨부있음",
		"chlrms7dlf":                      "최근7일",
		`"quf"`:                           `"별"`,
		"2025-04 tksqnf":                  "2025-04 산불",
		"  dkstks \u200b ":                "안산",

		"먀":       "ai",
		"ㅁㅑ":      "ai",
		"산불 먀":    "산불 ai",
		"샤싣:먀":    "title:ai",
		"ㅠㅐ요:먀":   "body:ai",
		"랴ㅣㄷ:ㅗ제":  "file:hwp",
		"샤싣:산불":   "title:산불",
		"-제목:먀":   "-제목:ai",
		"별 먀 지난주": "별 ai 지난주",
		`"먀 려ㅠ"`:  `"ai fub"`,
		"ㅎㅊㅍ":     "gcv",
		"ㅊㅊㅅㅍ":    "cctv",
		"헨":       "gps",
		"제목:헨 별":  "제목:gps 별",

		"hwp":                           "", // ㅗ제
		"www.a.kr":                      "",
		"별":                             "",
		"지난주 안읽음":                       "",
		"2025-04-08":                    "",
		"3.2.~5.31.":                    "",
		"- \" :":                        "",
		strings.Repeat("a", MaxRunes+1): "",
		strings.Repeat("쀍", MaxRunes):   "", // too long in Latin letters
	} {
		if got := Slip(norm.NFD.String(in)); got != want {
			t.Errorf("Slip(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSpansAreNilForNothing(t *testing.T) {
	if diff := cmp.Diff([]Span(nil), words(Term{Text: "가"}).Find(true, "나")); diff != "" {
		t.Error(diff)
	}
}
