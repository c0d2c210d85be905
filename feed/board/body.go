package board

import (
	"strings"

	"city/sosik/feed"
)

// Bounds of one article.
const (
	maxBlocks = 20_000
	maxImages = 500
	maxLinks  = 1000
	maxCells  = 20_000
)

// bodyBuilder turns the elements of an article into blocks.
type bodyBuilder struct {
	r      *reader
	out    []bool
	title  string
	body   feed.Body
	images []feed.Image
	links  []feed.Link

	line   []feed.Span // the text gathered since the last block
	kind   feed.Kind   // of the block that the text will be
	level  int
	marker string
	lists  []listState
	quotes int
	bold   int
	link   int
	cells  int
	keep   bool // line breaks of the source are line breaks
	inCell bool
}

type listState struct {
	ordered bool
	next    int
	style   string
	bare    bool // no marks before its items
}

var bareList = newPattern(`(?i)list-style(?:-type)?\s*:[^;]*\bnone\b`)

func newBodyBuilder(r *reader, v *viewing) *bodyBuilder {
	b := &bodyBuilder{r: r, out: v.out, title: v.notice.Title, kind: feed.Paragraph}
	for _, s := range v.lead {
		b.body = append(b.body, feed.Block{Kind: feed.Paragraph, Spans: []feed.Span{{Text: s}}})
	}
	return b
}

// build adds the blocks of n.
func (b *bodyBuilder) build(n *node) {
	if n == nil {
		return
	}
	b.keep = keepsLines(n) || b.plainLines(n)
	b.children(n)
	b.flush()
	b.dropTitle()
}

func (b *bodyBuilder) children(n *node) {
	for c := n.first; c != nil && len(b.body) < maxBlocks; c = c.next {
		b.node(c)
	}
}

func (b *bodyBuilder) node(n *node) {
	if b.out[n.index] || n.gone {
		return
	}
	switch {
	case n.tag == "":
		b.text(n.text)
	case n.tag == "br":
		b.breakLine()
	case n.tag == "img":
		b.image(n)
	case n.tag == "hr":
		b.flush()
		if !b.inCell {
			b.body = append(b.body, feed.Block{Kind: feed.Rule})
		}
	case n.tag == "input" || n.tag == "button" || n.tag == "select":
	case embeds[n.tag]:
		b.embed(n)
	case n.tag == "area":
		b.area(n)
	case n.tag == "a":
		b.anchor(n)
	case n.tag == "b" || n.tag == "strong":
		b.bold++
		b.children(n)
		b.bold--
	case n.tag == "table":
		b.table(n)
	case n.tag == "ul" || n.tag == "ol" || n.tag == "menu" || n.tag == "dir":
		b.list(n)
	case n.tag == "li":
		b.item(n)
	case n.tag == "blockquote":
		b.quote(n)
	case n.tag == "q": // browsers draw the marks
		b.add(feed.Span{Text: "“"})
		b.children(n)
		b.add(feed.Span{Text: "”"})
	case n.tag == "figcaption" && len(b.line) > 0:
		b.breakLine() // under its picture
		b.children(n)
		b.flush()
	case n.tag == "pre" || n.tag == "xmp":
		b.pre(n)
	case len(n.tag) == 2 && n.tag[0] == 'h' && n.tag[1] >= '1' && n.tag[1] <= '6':
		b.heading(n)
	case block[n.tag]:
		b.block(n)
	default:
		b.children(n)
	}
}

// block adds a division or paragraph: its text stands by itself.
func (b *bodyBuilder) block(n *node) {
	b.flush()
	keep := b.keep
	b.keep = keep || keepsLines(n)
	b.children(n)
	b.flush()
	b.keep = keep
}

var preWrap = newPattern(`white-space:(?:pre|pre-wrap|pre-line|break-spaces)\b`)

func keepsLines(n *node) bool {
	return preWrap.MatchString(strings.ReplaceAll(strings.ToLower(n.attr("style")), " ", ""))
}

// plainLines says that a text is plain: no markup cuts it, its own line breaks
// do.
func (b *bodyBuilder) plainLines(n *node) bool {
	lines := 0
	for _, m := range b.r.doc.inside(n) {
		switch {
		case m == n || b.out[m.index] || m.gone:
		case m.tag == "br" || block[m.tag]:
			return false
		case m.tag == "":
			lines += strings.Count(strings.ReplaceAll(m.text, "\r\n", "\n"), "\n\n")
		}
	}
	return lines > 0
}

