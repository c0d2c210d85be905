package tui

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed/hangul"
	"city/sosik/tui/keyboard"
)

// What can be typed at the prompt of a reader without a screen, and how it is
// understood.

// obey does what a line says.
func (p *plain) obey(line string) tea.Cmd {
	switch {
	case p.prompt.active():
		return p.answer(line)
	case line == "":
		return p.more()
	}
	p.rest = nil
	number := strings.ReplaceAll(line, ",", "")
	if page, ok := strings.CutSuffix(number, "쪽"); ok && isDigits(page) {
		return p.toPage(page)
	}
	if isDigits(number) {
		return p.number(number)
	}
	c, argument, ok := understand(line)
	if ok {
		return c.do(p, argument)
	}
	return p.screenDoes(line)
}

// screenDoes presses a key of the screen, by the key's name or by that of what it
// does. What the screen on top cannot do is asked of the one below.
func (p *plain) screenDoes(name string) tea.Cmd {
	k, isKey := keyNamed(name)
	b, isAction := p.actionNamed(name)
	back := tea.Cmd(nil)
	if over(p.screen) && !isAction && (!isKey || !p.knows(k)) {
		back = p.uncover()
		b, isAction = p.actionNamed(name)
	}
	switch {
	case isKey:
		_, cmd := p.Update(k)
		return tea.Batch(back, cmd)
	case isAction:
		return tea.Batch(back, p.press(b))
	}
	p.said = append(p.said, textPlainUnknown(name))
	return back
}

// knows says that the screen has an action for a key.
func (p *plain) knows(k tea.KeyMsg) bool {
	here := p.scope()
	return slices.ContainsFunc(actions(), func(a action) bool {
		return a.on&here != 0 && key.Matches(k, *a.of(&p.keys))
	})
}

// understand finds the command that a line begins with. A name of several words
// may be written with spaces, a sign needs none after it.
func understand(line string) (c plainCommand, argument string, ok bool) {
	if c, ok = commandNamed(strings.ReplaceAll(line, " ", "")); ok {
		return c, "", true
	}
	word, rest, _ := strings.Cut(line, " ")
	if c, ok = commandNamed(word); ok {
		return c, strings.TrimSpace(rest), true
	}
	if name := strings.TrimRight(line, "0123456789"); name != line {
		if c, ok = commandNamed(name); ok {
			return c, line[len(name):], true
		}
	}
	if r, n := utf8.DecodeRuneInString(line); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		if c, ok = commandNamed(line[:n]); ok {
			return c, strings.TrimSpace(line[n:]), true
		}
	}
	return plainCommand{}, "", false
}

// commandNamed finds a command by its name, as it was typed or as the same keys
// write it with the input method the other way round.
func commandNamed(word string) (plainCommand, bool) {
	for _, w := range []string{word, strings.ToLower(word), strings.ToLower(latinKeys(word)), hangul.Compose(word), hangul.Compose(strings.ToLower(word))} {
		for _, g := range plainCommands() {
			for _, c := range g.commands {
				for _, name := range c.names {
					if c.do != nil && name == w {
						return c, true
					}
				}
			}
		}
	}
	return plainCommand{}, false
}

// latinKeys are the letters on the keys that wrote a word.
func latinKeys(word string) string {
	var b strings.Builder
	for _, r := range word {
		if keys := hangul.Keys(r); keys != "" {
			b.WriteString(keys)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// actionNamed is the key of an action of this screen, by the name that the
// settings call it or by words with which the help says what it does.
func (p *plain) actionNamed(name string) (key.Binding, bool) {
	here, bare := p.scope(), strings.ReplaceAll(name, " ", "")
	for _, fits := range []func(a action, says string) bool{
		func(a action, _ string) bool { return a.name == strings.ToLower(bare) },
		func(_ action, says string) bool { return strings.HasPrefix(says, bare) },
		func(_ action, says string) bool { return strings.Contains(says, bare) },
	} {
		for _, a := range actions() {
			if a.on&here != 0 && utf8.RuneCountInString(bare) > 1 && fits(a, strings.ReplaceAll(a.onScreen(here), " ", "")) {
				return *a.of(&p.keys), true
			}
		}
	}
	return key.Binding{}, false
}

// scope is which screen's actions there are now.
func (p *plain) scope() scope {
	switch p.screen {
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

// keyNamed is a key as people name it: one character, F5, Shift-Tab.
func keyNamed(name string) (tea.KeyMsg, bool) {
	named, err := keyboard.Parse(strings.ToLower(name))
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
