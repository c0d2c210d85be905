//go:build unix

package screen

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
)

func TestOpenAndClose(t *testing.T) {
	d := newDesk(t, 40, 10, 1).read()
	s := d.open(Options{Mouse: true})
	raw, err := term.GetState(d.tty.Fd())
	if err != nil || *raw == *d.before {
		t.Errorf("the terminal is not in raw mode (%v)", err)
	}
	s.Show(Frame{Rows: []string{"안산시", "\x1b[7m소식"}, Cursor: &Point{X: 2, Y: 1}, Title: "소식"})
	d.shows(1, "소식")
	d.until("the title", func() bool { return d.term.Title == "소식" })
	if w, h := s.Size(); w != 40 || h != 10 {
		t.Errorf("the size is %d by %d", w, h)
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	d.left()
	if _, err := s.Input().Read(make([]byte, 9)); err == nil || errors.Is(err, io.EOF) {
		t.Errorf("reading after Close: %v", err)
	}
	if _, open := <-s.Resized(); open {
		t.Error("the channel of sizes is open")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.term.Title != "" || d.term.Modes["?1000"] || d.term.Modes["?1006"] {
		t.Errorf("the title %q or the mouse is left", d.term.Title)
	}
	if len(d.term.Unknown) > 0 {
		t.Errorf("the emulator does not know %v", d.term.Unknown)
	}
}

func TestProbe(t *testing.T) {
	for _, tt := range []struct {
		name              string
		terminal, options int
		want              int
		asked             bool
	}{
		{"narrow", 1, 0, 1, true},
		{"wide", 2, 0, 2, true},
		{"silent", 0, 0, 1, true},
		{"the person knows better", 1, 2, 2, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, 40, 10, tt.terminal).read()
			d.keyboard("jㅓ")
			start := time.Now()
			s := d.open(Options{Ambiguous: tt.options})
			if took := time.Since(start); took > probeTime+time.Second {
				t.Errorf("it took %v", took)
			}
			if got := s.Metrics().Ambiguous; got != tt.want {
				t.Errorf("ambiguous characters are %d wide, want %d", got, tt.want)
			}
			if p := s.Probe(); p.Answered != (tt.terminal > 0 && tt.asked) {
				t.Errorf("the probe says %+v", p)
			}
			if asked := count(d, "\x1b[6n") > 0; asked != tt.asked {
				t.Errorf("the terminal was asked: %v", asked)
			}
			// What was typed before is there, and late answers are not.
			d.keyboard("\x1b[2;2R\x1b[2;2R\x1b[2;2R\x1b[?2026;0$y\x1b[?64;1;9ck")
			if got := typed(t, s, len("jㅓk")); got != "jㅓk" {
				t.Errorf("typed: %q", got)
			}
			if line := d.line(1); line != "" {
				t.Errorf("the question is left on the screen: %q", line)
			}
		})
	}
}

func TestNotATerminal(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), w.Close() })
	d := newDesk(t, 40, 10, 1).read()
	for _, files := range [][2]*os.File{{r, d.tty}, {d.tty, w}} {
		if _, err := Open(files[0], files[1], Options{}); !errors.Is(err, ErrNotTerminal) {
			t.Errorf("Open: %v", err)
		}
	}
}

func TestResized(t *testing.T) {
	d := newDesk(t, 40, 10, 1).read()
	s := d.open(Options{})
	s.Show(Frame{Rows: []string{"안산시"}})
	d.shows(0, "안산시")
	d.mu.Lock()
	d.term.Resize(20, 5)
	d.mu.Unlock()
	d.size(20, 5)
	_ = syscall.Kill(os.Getpid(), syscall.SIGWINCH)
	<-s.Resized()
	if w, h := s.Size(); w != 20 || h != 5 {
		t.Errorf("the size is %d by %d", w, h)
	}
	s.Show(Frame{Rows: []string{"안산시", "", "", "", strings.Repeat("가", 10)}})
	d.shows(4, strings.Repeat("가", 10))
	_ = s.Close()
	d.left()
}

// A terminal that does not read delays neither Show nor, for long, Close.
func TestTerminalThatDoesNotRead(t *testing.T) {
	d := newDesk(t, 200, 60, 1)
	s := d.open(Options{Ambiguous: 1})
	for i := range 2000 {
		rows := make([]string, 60)
		for y := range rows {
			// With its colours a frame is more than the system holds back.
			rows[y] = strings.Repeat(fmt.Sprintf("\x1b[38;5;%dm%d\x1b[48;5;2m ", 100+i%100, i%10), 99)
		}
		start := time.Now()
		s.Show(Frame{Rows: rows})
		if took := time.Since(start); took > 100*time.Millisecond {
			t.Fatalf("Show took %v", took)
		}
		for i == 0 && len(s.turn) == 0 {
			runtime.Gosched() // until the first frame hangs in the terminal
		}
	}
	start := time.Now()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > 6*closeTime {
		t.Errorf("Close took %v", took)
	}
	now, err := term.GetState(d.tty.Fd())
	if err != nil || *now != *d.before {
		t.Errorf("the terminal is not as it was found (%v)", err)
	}
	// When it reads at last, it has not only the rest of a frame.
	d.read()
	d.until("the main screen", func() bool { return countBytes(d.seen, "\x1b[?1049l") > 0 })
}

