package tui

import (
	"testing"

	"city/sosik/feed"
)

func testList(total, pinned, size int) *list {
	l := &list{loaded: true}
	l.status.Total = total
	for range pinned {
		l.pinned = append(l.pinned, feed.Entry{Notice: feed.Notice{ID: "p", Pinned: true}})
	}
	l.recount()
	l.resize(size)
	return l
}

func TestNumbersAndPositions(t *testing.T) {
	tests := []struct {
		name                   string
		total, pinned, size    int
		cursor                 int
		number, page, pages, n int
		top                    int
	}{
		{"the first row", 20309, 0, 20, 0, 20309, 0, 1016, 20, 20309},
		{"the last row", 20309, 0, 20, 20308, 1, 1015, 1016, 9, 9},
		{"the top of page two", 20309, 0, 20, 20, 20289, 1, 1016, 20, 20289},
		{"a pinned row has no number of the list", 20309, 3, 20, 2, 0, 0, 1016, 17, 20309},
		{"below the pinned rows", 20309, 3, 20, 3, 20309, 0, 1016, 17, 20309},
		{"a page of nothing but pinned rows", 50, 25, 20, 5, 0, 0, 4, 0, 0},
		{"an empty board", 0, 0, 20, 0, 0, 0, 1, 0, 0},
		{"an unknown board", feed.Unknown, 0, 20, 0, 0, 0, 1, 0, 0},
		{"one row a page", 3, 0, 1, 2, 1, 2, 3, 1, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := testList(tt.total, tt.pinned, tt.size)
			l.moveTo(tt.cursor)
			top, n := l.span()
			if got := l.numberAt(l.cursor); got != tt.number {
				t.Errorf("number %d, want %d", got, tt.number)
			}
			if l.page() != tt.page || l.pages() != tt.pages {
				t.Errorf("page %d of %d, want %d of %d", l.page(), l.pages(), tt.page, tt.pages)
			}
			if top != tt.top || n != tt.n {
				t.Errorf("span %d, %d; want %d, %d", top, n, tt.top, tt.n)
			}
			if tt.number > 0 && l.positionOf(tt.number) != tt.cursor {
				t.Errorf("positionOf(%d) = %d, want %d", tt.number, l.positionOf(tt.number), tt.cursor)
			}
		})
	}
}

func TestMovingStopsAtTheEnds(t *testing.T) {
	l := testList(45, 0, 10)
	for _, step := range []struct {
		name   string
		do     func() bool
		moved  bool
		cursor int
	}{
		{"up from the first", func() bool { return l.moveTo(-1) }, false, 0},
		{"page up from the first", func() bool { return l.turn(-1) }, false, 0},
		{"page down keeps the row", func() bool { l.moveTo(3); return l.turn(1) }, true, 13},
		{"ten pages on is past the end", func() bool { return l.turn(10) }, true, 44},
		{"down from the last", func() bool { return l.moveTo(45) }, false, 44},
		{"to a page", func() bool { return l.turnTo(2) }, true, 20},
	} {
		if moved := step.do(); moved != step.moved || l.cursor != step.cursor {
			t.Errorf("%s: moved %v to %d, want %v to %d", step.name, moved, l.cursor, step.moved, step.cursor)
		}
	}
}

// The page and its neighbours must always be inside the window that is asked
// for, whatever the page, or turning a page would wait for the cache.
func TestWindowCoversThePageAndItsNeighbours(t *testing.T) {
	for _, total := range []int{0, 1, 5, 99, 20309} {
		for _, size := range []int{1, 7, 20, 50} {
			for _, pinned := range []int{0, 2} {
				l := testList(total, pinned, size)
				for pos := 0; pos < l.count; pos += max(1, l.count/97) {
					l.moveTo(pos)
					top, n := windowAround(total, l.numberAt(l.cursor), size)
					l.window = window{top: top, n: n}
					if l.needsLoad() {
						t.Fatalf("total %d, size %d, pinned %d, position %d: window %d, %d does not do", total, size, pinned, pos, top, n)
					}
				}
			}
		}
	}
}

func TestCursorStaysOnItsNotice(t *testing.T) {
	l := testList(100, 0, 10)
	l.moveTo(25) // number 75
	at := l.anchor()
	l.moveTo(27) // the person goes on while the cache is asked
	status := l.status
	status.Total = 103 // three arrived
	l.take(loadedMsg{anchor: at, number: 75, status: status})
	if got := l.numberAt(l.cursor); got != 73 {
		t.Errorf("the cursor is on number %d, want 73", got)
	}

	at = l.anchor()
	status.Total = 98 // five newer ones were deleted: 73 is 68 now
	l.take(loadedMsg{anchor: at, number: 68, status: status})
	if got := l.numberAt(l.cursor); got != 68 {
		t.Errorf("the cursor is on number %d, want 68", got)
	}
}

// A notice that has gone leaves the cursor among the notices, not on a pinned one.
func TestCursorOnANoticeThatHasGone(t *testing.T) {
	l := testList(100, 2, 10)
	l.moveTo(2) // number 100, the newest
	at := l.anchor()
	status := l.status
	status.Total = 96
	l.take(loadedMsg{anchor: at, number: 100, status: status, pinned: l.pinned})
	if got := l.numberAt(l.cursor); got != 96 {
		t.Errorf("the cursor is on number %d, want 96", got)
	}
}

func TestOldResultsAreDropped(t *testing.T) {
	var k task
	ctx1, first := k.begin(t.Context())
	_, second := k.begin(t.Context())
	if ctx1.Err() == nil {
		t.Error("the first run goes on after the second began")
	}
	if k.finish(first) {
		t.Error("the result of the first run was taken")
	}
	if !k.finish(second) || k.finish(second) {
		t.Error("the result of the second run must be taken once")
	}
	_, third := k.begin(t.Context())
	k.abort()
	if k.finish(third) || k.running() {
		t.Error("a result was taken after abort")
	}
}
