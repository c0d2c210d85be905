package picture

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi/sixel"
	"github.com/muesli/termenv"

	"city/sosik/tui/cell"
)

// flag is red above and blue below, with a white stripe down its left edge.
func flag(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			switch {
			case x < width/8:
				img.Set(x, y, color.White)
			case y < height/2:
				img.Set(x, y, color.RGBA{255, 0, 0, 255})
			default:
				img.Set(x, y, color.RGBA{0, 0, 255, 255})
			}
		}
	}
	return img
}

func TestFit(t *testing.T) {
	for _, tt := range []struct {
		dots image.Point
		room Size
		want Size
	}{
		{image.Pt(800, 800), Size{80, 20}, Size{40, 20}},    // as high as there is room
		{image.Pt(1600, 160), Size{80, 20}, Size{80, 4}},    // as wide
		{image.Pt(80, 32), Size{80, 20}, Size{10, 2}},       // no larger than it is
		{image.Pt(1, 1), Size{80, 20}, Size{1, 1}},          // never nothing
		{image.Pt(100000, 1), Size{80, 20}, Size{80, 1}},    // nor less than a row
		{image.Pt(1, 100000), Size{80, 20}, Size{1, 20}},    // nor than a column
		{image.Pt(0, 10), Size{80, 20}, Size{}},             // but of nothing
		{image.Pt(800, 800), Size{80, 0}, Size{}},           // and where there is no room
		{image.Pt(1000, 1414), Size{250, 60}, Size{85, 60}}, // a page of paper
	} {
		if got := Fit(tt.dots, UsualCell, tt.room); got != tt.want {
			t.Errorf("Fit(%v, %v) = %v, want %v", tt.dots, tt.room, got, tt.want)
		}
	}
}

// As many rows as there are to be, each as wide, on every kind of terminal.
func TestCellsFillTheirPlace(t *testing.T) {
	for _, p := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI, termenv.Ascii} {
		for _, ambiguous := range []int{1, 2} {
			for _, ascii := range []bool{false, true} {
				for _, size := range []Size{{1, 1}, {16, 6}, {79, 22}} {
					look := Look{Metrics: cell.Metrics{Ambiguous: ambiguous}, Profile: p, ASCII: ascii}
					rows := Cells(flag(64, 48), size, look)
					if len(rows) != size.Rows {
						t.Fatalf("%+v: %d rows, want %d", look, len(rows), size.Rows)
					}
					for _, row := range rows {
						if w := look.Metrics.Width(row); w != size.Columns {
							t.Fatalf("%+v: a row of %d cells, want %d: %q", look, w, size.Columns, row)
						}
						if p == termenv.Ascii && strings.Contains(row, "\x1b") {
							t.Fatalf("%+v: no colours, but %q", look, row)
						}
						if ascii && strings.Contains(row, halfBlock) {
							t.Fatalf("%+v: ASCII, but %q", look, row)
						}
					}
				}
			}
		}
	}
	if rows := Cells(flag(8, 8), Size{}, Look{}); rows != nil {
		t.Errorf("a picture without a place is %q", rows)
	}
}

func TestCellsHaveTheColorsOfThePicture(t *testing.T) {
	rows := Cells(flag(160, 160), Size{16, 5}, Look{Metrics: cell.Metrics{Ambiguous: 1}, Profile: termenv.TrueColor})
	if want := "38;2;255;0;0m"; !strings.Contains(rows[0], want) || strings.Contains(rows[4], want) {
		t.Errorf("red should be above only:\n%q", rows)
	}
	if want := "48;2;0;0;255m"; !strings.Contains(rows[4], want) || strings.Contains(rows[0], want) {
		t.Errorf("blue should be below only:\n%q", rows)
	}
	// The middle row is half the one and half the other.
	if middle := rows[2]; !strings.Contains(middle, "38;2;255;") || !strings.Contains(middle, ";255m"+halfBlock) {
		t.Errorf("the middle should be red over blue: %q", middle)
	}
	if n := strings.Count(rows[0], "\x1b["); n > 12 {
		t.Errorf("%d sequences in a row of two colours: %q", n, rows[0])
	}
}

