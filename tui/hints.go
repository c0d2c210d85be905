package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"

	"city/sosik/tui/keyboard"
)

// hint is a key and what it does, in few words. Those of a status line come in
// the order of what matters, since narrow terminals cut the end.
type hint struct{ key, word string }

// hintLine are hints in a row. What has no key is left out.
func hintLine(hints ...hint) string {
	var parts []string
	for _, h := range hints {
		if h.key != "" {
			parts = append(parts, h.key+" "+h.word)
		}
	}
	return strings.Join(parts, "  ")
}

// wholeHints are as many of them as there is room for: the stump of one says
// nothing.
func (m *Model) wholeHints(hints string, room int) string {
	for hints != "" && m.metrics.Width(hints) > room {
		hints = hints[:max(strings.LastIndex(hints, "  "), 0)]
	}
	return hints
}

// keyName is the name of the key to show for an action: the one that is usually
// shown if it still has it, else its first. It is "" if the action has none.
func keyName(b key.Binding, usual string) string {
	switch keys := b.Keys(); {
	case len(keys) == 0:
		return ""
	case slices.Contains(keys, usual):
		return keyboard.Name(usual)
	default:
		return keyboard.Name(keys[0])
	}
}

// both are the keys of two actions that belong together.
func both(one, between, other string) string {
	if one == "" || other == "" {
		return one + other
	}
	return one + between + other
}

// listHint is what one can do in the list, be there one or not.
func (m *Model) listHint() string {
	k := m.keys
	if m.blank() {
		demo := ""
		if m.opts.Demo != nil {
			demo = keyName(k.Demo, "d")
		}
		return hintLine(hint{keyName(k.Refresh, "r"), textHintAgain}, hint{demo, textHintDemo},
			hint{keyName(k.Help, "?"), textHelpTitle}, hint{keyName(k.QuitList, "q"), textHintQuit})
	}
	return hintLine(hint{keyName(k.Open, "enter"), textHintOpen},
		hint{both(keyName(k.PageDown, "]"), "/", keyName(k.PageUp, "[")), textHintPage},
		hint{keyName(k.Search, "/"), textHintSearch}, hint{keyName(k.Views, "\\"), textHintViews},
		hint{keyName(k.Command, ":"), textHintCommand}, hint{keyName(k.Star, "*"), textStar},
		hint{keyName(k.Help, "?"), textHelpTitle}, hint{keyName(k.QuitList, "q"), textHintQuit})
}

func (m *Model) hitsHint() string {
	k := m.keys
	return hintLine(hint{keyName(k.Open, "enter"), textHintOpen},
		hint{both(keyName(k.PageDown, "]"), "/", keyName(k.PageUp, "[")), textHintPage},
		hint{keyName(k.Search, "/"), textHintSearchAgain}, hint{keyName(k.Order, "="), textHintOrder},
		hint{keyName(k.SaveSearch, "\""), textHintSave}, hint{keyName(k.Back, "esc"), textHintToList},
		hint{keyName(k.Help, "?"), textHelpTitle})
}

func (m *Model) articleHint() string {
	k := m.keys
	if m.article.preview != nil {
		return m.previewHint()
	}
	files, pictures, links := "", "", ""
	if len(m.article.article.Attachments) > 0 {
		files = keyName(k.Files, "a")
	}
	if len(m.article.article.Images) > 0 {
		pictures = keyName(k.Pictures, "i")
	}
	if len(m.article.article.Links) > 0 {
		links = keyName(k.Links, ";")
	}
	return hintLine(hint{keyName(k.Back, "esc"), textHintList}, hint{keyName(k.PageDown, " "), textHintNextPage},
		hint{files, textHintFiles}, hint{pictures, textHintPictures}, hint{links, textHintLinks},
		hint{keyName(k.Help, "?"), textHelpTitle}, // before those that there may be no room for
		hint{keyName(k.Next, "."), textHintNext}, hint{keyName(k.Previous, ","), textHintPrevious},
		hint{keyName(k.Search, "/"), textHintSearch}, hint{keyName(k.Star, "*"), textStar})
}

func (m *Model) viewsHint() string {
	k := m.keys
	return hintLine(hint{m.choiceKeys(), textHintView},
		hint{keyName(k.Star, "*"), textHintWatch}, hint{keyName(k.Forget, "delete"), textHintForget},
		hint{keyName(k.Back, "esc"), textHintBack})
}

func (m *Model) menuHint() string {
	k := m.keys
	return hintLine(hint{m.choiceKeys(), textHintChoose}, hint{keyName(k.Back, "esc"), textHintBack}, hint{keyName(k.Help, "?"), textHelpTitle})
}

func (m *Model) sheetHint() string {
	k := m.keys
	if m.looking() && len(m.underPreview().current().Images) > 1 {
		return hintLine(hint{keyName(k.Back, "esc"), textHintBack}, hint{keyName(k.Next, "."), textHintNextPicture},
			hint{keyName(k.Previous, ","), textHintPreviousPicture}, hint{keyName(k.Help, "?"), textHelpTitle})
	}
	return hintLine(hint{keyName(k.Back, "esc"), textHintBack}, hint{keyName(k.PageDown, " "), textHintNextPage}, hint{keyName(k.Help, "?"), textHelpTitle})
}

// choiceKeys are those that choose one of several things.
func (m *Model) choiceKeys() string {
	digits := ""
	if len(m.keys.Digit.Keys()) > 0 {
		digits = textHintDigits
	}
	return both(digits, "·", keyName(m.keys.Open, "enter"))
}

func (m *Model) helpHint() string {
	return hintLine(hint{keyName(m.keys.Back, "esc"), textHintBack}, hint{keyName(m.keys.PageDown, " "), textHintNextPage})
}

// offerKey takes the offer: Tab in the line, which knows no other keys, and
// after it whatever goes to the next unread notice.
func (m *Model) offerKey() string {
	if m.prompt.active() {
		return keyboard.Name("tab")
	}
	return keyName(m.keys.NextUnread, "tab")
}

// blankWays are what one can do where there is no list to show, a line each.
func (m *Model) blankWays() []string {
	k := m.keys
	ways := []hint{{eitherKey(k.Refresh), textTryAgain}, {eitherKey(k.Demo), textTryDemo}, {eitherKey(k.QuitList), textHintQuit}}
	if m.opts.Demo == nil {
		ways = slices.Delete(ways, 1, 2)
	}
	wide := 0
	for _, w := range ways {
		wide = max(wide, m.metrics.Width(w.key))
	}
	var lines []string
	for _, w := range ways {
		if w.key != "" {
			lines = append(lines, m.metrics.Fit(w.key, wide)+"   "+w.word)
		}
	}
	return lines
}

// eitherKey names the first two keys of an action.
func eitherKey(b key.Binding) string {
	var names []string
	for _, k := range b.Keys()[:min(2, len(b.Keys()))] {
		names = append(names, keyboard.Name(k))
	}
	return strings.Join(names, textEither)
}
