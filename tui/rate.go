package tui

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Rate measures how quickly something goes on, over the last half minute. What
// was done before it began to look does not count, so that what goes on where it
// was broken off does not promise too much. The zero Rate has seen nothing.
type Rate struct{ samples []sample }

// sample is how much was done at a time.
type sample struct {
	at   time.Time
	done int
}

const (
	rateWindow = 30 * time.Second
	rateSure   = 2 * time.Second // with less than this behind it there is no rate
)

// Add notes how much is done by now.
func (r *Rate) Add(now time.Time, done int) {
	r.samples = append(r.samples, sample{now, done})
	for len(r.samples) > 2 && now.Sub(r.samples[1].at) > rateWindow {
		r.samples = r.samples[1:]
	}
}

// PerSecond is how many are done in a second, 0 if that cannot be said yet.
func (r *Rate) PerSecond() float64 {
	if len(r.samples) < 2 {
		return 0
	}
	first, last := r.samples[0], r.samples[len(r.samples)-1]
	passed := last.at.Sub(first.at)
	if passed < rateSure || last.done <= first.done {
		return 0
	}
	return float64(last.done-first.done) / passed.Seconds()
}

// Speed says how quickly it goes on, and how long the rest of so many will take.
// Both are "" where that cannot be said.
func (r *Rate) Speed(done, total int) (speed, left string) {
	per := r.PerSecond()
	if per <= 0 {
		return "", ""
	}
	speed = textPerSecond(per)
	if rest := total - done; rest > 0 {
		left = textLeft(time.Duration(float64(rest) / per * float64(time.Second)))
	}
	return speed, left
}

func textPerSecond(per float64) string {
	if per < 1 {
		return fmt.Sprintf("분당 %d건", max(1, int(math.Round(per*60))))
	}
	return fmt.Sprintf("초당 %s건", comma(int(math.Round(per))))
}

// textLeft rounds up: nobody minds that it is done earlier.
func textLeft(d time.Duration) string { return Span(d+time.Second-1) + " 남음" }

// Span tells a length of time in the two units that matter most.
func Span(d time.Duration) string {
	switch s := int64(d / time.Second); {
	case s < 60:
		return fmt.Sprintf("%d초", s)
	case s < 10*60 && s%60 != 0:
		return fmt.Sprintf("%d분 %d초", s/60, s%60)
	case s < 60*60:
		return fmt.Sprintf("%d분", (s+30)/60)
	default:
		m := (s + 30) / 60
		if m%60 == 0 {
			return fmt.Sprintf("%d시간", m/60)
		}
		return fmt.Sprintf("%d시간 %d분", m/60, m%60)
	}
}

// Bar draws a share as [####----] of width cells.
func Bar(done, total, width int) string {
	inner := max(width-len("[]"), 0)
	full := min(max(done*inner/max(total, 1), 0), inner)
	return "[" + strings.Repeat("#", full) + strings.Repeat("-", inner-full) + "]"
}
