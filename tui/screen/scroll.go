package screen

// scroll is a move of the lines from top to bottom by so many lines, up if by
// is positive.
type scroll struct {
	top, bottom, by int
}

// What an address and erasing cost in bytes for one row, and what setting a
// scroll region and undoing it costs.
const (
	rowCost    = 8
	scrollCost = 16
)

// findScroll looks for lines of the screen that the next frame has elsewhere,
// and returns the move that saves most, if any does. Two changed rows are the
// cursor in a list and not worth the search.
func findScroll(old, next []line) (best scroll, ok bool) {
	changed := 0
	for y := range next {
		if old[y] != next[y] {
			changed++
		}
	}
	if changed < 3 {
		return best, false
	}
	saved := 0
	for by := 1; by < len(next); by++ {
		for _, up := range []bool{true, false} {
			for from := 0; from < len(next); {
				s, gain, after := run(old, next, from, by, up)
				if gain > saved {
					saved, best, ok = gain, s, true
				}
				from = after
			}
		}
	}
	return best, ok
}

// run returns the first move by so many lines, at or after line from of the next
// frame, that brings lines to their new places, what it saves, and where to look
// further.
func run(old, next []line, from, by int, up bool) (s scroll, saved, after int) {
	source := func(y int) int { // where line y of the next frame stands now
		if up {
			return y + by
		}
		return y - by
	}
	moved := func(y int) bool {
		o := source(y)
		return o >= 0 && o < len(old) && old[o] == next[y]
	}
	for from < len(next) && !moved(from) {
		from++
	}
	end, saved := from, -scrollCost-by
	for end < len(next) && moved(end) {
		saved += cost(old[end], next[end])
		end++
	}
	if end == from {
		return s, 0, end
	}
	// The lines that the move lays bare have to be written, even those that
	// were right before.
	s = scroll{top: from, bottom: source(end - 1), by: by}
	if !up {
		s = scroll{top: source(from), bottom: end - 1, by: -by}
	}
	for y := s.top; y <= s.bottom; y++ {
		if bare := y < from || y >= end; bare {
			saved -= cost(line{certain: true}, next[y]) - cost(old[y], next[y])
		}
	}
	return s, saved, end
}

// cost is about what it takes to turn one line into another.
func cost(old, next line) int {
	if old == next {
		return 0
	}
	return len(next.text) + rowCost
}

// scroll moves lines on the screen, and in what is known of it.
func (p *painter) scroll(s scroll) {
	if s.top > 0 || s.bottom < p.height-1 {
		p.setRegion(s.top, s.bottom)
	}
	blank := line{certain: true}
	if s.by > 0 {
		p.address(Point{Y: s.bottom})
		for range s.by {
			p.buf = append(p.buf, '\n')
		}
		p.home = s.bottom
		copy(p.lines[s.top:], p.lines[s.top+s.by:s.bottom+1])
		for y := s.bottom - s.by + 1; y <= s.bottom; y++ {
			p.lines[y] = blank
		}
	} else {
		p.address(Point{Y: s.top})
		for range -s.by {
			p.buf = append(p.buf, "\x1bM"...)
		}
		p.home = s.top
		copy(p.lines[s.top-s.by:s.bottom+1], p.lines[s.top:])
		for y := s.top; y < s.top-s.by; y++ {
			p.lines[y] = blank
		}
	}
}
