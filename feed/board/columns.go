package board

import (
	"strings"

	"city/sosik/feed"
)

// readRows makes a notice of each row of a list.
func (r *reader) readRows(l *listing) {
	l.header = r.findHeader(l)
	for _, row := range l.rows {
		n := row.nodes[0]
		row.notice = feed.Notice{Views: feed.Unknown, Attachments: feed.Unknown}
		if l.header != nil && l.header.node != nil && (n == l.header.node || l.header.node.contains(n)) || isHeadRow(n) {
			row.skip = true
			continue
		}
		if len(row.targets) > 0 {
			row.notice.ID = feed.Clean(row.targets[0].id)
		}
		if n.tag == "tr" {
			r.readCells(l, row)
		} else {
			r.readParts(l, row)
		}
		r.readSigns(row)
		if row.notice.Title == "" || len(row.targets) == 0 && emptyList.MatchString(row.notice.Title) {
			row.skip = true
		}
	}
	l.settlePinned()
}

// isHeadRow says that a row of a table is a head: no cell is a td.
func isHeadRow(n *node) bool {
	if n.tag != "tr" {
		return false
	}
	if n.parent != nil && n.parent.tag == "thead" {
		return true
	}
	td := 0
	for c := n.first; c != nil; c = c.next {
		if c.tag == "td" {
			td++
		}
	}
	return td == 0
}

// readCells reads a row of a table by its columns.
func (r *reader) readCells(l *listing, row *row) {
	var title *node
	var rest []*node
	col := 0
	for _, n := range row.nodes {
		if n != row.nodes[0] {
			rest = append(rest, n)
			continue
		}
		for c := n.first; c != nil; c = c.next {
			if c.tag != "td" && c.tag != "th" {
				continue
			}
			role := l.header.at(col)
			col += max(1, min(atoi(c.attr("colspan")), 20))
			if role == roleNone {
				role = r.cellRole(c)
			}
			switch {
			case role == roleTitle && title == nil:
				title = c
			case role == roleNone || role == roleTitle:
				rest = append(rest, c)
			default:
				r.assignCell(row, role, c)
			}
		}
	}
	if title == nil || r.text(title) == "" && len(r.doc.find(title, "img", "input")) == 0 {
		title = r.titleCell(row, rest)
	}
	if title != nil {
		r.readTitle(row, []*node{title})
	}
	for _, c := range rest {
		if c != title {
			r.readLoose(row, c)
		}
	}
}

// cellRole reads what a responsive table writes on its cells.
func (r *reader) cellRole(c *node) role {
	for _, key := range []string{"data-label", "data-th", "data-title", "data-cell-header", "data-name", "aria-label", "title", "data-content"} {
		if role := labelRole(c.attr(key)); role != roleNone {
			return role
		}
	}
	for i := range c.attrs { // data-table-type="subject"
		if a := c.attrs[i]; strings.HasPrefix(a.Key, "data-") && strings.HasSuffix(a.Key, "type") {
			if role := r.hintOfNames(strings.ToLower(a.Val)); role != roleNone {
				return role
			}
		}
	}
	return roleNone
}

// titleCell is the cell with the notice's link whose text is longest.
func (r *reader) titleCell(row *row, cells []*node) *node {
	var best *node
	longest := 0
	for _, c := range cells {
		for _, t := range row.targets {
			if !c.contains(t.node) && !t.node.contains(c) {
				continue
			}
			n := len(r.textOf(c, everything)) + 1
			if t.node.contains(c) && (r.cal.looksDated(r.text(c)) || r.hintOfNames(c.names()) == roleDate) {
				n = 1
			}
			if hinted := r.hintOfNames(c.names()); hinted == roleTitle {
				n += 200
			}
			if n > longest {
				best, longest = c, n
			}
		}
	}
	return best
}

// assignCell gives a cell's content to the column's field.
func (r *reader) assignCell(row *row, role role, c *node) {
	if role == roleFiles {
		r.countFiles(row, c)
		return
	}
	text := r.text(c)
	if text == "" {
		text = r.textOf(c, everything)
	}
	if kids := c.children(); len(kids) > 0 && kids[0].prev == nil {
		// <span><b>부서</b>복지과</span>, as responsive lists have it.
		if label := r.text(kids[0]); labelRole(label) == role && len(text) > len(label) {
			text = strings.TrimPrefix(text, label)
		}
	}
	if text == "" {
		for _, img := range r.doc.find(c, "img") {
			text = feed.Clean(img.attr("alt"))
		}
	}
	if label, value, ok := splitLabel(text); ok && (label == role || role == roleNumber) {
		text = value
	}
	r.assign(row, role, text)
}

// readLoose reads a cell of which no head says what it holds.
func (r *reader) readLoose(row *row, c *node) {
	text := r.text(c)
	role := r.hintOfNames(c.names())
	switch {
	case text == "":
		return
	case r.cal.whole(text) != "" || r.cal.looksDated(text):
		r.assign(row, roleDate, text)
	case isPinnedMark(text):
		row.pinned = true
	case allDigits(text) && role != roleNumber && role != roleViews:
		return
	case role == roleNone && len([]rune(text)) <= 16 && office.MatchString(text) && row.notice.Department == "" && text != row.notice.Author:
		r.assign(row, roleDept, text)
	case role == roleViews || role == roleNumber || role == roleAuthor || role == roleDept || role == roleDate:
		r.assign(row, role, text)
	default:
		for _, p := range r.parts([]*node{c}) {
			if p.role == roleDate || p.role == roleViews || p.role == roleAuthor || p.role == roleDept {
				r.assign(row, p.role, p.text)
			}
		}
	}
}

// assign gives a text to a field that has none yet.
func (r *reader) assign(row *row, role role, text string) {
	n := &row.notice
	text = strings.TrimLeft(feed.Clean(text), ":：| ")
	if text == "" || text == "-" || text == "–" {
		return
	}
	switch role {
	case roleNumber:
		switch digits := strings.ReplaceAll(text, ",", ""); {
		case allDigits(digits) && len(digits) < 10:
			n.Number = atoi(digits)
		case isPinnedMark(text) || strings.Contains(text, "공지"):
			row.pinned = true
		}
	case roleAuthor:
		if n.Author == "" && isName(text) {
			n.Author = text
		}
	case roleDept:
		if n.Department == "" && isName(text) {
			n.Department = text
		}
	case roleDate:
		if isPeriod(text) {
			row.dated = true
			return
		}
		row.dated = row.dated || r.cal.looksDated(text)
		if n.Date == "" {
			n.Date = r.dateIn(text)
		}
	case rolePeriod:
		row.dated = row.dated || fullDate.MatchString(text)
	case roleViews:
		if m := viewCount.FindStringSubmatch(text); n.Views == feed.Unknown && m != nil {
			n.Views = atoi(m[1])
		}
	}
}

// dateIn reads a field that should be a date and may hold a word besides.
func (r *reader) dateIn(text string) feed.Date {
	if d := r.cal.whole(text); d != "" {
		return d
	}
	if d, ok := r.cal.find(text); ok {
		return d.date
	}
	for w := range strings.FieldsSeq(text) {
		if d := r.cal.whole(w); d != "" {
			return d
		}
	}
	return ""
}

// isName says that a text can be a person or an office.
func isName(s string) bool {
	return len([]rune(s)) <= 60 && strings.ContainsFunc(s, isLetter) && labelRole(s) == roleNone
}
