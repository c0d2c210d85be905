package board

import (
	"strings"
	"unicode"
)

var labelled = newPattern(`^[\s\[(<【]*([\p{L}/·・.() ]{1,24}?)\s*[\])>】]?\s*[:：|ㅣ│]\s*`).needs(":", "：", "|", "ㅣ", "│")

// labelWindow is how far into a text a label with its mark may reach, in bytes.
const labelWindow = 200

// splitLabel splits "작성자 : 공보관" and "조회수 43".
func splitLabel(s string) (role, string, bool) {
	if m := labelled.FindStringSubmatchIndex(s[:min(len(s), labelWindow)]); m != nil {
		if r := labelRole(s[m[2]:m[3]]); r != roleNone {
			return r, s[m[1]:], true
		}
	}
	if r, value, ok := splitWords(s); ok {
		return r, value, true
	}
	if !hasDigit(s) {
		return roleNone, "", false
	}
	if m := glued.FindStringSubmatch(s); m != nil {
		if r := labelRole(m[1]); r == roleViews || r == roleDate || r == roleEdited {
			return r, m[2], true
		}
	}
	return roleNone, "", false
}

// splitWords splits a text after the label that its first words are.
func splitWords(s string) (role, string, bool) {
	first, rest := cutWord(s)
	second, others := cutWord(rest)
	if rest == "" {
		return roleNone, "", false
	}
	if others != "" {
		if r := labelRole(first + second); r != roleNone && r != roleTitle {
			return r, strings.Join(strings.Fields(others), " "), true
		}
	}
	if r := labelRole(first); r != roleNone && r != roleTitle {
		return r, strings.Join(strings.Fields(rest), " "), true
	}
	return roleNone, "", false
}

// cutWord returns the first word of a text and what follows it.
func cutWord(s string) (word, rest string) {
	s = strings.TrimSpace(s)
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i], strings.TrimSpace(s[i:])
	}
	return s, ""
}

var glued = newPattern(`^(\p{L}+)(\d[\d,.:\s-]*(?:회|건)?)$`)
