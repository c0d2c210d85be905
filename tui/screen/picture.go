package screen

// Picture is what a terminal draws over the rows of a frame, dot by dot, by a
// protocol of its own. It is the same as long as the pointer is.
type Picture struct {
	At   Point  // its upper left corner
	Show string // what draws it where the cursor is
	Hide string // what removes it; if "" it is gone when the rows under it are painted
}

// clearPicture removes what is drawn if the next frame has something else.
func (p *painter) clearPicture(next *Picture) {
	if p.picture == nil || p.picture == next {
		return
	}
	if p.picture.Hide != "" {
		p.buf = append(p.buf, p.picture.Hide...)
	} else {
		p.forget(p.width, p.height)
	}
	p.picture = nil
}

// drawPicture draws a picture that is not drawn yet.
func (p *painter) drawPicture(next *Picture) {
	if next == nil || p.picture == next && p.drawn {
		return
	}
	p.address(next.At)
	p.buf = append(p.buf, next.Show...)
	p.home, p.picture, p.drawn = -1, next, true
}
