package tui

import (
	"fmt"
	"time"
)

// Fetching is how far a file has come. The zero Fetching has seen nothing.
type Fetching struct {
	Name        string
	Done, Total int64 // bytes; Total is -1 where nobody tells
	rate        Rate
}

// Add notes how far it is by now.
func (f *Fetching) Add(now time.Time, done, total int64) {
	f.Done, f.Total = done, total
	f.rate.Add(now, int(done>>10))
}

// String says how far it is.
func (f *Fetching) String() string {
	if f.Total <= 0 {
		return Size(f.Done)
	}
	s := fmt.Sprintf("%s/%s %d%%", Size(f.Done), Size(f.Total), f.Done*100/f.Total)
	if _, left := f.rate.Speed(int(f.Done>>10), int(f.Total>>10)); left != "" {
		s += "  " + left
	}
	return s
}

// Bar draws it in so many cells, "" where it is not known how much there is.
func (f *Fetching) Bar(width int) string {
	if f.Total <= 0 {
		return ""
	}
	return Bar(int(f.Done>>10), int(f.Total>>10), width)
}

// Size tells a number of bytes as people do, "" if it is not known.
func Size(n int64) string {
	const kb, mb, gb = 1 << 10, 1 << 20, 1 << 30
	switch {
	case n <= 0:
		return ""
	case n < kb:
		return fmt.Sprintf("%dB", n)
	case n < mb:
		return fmt.Sprintf("%dKB", (n+kb/2)/kb)
	case n < gb:
		return fmt.Sprintf("%.1fMB", float64(n)/mb)
	}
	return fmt.Sprintf("%.1fGB", float64(n)/gb)
}
