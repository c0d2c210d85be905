package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/hangul"
)

// plainSession runs a reader without a screen on what is typed, and returns all
// that it wrote. With a height it is at a terminal of 80 cells.
func plainSession(t *testing.T, o Options, height int, typed ...string) string {
	t.Helper()
	var out bytes.Buffer
	l := Lines{In: strings.NewReader(strings.Join(typed, "\n") + "\n"), Out: &out, Echo: true}
	if height > 0 {
		l.Size = func() (int, int) { return 80, height }
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	p := newPlain(ctx, o, l)
	p.slow = time.Hour // whether it takes long depends on the machine
	if err := p.session(); err != nil {
		t.Fatalf("%v, after\n%s", err, out.String())
	}
	return out.String()
}

// Whole sessions, as one would read them in a log.
func TestPlainSessions(t *testing.T) {
	for name, s := range map[string]struct {
		height int
		change func(*fakeStore)
		typed  []string
	}{
		"list":    {24, nil, []string{"", "n", "p", "p", "쪽 5", "155쪽", "ls 40", "#3", "t", "z", "11", "없는말", "x"}},
		"article": {24, nil, []string{"2", "", "", "b", "n", "a", ".", "p", ",", "pr", "", "l", "pr 3", "x"}},
		"log":     {0, nil, []string{"3", "찾기 문단", "찾기", "찾기 없는말", "l", "x"}},
		"search":  {24, nil, []string{"찾기 산불", "n", "=", "1", "l", "lt 추진단", "li 안산톡톡", "ld 11/20", "찾기 \"", "찾기 dkstks", "찾기 zzz", "l", "l", "x"}},
		"marks":   {24, nil, []string{"별 3", "읽음 1", "~", "*", "3", "*", "l", "%", "u", "l", "^2", "&", "n", "&", "예", "u", "x"}},
		"views": {24, func(s *fakeStore) {
			s.searches = []feed.SavedSearch{{Name: "산불 소식", Query: "산불", Hits: 4, Unread: 2, Watch: true}}
		}, []string{"보기", "8", "저장 산불만", "보기", "별 9", "지우기 9", "예", "지우기 3", "2", "go 별", "go 산불소식", "go 없음", "저장", "t", "저장 이름", "x"}},
		"versions": {0, func(s *fakeStore) {
			s.versions = map[string][]feed.Version{"560": {{Title: "짧은 글", Text: "옛 글이다.", Seen: noon}}}
			s.texts = map[string]feed.Article{"560": {Notice: feed.Notice{ID: "560", Title: "짧은 글"}, Fetched: noon, Body: feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "새 글이다."}}}}}}
		}, []string{"v", "1", "v", "v", "v", "l", "x"}},
		"help":  {24, nil, []string{"h", "", "", "x"}},
		"empty": {24, func(s *fakeStore) { s.status.Total, s.fail = feed.Unknown, feed.ErrOffline }, []string{"r", "시험", "1", "", "z", "x"}},
		"keys":  {24, nil, []string{"글쇠 F5", "글쇠 pgdn", "j", ":q"}},
	} {
		t.Run(name, func(t *testing.T) {
			store := newFakeStore(60)
			if s.change != nil {
				s.change(store)
			}
			golden(t, "plain-"+name, plainSession(t, testOptions(store), s.height, s.typed...))
		})
	}
}

// The session that the README shows.
func TestPlainDemoSession(t *testing.T) {
	golden(t, "plain-demo", plainSession(t, testOptions(fromDemo()), 24, "7", "x"))
}

// A name means one command, and it means it whatever the input method does.
func TestPlainCommandNames(t *testing.T) {
	typed := map[string]string{} // by keys: which command they are
	for _, g := range plainCommands() {
		for _, c := range g.commands {
			if c.do == nil {
				continue
			}
			for _, name := range c.names {
				for _, written := range []string{name, latinKeys(name), hangul.Compose(name), strings.ToUpper(name)} {
					if was, ok := typed[written]; ok && was != c.help {
						t.Errorf("%q is %q and %q", written, was, c.help)
					}
					typed[written] = c.help
					if got, _, ok := understand(written); !ok || got.help != c.help {
						t.Errorf("%q, which is %q in another input mode, is taken for %q", written, name, got.help)
					}
				}
			}
		}
	}
}

