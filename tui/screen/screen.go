// Package screen owns the terminal: it puts it into the state that a screen
// program needs, paints frames, and leaves it exactly as it was found.
//
//	s, err := screen.Open(os.Stdin, os.Stdout, screen.Options{})
//	defer s.Close()
//	p := tea.NewProgram(model, tea.WithInput(s.Input()), tea.WithoutRenderer())
//	s.Show(screen.Frame{Rows: rows})
//
// # What Bubble Tea leaves to us
//
// Bubble Tea v1 runs with tea.WithoutRenderer and keeps its event loop, its
// commands and its decoding of keys. Then it does not touch the terminal at all:
//
//   - It does not go into raw mode, nor to the alternate screen, nor hide the
//     cursor, nor set bracketed paste, nor restore any of it. [Open] and
//     [Screen.Close] do. Defer Close in the function that runs the program, so
//     that it also runs when that panics.
//   - It sends no tea.WindowSizeMsg, neither at the start nor later. Send one
//     with [Screen.Size] at the start and whenever [Screen.Resized] says so.
//     (On Windows the console reports sizes among the keys and Bubble Tea does
//     send the later ones.)
//   - tea.Suspend and tea.Exec would wait half a second for a reader that they
//     cannot interrupt and then compete with it. Call [Screen.Stop] for Ctrl-Z
//     and [Screen.Suspend] and [Screen.Resume] around another program, in a
//     command. Bubble Tea need not know.
//   - It prints a panic to the alternate screen, where nobody sees it, and
//     returns tea.ErrProgramPanic. Recover in the model and in the commands for
//     a message in the log.
//   - It handles SIGINT and SIGTERM by quitting; SIGHUP is left to the program,
//     and when the terminal has gone, Run returns with the error of the reader.
//
// # Painting
//
// [Screen.Show] takes the newest frame and returns at once. One goroutine
// writes: the first frame immediately, then at most thirty a second, and of the
// frames in between only the last, so that a slow line delays nothing and no
// queue builds up. Rows are compared with what was written before; those that
// changed are written whole, each at its own address, with autowrap off, and
// where rows have moved the terminal scrolls them itself. When nothing changes
// nothing is written and no timer runs.
//
// # Widths
//
// Before the first frame Open asks the terminal how wide it draws ambiguous
// characters (see package cell), on the second row of the alternate screen:
// on the first row the answer would look like a function key. The wait is
// bounded, what was typed meanwhile is kept, and no answer means one cell.
//
// [Examine] asks more, for somebody who wants to know the terminal, and [Listen]
// hears its keys without taking the screen over.
package screen

import (
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/term"

	"city/sosik/tui/cell"
)

// ErrNotTerminal is what Open returns when input or output is a file or a pipe.
var ErrNotTerminal = errors.New("input and output are not a terminal")

// Options are what a person may decide about a terminal.
type Options struct {
	// Ambiguous is the width of ambiguous characters, 1 or 2. With anything
	// else the terminal is asked.
	Ambiguous int

	// Mouse turns on reports of clicks and of the wheel. The terminal then
	// selects text only with Shift.
	Mouse bool

	// Multiplexer is what stands between us and the terminal.
	Multiplexer Multiplexer
}

// Point is a place on the screen; the upper left corner is 0, 0.
type Point struct{ X, Y int }

// Frame is what the screen shows.
type Frame struct {
	// Rows are the lines from top to bottom, with their styles (SGR, OSC 8).
	// What there are too many or too wide of is cut, missing rows are empty.
	// Control characters and other sequences are dropped. The rows must not be
	// changed after Show.
	Rows []string

	// Cursor is where the cursor is seen; nil hides it.
	Cursor *Point

	// Joins are the rows, from the top, whose text goes on in the next one without
	// a space or a break, so that whoever selects both gets one line. They must be
	// full to the last cell, or leave one free for a wide character.
	Joins []int

	// Picture is drawn over the rows by a terminal that can; nil is none.
	Picture *Picture

	// Title is the title of the window. An empty one leaves it alone.
	Title string
}

