package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"city/sosik/tui/cell"
)

// clock is a time that a test sets forward.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newTestMeter(width int) (*meter, *bytes.Buffer, *clock) {
	var b bytes.Buffer
	c := &clock{time.Date(2025, 4, 8, 9, 0, 0, 0, time.UTC)}
	return &meter{out: &b, m: cell.Metrics{Ambiguous: 1}, width: func() int { return width }, now: c.now}, &b, c
}

func TestProgressLine(t *testing.T) {
	m, _, c := newTestMeter(0)
	for done := 12_240; done <= 12_340; done += 10 {
		m.set(labelList, done, 20_309)
		c.at = c.at.Add(time.Second)
	}
	for _, test := range []struct {
		width int
		want  string
	}{
		{0, "목록 12,340/20,309  60%  초당 10건  13분 남음"},
		{200, "목록 12,340/20,309  [##################------------]  초당 10건  13분 남음"},
		{79, "목록 12,340/20,309  [##################------------]  초당 10건  13분 남음"},
		{60, "목록 12,340/20,309  [#########-------]  초당 10건  13분 남음"},
		{51, "목록 12,340/20,309  [####---]  초당 10건  13분 남음"},
		{50, "목록 12,340/20,309  [###---]  초당 10건  13분 남음"},
		{49, "목록 12,340/20,309  초당 10건  13분 남음"},
		{40, "목록 12,340/20,309  초당 10건  13분 남음"},
		{39, "목록 12,340/20,309  [###---]  13분 남음"},
		{30, "목록 12,340/20,309  13분 남음"},
		{18, "목록 12,340/20,309"},
		{12, "목록 12,34.."},
		{1, ""},
	} {
		if got := m.line(test.width); got != test.want {
			t.Errorf("at width %d: %q, want %q", test.width, got, test.want)
		}
	}
}

// What was kept before counts as done, and not for the rate; nor does what went
// faster or slower long ago.
func TestProgressRate(t *testing.T) {
	m, _, c := newTestMeter(0)
	m.set(labelList, 15_000, 20_000) // resumed
	if m.rate.PerSecond() != 0 {
		t.Error("a rate after one sample")
	}
	c.at = c.at.Add(time.Second)
	m.set(labelList, 15_010, 20_000)
	if m.rate.PerSecond() != 0 {
		t.Error("a rate after one second")
	}
	c.at = c.at.Add(time.Second)
	m.set(labelList, 15_020, 20_000)
	if got := m.rate.PerSecond(); got != 10 {
		t.Errorf("%v in a second, want 10", got)
	}
	for done := 15_020; done < 15_100; done++ { // it slows down
		c.at = c.at.Add(time.Second)
		m.set(labelList, done, 20_000)
	}
	if got := m.rate.PerSecond(); got < 0.9 || got > 1.1 {
		t.Errorf("%v in a second, want 1: that of the last half minute", got)
	}
	m.set(labelArticles, 3, 100) // something else begins
	if m.rate.PerSecond() != 0 || m.line(0) != "본문 3/100  3%" {
		t.Errorf("another label goes on with the old rate: %s", m.line(0))
	}
}

// On a terminal one line is written over, not too often, and left whole at the
// end; elsewhere there is a line for each tenth and each half minute.
func TestProgressIsDrawn(t *testing.T) {
	m, out, c := newTestMeter(40)
	for done := range 1001 {
		m.set(labelList, done, 1000)
		c.at = c.at.Add(10 * time.Millisecond)
	}
	m.end()
	drawn := strings.Split(strings.TrimPrefix(out.String(), "\r"), "\r")
	if len(drawn) < 30 || len(drawn) > 45 {
		t.Errorf("drawn %d times in 10 s", len(drawn))
	}
	for _, line := range drawn {
		if w := (cell.Metrics{Ambiguous: 1}).Width(strings.TrimSuffix(line, "\n")); w != 39 {
			t.Errorf("%q takes %d cells, want 39", line, w)
		}
	}
	if last := drawn[len(drawn)-1]; !strings.HasPrefix(last, "목록 1,000/1,000") || !strings.HasSuffix(last, "\n") {
		t.Errorf("left at %q", last)
	}

	m, out, c = newTestMeter(0)
	for done := range 1001 {
		m.set(labelList, done, 1000)
		c.at = c.at.Add(10 * time.Millisecond)
	}
	m.end()
	if got := strings.Count(out.String(), "\n"); got != 11 {
		t.Errorf("%d plain lines, want one for each tenth:\n%s", got, out)
	}
	m.quiet = time.Minute
	for range 3000 {
		m.set(labelExport, 5, 1000)
		c.at = c.at.Add(10 * time.Millisecond)
	}
	if strings.Contains(out.String(), labelExport) {
		t.Errorf("it speaks before it should:\n%s", out)
	}
	m.quiet = 0
	out.Reset()
	for range 61 {
		m.set(labelList, 1000, 100_000)
		c.at = c.at.Add(time.Second)
	}
	if got := strings.Count(out.String(), "\n"); got != 3 {
		t.Errorf("%d plain lines in a minute, want 3:\n%s", got, out)
	}
}
