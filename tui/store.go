package tui

import (
	"context"

	"city/sosik/feed"
	"city/sosik/feed/query"
)

// Store is a board as the reader sees it: what is kept of it, and the way to
// ask for more. Its methods may take long and are only ever called from
// commands, never from Update.
type Store interface {
	Keeper
	Asker
	Searcher
	Marker
	Visitor
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

	// Versions returns what a notice said before it was changed, the latest
	// first.
	Versions(ctx context.Context, id string) ([]feed.Version, error)

	// Keys returns the keys of the kept notices among the n numbers top, top-1,
	// …, newest first.
	Keys(ctx context.Context, top, n int) ([]feed.Key, error)
}

// Searcher finds notices among those that are kept.
type Searcher interface {
	// Search returns the keys of all notices that match.
	Search(ctx context.Context, q query.Query, o feed.Order) ([]feed.Key, error)

	// Found returns the notices with the keys, in their order. What is no
	// longer kept is left out.
	Found(ctx context.Context, keys []feed.Key) ([]feed.Found, error)

	// Index takes some of the notices that came since into the index, so that
	// they are found as quickly as the others, and says whether there are more.
	Index(ctx context.Context) (more bool, err error)

	// SavedSearches returns the person's searches by name, with their counts.
	SavedSearches(ctx context.Context) ([]feed.SavedSearch, error)

	// SaveSearch keeps a search under its name, in place of one that has it.
	SaveSearch(ctx context.Context, s feed.SavedSearch) error

	// ForgetSearch forgets the search with the name.
	ForgetSearch(ctx context.Context, name string) error
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

	// Sync asks for all that is missing of the board, newest first, and reports
	// how far it has come.
	Sync(ctx context.Context, articles bool, report func(feed.Progress)) error
}

// Marker keeps what the person notes.
type Marker interface {
	// SetMark sets or clears a mark on a notice.
	SetMark(ctx context.Context, id string, m feed.Mark, on bool) error

	// SetMarks does so for many, and returns those that it really changed.
	SetMarks(ctx context.Context, keys []feed.Key, m feed.Mark, on bool) (changed []feed.Key, err error)

	// NextUnread returns the index of the first of the keys whose notice has
	// not been read, -1 if all have.
	NextUnread(ctx context.Context, keys []feed.Key) (int, error)

	// UnreadNumber returns the nearest number of a kept notice that has not been
	// read, from one on upwards (step 1) or downwards (step -1); 0 if none is.
	UnreadNumber(ctx context.Context, from, step int) (int, error)
}

// Visitor keeps where the person stands.
type Visitor interface {
	// Arrive begins a visit.
	Arrive(ctx context.Context) (feed.Visit, error)

	// SaveState keeps where the person stands, should the visit be cut off.
	SaveState(ctx context.Context, state string) error

	// Leave ends the visit as the person wished.
	Leave(ctx context.Context) error

	// Place returns how many letters of a notice stood above the screen when it
	// was last left, SetPlace keeps it.
	Place(ctx context.Context, id string) (letters int, err error)
	SetPlace(ctx context.Context, id string, letters int) error
}
