package attachment

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"

	"city/sosik/feed"
	"city/sosik/feed/demo"
)

// small are limits that a fuzzer can reach.
var small = Limits{Bytes: 1 << 20, Unpacked: 1 << 20, Text: 16 << 10, Blocks: 500}

// tryFile reads whatever it is given and checks what has to hold for every file.
func tryFile(t *testing.T, name string, data []byte) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	text, err := Read(ctx, name, bytes.NewReader(data), int64(len(data)), small)
	if ctx.Err() != nil {
		t.Fatal("it does not come to an end")
	}
	var known *Error
	if err != nil {
		if !errors.As(err, &known) {
			t.Fatalf("an error of no kind: %v", err)
		}
		return
	}
	checkText(t, text)
}

// checkText checks that a text is bounded, and clean enough for a terminal.
func checkText(t *testing.T, text Text) {
	t.Helper()
	size, blocks := 0, 0
	spans := func(all []feed.Span) {
		for _, s := range all {
			size += len(s.Text)
			if s.Link < 0 || s.Link > len(text.Links) {
				t.Fatalf("a link to no address: %d of %d", s.Link, len(text.Links))
			}
			for line := range strings.SplitSeq(s.Text, "\n") {
				if feed.Clean(line) != strings.Trim(line, " ") {
					t.Fatalf("not clean: %q", line)
				}
			}
		}
	}
	for _, b := range text.Body {
		blocks++
		spans(b.Spans)
		for _, row := range b.Rows {
			for _, c := range row {
				blocks++
				spans(c.Spans)
			}
		}
	}
	if size > 4*small.Text || blocks > 2*small.Blocks {
		t.Fatalf("%d bytes in %d blocks are over the limits", size, blocks)
	}
}

// fuzzFiles fuzzes whole files of a kind, from the sample of it.
func fuzzFiles(f *testing.F, name, key string) {
	f.Helper()
	data := demo.Samples(demo.Notices)[key].Data
	f.Add(data)
	f.Add(data[:len(data)*3/4])
	f.Fuzz(func(t *testing.T, data []byte) { tryFile(t, name, data) })
}

func FuzzHWP(f *testing.F)  { fuzzFiles(f, "가.hwp", "hwp") }
func FuzzPDF(f *testing.F)  { fuzzFiles(f, "가.pdf", "pdf") }
func FuzzScan(f *testing.F) { fuzzFiles(f, "가.pdf", "scanned") }
func FuzzZip(f *testing.F)  { fuzzFiles(f, "가.zip", "zip") }
func FuzzTXT(f *testing.F)  { fuzzFiles(f, "가.txt", "txt") }
func FuzzCSV(f *testing.F)  { fuzzFiles(f, "가.csv", "csv") }

func FuzzHTML(f *testing.F) {
	f.Add([]byte("<table><tr><td colspan=3>가<table><tr><td>나</table><th rowspan=2>다</tr></table><ol><li>라<ul><li>마</ul></ol><pre>바\n사</pre><a href='https://a.kr'>아</a>"))
	f.Fuzz(func(t *testing.T, data []byte) { tryFile(t, "가.html", append([]byte("<html>"), data...)) })
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`\ansi\ansicpg949{\fonttbl{\f0 \'b1\'bc\'b8\'b2;}}\pard\uc1\u44032?\u-10179?\b \'b0\'a1\b0\par\trowd\pard\intbl A\cell B\cell\row\pard{\*\x y}{\pict\bin3 abc}}`))
	f.Fuzz(func(t *testing.T, data []byte) { tryFile(t, "가.rtf", append([]byte(`{\rtf1`), data...)) })
}

