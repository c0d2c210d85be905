package cache

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"city/sosik/feed"
)

// A board changes at random while its pages are fetched in any order. After a
// refresh and the fills that follow it, the cache is the board; whatever has
// gone from it is still there to be read, and every mark is where it was set.
func TestFollowsAnyBoard(t *testing.T) {
	for seed := range uint64(5) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := seeded(seed)
			f := newFake(r.IntN(90), 1+r.IntN(10))
			w := &walk{f: f, b: tempBoard(t, f), r: r, read: map[string]bool{}, listed: map[string]bool{}}
			refresh(t, w.b)
			for range 8 {
				for range r.IntN(8) {
					w.step(t)
				}
				if _, err := w.b.Refresh(t.Context()); err != nil {
					refresh(t, w.b) // so much was posted again that it takes two to believe it
				}
				fillAll(t, w.b)
				compare(t, w.b, f)
				refresh(t, w.b) // shows that what is not in the list is gone for certain
				w.check(t)
			}
		})
	}
}

// walk is a random walk over a board and its cache.
type walk struct {
	f       *fakeBoard
	b       *Board
	r       *rand.Rand
	fetched []string        // articles
	read    map[string]bool // marks
	listed  map[string]bool // IDs that the cache has seen in the list
}

func (w *walk) step(t *testing.T) {
	t.Helper()
	n := len(w.f.notices)
	ctx := t.Context()
	switch k := w.r.IntN(10); {
	case k < 2 || n < 3:
		for range 1 + w.r.IntN(2*w.f.perPage) {
			w.f.add()
		}
	case k < 4:
		w.f.remove(w.r.IntN(n))
	case k == 4 && w.f.perPage > 2: // on smaller pages it leaves no trace
		w.f.bump(w.r.IntN(n))
	case k == 5:
		w.f.edit(w.r.IntN(n), "고친 소식")
	case k == 6:
		if _, err := w.b.Page(ctx, 1+w.r.IntN(n/w.f.perPage+1)); err != nil && !errors.Is(err, feed.ErrNotBoard) {
			t.Fatal(err)
		}
	case k == 7:
		_, err := w.b.Fill(ctx, 1+w.r.IntN(n), 1+w.r.IntN(30))
		if err != nil && !errors.Is(err, feed.ErrNotBoard) {
			t.Fatal(err)
		}
	case k == 8:
		a, err := w.b.Fetch(ctx, w.f.notices[w.r.IntN(n)])
		if err != nil {
			t.Fatal(err)
		}
		w.fetched = append(w.fetched, a.Notice.ID)
	default:
		id, on := w.f.notices[w.r.IntN(n)].ID, w.r.IntN(3) > 0
		if err := w.b.SetMark(ctx, id, feed.Read, on); err != nil {
			t.Fatal(err)
		}
		w.read[id] = on
	}
}

func (w *walk) check(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	for _, n := range w.f.notices {
		w.listed[n.ID] = true
	}
	for _, id := range w.fetched {
		if _, err := w.b.Article(ctx, id); err != nil {
			t.Fatalf("article %s: %v", id, err)
		}
		e, err := w.b.Find(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if at := w.f.number(id); e.Number != at || e.Removed != (at == 0 && w.listed[id]) {
			t.Fatalf("%s is at %d, removed %v; on the board at %d", id, e.Number, e.Removed, at)
		}
	}
	read := 0
	for id, on := range w.read {
		if e, err := w.b.Find(ctx, id); err == nil && e.Read != on {
			t.Fatalf("mark of %s is %v, want %v", id, e.Read, on)
		}
		if on && w.f.number(id) > 0 {
			read++
		}
	}
	st, err := w.b.Status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if want := len(w.f.notices) - read; st.Unread != want {
		t.Fatalf("unread %d, want %d", st.Unread, want)
	}
}
