package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/paper"
	"city/sosik/tui/cell"
	"city/sosik/tui/prose"
)

var someArticle = feed.Article{
	Notice: feed.Notice{
		ID: "20852", Title: "안산시 ‘AI 행정혁신 추진단’ 가동…", Author: "안산톡톡", Department: "공보관",
		Date: "2025-04-08T09:12:44+09:00", Views: 1043, URL: "https://www.ansan.go.kr/x?fidx=20852",
	},
	Body: feed.Body{
		{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "기간은 3.2.~5.31.이다. <누리집> & "}, {Text: "안내", Link: 1}}},
		{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "포스터", Image: 1}}},
	},
	Attachments: []feed.Attachment{{Name: "안내문.hwp", URL: "https://www.ansan.go.kr/f?id=1"}, {Name: "붙임 2.pdf"}},
	Images:      []feed.Image{{Alt: "포스터", URL: "https://www.ansan.go.kr/p.jpg"}},
	Links:       []feed.Link{{Text: "안내", URL: "https://example.kr/"}, {URL: "https://example.kr/b"}},
}

func TestWrappedTextKeepsEverythingAndFits(t *testing.T) {
	m := cell.Metrics{Ambiguous: 2}
	text := string(paper.Text([]paper.Document{{Article: someArticle}}))
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for width := 10; width < 100; width++ {
		got := wrapLines(text, m, cell.Words, width)
		if squeeze(got) != squeeze(text) {
			t.Fatalf("width %d: text was lost:\n%s", width, got)
		}
		for _, line := range strings.Split(got, "\n") {
			if w := m.Width(line); w > width {
				t.Fatalf("%d cells of %d: %q", w, width, line)
			}
		}
	}
	if got := wrapLines(text, m, cell.Words, 0); got != text {
		t.Error("wrapped where there is no width")
	}
}

func TestViewJSON(t *testing.T) {
	line, err := encode(newViewJSON(someArticle))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"20852","title":"안산시 ‘AI 행정혁신 추진단’ 가동…","author":"안산톡톡","department":"공보관",` +
		`"date":"2025-04-08T09:12:44+09:00","views":1043,` +
		`"attachments":[{"name":"안내문.hwp","url":"https://www.ansan.go.kr/f?id=1"},{"name":"붙임 2.pdf","url":null}],` +
		`"paragraphs":["기간은 3.2.~5.31.이다. <누리집> & 안내"],` +
		`"images":[{"alt":"포스터","url":"https://www.ansan.go.kr/p.jpg"}],` +
		`"links":[{"text":"안내","url":"https://example.kr/"},{"text":null,"url":"https://example.kr/b"}]}` + "\n"
	if diff := cmp.Diff(want, string(line)); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	line, err = encode(newViewJSON(feed.Article{Notice: feed.Notice{Views: feed.Unknown}}))
	if err != nil {
		t.Fatal(err)
	}
	const empty = `{"id":null,"title":null,"author":null,"department":null,"date":null,"views":null,` +
		`"attachments":[],"paragraphs":[],"images":[],"links":[]}` + "\n"
	if diff := cmp.Diff(empty, string(line)); diff != "" {
		t.Error("of what says nothing (-want +got):\n", diff)
	}
}

func TestPageJSON(t *testing.T) {
	line, err := encode(newPageJSON(feed.Page{Total: 0, Notices: []feed.Notice{
		{ID: "1", Title: "<하나>", Views: 0, Attachments: 2, Pinned: true, Date: "2025-04-08", URL: "https://a.kr/?a=1&b=2"},
		{ID: "둘", Views: feed.Unknown, Attachments: feed.Unknown},
	}}))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"total":0,"page":null,"pages":null,"items":[` +
		`{"id":"1","title":"<하나>","summary":null,"author":null,"department":null,"date":"2025-04-08","views":0,` +
		`"pinned":true,"attachment":true,"url":"https://a.kr/?a=1&b=2"},` +
		`{"id":"둘","title":null,"summary":null,"author":null,"department":null,"date":null,"views":null,` +
		`"pinned":false,"attachment":null,"url":null}]}` + "\n"
	if diff := cmp.Diff(want, string(line)); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
}

// A link has one number, on the screen, in what show prints and in Markdown.
func TestNumbersAreTheSameEverywhere(t *testing.T) {
	set, err := prose.Render(t.Context(), someArticle, prose.Options{Width: 80})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"screen": strings.Join(set.Lines, "\n"), "show": string(paper.Text([]paper.Document{{Article: someArticle}})), "Markdown": someArticle.Markdown()} {
		for _, want := range []string{"안내[1]", "그림 1: 포스터"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q:\n%s", name, want, text)
			}
		}
		if name == "Markdown" {
			text = strings.NewReplacer("1. [안내](", "[1] ", "2. [https://example.kr/b](", "[2] ").Replace(text)
		}
		for _, want := range []string{"[1] ", "[2] https://example.kr/b"} {
			if !strings.Contains(text, "\n"+want) && !strings.Contains(text, "\n  "+want) {
				t.Errorf("%s does not list %q:\n%s", name, want, text)
			}
		}
	}
}
