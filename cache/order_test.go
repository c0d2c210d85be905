package cache

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	search "city/sosik/feed/query"
)

// lettered is a board of notices with the given titles, newest first, with the
// titles as IDs, a day apart from 2025-04-30 down.
func lettered(titles ...string) *fakeBoard {
	f := newFake(0, 10)
	for i, title := range titles {
		f.notices = append(f.notices, feed.Notice{
			ID: title, Title: title, Summary: "본문 " + title, Author: "공보관", Department: "안전과",
			Date: feed.NewDate(2025, 4, 30-i), Attachments: i % 2, URL: "http://127.0.0.1:8080/view?id=" + title,
		})
	}
	return f
}

func TestSearchOrder(t *testing.T) {
	f := lettered("다", "나 산불", "가", "라 산불")
	f.notices[0].Summary = "산불 조심"
	f.notices[2].Summary = "예산 산불"
	b := tempBoard(t, f)
	refresh(t, b)
	q := anywhere("산불")
	tests := []struct {
		name  string
		query search.Query
		order feed.Order
		want  []string
	}{
		{"newest", q, feed.Newest, []string{"다", "나 산불", "가", "라 산불"}},
		{"best", q, feed.Best, []string{"나 산불", "라 산불", "다", "가"}},
		{"best of all words", anywhere("산불", "라"), feed.Best, []string{"라 산불"}},
		{"best of what cannot stand in a title", search.Query{Terms: []search.Term{{Text: "공보관", Field: search.Author}}}, feed.Best,
			[]string{"다", "나 산불", "가", "라 산불"}},
		{"best by initials", anywhere("ㅅㅂ"), feed.Best, []string{"나 산불", "라 산불"}},
		{"everything", search.Query{}, feed.Best, []string{"다", "나 산불", "가", "라 산불"}},
		{"without", search.Query{Terms: []search.Term{{Text: "예산", Not: true}}}, feed.Newest, []string{"다", "나 산불", "라 산불"}},
		{"days", search.Query{From: "2025-04-28", To: "2025-04-29"}, feed.Newest, []string{"나 산불", "가"}},
		{"department", search.Query{Terms: []search.Term{{Text: "관 안", Field: search.Author}}, From: "2025-04-30"}, feed.Newest, []string{"다"}},
	}
	for _, indexed := range []bool{false, true} {
		for _, tt := range tests {
			if d := cmp.Diff(tt.want, found(t, b, tt.query, tt.order)); d != "" {
				t.Errorf("%s, indexed %v:\n%s", tt.name, indexed, d)
			}
		}
		if err := b.indexAll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSearchMarks(t *testing.T) {
	f := lettered("가", "나", "다", "라")
	b := tempBoard(t, f)
	refresh(t, b)
	if got := found(t, b, filter(search.Unread, false), feed.Newest); len(got) != 4 {
		t.Errorf("unread at first are %v", got)
	}
	for _, m := range []struct {
		id   string
		mark feed.Mark
	}{{"가", feed.Read}, {"나", feed.Read}, {"나", feed.Starred}, {"라", feed.Starred}} {
		if err := b.SetMark(t.Context(), m.id, m.mark, true); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.SetMark(t.Context(), "가", feed.Read, false); err != nil {
		t.Fatal(err)
	}
	f.edit(2, "다 고침")
	f.remove(3)
	refresh(t, b)
	other := b.db.Board(f) // a roster of its own
	tests := []struct {
		mark search.Mark
		not  bool
		want []string
	}{
		{search.Unread, false, []string{"가", "다", "라"}},
		{search.Unread, true, []string{"나"}},
		{search.Starred, false, []string{"나", "라"}},
		{search.Edited, false, []string{"다"}},
		{search.Removed, false, []string{"라"}},
		{search.Removed, true, []string{"가", "나", "다"}},
		{search.Attached, false, []string{"나", "라"}},
	}
	for _, tt := range tests {
		for _, b := range []*Board{b, other} {
			if d := cmp.Diff(tt.want, found(t, b, filter(tt.mark, tt.not), feed.Newest)); d != "" {
				t.Errorf("mark %d, not %v:\n%s", tt.mark, tt.not, d)
			}
		}
	}
	q := anywhere("고침")
	q.Filters = []search.Filter{{Mark: search.Starred}}
	if got := found(t, b, q, feed.Newest); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}

func filter(m search.Mark, not bool) search.Query {
	return search.Query{Filters: []search.Filter{{Mark: m, Not: not}}}
}

// Notices without a number stand where their day puts them.
func TestOrderOfThoseThatAreGone(t *testing.T) {
	f := lettered("가", "나", "다", "라", "마", "바")
	f.notices[1].Date = "2006-01-02" // dated back: nothing is to be put above it for that
	f.notices[5].Date = ""
	b := tempBoard(t, f)
	refresh(t, b)
	gone := []string{f.remove(3), f.remove(4)}
	refresh(t, b)
	if got, want := found(t, b, search.Query{}, feed.Newest), []string{"가", "나", "다", "라", "마", "바"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := found(t, b, filter(search.Removed, false), feed.Newest); !slices.Equal(got, gone) {
		t.Errorf("gone are %v, want %v", got, gone)
	}
}

// Several boards share a file and an index; a search is of one of them.
func TestSearchOfOneBoard(t *testing.T) {
	f, g := lettered("가 산불", "나"), lettered("가 산불", "다 산불")
	g.info.Key = "other"
	b := tempBoard(t, f)
	other := b.db.Board(g)
	for _, board := range []*Board{b, other} {
		refresh(t, board)
		if err := board.indexAll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := found(t, b, anywhere("산불"), feed.Newest); !slices.Equal(got, []string{"가 산불"}) {
		t.Errorf("one board has %v", got)
	}
	if got := found(t, other, anywhere("산불"), feed.Newest); !slices.Equal(got, []string{"가 산불", "다 산불"}) {
		t.Errorf("the other has %v", got)
	}
	keys, err := other.Keys(t.Context(), 2, 2)
	if err != nil || len(keys) != 2 {
		t.Fatal(keys, err)
	}
	keys = append([]feed.Key{keys[1], 9999}, keys...)
	list, err := other.Found(t.Context(), keys)
	if err != nil || len(list) != 3 || list[0].Key != keys[0] || list[1].Key != keys[2] || list[0].Text != "본문 다 산불" {
		t.Errorf("found %+v, %v", list, err)
	}
	if list, err := b.Found(t.Context(), keys); err != nil || len(list) != 0 {
		t.Errorf("another board's keys find %v, %v", list, err)
	}
	unknown := lettered()
	unknown.info.Key = "unknown"
	if keys, err := b.db.Board(unknown).Search(t.Context(), search.Query{}, feed.Newest); err != nil || len(keys) != 0 {
		t.Errorf("a board that is not there has %v, %v", keys, err)
	}
}
