package web

import (
	"bytes"
	"testing"

	"city/sosik/feed"
)

// On the loopback the client costs less than reading the page does: the demo
// board's 2,031 list pages come in well under a second of the client's time.
// Promise: under 0.3 ms for a page of 60 KB.
func BenchmarkGet(b *testing.B) {
	page := bytes.Repeat([]byte("<li>안산시 시정소식</li>\n"), 2000)
	s := newServer(b, encoded("gzip", zip(b, page)))
	c, err := NewClient(Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(c.Close)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := c.Get(b.Context(), s.URL, feed.Validator{}); err != nil {
			b.Fatal(err)
		}
	}
}
