package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
	"city/sosik/feed/query"
)

// fakeFiles has a text for every file, and writes down what it is asked for.
type fakeFiles struct {
	mu    sync.Mutex
	asked []string
	fail  map[string]error // by name
	wait  func(ctx context.Context, report func(done, total int64))
}

func newFakeFiles() *fakeFiles {
	return &fakeFiles{fail: map[string]error{"셋째.zip": attachment.ErrPassword}}
}

func (f *fakeFiles) ask(ctx context.Context, what string, report func(done, total int64)) {
	f.mu.Lock()
	f.asked = append(f.asked, what)
	f.mu.Unlock()
	if f.wait != nil {
		f.wait(ctx, report)
	}
}

func (f *fakeFiles) Save(ctx context.Context, n feed.Notice, a feed.Attachment, report func(done, total int64)) (string, error) {
	f.ask(ctx, "save "+n.ID+" "+a.Name, report)
	return "/home/kim/다운로드/" + a.Name, f.fail[a.Name]
}

func (f *fakeFiles) Text(ctx context.Context, n feed.Notice, a feed.Attachment, again bool, report func(done, total int64)) (attachment.Text, error) {
	f.ask(ctx, fmt.Sprint("text ", n.ID, " ", a.Name, " ", again), report)
	if err := f.fail[a.Name]; err != nil {
		return attachment.Text{}, err
	}
	text := func(s string) feed.Block { return feed.Block{Kind: feed.Paragraph, Spans: []feed.Span{{Text: s}}} }
	t := attachment.Text{Kind: attachment.HWP, Pages: 3, Pictures: 2, Truncated: true, Body: feed.Body{
		text("참가자 모집 공고"), text("1. 접수 기간: 2026. 3. 2.(월) ~ 3. 31.(화) 18:00까지"),
		{Kind: feed.Table, Rows: []feed.Row{
			{{Spans: []feed.Span{{Text: "구분"}}, Header: true}, {Spans: []feed.Span{{Text: "접수처"}}, Header: true}},
			{{Spans: []feed.Span{{Text: "온라인"}}}, {Spans: []feed.Span{{Text: "안산시 누리집 ▲통합예약"}}}},
		}},
	}}
	for i := range 40 {
		t.Body = append(t.Body, text(fmt.Sprintf("제%d조(접수) 신청인은 별지 서식에 따라 신청한다. 파일 %s", i+1, a.Name)))
	}
	return t, nil
}

// withFiles is a board whose first notice has four files.
func withFiles() *fakeStore {
	s := many()
	a := s.article("20809")
	a.Attachments = []feed.Attachment{
		{Name: "붙임1. 2026년 상반기 ‘청년’ 일자리 참여자 모집 공고문(최종).hwp", URL: "https://www.ansan.go.kr/f/1", Size: 123 << 10},
		{Name: "신청서 양식.hwpx", URL: "https://www.ansan.go.kr/f/2", Size: 4 << 20},
		{Name: "셋째.zip", URL: "https://www.ansan.go.kr/f/3"},
		{Name: "주소 없음.pdf"},
	}
	s.texts = map[string]feed.Article{"20809": a}
	return s
}

func (r *reader) files() *fakeFiles { return r.opts.Files.(*fakeFiles) }

