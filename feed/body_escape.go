package feed

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place says what stands around a text, as far as it decides what has to be
// escaped in it.
type place int

const (
	inline    place = 1 << iota // never at the start of a line
	inCell                      // of a table: a bar would end the cell
	inLabel                     // of a link or picture: a bracket would end it
	tildes                      // two of them in the block may strike out what is between
	brackets                    // those of the block may make a link
	atStart                     // of a line
	atEnd                       // of a line; markup follows otherwise
	atLink                      // a link follows
	afterMark                   // right behind markup
)

// farApart is how long a block may be with its brackets left alone: readers give
// up on a link that stands too far behind a bracket that nothing closes.
const farApart = 500

var (
	taskBox    = regexp.MustCompile(`(?m)^\s*\[[ xX]\]`)
	lineNumber = regexp.MustCompile(`^\d+([.)])(?:\s|$)`)
	lineMark   = regexp.MustCompile(`^([-+:]|#{1,6})(\s|$)|^>`)
	lineRule   = regexp.MustCompile(`^([-= ]+|[-:| ]*-[-:| ]*)$`) // a rule, an underline, the rule of a table
	entity     = regexp.MustCompile(`^&(#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);`)
	autolink   = regexp.MustCompile(`(?i)https?:|ftp:|mailto:|xmpp:|www\.|@`)
)

// blockPlace looks at a whole block for what only two characters together
// make: a pair of tildes, a bracket and what follows it.
func blockPlace(spans []Span) place {
	var at place
	text := spansText(spans)
	if strings.Count(text, "~") > 1 {
		at |= tildes
	}
	if strings.Contains(text, "](") || strings.Contains(text, "]:") || strings.Contains(text, "[^") ||
		taskBox.MatchString(text) || len(text) > farApart {
		at |= brackets
	}
	return at
}

// escape puts a backslash before what Markdown would take for structure.
func escape(text string, at place) string {
	var b strings.Builder
	begin := lineStart(text, at)
	for pos := 0; pos < len(text); {
		end := pos + wordLength(text[pos:])
		word := escapeRange(text, pos, end, begin, at, false)
		touches := end == len(text) && at&atEnd == 0 || pos == 0 && at&afterMark != 0
		if (word != text[pos:end] || touches) && autolink.MatchString(text[pos:end]) {
			// What looks like an address is linked as it stands, with our
			// backslashes and the markup after it.
			word = escapeRange(text, pos, end, begin, at, true)
		}
		b.WriteString(word)
		pos = end
	}
	return b.String()
}

// wordLength is how far the word at the start of s reaches, or the blank.
func wordLength(s string) int {
	switch i := strings.IndexByte(s, ' '); i {
	case -1:
		return len(s)
	case 0:
		return 1
	default:
		return i
	}
}

// lineStart is where to escape a text so that it does not begin a list, a
// heading, a quotation or a rule; -1 if it does not.
func lineStart(text string, at place) int {
	if at&atStart == 0 || at&inline != 0 {
		return -1
	}
	first := len(text) - len(strings.TrimLeft(text, " "))
	if m := lineNumber.FindStringSubmatchIndex(text[first:]); m != nil {
		return first + m[2]
	}
	if first < len(text) && (lineMark.MatchString(text[first:]) || lineRule.MatchString(text[first:])) {
		return first
	}
	return -1
}

func escapeRange(text string, pos, end, begin int, at place, unlink bool) string {
	var breaks map[int]bool
	if unlink {
		breaks = map[int]bool{}
		for _, m := range autolink.FindAllStringIndex(text[pos:end], -1) {
			breaks[pos+m[1]-1] = true
		}
	}
	var b strings.Builder
	for i := pos; i < end; i++ {
		switch {
		case text[i] == '|' && at&inCell != 0 && (i == 0 || text[i-1] == '\\'):
			b.WriteString("&#124;") // GitHub and others differ about a bar after backslashes
			continue
		case i == begin || breaks[i] || special(text, i, at):
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// special says that the byte of text at i would be taken for markup.
func special(text string, i int, at place) bool {
	var next byte
	if i+1 < len(text) {
		next = text[i+1]
	}
	switch text[i] {
	case '`', '*':
		return true
	case '\\':
		return next == 0 || next < utf8.RuneSelf && unicode.IsOneOf(punctuation, rune(next))
	case '_':
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+1:])
		return !wordy(before) || !wordy(after) // inside a word it is itself
	case '~':
		return at&tildes != 0
	case '[', ']':
		return at&(inLabel|brackets) != 0
	case '|':
		return at&inCell != 0
	case '!':
		return next == 0 && at&atLink != 0
	case '<':
		return next == 0 || strings.IndexByte("/!?", next) >= 0 || next < utf8.RuneSelf && unicode.IsLetter(rune(next))
	case '&':
		return entity.MatchString(text[i:])
	}
	return false
}

var punctuation = []*unicode.RangeTable{unicode.P, unicode.S}

// wordy says that r is no blank and no punctuation, to Markdown.
func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// destinationEscapes are for what could end an address in <…> or in a table.
var destinationEscapes = strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "|", "%7C", " ", "%20")

// destination writes the address of a link.
func destination(url string) string {
	url = destinationEscapes.Replace(url)
	var b strings.Builder
	for i := range len(url) {
		b.WriteByte(url[i])
		if url[i] == '&' && entity.MatchString(url[i:]) {
			b.WriteString("amp;") // or "&copy;" would come out as "©"
		}
	}
	if strings.ContainsAny(url, "()") {
		return "<" + b.String() + ">"
	}
	return b.String()
}
