package tui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// A document of several notices needs the text of each. Those that are not kept
// are asked of the board one after the other, each by a command of its own, so
// that it can be seen how far it is and ended between any two.

// maxUnanswered is after how many failures in a row the board is left alone.
const maxUnanswered = 3

// gathering is how far the texts of the notices to print have been looked for.
type gathering struct {
	prints
	at         int // the next notice to look at
	unanswered int // failures in a row
}

// gather looks for the texts from one of the notices on, as far as the next that
// has to be fetched.
func (m *Model) gather(g gathering) tea.Cmd {
	ctx, id := m.printing.begin(m.ctx)
	m.gathered = g
	s := m.opts.Store
	return func() tea.Msg {
		more, err := g.next(ctx, s)
		return gatheredMsg{id, g, more, err}
	}
}

// gatheredMsg says how far the texts are.
type gatheredMsg struct {
	task int
	far  gathering
	more bool // notices to look at
	err  error
}

func (m *Model) gatheredCame(msg gatheredMsg) tea.Cmd {
	switch {
	case !m.printing.finish(msg.task):
		return nil
	case msg.err != nil:
		m.tell(textNoDocument, m.fail("read the notices to print", msg.err), true)
		return nil
	case msg.more:
		return m.gather(msg.far)
	}
	return m.make(msg.far.prints)
}

// next fetches the next text that is not kept, and says whether others are left.
// What the board does not give is printed as the list has it.
func (g *gathering) next(ctx context.Context, s Store) (more bool, err error) {
	if g.entries, err = g.all(ctx, s); err != nil {
		return false, err
	}
	g.keys = nil
	for g.at < len(g.entries) && g.unanswered < maxUnanswered {
		e := g.entries[g.at]
		g.at++
		if _, err := s.Article(ctx, e.ID); e.Removed || !errors.Is(err, feed.ErrNotFound) {
			continue
		}
		switch _, err := s.Fetch(ctx, e.Notice); {
		case ctx.Err() != nil:
			return false, ctx.Err()
		case err == nil, errors.Is(err, feed.ErrNotFound):
			g.unanswered = 0
		default:
			g.unanswered++
		}
		return g.at < len(g.entries), nil
	}
	return false, nil
}

// stopGathering ends that, and says whether there was anything to end.
func (m *Model) stopGathering() bool {
	if !m.printing.running() || m.screen != listScreen && m.screen != articleScreen {
		return false
	}
	m.printing.abort()
	m.message.text = textNotPrinted
	return true
}
