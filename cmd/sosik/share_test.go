package main

import (
	"testing"

	"city/sosik/tui/screen"
)

func TestWhoIsAskedToCopy(t *testing.T) {
	for _, tt := range []struct {
		name    string
		env     map[string]string
		setting string
		want    bool
		mux     screen.Multiplexer
		remote  bool
	}{
		{"a terminal", map[string]string{"TERM": "xterm-256color"}, clipboardAuto, true, screen.NoMultiplexer, false},
		{"by SSH in tmux", map[string]string{"TERM": "tmux-256color", "TMUX": "/tmp/x,1,0", "SSH_TTY": "/dev/pts/1"}, clipboardAuto, true, screen.Tmux, true},
		{"in screen", map[string]string{"TERM": "screen", "STY": "1.pts"}, clipboardAuto, true, screen.GNUScreen, false},
		{"the Linux console", map[string]string{"TERM": "linux", "SSH_CONNECTION": ""}, clipboardAuto, false, screen.NoMultiplexer, false},
		{"Terminal.app", map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, clipboardAuto, false, screen.NoMultiplexer, false},
		{"on", map[string]string{"TERM": "linux"}, clipboardOn, true, screen.NoMultiplexer, false},
		{"off", map[string]string{"TERM": "xterm"}, clipboardOff, false, screen.NoMultiplexer, false},
	} {
		p := &program{getenv: func(name string) (string, bool) { v, ok := tt.env[name]; return v, ok }}
		s := defaults()
		s.Clipboard = tt.setting
		if got := p.copies(s); got != tt.want {
			t.Errorf("%s: asked to copy: %v", tt.name, got)
		}
		if got := p.multiplexer(); got != tt.mux {
			t.Errorf("%s: through %v", tt.name, got)
		}
		if got := p.remote(); got != tt.remote {
			t.Errorf("%s: remote: %v", tt.name, got)
		}
	}
}
