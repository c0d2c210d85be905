package board

import (
	"strings"

	"city/sosik/feed"
)

// bodyNames are class and id words that boards give to the text of an article.
// They only break ties and mark where a head ends.
var bodyNames = newPattern(`(?:^|[\s_-])(?:(?:view|read|detail|board|bbs|bd|bo_?v|article|artcl|post|entry|ntt|news|bod_?view|boardview|bbsview|sub|p-table)[\w]*?[-_]*(?:area|box|wrap|inner|data)?[-_]*(?:cont|con|cn|body|text|txt|substance|memo|contents?|conts)|contentview|contentsview|dbdata|db_?data|substance|substan|fulltext|hwp_editor_board_content|fr-view|se-main-container|ck-content|tx-content-container|editor|memo|viewcontents?|conview|con_view|cont_view|view_?conte?n?t?s?|contents?-view|b-content-box|bo_v_con|txt_area|textarea|xe_content|view--cont)(?:$|[\s_-])`).needs("con", "cn", "body", "text", "txt", "substan", "memo", "data", "fr-view", "editor")

// findView looks for an article on the page. It always returns one; whether
// there is anything to it is in its evidence.
func (r *reader) findView(list *listing) *viewing {
	v := &viewing{out: make([]bool, len(r.doc.nodes)), sure: make([]bool, len(r.doc.nodes))}
	v.notice.Views, v.notice.Attachments = feed.Unknown, feed.Unknown
	known := r.pageID(list)
	v.notice.ID, v.identified = known.id, known.sure
	for _, n := range r.doc.nodes {
		v.out[n.index] = n.tag != "" && (n.gone || n.chrome)
	}
	r.markList(v, list)
	r.markFoot(v)
	r.readHead(v, list)
	r.findFiles(v)
	r.findBody(v)
	r.giveBack(v)
	r.weigh(v, list)
	return v
}

// markList takes the list under an article out of its text, with its head, its
// counter and whatever comes after: the list is the last thing on a page. Of a
// few links that may be a list only the rows go.
func (r *reader) markList(v *viewing, list *listing) {
	if list == nil || len(list.rows) == 0 {
		return
	}
	if !list.strong() {
		from, to := list.span()
		for i := from; i <= to; i++ {
			v.out[i] = true
		}
		return
	}
	top := list.rows[0].nodes[0]
	if table := top.within(nil, "table"); table != nil && top.tag == "tr" {
		top = table
	}
	for i := top.index; i < len(v.out); i++ {
		v.out[i] = true
	}
	for _, n := range []*node{list.counter.node, headerNode(list.header)} {
		if n != nil {
			r.markOut(v, n)
		}
	}
}

func headerNode(h *header) *node {
	if h == nil {
		return nil
	}
	return h.node
}

// findBody finds the element whose texts and pictures, as far as they are not
// taken out, are the article's.
func (r *reader) findBody(v *viewing) {
	if v.bodyCell != nil {
		v.body = v.bodyCell
		r.weighNodes(v)
		return
	}
	if v.titleNode != nil {
		for i := 0; i < v.titleNode.index; i++ {
			if n := r.doc.nodes[i]; n.end < v.titleNode.index {
				v.out[i] = true
			}
		}
		for p := v.titleNode.parent; p != nil; p = p.parent {
			v.out[p.index] = false
		}
		r.markTitle(v)
	}
	r.weighNodes(v)
	r.endOfPage(v)
	n := r.doc.root
	for range maxDepth {
		next := r.deeper(v, n)
		if next == nil {
			break
		}
		n = next
	}
	v.body = n
}

