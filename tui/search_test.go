package tui

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"city/sosik/feed"
)

// searched is a reader in which somebody has searched for text.
func searchedReader(t *testing.T, s *fakeStore, text string) *reader {
	t.Helper()
	r := newReader(t, testOptions(s), 80, 24)
	r.press("/")
	r.typed(text)
	r.press("enter")
	return r
}

// typed types a text key by key.
func (r *reader) typed(text string) {
	r.t.Helper()
	for _, k := range text {
		r.press(string(k))
	}
}

func TestSearchReplacesTheTableAndEscFindsItAgain(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("]", "down")
	before := r.View()
	r.press("/")
	r.typed("성금 모금")
	r.sees("찾기 성금 모금", "2,901건", "최신순", "1/291쪽", "찾기 /성금 모금")
	if row := r.selectedRow(); !strings.Contains(row, "20306") {
		t.Errorf("the first hit is %q, want number 20306", row)
	}
	r.press("enter", "]", "down")
	r.sees("2/291쪽")
	r.press("enter")
	r.sees("산불 피해 복구 성금 모금")
	r.press(".", "esc")
	r.sees("찾기 성금 모금", "2/291쪽")
	r.press("esc", "x") // a Latin letter, which takes the sign of Hangul mode away
	if after := strings.Replace(r.View(), "안 읽음 20,307", "안 읽음 20,309", 1); after != before {
		t.Errorf("the list is not as it was left:\n%s\nwant\n%s", after, before)
	}
}

func TestEscWhileTypingGoesBackToTheLastHits(t *testing.T) {
	r := searchedReader(t, many(), "성금")
	r.press("down", "/", "end")
	r.typed(" 산불")
	r.sees("찾기 성금 산불")
	r.press("esc", "/")
	r.typed("산불")
	r.sees("찾기 산불 ·") // the first letter replaces what was searched for before
	r.press("esc")
	r.sees("찾기 성금 ·", "2,901건")
	if row := r.selectedRow(); !strings.Contains(row, "20299") {
		t.Errorf("back on %q, want the second hit", row)
	}
}

func TestABadQuerySaysWhyAndKeepsTheLastHits(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("/")
	r.typed("성금 -")
	r.sees("20306", "- 바로 뒤에 뺄 낱말을 써 주세요.")
	r.seesNot("2,901건")
	r.typed("산불")
	r.sees("0건")
	r.press("backspace", "backspace", "backspace")
	r.typed("2025-13")
	r.sees("없는 날짜입니다: 2025-13")
}

func TestTheOtherInputModeIsOffered(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("/")
	r.typed("tjdrma")
	r.sees("찾은 소식이 없습니다", "혹시 ‘성금’? 2,901건")
	r.press("tab")
	r.sees("2,901건", "찾기 /성금")
	r.press("enter", "esc", "/")
	r.typed("tjdrma")
	r.press("enter", "tab")
	r.sees("찾기 성금", "2,901건")
}

func TestMarksAreSeenInTheHits(t *testing.T) {
	s := many()
	r := searchedReader(t, s, "안읽음 성금")
	r.press("enter", "esc")
	if row := r.selectedRow(); strings.Contains(row, "●") {
		t.Errorf("a hit that was read is still unread: %q", row)
	}
	r.sees("2,901건") // it stays until one searches again
	r.press("r")
	r.sees("2,900건")
}

func TestMarkingManyAndUndo(t *testing.T) {
	s := many()
	r := newReader(t, testOptions(s), 80, 24)
	r.press("%")
	r.sees("안 읽음 20,288", "21건을 읽음으로 표시했습니다")
	r.press("]", "down", "^")
	r.sees("안 읽음 20,286", "2건을 읽음으로")
	r.press("&")
	r.sees("모두 읽음으로 표시할까요?")
	r.press("esc")
	r.sees("안 읽음 20,286", "그대로 두었습니다")
	r.press("&", "ㅛ")
	r.sees("안 읽음 0")
	for _, unread := range []string{"20,286", "20,288", "20,309"} {
		r.press("~")
		r.sees("안 읽음 " + unread)
	}
	r.press("z")
	r.sees("되돌릴 것이 없습니다")
	r.press("*", "~")
	if row := r.selectedRow(); strings.Contains(row, "*") {
		t.Errorf("the star is still there: %q", row)
	}
}

func TestOnlyTheLastTenChangesAreKept(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	for range 12 {
		r.press("m", "down")
	}
	for range 10 {
		r.press("~")
	}
	r.sees("안 읽음 20,307")
	r.press("~")
	r.sees("안 읽음 20,307", "되돌릴 것이 없습니다")
}

func TestNextUnread(t *testing.T) {
	s := many()
	r := newReader(t, testOptions(s), 80, 24)
	r.press("%", "tab")
	if row := r.selectedRow(); !strings.Contains(row, "20288") {
		t.Errorf("the next unread notice is on %q, want number 20288", row)
	}
	r.press("enter", "tab")
	r.sees("20,287 ·")
	r.press("shift+tab")
	r.sees(textNoUnreadAbove, "20,287 ·")
	r.press("esc", "/")
	r.typed("성금")
	r.press("enter", "tab")
	if row := r.selectedRow(); !strings.Contains(row, "20285") {
		t.Errorf("the next unread hit is on %q, want number 20285", row)
	}
}

