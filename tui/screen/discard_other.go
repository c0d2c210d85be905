//go:build unix && !linux && !darwin && !dragonfly && !freebsd && !netbsd && !openbsd

package screen

// discard would drop what was written and has not been read; how to do that on
// this system is not known to us.
func (t *terminal) discard() {}
