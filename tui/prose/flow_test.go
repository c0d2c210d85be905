package prose

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// read is the lines of text that run through rows.
func read(text Text) []string {
	var lines []string
	for _, p := range text.Flow {
		s := cell.Plain(text.Lines[p.Row])[p.Start:p.End]
		switch p.Join {
		case cell.Apart:
			lines = append(lines, s)
		case cell.Spaced:
			lines[len(lines)-1] += " " + s
		case cell.Whole:
			lines[len(lines)-1] += s
		}
	}
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ") // runs of spaces in code
	}
	return slices.DeleteFunc(lines, func(s string) bool { return s == "" })
}

// The text that runs through the rows is what was there before it was broken,
// line by line: without indents, bars, rules, and with cells of tables one after
// the other.
func TestFlow(t *testing.T) {
	for seed := range uint64(200) {
		s := seeded(seed)
		a := randomArticle(s, kinds)
		var want []string
		tables := 0
		for _, b := range newDraft(a).blocks {
			if b.kind == feed.Table {
				tables++
			}
			lines := b.lines
			if b.kind == address && lines[0].plain == strings.TrimRight(b.marker, " ") {
				lines = []*run{{plain: lines[0].plain + " " + lines[1].plain}}
			}
			for _, r := range lines {
				if line := strings.Join(strings.Fields(r.plain), " "); line != "" {
					want = append(want, line)
				}
			}
		}
		for range 3 {
			o := Options{Width: 30 + s.IntN(170), Metrics: cell.Metrics{Ambiguous: 1 + s.IntN(2)}, Style: colours(true)}
			text := renderText(t, a, o)
			if tables > 0 {
				checkTables(t, a, text)
				continue
			}
			if diff := cmp.Diff(want, read(text)); diff != "" {
				t.Fatalf("seed %d at %d/%d: %s", seed, o.Width, o.Metrics.Ambiguous, diff)
			}
		}
	}
}

// checkTables checks that each line of a cell runs through the rows in one, if
// it stands in columns, or as part of a record.
func checkTables(t *testing.T, a feed.Article, text Text) {
	t.Helper()
	all := strings.Join(read(text), "\n")
	for _, b := range newDraft(a).blocks {
		if b.table == nil {
			continue
		}
		for _, lines := range b.table.text {
			for _, r := range lines {
				if line := strings.Join(strings.Fields(r.plain), " "); !strings.Contains(all, line) {
					t.Fatalf("%q is not in\n%s", line, all)
				}
			}
		}
	}
}

// No two pieces share a letter, and none is outside of its row.
func TestFlowPieces(t *testing.T) {
	for seed := range uint64(100) {
		s := seeded(seed)
		o := Options{Width: 1 + s.IntN(120), Metrics: cell.Metrics{Ambiguous: 1 + s.IntN(2)}, Style: colours(true)}
		text := renderText(t, randomArticle(s, kinds), o)
		used := map[[2]int]bool{}
		for _, p := range text.Flow {
			if row := cell.Plain(text.Lines[p.Row]); p.Start < 0 || p.Start > p.End || p.End > len(row) {
				t.Fatalf("seed %d: %v in %q", seed, p, row)
			}
			for i := p.Start; i < p.End; i++ {
				if used[[2]int{p.Row, i}] {
					t.Fatalf("seed %d: %v is in two pieces", seed, p)
				}
				used[[2]int{p.Row, i}] = true
			}
		}
	}
}
