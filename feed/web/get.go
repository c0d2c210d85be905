package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"time"

	"github.com/cenkalti/backoff/v5"
	"golang.org/x/net/publicsuffix"

	"city/sosik/feed"
)

// Response is a page as a server gave it, whatever its status.
type Response struct {
	Body         []byte
	URL          string // where it was found in the end
	RequestedURL string // where it was asked for
	Status       int
	ContentType  string    // as sent; "" if not told
	Date         time.Time // the server's clock; zero if not told
	Validator    feed.Validator
}

// Get fetches a page. With a Validator that still holds it returns
// feed.ErrNotModified. An HTTP status is no error: whether the page is a board
// is for the reader of pages to judge. When the site asks to be left alone for
// longer than one would wait, Get returns that as an error and the page with it.
//
// A context that ends while waiting for the host's turn or for the answer is
// returned as ctx.Err, so errors.Is(err, context.Canceled) tells that nobody
// wants the answer any more.
func (c *Client) Get(ctx context.Context, rawURL string, v feed.Validator) (Response, error) {
	u, err := url.Parse(feed.CleanURL(nil, rawURL))
	if err != nil || u.Host == "" {
		return Response{}, fmt.Errorf("get %q: %w", rawURL, errNotWeb)
	}
	waits := retryWaits()
	began := c.now()
	for try := 0; ; try++ {
		resp, err := c.follow(ctx, u, v)
		if ctx.Err() != nil {
			return Response{}, byCaller(ctx)
		}
		// Whoever looks at the screen has waited long enough when the time of
		// one request has gone by without an answer.
		patience := c.now().Sub(began) < c.opts.Timeout && try < c.opts.Retries
		if !mayPass(resp, err) || !patience {
			return resp, err
		}
		wait := waits.NextBackOff()
		c.log.Info("trying again", "url", u.Redacted(), "status", resp.Status, "error", err, "wait", wait)
		if c.pause(ctx, wait) != nil {
			return Response{}, byCaller(ctx)
		}
	}
}

// retryWaits are the waits between attempts.
func retryWaits() *backoff.ExponentialBackOff {
	return &backoff.ExponentialBackOff{
		InitialInterval:     500 * time.Millisecond,
		RandomizationFactor: backoff.DefaultRandomizationFactor,
		Multiplier:          3,
		MaxInterval:         10 * time.Second,
	}
}

var errNotWeb = errors.New("that is no http or https address")

// mayPass says that the same request may have an answer a little later.
func mayPass(resp Response, err error) bool {
	if errors.Is(err, errRobots) {
		return false
	}
	if err != nil {
		switch reason(err) {
		case feed.ReasonTimeout, feed.ReasonReset:
			return true
		}
		return false
	}
	switch resp.Status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// follow asks for a page once and follows redirects to where it is.
//
// Cookies live as long as that: some boards set one and redirect to the same
// page to see whether it comes back. None is kept, so a site cannot know a
// reader again.
func (c *Client) follow(ctx context.Context, u *url.URL, v feed.Validator) (Response, error) {
	jar, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	if err != nil {
		return Response{}, fmt.Errorf("make a cookie jar: %w", err)
	}
	asked := u.String()
	for range maxRedirects + 1 {
		got, err := c.visit(ctx, u, jar, v)
		resp := c.response(got, asked, u)
		if err != nil {
			return resp, err
		}
		if got.status == http.StatusNotModified && v != (feed.Validator{}) {
			return resp, feed.ErrNotModified
		}
		next := target(u, got)
		if next == nil {
			return resp, nil
		}
		if err := permitted(u, next); err != nil {
			return resp, err
		}
		u = next
	}
	return Response{}, &feed.Error{Kind: feed.ErrNotBoard, Err: fmt.Errorf("get %s: more than %d redirects, the last to %s", asked, maxRedirects, u.Redacted())}
}

// visit asks u's host for one page in its turn.
func (c *Client) visit(ctx context.Context, u *url.URL, jar http.CookieJar, v feed.Validator) (answer, error) {
	h := c.host(u)
	if err := h.enter(ctx); err != nil {
		return answer{}, err
	}
	defer h.leave()
	if err := h.open(c.now()); err != nil {
		return answer{}, err
	}
	pace, err := c.permit(ctx, h, u)
	if err != nil {
		return answer{}, err
	}
	if err := c.await(ctx, h, pace); err != nil {
		return answer{}, err
	}
	got, err := c.exchange(ctx, question{u, jar, v, MaxBody, c.opts.Timeout})
	if err != nil {
		return answer{}, err
	}
	return got, c.heed(h, got)
}

func (c *Client) response(got answer, asked string, u *url.URL) Response {
	date, _ := http.ParseTime(got.header.Get("Date")) // zero if it is none
	return Response{
		Body:         got.body,
		URL:          u.String(),
		RequestedURL: asked,
		Status:       got.status,
		ContentType:  got.header.Get("Content-Type"),
		Date:         date,
		Validator: feed.Validator{
			ETag:         returnable(got.header.Get("ETag")),
			LastModified: returnable(got.header.Get("Last-Modified")),
		},
	}
}

// returnable is a validator that can be kept and sent back as it came; what is
// strange is not worth keeping.
func returnable(s string) string {
	if len(s) > 512 || feed.Clean(s) != s {
		return ""
	}
	return s
}
