package attachment

import (
	"strconv"
	"strings"

	"city/sosik/feed"
)

// first is the value of the first attribute that is there.
func (a attributes) first(names ...string) string {
	for _, n := range names {
		for _, x := range a {
			if strings.EqualFold(x.Name.Local, n) {
				return x.Value
			}
		}
	}
	return ""
}

// number is the first attribute that is there as a number, 0 if it is none.
func (a attributes) number(names ...string) int {
	n, err := strconv.Atoi(a.first(names...))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

func (h *hwpml) start(name string, attr attributes) error {
	name = hwpmlName(name)
	if h.skip > 0 {
		h.skip++
		return nil
	}
	if h.text > 0 {
		h.text++
	}
	switch name {
	case "shapecomment", "hiddencomment", "pagenum", "pagehiding", "masterpage", "binitem":
		h.skip = 1
		return nil
	case "head":
		h.inHead = true
	}
	if h.inHead {
		h.define(name, attr)
		return nil
	}
	switch name {
	case "p":
		return h.flow.begin(h.info.like(attr.number("paraPrIDRef", "ParaShape"), attr.number("styleIDRef", "Style")))
	case "run":
		shape := attr.number("charPrIDRef", "CharShape")
		h.bold = shape < len(h.info.bold) && h.info.bold[shape]
	case "t", "script":
		h.text = 1
	case "linebreak":
		return h.add("\n")
	case "tab", "nbspace", "fwspace":
		return h.add(" ")
	case "hyphen", "hypen":
		return h.add("-")
	case "tbl":
		return h.flow.beginTable()
	case "tr":
		h.flow.beginRow()
	case "tc":
		return h.flow.beginCell(feed.Cell{
			Cols:   bounded(attr.number("ColSpan"), maxColumns),
			Rows:   bounded(attr.number("RowSpan"), maxRows),
			Header: attr.first("header", "Header") == "1" || attr.first("Header") == "true",
		})
	case "cellspan":
		if c := h.flow.top().cell; c != nil {
			c.Cols, c.Rows = bounded(attr.number("colSpan"), maxColumns), bounded(attr.number("rowSpan"), maxRows)
		}
	case "pic":
		h.out.text.Pictures++
		return h.add(textPicture)
	case "secpr", "secdef":
		h.info.outline = attr.number("outlineShapeIDRef", "OutlineShape")
		h.skip = 1
	}
	return h.startAside(name, attr)
}

// startAside reads what lies beside the text, and fields in it.
func (h *hwpml) startAside(name string, attr attributes) error {
	switch name {
	case "footnote", "endnote":
		number := attr.first("number")
		if number != "" {
			if err := h.add(number + ")"); err != nil {
				return err
			}
		}
		return h.flow.beginNote()
	case "header", "footer", "caption", "drawtext":
		return h.flow.beginNote()
	case "autonum":
		if !strings.EqualFold(attr.first("numType", "NumberType"), "page") {
			return h.add(attr.first("num", "Number"))
		}
	case "autonumformat":
		return h.add(attr.first("suffixChar"))
	case "compose":
		return h.add(attr.first("composeText"))
	case "maintext", "subtext":
		h.text = 1
	case "fieldbegin":
		if strings.EqualFold(attr.first("type"), "hyperlink") {
			h.command = &strings.Builder{}
			h.command.WriteString(attr.first("command"))
			h.openLink()
		}
	case "stringparam":
		if h.command != nil && (attr.first("name") == "Command" || attr.first("name") == "Path") {
			h.command.Reset()
		}
	case "fieldend":
		h.link, h.command = 0, nil
	}
	return nil
}

// openLink makes a link of the command of a field, once it is known.
func (h *hwpml) openLink() {
	if h.command != nil && h.command.Len() > 0 && h.link == 0 {
		h.link = h.out.link(hyperlink(h.command.String()))
	}
}

func (h *hwpml) add(text string) error {
	return h.flow.text(feed.Span{Text: text, Bold: h.bold, Link: h.link})
}

func (h *hwpml) chars(text string) error {
	switch {
	case h.skip > 0:
	case h.inHead:
		h.info.format(text)
	case h.text > 0:
		return h.add(text)
	case h.command != nil && h.link == 0:
		if h.command.Len()+len(text) < maxCommand {
			h.command.WriteString(text)
		}
	}
	return nil
}

// maxCommand bounds the address of a link.
const maxCommand = 4096

func (h *hwpml) end(name string) error {
	name = hwpmlName(name)
	if h.skip > 0 {
		h.skip--
		return nil
	}
	if h.text > 0 {
		h.text--
	}
	if h.inHead {
		h.inHead = name != "head"
		return nil
	}
	switch name {
	case "p":
		return h.flow.end()
	case "tc":
		return h.flow.endCell()
	case "tbl":
		return h.flow.endTable()
	case "footnote", "endnote", "header", "footer", "caption", "drawtext":
		return h.flow.endNote()
	case "stringparam":
		h.openLink()
	}
	return nil
}

// define notes a definition of the head of a document.
func (h *hwpml) define(name string, attr attributes) {
	i := &h.info
	if len(i.bold)+len(i.shapes)+len(i.styles)+len(i.numberings)+len(i.bullets) > maxDefinitions {
		return
	}
	switch name {
	case "charpr":
		i.bold = append(i.bold, false)
	case "bold":
		if len(i.bold) > 0 {
			i.bold[len(i.bold)-1] = true
		}
	case "parapr":
		i.shapes = append(i.shapes, hwpShape{
			head:   headType(attr.first("HeadingType")),
			level:  attr.number("Level"),
			number: attr.number("Heading"),
		})
	case "heading":
		if len(i.shapes) > 0 {
			i.shapes[len(i.shapes)-1] = hwpShape{headType(attr.first("type")), attr.number("level"), attr.number("idRef")}
		}
	case "style":
		i.styles = append(i.styles, attr.first("name"))
	case "numbering":
		i.numberings = append(i.numberings, hwpNumbering{})
	case "parahead":
		i.level = attr.number("level")
		if n := len(i.numberings); n > 0 && i.level >= 1 && i.level <= hwpLevels {
			i.numberings[n-1].digits[i.level-1] = numberFormat(attr.first("numFormat", "NumberFormat"))
		}
	case "bullet":
		i.level = 0
		for _, r := range attr.first("char") {
			i.bullets = append(i.bullets, bulletText(r))
			break
		}
	default:
		i.level = 0
	}
}

// maxDefinitions bounds how many shapes and styles a document defines.
const maxDefinitions = 100_000

// format adds to the format of the numbers that are being defined.
func (i *hwpInfo) format(text string) {
	if n := len(i.numberings); n > 0 && i.level >= 1 && i.level <= hwpLevels {
		f := &i.numberings[n-1].formats[i.level-1]
		if len(*f)+len(text) < 64 {
			*f += text
		}
	}
}

func headType(name string) int {
	switch strings.ToUpper(name) {
	case "OUTLINE":
		return 1
	case "NUMBER":
		return 2
	case "BULLET":
		return 3
	}
	return 0
}

// numberFormat is how numbers are written, see numeral.
func numberFormat(name string) int {
	for i, n := range []string{
		"DIGIT", "CIRCLED_DIGIT", "ROMAN_CAPITAL", "ROMAN_SMALL", "LATIN_CAPITAL", "LATIN_SMALL",
		"CIRCLED_LATIN_CAPITAL", "CIRCLED_LATIN_SMALL", "HANGUL_SYLLABLE", "CIRCLED_HANGUL_SYLLABLE",
		"HANGUL_JAMO", "CIRCLED_HANGUL_JAMO", "HANGUL_PHONETIC", "IDEOGRAPH",
	} {
		if strings.EqualFold(strings.ReplaceAll(n, "_", ""), strings.ReplaceAll(name, "_", "")) {
			return i
		}
	}
	return 0
}
