package screen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen/vt"
)

// stage is a painter and a terminal that its bytes are played into.
type stage struct {
	painter  painter
	terminal *vt.Term
	truth    cell.Metrics // how wide the terminal draws
}

// newStage lays out for ambiguous characters of guess cells on a terminal that
// draws them in truth cells.
func newStage(width, height, guess, truth int) *stage {
	s := &stage{
		painter: painter{metrics: cell.Metrics{Ambiguous: guess}},
		truth:   cell.Metrics{Ambiguous: truth},
	}
	s.terminal = vt.New(width, height, s.truth.RuneWidth)
	_, _ = s.terminal.Write([]byte(enter(Options{})))
	s.painter.forget(width, height)
	return s
}

// show paints f and returns how many bytes that took.
func (s *stage) show(f Frame) int {
	b := s.painter.paint(f)
	_, _ = s.terminal.Write(b)
	return len(b)
}

func (s *stage) resize(width, height int) {
	s.terminal.Resize(width, height)
	s.painter.forget(width, height)
}

// check says what is wrong with what the terminal shows of f, "" if nothing is.
// A row that the terminal draws wider than itself may look as it likes.
func (s *stage) check(f Frame) string {
	t := s.terminal
	if top, bottom := t.Region(); top != 0 || bottom != t.Height-1 {
		return fmt.Sprintf("the scroll region is left at %d to %d", top, bottom)
	}
	if !t.Ground() || !t.Plain() || len(t.Unknown) > 0 {
		return fmt.Sprintf("the terminal is left in a sequence, in a style or with the unknown %v", t.Unknown)
	}
	for y := range t.Height {
		row := ""
		if y < len(f.Rows) {
			row = f.Rows[y]
		}
		if s.truth.Width(row) > t.Width {
			continue
		}
		alone := vt.New(t.Width, 1, s.truth.RuneWidth)
		_, _ = alone.Write([]byte("\x1b[?7l" + row))
		if !vt.Equal(t.Row(y), alone.Row(0)) {
			return fmt.Sprintf("line %d of %d shows %q, want %q", y, t.Height, t.Line(y), alone.Line(0))
		}
	}
	return s.checkCursor(f)
}

func (s *stage) checkCursor(f Frame) string {
	t := s.terminal
	if shown := t.Modes["?25"]; shown != (f.Cursor != nil) {
		return fmt.Sprintf("the cursor can be seen: %v", shown)
	}
	if c := f.Cursor; c != nil && (t.X != c.X || t.Y != c.Y) {
		return fmt.Sprintf("the cursor is at %d, %d, want %v", t.X, t.Y, *c)
	}
	if f.Title != "" && t.Title != f.Title {
		return fmt.Sprintf("the title is %q", t.Title)
	}
	return ""
}

func (s *stage) mustShow(t *testing.T, f Frame) int {
	t.Helper()
	n := s.show(f)
	if wrong := s.check(f); wrong != "" {
		t.Fatal(wrong)
	}
	return n
}

func rows(text string) []string { return strings.Split(text, "\n") }

func TestFirstFrameAndNothingAfter(t *testing.T) {
	s := newStage(20, 4, 1, 1)
	f := Frame{Rows: rows("안산시\n\n\x1b[7m▲ 소식             \x1b[0m\n끝"), Title: "안산시 소식"}
	s.mustShow(t, f)
	if n := s.mustShow(t, Frame{Rows: rows("안산시\n\n\x1b[7m▲ 소식             \x1b[0m\n끝"), Title: "안산시 소식"}); n != 0 {
		t.Errorf("the same frame again took %d bytes", n)
	}
}

func TestRowsOnceWritten(t *testing.T) {
	for _, tt := range []struct{ name, before, after string }{
		{"longer", "가나", "가나다라"},
		{"shorter", "가나다라마바사아자차", "가나"},
		{"empty", "가나다라", ""},
		{"full to the edge", "", "가나다라마바사아자차"},
		{"full after longer start", "\x1b[7mabc\x1b[0m", "가나다라마바사아자차"},
		{"from full to full", "가나다라마바사아자차", "01234567890123456789"},
		{"half of a wide character", "가나다", "a나다"},
		{"another half", "a가나다", "가나다"},
		{"style only", "가나다", "\x1b[1m가나다\x1b[0m"},
		{"style ends earlier", "\x1b[7m가나다\x1b[0m", "\x1b[7m가나\x1b[0m다"},
		{"same start in a style", "\x1b[7m가나다라마바사 1\x1b[0m", "\x1b[7m가나다라마바사 2\x1b[0m"},
		{"a mark on the last of the same", "가나다라마 e", "가나다라마 e\u0301"},
		{"a mark less", "가나다라마 e\u0301x", "가나다라마 ex"},
		{"styled spaces", "\x1b[7m          \x1b[0m", "\x1b[7m     \x1b[0m"},
		{"background to the edge", "가", "\x1b[48;5;4m                    \x1b[0m"},
		{"from background to plain", "\x1b[48;5;4m                    \x1b[0m", "가"},
		{"a link", "\x1b]8;;http://a\x1b\\가나\x1b]8;;\x1b\\다", "가나다"},
		{"ambiguous at the edge", "▲▲▲▲▲▲▲▲▲▲", "──────────"},
	} {
		for _, ambiguous := range []int{1, 2} {
			s := newStage(20, 3, ambiguous, ambiguous)
			for _, row := range []string{tt.before, tt.after, tt.before} {
				if wrong := s.showAndCheck(Frame{Rows: []string{"위", row, "아래"}}); wrong != "" {
					t.Errorf("%s, ambiguous %d: %s", tt.name, ambiguous, wrong)
				}
			}
		}
	}
}

