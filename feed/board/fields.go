package board

import (
	"strings"
	"unicode"

	"city/sosik/feed"
)

// part is a piece of a row: a text that stands by itself.
type part struct {
	node    *node
	text    string
	role    role // as far as the text or a label before it tells
	hint    role // what class names hint at
	hidden  bool
	heading bool // in strong or h1 to h6
	alt     bool // of an image
	badge   bool
	titled  bool // the word for a title stands before it
}

const maxPhone = 16 // "(031) 8045-1234" and a sign more

// phone is a telephone number and nothing else.
var phone = newPattern(`^\(?0\d{1,2}\)?[-.)\s]\s?\d{3,4}[-.\s]\d{4}$`)

var viewCount = newPattern(`(?:^|[^\d.,-])(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\s*(?:회|번|명|hits?|views?))?\s*$`)

// wordAndName is "작성자 홍길동" without a colon.
var wordAndName = newPattern(`^(?:작성자|글쓴이|등록자|게시자|작성부서|등록부서|담당부서|부서명)\s+[^\s,.!?]{2,14}$`)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// parts cuts elements into the texts that stand by themselves. A label goes to
// the text after it.
func (r *reader) parts(nodes []*node) []part { return r.partsBelow(nil, nodes) }

// partsBelow is parts for elements whose names are hints up to top, which is
// outside; with no top the elements' own names say nothing of their parts.
func (r *reader) partsBelow(top *node, nodes []*node) []part {
	var found []part
	for _, n := range nodes {
		if top == nil {
			r.collect(n, n, &found)
		} else {
			r.collect(n, top, &found)
		}
	}
	pending := roleNone
	for i := range found {
		p := &found[i]
		if p.alt {
			continue
		}
		if label := labelRole(strings.TrimRight(p.text, " :：|")); label != roleNone && (label != roleTitle || p.hidden || titleLabel.MatchString(p.text)) && (i+1 < len(found)) {
			if len(p.text) < 40 && (p.hidden || strings.ContainsAny(p.text, ":：") || labelTags[p.node.tag] || r.fits(label, found[i+1].text)) {
				pending, p.role, p.text = label, roleOther, ""
				continue
			}
		}
		if pending == roleTitle {
			p.titled, p.hint, pending = true, roleTitle, roleNone
		}
		r.classify(p, pending)
		pending = roleNone
	}
	return found
}

var titleLabel = newPattern(`^(?:글\s*)?제\s*목\s*[:：]?$`)

var labelTags = set("dt th strong b span em label i")

// fits says that a text is what a label in front of it would have.
func (r *reader) fits(label role, value string) bool {
	switch label {
	case roleDate, roleEdited:
		return r.cal.looksDated(value)
	case roleViews:
		return len(value) < 14 && viewCount.MatchString(" "+value)
	}
	return false
}

// classify says what a text is by its label or its form.
func (r *reader) classify(p *part, pending role) {
	switch {
	case pending == roleTitle:
		p.hint = roleTitle // "제목" for screen readers before it
		return
	case len(p.text) <= maxPhone && phone.MatchString(p.text):
		p.role = roleOther
		return
	case pending != roleNone:
		p.role = pending
		return
	case p.hidden && isBadge(p.text):
		p.badge = true
		return
	}
	if _, several := metaLine(p.text); several && p.hint != roleTitle {
		return // a line of several facts, for the reader of rows or heads to cut
	}
	if label, value, ok := splitLabel(p.text); ok && label != roleTitle && len(value) < 200 {
		switch label {
		case roleViews:
			if viewCount.MatchString(" " + value) {
				p.role, p.text = label, value
			}
			return
		case roleDate, roleEdited:
			if r.cal.looksDated(value) || r.dateIn(value) != "" && !isPeriod(value) {
				p.role, p.text = label, value
				return
			}
		case rolePeriod:
			if _, ok := r.cal.find(value); ok {
				p.role = rolePeriod
				return
			}
		case roleAuthor, roleDept:
			if strings.ContainsAny(p.text, ":：|") && isName(value) || p.hint == label || p.hint == roleNone && !p.heading && wordAndName.MatchString(p.text) {
				p.role, p.text = label, value
				return
			}
		}
	}
	switch {
	case len(p.text) < 80 && isPeriod(p.text):
		p.role = rolePeriod
	case r.cal.looksDated(p.text) && (p.hint != roleTitle || r.cal.whole(p.text) != ""):
		p.role = roleDate
	case p.hint == roleDate && r.dateIn(p.text) != "" && len(p.text) < 60:
		p.role = roleDate
	case isBadge(p.text) || isPinnedMark(p.text):
		p.badge = true
	case p.hint == roleViews && viewCount.MatchString(" "+p.text):
		p.role = roleViews
	case (p.hint == roleAuthor || p.hint == roleDept) && isName(p.text) && len([]rune(p.text)) <= 20:
		p.role = p.hint
	}
}

