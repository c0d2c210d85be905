package demo

import (
	"bytes"
	"hash/fnv"
	"image"
	"image/color"
	"image/jpeg"
	"math"
)

// landscape makes the JPEG of a hill under the sun, whose place and colours follow
// from the text given: something to be recognised in a terminal, too.
func landscape(seed string) []byte {
	const width, height = 480, 360
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(seed)) // a hash takes all
	d := throw(int(sum.Sum64()>>1), forPictures)
	sky := color.RGBA{uint8(90 + d.below(90)), uint8(150 + d.below(60)), 235, 255}
	near := color.RGBA{uint8(20 + d.below(60)), uint8(110 + d.below(70)), 60, 255}
	sun := image.Pt(80+d.below(width-160), 50+d.below(70))
	phase, bend := float64(d.below(628))/100, 60+float64(d.below(60))
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		ridge := int(220 + 45*math.Sin(float64(x)/bend+phase))
		for y := range height {
			dx, dy := x-sun.X, y-sun.Y
			switch {
			case y >= ridge:
				img.SetRGBA(x, y, near)
			case dx*dx+dy*dy < 34*34:
				img.SetRGBA(x, y, color.RGBA{255, 215, 70, 255})
			default:
				img.SetRGBA(x, y, color.RGBA{sky.R + uint8(y/5), sky.G + uint8(y/10), sky.B, 255})
			}
		}
	}
	var buf bytes.Buffer
	_ = jpeg.Encode(&buf, img, nil) // a bytes.Buffer takes all
	return buf.Bytes()
}
