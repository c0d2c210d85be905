package screen

import (
	"io"

	"github.com/charmbracelet/x/ansi"
)

// Multiplexer is a program between us and the terminal that keeps sequences to
// itself unless they are wrapped for it.
type Multiplexer int

// The multiplexers.
const (
	NoMultiplexer Multiplexer = iota
	Tmux
	GNUScreen
)

// MaxCopy is the longest text that Copy takes, in bytes. Written out it is a
// third longer, and terminals give up on sequences beyond 100,000.
const MaxCopy = 50_000

// Copy has the terminal put a text into the clipboard of whoever sits before it
// (OSC 52), also over SSH. Nobody tells whether it did: some terminals do not
// know the sequence, others want to be allowed to obey it. It reports whether the
// text was sent, which one that is too long is not. It waits for the terminal, so
// it is for a command.
func (s *Screen) Copy(text string) bool {
	seq := clipboard(text, s.options.Multiplexer)
	if seq == "" || !s.take() {
		return false
	}
	defer s.release()
	if !s.active || s.lost != nil {
		return false
	}
	_, s.lost = io.WriteString(s.terminal.writer, seq)
	return s.lost == nil
}

// clipboard is what is sent for a text. In tmux it is sent twice: as it is for
// "set-clipboard on", which also fills tmux's own buffer, and wrapped for
// "allow-passthrough on". Each of them drops silently what the other takes, and
// to set a clipboard twice to the same does no harm. GNU screen knows no
// clipboard and cuts strings that are longer than 768 bytes.
func clipboard(text string, m Multiplexer) string {
	const piece = 700
	if len(text) > MaxCopy {
		return ""
	}
	seq := ansi.SetSystemClipboard(text)
	switch m {
	case Tmux:
		return seq + ansi.TmuxPassthrough(seq)
	case GNUScreen:
		return ansi.ScreenPassthrough(seq, piece)
	}
	return seq
}
