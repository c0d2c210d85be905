package tui

import (
	"context"

	"city/sosik/feed"
)

// Store is a board as the reader sees it: what is kept of it, and the way to
// ask for more. Its methods may take long and are only ever called from
// commands, never from Update.
type Store interface {
	Keeper
	Asker
	Marker
}

// Keeper answers from what is kept, without the network.
type Keeper interface {
	// Status says what is known of the board.
	Status(ctx context.Context) (feed.Status, error)

	// Entries returns the kept notices among the n numbers top, top-1, …,
	// newest first. Numbers that are not kept yet are left out.
	Entries(ctx context.Context, top, n int) ([]feed.Entry, error)

	// Pinned returns the notices that stand above the list.
	Pinned(ctx context.Context) ([]feed.Entry, error)

	// Find returns the notice with the board's ID, or feed.ErrNotFound.
	Find(ctx context.Context, id string) (feed.Entry, error)

	// Article returns the kept text of a notice, or feed.ErrNotFound.
	Article(ctx context.Context, id string) (feed.Article, error)
}

// Asker asks the board on the network, keeps the answer and returns an error of
// one of feed's kinds if there is none. What was kept before stays.
type Asker interface {
	// Refresh asks for the newest notices and returns how many are new.
	Refresh(ctx context.Context) (added int, err error)

	// Fill asks for one page of the board, the one that covers the first number
	// among top, top-1, …, top-n+1 that is not kept, or not sure, and says
	// whether others are still missing. If none is, it returns at once.
	Fill(ctx context.Context, top, n int) (more bool, err error)

	// Reload asks again for the pages of the board that cover the numbers top,
	// top-1, …, top-n+1, whether or not they are kept.
	Reload(ctx context.Context, top, n int) error

	// Fetch asks for the full text of a notice.
	Fetch(ctx context.Context, n feed.Notice) (feed.Article, error)
}

// Marker keeps what the person notes.
type Marker interface {
	// SetMark sets or clears a mark on a notice.
	SetMark(ctx context.Context, id string, m feed.Mark, on bool) error
}
