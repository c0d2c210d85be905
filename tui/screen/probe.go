package screen

import (
	"time"
)

// probeTime is how long a terminal has to answer. Most do within a millisecond;
// a slow line takes its round trip.
const probeTime = 1200 * time.Millisecond

// Probe is what a terminal answered when it was asked how wide it draws
// ambiguous characters.
type Probe struct {
	// Answered says that it answered at all.
	Answered bool

	// Symbol, Rule and Quote are the widths of ▲, ─ and “, 0 if not known.
	Symbol, Rule, Quote int

	// Synchronized says that it can hold a frame back until it is complete
	// (mode 2026).
	Synchronized bool

	// Took is how long the answer took.
	Took time.Duration

	// Typed is what a person typed meanwhile. It is not lost: the keyboard has
	// it.
	Typed []byte
}

// Ambiguous returns the width that the terminal gives most of the characters,
// 1 if it did not answer.
func (p Probe) Ambiguous() int {
	wide := 0
	for _, w := range []int{p.Symbol, p.Rule, p.Quote} {
		if w == 2 {
			wide++
		}
	}
	if wide >= 2 {
		return 2
	}
	return 1
}
