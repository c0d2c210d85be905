//go:build !windows

package tui

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"city/sosik/feed"
	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
	"city/sosik/tui/screen/vt"
)

// told is a store that tells of every mark that is set.
type told struct {
	*fakeStore
	marked chan string
}

func (s told) SetMark(ctx context.Context, id string, m feed.Mark, on bool) error {
	err := s.fakeStore.SetMark(ctx, id, m, on)
	s.marked <- id
	return err
}

// A terminal that does not read holds nobody up: keys are obeyed and marks are
// kept all the while, and when it reads again it gets the newest screen and not
// all those before it.
func TestTerminalThatDoesNotReadHoldsNothingUp(t *testing.T) {
	ptmx, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(ptmx, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	s, err := screen.Open(tty, tty, screen.Options{Ambiguous: 1})
	if err != nil {
		t.Fatal(err)
	}
	store := told{many(), make(chan string, 100)}
	ended := make(chan error, 1)
	go func() { ended <- Run(t.Context(), testOptions(store), s) }()
	term := vt.New(80, 24, cell.Metrics{}.RuneWidth)
	bytes, buf := 0, make([]byte, 1<<16)
	read := func(until string) {
		for !strings.Contains(term.Text(), until) {
			n, err := ptmx.Read(buf)
			if err != nil {
				t.Fatalf("%v; on the screen:\n%s", err, term.Text())
			}
			bytes += n - strings.Count(string(buf[:n]), "\x00")
			_, _ = term.Write(buf[:n])
		}
	}
	read("20309")
	stuff(t, tty.Name())
	// From here on nothing can be written, and nobody reads.
	const stars = 20
	for range stars {
		if _, err := ptmx.WriteString("\x1b[B*"); err != nil {
			t.Fatal(err)
		}
	}
	for i := range stars {
		select {
		case <-store.marked:
		case <-time.After(time.Minute):
			t.Fatalf("only %d of %d stars were kept", i, stars)
		}
	}
	bytes = 0
	read(">20289  ●*")
	if most := 80 * 24 * 3; bytes > most {
		t.Errorf("%d keys that nobody saw took %d bytes, more than a screen", stars, bytes)
	}
	go func() { _, _ = io.Copy(io.Discard, ptmx) }() // for what is written in the end
	if _, err := ptmx.WriteString("q"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(<-ended, s.Close(), tty.Close(), ptmx.Close()); err != nil {
		t.Error(err)
	}
}

// stuff fills a terminal with what it does not show, until it takes no more.
func stuff(t *testing.T, name string) {
	t.Helper()
	fd, err := syscall.Open(name, syscall.O_WRONLY|syscall.O_NONBLOCK|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = syscall.Close(fd) }()
	for n := 1 << 12; n > 0; {
		if _, err := syscall.Write(fd, make([]byte, n)); errors.Is(err, syscall.EAGAIN) {
			n /= 2 // not so much, but perhaps less
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// notes is a log that can be read.
type notes struct {
	mu sync.Mutex
	b  strings.Builder
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.b.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.b.String()
}

// trap is a store whose articles make it panic.
type trap struct{ *fakeStore }

func (trap) Article(context.Context, string) (feed.Article, error) { panic("an article") }

// A mistake of ours, wherever it is made, ends the reader in good order: the log
// has it with its stack, and closing the screen gives the terminal back.
func TestPanicsEndInGoodOrder(t *testing.T) {
	for _, tt := range []struct {
		where string
		spoil func(o *Options, sprung *atomic.Bool)
		log   []string
	}{
		{"in a command", func(o *Options, _ *atomic.Bool) { o.Store = trap{many()} }, []string{"an article", "trap"}},
		{"in Update or in a frame", func(o *Options, sprung *atomic.Bool) {
			o.Now = func() time.Time {
				if sprung.Load() {
					panic("a clock")
				}
				return noon
			}
		}, []string{"a clock", "hard_test.go"}},
	} {
		t.Run(tt.where, func(t *testing.T) {
			g := newGlass(t, 1, 80, 24)
			var log notes
			var sprung atomic.Bool
			o := testOptions(many())
			o.Log = slog.New(slog.NewTextHandler(&log, nil))
			tt.spoil(&o, &sprung)
			ended := make(chan error, 1)
			go func() { ended <- Run(t.Context(), o, g.screen) }()
			g.until("the list", func(term *vt.Term) bool { return strings.Contains(term.Text(), "20309") })
			sprung.Store(true)
			if _, err := g.ptmx.WriteString("\x1b[B\r"); err != nil {
				t.Fatal(err)
			}
			if err := <-ended; !errors.Is(err, ErrPanic) {
				t.Fatalf("it ended with %v", err)
			}
			for _, want := range append(tt.log, "level=ERROR", "stack=") {
				if !strings.Contains(log.String(), want) {
					t.Errorf("no %q in the log:\n%s", want, &log)
				}
			}
			if err := g.screen.Close(); err != nil {
				t.Error(err)
			}
			g.until("the main screen", func(term *vt.Term) bool { return !term.Modes["?1049"] && term.Modes["?25"] })
		})
	}
}

// until waits for something to be true of the terminal.
func (g *glass) until(what string, ok func(*vt.Term) bool) {
	g.t.Helper()
	patience := time.NewTimer(time.Minute)
	defer patience.Stop()
	is := func() bool {
		g.mu.Lock()
		defer g.mu.Unlock()
		return ok(g.term)
	}
	for !is() {
		select {
		case <-g.painted:
		case <-patience.C:
			g.t.Fatalf("%s does not come", what)
		}
	}
}

// A panic on the way from the terminal to Bubble Tea is no end without a word.
func TestPanicInTheKeyboard(t *testing.T) {
	in := &guardedInput{Reader: panicReader{}}
	if n, err := in.Read(make([]byte, 9)); n != 0 || !errors.Is(err, ErrPanic) {
		t.Errorf("it read %d, %v", n, err)
	}
	if m := in.failed.Load(); m == nil || m.value != "a key" || !strings.Contains(string(m.stack), "panicReader") {
		t.Errorf("what is known of it: %+v", m)
	}
	in = &guardedInput{Reader: strings.NewReader("j")}
	if n, err := in.Read(make([]byte, 9)); n != 1 || err != nil || in.failed.Load() != nil {
		t.Errorf("a key reads as %d, %v", n, err)
	}
}

type panicReader struct{}

func (panicReader) Read([]byte) (int, error) { panic("a key") }
