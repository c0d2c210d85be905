package attachment

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"city/sosik/feed"
)

// hwp reads the sections of one document.
type hwp struct {
	in      *input
	out     *collector
	flow    *flow
	info    hwpInfo
	records records
	link    int // the number of the link that is open, 0 if none is
}

// section reads the paragraphs of a section.
func (h *hwp) section() error {
	for {
		rec, ok := h.records.next()
		if !ok {
			return nil
		}
		if rec.tag == tagParagraph {
			if err := h.paragraph(rec); err != nil {
				return err
			}
		}
	}
}

// paragraph reads what follows the head of a paragraph.
func (h *hwp) paragraph(head record) error {
	h.link = 0
	if err := h.flow.begin(h.info.like(head.u16(8), head.u16(10)&0xff)); err != nil {
		return err
	}
	p := passage{h: h}
	for {
		rec, ok := h.records.under(head.level)
		if !ok {
			break
		}
		err := h.out.step()
		switch {
		case err != nil:
		case rec.tag == tagText:
			p.text = rec
		case rec.tag == tagTextShapes:
			p.shapes = rec
		case rec.tag == tagControl:
			if err = p.read(true); err == nil {
				err = h.control(rec)
			}
		case rec.tag == tagParagraph: // out of place; its text is text all the same
			err = h.beside(func() error { return h.paragraph(rec) })
		}
		if err != nil {
			return err
		}
	}
	if err := p.read(false); err != nil {
		return err
	}
	return h.flow.end()
}

// passage is the text of a paragraph while it is read. Controls, which are the
// tables, notes and fields in it, are in the text as a letter each and follow
// it as records in the same order.
type passage struct {
	h      *hwp
	text   record // UTF-16
	at     int    // how many letters of it are read
	shapes record // pairs: from which letter on, which shape of letters
}

// read adds the text up to the next control, or all that is left.
func (p *passage) read(toControl bool) error {
	var run []uint16
	bold := false
	flush := func() error {
		s := feed.Span{Text: string(utf16.Decode(run)), Bold: bold, Link: p.h.link}
		run = run[:0]
		return p.h.flow.text(s)
	}
	for 2*p.at+2 <= len(p.text.data) {
		if b := p.bold(); b != bold {
			if err := flush(); err != nil {
				return err
			}
			bold = b
		}
		c := uint16(p.text.u16(2 * p.at))
		if c >= ' ' {
			run = append(run, c)
			p.at++
			continue
		}
		p.at += controlSize(c)
		switch c {
		case 9, 30, 31:
			run = append(run, ' ')
		case 10:
			run = append(run, '\n')
		case 24:
			run = append(run, '-')
		case 4: // the end of a field
			if err := flush(); err != nil {
				return err
			}
			p.h.link = 0
		}
		if toControl && controlSize(c) == 8 && !inlineControl(c) {
			break
		}
	}
	return flush()
}

// bold says whether the letter that comes next is bold.
func (p *passage) bold() bool {
	for len(p.shapes.data) >= 16 && int(p.shapes.u32(8)) <= p.at {
		p.shapes.data = p.shapes.data[8:]
	}
	shape := p.shapes.u32(4)
	return len(p.shapes.data) >= 8 && int64(shape) < int64(len(p.h.info.bold)) && p.h.info.bold[shape]
}

// controlSize is how many letters a control character takes.
func controlSize(c uint16) int {
	switch c {
	case 0, 10, 13, 24, 25, 26, 27, 28, 29, 30, 31:
		return 1
	}
	return 8
}

// inlineControl says that a control has no record of its own.
func inlineControl(c uint16) bool { return c >= 4 && c <= 9 || c == 19 || c == 20 }

