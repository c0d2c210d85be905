package find

import (
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/feed/query"
	"city/sosik/tui/cell"
)

func style(p termenv.Profile) lipgloss.Style {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(p)
	return r.NewStyle()
}

var plainLooks = Looks{Match: Look{"\x1b[7m"}, Current: Look{"\x1b[1;7m"}}

func TestMark(t *testing.T) {
	for _, tt := range []struct {
		name, row string
		spans     []Span
		want      string // with R, B for the looks, 0 for the reset, 1, 4 for styles
	}{
		{"plain", "안산시", []Span{{3, 6, false}}, "안<R>산<0>시"},
		{"current", "안산시", []Span{{0, 3, false}, {3, 9, true}}, "<R>안<0><B>산시<0>"},
		{"nothing", "안산시", nil, "안산시"},
		{"inside a style", "<1>안산시<0>", []Span{{3, 6, false}}, "<1>안<0><1><R>산<0><1>시<0>"},
		{"a style inside", "안<1>산<0>시", []Span{{0, 9, false}}, "<R>안<0><1><R>산<0><R>시<0>"},
		{"a style begins inside", "안<1>산시<0>", []Span{{0, 6, false}}, "<R>안<0><1><R>산<0><1>시<0>"},
		{"a style ends inside", "<1>안산<0>시", []Span{{3, 9, false}}, "<1>안<0><1><R>산<0><R>시<0>"},
		{"a style as long", "안<1>산<0>시", []Span{{3, 6, false}}, "안<1><R>산<0>시"},
		{"two styles", "<1><4>안산<0>", []Span{{3, 6, false}}, "<1><4>안<0><1><4><R>산<0>"},
		{"two that touch look alike", "안산", []Span{{0, 3, false}, {3, 6, false}}, "<R>안산<0>"},
		{"outside", "안산", []Span{{-4, -1, false}, {6, 9, true}, {5, 4, false}}, "안산"},
		{"beyond the end", "안산", []Span{{3, 99, false}}, "안<R>산<0>"},
		{"within a letter", "안산시", []Span{{4, 5, false}}, "안<R>산<0>시"},
		{"overlapping, out of order", "안산시", []Span{{3, 9, true}, {0, 6, false}}, "<R>안산<0><B>시<0>"},
		{"a letter whose mark is not meant", "e\u0301a", []Span{{0, 1, false}}, "<R>e\u0301<0>a"},
		{"a mark whose letter is not meant", "e\u0301a", []Span{{1, 3, false}}, "<R>e\u0301<0>a"},
		{"a link", "\x1b]8;;http://a\x1b\\안산\x1b]8;;\x1b\\", []Span{{0, 3, false}}, "\x1b]8;;http://a\x1b\\<R>안<0>\x1b]8;;\x1b\\\x1b]8;;http://a\x1b\\산\x1b]8;;\x1b\\"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			write := strings.NewReplacer("<R>", "\x1b[7m", "<B>", "\x1b[1;7m", "<0>", "\x1b[0m", "<1>", "\x1b[1m", "<4>", "\x1b[4m")
			got := Mark(write.Replace(tt.row), tt.spans, plainLooks)
			if diff := cmp.Diff(write.Replace(tt.want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLooks(t *testing.T) {
	reverse := func(p termenv.Profile) Look { return NewLook(style(p).Reverse(true).Bold(true)) }
	if got := reverse(termenv.Ascii); got != (Look{}) {
		t.Errorf("without styles: %q", got)
	}
	row := "\x1b[7m안산시\x1b[0m"
	if got := Mark(row, []Span{{0, 3, true}}, Looks{}); got != row {
		t.Errorf("without looks: %q", got)
	}
	looks := Looks{Match: reverse(termenv.ANSI), Current: Unreverse(reverse(termenv.ANSI))}
	if got := Mark("안산", []Span{{0, 3, false}}, looks); got != "\x1b[1;7m안\x1b[0m산" {
		t.Errorf("a style: %q", got)
	}
	if got, want := Mark(row, []Span{{3, 6, true}}, looks), "\x1b[7m안\x1b[0m\x1b[7m\x1b[1;7m\x1b[27m산\x1b[0m\x1b[7m시\x1b[0m"; got != want {
		t.Errorf("in a reversed row: %q", got)
	}
	if Unreverse(Look{}) != (Look{}) {
		t.Error("no look became one")
	}
}

// cells plays a row: each character with the styles in force on it.
func cells(row string) (text string, looks []string) {
	var st cell.Style
	for row != "" {
		if n := cell.Escape(row); n > 0 {
			st.Add(row[:n])
			row = row[n:]
			continue
		}
		text += row[:1]
		looks = append(looks, st.Open())
		row = row[1:]
	}
	return text, looks
}

// checkMark checks that marking changes the looks of the spans and nothing else.
func checkMark(t *testing.T, row string, spans []Span) {
	t.Helper()
	got := Mark(row, spans, plainLooks)
	text, before := cells(row)
	marked, after := cells(got)
	if marked != text || ansi.Strip(got) != ansi.Strip(row) {
		t.Fatalf("%q became %q", row, got)
	}
	want := make([]string, len(text))
	for _, s := range settle(text, spans) {
		for i := s.Start; i < s.End; i++ {
			want[i] = plainLooks.Match.open
			if s.Current {
				want[i] = plainLooks.Current.open
			}
		}
	}
	for i := range text {
		if after[i] != before[i]+want[i] {
			t.Fatalf("%q with %v became %q: byte %d is %q", row, spans, got, i, after[i])
		}
	}
	if w := (cell.Metrics{Ambiguous: 2}).Width(got); w != (cell.Metrics{Ambiguous: 2}).Width(row) {
		t.Fatalf("%q became %q", row, got)
	}
}

func TestMarkKeepsRows(t *testing.T) {
	pieces := []string{"안산", "시 ", "a", "e\u0301", "▲", "\x1b[1m", "\x1b[0m", "\x1b[31m", "\x1b[4m", "\x1b[m", "\x1b[38;5;12m", " "}
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 7))
		row := ""
		for range r.IntN(20) {
			row += pieces[r.IntN(len(pieces))]
		}
		row += "\x1b[0m"
		var spans []Span
		for range r.IntN(4) {
			start := r.IntN(30)
			spans = append(spans, Span{start, start + r.IntN(9), r.IntN(2) == 0})
		}
		checkMark(t, row, spans)
	}
}

func TestShown(t *testing.T) {
	m := cell.Metrics{}
	full := "안산시 청년 창업 지원"
	at := func(words ...string) (spans []query.Span) {
		for _, w := range words {
			i := strings.Index(full, w)
			spans = append(spans, query.Span{Start: i, End: i + len(w)})
		}
		return spans
	}
	for _, tt := range []struct {
		name, shown string
		spans       []query.Span
		want        string
	}{
		{"whole", m.Fit(full, 30), at("안산", "지원"), "[안산]시 청년 창업 [지원]         "},
		{"cut off", m.Fit(full, 14), at("안산", "창업"), "[안산]시 청년.. "},
		{"cut in the middle", m.Fit(full, 11), at("청년 창업"), "안산시 [청].."},
		{"to the right", m.FitRight(full, 25), at("안산"), "    [안산]시 청년 창업 지원"},
		{"nothing left", m.Fit(full, 1), at("안산"), " "},
		{"no spans", m.Fit(full, 9), nil, "안산시.. "},
	} {
		row := "20309 " + tt.shown + " 2026-04-08"
		got, end := "", len("20309 ")
		for _, s := range Shown(full, tt.shown, tt.spans, len("20309 ")) {
			got += row[end:s.Start] + "[" + row[s.Start:s.End] + "]"
			end = s.End
		}
		if got += row[end : len("20309 ")+len(tt.shown)]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A screen of rows with a few matches each is marked at every key.
func BenchmarkMark(b *testing.B) {
	row := "\x1b[1m안산시\x1b[0m(시장 이민근)는 \x1b[4;94m2026년 청년 창업 지원사업\x1b[0m 참여자를 모집한다고 밝혔다."
	spans := []Span{{0, 6, false}, {30, 42, true}, {60, 66, false}}
	for b.Loop() {
		Mark(row, spans, plainLooks)
	}
}
