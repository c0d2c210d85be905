package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"

	"city/sosik/cache"
	"city/sosik/feed"
	"city/sosik/feed/board"
	"city/sosik/feed/demo"
)

// savedPages is the demo board as pages on a disk would be: no network, but all
// of the parser.
type savedPages struct {
	feed.Source // its articles are not asked for
	pages       []demo.Page
}

func (s savedPages) Board() feed.Board {
	return feed.Board{Key: "saved", Name: "saved", URL: "http://127.0.0.1" + s.pages[0].Path}
}

func (s savedPages) Page(_ context.Context, number int, _ feed.Validator) (feed.Page, error) {
	p := s.pages[number-1]
	return board.ReadList(board.Input{Body: p.Body, URL: "http://127.0.0.1" + p.Path, ContentType: p.ContentType})
}

// Promise: the whole board of 20,309 notices comes into an empty cache, through
// the parser, as fast as a polite crawl could never ask for it: that is, the
// program is not what one waits for.
func BenchmarkImportAll(b *testing.B) {
	site, err := demo.New(demo.Options{Every: -1})
	if err != nil {
		b.Fatal(err)
	}
	saved := savedPages{pages: make([]demo.Page, site.Pages())}
	for i := range saved.pages {
		saved.pages[i] = site.ListPage(i + 1)
	}
	for b.Loop() {
		db, err := cache.Open(b.Context(), filepath.Join(b.TempDir(), "sosik.db"), cache.Options{Person: person, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			b.Fatal(err)
		}
		importAll(b, db.Board(saved))
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*demo.Notices/b.Elapsed().Seconds(), "notices/s")
}

func importAll(b *testing.B, store *cache.Board) {
	b.Helper()
	if _, err := store.Refresh(b.Context()); err != nil {
		b.Fatal(err)
	}
	const step = 10
	for top := demo.Notices; top > 0; top -= step {
		for more := true; more; {
			var err error
			if more, err = store.Fill(b.Context(), top, step); err != nil {
				b.Fatal(err)
			}
		}
	}
	st, err := store.Status(b.Context())
	if err != nil || st.Cached != demo.Notices {
		b.Fatalf("%d notices are kept, want %d (%v)", st.Cached, demo.Notices, err)
	}
}
