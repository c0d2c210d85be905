package tui

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/bubbles/key"
)

// bindings are all fields of the key map by name.
func bindings(k KeyMap) map[string]key.Binding {
	all := map[string]key.Binding{}
	v := reflect.ValueOf(k)
	for i := range v.NumField() {
		all[v.Type().Field(i).Name] = v.Field(i).Interface().(key.Binding)
	}
	return all
}

func isLetter(k string) bool {
	r := []rune(k)
	return len(r) == 1 && unicode.IsLetter(r[0])
}

// With the Korean input method on, letters come late or not at all, and only
// seven of them tell capitals from small ones.
func TestEveryActionHasAKeyThatNoInputMethodTouches(t *testing.T) {
	for name, b := range bindings(DefaultKeys()) {
		if name == "HalfUp" || name == "HalfDown" {
			// Ctrl-D and Ctrl-U come through every input method.
			continue
		}
		if name == "QuitList" {
			continue // Quit has F10 and Ctrl-C for the same thing
		}
		if !slices.ContainsFunc(b.Keys(), func(k string) bool { return !isLetter(k) }) {
			t.Errorf("%s has only letters: %v", name, b.Keys())
		}
	}
}

func TestACapitalLetterIsNeverTheOnlyKey(t *testing.T) {
	for name, b := range bindings(DefaultKeys()) {
		if !slices.ContainsFunc(b.Keys(), func(k string) bool { return strings.ToLower(k) == k }) {
			t.Errorf("%s has only capitals: %v", name, b.Keys())
		}
	}
}

// Quitting is the only thing here that cannot be taken back.
func TestNoSmallTwinQuits(t *testing.T) {
	quits := DefaultKeys().Quit.Keys()
	for name, b := range bindings(DefaultKeys()) {
		for _, k := range b.Keys() {
			if name != "Quit" && name != "QuitList" && isLetter(k) && k != "q" && slices.Contains(quits, strings.ToUpper(k)) {
				t.Errorf("%s on %s has a capital twin that quits", name, k)
			}
		}
	}
}

func TestNoKeyMeansTwoThingsOnOneScreen(t *testing.T) {
	for _, g := range DefaultKeys().Groups() {
		seen := map[string]string{}
		for _, b := range append(slices.Clone(g.Bindings), DefaultKeys().Help, DefaultKeys().Redraw) {
			for _, k := range b.Keys() {
				if other, ok := seen[k]; ok && other != b.Help().Desc {
					t.Errorf("%s: %s is both %q and %q", g.Title, k, other, b.Help().Desc)
				}
				seen[k] = b.Help().Desc
			}
		}
	}
}

func TestEveryKeyIsInTheHelp(t *testing.T) {
	shown := map[string]bool{}
	for _, g := range DefaultKeys().Groups() {
		for _, b := range g.Bindings {
			shown[b.Help().Desc] = true
		}
	}
	for name, b := range bindings(DefaultKeys()) {
		if !shown[b.Help().Desc] {
			t.Errorf("%s is not in the help", name)
		}
	}
}
