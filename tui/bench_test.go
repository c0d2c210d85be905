package tui

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

func benchReader(b *testing.B, width, height int) *Model {
	b.Helper()
	m := New(b.Context(), testOptions(newFakeStore(20309)))
	m.tick = atOnce
	settle(m, func() tea.Msg { return tea.WindowSizeMsg{Width: width, Height: height} })
	settle(m, m.Init())
	return m
}

// atOnce is a clock that nobody waits for.
func atOnce(_ time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
	return func() tea.Msg { return f(noon) }
}

// settle runs a command and all that follows from it.
func settle(m *Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, c := range batch {
			settle(m, c)
		}
		return
	}
	_, cmd = m.Update(msg)
	settle(m, cmd)
}

// benchKeys presses two keys in turn and makes the frame after each.
func benchKeys(b *testing.B, m *Model, there, back string) {
	b.Helper()
	keys := []tea.KeyMsg{keyMsg(there), keyMsg(back)}
	for i := 0; b.Loop(); i++ {
		_, cmd := m.Update(keys[i%2])
		settle(m, cmd)
		_ = m.Frame()
	}
}

// Promise: a cursor key takes well under a millisecond from the message to the
// frame, whatever the number of notices.
func BenchmarkCursorKey(b *testing.B) { benchKeys(b, benchReader(b, 100, 30), "down", "up") }

// Promise: turning a page takes less than two milliseconds (without the cache,
// which has benchmarks of its own).
func BenchmarkPageKey(b *testing.B) { benchKeys(b, benchReader(b, 100, 30), "]", "[") }

// Promise: a line of an article costs no more than the rows on the screen.
func BenchmarkArticleLine(b *testing.B) {
	m := benchReader(b, 100, 30)
	_, cmd := m.Update(keyMsg("enter"))
	settle(m, cmd)
	benchKeys(b, m, "down", "up")
}
