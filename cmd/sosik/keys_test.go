package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/tui"
)

func TestKeysFromTheFile(t *testing.T) {
	for _, file := range []string{
		"[keys]\nstar = [\"F11\", \"w\"]\nundo = \"~\"\nviews = []\n",
		"keys.star = [\"f11\", \"w\"]\nkeys.undo = [\"~\"]\nkeys.views = []\n",
		"keys = { star = [\"F11\", \"w\", \"F11\"], undo = [\"~\"], views = [] }\n",
	} {
		c, err := load(t, file, nil)
		if err != nil {
			t.Fatal(err)
		}
		k := c.keymap()
		got := [][]string{k.KeyNames("star"), k.KeyNames("undo"), k.KeyNames("views"), k.KeyNames("open")}
		if diff := cmp.Diff([][]string{{"F11", "w"}, {"~"}, {}, {"Enter", "Right", "l"}}, got); diff != "" {
			t.Errorf("%s: keys (-want +got):\n%s", file, diff)
		}
	}
}

func TestWrongKeysAreNamed(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"no table", "pace = \"2s\"\nkeys = 3\n", "FILE 2번째 줄: keys는 표입니다."},
		{"several tables", "[[keys]]\nstar = \"x\"\n", "keys는 표입니다."},
		{"no list", "[keys]\nstar = 3\n", "FILE 2번째 줄: keys.star에는 키 이름의 목록을 적습니다"},
		{"a list of numbers", "[keys]\nstar = [1]\n", "FILE 2번째 줄: keys.star에는 키 이름의 목록을 적습니다"},
		{"a table for a list", "[keys]\nstar.x = 1\n", "FILE 2번째 줄: keys.star에는 키 이름의 목록을 적습니다"},
		{"no such action", "[keys]\npagedown = []\n", "FILE 2번째 줄: 'keys.pagedown'라는 동작은 없습니다. 혹시 'page_down'인가요?"},
		{"nothing like it", "[keys]\nzzzzzz = []\n", "FILE 2번째 줄: 'keys.zzzzzz'라는 동작은 없습니다. 이름은"},
		{"no such key", "[keys]\nstar = [\"Entr\"]\n", "FILE 2번째 줄: keys.star에 쓴 'Entr'라는 키는 없습니다. 혹시 'Enter'인가요?"},
		{"jamo", "[keys]\nstar = [\"ㄴ\"]\n", "FILE 2번째 줄: keys.star에 쓴 'ㄴ'은(는) 한글입니다. 글자 키 하나가 영문과 한글 입력 상태 모두를 뜻하므로 's'라고 적으세요."},
		{"no way out", "[keys]\n\nquit = []\n", "FILE 3번째 줄: keys.quit은(는) 끌 수 없습니다."},
		{"only letters back", "[keys]\nback = [\"h\"]\n", "FILE 2번째 줄: keys.back에는 글자가 아닌 키도 하나 있어야 합니다"},
		{"a letter as a digit", "[keys]\ndigit = [\"a\"]\n", "FILE 2번째 줄: keys.digit에는 숫자 0–9만"},
		{"a clash", "[keys]\nstar = [\"=\"]\n", "FILE 2번째 줄: keys.star: ‘=’은(는) keys.order에서도 씁니다."},
		{"a clash of two", "[keys]\nstar = [\"x\"]\nundo = [\"x\"]\n", "FILE 3번째 줄: keys.undo: ‘x’은(는) keys.star에서도 씁니다."},
		{"in the order of the lines", "[keys]\nzoom = []\nstar = 3\nquit = []\n", "FILE 2번째 줄: 'keys.zoom'라는 동작은 없습니다. 이름은 'sosik config --default'에 있습니다.\nFILE 3번째 줄: keys.star"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(t, test.file, nil)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%q is not in %v", test.want, err)
			}
		})
	}
}

// The file that "sosik config" writes names every action, holds on to none that
// was not changed, and says what is doubtful.
func TestConfigWritesTheKeys(t *testing.T) {
	c, err := load(t, "[keys]\nstar = [\"w\"]\nviews = []\nback = [\"Esc\", \"\\\\\"]\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := writeConfig(&b, c); err != nil {
		t.Fatal(err)
	}
	for _, a := range tui.ActionNames() {
		if !strings.Contains(b.String(), "\n"+a+" = [") && !strings.Contains(b.String(), "\n# "+a+" = [") {
			t.Errorf("%s is missing", a)
		}
	}
	for _, want := range []string{"\n# 기본값 [\"*\"]\n# 주의: 글자 키뿐입니다.", "\nstar = [\"w\"]\n", "\nviews = []\n", "\nback = [\"Esc\", \"\\\\\"]\n", "\n# open = [\"Enter\", \"Right\", \"l\"]\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
	again, err := load(t, b.String(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(keysOf(c), keysOf(again)); diff != "" {
		t.Error("read again (-first +second):\n", diff)
	}
}

// keysOf are all keys by action.
func keysOf(c config) map[string][]string {
	keys := map[string][]string{}
	for _, a := range tui.ActionNames() {
		keys[a] = c.keymap().KeyNames(a)
	}
	return keys
}

// The keys of a new installation may be written out, every one of them.
func TestDefaultKeysCanBeWrittenOut(t *testing.T) {
	var b strings.Builder
	if err := writeConfig(&b, config{settings: defaults(), path: "FILE"}); err != nil {
		t.Fatal(err)
	}
	_, keys, _ := strings.Cut(b.String(), "[keys]\n")
	var file strings.Builder
	for _, line := range strings.Split(keys, "\n") {
		if line, ok := strings.CutPrefix(line, "# "); ok && strings.Contains(line, " = [") {
			file.WriteString(line + "\n")
		}
	}
	c, err := load(t, "[keys]\n"+file.String(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.keys) != len(tui.ActionNames()) {
		t.Errorf("%d of %d actions", len(c.keys), len(tui.ActionNames()))
	}
	for _, a := range tui.Actions() {
		if diff := cmp.Diff(tui.DefaultKeys().KeyNames(a.Action), c.keymap().KeyNames(a.Action)); diff != "" {
			t.Error(a.Action, diff)
		}
	}
}
