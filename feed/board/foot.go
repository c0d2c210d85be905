package board

import (
	"strings"
)

var (
	footWords = newPattern(`만족하(?:십니까|셨습니까|시나요)|페이지에서\s*제공하는\s*정보|콘텐츠\s*(?:관리|담당|만족)|자료\s*관리\s*담당|페이지\s*(?:관리\s*)?담당|최종\s*수정일|공공누리|공공저작물|저작물은|저작권\s*정책|댓글\s*(?:쓰기|등록|입력|작성|달기)|의견\s*(?:쓰기|등록|남기기)|copyright|all rights reserved|무단\s*(?:전재|수집)`).needs("만족하", "페이지", "콘텐츠", "자료", "최종", "공공", "저작", "댓글", "의견", "copyright", "all rights", "무단")
	footNames = newPattern(`satisf\w*|charge\w*|manager|damdang|kogl|copyright|ccl|comment\w*|reply\w*|bo_vc\w*|cmt\w*|prev_?next|prevnext|post-?move|view_?(?:move|navi?|page)|board_?(?:move|navi?)|btn_?(?:area|wrap|box|group|list|set)|button_?(?:area|wrap|box)|sns|share|related|banner`)
	prevNext  = newPattern(`^(?:▲|▼|△|▽|∧|∨|<|>|‹|›|«|»)?\s*(?:이전|다음)\s*(?:글|게시물|게시글|기사|페이지|자료|뉴스|보기)?\s*(?:보기|이\s*없습니다.*|이\s*존재하지.*|글이\s*없습니다.*)?\s*[:：]?\s*(?:▲|▼)?$`).needs("이전", "다음")
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
		case n.tag == "button" || n.tag == "select":
			r.markOut(v, n)
		case n.tag == "label" || n.tag == "legend" || n.tag == "caption":
			r.doubt(v, n)
		case size <= 12 && prevNext.MatchString(r.textOf(n, everything)) && n.tag != "a":
			r.markNeighbour(v, n)
		case size <= 6 && n.tag == "a" && prevNext.MatchString(r.textOf(n, everything)):
			v.prevNext = true
			r.markOut(v, n)
		case size <= 4 && (n.hidden || headline[n.tag]) && placeWords.MatchString(r.textOf(n, everything)):
			r.doubt(v, n)
		case (n.tag == "a" || n.tag == "input") && size <= 8 && toolLinks.MatchString(r.textOf(n, everything)) && r.aloneInLine(n):
			r.doubt(v, n)
		case size <= 8 && noFiles.MatchString(r.textOf(n, everything)):
			v.fileArea = true
			r.markOut(v, n)
		case size <= 150 && block[n.tag] && n.tag != "td" && n.tag != "p":
			if r.isFoot(n) {
				r.doubt(v, n)
			}
		}
	}
}

// noFiles is what a place for files says that has none.
var noFiles = newPattern(`^(?:첨부\s*(?:파일)?\s*[:：]?\s*)?(?:등록된\s*)?(?:첨부\s*)?(?:된\s*)?파일이\s*(?:없습니다|존재하지\s*않습니다)\.?$`).needs("파일이")

var (
	headline   = set("h1 h2 h3 h4 h5 h6 dt th strong legend label caption")
	toolLinks  = newPattern(`^(?:(?:전체\s*|글\s*)?목록(?:\s*(?:보기|으로|으로\s*가기|으로\s*이동))?|인쇄(?:하기)?|프린트|프린터|이전으로|뒤로(?:\s*가기)?|공유(?:하기)?|스크랩|URL\s*복사|복사|트위터|페이스북|카카오.{0,5}|네이버.{0,5}|밴드|수정|삭제|답글|답변|글쓰기|신고|맨\s*위로|TOP|닫기|더\s*보기|list|print|추천.{0,8}|등록|확인|취소|글자\s*(?:크게|작게)|확대|축소)$`)
	placeWords = newPattern(`^(?:본문|내용|페이지\s*정보|본문\s*(?:내용|시작|끝|영역)|게시(?:물|글)\s*(?:내용|정보|상세|본문|보기)|상세\s*(?:내용|보기|정보)|관련\s*링크|댓글\s*목록|목록|글\s*(?:정보|내용)|이전\s*/?\s*다음\s*글?|첨부\s*파일|작성\s*정보|공유하기|SNS\s*공유.*)$`)
)

