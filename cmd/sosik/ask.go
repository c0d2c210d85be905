package main

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"city/sosik/feed"
	"city/sosik/tui"
)

// page reads a page of the list: from the board, else as it was kept with a word
// on how old it is.
func (a *app) page(ctx context.Context, p *program, number int) (feed.Page, error) {
	listing, err := a.board.Page(ctx, number)
	if listing.Kept {
		a.log.Warn("page not fetched", "number", number, "error", listing.Cause)
		p.warn(saysKept(tui.Explain(listing.Cause), tui.Age(listing.Fetched, time.Now())))
	}
	if err == nil && beyond(listing.Page, number) {
		err = &saidError{saysNoPage(count(number, 0), count(a.pages(ctx, listing.Page), 0)), feed.ErrNotFound}
	}
	return listing.Page, err
}

// pages is how many pages the board has, 0 if that is not known. A page beyond
// the last may not tell; the cache may remember.
func (a *app) pages(ctx context.Context, p feed.Page) int {
	if p.Pages > 0 {
		return p.Pages
	}
	s, err := a.board.Status(ctx)
	if err != nil || s.Total < 0 || s.PerPage < 1 {
		return 0
	}
	return (s.Total + s.PerPage - 1) / s.PerPage
}

// beyond says that a board has no page of that number. Some boards answer with
// an empty list, others with their last page.
func beyond(p feed.Page, number int) bool {
	return number > 1 && (len(p.Notices) == 0 || p.Pages > 0 && number > p.Pages)
}

// asked reads the article that a person names: by the board's own ID, or by its
// 번호 after a #. Either may be a number, so the one is never taken for the other.
func (a *app) asked(ctx context.Context, p *program, name string) (feed.Article, error) {
	digits, numbered := strings.CutPrefix(name, "#")
	if !numbered {
		article, err := a.article(ctx, p, name)
		if _, bad := numberOf(name); bad == nil && errors.Is(err, feed.ErrNotFound) {
			err = &saidError{saysNoID(name), err}
		}
		return article, err
	}
	number, err := numberOf(digits)
	if err != nil {
		return feed.Article{}, &usageError{lines: []string{saysBadNumber(name)}, command: "sosik show"}
	}
	id, err := a.idOf(ctx, p, number)
	if err != nil {
		return feed.Article{}, err
	}
	return a.article(ctx, p, id)
}

// numberOf reads a 번호, which the list writes as 20,308 and the reader as 20308.
func numberOf(s string) (int, error) {
	n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(s), ",", ""))
	if err == nil && n < 1 {
		err = errValue
	}
	return n, err
}

// maxFills is how many pages of the board may be asked for one number: that
// which covers it, and a few more if notices come or go meanwhile.
const maxFills = 4

// idOf finds the ID of the notice with a number: in the cache if it is sure
// there, else on the board. Without the board what the cache has will do.
func (a *app) idOf(ctx context.Context, p *program, number int) (string, error) {
	var err error
	if s, statusErr := a.board.Status(ctx); statusErr == nil && number > s.Total {
		_, err = a.board.Refresh(ctx) // it may be newer than what is kept
	}
	for i, more := 0, true; i < maxFills && more && err == nil; i++ {
		more, err = a.board.Fill(ctx, number, 1)
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	entries, kept := a.board.Entries(ctx, number, 1)
	switch {
	case kept == nil && len(entries) > 0 && err == nil:
		return entries[0].ID, nil
	case kept == nil && len(entries) > 0:
		a.log.Warn("number not checked", "number", number, "error", err)
		p.warn(tui.Explain(err) + " " + saysNumberAsKept)
		return entries[0].ID, nil
	case err != nil:
		return "", err
	case kept != nil:
		return "", kept
	}
	return "", &saidError{saysNoNumber(count(number, 0)), feed.ErrNotFound}
}

// article reads an article: as it was kept if that is fresh, else from the
// board, else as it was kept with a word on how old it is.
func (a *app) article(ctx context.Context, p *program, id string) (feed.Article, error) {
	entry, err := a.board.Find(ctx, id)
	if errors.Is(err, feed.ErrNotFound) {
		// Not in the cache: the board may know it all the same.
		entry.Notice = feed.Notice{ID: id, Views: feed.Unknown, Attachments: feed.Unknown}
	} else if err != nil {
		return feed.Article{}, err
	}
	kept, keptErr := a.board.Article(ctx, id)
	if keptErr == nil && time.Since(kept.Fetched) < a.config.Refresh {
		return kept, nil
	}
	fetched, err := a.board.Fetch(ctx, entry.Notice)
	if err == nil || ctx.Err() != nil {
		return fetched, err
	}
	a.log.Warn("article not fetched", "id", id, "error", err)
	switch {
	case keptErr == nil:
		p.warn(saysKept(tui.Explain(err), tui.Age(kept.Fetched, time.Now())))
		return kept, nil
	case entry.Summary != "":
		// The list of the 시정소식 board gives the whole body, in one line.
		p.warn(tui.Explain(err) + " " + saysSummaryOnly)
		return feed.Article{
			Notice: entry.Notice,
			Body:   feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: entry.Summary}}}},
		}, nil
	}
	return feed.Article{}, err
}

// warn tells a person on the side what they should know.
func (p *program) warn(s string) { say(p.err, s) }

// closing closes what a command had open; its own failure comes first.
func (p *program) closing(a *app, err error) error {
	if closed := a.close(); err == nil {
		return closed
	}
	return err
}
