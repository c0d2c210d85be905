//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package screen

import "golang.org/x/sys/unix"

// discard drops what was written and has not been read. If it cannot, nothing
// is lost but the patience of whoever waits.
func (t *terminal) discard() {
	const output = 2 // FWRITE of <sys/fcntl.h>
	_ = unix.IoctlSetPointerInt(int(t.out.Fd()), unix.TIOCFLUSH, output)
}
