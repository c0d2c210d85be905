package board

import (
	"strings"

	"city/sosik/feed"
)

// counter is what a page says about the board as a whole.
type counter struct {
	total  int // feed.Unknown if not told
	page   int
	pages  int
	node   *node
	weight int  // how much it tells
	near   bool // stands beside the list, not elsewhere on the page
}

func (c counter) told() bool { return c.total != feed.Unknown || c.pages > 0 }

const (
	number = `(\d{1,3}(?:,\d{3})+|\d{1,9})`
	unit   = `\s*(?:건|개|개의\s*(?:글|게시물|자료|게시글)|posts?|items?|페이지|page|쪽|p)?`
)

var (
	totalWord = newPattern(`(?i)(?:총|전체|합계|total\.?)\s*(?:게시물|게시글|글|자료|건수|게시물\s*수|게시글\s*수|글\s*수|등록\s*건수|등록\s*글|게시판|공지사항|목록|콘텐츠|count|posts?|articles?|검색\s*결과|검색결과|기사|보도자료|자료\s*수|공고|records?|게시물은|데이터|건의\s*게시물)?\s*(?:수|은|는|:|：|\||-|\[|\()?\s*`+number+`\s*(건|개|posts?|items?|articles?|페이지|page|쪽|장|명|\)|\]|중|,|/|\||\s|$)`).needs("총", "전체", "합계", "total")
	countWord = newPattern(`(?i)(?:게시물|게시글|글|자료|등록글|검색\s*결과|articles?|posts?|결과|게시물\s*수|건수)\s*(?:수|총)?\s*(?::|：|\[|\()?\s*`+number+`\s*(?:건|개|\)|\]|$)`).needs("게시", "글", "자료", "결과", "article", "post", "건수")
	thereAre  = newPattern(`(?i)`+number+`\s*(?:건|개)\s*의?\s*(?:게시물|게시글|글|자료|게시물이|게시글이|결과|검색)`).needs("건", "개")

	pageOf = newPattern(`(?i)`+number+`\s*(?:페이지|page|쪽|p)?\s*(?:/|중|of)\s*(?:총|전체|total)?\s*(?:페이지)?\s*`+number+`\s*(?:페이지|pages?|쪽|p\b|면)`).needs("/", "중", "of")
	paren  = newPattern(`(?i)[\[(（【<]\s*(?:현재|페이지|page)?\s*(?:페이지)?\s*:?\s*` + number + `\s*(?:페이지|page)?\s*/\s*(?:총|전체)?\s*` + number + `\s*(?:페이지|pages?|쪽|p)?\s*[\])）】>]`).needs("/")
	label  = newPattern(`(?i)(?:페이지|page|현재\s*페이지|현재쪽|pages)\s*(?:번호|수)?\s*(?::|：|\||-)?\s*\[?\(?\s*`+number+`\s*(?:페이지|page)?\s*\]?\s*(?:/|of|중)\s*(?:총|전체|전체\s*페이지|total)?\s*(?:페이지)?\s*:?\s*\[?`+number).needs("페이지", "page", "현재쪽")
	bare   = newPattern(`(?i)(?:^|[\s,|·(\[])` + number + `\s*/\s*` + number + `(?:$|[\s,|·)\]])`).needs("/")
)

