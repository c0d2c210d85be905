//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"city/sosik/cache"
	"city/sosik/feed"
	"city/sosik/feed/demo"
	"city/sosik/feed/web"
)

// served is the demo board on the loopback, without news.
type served struct {
	server  *demo.Server
	client  *web.Client
	address string
}

func serve(ctx context.Context) (*served, error) {
	site, err := demo.New(demo.Options{Every: -1})
	if err != nil {
		return nil, err
	}
	server, err := site.Start(ctx, "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	client, err := web.NewClient(web.Options{Version: "bench"})
	if err != nil {
		return nil, err
	}
	return &served{server, client, server.URL()}, nil
}

func (s *served) close() {
	s.client.Close()
	_ = s.server.Close() // the process ends
}

// fill brings the newest n notices into a new cache and says how long it took.
func (s *served) fill(ctx context.Context, path string, n int) (took time.Duration, err error) {
	db, err := cache.Open(ctx, path, cache.Options{Person: "me"})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	source, err := web.NewBoard(s.client, s.address, "")
	if err != nil {
		return 0, err
	}
	board := db.Board(source)
	start := time.Now()
	if n == demo.Notices {
		err := board.Sync(ctx, false, func(feed.Progress) {})
		return time.Since(start), err
	}
	if _, err := board.Refresh(ctx); err != nil {
		return 0, err
	}
	const step = 10
	for top := demo.Notices; top > demo.Notices-n; top -= step {
		for more := true; more; {
			if more, err = board.Fill(ctx, top, step); err != nil {
				return 0, fmt.Errorf("fill from %d: %w", top, err)
			}
		}
	}
	return time.Since(start), nil
}
