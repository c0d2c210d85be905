package web

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"city/sosik/feed"
)

// errIdle is the cause of a request's end when the body stopped coming.
var errIdle = errors.New("the page stopped coming")

// errTooLong says that a body has more bytes than we read.
var errTooLong = errors.New("the page is longer than we read")

// readBody reads a body of at most limit bytes, decompressed. It calls cancel
// when nothing comes for too long.
//
// The bytes as they come are held to the same limit: a compressed stream can be
// endless and yet decompress to nothing.
func (c *Client) readBody(resp *http.Response, limit int64, cancel context.CancelCauseFunc) ([]byte, error) {
	zipped := compressed(resp.Header)
	if resp.ContentLength > limit && !zipped {
		return nil, &feed.Error{Kind: feed.ErrTooLarge, Err: fmt.Errorf("%w: %d bytes", errTooLong, resp.ContentLength)}
	}
	timer := time.AfterFunc(c.opts.Stages.Idle, func() { cancel(errIdle) })
	defer timer.Stop()
	var r io.Reader = &bound{r: &watched{resp.Body, timer, c.opts.Stages.Idle}, left: limit}
	if zipped {
		plain, err := unzip(r)
		if err != nil {
			return nil, err
		}
		r = &bound{r: plain, left: limit}
	}
	var body bytes.Buffer
	body.Grow(int(min(max(resp.ContentLength, 0), limit)) + bytes.MinRead)
	if _, err := body.ReadFrom(r); err != nil {
		return nil, err
	}
	return body.Bytes(), nil
}

func compressed(h http.Header) bool {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Encoding"))) {
	case "gzip", "x-gzip":
		return true
	}
	return false
}

// unzip decompresses r if it is compressed. Some servers claim so of pages that
// they send as they are.
func unzip(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	magic, err := b.Peek(2)
	if errors.Is(err, io.EOF) || err == nil && !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return b, nil
	}
	if err != nil {
		return nil, err
	}
	return gzip.NewReader(b)
}

// watched is a reader that puts a timer off with every read.
type watched struct {
	r     io.Reader
	timer *time.Timer
	d     time.Duration
}

func (w *watched) Read(p []byte) (int, error) {
	w.timer.Reset(w.d)
	return w.r.Read(p)
}

// bound is a reader that fails when there are more bytes than it may read,
// where io.LimitReader would pretend that there are no more.
type bound struct {
	r    io.Reader
	left int64
}

func (b *bound) Read(p []byte) (int, error) {
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, &feed.Error{Kind: feed.ErrTooLarge, Err: errTooLong}
	}
	return n, err
}
