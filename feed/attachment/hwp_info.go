package attachment

import (
	"fmt"
	"strings"

	"city/sosik/feed"
)

// hwpInfo is what a document of 한글 says once for all its paragraphs: which
// shapes of letters are bold, and what is put before paragraphs by itself.
type hwpInfo struct {
	bold       []bool // by the shape of letters
	shapes     []hwpShape
	styles     []string
	numberings []hwpNumbering
	bullets    []string
	counts     map[int]*[hwpLevels]int // by numbering, how far it has counted
	outline    int                     // the numbering of the outline in this section
	level      int                     // of a numbering that is being defined, from 1
}

const hwpLevels = 7

// hwpShape is the shape of a paragraph.
type hwpShape struct {
	head   int // 0 nothing, 1 outline, 2 number, 3 bullet
	level  int // from 0
	number int // which numbering or bullet, from 1
}

type hwpNumbering struct {
	formats [hwpLevels]string // "^1.", where ^1 is the number of the first level
	digits  [hwpLevels]int    // how a number is written
}

func (h *hwpInfo) read(data []byte) {
	h.counts = make(map[int]*[hwpLevels]int)
	r := records{data: data}
	for {
		rec, ok := r.next()
		if !ok {
			return
		}
		switch rec.tag {
		case tagCharShape:
			h.bold = append(h.bold, rec.u32(46)&2 != 0)
		case tagParaShape:
			attr := rec.u32(0)
			h.shapes = append(h.shapes, hwpShape{int(attr >> 23 & 3), int(attr >> 25 & 7), rec.u16(30)})
		case tagStyle:
			name, _ := rec.text(0)
			h.styles = append(h.styles, name)
		case tagNumbering:
			h.numberings = append(h.numberings, readNumbering(rec))
		case tagBullet:
			h.bullets = append(h.bullets, bulletText(rune(rec.u16(12))))
		}
	}
}

func readNumbering(rec record) hwpNumbering {
	var n hwpNumbering
	at := 0
	for level := range hwpLevels {
		n.digits[level] = int(rec.u32(at) >> 5 & 15)
		n.formats[level], at = rec.text(at + 12)
	}
	return n
}

// bulletText is a bullet as text. Those of fonts of signs are at places of
// their own, which no other font has.
func bulletText(r rune) string {
	if r < ' ' || r >= 0xe000 && r <= 0xf8ff {
		return "•"
	}
	return string(r)
}

// like says what kind of block a paragraph is, by its shape and its style, and
// counts it if it is numbered.
func (h *hwpInfo) like(shape, style int) feed.Block {
	b := feed.Block{Kind: feed.Paragraph}
	if shape < len(h.shapes) {
		s := h.shapes[shape]
		if b.Marker = h.marker(s); b.Marker != "" {
			b.Kind, b.Level = feed.Item, min(s.level, hwpLevels-1)+1
		}
	}
	if style < len(h.styles) && b.Marker == "" {
		if level := headingLevel(h.styles[style]); level > 0 {
			b.Kind, b.Level = feed.Heading, level
		}
	}
	return b
}

// marker is what 한글 puts before a paragraph of the shape.
func (h *hwpInfo) marker(s hwpShape) string {
	number := s.number
	switch s.head {
	case 3:
		if number >= 1 && number <= len(h.bullets) {
			return h.bullets[number-1]
		}
		return ""
	case 1:
		number = h.outline
	case 0:
		return ""
	}
	if number < 1 || number > len(h.numberings) || s.level >= hwpLevels {
		return ""
	}
	n := h.numberings[number-1]
	counts := h.counts[number]
	if counts == nil {
		counts = new([hwpLevels]int)
		h.counts[number] = counts
	}
	counts[s.level]++
	clear(counts[s.level+1:])
	format := n.formats[s.level]
	for level := range hwpLevels {
		format = strings.ReplaceAll(format, fmt.Sprintf("^%d", level+1), numeral(n.digits[level], max(counts[level], 1)))
	}
	return strings.TrimSpace(format)
}

// numeral writes a number as a list of 한글 does: 1 ① Ⅰ ⅰ A a … 가 … ㄱ. Where
// it goes further than there are letters it is written in digits.
func numeral(digits, n int) string {
	pick := func(letters string) string {
		all := []rune(letters)
		if n > len(all) {
			return fmt.Sprint(n)
		}
		return string(all[n-1])
	}
	switch digits {
	case 1:
		return pick("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case 2:
		return pick("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")
	case 3:
		return pick("ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ")
	case 4:
		return pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case 5:
		return pick("abcdefghijklmnopqrstuvwxyz")
	case 6, 7:
		return pick("ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ")
	case 8:
		return pick("가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호")
	case 9:
		return pick("㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻")
	case 10:
		return pick("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")
	case 11:
		return pick("㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭")
	case 12:
		return pick("일이삼사오육칠팔구십")
	case 13:
		return pick("一二三四五六七八九十")
	}
	return fmt.Sprint(n)
}

// headingLevel is the level of a heading that a style's name promises, or 0.
func headingLevel(style string) int {
	name := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	switch name {
	case "제목", "title", "큰제목", "문서제목", "제목1", "heading1":
		return 1
	case "중제목", "부제목", "subtitle", "제목2", "heading2":
		return 2
	case "소제목", "작은제목", "제목3", "제목4", "heading3", "heading4":
		return 3
	}
	return 0
}