func TestFindingInTheArticle(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("enter", "/")
	r.typed("30번째")
	r.sees("1/1", "30번째 문단")
	r.press("esc")
	r.seesNot("30번째 문단")
	r.press("/")
	r.typed("행정")
	r.press("enter")
	r.sees("1/")
	all := len(r.article.finding.found.Matches)
	if all < 30 {
		t.Fatalf("%d matches, want one a paragraph", all)
	}
	r.press("n", "f3", "N")
	r.sees("2/")
	r.send(resize(40, 12))
	r.sees("2/")
	r.send(resize(80, 24))
	r.press("f15", "N")
	if at := r.article.finding.at; at != all-1 {
		t.Errorf("before the first comes match %d, want the last, %d", at, all-1)
	}
	r.press("/")
	r.typed("없는말")
	r.sees("0/0")
}

func TestComingBackAfterACrash(t *testing.T) {
	s := many()
	first := newReader(t, testOptions(s), 80, 24)
	first.press("]", "down", "/")
	first.typed("성금")
	first.press("enter", "down", "enter", " ")
	line := first.article.line(first.article.top)

	s.visit = feed.Visit{State: s.states[len(s.states)-1], Last: noon}
	r := newReader(t, testOptions(s), 80, 24)
	r.sees("끊어진 곳에서 이어 봅니다", line)
	r.press("esc")
	r.sees("찾기 성금")
	if row := r.selectedRow(); !strings.Contains(row, "20299") {
		t.Errorf("the hit is %q, want number 20299", row)
	}
	r.press("esc")
	if row := r.selectedRow(); !strings.Contains(row, "20287") {
		t.Errorf("the row is %q, want number 20287", row)
	}
	r.press("q")
	if !s.left {
		t.Error("the visit was not ended")
	}
}

func TestStandingStillWritesNothing(t *testing.T) {
	s := many()
	r := newReader(t, testOptions(s), 80, 24)
	r.press("down")
	n := len(s.states)
	r.press("?", "?", "m", "m")
	if len(s.states) != n {
		t.Errorf("%d places kept while the cursor stood still: %v", len(s.states)-n, s.states)
	}
	var st stand
	if err := json.Unmarshal([]byte(s.states[n-1]), &st); err != nil || st.Number != 20308 {
		t.Errorf("kept %+v, %v; want number 20308", st, err)
	}
}

func TestSyncInTheReader(t *testing.T) {
	s := many()
	s.syncing = func(_ context.Context, report func(feed.Progress)) error {
		report(feed.Progress{Done: 10, Total: 20309})
		report(feed.Progress{Done: 5000, Total: 20309})
		return &feed.Error{Kind: feed.ErrBlocked}
	}
	r := newReader(t, testOptions(s), 80, 24)
	r.hold = true
	r.press("f6")
	r.sees("받기 시작")
	r.release()
	r.sees("받기를 멈추었습니다. 게시판이 접속을 막았습니다")
	s.syncing = func(context.Context, func(feed.Progress)) error { return nil }
	r.press(":")
	r.typed("ㄴㅛㅜㅊ")
	r.press("enter")
	r.sees("게시판 전체를 받았습니다")
}

func TestSavedSearchesAndWatches(t *testing.T) {
	s := many()
	r := searchedReader(t, s, "성금")
	r.press("\"")
	r.sees("저장할 이름: 성금")
	r.press("enter")
	r.sees("‘성금’(으)로 저장했습니다")
	r.press("esc", "\\")
	r.sees("1. 전체", "성금")
	r.press("8")
	r.sees("찾기 성금", "2,901건")
	r.press("esc")
	s.news = 7
	r.press("r")
	r.sees("[성금]", "산불 피해 복구")
	r.press("\\", "end", "*")
	if s.searches[0].Watch {
		t.Error("the watch is still on")
	}
	r.press("delete")
	r.sees("저장한 찾기를 지울까요?")
	r.press("y")
	if len(s.searches) != 0 {
		t.Error("the search was not forgotten")
	}
}

func TestNewsSinceTheLastVisit(t *testing.T) {
	s := withMarks()
	r := newReader(t, testOptions(s), 80, 24)
	r.sees("새로 12")
	r.press("!")
	r.sees("12건")
}

func TestEscLeavesTheVersionsAtOnce(t *testing.T) {
	s := withVersions()
	s.versions["20809"] = append(s.versions["20809"], feed.Version{Seen: noon.Add(-time.Hour), Title: "첫 제목", Text: "첫 글"})
	r := newReader(t, testOptions(s), 80, 24)
	r.press("enter", "v")
	r.sees("고치기 전 1/2")
	r.press("v")
	r.sees("고치기 전 2/2", "[-첫")
	r.press("v")
	r.seesNot("고치기 전")
	r.press("v", "esc")
	r.seesNot("고치기 전")
	r.sees("20,309 ·")
}

// The list tells of an edit before the article has been asked for again.
func TestAnArticleThatHasChangedIsFetchedAgain(t *testing.T) {
	s := withVersions()
	kept := s.article("20809")
	kept.Fetched = noon.Add(-time.Hour)
	s.texts = map[string]feed.Article{"20809": kept}
	fresh := s.article("20809")
	fresh.Body = feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "새로 고친 본문입니다."}}}}
	fresh.Fetched = noon
	s.onFetch = func() { s.texts["20809"] = fresh }
	r := newReader(t, testOptions(s), 80, 24)
	r.press("enter")
	r.sees("새로 고친 본문입니다.")
	s.fail = &feed.Error{Kind: feed.ErrOffline}
	s.texts["20809"] = kept
	r.press("esc", "enter")
	r.sees("안산시(시장)는 AI 대전환") // what is kept stays where the board does not answer
}
