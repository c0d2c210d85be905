package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"city/sosik/feed"
)

// fakePrinter notes what it is given.
type fakePrinter struct {
	far, fail error
	path      string
	got       []string
}

func (p *fakePrinter) note(how, board string, articles []feed.Article) {
	text := ""
	if len(articles) > 0 {
		text = articles[0].Body.Text()
	}
	p.got = append(p.got, fmt.Sprintf("%s %s %d: %s", how, board, len(articles), text))
}

func (p *fakePrinter) Save(_ context.Context, board string, articles []feed.Article, f PrintForm) (string, error) {
	p.note(string(f), board, articles)
	return p.path, p.fail
}

func (p *fakePrinter) Print(_ context.Context, board string, articles []feed.Article) error {
	p.note("paper", board, articles)
	return p.fail
}

func (p *fakePrinter) Prints() error { return p.far }

func withPrinter(s *fakeStore) (Options, *fakePrinter) {
	p := &fakePrinter{path: "/home/me/소식.pdf"}
	o := testOptions(s)
	o.Printer = p
	return o, p
}

func TestPrinting(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		want string // how what the printer got begins
		sees string
	}{
		{"PDF", []string{"p", "1"}, "pdf 안산시 시정소식 1: 안산시(시장)는 AI", "저장했습니다. /home/me/소식.pdf"},
		{"HTML", []string{"P", "2"}, "html 안산시 시정소식 1", "저장했습니다"},
		{"text", []string{"ㅔ", "3"}, "txt 안산시 시정소식 1", "저장했습니다"},
		{"Markdown", []string{"f7", "4"}, "md 안산시 시정소식 1", "저장했습니다"},
		{"paper", []string{"p", "5"}, "paper 안산시 시정소식 1", textPrinted},
		{"the open article", []string{"enter", "p", "1"}, "pdf 안산시 시정소식 1: 안산시(시장)는 AI", "저장했습니다"},
		{"starred", []string{"*", "down", "*", "p", "6", "1"}, "pdf 안산시 시정소식 2: 안산시(시장)는 AI", "저장했습니다. /home/me/소식.pdf"},
		{"none starred", []string{"p", "6"}, "", textNoStarred},
		{"left", []string{"p", "esc"}, "", "Enter 열기"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o, p := withPrinter(some())
			r := newReader(t, o, 100, 24)
			r.press(tt.keys...)
			r.sees(tt.sees)
			switch {
			case tt.want == "" && len(p.got) > 0:
				t.Errorf("%q was printed", p.got)
			case tt.want != "" && (len(p.got) != 1 || !strings.HasPrefix(p.got[0], tt.want)):
				t.Errorf("%q was printed, want %q", p.got, tt.want)
			}
		})
	}
}

// Many are asked about, and too many are refused.
func TestPrintingWhatWasFound(t *testing.T) {
	s := newFakeStore(2000)
	o, _ := withPrinter(s)
	r := newReader(t, o, 80, 24)
	r.press("/", "솔", "루", "션", "enter", "p")
	r.sees("7. 찾은 소식 286건 모두")
	r.press("7")
	r.sees("286건은 한 번에 인쇄하기에 많습니다")

	s = newFakeStore(300)
	o, p := withPrinter(s)
	r = newReader(t, o, 80, 24)
	r.press("/", "솔", "루", "션", "enter", "p", "7")
	r.sees("찾기 솔루션 43건")
	r.press("2")
	r.sees("소식 43건을 한 문서로 만들까요?")
	r.press("esc")
	r.sees(textNotPrinted)
	if len(p.got) > 0 {
		t.Fatalf("%q was printed before anyone said yes", p.got)
	}
	r.press("p", "7", "2", "ㅛ")
	r.sees("저장했습니다")
	if len(p.got) != 1 || !strings.HasPrefix(p.got[0], "html 안산시 시정소식 43: 안산시(시장)는 AI") {
		t.Errorf("%q was printed", p.got)
	}
}

// What cannot be done is said, and nothing else happens.
func TestWhatHindersPrinting(t *testing.T) {
	none := testOptions(some())
	none.Printer = nil
	r := newReader(t, none, 80, 24)
	r.press("p")
	r.sees(textNoPrinting)
	for _, tt := range []struct {
		far, fail error
		key       string
		want      string
	}{
		{ErrFarPrinter, nil, "5", "(SSH)"},
		{ErrNoPrinter, nil, "5", "(lp, lpr)"},
		{nil, fmt.Errorf("%w: lp", ErrNotPrinted), "5", "기본 프린터"},
		{nil, fmt.Errorf("%w: none", ErrNoFont), "1", "한글 글꼴을 찾지 못했습니다"},
		{nil, fmt.Errorf("%w: %w", ErrNoFont, &FontError{"/nope.ttf", false, errors.New("gone")}), "1", "설정 font의 /nope.ttf 파일을 읽을 수 없습니다"},
		{nil, fmt.Errorf("%w: %w", ErrNoFont, &FontError{"/a.otf", true, errors.New("not TrueType")}), "1", "설정 font의 /a.otf은(는) PDF에 쓸 수 없는"},
		{nil, ErrTooLong, "1", "너무 길어"},
		{nil, errors.New("disk"), "2", "저장하지 못했습니다"},
	} {
		o, p := withPrinter(some())
		p.far, p.fail = tt.far, tt.fail
		r := newReader(t, o, 80, 24)
		r.press("p")
		if tt.far != nil {
			r.sees(textPrintNotHere)
		}
		r.press(tt.key)
		r.sees(tt.want)
		r.seesNot("저장했습니다")
		if rows := r.Frame().Rows; strings.Contains(rows[len(rows)-1], "..") {
			t.Errorf("%s is cut: %s", tt.want, rows[len(rows)-1])
		}
	}
	s := some()
	s.fail = &feed.Error{Kind: feed.ErrServer}
	e := s.board[300]
	e.Summary = ""
	s.board[300] = e
	o, p := withPrinter(s)
	r = newReader(t, o, 80, 24)
	r.press("p", "1")
	r.sees("게시판 서버에 오류가 났습니다.")
	if len(p.got) > 0 {
		t.Errorf("%q was printed", p.got)
	}
}

// A path that is longer than the status line is shown whole.
func TestALongPathIsShownWhole(t *testing.T) {
	o, p := withPrinter(some())
	p.path = "/home/me/" + strings.Repeat("아주 긴 폴더/", 10) + "소식.pdf"
	r := newReader(t, o, 80, 24)
	r.press("p", "1")
	r.sees("저장한 파일", "소식.pdf")
}

// A document that is left to itself does not come back on another's.
func TestOnlyTheLastDocumentIsSaid(t *testing.T) {
	o, _ := withPrinter(some())
	r := newReader(t, o, 80, 24)
	r.hold = true
	r.press("p", "1")
	r.sees(textPrinting)
	first := r.later
	r.later = nil
	r.press("p", "2")
	r.hold = false
	for _, c := range first {
		r.run(c)
	}
	r.seesNot("저장했습니다")
}
