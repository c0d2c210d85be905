package tui

import (
	"strings"

	"city/sosik/feed"
	"city/sosik/feed/query"
	"city/sosik/tui/find"
)

// The list and what was found, as a reader without a screen tells them: one line
// for each notice.

// tellBlank says why there is no list, and what can be done.
func (p *plain) tellBlank() {
	if p.offline == nil {
		p.out.line(textOpening)
		return
	}
	p.out.line(Explain(p.offline))
	p.out.line(textNothingKept)
	p.out.line(p.list.status.Board.URL)
	p.out.line(textPlainTryAgain)
	if p.opts.Demo != nil {
		p.out.line(textPlainTryDemo)
	}
}

// tellList writes the page of the list.
func (p *plain) tellList() {
	s := p.list.status
	p.header(s.Board.Name, textTotal(s.Total), textUnreadCount(s.Unread), freshText(s.Fresh),
		textPage(p.list.page()+1, p.list.pages()), textRefreshed(s.Refreshed, p.now()))
	if p.list.count == 0 {
		p.out.line(textEmptyList)
		return
	}
	first := p.list.page() * p.list.size
	for pos := first; pos < min(first+p.list.size, p.list.count); pos++ {
		p.out.hanging(p.listLine(pos), plainHang)
	}
}

func freshText(n int) string {
	if n <= 0 {
		return ""
	}
	return textFresh(n)
}

// header writes the line above a page.
func (p *plain) header(parts ...string) {
	if p.opts.Warning != "" {
		p.out.line(p.opts.Warning)
	}
	p.out.line(strings.Join(notEmpty(parts), ", "))
}

func notEmpty(parts []string) []string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// plainHang is how far the rest of a notice's line is set in.
const plainHang = 3

// listLine is the line of a notice: its place on the page, its marks as words, its
// title, its day, its number.
func (p *plain) listLine(pos int) string {
	e, kept := p.list.at(pos)
	place := pos%p.list.size + 1
	if !kept {
		return textPlainNotKept(place, p.whyNotKept(), e.Number)
	}
	return textPlainNotice(place, p.marksInWords(e, pos < len(p.list.pinned)), e.Title, e.Date.Day(), e.Number)
}

// marksInWords are what the signs before a title mean.
func (p *plain) marksInWords(e feed.Entry, pinned bool) []string {
	var words []string
	for _, w := range []struct {
		on   bool
		word string
	}{
		{pinned, textPinned}, {e.Removed, textRemoved}, {e.Edited, textPlainEdited}, {p.isNew(e), textSignNew},
		{!e.Read, textSignUnread}, {e.Starred, textStar},
	} {
		if w.on {
			words = append(words, w.word)
		}
	}
	if e.Attachments > 0 {
		words = append(words, textPlainFiles(e.Attachments))
	}
	return words
}

// tellHits writes the page of what was found.
func (p *plain) tellHits() {
	h := &p.hits
	if h.wrong != nil {
		p.header(ExplainQuery(h.text, h.wrong))
		return
	}
	count := textPlainHits(h.count)
	if s := p.list.status; s.Cached < s.Total {
		count = textOfKept(s.Cached) + " " + count
	}
	p.header(textSearchTitle(h.text), count, textOrder(h.order, h.query.Has(query.Recent)), textPage(h.page()+1, h.pages()))
	if h.count == 0 {
		p.out.line(textNothingFound)
		if h.offer.hits > 0 {
			p.out.line(textPlainOffer(h.offer.text, h.offer.hits))
		}
		if !p.list.authors && needsArticles(h.query) {
			p.out.line(textOnlyOpened)
		}
		return
	}
	first := h.page() * h.size
	for pos := first; pos < min(first+h.size, h.count); pos++ {
		p.out.hanging(p.hitLine(pos), plainHang)
		if f, ok := h.at(pos); ok {
			if text, _ := find.Snippet(p.metrics, f.Text, f.text, min(p.out.width, plainSnippet)-plainHang); text != "" {
				p.out.line(strings.Repeat(" ", plainHang) + text)
			}
		}
	}
}

// plainSnippet is the most cells of the text that is shown around what was found.
const plainSnippet = 160

func (p *plain) hitLine(pos int) string {
	f, ok := p.hits.at(pos)
	place := pos%p.hits.size + 1
	if !ok {
		return textPlainNotKept(place, textRowLoading, 0)
	}
	return textPlainNotice(place, p.marksInWords(f.Entry, false), f.Title, f.Date.Day(), f.Number)
}

// cursorRow is the line of the notice under the cursor, which is the one that
// commands without a number mean.
func (p *plain) cursorRow() string {
	switch {
	case p.screen != listScreen || p.blank() || p.table().count == 0:
		return ""
	case p.hits.shown:
		return p.hitLine(p.hits.cursor)
	}
	return p.listLine(p.list.cursor)
}
