package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/net/publicsuffix"

	"city/sosik/feed"
)

// MaxFile is how many bytes an attachment may have where nobody says otherwise.
const MaxFile = 512 << 20

// Wanted is an attachment that is to be fetched.
type Wanted struct {
	File  feed.Attachment
	From  string // address of the notice it belongs to; "" if not known
	Limit int64  // of its bytes; 0 is MaxFile

	// Report is called as it comes, with the bytes that are there and all that
	// there will be, -1 where the server does not tell. It may be nil.
	Report func(done, total int64)
}

// Saved is an attachment on the disk.
type Saved struct {
	Path string
	Size int64
}

// Save fetches an attachment into a folder, which it makes if need be, and
// returns where it stands. It does not write over anything: a second file of a
// name gets a number. It stands there only when it is whole; until then, and if
// it is broken off, there is NAME.part, with which the next Save goes on if the
// server can tell that its file is still the same.
//
// An answer that is a page is an error of the kind that the page tells, or
// feed.ErrNotFile. As browsers do, it says from which notice it comes, and if
// the server answers with a page it asks for the notice first, for the cookie
// without which some give no files.
func (c *Client) Save(ctx context.Context, w Wanted, folder string) (Saved, error) {
	d, err := c.newDownload(w)
	if err != nil {
		return Saved{}, err
	}
	if d.part, err = openPart(folder, w.File); err != nil {
		return Saved{}, onDisk(err)
	}
	h := c.host(d.url)
	select {
	case h.files <- struct{}{}:
		defer func() { <-h.files }()
	case <-ctx.Done():
		return Saved{}, errors.Join(byCaller(ctx), d.part.leave())
	}
	if err := d.fetch(ctx); err != nil {
		leave := d.part.leave
		if errors.Is(err, feed.ErrTooLarge) {
			leave = d.part.drop // it will be so the next time
		}
		return Saved{}, errors.Join(err, onDisk(leave()))
	}
	size := d.part.size
	path, err := d.part.publish(lastName(w.File, d.disposition))
	switch {
	case path == "":
		return Saved{}, errors.Join(onDisk(err), d.part.leave())
	case err != nil:
		c.log.Warn("a part stays beside its file", "path", path, "error", err)
	}
	return Saved{path, size}, nil
}

// Keep puts a file that is there already into a folder, as Save would have.
func Keep(path string, f feed.Attachment, folder string) (Saved, error) {
	from, err := os.Open(path)
	if err != nil {
		return Saved{}, onDisk(err)
	}
	defer func() { _ = from.Close() }() // it was only read
	p, err := openPart(folder, f)
	if err != nil {
		return Saved{}, onDisk(err)
	}
	if err := p.restart(); err != nil {
		return Saved{}, errors.Join(err, onDisk(p.drop()))
	}
	if _, err = p.file.Seek(0, io.SeekStart); err == nil {
		p.size, err = io.Copy(p.file, from)
	}
	size, to := p.size, ""
	if err == nil {
		to, err = p.publish(SafeName(filepath.Base(path)))
	}
	if to == "" {
		return Saved{}, errors.Join(onDisk(err), onDisk(p.drop()))
	}
	return Saved{to, size}, nil // an error beside a path is one of tidying up
}

// download is one Save.
type download struct {
	*Client
	Wanted
	url         *url.URL
	jar         http.CookieJar
	part        *part
	disposition string // what the server calls the file
}

func (c *Client) newDownload(w Wanted) (*download, error) {
	u, err := url.Parse(feed.CleanURL(nil, w.File.URL))
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("save %q: %w", w.File.URL, errNotWeb)
	}
	jar, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	if err != nil {
		return nil, fmt.Errorf("make a cookie jar: %w", err)
	}
	if w.Limit <= 0 {
		w.Limit = MaxFile
	}
	if w.Report == nil {
		w.Report = func(int64, int64) {}
	}
	return &download{Client: c, Wanted: w, url: u, jar: jar}, nil
}

// fetch fetches what is missing, again where a failure may pass. An attempt that
// has brought something does not count.
func (d *download) fetch(ctx context.Context) error {
	waits := retryWaits()
	introduced := false
	for try := 0; ; try++ {
		before := d.part.size
		err := d.attempt(ctx)
		switch {
		case err == nil && d.part.whole:
			return nil
		case ctx.Err() != nil:
			return byCaller(ctx)
		case err == nil: // the server has another file by now: from the beginning
			if try >= d.opts.Retries {
				return &feed.Error{Kind: feed.ErrServer, Err: errChanging}
			}
			continue
		case errors.Is(err, errPage) && !introduced && d.introduce(ctx):
			introduced = true
			continue
		}
		if d.part.size > before {
			try = 0
		}
		if !passing(err) || try >= d.opts.Retries {
			return err
		}
		wait := waits.NextBackOff()
		d.log.Info("fetching on", "url", d.url.Redacted(), "bytes", d.part.size, "error", err, "wait", wait)
		if d.pause(ctx, wait) != nil {
			return byCaller(ctx)
		}
	}
}

var (
	errChanging = errors.New("the file is another at each attempt")
	errPage     = errors.New("a page came in the place of the file")
	errEmpty    = errors.New("it has no bytes")
	errBusySite = errors.New("the site cannot answer just now")
	errDisk     = errors.New("the file cannot be kept")
)

// passing says that the same request may have an answer a little later.
func passing(err error) bool {
	if errors.Is(err, errRobots) {
		return false
	}
	switch reason(err) {
	case feed.ReasonTimeout, feed.ReasonReset:
		return true
	}
	return errors.Is(err, errBusySite)
}

// introduce asks for the notice, as a browser has before it asks for the file,
// and says whether there is one to ask for. Its cookies stay in the jar.
func (d *download) introduce(ctx context.Context) bool {
	from := d.referer()
	if from == nil {
		return false
	}
	got, err := d.visit(ctx, from, d.jar, feed.Validator{})
	d.log.Info("asked for the notice first", "url", from.Redacted(), "status", got.status, "error", err)
	return err == nil
}

// referer is the notice's address, if the file's site may know it: its own, and
// not from https down to http.
func (d *download) referer() *url.URL {
	from, err := url.Parse(feed.CleanURL(nil, d.From))
	if err != nil || from.Host == "" || permitted(from, d.url) != nil {
		return nil
	}
	return from
}

// onDisk marks a failure of the disk, which is none of the network, and names the
// one that a person can act on.
func onDisk(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC):
		return &feed.Error{Kind: feed.ErrFull, Err: fmt.Errorf("%w: %w", errDisk, err)}
	case errors.Is(err, syscall.EROFS):
		return &feed.Error{Kind: feed.ErrReadOnly, Err: fmt.Errorf("%w: %w", errDisk, err)}
	}
	return fmt.Errorf("%w: %w", errDisk, err)
}
