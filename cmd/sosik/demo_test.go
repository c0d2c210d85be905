package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// TestDemoServesUntilItIsStopped: the address is the first line, so that a
// script can read it; Ctrl-C is how it is meant to end, so the exit code is 0.
func TestDemoServesUntilItIsStopped(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	out, stdout := io.Pipe()
	var stderr bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"demo", "--listen", "127.0.0.1:0", "--skin", "table"}, strings.NewReader(""), stdout, &stderr)
		_ = stdout.Close() // a pipe's never fails
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Get(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if err != nil || !bytes.Contains(page, []byte("<table")) {
		t.Errorf("no table at %s: %d bytes, %v", address, len(page), err)
	}
	interrupt()
	if code := <-ended; code != exitOK {
		t.Errorf("exit code %d: %s", code, stderr.String())
	}
	if got, want := stderr.String(), "sosik: "+saysStopDemo+"\n"; got != want {
		t.Errorf("standard error: %q, want %q", got, want)
	}
	if resp, err := http.Get(strings.TrimSpace(address)); err == nil {
		_ = resp.Body.Close()
		t.Error("it still serves")
	}
}

// A port that is taken is said in Korean.
func TestDemoOnATakenPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	address := taken.Addr().String()
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"demo", "--listen", address}, strings.NewReader(""), io.Discard, &stderr); code != exitError {
		t.Errorf("exit code %d", code)
	}
	if got, want := stderr.String(), "sosik: "+saysCannotListen(address)+": "+whyPortInUse+"\n"; got != want {
		t.Errorf("it said %q, want %q", got, want)
	}
}

// An empty board is no error, and not silent either.
func TestListOfAnEmptyBoard(t *testing.T) {
	board := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/bbs/list.do" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, `<html><body><h3>공지사항</h3><p>총 0건</p><table><caption>공지사항 목록</caption>
<thead><tr><th>번호</th><th>제목</th><th>작성자</th><th>작성일</th><th>조회</th></tr></thead>
<tbody><tr><td colspan="5">등록된 게시물이 없습니다.</td></tr></tbody></table></body></html>`)
	}))
	defer board.Close()
	dir := t.TempDir()
	list := func(more ...string) (code int, out, said string) {
		var stdout, stderr bytes.Buffer
		args := append([]string{"list", "--board", board.URL + "/bbs/list.do", "--cache", filepath.Join(dir, "c.db"), "--log-file", "off"}, more...)
		code = run(t.Context(), args, strings.NewReader(""), &stdout, &stderr)
		return code, stdout.String(), stderr.String()
	}
	if code, out, said := list(); code != exitOK || out != "" || said != "sosik: "+saysEmptyList+"\n" {
		t.Errorf("exit code %d, %q and %q", code, out, said)
	}
	if code, out, said := list("--json"); code != exitOK || out != "[\n]\n" || said != "" {
		t.Errorf("JSON: exit code %d, %q and %q", code, out, said)
	}
}
