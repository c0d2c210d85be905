package board_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"city/sosik/feed"
	"city/sosik/feed/board"
	"city/sosik/feed/demo"
)

// TestCut cuts pages where a connection may break. What is missing must not
// look like a board without notices, a notice that is gone or one without text.
func TestCut(t *testing.T) {
	const (
		step = 509
		site = "http://board.example"
	)
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, feed.Korea)
	for _, skin := range demo.Skins() {
		d, err := demo.New(demo.Options{Skin: skin.Name, Every: -1, Now: func() time.Time { return now }})
		if err != nil {
			t.Fatal(err)
		}
		list, view := d.ListPage(1), d.ViewPage(15_000, 1)
		for n := step; n < len(list.Body); n += step {
			for _, kind := range []board.Kind{board.List, board.Auto} {
				r := board.Read(board.Input{Body: list.Body[:n], URL: site + list.Path, ContentType: list.ContentType, Date: now}, kind)
				checkCut(t, skin.Name, n, r)
			}
		}
		title, shown := d.Notice(15_000).Title, false
		for n := step; n < len(view.Body); n += step {
			in := board.Input{Body: view.Body[:n], URL: site + view.Path, ContentType: view.ContentType, Date: now}
			checkCut(t, skin.Name, n, board.Read(in, board.Auto))
			r := board.Read(in, board.View)
			checkCut(t, skin.Name, n, r)
			if shown && r.View == nil {
				t.Errorf("%s: %d bytes are no article any more: %v", skin.Name, n, r.ViewErr)
			}
			shown = shown || r.View != nil
			if r.View != nil && !strings.HasPrefix(r.View.Notice.Title, title) {
				t.Errorf("%s: %d bytes have the title %q, want %q", skin.Name, n, r.View.Notice.Title, title)
			}
		}
		if !shown {
			t.Errorf("%s: no part of the article is one", skin.Name)
		}
	}
}

func checkCut(t *testing.T, skin string, n int, r board.Reading) {
	t.Helper()
	err := errors.Join(r.ListErr, r.ViewErr)
	if err != nil && !errors.Is(err, feed.ErrNotBoard) {
		t.Errorf("%s: %d bytes: %v", skin, n, err)
	}
	if l := r.List; l != nil && len(l.Notices) == 0 {
		t.Errorf("%s: %d bytes are an empty list of %d", skin, n, l.Total)
	}
	if v := r.View; v != nil && v.Body.Text() == "" && len(v.Images) == 0 && len(v.Attachments) == 0 {
		t.Errorf("%s: %d bytes are an article without text", skin, n)
	}
}
