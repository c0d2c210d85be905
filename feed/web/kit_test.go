package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"city/sosik/feed"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// clock is a time that passes only by being waited for.
type clock struct {
	mu    sync.Mutex
	time  time.Time
	waits []time.Duration
}

func newClock() *clock {
	return &clock{time: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.time
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.time = c.time.Add(d)
}

func (c *clock) pause(ctx context.Context, d time.Duration) error {
	if d > 0 {
		c.mu.Lock()
		c.time = c.time.Add(d)
		c.waits = append(c.waits, d)
		c.mu.Unlock()
	}
	return ctx.Err()
}

// testClient returns a client whose waits take no time.
func testClient(t *testing.T, o Options) (*Client, *clock) {
	t.Helper()
	clock := newClock()
	if o.Now == nil {
		o.Now = clock.now
	}
	c, err := NewClient(o)
	if err != nil {
		t.Fatal(err)
	}
	c.pause = clock.pause
	t.Cleanup(c.Close)
	return c, clock
}

// testSite is a server that counts what it is asked and has no robots.txt unless
// its handler says so.
type testSite struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string // path and query, without robots.txt
}

func newSite(t *testing.T, h http.HandlerFunc) *testSite {
	t.Helper()
	s := &testSite{}
	s.Server = httptest.NewServer(s.count(h))
	t.Cleanup(s.Close)
	return s
}

func (s *testSite) count(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			// A connection that is used again and then cut is tried again by
			// net/http itself, which would spoil the count.
			w.Header().Set("Connection", "close")
			http.NotFound(w, r)
			return
		}
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.RequestURI())
		s.mu.Unlock()
		h(w, r)
	}
}

func (s *testSite) requests() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.asked)
}

// dialTo makes the client find every host at one server.
func (c *Client) dialTo(s *httptest.Server) {
	c.transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, s.Listener.Addr().String())
	}
}

// hang is a handler's wait for the end of the test's patience or of the request.
func hang(r *http.Request) { <-r.Context().Done() }

func say(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }
}

// wantError checks an error's kind and reason.
func wantError(t *testing.T, err, kind error, why feed.Reason) {
	t.Helper()
	if !errors.Is(err, kind) || reason(err) != why {
		t.Fatalf("error is %v, want kind %v with reason %q", err, kind, why)
	}
}

func get(t *testing.T, c *Client, url string) (Response, error) {
	t.Helper()
	return c.Get(t.Context(), url, feed.Validator{})
}

func mustGet(t *testing.T, c *Client, url string) Response {
	t.Helper()
	resp, err := get(t, c, url)
	if err != nil {
		t.Fatalf("get %s: %v", url, err)
	}
	return resp
}

// status answers with the given statuses one after the other, then with 200.
func status(codes ...int) http.HandlerFunc {
	var mu sync.Mutex
	return func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if len(codes) > 0 {
			w.WriteHeader(codes[0])
			_, _ = fmt.Fprintf(w, "status %d", codes[0])
			codes = codes[1:]
			return
		}
		_, _ = io.WriteString(w, "fine")
	}
}

// newServer is a server whose handler also answers for robots.txt.
func newServer(t testing.TB, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

func mustURL(t *testing.T, raw string) *url.URL {
	t.Helper()
	u, err := url.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
