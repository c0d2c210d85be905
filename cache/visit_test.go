package cache

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"city/sosik/feed"
)

// person opens the file as a process that people can see run or not.
type terminals struct {
	path    string
	f       *fakeBoard
	running map[string]bool
}

func newTerminals(t *testing.T, f *fakeBoard) *terminals {
	return &terminals{path: filepath.Join(t.TempDir(), "c.db"), f: f, running: map[string]bool{}}
}

// open is a new process.
func (ts *terminals) open(t *testing.T, owner string) *Board {
	t.Helper()
	ts.running[owner] = true
	alive := func(owner string) bool { return ts.running[owner] }
	return open(t, ts.path, Options{Person: "나", Owner: owner, Alive: alive}).Board(ts.f)
}

func arrive(t *testing.T, b *Board) feed.Visit {
	t.Helper()
	v, err := b.Arrive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func save(t *testing.T, b *Board, state string) {
	t.Helper()
	if err := b.SaveState(t.Context(), state); err != nil {
		t.Fatal(err)
	}
}

func leave(t *testing.T, b *Board) {
	t.Helper()
	if err := b.Leave(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func wantFresh(t *testing.T, what string, b *Board, want int) {
	t.Helper()
	if got := status(t, b).Fresh; got != want {
		t.Errorf("%s: %d fresh, want %d", what, got, want)
	}
}

func TestVisits(t *testing.T) {
	f := newFake(30, 10)
	ts := newTerminals(t, f)

	one := ts.open(t, "one")
	if v := arrive(t, one); !v.Last.IsZero() || v.State != "" {
		t.Errorf("the first visit is %+v", v)
	}
	refresh(t, one)
	wantFresh(t, "the first visit", one, feed.Unknown)
	save(t, one, "row 3")
	f.add()
	refresh(t, one)
	wantFresh(t, "the first visit still", one, feed.Unknown)
	leave(t, one)
	delete(ts.running, "one")

	f.add()
	f.add()
	two := ts.open(t, "two")
	if v := arrive(t, two); v.Last.IsZero() || v.State != "" {
		t.Errorf("after leaving, the visit is %+v", v)
	}
	wantFresh(t, "before the refresh", two, 0)
	refresh(t, two)
	wantFresh(t, "two have come", two, 2)
	save(t, two, "row 5")
	f.add()
	refresh(t, two)
	save(t, two, "row 6")
	wantFresh(t, "a save moves nothing", two, 3)

	delete(ts.running, "two") // the line drops
	f.add()
	command := ts.open(t, "command")
	wantFresh(t, "a command beside it", command, 3)
	if all, err := command.db.Boards(t.Context()); err != nil || all[0].Fresh != 3 {
		t.Errorf("list of boards has %+v, %v", all, err)
	}
	three := ts.open(t, "three")
	if v := arrive(t, three); v.State != "row 6" {
		t.Errorf("after a dropped line, the visit is %+v", v)
	}
	refresh(t, three)
	wantFresh(t, "the visit goes on", three, 4)
	delete(ts.running, "three") // before the first save
	four := ts.open(t, "four")
	if v := arrive(t, four); v.State != "row 6" {
		t.Errorf("after two dropped lines, the visit is %+v", v)
	}
	leave(t, four)
	wantFresh(t, "leaving changes nothing on the screen", four, 4)
	if v := arrive(t, ts.open(t, "five")); v.State != "" {
		t.Errorf("after leaving, the visit is %+v", v)
	}
	wantFresh(t, "all has been seen", ts.open(t, "six"), 0)
}

// A second terminal beside a running one begins afresh, and takes nothing from
// the first unless it is the last that saved.
func TestTwoTerminals(t *testing.T) {
	f := newFake(30, 10)
	ts := newTerminals(t, f)
	first := ts.open(t, "first")
	refresh(t, first)
	leave(t, first)
	f.add()
	refresh(t, first)
	arrive(t, first)
	save(t, first, "of the first")
	f.add()
	refresh(t, first)

	second := ts.open(t, "second")
	if v := arrive(t, second); v.State != "" {
		t.Errorf("the second was handed %+v", v)
	}
	wantFresh(t, "first", first, 2)
	wantFresh(t, "second", second, 1)
	leave(t, second)
	delete(ts.running, "second")
	delete(ts.running, "first") // killed, without another save

	third := ts.open(t, "third")
	if v := arrive(t, third); v.State != "of the first" {
		t.Errorf("third was handed %+v", v)
	}
	wantFresh(t, "third goes on where the first was", third, 2)
	fourth := ts.open(t, "fourth")
	arrive(t, fourth)
	save(t, fourth, "of the fourth")
	leave(t, third)
	delete(ts.running, "fourth")
	if v := arrive(t, ts.open(t, "fifth")); v.State != "of the fourth" {
		t.Errorf("the last that saved was the fourth, but fifth was handed %+v", v)
	}
}

// Without Options.Alive nobody is taken to be alive.
func TestVisitsWithoutOwners(t *testing.T) {
	f := newFake(10, 10)
	path := filepath.Join(t.TempDir(), "c.db")
	one := open(t, path, Options{}).Board(f)
	arrive(t, one)
	save(t, one, "here")
	if v := arrive(t, open(t, path, Options{}).Board(f)); v.State != "here" {
		t.Errorf("got %+v", v)
	}
	other := open(t, path, Options{Person: "너"}).Board(f)
	if v := arrive(t, other); v.State != "" || !v.Last.IsZero() {
		t.Errorf("another person was handed %+v", v)
	}
}

// What happens to the board between two visits, and how many notices are then
// new to the person.
func TestFresh(t *testing.T) {
	add := func(n int) func(*fakeBoard) {
		return func(f *fakeBoard) {
			for range n {
				f.add()
			}
		}
	}
	remove := func(i int) func(*fakeBoard) { return func(f *fakeBoard) { f.remove(i) } }
	bump := func(i int) func(*fakeBoard) { return func(f *fakeBoard) { f.bump(i) } }
	then := func(steps ...func(*fakeBoard)) []func(*fakeBoard) { return steps }
	tests := []struct {
		name  string
		steps []func(*fakeBoard)
		want  int
	}{
		{"nothing", nil, 0},
		{"some", then(add(3)), 3},
		{"more than a page", then(add(25)), 25},
		{"the newest goes", then(remove(0)), 0},
		{"the newest goes, others come", then(remove(0), add(2)), 2},
		{"the three newest go", then(remove(0), remove(0), remove(0), add(4)), 4},
		{"all that was seen goes", then(remove(0), remove(0), remove(0), remove(0), remove(0), remove(0), remove(0), add(2)), 2},
		{"an old one goes", then(remove(20), add(2)), 2},
		{"the newest is posted again", then(add(2), bump(2)), 3},
		{"an old one is posted again", then(add(2), bump(15)), 3},
		{"the second is posted again", then(add(1), bump(2)), 2},
		{"one goes and one is posted again", then(remove(5), remove(12), add(2), bump(9)), 3},
	}
	for _, tt := range tests {
		for _, whole := range []bool{false, true} {
			t.Run(fmt.Sprint(tt.name, ", whole ", whole), func(t *testing.T) {
				f := newFake(40, 10)
				b := tempBoard(t, f)
				refresh(t, b)
				if whole {
					fillAll(t, b)
				}
				leave(t, b)
				for _, step := range tt.steps {
					step(f)
				}
				arrive(t, b)
				refresh(t, b)
				fillAll(t, b)
				wantFresh(t, "then", b, tt.want)
			})
		}
	}
}

// The state of a sight is what the board makes of it, checked against who was
// there: on random boards Fresh is never off by more than what was posted again.
func TestFreshAtRandom(t *testing.T) {
	for seed := range uint64(30) {
		r := seeded(seed)
		f := newFake(60, 10)
		b := tempBoard(t, f)
		refresh(t, b)
		fillAll(t, b)
		leave(t, b)
		known := map[string]bool{}
		for _, n := range f.notices {
			known[n.ID] = true
		}
		for range 1 + r.IntN(8) {
			if r.IntN(3) > 0 {
				f.add()
			} else {
				f.remove(r.IntN(len(f.notices)))
			}
		}
		arrive(t, b)
		refresh(t, b)
		fillAll(t, b)
		want := slices.IndexFunc(f.notices, func(n feed.Notice) bool { return known[n.ID] })
		wantFresh(t, fmt.Sprint("seed ", seed), b, want)
	}
}

func TestSightOfABrokenRow(t *testing.T) {
	b := tempBoard(t, newFake(10, 10))
	refresh(t, b)
	for _, broken := range []string{"", "nonsense", "{}", `{"top":[]}`, `{"top":[{"id":7}]}`, "null", `[1]`} {
		st, err := b.state(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if n, err := above(t.Context(), b.db.reader, st, broken); err != nil || n > 0 {
			t.Errorf("%q: got %d, %v", broken, n, err)
		}
	}
}

func TestPlaces(t *testing.T) {
	f := newFake(20, 10)
	now := time.Unix(1000, 0)
	path := filepath.Join(t.TempDir(), "c.db")
	b := open(t, path, Options{Person: "나", Now: func() time.Time { now = now.Add(time.Second); return now }}).Board(f)
	refresh(t, b)
	a, c := f.notices[0].ID, f.notices[3].ID
	for _, s := range []struct {
		id      string
		letters int
		want    int
	}{{a, 0, 0}, {a, 1200, 1200}, {c, 7, 7}, {"not here", 5, 5}, {a, -3, 0}} {
		if err := b.SetPlace(t.Context(), s.id, s.letters); err != nil {
			t.Fatal(err)
		}
		if got, err := b.Place(t.Context(), s.id); err != nil || got != s.want {
			t.Errorf("place of %s is %d, %v, want %d", s.id, got, err, s.want)
		}
	}
	if got, err := b.Place(t.Context(), f.notices[1].ID); err != nil || got != 0 {
		t.Errorf("place of what was never opened is %d, %v", got, err)
	}
	you := open(t, path, Options{Person: "너"}).Board(f)
	if got, err := you.Place(t.Context(), c); err != nil || got != 0 {
		t.Errorf("another person's place is %d, %v", got, err)
	}
	st, err := b.state(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	opened, err := b.db.opened(t.Context(), b.db.reader, st.rid)
	if err != nil || len(opened) != 2 {
		t.Fatalf("opened are %v, %v", opened, err)
	}
	rid := func(id string) (n int64) {
		if err := b.db.reader.QueryRowContext(t.Context(), `SELECT rid FROM notice WHERE id = ?`, id).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if opened[rid(a)] <= opened[rid(c)] {
		t.Errorf("%v: what was opened last is not the latest", opened)
	}
}

// A person whose cache may not be written is not disturbed.
func TestVisitWithoutTrace(t *testing.T) {
	f := newFake(12, 10)
	path := filepath.Join(t.TempDir(), "c.db")
	b := open(t, path, Options{}).Board(f)
	refresh(t, b)
	arrive(t, b)
	save(t, b, "here")
	b.db.readOnly = true // as Open finds it
	v, err := b.Arrive(t.Context())
	if err != nil || v.State != "" || v.Last.IsZero() {
		t.Errorf("arriving gives %+v, %v", v, err)
	}
	wantFresh(t, "read-only", b, 0)
	for what, err := range map[string]error{
		"SaveState": b.SaveState(t.Context(), "x"), "Leave": b.Leave(t.Context()), "SetPlace": b.SetPlace(t.Context(), "1", 1),
		"SaveSearch": b.SaveSearch(t.Context(), feed.SavedSearch{Name: "x"}), "ForgetSearch": b.ForgetSearch(t.Context(), "x"),
	} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s gives %v, want %v", what, err, ErrReadOnly)
		}
	}
	if n, err := b.Place(t.Context(), "1"); err != nil || n != 0 {
		t.Errorf("place is %d, %v", n, err)
	}
}
