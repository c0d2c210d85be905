package feed

import (
	"net/url"
	"testing"
)

func TestCleanLink(t *testing.T) {
	base, err := url.Parse("https://www.ansan.go.kr/a/b.do?x=1")
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{
		"https://a.kr/x":                         "https://a.kr/x",
		"c.do":                                   "https://www.ansan.go.kr/a/c.do",
		"mailto:help@ansan.go.kr":                "mailto:help@ansan.go.kr",
		" MailTo: help@ansan.go.kr ":             "mailto:help@ansan.go.kr",
		"mailto:help@ansan.go.kr?attach=/etc/pw": "mailto:help@ansan.go.kr",
		"mailto:a@b.kr,c@d.kr":                   "mailto:a@b.kr",
		"mailto:a%40b.kr":                        "mailto:a@b.kr",
		"mailto:--help@x":                        "",
		"mailto:a@b.kr%0d%0aBcc:c@d.kr":          "",
		"mailto:홍길동@ansan.go.kr":                 "",
		"mailto:":                                "",
		"tel:031-481-3028":                       "tel:031-481-3028",
		"tel:(031) 481-3028":                     "tel:031-481-3028",
		"tel:031.481.3028":                       "tel:031-481-3028",
		"tel:+82-31-481-3028":                    "tel:+82-31-481-3028",
		"tel:120":                                "tel:120",
		"tel:1666-1234":                          "tel:1666-1234",
		"tel:*#06#":                              "",
		"tel:-oProxyCommand":                     "",
		"javascript:alert(1)":                    "",
		"JAVASCRIPT:alert(1)":                    "",
		"file:///etc/passwd":                     "",
		"data:text/html,x":                       "",
		"ftp://a.kr/":                            "",
		"ssh://a.kr/":                            "",
		"smb://a.kr/":                            "",
		"mail\u200bto:a@b.kr":                    "mailto:a@b.kr",
		"https://a.kr/\x1b]8;;":                  "https://a.kr/]8;;",
	} {
		got := CleanLink(base, ref)
		if got != want {
			t.Errorf("%q is %q, want %q", ref, got, want)
		}
		if again := CleanLink(nil, got); got != "" && again != got {
			t.Errorf("%q becomes %q when it is cleaned again", got, again)
		}
	}
}

// Whatever a page says, a link is one of four kinds, in plain ASCII, and stays as
// it is.
func FuzzCleanLink(f *testing.F) {
	for _, s := range []string{"https://a.kr/x y", "mailto:a@b.kr?x=1", "tel:031 481", "javascript:alert(1)", "//a.kr/\x1b]8;;", "ＨＴＴＰ://a.kr", "data:,x", "mailto:\u202ea@b.kr"} {
		f.Add(s)
	}
	base := &url.URL{Scheme: "https", Host: "www.ansan.go.kr", Path: "/"}
	f.Fuzz(func(t *testing.T, ref string) {
		got := CleanLink(base, ref)
		if got == "" {
			return
		}
		u, err := url.Parse(got)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" && u.Scheme != "tel" {
			t.Errorf("%q became %q (%v)", ref, got, err)
		}
		for _, r := range got {
			if r <= ' ' || r > '~' {
				t.Errorf("%q became %q", ref, got)
			}
		}
		if again := CleanLink(nil, got); again != got {
			t.Errorf("%q becomes %q when it is cleaned again", got, again)
		}
	})
}
