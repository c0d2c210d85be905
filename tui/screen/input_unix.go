//go:build unix

package screen

import (
	"errors"
	"io"
	"os"
	"sync"

	"github.com/muesli/cancelreader"

	"city/sosik/tui/keyboard"
)

// input is the typing, as Bubble Tea reads it. It can be paused while somebody
// else reads from the terminal, without Bubble Tea noticing: Read just waits.
type input struct {
	source *source
	keys   *keyboard.Reader
}

func newInput(in *os.File) input {
	s := &source{in: in}
	s.changed.L = &s.mu
	return input{source: s}
}

// start begins to read; typed is what has been read before. heard, which may be
// nil, is told of all bytes before the keys that they are come out.
func (i *input) start(typed []byte, heard func([]byte)) {
	i.source.typed, i.source.heard = typed, heard
	i.keys = keyboard.NewReader(i.source)
}

func (i *input) reader() io.Reader { return i.keys }
func (i *input) pause()            { i.source.set(true, false) }
func (i *input) resume()           { i.source.set(false, false) }

func (i *input) close() {
	i.source.set(false, true)
	_ = i.keys.Close() // it cannot fail
}

// source reads the terminal in a way that can be interrupted.
type source struct {
	in    *os.File
	typed []byte
	heard func([]byte) // told of all that comes, may be nil

	mu             sync.Mutex
	changed        sync.Cond
	paused, closed bool
	reading        bool
	reader         cancelreader.CancelReader // once there was something to read
}

// set pauses, resumes or closes the source. When it returns nobody reads from a
// terminal that is paused or closed.
func (s *source) set(paused, closed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.paused, s.closed = paused, closed
	s.changed.Broadcast()
	if !paused && !closed || s.reader == nil {
		return
	}
	if s.reading && !s.reader.Cancel() {
		return // it cannot be interrupted
	}
	for s.reading {
		s.changed.Wait()
	}
	_ = s.reader.Close() // nothing to be done about it, and nothing is lost
	s.reader = nil
}

// Read waits until something is typed. While the source is paused it waits for
// that to end first.
func (s *source) Read(p []byte) (int, error) {
	if n := copy(p, s.typed); n > 0 {
		s.typed = s.typed[n:]
		s.tell(p[:n])
		return n, nil
	}
	for {
		reader, err := s.begin()
		if err != nil {
			return 0, err
		}
		n, err := reader.Read(p)
		s.end()
		if errors.Is(err, cancelreader.ErrCanceled) && n == 0 {
			continue
		}
		s.tell(p[:n])
		return n, err
	}
}

func (s *source) tell(b []byte) {
	if s.heard != nil && len(b) > 0 {
		s.heard(b)
	}
}

// begin waits until reading is allowed.
func (s *source) begin() (cancelreader.CancelReader, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.paused && !s.closed {
		s.changed.Wait()
	}
	if s.closed {
		return nil, os.ErrClosed
	}
	if s.reader == nil {
		reader, err := cancelreader.NewReader(s.in)
		if err != nil {
			return nil, err
		}
		s.reader = reader
	}
	s.reading = true
	return s.reader, nil
}

func (s *source) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reading = false
	s.changed.Broadcast()
}
