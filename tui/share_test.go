package tui

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

const sharedURL = "https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik&fidx=20809"

// withAddress is a board whose newest notice has its address, as real ones do.
func withAddress() *fakeStore {
	s := some()
	e := s.board[300]
	e.URL = sharedURL
	s.board[300] = e
	return s
}

// copied are the texts that the terminal was asked to copy.
func copied(r *reader) *[]string {
	var texts []string
	r.seen = func(msg tea.Msg) {
		if c, ok := msg.(copyMsg); ok {
			texts = append(texts, c.text)
		}
	}
	return &texts
}

func TestSharing(t *testing.T) {
	title := "「제목」 안산시"
	for _, tt := range []struct {
		name string
		keys []string
		want string   // what is copied
		sees []string // afterwards
	}{
		{"address", []string{"s", "1"}, sharedURL, []string{"복사를 부탁했습니다", sharedURL[:70]}},
		{"with the input method on", []string{"ㄴ", "1"}, sharedURL, nil},
		{"with Shift", []string{"S", "1"}, sharedURL, nil},
		{"by function key", []string{"f8", "1"}, sharedURL, nil},
		{"title and address", []string{"s", "2"}, title + "\n" + sharedURL, []string{title}},
		{"citation", []string{"s", "3"}, "「『제목』 안산시」, 안산톡톡, 2026. 11. 23., " + sharedURL, []string{"「『제목』 안산시」, 안산톡톡, 2026. 11. 23.,"}},
		{"code", []string{"s", "4"}, "", []string{"█ ▄▄▄▄▄ █"}},
		{"mail", []string{"s", "5"}, "제목: " + title + "\n\n" + title + "\n안산톡톡, 2026. 11. 23.\n" + sharedURL, []string{"안산톡톡, 2026. 11. 23."}},
		{"address at once", []string{"y"}, sharedURL, []string{"복사를 부탁했습니다", sharedURL[:70]}},
		{"by another function key", []string{"f4"}, sharedURL, nil},
		{"in the article", []string{"enter", "y", "esc"}, sharedURL, []string{"1번째 문단"}},
		{"the article's menu", []string{"enter", "s", "1", "esc"}, sharedURL, []string{"1번째 문단"}},
		{"left", []string{"s", "esc"}, "", []string{"Enter 열기"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := withAddress()
			e := s.board[300]
			e.Title = title
			s.board[300] = e
			o := testOptions(s)
			o.Clipboard = true
			r := newReader(t, o, 80, 24)
			got := copied(r)
			r.press(tt.keys...)
			r.sees(tt.sees...)
			switch {
			case tt.want == "" && len(*got) > 0:
				t.Errorf("%q was copied", *got)
			case tt.want != "" && !slices.Equal(*got, []string{tt.want}):
				t.Errorf("%q was copied, want %q", *got, tt.want)
			}
		})
	}
}

// The address that is copied is on the screen: in the status line beside what else
// is there, and where it would be cut, as what can be selected.
func TestTheCopiedAddressIsShownWhole(t *testing.T) {
	for _, keys := range [][]string{{"y"}, {"enter", "y"}} {
		for _, width := range []int{80, 113, 117, 118, 119, 120, 200} {
			o := testOptions(withAddress())
			o.Clipboard = true
			r := newReader(t, o, width, 24)
			got := copied(r)
			r.press(keys...)
			rows := r.Frame().Rows
			whole := strings.Contains(rows[len(rows)-1], sharedURL)
			if onSheet := r.screen == sheetScreen; whole == onSheet || onSheet && !strings.Contains(strings.Join(rows, ""), sharedURL) {
				t.Errorf("%q at %d: the address is not whole:\n%s", keys, width, r.View())
			}
			if width == 200 && !whole {
				t.Errorf("%q: a sheet for what fits", keys)
			}
			if !slices.Equal(*got, []string{sharedURL}) {
				t.Errorf("%q at %d: %q was copied", keys, width, *got)
			}
		}
	}
}

// A terminal that does not copy is not asked, and one is not told that it was.
func TestWithoutAClipboard(t *testing.T) {
	r := newReader(t, testOptions(withAddress()), 80, 24)
	got := copied(r)
	r.press("y")
	r.sees("이 터미널에는 복사를 부탁할 수 없습니다", sharedURL[:70])
	r.press("esc", "s", "3")
	r.sees("이 터미널에는 복사를 부탁할 수 없습니다", "「")
	o := testOptions(withAddress())
	o.NoClipboard = true
	off := newReader(t, o, 80, 24)
	off.press("y")
	off.sees("설정 clipboard가 off라", sharedURL[:70])
	off.seesNot("이 터미널에는")
	if len(*got) > 0 {
		t.Errorf("%q was copied", *got)
	}
}

