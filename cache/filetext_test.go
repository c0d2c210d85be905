package cache

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
	search "city/sosik/feed/query"
)

// said is a file that says so.
func said(text string) attachment.Text {
	return attachment.Text{Kind: attachment.HWP, Pages: 2, Truncated: true,
		Links: []feed.Link{{URL: "https://a.kr/"}},
		Body:  feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: text, Link: 1}}}}}
}

func TestFileText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(30, 10)
	b := open(t, path, Options{}).Board(f)
	refresh(t, b)
	n := f.notices[3]
	a, err := b.Fetch(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	file := a.Attachments[0]
	if _, err := b.FileText(t.Context(), n.ID, file); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("before it was read: %v", err)
	}
	for _, text := range []string{"접수는 선착순", "‘접수’는 추첨으로 한다"} {
		if err := b.KeepFileText(t.Context(), n.ID, file, said(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.KeepFileText(t.Context(), "nosuch", file, said("x")); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("of no notice: %v", err)
	}
	if err := b.KeepFileText(t.Context(), n.ID, feed.Attachment{Name: "이름만.hwp"}, said("아무것도")); err != nil {
		t.Error(err)
	}
	// It survives, and the address is found again on another port.
	if err := b.db.Close(); err != nil {
		t.Fatal(err)
	}
	f.info.URL = "http://127.0.0.1:9999/list"
	b = open(t, path, Options{}).Board(f)
	file.URL = "http://127.0.0.1:9999/down?id=" + n.ID
	got, err := b.FileText(t.Context(), n.ID, file)
	if diff := cmp.Diff(said("‘접수’는 추첨으로 한다"), got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	file.Form = "x=1"
	if _, err := b.FileText(t.Context(), n.ID, file); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("another form: %v", err)
	}
}

// What a file says is found as soon as it is kept, before and after it is
// indexed, in the files and anywhere, and no longer when the notice has another
// file.
func TestSearchInFiles(t *testing.T) {
	f := newFake(30, 10)
	b := tempBoard(t, f)
	refresh(t, b)
	n := f.notices[3]
	a, err := b.Fetch(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.indexAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	check := func(when string, text string, field search.Field, want ...string) {
		t.Helper()
		q := search.Query{Terms: []search.Term{{Text: search.Fold(text), Field: field}}}
		for _, step := range []string{"kept", "indexed"} {
			if got := found(t, b, q, feed.Newest); !slices.Equal(got, want) {
				t.Errorf("%s, %s: %q finds %v, want %v", when, step, text, got, want)
			}
			if err := b.indexAll(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	check("before", "제3조", search.Files)
	if err := b.KeepFileText(t.Context(), n.ID, a.Attachments[0], said("제3조(접수) 추첨으로")); err != nil {
		t.Fatal(err)
	}
	check("read", "제3조", search.Files, n.ID)
	check("read", "추첨", search.Anywhere, n.ID)
	check("read", "추첨", search.Body)
	check("read", "붙임.hwp", search.Files, n.ID)
	if err := b.KeepFileText(t.Context(), n.ID, a.Attachments[0], said("제4조")); err != nil {
		t.Fatal(err)
	}
	check("read again", "제3조", search.Files)
	check("read again", "제4조", search.Files, n.ID)

	other := a
	other.Attachments = []feed.Attachment{{Name: "딴것.hwp", URL: "http://127.0.0.1:8080/other"}}
	if err := b.storeArticle(t.Context(), other, n); err != nil {
		t.Fatal(err)
	}
	check("another file", "제4조", search.Files)
}

// A search is exact whatever files have been read and indexed.
func TestSearchInFilesIsExact(t *testing.T) {
	f := newArchive(200)
	b := tempBoard(t, f)
	r := seeded(41)
	if _, err := b.Fill(t.Context(), 200, 200); err != nil {
		t.Fatal(err)
	}
	refresh(t, b)
	for round := range 8 {
		for range 4 {
			truth := f.truths[r.IntN(20)]
			n := f.row(truth)
			a := articleOf(n, truth)
			for i := range 1 + r.IntN(3) {
				a.Attachments = append(a.Attachments, feed.Attachment{Name: "붙임.hwp", URL: fmt.Sprint("http://127.0.0.1:8080/f", i)})
			}
			if err := b.storeArticle(t.Context(), a, n); err != nil {
				t.Fatal(err)
			}
			text := excerpt(r, f.truths[r.IntN(200)].Summary)
			if text == "" {
				text = "빈 글"
			}
			if err := b.KeepFileText(t.Context(), n.ID, a.Attachments[len(a.Attachments)-1], said(text)); err != nil {
				t.Fatal(err)
			}
		}
		if round%2 == 1 {
			if err := b.indexAll(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		checkExact(t, b, r, 12)
	}
}
