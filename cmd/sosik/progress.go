package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"city/sosik/tui/cell"
)

// How a meter measures and how often it speaks.
const (
	meterQuick  = 3 * time.Second        // what is over before needs no lines, if it only reads and writes files
	meterWindow = 30 * time.Second       // a rate is that of the last such time
	meterSure   = 2 * time.Second        // with less than this behind it there is none
	meterRedraw = 250 * time.Millisecond // at most so often a line is drawn again
	meterPlain  = 30 * time.Second       // where nothing can be drawn again there is a line so often
	meterTenth  = 10                     // and one for each tenth, of which there are as many
)

// sample is how much was done at a time.
type sample struct {
	at   time.Time
	done int
}

// meter says how far something has come: on a terminal by one line that is
// drawn again, elsewhere by a line now and then. What was done before it began
// to look counts as done, but not for the rate, so that what goes on where it
// was broken off does not promise too much.
type meter struct {
	out     io.Writer
	m       cell.Metrics
	width   func() int // of the terminal, 0 if there is none
	now     func() time.Time
	quiet   time.Duration // for so long nothing is said where nothing can be drawn again
	label   string
	samples []sample

	begun       time.Time
	done, total int
	spoke       time.Time // when a line was last written
	tenth       int       // the last tenth that a plain line told
	dirty       bool      // a line stands on the terminal without its end
}

// newMeter returns a meter that writes to the standard error, where it disturbs
// no pipe.
func (p *program) newMeter(m cell.Metrics) *meter {
	width := func() int { return screenWidth(p.err) }
	if name, _ := p.getenv("TERM"); name == "dumb" {
		width = func() int { return 0 }
	}
	return &meter{out: p.err, m: m, width: width, now: time.Now}
}

// set tells how far it has come. With another label it begins anew.
func (t *meter) set(label string, done, total int) {
	now := t.now()
	if label != t.label {
		t.end()
		*t = meter{out: t.out, m: t.m, width: t.width, now: t.now, quiet: t.quiet, label: label, begun: now, tenth: -1}
	}
	t.done, t.total = done, total
	t.samples = append(t.samples, sample{now, done})
	for len(t.samples) > 2 && now.Sub(t.samples[1].at) > meterWindow {
		t.samples = t.samples[1:]
	}
	t.speak(now)
}

// speak writes a line if it is time for one.
func (t *meter) speak(now time.Time) {
	if w := t.width(); w > 0 {
		if t.spoke.IsZero() || now.Sub(t.spoke) >= meterRedraw {
			t.draw(w)
			t.spoke = now
		}
		return
	}
	if now.Sub(t.begun) < t.quiet {
		return
	}
	tenth := 0
	if t.total > 0 {
		tenth = t.done * meterTenth / t.total
	}
	if tenth == t.tenth && now.Sub(t.spoke) < meterPlain {
		return
	}
	t.tenth, t.spoke = tenth, now
	_, _ = fmt.Fprintln(t.out, t.line(0)) // see say
}

// draw writes the line over the one before. It leaves the last column free,
// where terminals disagree whether the line goes on below.
func (t *meter) draw(width int) {
	_, _ = fmt.Fprint(t.out, "\r", t.m.Fit(t.line(width-1), width-1))
	t.dirty = true
}

// end draws how far it came and leaves the terminal at the start of a line.
func (t *meter) end() {
	if t.dirty {
		if w := t.width(); w > 0 {
			t.draw(w)
		}
		_, _ = fmt.Fprintln(t.out)
		t.dirty = false
	}
}

// rate is how many are done in a second, 0 if that cannot be said yet.
func (t *meter) rate() float64 {
	if len(t.samples) < 2 {
		return 0
	}
	first, last := t.samples[0], t.samples[len(t.samples)-1]
	passed := last.at.Sub(first.at)
	if passed < meterSure || last.done <= first.done {
		return 0
	}
	return float64(last.done-first.done) / passed.Seconds()
}

// The width of a bar, its brackets included.
const (
	minBar = 8
	maxBar = 32
)

// line lays out how far it has come in at most width cells, 0 being any number:
// what matters less goes first, the bar, then the rate, then the time left.
func (t *meter) line(width int) string {
	head := fmt.Sprintf("%s %s/%s", t.label, count(t.done, -1), count(t.total, -1))
	if t.total < 0 {
		head = fmt.Sprintf("%s %s", t.label, count(t.done, -1))
	}
	speed, left := "", ""
	if r := t.rate(); r > 0 {
		speed = saysRate(r)
		if rest := t.total - t.done; rest > 0 {
			left = saysTimeLeft(time.Duration(float64(rest) / r * float64(time.Second)))
		}
	}
	if width <= 0 {
		return joinSaid(head, percent(t.done, t.total), speed, left)
	}
	for _, parts := range [][]string{{head, speed, left}, {head, left}} {
		line := joinSaid(parts...)
		room := width - t.m.Width(line) - len("  ")
		switch {
		case room >= minBar && t.total > 0:
			return joinSaid(append([]string{head, bar(t.done, t.total, min(room, maxBar))}, parts[1:]...)...)
		case room >= -len("  "):
			return line
		}
	}
	return t.m.Truncate(head, width)
}

// joinSaid joins what is not empty with two spaces.
func joinSaid(parts ...string) string {
	var said []string
	for _, s := range parts {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, "  ")
}

// bar draws a share as [####----] of so many cells.
func bar(done, total, width int) string {
	inner := width - len("[]")
	full := min(max(done*inner/max(total, 1), 0), inner)
	return "[" + strings.Repeat("#", full) + strings.Repeat("-", inner-full) + "]"
}

// percent writes a share, rounded down so that only all is 100.
func percent(done, total int) string {
	if total <= 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", min(max(done*100/total, 0), 100))
}
