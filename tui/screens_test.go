package tui

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/feed/board"
	"city/sosik/feed/demo"
	"city/sosik/tui/cell"
)

var update = flag.Bool("update", false, "write the goldens anew")

// scenes are all screens of the reader, each in the states that look different.
// A new screen joins every test below with one line here.
var scenes = []struct {
	name  string
	store func() *fakeStore
	keys  []string
}{
	{"list", many, nil},
	{"list-second-page", many, []string{"]", "down", "*", "m"}},
	{"list-last-page", many, []string{"end"}},
	{"list-pinned", withPinned, []string{"down"}},
	{"list-gaps", withGaps, nil},
	{"list-offline", offline, nil},
	{"list-command", many, []string{":", "1", "5", "5"}},
	{"list-number", many, []string{"#", "2", "0", "가", "나"}},
	{"list-no-page", many, []string{":", "9", "9", "9", "9", "9", "enter"}},
	{"list-empty-board", func() *fakeStore { return newFakeStore(0) }, nil},
	{"nothing-kept", nothingKept, nil},
	{"article", many, []string{"enter"}},
	{"article-scrolled", many, []string{"enter", " ", "down"}},
	{"article-end", many, []string{"enter", "end"}},
	{"article-offline", offline, []string{"down", "enter"}},
	{"demo-list", fromDemo, nil},
	{"demo-article", fromDemo, []string{"j", "j", "j", "j", "j", "j", "enter"}},
	{"search", some, []string{"/", "산", "불"}},
	{"search-done", some, []string{"/", "추", "진", "단", "enter", "down"}},
	{"search-best", some, []string{"/", "행", "정", "enter", "="}},
	{"search-nothing", some, []string{"/", "d", "k", "s", "t", "k", "s"}},
	{"search-wrong", some, []string{"/", "2", "0", "2", "5", "-", "1", "3"}},
	{"search-article", some, []string{"/", "추", "진", "단", "enter", "enter"}},
	{"pictures", many, []string{"enter", "i"}},
	{"picture", many, []string{"enter", "i", "enter"}},
	{"find", many, []string{"enter", "/", "행", "정"}},
	{"find-next", many, []string{"enter", "/", "행", "정", "enter", "n", "n"}},
	{"views", withSearches, []string{"\\", "end"}},
	{"changes", withVersions, []string{"enter", "v"}},
	{"facts", withFacts, []string{"enter", "c"}},
	{"links", withLinks, []string{"enter", ";", "down"}},
	{"links-number", withLinks, []string{"enter", "1"}},
	{"links-address", withLinks, []string{"enter", "1", "enter"}},
	{"list-marks", withMarks, nil},
	{"share", withAddress, []string{"s"}},
	{"share-citation", withAddress, []string{"s", "3"}},
	{"share-code", withAddress, []string{"s", "4"}},
	{"print", some, []string{"enter", "p"}},
	{"print-many", some, []string{"/", "솔", "루", "션", "enter", "p", "7", "1"}},
	{"share-mail", withAddress, []string{"enter", "s", "5"}},
	{"mark-all", many, []string{"&"}},
	{"demo-search", fromDemo, []string{"/", "안", "산", " ", "운", "영"}},
	{"files", withFiles, []string{"enter", "a"}},
	{"files-save", withFiles, []string{"enter", "@", "5"}},
	{"files-saved", withFiles, []string{"enter", "@", "5", "1"}},
	{"file", withFiles, []string{"enter", "a", "1"}},
	{"file-find", withFiles, []string{"enter", "a", "1", "/", "접", "수", "enter", "n"}},
	{"file-no-text", withFiles, []string{"enter", "a", "3"}},
	{"help", many, []string{"?"}},
	{"help-end", many, []string{"?", "end"}},
}

func many() *fakeStore { return newFakeStore(20309) }

func some() *fakeStore { return newFakeStore(300) }

// fromDemo is the demo board as its pages are read, for the pictures in the
// README.
func fromDemo() *fakeStore {
	s := newFakeStore(demo.Notices)
	s.status.Board.Name = "시험용 시정소식"
	for n, e := range s.board { // the list tells none of these
		e.Author, e.Views, e.Attachments = "", feed.Unknown, feed.Unknown
		s.board[n] = e
	}
	entries, texts := demoPages()
	maps.Copy(s.board, entries)
	s.texts = texts
	return s
}

