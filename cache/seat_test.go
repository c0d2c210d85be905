package cache

import (
	"errors"
	"fmt"
	"testing"

	"city/sosik/feed"
)

// rows are n notices, with the numbers that they show if first > 0.
func rows(n, first int) []feed.Notice {
	list := make([]feed.Notice, n)
	for i := range list {
		list[i].ID = fmt.Sprint("n", i)
		if first > 0 {
			list[i].Number = first - i
		}
	}
	return list
}

func TestSeat(t *testing.T) {
	const none = feed.Unknown
	known := counts{total: 20309, perPage: 10, pages: 2031, floor: 1, doubted: none}
	tests := []struct {
		name   string
		page   feed.Page
		asked  int
		before counts
		known  map[string]int

		top, total, perPage, floor, lift int
		refused                          bool
	}{
		{name: "first page of 시정소식", asked: 1, before: newCounts(),
			page: feed.Page{Number: 1, Pages: 2031, Total: 20309, Notices: rows(10, 0)},
			top:  20309, total: 20309, perPage: 10, floor: 1},
		{name: "page 155", asked: 155, before: known,
			page: feed.Page{Number: 155, Pages: 2031, Total: 20309, Notices: rows(10, 0)},
			top:  20309 - 1540, total: 20309, perPage: 10, floor: 1},
		{name: "last page is short", asked: 2031, before: known,
			page: feed.Page{Number: 2031, Pages: 2031, Total: 20309, Notices: rows(9, 0)},
			top:  9, total: 20309, perPage: 10, floor: 1},
		{name: "page 155 before any other", asked: 155, before: newCounts(),
			page: feed.Page{Number: 155, Pages: 2031, Total: 20309, Notices: rows(10, 0)},
			top:  20309 - 1540, total: 20309, perPage: 10, floor: 1},
		{name: "page cut short teaches no page size", asked: 1, before: newCounts(),
			page: feed.Page{Number: 1, Pages: 2031, Total: 20309, Notices: rows(4, 0)},
			top:  20309, total: 20309, perPage: 10, floor: 1},
		{name: "board with one page", asked: 1, before: newCounts(),
			page: feed.Page{Number: 1, Pages: 1, Total: 3, Notices: rows(3, 0)},
			top:  3, total: 3, perPage: 3, floor: 1},
		{name: "number of pages not told", asked: 1, before: newCounts(),
			page: feed.Page{Total: 23, Notices: rows(15, 0)},
			top:  23, total: 23, perPage: 15, floor: 1},
		{name: "shown numbers that fit", asked: 2, before: counts{total: 120, perPage: 10, floor: 1, doubted: none},
			page: feed.Page{Total: 120, Notices: rows(10, 113)},
			top:  113, total: 120, perPage: 10, floor: 1},
		{name: "shown numbers that are no ranks", asked: 1, before: newCounts(),
			page: feed.Page{Total: 120, Pages: 12, Notices: rows(10, 4711)},
			top:  120, total: 120, perPage: 10, floor: 1},
		{name: "total not told, numbers shown", asked: 2, before: newCounts(),
			page: feed.Page{Total: none, Pages: 12, Notices: rows(10, 104)},
			top:  104, total: 114, perPage: 10, floor: 1},
		{name: "neither told nor shown", asked: 1, before: newCounts(),
			page: feed.Page{Total: none, Pages: 12, Notices: rows(10, 0)},
			top:  120, total: 120, perPage: 10, floor: 1},
		{name: "neither, and going on from a known row", asked: 1,
			before: counts{total: 120, estimated: true, perPage: 10, pages: 12, floor: 1, doubted: none},
			page:   feed.Page{Total: none, Pages: 12, Notices: rows(10, 0)}, known: map[string]int{"n3": 120},
			top: 123, total: 123, perPage: 10, floor: 1},
		{name: "neither, and more pages than were seen", asked: 10,
			before: counts{total: 100, estimated: true, perPage: 10, pages: 10, floor: 1, doubted: none},
			page:   feed.Page{Total: none, Pages: 20, Notices: rows(10, 0)}, known: map[string]int{"n0": 10},
			top: 110, total: 200, perPage: 10, floor: 1, lift: 100},
		{name: "nothing told at all", asked: 1, before: newCounts(),
			page: feed.Page{Total: none, Notices: rows(7, 0)},
			top:  7, total: 7, perPage: 7, floor: 1},
		{name: "pinned rows are counted but not listed", asked: 3,
			before: counts{total: 25, perPage: 10, pages: 3, floor: 1, doubted: none},
			page:   feed.Page{Number: 3, Pages: 3, Total: 25, Notices: rows(2, 0)},
			top:    5, total: 25, perPage: 10, floor: 4},
		{name: "empty board", asked: 1, before: newCounts(),
			page: feed.Page{Number: 1, Total: 0}, top: 0, total: 0, floor: 1},
		{name: "beyond the last page", asked: 3000, before: known,
			page: feed.Page{Number: 3000, Pages: 2031, Total: 20309},
			top:  20309 - 29990, total: 20309, perPage: 10, floor: 1},
		{name: "no rows where there are some", asked: 5, before: known,
			page: feed.Page{Number: 5, Pages: 2031, Total: 20309}, refused: true},
		{name: "empty where there were some", asked: 1, before: known,
			page: feed.Page{Total: none}, refused: true},
		{name: "total collapses", asked: 1, before: known,
			page: feed.Page{Total: 3, Notices: rows(3, 0)}, refused: true},
		{name: "and collapses again", asked: 1,
			before: counts{total: 20309, perPage: 10, pages: 2031, floor: 1, doubted: 3},
			page:   feed.Page{Total: 3, Pages: 1, Notices: rows(3, 0)},
			top:    3, total: 3, perPage: 10, floor: 1},
		{name: "page 50 shows the rows of page 1", asked: 50, before: known,
			page:  feed.Page{Number: 50, Pages: 2031, Total: 20309, Notices: rows(10, 0)},
			known: map[string]int{"n0": 20309, "n1": 20308, "n2": 20307}, refused: true},
		{name: "page 1 shows rows from far below", asked: 1, before: known,
			page:  feed.Page{Number: 1, Pages: 2031, Total: 20309, Notices: rows(10, 0)},
			known: map[string]int{"n0": 10, "n1": 9, "n2": 8, "n3": 7, "n4": 6}, refused: true},
		{name: "absurd total is none", asked: 1, before: newCounts(),
			page: feed.Page{Total: 2_000_000_000, Pages: 4, Notices: rows(10, 0)},
			top:  40, total: 40, perPage: 10, floor: 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := seat(tt.page, tt.asked, tt.before, func(id string) int { return tt.known[id] })
			if tt.refused {
				if !errors.Is(err, feed.ErrNotBoard) {
					t.Fatalf("got %+v, %v, want a refusal", s, err)
				}
				if s.counts.total != tt.before.total {
					t.Errorf("refused, and still took over a total of %d", s.counts.total)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got := []int{s.sheet.top, s.counts.total, s.counts.perPage, s.counts.floor, s.lift}
			want := []int{tt.top, tt.total, tt.perPage, tt.floor, tt.lift}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("top, total, per page, floor, lift\ngot  %v\nwant %v", got, want)
			}
		})
	}
}
