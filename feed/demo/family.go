package demo

import (
	"net/url"
	"strconv"
	"strings"
)

// family is how a kind of board addresses its pages.
type family struct {
	list, view           string // paths
	listQuery, viewQuery string // what the queries always carry
	page, id             string // the parameters of the page and of the notice
	clamp                bool   // a page past the end shows the last one, not none
}

var engine = family{
	list: "/ansantalktalk/content/ansantalk/cityNews.html", listQuery: "gtid=sosik",
	view: "/ansantalktalk/content/ansantalk/cityNews.html", viewQuery: "pg=vv",
	page: "page", id: "fidx",
}

// home is the address of the list as one would give it to a reader.
func (f family) home() string { return f.list + "?" + f.listQuery }

func (f family) listURL(page int) string {
	return f.home() + "&" + f.page + "=" + strconv.Itoa(page)
}

// viewURL is the address of a notice reached from a page of the list.
func (f family) viewURL(n *notice, page int) string {
	return f.view + "?" + f.id + "=" + n.id + "&" + f.page + "=" + strconv.Itoa(page) + "&" + f.viewQuery
}

// maxPage is far past the end of any list, and near enough to count with.
const maxPage = 1_000_000

// request is what an address asks for.
type request struct {
	page int    // of the list, from 1; what is no number asks for page 1
	id   string // of the notice, "" for the list alone
}

// parse reads an address. It is not ok if it is none of the family's.
func (f family) parse(u *url.URL) (request, bool) {
	q := u.Query()
	page, err := strconv.Atoi(strings.TrimSpace(q.Get(f.page)))
	if err != nil || page < 1 {
		page = 1
	}
	page = min(page, maxPage)
	switch {
	case u.Path == f.view && q.Has(f.id):
		return request{page, q.Get(f.id)}, true
	case u.Path == f.list:
		return request{page, ""}, true
	}
	return request{}, false
}
