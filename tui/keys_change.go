package tui

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"city/sosik/tui/keyboard"
)

// KeyChange gives an action other keys, each as a person names it. None switch
// the action off.
type KeyChange struct {
	Action string
	Keys   []string
}

// KeyFault is what is wrong with a change of keys.
type KeyFault int

// The faults. The last two are only doubtful.
const (
	NoSuchAction KeyFault = iota
	NoSuchKey
	HangulKey    // the letter key stands for both
	NeedsKey     // without the action there is no way out or in
	NeedsFreeKey // the same with the Korean input method on
	OnlyDigits   // the action takes what the digit says
	Clash        // two actions of one screen on one key

	OnlyLetters // no key is left that no input method touches
	GraveTwin   // with the input method on the capital does something drastic
)

// KeyProblem is a fault and where it is.
type KeyProblem struct {
	Fault  KeyFault
	Action string
	Key    string // as the person wrote it or, where it is known, as the settings spell it
	Other  string // the other action
}

// alwaysQuits quits whatever the settings say, so that everyone finds the way
// out.
const alwaysQuits = "ctrl+c"

// needed are the actions that nobody can do without.
func needed() []string { return []string{"open", "back", "help", "quit"} }

// Actions are all actions with the keys of a new installation, each once, in the
// order of the help.
func Actions() []Key {
	var all []Key
	for _, a := range actions() {
		all = append(all, Key{a.name, bind(a.help, a.keys...)})
	}
	return all
}

// ActionNames are the names of all actions, in the order of the help.
func ActionNames() []string {
	var names []string
	for _, a := range actions() {
		names = append(names, a.name)
	}
	return names
}

// KeyNames are the keys of an action, as the settings spell them.
func (k KeyMap) KeyNames(action string) []string {
	names := []string{}
	for _, a := range actions() {
		if a.name == action {
			for _, one := range a.of(&k).Keys() {
				names = append(names, keyboard.Word(one))
			}
		}
	}
	return names
}

// Change returns the keymap with other keys for some actions, and all that is
// wrong with the changes, in their order. With any fault the keymap is as it was.
func (k KeyMap) Change(changes []KeyChange) (KeyMap, []KeyProblem) {
	changed := k
	var problems []KeyProblem
	known := actions()
	for _, c := range changes {
		i := slices.IndexFunc(known, func(a action) bool { return a.name == c.Action })
		if i < 0 {
			problems = append(problems, KeyProblem{Fault: NoSuchAction, Action: c.Action})
			continue
		}
		keys, wrong := readKeys(c)
		problems = append(problems, wrong...)
		*known[i].of(&changed) = bind(known[i].help, keys...)
	}
	if len(problems) == 0 {
		problems = clashes(&changed, changes)
	}
	if len(problems) > 0 {
		return k, problems
	}
	return changed, nil
}

// readKeys are the keys that a change names, and what is wrong with them.
func readKeys(c KeyChange) (keys []string, problems []KeyProblem) {
	wrong := func(f KeyFault, name string) {
		problems = append(problems, KeyProblem{Fault: f, Action: c.Action, Key: name})
	}
	for _, name := range c.Keys {
		one, err := keyboard.Parse(name)
		switch {
		case errors.Is(err, keyboard.ErrHangul):
			wrong(HangulKey, name)
		case err != nil:
			wrong(NoSuchKey, name)
		case c.Action == "digit" && (one < "0" || one > "9" || len(one) > 1):
			wrong(OnlyDigits, name)
		case !slices.Contains(keys, one):
			keys = append(keys, one)
		}
	}
	switch {
	case len(problems) > 0 || !slices.Contains(needed(), c.Action):
	case len(c.Keys) == 0:
		wrong(NeedsKey, "")
	case c.Action == "quit":
		if !slices.Contains(keys, alwaysQuits) {
			keys = append(keys, alwaysQuits)
		}
	case !slices.ContainsFunc(keys, free):
		wrong(NeedsFreeKey, "")
	}
	return keys, problems
}

// clashes are the keys that two actions of one screen have, each told where the
// later of the two was changed.
func clashes(k *KeyMap, changes []KeyChange) []KeyProblem {
	var problems []KeyProblem
	all := actions()
	turn := func(a action) int {
		return slices.IndexFunc(changes, func(c KeyChange) bool { return c.Action == a.name })
	}
	for at, c := range changes {
		a := all[slices.IndexFunc(all, func(a action) bool { return a.name == c.Action })]
		for _, other := range all {
			if other.name == a.name || other.on&a.on == 0 || turn(other) > at {
				continue
			}
			for _, one := range a.of(k).Keys() {
				if slices.Contains(other.of(k).Keys(), one) {
					problems = append(problems, KeyProblem{Clash, a.name, keyboard.Word(one), other.name})
				}
			}
		}
	}
	return problems
}

// Doubts are what one may want and still be surprised by when the Korean input
// method is on: an action with letters only, and a capital whose small letter,
// which is what arrives then, does something drastic.
func (k KeyMap) Doubts() []KeyProblem {
	var doubts []KeyProblem
	all := actions()
	for _, a := range all {
		keys := a.of(&k).Keys()
		if len(keys) > 0 && !slices.ContainsFunc(keys, free) && a.name != "quit_list" { // quit does the same
			doubts = append(doubts, KeyProblem{Fault: OnlyLetters, Action: a.name})
		}
		for _, capital := range keys {
			small, ok := smallTwin(capital)
			for _, other := range all {
				if ok && other.drastic && other.name != a.name && other.on&a.on != 0 && slices.Contains(other.of(&k).Keys(), small) {
					doubts = append(doubts, KeyProblem{GraveTwin, a.name, capital, other.name})
				}
			}
		}
	}
	return doubts
}

// free says that no input method touches a key.
func free(k string) bool {
	r, n := utf8.DecodeRuneInString(k)
	return n < len(k) || !unicode.IsLetter(r)
}

// smallTwin is what a capital arrives as with the Korean input method on, which
// has shifted letters only on Q W E R T O P.
func smallTwin(k string) (string, bool) {
	if len(k) != 1 || k[0] < 'A' || k[0] > 'Z' || strings.IndexByte("QWERTOP", k[0]) >= 0 {
		return "", false
	}
	return strings.ToLower(k), true
}
