package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func withMouse(s Store) Options {
	o := testOptions(s)
	o.Mouse = true
	return o
}

// click presses a button in a row.
func (r *reader) click(button tea.MouseButton, y int) {
	r.send(tea.MouseMsg{X: 5, Y: y, Button: button, Action: tea.MouseActionPress})
	r.send(tea.MouseMsg{X: 5, Y: y, Button: button, Action: tea.MouseActionRelease})
}

func (r *reader) selects(number string) {
	r.t.Helper()
	if row := r.selectedRow(); !strings.Contains(row, number) {
		r.t.Errorf("the row is %q, want %s", row, number)
	}
}

func TestMouseInTheList(t *testing.T) {
	r := newReader(t, withMouse(many()), 80, 24)
	r.click(tea.MouseButtonWheelDown, 0)
	r.selects("20306")
	r.click(tea.MouseButtonWheelUp, 23)
	r.selects("20309")
	r.click(tea.MouseButtonLeft, 2+20) // the last row of the page
	r.selects("20289")
	r.click(tea.MouseButtonLeft, 1) // the column titles
	r.click(tea.MouseButtonLeft, 0)
	r.click(tea.MouseButtonLeft, 23) // the status line
	r.click(tea.MouseButtonRight, 5)
	r.selects("20289")
	r.press("]")
	r.click(tea.MouseButtonLeft, 2)
	r.selects("20288")
	r.click(tea.MouseButtonLeft, 2)
	r.sees("20,288", "안산시(시장)는 AI 대전환")
	r.click(tea.MouseButtonLeft, 5) // a text is not for clicking
	r.click(tea.MouseButtonWheelDown, 5)
	if r.article.top != wheelLines {
		t.Errorf("the wheel scrolled to line %d", r.article.top)
	}
	r.click(tea.MouseButtonRight, 5)
	r.selects("20288")
	if r.quit {
		t.Error("a click has quit the reader")
	}
}

// A hit has two rows, the second with a piece of its text.
func TestMouseInTheHits(t *testing.T) {
	r := newReader(t, withMouse(some()), 80, 24)
	r.press("/", "추", "진", "단")
	r.click(tea.MouseButtonWheelDown, 0) // while it is being typed
	r.click(tea.MouseButtonLeft, 2)
	r.press("enter")
	if r.hits.cursor != wheelLines {
		t.Errorf("hit %d is selected", r.hits.cursor)
	}
	r.click(tea.MouseButtonLeft, 2+5)
	if r.hits.cursor != 2 {
		t.Errorf("hit %d is selected", r.hits.cursor)
	}
	r.click(tea.MouseButtonLeft, 2+4)
	r.sees("안산시(시장)는 AI 대전환")
	r.click(tea.MouseButtonRight, 0)
	r.sees("찾기 추진단")
	r.click(tea.MouseButtonRight, 0)
	r.seesNot("찾기 추진단")
}

func TestMouseChooses(t *testing.T) {
	r := newReader(t, withMouse(withSearches()), 80, 24)
	r.press("\\")
	r.click(tea.MouseButtonWheelDown, 0)
	if r.views.cursor != wheelChoices {
		t.Errorf("the wheel went to view %d", r.views.cursor)
	}
	r.click(tea.MouseButtonLeft, 20) // below the last
	r.sees(textViewsTitle)
	r.click(tea.MouseButtonLeft, 3)
	r.sees("찾기 별")

	done := ""
	do := func(what string) func() tea.Cmd { return func() tea.Cmd { done = what; return nil } }
	r.openMenu("고르기", menuItem{name: "하나", do: do("하나")}, menuItem{name: "둘", do: do("둘")})
	r.click(tea.MouseButtonWheelDown, 0)
	r.click(tea.MouseButtonLeft, 5)
	if done != "" || r.screen != menuScreen {
		t.Errorf("a click on nothing did %q", done)
	}
	r.click(tea.MouseButtonLeft, 2)
	if done != "둘" || r.screen != listScreen {
		t.Errorf("a click on the second did %q", done)
	}
	r.openMenu("고르기", menuItem{name: "하나", do: do("하나")})
	r.click(tea.MouseButtonRight, 1)
	if done != "둘" || r.screen != listScreen {
		t.Errorf("the right button did %q", done)
	}
	r.press("?")
	r.click(tea.MouseButtonWheelDown, 1)
	if r.help.top != wheelLines {
		t.Errorf("the help scrolled to line %d", r.help.top)
	}
	r.click(tea.MouseButtonRight, 1)
	if r.screen != listScreen {
		t.Error("the right button does not leave the help")
	}
}

