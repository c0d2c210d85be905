package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
)

func TestGet(t *testing.T) {
	var header http.Header
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		header = r.Header.Clone()
		w.Header().Set("Content-Type", "text/html; charset=euc-kr")
		w.Header().Set("Date", "Mon, 23 Nov 2026 00:00:00 GMT")
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Sun, 22 Nov 2026 00:00:00 GMT")
		_, _ = w.Write([]byte("\xc0\xda"))
	})
	c, _ := testClient(t, Options{Version: "1.2", Contact: "news@ansan.example"})
	got := mustGet(t, c, s.URL+"/list?q=가")
	want := Response{
		Body:         []byte("\xc0\xda"),
		URL:          s.URL + "/list?q=%EA%B0%80",
		RequestedURL: s.URL + "/list?q=%EA%B0%80",
		Status:       200,
		ContentType:  "text/html; charset=euc-kr",
		Date:         time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
		Validator:    feed.Validator{ETag: `"v1"`, LastModified: "Sun, 22 Nov 2026 00:00:00 GMT"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("response (-want +got):\n%s", diff)
	}
	for name, want := range map[string]string{
		"User-Agent":      "sosik/1.2 (+news@ansan.example)",
		"Accept-Encoding": "gzip",
		"If-None-Match":   "",
		"Cookie":          "",
		"Referer":         "",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s sent is %q, want %q", name, got, want)
		}
	}
}

func TestGetConditional(t *testing.T) {
	current := feed.Validator{ETag: `W/"7"`, LastModified: "Sun, 22 Nov 2026 00:00:00 GMT"}
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == current.ETag || r.Header.Get("If-Modified-Since") == current.LastModified {
			w.WriteHeader(http.StatusNotModified)
		}
	})
	c, _ := testClient(t, Options{})
	for _, test := range []struct {
		name string
		v    feed.Validator
		want error
	}{
		{"both", current, feed.ErrNotModified},
		{"tag", feed.Validator{ETag: current.ETag}, feed.ErrNotModified},
		{"time", feed.Validator{LastModified: current.LastModified}, feed.ErrNotModified},
		{"another tag", feed.Validator{ETag: `"6"`}, nil},
		{"none", feed.Validator{}, nil},
	} {
		if _, err := c.Get(t.Context(), s.URL, test.v); !errors.Is(err, test.want) {
			t.Errorf("%s: error is %v, want %v", test.name, err, test.want)
		}
	}
}

// A server that answers 304 to an ordinary request has lost its mind; what it
// says is left to the reader of pages, who finds no board.
func TestGetNotModifiedUnasked(t *testing.T) {
	s := newSite(t, status(http.StatusNotModified))
	c, _ := testClient(t, Options{})
	if got := mustGet(t, c, s.URL); got.Status != http.StatusNotModified {
		t.Errorf("status is %d", got.Status)
	}
}

func TestValidatorsThatCannotBeKept(t *testing.T) {
	for _, tag := range []string{"\"a\tb\"", "\"\x9b31m\"", "\"" + strings.Repeat("a", 600) + "\""} {
		s := newSite(t, func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("ETag", tag) })
		c, _ := testClient(t, Options{})
		if got := mustGet(t, c, s.URL); got.Validator.ETag != "" {
			t.Errorf("ETag %q is kept as %q", tag, got.Validator.ETag)
		}
	}
}

func TestStatusIsNoError(t *testing.T) {
	for _, code := range []int{204, 300, 403, 404, 410, 418, 500} {
		s := newSite(t, status(code))
		c, _ := testClient(t, Options{})
		got := mustGet(t, c, s.URL)
		if got.Status != code || s.requests() != 1 {
			t.Errorf("status %d became %d after %d requests", code, got.Status, s.requests())
		}
	}
}

func TestGetBadAddress(t *testing.T) {
	c, _ := testClient(t, Options{})
	for _, url := range []string{"", "/list", "ansan.go.kr/list", "ftp://ansan.go.kr/", "file:///etc/passwd", "http://", "http://u:p@ansan.go.kr/", "http://a b/"} {
		if _, err := get(t, c, url); !errors.Is(err, errNotWeb) {
			t.Errorf("get %q: %v", url, err)
		}
	}
}

// A reader who has left is told that he has left, at whatever stage, and never
// that he is offline.
func TestCanceled(t *testing.T) {
	reached := make(chan struct{}, 1)
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/body" {
			_, _ = w.Write([]byte("<html>"))
			w.(http.Flusher).Flush()
		}
		reached <- struct{}{}
		hang(r)
	})
	for _, stage := range []string{"/header", "/body"} {
		c, _ := testClient(t, Options{})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() {
			_, err := c.Get(ctx, s.URL+stage, feed.Validator{})
			done <- err
		}()
		<-reached
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) || errors.Is(err, feed.ErrOffline) {
			t.Errorf("%s: error is %v", stage, err)
		}
	}
}

func TestCanceledWhileWaiting(t *testing.T) {
	s := newSite(t, say("fine"))
	c, _ := testClient(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	c.pause = func(ctx context.Context, _ time.Duration) error {
		cancel()
		return pause(ctx, time.Hour)
	}
	if _, err := c.Get(ctx, s.URL, feed.Validator{}); !errors.Is(err, context.Canceled) || errors.Is(err, feed.ErrOffline) {
		t.Errorf("error is %v", err)
	}
	if s.requests() != 0 {
		t.Error("the site was asked all the same")
	}
	c.pause = pause
	if got := mustGet(t, c, s.URL); string(got.Body) != "fine" {
		t.Error("the turn was not given back")
	}
}

func TestDeadlineOfCaller(t *testing.T) {
	s := newSite(t, func(_ http.ResponseWriter, r *http.Request) { hang(r) })
	c, _ := testClient(t, Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	_, err := c.Get(ctx, s.URL, feed.Validator{})
	wantError(t, err, feed.ErrOffline, feed.ReasonTimeout)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v does not wrap the deadline", err)
	}
}
