package web

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"city/sosik/feed"
)

// starts records when requests come, robots.txt among them.
func starts(t *testing.T, clock *clock, robots string) (*testSite, func() []time.Duration) {
	t.Helper()
	var mu sync.Mutex
	var times []time.Time
	s := &testSite{}
	note := func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		times = append(times, clock.now())
		mu.Unlock()
		if r.URL.Path == "/robots.txt" {
			_, _ = w.Write([]byte(robots))
		}
	}
	s.Server = newServer(t, note)
	return s, func() []time.Duration {
		mu.Lock()
		defer mu.Unlock()
		var gaps []time.Duration
		for i := 1; i < len(times); i++ {
			gaps = append(gaps, times[i].Sub(times[i-1]))
		}
		return gaps
	}
}

func TestPace(t *testing.T) {
	for _, test := range []struct {
		name   string
		url    string
		pace   time.Duration
		robots string
		want   time.Duration
	}{
		{"default", "http://board.ansan.go.kr/", 0, "", time.Second},
		{"setting", "http://board.ansan.go.kr/", 3 * time.Second, "", 3 * time.Second},
		{"switched off", "http://board.ansan.go.kr/", -1, "", 0},
		{"crawl-delay", "http://board.ansan.go.kr/", 0, "User-agent: *\nCrawl-delay: 5\n", 5 * time.Second},
		{"shorter crawl-delay", "http://board.ansan.go.kr/", 0, "User-agent: *\nCrawl-delay: 0.1\n", time.Second},
		{"endless crawl-delay", "http://board.ansan.go.kr/", 0, "User-agent: *\nCrawl-delay: 86400\n", maxCrawlWait},
		{"loopback", "http://127.0.0.1/", 0, "", 0},
		{"loopback by name", "http://localhost/", 0, "", 0},
		{"loopback with a wish", "http://localhost/", 0, "User-agent: *\nCrawl-delay: 2\n", 2 * time.Second},
	} {
		c, clock := testClient(t, Options{Pace: test.pace})
		s, gaps := starts(t, clock, test.robots)
		c.dialTo(s.Server)
		for range 4 {
			mustGet(t, c, test.url)
		}
		got := gaps()
		if len(got) != 4 {
			t.Fatalf("%s: %d gaps", test.name, len(got))
		}
		// The first gap is that between robots.txt and the first page, whose
		// delay could not be known before.
		for _, gap := range got[1:] {
			if gap != test.want {
				t.Errorf("%s: gaps are %v, want %v", test.name, got, test.want)
				break
			}
		}
	}
}

// Time that has passed anyway is not waited for again.
func TestPaceCountsFromRequestToRequest(t *testing.T) {
	c, clock := testClient(t, Options{})
	s, gaps := starts(t, clock, "")
	c.dialTo(s.Server)
	mustGet(t, c, "http://board.ansan.go.kr/")
	clock.advance(time.Minute)
	waits := len(clock.waits)
	mustGet(t, c, "http://board.ansan.go.kr/")
	if len(clock.waits) != waits {
		t.Errorf("waited %v after a minute", clock.waits[waits:])
	}
	if got := gaps(); got[1] != time.Minute {
		t.Errorf("gaps are %v", got)
	}
}

// One host is asked one thing at a time; another need not wait for it.
func TestOneAtATime(t *testing.T) {
	var inside, most atomic.Int32
	arrived, proceed := make(chan struct{}), make(chan struct{})
	s := newSite(t, func(_ http.ResponseWriter, r *http.Request) {
		if r.Host == "other.ansan.go.kr" {
			return
		}
		most.Store(max(most.Load(), inside.Add(1)))
		arrived <- struct{}{}
		<-proceed
		inside.Add(-1)
	})
	c, _ := testClient(t, Options{})
	c.dialTo(s.Server)

	const n = 5
	var done sync.WaitGroup
	for range n {
		done.Go(func() {
			if _, err := get(t, c, "http://board.ansan.go.kr/"); err != nil {
				t.Error(err)
			}
		})
	}
	<-arrived
	mustGet(t, c, "http://other.ansan.go.kr/")
	for i := range n {
		proceed <- struct{}{}
		if i+1 < n {
			<-arrived
		}
	}
	done.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at a time", most.Load())
	}
}

// Turns are given in the order of asking.
func TestTurnsInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &host{turn: make(chan struct{}, 1)}
		if err := h.enter(t.Context()); err != nil {
			t.Fatal(err)
		}
		served := make(chan int, 10)
		for i := range cap(served) {
			go func() {
				if h.enter(t.Context()) == nil {
					served <- i
					h.leave()
				}
			}()
			synctest.Wait() // until it stands in the queue
		}
		h.leave()
		for want := range cap(served) {
			if got := <-served; got != want {
				t.Fatalf("%d is served, want %d", got, want)
			}
		}
	})
}

// One who gives up waiting does not hold up the others.
func TestTurnGivenUp(t *testing.T) {
	h := &host{turn: make(chan struct{}, 1)}
	if err := h.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := h.enter(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	h.leave()
	if err := h.enter(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestLoopback(t *testing.T) {
	for name, want := range map[string]bool{
		"127.0.0.1": true, "127.9.9.9": true, "::1": true, "localhost": true, "LOCALHOST.": true, "a.localhost": true,
		"10.0.0.1": false, "localhost.ansan.go.kr": false, "127.0.0.1.nip.io": false, "ansan.go.kr": false, "notlocalhost": false,
	} {
		if got := loopback(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWaitOnDeadline(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	c, _ := testClient(t, Options{})
	h := c.host(mustURL(t, "http://board.ansan.go.kr/"))
	if err := h.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer h.leave()
	_, err := c.Get(ctx, "http://board.ansan.go.kr/", feed.Validator{})
	wantError(t, err, feed.ErrOffline, feed.ReasonTimeout)
}
