package board

import (
	"net/url"
	"regexp"
	"strings"
)

// pagingParams are the names under which boards number their pages.
var pagingParams = set("page currentpage pageindex cpage npage nowpagenum curpage q_currpage pageid startpage pageno page_no " +
	"pg_no nowpage pagenum currpage q_currentpage gotopage pagenumber cp ipage spage pagenow current_page pageidx cur_page " +
	"movepage srcurrentpage p_page paged offset pageroffset article.offset pno page_num")

var pageCall = regexp.MustCompile(`(?i)(?:page|paging|list)\w*\s*\(\s*['"]?(\d{1,6})['"]?\s*(?:,[^)]*)?\)`)

// paging reads the links that lead to other pages: which page this is and how
// many there are at least. Only the last of all pages, or a link that says so,
// tells the number of pages.
func (r *reader) paging(params url.Values) (page, pages int) {
	best := 0
	for _, n := range r.doc.nodes {
		if n.tag != "a" && n.tag != "button" && n.tag != "strong" && n.tag != "span" && n.tag != "em" && n.tag != "li" && n.tag != "b" {
			continue
		}
		if p := r.pageNumberOf(n); p > 0 {
			if lastPage.MatchString(r.hintOf(n)) {
				best = max(best, p)
			}
		}
		if page == 0 && n.attr("aria-current") != "" {
			page = atoi(onlyDigits(r.text(n)))
		}
	}
	if page == 0 {
		for name, v := range params {
			if lower := strings.ToLower(name); pagingParams[lower] && !strings.Contains(lower, "offset") && len(v) > 0 {
				if p := atoi(v[0]); p > 0 && p < 1_000_000 && lower != "startpage" {
					page = p
				}
			}
		}
	}
	return page, best
}

var lastPage = regexp.MustCompile(`(?i)맨\s*끝|마지막|끝\s*(?:페이지|으로)?|맨\s*뒤|last|^>>$|^»$|^≫$|page_?end|btn_?end|pg_?end`)

// hintOf is what says where a paging link leads: text, title, alt, class.
func (r *reader) hintOf(n *node) string {
	s := n.attr("title") + " " + n.attr("class") + " " + r.textOf(n, everything)
	for _, img := range r.doc.find(n, "img") {
		s += " " + img.attr("alt")
	}
	return strings.TrimSpace(s)
}

// pageNumberOf returns the page that a paging link leads to, or 0.
func (r *reader) pageNumberOf(n *node) int {
	for _, s := range []string{n.attr("onclick"), n.attr("href")} {
		if m := pageCall.FindStringSubmatch(s); m != nil {
			return atoi(m[1])
		}
	}
	href := n.attr("href")
	if href == "" || strings.HasPrefix(href, "#") {
		return 0
	}
	if u, err := url.Parse(href); err == nil {
		for name, v := range u.Query() {
			if pagingParams[strings.ToLower(name)] && !strings.Contains(strings.ToLower(name), "offset") {
				return atoi(v[0])
			}
		}
	}
	return 0
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
