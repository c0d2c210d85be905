package board

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of the tree. html.Parse refuses pages with more than 512 open elements
// and is slow on hostile ones, so the tree is built here from the tokenizer, in
// time and memory that grow with the page and no faster.
const (
	maxDepth = 200     // of the tree; see flatten
	maxNodes = 600_000 // more is feed.ErrTooLarge
	maxAttrs = 48      // attributes of one element
	maxValue = 4 << 10 // bytes of one attribute; a longer one is dropped
)

// node is an element, or with an empty tag a text.
type node struct {
	tag    string
	text   string
	attrs  []html.Attribute
	named  string // see names
	parent *node
	first  *node
	last   *node
	next   *node
	prev   *node
	index  int // in document order
	end    int // index of the last node inside
	depth  int

	hidden bool // not for the eye: display:none, or for screen readers only
	gone   bool // not for anyone: display:none
	chrome bool // menu, header, footer, side bar and the like
}

// document is a page as a tree.
type document struct {
	root    *node
	nodes   []*node // in document order
	scripts []string
	full    bool // the page had more nodes than maxNodes
}

func (n *node) attr(key string) string {
	for i := range n.attrs {
		if n.attrs[i].Key == key {
			return n.attrs[i].Val
		}
	}
	return ""
}

func (n *node) has(key string) bool {
	for i := range n.attrs {
		if n.attrs[i].Key == key {
			return true
		}
	}
	return false
}

// names is the class and id of an element in lower case, as hints.
func (n *node) names() string {
	if n.named != "" {
		return n.named
	}
	class, id := n.attr("class"), n.attr("id")
	if class == "" && id == "" {
		return ""
	}
	n.named = strings.ToLower(class + " " + id)
	return n.named
}

func (n *node) contains(m *node) bool {
	return n.index <= m.index && m.index <= n.end
}

// within returns the nearest ancestor with one of the tags, n itself included,
// that is inside stop.
func (n *node) within(stop *node, tags ...string) *node {
	for p := n; p != nil && p != stop; p = p.parent {
		for _, tag := range tags {
			if p.tag == tag {
				return p
			}
		}
	}
	return nil
}

// inside returns the nodes of n in document order, n first.
func (d *document) inside(n *node) []*node { return d.nodes[n.index : n.end+1] }

// find returns the elements inside n with one of the tags.
func (d *document) find(n *node, tags ...string) []*node {
	var found []*node
	for _, m := range d.inside(n) {
		for _, tag := range tags {
			if m.tag == tag {
				found = append(found, m)
				break
			}
		}
	}
	return found
}

// children returns the elements directly in n.
func (n *node) children() []*node {
	var all []*node
	for c := n.first; c != nil; c = c.next {
		if c.tag != "" {
			all = append(all, c)
		}
	}
	return all
}

// builder turns tokens into a tree. The stack may be deeper than the tree: an
// element beyond maxDepth is put beside its parent. For each tag the positions
// of its open elements are kept, so that no end tag ever searches the stack.
type builder struct {
	doc      *document
	stack    []*node
	closed   []bool           // closed by an end tag while others inside were open
	open     map[string][]int // positions in stack by tag
	fences   []int            // positions of what an end tag may not reach across
	deepest  int
	standard bool // <!doctype html>
	skip     int  // depth inside <xml> islands of word processors

	// Nodes and attributes are cut from larger pieces: a page has thousands.
	nodes []node
	attrs []html.Attribute
}

// piece is how many nodes or attributes are made at once.
const piece = 64

// newNode is a node that no one has yet.
func (b *builder) newNode() *node {
	if len(b.nodes) == 0 {
		b.nodes = make([]node, piece)
	}
	n := &b.nodes[0]
	b.nodes = b.nodes[1:]
	return n
}

func parse(page string) *document {
	root := &node{tag: "#root"}
	b := &builder{doc: &document{root: root}, open: map[string][]int{}}
	b.doc.nodes = append(make([]*node, 0, min(len(page)/32, maxNodes)+1), root)
	b.push(root)
	z := html.NewTokenizer(strings.NewReader(page))
	raw := "" // the element whose raw text comes next
	for len(b.doc.nodes) < maxNodes {
		switch z.Next() {
		case html.ErrorToken:
			b.finish()
			return b.doc
		case html.TextToken:
			if raw == "script" {
				if len(b.doc.scripts) < 200 {
					b.doc.scripts = append(b.doc.scripts, string(z.Raw()))
				}
			} else if raw != "style" && b.skip == 0 {
				b.textNode(string(z.Text()))
			}
		case html.DoctypeToken:
			b.standard = strings.EqualFold(strings.TrimSpace(string(z.Text())), "html")
		case html.StartTagToken:
			raw = b.start(z, false)
		case html.SelfClosingTagToken:
			raw = b.start(z, true)
		case html.EndTagToken:
			name, _ := z.TagName()
			b.end(atom.String(name))
			raw = ""
		}
	}
	b.doc.full = true
	b.finish()
	return b.doc
}

