package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
)

// fileSite serves one file as a good server does, and lets a test spoil the
// answers one after the other.
type fileSite struct {
	*testSite
	data    []byte
	etag    string
	name    string
	ranges  []string // of the requests
	methods []string
	spoil   []http.HandlerFunc
}

func newFileSite(t *testing.T, data []byte) *fileSite {
	s := &fileSite{data: data, etag: `"v1"`, name: `attachment; filename="공고.hwp"`}
	s.testSite = newSite(t, func(w http.ResponseWriter, r *http.Request) {
		s.ranges = append(s.ranges, r.Header.Get("Range")+"|"+r.Header.Get("If-Range"))
		s.methods = append(s.methods, r.Method)
		if len(s.spoil) > 0 {
			h := s.spoil[0]
			s.spoil = s.spoil[1:]
			if h != nil {
				h(w, r)
				return
			}
		}
		s.serve(w, r)
	})
	return s
}

func (s *fileSite) serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/octet-stream")
	if s.name != "" {
		w.Header().Set("Content-Disposition", s.name)
	}
	w.Header().Set("ETag", s.etag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(s.data))
}

// cut serves so many bytes of what the server would, and then hangs up.
func (s *fileSite) cut(after int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.serve(&cutWriter{ResponseWriter: w, left: after}, r)
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		panic(http.ErrAbortHandler)
	}
}

type cutWriter struct {
	http.ResponseWriter
	left int
}

func (c *cutWriter) Write(p []byte) (int, error) {
	n := min(len(p), c.left)
	c.left -= n
	if _, err := c.ResponseWriter.Write(p[:n]); err != nil || n == len(p) {
		return n, err
	}
	return n, errors.New("cut")
}

func bytesOf(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i*7 + i>>8)
	}
	return b
}

func (s *fileSite) file() feed.Attachment {
	return feed.Attachment{Name: "공고.hwp", URL: s.URL + "/down.do?id=1"}
}

// listing is what stands in a folder.
func listing(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func wantFile(t *testing.T, path string, data []byte) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, data) {
		t.Errorf("%s has %d bytes that are not the %d of the server", path, len(got), len(data))
	}
}

func wantListing(t *testing.T, folder string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, listing(t, folder)); diff != "" {
		t.Errorf("the folder (-want +got):\n%s", diff)
	}
}

func TestSave(t *testing.T) {
	s := newFileSite(t, bytesOf(300_000))
	c, _ := testClient(t, Options{})
	folder := filepath.Join(t.TempDir(), "받은 것", "새 폴더")
	var reports []int64
	saved, err := c.Save(t.Context(), Wanted{File: s.file(), Report: func(done, total int64) {
		if total != int64(len(s.data)) {
			t.Errorf("total is reported as %d", total)
		}
		reports = append(reports, done)
	}}, folder)
	if err != nil || saved != (Saved{filepath.Join(folder, "공고.hwp"), 300_000}) {
		t.Fatalf("saved as %+v: %v", saved, err)
	}
	wantFile(t, saved.Path, s.data)
	wantListing(t, folder, "공고.hwp")
	if info, err := os.Stat(saved.Path); err != nil || info.Mode().Perm()&0o111 != 0 {
		t.Errorf("it is %v: %v", info.Mode(), err)
	}
	if reports[0] != 0 || reports[len(reports)-1] != 300_000 {
		t.Errorf("reported %v", reports)
	}
	// A second one does not write over it.
	again, err := c.Save(t.Context(), Wanted{File: s.file()}, folder)
	if err != nil || filepath.Base(again.Path) != "공고 (2).hwp" {
		t.Errorf("saved as %+v: %v", again, err)
	}
	wantListing(t, folder, "공고 (2).hwp", "공고.hwp")
}

