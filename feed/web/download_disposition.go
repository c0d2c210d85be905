package web

import (
	"mime"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/korean"

	"city/sosik/feed"
)

// dispositionName is the name that a Content-Disposition header gives a file, ""
// if it gives none.
//
// RFC 6266 has one spelling for names that are not ASCII. Korean servers have
// seven: that one, raw UTF-8, raw EUC-KR (which Java servers make by claiming
// that it is Latin-1), either of them escaped as in an address, the words of RFC
// 2047 that mail has, and any of them without the quotes that spaces and
// semicolons need. Whatever comes is taken for what makes a name of it.
func dispositionName(header string) string {
	if len(header) > 16<<10 {
		return ""
	}
	params := dispositionParams(header)
	for _, name := range []string{extendedName(params["filename*"]), continuedName(params), plainName(params["filename"])} {
		// Browsers of old sent whole paths, and so some servers send them back.
		name = name[strings.LastIndexAny(name, `/\`)+1:]
		if name = feed.Clean(name); name != "" {
			return name
		}
	}
	return ""
}

// dispositionParams takes a header apart. Of a parameter that stands twice the
// first counts, as in browsers. Bytes of EUC-KR are never quotes, semicolons or
// backslashes, so it need not be known what the letters are.
func dispositionParams(header string) map[string]string {
	params := map[string]string{}
	last := "" // the parameter before, if its value had no quotes
	for _, part := range splitQuoted(header) {
		name, value, found := strings.Cut(part, "=")
		name = strings.ToLower(strings.TrimSpace(name))
		if !found || !strings.HasPrefix(name, "filename") && name != "size" && !strings.HasSuffix(name, "date") {
			if last != "" && strings.TrimSpace(part) != "" { // a semicolon in a name without quotes
				params[last] += ";" + strings.TrimRight(part, " \t")
			}
			continue
		}
		last = ""
		if _, twice := params[name]; twice {
			continue
		}
		value = strings.TrimSpace(value)
		if inner, quoted := strings.CutPrefix(value, `"`); quoted {
			if params[name] = unquote(inner); !strings.Contains(inner, `"`) {
				last = name
			}
			continue
		}
		params[name], last = value, name
	}
	return params
}

// splitQuoted splits at semicolons outside quotes. A quote that is never closed
// is none.
func splitQuoted(s string) []string {
	var parts []string
	start, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"' && (quoted || strings.Contains(s[i+1:], `"`)):
			quoted = !quoted
		case c == ';' && !quoted:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

// unquote reads a quoted string after its first quote. A backslash only escapes
// what needs it: some servers send the path of a file on Windows.
func unquote(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String()
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// extendedName reads a value of RFC 5987: UTF-8'ko'%EA%B3%B5. One that does not
// say its charset is read like any other.
func extendedName(value string) string {
	label, rest, ok := strings.Cut(value, "'")
	_, text, ok2 := strings.Cut(rest, "'")
	if !ok || !ok2 || strings.Contains(label, "%") {
		return plainName(value)
	}
	raw, err := url.PathUnescape(text)
	if err != nil {
		return plainName(text)
	}
	return decodeAs(label, raw)
}

// continuedName reads a name in pieces, filename*0*=UTF-8”…; filename*1*=…, as
// RFC 2231 has it.
func continuedName(params map[string]string) string {
	label, raw := "", ""
	for i := range 100 {
		piece := "filename*" + string(rune('0'+i%10))
		if i >= 10 {
			piece = "filename*" + string(rune('0'+i/10)) + string(rune('0'+i%10))
		}
		if plain, ok := params[piece]; ok {
			raw += plain
			continue
		}
		value, ok := params[piece+"*"]
		if !ok {
			break
		}
		if i == 0 {
			var rest string
			label, rest, _ = strings.Cut(value, "'")
			_, value, _ = strings.Cut(rest, "'")
		}
		unescaped, err := url.PathUnescape(value)
		if err != nil {
			return ""
		}
		raw += unescaped
	}
	if label == "" {
		return plainName(raw)
	}
	return decodeAs(label, raw)
}

// plainName reads a value that does not say how it is spelled.
func plainName(s string) string {
	if strings.Contains(s, "=?") {
		if word, ok := mailWords(s); ok {
			return word
		}
	}
	if !ascii(s) {
		return decodeBytes(s)
	}
	// Escapes are of an address, if they make letters; a name of ASCII with a
	// per cent sign is left alone unless all of it could be such an escape.
	unescaped, err := url.PathUnescape(s)
	switch {
	case err != nil || unescaped == s:
		return s
	case ascii(unescaped):
		return unescaped
	}
	if name, sure := decodeKnown(strings.ReplaceAll(unescaped, "\x00", "")); sure {
		if !strings.Contains(s, " ") { // Java's URLEncoder writes + for a space
			if plus, err := url.QueryUnescape(s); err == nil {
				name, _ = decodeKnown(plus)
			}
		}
		return name
	}
	return s
}

// mailWords decodes the words of RFC 2047, between which spaces mean nothing.
func mailWords(s string) (string, bool) {
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	name, err := d.DecodeHeader(s)
	return name, err == nil && name != s
}

// decodeBytes decodes text whose charset nobody tells.
func decodeBytes(s string) string {
	if name, sure := decodeKnown(s); sure {
		return name
	}
	return strings.ToValidUTF8(s, "�")
}

// decodeKnown decodes text as UTF-8 or else as EUC-KR, and says whether it is
// either. UTF-8 that is nothing but Latin letters may be either of them, written
// by a server that took each byte for a letter.
func decodeKnown(s string) (string, bool) {
	if utf8.ValidString(s) {
		if raw, ok := latin(s); ok {
			if twice, sure := decodeKnown(raw); sure && strings.ContainsFunc(twice, hangul) {
				return twice, true
			}
		}
		return s, true
	}
	text, err := korean.EUCKR.NewDecoder().String(s) // it is code page 949, all of it
	if err != nil || strings.ContainsRune(text, utf8.RuneError) {
		return "", false
	}
	return text, true
}

// latin returns the bytes that a text of Latin-1 letters stands for, if any of
// them is not ASCII.
func latin(s string) (string, bool) {
	raw := make([]byte, 0, len(s))
	high := false
	for _, r := range s {
		if r > 0xff {
			return "", false
		}
		high = high || r > 0x7f
		raw = append(raw, byte(r))
	}
	return string(raw), high
}

func hangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

// decodeAs decodes text of a charset, if it is that at all.
func decodeAs(label, raw string) string {
	e, name := charset.Lookup(strings.TrimSpace(label))
	if e == nil || name == "utf-8" || name == "windows-1252" {
		return decodeBytes(raw)
	}
	text, err := e.NewDecoder().String(raw)
	if err != nil || strings.ContainsRune(text, utf8.RuneError) {
		return decodeBytes(raw)
	}
	return text
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
