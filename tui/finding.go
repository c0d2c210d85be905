package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed/query"
	"city/sosik/tui/find"
)

// finding is the search within the open article.
type finding struct {
	needle string
	found  find.Found
	at     int // which match one has come to, -1 for none
	origin int // the first line on the screen when it was begun
	before *finding
}

// findKey takes a key that has to do with finding, and says whether it was one.
func (m *Model) findKey(k tea.KeyMsg) bool {
	switch {
	case key.Matches(k, m.keys.Search):
		before := m.article.finding
		before.before = nil // only the last one can be gone back to
		m.article.finding = finding{at: -1, origin: m.article.top, before: &before}
		m.prompt.open(promptFind, "")
	case key.Matches(k, m.keys.FindNext):
		m.findStep(1)
	case key.Matches(k, m.keys.FindPrevious):
		m.findStep(-1)
	default:
		return false
	}
	return true
}

// findTyped finds what stands in the line now, from where one was on.
func (m *Model) findTyped() {
	f := &m.article.finding
	f.needle, f.at = m.prompt.value(), -1
	m.refind()
	m.article.scrollTo(f.origin, m.articleLayout().rows)
	m.findFrom(f.origin)
}

// refind finds the needle again, in what stands on the lines now; before there is
// one, the words of the search that led here. One stays at the match that one had
// come to if there are as many: they have only moved.
func (m *Model) refind() {
	a := &m.article
	f, needles := &a.finding, words(a.query)
	if f.needle != "" {
		needles = []string{f.needle}
	}
	before := len(f.found.Matches)
	if f.found = a.finder().All(needles...); len(f.found.Matches) != before {
		f.at = -1
	}
}

// findFrom goes to the first match on a line or below it, else to the first.
func (m *Model) findFrom(line int) {
	if at := m.article.finding.found.From(line); at >= 0 {
		m.findAt(at)
	}
}

// findAt goes to a match and shows its line, with some of what stands above.
func (m *Model) findAt(i int) {
	a, height := &m.article, m.articleLayout().rows
	a.finding.at = i
	row := a.finding.found.Matches[i][0].Row
	if row < a.top || row >= a.top+height {
		a.scrollTo(row-height/3, height)
	}
}

// findStep goes to the next or the previous match, and round at the ends.
func (m *Model) findStep(by int) {
	a := &m.article
	f := &a.finding
	n := len(f.found.Matches)
	switch {
	case f.needle == "" && n == 0:
		m.message.text = textFindFirst(keyName(m.keys.Search, "/"))
		if m.opts.Spoken {
			m.message.text = textPlainFindWhat
		}
	case n == 0:
		m.message.text = textNotFoundHere
	case f.at < 0:
		m.findFrom(a.top)
	default:
		m.findAt((f.at + by + n) % n)
	}
}

// leaveFind goes back to where the search was begun.
func (m *Model) leaveFind() {
	a := &m.article
	top := a.finding.origin
	if before := a.finding.before; before != nil {
		a.finding = *before
	}
	a.scrollTo(top, m.articleLayout().rows)
}

// finder is all lines of the article, to find in.
func (a *article) finder() *find.Text {
	if a.found == nil {
		a.found = find.New(a.all())
	}
	return a.found
}

// markedLine is a line of the article with what was found in it.
func (m *Model) markedLine(i int) string {
	f := &m.article.finding
	return find.Mark(m.article.line(i), f.found.Row(i, f.at), m.looks)
}

// state is which match one has come to, of how many.
func (f *finding) state() string {
	if f.needle == "" && f.at < 0 {
		return ""
	}
	return textMatches(f.at+1, len(f.found.Matches))
}

// words are what a search asked for that can stand in an article.
func words(q query.Query) []string {
	var all []string
	for _, t := range q.Terms {
		if !t.Not && t.Field != query.Author && t.Field != query.Files {
			all = append(all, t.Text)
		}
	}
	return all
}