// control reads a control, which is all that lies below its record.
func (h *hwp) control(rec record) error {
	if len(rec.data) < 4 {
		h.records.skip(rec.level)
		return nil
	}
	id := string([]byte{rec.data[3], rec.data[2], rec.data[1], rec.data[0]})
	switch id {
	case "tbl ":
		return h.table(rec.level)
	case "secd":
		h.info.outline = rec.u16(18)
		h.records.skip(rec.level)
		return nil
	case "tcmt", "pghd", "pgnp", "pgct": // hidden remarks, numbers of pages
		h.records.skip(rec.level)
		return nil
	case "%hlk":
		command, _ := rec.text(9)
		h.link = h.out.link(hyperlink(command))
	case "atno":
		return h.number(rec)
	case "fn  ", "en  ":
		if err := h.noteNumber(rec); err != nil {
			return err
		}
	case "tcps", "tdut": // letters over one another, letters with a gloss
		text, _ := rec.text(4)
		if err := h.flow.text(feed.Span{Text: text}); err != nil {
			return err
		}
	}
	return h.beside(func() error { return h.inside(rec.level) })
}

// beside reads something that lies beside the text.
func (h *hwp) beside(read func() error) error {
	if err := h.flow.beginNote(); err != nil {
		return err
	}
	if err := read(); err != nil {
		return err
	}
	return h.flow.endNote()
}

// inside reads the paragraphs of whatever lies below a level, and counts
// pictures.
func (h *hwp) inside(level int) error {
	for {
		rec, ok := h.records.under(level)
		if !ok {
			return nil
		}
		var err error
		switch rec.tag {
		case tagParagraph:
			err = h.paragraph(rec)
		case tagControl:
			err = h.control(rec)
		case tagPicture:
			h.out.text.Pictures++
			err = h.flow.text(feed.Span{Text: textPicture})
		case tagEquation:
			text, _ := rec.text(4)
			err = h.flow.text(feed.Span{Text: text})
		default:
			err = h.out.step()
		}
		if err != nil {
			return err
		}
	}
}

// number writes a number that 한글 counts, of a table or a picture: its kind, the
// number, a sign, and the letters before and after it.
func (h *hwp) number(rec record) error {
	h.records.skip(rec.level)
	if rec.u32(4)&15 == 0 { // of a page: there are none here
		return nil
	}
	return h.flow.text(feed.Span{Text: letter(rec.u16(12)) + fmt.Sprint(rec.u16(8)) + letter(rec.u16(14))})
}

// noteNumber writes the number of a note where it belongs in the text.
func (h *hwp) noteNumber(rec record) error {
	return h.flow.text(feed.Span{Text: letter(rec.u16(8)) + fmt.Sprint(rec.u16(4)) + letter(rec.u16(10))})
}

func letter(unit int) string {
	if unit < ' ' {
		return ""
	}
	return string(utf16.Decode([]uint16{uint16(unit)}))
}

// hyperlink is the address in the command of a field: `http\://a.kr;1;0;0;`.
func hyperlink(command string) string {
	var b strings.Builder
	escaped := false
	for _, r := range command {
		switch {
		case r == '\\' && !escaped:
			escaped = true
			continue
		case r == ';' && !escaped:
			return b.String()
		}
		escaped = false
		b.WriteRune(r)
	}
	return b.String()
}

// table reads a table: its caption, then its cells in order.
func (h *hwp) table(level int) error {
	if err := h.flow.beginTable(); err != nil {
		return err
	}
	row, open, started := 0, false, false
	for {
		rec, ok := h.records.under(level)
		if !ok {
			break
		}
		var err error
		switch {
		case rec.tag == tagTable:
			started = true
			h.flow.beginRow()
		case rec.tag == tagList && started:
			if open {
				err = h.flow.endCell()
			}
			for open = true; row < rec.u16(10) && row < maxRows; row++ {
				h.flow.beginRow()
			}
			if err != nil {
				return err
			}
			err = h.flow.beginCell(feed.Cell{
				Cols:   bounded(rec.u16(12), maxColumns),
				Rows:   bounded(rec.u16(14), maxRows),
				Header: rec.u32(4)>>18&1 != 0,
			})
		case rec.tag == tagParagraph && open:
			err = h.paragraph(rec)
		case rec.tag == tagParagraph:
			err = h.beside(func() error { return h.paragraph(rec) })
		default:
			err = h.out.step()
		}
		if err != nil {
			return err
		}
	}
	if open {
		if err := h.flow.endCell(); err != nil {
			return err
		}
	}
	return h.flow.endTable()
}

// bounded is the span of a cell: 0 for one that spans nothing.
func bounded(n, limit int) int {
	if n <= 1 || n > limit {
		return 0
	}
	return n
}
