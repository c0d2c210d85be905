package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/tui"
	"city/sosik/tui/screen"
)

func TestTheme(t *testing.T) {
	const dark, light = "rgb:1e1e/1e1e/1e1e", "rgb:ffff/ffff/ffff"
	for _, tt := range []struct {
		name       string
		env        map[string]string
		file       string
		background string
		want       tui.Theme
	}{
		{"nothing known", nil, "", "", tui.Theme{Profile: termenv.ANSI, Color: true}},
		{"xterm", map[string]string{"TERM": "xterm"}, "", dark, tui.Theme{Profile: termenv.ANSI, Color: true, Dark: true}},
		{"256 colours", map[string]string{"TERM": "xterm-256color"}, "", light, tui.Theme{Profile: termenv.ANSI256, Color: true, Light: true}},
		{"true colours", map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "", "", tui.Theme{Profile: termenv.TrueColor, Color: true}},
		{"GNU screen in such a terminal", map[string]string{"TERM": "screen.xterm", "COLORTERM": "truecolor"}, "", "", tui.Theme{Profile: termenv.ANSI256, Color: true}},
		{"whatever runs the tests", map[string]string{"TERM": "xterm-256color", "CI": "1"}, "", "", tui.Theme{Profile: termenv.ANSI256, Color: true}},
		{"PuTTY by its own name", map[string]string{"TERM": "putty"}, "", "", tui.Theme{Profile: termenv.ANSI, Color: true}},
		{"NO_COLOR", map[string]string{"TERM": "xterm-256color", "NO_COLOR": "1"}, "theme = \"city\"", dark, tui.Theme{Profile: termenv.ANSI256, Name: "city", Dark: true}},
		{"an empty NO_COLOR is none", map[string]string{"NO_COLOR": ""}, "", "", tui.Theme{Profile: termenv.ANSI, Color: true}},
		{"a VT220", map[string]string{"TERM": "vt220"}, "", "", tui.Theme{Profile: termenv.ANSI}},
		{"the person knows better", nil, "background = \"dark\"\ntheme = \"contrast\"\nsigns = \"ascii\"", light, tui.Theme{Profile: termenv.ANSI, Color: true, Dark: true, Name: "contrast", ASCII: true}},
		{"looks", nil, "[colors]\nalert = \"bold red\"\nread = \"245 on black\"", "",
			tui.Theme{Profile: termenv.ANSI, Color: true, Looks: map[string]tui.Look{"alert": {Bold: true, Foreground: "1"}, "read": {Foreground: "245", Background: "0"}}}},
	} {
		c, err := load(t, tt.file, nil)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		p := &program{getenv: environment(tt.env)}
		if tt.want.Name == "" {
			tt.want.Name = "auto"
		}
		if tt.want.Looks == nil {
			tt.want.Looks = map[string]tui.Look{}
		}
		if diff := cmp.Diff(tt.want, p.theme(c, screen.Probe{Background: tt.background})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestColors(t *testing.T) {
	for _, tt := range []struct{ text, want, toml string }{
		{"", "", "{}"},
		{" , ", "", "{}"},
		{"read=245,alert = bold  red", "read=245, alert=bold red", `{ read = "245", alert = "bold red" }`},
		{"hit=", "hit=", `{ hit = "" }`},
	} {
		var got string
		c := colors{&got}
		if err := c.Set(tt.text); err != nil || got != tt.want || c.TOML() != tt.toml {
			t.Errorf("%q is %q, in the file %s, %v", tt.text, got, c.TOML(), err)
		}
	}
	for _, wrong := range []string{"red", "alarm=red", "alert=crimson", "alert=red,alarm=red"} {
		got := "before"
		if err := (colors{&got}).Set(wrong); err == nil || got != "before" {
			t.Errorf("%q is taken as %q", wrong, got)
		}
	}
}

func TestWrongColorsAreNamed(t *testing.T) {
	for _, file := range []string{
		"[colors]\nalarm = \"red\"\n", "[colors]\nalert = 3\n", "colors = { alert = \"rot\" }\n", "[[colors]]\nalert = \"red\"\n", "colors = 3\n",
	} {
		if c, err := load(t, file, nil); err == nil {
			t.Errorf("%q is taken as %q", file, c.Colors)
		}
	}
	_, err := load(t, "\n[colors]\nalert = \"rot\"\n", nil)
	if err == nil || !strings.Contains(err.Error(), `FILE 2번째 줄: colors에 '{ alert = "rot" }'`) {
		t.Errorf("it says: %v", err)
	}
}
