package tui

import (
	"context"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

func resize(w, h int) tea.WindowSizeMsg { return tea.WindowSizeMsg{Width: w, Height: h} }

// selectedRow is the row that the pointer is on.
func (r *reader) selectedRow() string {
	r.t.Helper()
	for _, row := range strings.Split(r.View(), "\n") {
		if strings.HasPrefix(row, pointer) {
			return row
		}
	}
	r.t.Fatalf("no row is selected:\n%s", r.View())
	return ""
}

func TestPagingThroughTheBoard(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24) // 21 rows a page
	r.sees("안산시 시정소식", "전체 20,309", "안 읽음 20,309", "1/968쪽", "갱신 12:00")
	for _, step := range []struct{ key, page, row string }{
		{"]", "2/968쪽", "20288"},
		{"pgdown", "3/968쪽", "20267"},
		{"b", "2/968쪽", "20288"},
		{"}", "12/968쪽", "20078"},
		{"{", "2/968쪽", "20288"},
		{"end", "968/968쪽", "1 "},
		{"home", "1/968쪽", "20309"},
		{"j", "1/968쪽", "20308"},
		{"jj", "1/968쪽", "20306"}, // two in one read
		{"ㅓ", "1/968쪽", "20305"},  // with the Korean input method on
		{"어", "1/968쪽", "20304"},  // d does nothing here, j moves
		{"k", "1/968쪽", "20305"},
	} {
		r.press(step.key)
		r.sees(step.page)
		if !strings.Contains(r.selectedRow(), step.row) {
			t.Errorf("after %s the row is %q, want number %s", step.key, r.selectedRow(), step.row)
		}
	}
}

func TestGoingToPagesAndNumbers(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys string
		sees []string
	}{
		{"page", ":155\r", []string{"155/968쪽"}},
		{"page with a comma", ":1,00\r", []string{"100/968쪽"}},
		{"page by digits and g", "155g", []string{"155/968쪽"}},
		{"number", "#20000\r", []string{"15/968쪽", ">20000"}},
		{"number in the command line", ":#20000\r", []string{"15/968쪽", ">20000"}},
		{"the board's own ID where there is no such number", "#20800\r", []string{">20300"}},
		{"open by number", "20000\r", []string{"20,000", "행정혁신 추진단"}},
		{"no such page", ":969\r", []string{"969쪽은 없습니다. 1쪽부터 968쪽까지 있습니다.", "1/968쪽"}},
		{"no such number", "#99999\r", []string{"99999번 소식은 이 게시판에 없습니다."}},
		{"no such command", ":ㅁㄴㅇ\r", []string{"‘ㅁㄴㅇ’은(는) 모르는 명령입니다."}},
		{"left with Esc", ":15\x1b", []string{"1/968쪽", "Enter 열기"}},
		{"left by deleting all", ":\x7f", []string{"Enter 열기"}},
		{"letters are text while typing", ":q", []string{"쪽 또는 #번호 :q"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newReader(t, testOptions(many()), 80, 24)
			for _, k := range tt.keys {
				r.press(map[rune]string{'\r': "enter", '\x1b': "esc", '\x7f': "backspace"}[k] + strings.Trim(string(k), "\r\x1b\x7f"))
			}
			r.sees(tt.sees...)
			if r.quit {
				t.Error("it has quit")
			}
		})
	}
}

func TestReadingAnArticle(t *testing.T) {
	s := many()
	r := newReader(t, testOptions(s), 80, 24)
	r.press("]", "down", "enter")
	r.sees("20,287", "안산톡톡 · ", "조회수", "안산시(시장)는 AI 대전환", "첨부 1. 붙임1. 공고문(최종).hwp")
	r.press("end")
	r.sees("30번째 문단입니다", "100%")
	r.press("home", " ")
	r.seesNot("안산시(시장)는 AI 대전환")
	r.press(".")
	r.sees("20,286", "안산시(시장)는 AI 대전환")
	r.press(",", ",")
	r.sees("20,288")
	r.press("esc")
	r.sees("2/968쪽", "안 읽음 20,306")
	if row := r.selectedRow(); !strings.Contains(row, ">20288") || strings.Contains(row, "●") {
		t.Errorf("back on %q, want number 20288, read", row)
	}
	r.press("m")
	if row := r.selectedRow(); !strings.Contains(row, "●") {
		t.Errorf("m left %q read", row)
	}
	r.sees("안 읽음 20,307")
	r.press("esc", "h", "left", "backspace")
	if r.quit {
		t.Error("going back has quit the reader")
	}
	r.press("q")
	if !r.quit {
		t.Error("q in the list does not quit")
	}
}

