package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
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
