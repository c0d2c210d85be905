package tui

import (
	"strings"
	"unicode/utf8"

	"city/sosik/tui/cell"
)

// inASCII writes rows with ASCII characters in place of the signs, rules, dots
// and quotation marks that some terminals and fonts lack, and that terminals
// disagree on the width of. What is ours is written so, and what notices are
// full of. Each takes the cells that it took before, so that nothing moves.
func (m *Model) inASCII(rows []string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = inASCII(row, m.metrics)
	}
	return out
}

func inASCII(row string, m cell.Metrics) string {
	var b strings.Builder
	b.Grow(len(row))
	for i := 0; i < len(row); {
		if n := cell.Escape(row[i:]); n > 0 {
			b.WriteString(row[i : i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(row[i:])
		if plain, ok := asciiFor(r); ok {
			b.WriteByte(plain)
			if m.RuneWidth(r) == 2 {
				b.WriteByte(second(plain))
			}
		} else {
			b.WriteString(row[i : i+size])
		}
		i += size
	}
	return b.String()
}

// second is what stands in the second cell of a character that took two: a rule
// and an ellipsis go on, anything else is done.
func second(first byte) byte {
	if first == '-' || first == '.' {
		return first
	}
	return ' '
}

// asciiFor is the ASCII character that stands for r. Blocks (▀ █) are none of
// its business: pictures and QR codes are made of them.
func asciiFor(r rune) (byte, bool) {
	switch {
	case r < 0x80 || r >= '가' && r <= '힣':
		return 0, false
	case r >= '①' && r <= '⑨':
		return byte('1' + r - '①'), true
	case r >= 0x2500 && r <= 0x257f:
		return box(r), true
	}
	for _, like := range []struct {
		ascii byte
		of    string
	}{
		{'-', "·‧–—―"}, {'.', "…"}, {'"', "“”″"}, {'\'', "‘’′"},
		{'o', "●○◎◉◯"}, {'#', "■□▣▪▫◆◇"}, {'*', "★☆※•"},
		{'^', "▲△↑"}, {'v', "▼▽↓"}, {'>', "▶▷►▸→⇒"}, {'<', "◀◁◄◂←⇐"}, {'x', "×"},
	} {
		if strings.ContainsRune(like.of, r) {
			return like.ascii, true
		}
	}
	return 0, false
}

// box is the ASCII character for a line of a table.
func box(r rune) byte {
	switch r {
	case '─', '━', '┄', '┅', '┈', '┉', '═', '╌', '╍':
		return '-'
	case '│', '┃', '┆', '┇', '┊', '┋', '║', '╎', '╏':
		return '|'
	}
	return '+'
}
