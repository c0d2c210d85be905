package demo

import (
	"sort"
	"time"

	"city/sosik/feed"
)

// Notices is how many notices there are before any arrives: as many as the real
// board had when its page was kept.
const Notices = 20309

// newest is the day of notice number Notices, a Friday.
var newest = time.Date(2026, time.November, 20, 0, 0, 0, 0, feed.Korea)

// weekly is how many notices the weeks bring, counted back from the newest.
// Nineteen a week lead from 20,309 notices back to 2006.
var weekly = [...]int{19, 20, 17, 21, 18, 20, 16, 21}

const perCycle = 19 + 20 + 17 + 21 + 18 + 20 + 16 + 21

// dated returns when the notice with the given number, at most Notices, was
// posted: on a working day, in office hours, later numbers never earlier. It
// counts whole weeks back and then deals the notices of that week out to its
// working days, so that no table of days is needed.
func dated(number int) time.Time {
	back := Notices - number
	week := back / perCycle * len(weekly)
	back %= perCycle
	for back >= weekly[week%len(weekly)] {
		back -= weekly[week%len(weekly)]
		week++
	}
	count := weekly[week%len(weekly)]
	days := workingDays(newest.AddDate(0, 0, -7*week))

	// limit(j) is how many of the week's notices are newer than its j-th day.
	limit := func(j int) int {
		if j <= 0 || j >= len(days) {
			return count * min(j, len(days)) / len(days)
		}
		return count*j/len(days) + (week*7+j*5)%3 - 1
	}
	day := sort.Search(len(days), func(j int) bool { return limit(j+1) > back })
	size := limit(day+1) - limit(day)
	nth := limit(day+1) - 1 - back // 0 is the first of its day
	minutes := 9*60 + (8*60*nth+number%47)/max(size, 1)
	return days[day].Add(time.Duration(minutes) * time.Minute)
}

// workingDays returns the working days of the week that ends on the Friday
// given, the last one first. It knows the holidays that fall on a fixed day.
func workingDays(friday time.Time) []time.Time {
	days := make([]time.Time, 0, 5)
	for i := range 5 {
		if d := friday.AddDate(0, 0, -i); !holiday(d) {
			days = append(days, d)
		}
	}
	return days
}

func holiday(d time.Time) bool {
	switch int(d.Month())*100 + d.Day() {
	case 101, 301, 505, 606, 815, 1003, 1009, 1225:
		return true
	}
	return false
}

// The board's own numbers for its notices leave gaps where something was
// deleted, as on the real board, but they rise with the 번호.

// idOf returns the fidx of a notice.
func idOf(number int) int {
	return number + number/17 + 3*(number/173) + 5*(number/1009)
}

// numberOf returns the notice with that fidx, or 0 where the board has a gap.
func numberOf(id int) int {
	n := sort.Search(max(id, 0), func(n int) bool { return idOf(n) >= id })
	if n > 0 && idOf(n) == id {
		return n
	}
	return 0
}

// arrivals are the notices that come while the board is served: about one in
// each stretch of time, a little early or late.
type arrivals struct {
	start time.Time
	every time.Duration // none come if it is not positive
}

// at returns when the k-th arrival comes, k from 1.
func (a arrivals) at(k int) time.Time {
	fifths := time.Duration(throw(k, forMeta).between(-2, 2)) // of a stretch, so order holds
	return a.start.Add(time.Duration(k)*a.every + fifths*a.every/5)
}

// by returns how many have come at the given time.
func (a arrivals) by(now time.Time) int {
	if a.every <= 0 || now.Before(a.start) {
		return 0
	}
	k := int(now.Sub(a.start)/a.every) + 1
	for k > 0 && a.at(k).After(now) {
		k--
	}
	return k
}