func TestFileIsReadInPlaceOfNotice(t *testing.T) {
	r := newReader(t, testOptions(withFiles()), 80, 24)
	r.press("enter", "/", "추", "진", "enter", "pgdown")
	before, needle := r.View(), r.article.finding.needle
	r.press("a")
	r.sees("첨부파일 4개", "참여자 모집 공", "한글(hwp)", "123KB", "하나를 골라 저장하기", "모두 저장하기 (4개)")
	r.press("1")
	r.sees("참가자 모집 공고", "한글(hwp) · 3쪽 · 123KB · 그림 2개는 빠짐", "소식: 안산시‘AI", "너무 길어서 앞부분만")
	r.seesNot("추진단의 주요 역할")
	r.press("/", "제", "7", "조", "enter")
	r.sees("제7조", "1/1")
	if got := r.stand(); got.Find != needle {
		t.Errorf("what is kept of the search is %q, want %q", got.Find, needle)
	}
	r.press("esc")
	if diff := cmp.Diff(before, r.View()); diff != "" {
		t.Errorf("back at the notice (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"text 20809 " + withFiles().article("20809").Attachments[0].Name + " false"}, r.files().asked); diff != "" {
		t.Error(diff)
	}
	r.press("esc")
	r.sees("번호")
}

// Esc leads to the same letters when the size has changed meanwhile, and to the
// notice, however many files were read one after the other.
func TestLeavingFileAfterResize(t *testing.T) {
	r := newReader(t, testOptions(withFiles()), 80, 24)
	r.press("enter", "pgdown", "pgdown", "a", "1")
	place := r.article.preview.notice.lettersAbove(r.article.preview.notice.top)
	r.press("pgdown", "a", "2")
	r.sees("신청서 양식.hwpx")
	r.send(resize(60, 20))
	r.press("esc")
	if r.article.preview != nil || r.article.width != r.articleLayout().width {
		t.Fatalf("the notice is set for %d cells", r.article.width)
	}
	top := r.article.top
	if above, below := r.article.lettersAbove(top), r.article.lettersAbove(top+1); place < above || place >= below && below > above {
		t.Errorf("line %d has letters %d to %d, want %d", top, above, below, place)
	}
	r.press("a", "2", "m", "esc")
	if r.article.entry.Read {
		t.Error("the mark that was set in the file is forgotten")
	}
}

func TestFilesThatCannotBe(t *testing.T) {
	pictured := withFiles()
	a := pictured.texts["20809"]
	a.Attachments = []feed.Attachment{{Name: "포스터.jpg", URL: "https://www.ansan.go.kr/f/1"}}
	pictured.texts["20809"] = a
	none := many()
	for _, test := range []struct {
		name  string
		store *fakeStore
		files Files
		keys  []string
		want  string
	}{
		{"no files", none, newFakeFiles(), []string{"home", "enter", "a"}, "첨부파일이 없는 소식입니다."},
		{"no text yet", offline(), newFakeFiles(), []string{"enter", "a"}, "본문을 받아야"},
		{"nowhere to put them", withFiles(), nil, []string{"enter", "@"}, "여기에서는 첨부파일을 받을 수 없습니다."},
		{"a password", withFiles(), newFakeFiles(), []string{"enter", "a", "3"}, "셋째.zip: 암호가 걸린 파일"},
		{"pictures before the text", offline(), newFakeFiles(), []string{"enter", "i"}, "본문을 받아야 그림이"},
		{"links before the text", offline(), newFakeFiles(), []string{"enter", ";"}, "본문을 받아야 링크가"},
		{"no address", withFiles(), newFakeFiles(), []string{"enter", "a", "4"}, "주소를 알 수 없는 파일"},
		{"a picture", pictured, newFakeFiles(), []string{"enter", "a", "1"}, "그림으로만 된 파일"},
		{"one fails of four", withFiles(), newFakeFiles(), []string{"enter", "a", "6"}, "4개 가운데 2개를 저장하지 못했습니다."},
		{"saved", withFiles(), newFakeFiles(), []string{"enter", "a", "5", "2"}, "저장했습니다: /home/kim/다운로드/신청서 양식.hwpx"},
		{"a file has no versions", withFiles(), newFakeFiles(), []string{"enter", "a", "1", "v"}, "소식의 본문에서만"},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := testOptions(test.store)
			if test.name == "no files" {
				for n, e := range test.store.board {
					e.Attachments = 0
					test.store.board[n] = e
				}
			}
			o.Files = test.files
			r := newReader(t, o, 80, 24)
			r.press(test.keys...)
			r.sees(test.want)
		})
	}
}

