package attachment

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"city/sosik/feed"
	"city/sosik/feed/board"
)

// readRTF reads a document in rich text: text in groups of braces with commands
// that begin with a backslash.
func readRTF(in *input, out *collector) error {
	b, err := in.all()
	if err != nil {
		return err
	}
	r := &rtf{out: out, flow: newFlow(out), data: b}
	return r.flow.finish(r.read())
}

type rtf struct {
	out    *collector
	flow   *flow
	data   []byte
	at     int
	group  rtfGroup
	groups []rtfGroup // that are open
	raw    []byte     // text in the character set of the document
	units  []uint16   // text in UTF-16
	row    bool       // a row of a table is open
}

// rtfGroup is what a group sets for itself.
type rtfGroup struct {
	hidden bool // fonts, colours, pictures
	bold   bool
	table  bool // its paragraphs are cells
	skip   int  // letters that stand in for one of Unicode
}

const maxGroups = 10_000

func (r *rtf) read() error {
	r.group.skip = 1
	for r.at < len(r.data) {
		if err := r.out.step(); err != nil {
			return err
		}
		c := r.data[r.at]
		r.at++
		var err error
		switch c {
		case '{':
			if err = r.flush(); len(r.groups) < maxGroups {
				r.groups = append(r.groups, r.group)
			}
		case '}':
			if err = r.flush(); len(r.groups) > 0 {
				r.group, r.groups = r.groups[len(r.groups)-1], r.groups[:len(r.groups)-1]
			}
		case '\\':
			err = r.command()
		case '\r', '\n':
		default:
			r.letter(c)
		}
		if err != nil {
			return err
		}
	}
	return r.flush()
}

// letter adds a byte of text.
func (r *rtf) letter(c byte) {
	if r.group.hidden {
		return
	}
	if len(r.units) > 0 {
		r.decode()
	}
	r.raw = append(r.raw, c)
}

// decode hands on the letters that came in UTF-16.
func (r *rtf) decode() {
	text := string(utf16.Decode(r.units))
	r.units = r.units[:0]
	r.flow.top().spans = append(r.flow.top().spans, feed.Span{Text: text, Bold: r.group.bold})
	r.flow.held += len(text)
}

// flush hands on the text that is gathered.
func (r *rtf) flush() error {
	if len(r.units) > 0 {
		r.decode()
	}
	text := board.Decode(r.raw, "euc-kr")
	r.raw = r.raw[:0]
	return r.flow.text(feed.Span{Text: text, Bold: r.group.bold})
}

// command carries out what follows a backslash.
func (r *rtf) command() error {
	if r.at >= len(r.data) {
		return nil
	}
	c := r.data[r.at]
	if c < 'a' || c > 'z' {
		r.at++
		switch c {
		case '\'':
			if r.at+2 <= len(r.data) {
				if n, err := strconv.ParseUint(string(r.data[r.at:r.at+2]), 16, 8); err == nil {
					r.letter(byte(n))
				}
				r.at += 2
			}
		case '*':
			r.group.hidden = true
		case '~':
			r.letter(' ')
		case '_':
			r.letter('-')
		case '\n', '\r':
			return r.paragraph()
		case '\\', '{', '}':
			r.letter(c)
		}
		return nil
	}
	from := r.at
	for r.at < len(r.data) && r.data[r.at] >= 'a' && r.data[r.at] <= 'z' {
		r.at++
	}
	word := string(r.data[from:r.at])
	from = r.at
	for r.at < len(r.data) && (r.data[r.at] >= '0' && r.data[r.at] <= '9' || r.at == from && r.data[r.at] == '-') {
		r.at++
	}
	number, err := strconv.Atoi(string(r.data[from:r.at]))
	given := err == nil
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	return r.do(word, number, given)
}

func (r *rtf) do(word string, number int, given bool) error {
	switch word {
	case "fonttbl", "colortbl", "stylesheet", "info", "header", "footer", "headerl", "headerr", "footerl", "footerr", "listtable", "listoverridetable", "generator", "xmlnstbl", "themedata", "datastore", "fldinst", "object":
		r.group.hidden = true
	case "pict":
		if !r.group.hidden {
			r.out.text.Pictures++
		}
		r.group.hidden = true
	case "bin": // so many bytes that are no text
		r.at = min(r.at+max(number, 0), len(r.data))
	case "uc":
		r.group.skip = max(number, 0)
	case "u":
		if !r.group.hidden {
			if err := r.flushRaw(); err != nil {
				return err
			}
			r.units = append(r.units, uint16(number))
			r.passStandIns()
		}
	case "b":
		err := r.flush()
		r.group.bold = !given || number != 0
		return err
	case "tab":
		r.letter(' ')
	case "line":
		r.letter('\n')
	case "emdash", "endash":
		r.letter('-')
	case "intbl":
		r.group.table = true
	case "pard":
		r.group.table = false
	case "par", "sect", "page":
		return r.paragraph()
	case "cell":
		return r.cell()
	case "row":
		r.row = false
	}
	return nil
}

func (r *rtf) flushRaw() error {
	if len(r.raw) == 0 {
		return nil
	}
	return r.flush()
}

// passStandIns passes the letters that stand in for one of Unicode.
func (r *rtf) passStandIns() {
	for range min(r.group.skip, 8) {
		switch {
		case r.at+4 <= len(r.data) && r.data[r.at] == '\\' && r.data[r.at+1] == '\'':
			r.at += 4
		case r.at < len(r.data) && !strings.ContainsRune(`\{}`, rune(r.data[r.at])):
			r.at++
		}
	}
}

// paragraph ends a paragraph; in a cell it is a line.
func (r *rtf) paragraph() error {
	if r.group.hidden {
		return nil
	}
	if err := r.flush(); err != nil {
		return err
	}
	if r.group.table {
		return r.flow.text(feed.Span{Text: "\n"})
	}
	if r.flow.top().grid != nil {
		spans := r.flow.top().spans
		r.flow.top().spans = nil
		if err := r.flow.endTable(); err != nil {
			return err
		}
		r.flow.top().spans = spans
	}
	return r.flow.begin(feed.Block{})
}

// cell ends a cell, whose text is known only now.
func (r *rtf) cell() error {
	if err := r.flush(); err != nil {
		return err
	}
	spans := r.flow.top().spans
	r.flow.top().spans = nil
	if r.flow.top().grid == nil {
		if err := r.flow.beginTable(); err != nil {
			return err
		}
	}
	if !r.row {
		r.row = true
		r.flow.beginRow()
	}
	if err := r.flow.beginCell(feed.Cell{}); err != nil {
		return err
	}
	r.flow.top().spans = spans
	return r.flow.endCell()
}
