//go:build !windows

package main

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"city/sosik/feed/demo"
	"city/sosik/tui/screen/console"
	"city/sosik/tui/screen/vt"
)

// home is an empty home for a reader in a terminal.
type home struct {
	t   *testing.T
	dir string
}

// patience is after how long a screen that does not come is a failure. It is
// no measure of speed.
const patience = time.Minute

// reader is sosik in a terminal of 80×24.
type reader struct {
	t *testing.T
	*console.Console
}

func (h home) start(args ...string) *reader {
	h.t.Helper()
	return h.startIn(1, args...)
}

// startIn is start in a terminal that draws ambiguous characters in so many
// cells.
func (h home) startIn(ambiguous int, args ...string) *reader {
	h.t.Helper()
	return h.startAs("xterm-256color", ambiguous, args...)
}

// startAs is startIn a terminal that calls itself so.
func (h home) startAs(kind string, ambiguous int, args ...string) *reader {
	h.t.Helper()
	self, err := os.Executable()
	if err != nil {
		h.t.Fatal(err)
	}
	cmd := exec.CommandContext(h.t.Context(), self)
	cmd.Args = append([]string{"sosik"}, args...) // by this name the test binary is sosik: see TestMain
	cmd.Env = []string{
		"HOME=" + h.dir, "PATH=" + os.Getenv("PATH"), "TERM=" + kind, "LANG=ko_KR.UTF-8", "GORACE=atexit_sleep_ms=0",
		"XDG_DATA_HOME=" + filepath.Join(h.dir, "data"), "XDG_CONFIG_HOME=" + filepath.Join(h.dir, "config"), "XDG_STATE_HOME=" + filepath.Join(h.dir, "state"),
	}
	c, err := console.Start(cmd, 80, 24, ambiguous)
	if err != nil {
		h.t.Fatal(err)
	}
	return &reader{h.t, c}
}

// sees waits until all texts are on the screen.
func (r *reader) sees(texts ...string) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	err := r.WaitFor(ctx, func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
	if err != nil {
		r.t.Fatalf("waiting for %q: %v", texts, err)
	}
}

func (r *reader) types(keys string) {
	r.t.Helper()
	if err := r.Type(keys); err != nil {
		r.t.Fatal(err)
	}
}

// quits ends the reader and checks that the terminal is as it was.
func (r *reader) quits() {
	r.t.Helper()
	r.types("q")
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	if err := r.Wait(ctx); err != nil {
		r.t.Fatalf("the reader ended with %v and this on the screen:\n%s", err, r.Screen())
	}
	r.leftAsItWas()
}

func (r *reader) leftAsItWas() {
	r.t.Helper()
	r.Look(func(term *vt.Term) {
		if term.Modes["?1049"] || !term.Modes["?7"] || !term.Modes["?25"] || term.Modes["?2004"] {
			r.t.Errorf("the terminal was left with the modes %v", term.Modes)
		}
	})
}

func TestReadingInATerminal(t *testing.T) {
	r := home{t, t.TempDir()}.start("--demo")
	r.sees("시험용 시정소식", "전체 20,309", "1/968쪽", "20309", "20289")
	r.types("]")
	r.sees("2/968쪽", "20288", "20268")
	r.types("\r")
	r.sees("20,288 · 시험용 시정소식", "조회수")
	r.types("\x1b")
	r.sees("2/968쪽", "안 읽음 20,308")
	r.types(":900\r")
	r.sees("900/968쪽")
	if err := r.Resize(40, 12); err != nil {
		t.Fatal(err)
	}
	r.sees("2,098/2,257쪽")
	r.types("?")
	r.sees("도움말", "위로")
	r.types("?")
	r.quits()
}

// What was acknowledged on the screen is there after kill -9, without a word.
func TestKilledReaderComesBack(t *testing.T) {
	h := home{t, t.TempDir()}
	r := h.start("--demo")
	r.sees("20309", "20289", "안 읽음 20,309")
	r.types("*")
	r.sees("별표를 붙였습니다.")
	r.types("\x1b[Bm") // not by opening it: who leaves before the text is there has not read it
	r.sees("안 읽음 20,308")
	if err := r.Kill(); err != nil {
		t.Fatal(err)
	}
	r = h.start("--demo")
	r.sees("안 읽음 20,308", "20309")
	r.quits()
}

// With a cache the reader opens on it and says how things are.
func TestWithoutNetworkTheCacheOpens(t *testing.T) {
	board, err := demo.New(demo.Options{Every: -1})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(board)
	address := server.URL + "/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik"
	h := home{t, t.TempDir()}
	r := h.start("--board", address)
	r.sees("시정소식 ("+strings.TrimPrefix(server.URL, "http://")+")", "전체 20,309", "20289")
	r.types("\r")
	r.sees("20,309 · ", "조회수") // which only the article tells
	r.types("\x1b")
	r.quits()
	server.Close()

	r = h.start("--board", address)
	r.sees("전체 20,309", "20289", "서버가 연결을 거부했습니다.", "연결 안 됨")
	r.types("\r")
	r.sees("20,309 · ", "조회수") // which only the article tells
	r.types("\x1b")
	r.quits()
}