func TestFileIsReadAgain(t *testing.T) {
	r := newReader(t, testOptions(withFiles()), 80, 24)
	r.press("enter", "a", "2", "r")
	if diff := cmp.Diff([]string{"text 20809 신청서 양식.hwpx false", "text 20809 신청서 양식.hwpx true"}, r.files().asked); diff != "" {
		t.Error(diff)
	}
	r.sees("신청서 양식.hwpx")
	r.press("esc")
	r.sees("AI 대전환 시대")
}

// What a search found in files is marked in the file.
func TestWordsOfSearchInFile(t *testing.T) {
	q := query.Query{Terms: []query.Term{{Text: "접수처", Field: query.Files}, {Text: "시청", Field: query.Title}, {Text: "모집"}}}
	if diff := cmp.Diff([]string{"접수처", "모집"}, words(inFiles(q))); diff != "" {
		t.Error(diff)
	}
	if q.Terms[0].Field != query.Files {
		t.Error("the search itself was changed")
	}
}

// spawn runs a command as Bubble Tea does, and hands over what it returns.
func spawn(cmd tea.Cmd, to chan tea.Msg) {
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			go spawn(c, to)
		}
	default:
		to <- msg
	}
}

func TestFetchingIsShownAndStopped(t *testing.T) {
	for keys, want := range map[string]string{"2": "파일 받기를 그만두었습니다.", "5 2": "저장을 그만두었습니다."} {
		t.Run(keys, func(t *testing.T) {
			r := newReader(t, testOptions(withFiles()), 80, 24)
			r.press("enter", "a")
			r.files().wait = func(ctx context.Context, report func(done, total int64)) {
				report(1<<20, 4<<20)
				<-ctx.Done()
			}
			r.hold = true
			r.press(strings.Fields(keys)...)
			came := make(chan tea.Msg, 10)
			for _, cmd := range r.later {
				go spawn(cmd, came)
			}
			for {
				if msg, ok := (<-came).(arrivalMsg); ok { // of the two files the first
					r.send(msg)
					break
				}
			}
			r.sees("받는 중 [##--------] 1.0MB/4.0MB 25%")
			r.press("esc")
			r.sees(want, "AI 대전환 시대")
			for msg := range came { // what is stopped still ends
				r.send(msg)
				switch msg.(type) {
				case fileReadMsg, filesSavedMsg:
					r.sees(want, "AI 대전환 시대")
					return
				}
			}
		})
	}
}

// A file that comes when the person has gone on is not shown.
func TestFileThatComesTooLate(t *testing.T) {
	r := newReader(t, testOptions(withFiles()), 80, 24)
	r.press("enter", "a")
	r.hold = true
	r.press("1")
	r.hold = false
	later := r.later
	r.later = nil
	r.press("left") // to the list; the file still comes
	for _, cmd := range later {
		r.run(cmd)
	}
	r.sees("번호")
	r.press("enter")
	r.sees("AI 대전환 시대")
}

