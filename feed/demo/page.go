package demo

import (
	"strconv"

	"city/sosik/feed"
)

// Page is a page of the board as bytes, as the server would send it.
type Page struct {
	Path        string // with its query
	ContentType string
	Body        []byte
}

// ListPage writes a page of the list, counted from 1. Past the end it is an
// empty page or the last one, as the skin's family of boards does it.
func (b *Board) ListPage(page int) Page {
	var w sheet
	b.layout.list(&w, b.listing(page, b.Total()))
	return b.finish(b.layout.site.listURL(page), &w)
}

// ViewPage writes the page of a notice as one comes to it from the given page of
// the list.
func (b *Board) ViewPage(number, page int) Page {
	total := b.Total()
	v := viewing{notice: b.notice(number)}
	if number < total {
		v.newer = b.notice(number + 1)
	}
	if number > 1 {
		v.older = b.notice(number - 1)
	}
	v.under = listing{site: b.layout.site, page: page}
	if b.layout.Under {
		v.under = b.listing(page, total)
	}
	var w sheet
	b.layout.view(&w, v)
	return b.finish(b.layout.site.viewURL(v.notice, page), &w)
}

func (b *Board) finish(path string, w *sheet) Page {
	body, contentType := b.layout.charset.encode(w.String())
	return Page{Path: path, ContentType: contentType, Body: body}
}

// listing gathers what a page of the list shows.
func (b *Board) listing(page, total int) listing {
	l := listing{site: b.layout.site, page: page, pages: pagesOf(total), total: total, today: b.now().In(feed.Korea)}
	if l.site.clamp {
		l.page = min(page, l.pages)
	}
	for i := range perPage {
		number := total - (l.page-1)*perPage - i
		if number < 1 {
			break
		}
		l.rows = append(l.rows, b.notice(number))
	}
	if b.layout.List.Pinned {
		for _, p := range pins {
			l.pins = append(l.pins, b.notice(p))
		}
	}
	return l
}

// gone is the page that boards of this kind give for a notice that is not
// there, with status 200.
const gone = "<script>alert('존재하지 않는 게시물입니다.');history.back();</script>"

// pager writes the links to other pages, ten at a time, through a function that
// writes one link.
func pager(w *sheet, l listing, link func(page int, text string)) {
	if l.pages == 0 {
		return
	}
	first := (min(l.page, l.pages)-1)/10*10 + 1
	last := min(first+9, l.pages)
	link(1, "처음")
	link(max(first-1, 1), "이전")
	for p := first; p <= last; p++ {
		if p == l.page {
			w.add(`<strong class="on" title="현재 페이지">`, strconv.Itoa(p), "</strong>\n")
			continue
		}
		link(p, strconv.Itoa(p))
	}
	link(min(last+1, l.pages), "다음")
	link(l.pages, "맨끝")
}

// moveLinks writes the links to the notices before and after, through a function
// that writes one.
func moveLinks(v viewing, link func(label string, other *notice)) {
	if v.newer != nil {
		link("다음글", v.newer)
	}
	if v.older != nil {
		link("이전글", v.older)
	}
}
