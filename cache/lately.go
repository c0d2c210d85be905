package cache

import (
	"context"

	"city/sosik/feed"
)

// lately is what a person's visits say of the notices of a board.
type lately struct {
	above  int           // notices with a higher number have arrived since the last visit; feed.Unknown: nobody can tell
	opened map[int64]int // rank of the notices, by rid, that were opened lately: 0 is the latest
}

// lately reads what the searches for 새글 and 최근 need.
func (b *Board) lately(context.Context, queryer) (*lately, error) {
	return &lately{above: feed.Unknown}, nil
}
