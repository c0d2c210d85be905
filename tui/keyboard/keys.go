// Package keyboard is what comes from the terminal.
//
// [Reader] stands between the terminal and Bubble Tea and hands over whole keys:
// a syllable whose bytes come in two reads is one syllable, an arrow whose
// escape sequence is torn is one arrow, and what the terminal says of itself
// (colours, cursor position, kind, focus), asked for by us or by whatever ran
// before, is swallowed wherever and however late it comes. Bubble Tea would type
// such replies as text.
//
// [Keys] turns a key message into the keys that were pressed. With the Korean
// input method on, j arrives as ㅓ, fast typing as one message of several
// characters, and some input methods hand over the syllable 허 or the joined
// vowel ㅘ only when it is finished. A screen that asks Keys sees g and j, h and
// k, and works in both modes. Text fields take the message itself: there a text
// is a text.
package keyboard

import (
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed/hangul"
	_ "city/sosik/tui/screen/quiet" // before Bubble Tea asks the terminal
)

// Key is one key as it was pressed. Its String is that of the key on a Latin
// keyboard, so that key.Matches works on it.
type Key struct {
	tea.KeyMsg

	// Hangul says that it came as Hangul: the input method is on.
	Hangul bool
}

// Keys returns the keys that msg is made of, each with at most one rune. A paste
// is no key and gives none.
func Keys(msg tea.KeyMsg) []Key {
	if msg.Type != tea.KeyRunes {
		return []Key{{KeyMsg: msg}}
	}
	if msg.Paste {
		return nil
	}
	keys := make([]Key, 0, len(msg.Runes))
	for _, r := range msg.Runes {
		if typed := hangul.Keys(r); typed != "" {
			for _, k := range typed {
				keys = append(keys, Key{press(k, msg.Alt), true})
			}
			continue
		}
		keys = append(keys, Key{press(halfWidth(r), msg.Alt), false})
	}
	return keys
}

// halfWidth returns the usual form of a full-width letter, which the input
// method writes in its full-width mode (전각), and any other character as it is.
func halfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}

func press(r rune, alt bool) tea.KeyMsg {
	k := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: alt}
	if r == ' ' {
		k.Type = tea.KeySpace
	}
	return k
}
