package tui

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
	"city/sosik/tui/screen/vt"
)

// The whole corpus is ten thousand; an ordinary run takes some of it.
var (
	nasty     = flag.Int("nasty", 60, "how many nasty texts are shown in TestNastyTexts")
	nastySeed = flag.Uint64("nastyseed", 1, "the first of them")
)

// nastyPieces are what boards hold that terminals stumble over.
var nastyPieces = []string{
	"안산시", "산불", "시정소식", "\u110b\u1161\u11ab\u1109\u1161\u11ab", "각\u0301", // NFD, and a mark on a syllable
	"\u1112\u119e\u11ab", "\u1100", "\u1161", "ㅋㅋ", "ㅏ", "\u3164", "\uffa0", // old Hangul, lone jamo, fillers
	"▲", "■", "‘공고’", "“", "…", "·", "─", "│", "①", "㈜", "㎡", "※", "→", "★", "№", "ㆍ", // ambiguous and not
	"📎", "🇰🇷", "👨\u200d👩\u200d👧", "⚠\ufe0f", "👍🏽", "1\ufe0f\u20e3", "☎", "❤\ufe0f", "🏴\U000e0067\U000e0062\U000e007f",
	"Ａ１", "ｱ", "漢字", "\u3000", "ﷺ", "عربي", "עברית", "\u202eabc\u202c", "\u2066x\u2069", "\u200f", // full and half width, right to left
	"e\u0301", "o\u0308\u0304", "\u0301", "Z\u0321\u034f\u0338", "क्षि", "ไทย", "\u0e33", // marks, and scripts of clusters
	"공\u00ad고", "\u200b", "\u2060", "\ufeff", "\u00a0", "\u2028", "\u0085", "\t", "\x1b[2J", "\x1b]0;x\a", "\x07", "\u009b5A", "\xff\xfe", "\ufffd",
	"3.2.~5.31.", "https://www.ansan.go.kr/a?b=%EA%B0%80", "abc", "2026-04-08", " ", "  ", "\n",
}