// collect adds the parts inside n. Plain inline elements belong to the text
// around them; those with a class, and blocks, stand by themselves.
func (r *reader) collect(n, top *node, found *[]part) {
	if len(*found) > 400 || r.work > maxWork {
		return
	}
	var run strings.Builder
	at := -1
	flush := func() {
		if text := strings.Trim(feed.Clean(run.String()), " ·|│ㅣ"); text != "" {
			p := r.newPart(n, top, text)
			if at >= 0 && at < len(*found) {
				*found = append(*found, part{})
				copy((*found)[at+1:], (*found)[at:])
				(*found)[at] = p
			} else {
				*found = append(*found, p)
			}
		}
		run.Reset()
		at = -1
	}
	for c := n.first; c != nil; c = c.next {
		switch {
		case c.gone && c.tag != "input":
			continue
		case c.tag == "":
			if strings.TrimSpace(c.text) != "" && at < 0 {
				at = len(*found)
			}
			run.WriteString(c.text)
		case c.tag == "img":
			if alt := feed.Clean(c.attr("alt")); alt != "" {
				*found = append(*found, part{node: c, text: alt, alt: true})
			}
		case c.tag == "input":
			if t := strings.ToLower(c.attr("type")); t == "submit" || t == "button" {
				*found = append(*found, r.newPart(c, top, feed.Clean(c.attr("value"))))
			}
		case c.tag == "br":
			if r.cutBreaks {
				flush() // <a>title<br>summary</a>
			}
			run.WriteByte(' ')
		case r.belongs(c, strings.TrimSpace(run.String()) != ""):
			if at < 0 {
				at = len(*found)
			}
			run.WriteString(r.rawText(c))
		default:
			if block[c.tag] || r.standsOut(c, run.String()) {
				flush()
				r.splitTail(found)
			} else {
				run.WriteByte(' ')
			}
			r.collect(c, top, found)
		}
	}
	flush()
}

// splitTail makes a part of its own of the label that the last text ends with:
// "등록자 홍길동 등록일자" before a date.
func (r *reader) splitTail(found *[]part) {
	if len(*found) == 0 {
		return
	}
	last := (*found)[len(*found)-1]
	i := strings.LastIndexByte(last.text, ' ')
	if last.alt || i <= 0 || len(last.text) > 120 {
		return
	}
	if role := labelRole(last.text[i+1:]); role == roleDate || role == roleViews {
		(*found)[len(*found)-1].text = strings.Trim(last.text[:i], " |·")
		last.text = last.text[i+1:]
		*found = append(*found, last)
	}
}

// standsOut says that an inline element cuts the text around it in two: it is a
// label, or a date after a label or a bar. A date in a sentence is part of it.
func (r *reader) standsOut(c *node, before string) bool {
	if r.surelyLonger(c, visible, 60) {
		return false
	}
	text := r.text(c)
	if text == "" || len(text) > 60 {
		return false
	}
	if labelRole(strings.TrimRight(text, " :：")) != roleNone {
		return true
	}
	if !r.cal.looksDated(text) {
		return false
	}
	before = feed.Clean(before)
	if before == "" || strings.ContainsAny(before[len(before)-1:], "|:]") || strings.HasSuffix(before, "·") || strings.HasSuffix(before, "ㅣ") {
		next := c.next
		return next == nil || next.tag != "" || !endsSentence(strings.TrimSpace(next.text))
	}
	return labelRole(before[strings.LastIndexByte(before, ' ')+1:]) != roleNone
}

