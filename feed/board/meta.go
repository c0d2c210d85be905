package board

import (
	"slices"
	"strings"
)

// metaWords are the labels that occur inside one line with others.
var metaWords = newPattern(`(?:^|[\s|/·,ㅣ│\[(])(작성자|글쓴이|등록자|게시자|담당자|담당부서|등록부서|작성부서|담당과|부서명|부서|작성일시|작성일자|작성일|등록일시|등록일자|등록일|게시일자|게시일|공고일|최종수정일|수정일시|수정일|조회수|조회|날짜|일자|이름|첨부파일|첨부|출처|배포일|보도일|입력|분류|연락처|전화번호|추천|댓글)(?:\s*[:：|]|\s|\d|$)`).needs("작성", "글쓴이", "등록", "게시", "담당", "부서", "공고일", "수정일", "조회", "날짜", "일자", "이름", "첨부", "출처", "배포일", "보도일", "입력", "분류", "연락처", "전화번호", "추천", "댓글")

// metaLine splits a line such as "안산톡톡 | 2025-04-08 | 조회수 43" into its
// pieces; ok says that it holds a date or a labelled fact.
func metaLine(s string) (pieces []string, ok bool) {
	if len(s) > 300 || !strings.ContainsAny(s, ":：|│ㅣ0123456789") || endsSentence(s) {
		return nil, false
	}
	at := metaWords.FindAllStringSubmatchIndex(s, 12)
	dated := hasYear(s) && (len(at) == 1 || strings.ContainsAny(s, "|│ㅣ")) && fullDate.MatchString(s)
	if len(at) < 2 && !dated {
		return nil, false
	}
	from := 0
	for _, m := range at {
		pieces = append(pieces, s[from:m[2]])
		from = m[2]
	}
	pieces = append(pieces, s[from:])
	var cut []string
	for _, p := range pieces {
		parts := barred.Split(p, -1)
		if len(parts) > 1 && labelRole(parts[0]) != roleNone {
			parts = append([]string{parts[0] + " : " + parts[1]}, parts[2:]...) // "등록일 ㅣ 2026-07-18"
		}
		for _, q := range parts {
			if q = strings.Trim(q, " |/·,[]()│ㅣ"); q != "" {
				cut = append(cut, q)
			}
		}
	}
	return cut, len(cut) > 1
}

var barred = newPattern(`\s[|│ㅣ/·]\s|[|│ㅣ]`)

// readMeta reads the facts around the title: labelled ones anywhere in the
// head, and a name between title and date without a label as the author.
func (r *reader) readMeta(v *viewing, parts []part, at int) {
	before := slices.Clone(v.out) // taken out by what was sure of it: frames, foot boxes
	r.markTitle(v)
	end := r.headEnd(parts, at)
	last := at
	var names, subtitles []int
	for i := at + 1; i < end; i++ {
		p := &parts[i]
		if before[p.node.index] {
			continue
		}
		if pieces, ok := metaLine(p.text); ok {
			r.takePieces(v, pieces)
			r.markPart(v, p)
			last = i
			continue
		}
		switch p.role {
		case roleDate, roleViews, roleAuthor, roleDept, roleEdited, roleNumber:
			r.take(v, p.role, p.text)
			r.markPart(v, p)
			last = i
		case roleOther, roleCategory:
			r.markPart(v, p)
		case roleNone:
			if p.isSubtitle() {
				subtitles = append(subtitles, i)
			}
			if !p.alt && !p.badge && isName(p.text) && len([]rune(p.text)) <= 20 && p.node.within(nil, "a", "button", "label") == nil && !toolWords.MatchString(p.text) {
				names = append(names, i)
			}
		}
	}
	r.takeName(v, parts, names, last)
	for _, i := range subtitles {
		if i < last {
			v.lead = append(v.lead, parts[i].text)
		}
	}
	// Some boards write the facts above the title.
	for i := at - 1; i >= 0 && i >= at-6 && v.notice.Date == ""; i-- {
		if p := &parts[i]; p.role == roleDate || p.role == roleViews || p.role == roleAuthor || p.role == roleDept {
			r.take(v, p.role, p.text)
		} else if pieces, ok := metaLine(p.text); ok {
			r.takePieces(v, pieces)
		}
	}
}

