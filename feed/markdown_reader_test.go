package feed

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

// readMarkdown reads Markdown as GitHub does and returns what a reader sees of
// it: for each block its kind and its letters.
func readMarkdown(t *testing.T, source string) []string {
	t.Helper()
	var page bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	if err := md.Convert([]byte(source), &page); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	var r reader
	r.walk(root)
	return r.blocks
}

type reader struct{ blocks []string }

func (r *reader) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6", "p", "th", "td", "blockquote":
			r.block(n.Data, inner(n))
			return
		case "pre":
			r.blocks = append(r.blocks, "pre:"+strings.TrimSuffix(content(n), "\n"))
			return
		case "hr":
			r.blocks = append(r.blocks, "hr:")
			return
		case "li":
			r.block("li"+strconv.Itoa(depth(n)), number(n)+inner(n))
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if n.Data != "li" || c.Data == "ul" || c.Data == "ol" {
			r.walk(c)
		}
	}
}

func (r *reader) block(kind, text string) {
	if text = letters(text); text != "" {
		r.blocks = append(r.blocks, kind+":"+text)
	}
}

// inner is what stands in an element, without the lists inside it; links and
// pictures of the article are told by their addresses.
func inner(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Data == "ul" || c.Data == "ol":
		case c.Data == "img":
			b.WriteString("⟦" + attribute(c, "alt") + "⟧" + attribute(c, "src"))
		case c.Data == "a" && strings.HasPrefix(attribute(c, "href"), "https://links.test/"):
			b.WriteString("⟪" + inner(c) + "⟫" + attribute(c, "href"))
		default:
			b.WriteString(inner(c))
		}
	}
	return b.String()
}

func content(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	all := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		all += content(c)
	}
	return all
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// number is what a browser draws before an entry of a numbered list.
func number(item *html.Node) string {
	if item.Parent.Data != "ol" {
		return ""
	}
	n, err := strconv.Atoi(attribute(item.Parent, "start"))
	if err != nil {
		n = 1
	}
	for c := item.PrevSibling; c != nil; c = c.PrevSibling {
		if c.Data == "li" {
			n++
		}
	}
	return strconv.Itoa(n) + "."
}

func depth(item *html.Node) int {
	n := 0
	for p := item; p != nil; p = p.Parent {
		if p.Data == "li" {
			n++
		}
	}
	return n
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// meant is what readMarkdown must find: the article told in the same way.
func meant(a Article) []string {
	m := &meaning{Article: a}
	m.block("h1", []Span{{Text: cmp(a.Notice.Title, textUntitled)}})
	n := a.Notice
	views := ""
	if n.Views > 0 {
		views = strconv.Itoa(n.Views)
	}
	meta := false
	for _, f := range [][2]string{{textAuthor, n.Author}, {textDepartment, n.Department}, {textDate, string(n.Date)}, {textViews, views}, {textAddress, n.URL}} {
		if f[1] != "" {
			m.block("li1", []Span{{Text: f[0] + ":" + f[1]}})
			meta = true
		}
	}
	if meta {
		m.blocks = append(m.blocks, "hr:")
	}
	m.body()
	m.appendix()
	return m.blocks
}

type meaning struct {
	Article
	blocks []string
	list   int
	drawn  [9]bool
}

func cmp(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (m *meaning) block(kind string, spans []Span) {
	if text := letters(m.told(spans)); text != "" {
		m.blocks = append(m.blocks, kind+":"+text)
	}
}

func (m *meaning) told(spans []Span) string {
	out := ""
	for _, line := range Lines(spans) {
		for i, s := range line {
			linked := s.Link > 0 && s.Link <= len(m.Links)
			if linked && (i == 0 || line[i-1].Link != s.Link) {
				out += "⟪"
			}
			switch {
			case s.Image > len(m.Images):
				out += ImageText(s.Image, s.Text)
			case s.Image > 0:
				out += "⟦" + strings.TrimSuffix(ImageText(s.Image, s.Text)[1:], "]") + "⟧" + m.Images[s.Image-1].URL
				m.drawn[s.Image] = true
			default:
				out += s.Shown()
			}
			if linked && (i+1 == len(line) || line[i+1].Link != s.Link) {
				out += LinkMark(s.Link) + "⟫" + m.Links[s.Link-1].URL
			}
		}
	}
	return out
}

func (m *meaning) body() {
	for _, b := range m.Body {
		if b.Kind != Item {
			m.list = 0
		}
		switch b.Kind {
		case Rule:
			m.blocks = append(m.blocks, "hr:")
		case Code:
			if text := strings.Trim(spansText(b.Spans), "\n"); strings.TrimSpace(text) != "" {
				m.blocks = append(m.blocks, "pre:"+text)
			}
		case Heading:
			m.block("h"+strconv.Itoa(max(2, min(b.Level+1, 6))), b.Spans)
		case Quote:
			m.block("blockquote", b.Spans)
		case Item:
			if letters(m.told(b.Spans)) == "" {
				continue
			}
			m.list = min(max(1, min(b.Level, maxDepth)), m.list+1)
			text := b.Spans
			if !bullets[b.Marker] {
				text = append([]Span{{Text: b.Marker}}, text...)
			}
			m.block("li"+strconv.Itoa(m.list), text)
		case Table:
			m.table(b)
		default:
			m.paragraphs(b.Spans)
		}
	}
}

// paragraphs are told one by one: an empty line begins a new one.
func (m *meaning) paragraphs(spans []Span) {
	var some []Span
	for _, line := range append(Lines(spans), nil) {
		blank := true
		for _, s := range line {
			blank = blank && !s.Object() && s.Link == 0 && strings.TrimSpace(s.Text) == ""
		}
		if blank {
			m.block("p", some)
			some = nil
			continue
		}
		some = append(append(some, line...), Span{Text: "\n"})
	}
}

func (m *meaning) table(b Block) {
	for i, row := range b.Rows {
		kind := "td"
		if i == 0 && headers(row) {
			kind = "th"
		}
		for _, c := range row {
			m.block(kind, c.Spans)
		}
	}
}

func (m *meaning) appendix() {
	var links, images, files []Span
	for i, l := range m.Links {
		links = append(links, Span{Text: strconv.Itoa(i+1) + ".⟪" + cmp(l.Text, l.URL) + "⟫" + l.URL})
	}
	for i, p := range m.Images {
		if !m.drawn[i+1] {
			images = append(images, Span{Text: p.Alt, Image: i + 1})
		}
	}
	for _, f := range m.Attachments {
		text := "⟪" + cmp(f.Name, f.URL) + "⟫" + f.URL
		if f.URL == "" {
			text = f.Name
		}
		files = append(files, Span{Text: text})
	}
	for _, s := range []struct {
		title string
		spans []Span
	}{{textLinks, links}, {textImages, images}, {textAttachments, files}} {
		for i, span := range s.spans {
			if i == 0 {
				m.block("h2", []Span{{Text: s.title}})
			}
			m.block("li1", []Span{span})
		}
	}
}
