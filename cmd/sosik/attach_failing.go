package main

import (
	"errors"

	"city/sosik/feed"
)

// failing is what went wrong with files. Each failure of several is told as it
// comes, but that the board cannot be reached only once.
type failing struct {
	p       *program
	several bool

	failed  error
	lost    string // what is said of the first file that the board was not reached for
	skipped int    // the files after it that would have had to be fetched
}

// add tells of a failure, or keeps it for the end.
func (t *failing) add(f *files, says string, err error) {
	switch {
	case !t.several:
		t.failed = &saidError{says, errors.Join(errAttachment, err)}
	case !errors.Is(err, feed.ErrOffline):
		t.p.warn(says)
		t.failed = errReported
	case t.lost == "":
		t.lost, f.lost = says, err
	default:
		t.skipped++
	}
}

// err is how the command ends.
func (t *failing) err() error {
	if t.lost == "" {
		return t.failed
	}
	return &saidError{t.lost + saysSkipped(t.skipped), errors.Join(errAttachment, feed.ErrOffline)}
}