// weighNodes computes for each element how much text and how many pictures are
// in it that are not taken out.
func (r *reader) weighNodes(v *viewing) {
	nodes := r.doc.nodes
	v.mass = make([]int32, len(nodes))
	linked := make([]bool, len(nodes))
	for i, n := range nodes {
		if i == 0 {
			continue
		}
		v.out[i] = v.out[i] || n.tag == "" && v.out[n.parent.index] || n.gone
		linked[i] = linked[n.parent.index] || n.tag == "a"
		switch {
		case v.out[i]:
		case n.tag == "":
			m := int32(len([]rune(strings.TrimSpace(n.text))))
			if strings.Trim(n.text, " \t\r\n\u00a0\u200b") == "" {
				m = 0
			}
			if linked[i] {
				m = (m + 3) / 4
			}
			v.mass[i] = m
		case n.tag == "img" && r.isPicture(n):
			v.mass[i] = 30
		case n.tag == "iframe" || n.tag == "video" || n.tag == "embed":
			v.mass[i] = 10
		}
	}
	for i := len(nodes) - 1; i > 0; i-- {
		v.mass[nodes[i].parent.index] += v.mass[i]
	}
}

// deeper returns the child of n that holds the text, or nil if n does.
func (r *reader) deeper(v *viewing, n *node) *node {
	var kids []*node
	var best *node
	total := int32(0)
	for c := n.first; c != nil; c = c.next {
		if m := v.mass[c.index]; m > 0 {
			kids = append(kids, c)
			total += m
			if best == nil || m > v.mass[best.index] {
				best = c
			}
		}
	}
	if best == nil || best.tag == "" || flowing[best.tag] {
		return nil
	}
	if len(kids) == 1 {
		if best.tag == "table" && !best.holds(v.titleNode) && r.isData(best) {
			return nil
		}
		return best
	}
	if n.tag == "tr" || n.tag == "tbody" || n.tag == "table" {
		if !n.holds(v.titleNode) && v.titleNode != nil && n.tag != "tr" && r.isData(n.within(nil, "table")) {
			return nil
		}
	}
	hinted := 0
	for _, c := range kids {
		if c.tag != "" && bodyNames.MatchString(c.names()) {
			hinted++
			if hinted == 1 && (v.mass[c.index]*3 >= total || v.mass[c.index] >= 100) {
				best = c
			}
		}
	}
	rest := int32(0)
	prose := false
	for _, c := range kids {
		if c == best {
			continue
		}
		rest += v.mass[c.index]
		prose = prose || v.mass[c.index] > 100 || endsSentence(r.liveText(v, c)) || r.hasPicture(v, c)
	}
	switch {
	case hinted == 1 && bodyNames.MatchString(best.names()) && !prose:
		return best
	case n.depth < 2:
		return best
	case n.holds(v.titleNode) && !prose && rest*4 < total && containers[best.tag]:
		return best
	case !prose && rest*8 < total && containers[best.tag] && unlike(best, kids):
		return best
	}
	return nil
}

var (
	flowing    = set("p a span b strong em i u font h1 h2 h3 h4 h5 h6 li ul ol pre blockquote img iframe video embed figure br hr")
	containers = set("div td section article dd main table tbody tr form center")
)

// unlike says that an element is of another kind than those beside it.
func unlike(best *node, kids []*node) bool {
	for _, c := range kids {
		if c != best && c.tag == best.tag && c.attr("class") == best.attr("class") {
			return false
		}
	}
	return true
}

// holds is contains for a node that may be nil: nothing holds that.
func (n *node) holds(m *node) bool { return m != nil && n.contains(m) }

// liveText is the text of an element that is not taken out.
func (r *reader) liveText(v *viewing, n *node) string {
	var b strings.Builder
	for _, m := range r.doc.inside(n) {
		if m.tag == "" && v.mass[m.index] > 0 && b.Len() < 4000 {
			b.WriteString(m.text)
			b.WriteByte(' ')
		}
	}
	return feed.Clean(b.String())
}

func (r *reader) hasPicture(v *viewing, n *node) bool {
	for _, img := range r.doc.find(n, "img") {
		if !v.out[img.index] && r.isPicture(img) {
			return true
		}
	}
	return false
}

// markTitle takes the title out of the text, unless its element holds much
// else.
func (r *reader) markTitle(v *viewing) {
	if len(r.text(v.titleNode)) <= 2*len(v.notice.Title)+200 {
		r.markOut(v, v.titleNode)
	}
}
