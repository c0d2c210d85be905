package demo

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
)

var update = flag.Bool("update", false, "write the golden files anew")

// still is a board where nothing happens.
func still(t testing.TB, skin string) *Board {
	t.Helper()
	b, err := New(Options{Skin: skin, Every: -1})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The same number must make the same notice in every run and version: caches
// and pictures in the documentation outlive a program.
func TestNoticesNeverChange(t *testing.T) {
	b := still(t, "")
	got := map[int]string{}
	for _, number := range []int{1, 2, 1000, 4321, 9999, 12345, 15000, 18181, 20121, Longest, 20308, Notices} {
		truth := b.Notice(number)
		text, err := json.Marshal(truth)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		got[number] = string(truth.Date) + " " + truth.Title + " " + hex.EncodeToString(sum[:6])
	}
	golden := filepath.Join("testdata", "notices.json")
	if *update {
		text, err := json.MarshalIndent(got, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var want map[int]string
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("notices have changed (-want +got):\n%s", diff)
	}
}

// Every notice must have what a real one has, and the board as a whole must
// have some of every kind that is hard to read.
func TestNoticesAreComplete(t *testing.T) {
	b := still(t, "")
	count := map[string]int{}
	seen := func(kind string, is bool) {
		if is {
			count[kind]++
		}
	}
	for number := 1; number <= Notices; number += 3 {
		if number == Longest {
			continue
		}
		n := b.Notice(number)
		if n.Title == "" || n.ID == "" || n.Author == "" || n.Department == "" || n.Views <= 0 {
			t.Fatalf("notice %d lacks something: %+v", number, n)
		}
		if strings.ContainsAny(n.Title, "{}") || strings.Contains(strings.Join(n.Paragraphs, "\n"), "{") {
			t.Fatalf("notice %d has an unfilled slot: %+v", number, n)
		}
		raw := b.notice(number).title
		length := utf8.RuneCountInString(n.Title)
		if length > 130 {
			t.Errorf("the title of notice %d has %d letters", number, length)
		}
		seen("no text", len(n.Paragraphs) == 0)
		seen("no image", len(n.Images) == 0)
		seen("several images", len(n.Images) > 1)
		seen("attachments", len(n.Attachments) > 0)
		seen("several attachments", len(n.Attachments) > 2)
		seen("tables", len(n.Tables) > 0)
		seen("links", len(n.Links) > 0)
		seen("lines in a paragraph", strings.Contains(strings.Join(n.Paragraphs, ""), "\n"))
		seen("30 KB", len(n.Summary) > 30_000)
		seen("long title", length > 80)
		seen("short title", length < 8)
		seen("title that needs escaping", strings.ContainsAny(raw, `<>&"`))
		seen("title that needs cleaning", raw != n.Title)
		seen("emoji", strings.ContainsAny(raw, "🎉📢🌸😊🏆"))
		if len(n.Paragraphs) == 0 && len(n.Images) == 0 {
			t.Errorf("notice %d shows nothing at all", number)
		}
	}
	for _, kind := range []string{
		"no text", "no image", "several images", "attachments", "several attachments", "tables", "links", "lines in a paragraph",
		"30 KB", "long title", "short title", "title that needs escaping", "title that needs cleaning", "emoji",
	} {
		if count[kind] < 5 {
			t.Errorf("%d notices with %s, want at least 5", count[kind], kind)
		}
	}
	if n := b.Notice(Longest); len(n.Summary) < 300_000 || len(n.Summary) > 320_000 {
		t.Errorf("the longest notice has %d bytes, want about 300,000", len(n.Summary))
	}
}

// What the truth says has to be what a careful parser could say.
func TestTruthIsClean(t *testing.T) {
	b := still(t, "")
	for number := 1; number <= Notices; number += 17 {
		n := b.Notice(number)
		for _, s := range append([]string{n.Title, n.Summary, n.Author, n.Department}, n.Attachments...) {
			if s != feed.Clean(s) {
				t.Errorf("notice %d: %q is not clean", number, s)
			}
		}
		for _, s := range n.Paragraphs {
			if s == "" || s != feed.CleanText(s) {
				t.Errorf("notice %d: paragraph %q is not clean", number, s)
			}
		}
	}
}

func TestJosa(t *testing.T) {
	for _, c := range []struct{ word, particle, want string }{
		{"안산시", "은", "는"}, {"과장", "은", "은"}, {"축제’", "을", "를"}, {"‘사업’", "을", "을"},
		{"해변", "으로", "으로"}, {"광장", "으로", "으로"}, {"시청", "으로", "으로"}, {"교실", "으로", "로"}, {"공사", "으로", "로"},
		{"50포", "과", "와"}, {"쌀 500㎏", "을", "를"}, {"3", "이", "이"}, {"2", "이", "가"}, {"COEX", "은", "는"}, {"GTX-L", "을", "을"},
		{"정책과", "이라", "라"}, {"담당관", "이라", "이라"}, {"", "을", "를"},
	} {
		if got := josa(c.word, c.particle); got != c.want {
			t.Errorf("josa(%q, %q) = %q, want %q", c.word, c.particle, got, c.want)
		}
	}
}

// BenchmarkNotice protects the promise that any notice is made from its number
// in microseconds, so that the board starts at once.
func BenchmarkNotice(b *testing.B) {
	board := still(b, "")
	for i := 0; b.Loop(); i++ {
		board.notice(1 + i*7919%Notices).body()
	}
}
