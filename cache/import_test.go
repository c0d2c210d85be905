package cache

import (
	"errors"
	"iter"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"city/sosik/feed"
)

// exported returns everything that is kept of a board.
func exported(t testing.TB, b *Board) (all []feed.Record) {
	t.Helper()
	err := b.Each(t.Context(), func(r feed.Record) error {
		all = append(all, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func recordsOf(all []feed.Record) iter.Seq2[feed.Record, error] {
	return func(yield func(feed.Record, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func imported(t testing.TB, b *Board, all []feed.Record) int {
	t.Helper()
	n, err := b.Import(t.Context(), recordsOf(all))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func sameRecords(t testing.TB, what string, got, want []feed.Record) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// lived is a cache in which everything has happened that can happen to a board.
func lived(t testing.TB) (*Board, *fakeBoard) {
	t.Helper()
	f := newFake(60, 10)
	f.validators = true
	now := time.UnixMilli(1_700_000_000_123)
	b := open(t, filepath.Join(t.TempDir(), "c.db"), Options{
		Person: "me", Now: func() time.Time { now = now.Add(time.Second); return now },
	}).Board(f)
	f.pinned = []string{f.notices[3].ID, f.notices[40].ID}
	refresh(t, b)
	fillAll(t, b)
	for _, i := range []int{0, 1, 7, 30} {
		if _, err := b.Fetch(t.Context(), f.notices[i]); err != nil {
			t.Fatal(err)
		}
	}
	f.texts[f.notices[7].ID] = "본문이 바뀌었습니다"
	f.edit(2, "다른 제목")
	for _, i := range []int{7, 2} {
		if _, err := b.Fetch(t.Context(), f.notices[i]); err != nil {
			t.Fatal(err)
		}
	}
	setMarks(t, b, keysOf(t, b, 60, 55, 30, 2), feed.Read, true)
	setMarks(t, b, keysOf(t, b, 60, 31), feed.Starred, true)
	f.remove(20)
	gone := f.remove(33)
	f.add()
	refresh(t, b)
	fillAll(t, b)
	last := f.notices[50]
	f.remove(50)
	if _, err := b.Fetch(t.Context(), last); !errors.Is(err, feed.ErrNotFound) { // removed, its number not settled
		t.Fatal(err)
	}
	if e, err := b.Find(t.Context(), gone); err != nil || !e.Removed || e.Number != 0 {
		t.Fatalf("%+v, %v", e, err)
	}
	return b, f
}

func TestEach(t *testing.T) {
	b, f := lived(t)
	all := exported(t, b)
	if len(all) != 61 {
		t.Fatalf("%d records, want 61", len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b feed.Record) int {
		return (b.Number + 1000*min(b.Number, 1)) - (a.Number + 1000*min(a.Number, 1))
	}) {
		t.Error("not from the newest down, those without a number last")
	}
	byID := map[string]feed.Record{}
	var articles, pinned, versions, removed int
	for _, r := range all {
		byID[r.ID] = r
		if r.Article != nil {
			articles++
		}
		if r.Pinned {
			pinned++
		}
		if r.Removed {
			removed++
		}
		versions += len(r.Versions)
		if r.Seen.IsZero() || r.Summary == "" || r.Edited != (len(r.Versions) > 0) {
			t.Errorf("%+v", r)
		}
	}
	if articles != 5 || pinned != 2 || versions < 2 || removed != 3 {
		t.Errorf("%d articles, %d pinned, %d versions, %d removed", articles, pinned, versions, removed)
	}
	for _, r := range all {
		if r.Article == nil {
			continue
		}
		want, err := b.Article(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, *r.Article, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(feed.Article{}, "Notice")); diff != "" {
			t.Errorf("article %s (-kept +record):\n%s", r.ID, diff)
		}
	}
	if r := byID[f.notices[0].ID]; r.Read || r.Starred {
		t.Errorf("the new one has marks: %+v", r)
	}
	enough := errors.New("enough")
	count := 0
	err := b.Each(t.Context(), func(feed.Record) error {
		if count++; count == 3 {
			return enough
		}
		// Whoever walks may use the board.
		return b.SetMark(t.Context(), f.notices[count].ID, feed.Starred, true)
	})
	if !errors.Is(err, enough) || count != 3 {
		t.Errorf("got %v after %d", err, count)
	}
	if all := exported(t, tempBoard(t, newFake(3, 10))); all != nil {
		t.Errorf("nothing is %v", all)
	}
}

// What was exported comes back the same from an empty cache, and twice is once.
func TestExportImportExport(t *testing.T) {
	b, f := lived(t)
	all := exported(t, b)
	again := tempBoard(t, f)
	if n := imported(t, again, all); n != len(all) {
		t.Errorf("%d records were new, want %d", n, len(all))
	}
	sameRecords(t, "imported into an empty cache", exported(t, again), all)
	if n := imported(t, again, all); n != 0 {
		t.Errorf("the second time %d records were new", n)
	}
	sameRecords(t, "imported twice", exported(t, again), all)
	if n := imported(t, b, all); n != 0 {
		t.Errorf("imported where it came from, %d records were new", n)
	}
	sameRecords(t, "imported where it came from", exported(t, b), all)
	if st := status(t, again); st.Total != 59 || st.Cached != 61 || !st.Refreshed.IsZero() || len(f.asked()) == 0 {
		t.Errorf("status is %+v", st)
	}
	refresh(t, again)
	fillAll(t, again)
	compare(t, again, f)
	for _, r := range exported(t, again) {
		if want := recordOf(all, r.ID); r.Edited != want.Edited || r.Title != want.Title && want.Article == nil {
			t.Errorf("after a refresh %s is %+v, and was %+v", r.ID, r.Entry, want.Entry)
		}
	}
}

func recordOf(all []feed.Record, id string) feed.Record {
	i := slices.IndexFunc(all, func(r feed.Record) bool { return r.ID == id })
	if i < 0 {
		return feed.Record{}
	}
	return all[i]
}

// After an import one asks the board for as little as can be.
func TestImportNumbers(t *testing.T) {
	tests := []struct {
		name    string
		export  func(f *fakeBoard, from *Board)
		before  func(f *fakeBoard, b *Board) // in the cache that imports
		after   func(f *fakeBoard)           // on the board, after the export
		maximum int                          // pages asked for until all is settled
	}{
		{"empty cache", nil, nil, nil, 1},
		{"empty cache, new notices", nil, nil, func(f *fakeBoard) { f.add(); f.add() }, 1},
		{"empty cache, one gone", nil, nil, func(f *fakeBoard) { f.remove(200) }, 8},
		{"page 1 is kept", nil, refreshOf(t), nil, 1},
		{"page 1 is kept, new notices", nil, refreshOf(t), func(f *fakeBoard) { f.add() }, 1},
		{"page 1 is kept, one gone", nil, refreshOf(t), func(f *fakeBoard) { f.remove(100) }, 10},
		{"all is kept", nil, fillAllOf(t), nil, 1},
		{"all is kept, one gone", nil, fillAllOf(t), func(f *fakeBoard) { f.remove(100) }, 8},
		{"exported in doubt", func(f *fakeBoard, from *Board) { f.remove(200); refresh(t, from) }, nil, nil, 10},
		{"exported in part", func(f *fakeBoard, from *Board) {
			for range 30 {
				f.add()
			}
			refresh(t, from)
		}, nil, nil, 43},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFake(400, 10)
			from, b := tempBoard(t, f), tempBoard(t, f)
			refresh(t, from)
			fillAll(t, from)
			if tt.export != nil {
				tt.export(f, from)
			}
			all := exported(t, from)
			if tt.before != nil {
				tt.before(f, b)
			}
			imported(t, b, all)
			unique(t, b)
			if tt.after != nil {
				tt.after(f)
			}
			f.asked()
			refresh(t, b)
			fillAll(t, b)
			compare(t, b, f)
			if asked := f.asked(); len(asked) > tt.maximum {
				t.Errorf("asked for %d pages, want at most %d: %v", len(asked), tt.maximum, asked)
			}
		})
	}
}

// An archive in two files, whichever comes first, is the same archive.
func TestImportInParts(t *testing.T) {
	f := newFake(95, 10)
	from := tempBoard(t, f)
	refresh(t, from)
	fillAll(t, from)
	all := exported(t, from)
	for _, parts := range [][][]feed.Record{{all[:50], all[50:]}, {all[50:], all[:50]}, {all[:50], all[20:]}} {
		b := tempBoard(t, f)
		for _, part := range parts {
			imported(t, b, part)
		}
		sameRecords(t, "in parts", exported(t, b), all)
		refresh(t, b)
		fillAll(t, b)
		compare(t, b, f)
	}
}

func refreshOf(t *testing.T) func(*fakeBoard, *Board) {
	return func(_ *fakeBoard, b *Board) { refresh(t, b) }
}

func fillAllOf(t *testing.T) func(*fakeBoard, *Board) {
	return func(_ *fakeBoard, b *Board) { refresh(t, b); fillAll(t, b) }
}

// Whatever was exported when, and in whatever state the cache is that imports it:
// the list is the board's in the end.
func TestImportAtRandom(t *testing.T) {
	for seed := range uint64(60) {
		r := seeded(seed)
		f := newFake(30+r.IntN(80), 1+r.IntN(12))
		bumps := r.IntN(2) // posted again, which number.go cannot always tell
		change := func() {
			for range r.IntN(6) {
				switch r.IntN(3 + bumps) {
				case 0, 1:
					f.add()
				case 2:
					f.remove(r.IntN(len(f.notices)))
				case 3:
					f.bump(r.IntN(len(f.notices)))
				}
			}
		}
		from, b := tempBoard(t, f), tempBoard(t, f)
		some := func(b *Board) {
			refresh(t, b)
			for range r.IntN(8) {
				if _, err := b.Fill(t.Context(), 1+r.IntN(len(f.notices)), 1+r.IntN(30)); err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
			}
		}
		some(from)
		change()
		some(from)
		all := exported(t, from)
		wrong := bumps > 0 || slices.ContainsFunc(all, func(r feed.Record) bool { return r.Number > 0 && r.Number != f.number(r.ID) })
		if r.IntN(2) == 0 {
			change()
		}
		if r.IntN(3) > 0 {
			some(b)
		}
		imported(t, b, all)
		unique(t, b)
		if n := imported(t, b, all); n != 0 {
			t.Errorf("seed %d: %d were new the second time", seed, n)
		}
		change()
		f.asked()
		if wrong { // what remains of it may need a look at its page
			mend(t, b)
		}
		refresh(t, b)
		fillAll(t, b)
		if compare(t, b, f); t.Failed() {
			t.Fatal("seed ", seed)
		}
	}
}

// mend shows the cache every page of the board until they no longer contradict
// what it holds.
func mend(t *testing.T, b *Board) {
	t.Helper()
	for range 20 {
		refresh(t, b)
		st := status(t, b)
		if err := b.Reload(t.Context(), st.Total, st.Total); err != nil {
			t.Fatal(err)
		}
		more := true
		var err error
		for more && err == nil {
			more, err = b.Fill(t.Context(), st.Total, max(st.Total, 1))
		}
		if err == nil {
			return
		}
		if !errors.Is(err, feed.ErrNotBoard) {
			t.Fatal(err)
		}
	}
	t.Fatal("the pages contradict each other for ever")
}
