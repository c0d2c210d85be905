package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/tui/screen"
)

// ErrPanic is what Run returns when the reader itself was at fault. The log has
// the rest.
var ErrPanic = errors.New("panic")

// Messages to whoever owns the terminal.
type (
	redrawMsg  struct{} // paint everything anew
	suspendMsg struct{} // go to the background, as Ctrl-Z does
	resumedMsg struct { // back from the background
		err error
	}
	notifyMsg struct{ text string } // tell the person, even if they look elsewhere
	panicMsg  struct {
		value any
		stack []byte
	}
)

// Run shows a reader on a terminal until the person quits or ctx ends. The
// screen is the caller's to open and, whatever Run returns, to close.
//
// Bubble Tea runs without its renderer: it reads the keys, runs the commands
// and calls Update; what is painted is the model's Frame, and how is the
// business of package screen.
func Run(ctx context.Context, o Options, s *screen.Screen) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	p := &painted{Model: New(ctx, o), screen: s}
	p.resize()
	in := &guardedInput{Reader: s.Input()}
	program := tea.NewProgram(p,
		tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(io.Discard),
		tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case f := <-s.Failed():
				program.Send(panicMsg{f.Value, f.Stack})
			case _, open := <-s.Resized():
				if !open {
					return
				}
				program.Send(resizedMsg{})
			}
		}
	}()
	_, err := program.Run()
	if m := in.failed.Load(); m != nil {
		p.panic(*m)
	}
	switch {
	case p.panicked:
		return ErrPanic
	case err != nil && ctx.Err() == nil:
		return fmt.Errorf("run the reader: %w", err)
	}
	return nil
}

// resizedMsg says that the terminal may have another size. A storm of them
// costs one layout each, of the size that the terminal has by then.
type resizedMsg struct{}

// painted is the model with a screen: it hands over a frame after each message.
type painted struct {
	*Model
	screen   *screen.Screen
	withheld bool // the newest frame has not been shown, in the hope of a better one
	panicked bool
}

// grace is how long a frame that is not settled may be withheld: longer than the
// cache takes to answer, and no longer than the screen waits between two frames,
// so that showing the worse one first would not show the better one sooner.
const grace = 30 * time.Millisecond

// dueMsg says that a withheld frame is to be shown, whatever it lacks.
type dueMsg struct{}

// Init implements tea.Model.
func (p *painted) Init() tea.Cmd { return guard(p.Model.Init()) }

// View implements tea.Model. Nothing is drawn from it.
func (p *painted) View() string { return "" }

// Update implements tea.Model.
func (p *painted) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if v := recover(); v != nil {
			next, cmd = p, p.panic(panicMsg{v, debug.Stack()})
		}
	}()
	switch msg := msg.(type) {
	case panicMsg:
		return p, p.panic(msg)
	case dueMsg:
		if p.withheld {
			p.withheld = false
			p.screen.Show(p.Frame())
		}
		return p, nil
	case redrawMsg:
		p.screen.Redraw()
	case notifyMsg:
		if p.opts.Notify {
			return p, guard(func() tea.Msg { p.screen.Notify(msg.text); return nil })
		}
	case copyMsg:
		return p, guard(func() tea.Msg { return copiedMsg{p.screen.Copy(msg.text)} })
	case suspendMsg:
		return p, guard(func() tea.Msg { return resumedMsg{p.screen.Stop()} })
	case resumedMsg:
		switch {
		case errors.Is(msg.err, errors.ErrUnsupported):
			p.message = message{textNoSuspend, true}
		case msg.err != nil:
			return p, p.lost("stop and go on", msg.err)
		}
		cmd = p.resize()
	case resizedMsg:
		cmd = p.resize()
	default:
		_, cmd = p.Model.Update(msg)
	}
	return p, guard(tea.Batch(cmd, p.show()))
}

func (p *painted) resize() tea.Cmd {
	w, h := p.screen.Size()
	p.dots = p.screen.Dots()
	_, cmd := p.Model.Update(tea.WindowSizeMsg{Width: w, Height: h})
	return cmd
}

// show hands the frame over, or withholds it for a moment if a better one is due
// at once.
func (p *painted) show() tea.Cmd {
	if p.Settled() {
		p.withheld = false
		p.screen.Show(p.Frame())
		return nil
	}
	if p.withheld {
		return nil
	}
	p.withheld = true
	return tea.Tick(grace, func(time.Time) tea.Msg { return dueMsg{} })
}

// guardedInput reads keys and turns a panic on the way into an error, so that
// the terminal is restored before the program ends.
type guardedInput struct {
	io.Reader
	failed atomic.Pointer[panicMsg]
}

// Read implements io.Reader.
func (g *guardedInput) Read(b []byte) (n int, err error) {
	defer func() {
		if v := recover(); v != nil {
			g.failed.Store(&panicMsg{v, debug.Stack()})
			n, err = 0, ErrPanic
		}
	}()
	return g.Reader.Read(b)
}

// lost ends a reader whose terminal does not do as it is told any more.
func (p *painted) lost(what string, err error) tea.Cmd {
	p.opts.Log.Error("terminal", "what", what, "error", err)
	return tea.Quit
}

func (p *painted) panic(m panicMsg) tea.Cmd {
	p.panicked = true
	p.opts.Log.Error("panic", "value", fmt.Sprint(m.value), "stack", string(m.stack))
	return tea.Quit
}

// guard turns a panic in a command, which runs in a goroutine of its own, into
// a message, so that the terminal is restored before the program ends.
func guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = panicMsg{v, debug.Stack()}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = guard(c)
			}
		}
		return msg
	}
}
