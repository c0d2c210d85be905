package cell

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name    string
		s       string
		w, hang int
		want    []string
	}{
		{"empty", "", 10, 0, []string{""}},
		{"fits", "안산 소식", 9, 0, []string{"안산 소식"}},
		{"at the space", "안산 소식", 8, 0, []string{"안산", "소식"}},
		{"not inside a word", "가나 다라마", 8, 0, []string{"가나", "다라마"}},
		{"a word longer than the line", "가나다라마", 5, 0, []string{"가나", "다", "라마"}},
		{"an address", "https://www.ansan.go.kr/a", 10, 0, []string{"https://ww", "w.ansan.g", "o.kr/a"}},
		{"hang", "가나 다라 마바", 6, 2, []string{"가나", "  다라", "  마바"}},
		{"hang without room", "가나 다라", 4, 9, []string{"가나", "  다", "  라"}},
		{"line breaks", "가\n\n나 \n", 4, 2, []string{"가", "", "나", ""}},
		{"indent stays", "  가나 다라", 7, 0, []string{"  가나", "다라"}},
		{"spaces at the end", "가나   \n다", 9, 0, []string{"가나", "다"}},
		{"spaces only", "      ", 3, 0, []string{""}},
		{"closing punctuation", "가나다)라", 6, 0, []string{"가나", "다)라"}},
		{"closing punctuation after a space", "가나 다라 ) 마", 10, 0, []string{"가나", "다라 ) 마"}},
		{"opening punctuation", "가나(다라", 5, 0, []string{"가나", "(다라"}},
		{"quotes", "가나다라”마", 8, 0, []string{"가나다", "라”마"}},
		{"no help against much of it", "))))))))", 3, 0, []string{")))", ")))", "))"}},
		{"one cell", "a가b", 1, 0, []string{"a", "?", "b"}},
		{"no cell", "ab", 0, 0, []string{"a", "b"}},
		{"marks stay", "e\u0301e\u0301e\u0301", 2, 0, []string{"e\u0301e\u0301", "e\u0301"}},
		{
			"style goes on", "\x1b[1m가나 다라\x1b[0m 마", 4, 0,
			[]string{"\x1b[1m가나\x1b[0m", "\x1b[1m다라\x1b[0m", "마"},
		},
		{"style over a line break", "\x1b[31m가\n나\x1b[m", 9, 0, []string{"\x1b[31m가\x1b[0m", "\x1b[31m나\x1b[0m"}},
		{"style changes at the break", "가나 \x1b[1m다라\x1b[0m", 4, 0, []string{"가나", "\x1b[1m다라\x1b[0m"}},
		{"styled space at the break", "\x1b[4m가나\x1b[0m\x1b[4m \x1b[0m다라", 4, 0, []string{"\x1b[4m가나\x1b[0m", "다라"}},
		{
			"link", "\x1b]8;;http://a\x1b\\가나다\x1b]8;;\x1b\\라", 4, 1,
			[]string{
				"\x1b]8;;http://a\x1b\\가나\x1b]8;;\x1b\\",
				" \x1b]8;;http://a\x1b\\다\x1b]8;;\x1b\\", " 라",
			},
		},
		{"other sequences go", "가\x1b[2J나\x1b7\a다\x1b[12", 9, 0, []string{"가나다[12"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, (Metrics{}).Wrap(tt.s, tt.w, tt.hang)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWrapAmbiguous(t *testing.T) {
	s := "▲ 일시 “3월”"
	if diff := cmp.Diff([]string{"▲ 일시 “3월”"}, Metrics{1}.Wrap(s, 12, 2)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"▲ 일시", "  “3월”"}, Metrics{2}.Wrap(s, 12, 2)); diff != "" {
		t.Error(diff)
	}
}

// bare is s without the escape sequences, spaces and control characters that
// Wrap may drop.
func bare(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] == esc {
			i += max(1, Escape(s[i:]))
			continue
		}
		r, n := runeAt(s[i:])
		if r > ' ' && r != 0x7f && (r < 0x80 || r > 0x9f) {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

func FuzzWrap(f *testing.F) {
	for _, s := range []string{
		"", "가나다 라마바 ▲ 사아\n\n자차카", "\x1b[1m가\x1b[38;5;3m나다라\x1b[0m마바사아자차카타파하",
		"\x1b]8;;http://a\x1b\\가 나 다 라 마 바 사\x1b]8;;\a", "((((((((((가))))))))", "a\u0301\u0301 \u0301", "\x1b", "\x1b[0;", "   ", "가\x1b[0m ",
	} {
		f.Add(s, 5, 2, true)
		f.Add(s, 2, 0, false)
		f.Add(s, 1, 40, false)
	}
	for _, s := range []string{
		"가 2026. 3. 2.(월) 09:00 ~ 3. 31. 1억 2,000만 원 031) 481 - 3028", "도시·농촌·어촌에서 ▲ 안산문화광장에서는, 제 3회 오전 9시", "「『【“‘(가)’”】』」…!?~%", "※ - · ① 가나다라마바사아자차카타파하에서",
	} {
		f.Add(s, 11, 2, true)
		f.Add(s, 20, 0, false)
	}
	f.Fuzz(func(t *testing.T, s string, w, hang int, wide bool) {
		if w > 300 || len(s) > 2000 {
			return
		}
		m := Metrics{1}
		if wide {
			m.Ambiguous = 2
		}
		s = strings.ToValidUTF8(s, "")
		fuzzWrap(t, m, Words, s, w, hang)
		fuzzWrap(t, m, Anywhere, s, w, hang)
	})
}

func fuzzWrap(t *testing.T, m Metrics, how Wrapping, s string, w, hang int) {
	t.Helper()
	lines := m.BreakAs(how, s, w, hang).Lines
	for i, line := range lines {
		if got := m.Width(line); got > max(w, 1) {
			t.Errorf("line %d of %q in %d cells is %d wide: %q", i, s, w, got, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("line %d of %q ends in a space", i, s)
		}
		var st Style
		for rest := line; rest != ""; {
			n := max(1, Escape(rest))
			if rest[0] == esc {
				st.Add(rest[:n])
			}
			rest = rest[n:]
		}
		if !st.Plain() {
			t.Errorf("line %d of %q leaves %q in force", i, s, st.Open())
		}
	}
	// Marks that have no character to stand on are dropped.
	base := func(s string) string {
		return strings.Map(func(r rune) rune {
			if m.RuneWidth(r) == 0 {
				return -1
			}
			return r
		}, bare(s))
	}
	if got := base(strings.Join(lines, "")); w >= 2 && got != base(s) {
		t.Errorf("%q in %d cells became %q", s, w, got)
	}
}

// An article of 300 KB is wrapped in a command, but not while one drums one's
// fingers: well under 50 ms.
func BenchmarkWrap(b *testing.B) {
	s := strings.Repeat("2026년 상반기 ‘안산시’ \x1b[1m청년 창업\x1b[0m 지원사업 참여자를 다음과 같이 모집하오니 많은 관심과 참여 바랍니다.\n", 2000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Metrics{2}.Wrap(s, 78, 2)
	}
}

// From any style to any other, what is written in between leaves exactly that.
func TestStyleTo(t *testing.T) {
	var all []Style
	for _, seqs := range [][]string{
		{}, {"\x1b[1m"}, {"\x1b[1m", "\x1b[31m"}, {"\x1b[1;31m"}, {"\x1b[7m"}, {"\x1b[38;5;0m"}, {"\x1b]8;;http://a\x1b\\"},
		{"\x1b]8;;http://b\x1b\\", "\x1b[4m"}, {"\x1b[0;1m"}, {"\x1b[;2m"},
	} {
		var s Style
		for _, seq := range seqs {
			s.Add(seq)
		}
		all = append(all, s)
	}
	for _, from := range all {
		for _, to := range all {
			at, rest := from, from.To(to)
			if (rest == "") != (from == to) {
				t.Errorf("from %+v to %+v: %q", from, to, rest)
			}
			for rest != "" {
				n := Escape(rest)
				if n == 0 {
					t.Fatalf("from %+v to %+v: %q", from, to, rest)
				}
				at.Add(rest[:n])
				rest = rest[n:]
			}
			if at != to {
				t.Errorf("from %+v to %+v comes %+v by %q", from, to, at, from.To(to))
			}
		}
	}
}
