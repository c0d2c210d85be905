package web

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestRules(t *testing.T) {
	for _, test := range []struct {
		name    string
		file    string
		refused []string
		allowed []string
	}{
		{"empty", "", nil, []string{"/", "/a?b=c"}},
		{"all", "User-agent: *\nDisallow: /\n", []string{"/", "/a?b=c"}, nil},
		{"nothing", "User-agent: *\nDisallow:\n", nil, []string{"/", "/a"}},
		{"a folder", "User-agent: *\nDisallow: /admin/\n", []string{"/admin/x"}, []string{"/admin", "/"}},
		{"only the home page", "User-agent: *\nDisallow: /\nAllow: /$\n", []string{"/board/", "/board"}, []string{"/"}},
		{"all but the boards", "User-agent: *\nAllow: /bbs/\nDisallow: /\n", []string{"/x"}, []string{"/bbs/list.do?page=2"}},
		{"as long, so allowed", "User-agent: *\nDisallow: /\nAllow: /\n", nil, []string{"/", "/x"}},
		{"two groups for everybody", "User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /b\n",
			[]string{"/a", "/b"}, []string{"/c"}},
		{"one group for several", "User-agent: x\nUser-agent: *\nDisallow: /a\n", []string{"/a"}, []string{"/b"}},
		{"ours", "User-agent: *\nDisallow: /\n\nUser-agent: Sosik/2.0\nDisallow: /a\n", []string{"/a"}, []string{"/b"}},
		{"ours is empty", "User-agent: sosik\nDisallow:\n\nUser-agent: *\nDisallow: /\n", nil, []string{"/a"}},
		{"others'", "User-agent: Googlebot\nDisallow: /\n\nUser-agent: sosikbot\nDisallow: /\n", nil, []string{"/a"}},
		{"wildcards", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?*print=\nDisallow: /a*z/\n",
			[]string{"/x/y.pdf", "/view?id=1&print=1", "/abc/xyz/"}, []string{"/y.pdf?x", "/view?id=1", "/b/az/"}},
		{"a star alone", "User-agent: *\nDisallow: *\n", []string{"/", "/x"}, nil},
		{"without a slash", "User-agent: *\nDisallow: admin\n", []string{"/admin"}, []string{"/x"}},
		{"blanks, cases, comments", "USER-AGENT : * # all\r\n  disallow :/a # not this\r\n#Disallow: /b\r", []string{"/a"}, []string{"/b"}},
		{"a mark before the text", "\ufeffUser-agent: *\nDisallow: /a\n", []string{"/a"}, []string{"/b"}},
		{"rules before any group", "Disallow: /a\nUser-agent: *\nDisallow: /b\n", []string{"/b"}, []string{"/a"}},
		{"a sitemap in between", "User-agent: *\nSitemap: https://x/s.xml\nDisallow: /a\n", []string{"/a"}, []string{"/b"}},
		{"a delay of another", "User-agent: *\nCrawl-delay: 10\nUser-agent: x\nDisallow: /\n", nil, []string{"/a"}},
		{"escapes", "User-agent: *\nDisallow: /%ea%b0%80\nDisallow: /나\n", []string{"/%EA%B0%80", "/%eb%82%98"}, []string{"/%EB"}},
		{"a page instead", "\n<!DOCTYPE html>\n<pre>\nUser-agent: *\nDisallow: /\n</pre>", nil, []string{"/", "/a"}},
		{"bytes instead", "\x00\xff\xfe\x80:\x81\n:::\nUser-agent\n", nil, []string{"/"}},
	} {
		r := parseRules([]byte(test.file), "sosik")
		for _, path := range test.refused {
			if r.refusal(path) == "" {
				t.Errorf("%s: %s is allowed", test.name, path)
			}
		}
		for _, path := range test.allowed {
			if rule := r.refusal(path); rule != "" {
				t.Errorf("%s: %s is refused by %q", test.name, path, rule)
			}
		}
	}
}

func TestCrawlDelay(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"5": 5 * time.Second, "0.5": 500 * time.Millisecond, "3s": 3 * time.Second, "": 0, "x": 0, "-1": 0, "NaN": 0, "Inf": 0, "1e300": 0,
	} {
		if got := parseRules([]byte("User-agent: *\nCrawl-delay: "+value), "sosik").delay; got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

func TestRulesAreBounded(t *testing.T) {
	file := "User-agent: *\n" + strings.Repeat("Disallow: /a\n", 10*maxRules)
	if got := len(parseRules([]byte(file), "sosik").disallow); got != maxRules {
		t.Errorf("%d rules", got)
	}
}

// FuzzRules holds the matching of patterns against regular expressions.
func FuzzRules(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: /", "/a/b")
	f.Add("user-agent:sosik\nDisallow:*x**y\n", "/xy")
	f.Add("\ufeffUser-agent: *\rDisallow: /%zz$$\r", "/%ZZ$")
	f.Add("0", "  %0\xf500000000000000000")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := parseRules([]byte(file), "sosik")
		path = escapePath(path)
		if escapePath(path) != path {
			t.Fatalf("escaping twice changes %q", path)
		}
		for _, p := range append(r.allow, r.disallow...) {
			expr := strings.ReplaceAll(regexp.QuoteMeta(strings.TrimSuffix(p, "$")), `\*`, `.*`)
			if strings.HasSuffix(p, "$") {
				expr += "$"
			}
			re, err := regexp.Compile("^(?s:" + expr + ")")
			if err != nil {
				continue // longer than package regexp allows
			}
			if want := re.MatchString(path); fits(p, path) != want {
				t.Fatalf("%q fits %q: %v, want %v", p, path, !want, want)
			}
		}
		if rule := r.refusal(path); rule != "" && !fits(rule, path) {
			t.Fatalf("%q is refused by %q", path, rule)
		}
	})
}
