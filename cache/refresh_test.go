package cache

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"city/sosik/feed"

	"github.com/google/go-cmp/cmp"
)

func status(t *testing.T, b *Board) feed.Status {
	t.Helper()
	st, err := b.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func TestRefreshCountsWhatIsNew(t *testing.T) {
	f := newFake(35, 10)
	b := tempBoard(t, f)
	if got := status(t, b); got.Total != feed.Unknown || got.Unread != feed.Unknown || !got.Refreshed.IsZero() {
		t.Errorf("status before the first page is %+v", got)
	}
	steps := []struct {
		arrive, remove, want int
	}{
		{0, 0, 0}, {0, 0, 0}, {1, 0, 1}, {3, 0, 3}, {0, 1, 0}, {2, 1, 2}, {10, 0, 10}, {25, 0, 25}, {0, 0, 0},
	}
	for i, step := range steps {
		for range step.remove {
			f.remove(2)
		}
		for range step.arrive {
			f.add()
		}
		if got := refresh(t, b); got != step.want {
			t.Errorf("step %d: %d are new, want %d", i, got, step.want)
		}
		if got := status(t, b); got.Total != len(f.notices) || got.PerPage != 10 || got.Refreshed.IsZero() {
			t.Errorf("step %d: status %+v, board has %d", i, got, len(f.notices))
		}
	}
}

// What another process brought in is as new to this one.
func TestRefreshCountsWhatOthersBrought(t *testing.T) {
	path := t.TempDir() + "/c.db"
	f := newFake(35, 10)
	one, two := open(t, path, Options{}).Board(f), open(t, path, Options{}).Board(f)
	refresh(t, one)
	if got := refresh(t, two); got != 0 {
		t.Errorf("%d are new, want 0", got)
	}
	f.add()
	f.add()
	for _, b := range []*Board{one, two} {
		if got := refresh(t, b); got != 2 {
			t.Errorf("%d are new, want 2", got)
		}
	}
	f.add()
	if _, err := one.Page(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if got := refresh(t, one); got != 1 {
		t.Errorf("%d are new since the last refresh, want 1", got)
	}
}

// Nothing is new to someone who has only ever seen a page further down.
func TestRefreshAfterAnotherPage(t *testing.T) {
	f := newFake(65, 10)
	path := t.TempDir() + "/c.db"
	if _, err := open(t, path, Options{}).Board(f).Page(t.Context(), 3); err != nil {
		t.Fatal(err)
	}
	b := open(t, path, Options{}).Board(f)
	if got := refresh(t, b); got != 0 {
		t.Errorf("%d are new on the first visit, want 0", got)
	}
	f.add()
	if got := refresh(t, b); got != 1 {
		t.Errorf("%d are new, want 1", got)
	}
}

// The source says what it was asked for; the cache does not say it again.
func TestErrorsAreNamedOnce(t *testing.T) {
	f := newFake(35, 10)
	b := tempBoard(t, f)
	f.fail = fmt.Errorf("asked: %w", &feed.Error{Kind: feed.ErrServer})
	_, pageErr := b.Page(t.Context(), 1)
	_, fetchErr := b.Fetch(t.Context(), f.notices[0])
	for _, err := range []error{pageErr, fetchErr} {
		if err == nil || err.Error() != f.fail.Error() {
			t.Errorf("got %v, want %v", err, f.fail)
		}
	}
}

// A page that was under way while another process stored a newer one is asked
// for again rather than believed.
func TestOvertaken(t *testing.T) {
	path := t.TempDir() + "/c.db"
	f := newFake(35, 10)
	one, two := open(t, path, Options{}).Board(f), open(t, path, Options{}).Board(f)
	refresh(t, one)
	f.pageHook = func(p feed.Page) feed.Page {
		f.mu.Lock()
		f.pageHook = nil
		f.mu.Unlock()
		f.remove(2)
		f.add()
		refresh(t, two)
		return p // as it was before
	}
	refresh(t, one)
	fillAll(t, one)
	compare(t, one, f)
}

func TestNotModified(t *testing.T) {
	f := newFake(25, 10)
	f.validators = true
	now := time.Unix(1_700_000_000, 0)
	db := open(t, t.TempDir()+"/c.db", Options{Now: func() time.Time { return now }})
	b := db.Board(f)
	refresh(t, b)
	now = now.Add(time.Hour)
	if got := refresh(t, b); got != 0 {
		t.Errorf("%d are new on a page that did not change", got)
	}
	if got := status(t, b).Refreshed; !got.Equal(now) {
		t.Errorf("refreshed %v, want %v", got, now)
	}
	page, err := b.Page(t.Context(), 1)
	if err != nil || page.Kept || len(page.Notices) != 10 || page.Notices[0].Number != 25 {
		t.Errorf("page 1 is %+v, %v", page, err)
	}
	// A row that is not sure must be asked for in full: "not modified" would
	// leave it as it is.
	f.texts = map[string]string{}
	if _, err := b.Fetch(t.Context(), f.notices[3]); !errors.Is(err, feed.ErrNotFound) {
		t.Fatal(err)
	}
	if e, _ := b.Find(t.Context(), f.notices[3].ID); !e.Removed {
		t.Error("the article is gone and the notice is not marked")
	}
	fillAll(t, b)
	if e, _ := b.Find(t.Context(), f.notices[3].ID); e.Removed || e.Number != 22 {
		t.Errorf("the list has it, and it is %+v", e)
	}
}

func TestFailuresKeepWhatThereIs(t *testing.T) {
	f := newFake(25, 10)
	b := tempBoard(t, f)
	ctx := t.Context()
	refresh(t, b)
	want, _ := b.Entries(ctx, 25, 25)
	before := status(t, b)
	for _, kind := range []error{feed.ErrOffline, feed.ErrBlocked, feed.ErrLogin, feed.ErrServer, feed.ErrMaintenance, feed.ErrNotBoard} {
		f.fail = &feed.Error{Kind: kind}
		if _, err := b.Refresh(ctx); !errors.Is(err, kind) {
			t.Errorf("got %v, want %v", err, kind)
		}
		if _, err := b.Fill(ctx, 15, 5); !errors.Is(err, kind) {
			t.Errorf("got %v, want %v", err, kind)
		}
		if _, err := b.Fetch(ctx, want[0].Notice); !errors.Is(err, kind) {
			t.Errorf("got %v, want %v", err, kind)
		}
		var result string
		err := b.db.reader.QueryRowContext(ctx, `SELECT result FROM fetch WHERE page = 1`).Scan(&result)
		if err != nil || result != kinds()[kind] {
			t.Errorf("recorded %q, %v", result, err)
		}
	}
	f.fail = nil
	got, _ := b.Entries(ctx, 25, 25)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("kept rows changed:\n%s", d)
	}
	if d := cmp.Diff(before, status(t, b)); d != "" {
		t.Errorf("status changed:\n%s", d)
	}
}

func TestCollapseNeedsConfirmation(t *testing.T) {
	f := newFake(500, 10)
	b := tempBoard(t, f)
	ctx := t.Context()
	refresh(t, b)
	f.pageHook = func(p feed.Page) feed.Page { p.Total, p.Pages, p.Notices = 3, 1, p.Notices[7:]; return p }
	if _, err := b.Refresh(ctx); !errors.Is(err, feed.ErrNotBoard) {
		t.Fatalf("a board of 500 that says 3 is believed: %v", err)
	}
	if got := status(t, b); got.Total != 500 {
		t.Errorf("total is %d", got.Total)
	}
	f.pageHook = nil
	refresh(t, b)
	if list, _ := b.Entries(ctx, 500, 10); len(list) != 10 || list[0].ID != f.notices[0].ID {
		t.Errorf("after a mishap the list is %v", list)
	}
	f.notices = f.notices[:3]
	if _, err := b.Refresh(ctx); !errors.Is(err, feed.ErrNotBoard) {
		t.Fatalf("the mishap before must not confirm this one: %v", err)
	}
	refresh(t, b)
	if got := status(t, b); got.Total != 3 {
		t.Errorf("total is %d, said twice to be 3", got.Total)
	}
	compare(t, b, f)
}

func TestPinned(t *testing.T) {
	f := newFake(25, 10)
	f.pinned = []string{f.notices[20].ID, f.notices[2].ID}
	b := tempBoard(t, f)
	ctx := t.Context()
	refresh(t, b)
	ids := func() (s []string) {
		list, err := b.Pinned(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			if !e.Pinned {
				t.Errorf("%s is not pinned", e.ID)
			}
			s = append(s, e.ID)
		}
		return s
	}
	if d := cmp.Diff(f.pinned, ids()); d != "" {
		t.Error(d)
	}
	if e, _ := b.Find(ctx, f.pinned[1]); e.Number != 23 || !e.Pinned {
		t.Errorf("pinned and in the list: %+v", e)
	}
	if e, _ := b.Find(ctx, f.pinned[0]); e.Number != 0 {
		t.Errorf("pinned and not seen in the list: %+v", e)
	}
	fillAll(t, b)
	compare(t, b, f)
	f.pinned = f.pinned[1:]
	refresh(t, b)
	if d := cmp.Diff(f.pinned, ids()); d != "" {
		t.Error(d)
	}
	compare(t, b, f)
}

func TestPageOffline(t *testing.T) {
	f := newFake(35, 10)
	f.pinned = []string{f.notices[1].ID}
	b := tempBoard(t, f)
	ctx := t.Context()
	online, err := b.Page(ctx, 1)
	if err != nil || online.Kept || len(online.Notices) != 11 || online.Notices[1].Number != 35 {
		t.Fatalf("got %+v, %v", online, err)
	}
	if _, err := b.Page(ctx, 4); err != nil {
		t.Fatal(err)
	}
	f.fail = &feed.Error{Kind: feed.ErrOffline, Reason: feed.ReasonName}
	for _, tt := range []struct{ page, rows, first int }{{1, 11, 34}, {4, 5, 5}} {
		p, err := b.Page(ctx, tt.page)
		if err != nil || !p.Kept || !errors.Is(p.Cause, feed.ErrOffline) || len(p.Notices) != tt.rows ||
			p.Notices[0].Number != tt.first || p.Total != 35 || p.Pages != 4 || p.Fetched.IsZero() {
			t.Errorf("page %d is %+v, %v", tt.page, p, err)
		}
	}
	if _, err := b.Page(ctx, 2); !errors.Is(err, feed.ErrOffline) {
		t.Errorf("page 2 was never seen, and the error is %v", err)
	}
}

// Boards repeat what is pinned above every page; asked a second time, with a
// validator that still holds, a page must be what it was the first time.
func TestPageIsTheSameWhenAskedAgain(t *testing.T) {
	f := newFake(35, 10)
	f.validators = true
	f.pinned = []string{f.notices[1].ID, f.notices[12].ID}
	b := tempBoard(t, f)
	for _, page := range []int{1, 2} {
		first, err := b.Page(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		again, err := b.Page(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		if rows := len(first.Notices); page == 1 && rows != 12 || page > 1 && rows != 10 {
			t.Errorf("page %d has %d rows", page, rows)
		}
		if len(again.Notices) != len(first.Notices) {
			t.Errorf("page %d has %d rows, and %d when asked again", page, len(first.Notices), len(again.Notices))
		}
	}
}
