package tui

import (
	"slices"
	"strings"

	"city/sosik/tui/cell"
)

// The help is made from the live key table.

// helpLine is a heading, or a key with what it does, or nothing.
type helpLine struct{ heading, keys, text string }

func helpLines(groups []KeyGroup) []helpLine {
	var lines []helpLine
	for i, g := range groups {
		if i > 0 {
			lines = append(lines, helpLine{})
		}
		lines = append(lines, helpLine{heading: g.Title})
		for _, b := range g.Keys {
			if b.Enabled() {
				lines = append(lines, helpLine{keys: b.Help().Key, text: b.Help().Desc})
			}
		}
	}
	lines = append(lines, helpLine{}, helpLine{heading: textQueries})
	for _, q := range queryHelp() {
		lines = append(lines, helpLine{keys: q[0], text: q[1]})
	}
	lines = append(lines, helpLine{}, helpLine{heading: textSigns})
	all := signs()
	for _, s := range append(all[:], sign{signEdited, textSignEdited}, sign{signRemoved, textRemoved}) {
		lines = append(lines, helpLine{keys: s.sign, text: s.text})
	}
	return lines
}

// helpGroups are the keys in an order that begins with those of the screen that
// one comes from.
func (m *Model) helpGroups() []KeyGroup {
	groups := m.keys.Groups()
	first := groupList
	switch {
	case m.helpOver == articleScreen:
		first = groupArticle
	case m.helpOver == viewsScreen:
		first = groupViews
	case m.helpOver == menuScreen:
		first = groupMenu
	case m.helpOver == sheetScreen:
		first = groupSheet
	case m.hits.shown:
		first = groupHits
	case m.blank():
		first = groupBlank
	}
	if m.opts.Mouse {
		groups = append(groups, mouseHelp())
	}
	here := groups[first]
	return slices.Insert(slices.Delete(groups, first, first+1), 0, here)
}

// helpRows lays the help out for a width; what each key does is wrapped under
// itself.
func helpRows(groups []KeyGroup, s styles, m cell.Metrics, width int) []string {
	lines := helpLines(groups)
	keys := 0
	for _, l := range lines {
		keys = max(keys, m.Width(l.keys))
	}
	keys = min(keys, width/2)
	var rows []string
	for _, l := range lines {
		if l.keys == "" {
			rows = append(rows, styled(s.heading, m.Truncate(l.heading, width)))
			continue
		}
		rest := width - keys - 4
		if rest < 4 {
			rows = append(rows, m.Wrap(l.keys+" "+l.text, width, 0)...)
			continue
		}
		left := m.Wrap(l.keys, keys, 0)
		right := m.Wrap(l.text, rest, 0)
		for i := range max(len(left), len(right)) {
			var a, b string
			if i < len(left) {
				a = left[i]
			}
			if i < len(right) {
				b = right[i]
			}
			pad := strings.Repeat(" ", max(keys-m.Width(a), 0)+2)
			rows = append(rows, strings.TrimRight("  "+styled(s.key, a)+pad+b, " "))
		}
	}
	return rows
}
