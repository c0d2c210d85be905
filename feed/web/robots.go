package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"city/sosik/feed"
)

const (
	robotsAge    = 24 * time.Hour  // how long a robots.txt is believed
	robotsAgain  = time.Hour       // when to ask again after an answer that made no sense
	robotsSoon   = 2 * time.Minute // when to ask again after the server failed
	robotsSize   = 512 << 10       // RFC 9309 wants at least 500 KiB read
	maxCrawlWait = 10 * time.Second

	// A page waits for its robots.txt, so it may not take as long as the page.
	robotsTimeout = 10 * time.Second
)

// robots is a robots.txt as it was at one time.
type robots struct {
	rules rules
	fault error // why nothing may be asked at all; nil as a rule
	until time.Time
}

// errRobots marks the errors of a robots.txt that could not be had, which are
// remembered: to try again at once would only meet the memory.
var errRobots = errors.New("what may be read is not known without robots.txt")

// permit returns an error if robots.txt forbids u, and else the time from one
// request to the next that u's host is owed. The caller has the host's turn.
//
// No robots.txt permits everything, whatever stands in its place: 404, a page
// of HTML, a redirect to another site. A server that fails when it is asked for
// the file, or lets us wait in vain, permits nothing, as RFC 9309 wants it; that
// is believed for some minutes only, so that nobody is locked out for a day.
// When the host cannot be reached at all, that is returned and not remembered.
func (c *Client) permit(ctx context.Context, h *host, u *url.URL) (time.Duration, error) {
	origin := u.Scheme + "://" + u.Host
	known, ok := h.robots[origin]
	if !ok || c.now().After(known.until) {
		file, again, err := c.robotsFile(ctx, h, u)
		if err != nil && !errors.Is(err, errRobots) {
			return 0, err
		}
		known = robots{parseRules(file, productOf(c.agent)), err, c.now().Add(again)}
		h.robots[origin] = known
	}
	if known.fault != nil {
		return 0, known.fault
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if rule := known.rules.refusal(path); rule != "" {
		return 0, &feed.Error{Kind: feed.ErrBlocked, Reason: feed.ReasonRobots,
			Err: fmt.Errorf("%s/robots.txt does not want %s read: %q", origin, path, rule)}
	}
	return max(c.pace(u), min(known.rules.delay, maxCrawlWait)), nil
}

// robotsFile fetches robots.txt for u and says how long it is to be believed.
func (c *Client) robotsFile(ctx context.Context, h *host, u *url.URL) ([]byte, time.Duration, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range maxRedirects {
		if err := c.await(ctx, h, c.pace(u)); err != nil {
			return nil, 0, err
		}
		got, err := c.exchange(ctx, question{at, nil, feed.Validator{}, robotsSize, min(c.opts.Timeout, robotsTimeout)})
		switch {
		case ctx.Err() != nil:
			return nil, 0, ctx.Err()
		case unreachable(err), reason(err) == feed.ReasonReset: // a reset may pass at the next attempt
			return nil, 0, fmt.Errorf("read robots.txt: %w", err)
		case reason(err) == feed.ReasonTimeout:
			return nil, robotsSoon, offline(feed.ReasonTimeout, fmt.Errorf("%w: %w", errRobots, err))
		case err != nil:
			c.log.Info("no robots.txt", "url", at.Redacted(), "error", err)
			return nil, robotsAgain, nil
		case got.status >= http.StatusInternalServerError:
			return nil, robotsSoon, &feed.Error{Kind: feed.ErrServer,
				Err: fmt.Errorf("%w: %s answered %d", errRobots, at.Redacted(), got.status)}
		case got.status == http.StatusOK:
			return got.body, robotsAge, nil
		}
		// The rules of another host are not ours to keep here, so only
		// redirects on the same one are followed: to https, as a rule.
		next := target(at, got)
		if next == nil || next.Hostname() != at.Hostname() || permitted(at, next) != nil {
			break
		}
		at = next
	}
	return nil, robotsAge, nil
}

// unreachable says that a failure came before the server said anything, so that
// another request to it would only fail again.
func unreachable(err error) bool {
	switch reason(err) {
	case feed.ReasonName, feed.ReasonRefused, feed.ReasonUnreachable, feed.ReasonTLS, feed.ReasonCertificate, feed.ReasonProxy:
		return true
	}
	return ofDial(err)
}
