package paper

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"city/sosik/feed"
)

// ErrTooLong is what PDF returns for more than can be printed.
var ErrTooLong = errors.New("too many pages")

// maxPages bounds what a hostile page can make us write.
const maxPages = 1000

// The page is A4; all lengths are in points.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	margin     = 56.7 // 20 mm
	textWidth  = pageWidth - 2*margin
	bottom     = pageHeight - margin - 6
	gap        = 6.0 // between two paragraphs
	step       = 14.0
)

// look is a size of letters and how far lines stand apart.
type look struct{ size, leading float64 }

var (
	bodyLook    = look{10.5, 17.5}
	headingLook = look{12.5, 20}
	titleLook   = look{17, 25}
	smallLook   = look{9, 13.5}
)

const family = "sosik"

// setter sets documents on pages.
type setter struct {
	pdf    *fpdf.Fpdf
	font   *Font
	width  measure
	y      float64 // where the next line begins
	titles []string
	title  string // of the document that is being set
	used   map[rune]bool
	full   bool // no page can be added
	drawn  int  // pictures
}

// PDF writes documents as one file, each beginning on a page of its own. The
// font is embedded with the characters that are used and no others, and the text
// can be searched and copied.
func PDF(documents []Document, o Options) (file []byte, err error) {
	defer func() {
		// The library reads fonts that are not ours, and trusts them.
		if r := recover(); r != nil {
			err = fmt.Errorf("make a PDF: %v", r)
		}
	}()
	if o.Font == nil {
		return nil, ErrNoHangul
	}
	s := newSetter(o, made(documents))
	s.pdf.SetTitle(collection(documents), true)
	for _, d := range said(documents) {
		s.document(d)
	}
	s.footers()
	var b bytes.Buffer
	if err := s.pdf.Output(&b); err != nil {
		return nil, fmt.Errorf("make a PDF: %w", err)
	}
	if s.full {
		return nil, ErrTooLong
	}
	return withUnicode(b.Bytes(), s.used)
}

func newSetter(o Options, made time.Time) *setter {
	s := &setter{pdf: fpdf.New("P", "pt", "A4", ""), font: o.Font, used: map[rune]bool{}}
	s.pdf.SetAutoPageBreak(false, 0)
	s.pdf.SetMargins(0, 0, 0)
	s.pdf.SetCellMargin(0)
	s.pdf.SetCreator("sosik", true)
	s.pdf.SetLang("ko")
	s.pdf.SetCatalogSort(true)
	s.pdf.SetCreationDate(made)
	s.pdf.SetModificationDate(made)
	s.pdf.AddUTF8FontFromBytes(family, "", o.Font.data)
	s.pdf.SetFont(family, "", bodyLook.size)
	known := map[rune]float64{}
	s.width = func(r rune) float64 {
		w, ok := known[r]
		if !ok {
			w = float64(s.pdf.GetStringSymbolWidth(string(r))) / 1000
			known[r] = w
		}
		return w
	}
	return s
}

// newPage begins a page.
func (s *setter) newPage() {
	if s.pdf.PageCount() >= maxPages {
		s.full = true
	} else {
		s.pdf.AddPage()
		s.titles = append(s.titles, s.title)
	}
	s.y = margin
}

// need begins a page unless there is so much room on this one.
func (s *setter) need(height float64) {
	if s.y+height > bottom && s.y > margin {
		s.newPage()
	}
}

func (s *setter) document(d Document) {
	s.title = d.title()
	s.newPage()
	s.head(d)
	body := d.Body.Numbered()
	for i, b := range body {
		follows := i+1 < len(body) && b.Kind == feed.Item && body[i+1].Kind == feed.Item
		s.block(d, b)
		if !follows {
			s.y += gap
		}
	}
	if len(d.Body) == 0 {
		s.text([][]run{{{text: s.font.drawn(textNoBody)}}}, bodyLook, margin, textWidth)
	}
	s.sources(textAttachments, d.files())
	s.sources(textAbsent, d.absent())
	s.sources(textLinks, d.links())
}

// head sets the board, the title and what is known of the notice.
func (s *setter) head(d Document) {
	if d.Board != "" {
		s.text([][]run{{{text: s.font.drawn(d.Board)}}}, smallLook, margin, textWidth)
		s.y += 2
		s.rule(1.2)
	}
	s.y += gap
	s.text([][]run{{{text: s.font.drawn(d.title()), bold: true}}}, titleLook, margin, textWidth)
	s.y += gap
	span := func(text string) feed.Cell { return feed.Cell{Spans: []feed.Span{{Text: text}}} }
	var rows []feed.Row
	var row feed.Row
	for _, f := range d.facts() {
		name := span(f.name)
		name.Header = true
		row = append(row, name, span(f.value))
	}
	if len(row) > 0 {
		rows = append(rows, row)
	}
	var about Document
	if url := d.Notice.URL; url != "" {
		about.Links = []feed.Link{{URL: url}}
		name := span(textAddress)
		name.Header = true
		rows = append(rows, feed.Row{name, {Spans: []feed.Span{{Text: url, Link: 1}}, Cols: max(1, len(row)-1)}})
	}
	s.table(about, feed.Block{Kind: feed.Table, Rows: rows}, smallLook, true)
	s.y += 2 * gap
}

