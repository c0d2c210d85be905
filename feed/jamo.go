package feed

import (
	"strings"
	"unicode/utf8"
)

// Letters that stand alone as conjoining jamo are drawn with a width of none,
// one or two cells; as compatibility jamo they are two everywhere.
const (
	leads  = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
	vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
	tails  = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
)

// conjoining says that r is a letter that is made to join others to a syllable.
func conjoining(r rune) bool {
	return r >= 0x1100 && r <= 0x11ff || r >= 0xa960 && r <= 0xa97c || r >= 0xd7b0 && r <= 0xd7fb
}

// standaloneJamo replaces the conjoining jamo that NFC left over by letters that
// stand for themselves. An old syllable comes apart, for terminals draw it in two,
// three or four cells; initials that have no other form stay, as they are two
// cells everywhere, and what else has none becomes U+FFFD.
func standaloneJamo(s string) string {
	if !strings.ContainsFunc(s, conjoining) {
		return s
	}
	return strings.Map(letter, s)
}

// letter returns what stands for a jamo by itself, and any other character as it
// is.
func letter(r rune) rune {
	for _, t := range []struct {
		first  rune
		letter string
	}{{0x1100, leads}, {0x1161, vowels}, {0x11a8, tails}} {
		const size = len("ㄱ")
		if i := int(r - t.first); i >= 0 && i*size < len(t.letter) {
			l, _ := utf8.DecodeRuneInString(t.letter[i*size:])
			return l
		}
	}
	switch r {
	case 0x119e:
		return 'ㆍ'
	case 0x11a1:
		return 'ㆎ'
	case 0x1140, 0x11eb:
		return 'ㅿ'
	case 0x114c, 0x11f0:
		return 'ㆁ'
	case 0x1159, 0x11f9:
		return 'ㆆ'
	}
	if r >= 0x1161 && r <= 0x11ff || r >= 0xd7b0 && r <= 0xd7fb {
		return utf8.RuneError
	}
	return r
}
