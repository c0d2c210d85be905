package tui

import (
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// promptKind is what a line that is being typed is for.
type promptKind int

const (
	promptNone    promptKind = iota
	promptCommand            // after ":": a page, or #number
	promptNumber             // after "#": go to a notice
	promptDigits             // a digit in the list: open a notice
	promptLink               // a digit in the article: open a link
	promptChoice             // a digit where there are many things to choose
	promptSearch             // after "/" in the list: words
	promptFind               // after "/" in the article
	promptName               // under which to save a search
	promptSure               // whether to mark everything as read
	promptPrint              // whether to make a document of many
	promptForget             // whether to forget a saved search
)

// asks says that it is a question, which one key answers.
func (k promptKind) asks() bool { return k == promptSure || k == promptForget || k == promptPrint }

// prompt is the one line in which a person types. While it is open every key is
// text, but for those that end it or move in it.
//
// It is not the textinput of bubbles, which measures by another table than
// package cell, and which brings a clipboard that looks for programs to run
// when it is only imported, on the server of a person who came by SSH.
type prompt struct {
	kind   promptKind
	text   []rune
	cursor int  // before which of the letters
	stale  bool // the text is that of the last time: the first letter replaces it

	question string // what a promptPrint asks
}

const promptLimit = 300 // letters

func (p *prompt) open(kind promptKind, text string) {
	*p = prompt{kind: kind, text: []rune(text), cursor: len([]rune(text))}
}

func (p *prompt) close()       { p.kind = promptNone }
func (p *prompt) active() bool { return p.kind != promptNone }

func (p *prompt) label() string {
	switch p.kind {
	case promptNumber:
		return textNumberPrompt
	case promptDigits:
		return textDigitPrompt
	case promptLink:
		return textLinkPrompt
	case promptChoice:
		return textChoicePrompt
	case promptSearch:
		return textSearchPrompt
	case promptFind:
		return textFindPrompt
	case promptName:
		return textNamePrompt
	case promptSure:
		return textSurePrompt
	case promptForget:
		return textForgetPrompt
	case promptPrint:
		return p.question
	default:
		return textCommandPrompt
	}
}

// value is what was typed, without spaces at its ends.
func (p *prompt) value() string { return strings.TrimSpace(string(p.text)) }

// number is value without the commas that people write in numbers.
func (p *prompt) number() string { return strings.ReplaceAll(p.value(), ",", "") }

// promptResult is how a key left the prompt.
type promptResult int

const (
	promptOpen promptResult = iota
	promptLeft
	promptDone // with Enter
	promptPage // digits and g: a page
)

// key takes a key of the person.
func (p *prompt) key(msg tea.KeyMsg) promptResult {
	stale := p.stale
	p.stale = false
	switch msg.String() {
	case "esc", "ctrl+c":
		return promptLeft
	case "enter":
		return promptDone
	case "backspace", "ctrl+h":
		if len(p.text) == 0 {
			return promptLeft
		}
		p.delete(p.cursor-1, p.cursor)
	case "delete", "ctrl+d":
		p.delete(p.cursor, p.cursor+1)
	case "ctrl+u":
		p.delete(0, p.cursor)
	case "ctrl+k":
		p.delete(p.cursor, len(p.text))
	case "left", "ctrl+b":
		p.cursor = max(p.cursor-1, 0)
	case "right", "ctrl+f":
		p.cursor = min(p.cursor+1, len(p.text))
	case "home", "ctrl+a":
		p.cursor = 0
	case "end", "ctrl+e":
		p.cursor = len(p.text)
	default:
		if p.kind == promptDigits && (msg.String() == "g" || msg.String() == "ㅎ") {
			return promptPage
		}
		if msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace {
			if stale && msg.Type == tea.KeyRunes {
				p.delete(0, len(p.text))
			}
			p.insert(p.fit(string(msg.Runes)))
		}
	}
	return promptOpen
}

// fit drops what has no place in the line: all but digits in a number.
func (p *prompt) fit(s string) string {
	if p.kind != promptDigits && p.kind != promptLink && p.kind != promptChoice {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == ',' {
			return r
		}
		return -1
	}, s)
}

// insert puts text in at the cursor. What is typed, and even more what is
// pasted, comes from outside.
func (p *prompt) insert(s string) {
	clean := feed.Clean(s)
	if clean == "" && strings.ContainsFunc(s, unicode.IsSpace) {
		clean = " "
	}
	letters := []rune(clean)
	letters = letters[:min(len(letters), promptLimit-len(p.text))]
	p.text = slices.Insert(p.text, p.cursor, letters...)
	p.cursor += len(letters)
}

func (p *prompt) delete(from, to int) {
	from, to = max(from, 0), min(to, len(p.text))
	if from < to {
		p.text = slices.Delete(p.text, from, to)
		p.cursor = min(p.cursor, from)
	}
}
