package tui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed/hangul"
)

// standing are all screens on which keys act, each in a state in which most of
// them do something.
var standing = []struct {
	name string
	in   scope
	open func(*testing.T) *reader
}{
	{"list", inList, func(t *testing.T) *reader { return opened(t, some(), "]", "down", "down") }},
	{"hits", inHits, func(t *testing.T) *reader { return opened(t, some(), "/", "추", "진", "단", "enter", "down") }},
	{"views", inViews, func(t *testing.T) *reader { return opened(t, searched(), "\\", "down", "down") }},
	{"menu", inMenu, func(t *testing.T) *reader {
		r := opened(t, some())
		item := menuItem{name: "하나", do: func() tea.Cmd { return nil }}
		r.openMenu("고르기", item, item, item)
		r.press("down")
		return r
	}},
	{"sheet", inSheet, func(t *testing.T) *reader {
		r := opened(t, some())
		r.openSheet("글", r.textSheet(strings.Split(strings.Repeat("한 줄 ", 99), " ")...))
		r.press("down")
		return r
	}},
	{"article", inArticle, func(t *testing.T) *reader {
		return opened(t, some(), "down", "down", "enter", "/", "행", "정", "enter", "pgdown")
	}},
	{"blank", inBlank, func(t *testing.T) *reader { return opened(t, nothingKept()) }},
	{"help", inHelp, func(t *testing.T) *reader { return opened(t, some(), "?", "pgdown") }},
}

// searched is a small board with saved searches.
func searched() *fakeStore {
	s := some()
	s.searches = savedSearches()
	return s
}

func opened(t *testing.T, s *fakeStore, keys ...string) *reader {
	r := newReader(t, testOptions(s), 80, 24)
	r.press(keys...)
	return r
}

// state is all that a key can change, as far as one sees it.
func (r *reader) state() string {
	was := r.hangul
	r.hangul = false
	defer func() { r.hangul = was }()
	return fmt.Sprint(r.View(), r.screen, r.prompt.kind, r.quit, r.hits.shown, len(r.changes))
}

// Every letter key of every screen does with the Korean input method on what it
// does without; a capital that has no jamo of its own is the small letter.
func TestEveryLetterKeyWorksInHangulMode(t *testing.T) {
	for _, s := range standing {
		for _, a := range onScreenOf(s.in) {
			for _, k := range a.keys {
				if !isLetter(k) {
					continue
				}
				latin := k
				if small, ok := smallTwin(k); ok {
					latin = small
				}
				want, got := s.open(t), s.open(t)
				before := want.state()
				want.press(latin)
				got.press(hangul.Compose(k))
				if want.state() != got.state() {
					t.Errorf("%s: %s does not do what %s does:\n%s\nbut\n%s", s.name, hangul.Compose(k), latin, got.state(), want.state())
				}
				if !got.hangul {
					t.Errorf("%s: %s is not seen to be Hangul", s.name, hangul.Compose(k))
				}
				if want.state() == before && latin == k {
					t.Logf("%s: %s does nothing here", s.name, k)
				}
			}
		}
	}
}

// Fast typing arrives in one read, and as syllables and joined letters where the
// input method puts letters together.
func TestSyllablesAreTheirKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 5))
	for _, s := range standing {
		for range 8 {
			keys := make([]byte, 1+random.IntN(7))
			for i := range keys {
				keys[i] = "abcdefghijklmnopqrstuvwxyzQWERTOPjjkkgdru"[random.IntN(41)]
			}
			text := hangul.Compose(string(keys))
			want, got := s.open(t), s.open(t)
			want.press(string(keys))
			got.press(text)
			if want.state() != got.state() {
				t.Errorf("%s: %q does not do what %q does:\n%s\nbut\n%s", s.name, text, keys, got.state(), want.state())
			}
		}
	}
	r := opened(t, some())
	r.press("허ㅘ") // g j h k, of which only j and k move in the list
	r.selects(" 300")
	r.press("ㅓㅓㅓ어") // j four times and d
	r.selects(" 296")
}

// In a line that is typed Hangul is text, and nothing of it acts.
func TestHangulIsTextInEveryField(t *testing.T) {
	for name, open := range map[string][]string{
		"search": {"/"}, "command": {":"}, "number": {"#"}, "find": {"enter", "/"}, "name": {"/", "a", "enter", "\""},
	} {
		r := opened(t, some(), open...)
		kind := r.prompt.kind
		r.press("end")
		before := string(r.prompt.text)
		r.press("ㅂ", "ㅃ", "ㅓㅏ", "허과값", "q", "Q")
		if got := string(r.prompt.text); got != before+"ㅂㅃㅓㅏ허과값qQ" || r.prompt.kind != kind || r.quit {
			t.Errorf("%s: the line says %q", name, got)
		}
	}
	for _, yes := range []string{"y", "ㅛ", "Y"} { // where a letter is the answer, both are
		r := opened(t, some(), "&", yes)
		r.sees("300건을 읽음으로")
	}
	r := opened(t, some(), "2", "ㅎ") // and g after digits
	r.sees("2/15쪽")
}

// The sign of the input method stands on every screen that has a status line,
// however narrow, and goes with the first Latin letter.
func TestHangulIsShownOnEveryScreen(t *testing.T) {
	for _, s := range standing {
		r := s.open(t)
		for _, width := range []int{200, 80, 40, 20, 10, 4} {
			r.send(resize(width, 12))
			for _, on := range []bool{true, false} {
				r.hangul = on
				rows := strings.Split(r.View(), "\n")
				if got := strings.HasSuffix(rows[len(rows)-1], textHangul); got != on {
					t.Errorf("%s at %d cells: %v of %q", s.name, width, on, rows[len(rows)-1])
				}
			}
		}
	}
	r := opened(t, some())
	for _, step := range []struct {
		key string
		on  bool
	}{{"x", false}, {"ㅌ", true}, {"down", true}, {"]", true}, {"1", true}, {"esc", true}, {"x", false}, {"/", false}, {"산", true}, {"esc", true}, {"j", false}} {
		if r.press(step.key); r.hangul != step.on {
			t.Errorf("after %s: %v", step.key, r.hangul)
		}
	}
}

// A syllable whose first letter opens a line goes on as text there.
func TestASyllableThatOpensALine(t *testing.T) {
	k, problems := DefaultKeys().Change([]KeyChange{{"search", []string{"x", "/"}}})
	if problems != nil {
		t.Fatal(problems)
	}
	o := testOptions(some())
	o.Keys = k
	r := newReader(t, o, 80, 24)
	r.press("터산") // x, j, and a word
	if got := string(r.prompt.text); got != "ㅓ산" || r.list.cursor != 0 {
		t.Errorf("the line says %q, the cursor is on %d", got, r.list.cursor)
	}
}
