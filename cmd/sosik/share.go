package main

import (
	"runtime"
	"strings"

	"city/sosik/tui/screen"
)

// multiplexer is what stands between us and the terminal.
func (p *program) multiplexer() screen.Multiplexer {
	if v, _ := p.getenv("TMUX"); v != "" {
		return screen.Tmux
	}
	if v, _ := p.getenv("STY"); v != "" {
		return screen.GNUScreen
	}
	return screen.NoMultiplexer
}

// The values of the setting clipboard.
const (
	clipboardAuto = "auto"
	clipboardOn   = "on"
	clipboardOff  = "off"
)

// copies says whether to ask the terminal to copy. Most know the sequence or
// drop it; left out are those that are known to do nothing with it, so that
// nobody is told to wait for it.
func (p *program) copies(s settings) bool {
	if s.Clipboard != clipboardAuto {
		return s.Clipboard == clipboardOn
	}
	name, _ := p.getenv("TERM")
	program, _ := p.getenv("TERM_PROGRAM")
	windows, _ := p.getenv("WT_SESSION")
	switch {
	case name == "linux", strings.HasPrefix(name, "vt1"), strings.HasPrefix(name, "vt2"), program == "Apple_Terminal":
		return false
	case runtime.GOOS == "windows" && windows == "" && name == "":
		return false // the old console
	}
	return true
}
