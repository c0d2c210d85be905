package cache

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// picture draws rows as a list from the top: "c3 b2? a1" are c, b and a at 3, 2
// and 1, b not surely; "x- y†" have no number, y is gone.
func picture(rows []row) string {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b row) int { return b.number - a.number })
	var s []string
	for _, r := range rows {
		switch {
		case r.gone:
			s = append(s, r.id+"†")
		case r.number == 0:
			s = append(s, r.id+"-")
		case r.sure:
			s = append(s, fmt.Sprintf("%s%d", r.id, r.number))
		default:
			s = append(s, fmt.Sprintf("%s%d?", r.id, r.number))
		}
	}
	return strings.Join(s, " ")
}

// A page is written as "first number: IDs / total".
func TestReconcile(t *testing.T) {
	type page struct {
		number, top int
		ids         string
		total       int
	}
	tests := []struct {
		name  string
		pages []page
		want  string
	}{
		{"first page", []page{{1, 9, "ihg", 9}}, "i9 h8 g7"},
		{"next page", []page{{1, 9, "ihg", 9}, {2, 6, "fed", 9}}, "i9 h8 g7 f6 e5 d4"},
		{"arrival moves nothing", []page{{1, 9, "ihg", 9}, {1, 10, "jih", 10}}, "j10 i9 h8 g7"},
		{"deletion on the page", []page{{1, 9, "ihg", 9}, {2, 6, "fed", 9}, {1, 8, "igf", 8}, {2, 5, "edc", 8}},
			"i8 g7 f6 e5 d4 c3 h†"},
		{"deletion below moves those above", []page{{1, 6, "fed", 6}, {2, 3, "cba", 6}, {1, 5, "fed", 5}},
			"f5 e4 d3 c2? b1? a-"},
		{"and is found where it was", []page{{1, 6, "fed", 6}, {2, 3, "cba", 6}, {1, 5, "fed", 5}, {2, 2, "ca", 5}},
			"f5 e4 d3 c2 a1 b†"},
		{"two at their old spacing settle those between",
			[]page{{1, 9, "ihg", 9}, {2, 6, "fed", 9}, {3, 3, "cba", 9}, {1, 8, "ihg", 8}, {3, 2, "ba", 8}},
			"i8 h7 g6 f5? e4? d3? b2 a1 c-"},
		{"more arrived than a page holds: nothing is sure",
			[]page{{1, 3, "cba", 3}, {1, 8, "hgf", 8}}, "h8 g7 f6 c3? b2? a1?"},
		{"until a page links", []page{{1, 3, "cba", 3}, {1, 8, "hgf", 8}, {2, 5, "edc", 8}, {3, 2, "ba", 8}},
			"h8 g7 f6 e5 d4 c3 b2 a1"},
		{"posted again", []page{{1, 6, "fed", 6}, {2, 3, "cba", 6}, {1, 6, "bfe", 6}, {2, 3, "dca", 6}},
			"b6 f5 e4 d3 c2 a1"},
		{"two trade places", []page{{1, 3, "cba", 3}, {1, 3, "bca", 3}}, "b3 c2 a1"},
		{"a row that cannot be kept", []page{{1, 3, "c a", 3}}, "c3 a1"},
		{"all gone", []page{{1, 3, "cba", 3}, {1, 0, "", 0}}, "c† b† a†"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var rows []row
			var main int64
			for i, p := range tt.pages {
				var ids []string
				for _, c := range p.ids {
					ids = append(ids, strings.TrimSpace(string(c)))
				}
				after := reconcile(rows, sheet{ids: ids, top: p.top, total: p.total,
					first: p.number == 1, main: main, event: int64(i + 1)})
				if rows = after.rows; p.number == 1 {
					main = after.strand
				}
			}
			if got := picture(rows); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestOrdered(t *testing.T) {
	r := seeded(1)
	for range 2000 {
		var list []anchor
		for i := range r.IntN(9) {
			list = append(list, anchor{i, r.IntN(9)})
		}
		got := ordered(slices.Clone(list))
		for i := range got {
			if i > 0 && got[i].number <= got[i-1].number {
				t.Fatalf("%v of %v does not grow", got, list)
			}
		}
		if want := longest(list, -1); len(got) != want {
			t.Fatalf("%v of %v is %d long, the longest is %d", got, list, len(got), want)
		}
	}
}

// longest tries everything.
func longest(list []anchor, above int) int {
	if len(list) == 0 {
		return 0
	}
	best := longest(list[1:], above)
	if list[0].number > above {
		best = max(best, 1+longest(list[1:], list[0].number))
	}
	return best
}

// model is a board and what reconcile knows of it, with nothing between.
type model struct {
	r       *rand.Rand
	board   []string // oldest first
	next    int
	perPage int
	rows    []row
	main    int64
	event   int64
	fetched int
}

func (m *model) fetch(number int) {
	m.event++
	m.fetched++
	total := len(m.board)
	s := sheet{top: total - (number-1)*m.perPage, total: total, first: number == 1, main: m.main, event: m.event}
	for n := s.top; n > max(s.top-m.perPage, 0); n-- {
		s.ids = append(s.ids, m.board[n-1])
	}
	after := reconcile(m.rows, s)
	if m.rows = after.rows; s.first {
		m.main = after.strand
	}
	if v := s.judge(m.rows); s.current(v) {
		for i := range m.rows {
			if m.rows[i].sure {
				m.rows[i].strand = m.main
			}
		}
	}
}

func (m *model) change() {
	switch m.r.IntN(3) {
	case 0:
		for range 1 + m.r.IntN(2*m.perPage) {
			m.next++
			m.board = append(m.board, fmt.Sprint(m.next))
		}
	default:
		if n := len(m.board); n > 0 {
			i := m.r.IntN(n)
			m.board = slices.Delete(m.board, i, i+1)
		}
	}
}

// sure returns the IDs by number of those that are claimed to be sure, and the
// first number that is not held by one.
func (m *model) sure(t *testing.T) (at map[int]string, missing int) {
	at = map[int]string{}
	numbers := map[int]string{}
	for _, r := range m.rows {
		if r.number > 0 && numbers[r.number] != "" {
			t.Fatalf("%s and %s are both at %d", r.id, numbers[r.number], r.number)
		}
		if numbers[r.number] = r.id; r.sure {
			at[r.number] = r.id
		}
		if r.gone && slices.Contains(m.board, r.id) {
			t.Fatalf("%s is on the board and said to be gone", r.id)
		}
	}
	for n := len(m.board); n > 0; n-- {
		if at[n] == "" {
			return at, n
		}
	}
	return at, 0
}

// Whatever was fetched and in whatever order, once page 1 has been seen nothing
// that is claimed to be sure is wrong, and filling comes to an end at the board.
func TestSureIsTrue(t *testing.T) {
	for seed := range uint64(200) {
		m := &model{r: seeded(seed)}
		m.perPage = 2 + m.r.IntN(9)
		for range 25 {
			for range m.r.IntN(5) {
				m.change()
			}
			if len(m.board) == 0 {
				continue
			}
			pages := (len(m.board) + m.perPage - 1) / m.perPage
			for range m.r.IntN(4) {
				m.fetch(1 + m.r.IntN(pages))
			}
			m.fetch(1)
			for full := m.r.IntN(3) == 0; ; {
				at, missing := m.sure(t)
				for n, id := range at {
					if n > len(m.board) || m.board[n-1] != id {
						t.Fatalf("seed %d: %s is claimed at %d\nboard %v\nrows %s", seed, id, n, m.board, picture(m.rows))
					}
				}
				if missing == 0 || !full {
					break
				}
				m.fetch((len(m.board)-missing)/m.perPage + 1)
			}
		}
	}
}

// Rows that are put back into a file come out as they went in.
func TestReconcileIsStable(t *testing.T) {
	s := sheet{ids: []string{"c", "b", "a"}, top: 3, total: 3, first: true, event: 1}
	first := reconcile(nil, s)
	s.event, s.main = 2, first.strand
	second := reconcile(first.rows, s)
	if d := cmp.Diff(first, second, cmp.AllowUnexported(row{}, reconciled{})); d != "" {
		t.Errorf("the same page again changes something:\n%s", d)
	}
}
