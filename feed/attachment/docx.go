package attachment

import (
	"strings"

	"city/sosik/feed"
)

// readDOCX reads a document of Word.
func readDOCX(p *parcel, out *collector) error {
	rels, err := p.relations("word/document.xml", out)
	if err != nil {
		return err
	}
	d := &docx{out: out, flow: newFlow(out), rels: rels, notes: make(map[string]string)}
	for part, h := range map[string]xmlHandler{
		"word/styles.xml":    &docxStyles{d: d},
		"word/numbering.xml": &docxNumbers{d: d},
		"word/footnotes.xml": &docxNotes{d: d},
		"word/endnotes.xml":  &docxNotes{d: d},
	} {
		if err := p.small(part, out, h); err != nil {
			return err
		}
	}
	return d.flow.finish(p.read("word/document.xml", out, d))
}

// docx reads the text of a document of Word.
type docx struct {
	out    *collector
	flow   *flow
	rels   relations
	styles map[string]feed.Block // what kind of block a style is
	lists  docxLists
	notes  map[string]string // by the element's name and id
	noted  int

	skip  int
	text  bool
	bold  bool
	link  int
	list  string // of the paragraph under way
	level int
	like  feed.Block
	known bool // the properties of the paragraph are read
}

func (d *docx) start(name string, attr attributes) error {
	if d.skip > 0 {
		d.skip++
		return nil
	}
	switch name {
	case "Fallback", "del", "moveFrom", "sectPr", "sdtPr": // what is said another time, or deleted
		d.skip = 1
	case "p":
		d.known, d.list, d.level, d.like = false, "", 0, feed.Block{}
		return d.flow.begin(feed.Block{})
	case "pStyle":
		d.like = d.styles[attr.get("val")]
	case "ilvl":
		d.level = attr.number("val")
	case "numId":
		d.list = attr.get("val")
	case "r":
		d.bold = false
		return d.know()
	case "b":
		d.bold = attr.get("val") != "0" && attr.get("val") != "false"
	case "t":
		d.text = true
	case "tab", "ptab":
		if d.known { // not one of the places where tabs stop
			return d.add(" ")
		}
	case "br", "cr":
		return d.add("\n")
	case "noBreakHyphen":
		return d.add("-")
	case "hyperlink":
		if d.link = d.out.link(d.rels[attr.get("id")]); d.link > 0 {
			return d.know()
		}
	case "drawing", "pict", "object":
		return d.know()
	}
	return d.startPart(name, attr)
}

func (d *docx) startPart(name string, attr attributes) error {
	switch name {
	case "blip", "imagedata":
		d.out.text.Pictures++
		return d.add(textPicture)
	case "txbxContent":
		return d.flow.beginNote()
	case "footnoteReference", "endnoteReference":
		return d.note(strings.TrimSuffix(name, "Reference") + attr.get("id"))
	case "tbl":
		return d.flow.beginTable()
	case "tr":
		d.flow.beginRow()
	case "tc":
		return d.flow.beginCell(feed.Cell{})
	case "gridSpan":
		if c := d.flow.top().cell; c != nil {
			c.Cols = bounded(attr.number("val"), maxColumns)
		}
	case "vMerge":
		if c := d.flow.top().cell; c != nil {
			c.merged = attr.get("val") != "restart"
		}
	}
	return nil
}

// know settles what kind of paragraph one is, when its text begins.
func (d *docx) know() error {
	if d.known {
		return nil
	}
	d.known = true
	like := d.like
	if marker := d.lists.marker(d.list, d.level); marker != "" {
		if like.Kind == feed.Heading {
			d.flow.top().like = like
			return d.add(marker + " ")
		}
		like = feed.Block{Kind: feed.Item, Marker: marker, Level: d.level + 1}
	}
	d.flow.top().like = like
	return nil
}

// note puts a mark into the text, and the note after the paragraph.
func (d *docx) note(id string) error {
	text := d.notes[id]
	if text == "" {
		return nil
	}
	d.noted++
	mark := noteMark(d.noted)
	d.flow.aside(feed.Block{Kind: feed.Paragraph, Spans: []feed.Span{{Text: mark + " " + text}}})
	return d.add(mark)
}

func (d *docx) add(text string) error {
	return d.flow.text(feed.Span{Text: text, Bold: d.bold, Link: d.link})
}

func (d *docx) chars(text string) error {
	if d.skip > 0 || !d.text {
		return nil
	}
	return d.add(text)
}

func (d *docx) end(name string) error {
	if d.skip > 0 {
		d.skip--
		return nil
	}
	switch name {
	case "t":
		d.text = false
	case "hyperlink":
		d.link = 0
	case "p":
		return d.flow.end()
	case "txbxContent":
		return d.flow.endNote()
	case "tc":
		return d.flow.endCell()
	case "tbl":
		return d.flow.endTable()
	}
	return nil
}
