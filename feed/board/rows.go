package board

import (
	"cmp"
	"slices"
	"strings"

	"city/sosik/feed"
)

// Bounds of one list; boards show ten to a hundred rows with a few links each.
const (
	maxRows       = 1000
	maxRowTargets = 16
)

// row is one entry of a list: usually one element, several for dt and dd.
type row struct {
	nodes   []*node
	targets []target // of the list's group; none for a row without a link
	notice  feed.Notice
	sign    bool // something shows that there is a file
	pinned  bool
	dated   bool // a date by its form, even if its day is not known
	skip    bool // not an entry: a header, a message, a spacer
}

// listing is a candidate for the list of the page.
type listing struct {
	group   *group
	parent  *node // what holds the rows
	rows    []*row
	header  *header
	counter counter
	score   float64
	dated   int
	titled  int
	rivals  int  // other lists on the page that are as good
	empty   bool // the page says that there are no notices
}

// span is where the list stands in the document.
func (l *listing) span() (from, to int) {
	if len(l.rows) == 0 {
		return l.parent.index, l.parent.end
	}
	first, last := l.rows[0], l.rows[len(l.rows)-1]
	return first.nodes[0].index, last.nodes[len(last.nodes)-1].end
}

// covers says that a node is part of the list.
func (l *listing) covers(n *node) bool {
	if l == nil {
		return false
	}
	from, to := l.span()
	return from <= n.index && n.index <= to
}

// listings finds all lists of the page, the best first.
func (r *reader) listings() []*listing {
	var all []*listing
	for _, g := range r.groups() {
		if len(g.targets) == 0 {
			continue
		}
		for _, l := range r.cluster(g) {
			r.readRows(l)
			r.rate(l)
			all = append(all, l)
		}
		if len(all) > 400 {
			break
		}
	}
	slices.SortStableFunc(all, func(a, b *listing) int { return cmp.Compare(b.score, a.score) })
	return all
}

// cluster finds the rows of a group: for each target the largest region that
// holds no other ID, and among these regions those that stand side by side.
func (r *reader) cluster(g *group) []*listing {
	type place struct {
		parent *node
		tag    string
	}
	byPlace := map[place]int{}
	regions := make([]*node, len(g.targets))
	for i, t := range g.targets {
		regions[i] = r.region(g, i)
		if regions[i] == nil {
			regions[i] = t.node
		}
		byPlace[place{regions[i].parent, regions[i].tag}]++
	}
	listings := map[*node]*listing{}
	var order []*listing
	for i, t := range g.targets {
		n := regions[i]
		// The first and the last row, and one that stands twice, may reach too
		// far: the places of the others say what a row is.
		for c := t.node; c != nil && c != n; c = c.parent {
			if c.parent != nil && byPlace[place{c.parent, c.tag}] > 0 && (c.tag == "tr" || c.tag == "li" || byPlace[place{c.parent, c.tag}] > 1) {
				n = c
				break
			}
		}
		if tr := t.node.within(n, "tr"); tr != nil && n.tag != "tr" && n.tag != "tbody" {
			n = tr // the only notice of a table reaches as far as the page
		}
		holder := n.parent
		if holder == nil {
			continue
		}
		if key := r.columnHolder(n); key != nil {
			holder = key
		}
		l := listings[holder]
		if l == nil {
			l = &listing{group: g, parent: holder}
			listings[holder] = l
			order = append(order, l)
		}
		l.addTarget(n, t)
	}
	for _, l := range order {
		l.extendRows()
	}
	return order
}

// columnHolder returns what holds several bodies of one table, so that their
// rows are one list.
func (r *reader) columnHolder(n *node) *node {
	p := n.parent
	switch {
	case n.tag == "tr" && (p.tag == "tbody" || p.tag == "thead" || p.tag == "tfoot") && p.parent != nil && p.parent.tag == "table":
		return p.parent
	case n.tag == "td" && p.tag == "tr": // cards in the cells of a table
		if table := p.within(nil, "table"); table != nil && len(r.ownRows(table)) > 1 {
			return table
		}
		return nil
	case p.parent == nil || p.tag == "body" || p.tag == "td":
		return nil
	}
	// Rows in several blocks of the same kind: columns of cards, a list cut
	// into several.
	same := 0
	for _, s := range p.parent.children() {
		if s.tag == p.tag && s.attr("class") == p.attr("class") && s.attr("class") != "" {
			same++
		}
	}
	if same > 1 && (p.tag == "ul" || p.tag == "div") {
		return p.parent
	}
	return nil
}

