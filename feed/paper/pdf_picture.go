package paper

import (
	"bytes"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

// picture draws a picture in a column, no larger than it would be on a screen
// and on one page.
func (s *setter) picture(e embedded, left, width float64) {
	const perPixel = 0.75 // 96 of them are an inch
	w, h := float64(e.width)*perPixel, float64(e.height)*perPixel
	scale := min(1, width/w, (bottom-margin)/h)
	w, h = w*scale, h*scale
	s.need(h)
	s.drawn++
	name := strconv.Itoa(s.drawn)
	o := fpdf.ImageOptions{ImageType: e.kind}
	s.pdf.RegisterImageOptionsReader(name, o, bytes.NewReader(e.data))
	s.pdf.ImageOptions(name, left, s.y, w, h, false, o, 0, "")
	s.y += h + gap
}
