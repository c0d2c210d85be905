package find

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/tui/cell"
	"city/sosik/tui/prose"
)

// picture draws the rows of a text with brackets round what was found, braces
// round the match current.
func picture(set cell.Text, f Found, current int) string {
	var b strings.Builder
	for y, line := range set.Lines {
		plain, at := cell.Plain(line), 0
		for _, s := range f.Row(y, current) {
			open, end := "[", "]"
			if s.Current {
				open, end = "{", "}"
			}
			b.WriteString(plain[at:s.Start] + open + plain[s.Start:s.End] + end)
			at = s.End
		}
		b.WriteString(plain[at:] + "\n")
	}
	return b.String()
}

func TestAll(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		w, hang    int
		needles    []string
		want       string
	}{
		{"in a row", "안산시 안산", 20, 0, []string{"안산"}, "[안산]시 {안산}\n"},
		{"over a break in a word", "상록구청장", 6, 0, []string{"구청"}, "상록[구]\n[청]장\n"},
		{"over a break at a space", "안산 시청", 6, 0, []string{"산 시"}, "안[산]\n[시]청\n"},
		{"no space where none was", "상록구청장", 6, 0, []string{"구 청"}, "상록구\n청장\n"},
		{"not over a line's end", "안산\n시청", 6, 0, []string{"안산시청", "안산 시청"}, "안산\n시청\n"},
		{"over three rows, under a hang", "▲ 가나다라마", 6, 2, []string{"나다라마"}, "▲ 가[나]\n  [다]\n  [라마]\n"},
		{"a space at the end of a needle", "안산 시청 안산", 5, 0, []string{"안산 "}, "[안산]\n시청\n안산\n"},
		{"nothing but the space of a break", "안산 시청", 5, 0, []string{" "}, "안산\n시청\n"},
		{"case", "Ansan ANSAN ÉCOLE", 30, 0, []string{"aNsAn", "école"}, "[Ansan] {ANSAN} [ÉCOLE]\n"},
		{"letters that get shorter", "Kelvin K 안산", 30, 0, []string{"k 안"}, "Kelvin [K 안]산\n"},
		{"decomposed needle", "안산시", 30, 0, []string{"\u1100\u1161\u11ab", "\u110b\u1161\u11ab산"}, "[안산]시\n"},
		{"none overlaps itself", "가가가 가가", 30, 0, []string{"가가"}, "[가가]가 {가가}\n"},
		{"those that touch are two", "가가", 30, 0, []string{"가"}, "[가]{가}\n"},
		{"overlapping needles are one", "안산시청 앞", 30, 0, []string{"산시", "안산", "시청", "앞"}, "[안산시청] {앞}\n"},
		{"the same needle twice", "안산 안산", 30, 0, []string{"안산", "안산"}, "[안산] {안산}\n"},
		{"a phrase", "청년 창업\n청년의 창업", 30, 0, []string{"청년  창업"}, "[청년 창업]\n청년의 창업\n"},
		{"empty", "안산", 30, 0, []string{"", "\t"}, "안산\n"},
		{"styles count for nothing", "\x1b[1m안\x1b[0m산\x1b[4m시\x1b[0m", 5, 0, []string{"안산시"}, "[안]\n[산시]\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			set := cell.Metrics{}.Break(tt.text, tt.w, tt.hang)
			if diff := cmp.Diff(tt.want, picture(set, New(set).All(tt.needles...), 1)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func set(t testing.TB, a feed.Article, width, ambiguous int) cell.Text {
	t.Helper()
	text, err := prose.Render(context.Background(), a, prose.Options{
		Width: width, Metrics: cell.Metrics{Ambiguous: ambiguous}, Style: prose.Style{Profile: termenv.ANSI, Color: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func spans(s string) []feed.Span { return []feed.Span{{Text: s}} }

// In an article words are found across the bars of quotes, under the marks of
// lists and in the cells of tables.
func TestAllInArticle(t *testing.T) {
	a := feed.Article{
		Body: feed.Body{
			{Kind: feed.Item, Level: 2, Marker: "•", Spans: spans("청년 창업지원금 신청")},
			{Kind: feed.Quote, Spans: spans("모두의 창업지원금입니다")},
			{Kind: feed.Table, Rows: []feed.Row{
				{{Spans: spans("창업지원금"), Header: true}, {Spans: spans("금액과 창업지원금"), Header: true}},
				{{Spans: spans("1차")}, {Spans: spans("50만 원, 창업지원금 별도")}},
			}},
			{Kind: feed.Rule},
			{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "창업"}, {Text: "지원금", Link: 1}, {Text: " 안내"}}},
		},
		Links: []feed.Link{{Text: "지원금", URL: "http://a.kr/지원금"}},
	}
	text := set(t, a, 24, 1)
	want := `  • 청년 [창업지원금] 신청

│ 모두의
│ [창업지원금]입니다

[창업지원금] │ 금액과
           │ {창업지원금}
───────────┼────────────
1차        │ 50만 원,
           │ [창업지원금]
           │ 별도

────────────────────────

[창업지원금][1] 안내

링크와 그림 주소
[1] http://a.kr/지원금
`
	if diff := cmp.Diff(want, picture(text, New(text).All("창업지원금"), 3)); diff != "" {
		t.Error(diff)
	}
	text = set(t, a, 12, 1)
	want = `  • 청년
    [창업지]
    [원금]
    [신청]

│ 모두의
│ [창업지원]
│ [금]입니다

[창업지원금]:
  1차
금액과
  {창업지}
  {원금}:
  50만 원,
  [창업지원금]
  별도

────────────

[창업지원금]
[1] 안내

링크와 그림
주소
[1] http://
    [a.kr/]
    [지]원금
`
	if diff := cmp.Diff(want, picture(text, New(text).All("창업지원금", "금 신청", "a.kr/지"), 3)); diff != "" {
		t.Error(diff)
	}
}

// The cells of a table are read one after the other, the matches counted by
// rows.
func TestFoundOrder(t *testing.T) {
	a := feed.Article{Body: feed.Body{{Kind: feed.Table, Rows: []feed.Row{
		{{Spans: spans("가\n나\n안산")}, {Spans: spans("안산\n안산")}},
	}}}}
	text := set(t, a, 30, 1)
	f := New(text).All("안산")
	want := []Match{{{0, 9, 15}}, {{1, 9, 15}}, {{2, 0, 6}}}
	for _, m := range want[:2] { // after "가    │ "
		m[0].Start, m[0].End = len("가   │ "), len("가   │ 안산")
	}
	if diff := cmp.Diff(want, f.Matches); diff != "" {
		t.Errorf("%s\n%s", diff, picture(text, f, 0))
	}
	for row, want := range []int{0, 1, 2, 0, 0} {
		if got := f.From(row); got != want {
			t.Errorf("from row %d: %d, want %d", row, got, want)
		}
	}
	if got := (Found{}).From(0); got != -1 {
		t.Errorf("nothing found: %d", got)
	}
	for row := range text.Lines {
		for _, s := range f.Row(row, row) {
			if !s.Current {
				t.Errorf("row %d is not current: %v", row, s)
			}
		}
	}
}

var words = strings.Split("안산시 안산 산 시 산시 시산 가가 가 A a Ansan K K É é İ 2026년 2 ▲ “가” (가) 동해물과백두산이마르고닳도록 e\u0301\u0301 …", " ")

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(words[r.IntN(len(words))])
		b.WriteString([]string{"", " ", " ", " ", "\n"}[r.IntN(5)])
	}
	return feed.CleanText(b.String())
}

// What is found in rows is what strings finds in the text before it was set.
func TestAllFindsWhatStringsDoes(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		text := randomText(r, 60)
		m := cell.Metrics{Ambiguous: 1 + r.IntN(2)}
		set := m.Break(text, 2+r.IntN(60), r.IntN(4))
		found := New(set)
		folded, _ := fold(text)
		for range 20 {
			runes := []rune(folded)
			from := r.IntN(len(runes))
			needle := Needle(string(runes[from:min(from+1+r.IntN(8), len(runes))]))
			if strings.TrimSpace(needle) == "" {
				continue
			}
			got := found.All(needle).Matches
			if want := strings.Count(folded, needle); len(got) != want {
				t.Fatalf("seed %d: %d of %d %q in\n%s", seed, len(got), want, needle, strings.Join(set.Lines, "\n"))
			}
			for _, match := range got {
				said := ""
				for _, r := range match {
					said += set.Lines[r.Row][r.Start:r.End]
				}
				said, _ = fold(said)
				if bare(said) != bare(needle) {
					t.Fatalf("seed %d: %q found for %q", seed, said, needle)
				}
			}
		}
	}
}

func bare(s string) string { return strings.ReplaceAll(s, " ", "") }

func FuzzAll(f *testing.F) {
	f.Add("안산시 안산시청", "산시", "안", 5, 2)
	f.Add("İ K \u0301 \x1b[1m가\x1b[0m", "k", "\xff", 1, 0)
	f.Fuzz(func(t *testing.T, text, a, b string, w, hang int) {
		if w > 200 || hang > 200 || len(text) > 2000 {
			return
		}
		set := cell.Metrics{}.Break(strings.ToValidUTF8(text, ""), w, hang)
		found := New(set).All(a, b)
		var last Range
		for i, m := range found.Matches {
			if len(m) == 0 || i > 0 && (m[0].Row < last.Row || m[0].Row == last.Row && m[0].Start < last.End) {
				t.Fatalf("%v after %v", m, last)
			}
			last = m[len(m)-1]
		}
		for y, line := range set.Lines {
			spans := found.Row(y, 0)
			for _, s := range spans {
				if s.Start < 0 || s.Start >= s.End || s.End > len(cell.Plain(line)) {
					t.Fatalf("%v in %q", s, line)
				}
			}
			checkMark(t, line, spans)
		}
	})
}

func article300KB() feed.Article {
	var body feed.Body
	for n, i := 0, 0; n < 300<<10; i++ {
		s := fmt.Sprintf("▲ 안산시(시장 이민근)는 ‘2026년 청년 창업 지원사업’ 참여자 %d명을 3. 2.부터 모집한다고 8일 밝혔다. 자세한 내용은 안산시 누리집에서 볼 수 있다.", i)
		n += len(s)
		body = append(body, feed.Block{Kind: feed.Paragraph, Spans: spans(s)})
	}
	return feed.Article{Body: body}
}

// A key typed while searching must be shown in 16 ms, and an article of 300 KB
// is the longest there is: finding may take 10 of them.
func BenchmarkAll(b *testing.B) {
	text := New(set(b, article300KB(), 78, 1))
	for _, needle := range []string{"다", "안산", "창업 지원사업", "동해물과", " "} {
		b.Run(needle, func(b *testing.B) {
			b.SetBytes(int64(len(text.folded)))
			for b.Loop() {
				text.All(needle)
			}
		})
	}
	b.Run("three", func(b *testing.B) {
		for b.Loop() {
			text.All("안산", "청년", "모집")
		}
	})
}

// Once for each time that an article is set.
func BenchmarkNew(b *testing.B) {
	set := set(b, article300KB(), 78, 1)
	for b.Loop() {
		New(set)
	}
}
