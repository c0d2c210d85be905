package tui

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/tui/keyboard"
)

// What the screen can do, called by name at the prompt of a reader without one.

// screenDoes does an action of the screen, by its name or, unless that must be
// exact, by a part of it or by its key. What the screen on top cannot do is asked
// of the one below.
func (p *plain) screenDoes(name string, exact bool) (cmd tea.Cmd, ok bool) {
	if i, ok := p.itemNamed(name, exact); ok {
		p.menu.moveTo(i)
		return p.press(p.keys.Open), true
	}
	k, isKey := keyNamed(strings.ToLower(name))
	for _, s := range []screenID{p.screen, p.beneath()} {
		here := p.scopeOf(s)
		a, isAction := p.actionNamed(name, here, exact)
		if !isAction && (exact || !isKey || !p.knows(k, here)) {
			continue
		}
		var back tea.Cmd
		if s != p.screen {
			back = p.uncover()
		}
		if isAction {
			return tea.Batch(back, p.perform(a)), true
		}
		_, cmd := p.Update(k)
		return tea.Batch(back, cmd), true
	}
	return nil, false
}

// perform does an action of the screen.
func (p *plain) perform(a action) tea.Cmd {
	switch a.name {
	case "digit":
		p.said = append(p.said, textPlainJustNumber)
		return nil
	case "find_next", "find_previous":
		return p.findOn(*a.of(&p.keys))
	}
	return p.press(*a.of(&p.keys))
}

// beneath is the screen under those that lie over another.
func (p *plain) beneath() screenID {
	s := p.screen
	for range plainDeep {
		switch s {
		case menuScreen:
			s = p.menu.over
		case sheetScreen:
			s = p.sheet.over
		case helpScreen:
			s = p.helpOver
		}
	}
	return s
}

// itemNamed is what the menu calls by a name, or by one of which it is a part.
func (p *plain) itemNamed(name string, exact bool) (int, bool) {
	bare := lettersOf(name)
	if p.screen != menuScreen || utf8.RuneCountInString(bare) < 2 {
		return 0, false
	}
	i := slices.IndexFunc(p.menu.items, func(item menuItem) bool {
		called := lettersOf(item.name)
		return called == bare || !exact && strings.Contains(called, bare)
	})
	return i, i >= 0
}

// knows says that a screen has an action for a key.
func (p *plain) knows(k tea.KeyMsg, here scope) bool {
	return slices.ContainsFunc(actions(), func(a action) bool {
		return a.on&here != 0 && key.Matches(k, *a.of(&p.keys))
	})
}

// actionNamed is an action of a screen, by the name that the settings call it or
// by the words with which the help says what it does, whole or up to what
// explains them, and unless it must be exact by a part of these.
func (p *plain) actionNamed(name string, here scope, exact bool) (action, bool) {
	bare := lettersOf(name)
	if utf8.RuneCountInString(bare) < 2 {
		return action{}, false
	}
	for i, fits := range []func(a action, says string) bool{
		func(a action, says string) bool {
			short, _, _ := strings.Cut(says, "(")
			short, _, _ = strings.Cut(short, ":")
			return bare == lettersOf(a.name) || bare == lettersOf(says) || bare == lettersOf(short)
		},
		func(_ action, says string) bool { return strings.HasPrefix(lettersOf(says), bare) },
		func(_ action, says string) bool { return strings.Contains(lettersOf(says), bare) },
	} {
		for _, a := range actions() {
			if a.on&here != 0 && (i == 0 || !exact) && fits(a, a.onScreen(here)) {
				return a, true
			}
		}
	}
	return action{}, false
}

// lettersOf is a name without what one need not type of it.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// scopeOf is which actions a screen has now.
func (p *plain) scopeOf(s screenID) scope {
	switch s {
	case articleScreen:
		return inArticle
	case helpScreen:
		return inHelp
	case viewsScreen:
		return inViews
	case menuScreen:
		return inMenu
	case sheetScreen:
		return inSheet
	}
	switch {
	case p.blank():
		return inBlank
	case p.hits.shown:
		return inHits
	}
	return inList
}

// keyNamed is a key as people name it: one character, small or capital, F5,
// Shift-Tab.
func keyNamed(name string) (tea.KeyMsg, bool) {
	named, err := keyboard.Parse(name)
	switch {
	case errors.Is(err, keyboard.ErrHangul):
		named = latinKeys(name) // the letter on the same key
	case err != nil:
		return tea.KeyMsg{}, false
	}
	return keyOf(named)
}

// keyOf is a key as bindings name it.
func keyOf(name string) (tea.KeyMsg, bool) {
	if r, n := utf8.DecodeRuneInString(name); n == len(name) && n > 0 {
		return runeKey(r), true
	}
	for t := lowestKey; t <= highestKey; t++ {
		if k := (tea.Key{Type: t}); t != tea.KeyRunes && name != "" && k.String() == name {
			return tea.KeyMsg(k), true
		}
	}
	return tea.KeyMsg{}, false
}

// The range of Bubble Tea's types of keys.
const lowestKey, highestKey tea.KeyType = -200, 127

func runeKey(r rune) tea.KeyMsg {
	if r == ' ' {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
}

// press presses the first key of a binding.
func (p *plain) press(b key.Binding) tea.Cmd {
	keys := b.Keys()
	if len(keys) == 0 {
		return nil
	}
	k, ok := keyOf(keys[0])
	if !ok {
		return nil
	}
	_, cmd := p.Update(k)
	return cmd
}
