package screen

import (
	"strconv"
	"strings"
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

	// Background is the colour behind its text, as it told it: "rgb:" and three
	// numbers to the base of 16. It is empty if it did not.
	Background string

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

// Light says whether the terminal has a light background, if that is known.
func (p Probe) Light() (light, known bool) {
	parts := strings.Split(strings.TrimPrefix(p.Background, "rgb:"), "/")
	if len(parts) != 3 {
		return false, false
	}
	luma := 0.0
	for i, weight := range []float64{0.299, 0.587, 0.114} {
		n, err := strconv.ParseUint(parts[i], 16, 16)
		if err != nil {
			return false, false
		}
		most := uint64(1)<<(4*len(parts[i])) - 1
		luma += weight * float64(n) / float64(most)
	}
	return luma > 0.5, true
}
