package prose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// With hyperlinks the rows say what they say without, and the sequences of a
// link that is broken over rows have one id.
func TestHyperlinks(t *testing.T) {
	a := feed.Article{
		Links: []feed.Link{{URL: "https://a.kr/x;y"}, {URL: "mailto:a@b.kr"}, {URL: "javascript:alert(1)"}, {URL: "https://a.kr/\x1b]"}, {URL: "https://a.kr/" + strings.Repeat("x", 3000)}},
		Body: feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{
			{Text: "가 "}, {Text: "나다 라마", Link: 1}, {Text: " 바 "}, {Text: "사", Link: 2, Bold: true}, {Text: "아", Link: 3}, {Text: "자", Link: 4}, {Text: "차", Link: 5},
		}}},
	}
	o := Options{Width: 12, Style: Style{Profile: termenv.Ascii}, Hyperlinks: true}
	rows := render(t, a, o)[:4]
	want := []string{
		"가 <1 https://a.kr/x;y>나다<>",
		"<1 https://a.kr/x;y>라마[1]<> 바",
		"<2 mailto:a@b.kr>사[2]<>아[3]자",
		"[4]차[5]",
	}
	for i, row := range rows {
		rows[i] = strings.NewReplacer("\x1b]8;;\x1b\\", "<>", "\x1b]8;id=1;", "<1 ", "\x1b]8;id=2;", "<2 ", "\x1b\\", ">").Replace(row)
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

// Whatever the article, hyperlinks change nothing but what a click does.
func TestHyperlinksChangeNoText(t *testing.T) {
	for seed := range uint64(60) {
		s := seeded(seed)
		a := randomArticle(s, kinds)
		o := Options{Width: 8 + s.IntN(120), Metrics: cell.Metrics{Ambiguous: 1 + s.IntN(2)}, Style: colours(true)}
		bare := render(t, a, o)
		o.Hyperlinks = true
		rows := render(t, a, o)
		checkRows(t, withoutLinks(rows), o)
		if diff := cmp.Diff(bare, withoutLinks(rows)); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		for _, row := range rows {
			if strings.Count(row, "\x1b]8;id=") != strings.Count(row, closeLink) {
				t.Fatalf("seed %d: a link is left open in %q", seed, row)
			}
		}
	}
}

// withoutLinks are rows without hyperlinks, with as few other sequences as they
// need.
func withoutLinks(rows []string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		var b strings.Builder
		for row != "" {
			n := max(1, cell.Escape(row))
			if !strings.HasPrefix(row, "\x1b]8;") {
				b.WriteString(row[:n])
			}
			row = row[n:]
		}
		out[i], _ = tidy(b.String())
	}
	return out
}