func TestSignsFollowTheBackground(t *testing.T) {
	white := image.NewUniform(color.White)
	for _, tt := range []struct {
		light bool
		want  string
	}{{false, "@@@"}, {true, "   "}} {
		rows := Cells(subject(white), Size{3, 1}, Look{Profile: termenv.Ascii, Light: tt.light})
		if rows[0] != tt.want {
			t.Errorf("white on a light=%v background is %q, want %q", tt.light, rows[0], tt.want)
		}
	}
}

// What is transparent is white, as the paper a poster is made for.
func TestTransparentIsWhite(t *testing.T) {
	rows := Cells(image.NewRGBA(image.Rect(0, 0, 4, 4)), Size{2, 1}, Look{Profile: termenv.Ascii})
	if rows[0] != "@@" {
		t.Errorf("nothing is %q, want white", rows[0])
	}
}

func subject(u *image.Uniform) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 6, 4))
	for y := range 4 {
		for x := range 6 {
			img.Set(x, y, u.C)
		}
	}
	return img
}

func TestSixelsDecodeToThePicture(t *testing.T) {
	size := Size{10, 3}
	seq, err := Sixel(flag(80, 48), size, UsualCell)
	if err != nil {
		t.Fatal(err)
	}
	payload, ok := strings.CutPrefix(seq, "\x1bP0;1q")
	payload, end := strings.CutSuffix(payload, "\x1b\\")
	if !ok || !end || strings.ContainsAny(payload, "\x1b\n\r") {
		t.Fatalf("not one sequence: %.40q … %q", seq, seq[len(seq)-4:])
	}
	img, err := new(sixel.Decoder).Decode(strings.NewReader(payload))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() > size.Columns*UsualCell.X || b.Dy() > size.Rows*UsualCell.Y {
		t.Errorf("%v dots do not fit into %v cells", b, size)
	}
	for _, at := range []struct {
		x, y    int
		r, g, b uint32
	}{{40, 5, 0xffff, 0, 0}, {40, 40, 0, 0, 0xffff}, {2, 20, 0xffff, 0xffff, 0xffff}} {
		r, g, b, _ := img.At(at.x, at.y).RGBA()
		if near(r, at.r) && near(g, at.g) && near(b, at.b) {
			continue
		}
		t.Errorf("at %d, %d is %x %x %x, want %x %x %x", at.x, at.y, r, g, b, at.r, at.g, at.b)
	}
}

func near(a, b uint32) bool { return max(a, b)-min(a, b) < 0x1000 }

func TestKittyCarriesThePicture(t *testing.T) {
	size := Size{40, 12}
	show, hide, err := Kitty(noise(320, 192), size, UsualCell)
	if err != nil {
		t.Fatal(err)
	}
	chunks := regexp.MustCompile(`\x1b_G([^;\x1b]*);?([A-Za-z0-9+/=]*)\x1b\\`).FindAllStringSubmatch(show, -1)
	whole, data := "", ""
	for _, c := range chunks {
		whole += c[0]
		data += c[2]
		if len(c[2]) > 4096 {
			t.Errorf("a chunk of %d letters", len(c[2]))
		}
	}
	if whole != show || len(chunks) < 2 {
		t.Fatalf("%d chunks are not all of it: %.60q", len(chunks), show)
	}
	for _, want := range []string{"q=2", "C=1", "a=T", "f=100", fmt.Sprintf("c=%d", size.Columns), fmt.Sprintf("r=%d", size.Rows)} {
		if !strings.Contains(","+chunks[0][1]+",", ","+want+",") {
			t.Errorf("the first chunk lacks %s: %s", want, chunks[0][1])
		}
	}
	raw, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil || img.Bounds().Dx() != 320 {
		t.Errorf("the data is no picture of 320 dots: %v", err)
	}
	if hide != "\x1b_Ga=d,d=A,q=2\x1b\\" {
		t.Errorf("it is removed by %q", hide)
	}
}

// noise does not compress, so that a picture of it takes several chunks.
func noise(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	v := uint32(1)
	for i := range img.Pix {
		v = v*1664525 + 1013904223
		img.Pix[i] = uint8(v >> 24)
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}
