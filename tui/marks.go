package tui

import (
	"context"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// Marks on many notices at once, and taking them back.

// change is something that a person did to marks, to be undone.
type change struct {
	mark feed.Mark
	on   bool
	id   string     // of one notice
	keys []feed.Key // or of those that were really changed
}

// maxChanges is how many changes can be undone.
const maxChanges = 10

// did remembers a change.
func (m *Model) did(c change) {
	m.changes = append(m.changes, c)
	if extra := len(m.changes) - maxChanges; extra > 0 {
		m.changes = m.changes[extra:]
	}
}

// undo takes the last change back.
func (m *Model) undo() tea.Cmd {
	last := len(m.changes) - 1
	if last < 0 {
		m.message.text = textNothingToUndo
		return nil
	}
	c := m.changes[last]
	m.changes = m.changes[:last]
	if c.id != "" {
		m.message.text = textUndone(1)
		m.showMark(c.id, c.mark, !c.on)
		return markCmd(m.ctx, m.opts.Store, c.id, c.mark, !c.on)
	}
	return markAllCmd(m.ctx, m.opts.Store, func(context.Context) ([]feed.Key, error) { return c.keys, nil }, c.mark, !c.on, true)
}

// markedAllMsg says that many notices have been marked.
type markedAllMsg struct {
	change change
	undone bool // it was to take something back
	err    error
}

// markAllCmd marks the notices whose keys the function returns.
func markAllCmd(ctx context.Context, mk Marker, keys func(context.Context) ([]feed.Key, error), mark feed.Mark, on, undone bool) tea.Cmd {
	return func() tea.Msg {
		m := markedAllMsg{change: change{mark: mark, on: on}, undone: undone}
		all, err := keys(ctx)
		if err == nil {
			m.change.keys, err = mk.SetMarks(ctx, all, mark, on)
		}
		m.err = err
		return m
	}
}

func (m *Model) markedAll(msg markedAllMsg) tea.Cmd {
	switch n := len(msg.change.keys); {
	case msg.err != nil:
		m.message = message{m.fail("mark notices", msg.err), true}
	case msg.undone:
		m.message.text = textUndone(n)
	case n == 0:
		m.message.text = textAllReadBefore
	default:
		m.message.text = textMarkedRead(n, keyName(m.keys.Undo, "~"))
		m.did(msg.change)
	}
	return tea.Batch(m.load(), m.reloadHits())
}

// markRange marks notices as read: those on the page, or all from the top of the
// list down to the end of the page, or all there are.
func (m *Model) markRange(r markedRange) tea.Cmd {
	if m.hits.shown {
		from, to := r.of(&m.hits.pager)
		keys := m.hits.keys[from:to]
		return markAllCmd(m.ctx, m.opts.Store, func(context.Context) ([]feed.Key, error) { return keys, nil }, feed.Read, true, false)
	}
	from, to := r.of(&m.list.pager)
	pinned := len(m.list.pinned)
	from, to = max(from, pinned), max(to, pinned)
	top, store := m.list.numberAt(from), m.opts.Store
	return markAllCmd(m.ctx, store, func(ctx context.Context) ([]feed.Key, error) {
		return store.Keys(ctx, top, to-from)
	}, feed.Read, true, false)
}

// markedRange is which rows of a table are meant.
type markedRange int

const (
	thisPage markedRange = iota
	allAbove             // and the selected row
	allRows
)

// of is the range of positions, the second not included.
func (r markedRange) of(p *pager) (from, to int) {
	switch r {
	case thisPage:
		return p.page() * p.size, min((p.page()+1)*p.size, p.count)
	case allAbove:
		return 0, min(p.cursor+1, p.count)
	}
	return 0, p.count
}

// unreadMsg is where the next unread notice is.
type unreadMsg struct {
	task   int
	number int // in the list; 0: there is none
	index  int // in the hits; -1: there is none
	up     bool
	open   bool
	err    error
}

// nextUnread goes to the nearest unread notice below (step 1) or above (step -1),
// and opens it if an article is open.
func (m *Model) nextUnread(step int) tea.Cmd {
	open := m.screen == articleScreen
	ctx, id := m.finding.begin(m.ctx)
	store := m.opts.Store
	if m.hits.shown {
		keys, order := unreadCandidates(m.hits.keys, m.hits.cursor, step)
		return func() tea.Msg {
			i, err := store.NextUnread(ctx, keys)
			if i >= 0 {
				i = order(i)
			}
			return unreadMsg{task: id, index: i, up: step < 0, open: open, err: err}
		}
	}
	number := m.list.numberAt(m.list.cursor)
	switch {
	case number == 0 && step > 0:
		number = m.list.status.Total + 1 // from among the pinned
	case number == 0:
		number = m.list.status.Total
	}
	return func() tea.Msg {
		n, err := store.UnreadNumber(ctx, number, -step) // numbers fall as one goes down
		return unreadMsg{task: id, number: n, index: -1, up: step < 0, open: open, err: err}
	}
}

// unreadCandidates are the keys beyond the cursor in the order in which one would
// come upon them, and where each stands.
func unreadCandidates(keys []feed.Key, cursor, step int) ([]feed.Key, func(int) int) {
	if step > 0 {
		from := min(cursor+1, len(keys))
		return keys[from:], func(i int) int { return from + i }
	}
	up := make([]feed.Key, 0, cursor)
	for i := min(cursor, len(keys)) - 1; i >= 0; i-- {
		up = append(up, keys[i])
	}
	return up, func(i int) int { return cursor - 1 - i }
}

func (m *Model) unreadCame(msg unreadMsg) tea.Cmd {
	if !m.finding.finish(msg.task) {
		return nil
	}
	switch {
	case msg.err != nil:
		m.message = message{m.fail("look for unread notices", msg.err), true}
		return nil
	case msg.index >= 0:
		m.hits.moveTo(msg.index)
	case msg.number > 0:
		m.list.moveTo(m.list.positionOf(msg.number))
	default:
		m.message.text = textNoUnread
		if msg.up {
			m.message.text = textNoUnreadAbove
		}
		return nil
	}
	if msg.open {
		return tea.Batch(m.openSelected(), m.ensure())
	}
	return m.ensure()
}

// toggle changes the mark that the key stands for. The row shows it at once;
// if it cannot be kept, marked takes it back and says so.
func (m *Model) toggle(k tea.KeyMsg, e feed.Entry) tea.Cmd {
	mark, on := feed.Read, !e.Read
	text := map[bool]string{true: textRead, false: textUnread}
	if key.Matches(k, m.keys.Star) {
		mark, on = feed.Starred, !e.Starred
		text = map[bool]string{true: textStarred, false: textUnstarred}
	}
	m.message.text = text[on]
	m.did(change{id: e.ID, mark: mark, on: on})
	return m.mark(e.ID, mark, on)
}

func (m *Model) mark(id string, mark feed.Mark, on bool) tea.Cmd {
	m.showMark(id, mark, on)
	return markCmd(m.ctx, m.opts.Store, id, mark, on)
}

// showMark changes a mark wherever the notice is on the screen.
func (m *Model) showMark(id string, mark feed.Mark, on bool) {
	set := func(e *feed.Entry) {
		if e.ID != id {
			return
		}
		if mark == feed.Read {
			e.Read = on
		} else {
			e.Starred = on
		}
	}
	for i := range m.list.pinned {
		set(&m.list.pinned[i])
	}
	for n, e := range m.list.window.entries {
		set(&e)
		m.list.window.entries[n] = e
	}
	for k, f := range m.hits.window.found {
		set(&f.Entry)
		m.hits.window.found[k] = f
	}
	set(&m.article.entry)
	if m.article.entry.ID == id && m.article.width > 0 {
		m.article.head = m.articleHead()
	}
}
