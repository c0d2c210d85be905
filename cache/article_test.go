package cache

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"city/sosik/feed"

	"github.com/google/go-cmp/cmp"
)

func fetch(t *testing.T, b *Board, n feed.Notice) feed.Article {
	t.Helper()
	a, err := b.Fetch(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestArticle(t *testing.T) {
	f := newFake(12, 10)
	f.validators = true
	f.cut = func(n feed.Notice) feed.Notice { n.Title = strings.TrimSuffix(n.Title, n.ID) + "…"; return n }
	b := tempBoard(t, f)
	ctx := t.Context()
	refresh(t, b)
	n := f.notices[3]
	if _, err := b.Article(ctx, n.ID); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("an article that was never fetched: %v", err)
	}
	got := fetch(t, b, n)
	if got.Body[0].Spans[0].Text != "본문 "+n.ID || got.Notice.Number != 9 || got.Fetched.IsZero() {
		t.Errorf("fetched %+v", got)
	}
	kept, err := b.Article(ctx, n.ID)
	if d := cmp.Diff(got, kept); d != "" || err != nil {
		t.Errorf("kept article differs, %v:\n%s", err, d)
	}
	// The article's page knows the whole title and the files; the list does not
	// take them back.
	refresh(t, b)
	if e, _ := b.Find(ctx, n.ID); e.Title != n.Title+" (전문)" || e.Attachments != 1 {
		t.Errorf("notice is %+v", e)
	}
	if again := fetch(t, b, n); again.Body[0].Spans[0].Text != "본문 "+n.ID {
		t.Errorf("not modified, and it is %+v", again)
	}
	f.texts[n.ID] = "고친 본문"
	if again := fetch(t, b, n); again.Body[0].Spans[0].Text != "고친 본문" {
		t.Errorf("edited, and it is %+v", again)
	}
}

func TestArticleGone(t *testing.T) {
	f := newFake(12, 10)
	b := tempBoard(t, f)
	ctx := t.Context()
	refresh(t, b)
	n := f.notices[3]
	fetch(t, b, n)
	f.remove(3)
	if _, err := b.Fetch(ctx, n); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("the article is gone, and the error is %v", err)
	}
	if _, err := b.Article(ctx, n.ID); err != nil {
		t.Errorf("its text is lost: %v", err)
	}
	if e, _ := b.Find(ctx, n.ID); !e.Removed {
		t.Error("it is not marked as removed")
	}
	refresh(t, b)
	fillAll(t, b)
	compare(t, b, f)
	if e, _ := b.Find(ctx, n.ID); !e.Removed || e.Number != 0 {
		t.Errorf("it still has a place: %+v", e)
	}
	if _, err := b.Fetch(ctx, feed.Notice{ID: "77"}); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("an ID nobody knows: %v", err)
	}
	if _, err := b.Find(ctx, "77"); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("an ID nobody knows was kept: %v", err)
	}
}

// A notice that its board no longer has leaves the list with the page that shows
// others in its place; it does not move on to a place that nobody has seen.
func TestArticleGoneLeavesTheList(t *testing.T) {
	f := newFake(65, 10)
	b := tempBoard(t, f)
	refresh(t, b)
	n := f.notices[2]
	f.remove(2)
	if _, err := b.Fetch(t.Context(), n); !errors.Is(err, feed.ErrNotFound) {
		t.Fatalf("got %v, want %v", err, feed.ErrNotFound)
	}
	if e, err := b.Find(t.Context(), n.ID); err != nil || e.Number != 63 || !e.Removed {
		t.Errorf("before the refresh it is %+v, %v", e, err)
	}
	refresh(t, b)
	if e, err := b.Find(t.Context(), n.ID); err != nil || e.Number != 0 || !e.Removed {
		t.Errorf("after the refresh it is %+v, %v", e, err)
	}
	fillAll(t, b)
	compare(t, b, f)
}

func TestArticleOutsideTheList(t *testing.T) {
	f := newFake(30, 10)
	b := tempBoard(t, f)
	ctx := t.Context()
	n := feed.Notice{ID: f.notices[20].ID, Views: feed.Unknown, Attachments: feed.Unknown}
	fetch(t, b, n)
	if e, err := b.Find(ctx, n.ID); err != nil || e.Number != 0 || e.Removed {
		t.Errorf("got %+v, %v", e, err)
	}
	refresh(t, b)
	fillAll(t, b)
	compare(t, b, f)
	if a, err := b.Article(ctx, n.ID); err != nil || a.Notice.Number != 10 {
		t.Errorf("got %+v, %v", a, err)
	}
}

