package screen

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestClipboard(t *testing.T) {
	const text = "「제목」, 안산톡톡, https://a.kr/"
	coded := base64.StdEncoding.EncodeToString([]byte(text))
	bare := "\x1b]52;c;" + coded + "\a"
	for _, tt := range []struct {
		name string
		m    Multiplexer
		want string
	}{
		{"a terminal", NoMultiplexer, bare},
		{"tmux", Tmux, bare + "\x1bPtmux;\x1b" + bare + "\x1b\\"},
		{"screen", GNUScreen, "\x1bP" + bare + "\x1b\\"},
	} {
		if got := clipboard(text, tt.m); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Nothing of a text can end the sequence, and its size is bounded.
func TestClipboardIsBounded(t *testing.T) {
	seq := clipboard("\x1b]0;x\a\x1b\\\x9c\x00가", NoMultiplexer)
	if body := strings.TrimSuffix(strings.TrimPrefix(seq, "\x1b]52;c;"), "\a"); strings.ContainsAny(body, "\x1b\a\x00") || !isASCII(body) {
		t.Errorf("%q", seq)
	}
	if seq := clipboard(strings.Repeat("가", MaxCopy/3), GNUScreen); seq == "" {
		t.Error("the longest text is not sent")
	} else {
		for _, part := range strings.Split(seq, "\x1b\\") {
			if len(part) > 768 {
				t.Errorf("a string of %d bytes", len(part))
			}
		}
	}
	if seq := clipboard(strings.Repeat("가", MaxCopy/3+1), Tmux); seq != "" {
		t.Errorf("%d bytes were sent of what is too long", len(seq))
	}
}

func isASCII(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e }) }
