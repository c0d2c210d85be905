package cache

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// lately is what a person's visits say of the notices of a board.
type lately struct {
	above  int           // notices with a higher number have arrived since the last visit; feed.Unknown: nobody can tell
	opened map[int64]int // rank of the notices, by rid, that were opened lately: 0 is the latest
}

// lately reads what the searches for 새소식 and 최근읽음 need.
func (b *Board) lately(ctx context.Context, q queryer) (*lately, error) {
	st, err := b.stateFrom(ctx, q)
	if err != nil {
		return nil, err
	}
	l := &lately{opened: map[int64]int{}}
	if l.above, err = b.db.freshAbove(ctx, q, st, b.visit); err != nil {
		return nil, err
	}
	at, err := b.db.opened(ctx, q, st.rid)
	latest := slices.SortedFunc(maps.Keys(at), func(a, b int64) int {
		return cmp.Or(cmp.Compare(at[b], at[a]), cmp.Compare(b, a))
	})
	for rank, rid := range latest {
		l.opened[rid] = rank
	}
	return l, err
}
