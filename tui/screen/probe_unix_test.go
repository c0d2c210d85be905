//go:build unix

package screen

import (
	"testing"
	"time"
)

func TestAnswers(t *testing.T) {
	const narrow, wide = "\x1b[2;2R\x1b[2;2R\x1b[2;2R", "\x1b[2;3R\x1b[2;3R\x1b[2;2R"
	for _, tt := range []struct {
		name, answer string
		ambiguous    int
		light, known bool
		synchronized bool
		typed        string
	}{
		{"xterm, dark", narrow + "\x1b[?2026;0$y\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?64;1;9c", 1, false, true, false, ""},
		{"light, with BEL, wide", wide + "\x1b]11;rgb:fdfd/f6f6/e3e3\a\x1b[?64c", 2, true, true, false, ""},
		{"short numbers", narrow + "\x1b]11;rgb:f/f/f\x1b\\\x1b[?64c", 1, true, true, false, ""},
		{"with an alpha", narrow + "\x1b]11;rgba:2020/2020/2020/ffff\x1b\\\x1b[?64c", 1, false, true, false, ""},
		{"a colour in words", narrow + "\x1b]11;white\x1b\\\x1b[?64c", 1, false, false, false, ""},
		{"PuTTY, which says no colour", narrow + "\x1b[?6c", 1, false, false, false, ""},
		{"synchronized", narrow + "\x1b[?2026;2$y\x1b[?64c", 1, false, false, true, ""},
		{"always synchronized, which cannot be set", narrow + "\x1b[?2026;3$y\x1b[?64c", 1, false, false, false, ""},
		{"not known to be synchronized", narrow + "\x1b[?2026;4$y\x1b[?64c", 1, false, false, false, ""},
		{"typed in between", "ㅓ" + narrow + "j\x1b]11;rgb:0/0/0\x1b\\k\x1b[?64c\x1b[A", 1, false, true, false, "ㅓjk\x1b[A"},
		{"torn", narrow + "\x1b]11;rgb:00", 1, false, false, false, "\x1b]11;rgb:00"},
		{"silent", "", 1, false, false, false, ""},
	} {
		p := theStart().parse([]byte(tt.answer))
		light, known := p.Light()
		if p.Ambiguous() != tt.ambiguous || light != tt.light || known != tt.known || p.Synchronized != tt.synchronized || string(p.Typed) != tt.typed {
			t.Errorf("%s: %+v, light %v, known %v, typed %q", tt.name, p, light, known, p.Typed)
		}
	}
}

// The colour of the background is asked within the one question there is, so
// that a terminal that does not know it is waited for no longer, and whatever it
// answers, late or in pieces, is never typed.
func TestBackgroundIsAskedOnTheWay(t *testing.T) {
	for _, reply := range []string{"", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"} {
		d := newDesk(t, 40, 10, 1)
		d.term.Replies["\x1b]11;?"] = reply
		s := d.read().open(Options{})
		light, known := s.Probe().Light()
		if want := reply != ""; light != want || known != want {
			t.Errorf("after %q the background is light: %v, known: %v", reply, light, known)
		}
		if took := s.Probe().Took; took > probeTime/2 {
			t.Errorf("after %q it took %v", reply, took)
		}
		d.keyboard("\x1b]11;rgb:")
		d.keyboard("ffff/ffff/ffff\x1b\\j")
		if got := typed(t, s, 1); got != "j" {
			t.Errorf("typed: %q", got)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		d.left()
	}
}

// One that answers after the wait is over is not typed either.
func TestLateAnswer(t *testing.T) {
	d := newDesk(t, 40, 10, 0).read()
	p := (&terminal{in: d.tty, out: d.tty, writer: d.tty}).ask(inquiry{texts: theStart().texts, limit: time.Millisecond})
	if p.Answered || len(p.Typed) > 0 {
		t.Errorf("a silent terminal says %+v", p)
	}
	s := d.open(Options{Ambiguous: 1})
	d.keyboard("\x1b[2;2R\x1b[2;2R\x1b[2;2R\x1b]11;rgb:0/0/0\x1b\\\x1b[?64;1;9cj")
	if got := typed(t, s, 1); got != "j" {
		t.Errorf("typed: %q", got)
	}
}
