package board

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The rules for tag soup: what a start tag closes, what an end tag may close.
// They are the part of HTML's rules that pages of boards need; the rest (the
// adoption agency, foster parents) only matters to who draws the page.

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	void = set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")

	// A fence keeps end tags inside: a stray </div> in a cell must not close
	// the division around the table.
	fence = set("#root table td th caption button object")

	// What is not kept at all, with what it contains.
	island = set("xml svg math template noframes")

	inHead = set("title meta link script style base noscript template bgsound")

	block = set("address article aside blockquote body center dd details dialog dir div dl dt " +
		"fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li " +
		"main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption xmp")

	inline = set("a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q " +
		"s samp small span strike strong sub sup time tt u var")
)

// start adds an element and returns its tag if raw text follows.
func (b *builder) start(z *html.Tokenizer, selfClosing bool) string {
	name, more := z.TagName()
	tag := atom.String(name)
	if b.skip > 0 || island[tag] {
		if island[tag] && !selfClosing {
			b.skip++
		}
		return tag
	}
	n := b.newNode()
	n.tag = tag
	if more {
		b.takeAttrs(z, n)
	}
	if (tag == "html" || tag == "body") && b.innermost(tag) > 0 {
		return ""
	}
	b.closeFor(tag)
	b.add(n, b.top())
	if void[tag] || selfClosing && strings.Contains(tag, ":") {
		return ""
	}
	b.push(n)
	return tag
}

// takeAttrs gives an element the attributes of the tag that the tokenizer is at.
func (b *builder) takeAttrs(z *html.Tokenizer, n *node) {
	if cap(b.attrs)-len(b.attrs) < maxAttrs {
		b.attrs = make([]html.Attribute, 0, 2*maxAttrs)
	}
	from := len(b.attrs)
	for more := true; more; {
		var key, val []byte
		key, val, more = z.TagAttr()
		if len(n.attrs) < maxAttrs && len(val) <= maxValue && len(key) <= 64 && !n.has(string(key)) {
			b.attrs = append(b.attrs, html.Attribute{Key: atom.String(key), Val: string(val)})
			n.attrs = b.attrs[from:len(b.attrs):len(b.attrs)]
		}
	}
}

// closeFor closes what a start tag implies to be at an end.
func (b *builder) closeFor(tag string) {
	last := -1
	if len(b.fences) > 0 {
		last = b.fences[len(b.fences)-1]
	}
	closeIf := func(at, bound int) {
		if at > last && at > bound {
			b.popTo(at)
		}
	}
	if at := b.innermost("head"); at > 0 && !inHead[tag] {
		b.popTo(at)
	}
	switch tag {
	case "li":
		closeIf(b.innermost("li"), b.nearest("ul", "ol", "menu", "dir"))
	case "dt", "dd":
		closeIf(b.nearest("dt", "dd"), b.nearest("dl"))
	case "option", "optgroup":
		closeIf(b.nearest("option", tag), b.innermost("select"))
	case "a":
		closeIf(b.innermost("a"), -1)
	case "tr", "tbody", "thead", "tfoot", "td", "th", "caption", "colgroup":
		b.closeTable(tag)
		return
	}
	if block[tag] && tag != "html" && tag != "body" {
		// A paragraph cannot hold a block. On old pages it can hold a table, as
		// browsers have it.
		if at := b.innermost("p"); at > last && (tag != "table" || b.standard) {
			b.popTo(at)
		}
	}
}

// closeTable closes cells and rows for the next part of a table.
func (b *builder) closeTable(tag string) {
	table := b.innermost("table")
	var at int
	switch tag {
	case "td", "th":
		at = b.nearest("td", "th", "caption")
	case "tr":
		at = outermostAfter(table, b.innermost("tr"), b.nearest("td", "th", "caption"))
	default:
		at = outermostAfter(table, b.nearest("tbody", "thead", "tfoot", "colgroup"), b.innermost("tr"),
			b.nearest("td", "th", "caption"))
	}
	if at > table { // also without a table, in a page cut at its beginning
		b.popTo(at)
	}
}

// outermostAfter returns the smallest of the positions beyond bound, or -1.
func outermostAfter(bound int, positions ...int) int {
	best := -1
	for _, at := range positions {
		if at > bound && (best < 0 || at < best) {
			best = at
		}
	}
	return best
}

// end closes the element that an end tag names, if one is open in reach.
func (b *builder) end(tag string) {
	if b.skip > 0 {
		if island[tag] {
			b.skip--
		}
		return
	}
	at := b.innermost(tag)
	switch {
	case tag == "br": // </br> is a line break
		b.addEmpty("br")
		return
	case tag == "p" && at <= 0: // </p> without a paragraph makes an empty one
		b.addEmpty("p")
		return
	case at <= 0 || tag == "body" || tag == "html":
		return
	}
	last := b.fences[len(b.fences)-1]
	tablePart := false
	switch tag {
	case "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption":
		tablePart = true
		if tag != "table" && at < b.innermost("table") {
			return
		}
	}
	if at < last && !tablePart {
		return
	}
	if (inline[tag] || tag == "form") && b.blockAbove(at) {
		// <a><div>…</a></div>: the link ends, the division goes on.
		b.closed[at] = true
		list := b.open[tag]
		b.open[tag] = list[:len(list)-1]
		return
	}
	b.popTo(at)
}

// addEmpty adds an element without attributes that stays empty.
func (b *builder) addEmpty(tag string) {
	n := b.newNode()
	n.tag = tag
	b.add(n, b.top())
}

// blockAbove says that a block is open inside the element at a position.
func (b *builder) blockAbove(at int) bool {
	for i := len(b.stack) - 1; i > at && i > len(b.stack)-32; i-- {
		if block[b.stack[i].tag] && !b.closed[i] {
			return true
		}
	}
	return false
}

// isGone says that the page hides an element from everyone.
func isGone(n *node) bool {
	switch n.tag {
	case "script", "style", "noscript", "template", "head", "option", "textarea":
		return true
	case "input":
		return strings.EqualFold(n.attr("type"), "hidden")
	}
	if n.has("hidden") {
		return true
	}
	style := n.attr("style")
	if style == "" {
		return false
	}
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
