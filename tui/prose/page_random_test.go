package prose

import (
	"fmt"
	"html"
	"strings"

	"city/sosik/feed"
)

// page is the body of a notice as HTML, with what a person sees of it in a
// browser: the oracle that the reader is held against.
type page struct {
	source
	html   strings.Builder
	lines  []string // of text, without white space, in order; cells of tables are lines
	tables []bool   // whether the line of that index stands in a table
	line   strings.Builder
	images []string // their alts
	links  []string // their addresses
	embeds int      // videos and the like, whose addresses are among the links

	deep    int
	inTable bool
	inLink  bool
	serial  int
}

// phrases are what notices say, with what a careless reader could take for
// something else.
var phrases = strings.Split(`안산시(시장 이민근)는|3.2.~5.31.|09:00~18:00|2026. 3. 2.(월)|031-481-3028|200만 원|「청년 창업」을|“함께”라며|‘AI’로|▲ 일시|■ 신청 방법|○ 대상|※ 유의|① 하나|1) 둘|가. 셋|- 넷|* 별표|a_b_c|<해당자만>|A&B|50% 할인|㎡당|㈜안산|1.|2026.|#해시|C:\새 폴더|목록으로 안내|첨부파일은 아래에|다음 글에서|조회수 3|담당부서 문의|끝.`, "|")

func (p *page) words() string {
	p.serial++
	words := fmt.Sprintf("말%d", p.serial)
	for range p.IntN(5) {
		words += " " + phrases[p.IntN(len(phrases))]
	}
	return words + " 이다"
}

// put writes text that is seen.
func (p *page) put(text string) {
	p.html.WriteString(html.EscapeString(text))
	p.line.WriteString(letters(feed.Clean(text)))
}

// breaks ends a line of text.
func (p *page) breaks() {
	if p.line.Len() > 0 {
		p.lines, p.tables = append(p.lines, p.line.String()), append(p.tables, p.inTable)
		p.line.Reset()
	}
}

// tag writes an element around what inner writes.
func (p *page) tag(open string, inner func()) {
	name, _, _ := strings.Cut(open, " ")
	p.html.WriteString("<" + open + ">")
	inner()
	p.html.WriteString("</" + name + ">")
}

// blockTag is tag for an element that is a block.
func (p *page) blockTag(open string, inner func()) {
	p.breaks()
	p.tag(open, inner)
	p.breaks()
}

func (p *page) br() { p.html.WriteString("<br>"); p.breaks() }

// inlines writes some text with what stands in lines.
func (p *page) inlines() {
	for range p.IntN(3) + 1 {
		p.inline()
	}
}

func (p *page) inline() {
	switch p.IntN(15) {
	case 14:
		p.tag("strong", func() { p.put([]string{"내용", "본문", "상세내용"}[p.IntN(3)]) })
	case 0:
		p.tag([]string{"b", "strong", "em", "u", "font color=red", "span style='font-size:12pt'", "mark", "sub", "kbd", "abbr title=x", "ins", "label"}[p.IntN(11)], func() { p.put(p.words()) })
	case 1:
		p.anchor()
	case 2:
		p.br()
		p.put(p.words())
	case 3:
		p.image()
	case 4:
		for _, e := range []string{"&nbsp;&amp;&lt;", "&#44032;", "&middot;&hellip;", "&copy;&reg;", "&ldquo;&rdquo;", "&#x2460;", "&times", "&unknown;"} {
			if p.IntN(3) == 0 {
				p.html.WriteString(e + " ")
				p.line.WriteString(letters(feed.Clean(html.UnescapeString(e + " "))))
			}
		}
	case 5:
		p.serial++
		p.tag("ruby", func() { p.put(fmt.Sprintf("漢字%d", p.serial)); p.tag("rt", func() { p.put("한자") }) })
	case 6:
		p.html.WriteString("<!--[if !supportEmptyParas]--> <!--[endif]--><o:p></o:p><script>var 숨은=1</script><style>p{}</style>")
	case 8:
		p.line.WriteString("“")
		p.tag("q", func() { p.put(p.words()) })
		p.line.WriteString("”")
	case 7:
		p.html.WriteString(`<span style="display:none">숨은 글</span>`)
	default:
		p.put(p.words())
	}
	p.html.WriteString(" ")
}

func (p *page) anchor() {
	if p.inLink {
		p.put(p.words())
		return
	}
	p.inLink = true
	href := []string{"https://a.example/x?b=1&c=가", "/rel/path.do", "mailto:a@b.example", "tel:031-481-3028", "#here", "javascript:void(0)"}[p.IntN(6)]
	p.tag(`a href="`+html.EscapeString(href)+`"`, func() { p.put(p.words()) })
	p.inLink = false
	switch {
	case strings.HasPrefix(href, "https"):
		p.links = append(p.links, "https://a.example/x?b=1&c=%EA%B0%80")
	case strings.HasPrefix(href, "/"):
		p.links = append(p.links, "https://www.saesol.example"+href)
	case strings.HasPrefix(href, "mailto"), strings.HasPrefix(href, "tel"):
		p.links = append(p.links, href)
	}
}