// The right button is the key that goes back, whatever is shown and whichever key
// it is: from a file to its notice, and then to the list.
func TestRightButtonGoesBackStepByStep(t *testing.T) {
	k, problems := DefaultKeys().Change([]KeyChange{{"back", []string{"q", "Ctrl-B"}}, {"quit_list", []string{"w"}}})
	if problems != nil {
		t.Fatal(problems)
	}
	o := withMouse(withFiles())
	o.Keys = k
	r := newReader(t, o, 80, 24)
	r.press("enter", "a", "1")
	if r.article.preview == nil {
		t.Fatalf("no file is shown:\n%s", r.View())
	}
	if r.click(tea.MouseButtonRight, 5); r.article.preview != nil || r.screen != articleScreen {
		t.Errorf("the right button does not go back to the notice:\n%s", r.View())
	}
	for range 3 {
		r.click(tea.MouseButtonRight, 5)
	}
	if r.screen != listScreen || r.quit {
		t.Errorf("the right button ends on screen %d, quit: %v", r.screen, r.quit)
	}
}

// Without the setting nothing that a terminal reports of its mouse does
// anything, and with it nothing does while one types or holds a modifier.
func TestMouseIsOffUnlessSet(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	before := r.View()
	for _, b := range []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonRight, tea.MouseButtonWheelDown, tea.MouseButtonMiddle} {
		r.click(b, 5)
	}
	if r.View() != before {
		t.Errorf("without the setting the mouse did something:\n%s", r.View())
	}
	r = newReader(t, withMouse(many()), 80, 24)
	for _, msg := range []tea.MouseMsg{
		{Y: 5, Button: tea.MouseButtonLeft, Shift: true}, {Y: 5, Button: tea.MouseButtonLeft, Ctrl: true}, {Y: 5, Button: tea.MouseButtonLeft, Alt: true},
		{Y: 5, Button: tea.MouseButtonLeft, Action: tea.MouseActionMotion}, {Y: 5, Button: tea.MouseButtonMiddle}, {Y: -1, Button: tea.MouseButtonLeft},
		{Y: 1 << 30, Button: tea.MouseButtonLeft},
	} {
		r.send(msg)
	}
	if r.View() != before {
		t.Errorf("the mouse did something:\n%s", r.View())
	}
	r.press("&")
	asking := r.View()
	for _, b := range []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonRight, tea.MouseButtonWheelDown} {
		r.click(b, 23)
	}
	if r.View() != asking {
		t.Errorf("a click answered the question:\n%s", r.View())
	}
}

func TestHelpSaysHowToSelectText(t *testing.T) {
	r := newReader(t, withMouse(many()), 100, 200)
	r.press("?")
	r.sees(textMouse, textMouseShift, textMouseText)
	r = newReader(t, testOptions(many()), 100, 200)
	r.press("?")
	r.seesNot(textMouse)
}

// Clicks anywhere, on every screen, also where there is hardly room.
func TestClicksEverywhere(t *testing.T) {
	sizes := [][2]int{{80, 24}, {20, 3}, {1, 1}, {30, 8}}
	for i, sc := range scenes {
		width, height := sizes[i%len(sizes)][0], sizes[i%len(sizes)][1]
		r := newReader(t, withMouse(sc.store()), width, height)
		r.press(sc.keys...)
		for _, y := range []int{-1, 0, 1, 2, height / 2, height - 1, height} {
			r.click(tea.MouseButtonLeft, y)
			checkFrame(t, r, width, height)
		}
		r.click(tea.MouseButtonWheelDown, 0)
		r.click(tea.MouseButtonRight, 0)
		checkFrame(t, r, width, height)
		if r.quit {
			t.Errorf("%s: a click has quit the reader", sc.name)
		}
	}
}
