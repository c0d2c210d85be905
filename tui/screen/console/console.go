//go:build !windows

// Package console runs a program in a pseudo-terminal and shows what it has
// painted there, for tests and measurements of whole processes. The screen is
// the emulator's of package vt, so it looks the same wherever it runs, and waits
// are for something to be on it, never for time to pass.
package console

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"syscall"

	"github.com/creack/pty"
	"github.com/muesli/cancelreader"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen/vt"
)

// Console is a running program and its screen.
type Console struct {
	cmd *exec.Cmd
	pty *os.File
	in  cancelreader.CancelReader // pty, in a way that can be interrupted

	mu      sync.Mutex
	term    *vt.Term
	written int
	changed chan struct{} // closed and replaced when something was written
	done    chan struct{} // closed when the program has closed the terminal
}

// Start starts cmd in a terminal of the given size that draws ambiguous
// characters in that many cells. The terminal answers what a common one would.
func Start(cmd *exec.Cmd, width, height, ambiguous int) (*Console, error) {
	c := &Console{cmd: cmd, changed: make(chan struct{}), done: make(chan struct{})}
	c.term = vt.New(width, height, cell.Metrics{Ambiguous: ambiguous}.RuneWidth)
	c.term.Replies["\x1b[c"] = "\x1b[?62;22c" // a VT220 with colour; to the other questions it has nothing to say
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err != nil {
		return nil, fmt.Errorf("start %s in a pseudo-terminal: %w", cmd.Path, err)
	}
	c.pty = f
	if c.in, err = cancelreader.NewReader(f); err != nil {
		return nil, errors.Join(err, cmd.Process.Kill(), f.Close())
	}
	answers := make(chan string, 64)
	c.term.Answer = func(s string) { answers <- s }
	go func() {
		for s := range answers {
			_, _ = f.WriteString(s) // a program that has gone needs no answer
		}
	}()
	go c.read(answers)
	return c, nil
}

func (c *Console) read(answers chan<- string) {
	defer close(c.done)
	defer close(answers)
	defer func() { _ = c.in.Close() }() // which leaves pty open
	buf := make([]byte, 1<<16)
	for {
		n, err := c.in.Read(buf)
		c.mu.Lock()
		_, _ = c.term.Write(buf[:n]) // the emulator takes everything
		c.written += n
		close(c.changed)
		c.changed = make(chan struct{})
		c.mu.Unlock()
		if err != nil {
			return // the program has closed its side; Linux says EIO
		}
	}
}

// Type sends keys, as the terminal would.
func (c *Console) Type(keys string) error {
	_, err := c.pty.WriteString(keys)
	return err
}

// Screen returns the text on the screen, a line a row.
func (c *Console) Screen() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.term.Text()
}

// Look calls f with the emulator, which nothing writes to meanwhile.
func (c *Console) Look(f func(*vt.Term)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f(c.term)
}

// Written returns how many bytes the program has written.
func (c *Console) Written() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.written
}

// ErrEnded is what WaitFor returns when the program has gone.
var ErrEnded = errors.New("the program has ended")

// WaitFor waits until the screen is as wanted.
func (c *Console) WaitFor(ctx context.Context, wanted func(screen string) bool) error {
	for {
		c.mu.Lock()
		text, changed := c.term.Text(), c.changed
		c.mu.Unlock()
		if wanted(text) {
			return nil
		}
		select {
		case <-changed:
		case <-c.done:
			if wanted(c.Screen()) {
				return nil
			}
			return fmt.Errorf("%w with this on the screen:\n%s", ErrEnded, c.Screen())
		case <-ctx.Done():
			return fmt.Errorf("%w with this on the screen:\n%s", ctx.Err(), c.Screen())
		}
	}
}

// Resize changes the size of the terminal.
func (c *Console) Resize(width, height int) error {
	c.mu.Lock()
	c.term.Resize(width, height)
	c.mu.Unlock()
	return pty.Setsize(c.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
}

// Pid is the program's process.
func (c *Console) Pid() int { return c.cmd.Process.Pid }

// Wait waits for the end of the program and of what it has written, and kills
// it if it has not ended with ctx.
func (c *Console) Wait(ctx context.Context) error {
	select {
	case <-c.done:
	case <-ctx.Done():
		return errors.Join(fmt.Errorf("%w with this on the screen:\n%s", ctx.Err(), c.Screen()), c.Kill())
	}
	err := c.cmd.Wait()
	return errors.Join(err, c.pty.Close())
}

// Kill ends the program as kill -9 does.
func (c *Console) Kill() error {
	if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		return err
	}
	<-c.done
	_ = c.cmd.Wait() // it says that it was killed
	return c.pty.Close()
}

// HangUp takes the terminal away, as a line that is cut does, and waits for the
// program to end.
func (c *Console) HangUp(ctx context.Context) error {
	c.in.Cancel() // else it would not be closed before the program writes something
	<-c.done
	if err := c.pty.Close(); err != nil {
		return err
	}
	ended := make(chan struct{})
	go func() {
		_ = c.cmd.Wait() // by the signal or in good order
		close(ended)
	}()
	select {
	case <-ended:
		return nil
	case <-ctx.Done():
		return errors.Join(fmt.Errorf("the program goes on without a terminal: %w", ctx.Err()), c.cmd.Process.Kill())
	}
}
