package feed

import (
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "안산시 시정소식 20,309건", "안산시 시정소식 20,309건"},
		{"white space of every kind", "\t안산\u00a0시\r\n\v\f 시정\u3000소식\u2003\u2028\u0085 ", "안산 시 시정 소식"},
		{"decomposed", "\u1112\u1161\u11ab\u1100\u1173\u11af e\u0301", "한글 é"},
		{"escape sequences lose their escape", "\x1b]0;pwn\x07\x1b[31m빨강\x1b[0m", "]0;pwn[31m빨강[0m"},
		{"C1", "\u009b31m빨강\u0090x\u009c", "31m빨강x"},
		{"bidi", "a\u202e\u2066b\u2069\u200fc", "abc"},
		{"zero width", "산\u200b불\u200c\u200d\u2060\ufeff조\u00ad심", "산불조심"},
		{"selectors and joiners of emoji", "⚠\ufe0f👨\u200d👩", "⚠👨👩"},
		{"tags and ideographic selectors", "葛\U000e0100\U000e0041", "葛"},
		{"fillers", "가\u3164\u115f\u1160\uffa0\u2800나", "가나"},
		{"standalone jamo", "\u1100\u1100 \u1161 \u11a8 \u11c2", "ㄱㄱ ㅏ ㄱ ㅎ"},
		{"old letters", "\u1112\u119e\u11ab글 \u1140\u119e \u11f9 \ua960\u1161", "ㅎㆍㄴ글 ㅿㆍ ㆆ \ua960ㅏ"},
		{"old letters without another form", "가\u11c3 \ud7b0 \u1176", "가\ufffd \ufffd \ufffd"},
		{"flags", "🇰🇷 대한민국, 🇰🇷🇺🇸, 🇰", "KR 대한민국, KRUS, K"},
		{"keycaps", "1\ufe0f\u20e3 2\u20e3", "1 2"},
		{"colours of skin", "👍\U0001f3fd 👩\U0001f3fe\u200d🚒", "👍 👩🚒"},
		{"emoji that not every terminal knows", "🎉🥲🛜", "🎉\ufffd\ufffd"},
		{"what Unicode 16 has made wide", "☰ 차림표", "\ufffd 차림표"},
		{"not assigned", "가\u0378나\U000e0fff다\u321f", "가\ufffd나다\ufffd"},
		{"spacing marks of living scripts", "कि काम ဗိုလ် ភាសា", "कि काम ဗိုလ် ភាសា"},
		{"not UTF-8", "안\xff\xfe산\xed\xa0\x80", "안\ufffd\ufffd산\ufffd\ufffd\ufffd"},
		{"noncharacters", "a\uffff\ufdd0b", "ab"},
		{"ignorable though unassigned", "a\u2065\ufff0b", "ab"},
		{"marks without a letter of their own", "Z\u0300\u0316\u0301Viê\u0323t x\u0304", "ZViệt x"},
		{"a pile of marks", "ก\u0e48\u0e49\u0e48\u0e49\u0e48\u0e49", "ก\u0e48\u0e49\u0e48\u0e49"},
		{"a pile behind a joiner", "ก\u0e48\u0e48\u0e48\u0e48\u200d\u0e48\u0e48", "ก\u0e48\u0e48\u0e48\u0e48"},
		{"marks that come apart", "x\u0344\u0344\u0344", "\u1e8d"},
		{"private use stays, it may be a bullet", "\uf06e 항목", "\uf06e 항목"},
	} {
		if got := Clean(tt.in); got != tt.want {
			t.Errorf("%s: Clean(%+q) = %+q, want %+q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestCleanText(t *testing.T) {
	for in, want := range map[string]string{
		"": "",
		" 하나 \r\n둘\r셋\u2028넷\u2029다섯": "하나\n둘\n셋\n넷\n다섯",
		"\n\n 가\n\n\n나 \n \n":         "가\n\n\n나",
		"\u200b\n\ufeff":              "",
		"if a {\n\tb\n}":              "if a {\nb\n}",
	} {
		if got := CleanText(in); got != want {
			t.Errorf("CleanText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCleanURL(t *testing.T) {
	base, err := url.Parse("https://www.ansan.go.kr/www/list.do?key=1619&page=2")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ ref, want string }{
		{"view.do?id=1", "https://www.ansan.go.kr/www/view.do?id=1"},
		{"?page=3", "https://www.ansan.go.kr/www/list.do?page=3"},
		{"/file/공고 문.hwp", "https://www.ansan.go.kr/file/%EA%B3%B5%EA%B3%A0%20%EB%AC%B8.hwp"},
		{"/a?q=안산 시&r=<b>", "https://www.ansan.go.kr/a?q=%EC%95%88%EC%82%B0%20%EC%8B%9C&r=%3Cb%3E"},
		{"/a?q=%BE%C8%BB%EA", "https://www.ansan.go.kr/a?q=%BE%C8%BB%EA"},
		{" \u200b\thttp://a.kr/\nx \ufeff", "http://a.kr/x"},
		{"HTTP://A.kr:8080/", "http://A.kr:8080/"},
		{"//m.ansan.go.kr/x", "https://m.ansan.go.kr/x"},
		{"http://[::1]:80/x", "http://[::1]:80/x"},
		{"http://한글.kr/", "http://%ED%95%9C%EA%B8%80.kr/"},
		{"/x#위", "https://www.ansan.go.kr/x#%EC%9C%84"},
		{"javascript:fnView('1')", ""},
		{"mailto:a@b.kr", ""},
		{"data:text/html,x", ""},
		{"ftp://a.kr/", ""},
		{"http:///x", ""},
		{"http:x", ""},
		{"http://user:pw@a.kr/", ""},
		{"http://a<b>.kr/", ""},
		{"http://a.kr/%zz", ""},
		{"http://a b/", ""},
		{"\x1b]8;;http://a.kr\x07", ""},
	} {
		if got := CleanURL(base, tt.ref); got != tt.want {
			t.Errorf("CleanURL(%q) = %q, want %q", tt.ref, got, tt.want)
		}
	}
	if got := CleanURL(nil, "/x"); got != "" {
		t.Errorf("without a base: %q", got)
	}
	if got := CleanURL(nil, "http://a.kr/x"); got != "http://a.kr/x" {
		t.Errorf("without a base: %q", got)
	}
}

// hostile are texts that a fuzzer takes long to find.
var hostile = []string{
	"안산시 ▲ 3.2.~5.31. <b>", "\x1b[31m\u009b0m", "\u1100\u1161\u11a8\u11a8", "가\u11a8\u0316\u11a8", "e\u0301\u0316\u0344\u0958",
	"\u0344\u0344\u0344", "â\u200d\u0323", "\u202e\u2066\ufeff\u00ad\u3164", "👨\u200d👩\u200d👧\ufe0f", "\xff\xed\xa0\x80",
	"\r\n\r\u2028 \u0085", "\u115f\u1161", "\u1100\ufe0f\u1161", "\u09c7\u200c\u09be", "x\u0300\u0300\u0300\u0300\u0300\u0300",
}

// checkClean checks what every string in the domain promises.
func checkClean(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) {
		t.Errorf("%+q is not UTF-8 in NFC", s)
	}
	marks := 0
	for _, r := range s {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) {
			t.Errorf("%U is in %+q", r, s)
		}
		if r != ' ' && (unicode.IsSpace(r) || unicode.Is(unicode.Z, r)) {
			t.Errorf("the blank %U is in %+q", r, s)
		}
		if marks++; !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		}
		if marks > maxMarks {
			t.Errorf("%d marks on a letter in %+q", marks, s)
		}
	}
	if strings.Contains(s, "  ") || strings.TrimSpace(s) != s {
		t.Errorf("superfluous blanks in %q", s)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		checkClean(t, got)
		if again := Clean(got); again != got {
			t.Errorf("Clean(%+q) = %+q, and of that %+q", s, got, again)
		}
	})
}

