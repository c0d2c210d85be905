package cache

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"city/sosik/feed"

	"github.com/google/go-cmp/cmp"
)

func TestFillAsksForWhatIsMissing(t *testing.T) {
	f := newFake(95, 10)
	b := tempBoard(t, f)
	ctx := t.Context()
	steps := []struct {
		top, n int
		more   bool
		pages  []int
	}{
		{95, 20, true, []int{1}}, // nothing is known of the board yet
		{95, 20, false, []int{2}},
		{95, 20, false, nil},
		{50, 1, false, []int{5}},
		{70, 30, true, []int{3}},
		{70, 30, true, []int{4}},
		{70, 30, false, []int{6}},
		{95, 60, false, nil},
		{5, 20, false, []int{10}},
		{0, 5, false, nil},
		{200, 110, false, nil}, // numbers that the board does not have
	}
	for i, s := range steps {
		more, err := b.Fill(ctx, s.top, s.n)
		if err != nil || more != s.more {
			t.Errorf("step %d: more %v, %v, want %v", i, more, err, s.more)
		}
		if d := cmp.Diff(s.pages, f.asked()); d != "" {
			t.Errorf("step %d: pages asked for:\n%s", i, d)
		}
	}
}

// One deletion far down is found by halving, not by fetching all pages again.
func TestFillHalvesDoubt(t *testing.T) {
	for _, validators := range []bool{false, true} {
		t.Run(fmt.Sprint("validators ", validators), func(t *testing.T) { fillHalvesDoubt(t, validators) })
	}
}

func fillHalvesDoubt(t *testing.T, validators bool) {
	t.Helper()
	f := newFake(400, 10)
	f.validators = validators
	b := tempBoard(t, f)
	refresh(t, b)
	fillAll(t, b)
	for range 3 {
		f.remove(250)
		f.asked()
		refresh(t, b)
		fillAll(t, b)
		compare(t, b, f)
		if n := len(f.asked()); n > 12 {
			t.Errorf("took %d pages", n)
		}
	}
	for range 25 {
		f.add()
	}
	f.asked()
	refresh(t, b)
	fillAll(t, b)
	compare(t, b, f)
	if n := len(f.asked()); n > 4 {
		t.Errorf("25 arrivals took %d pages", n)
	}
}

// What is in doubt is still shown, in order and without a hole.
func TestDoubtIsShown(t *testing.T) {
	f := newFake(100, 10)
	b := tempBoard(t, f)
	refresh(t, b)
	fillAll(t, b)
	f.remove(80)
	refresh(t, b)
	list, err := b.Entries(t.Context(), 99, 60)
	if err != nil || len(list) != 60 {
		t.Fatalf("%d rows, %v", len(list), err)
	}
	for i, e := range list {
		if e.ID != f.notices[i].ID || e.Number != 99-i {
			t.Errorf("row %d is %s at %d", i, e.ID, e.Number)
		}
	}
}

func TestReload(t *testing.T) {
	f := newFake(95, 10)
	b := tempBoard(t, f)
	ctx := t.Context()
	if err := b.Reload(ctx, 95, 20); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]int{1}, f.asked()); d != "" {
		t.Error(d)
	}
	f.edit(12, "고친 제목")
	if err := b.Reload(ctx, 90, 20); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]int{1, 2, 3}, f.asked()); d != "" {
		t.Error(d)
	}
	if e, err := b.Find(ctx, f.notices[12].ID); err != nil || e.Title != "고친 제목" {
		t.Errorf("got %+v, %v", e, err)
	}
}

// Whatever a board does, filling ends.
func TestFillEndsWhenTheBoardLies(t *testing.T) {
	shuffle := seeded(3)
	lies := map[string]func(feed.Page) feed.Page{
		"page 1 again and says so": func(feed.Page) feed.Page { return newFake(200, 10).page(1) },
		"page 1 again as another":  func(p feed.Page) feed.Page { q := newFake(200, 10).page(1); q.Number = p.Number; return q },
		"never the first row":      func(p feed.Page) feed.Page { p.Notices[0].ID = ""; return p },
		"the same row in all places": func(p feed.Page) feed.Page {
			for i := range p.Notices {
				p.Notices[i].ID = "7"
			}
			return p
		},
		"another total on each page": func(p feed.Page) feed.Page { p.Total += p.Number % 3; return p },
		"half of each page":          func(p feed.Page) feed.Page { p.Notices = p.Notices[:len(p.Notices)/2]; return p },
		"no rows":                    func(p feed.Page) feed.Page { p.Notices = nil; return p },
		"no total":                   func(p feed.Page) feed.Page { p.Total = feed.Unknown; return p },
		"neither total nor pages":    func(p feed.Page) feed.Page { p.Total, p.Pages, p.Number = feed.Unknown, 0, 0; return p },
		"another order at each visit": func(p feed.Page) feed.Page {
			q := newFake(200, 10)
			shuffle.Shuffle(len(q.notices), func(i, j int) { q.notices[i], q.notices[j] = q.notices[j], q.notices[i] })
			return q.page(p.Number)
		},
	}
	for name, lie := range lies {
		t.Run(name, func(t *testing.T) {
			f := newFake(200, 10)
			b := tempBoard(t, f)
			refresh(t, b)
			f.pageHook = func(p feed.Page) feed.Page { p.Notices = slices.Clone(p.Notices); return lie(p) }
			fills := 0
			for ; fills < 1000; fills++ {
				more, err := b.Fill(t.Context(), 200, 200)
				if err != nil && !errors.Is(err, feed.ErrNotBoard) {
					t.Fatal(err)
				}
				if err != nil || !more {
					break
				}
			}
			if fills == 1000 {
				t.Error("filling does not end")
			}
			unique(t, b)
		})
	}
}

// unique checks what must hold whatever a board says.
func unique(t *testing.T, b *Board) {
	t.Helper()
	list, err := b.Entries(t.Context(), 10_000, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	numbers, ids := map[int]bool{}, map[string]bool{}
	for _, e := range list {
		if numbers[e.Number] || ids[e.ID] {
			t.Errorf("%s at %d twice", e.ID, e.Number)
		}
		numbers[e.Number], ids[e.ID] = true, true
	}
}