func TestPlainUnderstandsArguments(t *testing.T) {
	for line, want := range map[string][2]string{
		"찾기 산불 예산":    {textPlainFind, "산불 예산"},
		"/산불":         {textPlainFind, "산불"},
		"ㅏ 산불":        {textPlainFind, "산불"},
		"ckwrl 산불":    {textPlainFind, "산불"},
		"*3":          {textPlainStar, "3"},
		"별3":          {textPlainStar, "3"},
		"LS 300":      {textPlainToNumber, "300"},
		"ㅣㄴ 300":      {textPlainToNumber, "300"},
		"#300":        {textPlainToNumber, "300"},
		"해 별":         {textPlainGo, "별"},
		"모두 읽음":       {textPlainAllRead, ""},
		"ㅗ":           {textPlainHelp, ""},
		"RMX":         {textPlainLeave, ""},
		"본문  받기":      {textPlainSyncAll, ""},
		":155":        {textPlainToPage, "155"},
		"여기까지 읽음":     {textPlainAboveRead, ""},
		"여기까지읽음 3":    {textPlainAboveRead, "3"},
		"PR":          {textPlainReadOn, ""},
		"다음 안 읽음":     {textPlainNextUnread, ""},
		"ld 4/8":      {textPlainUntil, "4/8"},
		"저장 산불 소식":    {textPlainSave, "산불 소식"},
		"DN 2":        {textPlainAttachments, "2"},
		";1":          {textPlainLinks, "1"},
		"글쇠 Shift-F3": {textPlainKeys, "Shift-F3"},
	} {
		c, argument, ok := understand(line)
		if diff := cmp.Diff(want, [2]string{c.help, argument}); !ok || diff != "" {
			t.Errorf("%q: (-want +got)\n%s", line, diff)
		}
	}
}

// Every name that the help of the screen gives a key can be pressed.
func TestPlainPressesEveryKey(t *testing.T) {
	for _, g := range DefaultKeys().Groups() {
		for _, b := range g.Keys {
			for i, name := range b.Keys() {
				k, ok := keyOf(name)
				if !ok || k.String() != name {
					t.Errorf("%q presses %q", name, k.String())
				}
				shown := strings.Fields(b.Help().Key)
				if len(shown) != len(b.Keys()) || unicode.Is(unicode.So, []rune(shown[i])[0]) || strings.ContainsAny(shown[i], "↑↓←→") {
					continue
				}
				if k, ok := keyNamed(shown[i]); !ok || k.String() != name && k.String() != strings.ToLower(name) {
					t.Errorf("the help calls %q %q, which presses %q", name, shown[i], k.String())
				}
			}
		}
	}
}

// What can be done on the screen is told with its keys, by the command for it and
// where the screen's own help is opened.
func TestPlainTellsKeys(t *testing.T) {
	for _, typed := range []string{"글쇠", "글쇠 F1"} {
		got := plainSession(t, testOptions(newFakeStore(60)), 0, typed, "l", "x")
		for _, g := range DefaultKeys().Groups() {
			for _, k := range g.Keys {
				if want := textPlainCommand(k.Help().Desc, k.Help().Key) + "\n"; !strings.Contains(got, want) {
					t.Errorf("after %q no %q", typed, want)
				}
			}
		}
	}
}

// Whatever a board or a person writes, nothing reaches the terminal that it would
// obey: the model cleans all of it, and here it is not believed to have.
func TestPlainWritesNothingToObey(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 11))
	nasty := []string{"\x1b[2J", "\x1b]0;x\a", "\r", "\b\b", "\x9b31m", "\xff\xfe", "\u202e", "\u200b", "\x00", "\x7f", "\u2028", "\t", "가", "▲", "👨‍👩‍👧", "\n", "\x1b"}
	text := func() string {
		var b strings.Builder
		for range rng.IntN(12) {
			b.WriteString(nasty[rng.IntN(len(nasty))])
		}
		return b.String()
	}
	var commands []string
	for _, g := range plainCommands() {
		for _, c := range g.commands {
			commands = append(commands, c.names...)
		}
	}
	for range 30 {
		s := newFakeStore(60)
		s.texts = map[string]feed.Article{}
		s.syncing = func(context.Context, func(feed.Progress)) error { return errors.New(text()) }
		for n, e := range s.board {
			e.Title, e.Summary, e.Author, e.URL = text()+"산불"+text(), text(), text(), text()
			s.board[n] = e
			a := articleOf(e.Notice)
			a.Body = feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: text()}}}, {Kind: feed.Code, Spans: []feed.Span{{Text: text()}}}}
			s.texts[e.ID] = a
		}
		s.searches = []feed.SavedSearch{{Name: text(), Query: text()}}
		var typed []string
		for range 40 {
			c := commands[rng.IntN(len(commands))]
			if c == "x" || c == "q" || c == "끝" {
				c = "1"
			}
			typed = append(typed, c+" "+[]string{"", "2", "산불", text(), "n", "예"}[rng.IntN(6)], "", fmt.Sprint(rng.IntN(12)))
		}
		got := plainSession(t, testOptions(s), 10+rng.IntN(2)*rng.IntN(20), typed...)
		if !utf8.ValidString(got) {
			t.Errorf("not UTF-8, after %q", typed)
		}
		if i := strings.IndexFunc(got, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) }); i >= 0 {
			t.Fatalf("after %q it wrote %q", typed, got[max(i-40, 0):i+20])
		}
	}
}

