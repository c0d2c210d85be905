package tui

import (
	"context"
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/diff"
	"city/sosik/tui/prose"
)

// What a notice said before: v shows the text with what has changed in it since,
// word by word, in the place of the text; v again shows the next earlier one, and
// Esc the text as it is.

// changes are the versions of the open article, one of which is shown against
// the text that came after it.
type changes struct {
	versions []feed.Version // the latest first
	shown    int
}

// versionsMsg is what an article said before, set in rows.
type versionsMsg struct {
	task     int
	versions []feed.Version
	shown    int
	text     prose.Text
	width    int
	err      error
}

// toggleVersions shows the next earlier version, or after the earliest the text.
func (m *Model) toggleVersions() tea.Cmd {
	a := &m.article
	shown := 0
	if a.changes != nil {
		if shown = a.changes.shown + 1; shown >= len(a.changes.versions) {
			return m.hideVersions()
		}
	}
	ctx, id := a.render.begin(m.ctx)
	return versionsCmd(ctx, id, m.opts.Store, a.current(), shown, m.proseOptions())
}

// hideVersions shows the text again.
func (m *Model) hideVersions() tea.Cmd {
	m.article.changes = nil
	m.article.top = 0
	return m.rerender()
}

// versionsCmd reads the versions of a notice and sets what has changed since the
// one that is to be shown.
func versionsCmd(ctx context.Context, task int, k Keeper, now feed.Article, shown int, o prose.Options) tea.Cmd {
	return func() tea.Msg {
		m := versionsMsg{task: task, shown: shown, width: o.Width}
		m.versions, m.err = k.Versions(ctx, now.Notice.ID)
		if m.err != nil || shown >= len(m.versions) {
			return m
		}
		was, title, text := m.versions[shown], now.Notice.Title, strings.Join(now.Body.Paragraphs(), "\n")
		if shown > 0 {
			title, text = m.versions[shown-1].Title, m.versions[shown-1].Text
		}
		if !strings.Contains(was.Text, "\n") { // it is all in one line, as lists have it
			text = feed.Clean(text)
		}
		edits := diff.Words(was.Title+"\n\n"+was.Text, title+"\n\n"+text)
		if m.text, m.err = prose.Changes(ctx, edits, o); m.err != nil {
			m.err = fmt.Errorf("set the changes of notice %s: %w", now.Notice.ID, m.err)
		}
		return m
	}
}

func (m *Model) versionsCame(msg versionsMsg) tea.Cmd {
	a := &m.article
	if !a.render.finish(msg.task) {
		return nil
	}
	switch {
	case msg.err != nil:
		m.message = message{m.fail("show what has changed", msg.err), true}
		return nil
	case len(msg.versions) == 0:
		m.message.text = textNoVersions
		return nil
	}
	a.changes = &changes{msg.versions, msg.shown}
	a.top = 0
	return m.showText(msg.text, msg.width)
}
