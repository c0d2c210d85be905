package board

import (
	"net/url"
	"strings"
	"time"

	"city/sosik/feed"
)

// maxBytes is the size of the largest page that is read.
const maxBytes = 8 << 20

// Kind says what a page is taken to be.
type Kind int

// The kinds of pages.
const (
	Auto Kind = iota // the reader decides
	List
	View
)

// Input is a page and what is known of how it came.
type Input struct {
	Body         []byte
	URL          string    // the final address, may be ""
	RequestedURL string    // what was asked for, may be ""
	Status       int       // of HTTP; 0 if not known
	ContentType  string    // may be ""
	Date         time.Time // of the server, for times of today and dates without a year; zero if not known
}

// Reading is what was made of a page: a list, or an article with perhaps the
// list below it. When neither could be read, the error stands with the kind
// that was asked for; Auto puts it with the list.
type Reading struct {
	List     *feed.Page
	ListErr  error
	View     *feed.Article
	ViewErr  error
	ViewList *feed.Page
}

// ReadList reads a page that is a list.
func ReadList(in Input) (feed.Page, error) {
	r := Read(in, List)
	if r.List == nil {
		return feed.Page{}, r.ListErr
	}
	return *r.List, nil
}

// ReadView reads an article and, if there is one, the list below it.
func ReadView(in Input) (feed.Article, *feed.Page, error) {
	r := Read(in, View)
	if r.View == nil {
		return feed.Article{}, nil, r.ViewErr
	}
	return *r.View, r.ViewList, nil
}

// Read reads a page. An error wraps one of feed's kinds.
func Read(in Input, kind Kind) Reading {
	fail := func(err error) Reading {
		if kind == View {
			return Reading{ViewErr: err}
		}
		return Reading{ListErr: err}
	}
	if err := checkResponse(in); err != nil {
		return fail(err)
	}
	r := newReader(in)
	if r.doc.full {
		return fail(&feed.Error{Kind: feed.ErrTooLarge, Err: errNodes})
	}
	list := r.findList()
	view := r.findView(list)
	if kind == Auto {
		kind = r.decide(list, view)
	}
	if kind == View && list != nil && !list.strong() {
		// A few links with dates in or beside an article: they are no list
		// under it, and they may well be of its text.
		list, view = nil, r.findView(nil)
	}
	if err := r.checkPage(list, view, kind); err != nil {
		return fail(err)
	}
	if kind == View {
		article := r.article(view, list)
		if article.Body.Text() == "" && len(article.Images) == 0 && len(article.Attachments) == 0 && r.cut() {
			return fail(&feed.Error{Kind: feed.ErrNotBoard, Err: errCut})
		}
		reading := Reading{View: &article}
		if list.besideArticle(view) {
			page := r.listPage(list)
			reading.ViewList = &page
		}
		return reading
	}
	page := r.listPage(list)
	return Reading{List: &page}
}

// reader holds one page while it is read.
type reader struct {
	in     Input
	doc    *document
	base   *url.URL // what addresses are resolved against
	params url.Values
	cal    calendar
	titles []string // segments of <title> and og:title
	hints  map[string]role

	cutBreaks bool // a line break parts texts: in rows, not in heads
	found     []counter
	counted   bool
	work      int // spent so far, see maxWork
	texts     textBook
}

// maxWork bounds how many nodes textOf visits on one page. An ordinary page
// takes some hundred thousand; a hostile one, where every element is asked for
// its text and holds all others, would take billions.
const maxWork = 30_000_000

// partWork is what a part of a row costs beside its text, in the same coin: it
// is held against a dozen patterns.
const partWork = 300

func newReader(in Input) *reader {
	r := &reader{in: in, doc: parse(Decode(in.Body, in.ContentType)), cal: calendar{in.Date}, hints: map[string]role{}}
	r.texts = newTextBook(r.doc)
	if u, err := url.Parse(strings.TrimSpace(in.URL)); err == nil && u.Host != "" {
		r.base = u
	}
	var headings []string
	for _, n := range r.doc.nodes {
		switch n.tag {
		case "base":
			r.setBase(n.attr("href"))
		case "link":
			if r.base == nil && strings.EqualFold(n.attr("rel"), "canonical") {
				r.setBase(n.attr("href"))
			}
		case "title":
			if len(headings) < 4 {
				headings = append(headings, r.textOf(n, raw))
			}
		case "meta":
			switch strings.ToLower(n.attr("property") + n.attr("name")) {
			case "og:title", "twitter:title":
				headings = append(headings, feed.Clean(n.attr("content")))
			case "og:url":
				if r.base == nil {
					r.setBase(n.attr("content"))
				}
			}
		}
		if len(headings) > 8 {
			break
		}
	}
	r.titles = segments(headings)
	if r.base != nil {
		r.params = r.base.Query()
	}
	return r
}

func (r *reader) setBase(href string) {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil {
		return
	}
	if r.base != nil {
		u = r.base.ResolveReference(u)
	}
	if u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		query := u.RawQuery
		if r.base != nil && query == "" {
			query = r.base.RawQuery // <base> says nothing of this page's parameters
		}
		c := *u
		c.RawQuery = query
		if r.base == nil || u.Path != "" {
			r.base = &c
		}
	}
}

// segments splits page titles at the marks between title, board and site. The
// whole ones come first.
func segments(headings []string) []string {
	var all []string
	for _, h := range headings {
		if h != "" {
			all = append(all, h)
		}
	}
	for _, h := range headings {
		for _, cut := range []string{" | ", " - ", " > ", " : ", " < ", "|", ">", " :: ", "::", " « ", " – ", " / ", "<"} {
			if !strings.Contains(h, cut) {
				continue
			}
			for s := range strings.SplitSeq(h, cut) {
				if s = feed.Clean(s); s != "" && s != h && len(all) < 64 {
					all = append(all, s)
				}
			}
		}
	}
	return all
}

// absolute makes an address of the page absolute and clean, or "".
func (r *reader) absolute(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || strings.HasPrefix(ref, "#") {
		return ""
	}
	return feed.CleanURL(r.base, ref)
}
