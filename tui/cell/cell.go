// Package cell knows how many cells of a terminal a text takes, and cuts,
// fills and wraps text by that. It is the one authority on widths: nothing else
// in the program counts cells, and nothing else imports go-runewidth.
//
// Terminals agree on most characters: a Latin letter is one cell, a Hangul
// syllable two, an emoji two, a combining mark none. They disagree on what
// Unicode calls East Asian ambiguous (▲ ■ ‘ ’ “ ” … · ─ │ ① é): one cell in
// most, two in PuTTY, Xshell, mintty, mlterm and iTerm2 when they are set so.
// [Metrics] holds the answer of one terminal. It is a small value that is
// handed to whoever lays out text, never a global: two people on one server may
// have different terminals. Neither LANG nor any environment variable plays a
// part.
//
// Of 19,067 graphic characters (all below U+3400 and of the Hangul, compatibility
// and emoji blocks) xterm 379 draws all but 36 as wide as this package says, with
// and without -cjk_width; those are new in Unicode 16. The ambiguous letters with
// accents are among those that agree, though go-runewidth counts them as one cell.
//
// Widths are sums over runes, not over grapheme clusters. Text is expected to
// have passed feed.Clean, which makes it valid UTF-8 and leaves nothing in it that
// terminals disagree about: no flags, joined emoji or old Hangul, where the sum
// would be wrong in some. testdata/terminals.txt has what eight terminals draw.
//
// Text is laid out plain and styled afterwards. Only [Metrics.Width] and
// [Metrics.Wrap] look past escape sequences, for text that was rendered with
// its styles by someone else.
package cell

import (
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"golang.org/x/text/width"
)

// Metrics says how wide a terminal draws. The zero value is the usual terminal.
type Metrics struct {
	// Ambiguous is the number of cells of an East Asian ambiguous character,
	// 1 or 2. Anything else means 1.
	Ambiguous int
}

// narrow is the table for a terminal that draws ambiguous characters in one
// cell. It is made here and not taken from the package's default, which follows
// LANG and the environment. It never changes.
var narrow = &runewidth.Condition{StrictEmojiNeutral: true} //nolint:forbidigo // the one place where widths come from

// RuneWidth returns the number of cells of r: 0, 1 or 2. Control characters
// have none, since they must not reach a row at all.
func (m Metrics) RuneWidth(r rune) int {
	switch {
	case r < ' ':
		return 0
	case r < 0x7f:
		return 1
	case r >= '가' && r <= '힣':
		return 2
	case r >= 0x1160 && r <= 0x11ff, r >= 0xd7b0 && r <= 0xd7ff:
		// Vowels and finals that are joined to the initial before them. The
		// library counts them as one cell; no terminal does.
		return 0
	}
	w := narrow.RuneWidth(r)
	if w == 1 && m.Ambiguous == 2 && width.LookupRune(r).Kind() == width.EastAsianAmbiguous {
		return 2
	}
	return w
}

// Certain says that every terminal draws r in the same number of cells, so that
// a column after it is known whatever was guessed about the rest.
func Certain(r rune) bool {
	return r >= ' ' && r < 0x7f || r >= '가' && r <= '힣' || r >= 'ㄱ' && r <= 'ㅣ'
}

// Width returns the number of cells of s, one line that may hold escape
// sequences, which take none.
func (m Metrics) Width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x7f {
			n++
			i++
			continue
		}
		if c == esc {
			i += max(1, Escape(s[i:]))
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n += m.RuneWidth(r)
		i += size
	}
	return n
}
