package main

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
)

func recordsOf(all ...feed.Record) each {
	return func(f func(feed.Record) error) error {
		for _, r := range all {
			if err := f(r); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestExportCSV(t *testing.T) {
	folder := t.TempDir()
	evil := fullRecord()
	evil.ID, evil.Number, evil.Views = "2", 7, feed.Unknown
	evil.Title, evil.Author, evil.Department = `=HYPERLINK("http://x","y")`, "@sum", "－1"
	evil.Article = nil
	evil.Summary = `+쉼표, "따옴표"`
	long := feed.Record{Entry: feed.Entry{Notice: feed.Notice{ID: "3", Summary: strings.Repeat("긴", maxCell+1), Views: 3, Attachments: 0}}}
	where, said, err := exportCSV("b", folder, false, recordsOf(fullRecord(), evil, long))
	if err != nil {
		t.Fatal(err)
	}
	if said != saysCut(1) {
		t.Errorf("said %q", said)
	}
	data, err := os.ReadFile(where)
	if err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(string(data), "\ufeff")
	if !ok || !strings.Contains(text, "\r\n") {
		t.Error("no mark at the beginning, or no CRLF")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		csvHead(),
		{"21954", "20222", "", "<행사> ▲ 봄 & 축제 3.2.~5.31.", "공보관", "시민소통과", "2025-04-08 09:12:44", "0", "2", "공고.hwp\n이름만.pdf",
			"https://a.kr/view?a=1&b=%C7%D1", "예", "예", "", "예", "2025-04-08 01:02:03", fullRecord().Article.Body.Text()},
		{"2", "7", "", `'=HYPERLINK("http://x","y")`, "'@sum", "'－1", "2025-04-08 09:12:44", "", "2", "",
			"https://a.kr/view?a=1&b=%C7%D1", "예", "예", "", "예", "2025-04-08 01:02:03", `'+쉼표, "따옴표"`},
	}
	if diff := cmp.Diff(want, rows[:3]); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	if cell := []rune(rows[3][16]); len(cell) > maxCell || !strings.HasSuffix(string(cell), csvCut) {
		t.Errorf("a cell of %d characters", len(cell))
	}
}

func TestCutCell(t *testing.T) {
	for _, test := range []struct {
		in   string
		runs int
		cut  bool
	}{
		{strings.Repeat("a", maxCell), maxCell, false},
		{strings.Repeat("a", maxCell+1), 0, true},
		{strings.Repeat("😀", maxCell/2), maxCell / 2, false},
		{strings.Repeat("😀", maxCell/2+1), 0, true},
		{strings.Repeat("\n", maxCell), 0, true},
	} {
		got, cut := cutCell(test.in)
		units := 0
		for _, r := range got {
			units++
			if r > 0xffff || r == '\n' {
				units++
			}
		}
		if cut != test.cut || units > maxCell || !cut && got != test.in {
			t.Errorf("%.3q × %d: cut %v to %d units", test.in, len(test.in), cut, units)
		}
	}
}

func TestMarkdownNames(t *testing.T) {
	for _, test := range []struct {
		notice feed.Notice
		want   string
	}{
		{feed.Notice{ID: "21954", Date: "2025-04-08T01:00:00+09:00", Title: "봄 <축제> 3/4: 안내?"}, "2025-04-08_21954_봄 축제 3 4 안내.md"},
		{feed.Notice{ID: "con"}, "0000-00-00_con_제목 없음.md"},
		{feed.Notice{ID: "1", Title: "..."}, "0000-00-00_1_제목 없음.md"},
		{feed.Notice{ID: "../../etc/passwd", Title: "../x"}, "0000-00-00_etc passwd-b6e9bdb1_x.md"},
		{feed.Notice{ID: "Ab", Title: "가"}, "0000-00-00_ab-fb8e20fc_가.md"},
		{feed.Notice{ID: "1", Title: strings.Repeat("가", 100)}, "0000-00-00_1_" + strings.Repeat("가", 40) + ".md"},
	} {
		got := markdownName(test.notice)
		if !strings.Contains(test.want, "-b6e9bdb1_") && !strings.Contains(test.want, "-fb8e20fc_") && got != test.want {
			t.Errorf("%+v: %q, want %q", test.notice, got, test.want)
		}
		if filepath.Base(got) != got || len(got) > 255 || !filepath.IsLocal(got) {
			t.Errorf("%+v: %q is no safe name", test.notice, got)
		}
	}
	seen := map[string]string{}
	for _, id := range []string{"a/b", "a b", "a:b", "A b", "AB", "ab", "aB", "..", ".", strings.Repeat("x", 50), strings.Repeat("x", 51), "-", "a-b"} {
		name := strings.ToLower(markdownName(feed.Notice{ID: id, Title: "같은 제목"}))
		if other, ok := seen[name]; ok {
			t.Errorf("%q and %q are both in %q", id, other, name)
		}
		seen[name] = id
	}
}

func TestExportMarkdown(t *testing.T) {
	folder := t.TempDir()
	undated := feed.Record{Entry: feed.Entry{Notice: feed.Notice{ID: "9", Title: "날짜 없는 글", Summary: "목록의 글", Views: feed.Unknown}}}
	records := recordsOf(fullRecord(), undated)
	for range 2 { // the second time everything is there already
		if _, _, err := exportMarkdown("b", folder, false, records); err != nil {
			t.Fatal(err)
		}
	}
	year, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range year {
		year[i], _ = filepath.Rel(folder, year[i])
	}
	want := []string{"2025/2025-04-08_21954_행사 ▲ 봄 & 축제 3.2.~5.31.md", "날짜 없음/0000-00-00_9_날짜 없는 글.md"}
	if diff := cmp.Diff(want, year); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	text, err := os.ReadFile(filepath.Join(folder, want[1]))
	if err != nil || !strings.Contains(string(text), "목록의 글") {
		t.Errorf("%v: %s", err, text)
	}

	// One that a person has changed is left alone, and the others are written.
	if err := os.WriteFile(filepath.Join(folder, want[0]), []byte("내 글"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, want[1])); err != nil {
		t.Fatal(err)
	}
	_, _, err = exportMarkdown("b", folder, false, records)
	if err == nil || !strings.Contains(err.Error(), "그대로 두었습니다") {
		t.Errorf("it is not said: %v", err)
	}
	if text, _ := os.ReadFile(filepath.Join(folder, want[0])); string(text) != "내 글" {
		t.Error("it was overwritten")
	}
	if _, err := os.Stat(filepath.Join(folder, want[1])); err != nil {
		t.Error(err)
	}
	if _, _, err = exportMarkdown("b", folder, true, records); err != nil {
		t.Error(err)
	}
	if text, _ := os.ReadFile(filepath.Join(folder, want[0])); string(text) == "내 글" {
		t.Error("it was not overwritten by force")
	}
}

func TestOutFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.txt")
	write := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	failed := errors.New("failed")
	big := strings.Repeat("x", 100_000)
	for _, test := range []struct {
		name  string
		force bool
		f     func(io.Writer) error
		err   error
		want  string
	}{
		{"new", false, write("one"), nil, "one"},
		{"the same", false, write("one"), nil, "one"},
		{"another", false, write("two"), errExists, "one"},
		{"longer", false, write("one two"), errExists, "one"},
		{"forced", true, write(big), nil, big},
		{"the same and long", false, write(big), nil, big},
		{"failing", true, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return failed }, failed, big},
	} {
		if err := (outFile{path: path, force: test.force, sync: true}).write(test.f); !errors.Is(err, test.err) {
			t.Errorf("%s: %v, want %v", test.name, err, test.err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != test.want {
			t.Errorf("%s: %v, %.20q", test.name, err, got)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("%v: %d files are left", err, len(entries))
	}
	if err := os.Mkdir(filepath.Join(folder, "b"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := (outFile{path: filepath.Join(folder, "b")}).write(write("x")); !errors.Is(err, errExists) {
		t.Errorf("a folder in its place: %v", err)
	}
}

// What export writes, import reads.
func TestExportLinesRoundTrip(t *testing.T) {
	want := []feed.Record{fullRecord(), {Entry: feed.Entry{Notice: feed.Notice{ID: "x", Views: 1, Attachments: 0}}}}
	where, _, err := exportLines("b", t.TempDir(), false, recordsOf(want...))
	if err != nil {
		t.Fatal(err)
	}
	var got []feed.Record
	in := importing{board: "b", names: []string{where}, paths: []string{where}}
	for r, err := range in.records(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	if !slices.ContainsFunc(got, func(r feed.Record) bool { return r.Starred }) {
		t.Error("no mark came through")
	}
}
