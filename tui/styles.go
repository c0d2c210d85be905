package tui

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Theme is what a terminal can show and what its person wants.
type Theme struct {
	Profile termenv.Profile // Ascii: no escape sequence at all in a row
	Color   bool            // false with NO_COLOR: bold, faint and reverse remain
	Dark    bool            // the background is dark
	Light   bool            // the background is light; if neither, it may be any
}

// styles are the looks of the reader's parts. They use the sixteen colours that
// the terminal itself defines, so that they suit whatever background it has.
//
// A style is only put on text that is already laid out: lipgloss never measures
// or pads anything here.
type styles struct {
	title    lipgloss.Style // the first line of a screen
	header   lipgloss.Style // column titles
	row      lipgloss.Style
	read     lipgloss.Style // a row that has been read
	selected lipgloss.Style
	faint    lipgloss.Style // loading rows, hints
	alert    lipgloss.Style // what did not work
	good     lipgloss.Style // what did
	key      lipgloss.Style // a key in the help
	heading  lipgloss.Style // a heading in the help, the title of an article
	hit      lipgloss.Style // what was found
	here     lipgloss.Style // the one of them that one has come to
}

func newStyles(t Theme) styles {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(t.Profile)
	r.SetHasDarkBackground(t.Dark)
	base := r.NewStyle().Inline(true)
	color := func(s lipgloss.Style, c string) lipgloss.Style {
		if !t.Color {
			return s
		}
		return s.Foreground(lipgloss.Color(c))
	}
	return styles{
		title:    base.Bold(true),
		header:   base.Underline(true),
		row:      base,
		read:     base.Faint(true),
		selected: base.Reverse(true),
		faint:    base.Faint(true),
		alert:    color(base.Bold(true), "1"),
		good:     color(base, "2"),
		key:      base.Bold(true),
		heading:  base.Bold(true),
		hit:      color(base.Bold(true).Underline(true), "3"),
		here:     base.Reverse(true).Bold(true),
	}
}
