package main

import (
	"io"
	"strings"

	"github.com/muesli/termenv"

	"city/sosik/tui"
	"city/sosik/tui/screen"
)

// theme is what the terminal can show, as its names and its answers tell, and
// what the settings want.
func (p *program) theme(c config, probe screen.Probe) tui.Theme {
	noColor, _ := p.getenv("NO_COLOR")
	t := tui.Theme{
		Profile: p.profile(),
		Color:   noColor == "" && !monochrome(p.getenv),
		Name:    c.Theme,
		Looks:   parseColors(c.Colors),
		ASCII:   c.Signs == signsASCII,
	}
	switch c.Background {
	case "dark":
		t.Dark = true
	case "light":
		t.Light = true
	default:
		if light, known := probe.Light(); known {
			t.Dark, t.Light = !light, light
		}
	}
	return t
}

// profile is how many colours the terminal has, by COLORTERM and TERM: never
// less than the sixteen that all of them have.
func (p *program) profile() termenv.Profile {
	found := termenv.NewOutput(io.Discard, termenv.WithProfile(termenv.ANSI), termenv.WithTTY(true), termenv.WithEnvironment(environ{p})).ColorProfile()
	if found == termenv.Ascii {
		return termenv.ANSI // of a terminal that it does not know
	}
	return found
}

// environ is the program's environment for termenv.
type environ struct{ p *program }

// Environ implements termenv.Environ. Nothing asks for the whole of it.
func (environ) Environ() []string { return nil }

// Getenv implements termenv.Environ.
func (e environ) Getenv(name string) string {
	value, _ := e.p.getenv(name)
	return value
}

// monochrome says that the terminal is one of those that never had colours.
func monochrome(getenv func(string) (string, bool)) bool {
	name, _ := getenv("TERM")
	return strings.HasPrefix(name, "vt1") || strings.HasPrefix(name, "vt2") || strings.HasSuffix(name, "-m") || strings.HasSuffix(name, "-mono")
}
