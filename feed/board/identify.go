package board

import (
	"slices"
	"sort"
	"strings"
)

// identify finds the value by which the targets of a group differ.
func (g *group) identify() {
	switch g.kind {
	case linkTarget:
		g.identifyLink()
	case callTarget:
		g.identifyCall()
	}
	g.targets = slices.DeleteFunc(g.targets, func(t target) bool { return t.id == "" })
}

func (g *group) identifyLink() {
	values := map[string]map[string]bool{}
	for _, t := range g.targets {
		for name, v := range t.query {
			if values[name] == nil {
				values[name] = map[string]bool{}
			}
			values[name][v] = true
		}
	}
	best, bestScore := "", 0
	for _, name := range sortedKeys(values) {
		lower := strings.ToLower(name)
		if pagingParams[lower] {
			continue
		}
		score := 1000*min(len(values[name]), 50) - idRank[lower]
		if idRank[lower] == 0 || boardParams[lower] {
			if len(values[name]) < 2 || !plausibleID(values[name]) {
				continue
			}
			score -= 5000
			switch {
			case boardParams[lower]: // some boards call a notice "boardid"
				score -= 30_000
			case attrIDName.MatchString(lower):
				score += 2500
			}
		}
		if score > bestScore || best == "" {
			best, bestScore = name, score
		}
	}
	lower := strings.ToLower(best)
	if known := idRank[lower] > 0 && !boardParams[lower]; best != "" && (known || g.varyingPart() < 0) {
		g.idName, g.unknown = best, !known
		for i := range g.targets {
			g.targets[i].id = g.targets[i].query[best]
		}
		return
	}
	g.identifyPath()
}

// identifyPath takes the last segment of the path that varies.
func (g *group) identifyPath() {
	at := g.varyingPart()
	if at < 0 && (len(g.targets) == 1 || len(g.targets[0].parts) == 1) {
		at = len(g.targets[0].parts) - 1
	}
	if at < 0 {
		return
	}
	g.idName = "/"
	for i := range g.targets {
		g.targets[i].id, _, _ = strings.Cut(g.targets[i].parts[at], ".")
	}
}

// varyingPart is the last of the number-like segments of the path in which the
// targets differ, or -1.
func (g *group) varyingPart() int {
	for at := len(g.targets[0].parts) - 1; at >= 0; at-- {
		for _, t := range g.targets {
			if t.parts[at] != g.targets[0].parts[at] {
				return at
			}
		}
	}
	return -1
}

// identifyCall takes the argument that varies most; among several the longest
// number, since short ones are page or row numbers.
func (g *group) identifyCall() {
	if len(g.targets) == 0 {
		return
	}
	best, bestScore := -1, 0
	for at := range g.targets[0].args {
		distinct := map[string]bool{}
		for _, t := range g.targets {
			if at < len(t.args) && t.args[at] != "" {
				distinct[t.args[at]] = true
			}
		}
		if !plausibleID(distinct) {
			continue
		}
		score := 1000*min(len(distinct), 50) + argumentScore(distinct)
		if best < 0 || score > bestScore {
			best, bestScore = at, score
		}
	}
	if best < 0 {
		return
	}
	g.idName = g.name
	for i := range g.targets {
		if best < len(g.targets[i].args) {
			g.targets[i].id = g.targets[i].args[best]
		}
	}
}

// argumentScore prefers long numbers to letters, and both to dates, menu
// numbers and words.
func argumentScore(values map[string]bool) int {
	score := 0
	for v := range values {
		s := min(len(v), 30)
		if onlyDigits(v) == v {
			s += 40
			if v[0] == '0' {
				s -= 35
			}
		} else if !strings.ContainsAny(v, "0123456789") {
			s -= 40
		}
		if compact.MatchString(v) && len(v) == 8 {
			s -= 60
		}
		score += s
	}
	return score / max(1, len(values))
}

// plausibleID says that values can be IDs: short words of letters and digits.
func plausibleID(values map[string]bool) bool {
	bad := 0
	for v := range values {
		if !idValue.MatchString(v) {
			bad++
		}
	}
	return len(values) > 0 && bad*10 <= len(values)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
