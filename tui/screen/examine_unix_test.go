//go:build unix

package screen

import (
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// What every start asks stays as short as it is; every byte of it goes over a
// slow line before the first frame.
func TestQuestionOfTheStart(t *testing.T) {
	const want = "\x1b[2;1H▲\x1b[6n\x1b[2;1H─\x1b[6n\x1b[2;1H“\x1b[6n\x1b[2;1H\x1b[?2026$p\x1b]11;?\x1b\\\x1b[2;1H\x1b[K\x1b[c"
	if got := theStart().question(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestExamine(t *testing.T) {
	for _, ambiguous := range []int{1, 2} {
		d := newDesk(t, 40, 10, ambiguous)
		d.term.Replies["\x1b[>c"] = "\x1b[>41;379;0c"
		d.term.Replies["\x1b[>q"] = "" // the emulator sends no strings; that is parsed below
		d.read()
		p, err := Examine(d.tty, d.tty, []string{"가", "▲…", "abc", "", "안산시청"})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]int{2, 2 * ambiguous, 3, 0, 8}, p.Widths); diff != "" {
			t.Errorf("widths at %d (-want +got): %s", ambiguous, diff)
		}
		if p.Ambiguous() != ambiguous {
			t.Errorf("at %d it was measured as %d", ambiguous, p.Ambiguous())
		}
		if diff := cmp.Diff(Kind{Primary: "64;1;9", Secondary: "41;379;0"}, p.Kind); diff != "" {
			t.Error(diff)
		}
		d.left()
	}
}

// What is typed before and meanwhile is handed over and moves no width, not even
// Shift-F3, which reads like the place of a cursor on the first row.
func TestExamineKeepsWhatIsTyped(t *testing.T) {
	d := newDesk(t, 40, 10, 2).read()
	d.keyboard("j\x1b[1;2Rㅓ")
	p, err := Examine(d.tty, d.tty, []string{"가"})
	if err != nil || string(p.Typed) != "j\x1b[1;2Rㅓ" || p.Ambiguous() != 2 || p.Widths[0] != 2 {
		t.Errorf("%+v, %v", p, err)
	}
}

// A start that is not examined learns nothing of the kind, so that nothing comes
// to depend on it.
func TestKind(t *testing.T) {
	const answer = "\x1b[2;2R\x1b[2;2R\x1b[2;2R\x1b[2;3R\x1b[>41;379;0c\x1bP>|XTerm(379)\x1b\\\x1b[?64;1c"
	got := examining([]string{"가"}).parse([]byte("k" + answer + "j"))
	want := Probe{
		Answered: true, Symbol: 1, Rule: 1, Quote: 1, Widths: []int{2}, Typed: []byte("kj"),
		Kind: Kind{Primary: "64;1", Secondary: "41;379;0", Version: "XTerm(379)"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := theStart().parse([]byte(answer)); got.Kind != (Kind{}) || len(got.Typed) > 0 || got.Widths != nil {
		t.Errorf("%+v", got)
	}
	short := examining([]string{"가", "나"}).parse([]byte("\x1b[2;2R\x1b[2;2R\x1b[2;2R\x1b[2;3R\x1b[?64c"))
	if diff := cmp.Diff([]int{2, -1}, short.Widths); diff != "" {
		t.Error(diff)
	}
}

// Whatever is typed between the answers, and wherever, is all that is left when
// they are taken out, and the widths are the same.
func TestTypedBetweenAnswers(t *testing.T) {
	answers := []string{
		"\x1b[2;2R", "\x1b[2;3R", "\x1b[2;2R", "\x1b[2;5R", "\x1b[?2026;2$y", "\x1b]11;rgb:0/0/0\x1b\\",
		"\x1b[>0;136;0c", "\x1bP>|XTerm(379)\x1b\\", "\x1b[?6c",
	}
	q := examining([]string{"가나"})
	want := q.parse([]byte(strings.Join(answers, "")))
	if want.Widths[0] != 4 || want.Rule != 2 || !want.Synchronized || want.Kind.Secondary != "0;136;0" {
		t.Fatalf("%+v", want)
	}
	for _, key := range []string{"j", "ㅓ", "\x1b", "\x1b[A", "\x1b[1;2R", "\x1bOP", "\x03", "\x1b[200~a\x1b[201~", "2;2R", "\x1b]"} {
		for i := range len(answers) + 1 {
			got := q.parse([]byte(strings.Join(answers[:i], "") + key + strings.Join(answers[i:], "")))
			if string(got.Typed) != key {
				t.Errorf("%q before answer %d became %q", key, i, got.Typed)
			}
			got.Typed = want.Typed
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q before answer %d: %s", key, i, diff)
			}
		}
	}
}

// One row has no second one: the wait is short all the same, and nothing breaks.
func TestProbeOnOneRow(t *testing.T) {
	d := newDesk(t, 40, 1, 2).read()
	s := d.open(Options{})
	if p := s.Probe(); p.Took > probeTime/2 || p.Answered {
		t.Errorf("%+v", p)
	}
	_ = s.Close()
	d.left()
}

func TestListen(t *testing.T) {
	d := newDesk(t, 60, 10, 1).read()
	var mu sync.Mutex
	var heard strings.Builder
	l, err := Listen(d.tty, d.tty, []byte("j"), func(b []byte) {
		mu.Lock()
		defer mu.Unlock()
		heard.Write(b)
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	d.until("pastes are marked", func() bool { return d.term.Modes["?2004"] })
	d.keyboard("ㅓ\x1b[2;2Rk")
	var keys strings.Builder
	for b := make([]byte, 64); keys.Len() < len("jㅓk"); {
		n, err := l.Input().Read(b)
		if err != nil {
			t.Fatal(err)
		}
		keys.Write(b[:n])
	}
	mu.Lock()
	if got := heard.String(); got != "jㅓ\x1b[2;2Rk" || keys.String() != "jㅓk" {
		t.Errorf("heard %q, keys %q", got, keys.String())
	}
	mu.Unlock()
	for _, line := range []string{"", "하나"} {
		if err := l.Println(line); err != nil {
			t.Error(err)
		}
	}
	d.shows(1, "하나")
	for range 2 {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := l.Input().Read(make([]byte, 9)); err == nil || errors.Is(err, io.EOF) {
		t.Errorf("reading after Close: %v", err)
	}
	d.until("pastes are not marked", func() bool { return !d.term.Modes["?2004"] })
	_, _ = d.tty.WriteString("\x1b[Hshell$ \x1b[J")
	d.until("the cursor", func() bool { return d.term.Line(1) == "" && d.term.X == len("shell$ ") })
	d.left()
}

// One that does not read delays nobody for long.
func TestListenToATerminalThatDoesNotRead(t *testing.T) {
	d := newDesk(t, 60, 10, 1)
	l, err := Listen(d.tty, d.tty, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	for err == nil && time.Since(start) < time.Minute {
		err = l.Println(strings.Repeat("안산", 2000))
	}
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the last line: %v", err)
	}
	_ = l.Close() // it cannot say farewell
	if took := time.Since(start); took > 10*closeTime {
		t.Errorf("it took %v", took)
	}
}
