//go:build unix

package quiet

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// start builds a program of testdata, runs it on a terminal that never answers,
// and returns what it writes there, up to its first word or its first question.
func start(t *testing.T, name string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), name)
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, "./testdata/"+name)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.CommandContext(t.Context(), program)
	// In a CI job or in tmux termenv would not ask, and the test prove nothing.
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "CI=", "COLORFGBG=", "TMUX=", "STY=")
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait(); _ = terminal.Close() })
	var out strings.Builder
	for !strings.Contains(out.String(), "ready enter") && !asks(out.String()) {
		b := make([]byte, 256)
		n, err := terminal.Read(b)
		out.Write(b[:n])
		if err != nil {
			break
		}
	}
	return out.String()
}

func asks(s string) bool { return strings.Contains(s, "\x1b") }

func TestNoQuestionAtStart(t *testing.T) {
	t.Parallel()
	if got := start(t, "hushed"); got != "ready enter" {
		t.Errorf("the program begins with %q", got)
	}
}

// If this fails, Bubble Tea asks no longer, and the package can go.
func TestBubbleTeaStillAsks(t *testing.T) {
	t.Parallel()
	if got := start(t, "loud"); !asks(got) {
		t.Errorf("the program begins with %q", got)
	}
}