func TestWithoutNetworkAndCacheTheDemoIsOffered(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	r := home{t, t.TempDir()}.start("--board", server.URL+"/cityNews.html?gtid=sosik")
	r.sees("서버가 연결을 거부했습니다.", "받아 둔 목록이 없습니다.", "다시 시도", "시험용 게시판 보기")
	r.types("r")
	r.sees("서버가 연결을 거부했습니다.")
	r.types("d")
	r.sees("시험용 시정소식", "전체 20,309", "20289")
	r.quits()
}

func TestSignalsLeaveTheTerminalAsItWas(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		r := home{t, t.TempDir()}.start("--demo")
		r.sees("전체 20,309", "20289")
		if err := syscall.Kill(r.Pid(), signal); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		var exit *exec.ExitError
		if err := r.Wait(ctx); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
			t.Errorf("after %s it ended with %v, want code %d", signal, err, exitInterrupted)
		}
		r.leftAsItWas()
	}
}

// In the reader Ctrl-C is a key, and a person who quits has done nothing wrong.
func TestCtrlCIsAKeyThatQuits(t *testing.T) {
	r := home{t, t.TempDir()}.start("--demo")
	r.sees("전체 20,309", "20289")
	r.types("\x03")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := r.Wait(ctx); err != nil {
		t.Errorf("it ended with %v", err)
	}
	r.leftAsItWas()
}

// After kill -9 the reader opens where one stood: search, hit, article, line.
func TestKilledReaderOpensWhereItStood(t *testing.T) {
	h := home{t, t.TempDir()}
	r := h.start("--demo")
	r.sees("20309", "20289")
	r.types("]")
	r.sees("2/968쪽", "20268")
	r.types("/안산\r")
	r.sees("찾기 안산 · ", "건 (")
	r.types("\x1b[B\r")
	r.sees("조회수")
	r.types(" ")
	h.waitForState(r, `"search":"안산"`, `"open":"`)
	if err := r.Kill(); err != nil {
		t.Fatal(err)
	}
	r = h.start("--demo")
	r.sees("끊어진 곳에서 이어 봅니다.")
	r.types("\x1b")
	r.sees("찾기 안산 · ")
	r.types("\x1b")
	r.sees("2/968쪽")
	r.quits()
	r = h.start("--demo") // who quits begins at the top again
	r.sees("1/968쪽", "20309")
	r.quits()
}

// waitForState waits until the place that is kept says all of the texts.
func (h home) waitForState(r *reader, texts ...string) {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), patience)
	defer cancel()
	db, err := sql.Open("sqlite", filepath.Join(h.dir, "data", "sosik", "sosik.db")+"?_pragma=busy_timeout(5000)")
	if err != nil {
		h.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for {
		var state string
		err := db.QueryRowContext(ctx, `SELECT coalesce(max(state), '') FROM visit`).Scan(&state)
		if err != nil {
			h.t.Fatalf("%v; on the screen:\n%s", err, r.Screen())
		}
		if !slices.ContainsFunc(texts, func(s string) bool { return !strings.Contains(state, s) }) {
			return
		}
		select {
		case <-ctx.Done():
			h.t.Fatalf("the place that is kept is %s", state)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// What is marked in one terminal is seen in the other without a key.
func TestTwoReadersSeeEachOther(t *testing.T) {
	h := home{t, t.TempDir()}
	one := h.start("--demo")
	one.sees("20309", "만족도 조사 실시")
	two := h.start("--demo")
	two.sees("20309", "만족도 조사 실시", "안 읽음 20,309")
	one.types("%")
	one.sees("안 읽음 20,288")
	two.sees("안 읽음 20,288")
	two.types("~")
	two.sees("되돌릴 것이 없습니다")
	one.types("~")
	two.sees("안 읽음 20,309")
	one.quits()
	two.quits()
}

// A sync in a terminal shows how far it is in one line, ends politely with
// Ctrl-C, and goes on where it was.
func TestSyncInATerminal(t *testing.T) {
	h := home{t, t.TempDir()}
	r := h.start("sync", "--demo")
	r.sees("목록 ", "/20,309  [", "건  ", " 남음")
	r.types("\x03")
	r.sees("그만두었습니다.", "다시 실행하면 이어서 받습")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var exit *exec.ExitError
	if err := r.Wait(ctx); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("it ended with %v, want the exit code %d", err, exitInterrupted)
	}
	r = h.start("sync", "--demo", "--check")
	r.sees("게시판의 소식 20,309건 가운데", "번부터 1번까지")
}