// Over a slow line Esc and the next key come in one read, which means Alt.
func TestEscAndAKeyInOneRead(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("enter")
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ㅓ"), Alt: true})
	if !strings.Contains(r.selectedRow(), ">20308") {
		t.Errorf("after Esc and j the row is %q", r.selectedRow())
	}
}

func TestSummaryWhileTheArticleIsFetched(t *testing.T) {
	s := many()
	r := newReader(t, testOptions(s), 80, 24)
	s.fail = &feed.Error{Kind: feed.ErrServer}
	r.press("enter")
	r.sees("안산시(시장)는 시민 중심의", "목록에 실린 글입니다", "게시판 서버에 오류가 났습니다.")
	r.press("esc")
	if !strings.Contains(r.selectedRow(), "●") {
		t.Errorf("a notice whose text never came counts as read: %q", r.selectedRow())
	}
	r.press("enter")
	s.fail = nil
	r.press("r")
	r.sees("안산시(시장)는 AI 대전환")
	r.seesNot("목록에 실린 글입니다")
}

func TestALeftArticleDoesNotComeBack(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.hold = true
	r.press("enter")
	r.sees("20,309", "받는 중…")
	r.press("esc")
	r.release()
	r.sees("1/968쪽")
	r.seesNot("안산시(시장)는 AI 대전환")
	if !strings.Contains(r.selectedRow(), "●") {
		t.Error("the article that was left counts as read")
	}
}

func TestRowsThatAreNotKeptFillIn(t *testing.T) {
	s := newFakeStore(300)
	for n := range s.kept {
		if n <= 290 {
			delete(s.kept, n)
		}
	}
	r := &reader{t: t, Model: New(t.Context(), testOptions(s))}
	r.send(resize(80, 24))
	r.run(r.Init())
	r.seesNot(textRowLoading)
	if s.fills != 2 { // 21 rows: ten are kept, two pages of the board have the rest
		t.Errorf("%d pages were asked for, want 2", s.fills)
	}

	r.hold = true
	r.press("end")
	r.hold = false
	r.later[0]() // the cache has been asked, the board not yet
	r.press("end")
	r.release()
	r.seesNot(textRowLoading)
}

func TestFailedRowsSayWhyAndCanBeTriedAgain(t *testing.T) {
	s := withGaps()
	r := newReader(t, testOptions(s), 80, 24)
	r.sees("받지 못했습니다 (r 다시)", "연결 안 됨")
	r.press("down", "]") // one can go on all the same
	r.sees("2/15쪽", "시간이 다 되었습니다")
	fills := s.fills
	r.press("down", "down")
	if s.fills != fills {
		t.Error("moving on a failed page asks again each time")
	}
	s.fail = nil
	r.press("r")
	r.seesNot("받지 못했습니다", "연결 안 됨")
}

// A pinned notice is 공지 above the list and has its number in its place.
func TestAPinnedNoticeHasItsNumberInItsPlace(t *testing.T) {
	r := newReader(t, testOptions(withPinned()), 80, 24)
	r.sees(">공지")
	r.press("#", "1", "0", "enter")
	r.sees(">  10")
}

func TestANumberThatTheBoardHidesIsSaid(t *testing.T) {
	s := newFakeStore(300)
	s.hides = 295
	delete(s.kept, 295)
	r := newReader(t, testOptions(s), 80, 24)
	r.sees(" 295      " + textRowHidden)
	r.press("2", "9", "5", "enter")
	r.seesNot(textLoading) // nothing to open, and nothing to wait for
}

func TestNewNoticesArrive(t *testing.T) {
	s := many()
	r := newReader(t, testOptions(s), 80, 24)
	r.press("down", "down")
	s.news = 3
	r.send(checkMsg{r.board})
	r.sees("새 소식이 3건 있습니다.", "전체 20,312", ">20307")
	r.press("r")
	r.sees("새 소식이 없습니다.")
}

func TestRefreshOfALaterPageAsksForItAgain(t *testing.T) {
	s := many()
	r := newReader(t, testOptions(s), 80, 24)
	r.press("r")
	if s.reloads != 0 {
		t.Error("the first page was asked for twice")
	}
	r.press("]", "r")
	if s.reloads != 1 {
		t.Errorf("the page was asked for %d times, want once", s.reloads)
	}
}

