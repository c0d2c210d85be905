package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed/hangul"
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
	number := numberOf(line)
	if page, ok := strings.CutSuffix(number, "쪽"); ok && isDigits(page) {
		return p.toPage(page)
	}
	if isDigits(number) {
		return p.number(number)
	}
	return p.named(line)
}

// named does what a line calls by its name. Of two meanings that is taken of
// which every word counts: a command, an action of the screen, a command with
// what belongs after it, and last what the line is a part of.
func (p *plain) named(line string) tea.Cmd {
	c, argument, isCommand := understand(line)
	if isCommand && lettersOf(argument) == "" {
		return c.do(p, argument)
	}
	if cmd, ok := p.screenDoes(line, true); ok {
		return cmd
	}
	if isCommand && c.takes(argument) {
		return c.do(p, argument)
	}
	if cmd, ok := p.screenDoes(line, false); ok {
		return cmd
	}
	switch _, elsewhere := p.actionNamed(line, allScopes, true); {
	case isCommand && c.argument != "":
		return c.do(p, argument) // which says what is wrong with it
	case elsewhere:
		p.said = append(p.said, textPlainNotHere(line))
	default:
		p.said = append(p.said, textPlainUnknown(line))
	}
	return nil
}

// numberOf is a number that was written as people do: with commas, in wide
// digits, with 번 after it.
func numberOf(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == ',', r == '，':
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(strings.TrimSuffix(s, "번"))
}

// takes says that a text may stand after the command.
func (c plainCommand) takes(argument string) bool {
	if c.numbered() {
		return isDigits(numberOf(argument))
	}
	return c.argument != ""
}

func (c plainCommand) numbered() bool {
	return c.argument == textPlainNumber || c.argument == textPlainPage
}

// understand finds the command that a line begins with. A name of several words
// may be written with spaces, a sign needs none after it.
func understand(line string) (c plainCommand, argument string, ok bool) {
	if c, ok = commandNamed(strings.ReplaceAll(line, " ", "")); ok {
		return c, "", true
	}
	word, rest, _ := strings.Cut(line, " ")
	if c, ok = commandNamed(word); ok {
		return c, c.argumentOf(rest), true
	}
	if name := strings.TrimRight(line, "0123456789０１２３４５６７８９번"); name != line {
		if c, ok = commandNamed(name); ok {
			return c, c.argumentOf(line[len(name):]), true
		}
	}
	if r, n := utf8.DecodeRuneInString(line); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		if c, ok = commandNamed(line[:n]); ok {
			return c, c.argumentOf(line[n:]), true
		}
	}
	return plainCommand{}, "", false
}

// argumentOf is what stands after the command.
func (c plainCommand) argumentOf(s string) string {
	if n := numberOf(s); c.numbered() && isDigits(n) {
		return n
	}
	return strings.TrimSpace(s)
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
