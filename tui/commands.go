package tui

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/tui/prose"
)

// Everything that takes time is here: a function of values that returns a
// message. None of them touches the model.

// loadedMsg is what the cache knows of the board around the page.
type loadedMsg struct {
	task   int
	anchor anchor // where the cursor was when it was asked
	number int    // the number that the anchor's notice has now; 0: as it was
	status feed.Status
	pinned []feed.Entry
	window window
	err    error
}

func loadCmd(ctx context.Context, task int, k Keeper, a anchor, size int) tea.Cmd {
	return func() tea.Msg {
		m := loadedMsg{task: task, anchor: a}
		m.err = m.read(ctx, k, size)
		return m
	}
}

func (m *loadedMsg) read(ctx context.Context, k Keeper, size int) error {
	var err error
	if m.status, err = k.Status(ctx); err != nil {
		return fmt.Errorf("read the board's status: %w", err)
	}
	if m.pinned, err = k.Pinned(ctx); err != nil {
		return fmt.Errorf("read the pinned notices: %w", err)
	}
	if m.number = m.anchor.number; m.anchor.id != "" && !m.anchor.pinned {
		e, err := k.Find(ctx, m.anchor.id)
		switch {
		case err == nil && e.Number > 0:
			m.number = e.Number
		case err != nil && !errors.Is(err, feed.ErrNotFound):
			return fmt.Errorf("find notice %s: %w", m.anchor.id, err)
		}
	}
	top, n := windowAround(m.status.Total, m.number, size)
	entries, err := k.Entries(ctx, top, n)
	if err != nil {
		return fmt.Errorf("read notices %d to %d: %w", top, top-n+1, err)
	}
	m.window = newWindow(top, n, entries)
	return nil
}

// filledMsg says that a page of the board has been asked for.
type filledMsg struct {
	task int
	span span
	more bool // there is more to ask for
	err  error
}

func fillCmd(ctx context.Context, task int, a Asker, s span) tea.Cmd {
	return func() tea.Msg {
		more, err := a.Fill(ctx, s.top, s.n)
		return filledMsg{task, s, more, err}
	}
}

// refreshedMsg says that the board has been asked for news.
type refreshedMsg struct {
	task  int
	asked bool // by the person, who wants an answer even if there is nothing new
	added int
	err   error
}

// refreshCmd asks for the newest notices and, if the person looks at older
// ones, for those again.
func refreshCmd(ctx context.Context, task int, a Asker, asked bool, top, n int) tea.Cmd {
	return func() tea.Msg {
		m := refreshedMsg{task: task, asked: asked}
		m.added, m.err = a.Refresh(ctx)
		if m.err == nil && n > 0 {
			m.err = a.Reload(ctx, top, n)
		}
		return m
	}
}

// checkMsg says that it is time to look for new notices.
type checkMsg struct{ board int }

// checkLater waits for about the interval. The jitter keeps a hundred readers
// that were started at nine o'clock from asking in the same second for ever.
func (m *Model) checkLater() tea.Cmd {
	interval, board := m.opts.Interval, m.board
	if interval <= 0 {
		return nil
	}
	wait := interval + time.Duration(rand.Int64N(int64(interval)/5+1)) - interval/10
	return m.tick(wait, func(time.Time) tea.Msg { return checkMsg{board} })
}

// articleMsg is a notice's text from the cache or from the board, set in rows.
type articleMsg struct {
	task    int
	article feed.Article
	text    prose.Text
	width   int    // the width that text is set for
	fetched bool   // it was asked of the board
	summary string // what the list said, if it was not
	place   int    // how many letters stood above the screen when it was last read
	stale   bool   // the board has another text by now
	err     error
}

// openCmd reads the article from the cache. If it is not there the message has
// feed.ErrNotFound and, meanwhile, the summary that the list gave.
func openCmd(ctx context.Context, task int, s Store, n feed.Notice, o prose.Options) tea.Cmd {
	return func() tea.Msg {
		m := articleMsg{task: task, width: o.Width}
		if e, err := s.Find(ctx, n.ID); err == nil {
			n.Summary = e.Summary // the list has only its beginning at hand, or nothing
		}
		m.summary = n.Summary
		m.article, m.err = s.Article(ctx, n.ID)
		m.stale = m.err == nil && changedSince(ctx, s, n.ID, m.article.Fetched)
		set := m.article
		if m.err != nil {
			set = summaryOf(n)
		}
		var err error
		if m.place, err = s.Place(ctx, n.ID); err != nil {
			m.place = 0 // it begins at its beginning
		}
		if m.text, err = prose.Render(ctx, set, o); err != nil {
			m.err = fmt.Errorf("set notice %s: %w", n.ID, err)
		}
		return m
	}
}

// changedSince says that a notice was seen to have changed after a time: its list
// told of an edit that the kept article does not have.
func changedSince(ctx context.Context, k Keeper, id string, at time.Time) bool {
	versions, err := k.Versions(ctx, id)
	return err == nil && len(versions) > 0 && versions[0].Seen.After(at)
}

// fetchCmd asks the board for the article.
func fetchCmd(ctx context.Context, task int, a Asker, n feed.Notice, o prose.Options) tea.Cmd {
	return func() tea.Msg {
		m := articleMsg{task: task, width: o.Width, fetched: true}
		if m.article, m.err = a.Fetch(ctx, n); m.err != nil {
			return m
		}
		if m.text, m.err = prose.Render(ctx, m.article, o); m.err != nil {
			m.err = fmt.Errorf("set notice %s: %w", n.ID, m.err)
		}
		return m
	}
}

// summaryOf is an article made of what the list said of a notice.
func summaryOf(n feed.Notice) feed.Article {
	a := feed.Article{Notice: n}
	if n.Summary != "" {
		a.Body = feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: n.Summary}}}}
	}
	return a
}

// renderedMsg is the text of the open article set anew for another width.
type renderedMsg struct {
	task  int
	text  prose.Text
	width int
	err   error
}

func renderCmd(ctx context.Context, task int, a feed.Article, o prose.Options) tea.Cmd {
	return func() tea.Msg {
		text, err := prose.Render(ctx, a, o)
		return renderedMsg{task, text, o.Width, err}
	}
}

// markedMsg says that a mark has been set.
type markedMsg struct {
	id   string
	mark feed.Mark
	on   bool
	err  error
}

func markCmd(ctx context.Context, mk Marker, id string, mark feed.Mark, on bool) tea.Cmd {
	return func() tea.Msg {
		return markedMsg{id, mark, on, mk.SetMark(ctx, id, mark, on)}
	}
}

// foundMsg is a notice that was asked for by its board's ID.
type foundMsg struct {
	task  int
	text  string
	entry feed.Entry
	open  bool
	err   error
}

func findCmd(ctx context.Context, task int, k Keeper, id string, open bool) tea.Cmd {
	return func() tea.Msg {
		e, err := k.Find(ctx, id)
		return foundMsg{task: task, text: id, entry: e, open: open, err: err}
	}
}

// demoMsg is the demo board, started.
type demoMsg struct {
	store Store
	err   error
}

func demoCmd(ctx context.Context, start func(context.Context) (Store, error)) tea.Cmd {
	return func() tea.Msg {
		s, err := start(ctx)
		return demoMsg{s, err}
	}
}