func TestNothingKeptOffersTheDemo(t *testing.T) {
	o := testOptions(nothingKept())
	r := newReader(t, o, 80, 24)
	r.sees("서버가 연결을 거부했습니다.", "받아 둔 목록이 없습니다.", "다시 시도")
	r.seesNot("시험용 게시판 보기")
	r.press("d", "enter", "]", ":")
	if r.quit || r.screen != listScreen {
		t.Error("a key did something where there is nothing")
	}
	r.press("esc")

	o.Demo = func(context.Context) (Store, error) { return newFakeStore(50), nil }
	r = newReader(t, o, 80, 24)
	r.sees("시험용 게시판 보기")
	r.press("d")
	r.sees("전체 50", "시험용 게시판입니다.")
}

func TestResizeKeepsThePlace(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press(":155"[0:1])
	r.press("1", "5", "5", "enter", "down", "down")
	row := strings.Fields(r.selectedRow())[0]
	for _, size := range [][2]int{{200, 50}, {20, 5}, {1, 1}, {30, 8}, {80, 24}} {
		r.send(resize(size[0], size[1]))
	}
	if got := strings.Fields(r.selectedRow())[0]; got != row {
		t.Errorf("the cursor moved from %s to %s", row, got)
	}

	r.press("enter")
	for range 20 {
		r.press("down")
	}
	top := strings.TrimSpace(strings.Split(r.View(), "\n")[1])
	for _, size := range [][2]int{{40, 24}, {120, 40}, {80, 24}} {
		r.send(resize(size[0], size[1]))
	}
	if got := strings.TrimSpace(strings.Split(r.View(), "\n")[1]); got != top {
		t.Errorf("the article moved from %q to %q", top, got)
	}
}

func TestABrokenCacheIsSaid(t *testing.T) {
	s := many()
	r := newReader(t, testOptions(s), 80, 24)
	s.broken = feed.ErrServer
	r.press("*")
	r.sees("게시판 서버에 오류가 났습니다.")
	if strings.Contains(r.selectedRow(), "*") {
		t.Error("a star that was not kept is shown")
	}
}

func TestHelpShowsEveryKey(t *testing.T) {
	r := newReader(t, testOptions(many()), 120, 200)
	r.press("?")
	for _, g := range DefaultKeys().Groups() {
		r.sees(g.Title)
		for _, b := range g.Keys {
			r.sees(b.Help().Key, b.Help().Desc)
		}
	}
	r.press("?")
	r.sees("1/104쪽")
}

func TestHelpBeginsWithWhereOneIs(t *testing.T) {
	first := func(r *reader) string {
		return strings.TrimSpace(strings.Split(r.View(), "\n")[1])
	}
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("?")
	if got := first(r); got != textKeysList {
		t.Errorf("from the list the help begins with %q", got)
	}
	r.press("esc", "enter", "?")
	if got := first(r); got != textKeysArticle {
		t.Errorf("from an article the help begins with %q", got)
	}
	r = newReader(t, testOptions(nothingKept()), 80, 24)
	r.press("?")
	if got := first(r); got != textKeysEmpty {
		t.Errorf("from the empty screen the help begins with %q", got)
	}
}

func TestTheArticleShowsItsMarks(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("enter", "*", "home")
	r.sees(" · 별표")
	r.press("end")
	r.sees("20,309 · * ")
	r.press("m", "home")
	r.sees("읽지 않음")
	r.press("r", "home")
	r.sees("읽지 않음") // fetching it again does not read it
}

// A row that could not be had says so when one wants to open it.
func TestOpeningARowThatIsNotThere(t *testing.T) {
	r := newReader(t, testOptions(withGaps()), 80, 24)
	r.press("]", "enter")
	r.sees(textNoRow("r"))
}

func TestColumnsDoNotComeAndGo(t *testing.T) {
	s := many()
	for n, e := range s.board {
		if n < 20250 { // only the newest notices tell their author
			e.Author, e.Views = "", feed.Unknown
			s.board[n] = e
		}
	}
	r := newReader(t, testOptions(s), 80, 24)
	header := strings.Split(r.View(), "\n")[1]
	r.press("end")
	if got := strings.Split(r.View(), "\n")[1]; got != header {
		t.Errorf("the header changed from %q to %q", header, got)
	}
}
