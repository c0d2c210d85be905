package prose

import (
	"slices"
	"strings"
	"testing"

	"city/sosik/feed"
)

func TestMarker(t *testing.T) {
	for line, want := range map[string]string{
		"▲ 일시: 3월":         "▲ ",
		"▲일시":              "▲",
		"※ 문의":             "※ ",
		"① 신청":             "① ",
		"①신청":              "①",
		"㉠ 가":              "㉠ ",
		"○":                "○",
		"ㆍ 장소":             "ㆍ ",
		"· 장소":             "· ",
		"- 장소":             "- ",
		"– 장소":             "– ",
		"가. 장소":            "가. ",
		"하) 장소":            "하) ",
		"(가) 장소":           "(가) ",
		"(1) 장소":           "(1) ",
		"1. 장소":            "1. ",
		"12) 장소":           "12) ",
		"a. 장소":            "a. ",
		"Ⅰ. 개요":            "Ⅰ. ",
		"Ⅳ 개요":             "Ⅳ ",
		"":                 "",
		"안산시":              "",
		"3.2.~5.31. 접수":    "",
		"2026. 3. 2.":      "",
		"-10도까지 내려간다":      "",
		"*필수":              "",
		"** 허위 기재":         "** ",
		"# 일정은 바뀔 수 있다":    "# ",
		"#안산시 소식":          "",
		"**굵게** 쓴 글":       "",
		"1.5배":             "",
		"가족과 함께":           "",
		"간. 장소":            "",
		"(주)안산":            "",
		"(031) 481-2345":   "",
		"ㅇ 대상: 시민":         "ㅇ ",
		"o 대상":             "o ",
		"→ 신청":             "→ ",
		"오는 8일":            "",
		"1-2. 대상":          "1-2. ",
		"1.2.3) 대상":        "1.2.3) ",
		"12.24 성탄절":        "",
		"https://a.kr ▲ 가": "",
	} {
		if got := marker(line); got != want {
			t.Errorf("marker(%q) = %q, want %q", line, got, want)
		}
	}
}

func TestHeadline(t *testing.T) {
	for line, want := range map[string]bool{
		"■ 신청 방법": true,
		"□ 안산시 공직자 성금 5,500만 원 기탁":     true,
		"【 모집 개요 】":                    true,
		"<유의 사항>":                      true,
		"■ 접수: 3. 2.":                  false,
		"■ 3.2.~5.31.":                 false,
		"■ 신청서를 냅니다.":                  false,
		"■ 시는 축제를 연다":                  false,
		"■":                            false,
		"○ 대상":                         false,
		"<가> 또는 <나> 가운데":               false,
		"":                             false,
		"■ " + strings.Repeat("가", 40): false,
	} {
		if got := headline(line); got != want {
			t.Errorf("headline(%q) = %v", line, got)
		}
	}
}

// A heading that its author made of ■ is bold, and says the same.
func TestHeadlineIsBold(t *testing.T) {
	a := feed.Article{Body: feed.Body{para("■ 신청 방법\n○ 방문")}}
	rows := render(t, a, Options{Width: 40, Style: colours(true)})
	if want := []string{"\x1b[1m■ 신청 방법\x1b[0m", "○ 방문"}; !slices.Equal(rows, want) {
		t.Errorf("%q", rows)
	}
}
