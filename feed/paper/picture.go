package paper

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // kinds of pictures that boards show
	"image/jpeg"
	"image/png"
)

// maxPixels bounds what is unpacked of a picture; a larger one is not shown.
const maxPixels = 40_000_000

// pictureType is the media type of a picture that a document can show, "" if it
// cannot.
func pictureType(p Picture) string {
	c, kind, err := image.DecodeConfig(bytes.NewReader(p))
	if err != nil || c.Width < 1 || c.Height < 1 || c.Width > maxPixels/c.Height {
		return ""
	}
	return "image/" + kind
}

// embedded is a picture in a form that the PDF can take as it is.
type embedded struct {
	data          []byte
	kind          string // as fpdf calls it
	width, height int
}

// embed makes a picture ready for a PDF. Photographs stay as they came; others
// are written anew, since there are PNGs that the library does not read.
func embed(p Picture) (embedded, error) {
	kind := pictureType(p)
	if kind == "" {
		return embedded{}, fmt.Errorf("a picture of %d bytes: %w", len(p), image.ErrFormat)
	}
	m, _, err := image.Decode(bytes.NewReader(p))
	if err != nil {
		return embedded{}, fmt.Errorf("read a picture: %w", err)
	}
	e := embedded{width: m.Bounds().Dx(), height: m.Bounds().Dy()}
	switch m.(type) {
	case *image.YCbCr, *image.Gray:
		if kind == "image/jpeg" {
			e.data, e.kind = p, "JPG"
			return e, nil
		}
	}
	var b bytes.Buffer
	if kind == "image/jpeg" { // of four colours, for a press
		e.kind, err = "JPG", jpeg.Encode(&b, m, &jpeg.Options{Quality: 90})
	} else {
		plain := image.NewNRGBA(image.Rect(0, 0, e.width, e.height))
		for y := range e.height {
			for x := range e.width {
				plain.Set(x, y, m.At(m.Bounds().Min.X+x, m.Bounds().Min.Y+y))
			}
		}
		e.kind, err = "PNG", png.Encode(&b, plain)
	}
	e.data = b.Bytes()
	return e, err
}
