package tui

import (
	"slices"
	"testing"

	"city/sosik/feed"
)

// withoutAuthor is a board whose list names no authors, but whose pages do.
func withoutAuthor() *fakeStore {
	s := withAddress()
	e := s.board[300]
	s.texts = map[string]feed.Article{e.ID: articleOf(e.Notice)}
	e.Author = ""
	s.board[300] = e
	return s
}

func TestTheAuthorIsAskedOfThePage(t *testing.T) {
	for choice, want := range map[string]string{"3": "안산톡톡, 2026. 11. 23., ", "5": "안산톡톡, 2026. 11. 23."} {
		r := newReader(t, testOptions(withoutAuthor()), 120, 24)
		r.press("s", choice)
		r.sees(want)
		r.seesNot(textNoAuthor)

		s := withoutAuthor()
		r = newReader(t, testOptions(s), 120, 24)
		s.fail = &feed.Error{Kind: feed.ErrServer}
		r.press("s", choice)
		r.sees("작성자가 빠져 있습니다", "2026. 11. 23.")
		r.seesNot("안산톡톡, 2026. 11. 23.")
	}
}

// An answer does not open a screen over what the person does by now.
func TestALateAuthorIsLeftOut(t *testing.T) {
	o := testOptions(withoutAuthor())
	o.Clipboard = true
	r := newReader(t, o, 120, 24)
	got := copied(r)
	r.hold = true
	r.press("s", "3")
	r.sees(textAskingAuthor)
	r.press("?")
	r.release()
	if r.screen != helpScreen || len(*got) > 0 {
		t.Errorf("%q was copied, and the screen is\n%s", *got, r.View())
	}
}

// A citation that terminals break at different places is broken before its
// address, which can be selected whole.
func TestTheAddressOfACitationIsOneLine(t *testing.T) {
	for _, width := range []int{50, 80, 100} {
		s := withAddress()
		e := s.board[300]
		e.Title = "시민‘안전’…▲하나 " + "아주 긴 제목입니다 아주 긴 제목입니다"
		s.board[300] = e
		r := newReader(t, testOptions(s), width, 24)
		r.press("s", "3")
		f := r.Frame()
		var lines []string
		line := ""
		for y, row := range f.Rows {
			line += row
			if !slices.Contains(f.Joins, y) {
				lines = append(lines, line)
				line = ""
			}
		}
		if !slices.Contains(lines, sharedURL) {
			t.Errorf("at %d the address is not one line: %q", width, lines)
		}
		checkFrame(t, r, width, 24)
	}
}
