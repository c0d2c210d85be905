// Package picture turns a picture into what a terminal can show of it.
//
// [Cells] makes rows of coloured cells, which every terminal with colours can
// show and which are painted as any other rows are. [Kitty] and [Sixel] make
// what terminals with one of the two graphics protocols draw dot by dot.
//
// Everything here is a function of its arguments: no terminal is asked and
// nothing is written.
package picture

import (
	"image"

	"golang.org/x/image/draw"
)

// Size is how many columns and rows of cells there are.
type Size struct{ Columns, Rows int }

// UsualCell is how many dots a cell has where the terminal does not tell: the
// ratio is about right everywhere, and few have smaller ones.
var UsualCell = image.Pt(8, 16)

// Fit returns how many cells a picture of so many dots takes at most, if it is to
// keep its shape and fit into the room; cell is how many dots a cell has. A
// picture that is smaller than the room is shown as large as it is.
func Fit(dots, cell image.Point, room Size) Size {
	if dots.X <= 0 || dots.Y <= 0 || cell.X <= 0 || cell.Y <= 0 || room.Columns <= 0 || room.Rows <= 0 {
		return Size{}
	}
	scale := min(1, float64(room.Columns*cell.X)/float64(dots.X), float64(room.Rows*cell.Y)/float64(dots.Y))
	cells := func(n, size, most int) int {
		return min(max(1, int(float64(n)*scale/float64(size)+0.5)), most)
	}
	return Size{cells(dots.X, cell.X, room.Columns), cells(dots.Y, cell.Y, room.Rows)}
}

// scaled is a picture of another size, on white where it is transparent: posters
// are made for paper.
func scaled(img image.Image, width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(out, out.Bounds(), img, img.Bounds(), draw.Over, nil)
	return out
}

// Shrink returns a picture whose sides have at most so many dots.
func Shrink(img image.Image, most int) image.Image {
	size := img.Bounds().Size()
	longer := max(size.X, size.Y)
	if longer <= most {
		return img
	}
	return scaled(img, max(1, size.X*most/longer), max(1, size.Y*most/longer))
}
