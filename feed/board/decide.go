package board

import (
	"path"
	"strings"

	"city/sosik/feed"
)

// strong says that a list is a board's list and no box of related links.
func (l *listing) strong() bool {
	if l == nil {
		return false
	}
	rows := 0
	for _, row := range l.rows {
		if !row.skip {
			rows++
		}
	}
	c := l.counter
	switch {
	case rows < 2 && len(l.rows) > 0 && l.dated == 0:
		return false
	case l.header != nil && l.header.known >= 3:
		return true
	case c.near && c.pages > 0:
		return true
	case c.near && c.total != feed.Unknown && rows > 0 && rows <= max(c.total, 1) && l.dated*2 > rows:
		return true
	case rows >= 6 && l.dated*2 > rows:
		return true
	}
	return false
}

// regular says that a list is short, or without a head and a counter, but each
// of its rows has a title and a date.
func (l *listing) regular() bool {
	if l == nil {
		return false
	}
	rows := 0
	for _, row := range l.rows {
		if !row.skip {
			rows++
		}
	}
	return rows >= 3 && l.dated >= rows && l.titled >= rows
}

// besideArticle says that the list stands under an article as the board's list.
func (l *listing) besideArticle(v *viewing) bool {
	if l == nil || l.empty || len(l.rows) == 0 || !l.strong() {
		return false
	}
	return !l.covers(v.body) && (v.titleNode == nil || !l.covers(v.titleNode))
}

// weigh sums up what speaks for an article.
func (r *reader) weigh(v *viewing, list *listing) {
	if v.identified {
		v.evidence += 2
	}
	if known := r.listedTitle(v, list); known != "" && sameTitle(known, v.notice.Title) {
		v.evidence += 4 // the list under the article has it, too
	}
	for name, values := range r.params {
		if viewMode.MatchString(name) && len(values) > 0 && viewValue.MatchString(values[0]) {
			v.evidence += 3
		}
	}
	if r.base != nil && isViewPath(path.Base(r.base.Path)) && v.identified {
		v.evidence += 2
	}
	if v.titleNode == nil {
		v.evidence -= 3
	}
	if v.notice.Date != "" {
		v.evidence++
	}
	if v.prevNext {
		v.evidence += 3
	}
	if v.notice.Views != feed.Unknown {
		v.evidence++
	}
	if len(v.files) > 0 || v.fileArea {
		v.evidence++
	}
	mass := int32(0)
	if v.body != nil {
		mass = v.mass[v.body.index]
	}
	if n := v.notice; n.Date != "" && (n.Views != feed.Unknown || n.Author != "" || n.Department != "") && mass > 0 && v.titleNode != nil {
		v.evidence += 2 // a whole head with a text below
		if list.strong() && !list.covers(v.titleNode) && v.body != nil && !list.covers(v.body) {
			v.evidence += 2 // a list has none of its own
		}
	}
	switch {
	case mass > 300:
		v.evidence += 2
	case mass > 60:
		v.evidence++
	case mass == 0 && len(v.files) == 0:
		v.evidence -= 3
	}
	for _, n := range r.doc.find(r.doc.root, "caption") {
		if text := r.textOf(n, everything); !n.gone && strings.Contains(text, "본문") || strings.Contains(text, "내용") && strings.Contains(text, "제목") {
			v.evidence++
			break
		}
	}
	if list == nil && r.linkTo("목록") {
		v.evidence++
	}
	if list != nil && list.strong() && list.titledShare() > 0.8 && !list.empty {
		v.evidence -= 2
	}
}

func (l *listing) titledShare() float64 {
	if len(l.rows) == 0 {
		return 0
	}
	return float64(l.titled) / float64(len(l.rows))
}

// linkTo says that the page has a link or button with this text.
func (r *reader) linkTo(word string) bool {
	for _, n := range r.doc.nodes {
		if (n.tag == "a" || n.tag == "button") && !n.gone && n.end-n.index < 8 {
			if text := r.textOf(n, everything); text == word || text == word+"보기" || text == word+"으로" || text == word+"으로 가기" {
				return true
			}
		}
	}
	return false
}

// articleEvidence is what makes a page with a list an article all the same.
const articleEvidence = 6

// decide says what a page is.
func (r *reader) decide(list *listing, v *viewing) Kind {
	switch {
	case list == nil:
		return View
	case v.evidence >= articleEvidence:
		return View
	case list.strong() || list.empty || list.regular() && !v.identified || v.evidence < 4 || v.titleNode == nil:
		return List
	}
	return View
}

// article makes feed's article of what was found.
func (r *reader) article(v *viewing, list *listing) feed.Article {
	b := newBodyBuilder(r, v)
	b.build(v.body)
	a := feed.Article{Notice: v.notice, Body: b.body, Images: b.images, Links: b.links, Attachments: v.files}
	a.Notice.Attachments = len(v.files)
	if len(v.files) == 0 && !v.fileArea {
		a.Notice.Attachments = feed.Unknown
	}
	if a.Notice.ID == "" && list.besideArticle(v) {
		a.Notice.ID = idInList(v, list)
	}
	a.Notice.URL = feed.CleanURL(nil, r.in.URL)
	return a
}
