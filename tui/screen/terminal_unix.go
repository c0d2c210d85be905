//go:build unix

package screen

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
)

// The system says when the size changes.
const checkEachFrame = false

// terminal is the device and the state in which it was found.
type terminal struct {
	in, out *os.File
	writer  *os.File // out, or another file for it
	found   *term.State
}

// raw makes the terminal hand over every key at once and print nothing itself.
func (t *terminal) raw() error {
	found, err := term.MakeRaw(t.in.Fd())
	if err != nil {
		return fmt.Errorf("set the terminal to raw mode: %w", err)
	}
	if t.found == nil {
		t.found = found
	}
	return nil
}

// restore puts the terminal back into the state in which raw found it.
func (t *terminal) restore() error {
	if t.found == nil {
		return nil
	}
	if err := term.Restore(t.in.Fd(), t.found); err != nil {
		return fmt.Errorf("restore the terminal: %w", err)
	}
	t.found = nil
	return nil
}

// watch follows the signals that concern a screen until the returned function
// is called.
func (s *Screen) watch() (unwatch func()) {
	size, resumed := make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(size, syscall.SIGWINCH)
	signal.Notify(resumed, syscall.SIGCONT)
	go func() {
		for {
			select {
			case <-s.stop:
				return
			case <-size:
				s.resize()
			case <-resumed:
				s.reclaim()
			}
		}
	}()
	return func() {
		signal.Stop(size)
		signal.Stop(resumed)
	}
}

// resize is for when the size has changed: even if it is what it was again, for
// the terminal may have dropped in between what there was no room for.
func (s *Screen) resize() {
	s.stale.Store(true)
	if !s.measure() {
		s.frames.ring()
	}
}

// reclaim takes the terminal over again when somebody else stopped the program
// and let it go on, so that the shell had it meanwhile. After Stop it does no
// harm.
func (s *Screen) reclaim() {
	if !s.take() {
		return
	}
	defer s.release()
	if s.active && !s.isClosed() {
		s.lost = s.takeOver(modes(s.options))
	}
}

// Stop gives the terminal back and stops the program, as Ctrl-Z does, until the
// shell lets it go on. It is called in a command, not in Update.
func (s *Screen) Stop() error {
	if err := s.Suspend(); err != nil {
		return err
	}
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	err := syscall.Kill(0, syscall.SIGTSTP)
	// Without a shell that knows jobs the signal does nothing, and no other
	// comes. A stopped program does not see how the time goes by.
	timer := time.NewTimer(closeTime)
	defer timer.Stop()
	select {
	case <-resumed:
	case <-timer.C:
	}
	return errors.Join(err, s.Resume())
}
