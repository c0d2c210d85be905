package board

import (
	"slices"
	"strings"

	"city/sosik/feed"
)

// readParts reads a row that is not of a table.
func (r *reader) readParts(l *listing, row *row) {
	rest := row.nodes
	if l.header != nil {
		if left := r.readByHeader(l, row); left != nil {
			rest = slices.Concat(left, row.nodes[1:])
		}
	}
	r.readTitle(row, rest)
}

// readByHeader gives the parts of a row to the columns of a head in words, if
// they are as many, and returns those that are left for the title.
func (r *reader) readByHeader(l *listing, row *row) (left []*node) {
	n := row.nodes[0]
	kids := n.children()
	for len(kids) == 1 {
		kids = kids[0].children()
	}
	if len(kids) != len(l.header.cols) {
		return nil
	}
	for i, c := range kids {
		switch role := l.header.at(i); role {
		case roleNone, roleTitle:
			left = append(left, c)
		default:
			r.assignCell(row, role, c)
		}
	}
	return left
}

// readTitle finds the title among the parts of a row or of a title cell, and
// takes what else they tell.
func (r *reader) readTitle(row *row, nodes []*node) {
	r.cutBreaks = true
	parts := r.parts(nodes)
	r.cutBreaks = false
	best, bestScore := -1, 0.0
	for i := range parts {
		p := &parts[i]
		if p.alt || p.text == "" {
			r.readAlt(row, p)
			continue
		}
		if p.badge {
			row.pinned = row.pinned || isPinnedMark(p.text)
			continue
		}
		if p.role != roleNone {
			r.assign(row, p.role, p.text)
			if p.role == roleEdited && row.notice.Date == "" {
				defer r.assign(row, roleDate, p.text)
			}
			continue
		}
		if pieces, ok := metaLine(p.text); ok && p.hint != roleTitle && !p.heading {
			r.assignPieces(row, pieces)
			p.role = roleOther
			continue
		}
		if score := r.titleScore(row, parts, i); best < 0 || score > bestScore {
			best, bestScore = i, score
		}
	}
	if best >= 0 && bestScore > -5 {
		row.notice.Title = r.wholeTitle(row, parts[best])
		r.readSummary(row, parts, best)
	}
	if row.notice.Title == "" {
		row.notice.Title = r.titleElsewhere(row, parts)
	}
	r.readName(row, parts, best)
}

// readName takes short texts without a label in one line with the date or the
// count of views: what reads like an office is one, another is the author.
func (r *reader) readName(row *row, parts []part, title int) {
	if row.notice.Author != "" || row.notice.Department != "" {
		return
	}
	for i := range parts {
		p := &parts[i]
		if i == title || p.role != roleNone || p.alt || p.badge || p.hidden || p.hint == roleCategory || p.hint == roleSummary || p.hint == roleTitle ||
			!isName(p.text) || len([]rune(p.text)) > 20 || p.text == row.notice.Summary || !besideFact(parts, i) || toolWords.MatchString(p.text) {
			continue
		}
		switch {
		case office.MatchString(p.text):
			r.assign(row, roleDept, p.text)
		case i > title && (row.notice.Department == "" || personName.MatchString(p.text)):
			r.assign(row, roleAuthor, p.text)
		}
	}
}

// besideFact says that a part stands in one line with a date or a count.
func besideFact(parts []part, i int) bool {
	for j := max(0, i-4); j < len(parts) && j <= i+4; j++ {
		if (parts[j].role == roleDate || parts[j].role == roleViews) && parts[j].node.parent == parts[i].node.parent {
			return true
		}
	}
	return false
}

var personName = newPattern(`^[가-힣]{2,4}$`)

var office = newPattern(`(?:[가-힣]{1,}(?:과|팀|실|국|담당관|담당|사업소|보건소|센터|도서관|박물관|미술관|읍|면|동|구청|시청|군청|본부|의회|위원회|공사|재단|공단|소방서|사업단|추진단|연구원|교육원|수련관|문화원|관리소|사무소|사무국|학교|복지관))(?:\s*\([^()]{1,12}\))?$`)

// assignPieces reads the pieces of a line of facts.
func (r *reader) assignPieces(row *row, pieces []string) {
	for _, s := range pieces {
		role, value, ok := splitLabel(s)
		switch {
		case ok:
			r.assign(row, role, value)
		case r.cal.looksDated(s):
			r.assign(row, roleDate, s)
		case office.MatchString(s):
			r.assign(row, roleDept, s)
		case row.notice.Department == "" && len([]rune(s)) <= 16:
			r.assign(row, roleAuthor, s)
		}
	}
}

// titleScore says how much a part looks like the title.
func (r *reader) titleScore(row *row, parts []part, i int) float64 {
	p := &parts[i]
	score := -0.3 * float64(i)
	letters := len([]rune(p.text))
	switch {
	case letters < 2 || allDigits(strings.ReplaceAll(p.text, ",", "")):
		score -= 8
	case letters < 4:
		score -= 2
	case letters >= 8 && letters <= 130:
		score += 2
	case letters < 8:
		score++
	case letters > 200:
		score -= 3
	}
	score += markupScore(row, p)
	for _, t := range row.targets {
		if t.node.contains(p.node) || p.node.contains(t.node) {
			score += 2
			break
		}
	}
	for j, alts := 0, 0; j < len(parts) && alts < 8; j++ {
		if !parts[j].alt {
			continue
		}
		if alts++; sameTitle(parts[j].text, p.text) {
			score += 5
			break
		}
	}
	if len(row.targets) == 0 && emptyList.MatchString(p.text) {
		score -= 3
	}
	return score
}

