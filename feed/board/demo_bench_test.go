package board_test

import (
	"testing"
	"time"

	"city/sosik/feed"
	"city/sosik/feed/board"
	"city/sosik/feed/demo"
)

// BenchmarkReadDemo holds the same promises as BenchmarkReadList and
// BenchmarkReadView, on pages of the demo board: one has 55 KB of bodies in its
// list, one is in EUC-KR and one is a table.
func BenchmarkReadDemo(b *testing.B) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, feed.Korea)
	for _, skin := range []string{"sosik", "euckr", "table"} {
		d, err := demo.New(demo.Options{Skin: skin, Every: -1, Now: func() time.Time { return now }})
		if err != nil {
			b.Fatal(err)
		}
		for _, page := range []struct {
			name string
			kind board.Kind
			demo.Page
		}{
			{"list", board.List, d.ListPage(713)},
			{"view", board.View, d.ViewPage(15_000, 155)},
		} {
			in := board.Input{Body: page.Body, URL: "http://board.example" + page.Path, ContentType: page.ContentType, Date: now}
			b.Run(skin+"/"+page.name, func(b *testing.B) {
				b.SetBytes(int64(len(in.Body)))
				for b.Loop() {
					if r := board.Read(in, page.kind); r.List == nil && r.View == nil {
						b.Fatal(r.ListErr, r.ViewErr)
					}
				}
			})
		}
	}
}
