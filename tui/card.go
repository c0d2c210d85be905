package tui

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/facts"
	"city/sosik/tui/cell"
)

// The card of facts above the text of an article: when, where, whom to ask. It is
// no part of the text: it is not searched, and where one stands is counted
// without it.

// toggleFacts shows the card or hides it, of this article and of those to come.
func (m *Model) toggleFacts() tea.Cmd {
	m.showFacts = !m.showFacts
	m.layCard()
	m.refind()
	if m.showFacts && (m.article.sought || !m.article.have) && len(m.article.facts) == 0 {
		m.message.text = textNoFacts
	}
	return m.seekFacts(true)
}

// factsMsg is what has been found in a text.
type factsMsg struct {
	task  int
	asked bool // by the person, who wants an answer even if there is nothing
	facts []facts.Fact
}

// seekFacts looks for facts in the text of the article, if they are wanted and it
// has not been done.
func (m *Model) seekFacts(asked bool) tea.Cmd {
	a := &m.article
	if !m.showFacts || !a.have || a.sought || a.seek.running() {
		return nil
	}
	ctx, id := a.seek.begin(m.ctx)
	return factsCmd(ctx, id, asked, a.article.Body)
}

func factsCmd(ctx context.Context, task int, asked bool, body feed.Body) tea.Cmd {
	return func() tea.Msg {
		if ctx.Err() != nil {
			return nil // nobody waits for it
		}
		return factsMsg{task, asked, facts.Find(body)}
	}
}

func (m *Model) factsCame(msg factsMsg) tea.Cmd {
	if !m.article.seek.finish(msg.task) {
		return nil
	}
	m.article.facts, m.article.sought = msg.facts, true
	if msg.asked && len(msg.facts) == 0 {
		m.message.text = textNoFacts
	}
	m.layCard()
	m.refind()
	return nil
}

// layCard lays the card out. What stands at the top of the screen stays there,
// unless that is the top of the article.
func (m *Model) layCard() {
	a, l := &m.article, m.articleLayout()
	before := len(a.card.Lines)
	a.card = cell.Text{}
	if m.showFacts && a.changes == nil && len(a.facts) > 0 {
		a.card = cell.Text{Lines: m.cardLines(l.width)}
	}
	a.found = nil
	if a.top >= len(a.head.Lines)+before && a.top > 0 {
		a.top += len(a.card.Lines) - before
	}
	a.top = min(a.top, max(a.lines()-l.rows, 0))
}

// cardLines are the rows of the card.
func (m *Model) cardLines(width int) []string {
	rows := []string{styled(m.styles.heading, m.metrics.Truncate(textFacts, width))}
	for _, f := range m.article.facts {
		label := textFact(f.Label)
		rows = append(rows, m.metrics.BreakAs(m.opts.Wrap, label+f.Value, width, min(m.metrics.Width(label), width/2)).Lines...)
	}
	rule := styled(m.styles.faint, strings.TrimRight(m.metrics.Fill("─", width), " "))
	return append(rows, rule)
}

// onCard says that a line is on the card.
func (a *article) onCard(line int) bool {
	line -= len(a.head.Lines)
	return line >= 0 && line < len(a.card.Lines)
}
