//go:build !windows

package tui

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/muesli/termenv"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
	"city/sosik/tui/screen/vt"
)

// glass is a terminal that can be looked at: a pseudo-terminal whose bytes go
// into an emulator, and the screen that paints there.
type glass struct {
	t      *testing.T
	ptmx   *os.File
	screen *screen.Screen

	mu      sync.Mutex
	term    *vt.Term
	painted chan struct{} // has a value when something was painted
}

func newGlass(t *testing.T, ambiguous, width, height int) *glass {
	t.Helper()
	ptmx, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	g := &glass{t: t, ptmx: ptmx, painted: make(chan struct{}, 1)}
	g.term = vt.New(width, height, cell.Metrics{Ambiguous: ambiguous}.RuneWidth)
	if err := pty.Setsize(ptmx, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go g.read(done)
	if g.screen, err = screen.Open(tty, tty, screen.Options{Ambiguous: ambiguous}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(g.screen.Close(), tty.Close(), ptmx.Close()); err != nil {
			t.Error(err)
		}
		<-done
	})
	return g
}

func (g *glass) read(done chan<- struct{}) {
	defer close(done)
	buf := make([]byte, 1<<16)
	for {
		n, err := g.ptmx.Read(buf)
		g.mu.Lock()
		_, _ = g.term.Write(buf[:n]) // the emulator takes everything
		g.mu.Unlock()
		select {
		case g.painted <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// shows waits until the terminal looks as the frame is meant, cell by cell.
func (g *glass) shows(f screen.Frame, ambiguous, width int) {
	g.t.Helper()
	want := make([][]vt.Cell, len(f.Rows))
	for i, row := range f.Rows {
		alone := vt.New(width, 1, cell.Metrics{Ambiguous: ambiguous}.RuneWidth)
		_, _ = alone.Write([]byte("\x1b[?7l" + row))
		want[i] = alone.Row(0)
	}
	patience := time.NewTimer(time.Minute)
	defer patience.Stop()
	for {
		wrong := g.differs(want)
		if wrong < 0 {
			return
		}
		select {
		case <-g.painted:
		case <-patience.C:
			g.mu.Lock()
			defer g.mu.Unlock()
			g.t.Fatalf("row %d is not %q; the screen:\n%s", wrong, f.Rows[wrong], g.term.Text())
		}
	}
}

// differs is the first row that is not as wanted, -1 if there is none.
func (g *glass) differs(want [][]vt.Cell) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	for i, row := range want {
		if !vt.Equal(row, g.term.Row(i)) {
			return i
		}
	}
	return -1
}

// What is really written, played into a terminal, is what was meant: every
// screen, painted over whatever stood there before, at both widths of ambiguous
// characters.
func TestEveryScreenIsPaintedAsMeant(t *testing.T) {
	sizes := [][2]int{{80, 24}, {33, 9}, {20, 5}, {5, 3}, {1, 1}, {120, 40}}
	if testing.Short() {
		sizes = sizes[1:2]
	}
	for _, ambiguous := range []int{1, 2} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%d×%d at %d", size[0], size[1], ambiguous), func(t *testing.T) {
				t.Parallel()
				g := newGlass(t, ambiguous, size[0], size[1])
				for _, sc := range scenes {
					o := testOptions(sc.store())
					o.Metrics = cell.Metrics{Ambiguous: ambiguous}
					o.Theme = Theme{Profile: termenv.ANSI, Color: true}
					r := newReader(t, o, size[0], size[1])
					r.press(sc.keys...) // what is seen in between, TestNastyTexts shows
					f := r.Frame()
					g.screen.Show(f)
					g.shows(f, ambiguous, size[0])
				}
			})
		}
	}
}
