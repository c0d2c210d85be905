package attachment

import (
	"errors"
	"strconv"
	"strings"
)

// readXLSX reads the sheets of a workbook, each as a table.
func readXLSX(p *parcel, out *collector) error {
	rels, err := p.relations("xl/workbook.xml", out)
	if err != nil {
		return err
	}
	book := &workbook{}
	if err := p.small("xl/workbook.xml", out, book); err != nil {
		return err
	}
	if err := p.small("xl/styles.xml", out, &book.formats); err != nil {
		return err
	}
	if err := p.small("xl/sharedStrings.xml", out, &book.strings); errors.Is(err, errFull) {
		out.text.Truncated = true
	} else if err != nil {
		return err
	}
	if len(book.sheets) == 0 {
		for i, part := range p.numbered("xl/worksheets/sheet") {
			rels[part] = "/" + part
			book.sheets = append(book.sheets, sheetEntry{sheetText(i + 1), part})
		}
	}
	out.text.Pages = len(book.sheets)
	for _, e := range book.sheets {
		s := &sheet{book: book, out: out}
		failed := p.read(rels.target("xl", e.id), out, s)
		table := s.table()
		if len(book.sheets) > 1 && len(table.Rows) > 0 {
			if err := out.heading(2, e.name); err != nil {
				return err
			}
		}
		if err := out.add(table); err != nil {
			return err
		}
		if failed != nil {
			return failed
		}
		out.text.Truncated = out.text.Truncated || s.cut
	}
	out.text.Pictures = p.count("xl/media/")
	return nil
}

// workbook is what a workbook says for all its sheets.
type workbook struct {
	sheets  []sheetEntry
	strings sharedStrings
	formats numberFormats
}

type sheetEntry struct{ name, id string }

func (b *workbook) start(name string, attr attributes) error {
	switch name {
	case "sheet":
		state := attr.get("state")
		if len(b.sheets) < maxEntries && state != "hidden" && state != "veryHidden" {
			id := ""
			for _, a := range attr {
				if a.Name.Local == "id" {
					id = a.Value
				}
			}
			b.sheets = append(b.sheets, sheetEntry{attr.get("name"), id})
		}
	case "workbookPr":
		b.formats.since1904 = attr.get("date1904") == "1" || attr.get("date1904") == "true"
	}
	return nil
}

func (b *workbook) end(string) error   { return nil }
func (b *workbook) chars(string) error { return nil }

// sharedStrings are the texts that cells refer to by number.
type sharedStrings struct {
	all  []string
	size int
	now  strings.Builder
	text bool
	skip bool // in a gloss
}

func (s *sharedStrings) start(name string, _ attributes) error {
	switch name {
	case "si":
		s.now.Reset()
	case "t":
		s.text = true
	case "rPh":
		s.skip = true
	}
	return nil
}

func (s *sharedStrings) end(name string) error {
	switch name {
	case "si":
		s.all = append(s.all, s.now.String())
		if s.size += s.now.Len(); s.size > maxShared || len(s.all) > maxShared/64 {
			return errFull
		}
	case "t":
		s.text = false
	case "rPh":
		s.skip = false
	}
	return nil
}

func (s *sharedStrings) chars(text string) error {
	if s.text && !s.skip {
		s.now.WriteString(text)
	}
	return nil
}

// maxShared bounds the texts of a workbook, most of which a table of the size
// that is shown does not reach.
const maxShared = 32 << 20

// sheet reads the cells of a sheet.
type sheet struct {
	book *workbook
	out  *collector
	rows []sheetRow
	held int
	cut  bool // there were more cells than a table takes

	row, column int // of the cell that is read, from 1
	kind        string
	style       int
	value       strings.Builder
	text        bool
	gloss       bool
	merges      [][4]int // row and column of two corners
}

type sheetRow struct {
	number int
	cells  []sheetCell
}

type sheetCell struct {
	column int
	text   string
}

func (s *sheet) start(name string, attr attributes) error {
	switch name {
	case "row":
		s.row++
		if n := attr.number("r"); n > 0 {
			s.row = n
		}
		s.column = 0
	case "c":
		s.column++
		if _, column := cellPlace(attr.get("r")); column > 0 {
			s.column = column
		}
		s.kind, s.style = attr.get("t"), attr.number("s")
		s.value.Reset()
	case "v", "t":
		s.text = true
	case "rPh":
		s.gloss = true
	case "mergeCell":
		from, to, _ := strings.Cut(attr.get("ref"), ":")
		r1, c1 := cellPlace(from)
		r2, c2 := cellPlace(to)
		if r1 > 0 && r2 >= r1 && c2 >= c1 && len(s.merges) < maxRows {
			s.merges = append(s.merges, [4]int{r1, c1, r2, c2})
		}
	}
	return nil
}

func (s *sheet) chars(text string) error {
	if s.text && !s.gloss {
		s.value.WriteString(text)
	}
	return nil
}

func (s *sheet) end(name string) error {
	switch name {
	case "v", "t":
		s.text = false
	case "rPh":
		s.gloss = false
	case "c":
		return s.cell()
	}
	return nil
}

// cell keeps what a cell says. Empty ones are left out.
func (s *sheet) cell() error {
	text := s.shown()
	if text == "" {
		return nil
	}
	if s.column > maxColumns {
		s.cut = true
		return nil
	}
	last := len(s.rows) - 1
	if last < 0 || s.rows[last].number != s.row {
		if last >= 0 && s.rows[last].number > s.row || len(s.rows) >= maxRows {
			s.cut = s.cut || len(s.rows) >= maxRows
			return nil
		}
		s.rows = append(s.rows, sheetRow{number: s.row})
		last++
	}
	s.rows[last].cells = append(s.rows[last].cells, sheetCell{s.column, text})
	if s.held += len(text) + 1; s.held > s.out.room {
		return errFull
	}
	return nil
}

// shown is what a cell shows.
func (s *sheet) shown() string {
	v := s.value.String()
	switch s.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(v))
		if err != nil || n < 0 || n >= len(s.book.strings.all) {
			return ""
		}
		return s.book.strings.all[n]
	case "b":
		if v == "1" {
			return "TRUE"
		}
		return "FALSE"
	case "str", "inlineStr", "e", "d":
		return v
	}
	return s.book.formats.show(v, s.style)
}

// cellPlace is the row and the column of "AB12", zero where it tells none.
func cellPlace(ref string) (row, column int) {
	for i, r := range ref {
		switch {
		case r >= 'A' && r <= 'Z' && column < 1<<20:
			column = column*26 + int(r-'A') + 1
		default:
			n, err := strconv.Atoi(ref[i:])
			if err != nil || n < 1 {
				return 0, 0
			}
			return n, column
		}
	}
	return 0, column
}