var (
	commentNames = newPattern(`(?:^|[\s_-])(?:comments?|cmt|reply|bo_vc)(?:$|[\s_-])`)
	noComments   = newPattern(`^(?:댓글\s*(?:목록)?\s*)?등록된\s*(?:댓글|코멘트|의견)이\s*없습니다\.?$`).needs("없습니다")
)

// isFoot says that a block is one of those that stand around articles.
func (r *reader) isFoot(n *node) bool {
	if r.surelyLonger(n, everything, 1200) {
		return false
	}
	text := r.textOf(n, everything)
	if len(text) >= 1200 || hasProse(text) {
		return false
	}
	named := n.names() != "" && len(text) < 400 && footNames.MatchString(n.names())
	if named && commentNames.MatchString(n.names()) || noComments.MatchString(text) {
		return true
	}
	if licence.MatchString(text) {
		return len(text) < 600 && !r.inPart(n, licence) // its mark is a picture
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

// inPart says that a part of n alone has the words, and n holds more.
func (r *reader) inPart(n *node, words *pattern) bool {
	for {
		rest := len([]rune(r.textOf(n, everything)))
		var part *node
		for _, c := range n.children() {
			if t := r.textOf(c, everything); words.MatchString(t) {
				part = c
				rest -= len([]rune(t))
			}
		}
		if part == nil || rest > 10 {
			return part != nil
		}
		n = part
	}
}

// licence is the mark of the Korea Open Government License.
var licence = newPattern(`공공누리.{0,200}(?:조건에\s*따라|이용할\s*수\s*있|이용허락)|^.{0,40}공공저작물\s*자유\s*이용`).needs("공공")

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
	for p := n; p != nil; p = p.parent {
		for _, next := range []func(*node) *node{
			func(m *node) *node { return m.prev },
			func(m *node) *node { return m.next },
		} {
			for s := next(p); s != nil && !block[s.tag] && s.tag != "br"; s = next(s) {
				if s.tag != "a" && s.tag != "button" && !s.gone && r.plainText(s) {
					return false
				}
			}
		}
		if p.parent == nil || !inline[p.parent.tag] {
			break
		}
	}
	return true
}

// plainText says that there is text in n, or n is one, that is in no link.
func (r *reader) plainText(n *node) bool {
	for _, m := range r.doc.inside(n) {
		if m.tag == "" && !m.gone && strings.TrimSpace(m.text) != "" && m.within(n, "a", "button") == nil {
			return true
		}
	}
	return false
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

// pageEnd are the words of what stands under the content of a page. The survey
// counts only as a heading: notices write about surveys of their own.
var pageEnd = newPattern(`만족하(?:십니까|셨습니까|시나요)|^(?:\S+\s+){0,3}만족도\s*(?:조사|평가)(?:\s*(?:참여|하기|제출))?$|copyright|all rights reserved`).needs("만족", "copyright", "all rights reserved")

// endOfPage takes out what stands under the foot of the page: banners, links to
// other sites, the address. An article has had its say by then.
func (r *reader) endOfPage(v *viewing) {
	if v.titleNode == nil {
		return
	}
	before := int32(0)
	for i := v.titleNode.end + 1; i < len(r.doc.nodes); i++ {
		n := r.doc.nodes[i]
		if n.tag == "" {
			before += v.mass[i]
			continue
		}
		if before == 0 || n.end-n.index > 150 || !block[n.tag] || n.tag == "p" && n.end-n.index > 20 {
			continue
		}
		if r.surelyLonger(n, everything, 400) {
			continue
		}
		if text := strings.ToLower(r.textOf(n, everything)); len(text) < 400 && pageEnd.MatchString(text) && !hasProse(text) {
			for j := i; j < len(v.out); j++ {
				v.out[j] = true
			}
			r.weighNodes(v)
			return
		}
	}
}
