package cell

import "strings"

const (
	esc   = 0x1b
	reset = "\x1b[0m"
)

// Escape returns the length of the escape sequence that s begins with, 0 if it
// begins with none or with one that has no end.
func Escape(s string) int {
	if len(s) < 2 || s[0] != esc {
		return 0
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			switch c := s[i]; {
			case c >= 0x40 && c <= 0x7e:
				return i + 1
			case c < 0x20 || c > 0x3f:
				return 0
			}
		}
		return 0
	case ']', 'P', 'X', '^', '_':
		for i := 2; i < len(s); i++ {
			switch {
			case s[i] == '\a' && s[1] == ']':
				return i + 1
			case s[i] == esc && i+1 < len(s) && s[i+1] == '\\':
				return i + 2
			case s[i] < ' ':
				return 0
			}
		}
		return 0
	}
	if s[1] >= 0x20 && s[1] <= 0x7e {
		return 2
	}
	return 0
}

// Plain returns s without its escape sequences.
func Plain(s string) string {
	next := strings.IndexByte(s, esc)
	if next < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for next >= 0 {
		b.WriteString(s[:next])
		s = s[next:]
		n := Escape(s)
		if n == 0 { // a lone one is no sequence
			b.WriteByte(esc)
			n = 1
		}
		s = s[n:]
		next = strings.IndexByte(s, esc)
	}
	b.WriteString(s)
	return b.String()
}

// Style is what the escape sequences before a point of a line leave in force:
// attributes (SGR) and a hyperlink (OSC 8). The zero value is plain.
type Style struct {
	attributes string // the sequences since the last reset, as they came
	link       string
}

// Add takes in one escape sequence. Those that are neither attributes nor a
// hyperlink are none of a row's business; Add reports false for them.
func (s *Style) Add(seq string) bool {
	switch {
	case strings.HasPrefix(seq, "\x1b]8;"):
		if uri := strings.IndexByte(seq[4:], ';'); uri >= 0 && seq[4+uri+1] != esc && seq[4+uri+1] != '\a' {
			s.link = seq
		} else {
			s.link = ""
		}
		return true
	case strings.HasPrefix(seq, "\x1b[") && strings.HasSuffix(seq, "m") && plainParameters(seq[2:len(seq)-1]):
		s.attribute(seq)
		return true
	}
	return false
}

func (s *Style) attribute(seq string) {
	switch p := seq[2 : len(seq)-1]; {
	case strings.Trim(p, "0;") == "" && !strings.Contains(p, "00"):
		s.attributes = ""
	case strings.HasPrefix(p, "0;") || strings.HasPrefix(p, ";"):
		s.attributes = "\x1b[" + strings.TrimLeft(p, "0;") + "m"
	case !strings.HasSuffix(s.attributes, seq):
		s.attributes += seq
	}
}

func plainParameters(p string) bool {
	return strings.Trim(p, "0123456789;:") == ""
}

// Plain says that nothing is in force.
func (s Style) Plain() bool { return s == Style{} }

// OnSpaces says that a space in this style can be seen: it has a background, a
// line, or is part of a link.
func (s Style) OnSpaces() bool {
	if s.link != "" {
		return true
	}
	for _, seq := range strings.Split(s.attributes, "\x1b[")[1:] {
		if fieldsShow(strings.Split(seq[:len(seq)-1], ";")) {
			return true
		}
	}
	return false
}

// fieldsShow says that the parameters of an SGR sequence have any but colours
// and weights of letters. When in doubt they have.
func fieldsShow(fields []string) bool {
	for i := 0; i < len(fields); i++ {
		switch f := fields[i]; {
		case f == "38" && i+1 < len(fields) && fields[i+1] == "5":
			i += 2
		case f == "38" && i+1 < len(fields) && fields[i+1] == "2":
			i += 4
		case f == "" || strings.Trim(f, "0") == "" || f == "1" || f == "2" || f == "3" || f == "22" || f == "23" || f == "39":
		case len(f) == 2 && (f[0] == '3' || f[0] == '9') && f[1] < '8':
		default:
			return true
		}
	}
	return false
}

// Open returns the sequences that bring a plain terminal to s.
func (s Style) Open() string { return s.link + s.attributes }

// To returns the shortest sequences that bring a terminal from s to next.
func (s Style) To(next Style) string {
	out := ""
	switch {
	case next.attributes == s.attributes:
	case next.attributes == "":
		out = "\x1b[m"
	case strings.HasPrefix(next.attributes, s.attributes):
		out = next.attributes[len(s.attributes):]
	default: // a missing parameter is a reset
		out = "\x1b[;" + next.attributes[len("\x1b["):]
	}
	switch next.link {
	case s.link:
	case "":
		out += "\x1b]8;;\x1b\\"
	default:
		out += next.link
	}
	return out
}

// Close returns the sequences that bring a terminal from s back to plain.
func (s Style) Close() string {
	out := ""
	if s.attributes != "" {
		out = reset
	}
	if s.link != "" {
		out += "\x1b]8;;\x1b\\"
	}
	return out
}
