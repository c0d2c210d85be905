package demo

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf16"
)

// pdf makes a PDF of as many pages as the text takes. Its font is not in the
// file: every reader has one for Korean, or at least finds the text.
func pdf(p paper) []byte {
	const perPage = 46
	all := pdfLines(p)
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"", // the pages, when they are known
		"<< /Type /Font /Subtype /Type0 /BaseFont /HYGoThic-Medium /Encoding /UniKS-UTF16-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
		"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYGoThic-Medium /CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> /W [1 95 500] /FontDescriptor 5 0 R >>",
		"<< /Type /FontDescriptor /FontName /HYGoThic-Medium /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
		pdfStream("", []byte(toUnicode())),
	}
	var kids []string
	for from := 0; from < len(all); from += perPage {
		var show strings.Builder
		show.WriteString("BT /F1 10 Tf 1 0 0 1 50 790 Tm\n")
		for _, cells := range all[from:min(len(all), from+perPage)] {
			x := 0
			for i, c := range cells {
				if c == "" {
					continue // what a cell beside or above it reaches over
				}
				fmt.Fprintf(&show, "%d 0 Td <%s> Tj\n", i*pdfColumn-x, hexUTF16(c))
				x = i * pdfColumn
			}
			fmt.Fprintf(&show, "%d -16 Td\n", -x)
		}
		show.WriteString("ET")
		page := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", page))
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", page+1),
			pdfStream("", []byte(show.String())))
	}
	objects[1] = pdfTree(kids)
	return pdfFile(objects)
}

// pdfColumn is how far the columns of tables stand apart.
const pdfColumn = 130

// pdfLines cuts the text in lines that fit a page, those of tables in cells.
func pdfLines(p paper) [][]string {
	const letters = 42
	var all [][]string
	for _, line := range p.lines() {
		if strings.Contains(line, "\t") {
			var cells []string
			row := strings.Split(line, "\t")
			for i, c := range row {
				if width := pdfColumn/5 - 4; i < len(row)-1 {
					c = narrow(c, width)
				}
				cells = append(cells, c)
			}
			all = append(all, cells)
			continue
		}
		rest := []rune(line)
		for len(rest) > letters {
			all = append(all, []string{string(rest[:letters])})
			rest = rest[letters:]
		}
		all = append(all, []string{string(rest)})
	}
	return all
}

// narrow cuts text that is wider than so many narrow letters.
func narrow(s string, width int) string {
	for i, r := range s {
		if width--; r >= 0x1100 {
			width--
		}
		if width < 0 {
			return s[:i]
		}
	}
	return s
}

// scan makes a PDF that is the photograph of a paper and holds no text.
func scan(name string) []byte {
	const draw = "q 495 0 0 742 50 50 cm /Im1 Do Q"
	return pdfFile([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		pdfTree([]string{"3 0 R"}),
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> >> >>",
		pdfStream("", []byte(draw)),
		rawStream("/Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", photograph(name)),
	})
}

func pdfTree(kids []string) string {
	return fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
}

func pdfStream(dictionary string, data []byte) string {
	var buf bytes.Buffer
	z := zlib.NewWriter(&buf)
	_, _ = z.Write(data) // a bytes.Buffer takes all
	_ = z.Close()
	return rawStream(dictionary+" /Filter /FlateDecode", buf.Bytes())
}

func rawStream(dictionary string, data []byte) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(data), data)
}

// pdfFile puts objects in a file, with the table of where they are.
func pdfFile(objects []string) []byte {
	var buf bytes.Buffer
	buf.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, buf.Len())
		fmt.Fprintf(&buf, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := buf.Len()
	fmt.Fprintf(&buf, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&buf, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&buf, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return buf.Bytes()
}

// toUnicode tells programs that look for text that the codes are UTF-16 already.
// A range may not go past 256 codes, nor a block past 100 ranges.
func toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n")
	for block := 0; block < 256; block += 64 {
		b.WriteString("64 beginbfrange\n")
		for high := block; high < block+64; high++ {
			fmt.Fprintf(&b, "<%02x00> <%02xff> <%02x00>\n", high, high, high)
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap end end")
	return b.String()
}

func hexUTF16(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return hex.EncodeToString(b)
}
