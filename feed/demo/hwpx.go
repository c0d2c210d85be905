package demo

import (
	"fmt"
	"strings"
)

// hwpxParts are the files in a document of 한글 in its new format.
func hwpxParts(p paper) [][2]string {
	const head = "http://www.hancom.co.kr/hwpml/2011/head"
	return [][2]string{
		{"mimetype", "application/hwp+zip"},
		{"version.xml", xmlHead + `<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" buildNumber="1"/>`},
		{"META-INF/container.xml", xmlHead + `<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>`},
		{"Contents/content.hpf", xmlHead + `<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest><opf:item id="header" href="Contents/header.xml" media-type="application/xml"/><opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/></opf:manifest><opf:spine><opf:itemref idref="section0"/></opf:spine></opf:package>`},
		{"Contents/header.xml", xmlHead + `<hh:head xmlns:hh="` + head + `" version="1.4" secCnt="1"><hh:refList><hh:charProperties itemCnt="2"><hh:charPr id="0" height="1000"/><hh:charPr id="1" height="1000"><hh:bold/></hh:charPr></hh:charProperties><hh:bullets itemCnt="1"><hh:bullet id="1" char="○"/></hh:bullets><hh:paraProperties itemCnt="2"><hh:paraPr id="0"><hh:heading type="NONE" idRef="0" level="0"/></hh:paraPr><hh:paraPr id="1"><hh:heading type="BULLET" idRef="1" level="0"/></hh:paraPr></hh:paraProperties><hh:styles itemCnt="2"><hh:style id="0" type="PARA" name="바탕글" engName="Normal"/><hh:style id="1" type="PARA" name="제목" engName="Title"/></hh:styles></hh:refList></hh:head>`},
		{"Contents/section0.xml", xmlHead + `<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">` + hwpxText(p) + `</hs:sec>`},
		{"Preview/PrvText.txt", strings.Join(p.lines(), "\r\n")},
	}
}

func hwpxText(p paper) string {
	var w sheet
	hwpxPara(&w, block{runs: []run{{text: p.title, bold: true}}}, 0, 1)
	for _, fact := range p.facts {
		hwpxPara(&w, textBlock(fact), 0, 0)
	}
	for _, b := range p.blocks {
		switch b.kind {
		case grid:
			hwpxGrid(&w, b)
		case list:
			for _, r := range b.runs {
				hwpxPara(&w, block{runs: []run{r}}, 1, 0)
			}
		case heading:
			hwpxPara(&w, b, 0, 1)
		default:
			hwpxPara(&w, b, 0, 0)
		}
	}
	return w.String()
}

func hwpxPara(w *sheet, b block, shape, style int) {
	w.add(fmt.Sprintf(`<hp:p paraPrIDRef="%d" styleIDRef="%d">`, shape, style))
	for _, r := range b.runs {
		bold := "0"
		if r.bold {
			bold = "1"
		}
		w.add(`<hp:run charPrIDRef="`, bold, `"><hp:t>`, strings.ReplaceAll(esc(r.text), "\n", "<hp:lineBreak/>"), `</hp:t></hp:run>`)
	}
	w.add(`</hp:p>`)
}

func hwpxGrid(w *sheet, b block) {
	cells, columns := gridPlaces(b.rows)
	w.add(fmt.Sprintf(`<hp:p paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:tbl repeatHeader="1" rowCnt="%d" colCnt="%d">`, len(b.rows), columns))
	for r := range b.rows {
		w.add(`<hp:tr>`)
		for _, c := range cells {
			if c.row != r {
				continue
			}
			head := "0"
			if c.head {
				head = "1"
			}
			w.add(`<hp:tc name="" header="`, head, `"><hp:subList>`)
			hwpxPara(w, textBlock(c.text), 0, 0)
			w.add(fmt.Sprintf(`</hp:subList><hp:cellAddr colAddr="%d" rowAddr="%d"/><hp:cellSpan colSpan="%d" rowSpan="%d"/></hp:tc>`, c.column, c.row, max(c.cols, 1), max(c.rows, 1)))
		}
		w.add(`</hp:tr>`)
	}
	w.add(`</hp:tbl></hp:run></hp:p>`)
}