func (b *builder) textNode(s string) {
	if s == "" {
		return
	}
	top := b.top()
	// In a table text stands in cells; the white space between them is noise.
	if strings.TrimSpace(s) == "" {
		switch top.tag {
		case "table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "select":
			return
		}
	}
	n := b.newNode()
	n.text = s
	b.add(n, top)
}

// top is the innermost open element that has not been closed early.
func (b *builder) top() *node { return b.stack[len(b.stack)-1] }

func (b *builder) add(n, parent *node) {
	b.doc.add(n, parent)
	b.deepest = max(b.deepest, n.depth)
}

// add makes n the last child of parent and the last node of the document.
func (d *document) add(n, parent *node) {
	n.parent, n.depth = parent, parent.depth+1
	n.prev, n.next, n.first, n.last = nil, nil, nil, nil
	if parent.last == nil {
		parent.first = n
	} else {
		parent.last.next, n.prev = n, parent.last
	}
	parent.last = n
	n.index = len(d.nodes)
	n.end = n.index
	d.nodes = append(d.nodes, n)
}

// wrapper is what is left out of a tree that is too deep, where it holds
// nothing but one other element.
var wrapper = set("div span font center section article b i em strong big small form fieldset main blockquote u tt label ins")

// flatten makes a tree that is too deep fit to be climbed: wrappers around one
// element go, and what is still too deep becomes the sibling of its parent.
func (d *document) flatten() {
	nodes := d.nodes
	kept := make([]*node, len(nodes)) // what stands for each old node
	parents := make([]int, len(nodes))
	for i, n := range nodes {
		kept[i] = n
		if i > 0 {
			parents[i] = n.parent.index
			if wrapper[n.tag] && n.onlyElement() {
				kept[i] = nil
			}
		}
	}
	d.nodes = nodes[:1:1]
	root := nodes[0]
	root.first, root.last = nil, nil
	for i, n := range nodes[1:] {
		above := kept[parents[i+1]]
		if kept[i+1] == nil {
			kept[i+1] = above // what is inside goes to what is outside
			continue
		}
		for above.depth >= maxDepth {
			above = above.parent
		}
		d.add(n, above)
	}
}

// onlyElement says that n holds one element and no text.
func (n *node) onlyElement() bool {
	elements := 0
	for c := n.first; c != nil; c = c.next {
		if c.tag == "" {
			if strings.TrimSpace(c.text) != "" {
				return false
			}
		} else if elements++; elements > 1 {
			return false
		}
	}
	return elements == 1
}

func (b *builder) push(n *node) {
	at := len(b.stack)
	b.stack = append(b.stack, n)
	b.closed = append(b.closed, false)
	b.open[n.tag] = append(b.open[n.tag], at)
	if fence[n.tag] {
		b.fences = append(b.fences, at)
	}
}

// popTo closes everything from position at upwards.
func (b *builder) popTo(at int) {
	for len(b.stack) > at {
		i := len(b.stack) - 1
		tag := b.stack[i].tag
		if !b.closed[i] {
			list := b.open[tag]
			b.open[tag] = list[:len(list)-1]
		}
		if fence[tag] {
			b.fences = b.fences[:len(b.fences)-1]
		}
		b.stack, b.closed = b.stack[:i], b.closed[:i]
	}
	// What was closed early ends as soon as it is the innermost.
	for i := len(b.stack) - 1; i > 0 && b.closed[i]; i-- {
		if fence[b.stack[i].tag] {
			b.fences = b.fences[:len(b.fences)-1]
		}
		b.stack, b.closed = b.stack[:i], b.closed[:i]
	}
}

// innermost returns the position of the innermost open element of tag, or -1.
func (b *builder) innermost(tag string) int {
	list := b.open[tag]
	if len(list) == 0 {
		return -1
	}
	return list[len(list)-1]
}

// nearest returns the innermost position among several tags, or -1.
func (b *builder) nearest(tags ...string) int {
	at := -1
	for _, tag := range tags {
		at = max(at, b.innermost(tag))
	}
	return at
}

// finish gives every element its end and says what is hidden or chrome.
func (b *builder) finish() {
	if b.deepest > maxDepth {
		b.doc.flatten()
	}
	nodes := b.doc.nodes
	for i := len(nodes) - 1; i > 0; i-- {
		p := nodes[i].parent
		p.end = max(p.end, nodes[i].end)
	}
	for _, n := range nodes[1:] {
		n.hidden, n.gone = n.parent.hidden, n.parent.gone
		if n.tag == "" {
			continue
		}
		if isGone(n) {
			n.gone, n.hidden = true, true
		}
		n.hidden = n.hidden || isHidden(n)
	}
	b.doc.markChrome()
}
