package tui

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/feed/query"
	"city/sosik/tui/cell"
	"city/sosik/tui/keyboard"
)

// fakeStore is a board with a cache in memory. What is not kept has to be
// filled; asking can be made to fail.
type fakeStore struct {
	mu      sync.Mutex
	status  feed.Status
	pinned  []feed.Entry
	board   map[int]feed.Entry // what the board has, by number
	kept    map[int]bool
	have    map[string]bool // articles kept
	fail    error           // what asking the board gives
	broken  error           // what the cache gives
	fills   int
	reloads int
	news    int                     // notices that the next refresh finds
	texts   map[string]feed.Article // by ID, in place of the usual ones
	hides   int                     // a number that the board counts but does not show

	visit    feed.Visit
	states   []string // that were saved
	left     bool
	places   map[string]int
	searches []feed.SavedSearch
	versions map[string][]feed.Version
	onFetch  func()

	silent    bool // nothing is known of the board yet
	onRefresh func()
	indexed   int // calls of Index
	syncing   func(ctx context.Context, report func(feed.Progress)) error
}

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, feed.Korea)

// titles are what boards really put into titles.
var titles = []string{
	"안산국제거리극축제 라인업 공개… 136개 공연·프로그램 기대",
	"2026년 상반기 ▲청년 ■노인 일자리 「참여자 모집」 공고(3.2.~5.31.)",
	"안산시‘AI 행정혁신 추진단’가동… 인공지능으로 시민 중심 행정 구현",
	"㈜스마트허브 ㎡당 분양가 안내 ① 접수 ② 발표",
	"Microsoft AI 솔루션 체험 및 세미나 <참가비 무료> 👨👩👧 안내",
	"짧은 글",
	"안산시 선부2동 통장협의회, 산불 피해 복구 성금 모금 동참 안산시 선부2동 통장협의회, 산불 피해 복구 성금 모금 동참 안산시 선부2동 통장협의회",
}

func newFakeStore(total int) *fakeStore {
	s := &fakeStore{
		status: feed.Status{Board: feed.Board{Key: "fake", Name: "안산시 시정소식", URL: "http://127.0.0.1/"}, Total: total, PerPage: 10, Refreshed: noon.Add(-3 * time.Hour)},
		board:  map[int]feed.Entry{},
		kept:   map[int]bool{},
		have:   map[string]bool{},
		places: map[string]int{},
	}
	boards.Lock()
	defer boards.Unlock()
	if made, ok := boards.made[total]; ok {
		s.board, s.kept = maps.Clone(made.board), maps.Clone(made.kept)
		return s
	}
	for n := 1; n <= total; n++ {
		s.add(n)
		s.kept[n] = true
	}
	boards.made[total] = &fakeStore{board: maps.Clone(s.board), kept: maps.Clone(s.kept)}
	return s
}

// boards are those that were made before, by their size: hundreds of tests want
// one of 20,309 notices.
var boards = struct {
	sync.Mutex
	made map[int]*fakeStore
}{made: map[int]*fakeStore{}}

func (s *fakeStore) add(n int) {
	e := feed.Entry{Notice: feed.Notice{
		ID: strconv.Itoa(n + 500), Number: n, Title: titles[n%len(titles)], Author: "안산톡톡",
		Date: feed.DayOf(noon.AddDate(0, 0, (n-s.status.Total)/3)), Views: n * 7 % 5000, Attachments: n % 3,
		Summary: "안산시(시장)는 시민 중심의 행정을 구현하기 위한 추진단을 구성했다고 8일 밝혔다.",
	}}
	s.board[n] = e
}

// article is the text that the board has of a notice.
func (s *fakeStore) article(id string) feed.Article {
	if a, ok := s.texts[id]; ok {
		return a
	}
	n, _ := strconv.Atoi(id)
	return articleOf(s.board[n-500].Notice)
}