// A menu and a sheet are told like anything else, whatever they are for, and an
// action of the screen is done when it is called by its name.
func TestPlainTellsMenusAndSheets(t *testing.T) {
	var out bytes.Buffer
	p := newPlain(t.Context(), testOptions(newFakeStore(60)), Lines{In: strings.NewReader(""), Out: &out, Echo: true, Size: func() (int, int) { return 80, 10 }})
	if err := p.session(); err != nil {
		t.Fatal(err)
	}
	p.over = false // it goes on, with nobody who types
	p.obeyLine("1")
	out.Reset()
	lines := []string{"https://www.ansan.go.kr/?fidx=1"}
	for i := range 12 {
		lines = append(lines, fmt.Sprintf("\x1b[7m%d째 줄\x1b[m", i+1))
	}
	p.openMenu("공유하기", menuItem{name: "주소", do: func() tea.Cmd { p.openSheet("주소를 보입니다", p.textSheet(lines...)); return nil }},
		menuItem{name: "인용", note: "한 줄", do: func() tea.Cmd { p.message.text = "복사했습니다."; return nil }})
	p.tell()
	p.obeyLine("3")
	p.obeyLine("1")
	p.obeyLine("")
	p.obeyLine("") // leaves the sheet, and the article is not read again
	p.openMenu("공유하기", menuItem{name: "인용", do: func() tea.Cmd { p.message.text = "복사했습니다."; return nil }})
	p.tell()
	p.obeyLine("1")
	p.openSheet("주소", p.textSheet("https://www.ansan.go.kr/?fidx=1"))
	p.tell()
	p.obeyLine("읽음표시") // which a sheet cannot do
	p.obeyLine("star")
	golden(t, "plain-menu", out.String())
}

// No row is wider than the terminal.
func TestPlainKeepsToTheWidth(t *testing.T) {
	o := testOptions(newFakeStore(60))
	for i, row := range strings.Split(plainSession(t, o, 24, "1", "", "l", "찾기 안산", "h", "", "보기"), "\n") {
		if w := o.Metrics.Width(row); w > 80 && !strings.Contains(row, ">> ") {
			t.Errorf("row %d has %d cells: %s", i, w, row)
		}
	}
}

// At the end of what is read the visit ends, as with X.
func TestPlainLeavesAtTheEnd(t *testing.T) {
	for _, typed := range []string{"", "1", "x", "1\n\n\n\n\n\n\n", "보기", "&", "저장"} {
		s := newFakeStore(60)
		plainSession(t, testOptions(s), 24, typed)
		if !s.left {
			t.Errorf("after %q the visit goes on", typed)
		}
	}
}

// Where one stood is kept, and gone back to if the line broke.
func TestPlainComesBack(t *testing.T) {
	s := newFakeStore(60)
	s.visit.State = `{"id":"530","number":30,"open":"530"}`
	s.have["530"] = true
	s.places["530"] = 400
	got := plainSession(t, testOptions(s), 24)
	if !strings.Contains(got, textRestored) || strings.Contains(got, "30 · ") {
		t.Errorf("not where one stood:\n%s", got)
	}
	if !s.left {
		t.Error("the visit goes on")
	}
}

// A board that answers before the cache does, as one that refuses, does not make
// one lose one's place.
func TestBoardDoesNotOvertakeComingBack(t *testing.T) {
	s := newFakeStore(60)
	s.visit.State = `{"id":"530","number":30,"open":"530"}`
	s.fail = feed.ErrOffline
	r := &reader{t: t, Model: New(t.Context(), testOptions(s))}
	r.tick = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	r.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	batch, ok := r.Init()().(tea.BatchMsg)
	if !ok {
		t.Fatal("nothing is begun")
	}
	for i := len(batch) - 1; i >= 0; i-- {
		r.run(batch[i])
	}
	r.sees("30 · 안산시 시정소식")
	r.press("esc")
	r.sees(">  30")
}

// watched is a writer that can be waited for.
type watched struct {
	mu   sync.Mutex
	text strings.Builder
	news chan struct{} // closed and made anew with each write
}

func (w *watched) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.news != nil {
		close(w.news)
	}
	w.news = make(chan struct{})
	return w.text.Write(b)
}