// markupScore says how much the markup of a part is that of a title.
func markupScore(row *row, p *part) float64 {
	score := 0.0
	switch p.hint {
	case roleTitle:
		score += 6
	case roleSummary:
		score -= 2.5
	case roleCategory, roleNumber, roleViews, roleDate, roleFiles:
		score -= 3
	case roleAuthor, roleDept:
		score -= 5
	}
	if p.heading {
		score += 3
	}
	if p.hidden {
		score -= 4
	}
	if p.titled {
		score += 8
	}
	switch cell := p.node.within(row.nodes[0].parent, "dt", "dd"); {
	case cell == nil:
	case cell.tag == "dt":
		score += 6
	default:
		score--
	}
	if endsSentence(p.text) {
		score -= 3
	}
	return score
}

// readAlt reads what an icon says.
func (r *reader) readAlt(row *row, p *part) {
	if p.alt && isPinnedMark(p.text) {
		row.pinned = true
	}
}

var (
	cutEnd = newPattern(`\s*(?:\.{2,}|…+|⋯|·{3,})\s*$`).needs("..", "…", "⋯", "···")
	newEnd = newPattern(`\s+(?:새글|새 글|NEW|new|N)$`).needs("새글", "새 글", "new", "N")
)

// wholeTitle is a title as the page means it: where the eye sees a cut one, a
// title attribute has the whole.
func (r *reader) wholeTitle(row *row, p part) string {
	title := newEnd.ReplaceAllString(p.text, "")
	if !cutEnd.MatchString(title) {
		return title
	}
	stem := []rune(noSpace(cutEnd.ReplaceAllString(title, "")))
	if len(stem) > 6 {
		stem = stem[:len(stem)-1] // the cut may go through a letter
	}
	for _, whole := range r.titleAttrs(row, p.node) {
		if len(noSpace(whole)) > len(string(stem)) && strings.HasPrefix(noSpace(whole), string(stem)) && !cutEnd.MatchString(whole) {
			return whole
		}
	}
	return title
}

// titleAttrs are the title attributes around and inside a part, and alts.
func (r *reader) titleAttrs(row *row, n *node) []string {
	var all []string
	add := func(s string) {
		if s = attrTitle(s); s != "" {
			all = append(all, s)
		}
	}
	for p := n; p != nil; p = p.parent {
		add(p.attr("title"))
		add(p.attr("aria-label"))
		if p == row.nodes[0] {
			break
		}
	}
	for _, top := range row.nodes {
		for _, m := range r.doc.inside(top) {
			if m.tag != "" && len(all) < 40 {
				add(m.attr("title"))
				add(m.attr("alt"))
			}
		}
	}
	return all
}

// attrTitle cleans a title attribute of what it says about the click; "" if
// that is all it says.
func attrTitle(s string) string {
	s = feed.Clean(s)
	for range 3 {
		t := titleTail.ReplaceAllString(s, "")
		if t == s {
			break
		}
		s = t
	}
	if titleNoise.MatchString(s) || isBadge(s) {
		return ""
	}
	return s
}

// titleElsewhere looks for a title where no text is: in attributes, in alts.
func (r *reader) titleElsewhere(row *row, parts []part) string {
	for _, t := range row.targets {
		if s := attrTitle(t.node.attr("title")); len([]rune(s)) > 1 {
			return s
		}
	}
	for _, p := range parts {
		if p.alt && len([]rune(p.text)) > 1 && !decorativeAlt.MatchString(p.text) && !isBadge(p.text) && !isPinnedMark(p.text) {
			return trimAlt(p.text)
		}
	}
	for _, t := range row.targets {
		if s := attrTitle(t.node.attr("aria-label")); len([]rune(s)) > 1 {
			return s
		}
	}
	return ""
}

var (
	decorativeAlt = newPattern(`(?i)^(?:.{0,6}(?:아이콘|썸네일|이미지|사진|파일|icon|thumb(?:nail)?|logo|로고|bullet|첨부.*|no\s*image)\s*\d*|.*\.(?:jpe?g|png|gif|bmp|webp)|-|\.|\*)$`)
	altTail       = newPattern(`\s*(?:의\s*)?(?:대표\s*|목록\s*|관련\s*|첨부\s*|썸네일\s*|섬네일\s*|제목\s*)?(?:이미지|썸네일|섬네일|사진|포스터\s*이미지|thumbnail)\s*\d*$`)
)

// trimAlt takes "… 썸네일 이미지" off an alt that is a title.
func trimAlt(s string) string {
	if t := altTail.ReplaceAllString(s, ""); len([]rune(t)) >= 4 {
		return t
	}
	return s
}

// readSummary takes the longest other text as the summary.
func (r *reader) readSummary(row *row, parts []part, title int) {
	best := -1
	for i := range parts {
		p := &parts[i]
		if i == title || p.alt || p.badge || p.role != roleNone || p.hidden || p.hint == roleCategory || sameTitle(p.text, row.notice.Title) {
			continue
		}
		if label, _, ok := splitLabel(p.text); ok && label != roleTitle && label != roleBody && label != roleSummary && letterCount(p.text) < 20 {
			continue // "추천 0"
		}
		letters := len([]rune(p.text))
		if letters <= 20 && office.MatchString(p.text) || letters < 12 && p.hint != roleSummary && (letters < 4 || office.MatchString(p.text) || !inTarget(row, p.node)) || letters < 2 || allDigits(p.text) || i < title && p.hint != roleSummary {
			continue
		}
		if best < 0 || len(p.text) > len(parts[best].text) {
			best = i
		}
	}
	if best >= 0 {
		row.notice.Summary = parts[best].text
	}
}

// inTarget says that a node is in one of the row's links to the notice.
func inTarget(row *row, n *node) bool {
	for _, t := range row.targets {
		if t.node.tag == "a" && t.node.contains(n) {
			return true
		}
	}
	return false
}
