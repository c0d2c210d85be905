package keyboard

import (
	"strconv"
	"strings"
	"unicode"
)

// Another program that ended badly may have left the terminal in a mode in which
// it sends other sequences for keys than Bubble Tea knows: the number pad's, that
// of kitty's keyboard protocol (ESC [ 99 ; 5 u) or xterm's for all keys with Ctrl
// (ESC [ 27 ; 5 ; 99 ~). We turn none of them on, but deaf to Escape and Ctrl-C
// nobody would find the way out.

// plainKey is the usual form of such a key, or "".
func plainKey(seq []byte) string {
	if seq[1] == 'O' {
		return keypad(seq[2])
	}
	params := strings.Split(string(seq[2:len(seq)-1]), ";")
	if seq[len(seq)-1] == '~' { // xterm's: 27, modifiers, code
		return codedKey(params[2], params[1], "")
	}
	modifiers, text := "1", ""
	if len(params) > 1 && params[1] != "" {
		modifiers = params[1]
	}
	if len(params) > 2 {
		text = params[2]
	}
	return codedKey(params[0], modifiers, text)
}

// otherForm says that a control sequence, without its first two bytes, may be
// such a key.
func otherForm(seq string) bool {
	body, isKitty := strings.CutSuffix(seq, "u")
	if !isKitty {
		other, ok := strings.CutPrefix(seq, "27;")
		return ok && strings.HasSuffix(seq, "~") && strings.Count(other, ";") == 1
	}
	return body != "" && strings.Trim(body, "0123456789:;") == ""
}

// codedKey is a key by its code, which may be followed by that with Shift, the
// modifiers, which may be followed by what happened to it, and its text, each as
// the terminal wrote it.
func codedKey(code, modifiers, text string) string {
	code, shifted, _ := strings.Cut(code, ":")
	shifted, _, _ = strings.Cut(shifted, ":")
	modifiers, event, _ := strings.Cut(modifiers, ":")
	r, held := number(code), number(modifiers)-1
	if event == "3" || held < 0 || held&^(withShift|withAlt|withCtrl|locks) != 0 {
		return "" // let go of, or a key of the window manager's
	}
	key := ""
	switch {
	case held&withCtrl != 0:
		if c := unicode.ToLower(rune(r)); c >= 'a' && c <= 'z' {
			key = string(c & 0x1f)
		}
	case r == '\t' && held&withShift != 0:
		key = "\x1b[Z"
	case r == esc, r == '\r', r == '\t', r == 0x7f:
		key = string(rune(r))
	case text != "":
		key = printed(number(text))
	case held&withShift == 0:
		key = printed(r)
	case shifted != "":
		key = printed(number(shifted))
	default:
		key = printed(int(unicode.ToUpper(rune(r))))
	}
	if key != "" && held&withAlt != 0 && r != esc {
		key = "\x1b" + key
	}
	return key
}

// What is held down with a key, as both protocols write it.
const (
	withShift = 1
	withAlt   = 2
	withCtrl  = 4
	locks     = 64 | 128
)

// printed is a character that a key writes. Keys that write none have codes for
// private use.
func printed(r int) string {
	if r < ' ' || r > unicode.MaxRune || !unicode.IsGraphic(rune(r)) {
		return ""
	}
	return string(rune(r))
}

// number is a number as a terminal writes it, -1 for anything else.
func number(s string) int {
	if len(s) > 7 {
		return -1
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// keypad is the usual form of a key that comes as ESC O and this letter: Home,
// End, and those of the number pad.
func keypad(c byte) string {
	switch {
	case c == 'H' || c == 'F':
		return "\x1b[" + string(c)
	case c == 'M':
		return "\r"
	case c == 'X':
		return "="
	case c >= 'j' && c <= 'y':
		return "*+,-./0123456789"[c-'j':][:1]
	}
	return ""
}
