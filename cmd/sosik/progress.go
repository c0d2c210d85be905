package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"city/sosik/tui"
	"city/sosik/tui/cell"
)

// How a meter measures and how often it speaks.
const (
	meterQuick  = 3 * time.Second        // what is over before needs no lines, if it only reads and writes files
	meterRedraw = 250 * time.Millisecond // at most so often a line is drawn again
	meterPlain  = 30 * time.Second       // where nothing can be drawn again there is a line so often
	meterTenth  = 10                     // and one for each tenth, of which there are as many
)

// meter says how far something has come: on a terminal by one line that is
// drawn again, elsewhere by a line now and then.
type meter struct {
	out   io.Writer
	m     cell.Metrics
	width func() int // of the terminal, 0 if there is none
	now   func() time.Time
	quiet time.Duration // for so long nothing is said where nothing can be drawn again
	label string
	rate  tui.Rate

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
	if p.dumb() {
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
	t.rate.Add(now, done)
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
	speed, left := t.rate.Speed(t.done, t.total)
	if width <= 0 {
		return joinSaid(head, percent(t.done, t.total), speed, left)
	}
	for _, parts := range [][]string{{head, speed, left}, {head, left}} {
		line := joinSaid(parts...)
		room := width - t.m.Width(line) - len("  ")
		switch {
		case room >= minBar && t.total > 0:
			return joinSaid(append([]string{head, tui.Bar(t.done, t.total, min(room, maxBar))}, parts[1:]...)...)
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

// percent writes a share, rounded down so that only all is 100.
func percent(done, total int) string {
	if total <= 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", min(max(done*100/total, 0), 100))
}
