package attachment

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/demo"
)

func units(s string) []byte { return utf16Bytes(s, false) }

func rec(tag, level int, data []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, uint32(tag)|uint32(level)<<10|uint32(len(data))<<20), data...)
}

func sectionOf(records ...[]byte) []byte { return bytes.Join(records, nil) }

// section reads the records of a section by themselves.
func section(t *testing.T, info hwpInfo, records ...[]byte) Text {
	t.Helper()
	out := &collector{ctx: t.Context(), room: 1 << 20, blocks: 1000}
	h := &hwp{in: &input{ctx: t.Context()}, out: out, flow: newFlow(out), info: info}
	h.records.data = sectionOf(records...)
	if err := h.flow.finish(h.section()); err != nil {
		t.Fatal(err)
	}
	return out.text
}

// control is the letter that stands for a control in a text.
func control(code rune) string { return string(code) + strings.Repeat("\x01", 6) + string(code) }

func para(level int, text string) []byte {
	return append(rec(tagParagraph, level, make([]byte, 24)), rec(tagText, level+1, units(text+"\r"))...)
}

func TestHWPNotesBoxesAndLinks(t *testing.T) {
	note := append([]byte("  nf"), make([]byte, 16)...)
	binary.LittleEndian.PutUint32(note[4:], 3)
	copy(note[10:], units(")"))
	command := units(`http\://www.ansan.example/a?b=1;1;0;0;`)
	link := append([]byte("klh%\x00\x00\x00\x00\x00"), byte(len(command)/2), 0)
	link = append(link, command...)
	text := section(t, hwpInfo{},
		para(0, "본문"+control(17)+"은 "+control(3)+"누리집"+control(4)+"에, 그림은"+control(11)+" 위에."),
		rec(tagControl, 1, note), rec(tagList, 2, make([]byte, 16)), para(2, "각주의 글"),
		rec(tagControl, 1, link),
		rec(tagControl, 1, []byte(" osg")), rec(76, 2, nil), rec(tagList, 3, make([]byte, 8)), para(3, "글상자의 글"), rec(tagPicture, 3, nil),
		para(0, "다음 문단"),
	)
	const want = "본문3)은 누리집에, 그림은 위에.\n각주의 글\n글상자의 글\n[그림]\n다음 문단"
	if got := outline(text.Body); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if diff := cmp.Diff([]feed.Link{{Text: "누리집", URL: "http://www.ansan.example/a?b=1"}}, text.Links); diff != "" {
		t.Error(diff)
	}
	if text.Pictures != 1 {
		t.Errorf("%d pictures, want 1", text.Pictures)
	}
}

