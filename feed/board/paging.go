package board

import (
	"net/url"
	"strings"
)

// pagingParams are the names under which boards number their pages.
var pagingParams = set("page currentpage pageindex cpage npage nowpagenum curpage q_currpage pageid startpage pageno page_no " +
	"pg_no nowpage pagenum currpage q_currentpage gotopage pagenumber cp ipage spage pagenow current_page pageidx cur_page " +
	"movepage srcurrentpage p_page paged offset pageroffset article.offset pno page_num")

var pageCall = newPattern(`(?i)(?:page|paging|list)\w*\s*\(\s*['"]?(\d{1,6})['"]?\s*(?:,[^)]*)?\)`).needs("page", "paging", "list")

// paging reads the links that lead to other pages: which page this is and how
// many there are. Only a link to the last page tells the number of pages, or
// the last of the numbers where no link leads further.
func (r *reader) paging(l *listing) (page, pages int) {
	last, highest, further := 0, 0, false
	for _, n := range r.doc.nodes {
		if n.tag != "a" && n.tag != "button" && n.tag != "li" && n.tag != "span" || n.gone || len(l.rows) > 0 && l.covers(n) {
			continue
		}
		p := r.pageNumberOf(n)
		if p == 0 {
			continue
		}
		hint := r.hintOf(n)
		switch text := r.text(n); {
		case text != "" && allDigits(text):
			highest = max(highest, atoi(text))
		case lastPage.MatchString(hint):
			last = max(last, p)
		case nextPage.MatchString(hint):
			further = true
		}
		if page == 0 {
			page = r.currentBeside(n)
		}
	}
	if page == 0 {
		page = r.pageOfAddress()
	}
	if last == 0 && !further && highest > 0 {
		last = max(highest, page)
	}
	return page, last
}

// pageOfAddress is the page that the page's own address asks for.
func (r *reader) pageOfAddress() int {
	for _, name := range sortedKeys(r.params) {
		lower := strings.ToLower(name)
		if !pagingParams[lower] || strings.Contains(lower, "offset") || lower == "startpage" {
			continue
		}
		if p := atoi(r.params.Get(name)); p > 0 && p < 1_000_000 {
			return p
		}
	}
	return 0
}

// currentBeside finds the number of this page beside a link to another: it is
// marked, and no link.
func (r *reader) currentBeside(n *node) int {
	holder := n.parent
	if holder != nil && holder.tag == "li" {
		holder = holder.parent
	}
	if holder == nil || holder.end-holder.index > 400 {
		return 0
	}
	for _, m := range r.doc.inside(holder) {
		if m.tag == "" || m == holder || m.end-m.index > 8 {
			continue
		}
		marked := m.tag == "strong" || m.tag == "b" || m.tag == "em" || m.attr("aria-current") != "" || currentMark.MatchString(m.attr("class")+" "+m.attr("title"))
		if !marked {
			continue
		}
		text := r.text(m)
		if digits := onlyDigits(text); digits != "" && len(digits) < 7 && (digits == text || strings.HasSuffix(text, "페이지") || strings.HasPrefix(text, "현재")) {
			return atoi(digits)
		}
	}
	return 0
}

var (
	currentMark = newPattern(`(?i)(?:^|[\s_-])(?:on|active|current|now|this|sel|selected|choice|cur|here)(?:$|[\s_-])|현재`)
	nextPage    = newPattern(`(?i)다음|next|^>$|^›$|뒤로|btn_?next|page_?next`)
)

var lastPage = newPattern(`(?i)맨\s*끝|마지막|끝\s*(?:페이지|으로)?|맨\s*뒤|last|^>>$|^»$|^≫$|page_?end|btn_?end|pg_?end`)

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
