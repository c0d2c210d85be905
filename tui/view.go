package tui

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"city/sosik/feed"
	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
)

// Settled says that the frame is worth painting. It is not where a better one
// is due at once: what it lacks has been asked of the cache, whose answer takes a
// millisecond or ten, and an empty page would only flicker past.
func (m *Model) Settled() bool {
	switch {
	case m.screen != listScreen:
		return true
	case m.searching.running():
		return false
	case m.hits.shown:
		return !m.loadingHits.running() || !m.hits.unasked()
	}
	return !m.loading.running() || m.list.loaded && !m.list.unasked()
}

// View is the screen as one text, for tests and whoever knows no frames.
func (m *Model) View() string { return strings.Join(m.Frame().Rows, "\n") }

// Frame is the screen as it is meant to look now.
func (m *Model) Frame() screen.Frame {
	if m.width <= 0 || m.height <= 0 {
		return screen.Frame{}
	}
	f := screen.Frame{Title: m.terminalTitle()}
	switch m.screen {
	case articleScreen:
		f.Rows = m.articleRows()
	case helpScreen:
		f.Rows = m.helpFrame()
	case viewsScreen:
		f.Rows = m.viewsRows()
	case menuScreen:
		f.Rows = m.menuRows()
	case sheetScreen:
		if m.looking() {
			f.Picture = m.gallery.shown.graphics
		}
		f.Rows, f.Joins = m.sheetRows(), m.sheetJoins()
	default:
		f.Rows = m.tableRows()
	}
	for len(f.Rows) < m.height {
		f.Rows = append(f.Rows, "")
	}
	f.Rows = f.Rows[:m.height]
	if m.typing() {
		f.Rows[m.height-1], f.Cursor = m.promptRow()
	}
	if m.opts.Theme.ASCII {
		f.Rows = m.inASCII(f.Rows)
	}
	return f
}

// tableRows is the screen of the list, or of what was found.
func (m *Model) tableRows() []string {
	if m.hits.shown && !m.blank() {
		return m.hitsRows()
	}
	return m.listRows()
}

// terminalTitle is what the window of the terminal is called.
func (m *Model) terminalTitle() string {
	if m.screen == articleScreen {
		return m.article.notice().Title
	}
	return m.list.status.Board.Name
}

// titleRow is the first line of a screen: what stands left is cut so that what
// stands right is whole.
func (m *Model) titleRow(left, right string, width int) string {
	return styled(m.styles.title, m.between(left, right, width))
}

// between puts one text to the left and one to the right of a row.
func (m *Model) between(left, right string, width int) string {
	r := m.metrics.Width(right)
	if right == "" || r+2 > width {
		return strings.TrimRight(m.metrics.Truncate(left, width), " ")
	}
	return m.metrics.Fit(left, width-r-1) + " " + right
}

// statusRow is the last line: what has just happened, or what one can do, and
// what is going on.
func (m *Model) statusRow(hint, right string, width int) string {
	left, style := hint, m.styles.faint
	if m.message.text != "" {
		left, style = m.message.text, m.styles.good
		if m.message.alert {
			style = m.styles.alert
		}
	}
	right = m.statusRight(right)
	if m.hangul && m.metrics.Width(right)+2 > width { // it matters more than what else there is
		right = textHangul
		if m.metrics.Width(right)+2 > width {
			return m.metrics.Truncate(right, width)
		}
	}
	if m.message.text == "" {
		left = m.wholeHints(left, width-m.metrics.Width(right)-count(right != ""))
	}
	row := m.between(left, right, width)
	if right == "" || !strings.HasSuffix(row, right) {
		return styled(style, row)
	}
	rest := row[:len(row)-len(right)]
	return styled(style, rest) + right
}

// statusRight is what stands to the right of the status line, beside what is
// going on.
func (m *Model) statusRight(state string) string {
	if m.opts.Warning != "" {
		state = strings.TrimRight(m.opts.Warning+" "+state, " ")
	}
	if m.hangul {
		state = strings.TrimLeft(state+" "+textHangul, " ")
	}
	return state
}

// promptRow is the line that is being typed, and where the cursor stands in it.
// A line that is too long shows its end.
func (m *Model) promptRow() (string, *screen.Point) {
	width := rowWidth(m.width)
	most := width / 2
	if m.prompt.kind == promptSure || m.prompt.kind == promptPrint {
		most = width // nothing is typed after it
	}
	label := m.metrics.Truncate(m.prompt.label(), most)
	right := ""
	if m.prompt.kind == promptFind && len(m.prompt.text) > 0 {
		right = textMatches(m.article.finding.at+1, len(m.article.finding.found.Matches))
	}
	room := max(width-m.metrics.Width(label)-1-m.metrics.Width(right), 0)
	text, before := m.prompt.text, m.prompt.text[:m.prompt.cursor]
	for m.metrics.Width(string(before)) > room {
		before, text = before[1:], text[1:]
	}
	row := label + m.metrics.Truncate(string(text), room)
	if right != "" {
		row = m.between(row, right, width)
	}
	x := m.metrics.Width(label) + m.metrics.Width(string(before))
	return row, &screen.Point{X: min(x, m.width-1), Y: m.height - 1}
}

