//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package screen

import (
	"os"

	"golang.org/x/sys/unix"
)

// reopen returns out: here there is no way from a file to another of the same
// terminal, and none is needed, since discard makes a write go on.
func reopen(out *os.File) *os.File { return out }

// discard drops what was written and has not been read. If it cannot, nothing
// is lost but the patience of whoever waits.
func (t *terminal) discard() {
	const output = 2 // FWRITE of <sys/fcntl.h>
	_ = unix.IoctlSetPointerInt(int(t.out.Fd()), unix.TIOCFLUSH, output)
}
