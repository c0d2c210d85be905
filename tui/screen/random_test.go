package screen

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"city/sosik/tui/cell"
)

// drawer makes frames as a reader would, and worse ones.
type drawer struct {
	*rand.Rand
	width, height int
	metrics       cell.Metrics
	rows          []string
}

var pieces = []string{
	"안산시", "시정소식", " ", "  ", "▲", "‘공고’", "“", "…", "·", "─", "①", "㎡", "ㅋㅋ", "abc", "2026-04-08",
	"e\u0301", "📎", "🇰🇷", "é", "ｱ", "漢字", "      ",
}

var styles = []string{"\x1b[1m", "\x1b[7m", "\x1b[38;5;12m", "\x1b[4m", "\x1b[48;2;1;2;3m", "\x1b]8;;http://a\x1b\\", "\x1b[2;31m"}

// row makes a row that fits, often to the edge, sometimes filled up with spaces.
func (d *drawer) row() string {
	width := d.width
	if d.IntN(3) > 0 {
		width = d.IntN(d.width + 1)
	}
	var b strings.Builder
	var style cell.Style
	used := 0
	for d.IntN(12) > 0 || used < width/2 {
		if d.IntN(5) == 0 {
			seq := styles[d.IntN(len(styles))]
			style.Add(seq)
			b.WriteString(seq)
		}
		if d.IntN(6) == 0 {
			b.WriteString(style.Close())
			style = cell.Style{}
		}
		p := pieces[d.IntN(len(pieces))]
		if w := d.metrics.Width(p); used+w > width {
			break
		} else {
			used += w
		}
		b.WriteString(p)
	}
	if d.IntN(3) == 0 {
		b.WriteString(strings.Repeat(" ", width-used))
	}
	return b.String() + style.Close()
}

// next changes the rows as keys, answers and resizing do.
func (d *drawer) next() Frame {
	d.rows = slices.Clone(d.rows)
	for len(d.rows) < d.height {
		d.rows = append(d.rows, d.row())
	}
	y := d.IntN(d.height)
	switch d.IntN(8) {
	case 0: // another page
		for i := range d.rows {
			d.rows[i] = d.row()
		}
	case 1, 2: // lines move up or down between a head and a foot
		top, bottom := d.IntN(d.height), d.IntN(d.height)
		if top > bottom {
			top, bottom = bottom, top
		}
		d.move(top, bottom, d.IntN(5)-2)
	case 3: // a longer or shorter end
		d.rows[y] = prepareLine(d.rows[y], d.IntN(d.width+1), d.metrics).text
	case 4: // another style
		d.rows[y] = prepareLine("\x1b[7m"+d.rows[y]+"\x1b[0m", d.width, d.metrics).text
	case 5: // rows vanish
		d.rows = d.rows[:y]
	default:
		d.rows[y] = d.row()
	}
	f := Frame{Rows: d.rows}
	if d.IntN(4) == 0 {
		f.Cursor = &Point{X: d.IntN(d.width), Y: d.IntN(d.height)}
	}
	return f
}

func (d *drawer) move(top, bottom, by int) {
	old := slices.Clone(d.rows)
	for y := top; y <= bottom; y++ {
		if from := y + by; from >= top && from <= bottom {
			d.rows[y] = old[from]
		} else {
			d.rows[y] = d.row()
		}
	}
}

func play(t *testing.T, seed uint64, width, height, guess, truth, frames int) {
	t.Helper()
	s := newStage(width, height, guess, truth)
	d := &drawer{Rand: rand.New(rand.NewPCG(seed, 1)), width: width, height: height, metrics: cell.Metrics{Ambiguous: guess}}
	for i := range frames {
		if d.IntN(20) == 0 {
			d.width, d.height = 1+d.IntN(width), 1+d.IntN(height)
			d.rows = nil
			s.resize(d.width, d.height)
		}
		f := d.next()
		s.show(f)
		if wrong := s.check(f); wrong != "" {
			t.Fatalf("seed %d, %dx%d, layout for %d on a terminal of %d, frame %d: %s", seed, d.width, d.height, guess, truth, i, wrong)
		}
	}
}

// On every terminal, whatever was guessed, every row that fits stands as it was
// meant, at every size.
func TestRandomFrames(t *testing.T) {
	sizes := []Point{{1, 1}, {2, 1}, {1, 5}, {2, 2}, {3, 3}, {20, 6}, {40, 12}, {80, 24}, {133, 40}}
	for seed := range uint64(3) {
		for _, size := range sizes {
			for _, guess := range []int{1, 2} {
				for _, truth := range []int{1, 2} {
					play(t, seed, size.X, size.Y, guess, truth, 60)
				}
			}
		}
	}
}

func FuzzFrames(f *testing.F) {
	f.Add(uint64(1), uint8(20), uint8(6), true, false)
	f.Add(uint64(2), uint8(1), uint8(1), false, true)
	f.Fuzz(func(t *testing.T, seed uint64, width, height uint8, guess, truth bool) {
		wide := map[bool]int{false: 1, true: 2}
		play(t, seed, 1+int(width)%150, 1+int(height)%60, wide[guess], wide[truth], 30)
	})
}
