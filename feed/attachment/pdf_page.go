package attachment

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// matrix is how coordinates are turned: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is what comes of m and then of n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) moved(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y}.mul(m) }

// pdfState is what a page's program has set.
type pdfState struct {
	matrix               matrix
	font                 *pdfFont
	size, letter, word   float64 // size, and the spaces after letters and words
	scale, leading, rise float64
}

// pdfPage runs the program that draws a page and notes which letters it puts
// where.
type pdfPage struct {
	doc        *pdfDocument
	state      pdfState
	saved      []pdfState
	text, line matrix // where the pen stands, and where the line began
	pieces     []pdfPiece
	held       int
	args       []pdfToken
	fonts      map[string]*pdfFont // by the names of the program that runs
}

// pdfPiece is a run of letters in a row.
type pdfPiece struct {
	x, y, end, size float64
	text            strings.Builder
}

// The bounds of a program.
const (
	maxSaved = 256
	maxForms = 8
	maxArgs  = 64
)

// run runs a program with the fonts and forms that it may use.
func (p *pdfPage) run(data []byte, resources pdf.Value, depth int) error {
	l := &pdfLexer{data: data}
	outer := p.fonts
	p.fonts = make(map[string]*pdfFont)
	defer func() { p.fonts = outer }()
	for {
		if err := p.doc.out.step(); err != nil {
			return err
		}
		t := l.next()
		switch t.kind {
		case 0:
			return nil
		case 'x':
			if t.text == "ID" {
				l.inlineImage()
				p.doc.out.text.Pictures++
			}
			if err := p.do(t.text, resources, depth); err != nil {
				return err
			}
			p.args = p.args[:0]
		default:
			if len(p.args) < maxArgs {
				p.args = append(p.args, t)
			}
		}
	}
}

func (p *pdfPage) num(i int) float64 {
	if i < len(p.args) && !math.IsNaN(p.args[i].num) && !math.IsInf(p.args[i].num, 0) {
		return p.args[i].num
	}
	return 0
}

func (p *pdfPage) name() string {
	if len(p.args) > 0 {
		return p.args[0].text
	}
	return ""
}

// do carries out an instruction.
func (p *pdfPage) do(op string, resources pdf.Value, depth int) error {
	s := &p.state
	switch op {
	case "q":
		if len(p.saved) < maxSaved {
			p.saved = append(p.saved, *s)
		}
	case "Q":
		if n := len(p.saved); n > 0 {
			*s, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		s.matrix = matrix{p.num(0), p.num(1), p.num(2), p.num(3), p.num(4), p.num(5)}.mul(s.matrix)
	case "Do":
		return p.draw(resources.Key("XObject").Key(p.name()), resources, depth)
	case "Tf":
		f := p.fonts[p.name()]
		if f == nil {
			f = p.doc.font(resources.Key("Font").Key(p.name()))
			p.fonts[p.name()] = f
		}
		s.font, s.size = f, p.num(1)
	case "Tc":
		s.letter = p.num(0)
	case "Tw":
		s.word = p.num(0)
	case "Tz":
		s.scale = p.num(0) / 100
	case "TL":
		s.leading = p.num(0)
	case "Ts":
		s.rise = p.num(0)
	}
	return p.write(op)
}

// write carries out an instruction that moves the pen or shows letters.
func (p *pdfPage) write(op string) error {
	s := &p.state
	switch op {
	case "BT":
		p.text, p.line = identity, identity
	case "Td":
		p.move(p.num(0), p.num(1))
	case "TD":
		s.leading = -p.num(1)
		p.move(p.num(0), p.num(1))
	case "Tm":
		p.line = matrix{p.num(0), p.num(1), p.num(2), p.num(3), p.num(4), p.num(5)}
		p.text = p.line
	case "T*":
		p.move(0, -s.leading)
	case "Tj":
		return p.show(p.name())
	case "'":
		p.move(0, -s.leading)
		return p.show(p.name())
	case "\"":
		s.word, s.letter = p.num(0), p.num(1)
		p.move(0, -s.leading)
		if len(p.args) > 2 {
			return p.show(p.args[2].text)
		}
	case "TJ":
		if len(p.args) == 0 {
			return nil
		}
		for _, t := range p.args[0].items {
			if t.kind == 'n' {
				p.text = p.text.moved(-t.num/1000*s.size*s.scale, 0)
			} else if err := p.show(t.text); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pdfPage) move(x, y float64) {
	p.line = p.line.moved(x, y)
	p.text = p.line
}

// draw draws a form, which is a program of its own, or notes a picture.
func (p *pdfPage) draw(v pdf.Value, resources pdf.Value, depth int) error {
	switch v.Key("Subtype").Name() {
	case "Image":
		p.doc.out.text.Pictures++
	case "Form":
		if p.doc.forms++; depth >= maxForms || p.doc.forms > maxDrawn { // one may draw itself
			return nil
		}
		data, err := p.doc.stream(v)
		if err != nil {
			return err
		}
		state, saved := p.state, p.saved
		p.saved = nil
		if m := v.Key("Matrix"); m.Len() == 6 {
			var n matrix
			for i := range n {
				n[i] = m.Index(i).Float64()
			}
			p.state.matrix = n.mul(p.state.matrix)
		}
		if own := v.Key("Resources"); own.Kind() == pdf.Dict {
			resources = own
		}
		p.args = nil
		err = p.run(data, resources, depth+1)
		p.state, p.saved = state, saved
		return err
	}
	return nil
}

// show puts the letters of a string where the pen is, and moves it on.
func (p *pdfPage) show(s string) error {
	f := p.state.font
	if f == nil {
		return nil
	}
	for len(s) > 0 {
		code, letters, size, ok := f.cut(s)
		blank := size == 1 && s[0] == ' '
		s = s[size:]
		if !ok {
			p.doc.unknown++
		}
		at := matrix{p.state.size * p.state.scale, 0, 0, p.state.size, 0, p.state.rise}.mul(p.text).mul(p.state.matrix)
		advance := f.width(code, letters)/1000*p.state.size + p.state.letter
		if blank {
			advance += p.state.word
		}
		p.text = p.text.moved(advance*p.state.scale, 0)
		end := matrix{1, 0, 0, 1, 0, p.state.rise}.mul(p.text).mul(p.state.matrix)
		if err := p.put(letters, at, end[4]); err != nil {
			return err
		}
	}
	return nil
}

// put adds letters to the piece that they go on with, or begins a new one.
func (p *pdfPage) put(letters string, at matrix, end float64) error {
	size := math.Hypot(at[2], at[3])
	x, y := at[4], at[5]
	if letters == "" || math.IsNaN(x+y+end+size) || math.IsInf(x+y+end+size, 0) {
		return nil
	}
	if p.held += len(letters); p.held > p.doc.out.room+maxHeld {
		return errFull
	}
	if n := len(p.pieces); n > 0 {
		if last := &p.pieces[n-1]; math.Abs(last.y-y) < 0.3*size && x >= last.end-0.5*size && x < last.end+0.2*size {
			last.text.WriteString(letters)
			last.end = math.Max(end, last.end)
			return nil
		}
	}
	if strings.TrimFunc(letters, blank) == "" {
		return nil // the gap tells; some programs draw all the spaces of a line first
	}
	p.pieces = append(p.pieces, pdfPiece{x: x, y: y, end: end, size: size})
	p.pieces[len(p.pieces)-1].text.WriteString(letters)
	return nil
}
