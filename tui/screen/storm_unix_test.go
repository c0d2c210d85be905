//go:build unix

package screen

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"syscall"
	"testing"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen/vt"
)

// wind changes the size of the terminal, which drops at once what there is no
// room for, as terminals do.
func (d *desk) wind(width, height int) {
	d.mu.Lock()
	d.term.Resize(width, height)
	d.mu.Unlock()
	d.size(width, height)
	_ = syscall.Kill(os.Getpid(), syscall.SIGWINCH)
}

// looks waits until the whole screen is the frame.
func (d *desk) looks(f Frame) {
	d.t.Helper()
	d.until("the frame", func() bool {
		for y := range d.term.Height {
			row := ""
			if y < len(f.Rows) {
				row = f.Rows[y]
			}
			alone := vt.New(d.term.Width, 1, cell.Metrics{}.RuneWidth)
			_, _ = alone.Write([]byte("\x1b[?7l" + row))
			if !vt.Equal(d.term.Row(y), alone.Row(0)) {
				return false
			}
		}
		return true
	})
}

func framed(width, height, turn int) Frame {
	var f Frame
	for y := range height {
		f.Rows = append(f.Rows, strings.Repeat(fmt.Sprintf("%d가", (turn+y)%10), width/3))
	}
	return f
}

// Sizes come faster than frames, and the last is what counts.
func TestResizeStorm(t *testing.T) {
	d := newDesk(t, 80, 24, 1).read()
	s := d.open(Options{Ambiguous: 1})
	r := rand.New(rand.NewPCG(1, 1))
	for turn := range 100 {
		width, height := 1+r.IntN(120), 1+r.IntN(50)
		d.wind(width, height)
		s.Show(framed(width, height, turn))
	}
	d.wind(61, 17)
	last := framed(61, 17, 1)
	for w, h := s.Size(); w != 61 || h != 17; w, h = s.Size() {
		<-s.Resized()
	}
	s.Show(last)
	d.looks(last)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	d.givenBack() // of what stood there before, the storm has left little
}

// A terminal that was made small and large again has lost what there was no room
// for, though its size is what it was.
func TestSmallAndLargeAgain(t *testing.T) {
	d := newDesk(t, 60, 10, 1).read()
	s := d.open(Options{Ambiguous: 1})
	f := framed(60, 10, 0)
	s.Show(f)
	d.looks(f)
	d.mu.Lock()
	d.term.Resize(10, 3)
	d.term.Resize(60, 10)
	d.mu.Unlock()
	_ = syscall.Kill(os.Getpid(), syscall.SIGWINCH)
	d.looks(f)
}

// A mistake of ours while painting is told, and costs nobody their terminal.
func TestPaintingFails(t *testing.T) {
	d := newDesk(t, 40, 10, 1).read()
	s := d.open(Options{Ambiguous: 1})
	s.Show(Frame{Rows: []string{"하나"}, Title: "소식"})
	d.shows(0, "하나")
	s.turn <- struct{}{}
	s.painter.lines = nil // which no frame can be compared with
	s.release()
	s.Show(Frame{Rows: []string{"둘"}})
	f := <-s.Failed()
	if !strings.Contains(fmt.Sprint(f.Value), "out of range") || !strings.Contains(string(f.Stack), "painter") {
		t.Errorf("the failure is %v\n%s", f.Value, f.Stack)
	}
	s.Show(Frame{Rows: []string{"셋"}}) // is not painted, and does not fail again
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	d.left()
}

// The terminal's own title comes back where it can, and where it cannot, ours is
// gone.
func TestTitleIsPutBack(t *testing.T) {
	for _, knows := range []bool{true, false} {
		d := newDesk(t, 40, 10, 1).read()
		d.mu.Lock()
		d.term.Title, d.term.NoTitleStack = "shell", !knows
		d.mu.Unlock()
		s := d.open(Options{Ambiguous: 1})
		for _, title := range []string{"목록", "", "본문"} {
			s.Show(Frame{Rows: []string{"제목 " + title}, Title: title})
			d.shows(0, strings.TrimSpace("제목 "+title))
		}
		d.until("the title", func() bool { return d.term.Title == "본문" })
		if err := s.Suspend(); err != nil {
			t.Fatal(err)
		}
		want := map[bool]string{true: "shell", false: ""}[knows]
		d.until("the shell's title", func() bool { return d.term.Title == want })
		if err := s.Resume(); err != nil {
			t.Fatal(err)
		}
		d.until("our title", func() bool { return d.term.Title == "본문" })
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		d.until("the shell's title", func() bool { return d.term.Title == want })
	}
}
