package keyboard

import (
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
)

func TestKeys(t *testing.T) {
	runes := func(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }
	for _, tt := range []struct {
		name   string
		msg    tea.KeyMsg
		want   string // the names of the keys
		hangul string // h for each key that came as Hangul
	}{
		{"latin", runes("j"), "j", "-"},
		{"fast repeat", runes("jjj"), "j j j", "---"},
		{"jamo", runes("ㅓ"), "j", "h"},
		{"shifted jamo", runes("ㅃ"), "Q", "h"},
		{"syllable", runes("허"), "g j", "hh"},
		{"joined vowel", runes("ㅘ"), "h k", "hh"},
		{"joined final", runes("값"), "r k q t", "hhhh"},
		{"both modes", runes("ㅓj1"), "j j 1", "h--"},
		{"digit and sign", runes("1:?"), "1 : ?", "---"},
		{"full width", runes("ｊ／"), "j /", "--"},
		{"full-width space", runes("　"), " ", "-"},
		{"space", tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}, " ", "-"},
		{"arrow", tea.KeyMsg{Type: tea.KeyDown}, "down", "-"},
		{"enter", tea.KeyMsg{Type: tea.KeyEnter}, "enter", "-"},
		{"control", tea.KeyMsg{Type: tea.KeyCtrlC}, "ctrl+c", "-"},
		{"alt", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ㅓ"), Alt: true}, "alt+j", "h"},
		{"paste", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("q"), Paste: true}, "", ""},
		{"another script", runes("漢▲"), "漢 ▲", "--"},
	} {
		names, hangul := []string{}, ""
		for _, k := range Keys(tt.msg) {
			names = append(names, k.String())
			hangul += map[bool]string{true: "h", false: "-"}[k.Hangul]
		}
		if got := strings.Join(names, " "); got != tt.want || hangul != tt.hangul {
			t.Errorf("%s: %q %s, want %q %s", tt.name, got, hangul, tt.want, tt.hangul)
		}
	}
}

func TestMatches(t *testing.T) {
	down := key.NewBinding(key.WithKeys("j", "down"))
	for _, k := range Keys(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ㅓ어")}) {
		if k.String() == "j" != key.Matches(k, down) {
			t.Errorf("%q: %v", k, key.Matches(k, down))
		}
	}
	want := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("j")}
	if diff := cmp.Diff(want, Keys(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ㅓ")})[0].KeyMsg); diff != "" {
		t.Error(diff)
	}
}
