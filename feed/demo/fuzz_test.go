package demo

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"
)

// The board answers whatever it is asked, and never by falling over.
func FuzzServe(f *testing.F) {
	for _, seed := range []string{
		"/", "/robots.txt", "/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik&page=9223372036854775807",
		"/ansantalktalk/content/ansantalk/cityNews.html?fidx=21954&page=-1&pg=vv", "/ansantalktalk/content/ansantalk/cityNews.html?fidx=&pg=vv",
		"/ansantalktalk/content/ansantalk/cityNews.html?fidx=9223372036854775807", "/gtb_download.php?fid=-10", "/UPDIR/", "/images/%00",
	} {
		f.Add(seed)
	}
	b, err := New(Options{Every: time.Minute})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target)
		if err != nil || u.Path == "" {
			t.Skip("no request")
		}
		r := &http.Request{Method: http.MethodGet, URL: u, Header: http.Header{}}
		w := httptest.NewRecorder()
		b.ServeHTTP(w, r.WithContext(t.Context()))
		switch w.Code {
		case http.StatusOK, http.StatusFound, http.StatusNotFound:
		default:
			t.Errorf("status %d", w.Code)
		}
	})
}
