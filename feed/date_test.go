package feed

import (
	"slices"
	"testing"
	"time"
)

func TestNewDate(t *testing.T) {
	for _, tt := range []struct {
		year, month, day int
		want             Date
	}{
		{2025, 4, 8, "2025-04-08"},
		{2024, 2, 29, "2024-02-29"},
		{2025, 2, 29, ""},
		{2025, 4, 31, ""},
		{2025, 13, 1, ""},
		{2025, 0, 1, ""},
		{2025, 1, 0, ""},
		{2025, 1, -1, ""},
		{0, 1, 1, ""},
		{10000, 1, 1, ""},
		{1988, 5, 8, "1988-05-08"}, // Korea had summer time then
	} {
		if got := NewDate(tt.year, tt.month, tt.day); got != tt.want {
			t.Errorf("NewDate(%d, %d, %d) = %q, want %q", tt.year, tt.month, tt.day, got, tt.want)
		}
	}
}

// A moment shortly before midnight in London is the next day in Korea.
func TestDatesAreKorean(t *testing.T) {
	moment := time.Date(2025, 4, 7, 23, 30, 15, 0, time.UTC)
	if got := DayOf(moment); got != "2025-04-08" {
		t.Errorf("the day is %q", got)
	}
	if got := MomentOf(moment); got != "2025-04-08T08:30:15+09:00" {
		t.Errorf("the moment is %q", got)
	}
	if got := MomentOf(moment).Time(); !got.Equal(moment) {
		t.Errorf("the time is %v", got)
	}
	if got := DayOf(moment).Time(); !got.Equal(time.Date(2025, 4, 7, 15, 0, 0, 0, time.UTC)) {
		t.Errorf("the day begins at %v", got)
	}
	if got := Date("2025-04-07T23:30:15Z").Time(); !got.Equal(moment) || got.Location() != Korea {
		t.Errorf("another zone's moment is %v", got)
	}
}

func TestDateParts(t *testing.T) {
	for _, tt := range []struct {
		date       Date
		day, short string
		known      bool
	}{
		{"2025-04-08", "2025-04-08", "04-08", true},
		{"2025-04-08T09:12:44+09:00", "2025-04-08", "04-08", true},
		{"", "", "", false},
		{"2025-04", "", "", false},
	} {
		if tt.date.Day() != tt.day || tt.date.Short() != tt.short || !tt.date.Time().IsZero() != tt.known {
			t.Errorf("%q: day %q, short %q, time %v", tt.date, tt.date.Day(), tt.date.Short(), tt.date.Time())
		}
	}
}

func TestDatesSort(t *testing.T) {
	want := []Date{"", "2024-12-31T23:59:59+09:00", "2025-04-07", "2025-04-08", "2025-04-08T09:00:00+09:00", "2025-10-01"}
	got := []Date{want[3], want[5], want[0], want[4], want[2], want[1]}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("sorted: %q", got)
	}
}
