package prose

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/feed/diff"
	"city/sosik/tui/cell"
)

const before = `안산시(시장 이민근)는 ‘2025년 청년 창업 지원사업’ 참여자를 3. 2.부터 선착순으로 모집한다고 8일 밝혔다.

▲ 모집 기간: 2026. 3. 2.(월) 09:00 ~ 3. 31.(화) 18:00까지이며, 우편 접수는 마감일 소인까지 인정합니다.
▲ 모집 인원: 30명
▲ 지원 금액: 1인당 최대 5,000,000원
▲ 신청 자격: 만 19세 이상 39세 이하
▲ 제출 서류: 사업계획서 1부
▲ 제출 방법: 전자우편

이 문단은 지워질 것이다.
이 줄도 그렇다.

자세한 내용은 안산시 누리집에서 볼 수 있다.
문의는 일자리정책과로 하면 된다.`

const after = `안산시가 ‘2026년 청년 창업 지원사업’ 참여자를 3. 2.부터 선착순으로 모집하였다고 9일 밝혔다.

▲ 모집 기간: 2026. 3. 2.(월) 09:00 ~ 4. 30.(목) 18:00까지이며, 우편 접수는 마감일 소인까지 인정합니다.
▲ 모집 인원: 30명
▲ 지원 금액: 1인당 최대 5,000,000원
▲ 신청 자격: 만 19세 이상 39세 이하
▲ 제출 서류: 사업계획서 1부
▲ 제출 방법: 전자우편 또는 방문

자세한 내용은 안산시 누리집에서 볼 수 있다.
문의는 일자리정책과로 하면 된다.
전화 031-481-2345`

func TestChangesGolden(t *testing.T) {
	edits := diff.Words(before, after)
	for _, width := range []int{20, 78} {
		for _, ambiguous := range []int{1, 2} {
			name := fmt.Sprintf("changes-%d-%d.txt", width, ambiguous)
			t.Run(name, func(t *testing.T) {
				o := Options{Width: width, Metrics: cell.Metrics{Ambiguous: ambiguous}, Style: Style{Profile: termenv.Ascii, Color: true}}
				golden(t, name, strings.Join(changes(t, edits, o).Lines, "\n")+"\n")
			})
		}
	}
	for name, style := range map[string]Style{"dark": colours(true), "any": {Profile: termenv.ANSI, Color: true}, "nocolor": {Profile: termenv.TrueColor}} {
		t.Run(name, func(t *testing.T) {
			out := strings.Join(changes(t, edits, Options{Width: 60, Style: style}).Lines, "\n")
			golden(t, "changes-"+name+".txt", strings.ReplaceAll(out, "\x1b", "␛")+"\n")
		})
	}
}

