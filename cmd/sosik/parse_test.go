package main

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/board"
)

func TestInputs(t *testing.T) {
	dir := t.TempDir()
	file := func(text string) string {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, strconv.Itoa(len(entries))+".json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole := file(`{"url": "https://a.kr/end", "requested_url": "https://a.kr/start", "status": 200,
		"content_type": "text/html; charset=euc-kr", "headers": {"Date": "Tue, 08 Apr 2025 00:12:44 GMT"}, "other": [1]}`)
	sparse := file(`{"url": null, "status": null, "content_type": null,
		"headers": {"content-type": ["text/html", "x"], "date": "yesterday", "X": null}}`)
	date := time.Date(2025, 4, 8, 0, 12, 44, 0, time.UTC)
	full := board.Input{URL: "https://a.kr/end", RequestedURL: "https://a.kr/start", Status: 200,
		ContentType: "text/html; charset=euc-kr", Date: date}

	for _, test := range []struct {
		name  string
		ask   parsing
		files int
		want  []board.Input
	}{
		{"nothing known", parsing{}, 2, []board.Input{{}, {}}},
		{"one for all", parsing{headers: []string{whole}}, 2, []board.Input{full, full}},
		{"one each", parsing{headers: []string{sparse, whole}}, 2, []board.Input{{ContentType: "text/html"}, full}},
		{"flags win", parsing{url: "https://b.kr/", contentType: "text/html", headers: []string{whole}}, 1, []board.Input{{
			URL: "https://b.kr/", RequestedURL: "https://a.kr/start", Status: 200, ContentType: "text/html", Date: date}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.ask.inputs(test.files)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error("(-want +got):\n", diff)
			}
		})
	}
	for name, ask := range map[string]parsing{
		"not JSON":     {headers: []string{file("<html>")}},
		"a wrong type": {headers: []string{file(`{"status": "200"}`)}},
		"not there":    {headers: []string{filepath.Join(dir, "missing")}},
		"two for one":  {headers: []string{whole, sparse}},
	} {
		if got, err := ask.inputs(1); err == nil {
			t.Errorf("%s: no error, but %+v", name, got)
		}
	}
}

// TestReadingJSON: a failure stands where the page or the article would.
func TestReadingJSON(t *testing.T) {
	failure := func(kind error) error { return &feed.Error{Kind: kind, Err: errors.New("cause")} }
	for _, test := range []struct {
		name    string
		reading board.Reading
		kind    board.Kind
		want    string
	}{
		{"list", board.Reading{ListErr: failure(feed.ErrBlocked)}, board.List, `{"list":{"error":"blocked"}}`},
		{"view", board.Reading{ViewErr: failure(feed.ErrLogin)}, board.View, `{"view":{"error":"login"}}`},
		{"gone", board.Reading{ViewErr: failure(feed.ErrNotFound)}, board.View, `{"view":{"error":"not_found"}}`},
		{"server", board.Reading{ListErr: failure(feed.ErrServer)}, board.Auto, `{"list":{"error":"server_error"}}`},
		{"maintenance", board.Reading{ListErr: failure(feed.ErrMaintenance)}, board.Auto, `{"list":{"error":"maintenance"}}`},
		{"large", board.Reading{ListErr: failure(feed.ErrTooLarge)}, board.Auto, `{"list":{"error":"too_large"}}`},
		{"no board", board.Reading{ListErr: failure(feed.ErrNotBoard)}, board.Auto, `{"list":{"error":"not_board"}}`},
		{"thought to be a view", board.Reading{ViewErr: failure(feed.ErrBlocked)}, board.Auto, `{"list":{"error":"blocked"}}`},
		{"neither", board.Reading{}, board.Auto, `{"list":{"error":"not_board"}}`},
		{"empty list", board.Reading{List: &feed.Page{Total: feed.Unknown}}, board.Auto,
			`{"list":{"total":null,"page":null,"pages":null,"items":[]}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			line, err := encode(newReadingJSON(test.reading, test.kind))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.TrimSpace(string(line)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	both := newReadingJSON(board.Reading{View: &someArticle, ViewList: &feed.Page{}}, board.Auto)
	if both["view"] == nil || both["view_list"] == nil || len(both) != 2 {
		t.Errorf("an article with a list under it: %v", both)
	}
}
