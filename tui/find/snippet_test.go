package find

import (
	"math/rand/v2"
	"strings"
	"testing"

	"city/sosik/feed"
	"city/sosik/feed/query"
	"city/sosik/tui/cell"
)

const body = "안산시(시장 이민근)는 ‘2026년 청년 창업 지원사업’ 참여자를 모집한다고 8일 밝혔다. 자세한 내용은 안산시 누리집에서 볼 수 있다."

// at finds all places of words in a text.
func at(text string, words ...string) (spans []query.Span) {
	var all []stretch
	for _, w := range words {
		all = places(all, text, w)
	}
	for _, s := range merge(all) {
		spans = append(spans, query.Span{Start: s.start, End: s.end})
	}
	return spans
}

func bracketed(s string, spans []Span) string {
	out, end := "", 0
	for _, p := range spans {
		out += s[end:p.Start] + "[" + s[p.Start:p.End] + "]"
		end = p.End
	}
	return out + s[end:]
}

func TestSnippet(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		words      []string
		width      int
		narrow     string
		wide       string // at ambiguous 2
	}{
		{"all of it", "안산시 청년", []string{"청년"}, 12, "안산시 [청년]", "안산시 [청년]"},
		{"the beginning", body, nil, 40, "안산시(시장 이민근)는 ‘2026년 청년 창업…", "안산시(시장 이민근)는 ‘2026년 청년 창…"},
		{"near the beginning", body, []string{"이민근"}, 40, "안산시(시장 [이민근])는 ‘2026년 청년 창업…", "안산시(시장 [이민근])는 ‘2026년 청년 창…"},
		{"in the middle", body, []string{"참여자"}, 40, "…지원사업’ [참여자]를 모집한다고 8일 밝혔…", "…지원사업’ [참여자]를 모집한다고 8일…"},
		{"several", body, []string{"모집", "참여자"}, 50, "…창업 지원사업’ [참여자]를 [모집]한다고 8일 밝혔다.…", "…창업 지원사업’ [참여자]를 [모집]한다고 8일 밝혔다…"},
		{"the end", body, []string{"수 있다"}, 30, "…안산시 누리집에서 볼 [수 있다].", "…누리집에서 볼 [수 있다]."},
		{"inside a word", body, []string{"집한다"}, 30, "…모[집한다]고 8일 밝혔다. 자세…", "…모[집한다]고 8일 밝혔다. 자…"},
		{"a long word", strings.Repeat("가나다라마바", 3) + "사" + strings.Repeat("가나다라마바", 3), []string{"사가나"}, 20, "…라마바[사가나]다라마…", "…라마바[사가나]다라…"},
		{"a match too long", body, []string{"2026년 청년 창업 지원사업"}, 20, "…[2026년 청년 창업]…", "…[2026년 청년 창업]…"},
		{"little room", body, []string{"청년"}, 9, "…[청년] 창…", "[청년] 창업"},
		{"one cell", body, []string{"청년"}, 1, "", ""},
		{"no room", body, []string{"청년"}, 0, "", ""},
		{"empty", "", nil, 10, "", ""},
	} {
		spans := at(tt.text, tt.words...)
		for i, want := range []string{tt.narrow, tt.wide} {
			if got := bracketed(Snippet(cell.Metrics{Ambiguous: i + 1}, tt.text, spans, tt.width)); got != want {
				t.Errorf("%s, at ambiguous %d: %q, want %q", tt.name, i+1, got, want)
			}
		}
	}
}

// checkSnippet checks what holds for every snippet.
func checkSnippet(t *testing.T, text string, spans []query.Span, width, ambiguous int) {
	t.Helper()
	m := cell.Metrics{Ambiguous: ambiguous}
	got, marks := Snippet(m, text, spans, width)
	if w := m.Width(got); w > max(width, 0) {
		t.Fatalf("%q in %d cells, ambiguous %d: %q has %d", text, width, ambiguous, got, w)
	}
	if feed.Clean(got) != got {
		t.Fatalf("%q is not clean", got)
	}
	inner := strings.TrimSuffix(strings.TrimPrefix(got, ellipsis), ellipsis)
	if !strings.Contains(text, inner) {
		t.Fatalf("%q is not of %q", got, text)
	}
	end := 0
	for _, s := range marks {
		if s.Start < end || s.Start >= s.End || s.End > len(got) {
			t.Fatalf("%v in %q", marks, got)
		}
		end = s.End
	}
	if width < 20 || len(spans) == 0 || spans[0].Start >= spans[0].End {
		return
	}
	first := text[spans[0].Start:spans[0].End]
	if len(marks) == 0 || m.Width(first) <= width-2*m.Width(ellipsis) && got[marks[0].Start:marks[0].End] != first {
		t.Fatalf("%q is not in %q at %d", first, bracketed(got, marks), width)
	}
}

func TestSnippetFits(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 5))
		text := feed.Clean(randomText(r, 5+r.IntN(60)))
		spans := at(text, words[r.IntN(len(words))], words[r.IntN(len(words))])
		for width := range 201 {
			checkSnippet(t, text, spans, width, 1)
			checkSnippet(t, text, spans, width, 2)
		}
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add(body, "창업", 20, 1)
	f.Add("\u0301가 \u0301나 다라", "\u0301", 4, 2)
	f.Fuzz(func(t *testing.T, text, word string, width, ambiguous int) {
		if width > 300 || len(text) > 3000 {
			return
		}
		text = feed.Clean(text)
		if word = feed.Clean(word); word == "" {
			checkSnippet(t, text, nil, width, ambiguous)
			return
		}
		checkSnippet(t, text, at(text, word), width, ambiguous)
	})
}

// Each row of the results has a snippet, of bodies of any length.
func BenchmarkSnippet(b *testing.B) {
	text := strings.Repeat(body+" ", 1000) + "끝말"
	spans := at(text, "끝말")
	for b.Loop() {
		Snippet(cell.Metrics{Ambiguous: 2}, text, spans, 100)
	}
}
