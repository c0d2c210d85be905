//go:build !windows

package main

import (
	"context"
	"errors"
	"os/exec"
	"testing"

	"city/sosik/tui/screen/vt"
)

// A terminal that nothing can be painted on is read by lines, and its own line
// editing is left on.
func TestDumbTerminalIsReadByLines(t *testing.T) {
	h := home{t, t.TempDir()}
	r := h.startAs("dumb", 1, "--demo")
	r.sees("줄 화면", "전체 20,309", "10. ", ">>")
	r.types("3\r")
	r.sees("조회수", "더 보기(Enter")
	r.types("ㅣ\r") // L with the input method on
	r.sees("9. ", "10. ", "1/2,031쪽", ">> ㅣ")
	r.types("찾기 없을만x\x7f한말\r") // the terminal takes back what was typed
	r.sees("찾기 없을만한말,", "찾은 소식이 없습니다.")
	if err := r.Resize(80, 12); err != nil {
		t.Fatal(err)
	}
	r.types("t\r")
	r.sees("1/5,078쪽", "4. ")
	r.types("x\r")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := r.Wait(ctx); err != nil {
		t.Fatalf("the reader ended with %v and this on the screen:\n%s", err, r.Screen())
	}
	r.Look(func(term *vt.Term) {
		if len(term.Modes) > 0 && (term.Modes["?1049"] || term.Modes["?2004"] || !term.Modes["?7"]) {
			t.Errorf("the terminal was told something: %v", term.Modes)
		}
	})
}

// Ctrl-C ends it as any command, and it opens there again; Ctrl-D ends it as X
// does.
func TestPlainReaderEndsAsTerminalsDo(t *testing.T) {
	h := home{t, t.TempDir()}
	r := h.start("--plain", "--demo")
	r.sees("전체 20,309", ">>")
	r.types("2\r")
	r.sees("더 보기(Enter")
	h.waitForState(r, `"open":"`)
	r.types("\x03")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var exit *exec.ExitError
	if err := r.Wait(ctx); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("after Ctrl-C it ended with %v, want code %d", err, exitInterrupted)
	}
	r = h.start("--plain", "--demo")
	r.sees("끊어진 곳에서 이어 봅니다.", "조회수")
	r.types("\x04")
	if err := r.Wait(ctx); err != nil {
		t.Errorf("after Ctrl-D it ended with %v", err)
	}
	r = h.start("--plain", "--demo")
	r.sees("1/2,031쪽", ">>")
	r.types("x\r")
	if err := r.Wait(ctx); err != nil {
		t.Errorf("after x it ended with %v", err)
	}
}
