package vt

import (
	"fmt"
	"strconv"
	"strings"
)

// parameters are the numbers of a control sequence, -1 where one is missing.
type parameters []int

// at returns parameter i, or d if it is missing, or zero where that means one.
func (p parameters) at(i, d int) int {
	if i >= len(p) || p[i] < 0 || p[i] == 0 && d == 1 {
		return d
	}
	return p[i]
}

// control obeys a control sequence, given without its ESC [.
func (t *Term) control(s string) {
	body, final := s[:len(s)-1], s[len(s)-1:]
	private := ""
	if body != "" && strings.IndexByte("?<=>", body[0]) >= 0 {
		private, body = body[:1], body[1:]
	}
	digits := strings.TrimRight(body, " !\"#$%&'()*+,-./")
	name := private + body[len(digits):] + final
	var p parameters
	for _, field := range strings.Split(digits, ";") {
		n, err := strconv.Atoi(field)
		if err != nil {
			n = -1
		}
		p = append(p, n)
	}
	switch name {
	case "m":
		t.style.apply(digits)
	case "r":
		t.setRegion(p.at(0, 1)-1, p.at(1, t.Height)-1)
	case "?h", "?l":
		for _, mode := range p {
			t.setMode(mode, final == "h")
		}
	case "n":
		if t.Answer != nil && p.at(0, 0) == 6 {
			t.Answer(fmt.Sprintf("\x1b[%d;%dR", t.Y+1, t.X+1))
		}
	case "t":
		t.titleStack(p.at(0, 0))
	default:
		if !t.move(name, p) && !t.change(name, p) {
			t.ask("\x1b[" + s)
		}
	}
}

// move obeys a sequence that moves the cursor.
func (t *Term) move(name string, p parameters) bool {
	switch name {
	case "H", "f":
		t.Y, t.X = min(p.at(0, 1), t.Height)-1, min(p.at(1, 1), t.Width)-1
	case "A":
		t.Y = max(0, t.Y-p.at(0, 1))
	case "B":
		t.Y = min(t.Height-1, t.Y+p.at(0, 1))
	case "C":
		t.X = min(t.Width-1, t.X+p.at(0, 1))
	case "D":
		t.X = max(0, t.X-p.at(0, 1))
	case "G":
		t.X = min(t.Width, p.at(0, 1)) - 1
	case "d":
		t.Y = min(t.Height, p.at(0, 1)) - 1
	default:
		return false
	}
	t.pending = false
	return true
}

// change obeys a sequence that erases or moves text.
func (t *Term) change(name string, p parameters) bool {
	switch name + strconv.Itoa(p.at(0, 0)) {
	case "K0":
		t.erase(t.Y, t.X, t.Width)
		return true
	case "K1":
		t.erase(t.Y, 0, t.X+1)
		return true
	case "K2":
		t.erase(t.Y, 0, t.Width)
		return true
	case "J0":
		t.erase(t.Y, t.X, t.Width)
		t.eraseLines(t.Y+1, t.Height)
		return true
	case "J1":
		t.erase(t.Y, 0, t.X+1)
		t.eraseLines(0, t.Y)
		return true
	case "J2":
		t.eraseLines(0, t.Height)
		return true
	}
	switch name {
	case "X":
		t.erase(t.Y, t.X, t.X+p.at(0, 1))
	case "L", "M":
		if t.Y >= t.top && t.Y <= t.bottom {
			top := t.top
			t.top = t.Y
			t.scroll(map[string]int{"L": -1, "M": 1}[name] * p.at(0, 1))
			t.top = top
		}
	case "S":
		t.scroll(p.at(0, 1))
	case "T":
		t.scroll(-p.at(0, 1))
	default:
		return false
	}
	return true
}

// setRegion sets the scroll region, and the cursor goes home. A region of less
// than two lines is refused.
func (t *Term) setRegion(top, bottom int) {
	if bottom = min(bottom, t.Height-1); top >= bottom {
		return
	}
	t.top, t.bottom = top, bottom
	t.X, t.Y, t.pending = 0, 0, false
}

func (t *Term) setMode(mode int, on bool) {
	name := "?" + strconv.Itoa(mode)
	was := t.Modes[name]
	t.Modes[name] = on
	if mode != 1049 {
		return
	}
	// The cursor is saved and brought back whether the screen changes or not.
	if on {
		t.savedX, t.savedY = t.X, t.Y
	} else {
		t.X, t.Y = t.savedX, t.savedY
	}
	if on != was {
		t.cells, t.other = t.other, t.cells
	}
	if on {
		t.cells = t.blank(t.Height)
	}
	t.pending = false
}

// titleStack saves the title and brings it back.
func (t *Term) titleStack(n int) {
	switch last := len(t.titles) - 1; {
	case t.NoTitleStack:
	case n == 22:
		t.titles = append(t.titles, t.Title)
	case n == 23 && last >= 0:
		t.Title, t.titles = t.titles[last], t.titles[:last]
	}
}
