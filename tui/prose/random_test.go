package prose

import (
	"math/rand/v2"
	"strings"

	"city/sosik/feed"
)

// nasty is what notices are made of, and what Markdown, terminals and our own
// markers could stumble over.
var nasty = strings.Split("안산시|시청|(시장|이민근)는|‘2026년|“선착순”|으로|3.2.~5.31.|09:00~18:00|(토~일)|2026.|3.|2.|3)|5)|1.|①|가.|(1)|▲|■|▶|○|※|◦|-|•|+|*|**강조**|_밑줄_|file_name_v2.hwp|~~취소~~|~|---|***|===|#|##|#해시|<b>|</b>|<안산시>|<!--|-->|&amp;|&#27;|&lt;|&copy|\\|\\\\|\\*|\\~|`|```|`x`|[공고]|[링크](http://a.kr)|[x]:|[^1]|![그림](a)|[ ]|[x]|!|!!|@|a@b.kr|www.ansan.go.kr|http://www.ansan.go.kr/a_b?c=1&d=2|https://a.kr/~x|:smile:|:+1:|12:30:45|$x$|%s|\"따옴표\"|'|…|·|─|│|①②③|㎡|㈜|℃|é|é|ㅋㅋ|㉠|Ⅰ.|📎|🇰🇷|ｱ|Ａ|�|{{.text}}|{%|||"+"|"+"a|b|||||:--|--:|: 정의|=|>|> 인용|  |\t|"+strings.Repeat("가나다라마바사", 43)+"|"+strings.Repeat("long", 75), "|")

// source makes articles of a stream of choices: random numbers, or the bytes of
// a fuzzer.
type source interface{ IntN(n int) int }

func randomText(s source, words int) string {
	var b strings.Builder
	for range s.IntN(words) + 1 {
		b.WriteString(nasty[s.IntN(len(nasty))])
		if s.IntN(4) > 0 {
			b.WriteByte(' ')
		}
	}
	return feed.Clean(b.String())
}

func randomSpans(s source, words int) []feed.Span {
	var spans []feed.Span
	for range s.IntN(4) + 1 {
		span := feed.Span{Text: randomText(s, words), Bold: s.IntN(3) == 0, Link: max(0, s.IntN(8)-4)}
		switch s.IntN(6) {
		case 0:
			span.Text += "\n" + randomText(s, words)
		case 1:
			span.Text = " " + span.Text + " "
		case 2:
			span.Text += "\n\n"
		case 3:
			span.Image = s.IntN(4)
		}
		spans = append(spans, span)
	}
	return spans
}

var kinds = []feed.Kind{feed.Paragraph, feed.Paragraph, feed.Heading, feed.Item, feed.Item, feed.Code, feed.Quote, feed.Rule, feed.Table}

func randomBlock(s source, kinds []feed.Kind) feed.Block {
	b := feed.Block{Kind: kinds[s.IntN(len(kinds))], Level: s.IntN(9)}
	switch b.Kind {
	case feed.Rule:
	case feed.Table:
		for range s.IntN(5) + 1 {
			b.Rows = append(b.Rows, randomRow(s, len(b.Rows) == 0))
		}
	case feed.Item:
		b.Marker = []string{"•", "1.", "2.", "3.", "10.", "가.", "나.", "", "①"}[s.IntN(9)]
		fallthrough
	default:
		b.Spans = randomSpans(s, 12)
	}
	return b
}

func randomRow(s source, first bool) feed.Row {
	var row feed.Row
	head := first && s.IntN(2) == 0
	for range s.IntN(6) {
		row = append(row, feed.Cell{
			Spans:  randomSpans(s, 3),
			Header: head || s.IntN(5) == 0,
			Cols:   max(0, s.IntN(12)-8),
			Rows:   max(0, s.IntN(12)-8),
		})
	}
	return row
}

func randomArticle(s source, kinds []feed.Kind) feed.Article {
	var a feed.Article
	a.Notice.Title = randomText(s, 6)
	for range s.IntN(6) + 1 {
		a.Body = append(a.Body, randomBlock(s, kinds))
	}
	for range s.IntN(3) {
		a.Links = append(a.Links, feed.Link{Text: randomText(s, 2), URL: "https://www.ansan.go.kr/(a)?b=1&c=%20_*~" + strings.Repeat("x", s.IntN(60))})
		a.Images = append(a.Images, feed.Image{Alt: randomText(s, 2), URL: "https://www.ansan.go.kr/i.png"})
	}
	return a
}

func seeded(n uint64) source { return rand.New(rand.NewPCG(n, 2026)) }

// bytesOf is a source of choices that a fuzzer steers.
type bytesOf struct{ data []byte }

func (b *bytesOf) IntN(n int) int {
	if len(b.data) == 0 {
		return 0
	}
	c := int(b.data[0])
	b.data = b.data[1:]
	return c % n
}
