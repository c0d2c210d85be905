package web_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"city/sosik/feed"
	"city/sosik/feed/demo"
	"city/sosik/feed/web"
)

// frontDoor is a demo board and its board on the network, known by the address
// of its site's front page or by path. It counts what is asked.
func frontDoor(t *testing.T, skin, path string) (*web.Board, *demo.Board, func() []string) {
	t.Helper()
	d, err := demo.New(demo.Options{Skin: skin, Every: -1, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var asked []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			mu.Lock()
			asked = append(asked, r.URL.RequestURI())
			mu.Unlock()
		}
		d.ServeHTTP(w, r)
	}))
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
	return b, d, func() []string {
		mu.Lock()
		defer mu.Unlock()
		return append([]string(nil), asked...)
	}
}

// A site's front page that leads to its board stands for the board: later
// pages and articles are asked for where the list was found.
func TestRedirectedBoard(t *testing.T) {
	for _, skin := range demo.Skins() {
		b, d, _ := frontDoor(t, skin.Name, "/")
		before := b.Board()
		for _, number := range []int{3, 1, 2} { // 3 first: nothing is known of the board yet
			page, err := b.Page(t.Context(), number, feed.Validator{})
			if err != nil {
				t.Errorf("%s: %v", skin.Name, err)
				continue
			}
			if page.Number != number && page.Number != 0 || len(page.Notices) < 5 {
				t.Errorf("%s: page %d with %d notices, want page %d", skin.Name, page.Number, len(page.Notices), number)
			}
		}
		want := d.Notice(15_000)
		article, err := b.Article(t.Context(), feed.Notice{ID: want.ID}, feed.Validator{})
		if err != nil || article.Notice.ID != want.ID || article.Notice.Title != want.Title {
			t.Errorf("%s: article %+v, %v", skin.Name, article.Notice, err)
		}
		if b.Board() != before {
			t.Errorf("%s: the board is called %+v now", skin.Name, b.Board())
		}
	}
}

// The way to later pages is learned once.
func TestRedirectIsRemembered(t *testing.T) {
	b, _, asked := frontDoor(t, "table", "/")
	for number := 1; number <= 3; number++ {
		if _, err := b.Page(t.Context(), number, feed.Validator{}); err != nil {
			t.Fatal(err)
		}
	}
	if got := asked(); len(got) != 4 {
		t.Errorf("asked %v, want the front page and three pages of the list", got)
	}
}

// Of a notice only the ID is needed, even where a script of the list opens it:
// page 1 tells how, once.
func TestArticleByIDAlone(t *testing.T) {
	b, d, asked := frontDoor(t, "saeol", "/portal/saeol/gosi/list.do?mId=0501010000")
	for _, number := range []int{15_000, 12} {
		want := d.Notice(number)
		article, err := b.Article(t.Context(), feed.Notice{ID: want.ID}, feed.Validator{})
		if err != nil {
			t.Fatal(err)
		}
		if got := article.Notice; got.ID != want.ID || got.Title != want.Title || !strings.Contains(got.URL, want.ID) {
			t.Errorf("article is %+v, want %s %q", got, want.ID, want.Title)
		}
	}
	if got := asked(); len(got) != 3 {
		t.Errorf("asked %v, want page 1 and two articles", got)
	}
}

// Where the list does not tell either, it is not asked again for each notice.
func TestArticleNobodyCanAddress(t *testing.T) {
	var lists int
	b := boardNamed(t, "/board.html", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/board.html" {
			http.NotFound(w, r)
			return
		}
		lists++
		_, _ = w.Write([]byte(`<html><body><table><thead><tr><th>번호</th><th>제목</th><th>등록일</th></tr></thead><tbody>` +
			`<tr><td>3</td><td><a href="#" onclick="openIt('31')">하천 정비 공사 안내</a></td><td>2026-11-20</td></tr>` +
			`<tr><td>2</td><td><a href="#" onclick="openIt('27')">도서관 휴관 안내</a></td><td>2026-11-19</td></tr>` +
			`<tr><td>1</td><td><a href="#" onclick="openIt('22')">청년 정책 모집 공고</a></td><td>2026-11-18</td></tr></tbody></table></body></html>`))
	}))
	for range 2 {
		_, err := b.Article(t.Context(), feed.Notice{ID: "7"}, feed.Validator{})
		if !errors.Is(err, feed.ErrNotBoard) || !strings.Contains(err.Error(), "only a script") {
			t.Errorf("error is %v", err)
		}
	}
	if lists != 1 {
		t.Errorf("the list was asked for %d times", lists)
	}
}
