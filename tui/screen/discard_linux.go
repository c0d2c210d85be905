package screen

import "golang.org/x/sys/unix"

// discard drops what was written and has not been read. If it cannot, nothing
// is lost but the patience of whoever waits.
func (t *terminal) discard() {
	_ = unix.IoctlSetInt(int(t.out.Fd()), unix.TCFLSH, unix.TCOFLUSH)
}