func TestNothingToShare(t *testing.T) {
	r := newReader(t, testOptions(some()), 80, 24) // whose notices have no addresses
	for _, keys := range [][]string{{"y"}, {"s", "1"}, {"s", "4"}} {
		r.press(keys...)
		r.sees(textNoAddressHere, "> 300") // and one is where one was
	}
	r.press("s", "3")
	r.sees("「")
	r = newReader(t, testOptions(newFakeStore(0)), 80, 24)
	r.press("s")
	r.sees(textNoNotice)
}

// What a hostile board says comes out as it is, and nothing of it ends early.
func TestHostileTitlesAreShared(t *testing.T) {
	for name, title := range map[string]string{
		"huge":   strings.Repeat("긴 제목 ", 3000),
		"signs":  `&body=x&cc=a@b.kr <script> "'%0d%0a`,
		"RTL":    "שלום مرحبا 안산",
		"nested": "「「「『』」」",
		"none":   "",
	} {
		n := feed.Notice{Title: feed.Clean(title), Author: "안산톡톡", Date: "2026-11-23", URL: sharedURL}
		address, subject, body := mailOf(n)
		rest, ok := strings.CutPrefix(address, "mailto:?")
		if !ok || len(address) > 2000 || strings.Trim(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%=&") != "" {
			t.Errorf("%s: %d letters: %.100s", name, len(address), address)
		}
		fields, err := url.ParseQuery(rest)
		if err != nil || len(fields) != 2 || fields.Get("subject") != subject || strings.ReplaceAll(fields.Get("body"), "\r\n", "\n") != body {
			t.Errorf("%s: %v, %v", name, fields, err)
		}
		if strings.Contains(rest, "+") {
			t.Errorf("%s: a space is a plus to mail programs: %s", name, rest)
		}
		s := withAddress()
		e := s.board[300]
		e.Notice = n
		s.board[300] = e
		r := newReader(t, testOptions(s), 40, 12)
		for _, choice := range []string{"2", "3", "5"} {
			r.press("s", choice, "end")
			checkFrame(t, r, 40, 12)
			r.press("esc")
		}
	}
}

func TestMailing(t *testing.T) {
	var opened []string
	failure := errors.New("no mail program")
	o := testOptions(withAddress())
	o.Open = func(_ context.Context, address string) error {
		opened = append(opened, address)
		if len(opened) > 1 {
			return failure
		}
		return nil
	}
	r := newReader(t, o, 80, 24)
	r.press("s", "5")
	r.sees(textMailed, "> 300")
	r.press("s", "5")
	r.sees(textNotMailed)
	if len(opened) != 2 || !strings.HasPrefix(opened[0], "mailto:?subject=") {
		t.Errorf("opened %q", opened)
	}
}

// A code that does not fit says how large the terminal has to be, and then fits.
func TestACodeSaysHowLargeItIs(t *testing.T) {
	r := newReader(t, testOptions(withAddress()), 40, 12)
	r.press("s", "4")
	r.sees("가로 42칸", "세로 23줄", "sosik qr")
	r.send(resize(42, 23))
	r.seesNot("가로 42칸")
	r.sees("█ ▄▄▄▄▄ █")
	checkFrame(t, r, 42, 23)
	r.send(resize(41, 23))
	r.sees("가로 42칸")
}

// A line that is longer than the screen is one line to whoever selects it: the
// rows are full and the terminal is told that they go on.
func TestWhatIsShownIsOneLine(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {37, 24}, {24, 30}, {200, 50}} {
		for choice, want := range map[string]string{"1": sharedURL, "3": "「안산 긴 제목」, 안산톡톡, 2026. 11. 23., " + sharedURL} {
			s := withAddress()
			e := s.board[300]
			e.Title = "안산 긴 제목"
			s.board[300] = e
			r := newReader(t, testOptions(s), size[0], size[1])
			r.press("s", choice)
			f := r.Frame()
			text := ""
			for y := 1; y < len(f.Rows)-1; y++ {
				text += f.Rows[y]
				if !slices.Contains(f.Joins, y) {
					text += "\n"
				}
			}
			if !strings.Contains(text, "\n"+want+"\n") {
				t.Errorf("%v: %q is not one line of\n%s", size, want, text)
			}
			checkFrame(t, r, size[0], size[1])
		}
	}
}
