// Package diff says what has changed between two versions of a text, word by
// word:
//
//	diff.Words("안산시는 3명을 모집한다.", "안산시가 5명을 모집한다.")
//	// 안산시[-는-]{+가+} [-3-]{+5+}명을 모집한다.
//
// It is made for people to read. Lines are compared before words, so that a
// paragraph is compared with what it was and not with another that happens to
// have the same words. A word or two that stayed the same in the midst of a
// passage that was written anew go with that passage. And since a Korean word
// often changes only in its particle or its ending, the beginning that stayed is
// kept, but not parts of numbers or of Latin words; and only where a word came
// for a word, since of passages whole words are easier to read.
//
// Myers's algorithm is that of the Go tools, which gives up looking for the best
// after so many differences. So two texts that have nothing in common take
// hardly longer than two that are alike.
package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// Op is what was done to a piece of text.
type Op uint8

// The operations.
const (
	Keep Op = iota
	Delete
	Insert
)

// Edit is a piece of text and what was done to it.
type Edit struct {
	Op   Op
	Text string // not empty; with its spaces and line breaks as they were
}

// Words returns how one text became another. The texts of all edits but the
// inserted ones make before, those of all but the deleted ones after. What was
// deleted stands before what was inserted in its place.
func Words(before, after string) []Edit {
	var e edits
	a, b := lines(before), lines(after)
	hunks := compare(a, b)
	at := 0
	for _, h := range hunks {
		e.add(Keep, strings.Join(a[at:h.Start], ""))
		for _, edit := range passage(a[h.Start:h.End], b[h.ReplStart:h.ReplEnd]) {
			e.add(edit.Op, edit.Text)
		}
		at = h.End
	}
	e.add(Keep, strings.Join(a[at:], ""))
	return e
}

// edits collects edits.
type edits []Edit

func (e *edits) add(op Op, text string) {
	if text == "" {
		return
	}
	if n := len(*e); n > 0 && (*e)[n-1].Op == op {
		(*e)[n-1].Text += text
		return
	}
	*e = append(*e, Edit{op, text})
}

// kept is how many bytes stayed.
func (e *edits) kept() int {
	n := 0
	for _, edit := range *e {
		if edit.Op == Keep {
			n += len(edit.Text)
		}
	}
	return n
}

// words compares two passages word by word.
func (e *edits) words(before, after string) {
	a, b := words(before), words(after)
	at := 0
	for _, h := range merge(compare(a, b), a) {
		e.add(Keep, strings.Join(a[at:h.Start], ""))
		e.replace(a[h.Start:h.End], b[h.ReplStart:h.ReplEnd])
		at = h.End
	}
	e.add(Keep, strings.Join(a[at:], ""))
}

// replace adds that some words stand in the place of others: one by one if as
// many came as went and each is still much the same.
func (e *edits) replace(a, b []string) {
	each := len(a) == len(b)
	for i := 0; each && i < len(a); i++ {
		prefix, suffix := affixes(a[i], b[i])
		each = len(a) == 1 || prefix > 0 || strings.ContainsFunc(a[i][len(a[i])-suffix:], unicode.IsLetter)
	}
	if !each {
		e.passage(a, b)
		return
	}
	for i, word := range a {
		prefix, suffix := affixes(word, b[i])
		e.add(Keep, word[:prefix])
		e.add(Delete, word[prefix:len(word)-suffix])
		e.add(Insert, b[i][prefix:len(b[i])-suffix])
		e.add(Keep, word[len(word)-suffix:])
	}
}

// passage adds that some words stand in the place of others, as a whole but for
// a first word that has only other white space after it now, and for the white
// space at the end.
func (e *edits) passage(a, b []string) {
	before, after := strings.Join(a, ""), strings.Join(b, "")
	if len(a) > 0 && len(b) > 0 {
		first := a[0][:len(a[0])-blanksAfter(a[0])]
		if first == b[0][:len(b[0])-blanksAfter(b[0])] {
			e.add(Keep, first)
			before, after = before[len(first):], after[len(first):]
		}
	}
	blanks := min(blanksAfter(before), blanksAfter(after))
	if before[len(before)-blanks:] != after[len(after)-blanks:] {
		blanks = 0
	}
	e.add(Delete, before[:len(before)-blanks])
	e.add(Insert, after[:len(after)-blanks])
	e.add(Keep, after[len(after)-blanks:])
}

// blanksAfter is how many bytes of white space a text ends in.
func blanksAfter(s string) int { return len(s) - len(strings.TrimRightFunc(s, unicode.IsSpace)) }

