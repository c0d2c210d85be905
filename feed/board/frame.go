package board

import (
	"strings"

	"city/sosik/feed"
)

// readFrames reads tables and definition lists that hold the article in
// labelled cells: 제목, 작성자, 등록일, 내용, 첨부.
func (r *reader) readFrames(v *viewing) {
	for _, n := range r.doc.nodes {
		if n.gone || n.chrome || v.out[n.index] {
			continue
		}
		switch n.tag {
		case "table":
			r.readFrame(v, n, append(r.tablePairs(n), r.columnPairs(n)...))
		case "dl":
			r.readFrame(v, n, r.listPairs(n))
		}
	}
}

// pair is a label with its value.
type pair struct {
	role         role
	label, value *node
}

// tablePairs are the label cells of a table with the cells after them. A row of
// labels only is the head of a list and no pair.
func (r *reader) tablePairs(table *node) []pair {
	var pairs []pair
	for _, tr := range r.ownRows(table) {
		kids := tr.children()
		for i, c := range kids {
			if c.tag != "th" && c.tag != "td" || i+1 >= len(kids) {
				continue
			}
			role, value := labelRole(r.textOf(c, everything)), kids[i+1]
			switch {
			case value.tag == "td":
			case value.tag == "th" && role != roleNone && labelRole(r.textOf(value, everything)) == roleNone && r.text(value) != "":
			default:
				continue
			}
			if c.tag == "td" && (role == roleNone || i > 0 && kids[i-1].tag == "th") {
				continue
			}
			pairs = append(pairs, pair{role, c, kids[i+1]})
		}
	}
	return pairs
}

// columnPairs are the labels of a head with the one row of values under them,
// as some boards set the head of an article: 제목 | 작성자 | 작성일 | 조회.
func (r *reader) columnPairs(table *node) []pair {
	rows := r.ownRows(table)
	for i := 0; i+1 < len(rows) && i < 3; i++ {
		heads, values := rows[i].children(), rows[i+1].children()
		if len(heads) < 3 || len(heads) != len(values) || i+2 < len(rows) && len(rows[i+2].children()) == len(heads) {
			continue
		}
		var pairs []pair
		titled := false
		for k, h := range heads {
			role := labelRole(r.textOf(h, everything))
			if role == roleNone || labelRole(r.text(values[k])) != roleNone || len(r.doc.find(values[k], "a")) > 0 && role == roleTitle {
				break
			}
			titled = titled || role == roleTitle
			pairs = append(pairs, pair{role, h, values[k]})
		}
		if titled && len(pairs) == len(heads) {
			return pairs
		}
	}
	return nil
}

func (r *reader) listPairs(dl *node) []pair {
	var pairs []pair
	var visit func(n *node, depth int)
	visit = func(n *node, depth int) {
		for _, c := range n.children() {
			if c.tag == "div" && depth < 2 {
				visit(c, depth+1)
				continue
			}
			if c.tag != "dt" {
				continue
			}
			for s := c.next; s != nil; s = s.next {
				if s.tag == "dt" {
					break
				}
				if s.tag == "dd" {
					pairs = append(pairs, pair{labelRole(r.textOf(c, everything)), c, s})
					break
				}
			}
		}
	}
	visit(dl, 0)
	return pairs
}

// readFrame takes the labelled values of one table or list, if its labels are
// those of an article.
func (r *reader) readFrame(v *viewing, n *node, pairs []pair) {
	telling := map[role]bool{}
	for _, p := range pairs {
		switch p.role {
		case roleTitle, roleAuthor, roleDept, roleDate, roleViews, roleFiles, roleBody:
			telling[p.role] = true
		}
	}
	strict := r.strictTitle(pairs)
	if !frames(telling, strict, len(pairs)) || !strict && r.inProse(n) {
		return
	}
	for _, p := range pairs {
		if p.role == roleBody {
			if v.bodyCell == nil {
				v.bodyCell = p.value
				v.evidence += 3
			}
			v.out[p.label.index] = true
			continue
		}
		r.takePair(v, p)
		if len([]rune(r.text(p.value))) < 300 || p.role != roleNone {
			r.markOut(v, p.label)
			r.markOut(v, p.value)
		}
	}
}

// inProse says that a table or list stands among running text, in what the board
// names as the place of the text: then it is a part of it, even if it has a row
// "내용" or "일자".
func (r *reader) inProse(n *node) bool {
	p := n.parent
	for p != nil && !bodyNames.MatchString(p.names()) {
		p = p.parent
	}
	if p == nil || p.end-p.index > maxFrame || r.work > maxWork {
		return false
	}
	r.work += p.end - p.index
	for _, m := range r.doc.inside(p) {
		if m.tag != "" || n.contains(m) || m.hidden || m.gone || m.chrome || m.within(p, "a", "button", "label", "select", "table") != nil {
			continue
		}
		text := feed.Clean(m.text)
		if n := len([]rune(text)); (n >= 40 || n >= 12 && endsSentence(text)) && !footWords.MatchString(strings.ToLower(text)) {
			return true
		}
	}
	return false
}

// maxFrame bounds what inProse reads.
const maxFrame = 20_000

// frames says whether labels are those of an article. A table of the text may
// well have a row "사업명" or "담당부서".
func frames(telling map[role]bool, strict bool, pairs int) bool {
	facts := 0
	for _, f := range []role{roleDate, roleViews, roleFiles, roleBody} {
		if telling[f] {
			facts++
		}
	}
	switch {
	case strict:
		return true
	case telling[roleTitle]:
		return facts >= 2
	case facts >= 2 || facts == 1 && len(telling) >= 2:
		return true
	}
	return (telling[roleFiles] || telling[roleBody]) && pairs <= 3
}

// strictTitle says that one of the labels is 제목 itself and nothing that a
// table of the text could have as well.
func (r *reader) strictTitle(pairs []pair) bool {
	for _, p := range pairs {
		if p.role == roleTitle {
			if k := squeeze(r.textOf(p.label, everything)); strings.HasSuffix(k, "제목") || strings.HasSuffix(k, "subject") || strings.HasSuffix(k, "title") {
				return true
			}
		}
	}
	return false
}

func (r *reader) takePair(v *viewing, p pair) {
	text := r.text(p.value)
	n := &v.notice
	switch p.role {
	case roleTitle:
		if v.titleNode == nil && text != "" {
			row := &row{nodes: []*node{p.value}}
			r.readTitle(row, row.nodes)
			n.Title = first(r.uncutTitle(row.notice.Title), text)
			v.titleNode, v.labelled = p.value, true
			v.evidence += 3
			if n.Date == "" {
				n.Date = row.notice.Date
			}
		}
	case roleFiles:
		v.fileArea = true
		v.evidence++
	default:
		r.take(v, p.role, text)
		if pieces, ok := metaLine(text); ok && p.role == roleDate {
			r.takePieces(v, pieces) // "2003-04-08 (조회 : 120)"
		}
	}
}
