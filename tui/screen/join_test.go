package screen

import (
	"fmt"
	"strings"
	"testing"
)

// A terminal that is told that rows are one text wraps them itself. What it shows
// is the same as without.
func TestJoinedRows(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rows  []string
		joins []int
		wraps string // what is written with autowrap on, "" if nothing is
	}{
		{"full rows", []string{"위", "https://a.kr", "/가나다라마", "끝"}, []int{1, 2}, "https://a.kr/가나다라마끝"},
		{"a wide character that does not fit", []string{"01234567890", "가"}, []int{0}, "01234567890가"},
		{"a space at the edge", []string{"012345 890 ", "가"}, []int{0}, "012345 890 가"},
		{"two texts", []string{"012345678901", "2", "012345678901", "3"}, []int{0, 2}, "0123456789012|0123456789013"},
		{"below and above a style", []string{"\x1b[7m위\x1b[0m", "012345678901", "2", "\x1b[1;4m아래 줄\x1b[0m"}, []int{1}, "0123456789012"},
		{"a row that is too short", []string{"0123", "4"}, []int{0}, ""},
		{"a style", []string{"\x1b[1m012345678901\x1b[0m", "2"}, []int{0}, ""},
		{"widths in doubt", []string{"▲1234567890", "가"}, []int{0}, ""},
		{"below the screen", []string{"012345678901"}, []int{-1, 3, 4, 99}, ""},
	} {
		s := newStage(12, 4, 1, 1)
		s.mustShow(t, Frame{Rows: rows("가나다라마바\nx\ny\nz")})
		f := Frame{Rows: tt.rows, Joins: tt.joins}
		written := string(s.painter.paint(f))
		_, _ = s.terminal.Write([]byte(written))
		if wrong := s.check(f); wrong != "" {
			t.Errorf("%s: %s", tt.name, wrong)
		}
		if got := wrappedText(written); got != tt.wraps {
			t.Errorf("%s: %q is wrapped, want %q", tt.name, got, tt.wraps)
		}
		if s.terminal.Modes["?7"] {
			t.Errorf("%s: autowrap is left on", tt.name)
		}
		if n := s.mustShow(t, f); n != 0 {
			t.Errorf("%s: the same again took %d bytes", tt.name, n)
		}
		s.resize(12, 4) // which forgets what stands there
		if got := wrappedText(string(s.painter.paint(f))); got != tt.wraps {
			t.Errorf("%s: after a redraw %q is wrapped", tt.name, got)
		}
	}
}

// wrappedText is what is written between autowrap on and off.
func wrappedText(written string) string {
	var parts []string
	for _, part := range strings.Split(written, wrapOn)[1:] {
		text, _, _ := strings.Cut(part, wrapOff)
		parts = append(parts, text)
	}
	return strings.Join(parts, "|")
}

// Frames with and without joined rows after one another leave nothing behind.
func TestJoinedRowsComeAndGo(t *testing.T) {
	s := newStage(10, 5, 1, 1)
	for i := range 40 {
		text := strings.Repeat(fmt.Sprintf("가%d", i), 3+i%7)
		var f Frame
		row, used := "", 0
		for _, r := range text {
			w := s.truth.RuneWidth(r)
			if used+w > 10 {
				f.Joins = append(f.Joins, len(f.Rows))
				f.Rows = append(f.Rows, row)
				row, used = "", 0
			}
			row += string(r)
			used += w
		}
		f.Rows = append(f.Rows, row)
		if i%3 == 2 {
			f.Joins = nil
		}
		s.mustShow(t, f)
	}
}

// Rows that scroll while the terminal knows them to be one text are wrapped where
// they come to stand, and not in the part of the screen that was scrolled.
func TestJoinedRowsScroll(t *testing.T) {
	var all []string
	for i := range 40 {
		all = append(all, fmt.Sprintf("%02d 가나다 %c", i, 'a'+i%26)) // full, to the last cell
	}
	s := newStage(11, 10, 1, 1)
	scrolled := 0
	for _, top := range []int{0, 1, 2, 3, 5, 4, 3, 10, 11, 12, 13, 12, 11} {
		f := Frame{Rows: []string{"\x1b[1m위\x1b[0m"}}
		for i := range 8 {
			if y := top + i; y%5 != 4 && i < 7 {
				f.Joins = append(f.Joins, 1+i)
			}
			f.Rows = append(f.Rows, all[top+i])
		}
		f.Rows = append(f.Rows, fmt.Sprintf("아래 %d", top))
		b := string(s.painter.paint(f))
		if strings.Contains(b, "r\x1b[") {
			scrolled++
		}
		_, _ = s.terminal.Write([]byte(b))
		if wrong := s.check(f); wrong != "" {
			t.Fatalf("from row %d: %s", top, wrong)
		}
	}
	if scrolled == 0 {
		t.Error("nothing was scrolled, so nothing was tested")
	}
}

// A mark that stands on a blank has the blank's looks with it.
func TestMarkOnABlank(t *testing.T) {
	s := newStage(10, 2, 1, 1)
	s.mustShow(t, Frame{Rows: []string{"\x1b[2m \u0301가\x1b[0m", "\x1b[31m나 \u0301\x1b[0m"}})
}
