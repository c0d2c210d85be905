package attachment

import (
	"bytes"
	"strconv"
)

// pdfToken is a piece of a program that draws a page or maps letters: a number,
// a string, a name, an array of such, or an operator.
type pdfToken struct {
	kind  byte // 'n' number, 's' string, '/' name, '[' array, 'x' operator, 0 nothing more
	num   float64
	text  string
	items []pdfToken
}

// pdfLexer cuts such a program into tokens. Nothing in it is wrong; what makes
// no sense is passed.
type pdfLexer struct {
	data []byte
	at   int
}

const pdfSpace = " \t\r\n\f\x00"
const pdfDelimiters = "()<>[]{}/%"

func (l *pdfLexer) space() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case bytes.IndexByte([]byte(pdfSpace), c) >= 0:
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// next returns the next token.
func (l *pdfLexer) next() pdfToken {
	for {
		l.space()
		if l.at >= len(l.data) {
			return pdfToken{}
		}
		c := l.data[l.at]
		switch c {
		case '(':
			return pdfToken{kind: 's', text: l.literal()}
		case '<':
			if l.at+1 < len(l.data) && l.data[l.at+1] == '<' {
				l.at += 2
				continue // the inside of a dictionary is passed as tokens of no use
			}
			return pdfToken{kind: 's', text: l.hex()}
		case '/':
			l.at++
			return pdfToken{kind: '/', text: pdfName(l.word())}
		case '[':
			l.at++
			return l.array()
		case ']', '>', '{', '}', ')':
			l.at++
			if c == ']' {
				return pdfToken{kind: ']'}
			}
			continue
		}
		w := l.word()
		if n, err := strconv.ParseFloat(w, 64); err == nil && c <= '9' {
			return pdfToken{kind: 'n', num: n}
		}
		return pdfToken{kind: 'x', text: w}
	}
}

func (l *pdfLexer) word() string {
	from := l.at
	for l.at < len(l.data) {
		c := l.data[l.at]
		if bytes.IndexByte([]byte(pdfSpace), c) >= 0 || bytes.IndexByte([]byte(pdfDelimiters), c) >= 0 {
			break
		}
		l.at++
	}
	return string(l.data[from:l.at])
}

// array reads up to the end of an array; an array in it belongs to it.
func (l *pdfLexer) array() pdfToken {
	a := pdfToken{kind: '['}
	for {
		t := l.next()
		switch t.kind {
		case 0, ']':
			return a
		case 'n', 's', '/':
			a.items = append(a.items, t)
		case 'x': // the array was never closed
			if len(t.text) > 0 && t.text != "null" && t.text != "R" {
				l.at -= len(t.text)
				return a
			}
		}
	}
}

// literal reads a string in parentheses.
func (l *pdfLexer) literal() string {
	var b []byte
	depth := 0
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return string(b)
			}
		case '\\':
			b = l.escape(b)
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

func (l *pdfLexer) escape(b []byte) []byte {
	if l.at >= len(l.data) {
		return b
	}
	c := l.data[l.at]
	l.at++
	switch c {
	case 'n':
		return append(b, '\n')
	case 'r':
		return append(b, '\r')
	case 't':
		return append(b, '\t')
	case 'b':
		return append(b, '\b')
	case 'f':
		return append(b, '\f')
	case '\r':
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return b
	case '\n':
		return b
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := int(c - '0')
		for i := 0; i < 2 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
			n = n*8 + int(l.data[l.at]-'0')
			l.at++
		}
		return append(b, byte(n))
	}
	return append(b, c)
}

// hex reads a string in angle brackets.
func (l *pdfLexer) hex() string {
	l.at++
	var b []byte
	half, n := false, byte(0)
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		var d byte
		switch {
		case c == '>':
			if half {
				b = append(b, n<<4)
			}
			return string(b)
		case c >= '0' && c <= '9':
			d = c - '0'
		case c >= 'a' && c <= 'f':
			d = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			d = c - 'A' + 10
		default:
			continue
		}
		if half {
			b = append(b, n<<4|d)
		}
		n, half = d, !half
	}
	return string(b)
}

// pdfName is a name with its escapes resolved: #20 is a space.
func pdfName(raw string) string {
	if !bytes.Contains([]byte(raw), []byte("#")) {
		return raw
	}
	var b []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(n))
				i += 2
				continue
			}
		}
		b = append(b, raw[i])
	}
	return string(b)
}

// inlineImage passes the data of an image among the instructions.
func (l *pdfLexer) inlineImage() {
	for {
		at := bytes.Index(l.data[l.at:], []byte("EI"))
		if at < 0 {
			l.at = len(l.data)
			return
		}
		from := l.at + at
		l.at = from + 2
		before := from == 0 || bytes.IndexByte([]byte(pdfSpace), l.data[from-1]) >= 0
		after := l.at == len(l.data) || bytes.IndexByte([]byte(pdfSpace), l.data[l.at]) >= 0
		if before && after {
			return
		}
	}
}
