package cache

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"city/sosik/feed"
)

// Pages that read well and cannot be the board's change nothing.
func TestNonsense(t *testing.T) {
	menu := func(p feed.Page) feed.Page {
		p.Notices = nil
		for i, title := range []string{"로그인", "회원가입", "아이디 찾기", "비밀번호 찾기", "이용안내", "사이트맵", "오시는 길", "저작권정책"} {
			p.Notices = append(p.Notices, feed.Notice{ID: fmt.Sprint("m", i), Title: title})
		}
		return p
	}
	each := func(f func(n *feed.Notice)) func(feed.Page) feed.Page {
		return func(p feed.Page) feed.Page {
			for i := range p.Notices {
				f(&p.Notices[i])
			}
			return p
		}
	}
	tests := []struct {
		name  string
		hook  func(feed.Page) feed.Page
		again bool // it is believed when it is said again
	}{
		{"no IDs", each(func(n *feed.Notice) { n.ID = "" }), false},
		{"no titles", each(func(n *feed.Notice) { n.Title = "" }), false},
		{"one title", each(func(n *feed.Notice) { n.Title = "로그인이 필요합니다" }), false},
		{"a menu with the board's total", menu, true},
		{"a menu without a total", func(p feed.Page) feed.Page { p = menu(p); p.Total, p.Pages = feed.Unknown, 0; return p }, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFake(60, 10)
			b := tempBoard(t, f)
			synced(t, b, false)
			for round := range 2 {
				f.pageHook = tt.hook
				_, err := b.Refresh(t.Context())
				if tt.again && round == 1 {
					if err != nil {
						t.Errorf("the second time it is %v", err)
					}
					return
				}
				if !errors.Is(err, feed.ErrNotBoard) {
					t.Errorf("got %v", err)
				}
				f.pageHook = nil
				compare(t, b, f)
			}
			refresh(t, b)
			compare(t, b, f)
		})
	}
}

// What is unusual and true is believed at once.
func TestStrangersThatArrived(t *testing.T) {
	f := newFake(60, 10)
	b := tempBoard(t, f)
	synced(t, b, false)
	for range 25 {
		f.add()
	}
	refresh(t, b)
	synced(t, b, false)
	compare(t, b, f)
	g := newFake(40, 10)
	for i := range g.notices {
		g.edit(i, "식단표")
	}
	g.info.Key = "menus"
	b = b.db.Board(g)
	synced(t, b, false)
	g.add()
	g.edit(0, "식단표")
	refresh(t, b)
	compare(t, b, g)
}

// A site that shows one page for every article, in place of what it will not
// show, is not asked for all of them.
func TestOnePageForAllArticles(t *testing.T) {
	f := &refusing{newFake(20, 10)}
	for i := range f.notices {
		f.notices[i].Summary = ""
	}
	b := tempBoard(t, f)
	err := b.Sync(t.Context(), true, func(feed.Progress) {})
	if !errors.Is(err, feed.ErrNotBoard) || len(f.articles) != 2 {
		t.Errorf("asked for %d articles, %v", len(f.articles), err)
	}
}

// refusing is a board that wants a login for every article.
type refusing struct{ *fakeBoard }

func (f *refusing) Article(ctx context.Context, n feed.Notice, v feed.Validator) (feed.Article, error) {
	a, err := f.fakeBoard.Article(ctx, n, v)
	a.Notice.Title = "알림"
	a.Body = feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "권한이 없습니다."}}}}
	a.Attachments, a.Images, a.Links = nil, nil, nil
	return a, err
}
