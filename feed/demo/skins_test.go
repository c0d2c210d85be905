package demo

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/board"
)

// host is where the pages of these tests claim to come from.
const host = "http://127.0.0.1:8080"

// input is a page as the client would hand it to the parser.
func input(p Page) board.Input {
	return board.Input{
		Body:         p.Body,
		URL:          host + p.Path,
		RequestedURL: host + p.Path,
		Status:       200,
		ContentType:  p.ContentType,
		Date:         time.Date(2026, 11, 23, 9, 0, 0, 0, feed.Korea),
	}
}

// eachSkin runs a test in every skin.
func eachSkin(t *testing.T, test func(t *testing.T, b *Board)) {
	for _, s := range Skins() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			test(t, still(t, s.Name))
		})
	}
}

// rowOf is what a row of the list ought to say of a notice.
func rowOf(b *Board, number, page int, pin bool) feed.Notice {
	truth, shows := b.Notice(number), b.layout.List
	n := feed.Notice{ID: truth.ID, Title: truth.Title, Views: feed.Unknown, Attachments: feed.Unknown, Pinned: pin}
	if shows.Number && !pin {
		n.Number = number
	}
	if shows.Summary {
		n.Summary = truth.Summary
	}
	if shows.Beginning {
		n.Summary = cutRunes(truth.Summary, beginning)
	}
	if shows.Author {
		n.Author = truth.Author
	}
	if shows.Department {
		n.Department = truth.Department
	}
	if shows.Date {
		n.Date = truth.Date
	}
	if shows.Views {
		n.Views = truth.Views
	}
	if shows.Attachments {
		n.Attachments = min(len(truth.Attachments), 1)
	}
	n.URL = host + b.layout.site.viewURL(&notice{id: truth.ID}, page)
	return n
}

// pageOf is what a page of the list ought to say.
func pageOf(b *Board, page int) feed.Page {
	p := feed.Page{Number: page, Pages: b.Pages(), Total: b.Total()}
	if b.layout.List.Pinned {
		for _, number := range pins {
			p.Notices = append(p.Notices, rowOf(b, number, page, true))
		}
	}
	for i := range perPage {
		if number := b.Total() - (page-1)*perPage - i; number > 0 {
			p.Notices = append(p.Notices, rowOf(b, number, page, false))
		}
	}
	return p
}

// comparablePage drops what a reader may tell in other words: the order of the
// parameters in an address, the page from which one comes, the dots at the end
// of a summary.
func comparablePage(p feed.Page) feed.Page {
	p.Notices = append([]feed.Notice(nil), p.Notices...)
	for i := range p.Notices {
		p.Notices[i].Summary = strings.TrimRight(p.Notices[i].Summary, ".… ")
		if p.Notices[i].URL != "" {
			p.Notices[i].URL = "address with " + p.Notices[i].ID
		}
	}
	return p
}

func firstRunes(s string, n int) string { return strings.TrimSuffix(cutRunes(s, n), "...") }

// oddPages are the first pages with titles that a cut, an attribute or a cleaning
// may spoil: decomposed, with invisible letters, very long, very short.
func oddPages(b *Board) []int {
	odd := map[string]func(title string) bool{
		"cut in a syllable":    func(t string) bool { return !strings.HasPrefix(feed.Clean(t), feed.Clean(firstRunes(t, saeolCut))) },
		"ends invisibly":       func(t string) bool { return strings.HasSuffix(t, "\u00ad") },
		"full-width":           func(t string) bool { return strings.ContainsRune(t, '，') },
		"looks like an entity": func(t string) bool { return strings.Contains(t, "&amp;") },
		"looks like a tag":     func(t string) bool { return strings.HasPrefix(t, "<") },
		"ends with a tag":      func(t string) bool { return strings.HasSuffix(t, ">") },
		"short":                func(t string) bool { return t == "AI" || t == "정정" },
		"long":                 func(t string) bool { return utf8.RuneCountInString(t) > 110 },
	}
	var pages []int
	for number := Notices - 100; number > 0 && len(odd) > 0; number-- {
		for kind, is := range odd {
			if is(b.notice(number).title) {
				pages = append(pages, (Notices-number)/perPage+1)
				delete(odd, kind)
			}
		}
	}
	return pages
}

func TestListsAreReadInEverySkin(t *testing.T) {
	eachSkin(t, func(t *testing.T, b *Board) {
		// 81 has a summary with a period in it; 1435 and 1851 have very long titles.
		for _, page := range append([]int{1, 9, 81, 155, 1435, 1851, 2031}, oddPages(b)...) {
			got, err := board.ReadList(input(b.ListPage(page)))
			if err != nil {
				t.Errorf("page %d: %v", page, err)
				continue
			}
			if diff := cmp.Diff(comparablePage(pageOf(b, page)), comparablePage(got)); diff != "" {
				t.Errorf("page %d (-truth +read):\n%s", page, diff)
			}
		}
	})
}

