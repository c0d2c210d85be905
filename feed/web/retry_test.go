package web

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"city/sosik/feed"
)

func TestRetry(t *testing.T) {
	for _, test := range []struct {
		name     string
		codes    []int
		retries  int
		status   int
		requests int
	}{
		{"fine", nil, 0, 200, 1},
		{"overloaded once", []int{503}, 0, 200, 2},
		{"gateway twice", []int{502, 504}, 0, 200, 3},
		{"too many, then fine", []int{429}, 0, 200, 2},
		{"given up", []int{503, 503, 503, 503}, 0, 503, 3},
		{"told not to", []int{503}, -1, 503, 1},
		{"its own fault", []int{500, 500}, 0, 500, 1},
		{"not there", []int{404, 404}, 0, 404, 1},
	} {
		s := newSite(t, status(test.codes...))
		c, _ := testClient(t, Options{Retries: test.retries})
		if got := mustGet(t, c, s.URL); got.Status != test.status || s.requests() != test.requests {
			t.Errorf("%s: status %d after %d requests, want %d after %d",
				test.name, got.Status, s.requests(), test.status, test.requests)
		}
	}
}

func TestRetryWaitsLonger(t *testing.T) {
	s := newSite(t, status(503, 503))
	c, clock := testClient(t, Options{})
	mustGet(t, c, s.URL)
	if len(clock.waits) != 2 {
		t.Fatalf("waits are %v", clock.waits)
	}
	for i, usual := range []time.Duration{500 * time.Millisecond, 1500 * time.Millisecond} {
		if got := clock.waits[i]; got < usual/2 || got > usual*3/2 {
			t.Errorf("wait %d is %v, want about %v", i, got, usual)
		}
	}
}

// hangUp ends the connection without an answer.
func hangUp(times int) http.HandlerFunc {
	var done atomic.Int32
	return func(w http.ResponseWriter, _ *http.Request) {
		if int(done.Add(1)) <= times {
			panic(http.ErrAbortHandler)
		}
		_, _ = w.Write([]byte("fine"))
	}
}

func TestRetryAfterReset(t *testing.T) {
	s := newSite(t, hangUp(1))
	c, _ := testClient(t, Options{})
	if got := mustGet(t, c, s.URL); string(got.Body) != "fine" {
		t.Errorf("body is %q", got.Body)
	}
	s = newSite(t, hangUp(10))
	_, err := get(t, c, s.URL)
	wantError(t, err, feed.ErrOffline, feed.ReasonReset)
	if s.requests() != 3 {
		t.Errorf("asked %d times", s.requests())
	}
}

// Nobody looks at a turning wheel for a minute and a half.
func TestRetryOnlyWithinPatience(t *testing.T) {
	c, clock := testClient(t, Options{})
	s := newSite(t, func(http.ResponseWriter, *http.Request) {
		clock.advance(DefaultTimeout)
		panic(http.ErrAbortHandler)
	})
	_, err := get(t, c, s.URL)
	wantError(t, err, feed.ErrOffline, feed.ReasonReset)
	if s.requests() != 1 {
		t.Errorf("asked %d times", s.requests())
	}
}

func TestRetryAfterHeader(t *testing.T) {
	const (
		date  = "Mon, 23 Nov 2026 09:00:00 GMT" // our clock
		other = "Mon, 23 Nov 2026 12:00:00 GMT" // a server's that is three hours ahead
	)
	for _, test := range []struct {
		name   string
		header string
		date   string
		want   time.Duration
	}{
		{"none", "", date, 0},
		{"seconds", "7", date, 7 * time.Second},
		{"at once", "0", date, 0},
		{"date", "Mon, 23 Nov 2026 09:00:09 GMT", date, 9 * time.Second},
		{"date by the server's clock", "Mon, 23 Nov 2026 12:00:09 GMT", other, 9 * time.Second},
		{"date by our clock", "Mon, 23 Nov 2026 09:00:09 GMT", "", 9 * time.Second},
		{"past", "Mon, 23 Nov 2026 08:00:00 GMT", date, -time.Hour},
		{"nonsense", "soon", date, 0},
		{"negative", "-5", date, 0},
		{"endless", "99999999999999999999", date, 0},
		{"very long", "9223372036854775807", date, (1<<63 - 1) / time.Second * time.Second},
	} {
		h := http.Header{"Retry-After": {test.header}, "Date": {test.date}}
		if got := retryAfter(h, newClock().now()); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// later answers once with a status and a Retry-After.
func later(code int, after string) http.HandlerFunc {
	var told atomic.Bool
	return func(w http.ResponseWriter, _ *http.Request) {
		if !told.Swap(true) {
			w.Header().Set("Retry-After", after)
			w.WriteHeader(code)
			_, _ = w.Write([]byte("later"))
			return
		}
		_, _ = w.Write([]byte("fine"))
	}
}

func TestRetryAfterIsWaitedFor(t *testing.T) {
	for _, code := range []int{429, 503} {
		s := newSite(t, later(code, "7"))
		c, clock := testClient(t, Options{})
		began := clock.now()
		if got := mustGet(t, c, s.URL); got.Status != 200 {
			t.Errorf("%d: status is %d", code, got.Status)
		}
		if took := clock.now().Sub(began); took != 7*time.Second {
			t.Errorf("%d: waited %v, want 7s", code, took)
		}
	}
}

func TestRetryAfterTooLong(t *testing.T) {
	for _, test := range []struct {
		code int
		kind error
	}{{429, feed.ErrBlocked}, {503, feed.ErrServer}} {
		s := newSite(t, later(test.code, "600"))
		c, clock := testClient(t, Options{})
		resp, err := get(t, c, s.URL)
		wantError(t, err, test.kind, "")
		if !strings.Contains(err.Error(), "2026-11-23 09:10:00") {
			t.Errorf("error %q does not say when", err)
		}
		if string(resp.Body) != "later" || resp.Status != test.code {
			t.Errorf("the page is not there: %+v", resp)
		}

		clock.advance(9 * time.Minute)
		_, err = get(t, c, s.URL)
		wantError(t, err, test.kind, "")
		if s.requests() != 1 {
			t.Errorf("the site was asked %d times", s.requests())
		}

		clock.advance(time.Minute)
		if got := mustGet(t, c, s.URL); got.Status != 200 {
			t.Errorf("after the wait the status is %d", got.Status)
		}
	}
}

// Some sites ask for years by mistake.
func TestRetryAfterIsBounded(t *testing.T) {
	s := newSite(t, later(503, "9223372036854775807"))
	c, clock := testClient(t, Options{})
	_, err := get(t, c, s.URL)
	wantError(t, err, feed.ErrServer, "")
	clock.advance(maxShut)
	mustGet(t, c, s.URL)
}
