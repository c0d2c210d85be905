package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

// environment is a getenv over a map.
func environment(vars map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		s, ok := vars[name]
		return s, ok
	}
}

// load reads settings from a file with the given text, an environment and flags.
func load(t *testing.T, file string, env map[string]string, args ...string) (config, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := &cobra.Command{Use: "test"}
	settingFlags(cmd)
	if err := cmd.ParseFlags(args); err != nil {
		t.Fatal(err)
	}
	c, err := loadConfig(configPath{path, true}, environment(env), cmd.Flags())
	if err != nil {
		return c, &saidError{words: strings.ReplaceAll(err.Error(), path, "FILE")}
	}
	return c, nil
}

func TestLaterOriginsWin(t *testing.T) {
	const file = "refresh = \"1h\"\narticle_width = 100\nambiguous = 2\npace = \"2s\"\ninsecure = true\n"
	c, err := load(t, file,
		map[string]string{"SOSIK_ARTICLE_WIDTH": "90", "SOSIK_AMBIGUOUS": "1", "SOSIK_INSECURE": "0"},
		"--ambiguous", "auto", "--log-level=debug")
	if err != nil {
		t.Fatal(err)
	}
	want := defaults()
	want.Refresh = time.Hour
	want.Pace = 2 * time.Second
	want.ArticleWidth = 90
	want.LogLevel = "debug"
	if diff := cmp.Diff(want, c.settings); diff != "" {
		t.Error("settings (-want +got):\n", diff)
	}
	origins := map[string]origin{
		"refresh": fromFile, "pace": fromFile, "article_width": fromEnv,
		"insecure": fromEnv, "ambiguous": fromFlag, "log_level": fromFlag,
	}
	if diff := cmp.Diff(origins, c.origins); diff != "" {
		t.Error("origins (-want +got):\n", diff)
	}
}

func TestWrongSettingsAreNamed(t *testing.T) {
	for _, test := range []struct {
		name, file string
		env        map[string]string
		args       []string
		want       []string
	}{
		{name: "unknown keys in the order of the file",
			file: "# comment\nzoom = 1\n\n[colours]\nred = 2\n[more]\n\n",
			want: []string{"FILE 2번째 줄: 'zoom'", "FILE 4번째 줄: 'colours'", "FILE 6번째 줄: 'more'"}},
		{name: "unknown dotted key", file: "\nui.theme.dark = true\n", want: []string{"FILE 2번째 줄: 'ui.theme.dark'"}},
		{name: "unknown array of tables", file: "[[boards]]\nurl = 1\n[[boards]]\n", want: []string{"'boards'"}},
		{name: "number for a duration", file: "refresh = 10\n",
			want: []string{`FILE 1번째 줄: refresh에 '10'은(는) 쓸 수 없습니다. 필요한 것: 단위가 있는 기간(예: "30s", "10m", "24h"), 1m 이상 또는 0(따옴표로 감싸 적습니다).`}},
		{name: "zero where it may not be", file: "pace = 0\n", want: []string{"FILE 1번째 줄: pace에 '0'", "200ms 이상."}},
		{name: "text for a number", file: "article_width = \"80\"\n", want: []string{"FILE 1번째 줄: article_width에 '\"80\"'", "0 또는 20부터 1000까지의 수(따옴표 없이 적습니다)."}},
		{name: "text that is no number", file: "article_width = \"wide\"\n", want: []string{"20부터 1000까지의 수."}},
		{name: "text for a truth, quoted", file: "insecure = \"true\"\n", want: []string{"true 또는 false(따옴표 없이 적습니다)."}},
		{name: "number for a text", file: "contact = 123\n", want: []string{"한 줄의 글(따옴표로 감싸 적습니다)."}},
		{name: "too narrow", file: "article_width = 19\n", want: []string{"'19'"}},
		{name: "too narrow in the environment", env: map[string]string{"SOSIK_ARTICLE_WIDTH": "-1"}, want: []string{"'-1'"}},
		{name: "number out of bounds", file: "article_width = 1001\n", want: []string{"'1001'"}},
		{name: "text for a truth", file: "insecure = \"yes\"\n", want: []string{"true 또는 false"}},
		{name: "word that is none of the choices", file: "ambiguous = 3\n", want: []string{`"auto", 1, 2 가운데 하나`}},
		{name: "table for a text", file: "contact = { mail = \"a@b\" }\n", want: []string{"1번째 줄: contact"}},
		{name: "address of a file", file: "board = \"file:///etc/passwd\"\n", want: []string{"1번째 줄: board"}},
		{name: "negative duration", file: "pace = \"-1s\"\n", want: []string{"1번째 줄: pace"}},
		{name: "too fast", file: "pace = \"1ms\"\n", want: []string{"200ms 이상"}},
		{name: "not TOML", file: "board = \nx", want: []string{"FILE 1번째 줄: 설정 파일의 꼴(TOML)이 아닙니다"}},
		{name: "twice", file: "pace = \"1s\"\npace = \"2s\"\n", want: []string{"FILE 2번째 줄"}},
		{name: "environment", env: map[string]string{"SOSIK_REFRESH": "soon"}, want: []string{"SOSIK_REFRESH에 'soon'"}},
		{name: "flag", args: []string{"--timeout", "0"}, want: []string{"--timeout에 '0'"}},
		{name: "control characters", env: map[string]string{"SOSIK_CONTACT": "a\nb"}, want: []string{"SOSIK_CONTACT"}},
		{name: "several at once", file: "zoom = 1\n", env: map[string]string{"SOSIK_PACE": "x"}, want: []string{"'zoom'", "SOSIK_PACE"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(t, test.file, test.env, test.args...)
			if err == nil {
				t.Fatal("no error")
			}
			rest := err.Error()
			for _, want := range test.want {
				_, after, ok := strings.Cut(rest, want)
				if !ok {
					t.Fatalf("%q is not (in this order) in:\n%s", want, err)
				}
				rest = after
			}
		})
	}
}

