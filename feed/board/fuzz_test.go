package board

import (
	"path/filepath"
	"testing"
	"unicode/utf8"

	"city/sosik/feed"
)

// FuzzRead holds two promises: no page makes the reader panic, and whatever it
// returns is clean and bounded.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		in, _, _ := readPage(f, file)
		f.Add(in.Body, in.URL)
	}
	f.Add([]byte("<table><tr><td><a href='?fidx=1\u202e'>a\x1b[31m\u200b<td>2025-04-08"), "http://a.example/\u202e?x=\x1b")
	f.Add([]byte("<p>\u1100<b>\u1161</b>\u11a8<a href='http://x'>\u0301\u0301</a>"), "")
	f.Fuzz(func(t *testing.T, body []byte, rawURL string) {
		for _, kind := range []Kind{Auto, List, View} {
			r := Read(Input{Body: body, URL: rawURL}, kind)
			if r.List == nil && r.View == nil && r.ListErr == nil && r.ViewErr == nil {
				t.Fatal("neither a result nor an error")
			}
			for _, p := range []*feed.Page{r.List, r.ViewList} {
				if p != nil {
					checkPageClean(t, p)
				}
			}
			if r.View != nil {
				checkArticleClean(t, r.View)
			}
		}
	})
}

func checkPageClean(t *testing.T, p *feed.Page) {
	t.Helper()
	if len(p.Notices) > maxRows {
		t.Fatalf("%d notices", len(p.Notices))
	}
	for _, n := range p.Notices {
		checkNoticeClean(t, n)
	}
}

func checkNoticeClean(t *testing.T, n feed.Notice) {
	t.Helper()
	for _, s := range []string{n.ID, n.Title, n.Summary, n.Author, n.Department, string(n.Date)} {
		checkClean(t, s)
	}
	checkURL(t, n.URL)
}

func checkClean(t *testing.T, s string) {
	t.Helper()
	if c := feed.Clean(s); c != s {
		t.Fatalf("%q is not clean: %q", s, c)
	}
}

func checkURL(t *testing.T, s string) {
	t.Helper()
	if s != "" && feed.CleanURL(nil, s) != s {
		t.Fatalf("%q is not clean: %q", s, feed.CleanURL(nil, s))
	}
}

func checkArticleClean(t *testing.T, a *feed.Article) {
	t.Helper()
	checkNoticeClean(t, a.Notice)
	if len(a.Attachments) > maxFiles || len(a.Images) > maxImages || len(a.Links) > maxLinks || len(a.Body) > maxBlocks {
		t.Fatal("more than the bounds allow")
	}
	for _, f := range a.Attachments {
		checkClean(t, f.Name)
		checkURL(t, f.URL)
	}
	for _, i := range a.Images {
		checkClean(t, i.Alt)
		checkURL(t, i.URL)
	}
	for _, l := range a.Links {
		checkClean(t, l.Text)
		if feed.CleanLink(nil, l.URL) != l.URL {
			t.Fatalf("%q is not clean", l.URL)
		}
	}
	for _, b := range a.Body {
		checkSpans(t, a, b.Spans)
		for _, row := range b.Rows {
			for _, c := range row {
				checkSpans(t, a, c.Spans)
			}
		}
	}
}

func checkSpans(t *testing.T, a *feed.Article, spans []feed.Span) {
	t.Helper()
	for _, s := range spans {
		if s.Link > len(a.Links) || s.Image > len(a.Images) {
			t.Fatal("a span counts beyond the links or images")
		}
		// A span may begin or end with the space or the line break that parts
		// it from its neighbour; between those it is clean.
		if got := feed.CleanText(s.Text); len(got) < len(s.Text)-2 || !utf8.ValidString(s.Text) {
			t.Fatalf("%q is not clean: %q", s.Text, got)
		}
	}
}

// FuzzDecode holds the promise that whatever comes is valid UTF-8 afterwards
// and that valid UTF-8 stays what it is.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("안산"), "text/html; charset=euc-kr")
	f.Add([]byte("\xbe\xc8\xbb\xea"), "")
	f.Add([]byte("\xbe\xc8\xbb\xea"), "text/html; charset=utf-8")
	f.Add([]byte("<meta charset=ks_c_5601-1987>\xbe\xc8"), "text/html")
	f.Add([]byte("\xff\xfe\x48\xc5"), "")
	f.Add([]byte("\xfe\xff\xc5\x48"), "")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		s := Decode(body, contentType)
		if !utf8.ValidString(s) {
			t.Fatalf("%q is not UTF-8", s)
		}
		if utf8.Valid(body) && len(body) > 3 && body[0] < 0x80 && s != string(body) {
			t.Fatalf("%q became %q", body, s)
		}
	})
}