func (s *setter) block(d Document, b feed.Block) {
	switch b.Kind {
	case feed.Heading:
		s.y += gap / 2
		s.need(headingLook.leading + 2*bodyLook.leading)
		s.spans(d, b.Spans, headingLook, margin, textWidth, true)
	case feed.Item:
		s.item(d, b)
	case feed.Quote:
		from, page := s.y, s.pdf.PageNo()
		s.spans(d, b.Spans, bodyLook, margin+step, textWidth-step, false)
		if s.pdf.PageNo() == page {
			s.bar(from, s.y)
		}
	case feed.Rule:
		s.need(2 * gap)
		s.y += gap
		s.rule(0.5)
	case feed.Table:
		s.table(d, b, look{9.5, 14.5}, false)
	default:
		s.spans(d, b.Spans, bodyLook, margin, textWidth, false)
	}
}

// item sets an entry of a list: its marker, and its text beside it.
func (s *setter) item(d Document, b feed.Block) {
	marker := b.Marker
	if marker == "" {
		marker = "•"
	}
	marker = s.font.drawn(marker)
	left := margin + step*float64(depth(b))
	m := s.width.wrap([]run{{text: marker}}, bodyLook.size, textWidth/2)[0]
	hang := max(step, m.width+bodyLook.size/2)
	s.need(bodyLook.leading)
	s.line(m, bodyLook, left, s.y)
	s.spans(d, b.Spans, bodyLook, left+hang, margin+textWidth-left-hang, false)
}

// spans sets text in a column, and the pictures in it that are kept.
func (s *setter) spans(d Document, spans []feed.Span, l look, left, width float64, bold bool) {
	var before []feed.Span
	flush := func() {
		if len(before) > 0 {
			s.text(s.runs(d, before, bold), l, left, width)
			before = nil
		}
	}
	for _, span := range spans {
		_, data := d.image(span)
		e, err := embed(data)
		if err != nil {
			before = append(before, span)
			continue
		}
		flush()
		s.picture(e, left, width)
	}
	flush()
}

// text sets lines in a column.
func (s *setter) text(lines [][]run, l look, left, width float64) {
	for i, runs := range lines {
		if len(runs) == 0 && (i == 0 || i == len(lines)-1) {
			continue // a break at the end of a block
		}
		for _, row := range s.width.wrap(runs, l.size, width) {
			s.need(l.leading)
			s.line(row, l, left, s.y)
			s.y += l.leading
		}
	}
}

// line draws a row of text whose upper edge is at y.
func (s *setter) line(row line, l look, left, y float64) {
	base := y + (l.leading+l.size*0.72)/2
	s.pdf.SetFontSize(l.size)
	for _, r := range row.runs {
		width := 0.0
		for _, c := range r.text {
			width += s.width(c) * l.size
			s.used[c] = true
		}
		if r.link != "" {
			s.pdf.SetTextColor(0, 59, 142)
			s.pdf.SetDrawColor(0, 59, 142)
			s.pdf.LinkString(left, y, width, l.leading, r.link)
		}
		if r.bold { // one font serves for both: it is drawn with an outline
			s.pdf.SetLineWidth(l.size * 0.03)
			s.pdf.SetTextRenderingMode(2)
		}
		s.pdf.Text(left, base, r.text)
		if r.bold {
			s.pdf.SetTextRenderingMode(0)
		}
		if r.link != "" {
			s.pdf.SetTextColor(0, 0, 0)
			s.pdf.SetDrawColor(0, 0, 0)
		}
		left += width
	}
}

// rule draws a line across the page.
func (s *setter) rule(thick float64) {
	s.pdf.SetLineWidth(thick)
	s.pdf.Line(margin, s.y, margin+textWidth, s.y)
}

// bar stands beside a quotation.
func (s *setter) bar(from, to float64) {
	s.pdf.SetLineWidth(1.5)
	s.pdf.SetDrawColor(150, 150, 150)
	s.pdf.Line(margin+step/3, from+2, margin+step/3, to-2)
	s.pdf.SetDrawColor(0, 0, 0)
}

// sources sets the addresses at the end of a document.
func (s *setter) sources(label string, all []source) {
	if len(all) == 0 {
		return
	}
	s.need(3 * smallLook.leading)
	s.y += gap
	s.rule(0.4)
	s.y += 2
	s.text([][]run{{{text: s.font.drawn(label), bold: true}}}, smallLook, margin, textWidth)
	for _, from := range all {
		var runs []run
		if from.text != "" {
			runs = append(runs, run{text: s.font.drawn(from.text) + "  "})
		}
		if from.url != "" {
			runs = append(runs, run{text: s.font.drawn(from.url), link: from.url})
		}
		s.text([][]run{runs}, smallLook, margin+step, textWidth-step)
	}
}

// footers writes what stands below each page: whose it is, and which of how many.
func (s *setter) footers() {
	const y = pageHeight - margin + 8
	for i, title := range s.titles {
		s.pdf.SetPage(i + 1)
		s.pdf.SetFont(family, "", smallLook.size)
		s.y = y
		s.rule(0.4)
		number := strconv.Itoa(i+1) + " / " + strconv.Itoa(len(s.titles))
		n := s.width.wrap([]run{{text: number}}, smallLook.size, textWidth)[0]
		s.line(n, smallLook, margin+textWidth-n.width, y+2)
		first := s.width.wrap([]run{{text: s.font.drawn(title)}}, smallLook.size, textWidth-n.width-step)
		if len(first) > 1 && len(first[0].runs) > 0 {
			last := &first[0].runs[len(first[0].runs)-1]
			last.text += s.font.drawn("…")
		}
		s.line(first[0], smallLook, margin, y+2)
	}
}
