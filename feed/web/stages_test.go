package web

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"city/sosik/feed"
)

const soon = 30 * time.Millisecond

// serve is a server below HTTP: it gives each connection to talk, and closes it
// at the end of the test at the latest.
func serve(t *testing.T, talk func(net.Conn)) (address string) {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			defer func() { _ = conn.Close() }()
			talk(conn)
		}
	}()
	t.Cleanup(func() { _ = l.Close(); <-done })
	return l.Addr().String()
}

// deaf is a server that takes connections and says nothing.
func deaf(t *testing.T) string {
	t.Helper()
	return serve(t, func(net.Conn) {})
}

// once is a server that waits for the first words, says its own and hangs up.
func once(t *testing.T, words string) string {
	t.Helper()
	return serve(t, func(conn net.Conn) {
		_, _ = conn.Read(make([]byte, 64<<10))
		_, _ = conn.Write([]byte(words))
		_ = conn.Close()
	})
}

// Whatever stage hangs, the reader is told so in the time of that stage.
func TestStageTimeouts(t *testing.T) {
	hung := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/body":
			_, _ = w.Write([]byte("<html>"))
			w.(http.Flusher).Flush()
		case "/drip":
			drip{soon / 10}.ServeHTTP(w, r)
			return
		}
		hang(r)
	})
	for _, test := range []struct {
		name string
		url  string
		o    Options
		says string
	}{
		{"handshake", "https://" + deaf(t), Options{Stages: Stages{TLS: soon}}, "TLS handshake timeout"},
		{"header", hung.URL, Options{Stages: Stages{Header: soon}}, "awaiting response headers"},
		{"body", hung.URL + "/body", Options{Stages: Stages{Idle: soon}}, errIdle.Error()},
		{"whole", hung.URL + "/drip", Options{Timeout: 10 * soon, Stages: Stages{Idle: 5 * soon}}, errWhole.Error()},
		{"whole, in the header", hung.URL, Options{Timeout: soon, Stages: Stages{Header: time.Hour}}, ""},
	} {
		test.o.Retries = -1
		c, _ := testClient(t, test.o)
		_, err := get(t, c, test.url)
		if !errors.Is(err, feed.ErrOffline) || reason(err) != feed.ReasonTimeout || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: error is %v", test.name, err)
		}
	}
}

func TestRefused(t *testing.T) {
	s := newServer(t, say(""))
	s.Close()
	c, _ := testClient(t, Options{})
	_, err := get(t, c, s.URL)
	wantError(t, err, feed.ErrOffline, feed.ReasonRefused)
}

// Whoever speaks something else on that port is no board; that is nothing that
// the network did.
func TestNotHTTP(t *testing.T) {
	c, _ := testClient(t, Options{})
	_, err := get(t, c, "http://"+once(t, "220 mail.ansan.example ESMTP\r\n"))
	wantError(t, err, feed.ErrServer, "")
}

func TestEndlessHeader(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Long", strings.Repeat("x", 1<<20))
	})
	c, _ := testClient(t, Options{})
	_, err := get(t, c, s.URL)
	wantError(t, err, feed.ErrServer, "")
}
