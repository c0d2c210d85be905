package diff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// picture writes edits in one line.
func picture(edits []Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case Delete:
			b.WriteString("[-" + e.Text + "-]")
		case Insert:
			b.WriteString("{+" + e.Text + "+}")
		default:
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"the same", "안산시는 모집한다.", "안산시는 모집한다.", "안산시는 모집한다."},
		{"nothing", "", "", ""},
		{"from nothing", "", "안산", "{+안산+}"},
		{"to nothing", "안산", "", "[-안산-]"},
		{"a word", "청년 창업 지원", "청년 취업 지원", "청년 [-창업-]{+취업+} 지원"},
		{"a word more", "청년 지원", "청년 창업 지원", "청년 {+창업 +}지원"},
		{"a word less", "청년 창업 지원", "청년 지원", "청년 [-창업 -]지원"},
		{"a particle", "안산시는 모집한다", "안산시가 모집한다", "안산시[-는-]{+가+} 모집한다"},
		{"a particle of one syllable", "물은 맑다", "물이 맑다", "[-물은-]{+물이+} 맑다"},
		{"an ending", "참여자를 모집합니다.", "참여자를 모집하였습니다.", "참여자를 모집[-합니다-]{+하였습니다+}."},
		{"a word that grows", "안산 시민", "안산시 시민", "안산{+시+} 시민"},
		{"a year", "2025년 예산", "2026년 예산", "[-2025-]{+2026+}년 예산"},
		{"a date", "2026. 3. 2.(월)까지", "2026. 3. 9.(월)까지", "2026. 3. [-2-]{+9+}.(월)까지"},
		{"Latin", "Android 앱", "Andorra 앱", "[-Android-]{+Andorra+} 앱"},
		{"brackets", "(안산)", "(시흥)", "([-안산-]{+시흥+})"},
		{"several particles", "안산시는 시민을 위해", "안산시가 시민이 위해", "안산시[-는-]{+가+} 시민[-을-]{+이+} 위해"},
		{"a passage", "지원 금액은 다음 공고에 따르며 시장이 정한다.", "지원 인원은 이번 예산 안에서 시장이 정한다.", "지원 [-금액은 다음 공고에 따르며-]{+인원은 이번 예산 안에서+} 시장이 정한다."},
		{"a word that stayed in a passage", "가을 하늘 높고 및 구름 없이 맑은 날", "시청 앞의 광장 및 공원 안의 작은 못", "[-가을 하늘 높고 및 구름 없이 맑은 날-]{+시청 앞의 광장 및 공원 안의 작은 못+}"},
		{"words of particles and numbers", "시민을 위해 모집한다고 8일 밝혔다", "시민을 위해 모집하였다고 9일 밝혔다", "시민을 위해 모집[-한다고-]{+하였다고+} [-8-]{+9+}일 밝혔다"},
		{"not word for word", "안산시(시장 이민근)는 밝혔다", "안산시가 밝혔다", "[-안산시(시장 이민근)는-]{+안산시가+} 밝혔다"},
		{"a line that changed beside one that went", "▲ 제출 방법: 전자우편\n이 문단은 지워진다.\n끝", "▲ 제출 방법: 전자우편 또는 방문\n끝", "▲ 제출 방법: 전자우편{+ 또는 방문+}\n[-이 문단은 지워진다.\n-]끝"},
		{"a line that changed after one that came", "▲ 모집 인원: 30명\n끝", "▲ 모집 기간: 3월\n▲ 모집 인원: 50명\n끝", "{+▲ 모집 기간: 3월\n+}▲ 모집 인원: [-30-]{+50+}명\n끝"},
		{"a paragraph cut in two", "가을 하늘이 높고 맑다. 겨울 바다가 깊고 푸르다.\n끝", "가을 하늘이 높고 맑다.\n겨울 바다가 깊고 푸르다.\n끝", "가을 하늘이 높고 맑다.[- -]{+\n+}겨울 바다가 깊고 푸르다.\n끝"},
		{"a paragraph more", "하나.\n셋.", "하나.\n둘.\n셋.", "하나.\n{+둘.\n+}셋."},
		{"a paragraph at the end", "하나.", "하나.\n둘.", "하나.{+\n둘.+}"},
		{"paragraphs with the same words", "안산시 공고\n안산시 공보\n끝", "안산시 공보\n끝", "[-안산시 공고\n-]안산시 공보\n끝"},
		{"a line that is broken", "가을 하늘", "가을\n하늘", "가을[- -]{+\n+}하늘"},
		{"spaces", "  가  나 ", "  가 나", "  가 [- -]나[- -]"},
		{"marks stay with their letters", "e\u0301a", "e\u0302a", "[-e\u0301a-]{+e\u0302a+}"},
		{"not UTF-8", "\xff가 나", "\xff가 다", "\xff가 [-나-]{+다+}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, picture(Words(tt.old, tt.new))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// check checks what holds for all edits.
func check(t *testing.T, old, changed string) []Edit {
	t.Helper()
	edits := Words(old, changed)
	var before, after strings.Builder
	for i, e := range edits {
		if e.Op != Insert {
			before.WriteString(e.Text)
		}
		if e.Op != Delete {
			after.WriteString(e.Text)
		}
		if e.Text == "" || i > 0 && edits[i-1].Op == e.Op {
			t.Fatalf("edit %d of %q", i, edits)
		}
	}
	if before.String() != old || after.String() != changed {
		t.Fatalf("%q to %q became %q", old, changed, picture(edits))
	}
	return edits
}

var vocabulary = strings.Fields("안산시는 안산시가 안산 2025년 2026년 청년 창업 지원사업 및 또는 참여자를 참여자가 모집한다. 모집합니다. (월) 3.2.~5.31. “선착순” ANSAN e\u0301 📎 \xff")

func randomText(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = vocabulary[r.IntN(len(vocabulary))] + []string{" ", " ", " ", "\n", "\n\n", "", "  "}[r.IntN(7)]
	}
	return out
}