func (s *stage) showAndCheck(f Frame) string {
	s.show(f)
	return s.check(f)
}

// What could move the cursor, clear the screen or go on after its row does not
// get through.
func TestHarmlessRows(t *testing.T) {
	for _, tt := range []struct{ row, want string }{
		{"가\n나", "가나"},
		{"가\x1b[2J나", "가나"},
		{"가\x1b[10;10H나", "가나"},
		{"가\x1b]0;title\a나", "가나"},
		{"가\x1b7\x1b8\t\r\b\x7f\u0085\u009b2J나", "가2J나"},
		{"가\x1b", "가"},
		{"가\x1b[1", "가[1"},
		{"\u0301가", "가"},
		{"가\xff나", "가\ufffd나"},
		{"가나다라마바사", "가나다라마"},
		{"\x1b[1m가", "가"},
	} {
		s := newStage(10, 2, 1, 1)
		s.show(Frame{Rows: []string{tt.row, "둘째"}, Title: "제목\x1b[2J\a"})
		if got := s.terminal.Line(0); got != tt.want || s.terminal.Line(1) != "둘째" {
			t.Errorf("%q shows as %q and %q", tt.row, got, s.terminal.Line(1))
		}
		if !s.terminal.Ground() || !s.terminal.Plain() || s.terminal.Title != "제목[2J" {
			t.Errorf("%q leaves something behind (title %q)", tt.row, s.terminal.Title)
		}
	}
}

func TestCursor(t *testing.T) {
	s := newStage(10, 3, 1, 1)
	for _, c := range []*Point{nil, {X: 3, Y: 1}, {X: 3, Y: 1}, {X: 4, Y: 1}, nil, {X: 0, Y: 0}} {
		s.mustShow(t, Frame{Rows: rows("가\n나\n다"), Cursor: c})
	}
	s.mustShow(t, Frame{Rows: rows("가\n나다\n다"), Cursor: &Point{}})
	s.show(Frame{Cursor: &Point{X: 99, Y: -1}})
	if s.terminal.X != 9 || s.terminal.Y != 0 {
		t.Errorf("a cursor off the screen is at %d, %d", s.terminal.X, s.terminal.Y)
	}
}

func TestTitleComesBack(t *testing.T) {
	s := newStage(10, 2, 1, 1)
	s.terminal.Title = "shell"
	for _, title := range []string{"", "목록", "본문", "본문"} {
		s.mustShow(t, Frame{Title: title})
	}
	_, _ = s.terminal.Write([]byte(leave(Options{}, s.painter.titled)))
	if s.terminal.Title != "shell" {
		t.Errorf("the title is %q", s.terminal.Title)
	}
}

func TestSynchronized(t *testing.T) {
	s := newStage(80, 24, 1, 1)
	s.painter.synchronized = true
	big := Frame{Rows: rows(strings.Repeat(strings.Repeat("가", 39)+"\n", 24))}
	b := string(s.painter.paint(big))
	if !strings.HasPrefix(b, beginUpdate) || !strings.HasSuffix(b, endUpdate) {
		t.Error("a whole screen is not synchronized")
	}
	big.Rows[3] = "가"
	if b := string(s.painter.paint(big)); strings.Contains(b, "2026") {
		t.Errorf("one row is synchronized: %q", b)
	}
	if b := s.painter.paint(big); len(b) != 0 {
		t.Errorf("nothing takes %q", b)
	}
}

func TestResize(t *testing.T) {
	s := newStage(30, 10, 2, 2)
	f := Frame{Rows: rows(strings.Repeat("안산시 ▲ 시정소식 “공고”\n", 10))}
	for _, size := range []Point{{30, 10}, {12, 5}, {1, 1}, {60, 30}, {60, 3}, {7, 30}} {
		s.resize(size.X, size.Y)
		s.show(f)
		// The frame was laid out for another size and is cut.
		want := Frame{}
		for _, row := range f.Rows {
			want.Rows = append(want.Rows, prepareLine(row, size.X, s.truth).text)
		}
		if wrong := s.check(want); wrong != "" {
			t.Errorf("at %v: %s", size, wrong)
		}
	}
}

// Attributes are written where they change and nowhere else: what the next row
// has too is not taken off in between, and blanks have none.
func TestAttributesAreWrittenWhereTheyChange(t *testing.T) {
	s := newStage(40, 6, 1, 1)
	f := Frame{Rows: []string{
		"\x1b[2m가나다\x1b[0m    ", "\x1b[2m라마바\x1b[0m", "\x1b[2m\x1b[1m\x1b[0m\x1b[2m사\x1b[0m\x1b[2m아\x1b[0m",
		"  \x1b[1;31m자\x1b[0m \x1b[1;31m차\x1b[0m", "\x1b[7m카\x1b[0m", "",
	}}
	b := string(s.painter.paint(f))
	var attributes []string
	for _, seq := range strings.Split(b, "\x1b[")[1:] {
		if i := strings.IndexByte(seq, 'm'); i >= 0 {
			attributes = append(attributes, seq[:i])
		}
	}
	// Plain at the start of a screen; faint for three rows; plain for blanks.
	if diff := cmp.Diff([]string{"", "2", "", "1;31", ";7", ""}, attributes); diff != "" {
		t.Errorf("%q (-want +got):\n%s", b, diff)
	}
	_, _ = s.terminal.Write([]byte(b))
	if wrong := s.check(f); wrong != "" {
		t.Error(wrong)
	}
}
