package tui

import (
	"errors"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"city/sosik/feed"
	"city/sosik/tui/cell"
	"city/sosik/tui/table"
)

// The columns of the table, in their order.
const (
	columnNumber = iota
	columnMarks
	columnTitle
	columnAuthor
	columnDate
	columnViews
	columnCount
)

// pointer stands before the selected row, for whoever cannot see it reversed.
const pointer, noPointer = ">", " "

// roomy is from how many cells on the table shows the columns that this board
// leaves empty for most rows. The 시정소식 list, for one, tells the author and
// the views only of notices that have been opened.
const roomy = 100

// titleMin is below how many cells of a title the other columns give way, for a
// row of so many. On narrow terminals half the row is enough, so that the day
// and the marks stay as long as they can.
func titleMin(width int) int { return min(24, width/2) }

// columns are the table's for this board: widths depend on the size of its
// numbers, not on the page, so that columns stand still when pages turn.
func columns(m cell.Metrics, width, total int, hidden [columnCount]bool) []table.Column {
	number := max(m.Width(strconv.Itoa(max(total, 0))), m.Width(textPinned))
	all := []table.Column{
		columnNumber: {Title: textNumber, Align: table.Right, Content: number, Drop: 3},
		columnMarks:  {Content: m.Width(marksOf(m, [signCount]bool{})), Drop: 6},
		columnTitle:  {Title: textTitle, Flex: 1, Min: titleMin(width)},
		columnAuthor: {Title: textAuthor, Content: authorWidth(width), Drop: 2},
		columnDate:   {Title: textDate, ShortTitle: textDateShort, Content: len("2006-01-02"), Short: len("01-02"), Shorten: 4, Drop: 5},
		columnViews:  {Title: textViews, Align: table.Right, Content: len("99,999"), Drop: 1},
	}
	for i, hide := range hidden {
		if hide {
			all[i] = table.Column{}
		}
	}
	return all
}

// authorWidth is the width of the author's column: four letters, six where there
// is room.
func authorWidth(width int) int {
	if width < 120 {
		return 8
	}
	return 12
}

// hidden says which columns there is no room for because they would stand
// empty.
func (m *Model) hidden(width int) (hidden [columnCount]bool) {
	if width < roomy {
		hidden[columnAuthor], hidden[columnViews] = !m.list.authors, !m.list.views
	}
	return hidden
}

// The signs before a title, in their order.
const (
	signNew = iota
	signUnread
	signStar
	signFiles
	signCount
)

// What stands in the first place instead, where it says more.
const (
	signEdited  = "~"
	signRemoved = "x"
)

// sign is a mark in the table and what it means.
type sign struct{ sign, text string }

func signs() [signCount]sign {
	return [signCount]sign{
		signNew:    {"N", textSignNew},
		signUnread: {"●", textSignUnread},
		signStar:   {"*", textStar},
		signFiles:  {"@", textSignFiles},
	}
}

// marksOf are the signs before a title, each in a place of its own.
func marksOf(m cell.Metrics, on [signCount]bool) string {
	var b strings.Builder
	for i, s := range signs() {
		if on[i] {
			b.WriteString(s.sign)
		} else {
			b.WriteString(strings.Repeat(" ", m.Width(s.sign)))
		}
	}
	return b.String()
}

// marksOf are the signs before the title of a notice.
func (m *Model) marksOf(e feed.Entry) string {
	marks := marksOf(m.metrics, [signCount]bool{m.isNew(e), !e.Read, e.Starred, e.Attachments > 0})
	switch {
	case e.Removed:
		return signRemoved + marks[1:]
	case e.Edited:
		return signEdited + marks[1:]
	}
	return marks
}

// listRows is the list's screen.
func (m *Model) listRows() []string {
	l := m.listLayout()
	rows := make([]string, 0, m.height)
	if l.title {
		rows = append(rows, m.listTitle(l.width))
	}
	if m.blank() || m.list.count == 0 {
		rows = append(rows, m.blankRows(l)...)
	} else {
		width := l.width - len(pointer)
		t := table.New(columns(m.metrics, width, m.list.status.Total, m.hidden(width)), width, m.metrics)
		if l.header {
			rows = append(rows, styled(m.styles.header, noPointer+t.Header()))
		}
		rows = append(rows, m.listTable(t, l)...)
	}
	if l.status {
		rows = append(rows, m.statusRow(m.listHint(), m.listState(), l.width))
	}
	return rows
}

// listTable are the rows of the page under the cursor.
func (m *Model) listTable(t table.Layout, l listLayout) []string {
	rows := make([]string, l.rows)
	first := m.list.page() * m.list.size
	for i := range rows {
		pos := first + i
		if pos >= m.list.count {
			break
		}
		e, kept := m.list.at(pos)
		style, mark := m.rowStyle(e, kept), noPointer
		cells := m.cells(t, e, pos < len(m.list.pinned), kept)
		if pos == m.list.cursor {
			style, mark = m.styles.selected, pointer
			rows[i] = style.Render(m.metrics.Fit(mark+cells, l.width))
			continue
		}
		rows[i] = strings.TrimRight(styled(style, m.metrics.Truncate(mark+cells, l.width)), " ")
	}
	return rows
}

