package prose

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// markdown writes a run as one line of Markdown.
func (r *run) markdown(b *strings.Builder) {
	if r.level > 0 {
		b.WriteString("######"[:r.level])
		b.WriteByte(' ')
	}
	for i := 0; i < len(r.pieces); {
		// Two links beside each other look like one, and "~~가~~~~나~~" is none.
		p := r.pieces[i]
		for i++; i < len(r.pieces) && r.pieces[i].look == p.look; i++ {
			p.text += r.pieces[i].text
		}
		switch p.look {
		case plain:
			encode(b, p.text)
		case bold:
			enclose(b, "**", p.text, "**")
		case link:
			enclose(b, "[", p.text, "](#)")
		case boldLink:
			enclose(b, "[**", p.text, "**](#)")
		case image:
			enclose(b, "~~", p.text, "~~")
		}
	}
}

func enclose(b *strings.Builder, before, text, after string) {
	b.WriteString(before)
	encode(b, text)
	b.WriteString(after)
}

// encode writes text so that nothing in it is markup: each punctuation mark of
// ASCII as a numeric entity. A backslash is written twice, since glamour undoes
// backslashes once more after the entities.
//
// The first and the last character are entities, whatever they are. So a blank
// there stays, and the stars beside it have punctuation on their inside and on
// their outside ("&" and ";"), without which they would not count as markup
// next to a Korean letter.
func encode(b *strings.Builder, text string) {
	for i, r := range text {
		switch size := utf8.RuneLen(r); {
		case r == '\\':
			b.WriteString("&#92;&#92;")
		case i == 0, i+size == len(text), r < utf8.RuneSelf && mark(byte(r)):
			b.WriteString("&#")
			b.WriteString(strconv.Itoa(int(r)))
			b.WriteByte(';')
		default:
			b.WriteRune(r)
		}
	}
}

// mark says that c is a punctuation mark of ASCII.
func mark(c byte) bool {
	return c > ' ' && c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z' && c < 0x7f
}
