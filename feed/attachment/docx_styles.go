package attachment

import (
	"strconv"
	"strings"

	"city/sosik/feed"
)

// docxStyles finds out which styles are headings.
type docxStyles struct {
	d  *docx
	id string
}

func (s *docxStyles) start(name string, attr attributes) error {
	switch name {
	case "style":
		s.id = attr.get("styleId")
	case "name":
		s.style(feed.Block{Kind: feed.Heading, Level: wordHeading(attr.get("val"))})
	case "outlineLvl":
		if level := attr.number("val"); level < 3 {
			s.style(feed.Block{Kind: feed.Heading, Level: level + 1})
		}
	}
	return nil
}

func (s *docxStyles) style(b feed.Block) {
	if s.d.styles == nil {
		s.d.styles = make(map[string]feed.Block)
	}
	if b.Level > 0 && s.id != "" && len(s.d.styles) < maxEntries {
		s.d.styles[s.id] = b
	}
}

func (s *docxStyles) end(string) error   { return nil }
func (s *docxStyles) chars(string) error { return nil }

// wordHeading is the level of a heading by the name of its style, 0 for none.
func wordHeading(style string) int {
	if level := headingLevel(style); level > 0 {
		return level
	}
	digits, ok := strings.CutPrefix(strings.ToLower(style), "heading ")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 1 {
		return 0
	}
	return min(n, 6)
}

// docxLists are how the entries of lists are numbered.
type docxLists struct {
	formats map[string][]docxLevel // by abstract list
	lists   map[string]string      // from list to abstract list
	counts  map[string][]int
}

type docxLevel struct {
	format string // "%1."
	digits int
	bullet bool
	start  int
}

// docxNumbers reads the lists that a document defines.
type docxNumbers struct {
	d             *docx
	abstract, num string
}

const maxLevels = 9

func (n *docxNumbers) start(name string, attr attributes) error {
	l := &n.d.lists
	if l.formats == nil {
		l.formats, l.lists, l.counts = map[string][]docxLevel{}, map[string]string{}, map[string][]int{}
	}
	levels := l.formats[n.abstract]
	switch name {
	case "abstractNum":
		n.abstract, n.num = attr.get("abstractNumId"), ""
	case "num":
		n.num = attr.get("numId")
	case "abstractNumId":
		if n.num != "" && len(l.lists) < maxEntries {
			l.lists[n.num] = attr.get("val")
		}
	case "lvl":
		if n.num == "" && len(levels) < maxLevels && len(l.formats) < maxEntries {
			l.formats[n.abstract] = append(levels, docxLevel{start: 1})
		}
	}
	if len(levels) == 0 || n.num != "" {
		return nil
	}
	level := &levels[len(levels)-1]
	switch name {
	case "start":
		level.start = min(attr.number("val"), maxEntries)
	case "numFmt":
		level.bullet, level.digits = attr.get("val") == "bullet", wordNumbers(attr.get("val"))
	case "lvlText":
		level.format = attr.get("val")
	}
	return nil
}

func (n *docxNumbers) end(string) error   { return nil }
func (n *docxNumbers) chars(string) error { return nil }

// wordNumbers is how numbers are written, see numeral.
func wordNumbers(format string) int {
	switch format {
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return 1
	case "upperRoman":
		return 2
	case "lowerRoman":
		return 3
	case "upperLetter":
		return 4
	case "lowerLetter":
		return 5
	case "ganada":
		return 8
	case "chosung":
		return 10
	case "koreanCounting", "koreanDigital", "koreanLegal":
		return 12
	case "chineseCounting", "ideographDigital", "japaneseCounting":
		return 13
	}
	return 0
}

// marker counts an entry of a list and returns what stands before it.
func (l *docxLists) marker(list string, level int) string {
	levels := l.formats[l.lists[list]]
	if list == "" || level >= len(levels) {
		return ""
	}
	if levels[level].bullet {
		for _, r := range levels[level].format {
			return bulletText(r)
		}
		return "•"
	}
	counts := l.counts[list]
	if counts == nil {
		counts = make([]int, maxLevels)
		l.counts[list] = counts
	}
	counts[level]++
	clear(counts[level+1:])
	text := levels[level].format
	for i, lv := range levels {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numeral(lv.digits, max(counts[i], 1)+max(lv.start, 1)-1))
	}
	return strings.TrimSpace(text)
}

// docxNotes reads the texts of notes.
type docxNotes struct {
	d    *docx
	id   string
	text bool
}

func (n *docxNotes) start(name string, attr attributes) error {
	switch name {
	case "footnote", "endnote":
		n.id = name + attr.get("id")
		if attr.get("type") != "" || len(n.d.notes) > maxEntries { // the line above notes
			n.id = ""
		}
	case "p":
		n.add("\n")
	case "t":
		n.text = true
	case "tab":
		n.add(" ")
	}
	return nil
}

func (n *docxNotes) end(name string) error {
	if name == "t" {
		n.text = false
	}
	return nil
}

func (n *docxNotes) chars(text string) error {
	if n.text {
		n.add(text)
	}
	return nil
}

func (n *docxNotes) add(text string) {
	if s := n.d.notes[n.id]; n.id != "" && len(s) < maxNote {
		n.d.notes[n.id] = strings.TrimLeft(s+text, "\n ")
	}
}

// maxNote bounds the text of a note.
const maxNote = 16 << 10
