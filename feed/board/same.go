package board

import (
	"strings"
	"unicode"
)

// sameTitle compares titles without spaces and cut ends.
func sameTitle(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if a == "" || b == "" || a[0] != b[0] {
		return false
	}
	if !mayBeCut(a) && !mayBeCut(b) {
		return sameButSpaces(a, b) // without a copy of a whole body that begins like its title
	}
	a, b = noSpace(a), noSpace(b)
	if a == b {
		return true
	}
	ca, cb := withoutCut(a), withoutCut(b)
	return len(ca) > 12 && ca != a && strings.HasPrefix(b, ca) || len(cb) > 12 && cb != b && strings.HasPrefix(a, cb)
}

// mayBeCut says that a title ends with dots or with something like them.
func mayBeCut(s string) bool {
	s, dot := strings.CutSuffix(s, ".")
	if dot {
		s = strings.TrimSpace(s) // the end of a sentence is one dot
		return strings.HasSuffix(s, ".")
	}
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "⋯") || strings.HasSuffix(s, "·")
}

// sameButSpaces says that two texts differ at most in their spaces.
func sameButSpaces(a, b string) bool {
	for {
		a, b = strings.TrimLeftFunc(a, unicode.IsSpace), strings.TrimLeftFunc(b, unicode.IsSpace)
		if a == "" || b == "" || a[0] != b[0] {
			return a == b
		}
		a, b = a[1:], b[1:]
	}
}

// withoutCut is a title without the dots that say that it was cut.
func withoutCut(s string) string {
	for _, end := range cutEnd.words {
		if strings.HasSuffix(s, end) { // else there is no need for the pattern, slow on a whole body
			return cutEnd.ReplaceAllString(s, "")
		}
	}
	return s
}

func noSpace(s string) string { return strings.Join(strings.Fields(s), "") }
