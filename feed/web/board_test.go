package web_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"city/sosik/feed"
	"city/sosik/feed/demo"
	"city/sosik/feed/web"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, feed.Korea)

// boardAt returns the board of a server of the test.
func boardAt(t *testing.T, h http.Handler) *web.Board {
	t.Helper()
	return boardNamed(t, "/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik&page=7", h)
}

// boardNamed returns the board at an address of a server of the test.
func boardNamed(t *testing.T, path string, h http.Handler) *web.Board {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := web.NewClient(web.Options{Retries: -1, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	b, err := web.NewBoard(c, s.URL+path, "시정소식")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func demoBoard(t *testing.T) (*web.Board, *demo.Board) {
	t.Helper()
	d, err := demo.New(demo.Options{Every: -1, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	return boardAt(t, d), d
}

func TestBoardIsItsAddress(t *testing.T) {
	c, err := web.NewClient(web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	list, err := web.NewBoard(c, "https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik&page=9", "")
	if err != nil {
		t.Fatal(err)
	}
	article, err := web.NewBoard(c, "https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html?fidx=20852&page=155&pg=vv", "")
	if err != nil {
		t.Fatal(err)
	}
	if list.Board() != article.Board() || list.Board().Key == "" || list.Board().Name != "ansan.go.kr" {
		t.Errorf("%+v and %+v", list.Board(), article.Board())
	}
	for _, address := range []string{"", "시정소식", "file:///x", "http://"} {
		if _, err := web.NewBoard(c, address, ""); err == nil {
			t.Errorf("%q is a board", address)
		}
	}
}

func TestPage(t *testing.T) {
	b, d := demoBoard(t)
	page, err := b.Page(t.Context(), 155, feed.Validator{})
	if err != nil {
		t.Fatal(err)
	}
	if page.Number != 155 || page.Total != demo.Notices || page.Pages != 2031 || len(page.Notices) != 10 || !page.Fetched.Equal(now) {
		t.Errorf("page %d/%d of %d with %d notices, fetched %v", page.Number, page.Pages, page.Total, len(page.Notices), page.Fetched)
	}
	for i, n := range page.Notices {
		if want := d.Notice(demo.Notices - 154*10 - i).ID; n.ID != want {
			t.Errorf("row %d is %s, want %s", i, n.ID, want)
		}
	}
	if _, err := b.Page(t.Context(), 155, page.Validator); !errors.Is(err, feed.ErrNotModified) {
		t.Errorf("asked again: %v", err)
	}
}

func TestArticle(t *testing.T) {
	b, d := demoBoard(t)
	page, err := b.Page(t.Context(), 1, feed.Validator{})
	if err != nil {
		t.Fatal(err)
	}
	asked := page.Notices[3]
	for _, n := range []feed.Notice{asked, {ID: asked.ID}} {
		article, err := b.Article(t.Context(), n, feed.Validator{})
		if err != nil {
			t.Fatal(err)
		}
		got, want := article.Notice, d.Notice(demo.Notices-3)
		if got.ID != want.ID || got.Title != want.Title || got.URL == "" || len(article.Body) == 0 || !article.Fetched.Equal(now) {
			t.Errorf("article is %+v, want %s %q", got, want.ID, want.Title)
		}
		if _, err := b.Article(t.Context(), n, article.Validator); !errors.Is(err, feed.ErrNotModified) {
			t.Errorf("asked again: %v", err)
		}
	}
	_, err = b.Article(t.Context(), feed.Notice{ID: "99999999"}, feed.Validator{})
	if !errors.Is(err, feed.ErrNotFound) || !strings.HasPrefix(err.Error(), "article 99999999: ") {
		t.Errorf("unknown ID: %v", err)
	}
}

// A board that shows its newest notice for one that is gone does not get it
// filed under the wrong name.
func TestArticleOfAnother(t *testing.T) {
	_, d := demoBoard(t)
	newest, gone := d.Notice(demo.Notices), d.Notice(5)
	b := boardAt(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		q.Set("fidx", newest.ID)
		r.URL.RawQuery = q.Encode()
		d.ServeHTTP(w, r)
	}))
	_, err := b.Article(t.Context(), feed.Notice{ID: gone.ID, Title: gone.Title, Date: gone.Date}, feed.Validator{})
	if !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("error is %v", err)
	}
}

// What the server says instead of a board has the kind that the page tells.
func TestBoardFails(t *testing.T) {
	answer := func(code int, after, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			if after != "" {
				w.Header().Set("Retry-After", after)
			}
			w.WriteHeader(code)
			_, _ = w.Write([]byte("<html><body><p>" + body + "</p></body></html>"))
		}
	}
	for _, test := range []struct {
		name string
		h    http.HandlerFunc
		want error
	}{
		{"404", answer(404, "", "Not Found"), feed.ErrNotBoard},
		{"404 with 200", answer(200, "", "요청하신 페이지를 찾을 수 없습니다."), feed.ErrNotBoard},
		{"403", answer(403, "", "Forbidden"), feed.ErrBlocked},
		{"429", answer(429, "", ""), feed.ErrBlocked},
		{"500", answer(500, "", "Internal Server Error"), feed.ErrServer},
		{"503 of maintenance", answer(503, "", "시스템 점검 중입니다."), feed.ErrMaintenance},
		{"503 of maintenance until later", answer(503, "7200", "시스템 점검 중입니다."), feed.ErrMaintenance},
		{"503 until later", answer(503, "7200", "Service Unavailable"), feed.ErrServer},
		{"429 until later", answer(429, "7200", "Too Many Requests"), feed.ErrBlocked},
		{"firewall with 200", answer(200, "", "The request has been blocked by the web application firewall. Request Blocked"), feed.ErrBlocked},
		{"a page", answer(200, "", "안녕하십니까"), feed.ErrNotBoard},
	} {
		b := boardAt(t, test.h)
		_, err := b.Page(t.Context(), 1, feed.Validator{})
		if !errors.Is(err, test.want) || errors.Is(err, feed.ErrNotFound) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
}
