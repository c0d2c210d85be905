package hangul

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestKeys(t *testing.T) {
	for _, tt := range []struct {
		r    rune
		want string
	}{
		{'ㅓ', "j"}, {'ㅏ', "k"}, {'ㅂ', "q"}, {'ㅃ', "Q"}, {'ㅖ', "P"}, {'ㅒ', "O"},
		{'ㅘ', "hk"}, {'ㄳ', "rt"}, {'어', "dj"}, {'허', "gj"}, {'값', "rkqt"},
		{'뷁', "qnpfr"}, {'쌍', "Tkd"}, {'\u1100', "r"}, {'\u1161', "k"}, {'\u11a8', "r"},
		{'j', ""}, {'1', ""}, {'▲', ""}, {'漢', ""}, {'ㆍ', ""}, {'\u119e', ""}, {utf8.RuneError, ""},
	} {
		if got := Keys(tt.r); got != tt.want {
			t.Errorf("Keys(%q) = %q, want %q", tt.r, got, tt.want)
		}
	}
}

// Every letter key of the keyboard writes something, and only Q W E R T O P
// write something else with Shift: the rule that key bindings rest on.
func TestEveryLetterKeyIsWritten(t *testing.T) {
	written := map[string]bool{}
	for _, l := range letters {
		written[l.keys] = true
	}
	for c := 'a'; c <= 'z'; c++ {
		if !written[string(c)] {
			t.Errorf("no letter is written with %c", c)
		}
		shifted := strings.ContainsRune("qwertop", c)
		if upper := strings.ToUpper(string(c)); written[upper] != shifted {
			t.Errorf("%s writes a letter: %v", upper, written[upper])
		}
	}
}

func TestTableIsInOrder(t *testing.T) {
	for i, l := range letters {
		if l.r != 'ㄱ'+rune(i) {
			t.Errorf("letter %d is %q", i, l.r)
		}
	}
}

// All 11,172 syllables, against Unicode's own decomposition.
func TestEverySyllable(t *testing.T) {
	for r := rune('가'); r <= '힣'; r++ {
		s := string(r)
		if got := Compose(Keys(r)); got != s {
			t.Fatalf("%s typed as %s became %s", s, Keys(r), got)
		}
		if got := Compose(Decompose(s)); got != s {
			t.Fatalf("%s taken apart to %s became %s", s, Decompose(s), got)
		}
		nfd, want := norm.NFD.String(s), ""
		for _, l := range nfd {
			want += Keys(l)
		}
		if Keys(r) != want {
			t.Fatalf("Keys(%s) = %q, its letters say %q", s, Keys(r), want)
		}
		if first, _ := utf8.DecodeRuneInString(nfd); Initials(s) != string(lookup(first).r) {
			t.Fatalf("Initials(%s) = %s", s, Initials(s))
		}
	}
}

func TestCompose(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"", ""},
		{"dkstks", "안산"},
		{"dkstkstlcjd", "안산시청"},
		{"ㅇㅏㄴㅅㅏㄴ", "안산"},
		{"rhkdlf", "과일"},
		{"rkqtdl", "값이"},
		{"rkqtl", "갑시"},
		{"rkRk", "가까"},
		{"qkEk", "바따"},
		{"rr", "ㄱㄱ"},
		{"rt", "ㄱㅅ"},
		{"jk", "ㅓㅏ"},
		{"hk", "ㅘ"},
		{"hko", "ㅘㅐ"},
		{"kr", "ㅏㄱ"},
		{"ANSK", "무나"},
		{"dkstks 2026, rhdrh", "안산 2026, 공고"},
		{"안산", "안산"},
		{"dks산tl", "안산시"},
		{"ㄳ", "ㄱㅅ"},
		{"\xffrk", "\xff가"},
	} {
		if got := Compose(tt.keys); got != tt.want {
			t.Errorf("Compose(%q) = %q, want %q", tt.keys, got, tt.want)
		}
	}
}

func TestDecompose(t *testing.T) {
	for _, tt := range []struct{ s, want string }{
		{"안산 25시", "ㅇㅏㄴㅅㅏㄴ 25ㅅㅣ"},
		{"값", "ㄱㅏㅂㅅ"},
		{"ㅘ", "ㅗㅏ"},
		{"까", "ㄲㅏ"},
		{"a\xff▲", "a\xff▲"},
	} {
		if got := Decompose(tt.s); got != tt.want {
			t.Errorf("Decompose(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
}

func TestInitials(t *testing.T) {
	if got := Initials("까치, 안산시청 2026 ㅏ"); got != "ㄲㅊ, ㅇㅅㅅㅊ 2026 ㅏ" {
		t.Error(got)
	}
}

// Whole texts come back too: a row of syllables has only one reading.
func FuzzRoundTrip(f *testing.F) {
	for _, s := range []string{"안산시 시정소식 까치 값이 넋을 않았다", "각시 갃 과 고아", "뷁쀍", "2026년 ▲"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(Compose(s)) && utf8.ValidString(s) {
			t.Errorf("Compose(%q) is not valid UTF-8", s)
		}
		syllables := strings.Map(func(r rune) rune {
			if r >= '가' && r <= '힣' || r == ' ' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, s)
		if got := Compose(Decompose(syllables)); got != syllables {
			t.Errorf("%q became %q", syllables, got)
		}
		var keys strings.Builder
		for _, r := range syllables {
			if k := Keys(r); k != "" {
				keys.WriteString(k)
			} else {
				keys.WriteRune(r)
			}
		}
		if got := Compose(keys.String()); got != syllables {
			t.Errorf("%q typed as %q became %q", syllables, keys.String(), got)
		}
	})
}
