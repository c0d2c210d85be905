package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"city/sosik/feed"
)

// Fold makes text fit to be compared: [feed.Clean], then every letter small. It
// has as many characters as Clean gives, so that what is found in it can be
// shown in the clean text. Fold(Fold(s)) == Fold(s).
func Fold(s string) string {
	return lower(feed.Clean(s))
}

// lower makes the letters of s small, one for one, though some of them in more
// or fewer bytes. Clean text stays clean; bytes that are not UTF-8 become U+FFFD.
func lower(s string) string {
	for i, r := range s {
		if r == utf8.RuneError || lowerAt(s, i, r) != r {
			return lowerFrom(s, i)
		}
	}
	return s
}

// lowerFrom is lower where the first capital stands at byte i.
func lowerFrom(s string, i int) string {
	var b strings.Builder
	b.Grow(len(s) + utf8.UTFMax)
	b.WriteString(s[:i])
	for j, r := range s[i:] {
		b.WriteRune(lowerAt(s, i+j, r))
	}
	return b.String()
}

// lowerAt returns the small letter for r, which stands at byte i of s.
//
// A capital with a combining mark of its own keeps its size: NFC has no single
// character for it, but might have one for the small letter (H̱ and ẖ), and then
// what is folded would not be clean any more.
func lowerAt(s string, i int, r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r < 'A' || r > 'Z' {
			return r
		}
	case r >= 0x2e80 && r < 0xa640, r >= 0xac00 && r < 0xff00: // Chinese, kana, Hangul: no case
		return r
	}
	small := unicode.ToLower(r)
	if small == r || marked(s[i+utf8.RuneLen(r):]) {
		return r
	}
	return small
}

// marked says that s begins with a combining mark.
func marked(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.M, r)
}
