package diff

import "strings"

// passage compares lines that came in the place of others: each with the one
// that it was made of, if there is such a one. But where lines were broken
// elsewhere that would take for changed what has only moved, so it is done only
// if hardly less stays than if line ends counted for nothing.
func passage(a, b []string) edits {
	var flat, paired edits
	flat.words(strings.Join(a, ""), strings.Join(b, ""))
	pairs := pair(a, b)
	if len(pairs) == 0 || len(a) == 1 && len(b) == 1 {
		return flat
	}
	x, y := 0, 0
	for _, p := range append(pairs, [2]int{len(a), len(b)}) {
		paired.words(strings.Join(a[x:p[0]], ""), strings.Join(b[y:p[1]], ""))
		if p[0] < len(a) {
			paired.words(a[p[0]], b[p[1]])
		}
		x, y = p[0]+1, p[1]+1
	}
	if 10*paired.kept() < 9*flat.kept() {
		return flat
	}
	return paired
}

const (
	// alike is how much two lines have in common of which one was made of the
	// other, of 1.
	alike = 0.5

	// pairing is how much work may be spent on finding such lines.
	pairing = 4 << 20
)

// pair finds the lines of a and b that were made of each other, in order, so
// that they have as much as possible in common. It finds none where there are
// too many to compare each with each.
func pair(a, b []string) [][2]int {
	if work := len(a)*len(strings.Join(b, "")) + len(b)*len(strings.Join(a, "")); work > pairing {
		return nil
	}
	x, y := shapes(a), shapes(b)
	same := make([][]float64, len(a))
	best := make([][]float64, len(a)+1) // of the lines from i and from j on
	best[len(a)] = make([]float64, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		same[i], best[i] = make([]float64, len(b)), make([]float64, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			same[i][j] = x[i].common(y[j])
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if same[i][j] >= alike {
				best[i][j] = max(best[i][j], best[i+1][j+1]+same[i][j])
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case same[i][j] >= alike && best[i][j] == best[i+1][j+1]+same[i][j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// shape is which two characters stand side by side in a line, and how often.
type shape struct {
	counts map[[2]rune]int
	total  int
}

func shapes(lines []string) []shape {
	out := make([]shape, len(lines))
	for i, line := range lines {
		s := shape{counts: map[[2]rune]int{}}
		last := rune(0)
		for _, r := range strings.TrimSpace(line) {
			s.counts[[2]rune{last, r}]++
			s.total++
			last = r
		}
		out[i] = s
	}
	return out
}

// common is how much of two lines is the same, of 1; nothing of empty ones.
func (s shape) common(t shape) float64 {
	if s.total == 0 || t.total == 0 {
		return 0
	}
	if len(s.counts) > len(t.counts) {
		s, t = t, s
	}
	n := 0
	for pair, count := range s.counts {
		n += min(count, t.counts[pair])
	}
	return float64(2*n) / float64(s.total+t.total)
}
