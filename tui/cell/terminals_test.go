package cell_test

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

//go:embed testdata/terminals.txt
var measured string

// drawn is what was measured of one character, in the order of the file.
type drawn [11]int

// ambiguous is how wide each of the terminals drew ambiguous characters.
var ambiguous = drawn{1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1}

// The terminals whose figures count for marks. Three others, mlterm (4 and 5),
// kitty (9) and screen (10), count those of many scripts in their own way: see
// docs/decisions.md.
var (
	countAll   = []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	countMarks = []int{0, 1, 2, 3, 6, 7, 8}
)

// terminals is what was measured of each character. It is read once: under the
// race detector that takes seconds.
var terminals = sync.OnceValue(func() map[rune]drawn {
	all := make(map[rune]drawn, 60000)
	for line := range strings.Lines(measured) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var first, last rune
		var widths string
		if _, err := fmt.Sscanf(line, "%x %x %s", &first, &last, &widths); err != nil || len(widths) != len(drawn{}) {
			panic(fmt.Sprintf("testdata/terminals.txt: %q: %v", line, err))
		}
		var d drawn
		for i, c := range widths {
			d[i] = int(c - '0')
		}
		for r := first; r <= last; r++ {
			all[r] = d
		}
	}
	return all
})

// asMeasured says that all terminals draw r as wide as Metrics says that those
// of their kind do.
func (d drawn) asMeasured(r rune) bool {
	counted := countAll
	if unicode.Is(unicode.M, r) {
		counted = countMarks
	}
	for _, i := range counted {
		if d[i] != (cell.Metrics{Ambiguous: ambiguous[i]}).RuneWidth(r) {
			return false
		}
	}
	return true
}

// What feed.Clean lets through, eight terminals draw as wide as this package
// says; and it lets through whatever they draw alike.
func TestWhatReachesARowIsDrawnAlike(t *testing.T) {
	through := 0
	for r, d := range terminals() {
		text := string(r)
		if unicode.Is(unicode.M, r) {
			text = "x" + text // as it was measured
		}
		if feed.Clean(text) != text {
			continue
		}
		through++
		if !d.asMeasured(r) {
			t.Errorf("%U %q is drawn in %v cells", r, r, d)
		}
	}
	if through < 56000 {
		t.Errorf("only %d characters come through", through)
	}
}

// partsOfPictures and others that are drawn alike by themselves, but not beside
// others of their kind, do not come through; nor do these few for which there is
// a plainer one.
func stripped(r rune) bool {
	return r >= 0x1f1e6 && r <= 0x1f1ff || r >= 0x1f3fb && r <= 0x1f3ff || r == 0x20e3 || r == 0x1140 || r == 0x114c || r == 0x1159
}

func TestNothingElseIsDropped(t *testing.T) {
	for r, d := range terminals() {
		if unicode.Is(unicode.M, r) || !d.asMeasured(r) || stripped(r) {
			continue
		}
		if clean := feed.Clean("가" + string(r)); clean != "가"+string(r) {
			t.Errorf("%U %q is drawn alike and became %q", r, r, clean)
		}
	}
}

// nasty are characters that terminals make much of.
var nasty = []rune("가각힣ㄱㆍㅿ\u1100\u1161\u11a8\u1112\u119e\u11ab\u1140\u115f\u1160\u3164\uffa0\ua960\ud7b0" +
	"▲■▶○●※“”‘’…·─│①Ⅰ→℃★±é㎡㈜￦ｱＡ　🇰🇷🇺👨👩👧\u200d\ufe0f\ufe0e⚠❤1\u20e3👍🏽🥲🛜☰㉈㊗㊙〰" +
	"e\u0301\u0316\u0344x\u0304\u3099か\u302e\u20d0\u0e33\u0e48กकि\u094dထိုក្\u17b4\u200b\u200c\u200e\u202e\u2066\u00ad\ufeff\u2060\u034f" +
	"\u2800\ue000\uf06e\U000f0000\U000e0041\ufffd\uffff\u0378\U0001faf9\x1b\x07\x9b\r\n\t ")

// Texts of such characters, in any order, come out as characters that are drawn
// alike, and cleaning them again changes nothing.
func TestNastyTextsAreDrawnAlike(t *testing.T) {
	all := terminals()
	random := rand.New(rand.NewPCG(4, 7)) //nolint:gosec // a test wants the same every time
	for range 10000 {
		text := make([]rune, 1+random.IntN(12))
		for i := range text {
			if text[i] = nasty[random.IntN(len(nasty))]; random.IntN(8) == 0 {
				text[i] = rune(random.IntN(0x20000))
			}
		}
		clean := feed.Clean(string(text))
		if again := feed.Clean(clean); again != clean {
			t.Fatalf("%+q became %+q, then %+q", string(text), clean, again)
		}
		for _, r := range clean {
			d, known := all[r]
			chinese := unicode.Is(unicode.Han, r) || unicode.Is(unicode.Co, r)
			if known && !d.asMeasured(r) || !known && !chinese && r != '\ufffd' && r != ' ' {
				t.Fatalf("%+q became %+q, and nobody can say how wide %U is", string(text), clean, r)
			}
		}
	}
}