func FuzzCleanText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s + "\n" + s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := CleanText(s)
		for line := range strings.SplitSeq(got, "\n") {
			checkClean(t, line)
		}
		if strings.Trim(got, "\n") != got {
			t.Errorf("empty lines at the ends of %q", got)
		}
		if again := CleanText(got); again != got {
			t.Errorf("CleanText(%+q) = %+q, and of that %+q", s, got, again)
		}
	})
}

func FuzzCleanURL(f *testing.F) {
	for _, s := range append([]string{"http://a.kr/ x?y=가#z", "?a|b", "//x", "http://%E2%80%AE/", "http://a.kr/%2f/../b;c?%zz"}, hostile...) {
		f.Add("http://www.ansan.go.kr/a/b?c", s)
	}
	f.Fuzz(func(t *testing.T, from, ref string) {
		base, err := url.Parse(from)
		if err != nil {
			base = nil
		}
		got := CleanURL(base, ref)
		if got == "" {
			return
		}
		if strings.ContainsFunc(got, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("<>\"\\", r) }) {
			t.Errorf("%q is not plain", got)
		}
		u, err := url.Parse(got)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			t.Errorf("%q is not an absolute address (%v)", got, err)
		}
		if again := CleanURL(nil, got); again != got {
			t.Errorf("CleanURL(%q) = %q, and of that %q", ref, got, again)
		}
	})
}

// What the quick way lets through must be what the slow way would have made.
func TestSettledCharactersNeedNoScrubbing(t *testing.T) {
	for r := rune(0); r <= 0x10ffff; r++ {
		if !settled(r) {
			continue
		}
		if invisible(r) && !unicode.IsSpace(r) {
			t.Errorf("%U is invisible", r)
		}
		for _, s := range []string{string(r), "가" + string(r), "e" + string(r) + "가"} {
			if !norm.NFC.IsNormalString(s) {
				t.Errorf("%q is not in NFC", s)
			}
		}
		if unicode.Is(unicode.M, r) {
			t.Errorf("%U is a mark", r)
		}
		if unicode.Is(unicode.Z, r) && r != ' ' {
			t.Errorf("%U is white space", r)
		}
	}
}