// Screen is an open terminal. Its methods may be called from anywhere.
type Screen struct {
	terminal terminal
	options  Options
	metrics  cell.Metrics
	probe    Probe
	input    input

	resized chan struct{}
	frames  mailbox
	stop    chan struct{} // closed by Close
	stopped chan struct{} // closed when the goroutine that writes has ended
	closing sync.Once
	closed  error
	unwatch func()
	failed  chan Failure
	stale   atomic.Bool // the terminal may show something else than was painted

	// turn is held, as one value in the channel, by whoever writes.
	turn    chan struct{}
	painter painter // all below belongs to whoever has the turn
	active  bool    // the terminal is ours
	lost    error   // of a write that went wrong: the terminal has gone
	broken  bool    // painting has failed

	mu            sync.Mutex
	width, height int
}

// Open takes over the terminal. in and out must be terminals, usually the same.
func Open(in, out *os.File, options Options) (*Screen, error) {
	if !term.IsTerminal(in.Fd()) || !term.IsTerminal(out.Fd()) {
		return nil, ErrNotTerminal
	}
	s := &Screen{
		terminal: terminal{in: in, out: out, writer: reopen(out)}, options: options, input: newInput(in),
		resized: make(chan struct{}, 1), frames: newMailbox(),
		failed: make(chan Failure, 1), stop: make(chan struct{}), stopped: make(chan struct{}), turn: make(chan struct{}, 1),
	}
	if err := s.terminal.raw(); err != nil {
		return nil, errors.Join(err, s.terminal.close())
	}
	s.measure()
	<-s.resized // the first size is no change
	if _, err := io.WriteString(s.terminal.writer, enter(options)); err != nil {
		return nil, errors.Join(err, s.terminal.restore(), s.terminal.close())
	}
	s.active = true
	s.metrics = cell.Metrics{Ambiguous: options.Ambiguous}
	if options.Ambiguous != 1 && options.Ambiguous != 2 {
		s.probe = s.terminal.ask(theStart())
		s.metrics.Ambiguous = s.probe.Ambiguous()
	}
	s.painter = painter{metrics: s.metrics, synchronized: s.probe.Synchronized}
	s.painter.forget(s.Size())
	s.input.start(s.probe.Typed, nil)
	s.unwatch = s.watch()
	go s.write()
	return s, nil
}

// Metrics returns how wide the terminal draws.
func (s *Screen) Metrics() cell.Metrics { return s.metrics }

// Probe returns what the terminal answered when it was asked.
func (s *Screen) Probe() Probe { return s.probe }

// Input returns what is typed, for tea.WithInput.
func (s *Screen) Input() io.Reader { return s.input.reader() }

// Size returns the size of the terminal in cells.
func (s *Screen) Size() (width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.width, s.height
}

// Resized returns a channel that receives when the size has changed, and is
// closed by Close. Several changes may arrive as one.
func (s *Screen) Resized() <-chan struct{} { return s.resized }

// measure finds out the size, and tells who waits for it if it has changed. It
// says whether it has.
func (s *Screen) measure() (changed bool) {
	w, h, err := term.GetSize(s.terminal.out.Fd())
	if err != nil || w <= 0 || h <= 0 {
		w, h = 80, 24 // a serial line does not know; everyone assumes this
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if w == s.width && h == s.height || s.isClosed() {
		return false
	}
	s.width, s.height = w, h
	select {
	case s.resized <- struct{}{}:
	default:
	}
	return true
}

// enter is what makes a terminal ours, leave what gives it back.
func enter(o Options) string { return "\x1b[?1049h" + modes(o) }

// modes is what a terminal needs that shows the alternate screen already. To ask
// for that twice would save the cursor of the wrong one.
func modes(o Options) string {
	seq := "\x1b[?25l\x1b[?7l\x1b[?2004h"
	if o.Mouse {
		seq += "\x1b[?1000h\x1b[?1006h"
	}
	return seq
}

func leave(o Options, titled bool) string {
	seq := "\x1b[m" + wholeRegion
	if o.Mouse {
		seq += "\x1b[?1006l\x1b[?1000l"
	}
	if titled {
		seq += noTitle + loadTitle
	}
	// A terminal without an alternate screen is left empty.
	return seq + "\x1b[?2004l\x1b[H\x1b[J\x1b[?7h\x1b[?1049l" + showCursor
}

// How long Close waits for a terminal that does not read, twice.
const closeTime = 300 * time.Millisecond
