package screen

import (
	"fmt"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// reopen returns another file for the same terminal whose writes can be
// interrupted, or out itself where that cannot be had. Not to wait for a
// terminal is a property of an open file, and out is shared with the shell,
// which would be upset by it.
func reopen(out *os.File) *os.File {
	path := fmt.Sprintf("/proc/self/fd/%d", out.Fd())
	f, err := os.OpenFile(path, os.O_WRONLY|unix.O_NONBLOCK|unix.O_NOCTTY, 0)
	if err != nil {
		return out
	}
	if f.SetWriteDeadline(time.Time{}) != nil || !term.IsTerminal(f.Fd()) {
		_ = f.Close() // nothing was written to it
		return out
	}
	return f
}

// discard drops what was written and has not been read. If it cannot, nothing
// is lost but the patience of whoever waits.
func (t *terminal) discard() {
	_ = unix.IoctlSetInt(int(t.out.Fd()), unix.TCFLSH, unix.TCOFLUSH)
}