// articleRows is the article's screen.
func (m *Model) articleRows() []string {
	a, l := &m.article, m.articleLayout()
	rows := make([]string, 0, m.height)
	if l.title {
		rows = append(rows, m.titleRow(m.articleBar(), "", l.bar))
	}
	for i := range l.rows {
		var line string
		if i += a.top; i < a.lines() {
			line = m.markedLine(i)
			if a.width > l.width { // until it has been set for the smaller terminal
				line = firstOf(m.metrics.Wrap(line, l.width, 0))
			}
		}
		rows = append(rows, indent(line, l.margin))
	}
	if l.status {
		rows = append(rows, m.statusRow(m.articleHint(), m.articleState(l.rows), l.bar))
	}
	return rows
}

// articleBar is the line above the article: where one is, and once the title has
// scrolled away, the title.
func (m *Model) articleBar() string {
	a := &m.article
	text := m.list.status.Board.Name
	if a.top > 0 {
		text = a.notice().Title
		if a.entry.Starred {
			text = signs()[signStar].sign + " " + text
		}
	}
	if a.preview != nil {
		text = fileTitle(a.preview.file)
	}
	if n := a.entry.Number; n > 0 {
		text = comma(n) + textBetween + text
	}
	if a.changes != nil {
		v := a.changes.versions[a.changes.shown]
		text = textVersion(a.changes.shown+1, len(a.changes.versions), v.Seen) + textBetween + text
	}
	return text
}

// articleState is what is going on with the article, or how far one is in it.
func (m *Model) articleState(height int) string {
	a := &m.article
	switch {
	case a.work.running() || m.opening:
		return textLoading
	case a.failed != nil && !a.have:
		return textFailed
	case m.fetchState() != "":
		return m.fetchState()
	case m.sync.running():
		return m.sync.state()
	}
	return strings.TrimLeft(a.finding.state()+"  "+textProgress(a.progress(height)), " ")
}

// articleHead lays out what stands above the text: the title, the author's line,
// the files.
func (m *Model) articleHead() cell.Text {
	if m.article.preview != nil {
		return m.previewHead()
	}
	a, l := &m.article, m.articleLayout()
	n := a.notice()
	var head cell.Text
	head.Add(m.broken(m.styles.heading, n.Title, l.width, 0))
	if meta := a.meta(keyName(m.keys.Versions, "v")); meta != "" {
		head.Add(m.broken(m.styles.row, meta, l.width, 0))
	}
	for i, f := range a.article.Attachments {
		head.Add(m.broken(m.styles.row, textFile(i+1, textSized(f)), l.width, m.metrics.Width(textFile(i+1, ""))))
	}
	rule := styled(m.styles.faint, strings.TrimRight(m.metrics.Fill("─", l.width), " "))
	head.Add(cell.Text{Lines: []string{rule}})
	if why := a.lacks(); why != "" {
		head.Add(cell.Text{Lines: styledAll(m.styles.faint, m.metrics.Wrap(why, l.width, 0))})
		if !a.have && a.entry.Summary != "" {
			head.Add(cell.Text{Lines: []string{""}})
		}
	}
	return head
}

// broken breaks a text into rows of a style.
func (m *Model) broken(s lipgloss.Style, text string, width, hang int) cell.Text {
	t := m.metrics.Break(text, width, hang)
	t.Lines = styledAll(s, t.Lines)
	return t
}

// lacks says why there is no text, or not the whole, or nothing.
func (a *article) lacks() string {
	switch {
	case a.have && len(a.article.Body) > 0:
		return ""
	case a.have:
		return textNoBody
	case a.entry.Summary != "" && a.work.running():
		return textSummaryFirst
	case a.entry.Summary != "":
		return textSummaryOnly
	case a.work.running():
		return textFetching
	}
	return textNoText
}

// articleFoot lays out what stands below the text: the address of the notice,
// the board's ID of it, which "sosik show" takes, and where its files are.
func (m *Model) articleFoot() cell.Text {
	if m.article.preview != nil {
		return m.previewFoot()
	}
	a, l := &m.article, m.articleLayout()
	lines := []string{textID(a.entry.ID)}
	if a.entry.URL != "" {
		lines = append(lines, textAddress(a.entry.URL))
	}
	for i, f := range a.article.Attachments {
		if link := f.Link(); link != "" {
			lines = append(lines, textFile(i+1, link))
		}
	}
	foot := cell.Text{Lines: []string{""}}
	for _, line := range lines {
		foot.Add(m.broken(m.styles.faint, line, l.width, 0))
	}
	return foot
}

func (m *Model) helpRows() []string {
	return helpRows(m.helpGroups(), m.styles, m.metrics, m.articleLayout().bar)
}

// helpFrame is the help's screen.
func (m *Model) helpFrame() []string {
	return m.paneRows(m.help, textHelpTitle, m.helpHint(), m.helpRows())
}

func styledAll(s lipgloss.Style, rows []string) []string {
	for i, r := range rows {
		rows[i] = styled(s, r)
	}
	return rows
}

func firstOf(rows []string) string {
	if len(rows) == 0 {
		return ""
	}
	return rows[0]
}

func indent(line string, margin int) string {
	if line == "" {
		return ""
	}
	return strings.Repeat(" ", margin) + line
}

// isNew says whether a notice is shown as new: its day began less than NewFor
// ago, rounded up to whole days, since boards tell the day and not the hour.
func (m *Model) isNew(e feed.Entry) bool {
	t := e.Date.Time()
	return !t.IsZero() && m.now().Before(t.Add(m.opts.NewFor).AddDate(0, 0, 1))
}
