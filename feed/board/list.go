package board

import (
	"bytes"
	"cmp"
	"net/url"
	"slices"
	"strings"

	"city/sosik/feed"
)

// minScore is what a list must reach. A table of three dated rows with linked
// titles is far above; a menu is far below.
const minScore = 6

// findList finds the page's list, or the place of an empty one; nil if neither
// is there.
func (r *reader) findList() *listing {
	all := r.listings()
	var best *listing
	for i, l := range all {
		if l.score < minScore || i >= 12 {
			break
		}
		if best == nil || r.rank(l) > r.rank(best) {
			best = l
		}
	}
	if best == nil {
		best = r.emptyListing()
	}
	for _, l := range all {
		if best != nil && l != best && l.score >= minScore && l.dated > 1 && !best.covers(l.rows[0].nodes[0]) && !l.covers(best.parent) {
			best.rivals++
		}
	}
	if best == nil {
		return nil
	}
	best.gather(all)
	best.counter = r.findCounter(best)
	if len(best.rows) == 0 && !best.empty && best.counter.total > 0 && r.cut() {
		return nil // the rows were still to come
	}
	return best
}

// cut says that a page ends before its end. Many whole pages do not close what
// they opened, so it only explains what is missing.
func (r *reader) cut() bool {
	tail := bytes.ToLower(r.in.Body[max(0, len(r.in.Body)-4096):])
	return !bytes.Contains(tail, []byte("</body")) && !bytes.Contains(tail, []byte("</html"))
}

// gather adds the rows of lists beside this one that are part of it: boards set
// pinned notices in a table of their own with the same head.
func (l *listing) gather(all []*listing) {
	for _, other := range all {
		if other == l || other.group != l.group || other.score < minScore || l.covers(other.rows[0].nodes[0]) || other.rows[0].nodes[0].chrome {
			continue
		}
		pinned := 0
		for _, row := range other.rows {
			if row.pinned || row.skip {
				pinned++
			}
		}
		if !l.header.same(other.header) && (pinned < len(other.rows) || l.header != nil) || l.header == nil && pinned < len(other.rows) {
			continue
		}
		rows := append(slices.Clone(other.rows), l.rows...)
		slices.SortStableFunc(rows, func(a, b *row) int { return cmp.Compare(a.nodes[0].index, b.nodes[0].index) })
		l.rows = rows
		l.dated += other.dated
		l.titled += other.titled
	}
}

// rank adds to a list's score what stands around it: among several good ones
// the board's own has the head, the counter and the most rows.
func (r *reader) rank(l *listing) float64 {
	rank := l.score
	if c := r.findCounter(l); c.told() && c.near {
		rank += 4
	}
	rows := 0
	for _, row := range l.rows {
		if !row.skip {
			rows++
		}
	}
	return rank + float64(min(rows, 20))*0.2
}

// emptyListing finds a list without rows: a head or a counter with a message
// that there are no notices.
func (r *reader) emptyListing() *listing {
	var head *listing
	for _, n := range r.doc.nodes {
		if n.tag == "table" && !n.gone && !n.chrome {
			l := &listing{group: &group{}, parent: n, rows: []*row{newRow(n)}}
			h := r.tableHeader(n, l)
			if h != nil && h.known >= 3 && h.has(roleTitle) {
				head = &listing{group: &group{}, parent: n, header: h}
				if emptyList.MatchString(r.text(n)) {
					head.empty = true
					return head
				}
			}
		}
	}
	for _, n := range r.doc.nodes {
		if n.tag == "" || n.gone || n.chrome || n.end-n.index > 12 || !block[n.tag] && n.tag != "span" && n.tag != "strong" {
			continue
		}
		if text := r.text(n); len(text) < 200 && emptyList.MatchString(text) && !r.inForm(n) {
			l := &listing{group: &group{}, parent: n, empty: true}
			if head != nil {
				l.header = head.header
			}
			return l
		}
	}
	if head != nil && r.findCounter(head).told() {
		return head
	}
	return nil
}

