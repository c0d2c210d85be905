package attachment

import (
	"city/sosik/feed"
)

// readPPTX reads the slides of a presentation, in their order.
func readPPTX(p *parcel, out *collector) error {
	rels, err := p.relations("ppt/presentation.xml", out)
	if err != nil {
		return err
	}
	list := &slideList{}
	if err := p.small("ppt/presentation.xml", out, list); err != nil {
		return err
	}
	var parts []string
	for _, id := range list.ids {
		if part := rels.target("ppt", id); p.parts[part] != nil {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		parts = p.numbered("ppt/slides/slide")
	}
	out.text.Pages = len(parts)
	for i, part := range parts {
		rels, err := p.relations(part, out)
		if err != nil {
			return err
		}
		s := &slide{out: out, flow: newFlow(out), rels: rels}
		if err := out.heading(1, slideText(i+1)); err != nil {
			return err
		}
		if err := s.flow.finish(p.read(part, out, s)); err != nil {
			return err
		}
	}
	return nil
}

// slideList is the order of the slides.
type slideList struct{ ids []string }

func (l *slideList) start(name string, attr attributes) error {
	if name == "sldId" && len(l.ids) < maxEntries {
		for _, a := range attr {
			if a.Name.Local == "id" && a.Name.Space != "" {
				l.ids = append(l.ids, a.Value)
			}
		}
	}
	return nil
}

func (l *slideList) end(string) error   { return nil }
func (l *slideList) chars(string) error { return nil }

// slide reads the text of a slide.
type slide struct {
	out    *collector
	flow   *flow
	rels   relations
	skip   int
	text   bool
	title  bool // in the box of the title
	hidden bool // in the box of a number or a date
	bold   bool
	link   int
}

func (s *slide) start(name string, attr attributes) error {
	if s.skip > 0 {
		s.skip++
		return nil
	}
	switch name {
	case "Fallback":
		s.skip = 1
	case "sp":
		s.title, s.hidden = false, false
	case "ph":
		switch attr.get("type") {
		case "title", "ctrTitle":
			s.title = true
		case "sldNum", "dt", "ftr":
			s.hidden = true
		}
	case "p":
		return s.flow.begin(s.like())
	case "pPr":
		if s.flow.blank() && !s.title {
			s.flow.top().like = listLike(attr.number("lvl"))
		}
	case "r":
		s.bold, s.link = false, 0
	case "rPr":
		s.bold = attr.get("b") == "1"
	case "hlinkClick":
		s.link = s.out.link(s.rels[attr.get("id")])
	case "t":
		s.text = true
	case "br":
		return s.flow.text(feed.Span{Text: "\n"})
	case "pic":
		s.out.text.Pictures++
	case "tbl":
		return s.flow.beginTable()
	case "tr":
		s.flow.beginRow()
	case "tc":
		err := s.flow.beginCell(feed.Cell{
			Cols: bounded(attr.number("gridSpan"), maxColumns),
			Rows: bounded(attr.number("rowSpan"), maxRows),
		})
		if c := s.flow.top().cell; err == nil && c != nil {
			c.covered = attr.get("hMerge") == "1" || attr.get("vMerge") == "1"
		}
		return err
	}
	return nil
}

func (s *slide) like() feed.Block {
	if s.title {
		return feed.Block{Kind: feed.Heading, Level: 2}
	}
	return feed.Block{}
}

// listLike is a paragraph that is set in.
func listLike(level int) feed.Block {
	if level < 1 {
		return feed.Block{}
	}
	return feed.Block{Kind: feed.Item, Marker: "-", Level: min(level, maxLevels)}
}

func (s *slide) chars(text string) error {
	if s.skip > 0 || s.hidden || !s.text {
		return nil
	}
	return s.flow.text(feed.Span{Text: text, Bold: s.bold, Link: s.link})
}

func (s *slide) end(name string) error {
	if s.skip > 0 {
		s.skip--
		return nil
	}
	switch name {
	case "t":
		s.text = false
	case "p":
		return s.flow.end()
	case "tc":
		return s.flow.endCell()
	case "tbl":
		return s.flow.endTable()
	}
	return nil
}