// rowStyle is the look of a row that is not selected.
func (m *Model) rowStyle(e feed.Entry, kept bool) lipgloss.Style {
	switch {
	case !kept:
		return m.styles.faint
	case e.Read:
		return m.styles.read
	}
	return m.styles.row
}

// cells is one row of the table. A notice that is pinned stands above the list,
// and once more in its place, where it has its number.
func (m *Model) cells(t table.Layout, e feed.Entry, pinned, kept bool) string {
	texts := make([]string, columnCount)
	switch {
	case pinned:
		texts[columnNumber] = textPinned
	case e.Number > 0:
		texts[columnNumber] = strconv.Itoa(e.Number)
	}
	if !kept {
		texts[columnTitle] = m.whyNotKept()
		return t.Row(texts)
	}
	texts[columnMarks] = m.marksOf(e)
	texts[columnTitle] = e.Title
	texts[columnAuthor] = e.Author
	if e.Author == "" {
		texts[columnAuthor] = e.Department
	}
	texts[columnDate] = e.Date.Day()
	if t.Short(columnDate) {
		texts[columnDate] = e.Date.Short()
	}
	if e.Views != feed.Unknown {
		texts[columnViews] = comma(e.Views)
	}
	return t.Row(texts)
}

// whyNotKept is what stands in the place of a notice that is not kept.
func (m *Model) whyNotKept() string {
	switch {
	case m.list.fillError != nil:
		return textRowFailed(keyName(m.keys.Refresh, "r"))
	case m.list.complete(): // some boards count notices that they do not show
		return textRowHidden
	}
	return textRowLoading
}

// listTitle is the first line: the board, its counts, the page, and when it was
// last refreshed. What there is no room for goes, the page last.
func (m *Model) listTitle(width int) string {
	s := m.list.status
	name := s.Board.Name
	if s.Total == feed.Unknown {
		return m.titleRow(name, "", width)
	}
	total, page := textTotal(s.Total), textPage(m.list.page()+1, m.list.pages())
	unread, refreshed := textUnreadCount(s.Unread), textRefreshed(s.Refreshed, m.now())
	if s.Fresh > 0 {
		unread += textBetween + textFresh(s.Fresh)
	}
	for _, parts := range [][]string{
		{name, total, unread, page},
		{name, total, textFreshOr(s.Fresh, unread), page},
		{name, total, page},
		{name, page},
	} {
		left := strings.Join(parts, textBetween)
		switch room := width - m.metrics.Width(left); {
		case refreshed != "" && room > m.metrics.Width(refreshed):
			return m.titleRow(left, refreshed, width)
		case room >= 0:
			return m.titleRow(left, "", width)
		}
	}
	if room := width - m.metrics.Width(page) - 1; room >= 4 {
		return m.titleRow(m.metrics.Truncate(name, room), page, width)
	}
	return m.titleRow(page, "", width)
}

// listState is what is going on with the list.
func (m *Model) listState() string {
	switch {
	case m.filling.running() && m.list.gaps() || m.opening:
		return textLoading
	case m.fetchState() != "":
		return m.fetchState()
	case m.sync.running():
		return m.sync.state()
	case m.refreshing.running():
		return textRefreshing
	case errors.Is(m.offline, feed.ErrOffline):
		return textOffline
	case m.offline != nil:
		return textFailed
	}
	return ""
}

// blank says that there is no list to show: nothing is kept of the board, and
// it has not answered.
func (m *Model) blank() bool { return m.list.status.Total == feed.Unknown }

// blankRows says why there is no list, and what can be done about it.
func (m *Model) blankRows(l listLayout) []string {
	var lines []string
	switch {
	case !m.blank():
		lines = []string{textEmptyList}
	case m.offline == nil:
		lines = []string{textOpening, m.list.status.Board.URL}
	default:
		lines = []string{Explain(m.offline), textNothingKept, m.list.status.Board.URL, ""}
		lines = append(lines, m.blankWays()...)
	}
	height := l.rows + count(l.header)
	rows := make([]string, 0, height)
	if height > 2*len(lines) {
		rows = append(rows, "")
	}
	for i, line := range lines {
		style := m.styles.row
		if i == 0 && m.offline != nil {
			style = m.styles.alert
		}
		margin := min(2, l.width/10)
		for _, row := range m.metrics.Wrap(line, l.width-margin, 0) {
			rows = append(rows, indent(styled(style, row), margin))
		}
	}
	for len(rows) < height {
		rows = append(rows, "")
	}
	return rows[:height]
}
