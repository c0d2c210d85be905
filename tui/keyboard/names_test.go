package keyboard

import (
	"errors"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		err        error
	}{
		{"Enter", "enter", nil},
		{"ENTER", "enter", nil},
		{"return", "enter", nil},
		{"Ctrl-M", "enter", nil},
		{"esc", "esc", nil},
		{"Ctrl-[", "esc", nil},
		{"Space", " ", nil},
		{" ", " ", nil},
		{"　", " ", nil},
		{"tab", "tab", nil},
		{"ctrl+i", "tab", nil},
		{"Shift-Tab", "shift+tab", nil},
		{"shift+tab", "shift+tab", nil},
		{"PgDn", "pgdown", nil},
		{"PageDown", "pgdown", nil},
		{"pgdown", "pgdown", nil},
		{"Up", "up", nil},
		{"↑", "up", nil},
		{"F1", "f1", nil},
		{"f12", "f12", nil},
		{"Shift-F3", "f15", nil},
		{"f15", "f15", nil},
		{"Ctrl-L", "ctrl+l", nil},
		{"ctrl+l", "ctrl+l", nil},
		{`Ctrl-\`, `ctrl+\`, nil},
		{"Ctrl-PgUp", "ctrl+pgup", nil},
		{"g", "g", nil},
		{"G", "G", nil},
		{"+", "+", nil},
		{"-", "-", nil},
		{"\\", "\\", nil},
		{"ｇ", "g", nil},
		{"é", "é", nil},
		{"ㅎ", "", ErrHangul},
		{"ㅘ", "", ErrHangul},
		{"허", "", ErrHangul},
		{"Ctrl-ㅊ", "", ErrHangul},
		{"ㅎㅎ", "", ErrHangul},
		{"", "", ErrUnknown},
		{"  ", "", ErrUnknown},
		{"gg", "", ErrUnknown},
		{"F21", "", ErrUnknown},
		{"Ctrl-1", "", ErrUnknown},
		{"Alt-x", "", ErrUnknown},
		{"\x1b", "", ErrUnknown},
		{"\u200b", "", ErrUnknown},
		{"\xff", "", ErrUnknown},
	} {
		if got, err := Parse(tt.name); got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("Parse(%q) = %q, %v; want %q, %v", tt.name, got, err, tt.want, tt.err)
		}
	}
}

// What a key is called can be written into the settings, and is that key.
func TestNamesAreUnderstood(t *testing.T) {
	keys := []string{"g", "G", "*", " ", "ctrl+a", "ctrl+]"}
	for _, k := range namedKeys() {
		keys = append(keys, k.key)
	}
	for _, k := range keys {
		if got, err := Parse(Word(k)); err != nil || got != k {
			t.Errorf("%q is spelled %q, which is read as %q, %v", k, Word(k), got, err)
		}
		got, err := Parse(Name(k))
		if err != nil || got != k {
			t.Errorf("%q is called %q, which is read as %q, %v", k, Name(k), got, err)
		}
		if strings.ContainsFunc(Name(k), func(r rune) bool { return r < ' ' || r == 0x7f }) {
			t.Errorf("%q is called %q", k, Name(k))
		}
	}
	for _, k := range keys {
		if got := Press(k).String(); got != k {
			t.Errorf("pressing %q is %q", k, got)
		}
	}
	for _, name := range Names() {
		if _, err := Parse(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
