package web

import (
	"net/url"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/unicode/norm"

	"city/sosik/feed"
)

func euckr(s string) string {
	raw, err := korean.EUCKR.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return raw
}

// latin1 is text as a server sends it that takes each byte for a letter.
func latin1(raw string) string {
	var b strings.Builder
	for i := range len(raw) {
		b.WriteRune(rune(raw[i]))
	}
	return b.String()
}

func escaped(raw string) string { return strings.ReplaceAll(url.QueryEscape(raw), "+", "%20") }

const announcement = "2026년 공고문(최종).hwp"

func TestDispositionName(t *testing.T) {
	for name, test := range map[string]struct{ header, want string }{
		"raw UTF-8":               {`attachment; filename="` + announcement + `"`, announcement},
		"raw EUC-KR":              {`attachment; filename="` + euckr(announcement) + `"`, announcement},
		"code page 949":           {`attachment; filename="` + euckr("똠방각하 펲시콜라.hwp") + `"`, "똠방각하 펲시콜라.hwp"},
		"RFC 5987":                {`attachment; filename*=UTF-8''` + escaped(announcement), announcement},
		"RFC 5987 with language":  {`attachment; filename*=utf-8'ko'` + escaped(announcement), announcement},
		"RFC 5987 in EUC-KR":      {`attachment; filename*=EUC-KR''` + escaped(euckr(announcement)), announcement},
		"RFC 5987 that lies":      {`attachment; filename*=UTF-8''` + escaped(euckr(announcement)), announcement},
		"RFC 5987 in quotes":      {`attachment; filename*="UTF-8''` + escaped(announcement) + `"`, announcement},
		"RFC 5987 without quotes": {`attachment; filename*=` + escaped(announcement), announcement},
		"both, the better first":  {`attachment; filename*=UTF-8''` + escaped(announcement) + `; filename="x.hwp"`, announcement},
		"both, the better last":   {`attachment; filename="?????.hwp"; filename*=UTF-8''` + escaped(announcement), announcement},
		"RFC 2231 in pieces":      {`attachment; filename*0*=UTF-8''` + escaped("2026년 공고") + `; filename*1*=` + escaped("문(최종)") + `; filename*2=".hwp"`, announcement},
		"escaped UTF-8":           {`attachment; filename="` + escaped(announcement) + `"`, announcement},
		"escaped EUC-KR":          {`attachment; filename=` + escaped(euckr(announcement)), announcement},
		"Java's escapes":          {`attachment;filename=` + url.QueryEscape(announcement) + `;`, announcement},
		"a plus in Java's":        {`attachment;filename=` + url.QueryEscape("가+나.hwp"), "가+나.hwp"},
		"spaces mended":           {`attachment;filename="` + strings.ReplaceAll(escaped(announcement), "%20", " ") + `"`, announcement},
		"RFC 2047 in base 64":     {`attachment; filename="=?UTF-8?B?6rO16rOgIOusuC5od3A=?="`, "공고 문.hwp"},
		"RFC 2047 in EUC-KR":      {`attachment; filename="=?euc-kr?Q?=B0=F8=B0=ED.hwp?="`, "공고.hwp"},
		"RFC 2047 in two words":   {`attachment; filename="=?UTF-8?B?6rO16rOg?= =?UTF-8?B?Lmh3cA==?="`, "공고.hwp"},
		"no quotes, with spaces":  {`attachment; filename=` + announcement, announcement},
		"no quotes, raw EUC-KR":   {`attachment; filename=` + euckr(announcement) + `;`, announcement},
		"no quotes, a semicolon":  {`attachment; filename=공고;최종.hwp`, "공고;최종.hwp"},
		"a semicolon in quotes":   {`attachment; filename="공고; 최종.hwp"; size=3`, "공고; 최종.hwp"},
		"an equals sign":          {`attachment; filename="a=b; c=d.hwp"`, "a=b; c=d.hwp"},
		"a quote in quotes":       {`attachment; filename="가 \"나\" 다.hwp"`, `가 "나" 다.hwp`},
		"a quote never closed":    {`attachment; filename="공고;최종.hwp`, "공고;최종.hwp"},
		"bytes taken for letters": {`attachment; filename="` + latin1(euckr("공고문.hwp")) + `"`, "공고문.hwp"},
		"UTF-8 taken for letters": {`attachment; filename="` + latin1("공고문.hwp") + `"`, "공고문.hwp"},
		"Latin letters":           {`attachment; filename="Café.pdf"`, "Café.pdf"},
		"ASCII":                   {`ATTACHMENT; FileName = "report.pdf"`, "report.pdf"},
		"a per cent sign":         {`attachment; filename="100% 지원.hwp"`, "100% 지원.hwp"},
		"a per cent sign, ASCII":  {`attachment; filename="100% off.pdf"`, "100% off.pdf"},
		"no type before it":       {`filename="공고.hwp"`, "공고.hwp"},
		"a path":                  {`attachment; filename="C:\upload\공고.hwp"`, "공고.hwp"},
		"a path upwards":          {`attachment; filename="../../etc/passwd"`, "passwd"},
		"an escaped path":         {`attachment; filename=%2e%2e%2f%EA%B0%80.hwp`, "가.hwp"},
		"decomposed":              {`attachment; filename="` + norm.NFD.String("공고.hwp") + `"`, "공고.hwp"},
		"a control character":     {"attachment; filename=\"a\x1b[31m%00.hwp\"", "a[31m.hwp"},
		"another direction":       {"attachment; filename=\"a\u202egnp.exe\"", "agnp.exe"},
		"an empty name":           {`attachment; filename=""`, ""},
		"only a path":             {`attachment; filename="/tmp/"`, ""},
		"no name":                 {`attachment`, ""},
		"nothing":                 {``, ""},
		"twice":                   {`attachment; filename="가.hwp"; filename="나.hwp"`, "가.hwp"},
		"bytes of nothing":        {"attachment; filename=\"a\xff\xfe\x80.hwp\"", "a�.hwp"},
	} {
		if got := dispositionName(test.header); got != test.want {
			t.Errorf("%s: %q is %q, want %q", name, test.header, got, test.want)
		}
	}
}

