package keyboard

import (
	"bytes"
	"strings"
)

// A line that stalls for longer than a sequence is waited for leaves a piece
// without its beginning. What has been given up is remembered until the next
// bytes come: if they are just the rest of something that the terminal said, no
// person has typed them, and if they are the rest of a key, it is that key.
// A second stall within the same sequence cannot be told from typing.

// rejoin returns what is to be taken of the bytes that come after gone was given
// up.
func rejoin(gone, b []byte) []byte {
	if string(gone) == pasteStart {
		if end := bytes.Index(b, []byte(pasteEnd)); end >= 0 {
			return b[end+len(pasteEnd):]
		}
		return b
	}
	joined := append(bytes.Clone(gone), b...)
	n, k := whole(joined)
	rest := n - len(gone)
	switch {
	case n <= len(gone):
		return b
	case k == noise:
		return b[rest:]
	case k == pressed && (len(gone) > 2 || rest > 1):
		// The escape alone and Escape with a bracket have already been given
		// out as keys, and one letter after them may be another.
		return joined
	}
	return b
}

// whole finds a sequence from its escape to its very end: noise if the terminal
// says it of itself, pressed if it is a key. Anything else has the length 0.
func whole(b []byte) (n int, k kind) {
	if len(b) < 3 || b[0] != esc {
		return 0, noise
	}
	if b[1] != '[' {
		return wholeString(b)
	}
	end := 2
	for end < len(b) && b[end] >= 0x20 && b[end] <= 0x3f {
		end++
	}
	if end == len(b) || end > maxKey {
		return 0, noise
	}
	seq := string(b[2 : end+1])
	switch {
	case seq == "M" && end+4 <= len(b): // the old manner of mice
		return end + 4, noise
	case report(seq), strings.IndexByte("?>=<", seq[0]) >= 0:
		return end + 1, noise
	case strings.IndexByte("ABCDFHPQRSZ~^", b[end]) >= 0, otherForm(seq):
		return end + 1, pressed
	}
	return 0, noise
}

func wholeString(b []byte) (n int, k kind) {
	if strings.IndexByte("]P_^X", b[1]) < 0 || !begins(b[1], b[2]) {
		return 0, noise
	}
	i := bytes.IndexFunc(b[2:], func(r rune) bool { return r < ' ' }) + 2
	switch {
	case i < 2:
	case b[i] == '\a':
		return i + 1, noise
	case b[i] == esc && i+1 < len(b) && b[i+1] == '\\':
		return i + 2, noise
	}
	return 0, noise
}

// mouseReport says that a control sequence, without its first two bytes, is a
// click or a turn of the wheel in the manner that we ask for (SGR).
func mouseReport(seq string) bool {
	rest, ok := strings.CutPrefix(seq, "<")
	if !ok || rest == "" || strings.IndexByte("Mm", rest[len(rest)-1]) < 0 {
		return false
	}
	numbers := strings.Split(rest[:len(rest)-1], ";")
	for _, n := range numbers {
		if n == "" || len(n) > 5 || strings.Trim(n, "0123456789") != "" {
			return false
		}
	}
	return len(numbers) == 3
}
