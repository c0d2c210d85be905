package tui

import (
	"context"
	"encoding/json"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// Coming back: where the person stands is kept a moment after it has changed, so
// that after a crash or a dropped line the reader opens there again.

// stand is where a person stands. It is kept as JSON.
type stand struct {
	ID     string     `json:"id,omitempty"` // of the notice under the cursor of the list
	Number int        `json:"number,omitempty"`
	Pinned bool       `json:"pinned,omitempty"`
	Search string     `json:"search,omitempty"` // in the place of the list
	Order  feed.Order `json:"order,omitempty"`
	Hit    string     `json:"hit,omitempty"` // ID of the notice under the cursor of the hits
	HitAt  int        `json:"hit_at,omitempty"`
	Open   string     `json:"open,omitempty"` // ID of the notice that is read
	Find   string     `json:"find,omitempty"` // what is searched for in it
}

// stand is where the person stands now.
func (m *Model) stand() stand {
	a := m.list.anchor()
	s := stand{ID: a.id, Number: a.number, Pinned: a.pinned}
	if m.hits.shown {
		s.Search, s.Order, s.HitAt = m.hits.text, m.hits.order, m.hits.cursor
		if f, ok := m.hits.selected(); ok {
			s.Hit = f.ID
		}
	}
	if m.reading() {
		s.Open, s.Find = m.article.entry.ID, m.underPreview().finding.needle
	}
	return s
}

// reading says that an article is open, be it under the help or a menu.
func (m *Model) reading() bool { return m.under(m.screen) == articleScreen }

// under is the screen, list or article, that stands under those that are opened
// over it.
func (m *Model) under(s screenID) screenID {
	for {
		switch s {
		case helpScreen:
			s = m.helpOver
		case menuScreen:
			s = m.menu.over
		case sheetScreen:
			s = m.sheet.over
		default:
			return s
		}
	}
}

// arrivedMsg begins a visit: how the person was here last, and the first rows.
type arrivedMsg struct {
	visit  feed.Visit
	err    error // the visit cannot be kept
	stood  stand
	loaded loadedMsg
}

// arriveCmd begins the visit and reads the cache around the place where the
// person stood, so that the first screen is the right one.
func arriveCmd(ctx context.Context, task int, s Store, a anchor, size int) tea.Cmd {
	return func() tea.Msg {
		m := arrivedMsg{loaded: loadedMsg{task: task, anchor: a}}
		m.visit, m.err = s.Arrive(ctx)
		if m.visit.State != "" && json.Unmarshal([]byte(m.visit.State), &m.stood) == nil {
			m.loaded.anchor.id, m.loaded.anchor.number, m.loaded.anchor.pinned = m.stood.ID, m.stood.Number, m.stood.Pinned
		}
		m.loaded.err = m.loaded.read(ctx, s, size)
		return m
	}
}

// arrived takes the first rows, and goes where the person stood.
func (m *Model) arrived(msg arrivedMsg) tea.Cmd {
	if msg.err != nil {
		m.opts.Log.Warn("begin a visit", "error", msg.err) // places and news are a comfort, not the reader
	}
	first := !m.list.loaded
	cmd := m.loaded(msg.loaded)
	if m.overtaken {
		m.overtaken = false
		cmd = tea.Batch(cmd, m.load())
	}
	s := msg.stood
	if !first || s == (stand{}) || msg.loaded.err != nil {
		return cmd
	}
	if n := msg.loaded.number; n > 0 && !s.Pinned {
		m.list.moveTo(m.list.positionOf(min(n, m.list.status.Total)))
	}
	m.kept = s
	m.restoring = s
	m.message.text = textRestored
	cmds := []tea.Cmd{cmd, m.ensure()}
	if s.Search != "" {
		m.hits.order = s.Order
		cmds = append(cmds, m.search(s.Search, place{at: s.HitAt, id: s.Hit}))
	}
	if s.Open != "" {
		ctx, id := m.finding.begin(m.ctx)
		cmds = append(cmds, findCmd(ctx, id, m.opts.Store, s.Open, true))
	}
	return tea.Batch(cmds...)
}

// saveDelay is how long after a change the place is kept: long enough that a held
// key costs one write, short enough that nobody has lost more than a moment.
const saveDelay = 400 * time.Millisecond

// saveMsg says that it is time to keep the place.
type saveMsg struct{ board int }

// savedMsg says that it has been kept.
type savedMsg struct {
	stood stand
	err   error
}

// keepPlace sees to it that the place is kept soon, if it has changed. Nothing
// runs while a person stands still.
func (m *Model) keepPlace() tea.Cmd {
	if m.saving || !m.list.loaded || m.stand() == m.kept && !m.article.strayed() {
		return nil
	}
	m.saving = true
	board := m.board
	return m.tick(saveDelay, func(time.Time) tea.Msg { return saveMsg{board} })
}

func (m *Model) save(msg saveMsg) tea.Cmd {
	m.saving = false
	if msg.board != m.board {
		return nil
	}
	return tea.Batch(saveCmd(m.ctx, m.opts.Store, m.stand()), m.savePlace())
}

func saveCmd(ctx context.Context, v Visitor, s stand) tea.Cmd {
	return func() tea.Msg {
		data, err := json.Marshal(s)
		if err == nil {
			err = v.SaveState(ctx, string(data))
		}
		return savedMsg{s, err}
	}
}

func (m *Model) saved(msg savedMsg) {
	m.kept = msg.stood // also if it failed: it is not tried again and again
	if msg.err != nil {
		m.opts.Log.Warn("keep the place", "error", msg.err)
	}
}

// savePlace keeps the line of the open article.
func (m *Model) savePlace() tea.Cmd {
	a := &m.article
	if !a.strayed() {
		return nil
	}
	letters, id, ctx, v := a.lettersAbove(a.top), a.entry.ID, m.ctx, m.opts.Store
	a.keptTop = a.top
	return func() tea.Msg {
		return placeMsg{v.SetPlace(ctx, id, letters)}
	}
}

// placeMsg says that the line of an article has been kept.
type placeMsg struct{ err error }

func (m *Model) placeKept(msg placeMsg) {
	if msg.err != nil {
		m.opts.Log.Warn("keep the line of an article", "error", msg.err)
	}
}

// quit keeps the line that is read, ends the visit, and the reader.
func (m *Model) quit() tea.Cmd {
	save, ctx, v := m.savePlace(), m.ctx, m.opts.Store
	return func() tea.Msg {
		var err error
		if save != nil {
			if msg, ok := save().(placeMsg); ok {
				err = msg.err
			}
		}
		if leave := v.Leave(ctx); leave != nil {
			err = leave
		}
		if err != nil {
			m.opts.Log.Warn("leave", "error", err)
		}
		return tea.Quit()
	}
}
