package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/tui/cell"
)

// columns are those of a notice board, the hardest that the reader has.
func columns(m cell.Metrics) []Column {
	return []Column{
		{Title: "번호", Align: Right, Content: 5, Drop: 3},
		{Content: Widest(m, "●"), Min: 1},
		{Title: "제목", Flex: 1, Min: 8},
		{Title: "작성자", Content: 14, Max: 12, Drop: 2},
		{Title: "작성일", Content: 10, Short: 5, ShortTitle: "날짜", Shorten: 4, Drop: 5},
		{Title: "조회", Align: Right, Content: 3, Drop: 1},
	}
}

func row(l Layout, title string) string {
	date := "2026-04-08"
	if l.Short(4) {
		date = "04-08"
	}
	return l.Row([]string{"20309", "●", title, "경제일자리과 팀", date, "7"})
}

const title = "2026년 상반기 ‘안산시’ 청년 창업 지원사업 참여자 모집"

// The picture is what a reader of this test checks: each line ends at the bar.
func TestLayouts(t *testing.T) {
	for _, tt := range []struct {
		width int
		want  string
	}{
		{80, `
 번호   제목                                        작성자       작성일     조회|
20309 ● 2026년 상반기 ‘안산시’ 청년 창업 지원사업.. 경제일자리.. 2026-04-08    7|`},
		{44, `
 번호   제목         작성자       작성일    |
20309 ● 2026년 상..  경제일자리.. 2026-04-08|`},
		{38, `
 번호   제목                작성일    |
20309 ● 2026년 상반기 ‘안.. 2026-04-08|`},
		{24, `
  제목        작성일    |
● 2026년 상.. 2026-04-08|`},
		{20, `
  제목         날짜 |
● 2026년 상..  04-08|`},
		{14, `
  제목        |
● 2026년 상.. |`},
		{6, `
  제목|
● 20..|`},
		{5, `
제목 |
202..|`},
		{1, `
 |
2|`},
		{0, `
|
|`},
	} {
		l := New(columns(cell.Metrics{}), tt.width, cell.Metrics{})
		got := "\n" + l.Header() + "|\n" + row(l, title) + "|"
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("width %d (-want +got):\n%s", tt.width, diff)
		}
	}
}

// At ambiguous 2 the mark and the quotes take two cells, and nothing is crooked.
func TestLayoutAmbiguous(t *testing.T) {
	m := cell.Metrics{Ambiguous: 2}
	l := New(columns(m), 60, m)
	want := `
 번호    제목                   작성자       작성일     조회|
20309 ● 2026년 상반기 ‘안산.. 경제일자리.. 2026-04-08    7|`
	if diff := cmp.Diff(want, "\n"+l.Header()+"|\n"+row(l, title)+"|"); diff != "" {
		t.Error(diff)
	}
}

func TestEveryWidth(t *testing.T) {
	for _, m := range []cell.Metrics{{Ambiguous: 1}, {Ambiguous: 2}} {
		for width := -1; width <= 250; width++ {
			l := New(columns(m), width, m)
			for _, s := range []string{row(l, title), row(l, ""), row(l, "가"), l.Header(), l.Row(nil)} {
				if w := m.Width(s); w != max(width, 0) {
					t.Fatalf("at %d cells, ambiguous %d, a row is %d wide: %q", width, m.Ambiguous, w, s)
				}
			}
			if width >= 20 && l.Width(2) < 8 {
				t.Errorf("at %d cells the title has %d", width, l.Width(2))
			}
			if width >= 1 && l.Width(2) < 1 {
				t.Errorf("at %d cells there is no title", width)
			}
		}
	}
}

// The columns go in the order of their ranks as a terminal gets narrower.
func TestOrderOfGoing(t *testing.T) {
	m := cell.Metrics{}
	var order []string
	was := New(columns(m), 80, m)
	for width := 79; width >= 6; width-- {
		l := New(columns(m), width, m)
		for i, c := range columns(m) {
			switch {
			case was.Width(i) > 0 && l.Width(i) == 0:
				order = append(order, c.Title)
			case !was.Short(i) && l.Short(i):
				order = append(order, "short "+c.Title)
			case l.Width(i) > 0 && was.Width(i) == 0:
				t.Errorf("%q comes back at %d cells", c.Title, width)
			}
		}
		was = l
	}
	if diff := cmp.Diff([]string{"조회", "작성자", "번호", "short 작성일", "작성일"}, order); diff != "" {
		t.Error(diff)
	}
}

func TestOffsets(t *testing.T) {
	m := cell.Metrics{}
	l := New(columns(m), 44, m)
	var got []int
	for i := range columns(m) {
		got = append(got, l.Offset(i))
	}
	if diff := cmp.Diff([]int{0, 6, 8, 21, 34, -1}, got); diff != "" {
		t.Error(diff)
	}
}

// Without a flexible column the first one stays, and nothing is stretched.
func TestFixedColumns(t *testing.T) {
	m := cell.Metrics{}
	cols := []Column{{Title: "키", Content: 6, Align: Center}, {Title: "하는 일", Content: 12}}
	for _, tt := range []struct {
		width int
		want  string
	}{{40, "  j    다음 줄     "}, {19, "  j    다음 줄     "}, {10, "  j   "}, {3, " j "}, {0, ""}} {
		if got := New(cols, tt.width, m).Row([]string{"j", "다음 줄"}); got != tt.want {
			t.Errorf("at %d: %q, want %q", tt.width, got, tt.want)
		}
	}
	if got := New(nil, 10, m).Row(nil); got != "" {
		t.Errorf("a table without columns: %q", got)
	}
}

func FuzzRow(f *testing.F) {
	f.Add("20309", "제목 ▲", 30, 5, 2, 1)
	f.Add("", "e\u0301", 1, -3, 9, 0)
	f.Fuzz(func(t *testing.T, a, b string, width, content, flex, drop int) {
		if width > 500 || flex < 0 || flex > 100 || drop > 50 || content > 1000 {
			return
		}
		clean := strings.NewReplacer("\x1b", "")
		a, b = strings.ToValidUTF8(clean.Replace(a), ""), strings.ToValidUTF8(clean.Replace(b), "")
		m := cell.Metrics{Ambiguous: 2}
		l := New([]Column{{Title: a, Content: content, Drop: drop}, {Flex: flex, Title: b}, {Flex: 1, Min: content}}, width, m)
		if s := l.Row([]string{a, b}); m.Width(s) != max(width, 0) {
			t.Errorf("%q is %d cells, want %d", s, m.Width(s), width)
		}
	})
}

// A page of rows is laid out for each frame: far below the millisecond of a key.
func BenchmarkRow(b *testing.B) {
	m := cell.Metrics{Ambiguous: 2}
	l := New(columns(m), 100, m)
	for b.Loop() {
		row(l, title)
	}
}
