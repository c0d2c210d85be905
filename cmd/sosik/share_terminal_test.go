//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"city/sosik/tui/screen/vt"
)

// A notice gets out of a real terminal: its address to the clipboard, and all of
// it into a file.
func TestSharingInATerminal(t *testing.T) {
	font, err := filepath.Abs("../../feed/paper/testdata/sosiktest.ttf")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	r := home{t, t.TempDir()}.start("--demo", "--font", font, "--downloads", folder)
	r.sees("20309", "20289")
	r.types("y")
	r.sees("복사를 부탁했습니다.", "http://127.0.0.1:") // on a sheet, as it is long
	r.types("\x1b")
	r.sees("1/968쪽")
	r.types("s4")
	r.sees("QR 코드", "▄▄▄")
	r.types("\x1b")
	r.sees("1/968쪽")
	r.Look(func(term *vt.Term) {
		if !strings.HasPrefix(term.Clipboard, "http://127.0.0.1:") {
			t.Errorf("the clipboard has %q", term.Clipboard)
		}
	})
	r.types("p1")
	r.sees("저장했습니다")
	r.types("\x1b")
	r.sees("1/968쪽")
	r.quits()
	saved, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(saved) != 1 {
		t.Fatalf("saved %q, %v", saved, err)
	}
	if data, err := os.ReadFile(saved[0]); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Errorf("%s begins with %.20q, %v", saved[0], data, err)
	}
}

// A PDF is not written to a screen, and a code that a screen has no room for says
// how much it needs.
func TestWhatATerminalCannotShow(t *testing.T) {
	h := home{t, t.TempDir()}
	h.start("show", "--demo", "--pdf", "#20303").sees("PDF는 터미널에 쓸 수 없습니다.")
	h.start("qr", "--demo", "--ambiguous", "2", "#20303").sees("지금은 80칸입니다")
}
