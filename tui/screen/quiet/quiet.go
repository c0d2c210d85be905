// Package quiet keeps the program from asking the terminal for its background
// colour. It is imported for its effect alone:
//
//	import _ "city/sosik/tui/screen/quiet"
//
// When Bubble Tea v1 is imported it asks, through Lip Gloss, whether the
// terminal is dark, and waits up to five seconds for the answer of a terminal
// that never gives one; what comes later is taken for typing. An answer that is
// already there stops it from asking, and this package gives one: dark. Whoever
// knows better sets it again, before the first frame.
//
// It works because Go initialises packages that are ready in the order of their
// import paths, and city/sosik/… stands before github.com/…. For that the
// package must need nothing that Bubble Tea does not need too: it imports
// Lip Gloss and nothing else. A test builds a program and watches what it
// writes to a terminal that never answers.
package quiet

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
