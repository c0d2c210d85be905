package tui

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"city/sosik/tui/prose"
)

// styles are the looks of the reader's parts on this terminal, as its theme has
// them.
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
	style := func(role string) lipgloss.Style { return t.style(t.look(role)) }
	return styles{
		title:    style(roleTitle),
		header:   style(roleHeader),
		row:      style(roleRow),
		read:     style(roleRead),
		selected: style(roleSelected),
		faint:    style(roleFaint),
		alert:    style(roleAlert),
		good:     style(roleGood),
		key:      style(roleKey),
		heading:  style(roleHeading),
		hit:      style(roleHit),
		here:     style(roleHere),
	}
}

// prose is the theme of an article's text.
func (t Theme) prose() prose.Style {
	return prose.Style{
		Profile: t.Profile, Color: t.colored(), Dark: t.Dark, Light: t.Light,
		Heading: t.look(roleHeading).Foreground,
		Link:    t.look(roleLink).Foreground,
		Picture: t.look(rolePicture).Foreground,
	}
}

// styled puts a style on text that is laid out. Spaces at the end stay bare.
func styled(s lipgloss.Style, text string) string {
	bare := strings.TrimRight(text, " ")
	if bare == "" {
		return text
	}
	// Once around it all: of underlined text lipgloss would style every letter by
	// itself, which makes a header of a hundred cells 800 bytes long.
	open, shut, _ := strings.Cut(s.Render("x"), "x")
	return open + bare + shut + text[len(bare):]
}