// belongs says that an inline element is part of the text around it: emphasis,
// a found word, but no badge, no date and no category.
func (r *reader) belongs(c *node, after bool) bool {
	if !inline[c.tag] || c.hidden || c.tag == "a" || c.tag == "label" || c.tag == "time" {
		return false
	}
	text := r.text(c)
	if text == "" || r.cal.looksDated(text) || isBadge(text) || isPinnedMark(text) || labelRole(text) != roleNone {
		return false
	}
	if _, _, ok := splitLabel(text); ok {
		return false
	}
	if _, ok := metaLine(text); ok || r.holdsFacts(c) { // <h4>제목 <small>공보관 2025-04-08 조회 3</small></h4>
		return false
	}
	for _, m := range r.doc.inside(c) {
		if block[m.tag] || m.tag == "img" && c.tag != "b" || m.tag == "br" {
			return false
		}
	}
	if c.tag == "span" && !after && len([]rune(text)) <= 8 && c.next != nil && c.next.tag == "" && startsBlank(c.next.text) && strings.TrimSpace(c.next.text) != "" {
		return false // <span>보건·복지</span> 제목: a category
	}
	before := after && c.prev != nil && c.prev.tag == "" && strings.TrimSpace(c.prev.text) != ""
	following := c.next != nil && c.next.tag == "" && strings.TrimSpace(c.next.text) != ""
	switch c.tag {
	case "b", "font", "mark", "u", "i", "em", "sup", "sub", "strike", "s", "big", "small", "strong":
		if c.attr("class") == "" {
			return before || following || siblingRuns(c)
		}
		return before && following
	}
	if c.attr("class") == "" {
		return before && !strings.HasPrefix(text, "[") || before && following || following && !strings.HasPrefix(text, "[")
	}
	return before && following
}

// holdsFacts says that one of the elements in c is a date or a labelled fact.
func (r *reader) holdsFacts(c *node) bool {
	for k := c.first; k != nil; k = k.next {
		if k.tag == "" {
			continue
		}
		text := r.text(k)
		if _, _, ok := splitLabel(text); ok || r.cal.looksDated(text) {
			return true
		}
	}
	return false
}

// siblingRuns says that an emphasis has another emphasis beside it, as when a
// title is marked up letter by letter.
func siblingRuns(c *node) bool {
	return c.next != nil && c.next.tag == c.tag || c.prev != nil && c.prev.tag == c.tag
}

// rawText joins the texts inside n as they stand.
func (r *reader) rawText(n *node) string {
	var b strings.Builder
	for _, m := range r.doc.inside(n) {
		if m.tag == "" && !m.gone && (!m.hidden || n.hidden) {
			b.WriteString(m.text)
		}
	}
	return b.String()
}

func (r *reader) newPart(n, top *node, text string) part {
	r.work += partWork
	p := part{node: n, text: text, hidden: n.hidden && !top.hidden}
	for m := n; m != nil && m != top; m = m.parent {
		if hint := r.hintOfNames(m.names()); p.hint == roleNone && (hint != roleSummary || m == n || onlyChild(m, n)) {
			p.hint = hint
		}
		switch m.tag {
		case "strong", "h1", "h2", "h3", "h4", "h5", "h6":
			p.heading = true
		case "time":
			if p.hint == roleNone {
				p.hint = roleDate
			}
		}
	}
	return p
}

// onlyChild says that n is all there is in m.
func onlyChild(m, n *node) bool {
	for ; n != m && n != nil; n = n.parent {
		if n.prev != nil && (n.prev.tag != "" || n.prev.prev != nil) || n.next != nil && (n.next.tag != "" || n.next.next != nil) {
			return false
		}
	}
	return true
}
