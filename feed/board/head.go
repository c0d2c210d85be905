package board

import (
	"strings"
	"unicode/utf8"

	"city/sosik/feed"
)

// viewing is what was found of an article.
type viewing struct {
	notice     feed.Notice
	titleNode  *node
	labelled   bool // the title stands beside the word for it
	out        []bool
	sure       []bool  // of what is out: whatever is found out later
	doubtful   []*node // out, but perhaps part of the text after all; see giveBack
	body       *node
	bodyCell   *node // the cell that a label calls the text
	files      []feed.Attachment
	fileArea   bool // there is a place for files, even if it is empty
	prevNext   bool
	identified bool     // the page's address has an article's ID
	lead       []string // what stands of the text between the title and the facts
	evidence   float64
	mass       []int32
}

// readHead finds title, author, date and views of an article among the texts
// outside lists and menus.
func (r *reader) readHead(v *viewing, list *listing) {
	r.readFrames(v)
	parts := r.headParts(list)
	at := -1
	if v.titleNode == nil {
		if at = r.findTitle(v, parts, list); at >= 0 {
			v.titleNode = parts[at].node
			v.notice.Title = newEnd.ReplaceAllString(parts[at].text, "")
			v.notice.Title = r.uncutTitle(v.notice.Title)
		}
	} else {
		for i := range parts {
			if v.titleNode.contains(parts[i].node) {
				at = i
			}
		}
	}
	if at >= 0 {
		r.readMeta(v, parts, at)
	}
	if v.notice.Department == "" && v.notice.Author == "" {
		r.looseMeta(v, parts)
	}
}

// uncutTitle takes the whole of a cut title from the page's own title.
func (r *reader) uncutTitle(title string) string {
	if !cutEnd.MatchString(title) {
		return title
	}
	stem := noSpace(cutEnd.ReplaceAllString(title, ""))
	for _, s := range r.titles {
		if len(s) > len(title) && strings.HasPrefix(noSpace(s), stem) && !cutEnd.MatchString(s) {
			return s
		}
	}
	return title
}

// take gives a text to a field of the article that has none yet.
func (r *reader) take(v *viewing, role role, text string) {
	before := v.notice
	row := row{notice: v.notice}
	if role == roleEdited {
		return
	}
	r.assign(&row, role, text)
	v.notice = row.notice
	v.notice.Number = before.Number
	if v.notice != before {
		v.evidence++
	}
}

// markOut takes a subtree out of what may be the text.
func (r *reader) markOut(v *viewing, n *node) {
	for i := n.index; i <= n.end; i++ {
		v.out[i], v.sure[i] = true, true
	}
}

const maxHeadParts = 3000

// headParts are the texts of the page outside menus and lists, in order.
func (r *reader) headParts(list *listing) []part {
	var found []part
	var walk func(n *node)
	walk = func(n *node) {
		for c := n.first; c != nil && len(found) < maxHeadParts; c = c.next {
			switch {
			case c.gone || c.chrome || list.covers(c) || c.tag == "":
			case r.leafy(c):
				found = append(found, r.partsBelow(c.parent, []*node{c})...)
			default:
				if text := ownText(c); text != "" {
					found = append(found, r.newPart(c, c.parent, text))
				}
				walk(c)
			}
		}
	}
	walk(r.doc.root)
	return found
}

// leafy says that an element is small enough to be cut into its parts at once.
func (r *reader) leafy(n *node) bool {
	return n.end-n.index <= 60
}

// ownText is the text directly in an element.
func ownText(n *node) string {
	var b strings.Builder
	for c := n.first; c != nil; c = c.next {
		if c.tag == "" {
			b.WriteString(c.text)
		} else {
			b.WriteByte(' ')
		}
		if b.Len() > 2000 {
			break
		}
	}
	return feed.Clean(b.String())
}

// findTitle scores the parts as titles and returns the best, or -1.
func (r *reader) findTitle(v *viewing, parts []part, list *listing) int {
	menu := r.menuTexts(list)
	known := r.listedTitle(v, list)
	best, bestScore := -1, 4.0
	second, secondScore := -1, 0.0 // named like a menu, but the facts follow
	told := false                  // running text has begun: what is a heading now is of the text
	for i := range parts {
		p := &parts[i]
		letters := len([]rune(p.text))
		if i > 0 && !v.out[parts[i-1].node.index] && (len([]rune(parts[i-1].text)) > 150 || endsSentence(parts[i-1].text)) {
			told = true
		}
		if p.alt || p.badge || p.role != roleNone || letters < 2 || letters > 300 || v.out[p.node.index] || labelRole(p.text) != roleNone {
			continue
		}
		score := r.headingScore(p, letters)
		if p.titled {
			score += 8
		}
		if known != "" && sameTitle(p.text, known) {
			score += 12
		}
		for k, s := range r.titles {
			if sameTitle(s, p.text) {
				score += 5 - 0.2*float64(min(k, 10))
				break
			}
		}
		if menu[noSpace(p.text)] || endsInMenu(menu, p.text) {
			score -= 9
		}
		if told {
			score -= 4
		}
		near := nearMeta(parts, i)
		score += near
		if score > bestScore {
			best, bestScore = i, score
		}
		if near > secondScore && near >= 2.5 && (p.heading || p.hint == roleTitle || emphatic[p.node.tag]) {
			second, secondScore = i, near
		}
	}
	if best < 0 {
		return second
	}
	return best
}

