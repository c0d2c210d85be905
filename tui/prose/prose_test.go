package prose

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

func colours(dark bool) Style {
	return Style{Profile: termenv.ANSI256, Color: true, Dark: dark}
}

func render(t *testing.T, a feed.Article, o Options) []string {
	t.Helper()
	return renderText(t, a, o).Lines
}

func renderText(t *testing.T, a feed.Article, o Options) Text {
	t.Helper()
	text, err := Render(context.Background(), a, o)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// letters is what of a text must not be lost: all but blanks.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, ansi.Strip(s))
}

// shown is what spans say on the screen.
func shown(a feed.Article, spans []feed.Span) string {
	var b strings.Builder
	for _, line := range feed.Lines(spans) {
		for i, s := range line {
			if s.Image > 0 {
				b.WriteString(feed.ImageText(s.Image, s.Text))
			} else {
				b.WriteString(s.Text)
			}
			if s.Link > 0 && s.Link <= len(a.Links) && (i+1 == len(line) || line[i+1].Link != s.Link) {
				fmt.Fprintf(&b, "[%d]", s.Link)
			}
		}
	}
	return b.String()
}

// checkRows checks what holds for the rows of every article.
func checkRows(t *testing.T, rows []string, o Options) {
	t.Helper()
	for _, row := range rows {
		if w := o.Metrics.Width(row); w > max(o.Width, 1) {
			t.Fatalf("at %d/%d a row takes %d cells: %q", o.Width, o.Metrics.Ambiguous, w, row)
		}
		bare := ansi.Strip(row)
		if strings.HasSuffix(bare, " ") {
			t.Fatalf("at %d a row ends in a blank: %q", o.Width, row)
		}
		if bare != row && !strings.Contains(row[strings.LastIndex(row, "\x1b"):], "\x1b[0m") {
			t.Fatalf("a row leaves its looks on: %q", row)
		}
		if strings.ContainsFunc(bare, unicode.IsControl) {
			t.Fatalf("a control character in %q", row)
		}
	}
}

// Text without tables comes out letter by letter, in order, and nothing else
// with it.
func TestRenderLosesNothing(t *testing.T) {
	kinds := []feed.Kind{feed.Paragraph, feed.Heading, feed.Item, feed.Code}
	for seed := range uint64(120) {
		s := seeded(seed)
		a := randomArticle(s, kinds)
		want := ""
		for _, b := range a.Body {
			text := shown(a, b.Spans)
			if letters(text) != "" || b.Marker != "" {
				want += b.Marker + text
			}
		}
		for range 4 {
			o := Options{Width: 2 + s.IntN(199), Metrics: cell.Metrics{Ambiguous: 1 + s.IntN(2)}, Style: colours(s.IntN(2) == 0)}
			rows := render(t, a, o)
			checkRows(t, rows, o)
			got, appendix, _ := strings.Cut(letters(strings.Join(rows, "")), letters(textAddresses))
			if got != letters(want) {
				t.Fatalf("seed %d at %d/%d:\n got %q\nwant %q", seed, o.Width, o.Metrics.Ambiguous, got, letters(want))
			}
			for _, l := range a.Links {
				if !strings.Contains(appendix, l.URL) {
					t.Fatalf("seed %d: %s is not in %q", seed, l.URL, appendix)
				}
			}
		}
	}
}

// Everything of a table is there, in columns as in records.
func TestRenderLosesNothingOfTables(t *testing.T) {
	for seed := range uint64(120) {
		s := seeded(seed)
		a := randomArticle(s, []feed.Kind{feed.Table})
		a.Images = nil
		var cells []string
		for _, b := range a.Body {
			for _, row := range b.Rows {
				for _, c := range row {
					cells = append(cells, letters(shown(a, c.Spans)))
				}
			}
		}
		for range 4 {
			o := Options{Width: 2 + s.IntN(199), Metrics: cell.Metrics{Ambiguous: 1 + s.IntN(2)}, Style: colours(true)}
			rows := render(t, a, o)
			checkRows(t, rows, o)
			left := count(letters(strings.Join(rows, "")))
			for r, n := range count(strings.Join(cells, "")) {
				if left[r] < n {
					t.Fatalf("seed %d at %d: %d of %d %q are left in\n%s", seed, o.Width, left[r], n, r, strings.Join(rows, "\n"))
				}
			}
		}
	}
}

func count(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range s {
		n[r]++
	}
	return n
}

// Any article fits any width.
func TestRenderFits(t *testing.T) {
	for seed := range uint64(30) {
		s := seeded(seed)
		a := randomArticle(s, kinds)
		for width := -1; width <= 200; width += 1 + s.IntN(9) {
			o := Options{Width: width, Metrics: cell.Metrics{Ambiguous: s.IntN(3)}, Style: colours(false)}
			checkRows(t, render(t, a, o), o)
		}
	}
}

