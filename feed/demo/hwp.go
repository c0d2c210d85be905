package demo

import (
	"encoding/binary"
	"strings"
)

// hwp makes a document of the 한글 word processor, version 5: a compound file
// with a header, the shapes of letters and paragraphs, a preview, and a section
// of deflated records. The flags are those that a header may have besides.
func hwp(p paper, flags uint32) []byte {
	header := make([]byte, 256)
	copy(header, "HWP Document File")
	binary.LittleEndian.PutUint32(header[32:], 0x05000300) // version 5.0.3.0
	binary.LittleEndian.PutUint32(header[36:], 1|flags)    // 1: deflated
	var c compound
	c.add(-1, "FileHeader", header)
	c.add(-1, "DocInfo", deflated(hwpShapes()))
	c.add(-1, "PrvText", utf16Bytes(strings.Join(p.lines(), "\r\n")))
	folder := "BodyText"
	section := deflated(hwpSection(p))
	if flags != 0 { // locked up: what is inside makes no sense without the key
		for i := range section {
			section[i] ^= byte(i*31 + 7)
		}
		if flags&hwpDistribution != 0 {
			folder = "ViewText"
		}
	}
	c.add(c.dir(folder), "Section0", section)
	return c.bytes()
}

// The flags of documents that are locked up.
const (
	hwpPassword     = 2
	hwpDistribution = 4
)

// The tags of records.
const (
	hwpProperties = 16 + iota
	hwpMappings
	_
	hwpFace
	hwpBorder
	hwpLetters
	hwpTabs
	hwpNumbers
	hwpBullets
	hwpParagraphs
	hwpStyle
	hwpParagraph = 66
	hwpText      = 67
	hwpShapeRuns = 68
	hwpControl   = 71
	hwpList      = 72
	hwpTable     = 77
)

// hwpShapes are the definitions: plain and bold letters, a plain paragraph and
// one with a bullet, styles for text and titles.
func hwpShapes() []byte {
	var b []byte
	b = append(b, hwpRecord(hwpProperties, 0, make([]byte, 26))...)
	counts := make([]byte, 72)
	for at, n := range map[int]uint32{4: 1, 8: 1, 12: 1, 16: 1, 20: 1, 24: 1, 28: 1, 32: 1, 36: 2, 40: 1, 48: 1, 52: 2, 56: 2} {
		binary.LittleEndian.PutUint32(counts[at:], n)
	}
	b = append(b, hwpRecord(hwpMappings, 0, counts)...)
	for range 7 { // one for each group of letters: Hangul, Latin …
		b = append(b, hwpRecord(hwpFace, 1, append([]byte{0}, counted("함초롬바탕")...))...)
	}
	b = append(b, hwpRecord(hwpBorder, 1, make([]byte, 40))...)
	for _, attr := range []uint32{0, 2} { // plain, bold
		shape := make([]byte, 72)
		for i := range 7 {
			shape[14+i], shape[28+i] = 100, 100 // width, size
		}
		binary.LittleEndian.PutUint32(shape[42:], 1000) // 10 points
		binary.LittleEndian.PutUint32(shape[46:], attr)
		b = append(b, hwpRecord(hwpLetters, 1, shape)...)
	}
	b = append(b, hwpRecord(hwpTabs, 1, make([]byte, 8))...)
	b = append(b, hwpRecord(hwpBullets, 1, append(make([]byte, 12), utf16Bytes("○")...))...)
	for _, attr := range []uint32{0, 3 << 23} { // plain, with a bullet
		shape := make([]byte, 54)
		binary.LittleEndian.PutUint32(shape, attr)
		binary.LittleEndian.PutUint16(shape[30:], 1)
		binary.LittleEndian.PutUint32(shape[24:], 160) // spacing of lines
		b = append(b, hwpRecord(hwpParagraphs, 1, shape)...)
	}
	for _, names := range [][2]string{{"바탕글", "Normal"}, {"제목", "Title"}} {
		b = append(b, hwpRecord(hwpStyle, 1, append(append(counted(names[0]), counted(names[1])...), make([]byte, 10)...))...)
	}
	return b
}

// counted is a string after the count of its letters.
func counted(s string) []byte {
	units := utf16Bytes(s)
	return append(binary.LittleEndian.AppendUint16(nil, uint16(len(units)/2)), units...)
}

