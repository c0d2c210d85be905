package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// Who types ahead while the program starts has it done as soon as there is a list.
func TestKeysBeforeTheListWait(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		sees string
	}{
		{"moving", []string{"j", "j"}, ">20307"},
		{"in one read", []string{"jj"}, ">20307"},
		{"opening", []string{"down", "enter"}, "20,308 · "},
		{"searching", []string{"/", "추진단"}, "찾기 /추진단"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := &reader{t: t, Model: New(t.Context(), testOptions(many()))}
			r.tick = atOnce
			r.send(resize(80, 24))
			begin := r.Init() // which has not answered when the keys come
			r.press(tt.keys...)
			r.seesNot(tt.sees)
			r.run(begin)
			r.sees(tt.sees)
		})
	}
	r := &reader{t: t, Model: New(t.Context(), testOptions(many()))}
	r.tick = atOnce
	r.Init()
	r.press("d") // which asks for the demo board, but only where there is no list
	if len(r.early.keys) != 1 {
		t.Error("a key of the empty screen has acted before it is known to be empty")
	}
	r.press("/", "q", "불") // the letters of which are q, n, f
	if r.quit {
		t.Error("a letter of a line has quit")
	}
	r.press("ctrl+c")
	if !r.quit {
		t.Error("Ctrl-C waits for the cache")
	}
}

// Where nothing is kept yet, they wait for the board's first answer; q need not.
func TestKeysBeforeTheBoardAnswersWait(t *testing.T) {
	for _, tt := range []struct {
		keys []string
		sees string
	}{{[]string{"j", "j"}, ">20307"}, {[]string{"/", "산", "불"}, "찾기 /산불"}, {[]string{"q"}, ""}, {[]string{"ㅂ"}, ""}} {
		s := many()
		s.silent = true
		r := &reader{t: t, Model: New(t.Context(), testOptions(s))}
		r.tick = atOnce
		r.send(resize(80, 24))
		begin := r.Init()
		s.onRefresh = func() { // which comes after the cache has said that there is nothing
			r.press(tt.keys...)
			s.silent = false
		}
		r.run(begin)
		if tt.sees == "" != r.quit {
			t.Fatalf("%q: it has quit: %v", tt.keys, r.quit)
		}
		r.sees(tt.sees)
	}
}

// F1 shows the help over a line that is being typed, and Esc leads back to it.
func TestHelpOverALine(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("/", "산", "f1")
	r.sees("도움말", "찾은 소식에서")
	r.seesNot("찾기 /산")
	r.press("j", "esc")
	r.sees("찾기 /산")
	r.press("불")
	r.sees("찾기 /산불")
	_, cmd := r.Update(tea.KeyMsg{Type: tea.KeyCtrlL})
	if cmd == nil {
		t.Error("Ctrl-L does nothing in a line")
	}
	r.sees("찾기 /산불")
}

// Of more than nine things one is chosen by its whole number.
func TestChoosingByNumber(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	chosen := aMenu(r, 26)
	r.sees(" 1. ", "13. ")
	r.press("1")
	r.sees("고를 번호 1")
	r.press("3", "enter")
	if len(*chosen) != 1 || (*chosen)[0] != titles[12%len(titles)]+" 13" {
		t.Errorf("%q was chosen", *chosen)
	}
	aMenu(r, 26)
	r.press("2", "7", "enter")
	r.sees("27번은 없습니다. 1번부터 26번까지 있습니다.", "13. ")
}
