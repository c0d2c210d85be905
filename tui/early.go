package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// What is typed before the cache has said what the list is, by whoever knows what
// they want, waits for it. Only the keys that quit do not.

// mostEarly is how many keys wait; more than that nobody has meant.
const mostEarly = 256

// waits says that a key has come before there is a list for it.
func (m *Model) waits(k tea.KeyMsg) bool {
	return !m.list.loaded && m.loading.running() && len(m.early) < mostEarly && !key.Matches(k, m.keys.Quit)
}

// pressedEarly takes the keys that have waited, as soon as they need not.
func (m *Model) pressedEarly() tea.Cmd {
	if len(m.early) == 0 || m.waits(tea.KeyMsg{}) {
		return nil
	}
	early := m.early
	m.early = nil
	cmds := make([]tea.Cmd, len(early))
	for i, k := range early {
		cmds[i] = m.pressed(k)
	}
	return tea.Batch(cmds...)
}
