package cache

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"city/sosik/feed"
	search "city/sosik/feed/query"
)

// excerpt returns 1 to 8 characters out of a text.
func excerpt(r *rand.Rand, text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return "물"
	}
	n := min(1+r.IntN(8), len(runes))
	at := r.IntN(len(runes) - n + 1)
	return search.Fold(string(runes[at : at+n]))
}

// wording that hits: parts of titles and bodies, as they stand or a little off.
func randomText(r *rand.Rand, docs []search.Document) string {
	d := docs[r.IntN(len(docs))]
	text := excerpt(r, d.Body)
	switch r.IntN(6) {
	case 0:
		text = excerpt(r, d.Title)
	case 1: // the same letters in another order, mostly absent
		runes := []rune(text)
		r.Shuffle(len(runes), func(i, j int) { runes[i], runes[j] = runes[j], runes[i] })
		text = search.Fold(string(runes))
	}
	if text == "" {
		return "시"
	}
	return text
}

// matches is what Match says of every document.
func matches(docs []search.Document, q search.Query) (hits []int) {
	for i, d := range docs {
		if q.Match(d) {
			hits = append(hits, i)
		}
	}
	return hits
}

// placed runs a search and returns the places of the hits among keys, in order.
func placed(t testing.TB, b *Board, keys []feed.Key, q search.Query) []int {
	t.Helper()
	got, err := b.Search(t.Context(), q, feed.Newest)
	if err != nil {
		t.Fatalf("%v: %v", q, err)
	}
	place := make(map[feed.Key]int, len(keys))
	for i, k := range keys {
		place[k] = i
	}
	places := make([]int, len(got))
	for i, k := range got {
		places[i] = place[k]
	}
	return places
}

// The promise of the archive: a search finds what strings.Contains finds in all
// 20,309 notices, always.
func TestSearchIsExact(t *testing.T) {
	n := wholeCorpus()
	b := archived(t, n)
	docs := folded(corpus(n))
	keys, err := b.Keys(t.Context(), n, n)
	if err != nil || len(keys) != n {
		t.Fatal(len(keys), err)
	}
	checkTerms(t, b, keys, docs)
	r := seeded(31)
	empty := 0
	for range 400 {
		text := randomText(r, docs)
		q := anywhere(text)
		var want []int
		for i, d := range docs {
			if strings.Contains(d.Title, text) || strings.Contains(d.Body, text) || strings.Contains(d.Author, text) {
				want = append(want, i)
			}
		}
		if q.Terms[0].Initials() {
			want = matches(docs, q)
		}
		if got := placed(t, b, keys, q); !slices.Equal(got, want) {
			t.Fatalf("%q finds %d, want %d", text, len(got), len(want))
		}
		if len(want) == 0 {
			empty++
		}
	}
	if empty == 0 || empty > 200 {
		t.Errorf("%d of 400 queries find nothing", empty)
	}
}

// checkTerms does the same for what is not plain words, and for words together.
func checkTerms(t *testing.T, b *Board, keys []feed.Key, docs []search.Document) {
	t.Helper()
	var queries []search.Query
	for _, text := range []string{
		"물", "산불", "안산시", "2026년 예산", "e안산톡톡", "▲", "‘", "\"", "(", "*", "' OR 1", "안산* NOT", "title:", "^안산", "ㅇㅅㅅ", "ㅎ", "ㅋㅋㅋㅋ", "-",
		"한 낱말도 없는 긴 글을 찾는다", ".", "시 ", "a", "031-000", "http", "힣", "🌸", "é",
	} {
		queries = append(queries, anywhere(text))
	}
	r := seeded(32)
	for range 150 {
		var q search.Query
		for range 1 + r.IntN(4) {
			q.Terms = append(q.Terms, search.Term{
				Text: randomText(r, docs), Field: search.Field(r.IntN(5)), Not: r.IntN(4) == 0, Plain: r.IntN(4) == 0,
			})
		}
		queries = append(queries, q)
	}
	for _, q := range queries {
		if got, want := placed(t, b, keys, q), matches(docs, q); !slices.Equal(got, want) {
			t.Errorf("%v finds %d, want %d", q, len(got), len(want))
		}
	}
}

