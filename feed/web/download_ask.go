package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"city/sosik/feed"
)

// ask asks for what is missing of the file, and follows redirects to where it
// is. The answer's body is still to come.
func (d *download) ask(ctx context.Context) (*http.Response, *url.URL, error) {
	u, form := d.url, d.File.Form
	for range maxRedirects + 1 {
		resp, err := d.knock(ctx, u, form)
		if err != nil {
			return nil, nil, err
		}
		next := target(u, answer{status: resp.StatusCode, header: resp.Header})
		if next == nil {
			return resp, u, nil
		}
		_ = resp.Body.Close() // what a redirect says is in its header
		if err := permitted(u, next); err != nil {
			return nil, nil, err
		}
		if resp.StatusCode != http.StatusTemporaryRedirect && resp.StatusCode != http.StatusPermanentRedirect {
			form = "" // as browsers do: what was posted has been taken
		}
		u = next
	}
	return nil, nil, &feed.Error{Kind: feed.ErrNotFile, Err: fmt.Errorf("get %s: more than %d redirects, the last to %s", d.url.Redacted(), maxRedirects, u.Redacted())}
}

// knock sends one request in the host's turn, and gives the turn back as soon as
// the answer begins.
func (d *download) knock(ctx context.Context, u *url.URL, form string) (*http.Response, error) {
	h := d.host(u)
	if err := h.enter(ctx); err != nil {
		return nil, err
	}
	defer h.leave()
	if err := h.open(d.now()); err != nil {
		return nil, err
	}
	pace, err := d.permit(ctx, h, u)
	if err != nil {
		return nil, err
	}
	if err := d.await(ctx, h, pace); err != nil {
		return nil, err
	}
	var shake handshake
	req, err := d.request(shake.watch(ctx), u, form)
	if err != nil {
		return nil, err
	}
	resp, err := d.transport.RoundTrip(req)
	if err != nil {
		return nil, classify(fmt.Errorf("get %s: %w", u.Redacted(), because(ctx, err)), shake.failed.Load())
	}
	d.log.Debug("asked for a file", "url", u.Redacted(), "from", d.part.size, "status", resp.StatusCode, "bytes", resp.ContentLength)
	d.jar.SetCookies(u, resp.Cookies())
	if resp.StatusCode == http.StatusProxyAuthRequired {
		err = classify(&proxyError{fmt.Errorf("get %s: %s", u.Redacted(), resp.Status)}, false)
	} else {
		err = d.heed(h, answer{status: resp.StatusCode, header: resp.Header})
	}
	if err != nil {
		_ = resp.Body.Close() // nobody reads it
		return nil, err
	}
	return resp, nil
}

func (d *download) request(ctx context.Context, u *url.URL, form string) (*http.Request, error) {
	method, body := http.MethodGet, io.Reader(http.NoBody)
	if form != "" {
		method, body = http.MethodPost, strings.NewReader(form)
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		return nil, fmt.Errorf("make a request for %s: %w", u.Redacted(), err)
	}
	d.setHeader(req, question{url: u, jar: d.jar})
	h := req.Header
	h.Set("Accept", "*/*")
	h.Set("Accept-Encoding", "identity") // of what is compressed no part can be asked for
	if form != "" {
		h.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if from := d.referer(); from != nil {
		h.Set("Referer", from.String())
	}
	if p := d.part; p.size > 0 {
		h.Set("Range", "bytes="+strconv.FormatInt(p.size, 10)+"-")
		h.Set("If-Range", p.about.validator())
	}
	return req, nil
}

// contentRange is where an answer begins in the file and how long that is, -1
// for what is not told.
func contentRange(h http.Header) (from, total int64) {
	from, total = -1, -1
	unit, rest, _ := strings.Cut(strings.TrimSpace(h.Get("Content-Range")), " ")
	if !strings.EqualFold(unit, "bytes") {
		return from, total
	}
	span, whole, _ := strings.Cut(rest, "/")
	if n, err := strconv.ParseInt(strings.TrimSpace(whole), 10, 64); err == nil && n >= 0 {
		total = n
	}
	first, _, _ := strings.Cut(strings.TrimSpace(span), "-")
	if n, err := strconv.ParseInt(first, 10, 64); err == nil && n >= 0 {
		from = n
	}
	return from, total
}