func FuzzDispositionName(f *testing.F) {
	for _, s := range []string{
		`attachment; filename="` + announcement + `"`, `a;filename*0*=UTF-8''%EA;filename*1=x`, `filename==?UTF-8?B?6rO1?=`,
		`attachment; filename=` + escaped(euckr(announcement)), "filename=\"\\", latin1("filename=공"),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, header string) {
		name := dispositionName(header)
		if name != feed.Clean(name) || strings.ContainsAny(name, `/\`) {
			t.Errorf("%q is %q", header, name)
		}
		safe(t, SafeName(name))
	})
}

// safe fails the test if a name is more than a name.
func safe(t *testing.T, name string) {
	t.Helper()
	switch {
	case name == "", len(name) > maxName, !utf8.ValidString(name), !norm.NFC.IsNormalString(name), name != feed.Clean(name),
		strings.ContainsAny(name, `/\:*?"<>|`), strings.HasPrefix(name, "."), strings.HasPrefix(name, "-"),
		strings.HasSuffix(name, "."), strings.HasSuffix(name, " "), device(name):
		t.Errorf("%q is no safe name", name)
	}
	if again := SafeName(name); again != name {
		t.Errorf("%q made safe again is %q", name, again)
	}
}

func TestSafeName(t *testing.T) {
	long := strings.Repeat("가", 100)
	for name, want := range map[string]string{
		announcement:                 announcement,
		norm.NFD.String("공고.hwp"):    "공고.hwp",
		"  공고 \t문 .hwp ":             "공고 문.hwp",
		"../../etc/passwd":           "_.._etc_passwd",
		`C:\Windows\공고.hwp`:          "C__Windows_공고.hwp",
		"2026/3 공고?.hwp":             "2026_3 공고_.hwp",
		".bashrc":                    "bashrc",
		"...":                        "첨부파일",
		"":                           "첨부파일",
		"/":                          "첨부파일",
		".hwp":                       "hwp",
		"공고.":                        "공고",
		"공고. .":                      "공고",
		"-rf":                        "_rf",
		"--help.hwp":                 "_-help.hwp",
		"CON":                        "_CON",
		"con.hwp":                    "_con.hwp",
		"nul .txt":                   "_nul.txt",
		"Aux.공고.hwp":                 "_Aux.공고.hwp",
		"COM1.hwp":                   "_COM1.hwp",
		"lpt³.hwp":                   "_lpt³.hwp",
		"COM12.hwp":                  "COM12.hwp",
		"CONTENT.hwp":                "CONTENT.hwp",
		"a\x00b\x1b\u202e.hwp":       "ab.hwp",
		long + ".hwp":                strings.Repeat("가", 65) + ".hwp",
		long + ".hwp이 아닌 긴 무엇인가":     strings.Repeat("가", 66),
		strings.Repeat("a", 300):     strings.Repeat("a", 200),
		strings.Repeat("e\u0301", 2): "éé",
	} {
		if got := SafeName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
		safe(t, SafeName(name))
	}
}

func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"공고.hwp", "..", "CON.txt", "a\u0301" + strings.Repeat("\u0301", 300), strings.Repeat("가", 90) + ".hwp", "- .-", "._ ."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) { safe(t, SafeName(name)) })
}