// When a terminal reads again, what it gets is the newest frame, not a queue.
func TestNewestFrameWins(t *testing.T) {
	d := newDesk(t, 100, 30, 1)
	s := d.open(Options{Ambiguous: 1})
	const frames = 3000
	for i := range frames {
		rows := make([]string, 30)
		for y := range rows {
			rows[y] = strings.Repeat(fmt.Sprint(i%10), 90)
		}
		rows[29] = fmt.Sprintf("%d번째", i)
		s.Show(Frame{Rows: rows})
	}
	d.read()
	d.shows(29, fmt.Sprintf("%d번째", frames-1))
	_ = s.Close()
	d.left()
	if n := count(d, ""); n > 100*3000 {
		t.Errorf("%d frames took %d bytes", frames, n)
	}
}

func TestNothingIsWrittenWhileNothingChanges(t *testing.T) {
	d := newDesk(t, 40, 10, 1).read()
	s := d.open(Options{Ambiguous: 1})
	s.Show(Frame{Rows: []string{"하나"}})
	d.shows(0, "하나")
	before := count(d, "")
	for range 100 {
		s.Show(Frame{Rows: []string{"하나"}})
	}
	s.Show(Frame{Rows: []string{"하나", "둘"}})
	d.shows(1, "둘")
	if n := count(d, "") - before; n > len("\x1b[2H둘\x1b[K") {
		t.Errorf("a hundred equal frames and a short row took %d bytes", n)
	}
}

func TestSuspendAndResume(t *testing.T) {
	d := newDesk(t, 40, 10, 1).read()
	s := d.open(Options{})
	s.Show(Frame{Rows: []string{"하나"}, Title: "소식"})
	d.shows(0, "하나")
	var reading sync.WaitGroup
	var got string
	reading.Go(func() { got = typed(t, s, 1) })
	for range 2 {
		if err := s.Suspend(); err != nil {
			t.Fatal(err)
		}
	}
	d.left()
	// Another program has the terminal and its keyboard.
	s.Show(Frame{Rows: []string{"둘"}, Title: "소식"})
	d.keyboard("stty\n")
	b := make([]byte, 20)
	n, err := d.tty.Read(b)
	if err != nil || string(b[:n]) != "stty\n" {
		t.Errorf("the other program reads %q, %v", b[:n], err)
	}
	for range 2 {
		if err := s.Resume(); err != nil {
			t.Fatal(err)
		}
	}
	d.shows(0, "둘")
	d.keyboard("k")
	reading.Wait()
	if got != "k" {
		t.Errorf("typed: %q", got)
	}
	_ = s.Close()
	if err := s.Resume(); err != nil {
		t.Error(err)
	}
	d.until("the end", func() bool { return !d.term.Modes["?1049"] })
}

func TestRedraw(t *testing.T) {
	d := newDesk(t, 40, 10, 1).read()
	s := d.open(Options{})
	s.Show(Frame{Rows: []string{"하나", "둘"}})
	d.shows(1, "둘")
	_, _ = d.tty.WriteString("\x1b[2;1Hwall: the system goes down")
	d.shows(1, "wall: the system goes down")
	s.Redraw()
	d.shows(1, "둘")
}

// When the terminal goes away, the program ends and nothing hangs.
func TestTerminalGoesAway(t *testing.T) {
	d := newDesk(t, 40, 10, 1).read()
	s := d.open(Options{})
	s.Show(Frame{Rows: []string{"하나"}})
	d.shows(0, "하나")
	d.hangUp()
	if _, err := s.Input().Read(make([]byte, 9)); err == nil || errors.Is(err, io.EOF) {
		t.Errorf("reading from no terminal: %v", err)
	}
	for i := range 10 {
		s.Show(Frame{Rows: []string{fmt.Sprint(i)}})
	}
	start := time.Now()
	_ = s.Close() // whether an error is worth anything here, the system decides
	if took := time.Since(start); took > 6*closeTime {
		t.Errorf("Close took %v", took)
	}
}

// Somebody stops the program from outside, uses the terminal, and lets it go on.
func TestGoesOnAfterBeingStopped(t *testing.T) {
	d := newDesk(t, 40, 10, 1).read()
	s := d.open(Options{})
	s.Show(Frame{Rows: []string{"하나", "둘"}})
	d.shows(1, "둘")
	if err := term.Restore(d.tty.Fd(), d.before); err != nil {
		t.Fatal(err)
	}
	_, _ = d.tty.WriteString("\x1b[2;1Hshell$ fg\x1b[?7h")
	d.shows(1, "shell$ fg")
	_ = syscall.Kill(os.Getpid(), syscall.SIGCONT)
	d.shows(1, "둘")
	d.mu.Lock()
	if d.term.Modes["?7"] {
		t.Error("autowrap is on")
	}
	d.mu.Unlock()
	if now, err := term.GetState(d.tty.Fd()); err != nil || *now == *d.before {
		t.Errorf("the terminal is not in raw mode (%v)", err)
	}
	_ = s.Close()
	d.left()
}
