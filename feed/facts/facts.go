// Package facts finds in the text of a notice what people open it for: when,
// where, for whom, how to apply, whom to ask.
//
// It reads what authors set as labels ("○ 접수 기간: 3. 2. ~ 3. 31.", a table with
// "문의" at the left) and two things that press releases say in their sentences:
// until when one may apply, and the telephone to ask. It understands nothing.
// Every value is a piece of the text, letter by letter, and so is every label
// but for those of sentences; what it does not recognise it leaves out.
package facts

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"city/sosik/feed"
)

// Fact is something that the text says.
type Fact struct {
	Label string // as the text has it: "접수 기간"
	Value string // a piece of the text
}

// The bounds of a card.
const (
	maxFacts = 10
	maxAlike = 3   // that are about the same
	maxValue = 160 // letters; what is longer is text
	maxLabel = 12
	maxLines = 4000 // of a text that are looked at
)

// Find returns the facts in a text, in its order: first what has a label, then
// what its sentences say of applying and asking, if no label did.
func Find(b feed.Body) []Fact {
	f := finder{seen: map[string]bool{}, kinds: map[string]int{}}
	lines := linesOf(b)
	for _, l := range lines {
		f.labelled(l)
	}
	for _, l := range lines {
		f.sentences(l)
	}
	return f.facts[:min(len(f.facts), maxFacts)]
}

// line is a line of the text, or a row of a table with a label at its left.
type line struct {
	text  string
	label string // of a row
}

func linesOf(b feed.Body) []line {
	var lines []line
	for _, block := range b {
		if len(lines) > maxLines {
			break
		}
		if block.Kind == feed.Table {
			lines = append(lines, rowsOf(block)...)
			continue
		}
		if block.Kind == feed.Code {
			continue
		}
		for _, spans := range feed.Lines(block.Spans) {
			if text := textOf(spans); text != "" {
				lines = append(lines, line{text: text})
			}
		}
	}
	return lines
}

// rowsOf are the values of a table that stand at the right of a label. A table
// with labels over its columns has many values for each, and none is the one.
func rowsOf(table feed.Block) []line {
	var lines []line
	for _, row := range table.Rows {
		for i := 0; i+1 < len(row); i++ {
			label, value := textOf(row[i].Spans), textOf(row[i+1].Spans)
			if !row[i+1].Header && kindOf(label) != "" && kindOf(value) == "" {
				lines = append(lines, line{value, label})
				i++
			}
		}
	}
	return lines
}

// textOf is the text of spans without pictures, in one line if they have only
// one.
func textOf(spans []feed.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if !s.Object() {
			b.WriteString(s.Text)
		}
	}
	return strings.Trim(b.String(), " \n")
}

type finder struct {
	facts []Fact
	seen  map[string]bool // values
	kinds map[string]int  // how many labels of each kind
}

func (f *finder) add(label, value string) {
	value = strings.Trim(value, " \n,;/|")
	kind := kindOf(label)
	if value == "" || f.kinds[kind] == maxAlike || utf8.RuneCountInString(value) > maxValue || strings.Contains(value, "\n") || f.seen[value] {
		return
	}
	f.seen[value] = true
	f.facts = append(f.facts, Fact{strings.TrimSpace(label), value})
	f.kinds[kind]++
}

var (
	// mark is what stands before a label.
	mark  = regexp.MustCompile(`^(?:[^\p{L}\p{N}(<\[【「‘“"']+|[0-9]{1,2}[.)]\s*|[가-하][.)]\s*|[oOㅇㅁ]\s+)*`)
	colon = regexp.MustCompile(`\s*[:：]\s*`)
)

// labelled adds what has a label: that of its row, or one before a colon.
func (f *finder) labelled(l line) {
	if l.label != "" {
		f.add(l.label, l.text)
		return
	}
	text := l.text[len(mark.FindString(l.text)):]
	at := colon.FindStringIndex(text)
	if at == nil {
		f.bare(text)
		return
	}
	label := text[:at[0]]
	for range maxFacts {
		rest := text[at[1]:]
		value, next, more := split(rest)
		if kindOf(label) != "" {
			f.add(label, value)
		}
		text, label = more, next
		if at = colon.FindStringIndex(text); label == "" || at == nil || at[0] != 0 {
			return
		}
	}
}

// another is a further label in the same line.
var another = regexp.MustCompile(`(?:[,/|▲△▶▷○●◦■□※·•]\s*|\s)((?:[가-힣]+ ?)?[가-힣]{2,6})\s*[:：]`)

// split cuts a value where another label begins: what comes after that is
// returned with its colon.
func split(rest string) (value, label, more string) {
	for _, m := range another.FindAllStringSubmatchIndex(rest, maxFacts) {
		word := rest[m[2]:m[3]]
		if kindOf(word) == "" {
			if i := strings.LastIndexByte(word, ' '); i >= 0 && kindOf(word[i+1:]) != "" {
				word, m[2] = word[i+1:], m[2]+i+1
			} else {
				continue
			}
		}
		return strings.TrimRight(rest[:m[2]], " ,/|▲△▶▷○●◦■□※·•"), word, rest[m[3]:]
	}
	return rest, "", ""
}

// asking is a line that says whom to ask without a colon.
var asking = regexp.MustCompile(`^(문의(?:처| ?전화)?|연락처) *([^.]*` + telephone + `[^.]*)$`)

// bare adds a line "문의 031-481-3028".
func (f *finder) bare(text string) {
	if m := asking.FindStringSubmatch(text); m != nil {
		f.add(m[1], m[2])
	}
}
