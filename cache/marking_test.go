package cache

import (
	"math"
	"slices"
	"testing"

	"city/sosik/feed"
)

// keysOf returns the keys of the notices with the numbers.
func keysOf(t testing.TB, b *Board, numbers ...int) (keys []feed.Key) {
	t.Helper()
	for _, n := range numbers {
		var key feed.Key
		err := b.db.reader.QueryRowContext(t.Context(), `SELECT n.rid FROM notice n JOIN board b ON b.rid = n.board
			WHERE b.key = ? AND n.number = ?`, b.info.Key, n).Scan(&key)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key)
	}
	return keys
}

func setMarks(t testing.TB, b *Board, keys []feed.Key, m feed.Mark, on bool) []feed.Key {
	t.Helper()
	changed, err := b.SetMarks(t.Context(), keys, m, on)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func TestSetMarks(t *testing.T) {
	f := newFake(25, 10)
	b := tempBoard(t, f)
	refresh(t, b)
	fillAll(t, b)
	k := keysOf(t, b, 25, 24, 23, 22, 3)
	other := newFake(5, 10)
	other.info.Key = "other"
	c := b.db.Board(other)
	refresh(t, c)
	foreign := keysOf(t, c, 5)[0]
	tests := []struct {
		keys    []feed.Key
		mark    feed.Mark
		on      bool
		changed []feed.Key
		unread  int
	}{
		{nil, feed.Read, true, nil, 25},
		{k[:2], feed.Read, true, k[:2], 23},
		{k[:3], feed.Read, true, k[2:3], 22},
		{k, feed.Starred, true, k, 22},
		{k[:3], feed.Read, true, nil, 22},
		{[]feed.Key{k[4], k[4], k[0], k[3], k[4]}, feed.Read, true, []feed.Key{k[4], k[3]}, 20},
		{[]feed.Key{foreign, 999999, -1, k[4]}, feed.Read, false, k[4:], 21},
		{[]feed.Key{k[3], k[2]}, feed.Read, false, []feed.Key{k[3], k[2]}, 23},
	}
	for i, tt := range tests {
		if got := setMarks(t, b, tt.keys, tt.mark, tt.on); !slices.Equal(got, tt.changed) {
			t.Errorf("step %d changed %v, want %v", i, got, tt.changed)
		}
		if got := status(t, b).Unread; got != tt.unread {
			t.Errorf("step %d: %d unread, want %d", i, got, tt.unread)
		}
	}
	if got := status(t, c).Unread; got != 5 {
		t.Errorf("the other board has %d unread, want 5", got)
	}
	list, err := b.Entries(t.Context(), 25, 4)
	if err != nil {
		t.Fatal(err)
	}
	for i, read := range []bool{true, true, false, false} {
		if list[i].Read != read || !list[i].Starred {
			t.Errorf("row %d is read %v, starred %v", i, list[i].Read, list[i].Starred)
		}
	}
}

// What SetMarks changed is undone by its opposite, whatever was marked before.
func TestSetMarksIsUndone(t *testing.T) {
	f := newFake(60, 10)
	b := tempBoard(t, f)
	refresh(t, b)
	fillAll(t, b)
	r := seeded(3)
	read := func() (list []bool) {
		rows, err := b.Entries(t.Context(), 60, 60)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rows {
			list = append(list, e.Read)
		}
		return list
	}
	for range 20 {
		before := read()
		var numbers []int
		for range r.IntN(40) {
			numbers = append(numbers, 1+r.IntN(60))
		}
		on := r.IntN(2) == 0
		changed := setMarks(t, b, keysOf(t, b, numbers...), feed.Read, on)
		if again := setMarks(t, b, changed, feed.Read, on); again != nil {
			t.Errorf("%v changed twice", again)
		}
		if undone := setMarks(t, b, changed, feed.Read, !on); !slices.Equal(undone, changed) {
			t.Errorf("undoing %v changed %v", changed, undone)
		}
		if after := read(); !slices.Equal(before, after) {
			t.Errorf("before %v, after the undo %v", before, after)
		}
		setMarks(t, b, changed, feed.Read, on)
	}
}

func TestUnread(t *testing.T) {
	f := newFake(40, 10)
	b := tempBoard(t, f)
	if n, err := b.UnreadNumber(t.Context(), 1, 1); err != nil || n != 0 {
		t.Errorf("before the first page: %d, %v", n, err)
	}
	refresh(t, b)
	if _, err := b.Fill(t.Context(), 10, 10); err != nil { // 31 to 40 and 1 to 10 are kept
		t.Fatal(err)
	}
	setMarks(t, b, keysOf(t, b, 40, 39, 38, 31, 32, 10, 1, 2, 4), feed.Read, true)
	setMarks(t, b, keysOf(t, b, 37), feed.Starred, true)
	for _, tt := range []struct{ from, step, want int }{
		{41, -1, 37}, {38, -1, 37}, {37, -1, 36}, {33, -1, 9}, {3, -1, 0}, {1, -1, 0}, {0, -1, 0}, {-5, -1, 0},
		{0, 1, 3}, {3, 1, 5}, {9, 1, 33}, {37, 1, 0}, {40, 1, 0}, {math.MaxInt64, -1, 37}, {math.MinInt64, 1, 3},
	} {
		if got, err := b.UnreadNumber(t.Context(), tt.from, tt.step); err != nil || got != tt.want {
			t.Errorf("from %d by %d: got %d, %v, want %d", tt.from, tt.step, got, err, tt.want)
		}
	}
	k := keysOf(t, b, 40, 39, 37, 1, 3)
	for _, tt := range []struct {
		keys []feed.Key
		want int
	}{{nil, -1}, {k, 2}, {k[2:], 0}, {k[3:], 1}, {k[:2], -1}, {[]feed.Key{99999, k[0], k[4]}, 2}} {
		if got, err := b.NextUnread(t.Context(), tt.keys); err != nil || got != tt.want {
			t.Errorf("%v: got %d, %v, want %d", tt.keys, got, err, tt.want)
		}
	}
}