// paragraphs are the texts of a body as the truth counts them.
func paragraphs(body feed.Body) []string {
	var texts []string
	for _, b := range body {
		var text strings.Builder
		for _, s := range b.Spans {
			if s.Image == 0 {
				text.WriteString(s.Text)
			}
		}
		if s := feed.CleanText(text.String()); s != "" {
			texts = append(texts, s)
		}
	}
	return texts
}

// tables are the cells of a body's tables.
func tables(body feed.Body) [][][]string {
	var all [][][]string
	for _, b := range body {
		if b.Kind != feed.Table {
			continue
		}
		var rows [][]string
		for _, row := range b.Rows {
			var cells []string
			for _, c := range row {
				text := ""
				for _, s := range c.Spans {
					text += s.Text
				}
				cells = append(cells, feed.Clean(text))
			}
			rows = append(rows, cells)
		}
		all = append(all, rows)
	}
	return all
}

// shown is the truth as far as the skin tells it, and read is what the parser
// made of the page, in the same terms.
func shown(b *Board, number int) Truth {
	truth, shows := b.Notice(number), b.layout.View
	truth.Number, truth.Summary, truth.Pinned = 0, "", false
	if !shows.Author {
		truth.Author = ""
	}
	if !shows.Department {
		truth.Department = ""
	}
	if shows.Time {
		truth.Date = truth.Moment[:len("2006-01-02T15:04")] + ":00+09:00"
	}
	truth.Moment = ""
	for i, l := range truth.Links {
		if strings.HasPrefix(l.URL, "/") {
			truth.Links[i].URL = host + l.URL
		}
	}
	for i := range truth.Images {
		truth.Images[i].URL = host + truth.Images[i].URL
	}
	return truth
}

func read(a feed.Article) Truth {
	truth := Truth{
		ID:         a.Notice.ID,
		Title:      a.Notice.Title,
		Author:     a.Notice.Author,
		Department: a.Notice.Department,
		Date:       a.Notice.Date,
		Views:      a.Notice.Views,
		Images:     a.Images,
		Paragraphs: paragraphs(a.Body),
		Tables:     tables(a.Body),
		Links:      a.Links,
	}
	for _, f := range a.Attachments {
		truth.Attachments = append(truth.Attachments, f.Name)
	}
	return truth
}

// samples are notices of every kind and time. The longest is read in two skins
// only, as it takes its time.
func samples(b *Board) []int {
	numbers := []int{1, pins[0]}
	if name := b.layout.Name; name == "sosik" || name == "hwp" {
		numbers = append(numbers, Longest)
	}
	for number := Notices; number > 0; number -= 2503 {
		numbers = append(numbers, number)
	}
	kinds := map[string]int{}
	for number := Notices - 1; number > 0 && kinds["all"] < 8; number-- {
		n := b.notice(number)
		kind := fmt.Sprint(n.story.form, len(n.files) > 0, len(n.title) < 10)
		if kinds[kind] == 0 {
			kinds[kind]++
			kinds["all"]++
			numbers = append(numbers, number)
		}
	}
	return numbers
}

func TestArticlesAreReadInEverySkin(t *testing.T) {
	eachSkin(t, func(t *testing.T, b *Board) {
		for _, number := range samples(b) {
			got, under, err := board.ReadView(input(b.ViewPage(number, 155)))
			if err != nil {
				t.Errorf("notice %d: %v", number, err)
				continue
			}
			if diff := cmp.Diff(shown(b, number), read(got)); diff != "" {
				t.Errorf("notice %d %q (-truth +read):\n%s", number, b.Notice(number).Title, diff)
			}
			if (under != nil) != b.layout.Under {
				t.Errorf("notice %d: a list under it: %v, want %v", number, under != nil, b.layout.Under)
			}
			if under == nil {
				continue
			}
			if diff := cmp.Diff(comparablePage(pageOf(b, 155)), comparablePage(*under)); diff != "" {
				t.Errorf("list under notice %d (-truth +read):\n%s", number, diff)
			}
		}
	})
}

func TestEmptyPagesAreReadInEverySkin(t *testing.T) {
	eachSkin(t, func(t *testing.T, b *Board) {
		got, err := board.ReadList(input(b.ListPage(9999)))
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		if b.layout.site.clamp {
			want = 9 // the last page
		}
		normal := 0
		for _, n := range got.Notices {
			if !n.Pinned {
				normal++
			}
		}
		if normal != want {
			t.Errorf("%d notices past the end, want %d", normal, want)
		}
	})
}
