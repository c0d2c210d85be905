package board

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first used: a
// hundred of them would cost every start of the program some milliseconds, and
// most pages need few. A test compiles them all.
type pattern struct {
	compile func() *regexp.Regexp
}

// patterns are all that there are. Only the initialisation of the package adds
// to them.
var patterns []*pattern

func newPattern(expr string) *pattern {
	p := &pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
	patterns = append(patterns, p)
	return p
}

func (p *pattern) MatchString(s string) bool { return p.compile().MatchString(s) }

func (p *pattern) Split(s string, n int) []string { return p.compile().Split(s, n) }

func (p *pattern) FindSubmatch(b []byte) [][]byte { return p.compile().FindSubmatch(b) }

func (p *pattern) FindStringSubmatch(s string) []string { return p.compile().FindStringSubmatch(s) }

func (p *pattern) FindStringSubmatchIndex(s string) []int {
	return p.compile().FindStringSubmatchIndex(s)
}

func (p *pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compile().FindAllStringSubmatch(s, n)
}

func (p *pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compile().FindAllStringSubmatchIndex(s, n)
}

func (p *pattern) ReplaceAllString(s, with string) string {
	return p.compile().ReplaceAllString(s, with)
}
