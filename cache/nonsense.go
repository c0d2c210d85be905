package cache

import (
	"fmt"
	"strings"

	"city/sosik/feed"
)

// What a page says is refused where it cannot be the board's, however well it
// reads: a login page has rows too, and a site that is being rebuilt shows what
// it likes. seat refuses what its counts betray, this file what its rows do.

// How many rows it takes to tell nonsense from chance: of those that are known to
// have one title by now, and of those of which none is known.
const (
	enoughKnown     = 3
	enoughStrangers = 8
)

// nonsense says why the rows of a page cannot be the board's, nil if they can.
// The counts of the board note what is believed when it is said again. top is
// the highest number that is kept.
func (st *state) nonsense(p feed.Page, page page, s seating, top int) error {
	refuse := func(format string, args ...any) error {
		return &feed.Error{Kind: feed.ErrNotBoard, Err: fmt.Errorf("page %d: "+format, append([]any{s.page}, args...)...)}
	}
	titles, keptTitles := map[string]bool{}, map[string]bool{}
	named, known := 0, 0
	for _, n := range p.Notices {
		k := page.byID[n.ID]
		if k == nil {
			continue // it has no ID
		}
		named++
		titles[n.Title] = true
		if k.rid != 0 {
			known++
			keptTitles[k.notice.Title] = true
		}
	}
	switch {
	case len(p.Notices) == 0 || st.cached == 0:
		return nil
	case named == 0:
		return refuse("no row has an ID")
	case len(titles) == 1 && titles[""]:
		return refuse("no row has a title")
	case len(titles) == 1 && known >= enoughKnown && len(keptTitles) > 1:
		return refuse("all %d rows have one title, and had %d", known, len(keptTitles))
	case s.page == 1 && st.main != 0 && !st.shaken && known == 0 && len(s.sheet.ids) >= enoughStrangers:
		return st.strangers(p, s, top, refuse)
	}
	return nil
}

// strangers judges a first page of which nothing is known. So many notices may
// have arrived above what is kept; but if the total leaves no room for them, as
// many others must have gone at once, and a board that told a total and tells
// none may be another page. While a board is known to be changing, nothing of
// that is strange.
func (st *state) strangers(p feed.Page, s seating, top int, refuse func(string, ...any) error) error {
	told := p.Total
	switch {
	case s.counts.estimated && st.counts.estimated:
		return nil // it never told any
	case s.counts.estimated:
		told = 0
	case 2*(told-top) > len(s.sheet.ids):
		return nil // no more than half of them have come in the place of others
	}
	if d := st.counts.doubted; d != feed.Unknown && abs(told-d) <= s.counts.perPage {
		return nil // it says so again
	}
	st.counts.doubted = told
	return refuse("none of %d rows is known, of a board of %d of which %d are kept", len(s.sheet.ids), told, top)
}

// told is what the page of an article said, and what the list calls it.
type told struct{ id, listed, title, body string }

// repeats says that a page says word for word what that of another notice did
// before, under the same title, although the list has two for them: what the site
// shows is not the notice, but that we may not see it.
func (l *lane) repeats(n feed.Notice, a feed.Article) error {
	now := told{id: n.ID, listed: n.Title, title: a.Notice.Title, body: strings.Join(a.Body.Paragraphs(), " ")}
	l.mu.Lock()
	before := l.last
	l.last = now
	l.mu.Unlock()
	if before.id == now.id || before.listed == now.listed || now.listed == "" || now.title == "" || now.body == "" ||
		before.title != now.title || before.body != now.body || len(a.Attachments)+len(a.Images) > 0 {
		return nil
	}
	return notBoard("the page says %q, as that of notice %s does", now.title, before.id)
}
