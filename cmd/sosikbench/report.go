//go:build linux

package main

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// samples are the times of one thing done again and again.
type samples []time.Duration

func (s *samples) add(d time.Duration) { *s = append(*s, d) }

func (s samples) median() time.Duration { return slices.Sorted(slices.Values(s))[len(s)/2] }

// table prints one line a measurement, until one could not be written.
type table struct {
	out io.Writer
	err error
}

func (t *table) line(name, value string) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.out, "%-36s %s\n", name, value)
	}
}

func (t *table) samples(name string, s samples) {
	t.line(name, fmt.Sprintf("%s (%s to %s, %d runs)", round(s.median()), round(slices.Min(s)), round(slices.Max(s)), len(s)))
}

func (t *table) bytes(name string, n []int) {
	t.line(name+", bytes", fmt.Sprintf("%d (%d to %d)", median(n), slices.Min(n), slices.Max(n)))
}

func median(n []int) int { return slices.Sorted(slices.Values(n))[len(n)/2] }

func round(d time.Duration) time.Duration {
	if d > time.Second {
		return d.Round(10 * time.Millisecond)
	}
	return d.Round(10 * time.Microsecond)
}
