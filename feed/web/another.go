package web

import (
	"strings"
	"unicode"

	"city/sosik/feed"
)

// isAnother says that a board clearly shows another notice than it was asked
// for, as some do for a notice that is gone. An edited title, a title cut short
// in the list or an ID told in another way are not enough.
func isAnother(asked, got feed.Notice, redirected bool) bool {
	otherID := asked.ID != "" && got.ID != "" && asked.ID != got.ID
	if asked.Title == "" {
		return otherID && redirected
	}
	otherDay := asked.Date.Day() != "" && got.Date.Day() != "" && asked.Date.Day() != got.Date.Day()
	return (otherID || otherDay) && unrelated(asked.Title, got.Title)
}

// unrelated says that two titles have less than a fifth of their pairs of
// letters in common.
func unrelated(a, b string) bool {
	a, b = letters(a), letters(b)
	if a == "" || b == "" || strings.Contains(a, b) || strings.Contains(b, a) {
		return false
	}
	pairs, others := pairsOf(a), pairsOf(b)
	common := 0
	for p := range pairs {
		if others[p] {
			common++
		}
	}
	return 5*common < min(len(pairs), len(others))
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func pairsOf(s string) map[[2]rune]bool {
	pairs := make(map[[2]rune]bool)
	var last rune
	for _, r := range s {
		if last != 0 {
			pairs[[2]rune{last, r}] = true
		}
		last = r
	}
	return pairs
}
