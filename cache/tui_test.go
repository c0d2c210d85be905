package cache_test

import (
	"city/sosik/cache"
	"city/sosik/tui"
)

// What the reader asks for is what a board's place in the cache offers.
var _ tui.Store = (*cache.Board)(nil)
