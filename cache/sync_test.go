package cache

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
)

// synced runs Sync and returns what it reported.
func synced(t testing.TB, b *Board, articles bool) (all []feed.Progress) {
	t.Helper()
	if err := b.Sync(t.Context(), articles, func(p feed.Progress) { all = append(all, p) }); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSync(t *testing.T) {
	f := newFake(1234, 10)
	b := tempBoard(t, f)
	reports := synced(t, b, false)
	compare(t, b, f)
	pages := f.asked()
	if len(pages) != 124 || !slices.IsSorted(pages) || len(slices.Compact(slices.Clone(pages))) != len(pages) {
		t.Errorf("asked for pages %v", pages)
	}
	if len(f.articles) != 0 {
		t.Errorf("asked for articles %v", f.articles)
	}
	if !slices.IsSortedFunc(reports, func(a, b feed.Progress) int { return a.Done - b.Done }) {
		t.Errorf("progress goes back: %v", reports)
	}
	if last := reports[len(reports)-1]; last != (feed.Progress{Done: 1234, Total: 1234}) || len(reports) < 124 {
		t.Errorf("%d reports, the last is %+v", len(reports), last)
	}
	if waiting, err := b.pending(t.Context(), 1); err != nil || waiting {
		t.Errorf("some are not indexed, %v", err)
	}
	synced(t, b, false)
	if pages := f.asked(); !slices.Equal(pages, []int{1}) {
		t.Errorf("with nothing missing it asks for %v", pages)
	}
}

// Given up at any moment, a sync goes on where it was.
func TestSyncGoesOn(t *testing.T) {
	f := newFake(700, 10)
	b := tempBoard(t, f)
	r := seeded(41)
	asked := 0
	for round := 0; ; round++ {
		ctx, cancel := context.WithCancel(t.Context())
		left := 1 + r.IntN(20)
		err := b.Sync(ctx, false, func(feed.Progress) {
			if left--; left == 0 {
				cancel()
			}
		})
		cancel()
		asked += len(f.asked())
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) || round > 200 {
			t.Fatal(round, err)
		}
		if round%3 == 0 {
			checkExact(t, b, r, 3)
		}
	}
	compare(t, b, f)
	if asked > 70+140 { // page 1 anew each time, and one that was given up on its way
		t.Errorf("asked for %d pages in all", asked)
	}
	checkExact(t, b, r, 20)
}

// Only pages with gaps are asked for.
func TestSyncFillsGaps(t *testing.T) {
	f := newFake(2000, 10)
	b := tempBoard(t, f)
	synced(t, b, false)
	f.asked()
	if _, err := b.db.writer.ExecContext(t.Context(), `UPDATE notice SET number = NULL, sure = 0, strand = 0
		WHERE number BETWEEN 301 AND 310 OR number BETWEEN 1755 AND 1763`); err != nil {
		t.Fatal(err)
	}
	missing, err := b.Missing(t.Context())
	want := feed.Missing{Total: 2000, RowCount: 19, Rows: []feed.Run{{Top: 1763, Bottom: 1755}, {Top: 310, Bottom: 301}}}
	if d := cmp.Diff(want, missing); d != "" || err != nil {
		t.Error(d, err)
	}
	synced(t, b, false)
	if pages := f.asked(); !slices.Equal(pages, []int{1, 24, 25, 170}) {
		t.Errorf("asked for %v", pages)
	}
	compare(t, b, f)
}