func FuzzHWPML(f *testing.F) {
	f.Add([]byte(`<HEAD><CHARSHAPE><BOLD/></CHARSHAPE><NUMBERING><PARAHEAD Level="1" NumFormat="Digit">^1.</PARAHEAD></NUMBERING><PARASHAPE HeadingType="Number" Heading="1"/></HEAD><BODY><P ParaShape="0"><TEXT CharShape="0"><CHAR>가<TAB/>나</CHAR><TABLE><ROW><CELL ColSpan="2"><PARALIST><P><TEXT><CHAR>다</CHAR></TEXT></P></PARALIST></CELL></ROW></TABLE><FOOTNOTE><PARALIST><P><TEXT><CHAR>라</CHAR></TEXT></P></PARALIST></FOOTNOTE></TEXT></P></BODY>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		tryFile(t, "가.hml", append(append([]byte(`<?xml version="1.0"?><HWPML>`), data...), "</HWPML>"...))
	})
}

// fuzzParts fuzzes the part of a document that holds its text.
func fuzzParts(f *testing.F, name, part string, seeds []string, others ...string) {
	f.Helper()
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, xml string) {
		tryFile(t, name, zipped(t, false, append([]string{part, xml}, others...)...))
	})
}

func FuzzHWPX(f *testing.F) {
	fuzzParts(f, "가.hwpx", "Contents/section0.xml", []string{
		`<sec><p paraPrIDRef="0"><run><t>가<lineBreak/>나</t><tbl><tr><tc header="1"><subList><p><run><t>다</t></run></p></subList><cellSpan colSpan="2" rowSpan="3"/></tc></tr></tbl><ctrl><footNote number="1"><subList><p><run><t>라</t></run></p></subList></footNote></ctrl><ctrl><fieldBegin type="HYPERLINK"><parameters><stringParam name="Path">http\://a.kr;1</stringParam></parameters></fieldBegin></ctrl></run></p></sec>`})
}

func FuzzDOCX(f *testing.F) {
	fuzzParts(f, "가.docx", "word/document.xml", []string{
		`<document><body><p><pPr><pStyle val="Title"/><numPr><ilvl val="0"/><numId val="1"/></numPr></pPr><r><rPr><b/></rPr><t>가</t><footnoteReference id="1"/></r></p><tbl><tr><tc><tcPr><gridSpan val="2"/><vMerge val="restart"/></tcPr><p><r><t>나</t></r></p></tc></tr><tr><tc><tcPr><vMerge/></tcPr><p/></tc></tr></tbl></body></document>`},
		"word/numbering.xml", `<numbering><abstractNum abstractNumId="0"><lvl><numFmt val="ganada"/><lvlText val="%1.%2"/></lvl></abstractNum><num numId="1"><abstractNumId val="0"/></num></numbering>`,
		"word/footnotes.xml", `<footnotes><footnote id="1"><p><r><t>다</t></r></p></footnote></footnotes>`)
}

func FuzzXLSX(f *testing.F) {
	fuzzParts(f, "가.xlsx", "xl/worksheets/sheet1.xml", []string{
		`<worksheet><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>45000.5</v></c><c t="inlineStr"><is><t>가</t></is></c></row><row><c r="A9"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="B2:D9"/></mergeCells></worksheet>`},
		"xl/workbook.xml", `<workbook><sheets><sheet name="가" id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>나</t></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;년&quot; m월"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>`)
}

func FuzzPPTX(f *testing.F) {
	fuzzParts(f, "가.pptx", "ppt/slides/slide1.xml", []string{
		`<sld><sp><nvPr><ph type="title"/></nvPr><txBody><p><r><t>가</t></r></p></txBody></sp><tbl><tr><tc gridSpan="2"><txBody><p><pPr lvl="1"/><r><t>나</t></r></p></txBody></tc><tc hMerge="1"/></tr></tbl></sld>`},
		"ppt/presentation.xml", `<presentation/>`)
}

// FuzzNumberFormat fuzzes how a spreadsheet shows a number.
func FuzzNumberFormat(f *testing.F) {
	f.Add("45000.25", `yyyy"년" m"월" d"일" h:mm`)
	f.Add("-1234567.891", `#,##0.00_);[Red]\(#,##0.00\)`)
	f.Add("0.25", "0.0%")
	f.Fuzz(func(t *testing.T, value, format string) {
		n := numberFormats{custom: map[int]string{1: format}, styles: []int{1}}
		if got := n.show(value, 0); len(got) > len(value)+600 {
			t.Errorf("%q as %q has %d letters", value, format, len(got))
		}
	})
}

// FuzzHWPSection fuzzes the records of a section, which are packed in a file.
func FuzzHWPSection(f *testing.F) {
	f.Add(sectionOf(
		rec(tagParagraph, 0, make([]byte, 24)), rec(tagText, 1, units("가\x0b\x00\x00\x00\x00\x00\x00\x00나\r")),
		rec(tagControl, 1, []byte(" lbt")), rec(tagTable, 2, make([]byte, 20)), rec(tagList, 2, make([]byte, 46)),
		rec(tagParagraph, 2, make([]byte, 24)), rec(tagText, 3, units("다\r")),
	))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		out := &collector{ctx: ctx, room: small.Text, blocks: small.Blocks}
		h := &hwp{in: &input{ctx: ctx}, out: out, flow: newFlow(out)}
		h.info.read(data)
		h.records = records{data: data}
		_ = h.flow.finish(h.section()) // only that it comes to an end, and what comes out
		checkText(t, out.text)
	})
}

// FuzzPDFProgram fuzzes the program that draws a page, and the map of a font.
func FuzzPDFProgram(f *testing.F) {
	f.Add([]byte("q 1 0 0 1 0 0 cm BT /F1 12 Tf 14 TL 1 0 0 1 50 700 Tm [(A) -2000 <0041>] TJ T* (B\\051) Tj ET Q BI /W 1 ID \x00 EI"))
	f.Add([]byte("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <5a> <ac00> endbfrange 1 beginbfrange <00> <01> [<0041> <0042>] endbfrange 1 beginbfchar <42> <0041> endbfchar"))
	f.Fuzz(func(t *testing.T, data []byte) {
		out := &collector{ctx: t.Context(), room: small.Text, blocks: small.Blocks}
		font := &pdfFont{standard: 500}
		font.readMap(data)
		none := pdf.Value{}
		d := &pdfDocument{in: &input{ctx: t.Context()}, out: out, fonts: map[string]*pdfFont{none.String(): font}}
		p := &pdfPage{doc: d, state: pdfState{matrix: identity, scale: 1}}
		if err := p.run(data, none, 0); err != nil && !errors.Is(err, errFull) {
			t.Fatal(err)
		}
		if err := putLines(p.lines(), out); err != nil && !errors.Is(err, errFull) {
			t.Fatal(err)
		}
		checkText(t, out.text)
	})
}
