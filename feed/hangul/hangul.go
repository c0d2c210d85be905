// Package hangul knows the letters of Korean: which keys of the usual keyboard
// (두벌식) write a character, what a row of keys would have written, the initials
// by which names are searched (초성), and the letters of a syllable.
//
//	Keys('허')           "gj"
//	Compose("dkstks")    "안산"
//	Initials("안산시청")   "ㅇㅅㅅㅊ"
//	Decompose("과")      "ㄱㅗㅏ"
//
// A modern syllable is an initial, a vowel and perhaps a final; Unicode numbers
// all 11,172 of them in that order, so that everything here is arithmetic and
// three short tables.
package hangul

import (
	"strings"
	"unicode/utf8"
)

const (
	firstSyllable = '가'
	lastSyllable  = '힣'
	vowelCount    = 21
	finalCount    = 28
)

// letter is a Hangul letter with the keys that write it, and where it stands in
// a syllable: its number among the initials, vowels and finals, -1 where it
// cannot stand.
type letter struct {
	r                     rune
	keys                  string
	initial, vowel, final int
}

// The letters in Unicode's order of compatibility jamo, ㄱ to ㅣ without a gap.
// Final 0 is no final, so finals count from 1.
var letters = [...]letter{
	{'ㄱ', "r", 0, -1, 1}, {'ㄲ', "R", 1, -1, 2}, {'ㄳ', "rt", -1, -1, 3},
	{'ㄴ', "s", 2, -1, 4}, {'ㄵ', "sw", -1, -1, 5}, {'ㄶ', "sg", -1, -1, 6},
	{'ㄷ', "e", 3, -1, 7}, {'ㄸ', "E", 4, -1, -1}, {'ㄹ', "f", 5, -1, 8},
	{'ㄺ', "fr", -1, -1, 9}, {'ㄻ', "fa", -1, -1, 10}, {'ㄼ', "fq", -1, -1, 11},
	{'ㄽ', "ft", -1, -1, 12}, {'ㄾ', "fx", -1, -1, 13}, {'ㄿ', "fv", -1, -1, 14},
	{'ㅀ', "fg", -1, -1, 15}, {'ㅁ', "a", 6, -1, 16}, {'ㅂ', "q", 7, -1, 17},
	{'ㅃ', "Q", 8, -1, -1}, {'ㅄ', "qt", -1, -1, 18}, {'ㅅ', "t", 9, -1, 19},
	{'ㅆ', "T", 10, -1, 20}, {'ㅇ', "d", 11, -1, 21}, {'ㅈ', "w", 12, -1, 22},
	{'ㅉ', "W", 13, -1, -1}, {'ㅊ', "c", 14, -1, 23}, {'ㅋ', "z", 15, -1, 24},
	{'ㅌ', "x", 16, -1, 25}, {'ㅍ', "v", 17, -1, 26}, {'ㅎ', "g", 18, -1, 27},
	{'ㅏ', "k", -1, 0, -1}, {'ㅐ', "o", -1, 1, -1}, {'ㅑ', "i", -1, 2, -1},
	{'ㅒ', "O", -1, 3, -1}, {'ㅓ', "j", -1, 4, -1}, {'ㅔ', "p", -1, 5, -1},
	{'ㅕ', "u", -1, 6, -1}, {'ㅖ', "P", -1, 7, -1}, {'ㅗ', "h", -1, 8, -1},
	{'ㅘ', "hk", -1, 9, -1}, {'ㅙ', "ho", -1, 10, -1}, {'ㅚ', "hl", -1, 11, -1},
	{'ㅛ', "y", -1, 12, -1}, {'ㅜ', "n", -1, 13, -1}, {'ㅝ', "nj", -1, 14, -1},
	{'ㅞ', "np", -1, 15, -1}, {'ㅟ', "nl", -1, 16, -1}, {'ㅠ', "b", -1, 17, -1},
	{'ㅡ', "m", -1, 18, -1}, {'ㅢ', "ml", -1, 19, -1}, {'ㅣ', "l", -1, 20, -1},
}

// The same letters by their place in a syllable, and by the keys that write
// them. Made once from the table above and never changed.
var (
	initials [19]*letter
	vowels   [vowelCount]*letter
	finals   [finalCount]*letter // finals[0] is nil: no final
	byKeys   = map[string]*letter{}
)

func init() {
	for i := range letters {
		l := &letters[i]
		byKeys[l.keys] = l
		if l.initial >= 0 {
			initials[l.initial] = l
		}
		if l.vowel >= 0 {
			vowels[l.vowel] = l
		}
		if l.final >= 0 {
			finals[l.final] = l
		}
	}
}

// lookup returns the letter that r is, as compatibility jamo or as one of the
// modern conjoining ones, or nil.
func lookup(r rune) *letter {
	switch {
	case r >= 'ㄱ' && r <= 'ㅣ':
		return &letters[r-'ㄱ']
	case r >= 0x1100 && r < 0x1100+19:
		return initials[r-0x1100]
	case r >= 0x1161 && r < 0x1161+vowelCount:
		return vowels[r-0x1161]
	case r >= 0x11a8 && r < 0x11a8+finalCount-1:
		return finals[r-0x11a7]
	}
	return nil
}

// parts returns the letters of a syllable; the last is nil if it has no final.
func parts(r rune) (initial, vowel, final *letter, ok bool) {
	if r < firstSyllable || r > lastSyllable {
		return nil, nil, nil, false
	}
	n := int(r - firstSyllable)
	return initials[n/(vowelCount*finalCount)], vowels[n/finalCount%vowelCount], finals[n%finalCount], true
}

// Keys returns the keys of a Latin keyboard that write r, a syllable or a
// letter, in upper case where Shift is held; "" if r is neither.
func Keys(r rune) string {
	if l := lookup(r); l != nil {
		return l.keys
	}
	initial, vowel, final, ok := parts(r)
	if !ok {
		return ""
	}
	if final == nil {
		return initial.keys + vowel.keys
	}
	return initial.keys + vowel.keys + final.keys
}

// Initials replaces every syllable of s by its initial: 안산시청 becomes ㅇㅅㅅㅊ.
// All else stays.
func Initials(s string) string {
	return strings.Map(func(r rune) rune {
		if initial, _, _, ok := parts(r); ok {
			return initial.r
		}
		return r
	}, s)
}

// Decompose replaces every syllable and every joined letter of s by the letters
// that one types: 과일 becomes ㄱㅗㅏㅇㅣㄹ. All else stays. It is what [Compose]
// takes to make the syllables again.
func Decompose(s string) string {
	var b strings.Builder
	b.Grow(len(s) * 2)
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if keys := Keys(r); keys != "" {
			for i := range keys {
				b.WriteRune(byKeys[keys[i:i+1]].r)
			}
		} else {
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String()
}