// articleOf is a text with all that articles have: lists of signs in a line, a
// table, a quotation, a link, a picture, and enough paragraphs to scroll.
func articleOf(n feed.Notice) feed.Article {
	text := func(s string) []feed.Span { return []feed.Span{{Text: s}} }
	paragraph := func(s string) feed.Block { return feed.Block{Kind: feed.Paragraph, Spans: text(s)} }
	row := func(header bool, cells ...string) feed.Row {
		var r feed.Row
		for _, c := range cells {
			r = append(r, feed.Cell{Spans: text(c), Header: header})
		}
		return r
	}
	a := feed.Article{Notice: n, Fetched: noon,
		Images: []feed.Image{{Alt: "행사 포스터", URL: "https://www.ansan.go.kr/UPDIR/photo/poster.jpg"}},
		Links:  []feed.Link{{Text: "누리집", URL: "https://www.ansan.go.kr/guide"}},
		Body: feed.Body{
			paragraph("안산시(시장)는 AI 대전환 시대를 맞아 시민 중심의 스마트 행정을 구현하기 위한 ‘인공지능(AI) 행정혁신 추진단’을 구성·운영한다고 8일 밝혔다."),
			paragraph("추진단의 주요 역할은 ▲AI 기술을 활용한 도시 문제와 해결 과제 발굴 ▲빅데이터 및 사물인터넷(IoT) 등을 활용한 스마트 행정 시스템 구축 등이다. 접수는 3.2.~5.31. 09:00~18:00이다."),
			{Kind: feed.Table, Rows: []feed.Row{
				row(true, "구분", "기간", "장소"),
				row(false, "1차", "2026. 3. 2.~3. 31.", "시청 제1별관 3층 상황실"),
				row(false, "2차", "2026. 5. 1.~5. 31.", "상록구청 민원동"),
			}},
			{Kind: feed.Quote, Spans: text("“이번 추진단을 통해 시민들에게 더 나은 서비스를 제공할 수 있을 것”")},
			{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "자세한 내용은 "}, {Text: "누리집", Link: 1}, {Text: "에서 볼 수 있다. "}, {Text: "행사 포스터", Image: 1}}},
		}}
	for i := range 30 {
		a.Body = append(a.Body, paragraph(fmt.Sprintf("%d번째 문단입니다. 이를 위해 타 기관 및 자문단과 협력하고 행정 절차에서 실제 적용 가능한 AI 기반 행정 혁신 과제를 도출할 계획이다.", i+1)))
	}
	for i := range max(n.Attachments, 0) {
		a.Attachments = append(a.Attachments, feed.Attachment{Name: fmt.Sprintf("붙임%d. 공고문(최종).hwp", i+1), URL: "https://www.ansan.go.kr/f"})
	}
	return a
}

func (s *fakeStore) Status(context.Context) (feed.Status, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.status
	if s.silent {
		return feed.Status{Board: st.Board, Total: feed.Unknown}, s.broken
	}
	st.Cached = len(s.kept)
	if st.Total >= 0 {
		st.Unread = st.Total
		for _, e := range s.board {
			if e.Read {
				st.Unread--
			}
		}
	}
	return st, s.broken
}

func (s *fakeStore) Entries(_ context.Context, top, n int) ([]feed.Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var es []feed.Entry
	for i := top; i > top-n && i > 0; i-- {
		if s.kept[i] {
			es = append(es, s.board[i])
		}
	}
	return es, s.broken
}

func (s *fakeStore) Pinned(context.Context) ([]feed.Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]feed.Entry(nil), s.pinned...), s.broken
}

func (s *fakeStore) Find(_ context.Context, id string) (feed.Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n, err := strconv.Atoi(id); err == nil && s.board[n-500].ID == id && s.kept[n-500] {
		return s.board[n-500], s.broken
	}
	for n, e := range s.board {
		if e.ID == id && s.kept[n] {
			return e, s.broken
		}
	}
	return feed.Entry{}, feed.ErrNotFound
}

func (s *fakeStore) Article(_ context.Context, id string) (feed.Article, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.have[id] {
		return feed.Article{}, feed.ErrNotFound
	}
	return s.article(id), s.broken
}

// The key of a notice is its number here.

func (s *fakeStore) Keys(_ context.Context, top, n int) (keys []feed.Key, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := top; i > top-n && i > 0; i-- {
		if s.kept[i] {
			keys = append(keys, feed.Key(i))
		}
	}
	return keys, s.broken
}

