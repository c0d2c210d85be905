package keyboard

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// scanEscape finds what begins with an escape: Escape itself, a key, a key with
// Alt, or something that the terminal says of itself. Alt with [ O ] P _ ^ or X
// cannot be told from the beginning of a sequence and is a key only if nothing
// follows it.
func (s *splitter) scanEscape() (n int, k kind) {
	b := s.in
	if len(b) == 1 {
		return 1, partial
	}
	switch b[1] {
	case '[':
		return s.scanControl()
	case 'O':
		return scanThird(b)
	case ']', 'P', '_', '^', 'X':
		return scanString(b)
	case esc:
		return 1, alone
	}
	if s.torn {
		// The escape came some time before: Escape, and then another key.
		return 1, alone
	}
	if b[1] < utf8.RuneSelf {
		return 2, pressed
	}
	n, k = scanRune(b[1:])
	return n + 1, k
}

// scanThird finds a key of three bytes (SS3), as F1 or an arrow in some modes.
func scanThird(b []byte) (n int, k kind) {
	switch {
	case len(b) == 2:
		return 2, partial
	case b[2] >= 'A' && b[2] <= 'D', b[2] >= 'P' && b[2] <= 'S':
		return 3, pressed
	case keypad(b[2]) != "":
		return 3, other
	case b[2] >= 0x40 && b[2] <= 0x7e:
		return 3, noise
	}
	return 2, noise
}

// scanControl finds a control sequence (CSI): a key or a report.
func (s *splitter) scanControl() (n int, k kind) {
	b := s.in
	if len(b) > 2 && b[2] == '[' { // F1 to F5 on the Linux console
		if len(b) == 3 {
			return 3, partial
		}
		if b[3] < 'A' || b[3] > 'E' {
			return 4, noise
		}
		return 4, pressed
	}
	end := parameters(b)
	switch {
	case end > maxKey:
		return end, noise
	case end == len(b):
		return end, partial
	case end == 2 && (b[2] < 0x20 || b[2] > 0x7e):
		return 2, noise
	case (b[end] < 0x40 || b[end] > 0x7e) && !shifted(b[2:end+1]):
		return end, noise
	}
	end++
	switch seq := string(b[2:end]); {
	case seq == "M": // a mouse in the old manner, which we do not ask for: three bytes more
		if len(b) < 6 {
			return len(b), partial
		}
		return 6, noise
	case seq[0] == '<':
		if mouseReport(seq) {
			return end, pressed
		}
		return end, noise
	case seq == "200~":
		s.pasting, s.pasted = true, 0
		return end, pressed
	case seq == "O" && end < len(b) && strings.IndexByte("ABCDabcd", b[end]) >= 0:
		return end + 1, pressed
	case report(seq):
		return end, noise
	case otherForm(seq):
		return end, other
	}
	return end, pressed
}

// parameters is where the last byte of a control sequence stands: after what may
// come before it, in its order.
func parameters(b []byte) int {
	end := 2
	for end < len(b) && b[end] >= 0x30 && b[end] <= 0x3f {
		end++
	}
	for end < len(b) && b[end] >= 0x20 && b[end] <= 0x2f && !shifted(b[2:end+1]) {
		end++
	}
	return end
}

// shifted says that a sequence so far is a key with Shift as rxvt sends it,
// ESC [ 7 $, whose last byte others do not use as a last one.
func shifted(seq []byte) bool {
	return len(seq) == 2 && seq[1] == '$' && seq[0] >= '0' && seq[0] <= '9'
}

// report says that a control sequence, without its first two bytes, is a reply
// or a report of the terminal and not a key.
func report(seq string) bool {
	params, last := seq[:len(seq)-1], seq[len(seq)-1]
	private := params != "" && strings.IndexByte("?>=<", params[0]) >= 0
	switch last {
	case 'R':
		return !functionKey(params)
	case 'c', 'u':
		return private // without parameters a key of rxvt, with plain ones a key of kitty
	case 'S': // otherwise F4
		return private
	case 'n', 'y', 't', 'x':
		return params != ""
	case 'I', 'O':
		return params == ""
	case '~':
		return seq == pasteEnd[2:]
	}
	return false
}

// functionKey says that ESC [ params R is F3 with a modifier, not the cursor's
// position, of which we never ask on the first row.
func functionKey(params string) bool {
	row, modifier, ok := strings.Cut(params, ";")
	if !ok {
		return params == ""
	}
	return row == "1" && (len(modifier) == 1 && modifier[0] >= '2' || len(modifier) == 2 && modifier[0] == '1' && modifier[1] <= '6')
}

// scanString finds a string (OSC, DCS and their like), which ends with ST or,
// in practice, BEL. Only terminals send them. A control character in it means
// that it was broken off.
func scanString(b []byte) (n int, k kind) {
	if len(b) == 2 {
		return 2, partial
	}
	if !begins(b[1], b[2]) {
		return 2, noise
	}
	i := bytes.IndexFunc(b[2:], func(r rune) bool { return r < ' ' })
	switch i += 2; {
	case i < 2 && len(b) > maxReply:
		return len(b), noise
	case i < 2 || b[i] == esc && i+1 == len(b):
		return len(b), partial
	case b[i] == '\a':
		return i + 1, noise
	case b[i] == esc && b[i+1] == '\\':
		return i + 2, noise
	}
	return i, noise
}

// begins says that a string of this kind may begin with c, so that what is typed
// after the key Alt and ] is not mistaken for one.
func begins(kind, c byte) bool {
	switch kind {
	case '_':
		return c == 'G'
	case ']':
		return c >= '0' && c <= '9' || c == 'l' || c == 'L' // the last two are titles
	}
	return c >= '0' && c <= '9' || strings.IndexByte(">!$|+=", c) >= 0
}