// A bare 0 is a duration, for it needs no unit.
func TestZeroSwitchesOff(t *testing.T) {
	for _, file := range []string{
		"refresh = 0\nnew_for = 0\narticle_width = 0\n", "refresh = \"0\"\nnew_for = \"0s\"\narticle_width = 0\n",
	} {
		c, err := load(t, file, nil)
		if err != nil {
			t.Errorf("%q: %v", file, err)
		} else if c.Refresh != 0 || c.NewFor != 0 || c.ArticleWidth != 0 {
			t.Errorf("%q: %+v", file, c.settings)
		}
	}
	if c, err := load(t, "article_width = 20\n", nil); err != nil || c.ArticleWidth != 20 {
		t.Errorf("the narrowest: %d, %v", c.ArticleWidth, err)
	}
}

func TestTableOfSettings(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range table() {
		if seen[s.name] {
			t.Errorf("%s stands twice", s.name)
		}
		seen[s.name] = true
		if s.short == "" || s.valueFor(&settings{}).expected() == "" {
			t.Errorf("%s is not explained", s.name)
		}
		var got settings
		if err := s.valueFor(&got).Set(s.def); err != nil {
			t.Errorf("the default %q of %s is refused", s.def, s.name)
		}
		if again := s.valueFor(&got).String(); again != s.def {
			t.Errorf("%s: default %q is written as %q", s.name, s.def, again)
		}
	}
}

func TestAddressesAreCompleted(t *testing.T) {
	for _, test := range [][2]string{
		{"www.ansan.go.kr/a?b=1", "https://www.ansan.go.kr/a?b=1"},
		{" http://127.0.0.1:80/x", "http://127.0.0.1:80/x"},
	} {
		in, want := test[0], test[1]
		var got string
		if err := (webAddress{&got}).Set(in); err != nil || got != want {
			t.Errorf("Set(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "https://", "mailto:a@b.kr", "javascript:alert(1)", "http://user:pass@host/", "://x"} {
		var got string
		if err := (webAddress{&got}).Set(in); err == nil {
			t.Errorf("Set(%q) took it as %q", in, got)
		}
	}
}

// FuzzConfig: whatever the file, reading it ends in settings or in sentences
// that name it, and settings that were read come out of "sosik config" so that
// they are read again the same.
func FuzzConfig(f *testing.F) {
	for _, seed := range []string{
		"", "board = \"ansan.go.kr\"", "contact = \"a\\\"b\\\\c\"\nambiguous = 2",
		"refresh = \"0\"\npace = \"1h30m\"", "a.b.c = 1\n[board]\nx=1", "[[x]]\n[[x]]", "\xff", "\"\" = 1",
		"[keys]\nstar = [\"w\", \"F11\"]\nviews = []", "keys.star = \"\\\\\"\nkeys.views=[]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		c := config{settings: defaults(), path: "FILE", origins: map[string]origin{}}
		if wrong := c.fromTOML([]byte(file)); len(wrong) > 0 {
			for _, w := range wrong {
				if !strings.HasPrefix(w, "FILE ") {
					t.Errorf("%q does not name the file", w)
				}
			}
			return
		}
		var b strings.Builder
		if err := writeConfig(&b, c); err != nil {
			t.Fatal(err)
		}
		again := config{settings: defaults(), path: "FILE", origins: map[string]origin{}}
		if wrong := again.fromTOML([]byte(b.String())); len(wrong) > 0 {
			t.Fatalf("what config wrote is refused: %s\n%s", wrong, b.String())
		}
		if diff := cmp.Diff(c.settings, again.settings); diff != "" {
			t.Error("read again (-first +second):\n", diff)
		}
		if diff := cmp.Diff(keysOf(c), keysOf(again)); diff != "" {
			t.Error("keys read again (-first +second):\n", diff)
		}
	})
}
