package feed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terminals do not agree on every character. What may stand in a row is what
// eight terminals draw alike (docs/decisions.md has the
// measurement, tui/cell/testdata/terminals.txt the figures and its test the
// proof); all else is replaced here, or dropped where it stands on another
// character.

// signs of emoji that belong to the character before them, in some terminals
// without a cell of their own and in others with one or two.
const (
	firstSkin, lastSkin = '\U0001f3fb', '\U0001f3ff' // colours of skin
	keycap              = '\u20e3'
)

// Two of these letters are a flag: one picture of two cells here, two letters of
// one or two cells there. As plain letters they say the same everywhere.
const firstFlag, lastFlag = '\U0001f1e6', '\U0001f1ff'

// plainEmoji returns what stands for a part of an emoji, -1 for nothing, and any
// other character as it is.
func plainEmoji(r rune) rune {
	switch {
	case r >= firstFlag && r <= lastFlag:
		return r - firstFlag + 'A'
	case r >= firstSkin && r <= lastSkin, r == keycap:
		return -1
	}
	return r
}

// agreed replaces the characters of s, which is in NFC, that terminals draw in
// different widths.
func agreed(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x300 || settled(r) || !unicode.In(r, disputed, unicode.Cn):
			return r
		case unicode.Is(unicode.M, r):
			return -1
		}
		return utf8.RuneError
	}, s)
}

// disputed are the characters that were measured to differ, apart from those
// that are not there any more by the time this is asked, and from those that Go's
// tables do not know (Cn), as older terminals do not either. They are: marks on
// Latin letters for which there is no letter with its mark, signs of the I Ching,
// numbers in black squares, marks, scripts and emoji newer than Unicode 12.
var disputed = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x0300, 0x036f, 1}, {0x06de, 0x06de, 1}, {0x0898, 0x089f, 1}, {0x08ca, 0x08d2, 1}, {0x0b55, 0x0b55, 1}, {0x0c3c, 0x0c3c, 1},
		{0x0cf3, 0x0cf3, 1}, {0x0d81, 0x0d81, 1}, {0x0ece, 0x0ece, 1}, {0x1abf, 0x1ace, 1}, {0x1dfa, 0x1dfa, 1},
		{0x2630, 0x2637, 1}, {0x268a, 0x268f, 1}, {0x302e, 0x3030, 1}, {0x303d, 0x303d, 1}, {0x31bb, 0x31bf, 1}, {0x3248, 0x324f, 1},
		{0x3297, 0x3297, 1}, {0x3299, 0x3299, 1}, {0x4dc0, 0x4dff, 1}, {0xa82c, 0xa82c, 1},
	},
	R32: []unicode.Range32{
		{0x10eab, 0x10eac, 1}, {0x10efd, 0x10eff, 1}, {0x10f82, 0x10f85, 1}, {0x11070, 0x11070, 1}, {0x11073, 0x11074, 1},
		{0x110c2, 0x110c2, 1}, {0x111cf, 0x111cf, 1}, {0x1123f, 0x11241, 1}, {0x1171e, 0x1171e, 1}, {0x1193b, 0x1193c, 1},
		{0x1193e, 0x1193e, 1}, {0x11943, 0x11943, 1}, {0x11b00, 0x11b09, 1}, {0x11f00, 0x11f59, 1}, {0x1342f, 0x13455, 1},
		{0x16fe4, 0x16ff1, 1}, {0x18af3, 0x1affe, 1}, {0x1b11f, 0x1b132, 1}, {0x1b155, 0x1b155, 1}, {0x1cf00, 0x1cf46, 1},
		{0x1d165, 0x1d166, 1}, {0x1d16d, 0x1d172, 1}, {0x1d2c0, 0x1d2d3, 1}, {0x1d300, 0x1d376, 1}, {0x1df25, 0x1df2a, 1},
		{0x1e030, 0x1e08f, 1}, {0x1e2ae, 0x1e2ae, 1}, {0x1e4d0, 0x1e4f9, 1}, {0x1f202, 0x1f202, 1}, {0x1f237, 0x1f237, 1}, {0x1f6d6, 0x1f6df, 1}, {0x1f6fb, 0x1f6fc, 1},
		{0x1f774, 0x1f77f, 1}, {0x1f7d9, 0x1f7d9, 1}, {0x1f7f0, 0x1f7f0, 1}, {0x1f90c, 0x1f90c, 1}, {0x1f93b, 0x1f93b, 1},
		{0x1f946, 0x1f946, 1}, {0x1f972, 0x1f972, 1}, {0x1f977, 0x1f979, 1}, {0x1f9a3, 0x1f9a4, 1}, {0x1f9ab, 0x1f9ad, 1},
		{0x1f9cb, 0x1f9cc, 1}, {0x1fa74, 0x1fa77, 1}, {0x1fa7b, 0x1fa7c, 1}, {0x1fa83, 0x1fa88, 1}, {0x1fa96, 0x1faf8, 1},
	},
}
