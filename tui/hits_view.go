package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"city/sosik/feed/query"
	"city/sosik/tui/find"
	"city/sosik/tui/table"
)

// hitLayout is that of the table of hits.
type hitLayout struct {
	listLayout
	snippets bool // each hit has a line of its text under it
	hits     int  // on a page, at least 1
}

func (m *Model) hitLayout() hitLayout {
	l := hitLayout{listLayout: m.listLayout()}
	l.snippets = l.rows >= 6 && l.width >= 30
	l.hits = l.rows
	if l.snippets {
		l.hits = l.rows / 2
	}
	return l
}

// hitsRows is the screen of what was found.
func (m *Model) hitsRows() []string {
	l := m.hitLayout()
	rows := make([]string, 0, m.height)
	if l.title {
		rows = append(rows, m.hitsTitle(l.width))
	}
	width := l.width - len(pointer)
	t := table.New(columns(m.metrics, width, m.list.status.Total, m.hidden(width)), width, m.metrics)
	if l.header {
		rows = append(rows, styled(m.styles.header, noPointer+t.Header()))
	}
	body := m.hitsTable(t, l)
	if m.hits.count == 0 {
		body = m.nothingFound(l)
	}
	for len(body) < l.rows {
		body = append(body, "")
	}
	rows = append(rows, body[:l.rows]...)
	if l.status {
		rows = append(rows, m.statusRow(m.hitsHint(), m.listState(), l.width))
	}
	return rows
}

// hitsTable are the hits of the page under the cursor, each with its snippet.
func (m *Model) hitsTable(t table.Layout, l hitLayout) []string {
	var rows []string
	first := m.hits.page() * m.hits.size
	for pos := first; pos < min(first+m.hits.size, m.hits.count); pos++ {
		f, ok := m.hits.at(pos)
		row := noPointer + m.cells(t, f.Entry, false, ok)
		style, looks := m.rowStyle(f.Entry, ok), m.looks
		if pos == m.hits.cursor {
			style, looks = m.styles.selected, m.selectedLooks
			row = m.metrics.Fit(pointer+row[len(noPointer):], l.width)
		} else {
			row = strings.TrimRight(m.metrics.Truncate(row, l.width), " ")
		}
		rows = append(rows, m.markedRow(t, row, f, style, looks))
		if l.snippets {
			rows = append(rows, m.snippet(f, t, l.width))
		}
	}
	return rows
}

// snippet is a line of the text around what was found in it.
func (m *Model) snippet(f hit, t table.Layout, width int) string {
	margin := min(len(noPointer)+t.Offset(columnTitle), width/4)
	text, spans := find.Snippet(m.metrics, f.Text, f.text, width-margin)
	if text == "" {
		return ""
	}
	return strings.Repeat(" ", margin) + find.Mark(styled(m.styles.faint, text), spans, m.looks)
}

// markedRow is a row of the table with what was found in its title marked, as far
// as that was not cut off.
func (m *Model) markedRow(t table.Layout, row string, f hit, style lipgloss.Style, looks find.Looks) string {
	var spans []find.Span
	title := strings.TrimRight(m.metrics.Fit(f.Title, t.Width(columnTitle)), " ")
	if at := strings.Index(row, title); at >= 0 {
		spans = find.Shown(f.Title, title, f.title, at)
	}
	return find.Mark(styled(style, row), spans, looks)
}

// hitsTitle says what was found, how quickly, and which page of it is shown; or
// what is wrong with the query.
func (m *Model) hitsTitle(width int) string {
	h := &m.hits
	if h.wrong != nil {
		return m.titleRow(ExplainQuery(h.text, h.wrong), "", width)
	}
	page := textPage(h.page()+1, h.pages())
	count, order := textHits(h.count, h.took), textOrder(h.order, h.query.Has(query.Recent))
	if s := m.list.status; s.Cached < s.Total {
		count += " " + textOfKept(s.Cached)
	}
	if m.searching.running() {
		count = textSearching
	}
	for _, parts := range [][]string{
		{textSearchTitle(h.text), count, order, page},
		{textSearchTitle(h.text), count, page},
		{count, page},
	} {
		if left := strings.Join(parts, textBetween); m.metrics.Width(left) <= width {
			return m.titleRow(left, "", width)
		}
	}
	return m.titleRow(count, "", width)
}

// needsArticles says that a search asks for what many lists do not tell.
func needsArticles(q query.Query) bool {
	return q.Has(query.Attached) || slices.ContainsFunc(q.Terms, func(t query.Term) bool {
		return t.Field == query.Author || t.Field == query.Files
	})
}

// nothingFound says so, and offers what might have been meant.
func (m *Model) nothingFound(l hitLayout) []string {
	if m.searching.running() || m.hits.wrong != nil && m.hits.text != "" {
		return nil
	}
	lines := []string{textNothingFound}
	if o := m.hits.offer; o.hits > 0 {
		lines = append(lines, textOffer(o.text, o.hits, m.offerKey()))
	}
	if !m.list.authors && needsArticles(m.hits.query) {
		lines = append(lines, textOnlyOpened)
	}
	if s := m.list.status; s.Cached < s.Total {
		lines = append(lines, textNotAllKept(s.Cached, s.Total, keyName(m.keys.Sync, "f6")))
	}
	var rows []string
	for _, line := range lines {
		rows = append(rows, m.metrics.Wrap(line, l.width, 0)...)
	}
	return rows
}
