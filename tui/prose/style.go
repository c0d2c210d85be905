package prose

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/glamour"
	"github.com/charmbracelet/glamour/ansi"
	"github.com/muesli/termenv"

	"city/sosik/tui/cell"
)

// Style says what looks a terminal can show.
type Style struct {
	Profile termenv.Profile // Ascii: no escape sequence at all
	Color   bool            // false with NO_COLOR: bold and underline remain
	Dark    bool            // the background is dark
	Light   bool            // the background is light; if neither, it may be any

	// Heading, Link and Picture are the colours of these, if they are not to be
	// the usual ones for the background.
	Heading, Link, Picture string
}

// config is our style for glamour: the terminal's own sixteen colours, so that
// it suits whatever their owner chose, and no margins, prefixes or padding,
// which are layout. Strikethrough stands for pictures, which glamour would
// print with their addresses.
func (s Style) config() ansi.StyleConfig {
	if s.Profile == termenv.Ascii {
		return ansi.StyleConfig{} // glamour would still write attributes
	}
	yes := true
	color := func(chosen, dark, light, either string) *string {
		c := either
		switch {
		case chosen != "":
			c = chosen
		case s.Dark:
			c = dark
		case s.Light:
			c = light
		}
		if c == "" || !s.Color {
			return nil
		}
		return &c
	}
	var c ansi.StyleConfig
	c.Heading.Bold = &yes
	c.Heading.Color = color(s.Heading, "14", "4", "")
	c.Strong.Bold = &yes
	c.LinkText.Underline = &yes
	c.LinkText.Color = color(s.Link, "12", "4", "")
	c.Strikethrough.Color = color(s.Picture, "13", "5", "5") // magenta is in the middle between black and white
	return c
}

// chunk is how much Markdown goes to glamour at a time: enough that its start
// does not matter, little enough that the end of a context is soon seen, and
// that its making unlike names for like headings stays cheap.
const chunk = 8 << 10

// style fills in the styled text of every run.
func (d *draft) style(ctx context.Context, s Style) error {
	r, err := glamour.NewTermRenderer(
		glamour.WithStyles(s.config()),
		glamour.WithColorProfile(s.Profile),
		glamour.WithWordWrap(0), // a line stays a line
	)
	if err != nil {
		return fmt.Errorf("set up glamour: %w", err)
	}
	for runs := d.runs; len(runs) > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		var source strings.Builder
		n := 0
		for n < len(runs) && source.Len() < chunk {
			runs[n].markdown(&source)
			source.WriteString("\n\n")
			n++
		}
		out, err := r.Render(source.String())
		if err != nil {
			return fmt.Errorf("render Markdown: %w", err)
		}
		d.bare += accept(runs[:n], out)
		runs = runs[n:]
	}
	return nil
}

// accept takes the lines that glamour made of runs, each if it says what the
// run says: should it ever take text for markup, looks are lost and no words. It
// returns how many runs stay bare.
func accept(runs []*run, out string) (bare int) {
	lines := strings.FieldsFunc(out, func(r rune) bool { return r == '\n' })
	for i, r := range runs {
		r.styled = r.plain
		if len(lines) != len(runs) {
			bare++
			continue
		}
		if line, text := tidy(lines[i]); text == r.plain {
			r.styled = line
		} else {
			bare++
		}
	}
	return bare
}

// tidy writes a line again with as few escape sequences as it needs, since
// glamour styles words and empty strings one by one. It also returns the text.
func tidy(s string) (line, text string) {
	var styled, bare strings.Builder
	var now, next cell.Style
	for i := 0; i < len(s); {
		if n := cell.Escape(s[i:]); n > 0 {
			next.Add(s[i : i+n])
			i += n
			continue
		}
		n := strings.IndexByte(s[i+1:], '\x1b') + 1
		if n == 0 {
			n = len(s) - i
		}
		if next != now {
			styled.WriteString(now.Close() + next.Open())
			now = next
		}
		styled.WriteString(s[i : i+n])
		bare.WriteString(s[i : i+n])
		i += n
	}
	styled.WriteString(now.Close())
	return styled.String(), bare.String()
}
