//go:build !windows

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"city/sosik/tui/screen/console"
	"city/sosik/tui/screen/vt"
)

// The whole of doctor in a terminal: it measures, what is typed meanwhile counts,
// keys are told in both input modes, and the terminal is left as it was.
func TestDoctorInATerminal(t *testing.T) {
	r := home{t, t.TempDir()}.start("doctor")
	r.types("k") // before anybody asks for it
	r.sees("누르세요", "(k)", "→ k: 위로")
	r.types("j")
	r.sees("6a  (j)", "→ j: 아래로")
	r.types("ㅓ")
	r.sees("e3 85 93  (ㅓ)", "→ j (한글 ㅓ): 아래로")
	r.types("\x1b[15~")
	r.sees("(ESC [ 1 5 ~)", "→ F5: 새로 고침")
	r.types("\x1b[2;2R") // a late reply is no key
	r.sees("(ESC [ 2 ; 2 R)")
	r.types("\x1b[200~붙임\x1b[201~")
	r.sees("붙여 넣은 글: 붙임")
	r.types("\x1b")
	r.sees("→ Esc")
	r.types("\x1b")
	r.ends("영문 글쇠 2개, 한글 글쇠 1개")
}

// Ctrl-C ends it too, and nothing is asked of who has said that no key is to be.
func TestDoctorEnds(t *testing.T) {
	r := home{t, t.TempDir()}.start("doctor")
	r.sees("누르세요")
	r.types("\x03")
	r.ends("그 밖의 키 1개")
	home{t, t.TempDir()}.start("doctor", "--no-keys").ends("잘못된 것을 찾지 못했습니다.")
}

// A signal ends it, and the terminal is left as it was.
func TestSignalEndsDoctor(t *testing.T) {
	r := home{t, t.TempDir()}.start("doctor")
	r.sees("누르세요")
	if err := syscall.Kill(r.Pid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var exit *exec.ExitError
	if err := r.Wait(ctx); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("it ended with %v, want code %d", err, exitInterrupted)
	}
	r.leftAsItWas()
}

// A bug report that goes to a file is about the terminal all the same; text that
// goes to a pager leaves the terminal to the pager.
func TestDoctorIntoAFile(t *testing.T) {
	h := home{t, t.TempDir()}
	file := filepath.Join(h.dir, "report")
	for _, tt := range []struct{ command, want, never string }{
		{`sosik doctor --json > "$REPORT"`, `"answered":true`, "no_terminal"},
		{`sosik doctor > "$REPORT"`, "한글 ", "재지 못했습니다"},
		{`sosik doctor --json | cat > "$REPORT"`, `"answered":true`, "no_terminal"},
		{`sosik doctor | cat > "$REPORT"`, "재지 못했습니다", "한글 "},
	} {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		bin := t.TempDir()
		if err := os.Symlink(self, filepath.Join(bin, "sosik")); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c", tt.command)
		cmd.Env = []string{"HOME=" + h.dir, "PATH=" + bin + ":" + os.Getenv("PATH"), "TERM=xterm-256color", "REPORT=" + file, "GORACE=atexit_sleep_ms=0"}
		c, err := console.Start(cmd, 80, 24, 1)
		if err != nil {
			t.Fatal(err)
		}
		r := &reader{t, c}
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		if err := r.Wait(ctx); err != nil {
			t.Errorf("%s: %v", tt.command, err)
		}
		r.leftAsItWas()
		report, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(report), tt.want) || strings.Contains(string(report), tt.never) {
			t.Errorf("%s: %v, %s", tt.command, err, report)
		}
	}
}

// One that draws ambiguous characters wide is measured as such, by doctor and by
// the reader, whose columns stand straight; and what was typed before the first
// frame counts.
func TestWideTerminal(t *testing.T) {
	r := home{t, t.TempDir()}.startIn(2, "doctor", "--no-keys")
	r.ends("잘못된 것을 찾지 못했습니다.")
	r = home{t, t.TempDir()}.startIn(2, "--demo")
	r.types("?") // while it is asking
	r.sees("도움말", "위로")
	r.types("?")
	r.sees("1/968쪽", "20309", "만족도 조사 실시") // the last row
	r.Look(func(term *vt.Term) {
		at := map[int]int{}
		for y := 2; y < 23; y++ {
			day, row := -1, term.Row(y)
			for x := 0; x+7 < len(row) && day < 0; x++ {
				if row[x].Text+row[x+1].Text == "20" && row[x+4].Text+row[x+7].Text == "--" {
					day = x
				}
			}
			at[day]++
		}
		if len(at) != 1 || at[-1] > 0 {
			t.Errorf("the days begin at columns %v:\n%s", at, term.Text())
		}
		if !strings.ContainsAny(term.Text(), "‘’“”…·") {
			t.Error("there was nothing wide to see")
		}
	})
	r.quits()
}

// ends waits for the end, in good order, with a text on the screen.
func (r *reader) ends(text string) {
	r.t.Helper()
	r.sees(text)
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	if err := r.Wait(ctx); err != nil {
		r.t.Errorf("it ended with %v and this on the screen:\n%s", err, r.Screen())
	}
	r.leftAsItWas()
}
