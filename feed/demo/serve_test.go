package demo

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"city/sosik/feed"
)

// ask sends one request to a board.
func ask(t testing.TB, b *Board, method, path string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	return w
}

func TestServePages(t *testing.T) {
	b := still(t, "")
	const list = "/ansantalktalk/content/ansantalk/cityNews.html"
	newest := b.Notice(Notices)
	for _, c := range []struct {
		name, path string
		status     int
		want       string
	}{
		{"list", list + "?gtid=sosik&page=1", 200, "전체 20,309, 1/2031page"},
		{"list without a page", list + "?gtid=sosik", 200, "전체 20,309, 1/2031page"},
		{"list without anything", list, 200, "전체 20,309, 1/2031page"},
		{"last page", list + "?gtid=sosik&page=2031", 200, "fidx=" + b.Notice(1).ID + "&amp;"},
		{"past the end", list + "?gtid=sosik&page=2032", 200, "등록된 게시물이 없습니다"},
		{"page that is no number", list + "?gtid=sosik&page=abc", 200, "1/2031page"},
		{"page below one", list + "?gtid=sosik&page=-3", 200, "1/2031page"},
		{"view", list + "?fidx=" + newest.ID + "&page=155&pg=vv", 200, "전체 20,309, 155/2031page"},
		{"unknown notice", list + "?fidx=99999999&page=1&pg=vv", 200, gone},
		{"notice that is no number", list + "?fidx=abc&page=1&pg=vv", 200, gone},
		{"robots", "/robots.txt", 200, "Allow: /"},
		{"elsewhere", "/ansantalktalk/content/join/qna.html", 404, "페이지를 찾을 수 없습니다"},
		{"home", "/", 302, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(t, b, "GET", c.path)
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
				t.Errorf("status %d, want %d with %q; body:\n%.2000s", w.Code, c.status, c.want, w.Body)
			}
		})
	}
	if w := ask(t, b, "POST", list); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d, want 405", w.Code)
	}
}

func TestServeConditionally(t *testing.T) {
	b := still(t, "")
	path := b.layout.site.listURL(3)
	first := ask(t, b, "GET", path)
	etag, modified := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
	if etag == "" || modified == "" {
		t.Fatalf("no validators: %v", first.Header())
	}
	for _, h := range [][]string{{"If-None-Match", etag}, {"If-Modified-Since", modified}, {"If-None-Match", etag, "Accept-Encoding", "gzip"}} {
		if w := ask(t, b, "GET", path, h...); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
			t.Errorf("%v: status %d with %d bytes, want 304 with none", h, w.Code, w.Body.Len())
		}
	}
	if w := ask(t, b, "GET", path, "If-None-Match", `"other"`); w.Code != http.StatusOK {
		t.Errorf("another ETag: status %d, want 200", w.Code)
	}
	if w := ask(t, b, "HEAD", path); w.Code != http.StatusOK || w.Body.Len() != 0 || w.Header().Get("ETag") != etag {
		t.Errorf("HEAD: status %d with %d bytes and ETag %q", w.Code, w.Body.Len(), w.Header().Get("ETag"))
	}
	w := ask(t, b, "GET", path, "Accept-Encoding", "gzip")
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(plain, first.Body.Bytes()) {
		t.Errorf("gzip gave %d bytes (%v), want the %d of the page", len(plain), err, first.Body.Len())
	}
}

// clock is a time that a test moves.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func TestArrivalsShow(t *testing.T) {
	c := &clock{now: time.Date(2026, 11, 23, 10, 0, 0, 0, feed.Korea)}
	b, err := New(Options{Now: c.Now, Every: time.Hour, Total: Notices + 5})
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Total(); got != Notices+5 {
		t.Fatalf("%d notices at the start, want %d", got, Notices+5)
	}
	path := b.layout.site.listURL(1)
	before := ask(t, b, "GET", path)
	c.advance(10 * time.Hour)
	total := b.Total()
	if total < Notices+5+9 || total > Notices+5+10 {
		t.Errorf("%d notices after ten hours of one each", total)
	}
	after := ask(t, b, "GET", path, "If-None-Match", before.Header().Get("ETag"))
	if after.Code != http.StatusOK || after.Header().Get("ETag") == before.Header().Get("ETag") {
		t.Errorf("page 1 counts as unchanged: status %d", after.Code)
	}
	if after.Header().Get("Last-Modified") == before.Header().Get("Last-Modified") {
		t.Error("Last-Modified has not moved")
	}
	if !strings.Contains(after.Body.String(), fmt.Sprintf("전체 %s,", thousands(total))) {
		t.Errorf("the counter does not say %d", total)
	}
	if got := b.Notice(total).Date; got != "2026-11-23" {
		t.Errorf("the newest is of %s, want the board's today", got)
	}
	if got := after.Header().Get("Date"); got != "Mon, 23 Nov 2026 11:00:00 GMT" {
		t.Errorf("Date: %q, want the board's now", got)
	}
	id := b.Notice(total).ID
	if w := ask(t, b, "GET", fmt.Sprintf("%s?fidx=%s&page=1&pg=vv", engine.view, id)); !strings.Contains(w.Body.String(), "조회수") {
		t.Error("the newest cannot be opened")
	}
}

