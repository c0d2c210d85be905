package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"city/sosik/feed"
)

// maxRedirects is how many redirects are followed for one page.
const maxRedirects = 5

// target is where an answer redirects to, or nil if it does not. An answer that
// claims to redirect but does not say where is a page like any other.
func target(from *url.URL, got answer) *url.URL {
	switch got.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil
	}
	location := strings.TrimSpace(got.header.Get("Location"))
	if location == "" {
		return nil
	}
	// Old boards put raw EUC-KR bytes there. Escaped byte by byte they arrive
	// as they were meant.
	to := feed.CleanURL(from, escapePath(location))
	u, err := url.Parse(to)
	if err != nil || to == "" {
		return nil
	}
	return u
}

// permitted says whether a redirect may be followed: on the same site, and not
// from https down to http. The site may have many hosts: www.ansan.go.kr and
// ansan.go.kr are one.
func permitted(from, to *url.URL) error {
	moved := func(why string) error {
		return offline(feed.ReasonMoved, fmt.Errorf("%s redirects to %s: %w", from.Redacted(), to.Redacted(), errors.New(why)))
	}
	switch {
	case site(from.Hostname()) != site(to.Hostname()):
		return moved("that is another site")
	case from.Scheme == "https" && to.Scheme != "https":
		return moved("that is no longer encrypted")
	}
	return nil
}

// site is the part of a host's name that somebody registered: ansan.go.kr, as
// go.kr is open to anybody. An address in numbers stands for itself.
func site(name string) string {
	if ascii, err := idna.Lookup.ToASCII(name); err == nil {
		name = ascii
	}
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	if s, err := publicsuffix.EffectiveTLDPlusOne(name); err == nil && !numeric(name) {
		return s
	}
	return name
}

// numeric says that a host is an IP address, whose last numbers are no domain.
func numeric(name string) bool {
	return strings.Contains(name, ":") || strings.TrimLeft(name, "0123456789.") == ""
}