func (r *reader) inForm(n *node) bool { return n.within(nil, "select", "label", "button") != nil }

// settlePinned keeps the pinned mark only where it tells rows apart, and adds
// those whose number is missing above the first that has one.
func (l *listing) settlePinned() {
	byClass, entries, numbered := 0, 0, 0
	for _, row := range l.rows {
		if row.skip {
			continue
		}
		entries++
		if pinnedClass(row.nodes[0]) {
			byClass++
		}
		if row.notice.Number > 0 {
			numbered++
		}
	}
	top := true
	for _, row := range l.rows {
		if row.skip {
			continue
		}
		if row.notice.Number > 0 {
			top = false
		}
		if byClass < entries && pinnedClass(row.nodes[0]) && row.notice.Number == 0 {
			row.pinned = true
		}
		if top && l.header.has(roleNumber) && numbered*2 > entries {
			row.pinned = true
		}
		row.notice.Pinned = row.pinned
	}
}

var pinnedNames = newPattern(`(?:^|[\s_-])(?:notice|noti|bo_notice|p-notice|fixed|pin|pinned|gongji|important|top|notify|headline|topnotice|noticetr|b-top-box|tr_notice|is_notice|ntc|on_notice)(?:$|[\s_-])`)

func pinnedClass(n *node) bool {
	return pinnedNames.MatchString(strings.ToLower(n.attr("class")))
}

// listPage makes feed's page of a listing.
func (r *reader) listPage(l *listing) feed.Page {
	page := feed.Page{Total: feed.Unknown}
	if l == nil {
		return page
	}
	known := l.header.has(roleFiles)
	for _, row := range l.rows {
		known = known || !row.skip && row.sign
	}
	for _, row := range l.rows {
		if row.skip {
			continue
		}
		n := row.notice
		switch {
		case row.sign && n.Attachments < 1:
			n.Attachments = 1
		case !row.sign && known:
			n.Attachments = 0
		}
		n.URL = r.addressOf(row)
		page.Notices = append(page.Notices, n)
	}
	c := l.counter
	page.Total, page.Number, page.Pages = c.total, c.page, c.pages
	number, last := r.paging(l)
	if page.Number == 0 {
		page.Number = number
	}
	if page.Pages == 0 {
		page.Pages = last
	}
	if page.Pages > 0 && page.Number > page.Pages && c.pages == 0 {
		page.Pages = 0
	}
	return page
}

// addressOf is the absolute address of a row's article, or "".
func (r *reader) addressOf(row *row) string {
	for _, t := range row.targets {
		if t.ref != "" {
			return r.absolute(t.ref)
		}
	}
	for _, n := range row.nodes { // a link of another shape beside the call
		for _, a := range r.doc.find(n, "a") {
			href := strings.TrimSpace(a.attr("href"))
			if _, script := cutScript(href); script || href == "" || strings.HasPrefix(href, "#") || downloadName.MatchString(strings.ToLower(href)) {
				continue
			}
			titled := r.text(a) != "" && sameTitle(r.text(a), row.notice.Title)
			if titled || len(row.targets) > 0 && strings.Contains(href, row.targets[0].id) {
				return r.absolute(href)
			}
		}
	}
	if len(row.targets) == 0 {
		return ""
	}
	return r.scriptAddress(row.targets[0])
}

var (
	downloadName = newPattern(`down|filedn|attach|getfile|fileget|filesave|file_?view|fileopen|preview|viewer|synap`)
	fileIcon     = newPattern(`(?i)(?:^|[/_\s.-])(?:file|files|attach\w*|atch|addfile|clip|paperclip|disk|disc|floppy|diskette|hwpx?|pdf|docx?|xlsx?|pptx?|zip|download|down|save)(?:$|[_\s.\d-])`)
	noticeIcon   = newPattern(`(?:^|[_-])(?:notice|noti|gongji)\d*\.(?:gif|png|svg)$`)
	fileWords    = newPattern(`(?i)첨부|파일|^(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|한글|엑셀)(?:\s*(?:파일|문서))?$|\bfile\b|attach`)
	noFileWords  = newPattern(`(?i)없|no\s*file|^(?:-|x|0|n)$`)
)