func (s *fakeStore) Versions(_ context.Context, id string) ([]feed.Version, error) {
	return s.versions[id], s.broken
}

func (s *fakeStore) Search(_ context.Context, q query.Query, o feed.Order) (keys []feed.Key, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var rest []feed.Key
	folded := map[string]string{} // there are only a few titles and texts
	fold := func(text string) string {
		if _, ok := folded[text]; !ok {
			folded[text] = query.Fold(text)
		}
		return folded[text]
	}
	for n := s.status.Total; n > 0; n-- {
		e := s.board[n]
		if !s.kept[n] || !q.Days(e.Date) || !s.fits(e, q) {
			continue
		}
		title := query.Document{Title: fold(e.Title)}
		switch {
		case !q.Match(query.Document{Title: title.Title, Body: fold(e.Summary), Author: fold(e.Author)}):
		case o == feed.Best && !q.Match(title):
			rest = append(rest, feed.Key(n))
		default:
			keys = append(keys, feed.Key(n))
		}
	}
	return append(keys, rest...), s.broken
}

func (s *fakeStore) fits(e feed.Entry, q query.Query) bool {
	for _, f := range q.Filters {
		on := map[query.Mark]bool{
			query.Unread: !e.Read, query.Starred: e.Starred, query.Edited: e.Edited, query.Removed: e.Removed,
			query.Fresh: e.Number > s.status.Total-s.status.Fresh, query.Attached: e.Attachments > 0,
		}[f.Mark]
		if on == f.Not {
			return false
		}
	}
	return true
}

func (s *fakeStore) Found(_ context.Context, keys []feed.Key) (found []feed.Found, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range keys {
		found = append(found, feed.Found{Key: k, Entry: s.board[int(k)], Text: s.board[int(k)].Summary})
	}
	return found, s.broken
}

func (s *fakeStore) Index(context.Context) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.indexed++
	return s.indexed%3 == 1, s.broken
}

func (s *fakeStore) SavedSearches(context.Context) ([]feed.SavedSearch, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.searches), s.broken
}

func (s *fakeStore) SaveSearch(_ context.Context, saved feed.SavedSearch) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.searches = slices.DeleteFunc(s.searches, func(o feed.SavedSearch) bool { return o.Name == saved.Name })
	s.searches = append(s.searches, saved)
	return s.broken
}

func (s *fakeStore) ForgetSearch(_ context.Context, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.searches = slices.DeleteFunc(s.searches, func(o feed.SavedSearch) bool { return o.Name == name })
	return s.broken
}

func (s *fakeStore) Sync(ctx context.Context, _ bool, report func(feed.Progress)) error {
	return s.syncing(ctx, report)
}

func (s *fakeStore) SetMarks(_ context.Context, keys []feed.Key, m feed.Mark, on bool) (changed []feed.Key, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range keys {
		e := s.board[int(k)]
		is := &e.Read
		if m == feed.Starred {
			is = &e.Starred
		}
		if *is != on {
			*is = on
			changed = append(changed, k)
			s.board[int(k)] = e
		}
	}
	return changed, s.broken
}

func (s *fakeStore) NextUnread(_ context.Context, keys []feed.Key) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.IndexFunc(keys, func(k feed.Key) bool { return !s.board[int(k)].Read }), s.broken
}

func (s *fakeStore) UnreadNumber(_ context.Context, from, step int) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for n := from + step; n > 0 && n <= s.status.Total; n += step {
		if s.kept[n] && !s.board[n].Read {
			return n, s.broken
		}
	}
	return 0, s.broken
}

func (s *fakeStore) Arrive(context.Context) (feed.Visit, error) { return s.visit, s.broken }

func (s *fakeStore) SaveState(_ context.Context, state string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.states = append(s.states, state)
	return s.broken
}

func (s *fakeStore) Leave(context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.left = true
	return s.broken
}

func (s *fakeStore) Place(_ context.Context, id string) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.places[id], s.broken
}

func (s *fakeStore) SetPlace(_ context.Context, id string, letters int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.places[id] = letters
	return s.broken
}

