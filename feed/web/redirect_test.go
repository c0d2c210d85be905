package web

import (
	"net/http"
	"strings"
	"testing"

	"city/sosik/feed"
)

// redirects is a site of several hosts that sends /to?URL there.
func redirects(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/to" {
		w.Header()["Location"] = []string{r.URL.RawQuery}
		w.WriteHeader(http.StatusFound)
		return
	}
	if r.URL.Path == "/raw" {
		w.Header()["Location"] = []string{"/list?q=%c0%da\xc0\xda"} // EUC-KR, half of it escaped
		w.WriteHeader(http.StatusFound)
		return
	}
	_, _ = w.Write([]byte("fine"))
}

func TestRedirect(t *testing.T) {
	s := newSite(t, redirects)
	const from = "http://www.ansan.go.kr/to?"
	for _, test := range []struct {
		name string
		url  string
		want string // where it ends; "" if it is refused
	}{
		{"on the host", from + "/list?page=1", "http://www.ansan.go.kr/list?page=1"},
		{"relative", from + "list", "http://www.ansan.go.kr/list"},
		{"without www", from + "http://ansan.go.kr/list", "http://ansan.go.kr/list"},
		{"a neighbour", from + "http://council.ansan.go.kr/", "http://council.ansan.go.kr/"},
		{"another port", from + "http://www.ansan.go.kr:8080/", "http://www.ansan.go.kr:8080/"},
		{"in capitals", from + "http://WWW.Ansan.GO.KR/list", "http://WWW.Ansan.GO.KR/list"},
		{"raw bytes", "http://www.ansan.go.kr/raw", "http://www.ansan.go.kr/list?q=%C0%DA%C0%DA"},
		{"another city", from + "http://www.siheung.go.kr/", ""},
		{"the suffix is open to anybody", from + "http://go.kr/", ""},
		{"this machine", from + "http://127.0.0.1/", ""},
		{"a name that ends alike", from + "http://evil-ansan.go.kr/", ""},
		{"numbers that end alike", "http://10.0.0.1/to?http://10.9.0.1/", ""},
		{"a name below another's", from + "http://www.ansan.go.kr.evil.example/", ""},
	} {
		c, _ := testClient(t, Options{})
		c.dialTo(s.Server)
		resp, err := get(t, c, test.url)
		if test.want == "" {
			if reason(err) != feed.ReasonMoved {
				t.Errorf("%s: %s, %v", test.name, resp.URL, err)
			}
			continue
		}
		if err != nil || resp.URL != test.want || resp.RequestedURL == resp.URL || string(resp.Body) != "fine" {
			t.Errorf("%s: %s, %v, want %s", test.name, resp.URL, err, test.want)
		}
	}
}

func TestRedirectIsNotFollowedElsewhere(t *testing.T) {
	s := newSite(t, redirects)
	c, _ := testClient(t, Options{})
	c.dialTo(s.Server)
	_, err := get(t, c, "http://www.ansan.go.kr/to?http://www.siheung.go.kr/x")
	wantError(t, err, feed.ErrOffline, feed.ReasonMoved)
	if !strings.Contains(err.Error(), "www.siheung.go.kr") {
		t.Errorf("error %q does not name the site", err)
	}
	if s.requests() != 1 {
		t.Errorf("asked %v", s.asked)
	}
}

// What claims to redirect but does not say where on the web is a page.
func TestRedirectToNothing(t *testing.T) {
	s := newSite(t, redirects)
	for _, to := range []string{"", "javascript:history.back()", "mailto:a@b.example", "http://%zz/"} {
		c, _ := testClient(t, Options{})
		if got := mustGet(t, c, s.URL+"/to?"+to); got.Status != http.StatusFound {
			t.Errorf("%q: status is %d", to, got.Status)
		}
	}
}

func TestRedirectTooOften(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		n := len(r.URL.Path)
		if n <= 1 {
			_, _ = w.Write([]byte("fine"))
			return
		}
		http.Redirect(w, r, r.URL.Path[:n-1], http.StatusMovedPermanently)
	})
	c, _ := testClient(t, Options{})
	if got := mustGet(t, c, s.URL+"/12345"); got.URL != s.URL+"/" {
		t.Errorf("after five redirects at %s", got.URL)
	}
	asked := s.requests()
	_, err := get(t, c, s.URL+"/123456")
	wantError(t, err, feed.ErrNotBoard, "")
	if n := s.requests() - asked; n != maxRedirects+1 {
		t.Errorf("asked %d times", n)
	}
}

// Some boards set a cookie and redirect to see whether it comes back. It does,
// and is forgotten.
func TestCookieCheck(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("JSESSIONID"); err != nil {
			http.SetCookie(w, &http.Cookie{Name: "JSESSIONID", Value: "1"})
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
			return
		}
		_, _ = w.Write([]byte("fine"))
	})
	c, _ := testClient(t, Options{})
	for range 2 {
		if got := mustGet(t, c, s.URL+"/list"); string(got.Body) != "fine" {
			t.Errorf("body is %q", got.Body)
		}
	}
	if s.requests() != 4 {
		t.Errorf("asked %d times, want twice for each page", s.requests())
	}
}

// Each host on the way is asked for its own robots.txt.
func TestRedirectMeetsRobots(t *testing.T) {
	s := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt" && r.Host == "old.ansan.go.kr":
			_, _ = w.Write([]byte("User-agent: *\nDisallow: /\n"))
		case r.URL.Path == "/robots.txt":
			http.NotFound(w, r)
		default:
			http.Redirect(w, r, "http://old.ansan.go.kr/", http.StatusFound)
		}
	})
	c, _ := testClient(t, Options{})
	c.dialTo(s)
	_, err := get(t, c, "http://www.ansan.go.kr/")
	wantError(t, err, feed.ErrBlocked, feed.ReasonRobots)
}

func TestSite(t *testing.T) {
	for name, want := range map[string]string{
		"www.ansan.go.kr": "ansan.go.kr", "ANSAN.go.kr.": "ansan.go.kr", "ansantalk.webpot.co.kr": "webpot.co.kr",
		"ansantalktalk.net": "ansantalktalk.net", "go.kr": "go.kr", "localhost": "localhost",
		"127.0.0.1": "127.0.0.1", "::1": "::1", "안산.한국": "xn--zf4b17f.xn--3e0b707e", "": "",
	} {
		if got := site(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