func (p *page) image() {
	p.serial++
	alt := fmt.Sprintf("그림말%d", p.serial)
	p.images = append(p.images, alt)
	fmt.Fprintf(&p.html, `<img src="/upload/%d.jpg" alt="%s" width=400>`, p.serial, alt)
}

func (p *page) embed() {
	p.breaks()
	p.serial++
	p.embeds++
	address := fmt.Sprintf("https://www.youtube.com/embed/v%d", p.serial)
	p.links = append(p.links, address)
	switch p.IntN(4) {
	case 0:
		fmt.Fprintf(&p.html, `<div><iframe src="%s" title="영상" width="560"></iframe></div>`, address)
	case 1:
		fmt.Fprintf(&p.html, `<div><video controls><source src="%s"><p>볼 수 없는 브라우저</p></video></div>`, address)
	case 2:
		fmt.Fprintf(&p.html, `<div><embed src="%s"></div>`, address)
	case 3:
		fmt.Fprintf(&p.html, `<div><object data="%s"><param name=movie value=x><embed src="%s"></object></div>`, address, address)
	}
}

// blocks writes some blocks.
func (p *page) blocks(n int) {
	p.deep++
	for range n {
		p.block()
	}
	p.deep--
}

func (p *page) block() {
	kind := p.IntN(20)
	if p.deep > 3 {
		kind = p.IntN(4)
	}
	switch kind {
	case 0:
		p.inlines() // text that no element holds
		p.html.WriteString("<br><br>")
		p.breaks()
	case 1:
		p.blockTag("h"+string(rune('2'+p.IntN(4))), p.inlines)
	case 2:
		p.blockTag("pre", func() {
			for i := range p.IntN(3) + 1 {
				if i > 0 {
					p.html.WriteString("\n")
					p.breaks()
				}
				p.put(p.words())
			}
		})
	case 3:
		p.blockTag(`p class="0" style="text-align:center"`, func() {
			for range 3 {
				p.tag(`span lang="EN-US" style="font-family:굴림"`, func() { p.put(p.words()) })
			}
		})
	case 5:
		p.list()
	case 6:
		p.definitions()
	case 7, 8:
		p.table()
	case 9:
		p.blockTag("blockquote", func() { p.blocks(2) })
	case 10:
		p.blockTag("details", func() { p.blockTag("summary", p.inlines); p.blocks(1) })
	case 11:
		p.blockTag("figure", func() { p.image(); p.blockTag("figcaption", p.inlines) })
	case 12:
		p.embed()
	case 13, 14:
		p.blockTag([]string{"div", `div style="border:1px solid"`, "section", "center", "article", "address", "fieldset", "main"}[p.IntN(8)], func() { p.blocks(p.IntN(3) + 1) })
	case 15:
		p.html.WriteString("<hr>")
		p.breaks()
	case 4:
		p.blockTag("div", func() {
			p.put(p.words() + " " + []string{"출품작의 저작물은 주최 기관에 귀속됩니다", "최종 수정일은 접수일로 봅니다", "의견 등록 방법", "무단 전재를 금합니다"}[p.IntN(4)])
		})
	case 16:
		p.blockTag("fieldset", func() { p.blockTag("legend", p.inlines); p.blocks(1) })
	default:
		p.blockTag("p", p.inlines)
	}
	p.html.WriteString("\n")
}

func (p *page) list() {
	p.blockTag([]string{"ul", "ol", "ol start=3", "ol type=a", "ol type=I", `ul style="list-style:none"`}[p.IntN(6)], func() {
		for range p.IntN(3) + 1 {
			p.blockTag("li", func() {
				p.inlines()
				if p.deep < 3 && p.IntN(3) == 0 {
					p.deep++
					p.list()
					p.deep--
				}
				if p.IntN(5) == 0 {
					p.blocks(1)
				}
			})
		}
	})
}

func (p *page) definitions() {
	p.blockTag("dl", func() {
		for range p.IntN(3) + 1 {
			p.blockTag("dt", p.inlines)
			p.blockTag("dd", p.inlines)
		}
	})
}

func (p *page) table() {
	if p.inTable {
		p.blockTag("p", p.inlines)
		return
	}
	columns := p.IntN(4) + 1
	p.breaks()
	p.tag("table border=1", func() {
		if p.IntN(4) == 0 {
			p.blockTag("caption", p.inlines)
		}
		p.inTable = true
		for range p.IntN(4) + 1 {
			p.tag("tr", func() {
				for range columns {
					open := []string{"td", "td", "td", "td", "th", "td colspan=2", "td rowspan=2"}[p.IntN(7)]
					p.blockTag(open, func() {
						switch p.IntN(7) {
						case 0:
						case 2:
							p.put([]string{"내용", "목록", "본문", "구분"}[p.IntN(4)])
						case 1:
							p.deep += 2
							p.blocks(1)
							p.deep -= 2
						default:
							p.inlines()
						}
					})
				}
			})
		}
	})
	p.breaks()
	p.inTable = false
}

func randomPage(s source) *page {
	p := &page{source: s}
	p.put("첫 문단은 이 소식이 무엇을 알리는지 길게 적어 본문임을 분명하게 하는 글이다.")
	p.html.WriteString("<br><br>")
	p.breaks()
	p.blocks(s.IntN(8) + 2)
	p.breaks()
	return p
}