// readCounter reads "전체 20,309, 155/2031page", "총 23 개 [1 / 3 페이지]",
// "전체 <b>2,264</b>건 (4/227)", "Total 120 (1/12)" and their kin.
func readCounter(s string) counter {
	c := counter{total: feed.Unknown}
	for _, at := range totalWord.FindAllStringSubmatchIndex(s, 6) {
		m := submatches(s, at)
		switch strings.ToLower(m[2]) {
		case "페이지", "page", "쪽", "장":
			if strings.HasPrefix(strings.TrimLeft(s[at[1]:], " "), ":") {
				break // "전체 98 페이지 : 3/10": the word belongs to what follows
			}
			if c.pages == 0 {
				c.pages = atoi(m[1])
			}
			continue
		case "명", "/":
			continue
		}
		if c.total == feed.Unknown {
			c.total = atoi(m[1])
		}
	}
	for _, re := range []*pattern{countWord, thereAre} {
		if m := re.FindStringSubmatch(s); c.total == feed.Unknown && m != nil {
			c.total = atoi(m[1])
		}
	}
	patterns := []*pattern{pageOf, paren, label}
	if c.total != feed.Unknown {
		patterns = append(patterns, bare)
	}
	for _, re := range patterns {
		if m := re.FindStringSubmatch(s); m != nil {
			page, pages := atoi(m[1]), atoi(m[2])
			if re == pageOf && strings.Contains(m[0], "중") { // "총 124페이지 중 3페이지"
				page, pages = pages, page
			}
			beyond := re == pageOf && page < 100_000 // "3000/2031page": asked for too far
			if page >= 1 && pages >= 1 && (page <= pages || beyond) || page == 1 && pages == 0 {
				c.page, c.pages = page, pages
				break
			}
		}
	}
	if m := totalThenPage.FindStringSubmatch(s); c.page == 0 && m != nil && c.total != feed.Unknown {
		c.page = atoi(m[1])
	}
	if c.page == 0 && c.pages > 0 {
		if m := currentPage.FindStringSubmatch(s); m != nil && atoi(m[1]) <= c.pages {
			c.page = atoi(m[1])
		}
	}
	return c
}

// totalThenPage is "Total 340건 1 페이지": the page that is shown, not their
// number.
var totalThenPage = newPattern(`(?i)^total\b.*[^\d/]\s` + number + `\s*(?:페이지|page)$`).needs("total")

var currentPage = newPattern(`(?i)(?:현재\s*(?:페이지)?|page|중)\s*:?\s*`+number).needs("현재", "page", "중")

// maxCounter is how long a counter is with all that is said around it, in bytes.
const maxCounter = 240

// mayCount says that a short text can be a counter.
func mayCount(s string) bool {
	return len(s) <= maxCounter && strings.ContainsAny(s, "0123456789") &&
		counting.MatchString(s) && (!endsSentence(s) || thereAre.MatchString(s)) && letterCount(s) <= 60
}

var counting = newPattern(`(?i)총|전체|total|페이지|page|게시물|게시글|\d\s*/\s*\d|건|articles`).needs("총", "전체", "total", "페이지", "page", "게시물", "게시글", "/", "건", "articles")

// findCounter finds the counter of a list: the element that tells most, among
// equals the one nearest to the list. Rows hold numbers of their own.
func (r *reader) findCounter(l *listing) counter {
	best := counter{total: feed.Unknown}
	bestScore := 0
	from, to := l.span()
	for _, c := range r.counters() {
		n := c.node
		if len(l.rows) > 0 && n.index >= from && n.index <= to {
			continue
		}
		distance := min(abs(n.index-from), abs(n.index-to))
		c.near = distance < 150
		if score := c.weight + 200 - min(distance, 200); score > bestScore {
			best, bestScore = c, score
		}
	}
	return best
}

// counters are all texts of the page that read like a counter. They are looked
// for once.
func (r *reader) counters() []counter {
	if r.counted {
		return r.found
	}
	r.counted = true
	for _, n := range r.doc.nodes[1:] {
		if n.tag == "" || n.gone || n.end-n.index > 40 || !counts[n.tag] || len(r.found) >= 500 {
			continue
		}
		if r.surelyLonger(n, everything, maxCounter) {
			continue
		}
		text := r.textOf(n, everything)
		if !mayCount(text) {
			continue
		}
		c := readCounter(text)
		c.node, c.weight = n, -min(len(text), 90)
		if c.total != feed.Unknown {
			c.weight += 300
		}
		if c.pages > 0 {
			c.weight += 300
		} else if c.page > 0 {
			c.weight += 100
		}
		if c.told() {
			r.found = append(r.found, c)
		}
	}
	return r.found
}

var counts = set("p div span strong em b li ul ol dl dt dd td th tr h2 h3 h4 h5 h6 section caption label legend form fieldset a small font i header")

func abs(n int) int { return max(n, -n) }

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if isLetter(r) {
			n++
		}
	}
	return n
}
