package qr

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen/vt"
)

const address = "https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik&fidx=20852"

// photo is what a camera sees of rows on a terminal: each cell one unit wide and
// two high, in the terminal's own colours where the rows have none.
func photo(t *testing.T, rows []string, m cell.Metrics, ground, letters color.Gray) image.Image {
	t.Helper()
	width := m.Width(rows[0])
	term := vt.New(width, len(rows), m.RuneWidth)
	for y, row := range rows {
		if w := m.Width(row); w != width {
			t.Fatalf("row %d is %d cells wide, not %d", y, w, width)
		}
		_, _ = fmt.Fprintf(term, "\x1b[%dH%s", y+1, row) // it takes everything
	}
	if len(term.Unknown) > 0 || !term.Plain() {
		t.Fatalf("left in a style or with the unknown %v", term.Unknown)
	}
	const scale = 3
	img := image.NewGray(image.Rect(0, 0, width*scale, len(rows)*2*scale))
	for y := range img.Bounds().Dy() {
		row := term.Row(y / scale / 2)
		for x := range img.Bounds().Dx() {
			at := x / scale
			for row[at].Width == 0 {
				at-- // the right half of a wide character
			}
			img.SetGray(x, y, seen(t, row[at], y/scale%2 == 0, ground, letters))
		}
	}
	return img
}

// seen is the colour of the upper or the lower half of a cell.
func seen(t *testing.T, c vt.Cell, upper bool, ground, letters color.Gray) color.Gray {
	for name, to := range map[string]*color.Gray{c.Style.Foreground: &letters, c.Style.Background: &ground} {
		switch name {
		case "30", "40":
			*to = color.Gray{Y: 20}
		case "47":
			*to = color.Gray{Y: 190}
		}
	}
	if c.Style.Reverse {
		ground, letters = letters, ground
	}
	switch {
	case c.Text == " ":
		return ground
	case c.Text == "█", c.Text == "▀" && upper, c.Text == "▄" && !upper:
		return letters
	case c.Text == "▀", c.Text == "▄":
		return ground
	}
	t.Fatalf("a cell with %q", c.Text)
	return ground
}

// decode reads a photo as a phone does.
func decode(img image.Image) (string, error) {
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		return "", err
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		return "", err
	}
	return result.GetText(), nil
}

func TestAPhoneReadsIt(t *testing.T) {
	dark, light := color.Gray{Y: 10}, color.Gray{Y: 240}
	for _, text := range []string{address, "https://a.kr/", "https://안산.kr/?q=" + strings.Repeat("%EC%95%88", 60)} {
		code, err := Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, ambiguous := range []int{1, 2} {
			m := cell.Metrics{Ambiguous: ambiguous}
			for _, tt := range []struct {
				name            string
				look            Look
				ground, letters color.Gray
			}{
				{"colours on dark", Look{Color: true}, dark, light},
				{"colours on light", Look{Color: true, Light: true}, light, dark},
				{"reverse on dark", Look{Reverse: true}, dark, light},
				{"reverse on light", Look{Reverse: true, Light: true}, light, dark},
				{"letters on dark", Look{}, dark, light},
				{"letters on paper", Look{Light: true}, light, dark},
			} {
				if text != address && tt.look != (Look{Color: true}) {
					continue // it is no other way of drawing
				}
				for _, quiet := range []int{Quiet, Tight} {
					rows := code.Rows(m, tt.look, quiet)
					w, h := code.Size(m, quiet)
					if len(rows) != h || m.Width(rows[0]) != w {
						t.Errorf("%s: %d rows of %d cells, said to be %d × %d", tt.name, len(rows), m.Width(rows[0]), w, h)
					}
					if got, err := decode(photo(t, rows, m, tt.ground, tt.letters)); err != nil || got != text {
						t.Errorf("%s, ambiguous %d, margin %d: read %q, %v", tt.name, ambiguous, quiet, got, err)
					}
				}
			}
		}
	}
}

// The test above can fail: what the terminal draws the other way round is not
// read.
func TestTheWrongWayRoundIsNotRead(t *testing.T) {
	code, err := Encode(address)
	if err != nil {
		t.Fatal(err)
	}
	m := cell.Metrics{}
	rows := code.Rows(m, Look{}, Quiet) // for a dark background
	if got, err := decode(photo(t, rows, m, color.Gray{Y: 240}, color.Gray{Y: 10})); err == nil {
		t.Errorf("read %q", got)
	}
}

// The address of a notice has to fit a usual terminal, with its last line for
// the status.
func TestAnAddressFits(t *testing.T) {
	code, err := Encode(address)
	if err != nil {
		t.Fatal(err)
	}
	if w, h := code.Size(cell.Metrics{}, Quiet); w > 79 || h > 23 {
		t.Errorf("%d × %d cells", w, h)
	}
}

func TestTooLong(t *testing.T) {
	if _, err := Encode(strings.Repeat("가", 3000)); err == nil {
		t.Error("no code holds that")
	}
}