// hwpSection is the text of a document.
func hwpSection(p paper) []byte {
	b := hwpPara(0, block{runs: []run{{text: p.title, bold: true}}}, 0, 1)
	for _, fact := range p.facts {
		b = append(b, hwpPara(0, textBlock(fact), 0, 0)...)
	}
	for _, bl := range p.blocks {
		switch bl.kind {
		case grid:
			b = append(b, hwpGrid(bl)...)
		case list:
			for _, r := range bl.runs {
				b = append(b, hwpPara(0, block{runs: []run{r}}, 1, 0)...)
			}
		case heading:
			b = append(b, hwpPara(0, bl, 0, 1)...)
		default:
			b = append(b, hwpPara(0, bl, 0, 0)...)
		}
	}
	return b
}

// hwpPara is a paragraph of a shape and a style: its head, its text, and from
// which letter on the text is plain or bold.
func hwpPara(level uint32, bl block, shape uint16, style byte) []byte {
	var text, shapes []byte
	for _, r := range bl.runs {
		bold := uint32(0)
		if r.bold {
			bold = 1
		}
		shapes = binary.LittleEndian.AppendUint32(shapes, uint32(len(text)/2))
		shapes = binary.LittleEndian.AppendUint32(shapes, bold)
		text = append(text, utf16Bytes(r.text)...)
	}
	text = append(text, '\r', 0)
	b := hwpHead(level, len(text)/2, len(shapes)/8, shape, style)
	b = append(b, hwpRecord(hwpText, level+1, text)...)
	return append(b, hwpRecord(hwpShapeRuns, level+1, shapes)...)
}

func hwpHead(level uint32, letters, shapes int, shape uint16, style byte) []byte {
	head := make([]byte, 24)
	binary.LittleEndian.PutUint32(head, uint32(letters))
	binary.LittleEndian.PutUint16(head[8:], shape)
	head[10] = style
	binary.LittleEndian.PutUint16(head[12:], uint16(shapes))
	return hwpRecord(hwpParagraph, level, head)
}

// hwpGrid is a paragraph that holds a table: a letter that stands for it, then
// its control with the cells.
func hwpGrid(bl block) []byte {
	control := []byte{' ', 'l', 'b', 't'}
	text := append([]byte{11, 0}, control...)
	text = append(text, make([]byte, 8)...)
	text = append(text, 11, 0, '\r', 0)
	b := hwpHead(0, len(text)/2, 1, 0, 0)
	b = append(b, hwpRecord(hwpText, 1, text)...)
	b = append(b, hwpRecord(hwpShapeRuns, 1, make([]byte, 8))...)
	b = append(b, hwpRecord(hwpControl, 1, append(control, make([]byte, 42)...))...)
	cells, columns := gridPlaces(bl.rows)
	table := make([]byte, 18)
	binary.LittleEndian.PutUint32(table, 4) // the first row comes again on each page
	binary.LittleEndian.PutUint16(table[4:], uint16(len(bl.rows)))
	binary.LittleEndian.PutUint16(table[6:], uint16(columns))
	for _, row := range bl.rows {
		table = binary.LittleEndian.AppendUint16(table, uint16(len(row)))
	}
	b = append(b, hwpRecord(hwpTable, 2, append(table, 1, 0, 0, 0))...)
	for _, c := range cells {
		head := make([]byte, 46)
		head[0] = 1 // paragraph
		if c.head {
			binary.LittleEndian.PutUint32(head[4:], 1<<18)
		}
		for i, n := range []int{c.column, c.row, max(c.cols, 1), max(c.rows, 1)} {
			binary.LittleEndian.PutUint16(head[8+2*i:], uint16(n))
		}
		b = append(b, hwpRecord(hwpList, 2, head)...)
		b = append(b, hwpPara(2, textBlock(c.text), 0, 0)...)
	}
	return b
}

// placed is a cell with its place in the grid.
type placed struct {
	cell
	row, column int
}

// gridPlaces finds out where the cells of a table stand, and how many columns there
// are.
func gridPlaces(rows [][]cell) (all []placed, columns int) {
	taken := make(map[[2]int]bool)
	for r, row := range rows {
		column := 0
		for _, c := range row {
			for taken[[2]int{r, column}] {
				column++
			}
			all = append(all, placed{c, r, column})
			for down := range max(c.rows, 1) {
				for right := range max(c.cols, 1) {
					taken[[2]int{r + down, column + right}] = true
				}
			}
			column += max(c.cols, 1)
			columns = max(columns, column)
		}
	}
	return all, columns
}

// hwpRecord is one record of a section: tag, level and size in four bytes, with
// four more where the size is large, then the data.
func hwpRecord(tag, level uint32, data []byte) []byte {
	size := uint32(len(data))
	if size < 0xfff {
		return append(binary.LittleEndian.AppendUint32(nil, tag|level<<10|size<<20), data...)
	}
	r := binary.LittleEndian.AppendUint32(nil, tag|level<<10|0xfff<<20)
	return append(binary.LittleEndian.AppendUint32(r, size), data...)
}
