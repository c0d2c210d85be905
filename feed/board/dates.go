package board

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"city/sosik/feed"
)

const clockPattern = `(?:\s*[\(\[]?[월화수목금토일](?:요일)?[\)\]]?)?[\sT,]*(?:(오전|오후|AM|PM|am|pm)\s*)?(\d{1,2})\s*[:시]\s*(\d{2})(?:\s*[:분]\s*(\d{2}))?(?:\.\d+)?\s*초?\s*(AM|PM|am|pm)?`

var (
	fullDate  = newPattern(`(\d{4})\s*(?:[-./]|년)\s*(\d{1,2})\s*(?:[-./]|월)\s*(\d{1,2})\s*(?:일|\.)?`) // see hasYear
	shortDate = newPattern(`^['’]?(\d{2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\.?(?:` + clockPattern + `)?$`)
	monthDay  = newPattern(`^(\d{1,2})\s*(?:[-./]|월)\s*(\d{1,2})\s*[일.]?$`)
	compact   = newPattern(`^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:\.0)?$`)
	clock     = newPattern(`^` + clockPattern)
	onlyClock = newPattern(`^(?:오늘\s*)?` + clockPattern + `$`)
	ago       = newPattern(`^(\d{1,4})\s*(초|분|시간|일|주|개월|달|년)\s*전$`)
	period    = newPattern(`\d\s*\.?(?:\s*[\(\[][월화수목금토일][\)\]])?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:~|∼|〜|～|–)`).needs("~", "∼", "〜", "～", "–")
	javaDate  = newPattern(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) [A-Z]{3,4} (\d{4})$`)
)

// splitDates are days that a page sets in two sizes: "08 2025.04", "04.08 2025".
var splitDates = []struct {
	re               *pattern
	year, month, day int
}{
	{newPattern(`^(\d{1,2})\s*[/.]?\s+(\d{4})\s*[-./]\s*(\d{1,2})\.?$`), 2, 3, 1},
	{newPattern(`^(\d{4})\s*[-./]\s*(\d{1,2})\.?\s+(\d{1,2})$`), 1, 2, 3},
	{newPattern(`^(\d{1,2})\s*[-./]\s*(\d{1,2})\.?\s+(\d{4})$`), 3, 1, 2},
}

// calendar reads dates. now is when the server sent the page: without it, times
// of today and dates without a year stay unknown.
type calendar struct{ now time.Time }

// dated is a date found in a text and what is left around it.
type dated struct {
	date   feed.Date
	before string
	after  string
}

// find returns the first date with a year in s.
func (c calendar) find(s string) (dated, bool) {
	if !hasYear(s) {
		return dated{}, false
	}
	for _, m := range fullDate.FindAllStringSubmatchIndex(s, 4) {
		if m[0] > 0 && isDigit(s[m[0]-1]) || m[7] < len(s) && isDigit(s[m[7]]) && m[1] == m[7] {
			continue
		}
		d := feed.NewDate(atoi(s[m[2]:m[3]]), atoi(s[m[4]:m[5]]), atoi(s[m[6]:m[7]]))
		if d == "" || d < "1945" || d > "2100" {
			continue
		}
		end := m[1]
		if t := clock.FindStringSubmatchIndex(s[end:]); t != nil && (end+t[1] >= len(s) || !isDigit(s[end+t[1]])) {
			if moment := withClock(d, submatches(s[end:], t)); moment != "" {
				d, end = moment, end+t[1]
			}
		}
		return dated{d, strings.TrimSpace(s[:m[0]]), strings.TrimSpace(s[end:])}, true
	}
	return dated{}, false
}

// maxDate is longer than any date that stands by itself, in bytes.
const maxDate = 60

// whole reads s as a date and nothing else, in any spelling.
func (c calendar) whole(s string) feed.Date {
	s = strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "[]()|"))
	if s == "" || len(s) > maxDate {
		return ""
	}
	if d, ok := c.find(s); ok {
		rest := strings.Trim(d.before+d.after, " .,()[]월화수목금토일요|")
		if rest == "" {
			return d.date
		}
		return ""
	}
	if !hasDigit(s) {
		return c.relative(s)
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		d := feed.NewDate(atoi(m[1]), atoi(m[2]), atoi(m[3]))
		if d != "" && m[4] != "" {
			return withClock(d, []string{"", "", m[4], m[5], m[6], ""})
		}
		return d
	}
	if m := shortDate.FindStringSubmatch(s); m != nil {
		year := 2000 + atoi(m[1])
		if year > 2080 {
			year -= 100
		}
		d := feed.NewDate(year, atoi(m[2]), atoi(m[3]))
		if d != "" && m[5] != "" {
			return withClock(d, m[3:])
		}
		return d
	}
	for _, split := range splitDates {
		if m := split.re.FindStringSubmatch(s); m != nil {
			return feed.NewDate(atoi(m[split.year]), atoi(m[split.month]), atoi(m[split.day]))
		}
	}
	if m := javaDate.FindStringSubmatch(s); m != nil {
		if t, err := time.ParseInLocation("Jan 2 2006 15:04:05", fmt.Sprintf("%s %s %s %s:%s:%s", m[1], m[2], m[6], m[3], m[4], m[5]), feed.Korea); err == nil {
			return feed.MomentOf(t)
		}
	}
	return c.relative(s)
}

// relative reads what only means something on the day the page was made.
func (c calendar) relative(s string) feed.Date {
	if c.now.IsZero() {
		return ""
	}
	today := feed.DayOf(c.now)
	switch s {
	case "오늘", "방금", "방금 전", "방금전":
		return today
	case "어제":
		return feed.DayOf(c.now.AddDate(0, 0, -1))
	case "그제", "그저께":
		return feed.DayOf(c.now.AddDate(0, 0, -2))
	}
	if !hasDigit(s) {
		return ""
	}
	if m := onlyClock.FindStringSubmatch(s); m != nil {
		return withClock(today, m)
	}
	if m := monthDay.FindStringSubmatch(s); m != nil {
		year := c.now.In(feed.Korea).Year()
		d := feed.NewDate(year, atoi(m[1]), atoi(m[2]))
		// What would be after tomorrow was last year.
		if d == "" || d > feed.DayOf(c.now.AddDate(0, 0, 1)) {
			d = feed.NewDate(year-1, atoi(m[1]), atoi(m[2]))
		}
		return d
	}
	if m := ago.FindStringSubmatch(s); m != nil {
		return c.before(atoi(m[1]), m[2])
	}
	return ""
}

func (c calendar) before(n int, unit string) feed.Date {
	switch unit {
	case "초":
		return feed.DayOf(c.now.Add(-time.Duration(n) * time.Second))
	case "분":
		return feed.DayOf(c.now.Add(-time.Duration(n) * time.Minute))
	case "시간":
		return feed.DayOf(c.now.Add(-time.Duration(n) * time.Hour))
	case "일":
		return feed.DayOf(c.now.AddDate(0, 0, -n))
	}
	return "" // weeks, months and years are too coarse for a day
}

// looksDated says that s is a date by its form, even if the day of it is not
// known for want of a clock.
func (c calendar) looksDated(s string) bool {
	s = strings.TrimSpace(s)
	if c.whole(s) != "" {
		return true
	}
	if len(s) > maxDate || !hasDigit(s) {
		return false
	}
	return strings.Contains(s, ":") && onlyClock.MatchString(s) || ago.MatchString(s) ||
		(monthDay.MatchString(s) && len(s) >= 4 && !strings.Contains(s, "/"))
}

// isPeriod says that s is a span of time and little else, "2025.04.01 ~
// 2025.04.30". A title may well end in one.
func isPeriod(s string) bool {
	if len(s) > 120 || !period.MatchString(s) {
		return false
	}
	letters := 0
	for _, r := range s {
		if isLetter(r) && !strings.ContainsRune("년월일시분부터까지화수목금토요기간", r) {
			letters++
		}
	}
	return letters <= 4
}

// withClock adds the time that clock's submatches tell to a day.
func withClock(day feed.Date, m []string) feed.Date {
	hour, minute := atoi(m[2]), atoi(m[3])
	half := m[1]
	if half == "" && len(m) > 5 {
		half = m[5]
	}
	switch strings.ToLower(half) {
	case "오후", "pm":
		if hour < 12 {
			hour += 12
		}
	case "오전", "am":
		if hour == 12 {
			hour = 0
		}
	}
	if hour > 23 || minute > 59 {
		return ""
	}
	second := atoi(m[4])
	if second > 59 {
		second = 0
	}
	return feed.Date(fmt.Sprintf("%sT%02d:%02d:%02d+09:00", day.Day(), hour, minute, second))
}

func submatches(s string, at []int) []string {
	m := make([]string, len(at)/2)
	for i := range m {
		if at[2*i] >= 0 {
			m[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return m
}

// atoi reads a number whose digits a pattern has already checked; commas are
// for the eye. What is too large is 0.
func atoi(s string) int {
	n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// hasYear says that four digits stand in a row, without which there is no date
// to look for.
func hasYear(s string) bool {
	row := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			row = 0
		} else if row++; row == len("2025") {
			return true
		}
	}
	return false
}

// allDigits says that there is nothing but digits in s.
func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}
