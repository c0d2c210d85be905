package tui

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Theme is what a terminal can show and what its person wants.
type Theme struct {
	Profile termenv.Profile // Ascii: no escape sequence at all in a row
	Color   bool            // false with NO_COLOR: bold, faint and reverse remain
	Dark    bool            // the background is dark
	Light   bool            // the background is light; if neither, it may be any

	Name  string          // one of Themes; "" is the first
	Looks map[string]Look // what the person wants otherwise, by the name of a role
	ASCII bool            // signs and rules are drawn with ASCII characters alone
}

// Look is how a part of the screen looks. The zero Look is plain.
type Look struct {
	Bold, Faint, Italic, Underline, Reverse bool

	// Foreground and Background are colours: a number of the terminal's palette
	// or #rrggbb, "" for its own. A terminal that has fewer shows the nearest.
	Foreground, Background string
}

// colorNames are the sixteen colours that every terminal defines for itself.
func colorNames() []string {
	return []string{
		"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
		"bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
	}
}

// ParseLook reads a look as a person writes it: attributes and a colour, and
// after "on" the colour behind it, as in "bold bright-cyan on #202020".
func ParseLook(s string) (Look, error) {
	var l Look
	color := &l.Foreground
	for _, word := range strings.Fields(s) {
		if word == "on" && color == &l.Foreground {
			color = &l.Background
			continue
		}
		if l.attribute(word) {
			continue
		}
		c, ok := parseColor(word)
		if !ok || *color != "" {
			return Look{}, fmt.Errorf("look %q: %q has no place", s, word)
		}
		*color = c
	}
	return l, nil
}

// attribute sets an attribute by its name.
func (l *Look) attribute(name string) bool {
	switch name {
	case "plain":
	case "bold":
		l.Bold = true
	case "faint":
		l.Faint = true
	case "italic":
		l.Italic = true
	case "underline":
		l.Underline = true
	case "reverse":
		l.Reverse = true
	default:
		return false
	}
	return true
}

// parseColor reads a colour: its name, its number, or how red, green and blue it
// is.
func parseColor(s string) (string, bool) {
	if i := slices.Index(colorNames(), s); i >= 0 {
		return strconv.Itoa(i), true
	}
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		_, err := strconv.ParseUint(hex, 16, 32)
		return s, err == nil && len(hex) == 6
	}
	n, err := strconv.ParseUint(s, 10, 8)
	return strconv.FormatUint(n, 10), err == nil
}

// style is a look on this terminal.
func (t Theme) style(l Look) lipgloss.Style {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(t.Profile)
	r.SetHasDarkBackground(t.Dark)
	s := r.NewStyle().Inline(true)
	if l.Bold {
		s = s.Bold(true)
	}
	if l.Faint {
		s = s.Faint(true)
	}
	if l.Italic {
		s = s.Italic(true)
	}
	if l.Underline {
		s = s.Underline(true)
	}
	if l.Reverse {
		s = s.Reverse(true)
	}
	if t.colored() && l.Foreground != "" {
		s = s.Foreground(lipgloss.Color(l.Foreground))
	}
	if t.colored() && l.Background != "" {
		s = s.Background(lipgloss.Color(l.Background))
	}
	return s
}

func (t Theme) colored() bool { return t.Color && t.Name != themeMono }

// look is how a role looks: as the person wants it, or as the theme has it.
func (t Theme) look(role string) Look {
	if l, ok := t.Looks[role]; ok {
		return l
	}
	return t.palette()[role]
}