func (b *bodyBuilder) text(s string) {
	if b.keep {
		for i, line := range strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n") {
			if i > 0 {
				b.breakLine()
			}
			b.add(feed.Span{Text: line})
		}
		return
	}
	b.add(feed.Span{Text: s})
}

func (b *bodyBuilder) breakLine() { b.line = append(b.line, feed.Span{Text: "\n"}) }

func (b *bodyBuilder) add(s feed.Span) {
	s.Bold = b.bold > 0
	s.Link = b.link
	b.line = append(b.line, s)
}

func (b *bodyBuilder) anchor(n *node) {
	href := strings.TrimSpace(n.attr("href"))
	address := b.r.target(href)
	if address == "" || b.link > 0 || len(b.links) >= maxLinks {
		b.children(n)
		return
	}
	text := b.r.text(n)
	if text == "" && len(b.r.doc.find(n, "img")) == 0 {
		return
	}
	if text == "" && enlarges.MatchString(href) { // the picture again, larger
		b.children(n)
		return
	}
	b.links = append(b.links, feed.Link{Text: text, URL: address})
	b.link = len(b.links)
	b.children(n)
	b.link = 0
}

// enlarges is the address of a picture in its full size.
var enlarges = newPattern(`(?i)\.(?:jpe?g|png|gif|bmp|webp)(?:$|[?#])|view_?image|image_?view|img_?view|get_?image|zoom|pop_?img`)

func (b *bodyBuilder) image(n *node) {
	if !b.r.isPicture(n) || len(b.images) >= maxImages {
		if alt := feed.Clean(n.attr("alt")); alt != "" && isMark(alt) {
			b.add(feed.Span{Text: alt})
		}
		return
	}
	img := feed.Image{Alt: feed.Clean(n.attr("alt")), URL: b.r.pictureURL(n)}
	b.images = append(b.images, img)
	b.add(feed.Span{Text: img.Alt, Image: len(b.images)})
}

// isMark says that a picture stands for a character of the text.
func isMark(alt string) bool { return len([]rune(alt)) == 1 }

func (b *bodyBuilder) heading(n *node) {
	b.flush()
	kind, level := b.kind, b.level
	b.kind, b.level = feed.Heading, int(n.tag[1]-'0')
	b.children(n)
	b.flush()
	b.kind, b.level = kind, level
}

func (b *bodyBuilder) quote(n *node) {
	b.flush()
	kind := b.kind
	if kind == feed.Paragraph {
		b.kind = feed.Quote
	}
	b.quotes++
	b.children(n)
	b.flush()
	b.quotes--
	b.kind = kind
}

// pre keeps the lines. Boards put whole articles into it, which are prose and
// no code.
func (b *bodyBuilder) pre(n *node) {
	b.flush()
	keep, kind := b.keep, b.kind
	b.keep = true
	if kind == feed.Paragraph && !hangul.MatchString(b.r.text(n)) {
		b.kind = feed.Code
	}
	b.children(n)
	b.flush()
	b.keep, b.kind = keep, kind
}

var hangul = newPattern(`[가-힣]`)

func (b *bodyBuilder) list(n *node) {
	b.flush()
	start := 1
	if s := n.attr("start"); s != "" {
		start = atoi(s)
	}
	b.lists = append(b.lists, listState{ordered: n.tag == "ol", next: start, style: n.attr("type"), bare: bareList.MatchString(n.attr("style"))})
	kind, level, marker := b.kind, b.level, b.marker
	b.children(n)
	b.flush()
	b.kind, b.level, b.marker = kind, level, marker
	b.lists = b.lists[:len(b.lists)-1]
}

func (b *bodyBuilder) item(n *node) {
	b.flush()
	kind, level, marker := b.kind, b.level, b.marker
	b.kind, b.level, b.marker = feed.Item, max(1, len(b.lists)), "•"
	if k := len(b.lists); k > 0 && b.lists[k-1].ordered {
		l := &b.lists[k-1]
		if s := n.attr("value"); s != "" {
			l.next = atoi(s)
		}
		b.marker = ordinal(l.next, l.style)
		l.next++
	}
	if k := len(b.lists); ownMarker.MatchString(b.r.text(n)) || k > 0 && b.lists[k-1].bare {
		b.marker = ""
	}
	b.children(n)
	b.flush()
	b.kind, b.level, b.marker = kind, level, marker
}

// ownMarker is a mark that the text of an item brings along.
var ownMarker = newPattern(`^(?:[○●■□▲△▶▷◆◇◎※·•ㆍ∙‧-]|\d{1,2}[.)]\s|[가-하][.)]\s|[①-⑳])`)
