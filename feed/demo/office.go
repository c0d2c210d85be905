package demo

import (
	"strconv"
	"strings"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	officeRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	officeKind = "application/vnd.openxmlformats-officedocument."
)

// relation is an entry in a list of what a part refers to.
func relation(id int, kind, target string) string {
	return `<Relationship Id="rId` + strconv.Itoa(id) + `" Type="` + officeRels + `/` + kind + `" Target="` + target + `"/>`
}

func relations(entries ...string) string {
	return xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(entries, "") + `</Relationships>`
}

// contentTypes says of each part what it is: pairs of name and kind.
func contentTypes(pairs ...string) string {
	var w sheet
	w.add(xmlHead, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for i := 0; i < len(pairs); i += 2 {
		w.add(`<Override PartName="/`, pairs[i], `" ContentType="`, officeKind, pairs[i+1], `+xml"/>`)
	}
	w.add(`</Types>`)
	return w.String()
}

// docxParts are the files in a document of Word.
func docxParts(p paper) [][2]string {
	const main = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var w sheet
	wordPara(&w, block{runs: []run{{text: p.title}}}, `<w:pStyle w:val="Title"/>`)
	for _, fact := range p.facts {
		wordPara(&w, textBlock(fact), "")
	}
	for _, b := range p.blocks {
		switch b.kind {
		case grid:
			wordTable(&w, b)
		case list:
			for _, r := range b.runs {
				wordPara(&w, block{runs: []run{r}}, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`)
			}
		case heading:
			wordPara(&w, b, `<w:pStyle w:val="Heading1"/>`)
		default:
			wordPara(&w, b, "")
		}
	}
	return [][2]string{
		{"[Content_Types].xml", contentTypes("word/document.xml", "wordprocessingml.document.main", "word/styles.xml", "wordprocessingml.styles", "word/numbering.xml", "wordprocessingml.numbering")},
		{"_rels/.rels", relations(relation(1, "officeDocument", "word/document.xml"))},
		{"word/_rels/document.xml.rels", relations(relation(1, "styles", "styles.xml"), relation(2, "numbering", "numbering.xml"))},
		{"word/styles.xml", xmlHead + `<w:styles ` + main + `><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`},
		{"word/numbering.xml", xmlHead + `<w:numbering ` + main + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="ganada"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`},
		{"word/document.xml", xmlHead + `<w:document ` + main + `><w:body>` + w.String() + `</w:body></w:document>`},
	}
}

func wordPara(w *sheet, b block, properties string) {
	w.add(`<w:p>`)
	if properties != "" {
		w.add(`<w:pPr>`, properties, `</w:pPr>`)
	}
	for _, r := range b.runs {
		w.add(`<w:r>`)
		if r.bold {
			w.add(`<w:rPr><w:b/></w:rPr>`)
		}
		w.add(`<w:t xml:space="preserve">`, strings.ReplaceAll(esc(r.text), "\n", `</w:t><w:br/><w:t xml:space="preserve">`), `</w:t></w:r>`)
	}
	w.add(`</w:p>`)
}

// wordTable writes a table. A cell that goes over rows is followed by one in
// each row below that says that it goes on.
func wordTable(w *sheet, b block) {
	cells, columns := gridPlaces(b.rows)
	at := make(map[[2]int]placed)
	over := make(map[[2]int]placed) // where cells from above go on
	for _, c := range cells {
		at[[2]int{c.row, c.column}] = c
		for down := 1; down < c.rows; down++ {
			over[[2]int{c.row + down, c.column}] = c
		}
	}
	w.add(`<w:tbl>`)
	for r := range b.rows {
		w.add(`<w:tr>`)
		for column := 0; column < columns; column++ {
			c, begins := at[[2]int{r, column}]
			merge, text := "", c.text
			switch above, goesOn := over[[2]int{r, column}]; {
			case goesOn:
				c, merge, text = above, `<w:vMerge/>`, ""
			case !begins:
				continue
			case c.rows > 1:
				merge = `<w:vMerge w:val="restart"/>`
			}
			w.add(`<w:tc><w:tcPr>`)
			if c.cols > 1 {
				w.add(`<w:gridSpan w:val="`, strconv.Itoa(c.cols), `"/>`)
			}
			w.add(merge, `</w:tcPr>`)
			wordPara(w, textBlock(text), "")
			w.add(`</w:tc>`)
		}
		w.add(`</w:tr>`)
	}
	w.add(`</w:tbl>`)
}
