package cache

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"city/sosik/feed"
)

func saveSearch(t *testing.T, b *Board, name, query string) {
	t.Helper()
	if err := b.SaveSearch(t.Context(), feed.SavedSearch{Name: name, Query: query, Watch: true}); err != nil {
		t.Fatal(err)
	}
}

func TestSavedSearches(t *testing.T) {
	f := newFake(30, 10)
	path := filepath.Join(t.TempDir(), "c.db")
	b := open(t, path, Options{Person: "나"}).Board(f)
	if list, err := b.SavedSearches(t.Context()); err != nil || list != nil {
		t.Errorf("before the first page: %v, %v", list, err)
	}
	f.edit(3, "산불 조심")
	f.edit(4, "산불 끝")
	refresh(t, b)
	fillAll(t, b)
	setMarks(t, b, keysOf(t, b, 27), feed.Read, true)
	saveSearch(t, b, "  산\x1b불\n ", " 산불 ")
	saveSearch(t, b, "나쁨", `"열린 따옴표`)
	saveSearch(t, b, "모두", "")
	if err := b.SaveSearch(t.Context(), feed.SavedSearch{Name: "나쁨", Query: "제목:", Hits: 7}); err != nil {
		t.Fatal(err)
	}
	want := []feed.SavedSearch{
		{Name: "나쁨", Query: "제목:", Hits: feed.Unknown, Unread: feed.Unknown},
		{Name: "모두", Watch: true, Hits: 30, Unread: 29},
		{Name: feed.Clean("산\x1b불"), Query: "산불", Watch: true, Hits: 2, Unread: 1},
	}
	if list, err := b.SavedSearches(t.Context()); err != nil || !slices.Equal(list, want) {
		t.Errorf("got %+v, %v, want %+v", list, err, want)
	}
	for _, name := range []string{"", " \n", "\u200b", strings.Repeat("가", maxName+1)} {
		if err := b.SaveSearch(t.Context(), feed.SavedSearch{Name: name}); !errors.Is(err, ErrName) {
			t.Errorf("%q: got %v, want %v", name, err, ErrName)
		}
	}
	long := feed.SavedSearch{Name: strings.Repeat("가", maxName), Query: strings.Repeat("나", maxQuery+1)}
	if err := b.SaveSearch(t.Context(), long); !errors.Is(err, ErrLong) {
		t.Errorf("got %v, want %v", err, ErrLong)
	}
	you := open(t, path, Options{Person: "너"}).Board(f)
	if list, err := you.SavedSearches(t.Context()); err != nil || list != nil {
		t.Errorf("another person has %v, %v", list, err)
	}
	if err := you.ForgetSearch(t.Context(), "모두"); err != nil {
		t.Error(err)
	}
	for range 2 {
		if err := b.ForgetSearch(t.Context(), " 모두"); err != nil {
			t.Error(err)
		}
	}
	if list, err := b.SavedSearches(t.Context()); err != nil || len(list) != 2 {
		t.Errorf("after forgetting: %v, %v", list, err)
	}
}

// announce returns the IDs that are announced.
func announce(t *testing.T, b *Board, name string, mark bool) (ids []string) {
	t.Helper()
	list, err := b.Announce(t.Context(), name, mark)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		ids = append(ids, e.ID)
	}
	return ids
}

func TestAnnounce(t *testing.T) {
	f := newFake(60, 10)
	b := tempBoard(t, f)
	add := func(title string) string {
		id := f.add()
		f.edit(0, title)
		return id
	}
	want := func(what string, got []string, want ...string) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("%s: announced %v, want %v", what, got, want)
		}
	}
	saveSearch(t, b, "산불", "산불")
	want("nothing is kept", announce(t, b, "산불", true))
	add("산불 옛날")
	refresh(t, b)
	want("the first time", announce(t, b, "산불", true))
	one, _, two := add("산불 하나"), add("축제"), add("산불 둘")
	refresh(t, b)
	want("only asked", announce(t, b, "산불", false), one, two)
	want("only asked again", announce(t, b, " 산불 ", false), one, two)
	want("marked", announce(t, b, "산불", true), one, two)
	want("marked again", announce(t, b, "산불", true))

	f.bump(2) // one is posted again
	three := add("산불 셋")
	f.remove(30)
	refresh(t, b)
	fillAll(t, b)
	want("posted again, and others gone", announce(t, b, "산불", true), three)

	// More arrive than a page shows: those between are announced once they come.
	first := add("산불 넷")
	for range 25 {
		add("축제")
	}
	last := add("산불 다섯")
	refresh(t, b)
	want("what the first page shows", announce(t, b, "산불", true), last)
	fillAll(t, b)
	want("what stood between", announce(t, b, "산불", true), first)
	want("all is announced", announce(t, b, "산불", true))

	f.pinned = []string{f.notices[40].ID}
	refresh(t, b)
	want("an old one is pinned", announce(t, b, "산불", true))

	saveSearch(t, b, "산불", "축제")
	festival := add("축제 또")
	refresh(t, b)
	if got := announce(t, b, "산불", true); !slices.Contains(got, festival) {
		t.Errorf("another query: %v", got)
	}
	want("another query, once", announce(t, b, "산불", true))
	if _, err := b.Announce(t.Context(), "nobody", true); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("got %v, want %v", err, feed.ErrNotFound)
	}
	saveSearch(t, b, "산불", "제목:")
	if _, err := b.Announce(t.Context(), "산불", true); !errors.Is(err, errNoQuery) {
		t.Errorf("got %v, want %v", err, errNoQuery)
	}
}

// Whoever of several asks first gets it, nobody gets it twice, and all of it is
// announced, whatever else happens on the board.
func TestAnnounceAtRandom(t *testing.T) {
	seeds := uint64(16)
	if raceEnabled {
		seeds = 4
	}
	for seed := range seeds {
		r := seeded(seed)
		f := newFake(40, 5)
		path := filepath.Join(t.TempDir(), "c.db")
		bumps := seed%2 == 0
		boards := []*Board{open(t, path, Options{}).Board(f), open(t, path, Options{}).Board(f)}
		refresh(t, boards[0])
		saveSearch(t, boards[0], "둘", "제목:둘")
		if got := announce(t, boards[1], "둘", true); got != nil {
			t.Fatalf("the first time: %v", got)
		}
		announced := map[string]int{}
		expected := map[string]bool{}
		collect := func(b *Board) {
			for _, id := range announce(t, b, "둘", true) {
				announced[id]++
			}
		}
		for range 25 {
			for range r.IntN(8) {
				id := f.add()
				if r.IntN(2) == 0 {
					f.edit(0, "둘")
					expected[id] = true
				}
			}
			b := boards[r.IntN(2)]
			switch r.IntN(4) {
			case 0:
				if bumps {
					f.bump(r.IntN(10))
				}
			case 1:
				delete(expected, f.remove(10+r.IntN(10)))
			}
			refresh(t, b)
			if r.IntN(2) == 0 {
				fillAll(t, b)
			}
			collect(b)
		}
		for range 2 {
			refresh(t, boards[0])
			fillAll(t, boards[0])
		}
		collect(boards[1])
		for id, n := range announced {
			if n != 1 {
				t.Errorf("seed %d: %s was announced %d times", seed, id, n)
			}
		}
		for id := range expected {
			if announced[id] == 0 {
				t.Errorf("seed %d: %s was never announced", seed, id)
			}
		}
	}
}
