package board

// What was taken out of a page before its text was known may turn out to be
// part of it: a table of the text has a caption and a column "내용", an author
// writes of copyright. giveBack puts such parts back.
func (r *reader) giveBack(v *viewing) {
	for _, n := range v.doubtful {
		if !v.body.contains(n) || n == v.body || n.hidden || v.sure[n.index] || v.outAbove(n) || !r.ofText(v, n) {
			continue
		}
		for i := n.index; i <= n.end; i++ {
			m := r.doc.nodes[i]
			v.out[i] = v.sure[i] || m.gone || m.tag != "" && m.chrome
		}
	}
}

// outAbove says that n is in an element that was taken out for a reason of its
// own.
func (v *viewing) outAbove(n *node) bool {
	for p := n.parent; p != nil && p != v.body.parent; p = p.parent {
		if v.out[p.index] {
			return true
		}
	}
	return false
}

// ownWords are links and headings by which boards name their parts and which
// authors write as well.
var ownWords = newPattern(`^(?:본문|내용|상세\s*(?:내용|정보)|더\s*보기|확인|등록)$`)

// ofText says that an element that looked like a part of the board around the
// text is the text's own.
func (r *reader) ofText(v *viewing, n *node) bool {
	switch n.tag {
	case "caption":
		table := n.within(nil, "table")
		return (r.isData(table) || r.editorsPart(v, n) != nil) && !r.partlyOut(v.out, table)
	case "legend", "label":
		return !n.has("for") && n.parent.end-n.parent.index < 300 && len(r.doc.find(n.parent, "input", "select", "textarea", "button")) == 0
	case "th":
		table := n.within(nil, "table")
		return r.isData(table) && r.columns(table) > 1 || r.editorsPart(v, n) != nil
	case "dt":
		return r.editorsPart(v, n) != nil
	}
	holder := r.editorsPart(v, n)
	switch text := r.textOf(n, everything); {
	case holder == nil:
		return false
	case n.tag == "a":
		return ownWords.MatchString(text) && r.absolute(n.attr("href")) != ""
	case licence.MatchString(text) || prevNext.MatchString(text) || footNames.MatchString(n.names()):
		return false
	case ownWords.MatchString(text):
		return true
	default:
		return n.names() == "" && !headline[n.tag] || v.goesOn(r.doc.nodes[n.end+1:min(holder.end+1, n.end+maxLookahead)])
	}
}

// maxLookahead is how many nodes after a part are looked at for more text.
const maxLookahead = 2000

// goesOn says that there is text among nodes.
func (v *viewing) goesOn(nodes []*node) bool {
	for _, m := range nodes {
		if m.tag == "" && !v.out[m.index] && !blankText(m.text) {
			return true
		}
	}
	return false
}

// partlyOut says that some cell of a table has been taken out, so that it is the
// frame of the article itself. A head is not enough.
func (r *reader) partlyOut(out []bool, table *node) bool {
	for _, tr := range r.ownRows(table) {
		for _, c := range tr.children() {
			if out[c.index] && !c.gone && c.tag != "th" {
				return true
			}
		}
	}
	return false
}

func (r *reader) columns(table *node) int {
	widest := 0
	for _, tr := range r.ownRows(table) {
		widest = max(widest, len(tr.children()))
	}
	return widest
}

// editorsPart is the element around n that boards name as the place of the text,
// whose parts come from the author's editor and carry no names; nil if there is
// none.
func (r *reader) editorsPart(v *viewing, n *node) *node {
	for p := n.parent; p != nil && p != v.body.parent; p = p.parent {
		if p == v.bodyCell || bodyNames.MatchString(p.names()) && !p.holds(v.titleNode) {
			return p
		}
	}
	return nil
}

// maxDoubts bounds what giveBack looks at; a page of which more is doubtful is
// not worth more.
const maxDoubts = 500

// doubt takes an element out until it is known whether it is part of the text.
func (r *reader) doubt(v *viewing, n *node) {
	for i := n.index; i <= n.end; i++ {
		v.out[i] = true
	}
	if len(v.doubtful) < maxDoubts {
		v.doubtful = append(v.doubtful, n)
	}
}
