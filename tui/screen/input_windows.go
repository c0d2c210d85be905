package screen

import (
	"io"
	"os"
)

// input is the typing. On Windows Bubble Tea reads the console's own records of
// keys, and does so only when it is given the console itself. Its records are
// whole keys, and the console sends no replies of a terminal as typing, so that
// package keyboard need not stand between. Reading cannot be paused.
type input struct{ in *os.File }

func newInput(in *os.File) input { return input{in: in} }

func (i *input) start([]byte, func([]byte)) {}
func (i *input) reader() io.Reader          { return i.in }
func (i *input) pause()                     {}
func (i *input) resume()                    {}
func (i *input) close()                     {}
