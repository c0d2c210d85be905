package board

import (
	"regexp"
	"strings"

	"city/sosik/feed"
)

// declared is a function that waits to be called by its name; atOnce is what
// stands before one that runs when the page is there.
var (
	declared = newPattern(`(?i)^function\s+([\w$]+)\s*\(`)
	atOnce   = newPattern(`(?i)(?:ready\s*\(|onload\s*=|\$\s*\(|jquery\s*\(|settimeout\s*\(|["'](?:load|domcontentloaded|pageshow)["']\s*,|^\s*[!(+]|[;{}]\s*[!(+])\s*$`)
)

// alerts are the messages that scripts show at once.
func (r *reader) alerts() []string {
	var all []string
	for _, s := range r.running() {
		for _, m := range alertCall.FindAllStringSubmatch(s, 8) {
			all = append(all, feed.Clean(m[1]))
		}
	}
	return all
}

// running are the parts of the page's scripts that run when it comes. On a page
// with more in it than a script, whatever stands in a function is not believed.
func (r *reader) running() []string {
	var parts []string
	code := strings.Join(r.doc.scripts, "\n;")
	for _, s := range r.doc.scripts {
		if len(r.in.Body) > 2048 {
			s, _, _ = strings.Cut(s, "function")
		} else {
			s = run(s, code)
		}
		parts = append(parts, s)
	}
	return parts
}

// run is the part of a script that runs when the page comes: without the bodies
// of functions that wait for a call that no script of the page makes, or for
// what a person does. code is all scripts of the page. A page that was cut
// short may end in a body.
func run(script, code string) string {
	var b strings.Builder
	for {
		i := strings.Index(script, "function")
		if i < 0 {
			b.WriteString(script)
			return b.String()
		}
		before := script[:i]
		b.WriteString(before)
		script = script[i:]
		open := strings.IndexByte(script, '{')
		if open < 0 {
			return b.String()
		}
		runs := atOnce.MatchString(before)
		if m := declared.FindStringSubmatch(script); m != nil {
			runs = called(m[1], code)
		}
		end := open + 1
		if !runs {
			end = closing(script, open)
		}
		b.WriteByte(' ')
		script = script[end:]
	}
}

// called says that code calls a function besides declaring it.
func called(name, code string) bool {
	all := regexp.QuoteMeta(name) + `\s*\(`
	uses, err := regexp.Compile(`(?:^|[^\w$.])` + all)
	if err != nil {
		return false
	}
	declarations, err := regexp.Compile(`function\s+` + all)
	if err != nil {
		return false
	}
	return len(uses.FindAllStringIndex(code, 16)) > len(declarations.FindAllStringIndex(code, 16))
}

// closing is where the block that opens at a brace ends, or the end of the
// script. Braces in strings do not count.
func closing(script string, open int) int {
	depth := 0
	quote := byte(0)
	for i := open; i < len(script); i++ {
		switch c := script[i]; {
		case quote != 0:
			switch c {
			case '\\':
				i++
			case quote, '\n': // a string ends with its line: an apostrophe in a remark opens none
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(script)
}
