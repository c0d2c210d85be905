package web

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"city/sosik/feed"
	"city/sosik/feed/board"
)

// attempt asks once and takes what comes. Without an error the part is whole, or
// was of another state of the file and is empty.
func (d *download) attempt(ctx context.Context) error {
	bounded, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	resp, at, err := d.ask(bounded)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }() // what we want of it was read
	p := d.part
	switch status := resp.StatusCode; {
	case status == http.StatusPartialContent && d.goesOn(resp.Header):
	case status == http.StatusPartialContent:
		return p.restart()
	case status == http.StatusRequestedRangeNotSatisfiable && p.size > 0:
		if _, total := contentRange(resp.Header); total != p.size || p.about.Total != p.size {
			return p.restart()
		}
		p.whole = true // it was broken off after the last byte
		return nil
	case status != http.StatusOK:
		return d.refused(resp, at, cancel)
	}
	err = d.take(resp, at, cancel)
	if err == nil || errors.Is(err, errDisk) || ctx.Err() != nil {
		return err
	}
	return classify(fmt.Errorf("read %s: %w", at.Redacted(), because(bounded, err)), false)
}

// restart empties the part: what comes next is not what it was of.
func (p *part) restart() error {
	return onDisk(p.begin(note{URL: p.about.URL, Form: p.about.Form, Total: -1}))
}

// goesOn says that an answer is the rest of the part.
func (d *download) goesOn(h http.Header) bool {
	from, total := contentRange(h)
	n := d.part.about
	same := func(kept, got string) bool { return got == "" || kept == "" || kept == got }
	return from == d.part.size && d.part.size > 0 && (n.Total < 0 || total < 0 || n.Total == total) && !compressed(h) &&
		same(n.ETag, h.Get("ETag")) && same(n.LastModified, h.Get("Last-Modified"))
}

// noteOf is what is noted of a file that comes from its beginning.
func (d *download) noteOf(resp *http.Response) note {
	n := note{URL: d.File.URL, Form: d.File.Form, Total: resp.ContentLength}
	if compressed(resp.Header) {
		n.Total = -1 // and no part of it can be asked for
		return n
	}
	n.ETag, n.LastModified = returnable(resp.Header.Get("ETag")), returnable(resp.Header.Get("Last-Modified"))
	return n
}

// take writes what comes to the part.
func (d *download) take(resp *http.Response, at *url.URL, cancel context.CancelCauseFunc) error {
	timer := time.AfterFunc(d.opts.Stages.Idle, func() { cancel(errIdle) })
	defer timer.Stop()
	body, err := d.body(resp, timer)
	if err != nil {
		return err
	}
	if name := resp.Header.Get("Content-Disposition"); name != "" {
		d.disposition = name
	}
	p := d.part
	if resp.StatusCode == http.StatusOK {
		if err := d.inspect(resp, body, at); err != nil {
			return err
		}
		if n := d.noteOf(resp); n.Total > d.Limit {
			return &feed.Error{Kind: feed.ErrTooLarge, Err: fmt.Errorf("%w: %d bytes", errTooLong, n.Total)}
		} else if err := onDisk(p.begin(n)); err != nil {
			return err
		}
	}
	if err := d.write(body); err != nil {
		return err
	}
	if total := p.about.Total; total >= 0 && p.size != total {
		return offline(feed.ReasonReset, fmt.Errorf("%d bytes of %d: %w", p.size, total, io.ErrUnexpectedEOF))
	}
	p.whole = true
	return nil
}

// body is the file as it comes, decompressed where the server compresses it
// though nobody asked it to.
func (d *download) body(resp *http.Response, timer *time.Timer) (*bufio.Reader, error) {
	var r io.Reader = &bound{r: &watched{resp.Body, timer, d.opts.Stages.Idle}, left: d.Limit}
	if compressed(resp.Header) {
		var err error
		if r, err = unzip(r); err != nil {
			return nil, err
		}
	}
	return bufio.NewReaderSize(r, 64<<10), nil
}

