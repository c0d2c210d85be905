package tui

import (
	"slices"
	"strings"
	"testing"
)

// plainAnswers runs a reader without a screen and returns what it wrote after
// each of the lines that were typed.
func plainAnswers(t *testing.T, o Options, typed ...string) []string {
	t.Helper()
	rest := plainSession(t, o, 0, append(slices.Clone(typed), "x")...)
	var answers []string
	for i, line := range append(slices.Clone(typed), "x") {
		answer, after, ok := strings.Cut(rest, ">> "+line+"\n")
		if !ok {
			t.Fatalf("%q was not read, in\n%s", line, rest)
		}
		if i > 0 {
			answers = append(answers, answer)
		}
		rest = after
	}
	return answers
}

// What a line does, by what is written after the last of several. A word that
// begins with ! must not be there.
func TestPlainAnswers(t *testing.T) {
	const row5, top = "안산국제거리극축제 라인업", "전체 60"
	for name, s := range map[string]struct {
		store *fakeStore
		typed []string
		want  []string
	}{
		"share a row":             {nil, []string{"2", "l", "공유 5"}, []string{textShareTitle(""), row5}},
		"copy the address of one": {nil, []string{"2", "l", "복사 5"}, []string{"fidx=556"}},
		"print a row":             {nil, []string{"인쇄 5"}, []string{row5}},
		"another file":            {withFiles(), []string{"1", "첨부 1", "첨부 2"}, []string{"제40조"}},
		"the same file":           {withFiles(), []string{"1", "첨부 1", "첨부 1"}, []string{"제40조"}},
		"back from a file":        {withFiles(), []string{"1", "첨부 1", ""}, []string{"!" + textPlainNothing, "!제40조"}},
		"not in the notice":       {nil, []string{"3", "찾기 없는말"}, []string{textNotFoundHere, "!" + textPlainNothing, "!문단"}},
		"no longer in it":         {nil, []string{"3", "찾기 문단", "찾기 없는말"}, []string{textNotFoundHere, "!문단"}},
		"on with what is not":     {nil, []string{"3", "찾기 없는말", "찾기"}, []string{textNotFoundHere, "!문단"}},
		"found where one is":      {nil, []string{"3", "찾기 문단", "찾기 문단"}, []string{textPlainMatch("문단", 1, 60)}},
		"the only match":          {nil, []string{"3", "찾기 30번째", "찾기"}, []string{textPlainMatch("30번째", 1, 1)}},
		"nothing to go on with":   {nil, []string{"3", "찾기"}, []string{textPlainFindWhat}},
		"no such row":             {nil, []string{"3", "별 99"}, []string{textPlainNoLine("99"), "!" + top}},
		"nothing to save":         {nil, []string{"3", "저장"}, []string{textPlainSearchFirst, "!" + top}},
		"which page":              {nil, []string{"3", "쪽"}, []string{textPlainWhichPage, "!" + top}},
	} {
		t.Run(name, func(t *testing.T) {
			store := s.store
			if store == nil {
				store = newFakeStore(60)
				for n, e := range store.board {
					e.URL = "https://www.ansan.go.kr/?fidx=" + e.ID
					store.board[n] = e
				}
			}
			answers := plainAnswers(t, testOptions(store), s.typed...)
			last := answers[len(answers)-1]
			for _, want := range s.want {
				if not, ok := strings.CutPrefix(want, "!"); ok && strings.Contains(last, not) || !ok && !strings.Contains(last, want) {
					t.Errorf("after %q, %q:\n%s", s.typed, want, last)
				}
			}
		})
	}
}
