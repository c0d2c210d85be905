package main

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"city/sosik/tui"
	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
)

// read is sosik without a command: the reader, on a screen or by lines.
func (p *program) read(cmd *cobra.Command, _ []string) (err error) {
	c, err := loadConfig(p.configPath(cmd.Flags()), p.getenv, cmd.Flags())
	if err != nil {
		return err
	}
	plain := c.Plain || p.dumb()
	in, out, err := p.terminal()
	if err != nil && !plain {
		return err
	}
	a, err := p.openWith(cmd.Context(), c, cmd.Flags())
	if err != nil {
		return err
	}
	defer func() { err = p.closing(a, err) }()

	p.saveMemory()
	if plain {
		return p.readLines(cmd.Context(), a)
	}
	return p.readScreen(cmd.Context(), a, in, out)
}

// readScreen is the reader on a screen.
func (p *program) readScreen(ctx context.Context, a *app, in, out *os.File) (err error) {
	ambiguous, _ := strconv.Atoi(a.config.Ambiguous) // "auto" is 0: ask the terminal
	s, err := screen.Open(in, out, screen.Options{Multiplexer: p.multiplexer(), Ambiguous: ambiguous, Mouse: a.config.Mouse})
	if err != nil {
		return &saidError{saysNoScreen, err}
	}
	defer func() { err = errors.Join(err, s.Close()) }()

	for _, d := range a.config.keymap().Doubts() {
		a.log.Warn("keys", "action", d.Action, "doubt", saysKeyProblem(d))
	}
	o := p.readerOptions(a, s.Metrics(), p.theme(a.config, s.Probe()))
	o.Graphics = p.graphics(a.config.Pictures, s)
	if o.Changes, err = a.db.Changes(ctx); err != nil {
		a.log.Warn("changes by others will not be seen", "error", err)
	}
	return p.ended(ctx, a, tui.Run(ctx, o, s))
}

// ended is how the command ends after the reader has ended with err.
func (p *program) ended(ctx context.Context, a *app, err error) error {
	switch {
	case errors.Is(err, tui.ErrPanic):
		return &saidError{saysPanic(p.logPath(a.config)), nil}
	case err == nil:
		return ctx.Err() // a signal, which counts as one for whoever started it
	}
	return err
}

// saveMemory collects garbage earlier than Go would, and all the more after a
// very long article: many readers may run on one server, and between two keys
// none of them has anything to do. The limit is a wish, not a wall.
func (p *program) saveMemory() {
	const wish = 20 << 20
	if _, chosen := p.getenv("GOGC"); !chosen {
		debug.SetGCPercent(50)
	}
	if _, chosen := p.getenv("GOMEMLIMIT"); !chosen {
		debug.SetMemoryLimit(wish)
	}
}

// terminal returns the terminal that the screen needs, or says what to use
// where there is none.
func (p *program) terminal() (in, out *os.File, err error) {
	in, out = terminalFile(p.in), terminalFile(p.out)
	if in == nil || out == nil {
		return nil, nil, &usageError{lines: []string{saysNoTerminal}}
	}
	return in, out, nil
}

// knowsNotifications says that the terminal is one of those known to show what
// OSC 9 tells them. Others may print it, and over SSH most of this is not told.
func knowsNotifications(getenv func(string) (string, bool)) bool {
	if session, _ := getenv("WT_SESSION"); session != "" {
		return true
	}
	program, _ := getenv("TERM_PROGRAM")
	name, _ := getenv("TERM")
	switch program {
	case "iTerm.app", "WezTerm", "ghostty":
		return true
	}
	return name == "xterm-ghostty" || name == "xterm-kitty" || strings.HasPrefix(name, "foot")
}

// terminalFile is the terminal behind a stream, or nil.
func terminalFile(stream any) *os.File {
	f, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return nil
	}
	return f
}

// readerOptions hand the settings to the reader, with what it cannot have by
// itself: the store, the clock, the log, and a demo board to fall back on.
func (p *program) readerOptions(a *app, m cell.Metrics, t tui.Theme) tui.Options {
	files := a.newFiles()
	o := tui.Options{
		Store:        a.board,
		Keys:         a.config.keymap(),
		Mouse:        a.config.Mouse,
		Metrics:      m,
		Theme:        t,
		Open:         p.browser(),
		ArticleWidth: a.config.ArticleWidth,
		Wrap:         a.config.wrapping(),
		Hyperlinks:   p.hyperlinks(a.config.Hyperlinks),
		Facts:        a.config.Facts,
		Interval:     a.config.Refresh,
		NewFor:       a.config.NewFor,
		Now:          time.Now,
		Log:          a.log,
		Notify:       knowsNotifications(p.getenv),
		Clipboard:    p.copies(a.config.settings),
		NoClipboard:  a.config.Clipboard == clipboardOff,
		Printer:      p.newPrinter(a, files.keptPictures),
		Files:        files,
		Pictures:     files,
		Demo: func(ctx context.Context) (tui.Store, error) {
			board, err := a.openDemo(ctx)
			if err == nil {
				files.use(board)
			}
			return board, err
		},
	}
	if aside := a.db.SetAside(); aside != "" {
		o.Greeting = saysSetAside(aside)
	}
	if a.db.Temporary() {
		o.Greeting = saysTemporary
	}
	if a.config.Insecure {
		o.Warning = saysInsecureShort
	}
	return o
}
