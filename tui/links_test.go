package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"city/sosik/feed"
)

// withLinks is a board whose first notice has links of every kind, and a page of
// its own.
func withLinks() *fakeStore {
	s := many()
	e := s.board[20309]
	e.URL = "https://www.ansan.go.kr/view.do?seq=20809"
	s.board[20309] = e
	s.texts = map[string]feed.Article{"20809": {
		Notice: e.Notice, Fetched: noon,
		Body: feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{
			{Text: "자세한 내용은 "}, {Text: "안산시 누리집", Link: 1}, {Text: "에서 보고 "}, {Text: "담당자", Link: 2}, {Text: "에게 묻는다. "},
			{Text: "홍보 영상", Link: 3, Embed: feed.Video}, {Text: " "}, {Text: "포스터", Image: 1},
		}}},
		Images: []feed.Image{{Alt: "포스터", URL: "https://www.ansan.go.kr/p.jpg"}},
		Links: []feed.Link{
			{Text: "안산시 누리집", URL: "https://www.ansan.go.kr/guide?a=1"}, {Text: "담당자", URL: "mailto:help@ansan.example"},
			{Text: "홍보 영상", URL: "https://www.youtube.com/embed/a1"}, {URL: "tel:031-000-3028"},
		},
	}}
	s.have["20809"] = true
	return s
}

// opens is a reader that opens addresses, and those that it has opened.
func opens(t *testing.T, fail error) (*reader, *[]string) {
	t.Helper()
	var opened []string
	o := testOptions(withLinks())
	o.Open = func(_ context.Context, address string) error {
		opened = append(opened, address)
		return fail
	}
	return newReader(t, o, 80, 24), &opened
}

func TestLinksAreOpened(t *testing.T) {
	const page = "https://www.ansan.go.kr/view.do?seq=20809"
	for _, tt := range []struct {
		name string
		keys []string
		want string // what is opened, "" for nothing
		sees string
	}{
		{"by number", []string{"enter", "2", "enter"}, "mailto:help@ansan.example", textVisited},
		{"with the Korean input method", []string{"enter", "3", "enter"}, "https://www.youtube.com/embed/a1", textVisited},
		{"no such number", []string{"enter", "7", "enter"}, "", "1번부터 4번까지"},
		{"a slip", []string{"enter", "0", "0", "enter"}, "", "1번부터 4번까지"},
		{"left", []string{"enter", "2", "esc"}, "", "누리집[1]"},
		{"from the list of links", []string{"enter", ";", "down", "down", "down", "enter"}, "tel:031-000-3028", textVisited},
		{"by digit there", []string{"enter", ";", "1"}, "https://www.ansan.go.kr/guide?a=1", textVisited},
		{"the list of links left", []string{"enter", ";", "esc"}, "", "누리집[1]"},
		{"the page of the article", []string{"enter", "o"}, page, textVisited},
		{"by a function key", []string{"enter", "f9"}, page, textVisited},
		{"from the list", []string{"o"}, page, textVisited},
		{"from the list, Korean", []string{"ㅐ"}, page, textVisited},
		{"a row without a page", []string{"down", "f9"}, "", textNoAddress},
		{"an article without links", []string{"down", "enter", ";"}, "", "링크 1개"},
	} {
		r, opened := opens(t, nil)
		r.press(tt.keys...)
		r.sees(tt.sees)
		if got := strings.Join(*opened, " "); got != tt.want {
			t.Errorf("%s: opened %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What cannot be opened is shown, to be selected.
func TestAddressesAreShown(t *testing.T) {
	r, _ := opens(t, errors.New("no browser"))
	r.press("enter", "1", "enter")
	r.sees(textAddressTitle)
	r.sees("https://www.ansan.go.kr/guide?a=1")
	r.press("esc")
	r.sees("누리집[1]")

	r = newReader(t, testOptions(withLinks()), 80, 24) // as over SSH
	r.press("enter", "2", "enter")
	r.sees("SSH")
	r.sees("help@ansan.example")
	r.press("esc", "esc", "o")
	r.sees("https://www.ansan.go.kr/view.do?seq=20809")

	o := testOptions(withLinks())
	o.Clipboard = true
	r = newReader(t, o, 80, 24)
	texts := copied(r)
	r.press("enter", "2", "enter")
	r.sees("help@ansan.example", "복사를 부탁했습니다")
	if got := strings.Join(*texts, " "); got != "help@ansan.example" {
		t.Errorf("copied %q", got)
	}
}

// An address that is none of those that may be opened is not, whoever put it
// into the cache.
func TestNothingElseIsOpened(t *testing.T) {
	s := withLinks()
	a := s.texts["20809"]
	a.Links[0].URL = "file:///etc/passwd"
	s.texts["20809"] = a
	o := testOptions(s)
	o.Open = func(_ context.Context, address string) error {
		t.Errorf("opened %s", address)
		return nil
	}
	r := newReader(t, o, 80, 24)
	r.press("enter", "1", "enter")
	r.sees(textNoAddress)
}

// With hyperlinks the painted rows have them, and nothing else changes.
func TestHyperlinksArePainted(t *testing.T) {
	o := testOptions(withLinks())
	plain := newReader(t, o, 80, 24)
	plain.press("enter")
	o = testOptions(withLinks())
	o.Hyperlinks = true
	linked := newReader(t, o, 80, 24)
	linked.press("enter")
	if !strings.Contains(linked.View(), "\x1b]8;id=1;https://www.ansan.go.kr/guide?a=1\x1b\\") {
		t.Error("there is no hyperlink")
	}
	if ansi.Strip(plain.View()) != ansi.Strip(linked.View()) {
		t.Error("the text is another")
	}
}
