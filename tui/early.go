package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/tui/keyboard"
)

// What is typed before there is a list, by whoever knows what they want, waits for
// it: for the cache, and where that is empty for the board's first answer. What a
// person may want meanwhile (to quit, the help) does not wait, unless a line has
// been begun, of which it is a letter.

// mostEarly is how many keys wait; more than that nobody has meant.
const mostEarly = 256

// early are the keys that wait.
type early struct {
	keys []tea.KeyMsg
	line bool // they have begun a line, and not ended it
}

// noList says that the list is on its way, and nothing is there before it.
func (m *Model) noList() bool {
	if !m.list.loaded {
		return m.loading.running()
	}
	return m.screen == listScreen && m.blank() && m.offline == nil && (m.refreshing.running() || m.loading.running())
}

// waits keeps a key that has come before there is a list for it, and says so.
func (m *Model) waits(one tea.KeyMsg) bool {
	if !m.noList() || len(m.early.keys) >= mostEarly || one.Type == tea.KeyCtrlC {
		return false
	}
	k := one
	if keys := keyboard.Keys(one); len(keys) == 1 { // a jamo is a key, a syllable is text
		k = keys[0].KeyMsg
	}
	now := key.Matches(k, m.keys.Quit, m.keys.QuitList, m.keys.Help, m.keys.Redraw, m.keys.Suspend)
	switch {
	case m.early.line:
		m.early.line = k.Type != tea.KeyEnter && k.Type != tea.KeyEsc
	case now:
		return false
	case key.Matches(k, m.keys.Search, m.keys.Command, m.keys.Number, m.keys.Digit):
		m.early.line = true
	}
	m.early.keys = append(m.early.keys, one)
	return true
}

// pressedEarly takes the keys that have waited, as soon as they need not.
func (m *Model) pressedEarly() tea.Cmd {
	if len(m.early.keys) == 0 || m.noList() {
		return nil
	}
	keys := m.early.keys
	m.early = early{}
	cmds := make([]tea.Cmd, len(keys))
	for i, k := range keys {
		cmds[i] = m.pressed(k)
	}
	return tea.Batch(cmds...)
}
