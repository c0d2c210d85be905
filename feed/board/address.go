package board

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"city/sosik/feed"
)

// Address is a board, known from the address of any of its pages: the list, a
// later page of it, or an article. The zero Address is no board.
type Address struct {
	url    *url.URL // of the list, with what identifies the board and no more
	params []param
	family family
}

// param is one part of a query as it was written: boards escape EUC-KR, which
// must not be escaped again.
type param struct{ name, raw string }

// family is a kind of board software, as far as its addresses go.
type family struct {
	list, view string // last segment of the path of a list and of an article
	page       string // the parameter that pages
	id         string // the parameter that is the article's ID
	extra      string // what an article's address has besides, after the page
}

var families = []family{
	{list: "selectPageListBbs.do", view: "selectBbsDetail.do", page: "currentPage", id: "bbs_seq"},
	{list: "selectBbsNttList.do", view: "selectBbsNttView.do", page: "pageIndex", id: "nttNo"},
	{list: "selectBoardList.do", view: "selectBoardArticle.do", page: "pageIndex", id: "nttId"},
	{list: "BD_board.list.do", view: "BD_board.view.do", page: "q_currPage", id: "seq"},
	{list: "BD_selectBbsList.do", view: "BD_selectBbs.do", page: "q_currPage", id: "q_bbscttSn"},
	{list: "selectEminwonList.do", view: "selectEminwonView.do", page: "pageIndex", id: "notAncmtMgtNo"},
	{list: "selectEminwonNewsList.do", view: "selectEminwonNewsView.do", page: "pageIndex", id: "news_epct_no"},
	{list: "selectGosiList.do", view: "selectGosiData.do", page: "pageIndex", id: "not_ancmt_mgt_no"},
	{list: "pressReleaseList.do", view: "pressReleaseView.do", page: "pageIndex", id: "newsId"},
	{list: "bbsList.do", view: "bbsView.do", page: "currentPage", id: "idx"},
	{list: "artclList.do", view: "", page: "page"},
	{list: "board.php", view: "board.php", page: "page", id: "wr_id"},
	{list: "board.es", view: "board.es", page: "nPage", id: "list_no", extra: "act=view"},
	{list: "list.9is", view: "view.9is", page: "nowPageNum"},
}

// sosikEngine is the software of e안산톡톡 and its sisters: one path, told
// apart by its parameters.
var sosikEngine = family{page: "page", id: "fidx", extra: "pg=vv"}

// ParseAddress reads the address of any page of a board.
func ParseAddress(rawURL string) (Address, error) {
	u, err := url.Parse(strings.TrimSpace(rawURL))
	if err != nil {
		return Address{}, fmt.Errorf("board address: %w", err)
	}
	if (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return Address{}, errors.New("board address: not an http or https address")
	}
	c := &url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host), Path: u.Path, RawPath: u.RawPath}
	if i := strings.Index(strings.ToLower(c.Path), ";jsessionid="); i >= 0 {
		c.Path, c.RawPath = c.Path[:i], "" // a visit's, not the board's
	}
	if c.Path == "" {
		c.Path = "/"
	}
	a := Address{url: c, params: split(u.RawQuery)}
	a.family = a.guess()
	a.toList()
	return a, nil
}

func split(rawQuery string) []param {
	var params []param
	for s := range strings.SplitSeq(rawQuery, "&") {
		name, _, _ := strings.Cut(s, "=")
		if name == "" || len(params) >= 64 {
			continue
		}
		if plain, err := url.QueryUnescape(name); err == nil {
			name = plain
		}
		params = append(params, param{name, escape(s)})
	}
	return params
}

