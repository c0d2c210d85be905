package board

import (
	"regexp"
	"strings"

	"city/sosik/feed"
)

// bodyNames are class and id words that boards give to the text of an article.
// They only break ties and mark where a head ends.
var bodyNames = regexp.MustCompile(`(?:^|[\s_-])(?:(?:view|read|detail|board|bbs|bd|bo_?v|article|artcl|post|entry|ntt|news|bod_?view|boardview|bbsview|sub|p-table)[\w]*?[-_]*(?:area|box|wrap|inner|data)?[-_]*(?:cont|con|cn|body|text|txt|substance|memo|contents?|conts)|contentview|contentsview|dbdata|db_?data|substance|substan|fulltext|hwp_editor_board_content|fr-view|se-main-container|ck-content|tx-content-container|editor|memo|viewcontents?|conview|con_view|cont_view|view_?conte?n?t?s?|contents?-view|b-content-box|bo_v_con|txt_area|textarea|xe_content|view--cont)(?:$|[\s_-])`)

// findView looks for an article on the page. It always returns one; whether
// there is anything to it is in its evidence.
func (r *reader) findView(list *listing) *viewing {
	v := &viewing{out: make([]bool, len(r.doc.nodes))}
	v.notice.Views, v.notice.Attachments = feed.Unknown, feed.Unknown
	v.notice.ID = r.idOfPage(list)
	for _, n := range r.doc.nodes {
		v.out[n.index] = n.tag != "" && (n.gone || n.chrome)
	}
	r.markList(v, list)
	r.markFoot(v)
	r.readHead(v, list)
	r.findFiles(v)
	r.findBody(v)
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

var (
	footWords = regexp.MustCompile(`만족하(?:십니까|셨습니까|시나요)|페이지에서\s*제공하는\s*정보|콘텐츠\s*(?:관리|담당|만족)|자료\s*관리\s*담당|페이지\s*(?:관리\s*)?담당|최종\s*수정일|공공누리|공공저작물|저작물은|저작권\s*정책|댓글\s*(?:쓰기|등록|입력|작성|달기)|의견\s*(?:쓰기|등록|남기기)|copyright|all rights reserved|무단\s*(?:전재|수집)`)
	footNames = regexp.MustCompile(`satisf\w*|charge\w*|manager|damdang|kogl|copyright|ccl|comment\w*|reply\w*|bo_vc\w*|cmt\w*|prev_?next|prevnext|post-?move|view_?(?:move|navi?|page)|board_?(?:move|navi?)|btn_?(?:area|wrap|box|group|list|set)|button_?(?:area|wrap|box)|sns|share|related|banner`)
	prevNext  = regexp.MustCompile(`^(?:▲|▼|△|▽|∧|∨|<|>|‹|›|«|»)?\s*(?:이전|다음)\s*(?:글|게시물|게시글|기사|페이지|자료|뉴스|보기)?\s*(?:보기|이\s*없습니다.*|이\s*존재하지.*|글이\s*없습니다.*)?\s*[:：]?\s*(?:▲|▼)?$`)
)

// markFoot takes the boxes around an article out of what may be its text: the
// neighbours, the foot with the office in charge, questionnaires, comments.
func (r *reader) markFoot(v *viewing) {
	for _, n := range r.doc.nodes {
		if n.tag == "" || v.out[n.index] || n.tag == "body" || n.tag == "html" || n.tag == "#root" {
			continue
		}
		size := n.end - n.index
		switch {
		case n.tag == "button" || n.tag == "label" || n.tag == "legend" || n.tag == "caption" || n.tag == "select":
			r.markOut(v, n)
		case size <= 12 && prevNext.MatchString(r.textOf(n, everything)) && n.tag != "a":
			r.markNeighbour(v, n)
		case size <= 6 && n.tag == "a" && prevNext.MatchString(r.textOf(n, everything)):
			v.prevNext = true
			r.markOut(v, n)
		case size <= 4 && (n.hidden || headline[n.tag]) && placeWords.MatchString(r.textOf(n, everything)):
			r.markOut(v, n)
		case (n.tag == "a" || n.tag == "input") && size <= 8 && toolLinks.MatchString(r.textOf(n, everything)) && r.aloneInLine(n):
			r.markOut(v, n)
		case size <= 150 && block[n.tag] && n.tag != "td" && n.tag != "p":
			if r.isFoot(n) {
				r.markOut(v, n)
			}
		}
	}
}

var (
	headline   = set("h1 h2 h3 h4 h5 h6 dt th strong legend label caption")
	toolLinks  = regexp.MustCompile(`^(?:(?:전체\s*|글\s*)?목록(?:\s*(?:보기|으로|으로\s*가기|으로\s*이동))?|인쇄(?:하기)?|프린트|프린터|이전으로|뒤로(?:\s*가기)?|공유(?:하기)?|스크랩|URL\s*복사|복사|트위터|페이스북|카카오.{0,5}|네이버.{0,5}|밴드|수정|삭제|답글|답변|글쓰기|신고|맨\s*위로|TOP|닫기|더\s*보기|list|print|추천.{0,8}|등록|확인|취소|글자\s*(?:크게|작게)|확대|축소)$`)
	placeWords = regexp.MustCompile(`^(?:본문|내용|페이지\s*정보|본문\s*(?:내용|시작|끝|영역)|게시(?:물|글)\s*(?:내용|정보|상세|본문|보기)|상세\s*(?:내용|보기|정보)|관련\s*링크|댓글\s*목록|목록|글\s*(?:정보|내용)|이전\s*/?\s*다음\s*글?|첨부\s*파일|작성\s*정보|공유하기|SNS\s*공유.*)$`)
)

var (
	commentNames = regexp.MustCompile(`(?:^|[\s_-])(?:comments?|cmt|reply|bo_vc)(?:$|[\s_-])`)
	noComments   = regexp.MustCompile(`^(?:댓글\s*(?:목록)?\s*)?등록된\s*(?:댓글|코멘트|의견)이\s*없습니다\.?$`)
)

// isFoot says that a block is one of those that stand around articles.
func (r *reader) isFoot(n *node) bool {
	text := r.textOf(n, everything)
	if len(text) >= 1200 || hasProse(text) {
		return false
	}
	named := n.names() != "" && len(text) < 400 && footNames.MatchString(n.names())
	if named && commentNames.MatchString(n.names()) || noComments.MatchString(text) {
		return true
	}
	if !named && (!footWords.MatchString(strings.ToLower(text)) || r.footInside(n, text)) {
		return false
	}
	for _, m := range r.doc.inside(n) {
		if m.tag == "table" || m.tag == "h1" || m.tag == "h2" || m.tag != "" && bodyNames.MatchString(m.names()) || m.tag == "img" && r.isPicture(m) {
			return false
		}
	}
	return true
}

// footInside says that the words of a foot box are in a part of a block that
// holds more: then the part goes and not the block.
func (r *reader) footInside(n *node, text string) bool {
	rest := len([]rune(text))
	found := false
	for _, c := range n.children() {
		if t := r.textOf(c, everything); footWords.MatchString(strings.ToLower(t)) && block[c.tag] {
			rest -= len([]rune(t))
			found = true
		}
	}
	return found && rest > 60 || !found && rest > 300
}

// aloneInLine says that a link stands in its line without other text than
// links.
func (r *reader) aloneInLine(n *node) bool {
	line := n.parent
	for line != nil && inline[line.tag] {
		line = line.parent
	}
	if line == nil {
		return true
	}
	for _, m := range r.doc.inside(line) {
		if m.tag == "" && !m.gone && strings.TrimSpace(m.text) != "" && m.within(line, "a", "button") == nil {
			return false
		}
	}
	return true
}

// markNeighbour takes the row of "이전글" or "다음글" out.
func (r *reader) markNeighbour(v *viewing, n *node) {
	top := n
	if row := n.within(nil, "tr", "li", "dl"); row != nil && len(r.text(row)) < 600 {
		top = row
	} else if p := n.parent; p != nil && len(r.text(p)) < 600 && len(r.doc.find(p, "a")) > 0 && block[p.tag] {
		top = p
	}
	if len(r.doc.find(top, "a")) > 0 || strings.Contains(r.textOf(top, everything), "없습니다") {
		v.prevNext = true
		r.markOut(v, top)
	}
}

// hasProse says that a text has sentences, so that it is not just a foot box.
func hasProse(s string) bool {
	n := 0
	for _, w := range []string{"했다.", "한다.", "이다.", "됐다.", "밝혔다.", "있다.", "립니다.", "드립니다.", "바랍니다.", "합니다."} {
		n += strings.Count(s, w)
	}
	return n >= 3
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
		prose = prose || v.mass[c.index] > 100 || sentenceEnd.MatchString(r.liveText(v, c)) || r.hasPicture(v, c)
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