// Glamour gives every line back as it went in, so that none loses its looks.
func TestGlamourKeepsText(t *testing.T) {
	for seed := range uint64(150) {
		d := newDraft(randomArticle(seeded(seed), kinds))
		if err := d.style(context.Background(), colours(true)); err != nil {
			t.Fatal(err)
		}
		if d.bare > 0 {
			t.Fatalf("seed %d: %d of %d lines came back changed", seed, d.bare, len(d.runs))
		}
	}
	var all feed.Body
	for _, word := range nasty {
		for _, s := range []string{word, word + " 안산", "안산 " + word, "안산" + word + "안산"} {
			s = feed.Clean(s)
			all = append(all, para(s), head(1, s), feed.Block{Kind: feed.Paragraph, Spans: []feed.Span{
				{Text: "가"}, {Text: s, Bold: true}, {Text: "나"}, {Text: s, Link: 1}, {Text: s, Link: 2, Bold: true}, {Text: s, Image: 1}, {Text: s, Bold: true},
			}})
		}
	}
	d := newDraft(feed.Article{Body: all, Links: make([]feed.Link, 2)})
	if err := d.style(context.Background(), colours(true)); err != nil {
		t.Fatal(err)
	}
	for _, r := range d.runs {
		if _, got := tidy(r.styled); got != r.plain {
			t.Errorf("%q became %q", r.plain, got)
		}
		if looks := len(r.pieces) > 1 || r.level > 0; looks && r.styled == r.plain {
			t.Errorf("%q lost its looks", r.plain)
		}
	}
	if d.bare > 0 {
		t.Errorf("%d lines came back changed", d.bare)
	}
}

// What glamour would change stays as it was, without looks.
func TestAcceptDistrusts(t *testing.T) {
	runs := func() []*run { return []*run{{plain: "가~나"}, {plain: "다"}} }
	for _, tt := range []struct {
		out  string
		bare int
		want [2]string
	}{
		{"가~나\n\n\x1b[1m다\x1b[0m\n", 0, [2]string{"가~나", "\x1b[1m다\x1b[0m"}},
		{"가나\n\n\x1b[1m다\x1b[0m\n", 1, [2]string{"가~나", "\x1b[1m다\x1b[0m"}},
		{"\x1b[1m다\x1b[0m\n", 2, [2]string{"가~나", "다"}},
		{"", 2, [2]string{"가~나", "다"}},
	} {
		r := runs()
		if bare := accept(r, tt.out); bare != tt.bare || r[0].styled != tt.want[0] || r[1].styled != tt.want[1] {
			t.Errorf("%q: %d bare, %q and %q", tt.out, bare, r[0].styled, r[1].styled)
		}
	}
}

// Without a profile no escape sequence is written; without colour no colour is.
func TestRenderWithoutColour(t *testing.T) {
	for seed := range uint64(50) {
		a := randomArticle(seeded(seed), kinds)
		for _, row := range render(t, a, Options{Width: 60, Style: Style{Profile: termenv.Ascii, Color: true, Dark: true}}) {
			if strings.Contains(row, "\x1b") {
				t.Fatalf("seed %d: %q", seed, row)
			}
		}
		for _, row := range render(t, a, Options{Width: 60, Style: Style{Profile: termenv.TrueColor, Dark: true}}) {
			for i, part := range strings.Split(row, "\x1b[") {
				if code, _, _ := strings.Cut(part, "m"); i > 0 && strings.Trim(code, "014;") != "" {
					t.Fatalf("seed %d: %q", seed, row)
				}
			}
		}
	}
}

// The locale decides nothing: go-runewidth's own table, which glamour's layout
// would use, follows it.
func TestRenderIgnoresEnvironment(t *testing.T) {
	o := Options{Width: 40, Style: colours(true)}
	before := strings.Join(render(t, sample(), o), "\n")
	for _, name := range []string{"LANG", "LC_ALL", "LC_CTYPE"} {
		t.Setenv(name, "ko_KR.UTF-8")
	}
	t.Setenv("GLAMOUR_STYLE", "dracula")
	t.Setenv("NO_COLOR", "1")
	if after := strings.Join(render(t, sample(), o), "\n"); after != before {
		t.Errorf("rows differ:\n%s", after)
	}
}

func TestRenderEmpty(t *testing.T) {
	for name, a := range map[string]feed.Article{
		"nothing":      {},
		"empty blocks": {Body: feed.Body{para(""), para("\n\n"), head(1, ""), item(1, "", ""), {Kind: feed.Table}, {Kind: feed.Table, Rows: []feed.Row{{}, {td("")}}}, {Kind: feed.Quote}, {Kind: feed.Code}}},
		"no addresses": {Links: make([]feed.Link, 3), Images: make([]feed.Image, 2)},
	} {
		if rows := render(t, a, Options{Width: 40}); strings.Join(rows, "") != "" {
			t.Errorf("%s: %q", name, rows)
		}
	}
}

// A context that has ended ends the work.
func TestRenderStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Render(ctx, sample(), Options{Width: 40}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzRender(f *testing.F) {
	for seed := range uint64(20) {
		s := seeded(seed)
		data := make([]byte, 200)
		for i := range data {
			data[i] = byte(s.IntN(256))
		}
		f.Add(data, "▲ 3.2.~5.31. <안산> *가* \\_ `x`", 10+s.IntN(90), seed%2 == 0)
	}
	f.Fuzz(func(t *testing.T, data []byte, extra string, width int, wide bool) {
		if width < -2 || width > 300 || len(data) > 4000 {
			return
		}
		a := randomArticle(&bytesOf{data}, kinds)
		extra = feed.CleanText(extra)
		a.Body = append(a.Body, para(extra), feed.Block{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "가"}, {Text: extra, Bold: true}, {Text: extra, Link: 1}, {Text: extra, Image: 1}}})
		o := Options{Width: width, Style: colours(true), Metrics: cell.Metrics{Ambiguous: 1}}
		if wide {
			o.Metrics.Ambiguous = 2
		}
		checkRows(t, render(t, a, o), o)
		d := newDraft(a)
		if err := d.style(context.Background(), o.Style); err != nil {
			t.Fatal(err)
		}
		if d.bare > 0 {
			t.Errorf("glamour changed %d lines", d.bare)
		}
	})
}
