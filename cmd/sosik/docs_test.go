package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"city/sosik/tui"
)

var update = flag.Bool("update", false, "write the generated parts of the docs anew")

// TestDocs holds the generated parts of the docs against what they come from:
// the tables of settings, keys and exit codes, and the commands themselves. A
// part stands between <!-- name --> and <!-- /name -->.
func TestDocs(t *testing.T) {
	for _, part := range []struct {
		file, name string
		text       func() string
	}{
		{"docs/settings.md", "settings", settingsTable},
		{"docs/commands.md", "commands", commandHelp},
		{"docs/commands.md", "exit codes", exitTable},
		{"docs/keys.md", "keys", keyTablesWithNames},
		{"README.md", "settings", settingsSummary},
		{"README.md", "keys", keyTables},
		{"docs/plain.md", "commands", plainCommands},
		{"README.md", "session", screenText("plain-demo")},
		{"README.md", "screen list", screenText("demo-list-80x24-1")},
		{"README.md", "screen article", screenText("demo-article-80x24-1")},
		{"README.md", "screen search", screenText("demo-search-80x24-1")},
	} {
		t.Run(part.file+" "+part.name, func(t *testing.T) {
			path := "../../" + part.file
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			begin, end := "<!-- "+part.name+" -->\n", "<!-- /"+part.name+" -->\n"
			before, rest, ok := strings.Cut(string(data), begin)
			old, after, ok2 := strings.Cut(rest, end)
			if !ok || !ok2 {
				t.Fatalf("no place for it: it stands between %q and %q", begin, end)
			}
			text := part.text()
			if *update {
				if err := os.WriteFile(path, []byte(before+begin+text+end+after), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(old, text); diff != "" {
				t.Errorf("out of date (-file +now); write it anew with\n\tgo test ./cmd/sosik -run TestDocs -update\n%s", diff)
			}
		})
	}
}

// TestDocsNameWhatThereIs: every package stands in the table of
// docs/architecture.md, the table names no other, and what documents link to is
// there.
func TestDocsNameWhatThereIs(t *testing.T) {
	there := map[string]bool{}
	for _, top := range []string{"cache", "cmd", "feed", "tui"} {
		err := filepath.WalkDir("../../"+top, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "testdata":
				return filepath.SkipDir
			case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
				there[strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../../")] = true
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\|").FindAllStringSubmatch(string(text), -1) {
		named[row[1]] = true
	}
	if diff := cmp.Diff(there, named); diff != "" {
		t.Error("packages of docs/architecture.md (-there +named):\n", diff)
	}

	documents, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(documents, "../../README.md", "../../CHANGELOG.md") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range regexp.MustCompile(`\]\(([^):#]+)\)`).FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), link[1])); err != nil {
				t.Errorf("%s links to what is not there: %v", path, err)
			}
		}
	}
}

// docs/performance.md names every benchmark there is, with its package.
func TestPerformanceNamesEveryBenchmark(t *testing.T) {
	there := map[string]string{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, f := range regexp.MustCompile(`(?m)^func (Benchmark\w+)\(`).FindAllSubmatch(source, -1) {
			there[string(f[1])] = strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../../")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../docs/performance.md")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `(Benchmark\\w+)` \\| `([a-z/]+)` \\|").FindAllStringSubmatch(string(text), -1) {
		named[row[1]] = row[2]
	}
	if diff := cmp.Diff(there, named); diff != "" {
		t.Error("benchmarks of docs/performance.md (-there +named):\n", diff)
	}
}

// screenText is a screen as the tests of the reader hold it.
func screenText(golden string) func() string {
	return func() string {
		text, err := os.ReadFile("../../tui/testdata/" + golden + ".txt")
		if err != nil {
			return err.Error() // and so not what the file says
		}
		return "```text\n" + string(text) + "```\n"
	}
}

// settingsTable is the whole of the settings.
func settingsTable() string {
	var b strings.Builder
	for _, s := range table() {
		d := defaults()
		v := s.valueFor(&d)
		fmt.Fprintf(&b, "### `%s`\n\n%s. %s\n\n", s.name, s.short, s.about)
		fmt.Fprintf(&b, "| 쓸 수 있는 값 | 기본값 | 환경 변수 | 옵션 |\n|---|---|---|---|\n| %s | `%s` | `%s` | `--%s` |\n\n",
			strings.ReplaceAll(v.expected(), "|", `\|`), v.TOML(), s.env(), s.flag())
	}
	return strings.ReplaceAll(b.String(), ". \n", ".\n")
}

// settingsSummary is a line for each setting.
func settingsSummary() string {
	var b strings.Builder
	b.WriteString("| setting | default | what it is |\n|---|---|---|\n")
	for _, s := range table() {
		d := defaults()
		fmt.Fprintf(&b, "| `%s` | `%s` | %s |\n", s.name, s.valueFor(&d).TOML(), s.short)
	}
	return b.String()
}

// plainCommands are the commands of the reader without a screen.
func plainCommands() string { return "```text\n" + strings.Join(tui.PlainHelp(), "\n") + "\n```\n" }

// exitTable is the table of exit codes.
func exitTable() string {
	var b strings.Builder
	b.WriteString("| 코드 | 뜻 |\n|--:|---|\n")
	for _, e := range exits() {
		fmt.Fprintf(&b, "| %d | %s |\n", e.code, e.about)
	}
	return b.String()
}

// commandHelp is the help of every command.
func commandHelp() string {
	var b strings.Builder
	root := rootCommand(&program{out: &b, err: &b})
	write := func(cmd *cobra.Command) {
		var text bytes.Buffer
		if err := help(&text, cmd); err != nil {
			panic(err) // a buffer takes everything
		}
		fmt.Fprintf(&b, "## %s\n\n```\n%s```\n\n", cmd.CommandPath(), text.String())
	}
	write(root)
	for _, cmd := range inPlace(root.Commands()) {
		if cmd.IsAvailableCommand() {
			write(cmd)
		}
	}
	return b.String()
}

// keyTables is the key table of the reader, as its help shows it.
func keyTables() string { return keyTable(false) }

// keyTablesWithNames are the same with what the settings call each action.
func keyTablesWithNames() string { return keyTable(true) }

func keyTable(names bool) string {
	var b strings.Builder
	for i, g := range tui.DefaultKeys().Groups() {
		if i > 0 {
			b.WriteString("\n")
		}
		head, rule := "| %s | |", "|---|---|"
		if names {
			head, rule = head+" 설정 이름 |", rule+"---|"
		}
		fmt.Fprintf(&b, head+"\n%s\n", g.Title, rule)
		for _, k := range g.Keys {
			h := k.Help()
			var keys []string
			for _, name := range strings.Fields(h.Key) {
				keys = append(keys, "<kbd>"+strings.NewReplacer("<", "&lt;", ">", "&gt;", "*", `\*`, "|", `\|`, "#", `\#`, "[", `\[`, "]", `\]`).Replace(name)+"</kbd>")
			}
			fmt.Fprintf(&b, "| %s | %s |", h.Desc, strings.Join(keys, " "))
			if names {
				fmt.Fprintf(&b, " `%s` |", k.Action)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}
