package cache

import (
	"context"
	"errors"
	"testing"
	"time"

	"city/sosik/feed"
)

// What is kept and what a record says are put together so that nothing is lost
// and nothing newer is replaced.
func TestImportMerges(t *testing.T) {
	day := func(n int) time.Time { return time.UnixMilli(1_700_000_000_000).AddDate(0, 0, n).In(feed.Korea) }
	article := func(n int, text string) *feed.Article {
		return &feed.Article{Fetched: day(n), Body: feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: text}}}}}
	}
	row := func(title string) feed.Record {
		return feed.Record{Entry: feed.Entry{Notice: feed.Notice{ID: "7", Title: title, Views: feed.Unknown, Attachments: feed.Unknown}}, Seen: day(1)}
	}
	with := func(r feed.Record, f func(*feed.Record)) feed.Record { f(&r); return r }
	tests := []struct {
		name        string
		kept, comes feed.Record
		want        func(*feed.Record) // from kept
		new         int
	}{
		{"the same", row("제목"), row("제목"), func(*feed.Record) {}, 0},
		{"another title", row("제목"), row("다른 제목"), func(*feed.Record) {}, 0},
		{"a title in full", row("안산시 새…"), row("안산시 새 도서관"), func(r *feed.Record) { r.Title = "안산시 새 도서관" }, 1},
		{"seen earlier", row("제목"), with(row("제목"), func(r *feed.Record) { r.Seen = day(0) }),
			func(r *feed.Record) { r.Seen = day(0) }, 1},
		{"seen later", row("제목"), with(row("제목"), func(r *feed.Record) { r.Seen = day(3) }), func(*feed.Record) {}, 0},
		{"what is missing", row("제목"), with(row(""), func(r *feed.Record) {
			r.Author, r.Department, r.Date, r.Views, r.Attachments, r.Summary = "공보관", "과", "2025-04-08", 3, 0, "요약"
			r.URL = "http://127.0.0.1:8080/view?7"
		}), func(r *feed.Record) {
			r.Author, r.Department, r.Date, r.Views, r.Attachments, r.Summary = "공보관", "과", "2025-04-08", 3, 0, "요약"
			r.URL = "http://127.0.0.1:8080/view?7"
		}, 1},
		{"marks are added", with(row("제목"), func(r *feed.Record) { r.Read = true }),
			with(row("제목"), func(r *feed.Record) { r.Starred = true }), func(r *feed.Record) { r.Starred = true }, 1},
		{"marks are not taken", with(row("제목"), func(r *feed.Record) { r.Read = true }), row("제목"), func(*feed.Record) {}, 0},
		{"a text where there was none", row("제목"), with(row("제목"), func(r *feed.Record) { r.Article = article(2, "글") }),
			func(r *feed.Record) { r.Article = article(2, "글") }, 1},
		{"an older text", with(row("제목"), func(r *feed.Record) { r.Article = article(5, "새 글") }),
			with(row("옛 제목"), func(r *feed.Record) { r.Article, r.Summary = article(2, "글"), "" }), func(*feed.Record) {}, 0},
		{"a text as old", with(row("제목"), func(r *feed.Record) { r.Article = article(5, "글") }),
			with(row("제목"), func(r *feed.Record) { r.Article = article(5, "딴 글") }), func(*feed.Record) {}, 0},
		{"a newer text", with(row("제목"), func(r *feed.Record) { r.Article, r.Summary = article(2, "글"), "요약" }),
			with(row("새 제목"), func(r *feed.Record) { r.Article, r.Summary = article(5, "새 글"), "새 요약" }),
			func(r *feed.Record) {
				r.Title, r.Summary, r.Article, r.Edited = "새 제목", "새 요약", article(5, "새 글"), true
				r.Versions = []feed.Version{{Seen: day(5), Title: "제목", Text: "글"}}
			}, 1},
		{"newer, and the same", with(row("제목"), func(r *feed.Record) { r.Article = article(2, "글") }),
			with(row("제목"), func(r *feed.Record) { r.Article = article(5, "글") }),
			func(r *feed.Record) { r.Article = article(5, "글") }, 1},
		{"versions", row("제목"), with(row("제목"), func(r *feed.Record) {
			r.Versions = []feed.Version{{Seen: day(3), Title: "둘", Text: "글 둘"}, {Seen: day(2), Title: "하나", Text: "글"}}
		}), func(r *feed.Record) {
			r.Edited = true
			r.Versions = []feed.Version{{Seen: day(3), Title: "둘", Text: "글 둘"}, {Seen: day(2), Title: "하나", Text: "글"}}
		}, 1},
		{"it is gone here", with(row("제목"), func(r *feed.Record) { r.Removed = true }),
			with(row("제목"), func(r *feed.Record) { r.Number = 3 }), func(*feed.Record) {}, 0},
		{"it is gone there", row("제목"), with(row("제목"), func(r *feed.Record) { r.Removed = true }), func(*feed.Record) {}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := tempBoard(t, newFake(0, 10))
			imported(t, b, []feed.Record{tt.kept})
			want := tt.kept
			tt.want(&want)
			if want.Article != nil {
				want.Article.Notice = want.Notice
			}
			if n := imported(t, b, []feed.Record{tt.comes}); n != tt.new {
				t.Errorf("%d records were new, want %d", n, tt.new)
			}
			sameRecords(t, "then", exported(t, b), []feed.Record{want})
			if n := imported(t, b, []feed.Record{tt.comes}); n != 0 {
				t.Errorf("the second time, %d records were new", n)
			}
		})
	}
}

