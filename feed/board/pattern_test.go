package board

import "testing"

// A pattern that does not compile would only be noticed by the first page that
// needs it.
func TestPatternsCompile(t *testing.T) {
	if len(patterns) == 0 {
		t.Fatal("there are none")
	}
	for _, p := range patterns {
		p.compile() // panics with the expression that is wrong
	}
}