// changed changes n places of a text.
func changed(r *rand.Rand, text []string, n int) []string {
	text = append([]string{}, text...)
	for range n {
		at, words := r.IntN(len(text)+1), randomText(r, r.IntN(3))
		end := min(len(text), at+r.IntN(3))
		text = append(text[:at:at], append(words, text[end:]...)...)
	}
	return text
}

func TestWordsLoseNothing(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 9))
		old := randomText(r, r.IntN(200))
		check(t, strings.Join(old, ""), strings.Join(changed(r, old, r.IntN(40)), ""))
		check(t, strings.Join(old, ""), strings.Join(randomText(r, r.IntN(200)), ""))
	}
}

// Far more differences than the library looks for at once are still found one
// by one.
func TestManyChanges(t *testing.T) {
	var old, changed strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&old, "낱말%d ", i)
		if i%5 == 0 {
			fmt.Fprintf(&changed, "다른 %d ", i)
			continue
		}
		fmt.Fprintf(&changed, "낱말%d ", i)
	}
	kept := 0
	for _, e := range check(t, old.String(), changed.String()) {
		if e.Op == Keep {
			kept += len(strings.Fields(e.Text))
		}
	}
	if kept < 2400 {
		t.Errorf("%d of 2400 words are kept", kept)
	}
}

func FuzzWords(f *testing.F) {
	f.Add("안산시는 모집한다.\n끝", "안산시가 모집합니다.\n\n끝")
	f.Add("가가가", "가가")
	f.Add("e\u0301\u0301 \xff", "e\u0301 ")
	f.Fuzz(func(t *testing.T, a, b string) {
		check(t, a, b)
		check(t, a+" "+b, b+"\n"+a)
	})
}

func page(n int) []string {
	var out []string
	for i, size := 0, 0; size < n; i++ {
		line := fmt.Sprintf("▲ 안산시(시장 이민근)는 ‘2026년 청년 창업 지원사업’ 참여자 %d명을 3. 2.부터 선착순으로 모집한다고 8일 밝혔다.\n", i)
		size += len(line)
		out = append(out, strings.SplitAfter(line, " ")...)
	}
	return out
}

// What changed in a notice is shown at a key stroke: a few edits in 30 KB must
// take a few milliseconds.
func BenchmarkWords30KB(b *testing.B) {
	old := page(30 << 10)
	benchmark(b, old, changed(rand.New(rand.NewPCG(1, 2)), old, 20))
}

// And nothing may hang, whatever two versions have in common.
func BenchmarkWords300KB(b *testing.B) {
	old := page(300 << 10)
	benchmark(b, old, changed(rand.New(rand.NewPCG(1, 2)), old, 3000))
}

func BenchmarkWordsUnlike300KB(b *testing.B) {
	var old, unlike []string
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 30000 {
		old = append(old, fmt.Sprintf("낱말%d ", r.IntN(5000)))
		unlike = append(unlike, fmt.Sprintf("다른%d ", i))
		if i%50 == 0 {
			unlike = append(unlike, old[r.IntN(len(old))])
		}
	}
	benchmark(b, old, unlike)
}

func BenchmarkWordsShuffled300KB(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	benchmark(b, randomText(r, 30000), randomText(r, 30000))
}

func benchmark(b *testing.B, old, changed []string) {
	x, y := strings.Join(old, ""), strings.Join(changed, "")
	b.SetBytes(int64(len(x)))
	for b.Loop() {
		Words(x, y)
	}
}
