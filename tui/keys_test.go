package tui

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// everyScreen are all screens, for tests that walk the table.
func everyScreen() map[string]scope {
	return map[string]scope{"list": inList, "hits": inHits, "views": inViews, "menu": inMenu, "sheet": inSheet, "article": inArticle, "blank": inBlank, "help": inHelp}
}

// onScreenOf are the actions of a screen.
func onScreenOf(s scope) []action {
	return slices.DeleteFunc(actions(), func(a action) bool { return a.on&s == 0 })
}

func isLetter(k string) bool {
	r := []rune(k)
	return len(r) == 1 && unicode.IsLetter(r[0])
}

// With the Korean input method on, letters come late or not at all.
func TestEveryActionHasAKeyThatNoInputMethodTouches(t *testing.T) {
	for screen, s := range everyScreen() {
		for _, a := range onScreenOf(s) {
			if a.name == "quit_list" {
				continue // on every screen F10 and Ctrl-C do the same
			}
			if !slices.ContainsFunc(a.keys, func(k string) bool { return !isLetter(k) }) {
				t.Errorf("%s: %s has only letters: %v", screen, a.name, a.keys)
			}
		}
	}
}

// Capitals arrive as small letters there, but for seven.
func TestACapitalLetterIsNeverTheOnlyKey(t *testing.T) {
	for screen, s := range everyScreen() {
		for _, a := range onScreenOf(s) {
			if !slices.ContainsFunc(a.keys, func(k string) bool { return strings.ToLower(k) == k }) {
				t.Errorf("%s: %s has only capitals: %v", screen, a.name, a.keys)
			}
		}
	}
}

// What a capital arrives as there is the same action, or nothing, or at worst a
// move that the next key takes back; never something that marks many, deletes
// or quits.
func TestNoSmallTwinDoesHarm(t *testing.T) {
	moves := []string{"up", "down", "first", "last", "find_next", "find_previous"}
	for screen, s := range everyScreen() {
		for _, a := range onScreenOf(s) {
			for _, k := range a.keys {
				small, ok := smallTwin(k)
				if !ok {
					continue
				}
				for _, twin := range onScreenOf(s) {
					if twin.name != a.name && slices.Contains(twin.keys, small) && (twin.drastic || !slices.Contains(moves, twin.name)) {
						t.Errorf("%s: %s of %s arrives as %s, which is %s", screen, k, a.name, small, twin.name)
					}
				}
			}
		}
	}
}

// drastic is what it says.
func TestWhatIsDrastic(t *testing.T) {
	var got []string
	for _, a := range actions() {
		if a.drastic {
			got = append(got, a.name)
		}
	}
	want := []string{"forget_search", "mark_page", "mark_above", "mark_all", "quit_list", "quit"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNoKeyMeansTwoThingsOnOneScreen(t *testing.T) {
	for screen, s := range everyScreen() {
		seen := map[string]string{}
		for _, a := range onScreenOf(s) {
			for _, k := range a.keys {
				if other, ok := seen[k]; ok {
					t.Errorf("%s: %s is both %s and %s", screen, k, other, a.name)
				}
				seen[k] = a.name
			}
		}
	}
}

// Every field of the key map has one line, with a name of its own, and stands in
// the help.
func TestTheTableOfActionsIsWhole(t *testing.T) {
	var k KeyMap
	names, fields, shown := map[string]bool{}, map[any]bool{}, map[string]bool{}
	for _, a := range actions() {
		if names[a.name] || fields[a.of(&k)] {
			t.Errorf("%s stands twice", a.name)
		}
		names[a.name], fields[a.of(&k)] = true, true
		if strings.Trim(a.name, "abcdefghijklmnopqrstuvwxyz_") != "" || a.help == "" || a.on == 0 {
			t.Errorf("%q is not named, explained or placed", a.name)
		}
	}
	if n := reflect.TypeOf(k).NumField(); n != len(fields) {
		t.Errorf("%d fields of KeyMap, %d actions", n, len(fields))
	}
	for _, g := range DefaultKeys().Groups() {
		for _, b := range g.Keys {
			shown[b.Action] = true
		}
	}
	if diff := cmp.Diff(names, shown); diff != "" {
		t.Error("actions and those in the help:\n", diff)
	}
}
