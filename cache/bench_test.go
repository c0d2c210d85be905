package cache

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"city/sosik/feed"
)

const whole = 20309

// filled writes a cache with n notices, each with a summary of 3 KB as the
// 시정소식 board gives them, and returns its path and its board.
func filled(b *testing.B, n int) (string, *fakeBoard) {
	b.Helper()
	path := filepath.Join(b.TempDir(), "sosik.db")
	f := newFake(n, 10)
	body := strings.Repeat("안산시는 시민과 함께하는 소식을 전합니다. ", 50)
	for i := range f.notices {
		f.notices[i].Summary = f.notices[i].ID + body
	}
	db := open(b, path, Options{Person: "me"})
	importAll(b, db.Board(f), n)
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	return path, f
}

func importAll(tb testing.TB, board *Board, n int) {
	tb.Helper()
	refresh(tb, board)
	for top := n; top > 0; top -= 100 {
		for {
			more, err := board.Fill(tb.Context(), top, 100)
			if err != nil {
				tb.Fatal(err)
			}
			if !more {
				break
			}
		}
	}
}

// The promise: the first screen stands on the cache, and opening that costs a
// few milliseconds, the same for 20 notices as for 20,309.
func BenchmarkOpenAndFirstPage(b *testing.B) {
	for _, n := range []int{20, whole} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path, f := filled(b, n)
			ctx := context.Background()
			for b.Loop() {
				db, err := Open(ctx, path, Options{Person: "me"})
				if err != nil {
					b.Fatal(err)
				}
				board := db.Board(f)
				st, err := board.Status(ctx)
				if err != nil {
					b.Fatal(err)
				}
				if list, err := board.Entries(ctx, st.Total, 20); err != nil || len(list) != 20 {
					b.Fatal(len(list), err)
				}
				if err := db.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The promise: a page of the table comes from the cache in less than 2 ms,
// wherever it stands.
func BenchmarkEntries(b *testing.B) {
	path, f := filled(b, whole)
	board := open(b, path, Options{Person: "me"}).Board(f)
	ctx := context.Background()
	for _, at := range []struct {
		name string
		top  int
	}{{"top", whole}, {"middle", whole / 2}, {"bottom", 24}} {
		b.Run(at.name, func(b *testing.B) {
			for b.Loop() {
				if list, err := board.Entries(ctx, at.top, 24); err != nil || len(list) != 24 {
					b.Fatal(len(list), err)
				}
			}
		})
	}
}

// The promise: the counts in the title line cost no count, even for a person who
// has read everything.
func BenchmarkStatus(b *testing.B) {
	path, f := filled(b, whole)
	board := open(b, path, Options{Person: "me"}).Board(f)
	ctx := context.Background()
	_, err := board.db.writer.ExecContext(ctx, `INSERT INTO mark SELECT board, id, 'me', 1, 0 FROM notice`)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if st, err := board.Status(ctx); err != nil || st.Unread != 0 {
			b.Fatal(st, err)
		}
	}
}

// The promise: keeping the whole board takes seconds, so that the pace at which
// we ask decides and not the cache.
func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		filled(b, whole)
	}
	b.ReportMetric(float64(whole*b.N)/b.Elapsed().Seconds(), "notices/s")
}

// The promise: a deletion that puts all 20,309 numbers in doubt is taken in, in
// the background, in less than a second or two.
func BenchmarkDeletionFarDown(b *testing.B) {
	path, f := filled(b, whole)
	board := open(b, path, Options{Person: "me"}).Board(f)
	for b.Loop() {
		f.remove(len(f.notices) - 100)
		refresh(b, board)
		fillAll(b, board)
	}
}

// The promise: a mark, flushed to the disk, is set before the hand has left the
// key.
func BenchmarkSetMark(b *testing.B) {
	path, f := filled(b, 20)
	board := open(b, path, Options{Person: "me"}).Board(f)
	on := false
	for b.Loop() {
		on = !on
		if err := board.SetMark(context.Background(), f.notices[0].ID, feed.Read, on); err != nil {
			b.Fatal(err)
		}
	}
}
