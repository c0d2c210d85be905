package tui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// sharer hands a notice over; lacks says what is not known of it, "" for nothing.
type sharer func(n feed.Notice, lacks string) tea.Cmd

// withAuthor has a notice handed over with its author: some lists name none, and
// then its page does.
func (m *Model) withAuthor(n feed.Notice, do sharer) func() tea.Cmd {
	return func() tea.Cmd {
		if n.Author != "" || n.Department != "" {
			return do(n, "")
		}
		m.message.text = textAskingAuthor
		ctx, id := m.mailing.begin(m.ctx)
		s := m.opts.Store
		return func() tea.Msg {
			a, err := s.Article(ctx, n.ID)
			if errors.Is(err, feed.ErrNotFound) {
				a, err = s.Fetch(ctx, n)
			}
			return authorMsg{id, n, a.Notice, err, do}
		}
	}
}

// authorMsg is a notice as its page has it, to be handed over.
type authorMsg struct {
	task       int
	list, page feed.Notice
	err        error
	do         sharer
}

func (m *Model) authorCame(msg authorMsg) tea.Cmd {
	if !m.mailing.finish(msg.task) || m.prompt.active() || m.screen != listScreen && m.screen != articleScreen {
		return nil // the person is elsewhere by now
	}
	m.message = message{}
	if msg.err != nil {
		m.opts.Log.Warn("ask for the author", "error", msg.err)
		return msg.do(msg.list, textNoAuthor)
	}
	n := msg.list
	n.Author, n.Department = msg.page.Author, msg.page.Department
	return msg.do(n, "")
}