// A clock that is behind must not date new notices before old ones.
func TestArrivalsStayInOrder(t *testing.T) {
	c := &clock{now: time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC)}
	b, err := New(Options{Now: c.Now, Every: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	c.advance(time.Hour)
	if got, last := b.Notice(b.Total()).Moment, b.Notice(Notices).Moment; got < last {
		t.Errorf("the newest is of %s, the one before the start of %s", got, last)
	}
}

func TestDownloads(t *testing.T) {
	b := still(t, "")
	magic := map[string]string{
		"hwp": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hwpx": "PK\x03\x04", "xlsx": "PK\x03\x04", "docx": "PK\x03\x04", "zip": "PK\x03\x04",
		"pdf": "%PDF-1.4", "jpg": "\xff\xd8\xff",
	}
	for number := Notices; len(magic) > 0; number-- {
		for _, f := range b.notice(number).files {
			want, wanted := magic[f.ext()]
			if !wanted || f.state != sound {
				continue
			}
			delete(magic, f.ext())
			w := ask(t, b, "GET", "/gtb_download.php?gtid=sosik&fid="+f.id)
			body := w.Body.Bytes()
			if !strings.HasPrefix(string(body), want) {
				t.Errorf("%s begins with %q, want %q", f.name, body[:8], want)
			}
			if again := ask(t, b, "GET", "/gtb_download.php?gtid=sosik&fid="+f.id); !bytes.Equal(again.Body.Bytes(), body) {
				t.Errorf("%s has other bytes the second time", f.name)
			}
			if strings.HasPrefix(want, "PK") {
				if _, err := zip.NewReader(bytes.NewReader(body), int64(len(body))); err != nil {
					t.Errorf("%s: %v", f.name, err)
				}
			}
		}
	}
	for _, path := range []string{"/gtb_download.php?fid=1", "/gtb_download.php?fid=x", "/gtb_download.php", "/gtb_download.php?fid=999999999999"} {
		if w := ask(t, b, "GET", path); !strings.Contains(w.Body.String(), "파일이 존재하지 않습니다") {
			t.Errorf("%s: %q", path, w.Body)
		}
	}
	if w := ask(t, b, "GET", b.Notice(Notices - 1).Images[0].URL); w.Header().Get("Content-Type") != "image/jpeg" || w.Body.Len() < 100 {
		t.Errorf("picture: %v, %d bytes", w.Header(), w.Body.Len())
	}
}

// The server names a file in all the ways of Korean servers, and some by none.
func TestDispositions(t *testing.T) {
	const name = `공고문 "최종"; 1.hwp`
	for habit, want := range []string{
		`attachment; filename="공고문 '최종'; 1.hwp"; filename*=UTF-8''%EA%B3%B5%EA%B3%A0%EB%AC%B8%20%22%EC%B5%9C%EC%A2%85%22%3B%201.hwp`,
		`attachment; filename="공고문 '최종'; 1.hwp"`,
		"attachment; filename=\"\xb0\xf8\xb0\xed\xb9\xae '\xc3\xd6\xc1\xbe'; 1.hwp\"",
		`attachment; filename*=UTF-8''%EA%B3%B5%EA%B3%A0%EB%AC%B8%20%22%EC%B5%9C%EC%A2%85%22%3B%201.hwp`,
		`attachment; filename="%EA%B3%B5%EA%B3%A0%EB%AC%B8%20%22%EC%B5%9C%EC%A2%85%22%3B%201.hwp";`,
		`attachment; filename="%B0%F8%B0%ED%B9%AE%20%27%C3%D6%C1%BE%27%3B%201.hwp";`,
		`attachment;filename=공고문 '최종'_ 1.hwp`,
		`attachment; filename="=?UTF-8?B?6rO16rOg66y4ICLstZzsooUiOyAxLmh3cA==?="`,
		"",
	} {
		if got := disposition(name, habit); got != want {
			t.Errorf("habit %d: %q, want %q", habit, got, want)
		}
	}
}

// One notice has all that a reader of attachments can meet.
func TestEverything(t *testing.T) {
	b := still(t, "")
	kinds, states, dispositions, names := map[string]bool{}, map[state]bool{}, map[int]bool{}, map[string]int{}
	for _, f := range b.notice(Everything).files {
		kinds[f.ext()], states[f.state], dispositions[habitOf(f)] = true, true, true
		names[f.name]++
		get := ask(t, b, "GET", "/gtb_download.php?gtid=sosik&fid="+f.id)
		if get.Code != http.StatusOK || get.Body.Len() == 0 {
			t.Errorf("%s: status %d, %d bytes", f.name, get.Code, get.Body.Len())
		}
		part := ask(t, b, "GET", "/gtb_download.php?fid="+f.id, "Range", "bytes=10-19")
		resumes := get.Header().Get("Accept-Ranges") == "bytes"
		if resumes != (part.Code == http.StatusPartialContent) || resumes && !bytes.Equal(part.Body.Bytes(), get.Body.Bytes()[10:20]) {
			t.Errorf("%s: a range has status %d and %d bytes, where ranges are %q", f.name, part.Code, part.Body.Len(), get.Header().Get("Accept-Ranges"))
		}
	}
	if len(kinds) < 11 || len(states) != 6 || len(dispositions) != habits || names["공고문.hwp"] != 2 {
		t.Errorf("%d kinds, %d states, %d ways of naming, names %v", len(kinds), len(states), len(dispositions), names)
	}
}

// A large file comes slowly where that is wanted, whole or from the middle on,
// and the others at once.
func TestLargeFileIsPaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, err := New(Options{Every: -1, Rate: BusyRate})
		if err != nil {
			t.Fatal(err)
		}
		files := b.notice(Everything).files
		last := "/gtb_download.php?fid=" + files[len(files)-1].id
		begun := time.Now()
		ask(t, b, "GET", "/gtb_download.php?fid="+files[0].id)
		if took := time.Since(begun); took != 0 {
			t.Errorf("a small file takes %v", took)
		}
		whole := ask(t, b, "GET", last).Body.Bytes()
		if took := time.Since(begun); took < 8*time.Second || took > 12*time.Second {
			t.Errorf("%d bytes take %v", len(whole), took)
		}
		begun = time.Now()
		rest := ask(t, b, "GET", last, "Range", "bytes=2000000-")
		if took := time.Since(begun); rest.Code != http.StatusPartialContent || !bytes.Equal(rest.Body.Bytes(), whole[2000000:]) || took > 4*time.Second {
			t.Errorf("the rest: status %d, %d bytes in %v", rest.Code, rest.Body.Len(), took)
		}
		z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
		if err != nil || len(z.File) != albumPictures {
			t.Errorf("%v, %v", z, err)
		}
	})
}

