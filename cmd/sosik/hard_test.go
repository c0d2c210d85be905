//go:build !windows

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"city/sosik/tui/screen/console"
	"city/sosik/tui/screen/vt"
)

// The line is cut: the program ends by itself, and what was marked is kept.
func TestTerminalThatGoesAway(t *testing.T) {
	h := home{t, t.TempDir()}
	r := h.start("--demo")
	r.sees("20309", "20289", "안 읽음 20,309")
	r.types("m")
	r.sees("안 읽음 20,308")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := r.HangUp(ctx); err != nil {
		t.Fatal(err)
	}
	r = h.start("--demo")
	r.sees("안 읽음 20,308", "20309")
	r.quits()
}

// Sizes change faster than anybody can look, and the last one counts.
func TestResizeStormInATerminal(t *testing.T) {
	r := home{t, t.TempDir()}.start("--demo")
	r.sees("20309", "20289")
	r.types("\r")
	r.sees("20,309 · ", "조회수")
	for i := range 60 {
		if err := r.Resize(20+i*37%180, 4+i*23%50); err != nil {
			t.Fatal(err)
		}
		if i%10 == 5 {
			r.types(" ")
		}
	}
	r.types("\x1b")
	if err := r.Resize(100, 30); err != nil {
		t.Fatal(err)
	}
	r.sees("전체 20,309", "20309", "20283", "도움말  q 끝내기")
	r.quits()
}

// Ctrl-Z gives the shell its terminal as it was, with its title, and fg takes it
// again where one was.
func TestCtrlZAndFg(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("a shell with job control is needed, and there is no bash")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	h := home{t, t.TempDir()}
	// The shell has a mode of its own for pastes, which would look like ours.
	if err := os.WriteFile(filepath.Join(h.dir, ".inputrc"), []byte("set enable-bracketed-paste off\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), bash, "--norc", "--noprofile", "-i")
	cmd.Env = []string{
		"HOME=" + h.dir, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LC_ALL=C.UTF-8", "PS1=ready> ", "HISTFILE=", "SELF=" + self,
		"GORACE=atexit_sleep_ms=0", "XDG_DATA_HOME=" + filepath.Join(h.dir, "data"),
	}
	c, err := console.Start(cmd, 80, 24, 1)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{t, c}
	r.sees("ready>")
	r.types("printf '\\033]2;the shell\\a'; stty -g > $HOME/before\n")
	r.until("the shell's title", func(term *vt.Term) bool { return term.Title == "the shell" })
	r.types("(exec -a sosik \"$SELF\" --demo)\n")
	r.sees("전체 20,309", "20289")
	r.types("]")
	r.sees("2/968쪽")
	r.types("\x1a")
	r.sees("Stopped")
	r.leftAsItWas()
	r.until("the shell's title", func(term *vt.Term) bool { return term.Title == "the shell" })
	r.types("stty -g > $HOME/after; fg\n")
	r.sees("2/968쪽", "20288")
	r.types("[")
	r.sees("1/968쪽", "20309")
	r.types("q")
	r.sees("Stopped", "ready>")
	r.leftAsItWas()
	r.types("stty -g > $HOME/end; echo done\n")
	r.sees("\ndone")
	states := map[string]string{}
	for _, name := range []string{"before", "after", "end"} {
		data, err := os.ReadFile(filepath.Join(h.dir, name))
		if err != nil {
			t.Fatal(err)
		}
		states[strings.TrimSpace(string(data))] = name
	}
	if len(states) != 1 {
		t.Errorf("stty says %v", states)
	}
	r.types("exit\n")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := r.Wait(ctx); err != nil {
		t.Error(err)
	}
}

// until waits for something to be true of the terminal.
func (r *reader) until(what string, ok func(*vt.Term) bool) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	err := r.WaitFor(ctx, func(string) (is bool) {
		r.Look(func(term *vt.Term) { is = ok(term) })
		return is
	})
	if err != nil {
		r.t.Fatalf("%s does not come: %v", what, err)
	}
}
