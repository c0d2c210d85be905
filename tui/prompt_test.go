package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func (r *reader) paste(text string) {
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// A paste is text of one line: cleaned, its lines joined, and not for ever.
func TestPasteIntoFields(t *testing.T) {
	for _, tt := range []struct {
		name, paste, want string
		open              []string
	}{
		{"one line", "안산시 예산", "안산시 예산", []string{"/"}},
		{"several lines", "안산시\r\n예산\n\n공고\n", "안산시 예산 공고", []string{"/"}},
		{"what is no text", "a\x1b[31mb\x03\x7f\u200bc\u202e", "a[31mbc", []string{"/"}},
		{"letters in parts", "\u110b\u1161\u11ab", "안", []string{"/"}},
		{"too much", strings.Repeat("가", 9999), strings.Repeat("가", promptLimit), []string{"/"}},
		{"names of keys", "esc", "esc", []string{":"}},
		{"a number", "0,3\n09번", "20,309", []string{"2"}},
		{"a link's number", "0\n", "10", []string{"enter", "1"}},
		{"in the middle", "나", "가나다", []string{"/", "가", "다", "left"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := opened(t, some(), tt.open...)
			r.paste(tt.paste)
			if got := string(r.prompt.text); got != tt.want {
				t.Errorf("the line says %q, want %q", got, tt.want)
			}
			checkFrame(t, r, 80, 24)
		})
	}
}

// Outside of a field a paste does nothing, on no screen, and it answers no
// question.
func TestPasteOutsideFieldsDoesNothing(t *testing.T) {
	for _, s := range standing {
		r := s.open(t)
		before := r.state()
		for _, text := range []string{"q", "Q", "j\rq\x03\x1b", "y", "ㅃ", "esc", "10\r", "", "enter"} {
			r.paste(text)
		}
		if after := r.state(); after != before {
			t.Errorf("%s: a paste did something:\n%s\nwas\n%s", s.name, after, before)
		}
	}
	for _, ask := range [][]string{{"&"}, {"\\", "end", "delete"}} {
		r := opened(t, searched(), ask...)
		kind := r.prompt.kind
		if r.paste("y\r"); kind == promptNone || r.prompt.kind != kind {
			t.Errorf("%v: a paste answered %v", ask, kind)
		}
	}
}

// Esc and Ctrl-C leave a line, as in a shell, and the next Ctrl-C quits. q and F10
// do not.
func TestWaysOutOfALine(t *testing.T) {
	for name, open := range map[string][]string{
		"search": {"/", "산"}, "command": {":", "1"}, "number": {"#", "1"}, "digits": {"1"}, "link": {"enter", "1"}, "find": {"enter", "/", "행"},
		"name": {"/", "a", "enter", "\""}, "mark all": {"&"}, "forget": {"\\", "end", "delete"},
	} {
		for _, out := range []string{"esc", "ctrl+c"} {
			r := opened(t, searched(), open...)
			if !r.prompt.active() {
				t.Fatalf("%s: no line", name)
			}
			if r.press(out); r.prompt.active() || r.quit {
				t.Errorf("%s: after %s the line is open: %v, quit: %v", name, out, r.prompt.active(), r.quit)
			}
			if len(r.changes) > 0 {
				t.Errorf("%s: %s has marked something", name, out)
			}
			if r.press("ctrl+c"); !r.quit {
				t.Errorf("%s: Ctrl-C after %s does not quit", name, out)
			}
		}
		r := opened(t, searched(), open...)
		if r.press("f10"); r.quit {
			t.Errorf("%s: F10 quits", name)
		}
		if name == "mark all" || name == "forget" {
			continue // any key but y means no
		}
		if r.press("q"); r.quit || !r.prompt.active() {
			t.Errorf("%s: q is no text", name)
		}
	}
}

// On the screens themselves Esc never quits, and Ctrl-C and F10 always do.
func TestWaysOutOfAScreen(t *testing.T) {
	for _, s := range standing {
		r := s.open(t)
		r.press("esc", "esc", "esc")
		if r.quit {
			t.Errorf("%s: Esc quits", s.name)
		}
		for _, out := range []string{"ctrl+c", "f10"} {
			r := s.open(t)
			if r.press(out); !r.quit {
				t.Errorf("%s: %s does not quit", s.name, out)
			}
		}
	}
}
