package picture

import (
	"bytes"
	"fmt"
	"image"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
	"github.com/charmbracelet/x/ansi/sixel"
)

// Kitty returns what has a terminal with kitty's graphics protocol draw a picture
// over so many cells from where the cursor is, and what has it remove all that it
// has drawn. The terminal answers neither.
func Kitty(img image.Image, size Size, cell image.Point) (show, hide string, err error) {
	var b bytes.Buffer
	err = kitty.EncodeGraphics(&b, scaled(img, size.Columns*cell.X, size.Rows*cell.Y), &kitty.Options{
		Action: kitty.TransmitAndPut, Quite: 2, ID: 1, PlacementID: 1, DoNotMoveCursor: true,
		Format: kitty.PNG, Transmission: kitty.Direct, Chunk: true,
		Columns: size.Columns, Rows: size.Rows,
	})
	if err != nil {
		return "", "", fmt.Errorf("picture for kitty: %w", err)
	}
	return b.String(), ansi.KittyGraphics(nil, "a=d", "d=A", "q=2"), nil
}

// Sixel returns what has a terminal with sixels draw a picture over so many cells
// from where the cursor is; cell is how many dots each of them has. It is gone
// as soon as something else is written there.
func Sixel(img image.Image, size Size, cell image.Point) (string, error) {
	// A band of sixels is six dots high. What is not a whole one might take a
	// row more than there is, and scroll the screen.
	height := size.Rows * cell.Y / 6 * 6
	var b bytes.Buffer
	if err := new(sixel.Encoder).Encode(&b, scaled(img, size.Columns*cell.X, max(height, 1))); err != nil {
		return "", fmt.Errorf("picture in sixels: %w", err)
	}
	return ansi.SixelGraphics(0, 1, 0, []byte(strings.TrimRight(b.String(), "-"))), nil
}
