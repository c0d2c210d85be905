package cache

import (
	"context"
	"testing"

	"city/sosik/feed"
)

// The promise: "all read" over the whole board is one key and well under a
// second, and its undo is no slower.
func BenchmarkSetMarks(b *testing.B) {
	path, f := filled(b, whole)
	board := open(b, path, Options{Person: "me"}).Board(f)
	ctx := context.Background()
	keys := everyKey(b, board)
	on := false
	for b.Loop() {
		on = !on
		if changed, err := board.SetMarks(ctx, keys, feed.Read, on); err != nil || len(changed) != whole {
			b.Fatal(len(changed), err)
		}
	}
}

func everyKey(b *testing.B, board *Board) []feed.Key {
	b.Helper()
	keys, err := scanKeys(b.Context(), board.db.reader, `SELECT rid FROM notice ORDER BY number DESC`)
	if err != nil || len(keys) != whole {
		b.Fatal(len(keys), err)
	}
	return keys
}

// The promise: the key for the next unread notice answers at once, even if that
// is the very last of 20,309.
func BenchmarkUnread(b *testing.B) {
	path, f := filled(b, whole)
	board := open(b, path, Options{Person: "me"}).Board(f)
	ctx := context.Background()
	keys := everyKey(b, board)
	if _, err := board.SetMarks(ctx, keys[:whole-1], feed.Read, true); err != nil {
		b.Fatal(err)
	}
	b.Run("UnreadNumber", func(b *testing.B) {
		for b.Loop() {
			if n, err := board.UnreadNumber(ctx, whole, -1); err != nil || n != 1 {
				b.Fatal(n, err)
			}
		}
	})
	b.Run("NextUnread", func(b *testing.B) {
		for b.Loop() {
			if i, err := board.NextUnread(ctx, keys); err != nil || i != whole-1 {
				b.Fatal(i, err)
			}
		}
	})
}

// The promise: to keep where one is costs nothing that a hand could feel.
func BenchmarkSaveState(b *testing.B) {
	path, f := filled(b, whole)
	board := open(b, path, Options{Person: "me"}).Board(f)
	ctx := context.Background()
	if _, err := board.Arrive(ctx); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := board.SaveState(ctx, `{"top":20309,"cursor":20300,"open":"61234","line":17}`); err != nil {
			b.Fatal(err)
		}
	}
}

// The promise: writing the whole archive out and reading it back takes seconds.
func BenchmarkArchive(b *testing.B) {
	path, f := filled(b, whole)
	board := open(b, path, Options{Person: "me"}).Board(f)
	var all []feed.Record
	b.Run("Each", func(b *testing.B) {
		for b.Loop() {
			all = exported(b, board)
		}
		b.ReportMetric(float64(whole*b.N)/b.Elapsed().Seconds(), "notices/s")
	})
	b.Run("Import", func(b *testing.B) {
		for b.Loop() {
			if n := imported(b, tempBoard(b, f), all); n != whole {
				b.Fatal(n)
			}
		}
		b.ReportMetric(float64(whole*b.N)/b.Elapsed().Seconds(), "notices/s")
	})
}
