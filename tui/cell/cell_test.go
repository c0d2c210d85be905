package cell

import (
	"strings"
	"testing"
)

func TestWidth(t *testing.T) {
	for _, tt := range []struct {
		name, s      string
		narrow, wide int
	}{
		{"empty", "", 0, 0},
		{"latin", "Ansan 25", 8, 8},
		{"hangul", "안산시청", 8, 8},
		{"jamo", "ㅋㅎ", 4, 4},
		{"decomposed", "\u1100\u1161\u11a8", 2, 2},
		{"old hangul", "\u1112\u119e\u11ab", 2, 2},
		{"marks", "▲■※○●★→①Ⅰ℃±", 11, 22},
		{"quotes and ellipsis", "‘’“”…·", 6, 12},
		{"rules", "─│", 2, 4},
		{"accents, as PuTTY and xterm -cjk_width draw them", "éü", 2, 4},
		{"square metres, won, middle dot of Hangul", "㎡㈜ㆍ￦", 8, 8},
		{"full width", "Ａ１　", 6, 6},
		{"half width", "ｱﾊ", 2, 2},
		{"emoji", "📎🎉", 4, 4},
		{"flag", "🇰🇷", 2, 2},
		{"family without joiners", "👨👩👧", 6, 6},
		{"combining mark", "e\u0301", 1, 1},
		{"control characters", "\a\t\r\x7f\u0085", 0, 0},
		{"replacement", "\ufffd\xff", 2, 4},
		{"attributes", "\x1b[1;38;5;12m안산\x1b[0m", 4, 4},
		{"hyperlink", "\x1b]8;;https://ansan.go.kr\x1b\\안산\x1b]8;;\a", 4, 4},
		{"a lone escape", "\x1b", 0, 0},
		{"an escape that has no end", "\x1b[12", 3, 3},
	} {
		if got := (Metrics{}).Width(tt.s); got != tt.narrow {
			t.Errorf("%s: %q is %d cells, want %d", tt.name, tt.s, got, tt.narrow)
		}
		if got := (Metrics{Ambiguous: 2}).Width(tt.s); got != tt.wide {
			t.Errorf("%s: %q is %d cells at ambiguous 2, want %d", tt.name, tt.s, got, tt.wide)
		}
	}
}

// The locale and the library's own variable decide nothing.
func TestWidthIgnoresLocale(t *testing.T) {
	for _, name := range []string{"LANG", "LC_ALL", "LC_CTYPE"} {
		t.Setenv(name, "ko_KR.UTF-8")
	}
	t.Setenv("RUNEWIDTH_EASTASIAN", "1")
	if got := (Metrics{}).Width("▲…"); got != 2 {
		t.Errorf("▲… is %d cells, want 2", got)
	}
}

func TestCertainIsCertain(t *testing.T) {
	for r := rune(0); r <= 0x1ffff; r++ {
		if Certain(r) && (Metrics{1}).RuneWidth(r) != (Metrics{2}).RuneWidth(r) {
			t.Errorf("%U is said to be certain but is not", r)
		}
	}
	for _, r := range "▲é─\u0301📎\x1b\u3164" {
		if Certain(r) {
			t.Errorf("%q is said to be certain", r)
		}
	}
}

func TestTruncate(t *testing.T) {
	for _, tt := range []struct {
		s    string
		w    int
		want string
	}{
		{"안산시", 6, "안산시"},
		{"안산시", 5, "안.."},
		{"안산시", 4, "안.."},
		{"안산시", 3, "안"},
		{"안산시", 2, "안"},
		{"안산시", 1, ""},
		{"안산시", 0, ""},
		{"안산시", -1, ""},
		{"abcdef", 5, "abc.."},
		{"abcdef", 3, "a.."},
		{"abcdef", 2, "ab"},
		{"abcdef", 1, "a"},
		{"안산 소식", 7, "안산.."},
		{"e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301.."},
		{"", 3, ""},
	} {
		if got := (Metrics{}).Truncate(tt.s, tt.w); got != tt.want {
			t.Errorf("Truncate(%q, %d) = %q, want %q", tt.s, tt.w, got, tt.want)
		}
	}
	if got := (Metrics{2}).Truncate("▲▲▲", 5); got != "▲.." {
		t.Errorf("at ambiguous 2: %q", got)
	}
}

func TestFit(t *testing.T) {
	m := Metrics{2}
	for _, tt := range []struct{ name, got, want string }{
		{"left", m.Fit("안산", 6), "안산  "},
		{"right", m.FitRight("12", 5), "   12"},
		{"center", m.FitCenter("▲", 5), " ▲  "},
		{"cut at a wide character", m.Fit("안산시", 3), "안 "},
		{"no room", m.Fit("안산", 0), ""},
		{"negative", m.FitRight("안산", -3), ""},
		{"rule", m.Fill("─", 5), "── "},
		{"rule of nothing", m.Fill("", 3), "   "},
		{"rule without room", m.Fill("─", -1), ""},
		{"wide rule in one cell", m.Fill("─", 1), " "},
		{"many spaces", m.Fit("", 100), strings.Repeat(" ", 100)},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func FuzzFit(f *testing.F) {
	for _, s := range []string{"", "안산시 ▲ 소식", "e\u0301\u0301", "a\u115f가\u1160", "📎🇰🇷👨‍👩‍👧", "\xff\xfe안"} {
		f.Add(s, 7, true)
		f.Add(s, 1, false)
	}
	f.Fuzz(func(t *testing.T, s string, w int, wide bool) {
		if w > 1000 || w < -1000 {
			return
		}
		m := Metrics{1}
		if wide {
			m.Ambiguous = 2
		}
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x1b", ""), "")
		if got := m.Truncate(s, w); m.Width(got) > max(w, 0) {
			t.Errorf("Truncate(%q, %d) = %q", s, w, got)
		} else if w > 0 && m.Width(s) <= w && got != s {
			t.Errorf("Truncate(%q, %d) = %q, which need not be cut", s, w, got)
		}
		for _, got := range []string{m.Fit(s, w), m.FitRight(s, w), m.FitCenter(s, w), m.Fill(s, w)} {
			if m.Width(got) != max(w, 0) {
				t.Errorf("%q in %d cells became %q", s, w, got)
			}
		}
	})
}

// A frame of a hundred rows must cost far less than the millisecond a key may.
func BenchmarkWidth(b *testing.B) {
	s := "2026년 상반기 ‘안산시’ 청년 창업 지원사업 참여자 모집 공고 (2026-04-08) ▲"
	m := Metrics{2}
	for b.Loop() {
		m.Width(s)
	}
}
