//go:build linux

package main

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"city/sosik/cache"
	"city/sosik/feed"
	"city/sosik/feed/web"
	"city/sosik/tui/screen/console"
)

// Keys as ncurses expects them of this terminal.
const (
	cursesDown, cursesUp   = "\x1bOB", "\x1bOA"
	cursesHome, cursesEnd  = "\x1bOH", "\x1bOF"
	cursesNext, cursesPrev = "\x1b[6~", "\x1b[5~"
)

// newsboatSteps are those of sosikSteps that newsboat has too, under the same
// names.
func newsboatSteps() []step {
	return []step{
		{"", action{cursorKey, []string{cursesDown}}},
		{"", action{tablePage, []string{cursesNext}}},
		{"", action{lastPage, []string{cursesEnd, cursesHome}}},
		{"", action{helpAndBack, []string{"?", "q"}}},
		{"", action{openAndBack, []string{enter, "q"}}},
		{enter, action{articlePage, []string{cursesNext, cursesPrev}}},
		{cursesDown, action{articleLine, []string{cursesDown, cursesUp}}},
	}
}

// newsboat measures the bytes that newsboat writes for the same keys on the same
// notices, in the same terminal.
func (r reader) newsboat(ctx context.Context, cachePath string, s *served) (map[string]written, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	program, err := exec.LookPath("newsboat")
	if err != nil {
		return nil, fmt.Errorf("newsboat is not installed (on Debian: apt-get install newsboat): %w", err)
	}
	dir := filepath.Join(r.home, "newsboat")
	if err := r.prepareNewsboat(ctx, dir, cachePath, s); err != nil {
		return nil, err
	}
	start := func(args ...string) *exec.Cmd {
		args = append([]string{"-u", filepath.Join(dir, "urls"), "-c", filepath.Join(dir, "cache.db"), "-C", filepath.Join(dir, "config")}, args...)
		cmd := exec.CommandContext(ctx, program, args...)
		cmd.Env = append(os.Environ(), "HOME="+dir, "TERM=xterm-256color", "LC_ALL=C.UTF-8")
		return cmd
	}
	if out, err := start("-x", "reload").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("newsboat reads the feed: %w: %s", err, out)
	}
	c, err := console.Start(start(), r.width, r.height, 1)
	if err != nil {
		return nil, err
	}
	if err := c.WaitFor(ctx, func(screen string) bool { return strings.Contains(screen, feedTitle) }); err != nil {
		return nil, err
	}
	if err := c.Type(enter); err != nil {
		return nil, err
	}
	full := func(screen string) bool { return len(strings.TrimSpace(screen)) > r.width*r.height/3 }
	if err := c.WaitFor(ctx, full); err != nil {
		return nil, err
	}
	found, err := r.walk(ctx, c, newsboatSteps(), nil)
	return found, errors.Join(err, c.Kill())
}

const feedTitle = "sosikbench"

// prepareNewsboat writes what newsboat reads: the notices of a cache as a feed in
// a file, and its settings.
func (r reader) prepareNewsboat(ctx context.Context, dir, cachePath string, s *served) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	feedPath := filepath.Join(dir, "feed.xml")
	if err := s.writeFeed(ctx, cachePath, feedPath); err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "urls"), []byte("file://"+feedPath+"\n"), 0o600),
		os.WriteFile(filepath.Join(dir, "config"), []byte("auto-reload no\nconfirm-exit no\n"), 0o600))
}

// rss is a feed as RSS 2.0 has it.
type rss struct {
	XMLName xml.Name  `xml:"rss"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"channel>title"`
	Link    string    `xml:"channel>link"`
	Items   []rssItem `xml:"channel>item"`
}

type rssItem struct {
	Title       string `xml:"title"`
	Author      string `xml:"author"`
	Link        string `xml:"link"`
	GUID        string `xml:"guid"`
	Date        string `xml:"pubDate"`
	Description string `xml:"description"`
}

// writeFeed writes all notices of a cache as a feed, with the texts that the list
// has of them.
func (s *served) writeFeed(ctx context.Context, cachePath, path string) (err error) {
	db, err := cache.Open(ctx, cachePath, cache.Options{Person: "me"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	source, err := web.NewBoard(s.client, s.address, "")
	if err != nil {
		return err
	}
	out := rss{Version: "2.0", Title: feedTitle, Link: s.address}
	err = db.Board(source).Each(ctx, func(r feed.Record) error {
		out.Items = append(out.Items, rssItem{
			Title: r.Title, Author: r.Author, Link: r.URL, GUID: r.ID,
			Date: r.Date.Time().Format(time.RFC1123Z), Description: r.Summary,
		})
		return nil
	})
	if err != nil {
		return err
	}
	data, err := xml.Marshal(out)
	if err != nil {
		return err
	}
	return os.WriteFile(path, append([]byte(xml.Header), data...), 0o600)
}

// beside prints what two programs wrote for the same keys, and how many bytes of
// letters stood on the screen then: who says more writes more.
func (t *table) beside(sosik, newsboat map[string]written) {
	for _, s := range newsboatSteps() {
		ours, theirs := sosik[s.name], newsboat[s.name]
		t.line(s.name+", beside", fmt.Sprintf("sosik %d bytes on a screen of %d, newsboat %d on one of %d",
			ours.bytes, ours.letters, theirs.bytes, theirs.letters))
	}
}
