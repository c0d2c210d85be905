package web

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	// maxWait is how long a site's wish to wait is waited for.
	maxWait = 20 * time.Second

	// maxShut is how long a site is left alone that wants a longer wait than
	// that. Some ask for days by mistake.
	maxShut = time.Hour
)

// heed notes when the site wants to be asked again: before the next request if
// that is soon, and else as an error that says when.
func (c *Client) heed(h *host, got answer) error {
	if got.status != http.StatusTooManyRequests && got.status != http.StatusServiceUnavailable {
		return nil
	}
	now := c.now()
	wait := retryAfter(got.header, now)
	if wait <= 0 {
		return nil
	}
	if wait <= maxWait {
		h.next = now.Add(wait)
		return nil
	}
	h.shut, h.shutStatus = now.Add(min(wait, maxShut)), got.status
	return h.open(now)
}

// retryAfter reads the header of that name, which holds seconds or a date. The
// date is taken by the server's own clock where that is known.
func retryAfter(header http.Header, now time.Time) time.Duration {
	value := strings.TrimSpace(header.Get("Retry-After"))
	if value == "" {
		return 0
	}
	if s, err := strconv.ParseUint(value, 10, 63); err == nil {
		return time.Duration(min(s, uint64(math.MaxInt64/time.Second))) * time.Second
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		now = date
	}
	return at.Sub(now)
}
