package feed

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// Only what Markdown would take for structure is escaped.
func TestEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"3.2.부터 5.31.~":          "3.2.부터 5.31.~",
		"3.2.~5.31. 09:00~18:00": `3.2.\~5.31. 09:00\~18:00`,
		"2026. 3. 2.":            `2026\. 3. 2.`,
		"3) 5)":                  `3\) 5)`,
		"3.2. 개막":                "3.2. 개막",
		"- 가":                    `\- 가`,
		"+ 가":                    `\+ 가`,
		"-10도":                   "-10도",
		"---":                    `\---`,
		"===":                    `\===`,
		"가 - 나 + 다 = 라":          "가 - 나 + 다 = 라",
		"# 제목":                   `\# 제목`,
		"#안산":                    "#안산",
		"> 인용":                   `\> 인용`,
		"가 > 나 < 다":              "가 > 나 < 다",
		"<안산시>":                  "<안산시>",
		"<b>굵게</b>":              `\<b>굵게\</b>`,
		"R&D, A&B &lt;":          `R&D, A&B \&lt;`,
		"*필수":                    `\*필수`,
		"file_name_v2.hwp":       "file_name_v2.hwp",
		"_밑줄_":                   `\_밑줄\_`,
		"[공고] 모집":                "[공고] 모집",
		"[가](나)":                 `\[가\](나)`,
		"[ ] 확인":                 `\[ \] 확인`,
		"[가]: 나":                 `\[가\]: 나`,
		`C:\공고\신청`:               `C:\공고\신청`,
		`가\*나`:                   `가\\\*나`,
		`끝\`:                     `끝\\`,
		"`x`":                    "\\`x\\`",
		"가 | 나":                  "가 | 나",
		"|---|":                  `\|---|`,
		"https://a.kr/b_c?d=1&e": "https://a.kr/b_c?d=1&e",
		"https://a.kr/*":         `https\://a.kr/\*`,
		"a@b.kr":                 "a@b.kr",
		"안녕!":                    "안녕!",
		"하나\n1. 둘":               "하나  \n" + `1\. 둘`,
		"하나\n\n둘":                "하나\n\n둘",
		": 정의":                   `\: 정의`,
	} {
		w := markdown{}
		if got := w.paragraph([]Span{{Text: in}}); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// Bold text is bold next to Korean particles, which Markdown does not expect.
func TestBold(t *testing.T) {
	for _, tt := range []struct {
		spans []Span
		want  string
	}{
		{[]Span{{Text: "가"}, {Text: "나", Bold: true}, {Text: "다"}}, "가**나**다"},
		{[]Span{{Text: "“강조”", Bold: true}, {Text: "는"}}, "“**강조**”는"},
		{[]Span{{Text: "▲ 일시:", Bold: true}, {Text: " 3월"}}, "▲ **일시**: 3월"},
		{[]Span{{Text: " 가 ", Bold: true}, {Text: "나"}}, "**가** 나"},
		{[]Span{{Text: "***", Bold: true}}, `\*\*\*`},
		{[]Span{{Text: "1"}, {Text: ". 가", Bold: true}}, `1\. **가**`},
	} {
		w := markdown{}
		if got := w.paragraph(tt.spans); got != tt.want {
			t.Errorf("%v became %q, want %q", tt.spans, got, tt.want)
		}
	}
}

func TestMarkdownGolden(t *testing.T) {
	a := Article{
		Notice: Notice{Title: "[공고] 2026년 청년 창업 #1", Author: "일자리정책과", Date: "2026-03-02", Views: 43, URL: "https://www.ansan.go.kr/?fidx=20852&page=155"},
		Body:   sampleBody,
		Links:  []Link{{Text: "모집", URL: "https://www.ansan.go.kr/(1)"}, {Text: "규정", URL: "https://www.elis.go.kr/"}},
		Images: []Image{{Alt: "포스터", URL: "https://www.ansan.go.kr/p.jpg"}},
		Attachments: []Attachment{
			{Name: "공고문_최종.hwp", URL: "https://www.ansan.go.kr/file?id=1&no=2"}, {Name: "1. 신청서.hwpx"}, {},
		},
	}
	want := strings.ReplaceAll(`# [공고] 2026년 청년 창업 #1

- 작성자: 일자리정책과
- 작성일: 2026-03-02
- 조회수: 43
- 주소: <https://www.ansan.go.kr/?fidx=20852&page=155>

---

## 모집 안내

안산시는 “**청년**”을 [모집[1]](<https://www.ansan.go.kr/(1)>)한다.··
▲ 3.2.~5.31.

1. 신청서
   - 가. 자필··
     서명
- 끝

> 말··
> 했다

'''
a | b
'''

---

| 구분 | 내용 |
| --- | --- |
| 창업<br>지원 |  |
|  |  |

![그림 1: 포스터](https://www.ansan.go.kr/p.jpg) 위··
[그림 2]

## 링크

1. [모집](<https://www.ansan.go.kr/(1)>)
2. [규정](https://www.elis.go.kr/)

## 첨부파일

- [공고문_최종.hwp](https://www.ansan.go.kr/file?id=1&no=2)
- 1\. 신청서.hwpx
`, "··", "  ")
	want = strings.ReplaceAll(want, "'''", "```")
	if diff := gocmp.Diff(want, a.Markdown()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
