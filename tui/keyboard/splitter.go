package keyboard

import (
	"bytes"
	"time"
	"unicode/utf8"
)

const (
	esc = 0x1b

	// Longer than any key, any reply that is waited for, and any paste that
	// makes sense in one line of text.
	maxKey   = 64
	maxReply = 64 << 10
	maxPaste = 64 << 10

	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// splitter cuts what the terminal sends into keys and all else. It knows no
// clock; Reader tells it when something has waited long enough.
type splitter struct {
	in      []byte // not given out yet
	gone    []byte // the beginning of a sequence that was given up just now
	ready   []byte // whole after all, to be given out first and by itself
	torn    bool   // in begins with an escape that came before the bytes after it
	pasting bool
	pasted  int // bytes of the paste so far
}

// kind is what the bytes at the beginning of the input are.
type kind int

const (
	pressed kind = iota // a key, or part of a text
	alone               // an escape that nothing may be appended to
	other               // a key in a form that Bubble Tea does not know
	noise               // nothing that a person typed
	partial             // not whole yet
)

func (s *splitter) add(b []byte) {
	if s.gone != nil {
		b, s.gone = rejoin(s.gone, b), nil
	}
	s.torn = len(s.in) == 1 && s.in[0] == esc
	s.in = append(s.in, b...)
}

// take returns whole keys, at most limit bytes of them, and drops the noise
// before and between them. An Escape is always the last, for Bubble Tea takes
// one that is followed by something for Alt.
func (s *splitter) take(limit int) []byte {
	if out := s.ready; len(out) > 0 {
		s.ready = nil
		return out
	}
	var out []byte
	for len(s.in) > 0 {
		n, k := s.scan()
		if k == partial || k != noise && len(out)+n > limit {
			break
		}
		switch k {
		case noise:
		case other:
			key := plainKey(s.in[:n])
			out = append(out, key...)
			if key == "\x1b" {
				k = alone
			}
		default:
			out = append(out, s.in[:n]...)
		}
		s.drop(n)
		if k == alone {
			break
		}
	}
	return out
}

func (s *splitter) drop(n int) {
	s.in, s.torn = s.in[n:], false
	if len(s.in) == 0 {
		s.in = nil
	}
}

// patience says how long to wait for the rest of what is there, 0 if nothing
// waits.
func (s *splitter) patience() time.Duration {
	switch {
	case s.pasting:
		return pasteWait
	case len(s.in) == 0:
		return 0
	case s.in[0] != esc:
		return replyWait
	case len(s.in) == 1:
		return escapeWait
	case len(s.in) == 2 || s.in[1] == '[' || s.in[1] == 'O':
		return keyWait
	}
	return replyWait
}

// expire gives up waiting: an Escape is an Escape, an Alt key an Alt key, a
// paste is over, and anything else was broken.
func (s *splitter) expire() {
	switch {
	case s.pasting:
		s.gone = []byte(pasteStart)
	case s.in[0] == esc:
		s.gone = s.in
	}
	switch {
	case s.pasting:
		s.pasting, s.ready = false, []byte(pasteEnd)
	case s.in[0] == esc && (len(s.in) == 1 || len(s.in) == 2 && s.in[1] < utf8.RuneSelf):
		s.ready = s.in
	}
	s.in, s.torn = nil, false
}

// scan says what the input begins with.
func (s *splitter) scan() (n int, k kind) {
	if s.pasting {
		return s.scanPaste()
	}
	b := s.in
	if b[0] == esc {
		return s.scanEscape()
	}
	if b[0] < utf8.RuneSelf {
		return 1, pressed
	}
	return scanRune(b)
}

// scanRune finds one character beyond ASCII. What is not UTF-8, and the control
// characters beyond ASCII, nobody typed.
func scanRune(b []byte) (n int, k kind) {
	if !utf8.FullRune(b) {
		return 0, partial
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n == 1 || r >= 0x80 && r < 0xa0 {
		return n, noise
	}
	return n, pressed
}

// scanPaste finds the next piece of a pasted text, or its end.
func (s *splitter) scanPaste() (n int, k kind) {
	b := s.in
	switch {
	case bytes.HasPrefix(b, []byte(pasteEnd)):
		s.pasting = false
		return len(pasteEnd), pressed
	case bytes.HasPrefix([]byte(pasteEnd), b):
		return 0, partial
	case b[0] == esc:
		return 1, noise
	}
	n, k = 1, pressed
	if b[0] >= utf8.RuneSelf {
		n, k = scanRune(b)
	}
	if s.pasted += n; s.pasted > maxPaste {
		k = noise
	}
	return n, k
}
