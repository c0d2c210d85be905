package screen

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/windows"
)

// The console says that its size has changed only among the keys, which Bubble
// Tea reads.
const checkEachFrame = true

// terminal is the console and the state in which it was found.
type terminal struct {
	in, out  *os.File
	writer   *os.File // out, or another file for it
	found    *term.State
	foundOut *term.State
}

// raw makes the console hand over every key at once and obey sequences.
func (t *terminal) raw() error {
	in, err := term.MakeRaw(t.in.Fd())
	if err != nil {
		return fmt.Errorf("set the console to raw mode: %w", err)
	}
	out, err := term.GetState(t.out.Fd())
	if err != nil {
		return errors.Join(fmt.Errorf("ask the console for its mode: %w", err), term.Restore(t.in.Fd(), in))
	}
	if t.found == nil {
		t.found, t.foundOut = in, out
	}
	var mode uint32
	handle := windows.Handle(t.out.Fd())
	if err := windows.GetConsoleMode(handle, &mode); err != nil {
		return errors.Join(fmt.Errorf("ask the console for its mode: %w", err), t.restore())
	}
	mode |= windows.ENABLE_PROCESSED_OUTPUT | windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING | windows.DISABLE_NEWLINE_AUTO_RETURN
	if err := windows.SetConsoleMode(handle, mode); err != nil {
		return errors.Join(fmt.Errorf("make the console obey sequences: %w", err), t.restore())
	}
	return nil
}

// restore puts the console back into the state in which raw found it.
func (t *terminal) restore() error {
	if t.found == nil {
		return nil
	}
	err := errors.Join(term.Restore(t.in.Fd(), t.found), term.Restore(t.out.Fd(), t.foundOut))
	if err != nil {
		return fmt.Errorf("restore the console: %w", err)
	}
	t.found, t.foundOut = nil, nil
	return nil
}

// ask writes each text on the second row and looks where the cursor is. The
// console says so itself, without typing an answer, so that there is nothing to
// wait for. It says nothing of its kind.
func (t *terminal) ask(q inquiry) Probe {
	start := time.Now()
	widths := make([]int, len(q.texts))
	for i, text := range q.texts {
		var info windows.ConsoleScreenBufferInfo
		if _, err := t.writer.WriteString("\x1b[2;1H\x1b[K" + text); err != nil {
			return Probe{}
		}
		if err := windows.GetConsoleScreenBufferInfo(windows.Handle(t.out.Fd()), &info); err != nil {
			return Probe{}
		}
		widths[i] = int(info.CursorPosition.X)
	}
	if _, err := t.writer.WriteString("\x1b[2;1H\x1b[K"); err != nil {
		return Probe{}
	}
	p := q.probe(widths)
	p.Took = time.Since(start)
	return p
}

// watch does nothing: a console has no signals of this kind.
func (s *Screen) watch() (unwatch func()) { return func() {} }

// Stop is not possible on Windows, which knows no jobs.
func (s *Screen) Stop() error { return fmt.Errorf("stop the program: %w", errors.ErrUnsupported) }
