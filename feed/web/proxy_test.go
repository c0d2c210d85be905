package web

import (
	"net/http"
	"strings"
	"testing"

	"city/sosik/feed"
)

// throughProxy returns a client that goes through the given proxy.
func throughProxy(t *testing.T, proxy string) *Client {
	t.Helper()
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
		t.Setenv(name, proxy)
	}
	for _, name := range []string{"NO_PROXY", "no_proxy", "REQUEST_METHOD"} {
		t.Setenv(name, "")
	}
	c, _ := testClient(t, Options{})
	return c
}

func TestProxy(t *testing.T) {
	var seen string
	proxy := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		seen = r.URL.String()
		_, _ = w.Write([]byte("through the proxy"))
	})
	c := throughProxy(t, proxy.URL)
	const page = "http://www.ansan.go.kr/list?page=2"
	if got := mustGet(t, c, page); string(got.Body) != "through the proxy" || got.URL != page {
		t.Errorf("%s: %q", got.URL, got.Body)
	}
	if seen != page {
		t.Errorf("the proxy was asked for %s", seen)
	}
	own := newSite(t, say("not through the proxy"))
	if got := mustGet(t, c, own.URL); string(got.Body) != "not through the proxy" {
		t.Errorf("the loopback: %q", got.Body)
	}
}

func TestProxyFails(t *testing.T) {
	forbidding := newServer(t, func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "no", http.StatusForbidden)
	})
	asking := newServer(t, func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "who are you?", http.StatusProxyAuthRequired)
	})
	gone := newServer(t, say(""))
	gone.Close()
	for _, test := range []struct{ name, proxy, url string }{
		{"gone", gone.URL, "http://www.ansan.go.kr/"},
		{"gone, encrypted", gone.URL, "https://www.ansan.go.kr/"},
		{"forbids", forbidding.URL, "https://www.ansan.go.kr/"},
		{"wants a password", asking.URL, "http://www.ansan.go.kr/"},
		{"wants a password, encrypted", asking.URL, "https://www.ansan.go.kr/"},
		{"no SOCKS", strings.Replace(gone.URL, "http", "socks5", 1), "http://www.ansan.go.kr/"},
		{"no address", "http://a b", "http://www.ansan.go.kr/"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := get(t, throughProxy(t, test.proxy), test.url)
			wantError(t, err, feed.ErrOffline, feed.ReasonProxy)
		})
	}
}
