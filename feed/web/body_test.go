package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"city/sosik/feed"
)

func zip(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// encoded answers with a body and what it claims to be.
func encoded(encoding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", encoding)
		_, _ = w.Write(body)
	}
}

func TestGzip(t *testing.T) {
	page := bytes.Repeat([]byte("안산시 시정소식\n"), 10_000)
	for _, test := range []struct {
		name     string
		encoding string
		sent     []byte
		want     []byte
	}{
		{"gzip", "gzip", zip(t, page), page},
		{"by its old name", "X-GZIP", zip(t, page), page},
		{"in two members", "gzip", append(zip(t, page), zip(t, []byte("끝"))...), append(bytes.Clone(page), "끝"...)},
		{"only claimed", "gzip", page, page},
		{"only claimed, one byte", "gzip", []byte("x"), []byte("x")},
		{"empty", "gzip", nil, nil},
		{"not claimed", "identity", page, page},
	} {
		s := newSite(t, encoded(test.encoding, test.sent))
		c, _ := testClient(t, Options{})
		if got := mustGet(t, c, s.URL); !bytes.Equal(got.Body, test.want) {
			t.Errorf("%s: %d bytes, want %d", test.name, len(got.Body), len(test.want))
		}
	}
}

func TestDamagedGzip(t *testing.T) {
	whole := zip(t, bytes.Repeat([]byte("abc"), 1000))
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-5] ^= 0xff // in the checksum
	for _, test := range []struct {
		name   string
		body   []byte
		kind   error
		reason feed.Reason
	}{
		{"cut off", whole[:len(whole)/2], feed.ErrOffline, feed.ReasonReset},
		{"cut off in its head", whole[:5], feed.ErrOffline, feed.ReasonReset},
		{"wrong checksum", flipped, feed.ErrServer, ""},
		{"magic and nonsense", []byte("\x1f\x8bnonsense nonsense"), feed.ErrServer, ""},
	} {
		s := newSite(t, encoded("gzip", test.body))
		c, _ := testClient(t, Options{Retries: -1})
		_, err := get(t, c, s.URL)
		if !errors.Is(err, test.kind) || reason(err) != test.reason {
			t.Errorf("%s: error is %v", test.name, err)
		}
	}
}

func TestTooLarge(t *testing.T) {
	full := make([]byte, MaxBody)
	chunked := func(n int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.(http.Flusher).Flush() // so that the length is not known
			_, _ = w.Write(make([]byte, n))
		}
	}
	for _, test := range []struct {
		name string
		h    http.HandlerFunc
		want error
	}{
		{"just right", encoded("", full), nil},
		{"just right, length not told", chunked(MaxBody), nil},
		{"just right, compressed", encoded("gzip", zip(t, full)), nil},
		{"a byte more", encoded("", append(full, 0)), feed.ErrTooLarge},
		{"a byte more, length not told", chunked(MaxBody + 1), feed.ErrTooLarge},
		{"a byte more, compressed", encoded("gzip", zip(t, append(full, 0))), feed.ErrTooLarge},
	} {
		s := newSite(t, test.h)
		c, _ := testClient(t, Options{})
		if _, err := get(t, c, s.URL); !errors.Is(err, test.want) {
			t.Errorf("%s: error is %v, want %v", test.name, err, test.want)
		}
		if s.requests() != 1 {
			t.Errorf("%s: asked %d times", test.name, s.requests())
		}
	}
}

// endless writes b until the reader has had enough.
func endless(encoding string, b []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", encoding)
		for {
			if _, err := w.Write(b); err != nil {
				return
			}
		}
	}
}

// A bomb is given up after MaxBody bytes, however little was sent; so is a
// stream that goes on for ever and decompresses to nothing.
func TestBombs(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"twice as large":            encoded("gzip", zip(t, make([]byte, 2*MaxBody))),
		"without end":               endless("", make([]byte, 64<<10)),
		"without end or content":    endless("gzip", bytes.Repeat(zip(t, nil), 1000)),
		"without end, then content": endless("gzip", zip(t, make([]byte, 64<<10))),
	} {
		s := newSite(t, h)
		c, _ := testClient(t, Options{})
		if _, err := get(t, c, s.URL); !errors.Is(err, feed.ErrTooLarge) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

func TestTruncated(t *testing.T) {
	var first atomic.Bool
	first.Store(true)
	s := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(1000))
		if first.Swap(false) {
			_, _ = w.Write(make([]byte, 500))
			panic(http.ErrAbortHandler)
		}
		_, _ = w.Write(make([]byte, 1000))
	})
	c, _ := testClient(t, Options{Retries: -1})
	_, err := get(t, c, s.URL)
	wantError(t, err, feed.ErrOffline, feed.ReasonReset)
	first.Store(true)
	c, _ = testClient(t, Options{})
	if got := mustGet(t, c, s.URL); len(got.Body) != 1000 {
		t.Errorf("%d bytes after another attempt", len(got.Body))
	}
}

// drip sends a byte whenever the last has arrived, and never comes to an end.
type drip struct{ pause time.Duration }

func (d drip) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	tick := time.NewTicker(d.pause)
	defer tick.Stop()
	for {
		if _, err := w.Write([]byte("x")); err != nil {
			return
		}
		w.(http.Flusher).Flush()
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return
		}
	}
}

func TestBoundReader(t *testing.T) {
	for _, size := range []int{1, 7, 100} {
		b := &bound{r: bytes.NewReader(make([]byte, 20)), left: 20}
		if n, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, b, make([]byte, size)); n != 20 || err != nil {
			t.Errorf("20 of 20 by %d: %d, %v", size, n, err)
		}
		b = &bound{r: bytes.NewReader(make([]byte, 21)), left: 20}
		if _, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, b, make([]byte, size)); !errors.Is(err, feed.ErrTooLarge) {
			t.Errorf("21 of 20 by %d: %v", size, err)
		}
	}
}
