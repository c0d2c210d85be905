package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"city/sosik/feed/attachment"
)

// What a reader of files may do wrong. TestMain lets the test binary be each of
// them.

func hang() { select {} }

// eat takes memory until somebody stops it.
func eat() {
	if err := confine(textMemory, time.Minute); err != nil {
		panic(err)
	}
	go watchMemory(context.Background())
	var all [][]byte
	for {
		b := make([]byte, 16<<20)
		for i := 0; i < len(b); i += 4 << 10 {
			b[i] = 1 // or the system would not give it
		}
		all = append(all, b)
		runtime.KeepAlive(all)
	}
}

func crash() {
	var p *attachment.Text
	fmt.Println(p.Kind)
}

// babel talks without end.
func babel() {
	for {
		if _, err := os.Stdout.WriteString(strings.Repeat("바벨", 10_000)); err != nil {
			return
		}
	}
}

// writeFile tries to leave something behind.
func writeFile() {
	if err := confine(textMemory, time.Minute); err != nil {
		panic(err)
	}
	err := os.WriteFile(os.Args[len(os.Args)-1], []byte("left behind"), 0o600)
	fmt.Printf("{\"error\":\"empty\",\"cause\":%q}\n", fmt.Sprint(err))
}

func readAs(ctx context.Context, t *testing.T, name string, limit time.Duration, file, text string) (attachment.Text, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), file)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r := textReader{program: program, name: name, time: limit, log: slog.New(slog.DiscardHandler)}
	return r.read(ctx, path)
}

func TestTextOfFile(t *testing.T) {
	text, err := readAs(t.Context(), t, "sosik", time.Minute, "-안내 .txt", "접수 기간\n3.2.~5.31.\n")
	if err != nil || text.Kind != attachment.Plain || !strings.Contains(text.Body.Text(), "3.2.~5.31.") {
		t.Errorf("%+v: %v", text, err)
	}
	for _, test := range []struct {
		file, text string
		kind       error
	}{
		{"그림.png", "\x89PNG\r\n\x1a\n", attachment.ErrNoText},
		{"빈 글.txt", "", attachment.ErrEmpty},
		{"무엇.xyz", "\x00\x01\x02", attachment.ErrUnknown},
		{"묶음.zip", "PK\x03\x04 but nothing", attachment.ErrDamaged},
	} {
		_, err := readAs(t.Context(), t, "sosik", time.Minute, test.file, test.text)
		if !errors.Is(err, test.kind) || !errors.Is(err, errNoText) {
			t.Errorf("%s: %v, want %v", test.file, err, test.kind)
		}
	}
}

// No file can stop the reader or take it along, whatever reading it comes to.
func TestTextOfFileThatHurts(t *testing.T) {
	for name, test := range map[string]struct {
		limit time.Duration
		want  error
	}{
		"sosik-hang":  {100 * time.Millisecond, context.DeadlineExceeded},
		"sosik-babel": {time.Minute, attachment.ErrTooLarge},
		"sosik-eat":   {time.Minute, attachment.ErrTooLarge},
		"sosik-crash": {time.Minute, attachment.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := readAs(t.Context(), t, name, test.limit, "a.txt", "text")
			if strings.Contains(fmt.Sprint(err), "exit status 66") {
				t.Skip("the race detector itself ran out of memory first")
			}
			if !errors.Is(err, test.want) || !errors.Is(err, errNoText) {
				t.Errorf("error is %v, want %v", err, test.want)
			}
		})
	}
}

func TestTextOfFileNobodyWants(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := readAs(ctx, t, "sosik-hang", time.Minute, "a.txt", "text"); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

func TestTextProcessWritesNothing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux is asked to see to it")
	}
	t.Chdir(t.TempDir())
	_, err := readAs(t.Context(), t, "sosik-write", time.Minute, "left", "text")
	if !errors.Is(err, attachment.ErrEmpty) || !strings.Contains(fmt.Sprint(err), "file too large") {
		t.Errorf("it says %v", err)
	}
	if data, err := os.ReadFile("left"); err == nil && len(data) > 0 {
		t.Errorf("it wrote %q", data)
	}
}

// The process is told nothing of the person.
func TestTextEnvironment(t *testing.T) {
	t.Setenv("HOME", "/home/secret")
	t.Setenv("SSH_AUTH_SOCK", "/run/secret")
	if env := strings.Join(textEnvironment(), " "); strings.Contains(env, "secret") {
		t.Error(env)
	}
}
