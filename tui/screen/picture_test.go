package screen

import (
	"strings"
	"testing"
)

// frames with a picture between others, as they come when one is looked at.
func TestAPictureIsDrawnOnceAndRemoved(t *testing.T) {
	before := Frame{Rows: []string{"목록", "첫 소식", "둘째 소식", "", "Esc"}}
	for _, tt := range []struct{ name, hide string }{{"kitty", "\x1b_Ga=d,d=A,q=2\x1b\\"}, {"sixels", ""}} {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(20, 5, 1, 1)
			s.show(before)
			with := Frame{Rows: []string{"그림 1", "", "", "", "Esc"}, Picture: &Picture{At: Point{Y: 1}, Show: "\x1bP0;1q!20~\x1b\\", Hide: tt.hide}}
			b := string(s.painter.paint(with))
			_, _ = s.terminal.Write([]byte(b))
			// It is drawn at its place, after the rows that it lies over.
			at := strings.Index(b, with.Picture.Show)
			if at < 0 || !strings.HasSuffix(b[:at], "\x1b[2H") || strings.Contains(b[at:], "Esc") {
				t.Fatalf("the picture is not drawn last, on the second row: %q", b)
			}
			if n := s.show(with); n != 0 {
				t.Errorf("the same frame again writes %d bytes", n)
			}
			with.Rows = []string{"그림 1", "", "", "", "그림이 더 없습니다."}
			b = string(s.painter.paint(with))
			_, _ = s.terminal.Write([]byte(b))
			if strings.Contains(b, with.Picture.Show) || b == "" {
				t.Errorf("a change of the last row writes %q", b)
			}
			b = string(s.painter.paint(before))
			_, _ = s.terminal.Write([]byte(b))
			if tt.hide != "" && !strings.HasPrefix(b, tt.hide) {
				t.Errorf("it is not removed first: %q", b)
			}
			// What lay under sixels is written anew, also the rows that are the same.
			if tt.hide == "" && !strings.Contains(b, "\x1b[4H\x1b[K") {
				t.Errorf("the empty row is not erased: %q", b)
			}
			clear(s.terminal.Unknown) // the emulator draws no pictures
			if wrong := s.check(before); wrong != "" {
				t.Error(wrong)
			}
			// A screen of which nothing is known shows it anew.
			s.show(with)
			s.resize(20, 5)
			if b := string(s.painter.paint(with)); strings.Count(b, with.Picture.Show) != 1 {
				t.Errorf("after a resize it is not drawn once: %q", b)
			}
		})
	}
}

func TestSixelsAreToldInTheReplyToDA1(t *testing.T) {
	for reply, want := range map[string]bool{
		"\x1b[?62;4;22c": true, "\x1b[?64;1;2;4c": true, "\x1b[?1;2;4c": true,
		"\x1b[?1;2c": false, "\x1b[?4;6c": false, "\x1b[?62;22;44c": false, "": false,
	} {
		if got := theStart().parse([]byte(reply)).Sixels; got != want {
			t.Errorf("%q tells of sixels: %v, want %v", reply, got, want)
		}
	}
}
