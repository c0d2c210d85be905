package attachment

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"

	"city/sosik/feed"
)

// readHTML reads a page. Spreadsheets that programs of the web give out are often
// pages under another name.
func readHTML(in *input, out *collector) error {
	b, err := in.all()
	if err != nil {
		return err
	}
	h := &markup{out: out, flow: newFlow(out)}
	return h.flow.finish(h.read(in, decode(b)))
}

// markup reads the elements of a page.
type markup struct {
	out   *collector
	flow  *flow
	skip  string // the element whose inside is not shown
	bold  int
	link  int
	pre   int
	lists []int // the lists that are open: how many entries, or bullets for those without numbers
}

const bullets = -1

func (h *markup) read(in *input, page string) error {
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(1 << 20)
	for {
		if err := h.out.step(); err != nil {
			return err
		}
		var err error
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return in.failReading(err)
			}
			return nil
		case html.TextToken:
			err = h.chars(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			err = h.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			err = h.end(string(name))
		}
		if err != nil {
			return err
		}
	}
}

func (h *markup) chars(text string) error {
	if h.skip != "" {
		return nil
	}
	if h.pre == 0 {
		text = strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\t' {
				return ' '
			}
			return r
		}, text)
		if strings.TrimFunc(text, blank) == "" && h.flow.blank() {
			return nil
		}
	}
	return h.flow.text(feed.Span{Text: text, Bold: h.bold > 0, Link: h.link})
}

func (h *markup) start(t html.Token) error {
	if h.skip != "" {
		return nil
	}
	attr := attributesOf(t)
	switch t.Data {
	case "script", "style", "head", "template", "noscript", "svg", "iframe", "select":
		h.skip = t.Data
	case "br":
		return h.flow.text(feed.Span{Text: "\n"})
	case "img":
		h.out.text.Pictures++
		if alt := feed.Clean(attr.get("alt")); alt != "" {
			return h.flow.text(feed.Span{Text: "[" + alt + "]", Link: h.link})
		}
	case "b", "strong":
		h.bold++
	case "a":
		h.link = h.out.link(attr.get("href"))
	case "pre":
		h.pre++
		return h.flow.begin(feed.Block{Kind: feed.Code})
	case "table":
		return h.flow.beginTable()
	case "tr":
		if err := h.flow.endCell(); err != nil {
			return err
		}
		h.flow.beginRow()
	case "td", "th":
		if err := h.flow.endCell(); err != nil {
			return err
		}
		return h.flow.beginCell(feed.Cell{
			Cols:   bounded(attr.number("colspan"), maxColumns),
			Rows:   bounded(attr.number("rowspan"), maxRows),
			Header: t.Data == "th",
		})
	default:
		return h.startBlock(t.Data)
	}
	return nil
}

// startBlock begins a paragraph, a heading, an entry of a list.
func (h *markup) startBlock(name string) error {
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return h.flow.begin(feed.Block{Kind: feed.Heading, Level: int(name[1] - '0')})
	case "blockquote":
		return h.flow.begin(feed.Block{Kind: feed.Quote})
	case "ul", "ol":
		if len(h.lists) < maxNesting {
			count := bullets
			if name == "ol" {
				count = 0
			}
			h.lists = append(h.lists, count)
		}
		return h.flow.begin(feed.Block{})
	case "li":
		item := feed.Block{Kind: feed.Item, Marker: "•", Level: max(len(h.lists), 1)}
		if n := len(h.lists); n > 0 && h.lists[n-1] != bullets {
			h.lists[n-1]++
			item.Marker = numeral(0, h.lists[n-1]) + "."
		}
		return h.flow.begin(item)
	}
	if blockElement(name) {
		return h.flow.begin(feed.Block{})
	}
	return nil
}

func attributesOf(t html.Token) attributes {
	var all attributes
	for _, a := range t.Attr {
		all = append(all, xml.Attr{Name: xml.Name{Local: a.Key}, Value: a.Val})
	}
	return all
}

func (h *markup) end(name string) error {
	if h.skip != "" {
		if name == h.skip {
			h.skip = ""
		}
		return nil
	}
	switch name {
	case "b", "strong":
		h.bold = max(h.bold-1, 0)
	case "a":
		h.link = 0
	case "pre":
		h.pre = max(h.pre-1, 0)
		return h.flow.begin(feed.Block{})
	case "td", "th", "tr":
		return h.flow.endCell()
	case "table":
		if err := h.flow.endCell(); err != nil {
			return err
		}
		return h.flow.endTable()
	case "ul", "ol":
		h.lists = h.lists[:max(len(h.lists)-1, 0)]
		return h.flow.begin(feed.Block{})
	case "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote":
		return h.flow.begin(feed.Block{})
	}
	if blockElement(name) {
		return h.flow.begin(feed.Block{})
	}
	return nil
}

// blockElement says that what stands in an element is a paragraph of its own.
func blockElement(name string) bool {
	switch name {
	case "p", "div", "section", "article", "header", "footer", "main", "center", "address", "dl", "dt", "dd", "fieldset", "form", "caption", "figure", "figcaption", "body", "nav", "aside", "legend", "hr":
		return true
	}
	return false
}
