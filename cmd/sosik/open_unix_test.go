//go:build !windows

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An address comes to the opener as it is, as one argument that no shell sees.
func TestBrowserOpens(t *testing.T) {
	folder := t.TempDir()
	script := "#!/bin/sh\n[ $# = 1 ] || exit 9\nprintf '%s' \"$1\" > " + folder + "/said\ncase $1 in *fail*) exit 3;; esac\n"
	if err := os.WriteFile(filepath.Join(folder, opener()[0]), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	p := &program{getenv: environment(map[string]string{"DISPLAY": ":0"})}
	open := p.browser()
	if open == nil {
		t.Fatal("there is nothing to open with")
	}
	for _, address := range []string{"https://a.kr/x?b=$(id)&c='d';ls", "mailto:a@b.kr", "tel:031-481-3028", "mailto:?subject=%EA%B0%80&body=a%0D%0Ab"} {
		if err := open(t.Context(), address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
		if said, err := os.ReadFile(filepath.Join(folder, "said")); err != nil || string(said) != address {
			t.Errorf("%s came as %q (%v)", address, said, err)
		}
	}
	if err := open(t.Context(), "https://a.kr/fail"); err == nil || errors.Is(err, errAddress) {
		t.Errorf("an opener that cannot: %v", err)
	}
	if err := os.Remove(filepath.Join(folder, "said")); err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"", "/etc/passwd", "file:///etc/passwd", "--help", "javascript:alert(1)", "https://a.kr/\x1b", "ssh://a.kr", "mailto:?attach=%2Fetc%2Fpasswd", "mailto:?subject=a&attach=b", "mailto:?subject=a b"} {
		if err := open(t.Context(), address); !errors.Is(err, errAddress) {
			t.Errorf("%q: %v", address, err)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "said")); err == nil {
		t.Error("what is no address was handed over")
	}
}

// Over SSH, and without a screen, nothing is opened on this machine.
func TestBrowserIsNotElsewhere(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, opener()[0]), []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder)
	for _, tt := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"DISPLAY": ":0"}, true},
		{map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true},
		{map[string]string{"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, false},
		{map[string]string{"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, false},
		{map[string]string{}, opener()[0] != "xdg-open"},
	} {
		if got := (&program{getenv: environment(tt.env)}).browser() != nil; got != tt.want {
			t.Errorf("%v: %v", tt.env, got)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if (&program{getenv: environment(map[string]string{"DISPLAY": ":0"})}).browser() != nil {
		t.Error("there is nothing to open with, and yet it can")
	}
}

func TestKnowsHyperlinks(t *testing.T) {
	for env, want := range map[string]bool{
		"TERM=xterm-256color":                             false,
		"TERM=xterm-256color VTE_VERSION=6800":            true,
		"TERM=xterm-256color VTE_VERSION=4800":            false,
		"TERM=xterm-256color VTE_VERSION=x":               false,
		"TERM=xterm-256color KONSOLE_VERSION=220401":      true,
		"TERM=xterm-256color TERM_PROGRAM=iTerm.app":      true,
		"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal": false,
		"TERM=xterm-256color WT_SESSION=1":                true,
		"TERM=xterm-kitty":                                true,
		"TERM=foot-extra":                                 true,
		"TERM=linux":                                      false,
		"TERM=vt100":                                      false,
		"TERM=xterm-kitty TMUX=/tmp/x":                    false,
		"TERM=tmux-256color TERM_PROGRAM=tmux":            false,
		"TERM=screen-256color VTE_VERSION=6800":           false,
		"":                                                false,
	} {
		values := map[string]string{}
		for _, pair := range strings.Fields(env) {
			name, value, _ := strings.Cut(pair, "=")
			values[name] = value
		}
		p := &program{getenv: environment(values)}
		if got := p.hyperlinks(hyperlinksAuto); got != want {
			t.Errorf("%s: %v", env, got)
		}
		if !p.hyperlinks(hyperlinksOn) || p.hyperlinks(hyperlinksOff) {
			t.Errorf("%s: the setting does not decide", env)
		}
	}
}
