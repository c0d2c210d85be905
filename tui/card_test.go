package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"city/sosik/feed"
)

// withFacts is a board whose first notice says when, where and whom to ask.
func withFacts() *fakeStore {
	s := many()
	a := articleOf(s.board[20309].Notice)
	a.Body = append(feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{
		{Text: "○ 접수 기간: 2026. 3. 2.(월) ~ 3. 31.(화) 18:00까지이며 우편은 소인까지 인정\n○ 장소: 시청 제1별관\n※ 문의: 일자리정책과(031-000-3028)"},
	}}}, a.Body...)
	s.texts = map[string]feed.Article{"20809": a}
	s.have["20809"] = true
	return s
}

func TestFactCard(t *testing.T) {
	r := newReader(t, testOptions(withFacts()), 80, 24)
	r.press("enter")
	r.seesNot(textFacts) // unless one wishes
	for _, key := range []string{"c", "ㅊ", "_"} {
		r.press(key)
		r.sees(textFacts, "접수 기간: 2026. 3. 2.(월)", "문의: 일자리정책과(031-000-3028)")
		r.press(key)
		r.seesNot(textFacts)
	}
	r.press("esc", "down", "enter", "c") // the next notice has none
	r.seesNot(textFacts)
	r.sees(textNoFacts)
	r.press("c", "c")
	r.sees(textNoFacts)

	o := testOptions(withFacts())
	o.Facts = true
	r = newReader(t, o, 80, 24)
	r.press("enter")
	r.sees(textFacts)
	r.press("/", "일", "자", "리", "enter")
	r.sees("1/1") // the card is no part of the text
}

// The card comes and goes above what one reads, which stays where it is, also at
// another width and when the notice is opened again.
func TestFactCardMovesNothing(t *testing.T) {
	r := newReader(t, testOptions(withFacts()), 80, 24)
	r.press("enter", " ", "down")
	top := func() string { return strings.Split(ansi.Strip(r.View()), "\n")[1] }
	before := top()
	for _, keys := range [][]string{{"c"}, {"c"}, {"c"}, {"esc", "enter"}, {"c"}, {"esc", "enter"}} {
		r.press(keys...)
		if got := top(); got != before {
			t.Fatalf("after %q the first line is %q, was %q", keys, got, before)
		}
	}
	r.press("c")
	for _, width := range []int{40, 61, 80} {
		r.send(resize(width, 24))
	}
	if got := top(); got != before {
		t.Errorf("after resizing the first line is %q, was %q", got, before)
	}
}
