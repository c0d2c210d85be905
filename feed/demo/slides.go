package demo

import (
	"fmt"
	"strconv"
	"strings"
)

// pptxParts are the files in a presentation: a slide with the title, then one
// for each table or group of paragraphs.
func pptxParts(p paper) [][2]string {
	slides := []string{slideTitle(p.title) + slideText(p.facts)}
	title := p.title
	for _, b := range p.blocks {
		switch b.kind {
		case heading:
			title = b.text()
		case grid:
			slides = append(slides, slideTitle(title)+slideTable(b))
		default:
			slides = append(slides, slideTitle(title)+slideText(strings.Split(b.text(), "\n")))
		}
	}
	types := []string{
		"ppt/presentation.xml", "presentationml.presentation.main", "ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster",
		"ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout", "ppt/theme/theme1.xml", "theme",
	}
	var list sheet
	var rels []string
	var parts [][2]string
	for i, s := range slides {
		name := "slides/slide" + strconv.Itoa(i+1) + ".xml"
		types = append(types, "ppt/"+name, "presentationml.slide")
		rels = append(rels, relation(i+1, "slide", name))
		list.add(fmt.Sprintf(`<p:sldId id="%d" r:id="rId%d"/>`, 256+i, i+1))
		parts = append(parts, [2]string{fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", i+1), relations(relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml"))})
		parts = append(parts, [2]string{"ppt/" + name, xmlHead + `<p:sld ` + slideSpace + `><p:cSld><p:spTree>` + slideTree + s + `</p:spTree></p:cSld></p:sld>`})
	}
	rels = append(rels, relation(len(slides)+1, "slideMaster", "slideMasters/slideMaster1.xml"), relation(len(slides)+2, "theme", "theme/theme1.xml"))
	master := fmt.Sprintf(`<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId%d"/></p:sldMasterIdLst>`, len(slides)+1)
	parts = append(parts, slideDesign()...)
	return append([][2]string{
		{"[Content_Types].xml", contentTypes(types...)},
		{"_rels/.rels", relations(relation(1, "officeDocument", "ppt/presentation.xml"))},
		{"ppt/presentation.xml", xmlHead + `<p:presentation ` + slideSpace + `>` + master + `<p:sldIdLst>` + list.String() + `</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`},
		{"ppt/_rels/presentation.xml.rels", relations(rels...)},
	}, parts...)
}

func slideTitle(text string) string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="제목"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>` + slideBox(400000) + `<p:txBody><a:bodyPr/><a:p><a:r><a:t>` + esc(text) + `</a:t></a:r></a:p></p:txBody></p:sp>`
}

// slideBox is where a text stands on a slide.
func slideBox(y int) string {
	return fmt.Sprintf(`<p:spPr><a:xfrm><a:off x="400000" y="%d"/><a:ext cx="8000000" cy="1100000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`, y)
}

func slideText(lines []string) string {
	var w sheet
	w.add(`<p:sp><p:nvSpPr><p:cNvPr id="3" name="내용"/><p:cNvSpPr/><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr>`, slideBox(1600000), `<p:txBody><a:bodyPr/>`)
	for _, l := range lines {
		w.add(`<a:p><a:r><a:t>`, esc(l), `</a:t></a:r></a:p>`)
	}
	w.add(`</p:txBody></p:sp>`)
	return w.String()
}

func slideTable(b block) string {
	cells, columns := gridPlaces(b.rows)
	at := make(map[[2]int]placed)
	for _, c := range cells {
		at[[2]int{c.row, c.column}] = c
	}
	var w sheet
	w.add(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="표"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="400000" y="1600000"/><a:ext cx="8000000" cy="4000000"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblGrid>`, strings.Repeat(`<a:gridCol w="2000000"/>`, columns), `</a:tblGrid>`)
	for r := range b.rows {
		w.add(`<a:tr h="370840">`)
		for column := range columns {
			c, begins := at[[2]int{r, column}]
			attr := spanAttr("gridSpan", c.cols) + spanAttr("rowSpan", c.rows)
			if !begins { // another covers the place
				attr = ` hMerge="1"`
			}
			w.add(`<a:tc`, attr, `><a:txBody><a:bodyPr/><a:p><a:r><a:t>`, esc(c.text), `</a:t></a:r></a:p></a:txBody></a:tc>`)
		}
		w.add(`</a:tr>`)
	}
	w.add(`</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`)
	return w.String()
}

const (
	slideSpace = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="` + officeRels + `" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

	// slideTree begins what stands on a slide.
	slideTree = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`
)

// slideDesign is what every presentation has, and programs ask for: a master, a
// layout and a theme.
func slideDesign() [][2]string {
	const empty = `<p:cSld><p:spTree>` + slideTree + `</p:spTree></p:cSld>`
	colours, fonts := "", ""
	for _, c := range strings.Fields("dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink") {
		value := "1F3864"
		if strings.HasPrefix(c, "lt") {
			value = "FFFFFF"
		}
		colours += `<a:` + c + `><a:srgbClr val="` + value + `"/></a:` + c + `>`
	}
	for _, f := range []string{"majorFont", "minorFont"} {
		fonts += `<a:` + f + `><a:latin typeface=""/><a:ea typeface="맑은 고딕"/><a:cs typeface=""/></a:` + f + `>`
	}
	const fill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	const line = `<a:ln w="9525">` + fill + `</a:ln>`
	const effect = `<a:effectStyle><a:effectLst/></a:effectStyle>`
	formats := `<a:fillStyleLst>` + fill + fill + fill + `</a:fillStyleLst><a:lnStyleLst>` + line + line + line + `</a:lnStyleLst><a:effectStyleLst>` + effect + effect + effect + `</a:effectStyleLst><a:bgFillStyleLst>` + fill + fill + fill + `</a:bgFillStyleLst>`
	return [][2]string{
		{"ppt/slideMasters/slideMaster1.xml", xmlHead + `<p:sldMaster ` + slideSpace + `>` + empty + `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`},
		{"ppt/slideMasters/_rels/slideMaster1.xml.rels", relations(relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml"), relation(2, "theme", "../theme/theme1.xml"))},
		{"ppt/slideLayouts/slideLayout1.xml", xmlHead + `<p:sldLayout ` + slideSpace + `>` + empty + `</p:sldLayout>`},
		{"ppt/slideLayouts/_rels/slideLayout1.xml.rels", relations(relation(1, "slideMaster", "../slideMasters/slideMaster1.xml"))},
		{"ppt/theme/theme1.xml", xmlHead + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="안산"><a:themeElements><a:clrScheme name="안산">` + colours + `</a:clrScheme><a:fontScheme name="안산">` + fonts + `</a:fontScheme><a:fmtScheme name="안산">` + formats + `</a:fmtScheme></a:themeElements></a:theme>`},
	}
}
