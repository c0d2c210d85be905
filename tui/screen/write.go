package screen

import (
	"errors"
	"io"
	"os"
	"runtime/debug"
	"time"
)

// interval is the shortest time between two frames.
const interval = time.Second / 30

// Show makes f what the screen shows. It does not wait for the terminal: of the
// frames that come while it is busy only the newest is painted.
func (s *Screen) Show(f Frame) { s.frames.put(&f) }

// Redraw paints everything again, for a screen that something else has written
// on.
func (s *Screen) Redraw() {
	if s.take() {
		s.painter.forget(s.Size())
		s.release()
		s.frames.ring()
	}
}

// Failure is a mistake of ours that was noticed while painting.
type Failure struct {
	Value any // that was thrown
	Stack []byte
}

// Failed returns a channel that receives when painting has failed. Nothing is
// painted after that, and the terminal is to be closed: that gives it back as it
// was found, as ever.
func (s *Screen) Failed() <-chan Failure { return s.failed }

// Notify has the terminal tell its person something, wherever they look (OSC 9).
// Only a terminal that knows the sequence should be asked. It waits for the
// terminal, so it is for a command.
func (s *Screen) Notify(text string) {
	if !s.take() {
		return
	}
	defer s.release()
	if s.active && s.lost == nil {
		_, s.lost = io.WriteString(s.terminal.writer, notification(text))
	}
}

func notification(text string) string { return "\x1b]9;" + plainText(text) + "\a" }

// write paints frames until Close. It is the only goroutine that paints.
func (s *Screen) write() {
	defer close(s.stopped)
	pace := time.NewTimer(0)
	for {
		select {
		case <-s.stop:
			return
		case <-s.frames.full:
		}
		if !s.paintNewest() {
			continue
		}
		pace.Reset(interval)
		select {
		case <-s.stop:
			return
		case <-pace.C:
		}
	}
}

// paintNewest paints the newest frame if the terminal is ours, and says whether
// anything was written.
func (s *Screen) paintNewest() bool {
	s.turn <- struct{}{}
	defer s.release()
	defer func() {
		if v := recover(); v != nil {
			s.failed <- Failure{v, debug.Stack()} // once: it is not painted again
			s.broken = true
		}
	}()
	f := s.frames.newest()
	if f == nil || !s.active || s.broken || s.lost != nil {
		return false
	}
	if checkEachFrame {
		s.measure()
	}
	if w, h := s.Size(); s.stale.Swap(false) || w != s.painter.width || h != s.painter.height {
		s.painter.forget(w, h)
	}
	b := s.painter.paint(*f)
	if len(b) == 0 {
		return false
	}
	if _, err := s.terminal.writer.Write(b); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		s.lost = err
	}
	return true
}

// take waits for the turn to write, but not for ever on a terminal that does not
// read.
func (s *Screen) take() bool {
	timer := time.NewTimer(closeTime)
	defer timer.Stop()
	select {
	case s.turn <- struct{}{}:
		return true
	case <-timer.C:
		return false
	}
}

func (s *Screen) release() { <-s.turn }

// Suspend gives the terminal back for a while: to the shell, or to another
// program. Frames that are shown meanwhile wait. It fails if the terminal does
// not read.
func (s *Screen) Suspend() error {
	if !s.take() {
		return errors.New("suspend: the terminal does not read")
	}
	defer s.release()
	if !s.active {
		return nil
	}
	s.active = false
	s.input.pause()
	_, err := io.WriteString(s.terminal.writer, leave(s.options, s.painter.titled))
	return errors.Join(err, s.terminal.restore())
}

// Resume takes the terminal over again after Suspend and paints everything.
func (s *Screen) Resume() error {
	if !s.take() {
		return errors.New("resume: the terminal does not read")
	}
	defer s.release()
	if s.active || s.isClosed() {
		return nil
	}
	s.painter.title, s.painter.titled = "", false
	return s.takeOver(enter(s.options))
}

// takeOver makes the terminal ours again, which begin says how. The caller has
// the turn.
func (s *Screen) takeOver(begin string) error {
	if err := s.terminal.raw(); err != nil {
		return err
	}
	if _, err := io.WriteString(s.terminal.writer, begin); err != nil {
		return errors.Join(err, s.terminal.restore())
	}
	s.active = true
	s.measure()
	s.painter.forget(s.Size())
	s.input.resume()
	s.frames.ring()
	return nil
}

func (s *Screen) isClosed() bool {
	select {
	case <-s.stop:
		return true
	default:
		return false
	}
}

// Close paints the newest frame if it has not been, and gives the terminal back
// as it was found. A terminal that does not read delays it by less than a
// second. It may be called more than once and from anywhere, a deferred function
// after a panic or a goroutine that waits for signals among them.
func (s *Screen) Close() error {
	s.closing.Do(func() { s.closed = s.close() })
	return s.closed
}

func (s *Screen) close() error {
	s.mu.Lock() // so that nobody is just telling of a size
	close(s.stop)
	close(s.resized)
	s.mu.Unlock()
	s.unwatch()
	s.input.close()
	stalled := !await(func() { <-s.stopped }) || !await(func() { s.paintNewest() })
	if stalled {
		s.terminal.interrupt()
	}
	if s.take() {
		if s.active && s.lost == nil {
			s.farewell(stalled)
		}
		s.active = false
		s.release()
	}
	return errors.Join(s.terminal.restore(), s.terminal.close())
}

// close closes what reopen opened.
func (t *terminal) close() error {
	if t.writer == t.out {
		return nil
	}
	return t.writer.Close()
}

// farewell gives the terminal back. On one that does not read, what has not
// arrived is dropped to make room for it, and what is left of a torn sequence
// is cancelled.
func (s *Screen) farewell(stalled bool) {
	seq := leave(s.options, s.painter.titled)
	if stalled {
		seq = "\x18" + seq
		s.terminal.discard()
		_ = s.terminal.writer.SetWriteDeadline(time.Now().Add(closeTime)) // if it cannot, await ends
	}
	await(func() { _, _ = io.WriteString(s.terminal.writer, seq) })
}

// interrupt ends a write that hangs.
func (t *terminal) interrupt() {
	if t.writer.SetWriteDeadline(time.Now()) != nil {
		t.discard() // which lets it go on
	}
}

// await runs f and says whether it came back in time.
func await(f func()) bool {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	timer := time.NewTimer(closeTime)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}
