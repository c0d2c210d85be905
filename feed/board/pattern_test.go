package board

import (
	"path/filepath"
	"strings"
	"testing"
)

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

// TestPatternNeeds holds patterns that name words which they need against every
// text and attribute of the test pages: none may match without its words.
func TestPatternNeeds(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	texts := map[string]bool{}
	for _, file := range files {
		in, _, _ := readPage(t, file)
		for _, n := range parse(Decode(in.Body, in.ContentType)).nodes {
			texts[n.text] = true
			for _, a := range n.attrs {
				texts[a.Val] = true
				texts[strings.ToUpper(a.Val)] = true
			}
		}
	}
	for _, p := range patterns {
		if p.words == nil {
			continue
		}
		for s := range texts {
			if p.compile().MatchString(s) && !p.possible(s) {
				t.Errorf("%s matches %q, which has none of %q", p.compile(), s, p.words)
			}
		}
	}
}
