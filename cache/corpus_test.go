package cache

import (
	"context"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"city/sosik/feed"
	"city/sosik/feed/demo"
	search "city/sosik/feed/query"
)

// truths holds as much of the demo board's archive as was wanted, newest first.
var truths struct {
	mu   sync.Mutex
	list []demo.Truth
}

// corpus returns the newest n notices of the demo board's archive, newest first.
// Each is made once: all of them take a second or two.
func corpus(n int) []demo.Truth {
	truths.mu.Lock()
	defer truths.mu.Unlock()
	d, err := demo.New(demo.Options{Every: -1})
	if err != nil {
		panic(err)
	}
	for len(truths.list) < n {
		truths.list = append(truths.list, d.Notice(demo.Notices-len(truths.list)))
	}
	return slices.Clip(truths.list[:n])
}

// archive is a board that shows n notices of the demo archive, the newest.
type archive struct {
	truths  []demo.Truth
	perPage int
	cut     bool // the list shows the beginnings of texts only
	pages   int  // asked for so far
}

// wholeCorpus is how many notices the large tests use: all of them, but a few
// under the race detector, which makes SQLite twenty times slower.
func wholeCorpus() int {
	if raceEnabled {
		return 1200
	}
	return demo.Notices
}

func newArchive(n int) *archive { return &archive{truths: corpus(n), perPage: 10} }

func (a *archive) Board() feed.Board {
	return feed.Board{Key: "archive", Name: "시정소식", URL: "http://127.0.0.1:8080/list"}
}

func (a *archive) Page(ctx context.Context, number int, _ feed.Validator) (feed.Page, error) {
	a.pages++
	total := len(a.truths)
	p := feed.Page{Number: number, Total: total, Pages: (total + a.perPage - 1) / a.perPage}
	from := min((number-1)*a.perPage, total)
	for _, t := range a.truths[from:min(from+a.perPage, total)] {
		p.Notices = append(p.Notices, a.row(t))
	}
	return p, ctx.Err()
}

func (a *archive) row(t demo.Truth) feed.Notice {
	n := feed.Notice{ID: t.ID, Title: t.Title, Summary: t.Summary, Author: t.Author, Department: t.Department,
		Date: t.Date, Views: t.Views, Attachments: len(t.Attachments), URL: "http://127.0.0.1:8080/view?id=" + t.ID}
	if runes := []rune(n.Summary); a.cut && len(runes) > 60 {
		n.Summary = string(runes[:60]) + "…"
	}
	return n
}

func (a *archive) Article(ctx context.Context, n feed.Notice, _ feed.Validator) (feed.Article, error) {
	for _, t := range a.truths {
		if t.ID == n.ID {
			return articleOf(a.row(t), t), ctx.Err()
		}
	}
	return feed.Article{}, &feed.Error{Kind: feed.ErrNotFound}
}

func articleOf(n feed.Notice, t demo.Truth) feed.Article {
	a := feed.Article{Notice: n}
	for _, p := range t.Paragraphs {
		a.Body = append(a.Body, feed.Block{Kind: feed.Paragraph, Spans: []feed.Span{{Text: p}}})
	}
	for _, name := range t.Attachments {
		a.Attachments = append(a.Attachments, feed.Attachment{Name: name})
	}
	return a
}

// folded is the archive as Match sees it, kept as the list alone gives it.
func folded(truths []demo.Truth) []search.Document {
	docs := make([]search.Document, len(truths))
	for i, t := range truths {
		docs[i] = search.Document{Title: search.Fold(t.Title), Body: search.Fold(t.Summary), Author: search.Fold(t.Author + " " + t.Department)}
	}
	return docs
}

// textSize is how many bytes of text an archive has.
func textSize(truths []demo.Truth) (n int) {
	for _, t := range truths {
		n += len(t.Title) + len(t.Summary)
	}
	return n
}

// archived writes a cache of n notices of the demo archive, indexed, and returns
// its place.
func archived(t testing.TB, n int) *Board {
	t.Helper()
	b := open(t, filepath.Join(t.TempDir(), "sosik.db"), Options{Person: "me"}).Board(newArchive(n))
	if err := b.Sync(t.Context(), false, func(feed.Progress) {}); err != nil {
		t.Fatal(err)
	}
	return b
}

// found runs a search and returns the IDs of what it finds, in order.
func found(t testing.TB, b *Board, q search.Query, o feed.Order) []string {
	t.Helper()
	keys, err := b.Search(t.Context(), q, o)
	if err != nil {
		t.Fatalf("%v: %v", q, err)
	}
	list, err := b.Found(t.Context(), keys)
	if err != nil || len(list) != len(keys) {
		t.Fatalf("%v: %d of %d keys are found, %v", q, len(list), len(keys), err)
	}
	ids := make([]string, len(list))
	for i, f := range list {
		ids[i] = f.ID
	}
	return ids
}

func anywhere(texts ...string) (q search.Query) {
	for _, text := range texts {
		q.Terms = append(q.Terms, search.Term{Text: search.Fold(text)})
	}
	return q
}