func TestHWPCountsItsParagraphs(t *testing.T) {
	shaped := func(shape int, text string) []byte {
		head := make([]byte, 24)
		binary.LittleEndian.PutUint16(head[8:], uint16(shape))
		return append(rec(tagParagraph, 0, head), rec(tagText, 1, units(text+"\r"))...)
	}
	info := hwpInfo{
		shapes:     []hwpShape{{head: 2, number: 1}, {head: 2, level: 1, number: 1}, {head: 3, number: 1}},
		numberings: []hwpNumbering{{formats: [hwpLevels]string{"^1.", "^1-^2)"}, digits: [hwpLevels]int{0, 8}}},
		bullets:    []string{"○"},
		counts:     map[int]*[hwpLevels]int{},
	}
	text := section(t, info, shaped(0, "목적"), shaped(1, "처음"), shaped(1, "둘째"), shaped(0, "기간"), shaped(1, "처음"), shaped(2, "항목"))
	const want = "1. 목적\n 1-가) 처음\n 1-나) 둘째\n2. 기간\n 2-가) 처음\n○ 항목"
	if got := outline(text.Body); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestNumerals(t *testing.T) {
	for _, c := range []struct {
		digits, n int
		want      string
	}{{0, 12, "12"}, {1, 20, "⑳"}, {1, 21, "21"}, {2, 4, "Ⅳ"}, {4, 26, "Z"}, {8, 15, "거"}, {10, 3, "ㄷ"}, {13, 10, "十"}, {99, 7, "7"}} {
		if got := numeral(c.digits, c.n); got != c.want {
			t.Errorf("numeral(%d, %d) = %q, want %q", c.digits, c.n, got, c.want)
		}
	}
}

func TestHWPTableInTable(t *testing.T) {
	cell := func(column, row, cols, rows int) []byte {
		b := make([]byte, 46)
		for i, n := range []int{column, row, cols, rows} {
			binary.LittleEndian.PutUint16(b[8+2*i:], uint16(n))
		}
		return b
	}
	text := section(t, hwpInfo{},
		para(0, "앞"+control(11)+"뒤"),
		rec(tagControl, 1, []byte(" lbt")), rec(tagTable, 2, make([]byte, 20)),
		rec(tagList, 2, cell(0, 0, 1, 2)), para(2, "가"),
		rec(tagList, 2, cell(1, 0, 1, 1)), para(2, "나"+control(11)),
		rec(tagControl, 3, []byte(" lbt")), rec(tagTable, 4, make([]byte, 20)),
		rec(tagList, 4, cell(0, 0, 1, 1)), para(4, "안 1"), rec(tagList, 4, cell(1, 0, 1, 1)), para(4, "안 2"),
		rec(tagList, 2, cell(1, 1, 1, 1)), para(2, "다"),
	)
	if got, want := outline(text.Body), "앞\n가 | 나/안 1 | 안 2\n다\n뒤"; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if c := text.Body[1].Rows[0][0]; c.Rows != 2 {
		t.Errorf("the first cell spans %d rows, want 2", c.Rows)
	}
}

func TestHWPML(t *testing.T) {
	const doc = `<HWPML Version="2.8"><HEAD><MAPPINGTABLE><CHARSHAPELIST><CHARSHAPE Id="0"/><CHARSHAPE Id="1"><BOLD/></CHARSHAPE></CHARSHAPELIST>` +
		`<PARASHAPELIST><PARASHAPE Id="0" HeadingType="None"/><PARASHAPE Id="1" HeadingType="Bullet" Heading="1"/></PARASHAPELIST><BULLETLIST><BULLET Id="1" Char="□"/></BULLETLIST></MAPPINGTABLE></HEAD>` +
		`<BODY><SECTION><P ParaShape="0"><TEXT CharShape="0"><SECDEF><FOOTNOTESHAPE><AUTONUMFORMAT SuffixChar=")"/></FOOTNOTESHAPE></SECDEF><CHAR>첫<TAB/>줄<LINEBREAK/>다음</CHAR></TEXT><TEXT CharShape="1"><CHAR>굵게</CHAR></TEXT></P>` +
		`<P ParaShape="1"><TEXT><CHAR>항목</CHAR><PICTURE><SHAPEOBJECT><SHAPECOMMENT>그림입니다.</SHAPECOMMENT></SHAPEOBJECT></PICTURE></TEXT></P>` +
		`<P><TEXT><TABLE><ROW><CELL ColSpan="2"><PARALIST><P><TEXT><CHAR>표</CHAR></TEXT></P></PARALIST></CELL></ROW><ROW><CELL><PARALIST><P><TEXT><CHAR>가</CHAR></TEXT></P></PARALIST></CELL><CELL><PARALIST><P><TEXT><CHAR>나</CHAR></TEXT></P></PARALIST></CELL></ROW></TABLE></TEXT></P></SECTION></BODY></HWPML>`
	const want = "첫 줄\n다음굵게\n□ 항목[그림]\n표\n가 | 나"
	for name, data := range map[string][]byte{
		"UTF-8":  []byte(`<?xml version="1.0" encoding="UTF-8" standalone="no" ?>` + doc),
		"UTF-16": utf16Bytes("\ufeff"+`<?xml version="1.0" encoding="UTF-16"?>`+doc, false),
	} {
		if got := says(t, "문서.hml", data); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

func TestHWPXFieldsNotesAndLocks(t *testing.T) {
	const text = `<hs:sec xmlns:hs="s" xmlns:hp="p"><hp:p><hp:run><hp:secPr><hp:footNotePr><hp:autoNumFormat suffixChar=")"/></hp:footNotePr></hp:secPr><hp:t>가<hp:fwSpace/>나</hp:t>` +
		`<hp:ctrl><hp:fieldBegin type="HYPERLINK"><hp:parameters><hp:stringParam name="Path">https\://a.example/;1;0;0;</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl><hp:t>누리집</hp:t><hp:ctrl><hp:fieldEnd/></hp:ctrl>` +
		`<hp:ctrl><hp:footNote number="1"><hp:subList><hp:p><hp:run><hp:t>주</hp:t></hp:run></hp:p></hp:subList></hp:footNote></hp:ctrl><hp:pic><hp:shapeComment>그림입니다.</hp:shapeComment></hp:pic></hp:run></hp:p></hs:sec>`
	read, err := readBytes(t, "문서.hwpx", zipped(t, false, "mimetype", "application/hwp+zip", "Contents/section0.xml", text))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := outline(read.Body), "가 나누리집1)[그림]\n주"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(read.Links) != 1 || read.Links[0].URL != "https://a.example/" {
		t.Errorf("links: %+v", read.Links)
	}
	lock := zipped(t, false, "Contents/section0.xml", "\x01\x02", "META-INF/manifest.xml", `<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>`)
	if _, err := readBytes(t, "문서.hwpx", lock); !errors.Is(err, ErrPassword) {
		t.Errorf("with a password: %v", err)
	}
}

func TestDOCX(t *testing.T) {
	data := zipped(t, false,
		"word/document.xml", `<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:pPr><w:pStyle w:val="a1"/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>제목</w:t></w:r></w:p>`+
			`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>둘</w:t></w:r><w:del><w:r><w:t>지움</w:t></w:r></w:del><w:hyperlink r:id="rId9"><w:r><w:t>셋</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/><w:tab/><w:t>넷</w:t><w:br/><w:t>다섯</w:t></w:r></w:p>`+
			`<mc:AlternateContent><mc:Choice><w:p><w:r><w:drawing><a:blip/><wps:txbx><w:txbxContent><w:p><w:r><w:t>상자</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>또</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>`+
			`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>가</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>나</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>다</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="rId9" Target="https://a.example/"/></Relationships>`,
		"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:styleId="a1"><w:name w:val="heading 2"/></w:style></w:styles>`,
		"word/numbering.xml", `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="ganada"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
		"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>선</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>주석</w:t></w:r></w:p></w:footnote></w:footnotes>`)
	text, err := readBytes(t, "문서.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := outline(text.Body), "## 제목\n 다) 둘셋1) 넷\n다섯\n1) 주석\n[그림]\n상자\n가 | 나\n다"; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if len(text.Links) != 1 || text.Pictures != 1 || text.Body[len(text.Body)-1].Rows[0][0].Rows != 2 {
		t.Errorf("%d links, %d pictures, %+v", len(text.Links), text.Pictures, text.Body[len(text.Body)-1].Rows)
	}
}

func TestXLSX(t *testing.T) {
	data := zipped(t, false,
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="첫째" r:id="rId1"/><sheet name="숨음" state="hidden" r:id="rId2"/><sheet name="셋째" r:id="rId3"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Target="/xl/worksheets/sheet3.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><r><t>합</t></r><r><t>계</t></r><rPh><t>ハ</t></rPh></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;년&quot;\ m&quot;월&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" s="1"><v>46346</v></c></row><row r="5"><c r="B5"><f>SUM(A1)</f><v>0.30000000000000004</v></c><c r="C5" t="inlineStr"><is><t>글</t></is></c><c r="D5" s="2"><v>-1234567.891</v></c></row></sheetData><mergeCells><mergeCell ref="B3:C3"/></mergeCells></worksheet>`,
		"xl/worksheets/sheet2.xml", `<worksheet><sheetData><row><c t="str"><v>숨은 글</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet3.xml", `<worksheet><sheetData><row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>`)
	text, err := readBytes(t, "표.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := outline(text.Body), "## 첫째\n합계 | 2026-11-20\n0.3 | 글 | -1,234,567.89\n## 셋째\nTRUE | #N/A"; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if c := text.Body[1].Rows[0][0]; c.Cols != 2 {
		t.Errorf("the merged cell spans %d columns, want 2", c.Cols)
	}
}

func TestFirstRowOfSheetNamesItsColumns(t *testing.T) {
	row := func(texts ...string) (row feed.Row) {
		for _, text := range texts {
			c := feed.Cell{}
			if text != "" {
				c.Spans = []feed.Span{{Text: text}}
			}
			row = append(row, c)
		}
		return row
	}
	for _, tt := range []struct {
		row  feed.Row
		want bool
	}{
		{row("연번", "부서", "예산(천원)", "집행률"), true},
		{row("성명", "", "생년월일", ""), false}, // a form
		{row("1", "총무과", "2026-03-02"), false},
		{row("부서", "부서"), false},
		{row("구분"), false},
		{row("구분", "이 열에는 신청인이 낸 서류를 심사한 결과를 하나하나 적습니다"), false},
		{row("구분", "-"), false},
	} {
		if got := heads(tt.row); got != tt.want {
			t.Errorf("heads(%v) is %v", outline(feed.Body{{Kind: feed.Table, Rows: []feed.Row{tt.row}}}), got)
		}
	}
	text, err := readBytes(t, "표.xlsx", demo.Samples(demo.Everything)["xlsx"].Data)
	if err != nil {
		t.Fatal(err)
	}
	list := text.Body[len(text.Body)-1].Rows
	for i, r := range list[:2] {
		for _, c := range r {
			if c.Header != (i == 0) {
				t.Errorf("row %d: %v is a header: %v", i, c.Spans, c.Header)
			}
		}
	}
}

func TestNumbersAsSpreadsheetsShowThem(t *testing.T) {
	for _, c := range []struct{ value, format, want string }{
		{"45000", "yyyy-mm-dd", "2023-03-15"},
		{"45000.75", "yyyy/m/d h:mm", "2023-03-15 18:00"},
		{"0.5", "h:mm", "12:00"},
		{"0.50001", "h:mm:ss", "12:00:01"},
		{"60", "yyyy-mm-dd", "1900-03-01"}, // the day that was not
		{"1", "yyyy-mm-dd", "1900-01-01"},
		{"1234.5", "#,##0", "1,234"},
		{"1234567", `#,##0"원"`, "1,234,567"},
		{"-5", `#,##0_);[Red]\(#,##0\)`, "-5"},
		{"0.256", "0.0%", "25.6%"},
		{"3", "0.00", "3.00"},
		{"1E+20", "General", "1e+20"},
		{"12", "", "12"},
		{"가", "0", "가"},
		{"31012345678", "@", "31012345678"},
	} {
		f := numberFormats{custom: map[int]string{200: c.format}, styles: []int{200}}
		if got := f.show(c.value, 0); got != c.want {
			t.Errorf("%s as %s: %q, want %q", c.value, c.format, got, c.want)
		}
	}
}

func TestHTML(t *testing.T) {
	const page = `<html><head><meta charset="euc-kr"><title>x</title><style>p{}</style></head><body><h2>제목</h2><p>첫
줄 <b>굵게</b><br>다음 <a href="https://a.example/">이음</a></p><script>alert(1)</script><ol><li>하나<li>둘</ol><table><tr><th colspan=2>머리<tr><td>가<td>나</table>끝</body></html>`
	const want = "## 제목\n첫 줄 굵게\n다음 이음\n1. 하나\n2. 둘\n머리\n가 | 나\n끝"
	for name, data := range map[string][]byte{"쪽.html": []byte(page), "엑셀.xls": cp949(t, page)} {
		if got := says(t, name, data); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

func TestRTF(t *testing.T) {
	const doc = `{\rtf1\ansi\ansicpg949{\fonttbl{\f0\fcharset129 \'b1\'bc\'b8\'b2;}}{\*\generator x;}\pard\f0 \'b0\'a1\'b3\'aa\b \uc1\u45796?\b0\line \'b6\'f3\par` + "\r\n" +
		`{\uc2\u-10179\'3f?\u-8704\'3f?}\par\trowd\pard\intbl A\cell B\cell\row\trowd\pard\intbl C\cell D\cell\row\pard \{\'b3\'a1\}\par}`
	const want = "가나다\n라\n😀\nA | B\nC | D\n{끝}"
	if got := says(t, "문서.rtf", []byte(doc)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// A page is put together by where its letters stand.
func TestPDFLines(t *testing.T) {
	line := func(y float64, text string, cells ...pdfCell) pdfLine {
		if text != "" {
			cells = []pdfCell{{50, 50 + 10*float64(len([]rune(strings.TrimSpace(text)))), text}}
		}
		return pdfLine{y: y, size: 10, end: cells[len(cells)-1].end, cells: cells, above: 1.5}
	}
	full := "가나다라마바사아자차카타파하거너더러머버"
	for name, c := range map[string]struct {
		lines []pdfLine
		want  string
	}{
		"spaces tell where words end": {
			[]pdfLine{line(700, full+" "), line(685, full), line(670, "서어. "), line(655, "끝 "), line(640, full+" "), line(625, "1. 다음")},
			full + " " + full + "서어.\n끝\n" + full + "\n1. 다음",
		},
		"no spaces tell": {[]pdfLine{line(700, full), line(685, "서어.")}, full + "\n서어."},
		"cells under one another": {
			[]pdfLine{line(700, "", pdfCell{50, 70, "구분"}, pdfCell{150, 170, "인원"}, pdfCell{250, 270, "비고"}), line(685, "", pdfCell{45, 60, "총무"}, pdfCell{250, 280, "없음"})},
			"구분 | 인원 | 비고\n총무 |  | 없음",
		},
		"cells across": {
			[]pdfLine{line(700, "", pdfCell{50, 70, "가"}, pdfCell{150, 170, "나"}), line(685, "", pdfCell{50, 160, "다"}, pdfCell{190, 280, "라"})},
			"가 나\n다 라",
		},
	} {
		out := &collector{ctx: t.Context(), room: 1 << 20, blocks: 1000}
		if err := putLines(c.lines, out); err != nil {
			t.Fatal(err)
		}
		if got := outline(out.text.Body); got != c.want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, c.want)
		}
	}
}

// What the library does not forgive, and other programs do.
func TestPDFThatIsNotToTheLetter(t *testing.T) {
	whole := demo.Samples(demo.Notices)["pdf"].Data
	want := says(t, "가.pdf", whole)
	for name, data := range map[string][]byte{
		"bytes before":   append([]byte("\r\n<!-- x -->\r\n"), whole...),
		"bytes after":    append(bytes.Clone(whole), make([]byte, 3000)...),
		"a new version":  bytes.Replace(whole, []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1),
		"a lost table":   bytes.Replace(whole, []byte("startxref"), []byte("startxxxx"), 1),
		"a wrong table":  bytes.Replace(whole, []byte("0000000"), []byte("0000009"), 5),
		"a broken count": bytes.Replace(whole, []byte("/Count "), []byte("/Count 9"), 1),
	} {
		if got := says(t, "가.pdf", data); got != want {
			t.Errorf("%s: got:\n%s", name, got)
		}
	}
}

// A table that is wider than we show says that it is cut, in every format.
func TestWideTables(t *testing.T) {
	const wide = maxColumns + 6
	page := "<table><tr>" + strings.Repeat("<td>가</td>", wide) + "</tr></table>"
	cells := "<row>" + strings.Repeat(`<c t="str"><v>가</v></c>`, wide) + "</row>"
	for name, data := range map[string][]byte{
		"표.html": []byte("<html>" + page),
		"표.csv":  []byte(strings.Repeat("가,", wide)),
		"표.xlsx": zipped(t, false, "xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", "<worksheet><sheetData>"+cells+"</sheetData></worksheet>"),
	} {
		text, err := readBytes(t, name, data)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(text.Body[0].Rows[0]); n != maxColumns || !text.Truncated {
			t.Errorf("%s: %d columns, truncated %v", name, n, text.Truncated)
		}
	}
}

func TestCSVOfCommas(t *testing.T) {
	text, err := readBytes(t, "가.csv", []byte("가,"+strings.Repeat(",", maxCSV)))
	if err != nil || !text.Truncated || len(text.Body[0].Rows[0]) != maxColumns {
		t.Errorf("truncated %v, %v", text.Truncated, err)
	}
}

// Objects of a PDF may lead back to themselves.
func TestPDFInCircles(t *testing.T) {
	file := func(objects ...string) []byte {
		b := "%PDF-1.4\n"
		for i, o := range objects {
			b += fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, o)
		}
		return []byte(b + "trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n") // where nothing is, so that it is looked for
	}
	stream := func(dictionary, data string) string {
		return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(data), data)
	}
	const catalog = "<< /Type /Catalog /Pages 2 0 R >>"
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a page that is its own page":   {file(catalog, "<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R 2 0 R] >>"), ErrTooLarge},
		"a form that draws itself":      {file(catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>", stream("", "/F Do"), stream("/Subtype /Form /Resources << /XObject << /F 5 0 R >> >>", strings.Repeat("/F Do ", 20))), ErrEmpty},
		"a page whose parent is itself": {file(catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>", stream("", "BT /F 9 Tf (a) Tj ET")), nil},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readBytes(t, "가.pdf", c.data); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}
