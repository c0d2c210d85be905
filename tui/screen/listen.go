package screen

import (
	"errors"
	"io"
	"os"
	"sync"

	"github.com/charmbracelet/x/term"
)

// Listener is a terminal whose keys are heard one by one while lines are printed
// below what it shows already. Nothing is painted, and what was printed stays.
type Listener struct {
	terminal terminal
	input    input
	closing  sync.Once
	closed   error
}

// Listen begins to listen. typed is what has been typed before, as Probe.Typed.
// heard is told of all bytes that arrive, before the keys that they are come out
// of Input; the Windows console sends none.
func Listen(in, out *os.File, typed []byte, heard func([]byte)) (*Listener, error) {
	if !term.IsTerminal(in.Fd()) || !term.IsTerminal(out.Fd()) {
		return nil, ErrNotTerminal
	}
	l := &Listener{terminal: terminal{in: in, out: out, writer: reopen(out)}, input: newInput(in)}
	if err := l.terminal.raw(); err != nil {
		return nil, errors.Join(err, l.terminal.close())
	}
	l.input.start(typed, heard)
	if err := l.terminal.print("\x1b[?2004h"); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// Input returns what is typed, for tea.WithInput.
func (l *Listener) Input() io.Reader { return l.input.reader() }

// Println prints a line. It does not wait for long if the terminal does not
// read.
func (l *Listener) Println(line string) error { return l.terminal.print(line + "\r\n") }

// Close gives the terminal back as it was found. It may be called more than once
// and from anywhere.
func (l *Listener) Close() error {
	l.closing.Do(func() {
		l.input.close()
		l.closed = errors.Join(l.terminal.print("\x1b[?2004l"), l.terminal.restore(), l.terminal.close())
	})
	return l.closed
}
