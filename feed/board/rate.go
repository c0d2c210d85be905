package board

import (
	"strings"
)

// rate says how much a candidate looks like the list of a board.
func (r *reader) rate(l *listing) {
	n := 0
	chrome := 0
	for _, row := range l.rows {
		if row.skip {
			continue
		}
		n++
		if row.notice.Date != "" || row.dated {
			l.dated++
		}
		if len([]rune(row.notice.Title)) >= 4 {
			l.titled++
		}
		if row.nodes[0].chrome {
			chrome++
		}
	}
	if n == 0 || l.titled == 0 || n == 1 && !r.loneRow(l) || l.files() {
		l.score = -100
		return
	}
	dated, titled := float64(l.dated)/float64(n), float64(l.titled)/float64(n)
	l.score = 8*dated + 4*titled + float64(min(n, 12))*0.5
	if l.header != nil {
		l.score += 2 + float64(l.header.known)
	}
	if dated == 0 && (l.header == nil || l.header.known < 3) {
		l.score -= 8
	}
	switch {
	case l.group.unknown:
		l.score -= 3
	case l.group.kind == linkTarget:
		l.score += 1.5
	case l.group.kind == attrTarget:
		l.score -= 1.5
	}
	if downloadName.MatchString(strings.ToLower(l.group.name)) {
		l.score -= 8
	}
	if chrome*2 > n {
		l.score -= 8
	}
	l.score += 3 * r.linkedTitles(l)
	if l.inForm() {
		l.score--
	}
}

// files says that a list is one of attachments.
func (l *listing) files() bool {
	n, named := 0, 0
	for _, row := range l.rows {
		if !row.skip {
			n++
			if fileEnd.MatchString(row.notice.Title) && fileExt.MatchString(row.notice.Title) {
				named++
			}
		}
	}
	return named*2 > n
}

// loneRow says that a list of one row is a list: its table has a head, or a
// counter stands beside it.
func (r *reader) loneRow(l *listing) bool {
	if l.header.has(roleTitle) {
		return true
	}
	c := r.findCounter(l)
	return c.near && c.total == 1 && !l.group.unknown
}

// linkedTitles is the share of rows whose title is what the link says.
func (r *reader) linkedTitles(l *listing) float64 {
	n, linked := 0, 0
	for _, row := range l.rows {
		if row.skip || len(row.targets) == 0 {
			continue
		}
		n++
		for _, t := range row.targets {
			title := firstRunes(row.notice.Title, 8)
			if title != "" && (r.begins(t.node, title) || strings.Contains(r.textOf(t.node, everything)+t.node.attr("title"), title)) {
				linked++
				break
			}
		}
	}
	if n == 0 {
		return 0
	}
	return float64(linked) / float64(n)
}

func (l *listing) inForm() bool { return l.parent.tag == "select" }

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