// lines cuts a text after each line break.
func lines(s string) []string {
	out := strings.SplitAfter(s, "\n")
	if n := len(out) - 1; out[n] == "" {
		out = out[:n]
	}
	return out
}

// words cuts a text into its words, each with the white space after it.
func words(s string) []string {
	var out []string
	start, space := 0, false
	for i, r := range s {
		switch white := unicode.IsSpace(r); {
		case white:
			space = true
		case space:
			out = append(out, s[start:i])
			start, space = i, false
		}
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// The library gives up after this many differences and calls what is between
// replaced; rounds is how often we ask it to go on from there.
const (
	limit  = 50
	rounds = 300
)

// compare finds what differs between two sequences, in order.
func compare(a, b []string) []lcs.Diff {
	left := rounds
	var out []lcs.Diff
	var more func(x, y int, a, b []string)
	more = func(x, y int, a, b []string) {
		left--
		for _, d := range lcs.DiffLines(a, b) {
			del, ins := d.End-d.Start, d.ReplEnd-d.ReplStart
			if left > 0 && del > 0 && ins > 0 && del+ins > limit && (del < len(a) || ins < len(b)) {
				more(x+d.Start, y+d.ReplStart, a[d.Start:d.End], b[d.ReplStart:d.ReplEnd])
				continue
			}
			out = append(out, lcs.Diff{Start: x + d.Start, End: x + d.End, ReplStart: y + d.ReplStart, ReplEnd: y + d.ReplEnd})
		}
	}
	more(0, 0, a, b)
	return out
}

// merge makes one of two changes where fewer than half as many words stayed
// between them as changed on either side, unless a line ends between them.
func merge(hunks []lcs.Diff, a []string) []lcs.Diff {
	size := func(d lcs.Diff) int { return max(d.End-d.Start, d.ReplEnd-d.ReplStart) }
	var out []lcs.Diff
	for _, h := range hunks {
		if n := len(out) - 1; n >= 0 {
			last := &out[n]
			kept := a[last.End:h.Start]
			if few := 2 * len(kept); few < size(*last) && few < size(h) && !broken(kept) {
				last.End, last.ReplEnd = h.End, h.ReplEnd
				continue
			}
		}
		out = append(out, h)
	}
	return out
}

// broken says that a line ends after one of words.
func broken(words []string) bool {
	for _, w := range words {
		if strings.Contains(w, "\n") {
			return true
		}
	}
	return false
}

// affixes returns how many bytes at the beginning and at the end of two texts
// stayed, as far as it is good to keep them apart from what changed: whole words
// and numbers, punctuation, and from two syllables on the beginning of a Korean
// word, but not its end, lest "니다" remain of every ending.
func affixes(a, b string) (prefix, suffix int) {
	for prefix < min(len(a), len(b)) && a[prefix] == b[prefix] {
		prefix++
	}
	for !parts(a, prefix, stem) || !parts(b, prefix, stem) {
		prefix--
	}
	for suffix < min(len(a), len(b))-prefix && a[len(a)-1-suffix] == b[len(b)-1-suffix] {
		suffix++
	}
	for !parts(a, len(a)-suffix, 0) || !parts(b, len(b)-suffix, 0) {
		suffix--
	}
	return prefix, suffix
}

// stem is how many syllables must have stayed of a word's beginning.
const stem = 2

// parts says that s may be parted at i: at its ends, between characters of
// different kinds, or after so many syllables, if stem is not 0.
func parts(s string, i, stem int) bool {
	if i == 0 || i == len(s) {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s[i:])
	if !utf8.RuneStart(s[i]) || kind(after) == mark {
		return false
	}
	before := kindBefore(s, i)
	switch {
	case before != kind(after) || before == other || before == space:
		return true
	case stem == 0 || before != hangul:
		return false
	}
	for n := 1; n < stem; n++ {
		if i -= len("가"); kindBefore(s, i) != hangul {
			return false
		}
	}
	return true
}

// kindBefore is the kind of the character before i, whatever marks it has.
func kindBefore(s string, i int) int {
	k := mark
	for i > 0 && k == mark {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		k = kind(r)
		i -= size
	}
	return k
}

// kinds of characters: of words, of numbers, and others.
const (
	other = iota
	hangul
	letter
	digit
	space
	mark
)

func kind(r rune) int {
	switch {
	case r >= '가' && r <= '힣':
		return hangul
	case unicode.Is(unicode.M, r), r >= 0x1160 && r <= 0x11ff, r >= 0xd7b0 && r <= 0xd7ff:
		return mark
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r):
		return space
	}
	return other
}