// demoPages are the newest notices of the demo board, by number, with their
// texts by ID.
var demoPages = sync.OnceValues(func() (map[int]feed.Entry, map[string]feed.Article) {
	site, err := demo.New(demo.Options{Every: -1})
	if err != nil {
		panic(err)
	}
	input := func(p demo.Page) board.Input {
		return board.Input{Body: p.Body, URL: "https://www.ansan.go.kr" + p.Path, ContentType: p.ContentType}
	}
	entries, texts := map[int]feed.Entry{}, map[string]feed.Article{}
	number := demo.Notices
	for page := 1; page <= 3; page++ {
		p, err := board.ReadList(input(site.ListPage(page)))
		if err != nil {
			panic(err)
		}
		for _, n := range p.Notices {
			n.Number = number
			entries[number] = feed.Entry{Notice: n}
			if texts[n.ID], _, err = board.ReadView(input(site.ViewPage(number, page))); err != nil {
				panic(err)
			}
			number--
		}
	}
	return entries, texts
})

func withSearches() *fakeStore {
	s := many()
	s.searches = savedSearches()
	return s
}

func savedSearches() []feed.SavedSearch {
	return []feed.SavedSearch{
		{Name: "산불", Query: "산불 -훈련", Watch: true, Hits: 2902, Unread: 2902},
		{Name: "‘청년’ 일자리 아주 긴 이름의 저장한 찾기", Query: "제목:청년 2026-01..2026-06", Hits: 12},
		{Name: "못 읽음", Query: "2025-13", Hits: feed.Unknown, Unread: feed.Unknown},
	}
}

func withVersions() *fakeStore {
	s := many()
	a := s.article("20809")
	a.Body[0].Spans[0].Text = "안산시(시장)는 AI 대전환 시대를 맞아 시민 중심의 스마트 행정을 구현하기 위한 ‘인공지능(AI) 추진반’을 구성한다고 7일 밝혔다."
	s.versions = map[string][]feed.Version{"20809": {{Seen: noon, Title: "안산시 추진단 가동", Text: strings.Join(a.Body.Paragraphs(), "\n")}}}
	s.have["20809"] = true
	return s
}

// withMarks is a list with every sign in it, and news since the last visit.
func withMarks() *fakeStore {
	s := many()
	for i, change := range []func(*feed.Entry){
		func(e *feed.Entry) { e.Edited = true },
		func(e *feed.Entry) { e.Removed = true },
		func(e *feed.Entry) { e.Read = true },
		func(e *feed.Entry) { e.Starred, e.Edited = true, true },
	} {
		e := s.board[20305-i]
		change(&e)
		s.board[20305-i] = e
	}
	s.status.Fresh = 12
	return s
}

func withPinned() *fakeStore {
	s := newFakeStore(30)
	for i := range 2 {
		e := s.board[10+i]
		e.Pinned = true
		s.board[10+i] = e // it also stands in its place
		e.Number = 0
		s.pinned = append(s.pinned, e)
	}
	return s
}

func withGaps() *fakeStore {
	s := newFakeStore(300)
	for n := range s.kept {
		if n < 295 {
			delete(s.kept, n)
		}
	}
	s.fail = &feed.Error{Kind: feed.ErrOffline, Reason: feed.ReasonTimeout}
	return s
}

func offline() *fakeStore {
	s := newFakeStore(300)
	s.fail = &feed.Error{Kind: feed.ErrOffline, Reason: feed.ReasonName}
	return s
}

func nothingKept() *fakeStore {
	s := newFakeStore(0)
	s.status.Total = feed.Unknown
	s.fail = &feed.Error{Kind: feed.ErrOffline, Reason: feed.ReasonRefused}
	return s
}