var emphatic = set("b strong th dt td font")

// endsInMenu says that a text is a board's name with its site's, "안산톡톡 -
// 시정소식".
func endsInMenu(menu map[string]bool, s string) bool {
	for _, cut := range []string{" - ", " | ", " > ", " : "} {
		if i := strings.LastIndex(s, cut); i > 0 && menu[noSpace(s[i+len(cut):])] {
			return true
		}
	}
	return false
}

func (r *reader) headingScore(p *part, letters int) float64 {
	score := 0.0
	switch {
	case p.heading:
		score += 3
	case p.node.tag == "b":
		score++
	case p.node.within(nil, "th", "caption") != nil:
		score++
	}
	if h := p.node.within(nil, "h1", "h2", "h3", "h4", "h5", "h6"); h != nil {
		score += 1.9 - 0.3*float64(h.tag[1]-'0') // above a subtitle stands the title
	}
	switch p.hint {
	case roleTitle:
		score += 4
	case roleSummary:
		score--
	case roleAuthor, roleDept, roleViews, roleDate, roleFiles, roleNumber, roleCategory:
		score -= 5
	}
	switch {
	case letters < 4 && (p.heading || p.hint == roleTitle):
		score -= 1.5
	case letters < 4:
		score -= 3
	case letters >= 8 && letters <= 120:
		score += 1.5
	case letters > 150:
		score -= 3
	}
	if endsSentence(p.text) {
		score -= 2
	}
	if a := p.node.within(nil, "a", "button", "label", "caption", "legend", "li"); a != nil && (a.tag != "a" || a.within(nil, "h1", "h2", "h3", "h4") == nil) {
		score -= 3
	}
	if p.hidden || crumbs.MatchString(p.text) {
		score -= 5
	}
	return score
}

// crumbs are the way from the home page to this one.
var crumbs = newPattern(`(?i)^(?:home|홈|메인|처음)\s*(?:>|&gt;|»|›|/)|(?:>|»|›).*(?:>|»|›)`).needs(">", "&gt;", "»", "›", "/")

// endsSentence says that a text ends as sentences do, "…습니다." or "…함.",
// perhaps inside quotation marks.
func endsSentence(s string) bool {
	s = strings.TrimRight(strings.TrimRight(s, `"”’')`), " \t\n\f\r")
	s, stopped := strings.CutSuffix(s, ".")
	last, _ := utf8.DecodeLastRuneInString(s)
	return stopped && strings.ContainsRune("다요죠오함음됨임", last)
}

// nearMeta is higher the nearer the facts of an article stand after a part.
func nearMeta(parts []part, i int) float64 {
	score := 0.0
	for j := i + 1; j < len(parts) && j <= i+10; j++ {
		switch parts[j].role {
		case roleDate:
			return score + 4 - 0.2*float64(j-i)
		case roleViews, roleAuthor, roleDept:
			if score == 0 {
				score = 2 - 0.1*float64(j-i)
			}
		}
		if _, ok := metaLine(parts[j].text); ok {
			return score + 4 - 0.2*float64(j-i)
		}
		if len([]rune(parts[j].text)) > 120 {
			break
		}
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if parts[j].role == roleDate {
			return score + 1
		}
	}
	return score
}

// menuTexts are the texts of menus and links outside the list: names of boards
// and sections, which are no titles.
func (r *reader) menuTexts(list *listing) map[string]bool {
	texts := map[string]bool{}
	for _, n := range r.doc.nodes {
		if n.gone || list.covers(n) {
			continue
		}
		if block[n.tag] && n.end-n.index < 60 && !r.surelyLonger(n, visible, 200) && crumbs.MatchString(r.text(n)) && len(r.text(n)) < 200 {
			for _, m := range r.doc.inside(n) {
				if s := noSpace(m.text); s != "" {
					texts[s] = true
				}
			}
		}
		switch n.tag {
		case "a", "li", "span", "strong":
		case "h1", "h2", "h3":
			if !n.chrome {
				continue
			}
		default:
			continue
		}
		if n.end-n.index > 12 {
			continue
		}
		if n.tag != "a" && !n.chrome || prevNextNear(n) || !n.chrome && n.within(nil, "h1", "h2", "h3", "h4") != nil {
			continue
		}
		if len(texts) >= 4000 || r.surelyLonger(n, everything, 200) {
			continue
		}
		if s := noSpace(r.textOf(n, everything)); s != "" && len(s) < 200 {
			texts[s] = true
		}
	}
	return texts
}

// prevNextNear says that a link stands beside "이전글" or "다음글".
func prevNextNear(n *node) bool {
	row := n.within(nil, "tr", "li", "dl", "p")
	return row != nil && strings.ContainsAny(row.names(), "pnr") && prevNextNames.MatchString(row.names())
}

var prevNextNames = newPattern(`prev|next|before|after`)

// listedTitle is the title that the list under an article gives it.
func (r *reader) listedTitle(v *viewing, list *listing) string {
	if list == nil || v.notice.ID == "" {
		return ""
	}
	for _, row := range list.rows {
		if !row.skip && row.notice.ID == v.notice.ID {
			return row.notice.Title
		}
	}
	return ""
}
