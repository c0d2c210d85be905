package demo

import (
	"testing"
	"time"

	"city/sosik/feed"
)

func TestDatesAreWorkingDaysInOrder(t *testing.T) {
	perDay := map[string]int{}
	var before time.Time
	for n := 1; n <= Notices; n++ {
		when := dated(n)
		if when.Before(before) {
			t.Fatalf("notice %d is of %v, the one before it of %v", n, when, before)
		}
		before = when
		if d := when.Weekday(); d == time.Saturday || d == time.Sunday || holiday(when) {
			t.Fatalf("notice %d is of %v, not a working day", n, when)
		}
		if h := when.Hour(); h < 9 || h > 17 {
			t.Fatalf("notice %d is of %v, outside office hours", n, when)
		}
		perDay[when.Format(time.DateOnly)]++
	}
	for day, count := range perDay {
		if count < 1 || count > 9 {
			t.Errorf("%d notices on %s", count, day)
		}
	}
	if got := feed.DayOf(dated(Notices)); got != "2026-11-20" {
		t.Errorf("the newest notice is of %s, want 2026-11-20", got)
	}
	if got := dated(1).Year(); got != 2006 {
		t.Errorf("the oldest notice is of %d, want 2006", got)
	}
}

func TestIDsRiseAndLeadBack(t *testing.T) {
	gaps := 0
	for n := 1; n <= Notices+500; n++ {
		if got := numberOf(idOf(n)); got != n {
			t.Fatalf("fidx %d of notice %d leads to notice %d", idOf(n), n, got)
		}
		for id := idOf(n) + 1; id < idOf(n+1); id++ {
			gaps++
			if got := numberOf(id); got != 0 {
				t.Fatalf("fidx %d was given to nobody, but leads to notice %d", id, got)
			}
		}
	}
	if gaps < 1000 {
		t.Errorf("the IDs leave %d gaps, a board of this age has more", gaps)
	}
	for _, id := range []int{0, -1, -1 << 62} {
		if got := numberOf(id); got != 0 {
			t.Errorf("fidx %d leads to notice %d", id, got)
		}
	}
}

func TestArrivals(t *testing.T) {
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, feed.Korea)
	a := arrivals{start: start, every: 4 * time.Minute}
	if got := a.by(start); got != 0 {
		t.Errorf("%d have come at the start", got)
	}
	if got := a.by(start.Add(-time.Hour)); got != 0 {
		t.Errorf("%d have come before the start", got)
	}
	for k := 1; k <= 300; k++ {
		at := a.at(k)
		if got := a.by(at); got != k {
			t.Errorf("when number %d comes, %d have", k, got)
		}
		if got := a.by(at.Add(-time.Nanosecond)); got != k-1 {
			t.Errorf("just before number %d comes, %d have, want %d", k, got, k-1)
		}
	}
	never := arrivals{start: start, every: -1}
	if got := never.by(start.AddDate(1, 0, 0)); got != 0 {
		t.Errorf("%d came where none should", got)
	}
}
