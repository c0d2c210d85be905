package query

import (
	"strings"
	"time"

	"city/sosik/feed"
)

// days is a range of days, both included; "" is open. With a fault there are no
// days.
type days struct {
	from, to feed.Date
	fault    ErrorKind
}

// calendar knows which days are meant, seen from a moment.
type calendar struct {
	now time.Time
}

// days reads a day, a month, a word for days, or a range of them; false if s
// does not look like one. A year is one only in a range.
func (c calendar) days(s string) (days, bool) {
	first, last, ranged := strings.Cut(s, rangeSign)
	if !ranged {
		return c.one(s)
	}
	from, ok := c.end(first)
	if !ok {
		return days{}, false
	}
	to, ok := c.end(last)
	switch {
	case !ok || first == "" && last == "":
		return days{}, false
	case from.fault != 0:
		return from, true
	case to.fault != 0:
		return to, true
	case before(to.to, from.from):
		return days{fault: Backwards}, true
	}
	return days{from: from.from, to: to.to}, true
}

// end reads what stands at one end of a range: nothing, a year, or any days.
func (c calendar) end(s string) (days, bool) {
	if s == "" {
		return days{}, true
	}
	if y, ok := year(s); ok {
		return days{from: feed.NewDate(y, 1, 1), to: feed.NewDate(y, 12, 31)}, true
	}
	return c.one(s)
}

// one reads days that are no range.
func (c calendar) one(s string) (days, bool) {
	if d, ok := c.word(s); ok {
		return d, true
	}
	if n := strings.Count(s, "-"); n > 0 {
		return written(strings.Split(s, "-"))
	}
	if strings.Count(s, ".") == 2 {
		return written(strings.Split(s, "."))
	}
	return days{}, false
}

// written reads the parts of 2025-04, 2025-04-08 or 2025.4.8. A month alone has
// two digits: 2025-4 is how notices are numbered.
func written(parts []string) (days, bool) {
	y, ok := year(parts[0])
	if !ok || len(parts) > 3 {
		return days{}, false
	}
	if len(parts) == 2 {
		month, ok := number(parts[1], 2, 2)
		if !ok {
			return days{}, false
		}
		return monthOf(y, month), true
	}
	month, ok1 := number(parts[1], 1, 2)
	day, ok2 := number(parts[2], 1, 2)
	if !ok1 || !ok2 {
		return days{}, false
	}
	d := feed.NewDate(y, month, day)
	if d == "" {
		return days{fault: NoSuchDay}, true
	}
	return days{from: d, to: d}, true
}

// monthOf returns the days of a month.
func monthOf(year, month int) days {
	from := feed.NewDate(year, month, 1)
	if from == "" {
		return days{fault: NoSuchDay}
	}
	return days{from: from, to: feed.DayOf(from.Time().AddDate(0, 1, -1))}
}

// year reads a year that a notice may have. Others would take telephone numbers
// for days.
func year(s string) (int, bool) {
	n, ok := number(s, 4, 4)
	return n, ok && n >= 1900 && n < 2100
}

// number reads a number of so many digits.
func number(s string, least, most int) (int, bool) {
	if len(s) < least || len(s) > most {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// word reads the words for days. Weeks begin on Monday.
func (c calendar) word(s string) (days, bool) {
	n := 0 // 최근7일: so many days
	switch s {
	case wordToday, wordYesterday, wordThisWeek, wordLastWeek, wordThisMonth, wordLastMonth, wordThisYear, wordLastYear:
	default:
		var ok bool
		if n, ok = latest(s); !ok {
			return days{}, false
		}
	}
	now := c.now.In(feed.Korea)
	y, m, d := now.Date()
	monday := d - (int(now.Weekday())+6)%7
	span := func(from, to time.Time) (days, bool) {
		return days{from: feed.DayOf(from), to: feed.DayOf(to)}, true
	}
	switch s {
	case wordToday:
		return span(day(y, m, d), day(y, m, d))
	case wordYesterday:
		return span(day(y, m, d-1), day(y, m, d-1))
	case wordThisWeek:
		return span(day(y, m, monday), day(y, m, monday+6))
	case wordLastWeek:
		return span(day(y, m, monday-7), day(y, m, monday-1))
	case wordThisMonth:
		return span(day(y, m, 1), day(y, m+1, 0))
	case wordLastMonth:
		return span(day(y, m-1, 1), day(y, m, 0))
	case wordThisYear:
		return span(day(y, 1, 1), day(y, 12, 31))
	case wordLastYear:
		return span(day(y-1, 1, 1), day(y-1, 12, 31))
	}
	return span(day(y, m, d-n+1), day(y, m, d))
}

// latest reads 최근7일.
func latest(s string) (n int, ok bool) {
	s, head := strings.CutPrefix(s, wordLatest)
	s, tail := strings.CutSuffix(s, wordLatestDays)
	if !head || !tail {
		return 0, false
	}
	n, ok = number(s, 1, 4)
	return n, ok && n > 0
}

// day returns a day by numbers that may run over the ends of months and years.
func day(y int, m time.Month, d int) time.Time {
	return time.Date(y, m, d, 0, 0, 0, 0, feed.Korea)
}
