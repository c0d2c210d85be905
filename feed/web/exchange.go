package web

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"time"

	"city/sosik/feed"
)

// errWhole is the cause of a request's end when it took too long as a whole.
var errWhole = errors.New("the request as a whole took too long")

// question is one request.
type question struct {
	url       *url.URL
	jar       http.CookieJar // nil for none
	validator feed.Validator
	limit     int64         // of the body, in bytes
	timeout   time.Duration // of the whole
}

// answer is what a server said to one request.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// exchange sends one request and reads the whole answer. Redirects are answers
// like any other. Failures are classified, except for the end of ctx, which is
// for the caller to judge.
func (c *Client) exchange(ctx context.Context, q question) (answer, error) {
	bounded, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	whole := time.AfterFunc(q.timeout, func() { cancel(errWhole) })
	defer whole.Stop()

	page := q.url.Redacted()
	var shake handshake
	req, err := http.NewRequestWithContext(shake.watch(bounded), http.MethodGet, q.url.String(), http.NoBody)
	if err != nil {
		return answer{}, fmt.Errorf("make a request for %s: %w", page, err)
	}
	c.setHeader(req, q)

	// Not through an http.Client: that would follow redirects without asking
	// for the next host's turn and robots.txt.
	began := c.now()
	resp, err := c.transport.RoundTrip(req)
	if err != nil {
		return answer{}, classify(fmt.Errorf("get %s: %w", page, because(bounded, err)), shake.failed.Load())
	}
	defer func() { _ = resp.Body.Close() }() // nothing is lost: what we want of it was read
	if q.jar != nil {
		q.jar.SetCookies(q.url, resp.Cookies())
	}
	if resp.StatusCode == http.StatusProxyAuthRequired {
		return answer{}, classify(&proxyError{fmt.Errorf("get %s: %s", page, resp.Status)}, false)
	}
	body, err := c.readBody(resp, q.limit, cancel)
	c.log.Debug("asked", "url", page, "status", resp.StatusCode, "bytes", len(body), "took", c.now().Sub(began), "error", err)
	if err != nil {
		return answer{}, classify(fmt.Errorf("read %s: %w", page, because(bounded, err)), false)
	}
	return answer{resp.StatusCode, resp.Header, body}, nil
}

func (c *Client) setHeader(req *http.Request, q question) {
	h := req.Header
	h.Set("User-Agent", c.agent)
	h.Set("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5")
	h.Set("Accept-Language", "ko,en;q=0.3")
	h.Set("Accept-Encoding", "gzip")
	if q.validator.ETag != "" {
		h.Set("If-None-Match", q.validator.ETag)
	}
	if q.validator.LastModified != "" {
		h.Set("If-Modified-Since", q.validator.LastModified)
	}
	if q.jar != nil {
		for _, cookie := range q.jar.Cookies(q.url) {
			req.AddCookie(cookie)
		}
	}
}

// because puts the cause of a request's end in the place of the mere fact that
// it ended.
func because(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil && !errors.Is(err, cause) {
		return fmt.Errorf("%w (%w)", err, cause)
	}
	return err
}

// handshake notices that a TLS handshake failed. The error alone does not tell:
// servers that find no cipher in common often just hang up.
type handshake struct{ failed atomic.Bool }

func (h *handshake) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		TLSHandshakeStart: func() { h.failed.Store(true) },
		TLSHandshakeDone: func(_ tls.ConnectionState, err error) {
			h.failed.Store(err != nil)
		},
	})
}
