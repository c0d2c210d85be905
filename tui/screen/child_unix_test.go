//go:build unix

package screen

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/sys/unix"

	"city/sosik/tui/keyboard"
)

// The tests of this file need a program that has the terminal for its own, as
// job control and panics go. It is this test binary, told by a variable what to
// play.
const childVariable = "SOSIK_SCREEN_CHILD"

func child(play string) int {
	if play == "shell" {
		return shell()
	}
	s, err := Open(os.Stdin, os.Stdout, Options{Ambiguous: 1})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer func() {
		r := recover()
		_ = s.Close()
		fmt.Println("ended", r)
	}()
	p := tea.NewProgram(player{screen: s, play: play}, tea.WithInput(s.Input()), tea.WithoutRenderer(), tea.WithoutCatchPanics())
	if _, err := p.Run(); err != nil {
		fmt.Println(err)
	}
	return 0
}

// player is a model that shows the keys it gets.
type player struct {
	screen *Screen
	play   string
	keys   string
}

func (p player) Init() tea.Cmd { return func() tea.Msg { return "begin" } }
func (p player) View() string  { return "" }

func (p player) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	if msg, ok := msg.(tea.KeyMsg); ok {
		for _, k := range keyboard.Keys(msg) {
			p.keys += " " + k.String()
			switch k.String() {
			case "q":
				cmd = tea.Quit
			case "z":
				cmd = func() tea.Msg { return p.screen.Stop() }
			case "!":
				panic("boom")
			}
		}
	}
	p.screen.Show(Frame{Rows: []string{"keys" + p.keys}})
	return p, cmd
}

// shell runs the player as a job, sees it stop, and lets it go on.
func shell() int {
	signal.Ignore(syscall.SIGTTOU)
	before, err := unix.IoctlGetTermios(0, ioctlGetTermios)
	cmd := exec.CommandContext(context.Background(), os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"=job")
	cmd.Stdin, cmd.Stdout = os.Stdin, os.Stdout
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true}
	if err = errors.Join(err, cmd.Start()); err != nil {
		fmt.Println(err)
		return 1
	}
	job := cmd.Process.Pid
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(job, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		fmt.Println("the job did not stop:", err, status)
		return 1
	}
	_ = unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, syscall.Getpgrp())
	now, err := unix.IoctlGetTermios(0, ioctlGetTermios)
	if err != nil || *now != *before {
		fmt.Println("the terminal is not as it was found:", err)
	}
	fmt.Println("stopped")
	_ = unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, job)
	_ = syscall.Kill(-job, syscall.SIGCONT)
	_ = cmd.Wait()
	return 0
}

// start runs the child on the desk's terminal.
func (d *desk) start(play string) *exec.Cmd {
	d.t.Helper()
	cmd := exec.CommandContext(d.t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+play, "TERM=xterm")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = d.tty, d.tty, d.tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd
}

func TestBubbleTea(t *testing.T) {
	d := newDesk(t, 60, 10, 1).read()
	d.start("model")
	d.shows(0, "keys")
	// A torn syllable, a fast repeat, a torn arrow, and a colour that nobody
	// asked for.
	for _, s := range []string{"jj", "\xed\x97", "\x88", "\x1b", "[A", "\x1b]11;rgb:0/0/0\x1b\\", "ㅘ"} {
		d.keyboard(s)
	}
	d.shows(0, "keys j j g j up h k")
	d.keyboard("\x1b")
	d.shows(0, "keys j j g j up h k esc")
	d.keyboard("q")
	d.shows(0, "shell$ ended <nil>")
}

func TestStopAndGoOn(t *testing.T) {
	d := newDesk(t, 60, 10, 1).read()
	d.start("shell")
	d.shows(0, "keys")
	d.keyboard("z")
	d.until("the job goes on", func() bool { return d.term.Modes["?1049"] && d.term.Line(0) == "keys z" && d.stoppedOnce() })
	d.keyboard("k")
	d.shows(0, "keys z k")
	d.keyboard("q")
	d.until("the end", func() bool { return d.term.Line(1) == "ended <nil>" })
	if got := d.line(0); got != "shell$ stopped" {
		t.Errorf("the shell saw %q", got)
	}
}

// stoppedOnce says that the shell wrote that the job stopped. The caller has
// the lock.
func (d *desk) stoppedOnce() bool { return countBytes(d.seen, "stopped") == 1 }

// Where no shell knows jobs, Ctrl-Z does nothing, and above all does not hang.
func TestStopWithoutJobControl(t *testing.T) {
	d := newDesk(t, 60, 10, 1).read()
	d.start("model")
	d.shows(0, "keys")
	d.keyboard("z")
	d.until("the screen comes back", func() bool { return countBytes(d.seen, "\x1b[?1049h") == 2 })
	d.keyboard("k")
	d.shows(0, "keys z k")
	d.keyboard("q")
	d.shows(0, "shell$ ended <nil>")
}

func TestPanicLeavesTheTerminal(t *testing.T) {
	d := newDesk(t, 60, 10, 1).read()
	d.start("model")
	d.shows(0, "keys")
	d.keyboard("!")
	d.shows(0, "shell$ ended boom")
}

// When the line is cut, the program ends by itself, although nobody handles the
// signal for it.
func TestHangUpEndsTheProgram(t *testing.T) {
	d := newDesk(t, 60, 10, 1).read()
	cmd := d.start("model")
	d.shows(0, "keys")
	d.hangUp()
	_ = cmd.Wait() // by the signal or in good order; not ending would be the fault
}
