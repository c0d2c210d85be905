package tui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// Bringing in the whole board while one reads on.

// syncing is a sync that is under way.
type syncing struct {
	task
	news     chan feed.Progress // the newest, if nobody has looked at it yet
	progress feed.Progress
	rate     Rate

	speed, left string // as they are said
}

// progressMsg is how far the sync is.
type progressMsg struct {
	task     int
	progress feed.Progress
}

// syncedMsg says that the sync has ended.
type syncedMsg struct {
	task int
	err  error
}

// toggleSync begins to bring in the whole board, or ends that.
func (m *Model) toggleSync(articles bool) tea.Cmd {
	if m.sync.running() {
		m.sync.abort()
		m.message.text = textSyncStopped
		return m.load()
	}
	ctx, id := m.sync.begin(m.ctx)
	m.sync.news = make(chan feed.Progress, 1)
	m.sync.progress, m.sync.rate = feed.Progress{}, Rate{}
	m.sync.speed, m.sync.left = "", ""
	m.message.text = textSyncBegun
	return tea.Batch(syncCmd(ctx, id, m.opts.Store, articles, m.sync.news), m.progress(ctx, id))
}

func syncCmd(ctx context.Context, task int, a Asker, articles bool, news chan feed.Progress) tea.Cmd {
	return func() tea.Msg {
		defer close(news)
		err := a.Sync(ctx, articles, func(p feed.Progress) {
			select {
			case <-news: // nobody has looked at the last one: it is old
			default:
			}
			news <- p // there is room: only we send
		})
		return syncedMsg{task, err}
	}
}

// progressEvery is how often the status line follows a sync.
const progressEvery = 500 * time.Millisecond

// progress waits for news of the sync, but not for every page.
func (m *Model) progress(ctx context.Context, task int) tea.Cmd {
	news := m.sync.news
	return m.tick(progressEvery, func(time.Time) tea.Msg {
		select {
		case p, open := <-news:
			if open {
				return progressMsg{task, p}
			}
		case <-ctx.Done():
		}
		return nil
	})
}

func (m *Model) progressed(msg progressMsg) tea.Cmd {
	if !m.sync.running() || msg.task != m.sync.id {
		return nil
	}
	if msg.progress.Articles != m.sync.progress.Articles {
		m.sync.rate = Rate{}
	}
	m.sync.progress = msg.progress
	m.sync.rate.Add(m.now(), msg.progress.Done)
	m.sync.speed, m.sync.left = m.sync.rate.Speed(msg.progress.Done, msg.progress.Total)
	return m.progress(m.ctx, msg.task)
}

func (m *Model) synced(msg syncedMsg) tea.Cmd {
	if !m.sync.finish(msg.task) {
		return nil
	}
	if msg.err != nil {
		m.message = message{textSyncFailed(m.fail("sync", msg.err)), true}
	} else {
		m.message.text = textSynced
	}
	return tea.Batch(m.load(), m.reloadHits())
}

// state is the sync in the status line.
func (s *syncing) state() string {
	p := s.progress
	if p.Total <= 0 {
		return textLoading
	}
	return textSyncing(p, s.speed, s.left)
}

// indexedMsg says that some notices have been taken into the index.
type indexedMsg struct {
	task int
	more bool
	err  error
}

// index takes what has come into the index, in the background and in portions.
func (m *Model) index() tea.Cmd {
	if m.indexing.running() {
		return nil
	}
	ctx, id := m.indexing.begin(m.ctx)
	s := m.opts.Store
	return func() tea.Msg {
		more, err := s.Index(ctx)
		return indexedMsg{id, more, err}
	}
}

func (m *Model) indexed(msg indexedMsg) tea.Cmd {
	if !m.indexing.finish(msg.task) {
		return nil
	}
	if msg.err != nil {
		m.opts.Log.Warn("index", "error", msg.err) // a search still finds everything, only later
		return nil
	}
	if msg.more {
		return m.index()
	}
	return nil
}

// changedMsg says that someone else has written to the cache.
type changedMsg struct{ board int }

// changesCmd waits for that.
func changesCmd(ctx context.Context, board int, changes <-chan struct{}) tea.Cmd {
	if changes == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case _, open := <-changes:
			if open {
				return changedMsg{board}
			}
		case <-ctx.Done():
		}
		return nil
	}
}

func (m *Model) changed(msg changedMsg) tea.Cmd {
	if msg.board != m.board {
		return nil
	}
	return tea.Batch(m.load(), m.reloadHits(), changesCmd(m.ctx, m.board, m.opts.Changes))
}

// reloadHits reads the hits on the screen again, for their marks.
func (m *Model) reloadHits() tea.Cmd {
	if !m.hits.shown || len(m.hits.keys) == 0 {
		return nil
	}
	return m.readHits()
}
