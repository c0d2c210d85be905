//go:build !linux && !darwin && !dragonfly && !freebsd && !netbsd && !openbsd

package screen

import "os"

// reopen returns out: how to interrupt a write on this system is not known to
// us. A Windows console always reads.
func reopen(out *os.File) *os.File { return out }

// discard would drop what was written and has not been read.
func (t *terminal) discard() {}