func (s *fakeStore) Refresh(context.Context) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return 0, s.fail
	}
	if s.onRefresh != nil {
		s.mu.Unlock()
		s.onRefresh()
		s.mu.Lock()
	}
	added := s.news
	for range added {
		s.status.Total++
		s.add(s.status.Total)
		s.kept[s.status.Total] = true
	}
	s.news = 0
	s.status.Refreshed = noon
	return added, nil
}

func (s *fakeStore) Fill(_ context.Context, top, n int) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := top; i > top-n; i-- {
		if s.kept[i] || i == s.hides {
			continue
		}
		s.fills++
		if s.fail != nil {
			return false, s.fail
		}
		page := (s.status.Total - i) / 10
		for j := range 10 {
			if k := s.status.Total - page*10 - j; k > 0 && k != s.hides {
				s.kept[k] = true
			}
		}
		return true, nil
	}
	return false, nil
}

func (s *fakeStore) Reload(context.Context, int, int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reloads++
	return s.fail
}

func (s *fakeStore) Fetch(_ context.Context, n feed.Notice) (feed.Article, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return feed.Article{}, s.fail
	}
	s.have[n.ID] = true
	if s.onFetch != nil {
		s.onFetch()
	}
	return s.article(n.ID), nil
}

func (s *fakeStore) SetMark(_ context.Context, id string, m feed.Mark, on bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken != nil {
		return s.broken
	}
	for n, e := range s.board {
		if e.ID != id {
			continue
		}
		if m == feed.Read {
			e.Read = on
		} else {
			e.Starred = on
		}
		s.board[n] = e
	}
	return nil
}

// reader drives a model as Bubble Tea would, but in one goroutine: every
// command is run until nothing is left to do.
type reader struct {
	t *testing.T
	*Model
	quit  bool
	later []tea.Cmd // commands held back by hold
	hold  bool
	seen  func(tea.Msg) // is told of every message that a command gives; may be nil
}

func testOptions(s Store) Options {
	return Options{
		Store: s, Files: newFakeFiles(), Keys: DefaultKeys(), Metrics: cell.Metrics{Ambiguous: 1},
		Theme:        Theme{Profile: termenv.Ascii},
		ArticleWidth: 80, NewFor: 24 * time.Hour,
		Now: func() time.Time { return noon },
		Log: slog.New(slog.DiscardHandler), Pictures: fakePictures{}, Printer: &fakePrinter{path: "/home/me/소식.pdf"},
	}
}

func newReader(t *testing.T, o Options, width, height int) *reader {
	t.Helper()
	r := &reader{t: t, Model: New(t.Context(), o)}
	r.tick = atOnce
	r.send(tea.WindowSizeMsg{Width: width, Height: height})
	r.run(r.Init())
	return r
}

func (r *reader) send(msgs ...tea.Msg) {
	for _, msg := range msgs {
		_, cmd := r.Update(msg)
		r.run(cmd)
	}
}

// run runs a command and all that follows from it.
func (r *reader) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if r.hold {
		r.later = append(r.later, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		r.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			r.run(c)
		}
	default:
		if r.seen != nil {
			r.seen(msg)
		}
		r.send(msg)
	}
}

// release runs what was held back.
func (r *reader) release() {
	r.hold = false
	cmds := r.later
	r.later = nil
	for _, c := range cmds {
		r.run(c)
	}
}

// press types keys: names such as "enter", or letters.
func (r *reader) press(keys ...string) {
	r.t.Helper()
	for _, k := range keys {
		r.send(keyMsg(k))
	}
}

func keyMsg(k string) tea.KeyMsg {
	if key := keyboard.Press(k); key.String() == k {
		return key
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)} // several at once
}

// sees fails the test unless the screen shows all of the texts.
func (r *reader) sees(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if !strings.Contains(r.View(), text) {
			r.t.Errorf("%q is not on the screen:\n%s", text, r.View())
		}
	}
}

func (r *reader) seesNot(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if strings.Contains(r.View(), text) {
			r.t.Errorf("%q is on the screen:\n%s", text, r.View())
		}
	}
}
