package cell

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// read is the text that runs through rows.
func read(t Text) string {
	var b strings.Builder
	for i, p := range t.Flow {
		switch {
		case i > 0 && p.Join == Apart:
			b.WriteByte('\n')
		case p.Join == Spaced:
			b.WriteByte(' ')
		}
		b.WriteString(Plain(t.Lines[p.Row])[p.Start:p.End])
	}
	return b.String()
}

func TestBreak(t *testing.T) {
	for _, tt := range []struct {
		name, s string
		w, hang int
		want    []Piece
	}{
		{"fits", "안산", 9, 0, []Piece{{0, 0, 6, Apart}}},
		{"at a space", "안산 소식", 5, 0, []Piece{{0, 0, 6, Apart}, {1, 0, 6, Spaced}}},
		{"inside a word", "안산소식", 5, 0, []Piece{{0, 0, 6, Apart}, {1, 0, 6, Whole}}},
		{"a hang is no text", "안산 소식", 6, 2, []Piece{{0, 0, 6, Apart}, {1, 2, 8, Spaced}}},
		{"lines", "안산\n\n소식", 6, 2, []Piece{{0, 0, 6, Apart}, {1, 0, 0, Apart}, {2, 0, 6, Apart}}},
		{"styles are no text", "\x1b[1m안산 \x1b[0m소식", 6, 1, []Piece{{0, 0, 6, Apart}, {1, 1, 7, Spaced}}},
		{"a style between word and space", "\x1b[1m안산\x1b[0m 소식", 4, 0, []Piece{{0, 0, 6, Apart}, {1, 0, 6, Spaced}}},
		{"a style inside a word", "\x1b[1m안산\x1b[0m소식", 4, 0, []Piece{{0, 0, 6, Apart}, {1, 0, 6, Whole}}},
		{"one cell", "a가", 1, 0, []Piece{{0, 0, 1, Apart}, {1, 0, 1, Whole}}},
	} {
		if diff := cmp.Diff(tt.want, Metrics{}.Break(tt.s, tt.w, tt.hang).Flow); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// Whatever the width, the text reads as it did.
func TestBreakKeepsText(t *testing.T) {
	s := "▲ 안산시(시장 이민근)는 ‘청년 창업’을 \x1b[1m모집한다고 8일\x1b[0m 밝혔다.\n\nhttps://www.ansan.go.kr/www/common/bbs e\u0301e\u0301\n끝"
	for w := 2; w <= 200; w++ {
		for _, m := range []Metrics{{1}, {2}} {
			for hang := range 4 {
				text := m.Break(s, w, hang)
				if got := read(text); got != Plain(s) {
					t.Fatalf("at %d/%d: %q", w, m.Ambiguous, got)
				}
				if diff := cmp.Diff(m.Wrap(s, w, hang), text.Lines); diff != "" {
					t.Fatal(diff)
				}
			}
		}
	}
}

func TestText(t *testing.T) {
	text := Metrics{}.Break("가 나\n\n다", 3, 0)
	below := Metrics{}.Break("라 마", 3, 1)
	below.Indent("│ ")
	text.Add(Text{Lines: []string{"──"}})
	text.Add(below)
	text.Indent("> ")
	if diff := cmp.Diff([]string{"> 가", "> 나", ">", "> 다", "> ──", "> │ 라", "> │  마"}, text.Lines); diff != "" {
		t.Error(diff)
	}
	if got := read(text); got != "가 나\n\n다\n라 마" {
		t.Errorf("reads %q", got)
	}
	text.Indent("")
	if text.Lines[0] != "> 가" {
		t.Errorf("no margin is one: %q", text.Lines[0])
	}
}

func TestPlain(t *testing.T) {
	for s, want := range map[string]string{
		"":                 "",
		"안산":               "안산",
		"\x1b[1m안\x1b[0m산": "안산",
		"안\x1b]8;;http://a\x1b\\산\x1b]8;;\x1b\\": "안산",
		"안\x1b[12": "안\x1b[12",
		"\x1b":     "\x1b",
	} {
		if got := Plain(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}
