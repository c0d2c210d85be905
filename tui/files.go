package tui

import (
	"context"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
)

// Files fetches the files of notices. A reader that has none says so.
type Files interface {
	// Save fetches a file into the person's folder and returns its path there.
	// It reports how many bytes are there and how many there will be, -1 if
	// nobody knows.
	Save(ctx context.Context, n feed.Notice, f feed.Attachment, report func(done, total int64)) (path string, err error)

	// Text returns what a file says, as it was kept or, with again or if it was
	// never read, from the board.
	Text(ctx context.Context, n feed.Notice, f feed.Attachment, again bool, report func(done, total int64)) (attachment.Text, error)
}
