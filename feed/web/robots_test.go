package web

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"city/sosik/feed"
)

// withRobots is a server with the given robots.txt, and how often it was asked
// for that.
func withRobots(t *testing.T, robots http.HandlerFunc) (url string, asked *atomic.Int32) {
	t.Helper()
	asked = new(atomic.Int32)
	s := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked.Add(1)
			robots(w, r)
			return
		}
		_, _ = w.Write([]byte("fine"))
	})
	return s.URL, asked
}

func TestRobotsRefuse(t *testing.T) {
	url, _ := withRobots(t, say("User-agent: *\nDisallow: /bbs/*?*mode=print\n"))
	c, _ := testClient(t, Options{})
	_, err := get(t, c, url+"/bbs/view.do?id=7&mode=print")
	wantError(t, err, feed.ErrBlocked, feed.ReasonRobots)
	if !strings.Contains(err.Error(), "/bbs/*?*mode=print") {
		t.Errorf("error %q does not name the rule", err)
	}
	mustGet(t, c, url+"/bbs/view.do?id=7")
}

func TestRobotsOfOurName(t *testing.T) {
	url, _ := withRobots(t, say("User-agent: *\nDisallow:\n\nUser-agent: sosik\nDisallow: /\n"))
	c, _ := testClient(t, Options{Version: "1"})
	_, err := get(t, c, url)
	wantError(t, err, feed.ErrBlocked, feed.ReasonRobots)
	other, _ := testClient(t, Options{UserAgent: "other/1"})
	mustGet(t, other, url)
}

// garbled claims to be compressed and is not.
func garbled(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	_, _ = w.Write([]byte("\x1f\x8bxxxxxxxxxxxxxxxx"))
}

// Whatever is not a robots.txt forbids nothing.
func TestNoRobots(t *testing.T) {
	for name, robots := range map[string]http.HandlerFunc{
		"404":            http.NotFound,
		"403":            status(403),
		"204":            status(204),
		"a page instead": say("<html><body>User-agent: *\nDisallow: /\n</body></html>"),
		"another site": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://ansan.example/robots.txt", http.StatusFound)
		},
		"the home page": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) },
		"in circles":    func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots.txt", http.StatusFound) },
		"nowhere":       status(302),
		"far too long":  say(strings.Repeat("# nothing\n", robotsSize)),
		"garbled":       garbled,
	} {
		url, _ := withRobots(t, robots)
		c, _ := testClient(t, Options{})
		if resp, err := get(t, c, url); err != nil || string(resp.Body) != "fine" {
			t.Errorf("%s: %q, %v", name, resp.Body, err)
		}
	}
}

// A server that fails to say what may be read is asked nothing for some
// minutes, and the error says that it failed rather than that it forbids.
func TestRobotsFail(t *testing.T) {
	for _, test := range []struct {
		name   string
		robots http.HandlerFunc
		kind   error
		why    feed.Reason
	}{
		{"500", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, feed.ErrServer, ""},
		{"503", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) }, feed.ErrServer, ""},
		{"no answer", func(_ http.ResponseWriter, r *http.Request) { hang(r) }, feed.ErrOffline, feed.ReasonTimeout},
	} {
		var well atomic.Bool
		url, asked := withRobots(t, func(w http.ResponseWriter, r *http.Request) {
			if !well.Load() {
				test.robots(w, r)
			}
		})
		c, clock := testClient(t, Options{Stages: Stages{Header: 20 * time.Millisecond}})
		for range 2 {
			_, err := get(t, c, url)
			wantError(t, err, test.kind, test.why)
		}
		if asked.Load() != 1 {
			t.Errorf("%s: asked %d times", test.name, asked.Load())
		}
		well.Store(true)
		clock.advance(robotsSoon + time.Second)
		mustGet(t, c, url)
	}
}

// A connection that is cut is tried again, as for a page, and not remembered.
func TestRobotsCut(t *testing.T) {
	var tries atomic.Int32
	url, _ := withRobots(t, func(w http.ResponseWriter, _ *http.Request) {
		if tries.Add(1) == 1 {
			panic(http.ErrAbortHandler)
		}
		http.Error(w, "", http.StatusNotFound)
	})
	c, _ := testClient(t, Options{})
	mustGet(t, c, url)
}

func TestRobotsRedirected(t *testing.T) {
	url, _ := withRobots(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "" {
			http.Redirect(w, r, "/robots.txt?real", http.StatusMovedPermanently)
			return
		}
		_, _ = w.Write([]byte("User-agent: *\nDisallow: /\n"))
	})
	c, _ := testClient(t, Options{})
	_, err := get(t, c, url)
	wantError(t, err, feed.ErrBlocked, feed.ReasonRobots)
}

func TestRobotsOnceADay(t *testing.T) {
	for _, test := range []struct {
		name   string
		robots http.HandlerFunc
		age    time.Duration
	}{
		{"file", say("User-agent: *\nDisallow: /x\n"), robotsAge},
		{"none", http.NotFound, robotsAge},
		{"garbled", garbled, robotsAgain},
	} {
		url, asked := withRobots(t, test.robots)
		c, clock := testClient(t, Options{})
		mustGet(t, c, url)
		clock.advance(test.age - time.Minute)
		mustGet(t, c, url)
		if asked.Load() != 1 {
			t.Errorf("%s: asked %d times", test.name, asked.Load())
		}
		clock.advance(2 * time.Minute)
		mustGet(t, c, url)
		if asked.Load() != 2 {
			t.Errorf("%s: asked %d times after %v", test.name, asked.Load(), test.age)
		}
	}
}

// What cannot be reached is not asked twice, for robots.txt and for the page.
func TestRobotsUnreachable(t *testing.T) {
	s := newServer(t, say(""))
	url := s.URL
	s.Close()
	c, _ := testClient(t, Options{})
	_, err := get(t, c, url)
	wantError(t, err, feed.ErrOffline, feed.ReasonRefused)
	if !strings.Contains(err.Error(), "robots.txt") {
		t.Errorf("the page was asked for, too: %v", err)
	}
}
