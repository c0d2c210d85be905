package keyboard

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed/hangul"
)

// Why a name is refused.
var (
	ErrHangul  = errors.New("a jamo: the letter key stands for both")
	ErrUnknown = errors.New("no such key")
)

// named is a key that is no character of its own: its name to be shown, that of
// Bubble Tea, and what else people call it, in small letters.
type named struct {
	name, key string
	also      []string
}

// namedKeys are all of them but Ctrl with a letter.
func namedKeys() []named {
	keys := []named{
		{"↑", "up", nil},
		{"↓", "down", nil},
		{"←", "left", nil},
		{"→", "right", nil},
		{"Enter", "enter", []string{"return", "ctrl-m"}},
		{"Esc", "esc", []string{"escape", "ctrl-["}},
		{"Space", " ", nil},
		{"Tab", "tab", []string{"ctrl-i"}},
		{"Shift-Tab", "shift+tab", []string{"backtab"}},
		{"Backspace", "backspace", []string{"bs"}},
		{"Delete", "delete", []string{"del"}},
		{"Insert", "insert", []string{"ins"}},
		{"Home", "home", nil},
		{"End", "end", nil},
		{"PgUp", "pgup", []string{"pageup"}},
		{"PgDn", "pgdown", []string{"pagedown"}},
		{"Ctrl-Space", "ctrl+@", []string{"ctrl-@"}},
	}
	for _, k := range []string{"Up", "Down", "Left", "Right", "Home", "End"} {
		keys = append(keys, named{"Shift-" + k, "shift+" + strings.ToLower(k), nil}, named{"Ctrl-" + k, "ctrl+" + strings.ToLower(k), nil})
	}
	keys = append(keys, named{"Ctrl-PgUp", "ctrl+pgup", nil}, named{"Ctrl-PgDn", "ctrl+pgdown", nil})
	functions := []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20"}
	for i, n := range functions {
		k := named{"F" + n, "f" + n, nil}
		if i >= 12 {
			// What terminals send for Shift and one of the first eight.
			k.name, k.also = "Shift-F"+functions[i-12], []string{"f" + n}
		}
		keys = append(keys, k)
	}
	return keys
}

// Names are the names of all keys that are no characters of their own, as people
// may write them.
func Names() []string {
	var names []string
	for _, k := range namedKeys() {
		names = append(names, Word(k.key))
	}
	for c := 'A'; c <= 'Z'; c++ {
		names = append(names, "Ctrl-"+string(c))
	}
	return names
}

// Name is what a keyboard calls a key of Bubble Tea's: PgDn, Ctrl-L, g.
func Name(k string) string {
	for _, n := range namedKeys() {
		if n.key == k {
			return n.name
		}
	}
	if c, ok := strings.CutPrefix(k, "ctrl+"); ok {
		return "Ctrl-" + strings.ToUpper(c)
	}
	return k
}

// Word is Name in what can be typed: an arrow is a word.
func Word(k string) string {
	switch k {
	case "up", "down", "left", "right":
		return strings.ToUpper(k[:1]) + k[1:]
	}
	return Name(k)
}

// Press is what arrives when a key of Bubble Tea's name is pressed.
func Press(k string) tea.KeyMsg {
	for t := tea.KeyF20; t <= tea.KeyBackspace; t++ { // all that have names, Ctrl with a letter too
		if name := (tea.Key{Type: t}).String(); name == k && t != tea.KeyRunes && t != tea.KeySpace && name != "" {
			return tea.KeyMsg{Type: t}
		}
	}
	r, _ := utf8.DecodeRuneInString(k)
	return press(r, false)
}

// Parse finds the key that a person names: a character, or a name in large or
// small letters, with - or + between its parts. It returns Bubble Tea's name for
// it, or why there is none.
func Parse(name string) (string, error) {
	if r, n := utf8.DecodeRuneInString(name); n > 0 && n == len(name) {
		return parseRune(r)
	}
	if strings.ContainsFunc(name, isHangul) {
		return "", ErrHangul
	}
	word := dashes(strings.TrimSpace(name))
	for _, k := range namedKeys() {
		if word == dashes(k.name) || word == dashes(k.key) || slices.Contains(k.also, word) {
			return k.key, nil
		}
	}
	if c, ok := strings.CutPrefix(word, "ctrl-"); ok && len(c) == 1 && (c[0] >= 'a' && c[0] <= 'z' || strings.IndexByte(`\]^_`, c[0]) >= 0) {
		return "ctrl+" + c, nil
	}
	return "", ErrUnknown
}

// dashes is a name in small letters, with - between its parts.
func dashes(name string) string { return strings.ReplaceAll(strings.ToLower(name), "+", "-") }

func isHangul(r rune) bool { return hangul.Keys(r) != "" }

// parseRune takes a character. Full-width ones are what the input method makes
// of the usual ones.
func parseRune(r rune) (string, error) {
	switch r = halfWidth(r); {
	case isHangul(r):
		return "", ErrHangul
	case r == utf8.RuneError || r != ' ' && (!unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.IsMark(r)):
		return "", ErrUnknown
	}
	for _, k := range namedKeys() { // ↑
		if k.name == string(r) {
			return k.key, nil
		}
	}
	return string(r), nil
}
