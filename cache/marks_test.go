package cache

import (
	"path/filepath"
	"testing"

	"city/sosik/feed"
)

func setMark(t *testing.T, b *Board, id string, m feed.Mark, on bool) {
	t.Helper()
	if err := b.SetMark(t.Context(), id, m, on); err != nil {
		t.Fatal(err)
	}
}

func TestMarks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(25, 10)
	mine := open(t, path, Options{Person: "나"}).Board(f)
	yours := open(t, path, Options{Person: "너"}).Board(f)
	refresh(t, mine)
	a, b := f.notices[0].ID, f.notices[1].ID
	steps := []struct {
		id     string
		mark   feed.Mark
		on     bool
		unread int
	}{
		{a, feed.Read, true, 24}, {a, feed.Read, true, 24}, {b, feed.Starred, true, 24}, {b, feed.Read, true, 23},
		{a, feed.Read, false, 24}, {a, feed.Read, false, 24}, {"nobody knows", feed.Read, true, 24},
		{f.notices[15].ID, feed.Read, true, 24}, // not in the cache yet
	}
	for i, s := range steps {
		setMark(t, mine, s.id, s.mark, s.on)
		if got := status(t, mine).Unread; got != s.unread {
			t.Errorf("step %d: %d unread, want %d", i, got, s.unread)
		}
	}
	fillAll(t, mine)
	if got := status(t, mine).Unread; got != 23 {
		t.Errorf("a notice that was read before it was listed: %d unread, want 23", got)
	}
	list, err := mine.Entries(t.Context(), 25, 2)
	if err != nil || list[0].Read || list[0].Starred || !list[1].Read || !list[1].Starred {
		t.Errorf("got %+v, %v", list, err)
	}
	if list, _ = yours.Entries(t.Context(), 25, 2); list[1].Read || list[1].Starred {
		t.Error("your list shows my marks")
	}
	if got := status(t, yours).Unread; got != 25 {
		t.Errorf("you have %d unread, want 25", got)
	}
	f.remove(1)
	refresh(t, mine)
	fillAll(t, mine)
	if got := status(t, mine).Unread; got != 23 {
		t.Errorf("one read notice is gone: %d unread of 24, want 23", got)
	}
	if e, _ := mine.Find(t.Context(), b); !e.Read || !e.Starred || !e.Removed {
		t.Errorf("marks of a notice that is gone: %+v", e)
	}
}

// Two readers on one file see each other's marks at once.
func TestMarksReachOtherReaders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(25, 10)
	one := open(t, path, Options{}).Board(f)
	two := open(t, path, Options{}).Board(f)
	refresh(t, one)
	id := f.notices[4].ID
	for _, on := range []bool{true, false, true} {
		setMark(t, one, id, feed.Read, on)
		if e, err := two.Find(t.Context(), id); err != nil || e.Read != on {
			t.Errorf("read is %v there, want %v (%v)", e.Read, on, err)
		}
	}
}

func TestBoardsAreApart(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "c.db"), Options{})
	f, g := newFake(25, 10), newFake(7, 5)
	g.info = feed.Board{Key: "other", Name: "다른 게시판", URL: "http://b.kr/"}
	b, c := db.Board(f), db.Board(g)
	refresh(t, b)
	refresh(t, c)
	fillAll(t, c)
	setMark(t, b, f.notices[0].ID, feed.Read, true)
	compare(t, c, g)
	if got := status(t, c); got.Unread != 7 || got.Cached != 7 {
		t.Errorf("other board: %+v", got)
	}
	all, err := db.Boards(t.Context())
	if err != nil || len(all) != 2 || all[0].Board != f.info || all[1].Board != g.info || all[0].Unread != 24 {
		t.Errorf("boards are %+v, %v", all, err)
	}
}