// escape makes a part of a query fit to be sent, keeping what is escaped.
func escape(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>`\\^{|}#", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func (p param) value() string {
	_, v, _ := strings.Cut(p.raw, "=")
	return v
}

func (a Address) get(name string) string {
	for _, p := range a.params {
		if strings.EqualFold(p.name, name) {
			return p.value()
		}
	}
	return ""
}

// guess finds the family of an address, or one made up for an unknown board.
func (a Address) guess() family {
	base := path.Base(a.url.Path)
	if strings.EqualFold(base, "cityNews.html") || a.get("fidx") != "" || a.get("pg") == "vv" || a.get("gtid") != "" {
		return sosikEngine
	}
	for _, f := range families {
		if strings.EqualFold(base, f.list) || f.view != "" && strings.EqualFold(base, f.view) {
			return f
		}
	}
	f := family{page: "page"}
	switch {
	case strings.HasSuffix(base, ".web"):
		f.page = "cpage"
	case strings.HasPrefix(base, "BD_"):
		f.page = "q_currPage"
	case strings.Contains(a.url.Path, "BBSMSTR_"):
		f = family{list: "list.do", view: "view.do", page: "pageIndex", id: "nttId"}
	case strings.Contains(a.url.Path, "/bbs/B0"):
		f.page = "pageIndex"
	}
	for _, p := range a.params {
		if lower := strings.ToLower(p.name); pagingParams[lower] && !strings.Contains(lower, "offset") {
			f.page = p.name
		}
	}
	return f
}

var (
	searchParam = newPattern(`(?i)^(?:search\w*|sch_?\w*|srch_?\w*|src_\w*|sfl|stx|sca|sst|sod|sop|opt|sword|skey|stype|s_\w+|keyword|q_search\w*|f_opt_\d+|utm_\w+|fbclid|jsessionid|startdate|enddate|sdate|edate|integrdeptcode|_csrf)$`)
	viewMode    = newPattern(`(?i)^(?:amode|mode|act|cmd|pg|action|proc)$`)
	viewValue   = newPattern(`(?i)^(?:v|vv|view|read|detail|show|document)$`)
	viewPath    = newPattern(`(?i)view|read|detail|show|article`)
)

// isViewPath says that the last segment of a path is called like the page of an
// article. K2Web calls its lists "subview.do".
func isViewPath(base string) bool {
	name, _, _ := strings.Cut(strings.ToLower(base), ".")
	return viewPath.MatchString(name) && name != "subview" && !strings.HasSuffix(name, "list")
}

// toList drops what names a page or an article, so that all addresses of one
// board become the same.
func (a *Address) toList() {
	dir, base := path.Split(a.url.Path)
	if f := a.family; f.view != "" && f.list != f.view && strings.EqualFold(base, f.view) {
		a.url.Path, a.url.RawPath = dir+f.list, ""
	}
	atView := isViewPath(base) || a.family.id != "" && a.get(a.family.id) != ""
	for _, p := range a.params {
		atView = atView || viewMode.MatchString(p.name) && viewValue.MatchString(p.value())
	}
	a.params = slices.DeleteFunc(a.params, func(p param) bool {
		lower := strings.ToLower(p.name)
		switch {
		case p.value() == "" || pagingParams[lower] || searchParam.MatchString(lower):
			return true
		case strings.EqualFold(lower, a.family.id):
			return true
		case viewMode.MatchString(lower) && viewValue.MatchString(p.value()):
			return true
		}
		rank := idRank[lower]
		return atView && rank > 0 && !boardParams[lower] && strings.ContainsAny(p.value(), "0123456789")
	})
}

// IsZero says that a is no board.
func (a Address) IsZero() bool { return a.url == nil }

// Key names the board whatever page of it the address was of: host, path and
// the parameters that identify it.
func (a Address) Key() string {
	if a.IsZero() {
		return ""
	}
	var params []string
	for _, p := range a.params {
		if a.implied(p) {
			continue
		}
		params = append(params, p.raw)
	}
	slices.Sort(params)
	key := strings.TrimSuffix(strings.TrimSuffix(a.url.Host, ":80"), ":443") + a.url.EscapedPath()
	if len(params) > 0 {
		key += "?" + strings.Join(params, "&")
	}
	return key
}

// implied says that a parameter has the value that goes without saying: the
// list of cityNews.html is gtid=sosik, and its articles do not say so.
func (a Address) implied(p param) bool {
	return strings.EqualFold(path.Base(a.url.Path), "cityNews.html") && p.name == "gtid" && p.value() == "sosik"
}

// List is the address of a page of the list, counted from 1.
func (a Address) List(page int) string {
	if a.IsZero() {
		return ""
	}
	params := a.raws()
	if strings.EqualFold(path.Base(a.url.Path), "cityNews.html") && a.get("gtid") == "" {
		params = append(params, "gtid=sosik")
	}
	params = append(params, a.family.page+"="+strconv.Itoa(max(page, 1)))
	return a.with(a.url.Path, params)
}

// View is the address of an article: the one in the list, or where a script
// hides it and the family is known, the one that the script would make.
func (a Address) View(n feed.Notice) string {
	if n.URL != "" || a.IsZero() || n.ID == "" {
		return n.URL
	}
	f := a.family
	if f.id == "" || f.view == "" && f != sosikEngine {
		return ""
	}
	file := a.url.Path
	if f.view != "" {
		file = path.Dir(a.url.Path) + "/" + f.view
	}
	params := a.raws()
	if f == sosikEngine {
		params = []string{}
	}
	params = append(params, f.id+"="+url.QueryEscape(n.ID))
	if f == sosikEngine {
		params = append(params, "page=1")
	}
	if f.extra != "" {
		params = append(params, f.extra)
	}
	return a.with(strings.Replace(file, "//", "/", 1), params)
}

func (a Address) raws() []string {
	var raws []string
	for _, p := range a.params {
		raws = append(raws, p.raw)
	}
	return raws
}

func (a Address) with(file string, params []string) string {
	u := *a.url
	u.Path, u.RawPath = file, ""
	u.RawQuery = strings.Join(params, "&")
	return feed.CleanURL(nil, u.String())
}
