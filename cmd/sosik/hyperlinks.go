package main

import (
	"strconv"
	"strings"
)

// The values of the setting hyperlinks.
const (
	hyperlinksAuto = "auto"
	hyperlinksOn   = "on"
	hyperlinksOff  = "off"
)

// hyperlinks says whether links are written as hyperlinks.
func (p *program) hyperlinks(setting string) bool {
	if setting == hyperlinksAuto {
		return knowsHyperlinks(p.getenv)
	}
	return setting == hyperlinksOn
}

// knowsHyperlinks says that the terminal is one of those known to understand
// OSC 8. Most others ignore it, but some print it. What runs inside of screen or
// tmux is not told: whether they pass it on depends on their versions.
func knowsHyperlinks(getenv func(string) (string, bool)) bool {
	value := func(name string) string { v, _ := getenv(name); return v }
	name := value("TERM")
	if value("TMUX") != "" || value("STY") != "" || strings.HasPrefix(name, "screen") || strings.HasPrefix(name, "tmux") {
		return false
	}
	switch value("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "ghostty", "vscode":
		return true
	}
	if value("WT_SESSION") != "" {
		return true
	}
	// GNOME Terminal and its kin since 0.50; Konsole since 20.12.
	for variable, least := range map[string]int{"VTE_VERSION": 5000, "KONSOLE_VERSION": 201200} {
		if n, err := strconv.Atoi(value(variable)); err == nil && n >= least {
			return true
		}
	}
	switch name {
	case "xterm-ghostty", "xterm-kitty", "alacritty", "wezterm", "contour":
		return true
	}
	return strings.HasPrefix(name, "foot")
}
