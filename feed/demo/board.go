package demo

import (
	"compress/gzip"
	"fmt"
	"io"
	"sync"
	"time"

	"city/sosik/feed"
)

// Options say how the board is served. The zero Options are the real board's
// look-alike with a new notice about every four minutes.
type Options struct {
	Skin  string           // one of Skins; "" is "sosik"
	Total int              // how many notices to start with, if that is more than Notices
	Every time.Duration    // how often a notice arrives; 0 is about four minutes, negative is never
	Rate  int              // how many bytes of a large attachment come in a second; 0 is as many as can
	Now   func() time.Time // the board's clock; nil is time.Now
}

// BusyRate is the rate at which the download of a large attachment can be
// watched.
const BusyRate = 300 << 10

const every = 4 * time.Minute

// Board is an invented notice board in one skin. It is an http.Handler and safe
// for concurrent use.
type Board struct {
	layout   layout
	base     int // notices at the start
	arrivals arrivals
	rate     int // bytes of a large attachment in a second; 0 has no bound
	now      func() time.Time
	gzips    sync.Pool // of *gzip.Writer, which are dear to make
}

// New returns a board. It fails only if there is no such skin.
func New(o Options) (*Board, error) {
	if o.Skin == "" {
		o.Skin = "sosik"
	}
	if o.Every == 0 {
		o.Every = every
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	l, err := layoutOf(o.Skin)
	if err != nil {
		return nil, fmt.Errorf("demo board: %w", err)
	}
	b := &Board{
		layout:   l,
		base:     max(o.Total, Notices),
		arrivals: arrivals{start: o.Now().In(feed.Korea), every: o.Every},
		rate:     o.Rate,
		now:      o.Now,
	}
	b.gzips.New = func() any {
		z, _ := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed) // fails for unknown levels only
		return z
	}
	return b, nil
}

// Total is how many notices the board has at the moment.
func (b *Board) Total() int { return b.base + b.arrivals.by(b.now()) }

// Pages is how many pages its list has at the moment.
func (b *Board) Pages() int { return pagesOf(b.Total()) }

const perPage = 10

func pagesOf(total int) int { return (total + perPage - 1) / perPage }

// notice makes the notice with the given number.
func (b *Board) notice(number int) *notice { return compose(number, b.posted(number)) }

// posted returns when a notice was posted. Those that the board already had at
// its start beyond the usual ones count as posted at the start.
func (b *Board) posted(number int) time.Time {
	if number <= Notices {
		return dated(number)
	}
	when := b.arrivals.start
	if number > b.base {
		when = b.arrivals.at(number - b.base)
	}
	if last := dated(Notices); when.Before(last) {
		return last // a clock that is behind must not put new ones below old ones
	}
	return when
}

// changed returns when the board last changed.
func (b *Board) changed(total int) time.Time {
	if total > b.base {
		return b.arrivals.at(total - b.base)
	}
	return b.arrivals.start
}