func TestImportRefuses(t *testing.T) {
	fine := feed.Record{Entry: feed.Entry{Notice: feed.Notice{ID: "1", Title: "제목"}}}
	lost := errors.New("the file ends")
	tests := []struct {
		name  string
		spoil func(*feed.Record)
	}{
		{"no ID", func(r *feed.Record) { r.ID = "" }},
		{"an ID that is not clean", func(r *feed.Record) { r.ID = "7\x1b[2J" }},
		{"a number below zero", func(r *feed.Record) { r.Number = -1 }},
		{"a number that no board has", func(r *feed.Record) { r.Number = maxTotal + 1 }},
		{"views below unknown", func(r *feed.Record) { r.Views = -2 }},
		{"files below unknown", func(r *feed.Record) { r.Attachments = -2 }},
		{"seen before 1970", func(r *feed.Record) { r.Seen = time.Unix(-5, 0) }},
		{"an article of no time", func(r *feed.Record) { r.Article = &feed.Article{} }},
		{"an article of another time", func(r *feed.Record) { r.Article = &feed.Article{Fetched: time.Unix(-5, 0)} }},
		{"another's article", func(r *feed.Record) {
			r.Article = &feed.Article{Fetched: time.Unix(5, 0), Notice: feed.Notice{ID: "2"}}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := tempBoard(t, newFake(0, 10))
			bad, after := fine, fine
			bad.ID, after.ID = "9", "3"
			tt.spoil(&bad)
			n, err := b.Import(t.Context(), recordsOf([]feed.Record{fine, bad, after}))
			if !errors.Is(err, ErrRecord) || n != 1 {
				t.Errorf("got %d, %v, want 1, %v", n, err, ErrRecord)
			}
			if all := exported(t, b); len(all) != 1 || all[0].ID != "1" {
				t.Errorf("kept is %+v", all)
			}
		})
	}
	b := tempBoard(t, newFake(0, 10))
	n, err := b.Import(t.Context(), func(yield func(feed.Record, error) bool) {
		_ = yield(fine, nil) && yield(feed.Record{}, lost)
	})
	if n != 1 || !errors.Is(err, lost) {
		t.Errorf("got %d, %v", n, err)
	}
	b.db.readOnly = true
	if n, err := b.Import(t.Context(), recordsOf([]feed.Record{fine})); n != 0 || !errors.Is(err, ErrReadOnly) {
		t.Errorf("got %d, %v, want %v", n, err, ErrReadOnly)
	}
	b.db.readOnly = false
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if n, err := b.Import(ctx, recordsOf([]feed.Record{fine})); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("got %d, %v", n, err)
	}
}
