package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"city/sosik/feed/demo"
)

// TestMain lets the test binary be sosik itself, for the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"sosik":       main,
		"sosik-hang":  hang,
		"sosik-eat":   eat,
		"sosik-crash": crash,
		"sosik-babel": babel,
		"sosik-write": writeFile,
	})
}

// TestScripts runs the sessions in testdata with an empty home, in Korean and
// in the C locale, far from Korea and in it.
func TestScripts(t *testing.T) {
	for name, env := range map[string][]string{
		"Korean": {"LC_ALL=ko_KR.UTF-8", "LANG=ko_KR.UTF-8", "TZ=Asia/Seoul"},
		"C":      {"LC_ALL=C", "LANG=C", "TZ=Pacific/Honolulu", "NO_COLOR=1"},
	} {
		if testing.Short() && name == "C" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			font, err := filepath.Abs("../../feed/paper/testdata/sosiktest.ttf")
			if err != nil {
				t.Fatal(err)
			}
			testscript.Run(t, testscript.Params{
				Dir: "testdata",
				Setup: func(e *testscript.Env) error {
					home := filepath.Join(e.WorkDir, "home")
					e.Vars = append(e.Vars, env...)
					e.Setenv("HOME", home)
					e.Setenv("USERPROFILE", home)
					e.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
					e.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
					e.Setenv("XDG_STATE_HOME", filepath.Join(home, "state"))
					e.Setenv("GORACE", "atexit_sleep_ms=0") // else each program waits a second at its end
					e.Setenv("TERM", "xterm-256color")
					e.Setenv("FONT", font)
					e.Setenv("SOSIK_BOARD", "http://127.0.0.1:1/refuses") // no script asks the real one
					return os.Mkdir(home, 0o700)
				},
				Cmds: commands(),
			})
		})
	}
}

// commands are what the scripts can say besides testscript's own words.
func commands() map[string]func(*testscript.TestScript, bool, []string) {
	var b boards
	return map[string]func(*testscript.TestScript, bool, []string){
		"code":      code,
		"lines":     lines,
		"firstword": firstWord,
		"get":       get,
		"sameitems": sameItems,
		"serve":     b.serve,
		"small":     smallBoard,
		"post":      post,
		"says":      says,
		"unserve":   b.unserve,
	}
}

// code runs a program that has to end with an exit code: code 3 sosik list.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N program [arguments]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// lines counts the lines of the last standard output.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: lines N")
	}
	if got := strings.Count(ts.ReadFile("stdout"), "\n"); strconv.Itoa(got) != args[0] {
		ts.Fatalf("%d lines, want %s", got, args[0])
	}
}

// firstWord keeps the first word of the second line of the last standard output
// (the first row of a table) in a variable.
func firstWord(ts *testscript.TestScript, neg bool, args []string) {
	rows := strings.Split(ts.ReadFile("stdout"), "\n")
	if neg || len(args) != 1 || len(rows) < 2 || len(strings.Fields(rows[1])) == 0 {
		ts.Fatalf("usage: firstword VARIABLE, after a table")
	}
	ts.Setenv(args[0], strings.Fields(rows[1])[0])
}

// get saves the page at an address: get $BOARD page.html.
func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: get URL FILE")
	}
	resp, err := http.Get(args[0])
	ts.Check(err)
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), body, 0o600))
}

// sameItems compares the items that parse found with what list --json gives.
func sameItems(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sameitems PARSED LISTED")
	}
	var parsed struct{ List struct{ Items any } }
	var listed any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &parsed))
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &listed))
	if diff := cmp.Diff(parsed.List.Items, listed); diff != "" {
		ts.Fatalf("(-parsed +listed):\n%s", diff)
	}
}

// boards are the demo boards that scripts have started, one for each.
type boards struct{ running sync.Map }

// serve starts a demo board in a skin (serve table) and keeps its address in
// BOARD. It has the same address when it is started again.
func (b *boards) serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 1 {
		ts.Fatalf("usage: serve [SKIN]")
	}
	b.unserve(ts, false, nil)
	site, err := demo.New(demo.Options{Skin: strings.Join(args, ""), Every: -1})
	ts.Check(err)
	listen := "127.0.0.1:0"
	if u, err := url.Parse(ts.Getenv("BOARD")); err == nil && u.Host != "" {
		listen = u.Host
	}
	server, err := site.Start(context.Background(), listen)
	ts.Check(err)
	b.running.Store(ts, server)
	ts.Defer(func() { b.unserve(ts, false, nil) })
	ts.Setenv("BOARD", server.URL())
}

// unserve stops the script's demo board, if it has one.
func (b *boards) unserve(ts *testscript.TestScript, _ bool, _ []string) {
	if server, ok := b.running.LoadAndDelete(ts); ok {
		ts.Check(server.(*demo.Server).Close())
	}
}
