package query

import (
	"strings"
	"testing"
	"unicode/utf8"

	"city/sosik/feed"

	"golang.org/x/text/unicode/norm"
)

// article is a notice of 3 KB, as long as they usually are.
func article(b *testing.B) (text string, d Document) {
	const sentence = "안산시는 봄철 산불조심 기간(3.2.~5.31.)을 맞아 산불 예방 캠페인을 벌인다. ▲ 문의: AI 도시과 031-481-2000 "
	text = feed.Clean(strings.Repeat(sentence, 3000/len(sentence)+1))
	b.SetBytes(int64(len(text)))
	return text, document("안산시‘AI 도시’ 선정… 산불 조심 기간", text, "공보관", "예산.hwp")
}

func parse(b *testing.B, s string) Query {
	q, err := Parse(s, now)
	if err != nil {
		b.Fatal(err)
	}
	return q
}

// A query is parsed at every key: far below the 16 ms of a frame.
func BenchmarkParse(b *testing.B) {
	for name, s := range map[string]string{
		"word": "산불",
		"all":  `산불 "두 낱말" -축제 제목:예산 2025-04-01..2025-04-08 별`,
		"long": strings.Repeat("가나다라마바사하 ", MaxRunes)[:MaxRunes*2],
		"NFD":  norm.NFD.String(`산불 "두 낱말" -축제 제목:예산`),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				parse(b, s)
			}
		})
	}
}

// A notice that is not indexed yet is searched by Match: 20,000 of them within
// a tenth of a second.
func BenchmarkMatch(b *testing.B) {
	for name, s := range map[string]string{"word": "없는낱말", "one": "뷁", "found": "캠페인", "four": "산불 안산 캠페인 -없는", "initials": "ㅊㅈ"} {
		b.Run(name, func(b *testing.B) {
			_, d := article(b)
			q := parse(b, s)
			b.ReportAllocs()
			for b.Loop() {
				q.Match(d)
			}
		})
	}
}

// What is found is marked on every row of the screen, for every frame.
func BenchmarkFind(b *testing.B) {
	text, _ := article(b)
	q := parse(b, "산불 캠페인 ai")
	b.ReportAllocs()
	for b.Loop() {
		q.Find(false, text)
	}
}

// Every notice is folded once, when it is indexed.
func BenchmarkFold(b *testing.B) {
	text, _ := article(b)
	for name, s := range map[string]string{"mixed": text, "small": Fold(text), "ASCII": strings.Repeat("AI city ", len(text)/utf8.UTFMax/2)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Fold(s)
			}
		})
	}
}
