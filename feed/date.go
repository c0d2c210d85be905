package feed

import (
	"fmt"
	"time"
)

// Korea is Korean time, the zone in which every board writes its dates. Korea
// has had no daylight saving since 1988, before any board.
var Korea = time.FixedZone("KST", 9*60*60)

// Date is a day in Korean time, or a moment on it where the board tells the
// time: "2025-04-08" or "2025-04-08T09:12:44+09:00". The empty Date is not
// known. Dates sort as strings do.
type Date string

// NewDate returns the given day, or "" if there is no such day.
func NewDate(year, month, day int) Date {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, Korea)
	if year < 1 || year > 9999 || t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return ""
	}
	return Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
}

// DayOf returns the day of t in Korean time.
func DayOf(t time.Time) Date { return Date(t.In(Korea).Format(time.DateOnly)) }

// MomentOf returns t as a moment in Korean time, to the second.
func MomentOf(t time.Time) Date { return Date(t.In(Korea).Format(time.RFC3339)) }

// Day is the date without the time: "2025-04-08".
func (d Date) Day() string {
	if len(d) < len(time.DateOnly) {
		return ""
	}
	return string(d[:len(time.DateOnly)])
}

// Short is the month and day: "04-08".
func (d Date) Short() string {
	if d.Day() == "" {
		return ""
	}
	return d.Day()[len("2025-"):]
}

// Time is the moment, or the first moment of the day; zero if d is not a date.
func (d Date) Time() time.Time {
	if t, err := time.Parse(time.RFC3339, string(d)); err == nil {
		return t.In(Korea)
	}
	t, err := time.ParseInLocation(time.DateOnly, string(d), Korea)
	if err != nil {
		return time.Time{}
	}
	return t
}
