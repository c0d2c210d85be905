package tui

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"city/sosik/feed"
	"city/sosik/tui/screen"
)

// Settled says that the frame is worth painting. It is not where a better one
// is due at once: the rows of this page have been asked of the cache, whose
// answer takes a millisecond, and an empty page would only flicker past.
func (m *Model) Settled() bool {
	return !m.loading.running() || m.screen != listScreen || m.list.loaded && !m.list.unasked()
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
	default:
		f.Rows = m.listRows()
	}
	for len(f.Rows) < m.height {
		f.Rows = append(f.Rows, "")
	}
	f.Rows = f.Rows[:m.height]
	if m.prompt.active() {
		f.Rows[m.height-1], f.Cursor = m.promptRow()
	}
	return f
}

// terminalTitle is what the window of the terminal is called.
func (m *Model) terminalTitle() string {
	if m.screen == articleScreen {
		return m.article.notice().Title
	}
	return m.list.status.Board.Name
}

// styled puts a style on text that is laid out. Spaces at the end stay bare.
func styled(s lipgloss.Style, text string) string {
	bare := strings.TrimRight(text, " ")
	if bare == "" {
		return text
	}
	return s.Render(bare) + text[len(bare):]
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
	if m.opts.Warning != "" {
		right = strings.TrimRight(m.opts.Warning+" "+right, " ")
	}
	if m.hangul {
		right = strings.TrimLeft(right+" "+textHangul, " ")
	}
	row := m.between(left, right, width)
	if right == "" || !strings.HasSuffix(row, right) {
		return styled(style, row)
	}
	rest := row[:len(row)-len(right)]
	return styled(style, rest) + right
}

// promptRow is the line that is being typed, and where the cursor stands in it.
// A line that is too long shows its end.
func (m *Model) promptRow() (string, *screen.Point) {
	width := rowWidth(m.width)
	label := m.metrics.Truncate(m.prompt.label(), width/2)
	room := max(width-m.metrics.Width(label)-1, 0)
	text, before := m.prompt.text, m.prompt.text[:m.prompt.cursor]
	for m.metrics.Width(string(before)) > room {
		before, text = before[1:], text[1:]
	}
	row := label + m.metrics.Truncate(string(text), room)
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
			line = a.line(i)
			if a.width > l.width { // until it has been set for the smaller terminal
				line = firstOf(m.metrics.Wrap(line, l.width, 0))
			}
		}
		rows = append(rows, indent(line, l.margin))
	}
	if l.status {
		rows = append(rows, m.statusRow(textArticleHint, m.articleState(l.rows), l.bar))
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
	if n := a.entry.Number; n > 0 {
		text = comma(n) + " · " + text
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
	}
	return textProgress(a.progress(height))
}

// articleHead lays out what stands above the text: the title, the author's line,
// the files.
func (m *Model) articleHead() []string {
	a, l := &m.article, m.articleLayout()
	n := a.notice()
	var head []string
	for _, row := range m.metrics.Wrap(n.Title, l.width, 0) {
		head = append(head, styled(m.styles.heading, row))
	}
	if meta := a.meta(); meta != "" {
		head = append(head, m.metrics.Wrap(meta, l.width, 0)...)
	}
	for i, f := range a.article.Attachments {
		head = append(head, m.metrics.Wrap(textFile(i+1, f.Name), l.width, m.metrics.Width(textFile(i+1, "")))...)
	}
	head = append(head, styled(m.styles.faint, strings.TrimRight(m.metrics.Fill("─", l.width), " ")))
	switch {
	case !a.have && a.entry.Summary != "" && a.work.running():
		head = append(head, styledAll(m.styles.faint, m.metrics.Wrap(textSummaryFirst, l.width, 0))...)
		head = append(head, "")
	case !a.have && a.entry.Summary != "":
		head = append(head, styledAll(m.styles.faint, m.metrics.Wrap(textSummaryOnly, l.width, 0))...)
		head = append(head, "")
	case !a.have && a.work.running():
		head = append(head, styledAll(m.styles.faint, m.metrics.Wrap(textFetching, l.width, 0))...)
	case !a.have:
		head = append(head, styledAll(m.styles.faint, m.metrics.Wrap(textNoText, l.width, 0))...)
	case a.have && len(a.article.Body) == 0:
		head = append(head, styledAll(m.styles.faint, m.metrics.Wrap(textNoBody, l.width, 0))...)
	}
	return head
}

// articleFoot lays out what stands below the text: the address of the notice,
// the board's ID of it, which "sosik show" takes, and where its files are.
func (m *Model) articleFoot() []string {
	a, l := &m.article, m.articleLayout()
	lines := []string{textID(a.entry.ID)}
	if a.entry.URL != "" {
		lines = append(lines, textAddress(a.entry.URL))
	}
	for i, f := range a.article.Attachments {
		if f.URL != "" {
			lines = append(lines, textFile(i+1, f.URL))
		}
	}
	foot := []string{""}
	for _, line := range lines {
		foot = append(foot, styledAll(m.styles.faint, m.metrics.Wrap(line, l.width, 0))...)
	}
	return foot
}

func (m *Model) helpRows() []string {
	return helpRows(m.helpGroups(), m.styles, m.metrics, m.articleLayout().bar)
}

// helpFrame is the help's screen.
func (m *Model) helpFrame() []string {
	l, all := m.articleLayout(), m.helpRows()
	var rows []string
	if l.title {
		rows = append(rows, m.titleRow(textHelpTitle, "", l.bar))
	}
	for i := range l.rows {
		if i += m.help.top; i < len(all) {
			rows = append(rows, all[i])
		} else {
			rows = append(rows, "")
		}
	}
	if l.status {
		shown := min(m.help.top+l.rows, len(all)) * 100 / max(len(all), 1)
		rows = append(rows, m.statusRow(textHelpHint, textProgress(shown), l.bar))
	}
	return rows
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