// The board changes while it is brought in.
func TestSyncWhileTheBoardChanges(t *testing.T) {
	f := newFake(900, 10)
	b := tempBoard(t, f)
	r := seeded(42)
	n := 0
	err := b.Sync(t.Context(), false, func(feed.Progress) {
		switch n++; {
		case n > 120:
		case n%13 == 0:
			f.remove(r.IntN(len(f.notices)))
		case n%5 == 0:
			f.add()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	synced(t, b, false)
	compare(t, b, f)
	checkExact(t, b, r, 20)
}

// It stops where the board blocks it, with what came before, and says why.
func TestSyncStops(t *testing.T) {
	for _, cause := range []error{feed.ErrBlocked, feed.ErrLogin, feed.ErrMaintenance, feed.ErrOffline, feed.ErrNotBoard} {
		f := newFake(300, 10)
		b := tempBoard(t, f)
		n := 0
		err := b.Sync(t.Context(), false, func(feed.Progress) {
			if n++; n == 12 {
				f.mu.Lock()
				f.fail = &feed.Error{Kind: cause}
				f.mu.Unlock()
			}
		})
		if !errors.Is(err, cause) {
			t.Errorf("got %v, want %v", err, cause)
		}
		if pages := f.asked(); len(pages) != 13 {
			t.Errorf("%v: asked for %d pages", cause, len(pages))
		}
		if waiting, err := b.pending(t.Context(), 1); err != nil || waiting {
			t.Errorf("%v: some are not indexed, %v", cause, err)
		}
		if st := status(t, b); st.Cached != 120 {
			t.Errorf("%v: %d are kept", cause, st.Cached)
		}
	}
}

func TestSyncArticles(t *testing.T) {
	f := newFake(30, 10)
	for i := range f.notices {
		switch i % 5 {
		case 0:
			f.notices[i].Summary = "" // the list gives no text
		case 1:
			f.notices[i].Summary = "요약…"
		case 2:
			f.notices[i].Attachments = 1
		}
	}
	delete(f.texts, f.notices[6].ID) // still in the list, but its page is gone
	b := tempBoard(t, f)
	refresh(t, b)
	fetch(t, b, f.notices[0])
	f.articles = nil
	synced(t, b, false)
	missing, err := b.Missing(t.Context())
	want := feed.Missing{Total: 30, Bodies: 11, Files: 6}
	if d := cmp.Diff(want, missing); d != "" || err != nil {
		t.Error(d, err)
	}
	reports := synced(t, b, true)
	var ids []string
	for i, n := range f.notices {
		if i > 0 && i%5 < 3 {
			ids = append(ids, n.ID)
		}
	}
	if d := cmp.Diff(ids, f.articles); d != "" {
		t.Errorf("articles asked for:\n%s", d)
	}
	if last := reports[len(reports)-1]; last != (feed.Progress{Done: 18, Total: 18, Articles: true}) {
		t.Errorf("the last report is %+v", last)
	}
	if missing, err := b.Missing(t.Context()); err != nil || missing.Bodies+missing.Files != 0 {
		t.Errorf("missing are %+v, %v", missing, err)
	}
	if e, err := b.Find(t.Context(), f.notices[6].ID); err != nil || !e.Removed {
		t.Errorf("the notice without a page is %+v, %v", e, err)
	}
	f.articles = nil
	f.mu.Lock()
	f.notices[3].Summary = "요약…"
	f.mu.Unlock()
	synced(t, b, true) // that the whole summary is kept already is enough
	if len(f.articles) > 1 {
		t.Errorf("the second time it asks for %v", f.articles)
	}
	checkExact(t, b, seeded(43), 30)
}

func TestSyncArticlesStops(t *testing.T) {
	f := newFake(20, 10)
	for i := range f.notices {
		f.notices[i].Summary = ""
	}
	b := tempBoard(t, f)
	err := b.Sync(t.Context(), true, func(p feed.Progress) {
		if p.Articles && p.Done == 5 {
			f.fail = &feed.Error{Kind: feed.ErrBlocked}
		}
	})
	if !errors.Is(err, feed.ErrBlocked) || len(f.articles) != 6 {
		t.Errorf("asked for %d articles, %v", len(f.articles), err)
	}
	f.fail = nil
	var first feed.Progress
	if err := b.Sync(t.Context(), true, func(p feed.Progress) {
		if p.Articles && first.Total == 0 {
			first = p
		}
	}); err != nil || first != (feed.Progress{Done: 5, Total: 20, Articles: true}) {
		t.Errorf("it goes on with %+v, %v", first, err)
	}
}

func TestMissingBeforeTheFirstPage(t *testing.T) {
	f := newFake(30, 10)
	b := tempBoard(t, f)
	missing, err := b.Missing(t.Context())
	if err != nil || missing.Total != feed.Unknown || missing.RowCount != 0 || len(f.asked()) != 0 {
		t.Errorf("missing are %+v, %v", missing, err)
	}
	refresh(t, b)
	f.asked()
	missing, err = b.Missing(t.Context())
	want := feed.Missing{Total: 30, RowCount: 20, Rows: []feed.Run{{Top: 20, Bottom: 1}}}
	if d := cmp.Diff(want, missing); d != "" || err != nil || len(f.asked()) != 0 {
		t.Error(d, err)
	}
}
