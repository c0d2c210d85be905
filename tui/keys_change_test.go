package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestChangingKeys(t *testing.T) {
	for _, tt := range []struct {
		name    string
		changes []KeyChange
		want    []KeyProblem
	}{
		{"nothing", nil, nil},
		{"other keys", []KeyChange{{"star", []string{"F11", "w"}}}, nil},
		{"the same keys", []KeyChange{{"star", []string{"*"}}}, nil},
		{"off", []KeyChange{{"star", nil}}, nil},
		{"off, and its key for another", []KeyChange{{"star", nil}, {"order", []string{"*"}}}, nil},
		{"two that change places", []KeyChange{{"page_down", []string{"["}}, {"page_up", []string{"]"}}}, nil},
		{"the same key on screens that never meet", []KeyChange{{"order", []string{"v"}}}, nil},
		{"fewer digits", []KeyChange{{"digit", []string{"1", "2"}}}, nil},

		{"no such action", []KeyChange{{"stars", []string{"*"}}}, []KeyProblem{{NoSuchAction, "stars", "", ""}}},
		{"no such key", []KeyChange{{"star", []string{"F4", "Alt-x"}}}, []KeyProblem{{NoSuchKey, "star", "Alt-x", ""}}},
		{"jamo", []KeyChange{{"star", []string{"ㄴ"}}}, []KeyProblem{{HangulKey, "star", "ㄴ", ""}}},
		{"a letter for a number", []KeyChange{{"digit", []string{"1", "x"}}}, []KeyProblem{{OnlyDigits, "digit", "x", ""}}},
		{"no way out", []KeyChange{{"quit", nil}, {"back", nil}, {"help", nil}, {"open", nil}},
			[]KeyProblem{{NeedsKey, "quit", "", ""}, {NeedsKey, "back", "", ""}, {NeedsKey, "help", "", ""}, {NeedsKey, "open", "", ""}}},
		{"no way back in Hangul mode", []KeyChange{{"back", []string{"h", "q"}}}, []KeyProblem{{NeedsFreeKey, "back", "", ""}}},
		{"a key that is taken", []KeyChange{{"star", []string{"="}}}, []KeyProblem{{Clash, "star", "=", "order"}}},
		{"taken on every screen", []KeyChange{{"star", []string{"?"}}}, []KeyProblem{{Clash, "star", "?", "help"}}},
		{"two changes that clash are told once", []KeyChange{{"star", []string{"x"}}, {"undo", []string{"x"}}}, []KeyProblem{{Clash, "undo", "x", "star"}}},
		{"Ctrl-C stays", []KeyChange{{"quit", []string{"F11"}}, {"star", []string{"ctrl-c"}}}, []KeyProblem{{Clash, "star", "Ctrl-C", "quit"}}},
		{"Enter is Ctrl-M", []KeyChange{{"star", []string{"Ctrl-M"}}}, []KeyProblem{{Clash, "star", "Enter", "open"}}},
		{"several", []KeyChange{{"zoom", nil}, {"star", []string{"ㅁ", "nope"}}},
			[]KeyProblem{{NoSuchAction, "zoom", "", ""}, {HangulKey, "star", "ㅁ", ""}, {NoSuchKey, "star", "nope", ""}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k, got := DefaultKeys().Change(tt.changes)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if same := slices.Equal(k.Star.Keys(), DefaultKeys().Star.Keys()); len(got) > 0 && !same {
				t.Error("the keys changed all the same")
			}
		})
	}
}

func TestQuitKeepsCtrlC(t *testing.T) {
	k, problems := DefaultKeys().Change([]KeyChange{{"quit", []string{"f11"}}})
	if diff := cmp.Diff([]string{"F11", "Ctrl-C"}, k.KeyNames("quit")); diff != "" || problems != nil {
		t.Error(diff, problems)
	}
}

func TestDoubtsAboutKeys(t *testing.T) {
	if got := DefaultKeys().Doubts(); got != nil {
		t.Errorf("the keys of a new installation: %v", got)
	}
	k, problems := DefaultKeys().Change([]KeyChange{{"star", []string{"w"}}, {"mark_page", []string{"x", "%"}}, {"undo", []string{"~", "X"}}})
	if problems != nil {
		t.Fatal(problems)
	}
	want := []KeyProblem{{OnlyLetters, "star", "", ""}, {GraveTwin, "undo", "X", "mark_page"}}
	if diff := cmp.Diff(want, k.Doubts()); diff != "" {
		t.Error(diff)
	}
}

// The help, the hints and the sentences name the keys that there are.
func TestWhatIsSaidFollowsTheKeys(t *testing.T) {
	k, problems := DefaultKeys().Change([]KeyChange{
		{"open", []string{"F3"}}, {"find_next", []string{"n", "F11"}}, {"star", []string{"x"}}, {"search", []string{"Ctrl-F"}}, {"refresh", []string{"Ctrl-R"}}, {"views", nil},
	})
	if problems != nil {
		t.Fatal(problems)
	}
	o := testOptions(withGaps())
	o.Keys = k
	r := newReader(t, o, 100, 30)
	r.press("down")
	r.sees("F3 열기", "x 별표", "Ctrl-F 찾기", "(Ctrl-R 다시)")
	r.seesNot("\\ 보기", "Enter 열기", "* 별표", "(r 다시)")
	r.press("?")
	r.sees("F3", "Ctrl-R")
	if view := strings.ReplaceAll(r.View(), " ", ""); strings.Contains(view, "Enter→l소식열기") || strings.Contains(view, "보기고르기") {
		t.Errorf("the help shows keys that are gone:\n%s", r.View())
	}
	r.press("esc", "*")
	r.seesNot(textStarred)
	r.press("x")
	r.sees(textStarred)
}

// The table says on which screens an action works, and clashes are looked for
// there only: on all others its keys do nothing.
func TestActionsWorkOnlyWhereTheTableSaysSo(t *testing.T) {
	for _, s := range standing {
		var used []string
		for _, a := range onScreenOf(s.in) {
			used = append(used, a.keys...)
		}
		r := s.open(t)
		before := r.state()
		for _, a := range actions() {
			for _, k := range a.keys {
				if slices.Contains(used, k) {
					continue
				}
				if r.press(k); r.state() != before {
					t.Fatalf("%s: %s of %s does something:\n%s\nwas\n%s", s.name, k, a.name, r.state(), before)
				}
			}
		}
	}
}