// isSubtitle says that a part between the title and the facts belongs to the
// text: a second heading.
func (p *part) isSubtitle() bool {
	return !p.alt && !p.badge && !p.hidden && len([]rune(p.text)) >= 8 && (p.heading || p.hint == roleTitle || p.hint == roleSummary) &&
		p.node.within(nil, "a", "button", "label", "li") == nil && labelRole(p.text) == roleNone && !toolWords.MatchString(p.text)
}

// toolWords are the words of buttons around an article.
var toolWords = newPattern(`^(?:목록|목록보기|인쇄|프린트|프린터|이전으로|공유|공유하기|글자.*|확대|축소|스크랩|URL.*|복사|트위터|페이스북|카카오.*|네이버.*|밴드|이전글?|다음글?|수정|삭제|답글|글쓰기|첨부.*|내용|본문|HOME|홈|추천.*|신고|댓글.*|미리보기|다운로드|바로보기|음성.*|SNS.*|새창.*|맨위로|TOP|닫기|열기|더보기)$`)

// takeName takes a text without a label between the title and the last fact as
// the author.
func (r *reader) takeName(v *viewing, parts []part, names []int, last int) {
	for _, i := range names {
		if i > last || v.notice.Author != "" {
			return
		}
		if v.notice.Department != "" && parts[i].hint != roleAuthor {
			return
		}
		v.notice.Author = parts[i].text
		r.markPart(v, &parts[i])
	}
}

// headEnd is the part where the head is over: at the first long text.
func (r *reader) headEnd(parts []part, at int) int {
	for i := at + 1; i < len(parts); i++ {
		p := &parts[i]
		if i > at+24 || len([]rune(p.text)) > 80 && !isMetaLine(p.text) || endsSentence(p.text) ||
			bodyNames.MatchString(p.node.names()) {
			return i
		}
		for m := p.node.parent; m != nil && !m.contains(parts[at].node); m = m.parent {
			if bodyNames.MatchString(m.names()) {
				return i
			}
		}
	}
	return len(parts)
}

func isMetaLine(s string) bool {
	_, ok := metaLine(s)
	return ok
}

// takePieces reads the pieces of a line of facts.
func (r *reader) takePieces(v *viewing, pieces []string) {
	pending := roleNone
	for _, s := range pieces {
		if role, value, ok := splitLabel(s); ok {
			r.take(v, role, value)
			continue
		}
		if role := labelRole(s); role != roleNone { // "등록일 ㅣ 2026-07-18"
			pending = role
			continue
		}
		if pending != roleNone {
			r.take(v, pending, s)
			pending = roleNone
			continue
		}
		d, ok := r.cal.find(s)
		switch {
		case ok && v.notice.Date == "":
			r.take(v, roleDate, s)
			for _, rest := range []string{d.before, d.after} {
				if rest = strings.Trim(rest, " |/·,[]()"); rest != "" && v.notice.Author == "" && labelRole(rest) == roleNone && len([]rune(rest)) <= 20 {
					r.take(v, roleAuthor, rest)
				}
			}
		case !ok && v.notice.Author == "" && len([]rune(s)) <= 20 && labelRole(s) == roleNone && !toolWords.MatchString(s):
			r.take(v, roleAuthor, s)
		}
	}
}

// markPart takes a part of the head out of the text: its element if it holds
// nothing else.
func (r *reader) markPart(v *viewing, p *part) {
	n := p.node
	for up := n.parent; up != nil && up.end-up.index < 14 && len(r.text(up)) <= len(p.text)+24; up = up.parent {
		if r.holdsText(v, up) || r.hasPicture(v, up) {
			break
		}
		n = up
	}
	r.markOut(v, n)
}

// looseMeta reads labelled facts elsewhere on the page, where there is no head
// to speak of.
func (r *reader) looseMeta(v *viewing, parts []part) {
	if v.titleNode == nil {
		return
	}
	for i := range parts {
		p := &parts[i]
		if v.out[p.node.index] || len(p.text) > 60 || p.node.index > v.titleNode.end+120 || p.node.index < v.titleNode.index-60 {
			continue
		}
		if p.role == roleAuthor || p.role == roleDept {
			if p.hint == p.role || strings.ContainsAny(p.text, ":：") {
				r.take(v, p.role, p.text)
			}
		}
	}
}
