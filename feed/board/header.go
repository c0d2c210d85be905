package board

import (
	"slices"
	"strings"
)

// header is what the head of a list says of its columns.
type header struct {
	cols  []role
	known int // columns that say something of use
	node  *node
}

func (h *header) at(i int) role {
	if h == nil || i >= len(h.cols) {
		return roleNone
	}
	return h.cols[i]
}

func (h *header) has(want role) bool {
	if h != nil {
		for _, c := range h.cols {
			if c == want {
				return true
			}
		}
	}
	return false
}

// same says that two heads name the same columns.
func (h *header) same(g *header) bool {
	return h != nil && g != nil && slices.Equal(h.cols, g.cols)
}

// findHeader looks for the head of a list: the head of its table, or an element
// before the first row whose parts are words for columns.
func (r *reader) findHeader(l *listing) *header {
	first := l.rows[0].nodes[0]
	if table := first.within(nil, "table"); table != nil && first.tag == "tr" {
		return r.tableHeader(table, l)
	}
	for _, at := range []*node{first, l.parent, l.parent.parent} {
		if at == nil {
			continue
		}
		tries := 0
		for s := at.prev; s != nil && tries < 3; s = s.prev {
			if s.tag == "" || s.gone {
				continue
			}
			tries++
			if h := r.wordsHeader(s); h != nil {
				return h
			}
		}
	}
	if h := r.wordsHeader(first); h != nil {
		return h
	}
	return nil
}

// tableHeader reads the head of a table, be it in th or td.
func (r *reader) tableHeader(table *node, l *listing) *header {
	var best *header
	rows := r.ownRows(table)
	for i, tr := range rows {
		if i > 3 || tr.index > l.rows[0].nodes[0].index && tr.parent.tag != "thead" {
			break
		}
		h := &header{node: tr}
		for c := tr.first; c != nil; c = c.next {
			if c.tag != "td" && c.tag != "th" {
				continue
			}
			role := labelRole(r.textOf(c, everything))
			if role == roleNone {
				role = labelRole(r.text(c))
			}
			if role == roleNone {
				role = r.altRole(c)
			}
			for range max(1, min(atoi(c.attr("colspan")), 20)) {
				h.cols = append(h.cols, role)
			}
		}
		h.count()
		if h.known >= 2 && (best == nil || h.known > best.known) {
			best = h
		}
	}
	return best
}

// altRole reads a head cell that is a picture.
func (r *reader) altRole(c *node) role {
	for _, img := range r.doc.find(c, "img") {
		if role := labelRole(img.attr("alt")); role != roleNone {
			return role
		}
	}
	return roleNone
}

// ownRows are the rows of a table that are not of a table inside it.
func (r *reader) ownRows(table *node) []*node {
	var rows []*node
	for _, c := range table.children() {
		switch c.tag {
		case "tr":
			rows = append(rows, c)
		case "thead", "tbody", "tfoot", "form":
			for _, tr := range c.children() {
				if tr.tag == "tr" {
					rows = append(rows, tr)
				}
			}
		}
	}
	return rows
}

// wordsHeader reads an element whose leaves are all words for columns.
func (r *reader) wordsHeader(n *node) *header {
	if n.end-n.index > 80 || n.tag == "form" || n.tag == "table" && n.prev != nil {
		return nil
	}
	h := &header{node: n}
	for _, m := range r.doc.inside(n) {
		if m.tag != "" || m.gone || strings.TrimSpace(m.text) == "" {
			continue
		}
		role := labelRole(m.text)
		if role == roleNone && len(h.cols) == 0 {
			return nil
		}
		h.cols = append(h.cols, role)
	}
	h.count()
	if h.known < 3 || h.known*3 < len(h.cols)*2 || !h.has(roleTitle) {
		return nil
	}
	return h
}

// count says how many columns are of use; a head must not name one role twice
// more often than not.
func (h *header) count() {
	seen := map[role]bool{}
	for _, c := range h.cols {
		switch c {
		case roleNumber, roleTitle, roleAuthor, roleDept, roleDate, roleViews, roleFiles, roleCategory, rolePeriod:
			if !seen[c] {
				seen[c] = true
				h.known++
			}
		}
	}
}
