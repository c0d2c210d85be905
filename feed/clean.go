package feed

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxMarks bounds how many combining marks stand on one letter. No living
// script needs more; what has more is there to deface a screen.
const maxMarks = 4

// Clean makes outside text fit to stand in one row of a terminal: valid UTF-8
// in NFC, no control or escape characters, nothing invisible (zero-width and
// bidi characters, joiners, variation selectors, soft hyphens, fillers), nothing
// that terminals draw in different widths, every run of white space a single
// space, none at the ends.
//
// Bytes that are not UTF-8 become U+FFFD, as do characters that terminals do not
// agree on; flags become their letters. Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	return fold(scrub(s))
}

// fold makes every run of white space one space, with none at the ends.
func fold(s string) string {
	gap := true
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && !gap:
			gap = true
		case c <= ' ': // scrub has left no other white space than that of ASCII
			return strings.Join(strings.Fields(s), " ")
		default:
			gap = false
		}
	}
	return strings.TrimSuffix(s, " ")
}

// CleanText is Clean for text of several lines: line breaks stay, each line is
// clean, and there are no empty lines at the ends.
func CleanText(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = Clean(line)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// CleanURL resolves ref against base (which may be nil) and returns it if it is
// an absolute http or https address, else "". A ref with any control, space or
// invisible character other than at its ends is escaped or dropped with it.
func CleanURL(base *url.URL, ref string) string {
	ref = strings.TrimSpace(strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(ref, "")))
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.User != nil {
		return ""
	}
	// url.URL keeps a raw query as it came; what is not plain there must not
	// reach a terminal either. Bytes that are already escaped stay as they
	// are: Korean boards escape EUC-KR, which re-encoding would break.
	u.RawQuery = escapeUnsafe(u.RawQuery)
	if strings.ContainsFunc(u.Host, func(r rune) bool { return r < 0x80 && unsafeInQuery(r) }) {
		return ""
	}
	return u.String() // all ASCII: it escapes the rest
}

func escapeUnsafe(s string) string {
	if !strings.ContainsFunc(s, unsafeInQuery) {
		return s
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, r := range s {
		if !unsafeInQuery(r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

func unsafeInQuery(r rune) bool {
	return r <= ' ' || r >= 0x7f || strings.ContainsRune("\"<>`\\^{|}", r)
}

// scrub maps every white space to ' ' and drops what may not reach a terminal.
//
// The order makes it final, so that cleaning again changes nothing: marks are
// counted when nothing invisible stands between them any more and when NFC has
// taken apart and put together what it does.
func scrub(s string) string {
	if plain(s) {
		return s
	}
	easy := true                        // so far nothing that NFC or a bound on marks could change
	s = strings.Map(func(r rune) rune { // an invalid byte ranges as U+FFFD
		switch {
		case settled(r):
			return r
		case unicode.IsSpace(r) || unicode.Is(unicode.Z, r):
			return ' '
		case invisible(r):
			return -1
		}
		easy = false
		return plainEmoji(r)
	}, s)
	if easy {
		return s
	}
	s = fewMarks(agreed(norm.NFC.String(s)))
	return standaloneJamo(norm.NFC.String(s))
}

// fewMarks drops the marks of a letter after the first few.
func fewMarks(s string) string {
	marks := 0
	return strings.Map(func(r rune) rune {
		if !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Me, r) {
			marks = 0
			return r
		}
		if marks++; marks > maxMarks {
			return -1
		}
		return r
	}, s)
}

// plain says that nothing in s needs scrubbing but the white space of ASCII,
// which Clean folds anyway. It is true of most text, and what keeps reading
// twenty thousand notices cheap.
func plain(s string) bool {
	for _, r := range s {
		if !settled(r) {
			return false
		}
	}
	return true
}

// settled says that r is visible and that NFC leaves it alone whatever stands
// beside it, unless that is not settled itself: ASCII, Hangul syllables and
// letters, Chinese characters, and the signs that Korean notices use.
func settled(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' ' || r == '\n' || r == '\t' || r == '\r'
	case r >= '가' && r <= '힣', r >= 0x4e00 && r <= 0x9fff:
		return true
	case r < 0x2000:
		return r == '·'
	case r < 0x3000:
		return r >= '‘' && r <= '‟' || r == '…' || r == '※' || // punctuation
			r >= '←' && r <= '↙' || // arrows
			r >= 0x2460 && r <= 0x24ff || r >= 0x25a0 && r <= 0x25ff // ① ▲
	}
	return r >= '、' && r <= '】' || // 「」
		r >= 'ㄱ' && r <= 'ㅣ' ||
		r >= 0x3200 && r <= 0x321e || r >= 0x3260 && r <= 0x327f || r >= 0x3380 && r <= 0x33ff || // ㈜ ㎡
		r >= '！' && r <= '～' || // full width
		r >= 0x1f300 && r < firstSkin || r > lastSkin && r <= 0x1f64f // pictures
}

// invisible says that r takes no cell of its own, or that terminals disagree
// whether it does, or that it steers the terminal.
func invisible(r rune) bool {
	switch {
	case unicode.IsControl(r): // C0, DEL, C1
		return true
	case unicode.Is(unicode.Cf, r): // zero-width, joiners, bidi, soft hyphen, BOM, tags
		return true
	case unicode.Is(unicode.Variation_Selector, r):
		return true
	case unicode.Is(unicode.Noncharacter_Code_Point, r):
		return true
	case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r): // Hangul fillers, the grapheme joiner
		return true
	}
	return r == 0x2800 // the empty braille cell
}