// sees waits until a text has been written so many times.
func (w *watched) sees(t *testing.T, text string, times int) string {
	t.Helper()
	for {
		w.mu.Lock()
		if w.news == nil {
			w.news = make(chan struct{})
		}
		all, news := w.text.String(), w.news
		w.mu.Unlock()
		if strings.Count(all, text) >= times {
			return all
		}
		select {
		case <-news:
		case <-t.Context().Done():
			t.Fatalf("waiting for %q, there is:\n%s", text, all)
		}
	}
}

// What takes long says so at once, and its result comes when it is there. News
// are told between two prompts.
func TestPlainWaitsAloudAndTellsNewsBetweenPrompts(t *testing.T) {
	s := newFakeStore(60)
	asked := make(chan struct{})
	s.onFetch = func() { <-asked }
	in, typing := io.Pipe()
	out := &watched{}
	o := testOptions(s)
	p := newPlain(t.Context(), o, Lines{In: in, Out: out, Echo: true})
	p.slow = time.Millisecond
	ended := make(chan error, 1)
	go func() { ended <- p.session() }()
	typeLine := func(line string) {
		if _, err := io.WriteString(typing, line+"\n"); err != nil {
			t.Error(err)
		}
	}
	out.sees(t, ">> ", 1)
	typeLine("1")
	out.sees(t, textPlainWaiting, 1)
	close(asked)
	out.sees(t, "1번째 문단입니다", 1)
	out.sees(t, ">> ", 2)

	news := "새 소식이 3건 있습니다."
	s.mu.Lock()
	s.news = 3
	s.mu.Unlock()
	p.events <- plainEvent{background, checkMsg{}} // as the timer sends it
	p.events <- plainEvent{background, nil}        // which is taken only when the first has been
	typeLine("l")
	all := out.sees(t, ">> ", 3)
	if i := strings.Index(all, news); i >= 0 && !strings.HasSuffix(all[:i], "\n") {
		t.Errorf("news in the middle of a line:\n%s", all)
	}
	typeLine("x")
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// In a log a sync is waited for; a person at a terminal can do something else.
func TestPlainSync(t *testing.T) {
	s := newFakeStore(60)
	s.syncing = func(_ context.Context, report func(feed.Progress)) error {
		report(feed.Progress{Done: 30, Total: 60})
		return nil
	}
	got := plainSession(t, testOptions(s), 0, "받기", "x")
	for _, want := range []string{textSyncBegun, textSynced} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}

	s.syncing = func(ctx context.Context, _ func(feed.Progress)) error {
		<-ctx.Done()
		return ctx.Err()
	}
	var out bytes.Buffer
	p := newPlain(t.Context(), testOptions(s), Lines{In: strings.NewReader("받기\n받기\nx\n"), Out: &out, Size: func() (int, int) { return 80, 24 }})
	if err := p.session(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), textSyncStopped) {
		t.Errorf("it was not stopped:\n%s", out.String())
	}
}

// A panic ends the reader with a word, and a terminal that takes no more with an
// error.
func TestPlainEndsWhenItCannotGoOn(t *testing.T) {
	s := newFakeStore(60)
	s.onFetch = func() { panic("at the disco") }
	o := testOptions(s)
	l := Lines{In: strings.NewReader("1\n"), Out: io.Discard}
	if err := RunPlain(t.Context(), o, l); !errors.Is(err, ErrPanic) {
		t.Errorf("after a panic: %v", err)
	}
	full := errors.New("full")
	l = Lines{In: strings.NewReader("1\n"), Out: failing{full}}
	if err := RunPlain(t.Context(), testOptions(newFakeStore(60)), l); !errors.Is(err, full) {
		t.Errorf("where nothing can be written: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := RunPlain(ctx, testOptions(newFakeStore(60)), Lines{In: strings.NewReader("1\n"), Out: io.Discard}); err != nil {
		t.Errorf("after a signal: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// A line without an end and one that is far too long are lines too.
func TestPlainReadsAnyLine(t *testing.T) {
	for typed, want := range map[string]string{
		"찾기 산불":                           "찾기 산불",
		"찾기\x1b[A 산불\r\n":                 "찾기 산불",
		"\xff\x00z\n":                     "\uFFFDz",
		strings.Repeat("가", 1<<20) + "\n": strings.Repeat("가", maxTyped/len("가")) + "\uFFFD",
	} {
		wanted, typedLines := make(chan struct{}), make(chan typedLine)
		ctx, cancel := context.WithCancel(t.Context())
		go readLines(ctx, strings.NewReader(typed), wanted, typedLines)
		wanted <- struct{}{}
		if got := <-typedLines; got.text != want || !got.ok {
			t.Errorf("of %.20q came %.60q", typed, got.text)
		}
		wanted <- struct{}{}
		if got := <-typedLines; got.ok {
			t.Errorf("after %.20q came %.20q", typed, got.text)
		}
		cancel()
	}
}
