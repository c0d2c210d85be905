package attachment

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"city/sosik/feed"
	"city/sosik/feed/demo"
)

// letters are the letters of a text without white space and bars: what must not
// be lost, however it is laid out.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if blank(r) || r == '|' {
			return -1
		}
		return r
	}, feed.CleanText(s))
}

// Every kind of file on the demo board says what its notice says, in order and
// without a letter lost.
func TestSamples(t *testing.T) {
	for _, number := range []int{demo.Notices, demo.Notices - 2, 777} {
		for key, s := range demo.Samples(number) {
			if s.Says == nil {
				continue
			}
			t.Run(key, func(t *testing.T) {
				text, err := readBytes(t, s.Name, s.Data)
				if err != nil {
					t.Fatal(err)
				}
				if string(text.Kind) != key || text.Truncated || text.Damaged {
					t.Errorf("kind %q, truncated %v, damaged %v", text.Kind, text.Truncated, text.Damaged)
				}
				got, at := letters(outline(text.Body)), 0
				for _, want := range s.Says {
					want = letters(strings.ReplaceAll(want, "\t", ""))
					i := strings.Index(got[at:], want)
					if i < 0 {
						t.Fatalf("%q is not there, or out of place, in:\n%s", want, outline(text.Body))
					}
					at += i + len(want)
				}
			})
		}
	}
}

func TestSamplesThatCannotBeRead(t *testing.T) {
	samples := demo.Samples(demo.Notices)
	for key, want := range map[string]error{
		"locked": ErrPassword, "distributed": ErrDistribution, "scanned": ErrNoText, "damaged": ErrDamaged, "jpg": ErrNoText, "png": ErrNoText,
	} {
		s := samples[key]
		text, err := readBytes(t, s.Name, s.Data)
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", key, err, want)
		}
		if key == "scanned" && (text.Pages != 1 || text.Pictures != 1) {
			t.Errorf("a scanned page: %d pages, %d pictures", text.Pages, text.Pictures)
		}
	}
}

// Tables keep their spans in every format that has them.
func TestTablesKeepSpans(t *testing.T) {
	for key, s := range demo.Samples(20303) {
		switch key {
		case "hwp", "hwpx", "docx", "pptx":
		default:
			continue
		}
		text, err := readBytes(t, s.Name, s.Data)
		if err != nil {
			t.Fatal(err)
		}
		wide, high, tables := 0, 0, 0
		for _, b := range text.Body {
			if b.Kind != feed.Table {
				continue
			}
			tables++
			for _, row := range b.Rows {
				for _, c := range row {
					wide, high = max(wide, c.Cols), max(high, c.Rows)
				}
			}
		}
		if tables == 0 || wide != 3 || high < 2 {
			t.Errorf("%s: %d tables, cells span up to %d columns and %d rows", key, tables, wide, high)
		}
	}
}

// In a PDF nothing but its place tells to which column a cell belongs, also under
// one that reaches down or beside one that reaches over.
func TestTablesOfPDFKeepColumns(t *testing.T) {
	text, err := readBytes(t, "공고문.pdf", demo.Samples(demo.Everything)["pdf"].Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"구분 | 일시 | 장소 | 인원", " | 12.1.(화)", "합계 |  |  | 709명"} {
		if got := outline(text.Body); !strings.Contains(got, "\n"+want) {
			t.Errorf("%q is not in:\n%s", want, got)
		}
	}
}

// A file that breaks off anywhere is read as far as it goes, or said to be
// damaged; nothing else happens.
func TestFilesThatBreakOff(t *testing.T) {
	for key, s := range demo.Samples(demo.Notices) {
		step := max(len(s.Data)/40, 1)
		for n := 0; n < len(s.Data); n += step {
			text, err := readBytes(t, s.Name, s.Data[:n])
			var known *Error
			if err != nil && !errors.As(err, &known) {
				t.Errorf("%s cut at %d: %v", key, n, err)
			}
			if err == nil && len(text.Body) == 0 {
				t.Errorf("%s cut at %d: neither text nor an error", key, n)
			}
		}
	}
}

// What a file says is bounded in every format.
func TestSamplesKeepLimits(t *testing.T) {
	for key, s := range demo.Samples(demo.Notices) {
		if s.Says == nil || key == "zip" {
			continue
		}
		read := func(lim Limits) (Text, error) {
			return Read(t.Context(), s.Name, bytes.NewReader(s.Data), int64(len(s.Data)), lim)
		}
		if text, err := read(Limits{Text: 60}); err != nil || !text.Truncated || len(letters(outline(text.Body))) > 60 {
			t.Errorf("%s with room for 60 bytes: %q, truncated %v, %v", key, outline(text.Body), text.Truncated, err)
		}
		if text, err := read(Limits{Blocks: 2}); key != "txt" && (err != nil || !text.Truncated || len(text.Body) > 2) {
			t.Errorf("%s with room for 2 blocks: %d, truncated %v, %v", key, len(text.Body), text.Truncated, err)
		}
		if _, err := read(Limits{Bytes: 10}); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s over the limit: %v", key, err)
		}
		if _, err := read(Limits{Unpacked: 100}); key != "txt" && key != "csv" && !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s unpacked over the limit: %v", key, err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := Read(ctx, s.Name, bytes.NewReader(s.Data), int64(len(s.Data)), Limits{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s under an ended context: %v", key, err)
		}
	}
}
