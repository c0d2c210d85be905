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
		"no such number":          {nil, []string{"3", "99"}, []string{"!" + top}},
		"one step back":           {withFiles(), []string{"1", "첨부 1", "l"}, []string{"20,309 · ", "!번호 20309"}},
		"back to the list":        {withFiles(), []string{"1", "첨부 1", "목록"}, []string{"번호 20309"}},
		"an action by its words":  {nil, []string{"3", "읽음 표시 바꾸기"}, []string{textUnread, "!" + textPlainNoLine("표시 바꾸기")}},
		"words with a dot":        {nil, []string{"3", "별표 붙이기·떼기"}, []string{textStar}},
		"the previous match":      {nil, []string{"3", "찾기 문단", "찾기", "찾기", "이전 찾은 곳"}, []string{textPlainMatch("문단", 2, 60)}},
		"its command":             {nil, []string{"3", "찾기 문단", "찾기", "찾기", "앞찾기"}, []string{textPlainMatch("문단", 2, 60)}},
		"its key":                 {nil, []string{"3", "찾기 문단", "찾기", "찾기", "글쇠 N"}, []string{textPlainMatch("문단", 2, 60)}},
		"the next match":          {nil, []string{"3", "찾기 문단", "다음 찾은 곳"}, []string{textPlainMatch("문단", 2, 60)}},
		"no search to go on with": {nil, []string{"3", "글쇠 Shift-F3"}, []string{textPlainFindWhat}},
		"not in the list":         {nil, []string{"이전 찾은 곳"}, []string{textPlainNotHere("이전 찾은 곳"), "!" + textPlainFirstPage}},
		"a key without use":       {nil, []string{"글쇠 v"}, []string{textPlainKeyNotHere("v")}},
		"too much":                {nil, []string{"n 3"}, []string{textPlainUnknown("n 3")}},
		"a thing in a menu":       {nil, []string{"공유 5", "인용"}, []string{"「안산국제거리극축제", textSelect}},
		"a part of its name":      {nil, []string{"공유 5", "qr"}, []string{"fidx=556"}},
		"not in the menu":         {nil, []string{"공유 5", "없는말"}, []string{textPlainUnknown("없는말"), "!" + top}},
		"wide digits":             {nil, []string{"５"}, []string{row5, "!" + top}},
		"a row with its word":     {nil, []string{"5번"}, []string{row5, "!" + top}},
		"a number with its word":  {nil, []string{"56번"}, []string{row5, "!" + top}},
		"a wide argument":         {nil, []string{"별 ５번"}, []string{textStar, row5}},
		"saving by lines":         {withFiles(), []string{"1", "첨부 6"}, []string{"‘그만두기’", "!Esc"}},
		"nothing to stop":         {nil, []string{"그만"}, []string{textPlainNothingToStop}},
		"facts of a file":         {withFiles(), []string{"1", "첨부 1", "c"}, []string{textOnlyNotices(""), "!키를"}},
		"the card, from the top":  {withFacts(), []string{"1", "찾기 30번째", "c"}, []string{"20,309 · ", textFacts}},
		"the card by its key":     {withFacts(), []string{"1", "찾기 30번째", "글쇠 _"}, []string{"20,309 · ", textFacts}},
		"the card is folded":      {withFacts(), []string{"1", "c", "c"}, []string{"20,309 · ", "!" + textFacts}},
		"unread above the newest": {nil, []string{"앞안읽음"}, []string{textNoUnreadAbove}},
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

// On each screen what the list of its keys says can be typed.
func TestPlainDoesWhatTheKeysSay(t *testing.T) {
	p := newPlain(t.Context(), testOptions(newFakeStore(60)), Lines{})
	for here := inList; here <= inHelp; here <<= 1 {
		for _, a := range actions() {
			if a.on&here == 0 {
				continue
			}
			says := a.onScreen(here)
			short, _, _ := strings.Cut(says, " (")
			for _, typed := range []string{says, short, strings.ReplaceAll(short, " ", ""), a.name} {
				if got, ok := p.actionNamed(typed, here, true); !ok || got.onScreen(here) != says {
					t.Errorf("%q does %q, not %q", typed, got.onScreen(here), says)
				}
			}
		}
	}
}

// An address is not broken, however narrow the terminal is: it may be what one
// has come for.
func TestPlainKeepsAddressesWhole(t *testing.T) {
	const address = "https://www.ansan.go.kr/www/common/bbs/selectBbsDetail.do?bbs_code=WWW_01&key=1"
	for _, typed := range []string{"복사", "공유", "공유\n제목과 주소", "공유\nqr", "1\npr"} {
		s := newFakeStore(60)
		for n, e := range s.board {
			e.URL = address
			s.board[n] = e
		}
		var out strings.Builder
		l := Lines{In: strings.NewReader(typed + "\nx\n"), Out: &out, Size: func() (int, int) { return 40, 40 }}
		if err := RunPlain(t.Context(), testOptions(s), l); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "\n"+address+"\n") {
			t.Errorf("after %q no whole address in\n%s", typed, out.String())
		}
	}
}
