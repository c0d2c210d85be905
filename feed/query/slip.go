package query

import (
	"strings"

	"city/sosik/feed"
	"city/sosik/feed/hangul"
)

// Slip returns the query that the same keys would have written with the input
// method in its other state: dkstks becomes 안산, 먀 becomes ai. Operators, marks
// and days stay; the name of a field becomes what it was meant to be. It returns
// "" where nothing changes, or where nothing comes of it that can be read.
//
// It knows no words, so it is a guess: offer it only where the query as it
// stands finds nothing and this one does.
func Slip(s string) string {
	if tooLong(s) >= 0 {
		return ""
	}
	s = feed.Clean(s)
	to, turned := slip(s, toHangul)
	if !turned {
		// In 산불 먀 it is one word that went wrong.
		if t, ok := slip(s, toLikelyLatin); ok {
			to, turned = t, true
		}
	}
	if !turned && to == s {
		to, _ = slip(s, toLatin)
	}
	if to == s || tooLong(to) >= 0 {
		return ""
	}
	return to
}

// slip writes s with the names of fields as they were meant, and with the words
// that are no marks or days turned. It says whether any word has changed.
func slip(s string, turn func(string) string) (to string, turned bool) {
	var b strings.Builder
	b.Grow(2 * len(s))
	done := 0
	l := lexer{s: s, field: meantField}
	for t, ok := l.next(); ok; t, ok = l.next() {
		b.WriteString(s[done:t.start])
		if t.not {
			b.WriteByte('-')
		}
		if t.named {
			b.WriteString(t.name + ":")
		}
		if t.quoted {
			b.WriteByte('"')
		}
		text := t.text
		if t.quoted || t.named || !reserved(Fold(text)) {
			text = turn(text)
		}
		b.WriteString(text)
		turned = turned || text != t.text
		done = t.at + len(t.text)
	}
	b.WriteString(s[done:])
	return b.String(), turned
}

// reserved says that the folded word s is a mark or days.
func reserved(s string) bool {
	if _, ok := filterNamed(s); ok {
		return true
	}
	_, ok := calendar{}.days(s)
	return ok
}

// meantField finds a field by its name, also typed with the input method in the
// wrong state: wpahr is 제목, and 샤싣 is title.
func meantField(written string) (name string, ok bool) {
	folded := Fold(written)
	for _, name := range []string{folded, hangul.Compose(folded), Fold(toLatin(folded))} {
		if _, ok := fieldNamed(name); ok {
			return name, true
		}
	}
	return "", false
}

// toHangul turns a word with Latin letters into what they write in Hangul, if
// that is whole syllables.
func toHangul(s string) string {
	if !strings.ContainsFunc(s, isLatin) {
		return s
	}
	keys := s
	if keys == strings.ToUpper(keys) { // Caps Lock; Shift would be for ㄲ and the like
		keys = strings.ToLower(keys)
	}
	to := hangul.Compose(keys)
	if strings.ContainsFunc(to, isLetter) {
		return s
	}
	return to
}

// toLatin turns a word with Hangul into the keys that write it.
func toLatin(s string) string {
	var b strings.Builder
	for _, r := range s {
		if keys := hangul.Keys(r); keys != "" {
			b.WriteString(keys)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// toLikelyLatin is toLatin for words that Korean does not write, with letters
// outside of syllables, or that can be spoken in Latin letters. 산불 is tksqnf
// and stays.
func toLikelyLatin(s string) string {
	to := toLatin(s)
	if strings.ContainsFunc(s, isLetter) || to != s && strings.ContainsAny(to, "aeiou") {
		return to
	}
	return s
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// isLetter says that r is a Hangul letter outside of a syllable.
func isLetter(r rune) bool { return r >= 'ㄱ' && r <= 'ㅣ' }