func changes(t *testing.T, edits []diff.Edit, o Options) Text {
	t.Helper()
	text, err := Changes(context.Background(), edits, o)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestChanges(t *testing.T) {
	legend := "[-지운 말-] {+새로 쓴 말+}\n\n"
	for _, tt := range []struct{ name, old, new, want string }{
		{"nothing", "가\n나", "가\n나", "바뀐 내용이 없습니다."},
		{"no text", "", "", "바뀐 내용이 없습니다."},
		{"line breaks", "가 나", "가\n나", legend + "가[- -]\n나"},
		{"line breaks alone", "가\n나", "가\n\n나", "글은 그대로이고 줄바꿈만 바뀌었습니다."},
		{"a space", "안산 시청", "안산시청", legend + "[-안산 시청-]{+안산시청+}"},
		{"a paragraph more", "하나.\n\n셋.", "하나.\n\n둘.\n\n셋.", legend + "하나.\n\n{+둘.+}\n\n셋."},
		{"a paragraph less", "하나.\n\n둘.\n\n셋.", "하나.\n\n셋.", legend + "하나.\n\n[-둘.-]\n\n셋."},
		{"the first paragraph", "하나.\n셋.", "둘.\n하나.\n셋.", legend + "{+둘.+}\n하나.\n셋."},
		{"the last paragraph", "하나.\n둘.\n셋.", "하나.\n둘.\n셋.\n넷.", legend + "… 변함없는 2문단 …\n\n셋.\n{+넷.+}"},
		{"far apart", "가\n1\n2\n3\n4\n5\n나", "다\n1\n2\n3\n4\n5\n라", legend + "[-가-]{+다+}\n1\n\n… 변함없는 3문단 …\n\n5\n[-나-]{+라+}"},
		{"one between is shown", "가\n1\n2\n3\n나", "다\n1\n2\n3\n라", legend + "[-가-]{+다+}\n1\n2\n3\n[-나-]{+라+}"},
		{"lines for lines", "하나 둘\n셋 넷\n다섯", "여섯 일곱\n여덟 아홉\n다섯", legend + "[-하나 둘-]\n[-셋 넷-]\n{+여섯 일곱+}\n{+여덟 아홉+}\n다섯"},
		{"all of it", "하나", "", legend + "[-하나-]"},
		{"under its sign", "▲ 일시: 3월 2일 월요일 오후 두 시부터 시청에서", "▲ 일시: 3월 2일 월요일 오후 두 시부터 구청에서", legend + "▲ 일시: 3월 2일 월요일 오후 두 시부터\n  [-시청에서-]{+구청에서+}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := changes(t, diff.Words(tt.old, tt.new), Options{Width: 40, Style: Style{Profile: termenv.Ascii}})
			if diff := cmp.Diff(tt.want, strings.Join(got.Lines, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// At every width the rows fit, and nothing that changed is lost.
func TestChangesFit(t *testing.T) {
	for seed := range uint64(60) {
		s := rand.New(rand.NewPCG(seed, 4))
		old := feed.CleanText(randomText(s, 30) + "\n" + randomText(s, 30) + "\n\n" + randomText(s, 9))
		words := strings.SplitAfter(old, " ")
		words[s.IntN(len(words))] = randomText(s, 3)
		words[s.IntN(len(words))] = "\n" + randomText(s, 3) + "\n"
		edits := diff.Words(old, strings.Join(words, ""))
		want := ""
		for _, e := range edits {
			if e.Op != diff.Keep {
				want += letters(e.Text)
			}
		}
		for width := 1; width <= 200; width += 1 + s.IntN(5) {
			o := Options{Width: width, Metrics: cell.Metrics{Ambiguous: 1 + s.IntN(2)}, Style: colours(true)}
			text := changes(t, edits, o)
			checkRows(t, text.Lines, o)
			all := letters(strings.Join(text.Lines, ""))
			for r, n := range count(want) {
				if width > 1 && count(all)[r] < n {
					t.Fatalf("seed %d at %d: %q is lost of %q in\n%s", seed, width, r, want, strings.Join(text.Lines, "\n"))
				}
			}
			for _, p := range text.Flow {
				if p.End > len(cell.Plain(text.Lines[p.Row])) {
					t.Fatalf("seed %d at %d: %v", seed, width, p)
				}
			}
		}
	}
}

func TestChangesStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Changes(ctx, diff.Words("가", "나"), Options{Width: 20}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzChanges(f *testing.F) {
	f.Add(before, after, 20, false)
	f.Add("가 나\n\n다", " \n나\n", 3, true)
	f.Fuzz(func(t *testing.T, old, changed string, width int, wide bool) {
		if width < -1 || width > 200 || len(old)+len(changed) > 3000 {
			return
		}
		o := Options{Width: width, Style: colours(false)}
		if wide {
			o.Metrics.Ambiguous = 2
		}
		checkRows(t, changes(t, diff.Words(feed.CleanText(old), feed.CleanText(changed)), o).Lines, o)
	})
}

// What changed in an article of 300 KB is set as fast as the article.
func BenchmarkChanges300KB(b *testing.B) {
	edits := diff.Words(strings.Repeat(before+"\n\n", 300), strings.Repeat(after+"\n\n", 300))
	for b.Loop() {
		if _, err := Changes(context.Background(), edits, Options{Width: 78, Style: colours(true)}); err != nil {
			b.Fatal(err)
		}
	}
}
