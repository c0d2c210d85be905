package screen

import "image"

// Dots returns how many dots a cell has; the console does not tell.
func (s *Screen) Dots() image.Point { return image.Point{} }
