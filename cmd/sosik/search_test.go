package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/query"
	"city/sosik/tui/cell"
)

func TestShieldWords(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"search 산불", "search 산불"},
		{"search 산불 -축제", "search 산불 -- -축제"},
		{"search 산불 -축제 --json", "search 산불 --json -- -축제"},
		{"search --json -축제 -- -ai", "search --json -- -축제 -ai"},
		{"search -ai", "search -ai"},
		{`search -"두`, `search -- -"두`},
		{"search -", "search -"},
		{"show -축제", "show -축제"},
		{"", ""},
	} {
		got := strings.Join(shieldWords(strings.Fields(test.in)), " ")
		if got != test.want {
			t.Errorf("%q becomes %q, want %q", test.in, got, test.want)
		}
	}
}

func TestPointAt(t *testing.T) {
	for _, test := range []struct {
		query      string
		start, end int
		width      int
		want       []string
	}{
		{"산불 -", 7, 8, 80, []string{
			"  산불 -",
			"       ^"}},
		{"산불 2025-13 예산", 7, 14, 0, []string{
			"  산불 2025-13 예산",
			"       ^^^^^^^"}},
		{"산불", 6, 6, 80, []string{
			"  산불",
			"      ^"}},
		{"하나 둘 셋 넷 다섯 제목: 여섯", strings.Index("하나 둘 셋 넷 다섯 제목: 여섯", "제목"), 33, 20, []string{
			"  .. 넷 다섯 제목..",
			"             ^^^^^"}},
		{"가나다라마바사아자차", 0, 30, 12, []string{
			"  가나다..",
			"  ^^^^"}},
		{"abc", 10, 20, 1, []string{"  .", "    ^"}},
	} {
		got := pointAt(cell.Metrics{Ambiguous: 1}, test.query, test.start, test.end, test.width)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q from %d to %d at width %d (-want +got):\n%s", test.query, test.start, test.end, test.width, diff)
		}
	}
}

func TestSnippetLine(t *testing.T) {
	const text = "안산시는 봄철 산불 예방을 위해 산불감시원을 두기로 했다고 밝혔다. 예산은 모두 3억 원이다."
	for _, test := range []struct{ query, term, want string }{
		{"예산", "xterm", "    …밝혔다. \x1b[1;4m예산\x1b[m은 모두 3억 원이다."},
		{"산불 예산", "dumb", "    안산시는 봄철 산불 예방을 위해 산…"},
		{"제목:안산", "xterm", ""},
		{"별", "xterm", ""},
		{"-예산", "xterm", ""},
	} {
		p := &program{getenv: func(string) (string, bool) { return test.term, true }}
		q, err := query.Parse(test.query, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if got := p.snippetLine(cell.Metrics{Ambiguous: 1}, q, text, 40); got != test.want {
			t.Errorf("%q: %q, want %q", test.query, got, test.want)
		}
	}
}

func TestInterleave(t *testing.T) {
	notices := []feed.Notice{{ID: "1", Title: "하나", Attachments: feed.Unknown, Views: feed.Unknown}, {ID: "2", Title: "둘", Attachments: feed.Unknown, Views: feed.Unknown}}
	table := listTable(notices, cell.Metrics{}, 80)
	want := "ID  제목\n1   하나\n2   둘\n    본문\n"
	if diff := cmp.Diff(want, interleave(table, []string{"", "    본문"})); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
}
