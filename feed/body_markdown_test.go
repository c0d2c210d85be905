package feed

import (
	"math/rand/v2"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// nasty is what notices are made of that Markdown has its own ideas about.
var nasty = strings.Split("안산시|시청|(시장|이민근)는|“강조”|으로|3.2.~5.31.|09:00~18:00|(토~일)|2026.|3.|3)|1.|①|가.|▲|※|-|•|+|*|**강조**|***|_|__|_밑줄_|file_name_v2.hwp|~~취소~~|~|---|===|--|#|##|###|#해시|C#|<b>|</b>|<안산시>|<!--|-->|<?|<|>|>>|&|&amp;|&#27;|&lt;|&copy;|&copy|\\|\\\\|\\*|\\~|\\||`|```|`x`|~~~|[공고]|[링크](http://a.kr)|](|[|]|[x]:|]:|[^1]|[^1]:|![그림](a)|[ ]|[x]|(|)|!|!!|@|a@b.kr|a_b@c.kr|@안산|www.ansan.go.kr|www.a.kr/*x*|http://www.ansan.go.kr/a_b?c=1&d=2|https://a.kr/~x|http://a.kr/_x_|http://|ftp://a.kr|mailto:a@b.kr|https://a.kr/[1]|:smile:|12:30:45|$x$|\"따옴표\"|'|…|·|\u2502|①②|㎡|é|📎|a||b|:--||--:|:-:|: 정의|=|> 인용|1|2|.|00000", "|")

type source interface{ IntN(n int) int }

type steered struct{ data []byte }

func (s *steered) IntN(n int) int {
	if len(s.data) == 0 {
		return 0
	}
	c := int(s.data[0])
	s.data = s.data[1:]
	return c % n
}

func anyText(s source, words int) string {
	var b strings.Builder
	for range s.IntN(words) + 1 {
		b.WriteString(nasty[s.IntN(len(nasty))])
		if s.IntN(3) > 0 {
			b.WriteByte(" |"[s.IntN(30)/29])
		}
	}
	return Clean(b.String())
}

func anySpans(s source, words int) []Span {
	var spans []Span
	for range s.IntN(4) + 1 {
		span := Span{Text: anyText(s, words), Bold: s.IntN(3) == 0}
		switch s.IntN(9) {
		case 8:
			span.Link, span.Embed = s.IntN(4), Video
		case 0:
			span.Text += "\n" + anyText(s, words)
		case 1:
			span.Text = " " + span.Text + " "
		case 2:
			span.Text += "\n\n"
		case 3:
			span.Image = 1 + s.IntN(4)
		case 4, 5:
			span.Link = s.IntN(4)
		}
		spans = append(spans, span)
	}
	return spans
}

func anyArticle(s source) Article {
	a := Article{
		Notice: Notice{Title: anyText(s, 5), Author: anyText(s, 2), Date: "2026-03-02", Views: s.IntN(3), URL: "https://www.ansan.go.kr/?a=1&b=2"},
		Links:  []Link{{Text: anyText(s, 2), URL: "https://links.test/1?a=1&copy;=2"}, {URL: "https://links.test/(2)_*x*"}, {Text: anyText(s, 2), URL: "https://links.test/3"}},
		Images: []Image{{Alt: anyText(s, 2), URL: "https://images.test/a_b.png"}, {URL: "https://images.test/(2)"}},
	}
	for range s.IntN(3) {
		a.Attachments = append(a.Attachments, Attachment{Name: anyText(s, 3), URL: "https://links.test/file"}, Attachment{Name: anyText(s, 3)})
	}
	kinds := []Kind{Paragraph, Paragraph, Heading, Item, Item, Item, Quote, Code, Table, Rule}
	for range s.IntN(8) + 1 {
		b := Block{Kind: kinds[s.IntN(len(kinds))], Level: s.IntN(10)}
		switch b.Kind {
		case Rule:
		case Table:
			for range s.IntN(4) + 1 {
				var row Row
				for range s.IntN(4) + 1 {
					row = append(row, Cell{Spans: anySpans(s, 3), Header: len(b.Rows) == 0 && s.IntN(2) == 0, Cols: s.IntN(3), Rows: s.IntN(3)})
				}
				b.Rows = append(b.Rows, row)
			}
		default:
			b.Marker = []string{"", "•", "1.", "2.", "3.", "9.", "가.", "①", "-", "#"}[s.IntN(10)]
			if b.Kind != Item {
				b.Marker = ""
			}
			b.Spans = anySpans(s, 10)
		}
		a.Body = append(a.Body, b)
	}
	return a
}

func checkMarkdown(t *testing.T, a Article) {
	t.Helper()
	want, got := meant(a), readMarkdown(t, a.Markdown())
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || want[i] != got[i] {
			t.Fatalf("block %d is not what was meant (-meant +read):\n%s", i, gocmp.Diff(from(want, i), from(got, i)))
		}
	}
}

// from is the block at i and the one after it.
func from(blocks []string, i int) []string { return blocks[min(i, len(blocks)):min(i+2, len(blocks))] }

// Whatever an article says, a reader of Markdown sees the same.
func TestMarkdownKeepsText(t *testing.T) {
	for seed := range uint64(1500) {
		checkMarkdown(t, anyArticle(rand.New(rand.NewPCG(seed, 1))))
	}
}

func FuzzMarkdown(f *testing.F) {
	for seed := range uint64(10) {
		s := rand.New(rand.NewPCG(seed, 2))
		data := make([]byte, 200)
		for i := range data {
			data[i] = byte(s.IntN(256))
		}
		f.Add(data, strings.Join(nasty[seed*8:seed*8+20], " "))
	}
	f.Fuzz(func(t *testing.T, data []byte, extra string) {
		a := anyArticle(&steered{data})
		extra = CleanText(extra)
		if strings.ContainsAny(extra, "⟦⟧⟪⟫") {
			return
		}
		for _, kind := range []Kind{Paragraph, Heading, Item, Quote} {
			a.Body = append(a.Body, Block{Kind: kind, Spans: []Span{{Text: extra}}})
		}
		a.Body = append(a.Body,
			Block{Kind: Table, Rows: []Row{{{Spans: []Span{{Text: extra}}}, {Spans: []Span{{Text: extra, Bold: true}}}}}},
			Block{Kind: Paragraph, Spans: []Span{{Text: extra, Bold: true}, {Text: extra}, {Text: extra, Link: 1}, {Text: extra, Image: 1}}})
		checkMarkdown(t, a)
	})
}
