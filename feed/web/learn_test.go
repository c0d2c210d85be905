package web

import (
	"testing"

	"city/sosik/feed"
)

func TestTemplateOf(t *testing.T) {
	rows := func(pairs ...string) []feed.Notice {
		var notices []feed.Notice
		for i := 0; i < len(pairs); i += 2 {
			notices = append(notices, feed.Notice{ID: pairs[i], URL: pairs[i+1]})
		}
		return notices
	}
	const site = "https://x.example"
	for _, test := range []struct {
		name    string
		notices []feed.Notice
		id      string
		want    string
	}{
		{"nothing", nil, "7", ""},
		{"no addresses", rows("1", "", "2", ""), "7", ""},
		{"a parameter", rows("86008", site+"/view.do?notAncmtMgtNo=86008&mId=05"), "7", site + "/view.do?notAncmtMgtNo=7&mId=05"},
		{"the last parameter", rows("8", site+"/8/view.do?mId=05&no=8", "9", site+"/8/view.do?mId=05&no=9"), "7", site + "/8/view.do?mId=05&no=7"},
		{"the same number twice", rows("1", site+"/v?mid=1&no=1", "2", site+"/v?mid=1&no=2"), "7", site + "/v?mid=1&no=7"},
		{"the path", rows("12", site+"/notice/12", "13", site+"/notice/13"), "7", site + "/notice/7"},
		{"a file", rows("12", site+"/notice/12.html?page=1"), "7", site + "/notice/7.html?page=1"},
		{"the row's place too", rows("31", site+"/v?no=31&row=1", "32", site+"/v?no=32&row=2"), "7", site + "/v?no=7&row=1"},
		{"letters", rows("B_01", site+"/v?id=B_01"), "한 글&x=1", site + "/v?id=%ED%95%9C+%EA%B8%80%26x%3D1"},
		{"a part of a number", rows("12", site+"/v?no=4123&d=12345"), "7", ""},
		{"the host", rows("x", "https://x/v?no=1"), "7", ""},
	} {
		if got := templateOf(test.notices).of(test.id); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