func TestGoldens(t *testing.T) {
	for _, sc := range scenes {
		for _, size := range [][2]int{{80, 24}, {40, 12}} {
			for _, ambiguous := range []int{1, 2} {
				name := fmt.Sprintf("%s-%dx%d-%d", sc.name, size[0], size[1], ambiguous)
				t.Run(name, func(t *testing.T) {
					o := testOptions(sc.store())
					o.Metrics = cell.Metrics{Ambiguous: ambiguous}
					r := newReader(t, o, size[0], size[1])
					r.press(sc.keys...)
					golden(t, name, r.View()+"\n")
				})
			}
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the screen is not %s (-want +got):\n%s", path, diff)
	}
}

// Every screen at every size: as many rows as the terminal has, none wider than
// it, whatever it is made to show and in whatever colours. Each screen takes every
// third size, and another third than the one before: what a size does wrong it
// does to many screens, and TestNastyTexts takes all sizes by chance.
func TestEveryScreenAtEverySize(t *testing.T) {
	sizes := [][2]int{{80, 24}, {120, 40}, {200, 50}, {250, 60}, {30, 8}}
	for w := 1; w <= 26; w++ {
		sizes = append(sizes, [2]int{w, 1 + w%7}, [2]int{w, 30})
	}
	for h := 1; h <= 12; h++ {
		sizes = append(sizes, [2]int{80, h})
	}
	stride := 3
	if testing.Short() {
		stride = 13
	}
	for i, sc := range scenes {
		t.Run(sc.name, func(t *testing.T) {
			for _, ambiguous := range []int{1, 2} {
				o := testOptions(sc.store())
				o.Metrics = cell.Metrics{Ambiguous: ambiguous}
				o.Theme = Theme{Profile: termenv.ANSI, Color: true}
				r := newReader(t, o, 80, 24)
				r.press(sc.keys...)
				for j := (i + ambiguous) % stride; j < len(sizes); j += stride {
					size := sizes[j]
					r.send(resize(size[0], size[1]))
					checkFrame(t, r, size[0], size[1])
				}
			}
		})
	}
}

func checkFrame(t *testing.T, r *reader, width, height int) {
	t.Helper()
	f := r.Frame()
	if len(f.Rows) != height {
		t.Fatalf("%d×%d: %d rows", width, height, len(f.Rows))
	}
	for i, row := range f.Rows {
		if w := r.metrics.Width(row); w > width {
			t.Fatalf("%d×%d at ambiguous %d: row %d is %d cells wide:\n%s", width, height, r.metrics.Ambiguous, i, w, row)
		}
		if strings.ContainsAny(row, "\n\r\t") {
			t.Fatalf("%d×%d: row %d has a control character: %q", width, height, i, row)
		}
	}
	if c := f.Cursor; c != nil && (c.X < 0 || c.X >= width || c.Y < 0 || c.Y >= height) {
		t.Fatalf("%d×%d: the cursor is at %d, %d", width, height, c.X, c.Y)
	}
}

func TestNoColorKeepsOnlyAttributes(t *testing.T) {
	for _, tt := range []struct {
		name  string
		theme Theme
		bad   string
	}{
		{"no escape at all", Theme{Profile: termenv.Ascii}, "\x1b"},
		{"no colour", Theme{Profile: termenv.ANSI}, "\x1b[3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, sc := range scenes {
				o := testOptions(sc.store())
				o.Theme = tt.theme
				r := newReader(t, o, 80, 24)
				r.press(sc.keys...)
				if strings.Contains(r.View(), tt.bad) {
					t.Errorf("%s: %q", sc.name, r.View())
				}
			}
		})
	}
}

// A long list of titles of every length must never move a column.
func TestColumnsAreStraight(t *testing.T) {
	for _, ambiguous := range []int{1, 2} {
		for _, width := range []int{60, 80, 120, 200} {
			o := testOptions(many())
			o.Metrics = cell.Metrics{Ambiguous: ambiguous}
			r := newReader(t, o, width, 24)
			for range 3 {
				for i, row := range strings.Split(r.View(), "\n")[2:22] {
					at := strings.Index(row, "2026-")
					if at < 0 {
						t.Fatalf("row %d has no date: %q", i, row)
					}
					want := width - 1 - len("99,999") - 1 - len("2026-11-23")
					if width == 60 { // no room for the views and the author
						want = width - 1 - len("2026-11-23")
					}
					if got := r.metrics.Width(row[:at]); got != want {
						t.Errorf("ambiguous %d, width %d: the date of row %d begins at cell %d, want %d", ambiguous, width, i, got, want)
					}
				}
				r.press("]")
			}
		}
	}
}
