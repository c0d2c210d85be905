package attachment

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/korean"

	"city/sosik/feed"
	"city/sosik/feed/board"
)

// decode turns the bytes of a text into a string, in whichever of the character
// sets they are that Korean programs write: UTF-8, UTF-16 with or without a
// mark, else CP949.
func decode(b []byte) string {
	if big, ok := utf16Order(b); ok {
		return strings.TrimPrefix(utf16String(b, big), "\ufeff")
	}
	return board.Decode(b, "")
}

// utf16Order says whether bytes are UTF-16, and whether the high byte comes
// first. Without a mark it is told by the spaces, line breaks and digits, whose
// high byte is zero, if all the rest are characters too.
func utf16Order(b []byte) (bigEndian, ok bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return false, true
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return true, true
	}
	b = b[:min(len(b), HeadSize)]
	little, big := 0, 0
	for i := 0; i+1 < len(b); i += 2 {
		switch {
		case b[i+1] == 0 && textByte(b[i]):
			little++
		case b[i] == 0 && textByte(b[i+1]):
			big++
		}
	}
	bigEndian = big > little
	if max(little, big)*100 < len(b) || min(little, big)*10 > max(little, big) {
		return false, false
	}
	odd := 0
	for _, r := range utf16String(b, bigEndian) {
		if r == '\ufffd' || r < ' ' && !textByte(byte(r)) {
			odd++
		}
	}
	return bigEndian, odd <= 1 // the last may be cut in two
}

func textByte(c byte) bool { return c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t' }

func utf16String(b []byte, bigEndian bool) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		if units[i] = binary.LittleEndian.Uint16(b[2*i:]); bigEndian {
			units[i] = units[i]<<8 | units[i]>>8
		}
	}
	return string(utf16.Decode(units))
}

// readPlain reads a text. An empty line parts paragraphs, a line break is one.
func readPlain(in *input, out *collector) error {
	b, err := in.all()
	if err != nil {
		return err
	}
	var lines []string
	flush := func() error {
		text := strings.Join(lines, "\n")
		lines = lines[:0]
		return out.paragraph(text)
	}
	for line := range strings.SplitSeq(lineBreaks.Replace(decode(b)), "\n") {
		if strings.TrimFunc(line, blank) != "" && len(lines) < maxLines {
			lines = append(lines, line)
			continue
		}
		if err := flush(); err != nil {
			return err
		}
		lines = append(lines, line)
	}
	return flush()
}

// maxLines bounds a paragraph, which is set as one.
const maxLines = 200

// readCSV reads a table of lines with commas, or whatever stands between the
// cells of the first line.
func readCSV(in *input, out *collector) error {
	b, err := in.all()
	if err != nil {
		return err
	}
	if len(b) > maxCSV {
		b, out.text.Truncated = b[:maxCSV], true
	}
	text := decode(b)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = comma(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	table := feed.Block{Kind: feed.Table}
	for {
		if err := out.step(); err != nil {
			return err
		}
		record, err := r.Read()
		var bad *csv.ParseError
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil && !errors.As(err, &bad) {
			return in.damaged(err)
		}
		row := make(feed.Row, 0, min(len(record), maxColumns))
		for _, field := range record[:min(len(record), maxColumns)] {
			row = append(row, feed.Cell{Spans: []feed.Span{{Text: field}}, Header: len(table.Rows) == 0})
		}
		out.text.Truncated = out.text.Truncated || len(record) > maxColumns
		table.Rows = append(table.Rows, row)
		if len(table.Rows) > out.blocks {
			break
		}
	}
	return out.add(table)
}

// maxCSV bounds how much of a table is looked at; a single line of commas would
// make a cell of each otherwise.
const maxCSV = 2 << 20

// maxColumns is how far a table reaches to the right; feed.Block.Grid has the
// same bound.
const maxColumns = 64

// comma is what parts the cells of a table: the most frequent in its first line.
func comma(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best, most := ',', 0
	for _, c := range ",\t;|" {
		if n := strings.Count(first, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// decodeReader is what reads a document that says in which character set it is.
func decodeReader(label string, r io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(label)
	if err != nil {
		enc = korean.EUCKR // it goes by many names
	}
	return enc.NewDecoder().Reader(r), nil
}
