package attachment

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ledongthuc/pdf"
)

// readPDF reads the pages of a PDF. The library reads its objects and streams;
// where the letters stand and what they are is found out here.
func readPDF(in *input, out *collector) error {
	m, err := mendPDF(in)
	if err != nil {
		return err
	}
	err = readPages(in, out, m)
	if errors.Is(err, ErrDamaged) && len(out.text.Body) == 0 && in.ctx.Err() == nil && m.rebuild(in) {
		out.text.Pages, out.text.Pictures = 0, 0
		err = readPages(in, out, m)
	}
	return err
}

func readPages(in *input, out *collector, m *mended) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = in.failReading(fmt.Errorf("pages: %v", p))
		}
	}()
	r, err := pdf.NewReader(m, m.length())
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword), err != nil && strings.Contains(err.Error(), "encryption"):
		return in.fail(ErrPassword, err) // or of a newer kind than the library knows
	case err != nil:
		return in.failReading(err)
	}
	d := &pdfDocument{in: in, out: out, fonts: make(map[string]*pdfFont)}
	if err := d.collect(r.Trailer().Key("Root").Key("Pages"), 0); err != nil {
		return err
	}
	if len(d.pages) == 0 {
		return in.damaged(errors.New("no pages"))
	}
	out.text.Pages = len(d.pages)
	return d.read()
}

type pdfDocument struct {
	in      *input
	out     *collector
	pages   []pdf.Value
	fonts   map[string]*pdfFont // by what their dictionary says
	unknown int                 // letters of which nothing says what they are
	nodes   int                 // of the tree of pages
	forms   int                 // programs within programs that were run
}

// The bounds of a document.
const (
	maxPages    = 5000
	maxPageTree = 60
	maxNodes    = 4 * maxPages
	maxDrawn    = 20_000 // forms
)

// collect finds the pages in the tree of pages.
func (d *pdfDocument) collect(node pdf.Value, depth int) error {
	kids := node.Key("Kids")
	if kids.Kind() != pdf.Array {
		if node.Kind() == pdf.Dict {
			d.pages = append(d.pages, node)
		}
		return nil
	}
	if d.nodes++; depth > maxPageTree || d.nodes > maxNodes { // a tree may lead back into itself
		return d.in.fail(ErrTooLarge, errDeep)
	}
	for i := range kids.Len() {
		if len(d.pages) >= maxPages {
			d.out.text.Truncated = true
			return nil
		}
		if err := d.in.ctx.Err(); err != nil {
			return err
		}
		if err := d.collect(kids.Index(i), depth+1); err != nil {
			return err
		}
	}
	return nil
}

// read reads the pages in order. A page that cannot be read does not keep the
// others from being read.
func (d *pdfDocument) read() error {
	var broken error
	for _, page := range d.pages {
		lines, err := d.page(page)
		if err == nil {
			err = putLines(lines, d.out)
		}
		switch {
		case errors.Is(err, ErrDamaged):
			broken = err
		case err != nil:
			return err
		}
	}
	if len(d.out.text.Body) == 0 && broken == nil && d.unknown > 0 {
		return d.in.fail(ErrNoText, errors.New("nothing says which letters its signs are"))
	}
	return broken
}

// page reads the lines of a page. The library panics where it finds something
// else than it expects.
func (d *pdfDocument) page(page pdf.Value) (lines []pdfLine, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = d.in.failReading(fmt.Errorf("page: %v", p))
		}
	}()
	p := &pdfPage{doc: d, state: pdfState{matrix: identity, scale: 1}}
	data, err := d.contents(page.Key("Contents"))
	if err != nil {
		return nil, err
	}
	err = p.run(data, inherited(page, "Resources"), 0)
	if errors.Is(err, errFull) {
		err = nil // what is too much is cut off when it is put out
	}
	return p.lines(), err
}

// inherited is an entry of a page or of what the page is part of.
func inherited(page pdf.Value, key string) pdf.Value {
	for range maxPageTree {
		if v := page.Key(key); v.Kind() != pdf.Null {
			return v
		}
		page = page.Key("Parent")
	}
	return pdf.Value{}
}

// contents are the instructions that draw a page, which may be in several
// streams.
func (d *pdfDocument) contents(v pdf.Value) ([]byte, error) {
	if v.Kind() == pdf.Stream {
		return d.stream(v)
	}
	var all []byte
	for i := range v.Len() {
		b, err := d.stream(v.Index(i))
		if err != nil {
			return all, err
		}
		all = append(append(all, b...), '\n')
	}
	return all, nil
}

// stream is what is in a stream. One that breaks off ends there.
func (d *pdfDocument) stream(v pdf.Value) ([]byte, error) {
	if v.Kind() != pdf.Stream {
		return nil, nil
	}
	r := v.Reader()
	defer func() { _ = r.Close() }() // it only reads
	b, err := io.ReadAll(d.in.unpacked(r))
	if err != nil && len(b) > 0 && !errors.Is(err, ErrTooLarge) && d.in.ctx.Err() == nil {
		return b, nil
	}
	return b, d.in.failReading(err)
}
