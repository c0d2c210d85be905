package board

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/korean"
)

// metaWindow is how far into a page its declared character set is looked for.
const metaWindow = 8 << 10

var metaCharset = newPattern(`(?i)(?:<meta[^>]{0,300}?|<\?xml[^>]{0,100}?en)c(?:harset|oding)\s*=\s*["']?\s*([-\w.:]{2,30})`)

// Decode turns the bytes of a page into a string. Korean boards mislabel their
// pages both ways, so valid UTF-8 wins over any label; then come the header and
// the meta element; what has no usable label is CP949, the superset of EUC-KR
// that Windows writes.
func Decode(body []byte, contentType string) string {
	switch {
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		body = body[3:]
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		return utf16String(body[2:], 1, 0)
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		return utf16String(body[2:], 0, 1)
	}
	if whole := cutRune(body); utf8.Valid(whole) {
		return string(whole)
	}
	label := headerCharset(contentType)
	if label == "" || isUTF8(label) {
		if m := metaCharset.FindSubmatch(body[:min(len(body), metaWindow)]); m != nil {
			label = string(m[1])
		}
	}
	// A page that says UTF-8 and is it but for a few broken letters is not
	// CP949: titles cut in the middle of a letter are common.
	if mostlyUTF8(body) {
		return strings.ToValidUTF8(string(body), "\ufffd")
	}
	return decodeAs(body, label)
}

func decodeAs(body []byte, label string) string {
	if !isKorean(label) && !isUTF8(label) {
		if enc, err := htmlindex.Get(strings.ToLower(label)); err == nil {
			if s, err := enc.NewDecoder().Bytes(body); err == nil {
				return string(s)
			}
		}
	}
	s, err := korean.EUCKR.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\ufffd")
	}
	return string(s)
}

func headerCharset(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		if _, after, ok := strings.Cut(strings.ToLower(contentType), "charset="); ok {
			return strings.Trim(after, `"' ;`)
		}
		return ""
	}
	return params["charset"]
}

// isKorean knows the names under which CP949 goes.
func isKorean(label string) bool {
	switch strings.NewReplacer("-", "", "_", "", ".", "").Replace(strings.ToLower(label)) {
	case "", "euckr", "cp949", "ms949", "949", "windows949", "xwindows949", "uhc", "ksc5601", "ksc56011987", "ksc56011989",
		"ksx1001", "csksc56011987", "cseuckr", "isoir149", "korean", "xeuckr", "iso2022kr", "johab", "5601":
		return true
	}
	return false
}

func isUTF8(label string) bool {
	l := strings.ToLower(label)
	return l == "utf-8" || l == "utf8"
}

// cutRune leaves out a letter that the end of a truncated page cut off.
func cutRune(b []byte) []byte {
	for i := 1; i <= 3 && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= 0xc0 && !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

// mostlyUTF8 says that well-formed letters outnumber broken bytes by far.
// Text in CP949 hardly ever holds three bytes that are a letter of UTF-8.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size >= 3:
			good++
		}
		i += size
	}
	return good > 8*bad
}

// utf16String decodes pairs of bytes; hi and lo say where in a pair the high
// and the low byte stand.
func utf16String(b []byte, hi, lo int) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i+hi])<<8 | uint16(b[2*i+lo])
	}
	return string(utf16.Decode(units))
}
