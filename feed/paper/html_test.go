package paper

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"city/sosik/feed"
)

// allowed are the elements of a page with their attributes.
var allowed = map[string]string{
	"html": "lang", "head": "", "meta": "charset http-equiv content name", "title": "", "style": "", "body": "",
	"article": "", "div": "class", "h1": "", "h2": "", "h3": "", "h4": "", "table": "class", "tbody": "", "tr": "",
	"th": "scope colspan rowspan", "td": "colspan rowspan", "p": "class", "span": "class", "b": "", "a": "href rel",
	"blockquote": "", "pre": "", "hr": "", "br": "", "section": "class", "ul": "", "li": "", "img": "alt src",
}

// walk visits the elements of a page and says what should not be there.
func walk(t *testing.T, n *html.Node) (text string) {
	t.Helper()
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Type == html.ElementNode {
		names, ok := allowed[n.Data]
		if !ok {
			t.Errorf("an element <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if !strings.Contains(" "+names+" ", " "+a.Key+" ") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "https://") {
				t.Errorf("a link to %q", a.Val)
			}
		}
		if n.Data == "style" {
			return ""
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text += walk(t, c) + " "
	}
	return text
}

func TestHTML(t *testing.T) {
	evil := someDocument
	evil.Board = `"><img src=x onerror=alert(1)>`
	evil.Notice.Title = `</title></style><script>alert("1")</script>`
	evil.Notice.URL = `https://a.kr/"onclick="x`
	evil.Body = append(feed.Body{paragraph(`<iframe src="javascript:x">`), {Kind: feed.Item, Marker: "<b>", Level: 3, Spans: textOf("</p>")}}, evil.Body...)
	page := HTML([]Document{someDocument, evil})
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	text := squeeze(walk(t, root))
	for _, want := range []string{evil.Board, evil.Notice.Title, evil.Notice.URL, `<iframe src="javascript:x">`, "기간은 3.2.~5.31.이다. <공고> & 안내[1] 참", "1,043", "1차", "행사장"} {
		if !strings.Contains(text, squeeze(want)) {
			t.Errorf("%q does not come out as it went in", want)
		}
	}
	for _, want := range []string{"default-src 'none'", `<td rowspan="2">1차</td>`, `<td colspan="2">행사장</td>`, "외 1건"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("no %q in the page", want)
		}
	}
	if bytes.Contains(page, []byte("http://")) || bytes.Contains(page, []byte(`src="http`)) {
		t.Error("the page fetches something")
	}
}

func TestFacts(t *testing.T) {
	d := Document{Article: feed.Article{Notice: feed.Notice{Author: "과", Department: "과", Date: "2025-04-08T09:12:44+09:00", Views: feed.Unknown}}}
	want := []fact{{"작성자", "과"}, {"작성일", "2025. 4. 8. 09:12"}}
	if diff := cmp.Diff(want, d.facts(), cmp.AllowUnexported(fact{})); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1: "-1", -100: "-100", -1000: "-1,000"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is %s", n, got)
		}
	}
}

// A video that is embedded has no words of its own: its name stands for it, with
// or without a title.
func TestEmbedsAreNamed(t *testing.T) {
	d := Document{Article: feed.Article{
		Links: []feed.Link{{Text: "홍보", URL: "https://www.youtube.com/embed/1"}, {URL: "https://www.youtube.com/embed/2"}},
		Body:  feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "홍보", Link: 1, Embed: feed.Video}, {Link: 2, Embed: feed.Video}}}},
	}}
	for name, out := range map[string]string{"HTML": string(HTML([]Document{d})), "text": string(Text([]Document{d}))} {
		for _, want := range []string{"[동영상: 홍보]", "[동영상]"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s has no %s:\n%s", name, want, out)
			}
		}
	}
}
