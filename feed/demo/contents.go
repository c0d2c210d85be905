package demo

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"city/sosik/feed"
)

// contents makes the bytes of an attachment: a small file that programs for its
// kind can open, which says of which notice it is.
func contents(f file, n *notice) []byte {
	text := []string{feed.Clean(n.title), "담당부서: " + n.department, "게시일: " + n.when.Format("2006. 1. 2."), feed.Clean(f.name)}
	switch f.ext() {
	case "jpg":
		return photograph(f.name)
	case "pdf":
		return pdf(text)
	case "hwp":
		return hwp(text)
	case "hwpx":
		return packed(n, hwpxParts(text))
	case "docx":
		return packed(n, docxParts(text))
	case "xlsx":
		return packed(n, xlsxParts(text))
	}
	return packed(n, [][2]string{{"읽어보기.txt", strings.Join(text, "\r\n") + "\r\n"}})
}

// packed makes a ZIP file of named parts.
func packed(n *notice, parts [][2]string) []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, part := range parts {
		h := &zip.FileHeader{Name: part[0], Method: zip.Deflate, Modified: n.when}
		if part[0] == "mimetype" {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			panic("demo: zip: " + err.Error()) // a bytes.Buffer takes all
		}
		_, _ = w.Write([]byte(part[1]))
	}
	_ = z.Close()
	return buf.Bytes()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func docxParts(text []string) [][2]string {
	var body strings.Builder
	for _, t := range text {
		body.WriteString("<w:p><w:r><w:t>" + esc(t) + "</w:t></w:r></w:p>")
	}
	return [][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", rels("word/document.xml")},
		{"word/document.xml", xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`},
	}
}

func xlsxParts(text []string) [][2]string {
	var rows strings.Builder
	for i, t := range text {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>`, i+1, i+1, esc(t))
	}
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	return [][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + kind + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + kind + `worksheet+xml"/></Types>`},
		{"_rels/.rels", rels("xl/workbook.xml")},
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="` + main + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="안내" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", xmlHead + `<worksheet xmlns="` + main + `"><sheetData>` + rows.String() + `</sheetData></worksheet>`},
	}
}

func rels(target string) string {
	return xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + target + `"/></Relationships>`
}

func hwpxParts(text []string) [][2]string {
	var body strings.Builder
	for _, t := range text {
		body.WriteString(`<hp:p paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>` + esc(t) + `</hp:t></hp:run></hp:p>`)
	}
	return [][2]string{
		{"mimetype", "application/hwp+zip"},
		{"version.xml", xmlHead + `<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" buildNumber="1"/>`},
		{"META-INF/container.xml", xmlHead + `<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>`},
		{"Contents/content.hpf", xmlHead + `<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest><opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/></opf:manifest><opf:spine><opf:itemref idref="section0"/></opf:spine></opf:package>`},
		{"Contents/section0.xml", xmlHead + `<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">` + body.String() + `</hs:sec>`},
		{"Preview/PrvText.txt", strings.Join(text, "\r\n")},
	}
}