func TestDownloadByForm(t *testing.T) {
	b := still(t, "")
	f := b.notice(Everything).files[0]
	r := httptest.NewRequestWithContext(t.Context(), "POST", "/emwp/jsp/ofr/FileDownNew.jsp", strings.NewReader("user_file_nm=a.hwp&file_path=%2Fntishome&sys_file_nm="+f.id))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	if want := ask(t, b, "GET", "/gtb_download.php?fid="+f.id); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), want.Body.Bytes()) {
		t.Errorf("status %d, %d bytes", w.Code, w.Body.Len())
	}
}

func TestStartAndClose(t *testing.T) {
	defer goleak.VerifyNone(t)
	b := still(t, "table")
	ctx, cancel := context.WithCancel(t.Context())
	s, err := b.Start(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(s.URL(), "/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik") {
		t.Errorf("URL %s", s.URL())
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if err != nil || !strings.Contains(string(body), "20,309") {
		t.Errorf("over the network: %v, %d bytes", err, len(body))
	}
	cancel()
	<-s.Done()
	if err := s.Close(); err != nil {
		t.Errorf("closing after the context ended: %v", err)
	}
	if _, err := b.Start(t.Context(), "256.0.0.1:0"); err == nil || !strings.Contains(err.Error(), "256.0.0.1") {
		t.Errorf("listening on no address: %v", err)
	}
}

func TestUnknownSkinNamesTheOthers(t *testing.T) {
	_, err := New(Options{Skin: "velvet"})
	if err == nil {
		t.Fatal("no error")
	}
	for _, s := range Skins() {
		if !strings.Contains(err.Error(), s.Name) {
			t.Errorf("the error does not name %s: %v", s.Name, err)
		}
		if s.About == "" {
			t.Errorf("skin %s is not explained", s.Name)
		}
	}
}

// BenchmarkListPage protects the promise that the board never slows down the
// reader that asks it: a page of ten bodies in well under a millisecond.
func BenchmarkListPage(b *testing.B) {
	board := still(b, "")
	for i := 0; b.Loop(); i++ {
		board.ListPage(1 + i*7%board.Pages())
	}
}
