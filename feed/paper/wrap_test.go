package paper

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// cellsWide measures as a terminal does: Hangul is twice as wide as Latin.
func cellsWide(r rune) float64 {
	if r > 0xff {
		return 2
	}
	return 1
}

func wrapped(text string, width float64) []string {
	var lines []string
	for _, l := range measure(cellsWide).wrap([]run{{text: text}}, 1, width) {
		s := ""
		for _, r := range l.runs {
			s += r.text
		}
		lines = append(lines, s)
	}
	return lines
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"", 10, []string{""}},
		{"안산시 보도 자료", 10, []string{"안산시", "보도 자료"}},
		{"안산시 보도 자료", 100, []string{"안산시 보도 자료"}},
		{"가나다라마바사", 6, []string{"가나다", "라마바", "사"}},
		{"가나다), 라", 6, []string{"가나", "다),", "라"}},
		{"가나(다라마바", 5, []string{"가나", "(다라", "마바"}},
		{"  가  나", 4, []string{"  가", "나"}},
		{"가", 1, []string{"가"}},
	} {
		if diff := cmp.Diff(tt.want, wrapped(tt.text, tt.width)); diff != "" {
			t.Errorf("%q in %v (-want +got):\n%s", tt.text, tt.width, diff)
		}
	}
}

// Looks stay with their letters.
func TestWrapKeepsLooks(t *testing.T) {
	got := measure(cellsWide).wrap([]run{{text: "가나 다"}, {text: "라 마", bold: true, link: "u"}}, 1, 9)
	want := []line{
		{[]run{{text: "가나 다"}, {text: "라", bold: true, link: "u"}}, 9},
		{[]run{{text: "마", bold: true, link: "u"}}, 2},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(line{}, run{})); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
}

// Nothing but spaces is lost, and no line is too wide that could be narrower.
func FuzzWrap(f *testing.F) {
	f.Add("안산시(시장)는 3.2.~5.31. ‘인공지능(AI)’ 을 구성", 7)
	f.Add(") ) ) (((", 2)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if !utf8.ValidString(text) || len(text) > 500 || strings.ContainsAny(text, "\n") {
			return
		}
		width = max(1, min(width, 60))
		lines := measure(cellsWide).wrap([]run{{text: text}}, 1, float64(width))
		var got string
		for _, l := range lines {
			n := 0
			for _, r := range l.runs {
				got += r.text
				n += utf8.RuneCountInString(r.text)
			}
			if l.width > float64(width) && n > 1 {
				t.Fatalf("a line of %v in %d", l.width, width)
			}
		}
		space := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if space(got) != space(text) {
			t.Fatalf("%q became %q", text, got)
		}
	})
}