// readSigns looks for what shows that a row has files.
func (r *reader) readSigns(row *row) {
	for _, top := range row.nodes {
		for _, m := range r.doc.inside(top) {
			if m.gone || row.sign && row.pinned {
				continue
			}
			switch m.tag {
			case "img":
				alt := feed.Clean(m.attr("alt") + " " + m.attr("title"))
				if !sameTitle(alt, row.notice.Title) && r.isFileSign(alt, iconName(m)) {
					row.sign = true
				}
				if isPinnedMark(alt) || noticeIcon.MatchString(iconName(m)) && !isBadge(alt) {
					row.pinned = true
				}
			case "i", "em", "span", "svg", "use":
				if r.surelyLonger(m, everything, 60) {
					continue
				}
				text := r.textOf(m, everything)
				if len(text) > 60 {
					continue
				}
				icon := m.attr("class")
				if m.tag == "span" && text == "" && m.attr("title") == "" && !strings.Contains(strings.ToLower(icon), "ico") {
					continue
				}
				if fileIcon.MatchString(icon) && !noFileWords.MatchString(text) && r.hintOfNames(m.names()) != roleTitle || text != "" && m.hidden && r.isFileSign(text, "") {
					row.sign = true
				}
			case "a":
				if href := strings.ToLower(m.attr("href") + m.attr("onclick")); strings.Contains(href, "down") && downloadName.MatchString(href) {
					row.sign = true
				}
			}
		}
	}
}

// isFileSign judges an icon by its alt and, if that is silent, by its name.
func (r *reader) isFileSign(alt, name string) bool {
	if noFileWords.MatchString(alt) {
		return false
	}
	if alt != "" && len([]rune(alt)) < 40 && fileWords.MatchString(alt) {
		return true
	}
	return name != "" && fileIcon.MatchString(name) && len([]rune(alt)) < 20
}

// iconName is the file name of a small picture without its query, "" for what
// a script serves.
func iconName(img *node) string {
	src := strings.ToLower(img.attr("src"))
	if strings.ContainsAny(src, "?;") || len(src) > 300 {
		return ""
	}
	if u, err := url.Parse(src); err == nil {
		src = u.Path
	}
	name := src[strings.LastIndexByte(src, '/')+1:]
	if strings.HasSuffix(name, ".jpg") || strings.HasSuffix(name, ".jpeg") {
		return ""
	}
	return name
}

// countFiles reads the cell of the column for attachments.
func (r *reader) countFiles(row *row, c *node) {
	links, icons := 0, 0
	for _, m := range r.doc.inside(c) {
		switch {
		case m.gone:
		case m.tag == "a" || m.tag == "button":
			links++
		case m.tag == "img" || m.tag == "i" || m.tag == "svg":
			icons++
		case m.tag == "span" && m.first == nil && m.attr("class") != "":
			icons++
		}
	}
	text := r.textOf(c, everything)
	if _, value, ok := splitLabel(text); ok {
		text = value
	} else if labelRole(text) == roleFiles && links+icons == 0 {
		if c.first != nil && c.first.next == nil && c.first.tag == "" {
			row.sign = true // the word alone is the sign
		}
		return
	}
	switch {
	case noFileWords.MatchString(text):
	case onlyDigits(text) != "" && onlyDigits(text) == strings.Trim(text, "개건 ()[]"):
		row.sign = atoi(onlyDigits(text)) > 0
		row.notice.Attachments = atoi(onlyDigits(text))
	case links > 0:
		row.sign, row.notice.Attachments = true, links
	case icons > 0:
		row.sign, row.notice.Attachments = true, icons
	case text != "" && text != "-":
		row.sign = true
	}
}
