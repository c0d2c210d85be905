package board

import (
	"strings"
	"unicode/utf8"
)

// chromeNames are class and id words of what surrounds the content.
var chromeNames = newPattern(`(?:^|[\s_-])(?:gnb\w*|lnb\w*|snb\w*|tnb\w*|nav|navi|navigation|navbar|menu|submenu|mainmenu|topmenu|leftmenu|sidemenu|allmenu|sitemap|breadcrumb\w*|footer|foot|copyright|family\w*|skipnav\w*|skipnavi\w*|skip(?:to)?(?:content|navi?|menu|link)\w*|accessibility|quick\w*|aside|sidebar|side|left_?area|banner\w*|popup\w*|layerpop\w*|modal\w*|paging|pagination|paginate|pageing|page_?nav\w*|page_?num\w*|page_?list|pager|p-pagination|utilmenu|util|allsearch|totalsearch|sns\w*|share\w*|toolbar|related_?site|site_?link\w*|tabmenu|location|cookie\w*|loading)\d{0,2}(?:$|[\s_-])`)

// chromeExact are names that are chrome only as a whole word: "header" is the
// page's, "view-header" is the article's.
var chromeExact = set("header hd head top gnb lnb ft bottom path loc")

// chromeFoot are words of names that are never given to the content.
var chromeFoot = newPattern(`(?:^|[\s_-])(?:foot|footer|copyright|popup\w*|layerpop\w*|modal\w*|cookie\w*|family\w*|banner\w*)(?:$|[\s_\d-])`)

// markChrome says what is menu, header, footer and the like.
//
// A name can lie: sites call the box of the content "menu5001_obj30", "side_cont"
// or "rd_nav_style2". What holds more text outside links than in them, or a
// table with the words of a list for its head, is no menu, whatever its name.
func (d *document) markChrome() {
	plain, linked := d.countText()
	for _, n := range d.nodes[1:] {
		n.chrome = n.parent.chrome
		if n.tag == "" || n.chrome {
			continue
		}
		chrome, byName := isChrome(n)
		n.chrome = chrome
		if !byName || chromeFoot.MatchString(n.names()) {
			continue
		}
		if plain[n.index] >= 60 && plain[n.index] > linked[n.index] || d.holdsListHead(n) ||
			sideNames.MatchString(n.names()) && d.fewLinks(n) {
			n.chrome = false
		}
	}
}

// countText counts for each node the letters in it that are shown, those
// outside links and those in links.
func (d *document) countText() (plain, linked []int) {
	plain, linked = make([]int, len(d.nodes)), make([]int, len(d.nodes))
	inLink := make([]bool, len(d.nodes))
	for i := 1; i < len(d.nodes); i++ {
		n := d.nodes[i]
		inLink[i] = inLink[n.parent.index] || n.tag == "a" || n.tag == "button" || n.tag == "label"
		switch {
		case n.tag != "" || n.parent.gone:
		case inLink[i]:
			linked[i] = utf8.RuneCountInString(strings.TrimSpace(n.text))
		default:
			plain[i] = utf8.RuneCountInString(strings.TrimSpace(n.text))
		}
	}
	for i := len(d.nodes) - 1; i > 0; i-- {
		up := d.nodes[i].parent.index
		plain[up] += plain[i]
		linked[up] += linked[i]
	}
	return plain, linked
}

// sideNames are names of menus and of the head of a page, which boards also
// give to the heads of articles: there they hold facts and no links.
var sideNames = newPattern(`(?:^|[\s_-])(?:side|left_?area|util|nav|navi|menu|quick|header|head|hd|top)(?:$|[\s_-])`)

// fewLinks says that there is not more than one link in n.
func (d *document) fewLinks(n *node) bool {
	links := 0
	for _, m := range d.nodes[n.index : n.end+1] {
		if m.tag == "a" || m.tag == "option" {
			if links++; links > 1 {
				return false
			}
		}
	}
	return true
}

// holdsListHead says that there is a row of words for columns in n.
func (d *document) holdsListHead(n *node) bool {
	known := 0
	for _, m := range d.nodes[n.index : n.end+1] {
		if m.tag == "tr" {
			known = 0
		}
		if m.tag == "th" && m.first != nil && m.first.tag == "" && labelRole(m.first.text) != roleNone {
			if known++; known >= 3 {
				return true
			}
		}
	}
	return false
}

// isChrome says that an element is menu, header, footer or the like, and
// whether only its name says so.
func isChrome(n *node) (chrome, byName bool) {
	switch n.tag {
	case "nav", "footer", "aside", "select":
		return true, false
	case "html", "body", "main", "article", "td", "tr", "tbody", "table":
		return false, false
	case "header":
		return n.within(nil, "main", "article", "section", "form", "table") == nil, false
	}
	switch n.attr("role") {
	case "navigation", "banner", "contentinfo", "search", "dialog":
		return true, false
	case "main":
		return false, false
	}
	names := n.names()
	if names == "" {
		return false, false
	}
	for w := range strings.FieldsSeq(names) {
		if chromeExact[w] && n.depth < 12 {
			return true, true
		}
	}
	found := chromeNames.MatchString(names)
	return found, found
}
