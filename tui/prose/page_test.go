package prose

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"city/sosik/feed"
	"city/sosik/feed/board"
	"city/sosik/feed/demo"
	"city/sosik/tui/cell"
)

// shells are pages around an article, with menus, lists of links and a foot.
var shells = []string{"city", "talk", "portal"}

// inShell is a page of a board that shows an article.
func inShell(t *testing.T, shell, body string) board.Input {
	t.Helper()
	page, err := os.ReadFile("../../feed/board/testdata/shells/" + shell + ".html")
	if err != nil {
		t.Fatal(err)
	}
	const title = "2026년 청년 창업 지원사업 참여자 모집 공고"
	view := `<div class="board_view"><h3 class="tit">` + title + `</h3><ul class="info"><li>작성자 : 일자리정책과</li>` +
		`<li>작성일 : 2026-03-02</li><li>조회수 : 43</li></ul><div class="view_cont">` + body + `</div></div>`
	return board.Input{
		Body: []byte(strings.NewReplacer("{{page}}", view, "{{title}}", title, "{{board}}", "공지사항").Replace(string(page))),
		URL:  "https://www.saesol.example/www/view.do?seq=4477", Status: 200, ContentType: "text/html; charset=utf-8",
	}
}

// What stands in a page is what the reader shows, in order and complete,
// whatever HTML its author made: as plain text and in rows of any width.
func TestPagesAreShownComplete(t *testing.T) {
	pages := uint64(300)
	if testing.Short() {
		pages = 40
	}
	for seed := range pages {
		p := randomPage(seeded(seed))
		in := inShell(t, shells[seed%uint64(len(shells))], p.html.String())
		a, _, err := board.ReadView(in)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if msg := p.check(a); msg != "" {
			t.Errorf("seed %d: %s\n%s", seed, msg, p.html.String())
			if testing.Short() {
				t.FailNow()
			}
			continue
		}
		if seed%3 > 0 {
			continue // setting them is what takes time
		}
		for i := range 2 {
			o := Options{Width: []int{20, 33, 46, 60, 78, 120}[p.IntN(6)], Metrics: cell.Metrics{Ambiguous: 1 + i}, Wrap: cell.Wrapping(p.IntN(2)), Style: colours(true)}
			if msg := shownComplete(renderText(t, a, o), p.lines, p.tables); msg != "" {
				t.Errorf("seed %d at %d/%d: %s\n%s", seed, o.Width, o.Metrics.Ambiguous, msg, p.html.String())
			}
		}
	}
}

// check compares what was read with the page.
func (p *page) check(a feed.Article) string {
	if got, want := letters(strings.Join(a.Body.Paragraphs(), "")), strings.Join(p.lines, ""); got != want {
		return "the text differs: " + firstDifference(want, got)
	}
	if missing := inOrder(withoutMarks(letters(a.Body.Text())), p.lines); missing != "" {
		return fmt.Sprintf("Text lacks %q, or has it elsewhere", missing)
	}
	var images, links []string
	for _, i := range a.Images {
		images = append(images, i.Alt)
	}
	for _, l := range a.Links {
		links = append(links, l.URL)
	}
	if !slices.Equal(images, p.images) {
		return fmt.Sprintf("pictures %q, want %q", images, p.images)
	}
	if !slices.Equal(links, p.links) {
		return fmt.Sprintf("links %q, want %q", links, p.links)
	}
	return ""
}

func firstDifference(want, got string) string {
	w, g := []rune(want), []rune(got)
	i := 0
	for i < len(w) && i < len(g) && w[i] == g[i] {
		i++
	}
	from := max(0, i-10)
	return fmt.Sprintf("want …%s, got …%s", string(w[from:min(len(w), i+40)]), string(g[from:min(len(g), i+40)]))
}

// inOrder returns the first of the lines that does not stand in a text after
// those before it.
func inOrder(text string, lines []string) string {
	for _, line := range lines {
		at := strings.Index(text, line)
		if at < 0 {
			return line
		}
		text = text[at+len(line):]
	}
	return ""
}

// shownComplete compares rows with the lines of a page. The cells of a table may
// be told in another order, and its heads more than once.
func shownComplete(text Text, lines []string, tables []bool) string {
	all := withoutMarks(letters(strings.Join(read(text), "")))
	left := count(all)
	for r, n := range count(withoutMarks(strings.Join(lines, ""))) {
		if left[r] < n {
			return fmt.Sprintf("%d of %d %q are left", left[r], n, r)
		}
	}
	for i, line := range lines {
		line = withoutMarks(line)
		at := strings.Index(all, line)
		if at < 0 {
			return fmt.Sprintf("%q is lost", line)
		}
		if !tables[i] {
			all = all[at+len(line):]
		}
	}
	return ""
}

// ours are the marks that are put into a text: numbers of links, pictures and
// what is embedded.
var ours = regexp.MustCompile(`\[\d+\]|\[(?:그림\d+|동영상|소리|끼워넣은화면)(?::[^\]]*)?\]`)

func withoutMarks(s string) string { return ours.ReplaceAllString(s, "") }

// What the demo board says is shown whole, in every skin. Its text is held
// against what the notice ought to say, and against the very page.
func TestDemoBoardIsShownComplete(t *testing.T) {
	for i, skin := range demo.Skins() {
		b, err := demo.New(demo.Options{Skin: skin.Name, Every: -1})
		if err != nil {
			t.Fatal(err)
		}
		for number := demo.Notices - i; number > 0; number -= 4001 {
			page := b.ViewPage(number, 1)
			a, _, err := board.ReadView(board.Input{Body: page.Body, URL: "http://127.0.0.1:8080" + page.Path, Status: 200, ContentType: page.ContentType})
			if err != nil {
				t.Fatalf("%s %d: %v", skin.Name, number, err)
			}
			text := letters(strings.Join(a.Body.Paragraphs(), ""))
			if all := pageText(t, page); !strings.Contains(all, text) {
				t.Errorf("%s %d: not as in the page: %q", skin.Name, number, text)
			}
			truth := b.Notice(number)
			var lines []string
			for _, p := range truth.Paragraphs {
				lines = append(lines, letters(p))
			}
			cells := 0
			for _, rows := range truth.Tables {
				for _, c := range slices.Concat(rows...) {
					cells += len(letters(c))
				}
			}
			if missing := inOrder(text, lines); missing != "" || len(text) != len(strings.Join(lines, ""))+cells {
				t.Errorf("%s %d: %q is lost, or there is more than the notice says", skin.Name, number, missing)
			}
			for _, o := range []Options{{Width: 34}, {Width: 78, Metrics: cell.Metrics{Ambiguous: 2}}} {
				if msg := shownComplete(renderText(t, a, o), lines, make([]bool, len(lines))); msg != "" {
					t.Errorf("%s %d at %d: %s", skin.Name, number, o.Width, msg)
				}
			}
		}
	}
}

// pageText is all the text of a page, without white space, as another reader of
// HTML sees it.
func pageText(t *testing.T, p demo.Page) string {
	t.Helper()
	root, err := xhtml.Parse(strings.NewReader(board.Decode(p.Body, p.ContentType)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == xhtml.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data)
		}
	}
	return letters(feed.Clean(b.String()))
}