// write copies to the end of the part and reports how far it is.
func (d *download) write(body io.Reader) error {
	p := d.part
	if _, err := p.file.Seek(p.size, io.SeekStart); err != nil {
		return onDisk(err)
	}
	d.Report(p.size, p.about.Total)
	buf := make([]byte, 64<<10)
	for {
		n, err := body.Read(buf)
		if n > 0 {
			if p.size+int64(n) > d.Limit {
				return &feed.Error{Kind: feed.ErrTooLarge, Err: errTooLong}
			}
			written, wrong := p.file.Write(buf[:n])
			if p.size += int64(written); wrong != nil {
				return onDisk(wrong)
			}
			d.Report(p.size, p.about.Total)
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

// How much of an answer is looked at to tell a page from a file, and how much of
// a page to see what it says.
const (
	headSize = 1 << 10
	pageSize = 256 << 10
)

// inspect looks at the beginning of what comes. A page, or nothing, is an error.
func (d *download) inspect(resp *http.Response, body *bufio.Reader, at *url.URL) error {
	head, err := body.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return err
	}
	if len(bytes.TrimSpace(head)) == 0 && len(head) < headSize {
		return &feed.Error{Kind: feed.ErrNotFile, Err: fmt.Errorf("%w: %w", errPage, errEmpty)}
	}
	if !isPage(head, resp.Header, lastName(d.File, resp.Header.Get("Content-Disposition"))) {
		return nil
	}
	page, err := io.ReadAll(io.LimitReader(body, pageSize))
	if err != nil && len(page) == 0 {
		return err
	}
	return fmt.Errorf("%w: %w", errPage, d.judge(page, resp, at))
}

// isPage says that an answer is a page where a file was wanted: by its first
// bytes, since servers say of pages that they are files and of files that they
// are pages.
func isPage(head []byte, h http.Header, name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".xml", ".svg":
		return false // it is what was wanted
	}
	text := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))))
	for _, begin := range []string{"<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<title", "<form"} {
		if strings.HasPrefix(text, begin) {
			return true
		}
	}
	kind, _, _ := strings.Cut(strings.ToLower(h.Get("Content-Type")), ";")
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml":
		// Comments, white space and what not may stand before the tags.
		return !bytes.ContainsRune(head, 0) && (strings.HasPrefix(text, "<") || h.Get("Content-Disposition") == "")
	case "application/json":
		return strings.HasPrefix(text, "{") && !strings.EqualFold(path.Ext(name), ".json")
	}
	return false
}

// judge is the error that a page stands for which came in the place of a file.
func (d *download) judge(page []byte, resp *http.Response, at *url.URL) error {
	_, _, err := board.ReadView(board.Input{
		Body: page, URL: at.String(), RequestedURL: d.url.String(),
		Status: resp.StatusCode, ContentType: resp.Header.Get("Content-Type"),
	})
	for _, kind := range []error{feed.ErrLogin, feed.ErrBlocked, feed.ErrNotFound, feed.ErrServer, feed.ErrMaintenance} {
		if errors.Is(err, kind) {
			return err
		}
	}
	return &feed.Error{Kind: feed.ErrNotFile, Err: fmt.Errorf("status %d, %s", resp.StatusCode, resp.Header.Get("Content-Type"))}
}

// refused is the error for a status that is no file.
func (d *download) refused(resp *http.Response, at *url.URL, cancel context.CancelCauseFunc) error {
	page, err := d.readBody(resp, pageSize, cancel)
	if err != nil {
		page = nil // the status says enough
	}
	err = d.judge(page, resp, at)
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return fmt.Errorf("%w: %w", errBusySite, err)
	case http.StatusForbidden, http.StatusUnauthorized:
		return fmt.Errorf("%w: %w", errPage, err)
	}
	return err
}
