package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// printFound prints what a search has found, 43 notices, as HTML.
func printFound(r *reader) {
	r.press("/", "솔", "루", "션", "enter", "p", "7", "2", "y")
}

// The texts that are missing are fetched first, each once.
func TestTextsAreFetchedForADocument(t *testing.T) {
	s := newFakeStore(300)
	o, p := withPrinter(s)
	r := newReader(t, o, 100, 24)
	fetched := 0
	s.onFetch = func() { fetched++ }
	printFound(r)
	r.seesNot("목록에 실린 글만")
	if fetched != 43 || len(p.got) != 1 {
		t.Errorf("%d were fetched for %d documents", fetched, len(p.got))
	}
	r.press("p", "7", "2", "y")
	if fetched != 43 || len(p.got) != 2 {
		t.Errorf("again: %d were fetched for %d documents", fetched, len(p.got))
	}
}

// A board that does not answer is soon left alone, and the document lacks texts.
func TestABoardThatDoesNotAnswerIsLeftAlone(t *testing.T) {
	s := newFakeStore(300)
	o, p := withPrinter(s)
	r := newReader(t, o, 100, 24)
	s.fail = &feed.Error{Kind: feed.ErrServer}
	steps := 0
	r.seen = func(msg tea.Msg) {
		if _, ok := msg.(gatheredMsg); ok {
			steps++
		}
	}
	printFound(r)
	r.sees("43건은 본문을 받지 못해 목록에 실린 글만 담았습니다.")
	if steps > maxUnanswered+1 || len(p.got) != 1 {
		t.Errorf("the board was asked %d times for %d documents", steps, len(p.got))
	}
}

// How far it is stands in the status line, and Esc ends it on the same screen.
func TestFetchingForADocumentIsStopped(t *testing.T) {
	s := newFakeStore(300)
	o, p := withPrinter(s)
	r := newReader(t, o, 100, 24)
	r.seen = func(msg tea.Msg) {
		if far, ok := msg.(gatheredMsg); ok && far.far.at == 5 {
			r.hold = true
		}
	}
	printFound(r)
	r.sees("본문 받는 중 5/43 (Esc 그만)")
	r.press("esc")
	r.sees(textNotPrinted, "솔루션")
	r.seesNot("본문 받는 중")
	r.release()
	r.seesNot("저장했습니다")
	if len(p.got) > 0 {
		t.Errorf("%q was printed", p.got)
	}
}
