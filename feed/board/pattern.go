package board

import (
	"regexp"
	"strings"
	"sync"
)

// pattern is a regular expression that is compiled when it is first used: a
// hundred of them would cost every start of the program some milliseconds, and
// most pages need few. A test compiles them all.
type pattern struct {
	compile func() *regexp.Regexp
	words   []string // see needs
	folds   bool     // upper and lower case are the same to it
}

// patterns are all that there are. Only the initialisation of the package adds
// to them.
var patterns []*pattern

func newPattern(expr string) *pattern {
	p := &pattern{
		compile: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) }),
		folds:   strings.HasPrefix(expr, "(?i)"),
	}
	patterns = append(patterns, p)
	return p
}

// needs says that whatever the pattern matches has one of the words in it; they
// are in lower case if the pattern folds. Most texts have none, and looking for
// words is far cheaper than the pattern. A test checks that the words are right.
func (p *pattern) needs(words ...string) *pattern {
	p.words = words
	return p
}

// possible says that s has one of the words that the pattern needs.
func (p *pattern) possible(s string) bool {
	if p.words == nil || hasAny(s, p.words) {
		return true
	}
	if !p.folds || !strings.ContainsFunc(s, foldable) {
		return false
	}
	return strings.Contains(s, "ſ") || hasAny(strings.ToLower(s), p.words)
}

func hasAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// foldable says that (?i) takes r for a lower letter of ASCII: the capitals, the
// sign of Kelvin, and the long s, which strings.ToLower leaves alone.
func foldable(r rune) bool { return r >= 'A' && r <= 'Z' || r == '\u212a' || r == 'ſ' }

func (p *pattern) MatchString(s string) bool { return p.possible(s) && p.compile().MatchString(s) }

func (p *pattern) Split(s string, n int) []string { return p.compile().Split(s, n) }

func (p *pattern) FindSubmatch(b []byte) [][]byte { return p.compile().FindSubmatch(b) }

func (p *pattern) FindStringSubmatch(s string) []string {
	if !p.possible(s) {
		return nil
	}
	return p.compile().FindStringSubmatch(s)
}

func (p *pattern) FindStringSubmatchIndex(s string) []int {
	if !p.possible(s) {
		return nil
	}
	return p.compile().FindStringSubmatchIndex(s)
}

func (p *pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if !p.possible(s) {
		return nil
	}
	return p.compile().FindAllStringSubmatch(s, n)
}

func (p *pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.possible(s) {
		return nil
	}
	return p.compile().FindAllStringSubmatchIndex(s, n)
}

func (p *pattern) ReplaceAllString(s, with string) string {
	if !p.possible(s) {
		return s
	}
	return p.compile().ReplaceAllString(s, with)
}