func TestExplainFileHasASentenceForEveryFailure(t *testing.T) {
	seen := map[string]error{}
	for _, kind := range []error{
		attachment.ErrPassword, attachment.ErrDistribution, attachment.ErrDRM, attachment.ErrNoText, attachment.ErrEmpty,
		attachment.ErrDamaged, attachment.ErrUnsupported, attachment.ErrUnknown, attachment.ErrTooLarge, context.DeadlineExceeded,
		feed.ErrTooLarge, feed.ErrNotFound, feed.ErrLogin, feed.ErrNotFile, feed.ErrFull, feed.ErrReadOnly, feed.ErrBlocked,
		&feed.Error{Kind: feed.ErrOffline, Reason: feed.ReasonTimeout, Err: context.DeadlineExceeded}, errors.New("anything else"),
	} {
		s := ExplainFile(fmt.Errorf("read 공고.hwp: %w", kind))
		if other, ok := seen[s]; ok || !strings.HasSuffix(s, ".") {
			t.Errorf("%v and %v are both %q", kind, other, s)
		}
		seen[s] = kind
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{0: "", -1: "", 999: "999B", 1 << 10: "1KB", 123_456: "121KB", 5 << 20: "5.0MB", 3 << 30: "3.0GB"} {
		if got := Size(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

// The reason is what matters of a failure: it is never cut.
func TestWhyFileFailsIsWhole(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {30, 8}, {14, 6}} {
		for _, tt := range []struct{ keys, title, why string }{
			{"3", "셋째.zip", "저장해서 열어 주세요."},
			{"4", "주소 없음.pdf", "브라우저로 열어 받아 주세요."},
			{"6", "저장하지 못한 파일", "셋째.zip: 암호가 걸린 파일이라 글로 볼 수 없습니다."},
		} {
			r := newReader(t, testOptions(withFiles()), size[0], size[1])
			r.press("enter", "a")
			r.press(tt.keys)
			shown := ansi.Strip(r.View())
			if r.screen == sheetScreen {
				shown = strings.Join(r.sheetLines(), " ")
				if r.sheet.title != tt.title {
					t.Errorf("the sheet is called %q, want %q", r.sheet.title, tt.title)
				}
			}
			if got := strings.ReplaceAll(shown, " ", ""); !strings.Contains(got, strings.ReplaceAll(tt.why, " ", "")) {
				t.Errorf("%v: after %s the reason is %q", size, tt.keys, shown)
			}
			if r.screen == sheetScreen {
				r.press("esc")
			}
			if r.screen != articleScreen {
				t.Errorf("%v: Esc leads to screen %d", size, r.screen)
			}
		}
	}
}

// The files are gone through one after the other, so the list opens where one
// was in it.
func TestFilesOpenAtTheLastOne(t *testing.T) {
	r := newReader(t, testOptions(withFiles()), 80, 24)
	r.press("enter", "a", "2", "esc", "a")
	if r.menu.cursor != 1 {
		t.Errorf("after reading file 2 the cursor is at row %d", r.menu.cursor)
	}
	r.press("down", "enter", "a")
	if r.menu.cursor != 2 {
		t.Errorf("after file 3, which cannot be read, it is at row %d", r.menu.cursor)
	}
	r.press("5", "2", "a")
	if r.menu.cursor != 1 {
		t.Errorf("after saving file 2 it is at row %d", r.menu.cursor)
	}
	r.press("esc", "esc", "down", "up", "enter", "a")
	if r.menu.cursor != 0 {
		t.Errorf("in a notice that was just opened it is at row %d", r.menu.cursor)
	}
}

// A size that no page tells is known once the file has come, whether or not it
// could be read.
func TestSizesAreLearned(t *testing.T) {
	for name, tt := range map[string]struct {
		err  error
		keys []string
		want string
	}{
		"read":       {nil, []string{"3", "esc", "a"}, "압축 파일(zip) · 77KB"},
		"unreadable": {&attachment.Error{Kind: attachment.ErrPassword}, []string{"3", "a"}, "압축 파일(zip) · 77KB"},
		"saved":      {nil, []string{"5", "3", "a"}, "압축 파일(zip) · 77KB"},
		"not come":   {&feed.Error{Kind: feed.ErrOffline}, []string{"3", "a"}, "압축 파일(zip)\n"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReader(t, testOptions(withFiles()), 80, 24)
			r.files().fail["셋째.zip"] = tt.err
			r.files().wait = func(_ context.Context, report func(done, total int64)) { report(77<<10, 77<<10) }
			r.press("enter", "a")
			r.sees("압축 파일(zip)\n")
			r.press(tt.keys...)
			if r.screen == sheetScreen {
				r.press("esc", "a")
			}
			r.sees(tt.want)
		})
	}
}
