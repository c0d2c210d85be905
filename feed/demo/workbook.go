package demo

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// xlsxParts are the files in a workbook: a sheet with the text, whose first row
// is merged, and one with the list, with dates, amounts and shares.
func xlsxParts(p paper) [][2]string {
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	sheetXML := func(rows, merges string) string {
		return xmlHead + `<worksheet xmlns="` + main + `"><sheetData>` + rows + `</sheetData>` + merges + `</worksheet>`
	}
	var text, shared, list sheet
	for i, line := range append([]string{p.title}, p.facts...) {
		text.add(fmt.Sprintf(`<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>`, i+1, i+1, esc(line)))
	}
	texts := 0
	for r, row := range p.roll {
		list.add(fmt.Sprintf(`<row r="%d">`, r+1))
		for c, value := range row {
			place := string(rune('A'+c)) + strconv.Itoa(r+1)
			if number, style, ok := spreadsheetNumber(value); ok {
				list.add(fmt.Sprintf(`<c r="%s" s="%d"><v>%s</v></c>`, place, style, number))
				continue
			}
			shared.add(`<si><t>`, esc(value), `</t></si>`)
			list.add(fmt.Sprintf(`<c r="%s" t="s"><v>%d</v></c>`, place, texts))
			texts++
		}
		list.add(`</row>`)
	}
	return [][2]string{
		{"[Content_Types].xml", contentTypes("xl/workbook.xml", "spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml", "spreadsheetml.worksheet", "xl/worksheets/sheet2.xml", "spreadsheetml.worksheet", "xl/styles.xml", "spreadsheetml.styles", "xl/sharedStrings.xml", "spreadsheetml.sharedStrings")},
		{"_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))},
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="` + main + `" xmlns:r="` + officeRels + `"><sheets><sheet name="안내" sheetId="1" r:id="rId1"/><sheet name="명단" sheetId="2" r:id="rId2"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations(relation(1, "worksheet", "worksheets/sheet1.xml"), relation(2, "worksheet", "worksheets/sheet2.xml"), relation(3, "styles", "styles.xml"), relation(4, "sharedStrings", "sharedStrings.xml"))},
		{"xl/styles.xml", xmlHead + `<styleSheet xmlns="` + main + `"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="3"/><xf numFmtId="9"/></cellXfs></styleSheet>`},
		{"xl/sharedStrings.xml", xmlHead + `<sst xmlns="` + main + `">` + shared.String() + `</sst>`},
		{"xl/worksheets/sheet1.xml", sheetXML(text.String(), `<mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>`)},
		{"xl/worksheets/sheet2.xml", sheetXML(list.String(), "")},
	}
}

// spreadsheetNumber is a date, an amount or a share as a spreadsheet keeps it: a
// number and the style that shows it so.
func spreadsheetNumber(value string) (number string, style int, ok bool) {
	if day, err := time.Parse(time.DateOnly, value); err == nil {
		days := int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
		return strconv.Itoa(days), 1, true
	}
	if share, isShare := strings.CutSuffix(value, "%"); isShare {
		n, err := strconv.ParseFloat(share, 64)
		return strconv.FormatFloat(n/100, 'f', -1, 64), 3, err == nil
	}
	_, err := strconv.Atoi(value)
	return value, 2, err == nil
}

// csvFile is the list as lines with commas.
func csvFile(p paper) string {
	var w strings.Builder
	for _, row := range p.roll {
		for i, value := range row {
			if i > 0 {
				w.WriteByte(',')
			}
			w.WriteString(`"` + strings.ReplaceAll(value, `"`, `""`) + `"`)
		}
		w.WriteString("\r\n")
	}
	return w.String()
}
