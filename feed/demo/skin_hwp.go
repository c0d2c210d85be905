package demo

import (
	"strings"
	"unicode/utf8"
)

// hwpSkin is the usual skin with bodies as a word processor pastes them: styles
// on every word, words cut between spans, empty paragraphs, conditional comments
// and a table round it all that is no table.
func hwpSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "hwp",
			About: "본문을 한글·워드에서 붙여 넣은 모양: 낱말마다 갈라진 span, 빈 문단, 조건부 주석, 배치용 표",
			List:  Shows{Summary: true, Date: true},
			View:  Shows{Author: true, Date: true, Views: true, Attachments: true},
			Under: true,
		},
		site:    engine,
		charset: utf8Charset,
		list: func(w *sheet, l listing) {
			top(w, "시정소식 - e안산톡톡")
			place(w)
			sosikList(w, l)
			bottom(w)
		},
		view: func(w *sheet, v viewing) {
			top(w, "시정소식 - e안산톡톡")
			place(w)
			engineView(w, v, inPaste)
			sosikList(w, v.under)
			bottom(w)
		},
	}
}

// inPaste is the hand of a word processor: of 한글 or of Word by turns.
func inPaste(w *sheet, n *notice, blocks []block) {
	paste := hwpPaste
	if n.number%2 == 0 {
		paste = msoPaste
		w.add(`<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->
<style type="text/css">p.MsoNormal { margin:0cm; font-size:10.0pt; font-family:"맑은 고딕"; }</style>
`)
	} else {
		w.add("<!--[data-hwpjson]{\"documentPr\":{\"id\":\"\",\"version\":\"1.4\"}}-->\n")
	}
	w.add(`<table border="0" cellpadding="0" cellspacing="0" width="100%"><tbody><tr><td style="padding:10px;">
`)
	for _, b := range blocks {
		switch b.kind {
		case photo:
			w.add(`<p class="0" style="text-align:center;">`, imgTag(n, b.photo), "</p>\n")
		case para, heading:
			paste(w, b.runs)
		default:
			structure(w, b)
		}
	}
	w.add("</td></tr></tbody></table>\n")
}

// hwpPaste writes a paragraph as 한글 does. A line of it is a paragraph of its
// own there, and white space is no-break spaces where there is more than one.
func hwpPaste(w *sheet, runs []run) {
	w.add(`<p class="0" style="margin:0;line-height:180%;mso-pagination:none;text-autospace:none;">`)
	for _, r := range runs {
		style := `style="letter-spacing:0pt;font-family:함초롬바탕;mso-ascii-font-family:함초롬바탕;mso-font-width:100%;font-size:11.0pt;"`
		if r.bold {
			style = `style="font-weight:bold;font-family:함초롬바탕;font-size:11.0pt;"`
		}
		pasteRun(w, r, style)
	}
	w.add("</p>\n<p class=\"0\" style=\"line-height:180%;\"><span style=\"font-family:함초롬바탕;\">&nbsp;</span></p>\n")
}

// msoPaste writes a paragraph as Word does.
func msoPaste(w *sheet, runs []run) {
	w.add(`<p class="MsoNormal" align="left" style="text-align:left;word-break:keep-all;">`)
	for _, r := range runs {
		if r.bold {
			w.add("<b>")
		}
		pasteRun(w, r, `lang="EN-US" style='font-size:11.0pt;line-height:107%;mso-bidi-font-family:굴림'`)
		if r.bold {
			w.add("</b>")
		}
	}
	w.add("<o:p></o:p></p>\n<p class=\"MsoNormal\"><span lang=\"EN-US\"><o:p>&nbsp;</o:p></span></p>\n")
}

// pasteRun cuts a run in the middle of words, as languages and corrections do.
func pasteRun(w *sheet, r run, style string) {
	if r.href != "" {
		w.add(`<a href="`, esc(r.href), `"><u><span `, style, ">", lines(r.text), "</span></u></a>")
		return
	}
	for i, piece := range pieces(r.text, 37) {
		text := strings.ReplaceAll(lines(piece), "  ", "&nbsp;&nbsp;")
		if i%3 == 1 {
			w.add("<span ", style, "><span style=\"mso-spacerun:yes;\">", text, "</span></span>")
			continue
		}
		w.add("<span ", style, ">", text, "</span>")
	}
}

// pieces cuts a text into parts of about size bytes, between letters.
func pieces(s string, size int) []string {
	var parts []string
	for len(s) > size {
		cut := size
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		parts = append(parts, s[:cut])
		s = s[cut:]
		size = 20 + (size*7)%41
	}
	return append(parts, s)
}