// A connection that is cut is taken up again where it was cut, within one Save
// and by the next.
func TestSaveGoesOn(t *testing.T) {
	s := newFileSite(t, bytesOf(200_000))
	s.spoil = []http.HandlerFunc{s.cut(70_000), s.cut(60_000)}
	c, _ := testClient(t, Options{})
	folder := t.TempDir()
	saved, err := c.Save(t.Context(), Wanted{File: s.file()}, folder)
	if err != nil {
		t.Fatal(err)
	}
	wantFile(t, saved.Path, s.data)
	if diff := cmp.Diff([]string{"|", `bytes=70000-|"v1"`, `bytes=130000-|"v1"`}, s.ranges); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	wantListing(t, folder, "공고.hwp")
}

func TestSaveIsTakenUpAgain(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*fileSite)
		want   []string // what the second Save asks for
	}{
		{"the same file", func(*fileSite) {}, []string{`bytes=70000-|"v1"`}},
		{"a changed file", func(s *fileSite) { s.etag, s.data = `"v2"`, bytesOf(90_000)[5:] }, []string{`bytes=70000-|"v1"`}},
		{"changed, and If-Range is not heeded", func(s *fileSite) {
			s.etag, s.data = `"v2"`, append([]byte("neu"), s.data...)
			s.spoil = []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
				r.Header.Del("If-Range")
				s.serve(w, r)
			}}
		}, []string{`bytes=70000-|"v1"`, "|"}},
		{"another range than was asked for", func(s *fileSite) {
			s.spoil = []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
				r.Header.Set("Range", "bytes=60000-")
				s.serve(w, r)
			}}
		}, []string{`bytes=70000-|"v1"`, "|"}},
		{"the file has become shorter", func(s *fileSite) {
			s.data = s.data[:50_000]
		}, []string{`bytes=70000-|"v1"`, "|"}},
		{"no ranges any more", func(s *fileSite) {
			s.spoil = []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
				r.Header.Del("Range")
				s.serve(w, r)
			}}
		}, []string{`bytes=70000-|"v1"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newFileSite(t, bytesOf(200_000))
			s.spoil = []http.HandlerFunc{s.cut(70_000)}
			c, _ := testClient(t, Options{Retries: -1})
			folder := t.TempDir()
			if _, err := c.Save(t.Context(), Wanted{File: s.file()}, folder); reason(err) != feed.ReasonReset {
				t.Fatalf("the first error is %v", err)
			}
			wantListing(t, folder, "공고.hwp.part", "공고.hwp.part.json")

			c, _ = testClient(t, Options{})
			test.change(s)
			s.ranges = nil
			saved, err := c.Save(t.Context(), Wanted{File: s.file()}, folder)
			if err != nil {
				t.Fatal(err)
			}
			wantFile(t, saved.Path, s.data)
			wantListing(t, folder, "공고.hwp")
			if diff := cmp.Diff(test.want, s.ranges); diff != "" {
				t.Errorf("asked (-want +got):\n%s", diff)
			}
		})
	}
}

// A part that lacks nothing but its name, as one leaves it who is killed between
// the two, is not fetched again.
func TestSaveOfWholePart(t *testing.T) {
	s := newFileSite(t, bytesOf(1000))
	folder := t.TempDir()
	p, err := openPart(folder, s.file())
	if err != nil {
		t.Fatal(err)
	}
	if err := p.begin(note{URL: s.file().URL, ETag: `"v1"`, Total: 1000}); err != nil {
		t.Fatal(err)
	}
	if _, err := p.file.Write(s.data); err != nil {
		t.Fatal(err)
	}
	p.size = 1000
	if err := p.leave(); err != nil {
		t.Fatal(err)
	}
	c, _ := testClient(t, Options{})
	saved, err := c.Save(t.Context(), Wanted{File: s.file()}, folder)
	if err != nil {
		t.Fatal(err)
	}
	wantFile(t, saved.Path, s.data)
	wantListing(t, folder, "공고.hwp")
}

// A server that gives nothing to ask again with leaves no part behind.
func TestSaveWithoutValidator(t *testing.T) {
	s := newFileSite(t, bytesOf(200_000))
	s.etag = ""
	s.spoil = []http.HandlerFunc{s.cut(70_000)}
	c, _ := testClient(t, Options{Retries: -1})
	folder := t.TempDir()
	if _, err := c.Save(t.Context(), Wanted{File: s.file()}, folder); reason(err) != feed.ReasonReset {
		t.Fatalf("error is %v", err)
	}
	wantListing(t, folder)
}

// Parts of other files, and files of the person's own, are left alone.
func TestSaveBesideOthers(t *testing.T) {
	s := newFileSite(t, bytesOf(100))
	folder := t.TempDir()
	for name, text := range map[string]string{"공고.hwp.part": "mine", "공고.hwp": "mine too"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	other := feed.Attachment{Name: "공고.hwp", URL: s.URL + "/other"}
	held, err := openPart(folder, other)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = held.drop() }()
	c, _ := testClient(t, Options{})
	saved, err := c.Save(t.Context(), Wanted{File: s.file()}, folder)
	if err != nil || filepath.Base(saved.Path) != "공고 (2).hwp" {
		t.Fatalf("saved as %+v: %v", saved, err)
	}
	wantFile(t, filepath.Join(folder, "공고.hwp.part"), []byte("mine"))
	wantFile(t, filepath.Join(folder, "공고.hwp"), []byte("mine too"))
}

// Where the file system has no links the name is reserved first.
func TestReserve(t *testing.T) {
	folder := t.TempDir()
	p, err := openPart(folder, feed.Attachment{Name: "a.txt", URL: "http://127.0.0.1/a"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.file.WriteString("text"); err != nil {
		t.Fatal(err)
	}
	if path, err := p.reserve(filepath.Join(folder, "a.txt")); err != nil || filepath.Base(path) != "a.txt" {
		t.Fatalf("%s: %v", path, err)
	}
	wantFile(t, filepath.Join(folder, "a.txt"), []byte("text"))
	wantListing(t, folder, "a.txt")
	if _, err := p.reserve(filepath.Join(folder, "a.txt")); !errors.Is(err, os.ErrExist) {
		t.Errorf("error is %v", err)
	}
}

func TestSaveRefused(t *testing.T) {
	page := func(status int, kind, text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.WriteHeader(status)
			_, _ = w.Write([]byte(text))
		}
	}
	const html = "text/html; charset=utf-8"
	for _, test := range []struct {
		name string
		h    http.HandlerFunc
		kind error
	}{
		{"a login page", page(200, html, `<html><body><form><input type="password"></form>로그인이 필요합니다</body></html>`), feed.ErrLogin},
		{"a redirect to the login", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/member/login.do" {
				page(200, html, "<html><body><p>회원 서비스</p></body></html>")(w, r)
				return
			}
			http.Redirect(w, r, "/member/login.do", http.StatusFound)
		}, feed.ErrLogin},
		{"a script that is no page by its type", page(200, "application/octet-stream", `<script>alert('파일이 존재하지 않습니다.');history.back();</script>`), feed.ErrNotFound},
		{"some page", page(200, html, "<html><body><h1>오늘의 날씨</h1>맑음</body></html>"), feed.ErrNotFile},
		{"text without a tag", page(200, html, "오늘의 날씨"), feed.ErrNotFile},
		{"JSON", page(200, "application/json", `{"result":"fail"}`), feed.ErrNotFile},
		{"nothing", page(200, "application/octet-stream", ""), feed.ErrNotFile},
		{"not there", page(404, html, "<html>없음</html>"), feed.ErrNotFound},
		{"forbidden", page(403, html, "<html>Forbidden</html>"), feed.ErrBlocked},
		{"wants a login", page(401, html, ""), feed.ErrLogin},
		{"a fault", page(500, html, "<html>error</html>"), feed.ErrServer},
		{"at work", page(503, html, "<html>시스템 점검 중입니다</html>"), feed.ErrMaintenance},
		{"too large", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "5000000")
			_, _ = w.Write(bytesOf(100))
		}, feed.ErrTooLarge},
		{"endless", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("ETag", `"x"`)
			for err := error(nil); err == nil; {
				_, err = w.Write(bytesOf(32 << 10))
			}
		}, feed.ErrTooLarge},
		{"endless and compressed", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for err := error(nil); err == nil; {
				_, err = z.Write(make([]byte, 32<<10))
			}
		}, feed.ErrTooLarge},
		{"redirects without end", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
		}, feed.ErrNotFile},
		{"a redirect to another site", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.2/", http.StatusFound)
		}, feed.ErrOffline},
		{"shorter than it says", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "2000")
			_, _ = w.Write(bytesOf(1000))
		}, feed.ErrOffline},
		{"never the same", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Range", "bytes 7-20/21")
			w.WriteHeader(http.StatusPartialContent)
		}, feed.ErrServer},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSite(t, test.h)
			c, _ := testClient(t, Options{})
			folder := t.TempDir()
			_, err := c.Save(t.Context(), Wanted{File: feed.Attachment{Name: "공고.hwp", URL: s.URL + "/down"}, Limit: 1 << 20}, folder)
			if !errors.Is(err, test.kind) {
				t.Errorf("error is %v, want %v", err, test.kind)
			}
			wantListing(t, folder)
		})
	}
}

// A part is not lost to a login page that comes in the place of the rest.
func TestSaveKeepsPartFromPage(t *testing.T) {
	s := newFileSite(t, bytesOf(200_000))
	s.spoil = []http.HandlerFunc{s.cut(70_000), say(`<html><input type=password>로그인이 필요합니다</html>`)}
	c, _ := testClient(t, Options{})
	folder := t.TempDir()
	if _, err := c.Save(t.Context(), Wanted{File: s.file()}, folder); !errors.Is(err, feed.ErrLogin) {
		t.Fatalf("error is %v", err)
	}
	wantListing(t, folder, "공고.hwp.part", "공고.hwp.part.json")
	saved, err := c.Save(t.Context(), Wanted{File: s.file()}, folder)
	if err != nil {
		t.Fatal(err)
	}
	wantFile(t, saved.Path, s.data)
}

func TestSaveCompressed(t *testing.T) {
	data := bytesOf(100_000)
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "identity" {
			t.Errorf("asked for %q", r.Header.Get("Accept-Encoding"))
		}
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("ETag", `"z"`)
		z := gzip.NewWriter(w)
		_, _ = z.Write(data)
		_ = z.Close()
	})
	c, _ := testClient(t, Options{})
	saved, err := c.Save(t.Context(), Wanted{File: feed.Attachment{Name: "a.hwp", URL: s.URL}}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	wantFile(t, saved.Path, data)
}

// What has to be posted is posted, also again after a redirect that asks for it.
func TestSavePosts(t *testing.T) {
	for status, want := range map[int]string{
		http.StatusTemporaryRedirect: "POST user_file_nm=%B0%F8%B0%ED.hwp",
		http.StatusFound:             "GET ",
	} {
		got := ""
		s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/first" {
				http.Redirect(w, r, "/second", status)
				return
			}
			var b bytes.Buffer
			_, _ = b.ReadFrom(r.Body)
			got = r.Method + " " + b.String()
			_, _ = w.Write([]byte("HWP"))
		})
		c, _ := testClient(t, Options{})
		f := feed.Attachment{Name: "공고.hwp", URL: s.URL + "/first", Form: "user_file_nm=%B0%F8%B0%ED.hwp"}
		if _, err := c.Save(t.Context(), Wanted{File: f}, t.TempDir()); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("after %d it sent %q, want %q", status, got, want)
		}
	}
}

// Some give files only to whoever has the cookie of a page.
func TestSaveIntroducesItself(t *testing.T) {
	var asked []string
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path+" "+r.Header.Get("Referer"))
		if r.URL.Path == "/view" {
			http.SetCookie(w, &http.Cookie{Name: "JSESSIONID", Value: "1"})
			return
		}
		if _, err := r.Cookie("JSESSIONID"); err != nil {
			_, _ = w.Write([]byte("<script>alert('잘못된 접근입니다.');</script>"))
			return
		}
		_, _ = w.Write([]byte("HWP"))
	})
	c, _ := testClient(t, Options{})
	w := Wanted{File: feed.Attachment{Name: "공고.hwp", URL: s.URL + "/down"}, From: s.URL + "/view"}
	if _, err := c.Save(t.Context(), w, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	from := " " + s.URL + "/view"
	if diff := cmp.Diff([]string{"/down" + from, "/view ", "/down" + from}, asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	// Another site need not know where one comes from.
	asked = nil
	w.From = "http://127.0.0.2/view"
	if _, err := c.Save(t.Context(), w, t.TempDir()); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("error is %v", err)
	}
	if diff := cmp.Diff([]string{"/down "}, asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

// One who gives up is told so at once, and the part stays.
func TestSaveCanceled(t *testing.T) {
	s := newFileSite(t, bytesOf(200_000))
	s.spoil = []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", s.etag)
		w.Header().Set("Content-Length", strconv.Itoa(len(s.data)))
		_, _ = w.Write(s.data[:100_000])
		w.(http.Flusher).Flush()
		hang(r)
	}}
	c, _ := testClient(t, Options{})
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := c.Save(ctx, Wanted{File: s.file(), Report: func(done, _ int64) {
		if done == 100_000 {
			cancel()
		}
	}}, folder)
	if !errors.Is(err, context.Canceled) || errors.Is(err, feed.ErrOffline) {
		t.Errorf("error is %v", err)
	}
	wantListing(t, folder, "공고.hwp.part", "공고.hwp.part.json")
	saved, err := c.Save(t.Context(), Wanted{File: s.file()}, folder)
	if err != nil {
		t.Fatal(err)
	}
	wantFile(t, saved.Path, s.data)
	if got := s.ranges[1]; got != `bytes=100000-|"v1"` {
		t.Errorf("the second asked for %s", got)
	}
}

// A file that stops coming is given up, and gone on with.
func TestSaveStalled(t *testing.T) {
	s := newFileSite(t, bytesOf(1000))
	s.spoil = []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", s.etag)
		w.Header().Set("Content-Length", "1000")
		_, _ = w.Write(s.data[:10])
		w.(http.Flusher).Flush()
		hang(r)
	}}
	c, _ := testClient(t, Options{Stages: Stages{Idle: 20 * time.Millisecond}})
	saved, err := c.Save(t.Context(), Wanted{File: s.file()}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	wantFile(t, saved.Path, s.data)
}

// Pages are answered while a file comes, and two files come one after the other.
func TestSaveLetsPagesThrough(t *testing.T) {
	proceed := make(chan struct{})
	var now, most int
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/page" {
			_, _ = w.Write([]byte("page"))
			return
		}
		now++ // only one at a time is here, or the race detector says so
		most = max(most, now)
		w.Header().Set("Content-Length", "4000")
		_, _ = w.Write(bytesOf(2000))
		w.(http.Flusher).Flush()
		<-proceed
		_, _ = w.Write(bytesOf(2000))
		now--
	})
	c, _ := testClient(t, Options{})
	folder := t.TempDir()
	coming, done := make(chan struct{}, 2), make(chan error)
	for i := range 2 {
		go func() {
			_, err := c.Save(t.Context(), Wanted{
				File: feed.Attachment{Name: fmt.Sprintf("%d.hwp", i), URL: fmt.Sprintf("%s/%d", s.URL, i)},
				Report: func(n, _ int64) {
					if n == 2000 {
						coming <- struct{}{}
					}
				},
			}, folder)
			done <- err
		}()
	}
	for range 2 {
		<-coming
		mustGet(t, c, s.URL+"/page")
		proceed <- struct{}{}
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if most != 1 {
		t.Errorf("%d files at a time", most)
	}
	wantListing(t, folder, "0.hwp", "1.hwp")
}

// The same file is not fetched by two at once into one folder.
func TestSaveTwice(t *testing.T) {
	proceed := make(chan struct{})
	s := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(bytesOf(2000))
		w.(http.Flusher).Flush()
		<-proceed
	})
	f := feed.Attachment{Name: "공고.hwp", URL: s.URL + "/1"}
	folder := t.TempDir()
	coming, done := make(chan struct{}), make(chan error)
	first, _ := testClient(t, Options{})
	go func() {
		_, err := first.Save(t.Context(), Wanted{File: f, Report: func(n, _ int64) {
			if n == 2000 {
				close(coming)
			}
		}}, folder)
		done <- err
	}()
	<-coming
	second, _ := testClient(t, Options{})
	if _, err := second.Save(t.Context(), Wanted{File: f}, folder); !errors.Is(err, errBusy) {
		t.Errorf("the second says %v", err)
	}
	close(proceed)
	if err := <-done; err != nil {
		t.Error(err)
	}
	wantListing(t, folder, "공고.hwp")
}

func TestSaveHeedsRobots(t *testing.T) {
	s := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			t.Errorf("asked for %s", r.URL.Path)
		}
		_, _ = w.Write([]byte("User-agent: *\nDisallow: /down\n"))
	})
	c, _ := testClient(t, Options{})
	_, err := c.Save(t.Context(), Wanted{File: feed.Attachment{Name: "a.hwp", URL: s.URL + "/down?id=1"}}, t.TempDir())
	wantError(t, err, feed.ErrBlocked, feed.ReasonRobots)
}

func TestSaveWhereNothingMayBeWritten(t *testing.T) {
	s := newFileSite(t, bytesOf(10))
	c, _ := testClient(t, Options{})
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := c.Save(t.Context(), Wanted{File: s.file()}, filepath.Join(file, "folder"))
	if !errors.Is(err, errDisk) || s.requests() != 0 {
		t.Errorf("after %d requests the error is %v", s.requests(), err)
	}
	for _, bad := range []string{"", "ftp://a.kr/f", "javascript:down(1)"} {
		if _, err := c.Save(t.Context(), Wanted{File: feed.Attachment{Name: "a.hwp", URL: bad}}, t.TempDir()); !errors.Is(err, errNotWeb) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// A file that is there already is put into a folder as one that is fetched.
func TestKeep(t *testing.T) {
	path, folder := filepath.Join(t.TempDir(), "공고.hwp"), t.TempDir()
	if err := os.WriteFile(path, bytesOf(100), 0o600); err != nil {
		t.Fatal(err)
	}
	f := feed.Attachment{Name: "공고", URL: "http://127.0.0.1/f"}
	for range 2 {
		if saved, err := Keep(path, f, folder); err != nil || saved.Size != 100 {
			t.Fatalf("%+v: %v", saved, err)
		}
	}
	wantListing(t, folder, "공고 (2).hwp", "공고.hwp")
	wantFile(t, filepath.Join(folder, "공고 (2).hwp"), bytesOf(100))
	wantFile(t, path, bytesOf(100))
	if _, err := Keep(path+"x", f, folder); !errors.Is(err, errDisk) {
		t.Errorf("error is %v", err)
	}
}

// A link that somebody put in the part's place is not followed.
func TestSaveFollowsNoLink(t *testing.T) {
	s := newFileSite(t, bytesOf(10))
	folder := t.TempDir()
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(victim, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, filepath.Join(folder, "공고.hwp.part")); err != nil {
		t.Skip(err)
	}
	c, _ := testClient(t, Options{})
	if _, err := c.Save(t.Context(), Wanted{File: s.file()}, folder); err != nil {
		t.Fatal(err)
	}
	wantFile(t, victim, []byte("precious"))
	wantListing(t, folder, "공고.hwp", "공고.hwp.part")
	if strings.Contains(strings.Join(s.ranges, ""), "bytes") {
		t.Errorf("asked for %v", s.ranges)
	}
}
