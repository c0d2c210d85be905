//go:build unix

package screen

import (
	"bytes"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/cancelreader"
	"go.uber.org/goleak"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen/vt"
)

func TestMain(m *testing.M) {
	if play := os.Getenv(childVariable); play != "" {
		os.Exit(child(play))
	}
	goleak.VerifyTestMain(m)
}

// desk is a terminal with somebody at it: a pseudo-terminal whose other end is
// an emulator.
type desk struct {
	t      *testing.T
	master *os.File
	tty    *os.File
	before *term.State

	mu      sync.Mutex
	changed *sync.Cond
	term    *vt.Term
	seen    []byte // all that was written
	reader  cancelreader.CancelReader
	closed  bool
	late    bool
}

// newDesk returns a terminal that draws ambiguous characters in so many cells
// and says so when asked; one of 0 cells never answers.
func newDesk(t *testing.T, width, height, ambiguous int) *desk {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, master: master, tty: tty}
	d.changed = sync.NewCond(&d.mu)
	d.term = vt.New(width, height, cell.Metrics{Ambiguous: ambiguous}.RuneWidth)
	d.term.Replies["\x1b[c"], d.term.Replies["\x1b[?2026$p"], d.term.Replies["\x1b]11;?"] = "\x1b[?64;1;9c", "", ""
	if ambiguous > 0 {
		d.term.Answer = func(s string) { d.keyboard(s) }
	}
	d.size(width, height)
	_, _ = tty.WriteString("shell$ ")
	if d.before, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		d.hangUp()
		_ = tty.Close()
	})
	return d
}

// hangUp takes the terminal away.
func (d *desk) hangUp() {
	if d.reader != nil {
		d.reader.Cancel()
		d.until("the emulator ends", func() bool { return d.closed })
	}
	_ = d.master.Close()
}

// read lets the emulator read, which it does until the terminal is hung up.
func (d *desk) read() *desk {
	d.t.Helper()
	reader, err := cancelreader.NewReader(d.master)
	if err != nil {
		d.t.Fatal(err)
	}
	d.reader = reader
	go func() {
		defer func() { _ = reader.Close() }()
		b := make([]byte, 4096)
		for {
			n, err := reader.Read(b)
			d.mu.Lock()
			d.seen = append(d.seen, b[:n]...)
			_, _ = d.term.Write(b[:n])
			d.closed = err != nil
			d.changed.Broadcast()
			d.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return d
}

func (d *desk) size(width, height int) {
	d.t.Helper()
	if err := pty.Setsize(d.master, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		d.t.Fatal(err)
	}
}

// keyboard types s.
func (d *desk) keyboard(s string) {
	if _, err := d.master.WriteString(s); err != nil {
		d.t.Error(err)
	}
}

// until waits for something to be true of what the emulator shows.
func (d *desk) until(what string, ok func() bool) {
	d.t.Helper()
	late := time.AfterFunc(10*time.Second, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.late = true
		d.changed.Broadcast()
	})
	defer late.Stop()
	d.mu.Lock()
	defer d.mu.Unlock()
	for !ok() {
		if d.closed || d.late {
			d.t.Fatalf("%s does not happen; the screen shows\n%s", what, d.term.Text())
		}
		d.changed.Wait()
	}
}

func (d *desk) line(y int) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.term.Line(y)
}

func (d *desk) shows(line int, text string) {
	d.t.Helper()
	d.until("line with "+text, func() bool { return d.term.Line(line) == text })
}

// left fails unless the terminal is as it was found.
func (d *desk) left() {
	d.t.Helper()
	d.until("the main screen", func() bool { return d.term.Line(0) == "shell$" })
	d.givenBack()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.term.X != len("shell$ ") {
		d.t.Errorf("the cursor is at %d", d.term.X)
	}
}

// givenBack fails unless the modes of the terminal are as they were.
func (d *desk) givenBack() {
	d.t.Helper()
	d.until("the main screen", func() bool { return !d.term.Modes["?1049"] && d.term.Modes["?25"] })
	now, err := term.GetState(d.tty.Fd())
	if err != nil {
		d.t.Fatal(err)
	}
	if *now != *d.before {
		d.t.Errorf("the state of the terminal is %+v, was %+v", *now, *d.before)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	want := map[string]bool{"?7": true, "?25": true, "?1049": false, "?2004": false}
	got := map[string]bool{}
	for mode := range want {
		got[mode] = d.term.Modes[mode]
	}
	if diff := cmp.Diff(want, got); diff != "" || !d.term.Plain() {
		d.t.Errorf("modes (-want +got):\n%s plain %v", diff, d.term.Plain())
	}
}

func (d *desk) open(o Options) *Screen {
	d.t.Helper()
	s, err := Open(d.tty, d.tty, o)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = s.Close() })
	return s
}

// typed reads from the screen's input until it has n bytes.
func typed(t *testing.T, s *Screen, n int) string {
	t.Helper()
	var all []byte
	b := make([]byte, 256)
	for len(all) < n {
		m, err := s.Input().Read(b)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b[:m]...)
	}
	return string(all)
}

func count(d *desk, s string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return countBytes(d.seen, s)
}

func countBytes(b []byte, s string) int { return bytes.Count(b, []byte(s)) }
