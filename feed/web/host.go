package web

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"city/sosik/feed"
)

// host is what must be remembered of a host to treat it well. All but turn is
// only touched by whoever has the turn.
type host struct {
	// turn holds one token. Go serves waiters on a channel in the order in
	// which they came.
	turn chan struct{}

	// files holds one token likewise, for whoever fetches a file: that may take
	// minutes, in which pages are still wanted.
	files chan struct{}

	next   time.Time         // no request before
	robots map[string]robots // by scheme, host and port

	// Until when the site asked to be left alone, longer than we would wait,
	// and with which status.
	shut       time.Time
	shutStatus int
}

// host returns what is known of the host of u.
func (c *Client) host(u *url.URL) *host {
	name := strings.ToLower(u.Hostname())
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1), files: make(chan struct{}, 1), robots: make(map[string]robots)}
		c.hosts[name] = h
	}
	return h
}

// enter waits for the turn, which must be given back with leave.
func (h *host) enter(ctx context.Context) error {
	select {
	case h.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h *host) leave() { <-h.turn }

// open says that the site has not asked to be left alone for now.
func (h *host) open(now time.Time) error {
	if !now.Before(h.shut) {
		return nil
	}
	return &feed.Error{Kind: kindOfWait(h.shutStatus), Err: fmt.Errorf(
		"the site answered %d and wants to be left alone until %s", h.shutStatus, h.shut.Format(time.DateTime))}
}

// kindOfWait is the kind of an answer that asks to come back later.
func kindOfWait(status int) error {
	if status == http.StatusTooManyRequests {
		return feed.ErrBlocked
	}
	return feed.ErrServer
}

// await waits until the host may be asked again, and notes that it is asked now.
func (c *Client) await(ctx context.Context, h *host, pace time.Duration) error {
	if err := c.pause(ctx, h.next.Sub(c.now())); err != nil {
		return err
	}
	if next := c.now().Add(pace); next.After(h.next) {
		h.next = next
	}
	return nil
}

// pace is the time from one request to the next that u's host is owed, without
// what its robots.txt asks for.
func (c *Client) pace(u *url.URL) time.Duration {
	if c.opts.Pace < 0 || loopback(u.Hostname()) {
		return 0
	}
	return c.opts.Pace
}

// loopback says that a host is this machine.
func loopback(name string) bool {
	if ip := net.ParseIP(name); ip != nil {
		return ip.IsLoopback()
	}
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	return name == "localhost" || strings.HasSuffix(name, ".localhost")
}
