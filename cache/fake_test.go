package cache

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"city/sosik/feed"
)

// fakeBoard is a board that tests can change and make to lie.
type fakeBoard struct {
	mu       sync.Mutex
	info     feed.Board
	notices  []feed.Notice // newest first
	pinned   []string      // IDs; those in notices are shown twice
	perPage  int
	next     int
	edition  int // grows with each change
	pages    []int
	articles []string

	validators bool                            // answer ErrNotModified
	pageHook   func(p feed.Page) feed.Page     // what is served in the page's place
	fail       error                           // what every request fails with
	gate       func(ctx context.Context)       // called in each request
	texts      map[string]string               // article texts by ID
	cut        func(n feed.Notice) feed.Notice // how the list shows a notice
}

func newFake(n, perPage int) *fakeBoard {
	f := &fakeBoard{
		info:    feed.Board{Key: "fake", Name: "가짜 게시판", URL: "http://127.0.0.1:8080/list?gtid=sosik"},
		perPage: perPage, texts: map[string]string{},
	}
	for range n {
		f.add()
	}
	return f
}

func (f *fakeBoard) Board() feed.Board { return f.info }

// add puts a new notice at the top.
func (f *fakeBoard) add() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.next++
	id := strconv.Itoa(1000 + 3*f.next)
	f.notices = slices.Insert(f.notices, 0, feed.Notice{
		ID: id, Title: "소식 " + id, Summary: "요약 " + id, Author: "공보관",
		Date:  feed.DayOf(time.Date(2006, 1, 2, 0, 0, 0, 0, feed.Korea).AddDate(0, 0, f.next/3)),
		Views: f.next, Attachments: 0, URL: "http://127.0.0.1:8080/view?fidx=" + id,
	})
	f.texts[id] = "본문 " + id
	f.edition++
	return id
}

// remove deletes the notice at row i and returns its ID.
func (f *fakeBoard) remove(i int) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	id := f.notices[i].ID
	f.notices = slices.Delete(f.notices, i, i+1)
	delete(f.texts, id)
	f.edition++
	return id
}

// bump moves the notice at row i to the top, as posting it again does.
func (f *fakeBoard) bump(i int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := f.notices[i]
	f.notices = slices.Insert(slices.Delete(f.notices, i, i+1), 0, n)
	f.edition++
}

func (f *fakeBoard) edit(i int, title string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.notices[i].Title = title
	f.edition++
}

// number is the rank of the notice with the ID, 0 if it is not on the board.
func (f *fakeBoard) number(id string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, n := range f.notices {
		if n.ID == id {
			return len(f.notices) - i
		}
	}
	return 0
}

func (f *fakeBoard) Page(ctx context.Context, number int, v feed.Validator) (feed.Page, error) {
	f.mu.Lock()
	gate, fail, hook := f.gate, f.fail, f.pageHook
	f.pages = append(f.pages, number)
	f.mu.Unlock()
	if gate != nil {
		gate(ctx)
	}
	if ctx.Err() != nil {
		return feed.Page{}, ctx.Err()
	}
	if fail != nil {
		return feed.Page{}, fail
	}
	p := f.page(number)
	if f.validators && v.ETag != "" && v.ETag == p.Validator.ETag {
		return feed.Page{}, feed.ErrNotModified
	}
	if hook != nil {
		p = hook(p)
	}
	return p, nil
}

// page is what the board honestly shows.
func (f *fakeBoard) page(number int) feed.Page {
	f.mu.Lock()
	defer f.mu.Unlock()
	total := len(f.notices)
	p := feed.Page{Number: number, Total: total, Pages: max(1, (total+f.perPage-1)/f.perPage), Fetched: time.Unix(int64(f.edition), 0)}
	if f.validators {
		p.Validator.ETag = fmt.Sprintf("%d-%d", number, f.edition)
	}
	for _, id := range f.pinned {
		for _, n := range f.notices {
			if n.ID == id {
				n.Pinned = true
				p.Notices = append(p.Notices, n)
			}
		}
	}
	from := min((number-1)*f.perPage, total)
	for _, n := range f.notices[from:min(from+f.perPage, total)] {
		if f.cut != nil {
			n = f.cut(n)
		}
		p.Notices = append(p.Notices, n)
	}
	return p
}

func (f *fakeBoard) Article(ctx context.Context, n feed.Notice, v feed.Validator) (feed.Article, error) {
	f.mu.Lock()
	gate := f.gate
	f.articles = append(f.articles, n.ID)
	f.mu.Unlock()
	if gate != nil {
		gate(ctx)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	body, ok := f.texts[n.ID]
	switch {
	case ctx.Err() != nil:
		return feed.Article{}, ctx.Err()
	case f.fail != nil:
		return feed.Article{}, f.fail
	case !ok:
		return feed.Article{}, &feed.Error{Kind: feed.ErrNotFound}
	case f.validators && v.ETag == "a"+body:
		return feed.Article{}, feed.ErrNotModified
	}
	n.Title += " (전문)"
	a := feed.Article{Notice: n, Body: feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: body}}}}}
	a.Images = []feed.Image{{Alt: "포스터", URL: "http://127.0.0.1:8080/UPDIR/" + n.ID + ".jpg"}}
	a.Links = []feed.Link{{Text: "밖", URL: "https://www.korea.kr/" + n.ID}}
	a.Attachments = []feed.Attachment{{Name: "붙임.hwp", URL: "http://127.0.0.1:8080/down?id=" + n.ID}}
	if f.validators {
		a.Validator.ETag = "a" + body
	}
	return a, nil
}

// asked returns the pages asked for since the last call.
func (f *fakeBoard) asked() []int {
	f.mu.Lock()
	defer f.mu.Unlock()
	p := f.pages
	f.pages = nil
	return p
}

// open opens a cache for a test.
func open(t testing.TB, path string, opts Options) *DB {
	t.Helper()
	db, err := Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func tempBoard(t testing.TB, f feed.Source) *Board {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "sosik.db"), Options{Person: "me"}).Board(f)
}

// fillAll fills until nothing is missing.
func fillAll(t testing.TB, b *Board) {
	t.Helper()
	for range 10_000 {
		st, err := b.Status(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		more, err := b.Fill(t.Context(), st.Total, max(st.Total, 1))
		if err != nil {
			t.Fatal(err)
		}
		if !more {
			return
		}
	}
	t.Fatal("Fill never ends")
}

func refresh(t testing.TB, b *Board) int {
	t.Helper()
	added, err := b.Refresh(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// compare checks that the list in the cache is the board, row for row.
func compare(t testing.TB, b *Board, f *fakeBoard) {
	t.Helper()
	f.mu.Lock()
	want := slices.Clone(f.notices)
	f.mu.Unlock()
	got, err := b.Entries(t.Context(), len(want)+50, len(want)+50)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Errorf("cache has %d notices, board %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i].ID != want[i].ID || got[i].Number != len(want)-i || got[i].Removed {
			t.Fatalf("row %d is %s at %d (removed %v), want %s at %d",
				i, got[i].ID, got[i].Number, got[i].Removed, want[i].ID, len(want)-i)
		}
	}
}

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2)) }