// replaying is a source with another article than it was asked for.
type replaying struct {
	*fakeBoard
	article feed.Article
}

func (r replaying) Article(context.Context, feed.Notice, feed.Validator) (feed.Article, error) {
	return r.article, nil
}

func TestNonsenseNeverReplacesAnArticle(t *testing.T) {
	f := newFake(12, 10)
	b := tempBoard(t, f)
	refresh(t, b)
	n := f.notices[0]
	want := fetch(t, b, n)
	for _, a := range []feed.Article{{Notice: feed.Notice{ID: "1"}, Body: want.Body}, {Notice: n}} {
		liar := b.db.Board(replaying{f, a})
		if _, err := liar.Fetch(t.Context(), n); err == nil {
			t.Errorf("%+v is believed", a)
		}
		if got, err := b.Article(t.Context(), n.ID); err != nil || cmp.Diff(want.Body, got.Body) != "" {
			t.Errorf("kept article is %+v, %v", got, err)
		}
	}
}

// The demo board has another port each time.
func TestAddressesFollowTheBoard(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(12, 10)
	db := open(t, path, Options{})
	b := db.Board(f)
	refresh(t, b)
	n := f.notices[0]
	fetch(t, b, n)
	moved := newFake(12, 10)
	moved.info.URL = "http://127.0.0.1:40001/list"
	b = db.Board(moved)
	a, err := b.Article(t.Context(), n.ID)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{a.Notice.URL, a.Images[0].URL, a.Attachments[0].URL, a.Links[0].URL}
	want := []string{
		"http://127.0.0.1:40001/view?fidx=" + n.ID, "http://127.0.0.1:40001/UPDIR/" + n.ID + ".jpg",
		"http://127.0.0.1:40001/down?id=" + n.ID, "https://www.korea.kr/" + n.ID,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestOrigin(t *testing.T) {
	tests := []struct{ board, address, kept string }{
		{"http://a.kr/list", "http://a.kr/view?x=1#p", "/view?x=1#p"},
		{"http://a.kr/list", "https://a.kr/view", "https://a.kr/view"},
		{"http://a.kr/list", "http://a.kr.evil.kr/view", "http://a.kr.evil.kr/view"},
		{"http://a.kr/list", "http://a.kr", "http://a.kr"},
		{"http://a.kr/list", "http://a.kr:81/x", "http://a.kr:81/x"},
		{"http://a.kr/list", "http://a.kr//b.kr/x", "http://a.kr//b.kr/x"},
		{"http://a.kr/list", "", ""},
		{"", "http://a.kr/x", "http://a.kr/x"},
	}
	for _, tt := range tests {
		o := originOf(tt.board)
		if got := o.shorten(tt.address); got != tt.kept {
			t.Errorf("%s at %s is kept as %q, want %q", tt.address, tt.board, got, tt.kept)
		}
		if got := o.resolve(o.shorten(tt.address)); got != tt.address {
			t.Errorf("%s at %s comes back as %q", tt.address, tt.board, got)
		}
	}
}

func TestMerge(t *testing.T) {
	whole := feed.Notice{Title: "안산시 새 도서관 문 연다", Author: "공보관", Date: "2025-04-08T09:12:44+09:00", Views: 7, Attachments: 3}
	tests := []struct {
		name       string
		list, want func(*feed.Notice)
	}{
		{"same", func(*feed.Notice) {}, func(*feed.Notice) {}},
		{"day only", func(n *feed.Notice) { n.Date = "2025-04-08" }, func(*feed.Notice) {}},
		{"another day", func(n *feed.Notice) { n.Date = "2025-04-09" }, func(n *feed.Notice) { n.Date = "2025-04-09" }},
		{"less told", func(n *feed.Notice) { *n = feed.Notice{Views: feed.Unknown, Attachments: feed.Unknown} }, func(*feed.Notice) {}},
		{"some files", func(n *feed.Notice) { n.Attachments = 1 }, func(*feed.Notice) {}},
		{"no files", func(n *feed.Notice) { n.Attachments = 0 }, func(n *feed.Notice) { n.Attachments = 0 }},
		{"read more often", func(n *feed.Notice) { n.Views = 9 }, func(n *feed.Notice) { n.Views = 9 }},
	}
	for _, tt := range tests {
		list, want := whole, whole
		tt.list(&list)
		tt.want(&want)
		if d := cmp.Diff(want, merge(whole, list)); d != "" {
			t.Errorf("%s:\n%s", tt.name, d)
		}
	}
}
