package demo

import "math/rand/v2"

// dice are the choices that make one notice. The same number always throws the
// same, and the parts of a notice throw apart, so that a list that needs titles
// only does not make bodies.
type dice struct{ pcg *rand.PCG }

// part names what the dice are thrown for.
type part uint64

const (
	forTitle part = iota + 1
	forOddity
	forMeta
	forBody
	forFiles
	forPictures
	forPaper
	forKind
)

func throw(number int, p part) dice {
	return dice{rand.NewPCG(uint64(number)*0x9e3779b97f4a7c15, uint64(p)*0xd1342543de82ef95)}
}

// below returns a number from 0 to n-1. It takes the generator's output as it
// is, because only that is promised to stay the same in later versions of Go.
func (d dice) below(n int) int { return int(d.pcg.Uint64() >> 33 % uint64(n)) }

// between returns a number from lo to hi, both included.
func (d dice) between(lo, hi int) int { return lo + d.below(hi-lo+1) }

// chance is true in so many of a hundred cases.
func (d dice) chance(percent int) bool { return d.below(100) < percent }

// of picks a word.
func (d dice) of(words []string) string { return words[d.below(len(words))] }
