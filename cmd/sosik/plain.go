package main

import (
	"context"

	"github.com/charmbracelet/x/term"
	"github.com/muesli/termenv"

	"city/sosik/tui"
)

// dumb says that nothing on the terminal can be drawn over.
func (p *program) dumb() bool {
	name, _ := p.getenv("TERM")
	return name == "dumb"
}

// readLines is the reader without a screen.
func (p *program) readLines(ctx context.Context, a *app) error {
	o := p.readerOptions(a, a.config.metrics(), tui.Theme{Profile: termenv.Ascii})
	o.Graphics = tui.NoGraphics
	var err error
	if o.Changes, err = a.db.Changes(ctx); err != nil {
		a.log.Warn("changes by others will not be seen", "error", err)
	}
	l := tui.Lines{In: p.in, Out: p.out, Echo: terminalFile(p.in) == nil}
	if out := terminalFile(p.out); out != nil {
		l.Size = func() (width, height int) {
			width, height, err := term.GetSize(out.Fd())
			if err != nil {
				return 0, 0 // the reader knows what to do then
			}
			return width, height
		}
	}
	return p.ended(ctx, a, tui.RunPlain(ctx, o, l))
}