func TestNames(t *testing.T) {
	for _, test := range []struct{ page, url, header, want string }{
		{"공고.hwp", "", "", "공고.hwp"},
		{"공고.hwp", "", `attachment; filename="20250408_1.hwp"`, "공고.hwp"},
		{"공고.hwp", "", `attachment; filename="공고.HWP"`, "공고.hwp"},
		{"공고.hwp", "", `attachment; filename="공고.pdf"`, "공고.pdf"},
		{"공고문", "", `attachment; filename="공고문.hwp"`, "공고문.hwp"},
		{"공고.hwp", "", `attachment; filename="download"`, "공고.hwp"},
		{"첨부 1", "", "", "첨부 1"},
		{"", "http://a.kr/down.do?id=1", `attachment; filename="가.hwp"`, "가.hwp"},
		{"", "http://a.kr/down.do?id=1", "", "첨부파일"},
		{"", "http://a.kr/f/%EA%B0%80.hwp", "", "가.hwp"},
		{"", "", "", "첨부파일"},
	} {
		f := feed.Attachment{Name: test.page, URL: test.url}
		if got := lastName(f, test.header); got != test.want {
			t.Errorf("%+v is %q, want %q", test, got, test.want)
		}
	}
	for n, want := range map[int]string{1: "가.tar.gz", 2: "가.tar (2).gz", 10: "가.tar (10).gz"} {
		if got := numbered("가.tar.gz", n); got != want {
			t.Errorf("number %d is %q, want %q", n, got, want)
		}
	}
	if long := numbered(SafeName(strings.Repeat("가", 300)+".hwp"), maxClash) + noteEnding; len(long) > 255 || path.Ext(long) != ".json" {
		t.Errorf("%q has %d bytes", long, len(long))
	}
}

func TestContentRange(t *testing.T) {
	for header, want := range map[string][2]int64{
		"bytes 5-9/10": {5, 10}, "BYTES 5-9/*": {5, -1}, "bytes */10": {-1, 10}, "": {-1, -1}, "bytes x-y/z": {-1, -1}, "items 5-9/10": {-1, -1}, "bytes -5-9/-3": {-1, -1},
	} {
		from, total := contentRange(map[string][]string{"Content-Range": {header}})
		if got := [2]int64{from, total}; got != want {
			t.Errorf("%q is %v, want %v", header, got, want)
		}
	}
}
