package hangul

import (
	"strings"
	"unicode/utf8"
)

// Compose returns what the input method makes of a row of keys, or of the
// letters that they write: "dkstks" and "ㅇㅏㄴㅅㅏㄴ" both become 안산. Capital
// letters that have no letter of their own count as small ones. All else stays
// and ends the syllable before it.
func Compose(keys string) string {
	var c composer
	c.out.Grow(len(keys))
	for len(keys) > 0 {
		r, size := utf8.DecodeRuneInString(keys)
		if typed := typedKeys(r); typed != "" {
			for i := range typed {
				c.add(byKeys[typed[i:i+1]])
			}
		} else {
			c.flush()
			c.out.WriteString(keys[:size])
		}
		keys = keys[size:]
	}
	c.flush()
	return c.out.String()
}

// typedKeys returns the keys that stand for r in a row of keys, "" if none do.
func typedKeys(r rune) string {
	if l := lookup(r); l != nil {
		return l.keys
	}
	if r >= utf8.RuneSelf {
		return ""
	}
	for _, k := range []string{string(r), strings.ToLower(string(r))} {
		if byKeys[k] != nil {
			return k
		}
	}
	return ""
}

// composer is the syllable being written: what a person sees underlined while
// the input method waits for the next key.
type composer struct {
	initial, vowel, final *letter
	out                   strings.Builder
}

// add takes in a letter that is written with one key.
func (c *composer) add(l *letter) {
	if l.vowel >= 0 {
		c.addVowel(l)
	} else {
		c.addConsonant(l)
	}
}

func (c *composer) addVowel(l *letter) {
	switch {
	case c.final != nil:
		// The final was the initial of this syllable: 안 + ㅣ is 아니. Of a
		// joined final only its second half goes: 값 + ㅣ is 갑시.
		k := c.final.keys
		next := byKeys[k[len(k)-1:]]
		c.final = byKeys[k[:len(k)-1]] // nil for a single letter
		c.flush()
		c.initial, c.vowel = next, l
	case c.vowel == nil:
		c.vowel = l
	case byKeys[c.vowel.keys+l.keys] != nil:
		c.vowel = byKeys[c.vowel.keys+l.keys]
	default:
		c.flush()
		c.vowel = l
	}
}

func (c *composer) addConsonant(l *letter) {
	switch {
	case c.initial == nil || c.vowel == nil:
		c.flush()
		c.initial = l
	case c.final == nil && l.final > 0:
		c.final = l
	case c.final != nil && byKeys[c.final.keys+l.keys] != nil:
		c.final = byKeys[c.final.keys+l.keys]
	default:
		c.flush()
		c.initial = l
	}
}

// flush writes out the syllable, or its lone letter, and begins anew.
func (c *composer) flush() {
	switch {
	case c.initial != nil && c.vowel != nil:
		n := (c.initial.initial*vowelCount + c.vowel.vowel) * finalCount
		if c.final != nil {
			n += c.final.final
		}
		c.out.WriteRune(firstSyllable + rune(n))
	case c.initial != nil:
		c.out.WriteRune(c.initial.r)
	case c.vowel != nil:
		c.out.WriteRune(c.vowel.r)
	}
	c.initial, c.vowel, c.final = nil, nil, nil
}
