package picture

import (
	"fmt"
	"image"
	"image/color"
	"strings"

	"github.com/muesli/termenv"

	"city/sosik/tui/cell"
)

// Look is what a terminal can show in a cell.
type Look struct {
	// Metrics are its widths. Where a half block takes two cells, a dot is a
	// cell instead of half of one.
	Metrics cell.Metrics

	// Profile is how many colours it has. With none, dots are signs that are
	// more or less black.
	Profile termenv.Profile

	// Light says that it writes dark on light, which matters without colours.
	Light bool

	// ASCII says that there is nothing but ASCII in its font.
	ASCII bool
}

// halfBlock fills the upper half of a cell.
const halfBlock = "▀"

// ink are signs from the emptiest to the fullest.
const ink = " .:-=+*#%@"

// Cells returns a picture as so many rows of so many cells.
func Cells(img image.Image, size Size, look Look) []string {
	if size.Columns <= 0 || size.Rows <= 0 {
		return nil
	}
	switch {
	case look.Profile == termenv.Ascii:
		return signs(scaled(img, size.Columns, size.Rows), look.Light)
	case look.ASCII || look.Metrics.Width(halfBlock) != 1:
		return blocks(scaled(img, size.Columns, size.Rows), look.Profile, 1)
	}
	return blocks(scaled(img, size.Columns, 2*size.Rows), look.Profile, 2)
}

// signs draws each dot as a sign.
func signs(img *image.RGBA, light bool) []string {
	b := img.Bounds()
	rows := make([]string, b.Dy())
	for y := range rows {
		row := make([]byte, b.Dx())
		for x := range row {
			bright := int(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)
			if light {
				bright = 255 - bright
			}
			row[x] = ink[bright*(len(ink)-1)/255]
		}
		rows[y] = string(row)
	}
	return rows
}

// blocks draws so many dots, one or two, in each cell: the upper one is the
// colour of a half block, the lower one that behind it. Colours are told only
// where they change, and to few enough shades that they often do not: a screen
// of dots is some ten kilobytes as it is.
func blocks(img *image.RGBA, p termenv.Profile, dots int) []string {
	b := img.Bounds()
	rows := make([]string, b.Dy()/dots)
	colors := map[color.RGBA]termenv.Color{}
	for y := range rows {
		var row strings.Builder
		var fore, back string
		for x := range b.Dx() {
			lower := sequence(shade(img.RGBAAt(x, y*dots+dots-1)), p, colors, true)
			if lower != back {
				row.WriteString("\x1b[" + lower + "m")
				back = lower
			}
			if dots == 1 {
				row.WriteByte(' ')
				continue
			}
			upper := sequence(shade(img.RGBAAt(x, y*dots)), p, colors, false)
			if upper != fore {
				row.WriteString("\x1b[" + upper + "m")
				fore = upper
			}
			row.WriteString(halfBlock)
		}
		rows[y] = row.String() + "\x1b[0m"
	}
	return rows
}

// shade rounds a colour to 32 steps of each part, which nobody can tell apart in
// cells of this size.
func shade(c color.RGBA) color.RGBA {
	round := func(v uint8) uint8 { return v&0xf8 | v>>5 }
	return color.RGBA{round(c.R), round(c.G), round(c.B), 255}
}

// sequence is how a terminal with so many colours is told the nearest one.
func sequence(c color.RGBA, p termenv.Profile, known map[color.RGBA]termenv.Color, behind bool) string {
	nearest, ok := known[c]
	if !ok {
		nearest = p.Color(fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
		known[c] = nearest
	}
	return nearest.Sequence(behind)
}
