package web

import (
	"net/url"
	"strings"
	"sync"

	"city/sosik/feed"
	"city/sosik/feed/board"
)

// lesson is what pages of a board have taught about its addresses. It is safe
// for concurrent use.
type lesson struct {
	mu    sync.Mutex
	moved board.Address // where the board really is; zero while nobody knows better
	view  template      // of the articles' addresses; zero if no page told
	seen  bool          // a list with rows was read
}

// address is where a board is that was said to be at asked.
func (l *lesson) address(asked board.Address) board.Address {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.moved.IsZero() {
		return asked
	}
	return l.moved
}

// redirected notes where a list was found. The client follows no redirect to
// another site, so it is the same board under its real address: the front page
// of a site, say, that leads to its board but has no second page of its own.
func (l *lesson) redirected(resp Response) {
	if resp.URL == resp.RequestedURL {
		return
	}
	to, err := board.ParseAddress(resp.URL)
	if err != nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.moved = to
}

// rows notes how a list's rows address their articles.
func (l *lesson) rows(notices []feed.Notice) {
	t := templateOf(notices)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen = l.seen || len(notices) > 0
	if t != (template{}) {
		l.view = t
	}
}

// exhausted says that rows were read, so that another would tell no more.
func (l *lesson) exhausted() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.seen
}

// article is the address of an article of which only the ID is known, or "".
func (l *lesson) article(id string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.view.of(id)
}

// template is an article's address without its ID. The zero template is of none.
type template struct {
	before, after string
	inPath        bool
}

// of is the address of the article with an ID, or "".
func (t template) of(id string) string {
	if t == (template{}) || id == "" {
		return ""
	}
	if t.inPath {
		id = url.PathEscape(id)
	} else {
		id = url.QueryEscape(id)
	}
	return feed.CleanURL(nil, t.before+id+t.after)
}

// templateOf finds the template that makes most of the addresses on a page. One
// row would do, were there not boards that put the row's place there as well.
func templateOf(notices []feed.Notice) template {
	best, most := template{}, 0
	tried := make(map[template]bool)
	for _, n := range notices {
		for _, p := range templatesIn(n) {
			if tried[p] || len(tried) >= 32 {
				continue
			}
			tried[p] = true
			made := 0
			for _, other := range notices {
				if other.URL != "" && p.of(other.ID) == other.URL {
					made++
				}
			}
			if made > most {
				best, most = p, made
			}
		}
	}
	return best
}

// templatesIn are the templates that one row suggests: its ID stands in its
// address as a parameter's value, or as a part of the path up to a dot.
func templatesIn(n feed.Notice) []template {
	if n.ID == "" {
		return nil
	}
	var found []template
	path, _, _ := strings.Cut(n.URL, "?")
	host := strings.Index(path, "://") + len("://")
	for _, place := range []struct {
		id     string
		from   int
		until  int
		before string // what may stand right before the ID
		after  string // and right after it
	}{
		{url.QueryEscape(n.ID), len(path), len(n.URL), "=", "&#"},
		{url.PathEscape(n.ID), min(host, len(path)), len(path), "/", "/.;#"},
	} {
		for at := place.from; at < place.until; {
			i := strings.Index(n.URL[at:place.until], place.id)
			if i < 0 {
				break
			}
			start := at + i
			end := start + len(place.id)
			if start > place.from && strings.IndexByte(place.before, n.URL[start-1]) >= 0 &&
				(end == place.until || strings.IndexByte(place.after, n.URL[end]) >= 0) {
				found = append(found, template{n.URL[:start], n.URL[end:], place.before == "/"})
			}
			at = end
		}
	}
	return found
}