// However a query is typed, it finds the same.
func TestSearchForms(t *testing.T) {
	b := archived(t, 600)
	want := found(t, b, anywhere("GTX-C 상록수역"), feed.Newest)
	if len(want) == 0 {
		t.Fatal("the archive has none")
	}
	for _, text := range []string{norm.NFD.String("GTX-C 상록수역"), "gtx-c 상록수역", "Gtx-C  상록수역 "} {
		if got := found(t, b, anywhere(text), feed.Newest); !slices.Equal(got, want) {
			t.Errorf("%q finds %d, want %d", text, len(got), len(want))
		}
	}
	long := anywhere(strings.Repeat("안산시는", 300))
	for i := range 200 {
		long.Terms = append(long.Terms, search.Term{Text: fmt.Sprint("낱말", i), Not: i%2 == 0})
	}
	if got := found(t, b, long, feed.Best); len(got) != 0 {
		t.Errorf("a query as long as this finds %d", len(got))
	}
}

// kept is everything of a board as it is kept, by what Found says, and as it is
// to be searched.
func keptDocuments(t testing.TB, b *Board) (keys []feed.Key, docs []search.Document) {
	t.Helper()
	keys, err := b.Search(t.Context(), search.Query{}, feed.Newest)
	if err != nil {
		t.Fatal(err)
	}
	list, err := b.Found(t.Context(), keys)
	if err != nil || len(list) != len(keys) {
		t.Fatal(len(list), len(keys), err)
	}
	for _, f := range list {
		d := search.Document{Title: search.Fold(f.Title), Body: search.Fold(f.Text), Author: search.Fold(f.Author + " " + f.Department)}
		if a, err := b.Article(t.Context(), f.ID); err == nil {
			var names []string
			for _, file := range a.Attachments {
				names = append(names, file.Name)
			}
			for _, file := range a.Attachments {
				if text, err := b.FileText(t.Context(), f.ID, file); err == nil {
					names = append(names, text.Body.Text())
				}
			}
			d.Files = search.Fold(strings.Join(names, " "))
		}
		docs = append(docs, d)
	}
	return keys, docs
}

// checkExact compares random searches with what is kept.
func checkExact(t testing.TB, b *Board, r *rand.Rand, times int) {
	t.Helper()
	keys, docs := keptDocuments(t, b)
	for range times {
		q := anywhere(randomText(r, docs))
		q.Terms[0].Field = search.Field(r.IntN(3))
		if d := docs[r.IntN(len(docs))]; d.Files != "" && r.IntN(3) == 0 {
			q = search.Query{Terms: []search.Term{{Text: excerpt(r, d.Files), Field: search.Files}}}
		}
		if r.IntN(3) == 0 {
			q.Terms = append(q.Terms, search.Term{Text: randomText(r, docs), Not: r.IntN(2) == 0})
		}
		if got, want := placed(t, b, keys, q), matches(docs, q); !slices.Equal(got, want) {
			t.Fatalf("%v finds %d, want %d", q, len(got), len(want))
		}
	}
}

// A search is exact whatever has been indexed of what is kept, edited, fetched
// and removed meanwhile.
func TestSearchWhileIndexing(t *testing.T) {
	f := newArchive(300)
	f.truths = slices.Clone(f.truths)
	b := tempBoard(t, f)
	r := seeded(33)
	refresh(t, b)
	for round := range 12 {
		if _, err := b.Fill(t.Context(), 300-r.IntN(200), 100); err != nil {
			t.Fatal(err)
		}
		i := r.IntN(len(f.truths) - 20)
		switch round % 4 {
		case 0:
			f.truths[i].Title += " 정정합니다"
		case 1:
			f.truths[i].Summary = "고쳐 쓴 글 " + f.truths[i+1].Summary
		case 2:
			f.truths = slices.Delete(f.truths, i, i+1)
		case 3:
			if _, err := b.Fetch(t.Context(), f.row(f.truths[i])); err != nil {
				t.Fatal(err)
			}
		}
		if err := b.Reload(t.Context(), len(f.truths)-i, 1); err != nil {
			t.Fatal(err)
		}
		if n := r.IntN(60); n > 20 {
			err := b.db.write(t.Context(), "index", quick, func(tx *tx) error {
				_, err := tx.index(t.Context(), 1, n)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		checkExact(t, b, r, 12)
	}
	if err := b.indexAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkExact(t, b, r, 60)
	var pending int
	if err := b.db.reader.QueryRowContext(t.Context(), `SELECT count(*) FROM pending`).Scan(&pending); err != nil || pending != 0 {
		t.Errorf("%d are not indexed, %v", pending, err)
	}
}