func nastyText(r *rand.Rand, most int) string {
	var b strings.Builder
	for range r.IntN(most) + 1 {
		if r.IntN(20) == 0 {
			b.WriteRune(rune(r.IntN(0x20000))) // anything at all
			continue
		}
		b.WriteString(nastyPieces[r.IntN(len(nastyPieces))])
		if r.IntN(4) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// spoil gives the notices that a scene may show texts as a page may hold them,
// cleaned as all that comes from a page is.
func (s *fakeStore) spoil(r *rand.Rand) {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := func(most int) string { return feed.Clean(nastyText(r, most)) }
	s.status.Board.Name = "안산시 " + line(6)
	texts := map[string]feed.Article{}
	for _, top := range []int{s.status.Total, 60} {
		for n := top; n > 0 && n > top-60; n-- {
			e := s.board[n]
			e.Title, e.Author, e.Summary = line(30), line(3), line(40)
			s.board[n] = e
			if top == s.status.Total && n > top-9 {
				texts[e.ID] = nastyArticle(r, e.Notice)
			}
		}
	}
	for i := range s.pinned {
		s.pinned[i].Title = line(30)
	}
	for i := range s.searches {
		s.searches[i].Name = line(8)
	}
	s.texts = texts
}

// nastyArticle is an article of the usual kind with every text in it changed.
func nastyArticle(r *rand.Rand, n feed.Notice) feed.Article {
	a := articleOf(n)
	a.Body = a.Body[:12]
	for i := range a.Body {
		b := &a.Body[i]
		for j := range b.Spans {
			b.Spans[j].Text = feed.CleanText(nastyText(r, 40))
		}
		for _, row := range b.Rows {
			for k := range row {
				row[k].Spans[0].Text = feed.CleanText(nastyText(r, 8))
			}
		}
	}
	for i := range a.Attachments {
		a.Attachments[i].Name = feed.Clean(nastyText(r, 10))
	}
	a.Images[0].Alt = feed.Clean(nastyText(r, 6))
	return a
}

// beholder is a terminal of its own opinion on widths that the painter's bytes
// are played into, and that sees whether they give what was meant.
type beholder struct {
	painter *screen.Painter
	term    *vt.Term
	truth   cell.Metrics
	alone   map[string][]vt.Cell // rows as they look by themselves
	feeds   int                  // lines that the painter itself has let go
}

func newBeholder(guess, truth, width, height int) *beholder {
	b := &beholder{truth: cell.Metrics{Ambiguous: truth}, painter: screen.NewPainter(cell.Metrics{Ambiguous: guess}, width, height)}
	b.term = vt.New(width, height, b.truth.RuneWidth)
	b.alone = map[string][]vt.Cell{}
	_, _ = b.term.Write([]byte(b.painter.Enter()))
	return b
}

func (b *beholder) resize(width, height int) {
	b.term.Resize(width, height)
	b.painter.Resize(width, height)
	b.alone = map[string][]vt.Cell{}
}

// sees says what is wrong with what the terminal shows of f, "" if nothing is.
func (b *beholder) sees(f screen.Frame) string {
	bytes := b.painter.Paint(f)
	b.feeds += strings.Count(string(bytes), "\n")
	_, _ = b.term.Write(bytes)
	t := b.term
	switch top, bottom := t.Region(); {
	case top != 0 || bottom != t.Height-1 || t.Modes["?7"]:
		return "the terminal is left with a scroll region or wraps lines"
	case !t.Ground() || !t.Plain() || len(t.Unknown) > 0:
		return fmt.Sprintf("the terminal is left in a sequence, in a style or with the unknown %v", t.Unknown)
	case t.Scrolled > b.feeds:
		return "the screen has scrolled by itself"
	}
	for y, row := range f.Rows {
		if b.truth.Width(row) > t.Width {
			continue // this one is spoilt, and no other may be
		}
		if !vt.Equal(t.Row(y), b.row(row)) {
			return fmt.Sprintf("row %d shows %q instead of %q", y, t.Line(y), row)
		}
	}
	if c := f.Cursor; c != nil && (t.X != c.X || t.Y != c.Y) {
		return fmt.Sprintf("the cursor is at %d, %d, want %v", t.X, t.Y, *c)
	}
	return ""
}

func (b *beholder) row(text string) []vt.Cell {
	cells, ok := b.alone[text]
	if !ok {
		alone := vt.New(b.term.Width, 1, b.truth.RuneWidth)
		_, _ = alone.Write([]byte("\x1b[?7l" + text))
		cells = alone.Row(0)
		b.alone[text] = cells
	}
	return cells
}

// nastySize is a size from 1×1 to 250×60, the usual ones more often.
func nastySize(r *rand.Rand) (width, height int) {
	switch r.IntN(4) {
	case 0:
		usual := [][2]int{{1, 1}, {80, 24}, {40, 12}, {100, 30}, {132, 43}, {250, 60}, {2, 2}, {20, 1}, {1, 30}}
		size := usual[r.IntN(len(usual))]
		return size[0], size[1]
	case 1:
		return 1 + r.IntN(30), 1 + r.IntN(12)
	}
	return 1 + r.IntN(250), 1 + r.IntN(60)
}

// Whatever notices hold, on every screen, at every size, on terminals of both
// widths of ambiguous characters: what is written gives the rows that were meant.
// Where the layout is for the other width, a row that is too wide for its terminal
// may look as it likes; no other does, and nothing scrolls.
//
// An ordinary run shows some texts of the corpus, the same each time;
//
//	go test ./tui -run TestNastyTexts -nasty 10000 -timeout 1h
//
// shows all of it.
func TestNastyTexts(t *testing.T) {
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		t.Run(fmt.Sprint(w), func(t *testing.T) {
			t.Parallel()
			stores := map[string]*fakeStore{}
			for i := w; i < *nasty; i += workers {
				showNasty(t, *nastySeed+uint64(i), stores)
			}
		})
	}
}

// showNasty shows one text: on one scene after the other, and all else by chance.
func showNasty(t *testing.T, seed uint64, stores map[string]*fakeStore) {
	r := rand.New(rand.NewPCG(seed, 20))
	sc := scenes[seed%uint64(len(scenes))]
	guess, truth := 1+r.IntN(2), 1+r.IntN(2)
	if stores[sc.name] == nil {
		stores[sc.name] = sc.store()
	}
	stores[sc.name].spoil(r)
	width, height := nastySize(r)
	o := testOptions(stores[sc.name])
	o.Metrics = cell.Metrics{Ambiguous: guess}
	o.Theme = Theme{Profile: termenv.ANSI256, Color: true, Dark: seed%3 == 0, ASCII: seed%5 == 0}
	reader := newReader(t, o, width, height)
	b := newBeholder(guess, truth, width, height)
	keys := append([]string{""}, sc.keys...)
	more := []string{"down", "up", "]", "[", "enter", "esc", " ", "end", "home", "?", "*", "m"}
	for range 8 {
		keys = append(keys, more[r.IntN(len(more))])
	}
	for i, key := range keys {
		if key != "" {
			reader.press(key)
		}
		if i == len(sc.keys)+4 {
			width, height = nastySize(r)
			reader.send(resize(width, height))
			b.resize(width, height)
		}
		f := reader.Frame()
		if wrong := b.sees(f); wrong != "" {
			t.Errorf("seed %d, %s after %q, %d×%d, laid out for %d on a terminal of %d: %s", seed, sc.name, keys[:i+1], width, height, guess, truth, wrong)
			return
		}
	}
}