// region is the largest element around a target that holds no other ID of its
// group.
func (r *reader) region(g *group, i int) *node {
	t := g.targets[i]
	before, after := -1, len(r.doc.nodes)
	for j := i - 1; j >= 0 && j > i-64; j-- {
		if g.targets[j].id != t.id {
			before = g.targets[j].node.index
			break
		}
	}
	for j := i + 1; j < len(g.targets) && j < i+64; j++ {
		if g.targets[j].id != t.id {
			after = g.targets[j].node.index
			break
		}
	}
	if before < 0 && after == len(r.doc.nodes) {
		return r.loneRegion(t.node)
	}
	n := t.node
	for p := n.parent; p != nil && p.index > before && p.end < after && p.tag != "body" && p.tag != "#root" && p.tag != "html"; p = p.parent {
		n = p
	}
	return n
}

// loneRegion is the row of the only ID on a page.
func (r *reader) loneRegion(n *node) *node {
	if row := n.within(nil, "tr", "li", "dl", "article"); row != nil {
		return row
	}
	for p, up := n, 0; p != nil && p.tag != "body" && up < 5; p, up = p.parent, up+1 {
		if p.end-p.index > 400 {
			break
		}
		if p.tag != "a" && p.tag != "button" && block[p.tag] {
			if _, ok := r.cal.find(r.text(p)); ok && len(r.text(p)) < 2000 {
				return p
			}
		}
	}
	return n
}

// addTarget puts a target into its row. Neighbouring parts of a definition
// list that point to the same notice are one row.
func (l *listing) addTarget(n *node, t target) {
	if k := len(l.rows); k > 0 {
		last := l.rows[k-1]
		end := last.nodes[len(last.nodes)-1]
		switch {
		case end.contains(n):
			if len(last.targets) < maxRowTargets {
				last.targets = append(last.targets, t)
			}
			return
		case n.tag != "tr" && n.tag != "li" && n.tag != "article" && last.targets[0].id == t.id && end.parent == n.parent:
			for c := end.next; c != nil && c != n; c = c.next {
				last.nodes = append(last.nodes, c)
			}
			last.nodes = append(last.nodes, n)
			last.targets = append(last.targets, t)
			return
		}
	}
	if len(l.rows) < maxRows {
		l.rows = append(l.rows, &row{nodes: []*node{n}, targets: []target{t}})
	}
}

// extendRows gives each row the siblings that belong to it and makes rows of
// those that only lack a link.
func (l *listing) extendRows() {
	taken := map[*node]bool{}
	for _, row := range l.rows {
		for _, n := range row.nodes {
			taken[n] = true
		}
	}
	var rows []*row
	for i, row := range l.rows {
		if i == 0 {
			rows = append(rows, l.leading(row, taken)...)
		}
		rows = append(rows, row)
		end := row.nodes[len(row.nodes)-1]
		tag, class := row.nodes[0].tag, row.nodes[0].attr("class")
		for s := end.next; s != nil && !taken[s] && len(rows) < maxRows; s = s.next {
			switch {
			case s.tag == "" || s.tag == "script" || s.tag == "hr" || s.gone:
				continue
			case s.tag == "tr" && tag == "tr":
				if cells(s) > 2 && cells(s) >= cells(row.nodes[0]) {
					rows = append(rows, newRow(s))
				} else if i < len(l.rows)-1 || cells(s) > 0 && !hasEmpty(s) {
					row.nodes = append(row.nodes, s)
				}
			case s.tag == "li" && tag == "li":
				rows = append(rows, newRow(s))
			case s.tag != tag || s.attr("class") != class:
				if partOfRow(s, tag) {
					row.nodes = append(row.nodes, s)
				}
			}
		}
	}
	l.rows = rows
}

// leading makes rows of the siblings before the first row with a link.
func (l *listing) leading(first *row, taken map[*node]bool) []*row {
	var rows []*row
	n := first.nodes[0]
	if n.tag != "tr" && n.tag != "li" {
		return nil
	}
	for s := n.prev; s != nil && !taken[s] && len(rows) < 50; s = s.prev {
		if s.tag == n.tag && (n.tag == "li" || cells(s) == cells(n)) {
			rows = append(rows, newRow(s))
		}
	}
	slices.Reverse(rows)
	return rows
}

func newRow(n *node) *row { return &row{nodes: []*node{n}} }

// partOfRow says that an element after a row's own belongs to it.
func partOfRow(s *node, tag string) bool {
	if tag == "tr" || tag == "li" || tag == "article" || s.chrome || s.tag == "form" || s.tag == "table" || s.tag == "ul" && tag == "div" {
		return false
	}
	return s.tag == "dd" || s.tag == "dt" || s.tag == "p" || s.tag == "span" || s.tag == "div" || s.tag == "ul" || s.tag == "em"
}

// cells counts the cells of a table row.
func cells(tr *node) int {
	n := 0
	for c := tr.first; c != nil; c = c.next {
		if c.tag == "td" || c.tag == "th" {
			n++
		}
	}
	return n
}

func hasEmpty(n *node) bool {
	for c := n.first; c != nil; c = c.next {
		if c.tag == "" && strings.Contains(c.text, "없") || c.tag != "" && hasEmpty(c) {
			return true
		}
	}
	return false
}
