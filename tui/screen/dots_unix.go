//go:build unix

package screen

import (
	"image"

	"golang.org/x/sys/unix"
)

// Dots returns how many dots a cell has, zero if the terminal does not tell.
func (s *Screen) Dots() image.Point {
	w, err := unix.IoctlGetWinsize(int(s.terminal.out.Fd()), unix.TIOCGWINSZ)
	if err != nil || w.Col == 0 || w.Row == 0 {
		return image.Point{}
	}
	return image.Pt(int(w.Xpixel/w.Col), int(w.Ypixel/w.Row))
}
