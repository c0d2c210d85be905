package main

import (
	"strconv"
	"strings"

	"city/sosik/tui/screen"
)

// Kinds of terminals, by the names that they give themselves.
const (
	kindPuTTY   = "PuTTY"
	kindXshell  = "Xshell"
	kindITerm   = "iTerm2"
	kindWindows = "Windows Terminal"
	kindMintty  = "mintty"
	kindXterm   = "xterm"
	kindMlterm  = "mlterm"
	kindVTE     = "VTE"
	kindKitty   = "kitty"
	kindRxvt    = "rxvt-unicode"
	kindTmux    = "tmux"
	kindScreen  = "GNU screen"
)

// terminalKind returns the kind of a terminal by what it said and by what the
// environment says, which over SSH is mostly nothing; "" if neither tells.
func terminalKind(said screen.Kind, here place) string {
	if m := here.multiplexer(); m != "" {
		return m
	}
	for _, k := range []struct{ begins, kind string }{
		{"xterm", kindXterm}, {"tmux", kindTmux}, {"iterm2", kindITerm}, {"mintty", kindMintty}, {"kitty", kindKitty},
		{"vte", kindVTE}, {"mlterm", kindMlterm}, {"windows terminal", kindWindows}, {"putty", kindPuTTY},
	} {
		if strings.HasPrefix(strings.ToLower(said.Version), k.begins) {
			return k.kind
		}
	}
	switch here.env["TERM_PROGRAM"] {
	case "iTerm.app":
		return kindITerm
	case "mintty":
		return kindMintty
	}
	if here.env["WT_SESSION"] != "" {
		return kindWindows
	}
	for _, k := range []struct{ begins, kind string }{
		{"0;136;", kindPuTTY}, {"77;", kindMintty}, {"83;", kindScreen}, {"84;", kindTmux}, {"85;", kindRxvt},
		{"24;", kindMlterm}, {"65;", kindVTE}, {"1;4000;", kindKitty}, {"0;10;1", kindWindows}, {"41;", kindXterm},
	} {
		if strings.HasPrefix(said.Secondary, k.begins) {
			return k.kind
		}
	}
	return ""
}

// problem is something that a person may want to change.
type problem struct {
	id     string   // for a bug report, never changed
	says   string   // Korean
	remedy []string // Korean, one way each
}

// diagnose finds what is wrong.
func (x *examination) diagnose() []problem {
	var found []problem
	add := func(wrong bool, id, says string, remedy ...string) {
		if wrong {
			found = append(found, problem{id, says, remedy})
		}
	}
	term, set := x.place.env["TERM"]
	add(term == "dumb", "dumb", problemDumb, remedyDumb)
	add(!x.terminal && term != "dumb", "no_terminal", problemNoTerminal, remedyNoTerminal)
	add(!set || term == "", "term", problemTerm, remedyTerm)
	add(x.terminal && monochrome(x.place.getenv), "monochrome", problemMonochrome, remedyTerm)
	add(term == "linux", "linux_console", problemConsole, remedyConsole)
	found = append(found, x.diagnoseWidths()...)
	locale := strings.ToLower(x.place.locale())
	add(!strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8"), "locale", saysLocale(x.place.locale()), remedyLocale)
	add(x.terminal && (x.place.width < smallWidth || x.place.height < smallHeight), "size", saysSmall(x.place.width, x.place.height))
	return found
}

// Below this size the reader works, but shows little.
const smallWidth, smallHeight = 60, 15

// diagnoseWidths finds what is wrong with the widths.
func (x *examination) diagnoseWidths() []problem {
	if !x.terminal {
		return nil
	}
	p := x.probe
	chosen, _ := strconv.Atoi(x.settings.Ambiguous) // "auto" is 0
	if !p.Answered {
		found := []problem{{"no_answer", problemNoAnswer, []string{remedyNoAnswer}}}
		if chosen != 0 {
			found[0].remedy = []string{saysChosen(chosen)}
		}
		return found
	}
	var found []problem
	if chosen == 0 && !screen.InTime(p.Took) {
		found = append(found, problem{"late_answer", saysLate(p.Took), []string{saysChoose(p.Ambiguous())}})
	}
	if hangul := x.measuredAs(sampleHangul); hangul >= 0 && hangul != 2 {
		return append(found, problem{"charset", saysHangul(hangul), x.advice(func(a advice) string { return a.charset })})
	}
	if chosen != 0 && chosen != p.Ambiguous() {
		found = append(found, problem{"ambiguous", saysMismatch(chosen, p.Ambiguous()), []string{saysChoose(p.Ambiguous()), remedyAuto}})
	}
	if p.Symbol != p.Rule || p.Rule != p.Quote {
		found = append(found, problem{"mixed", saysMixed(p.Symbol, p.Rule, p.Quote), x.advice(func(a advice) string { return a.width })})
	}
	if m := x.multiplexer(); m != "" {
		found = append(found, problem{"multiplexer", saysMultiplexer(m), []string{remedyMultiplexer}})
	}
	if emoji := x.measuredAs(sampleEmoji); emoji >= 0 && emoji != 2 {
		found = append(found, problem{"emoji", saysEmoji(emoji), []string{remedyEmoji}})
	}
	if names := x.crooked(); len(names) > 0 {
		found = append(found, problem{"widths", saysCrooked(names), []string{remedyCrooked}})
	}
	return found
}

// multiplexer is the program between here and the terminal, or "". One on the
// near side of an SSH line is known by its answers only.
func (x *examination) multiplexer() string {
	if x.kind == kindTmux || x.kind == kindScreen {
		return x.kind
	}
	return x.place.multiplexer()
}

// advice is which settings of a terminal matter, "" where there is none.
type advice struct{ kind, width, charset, clipboard string }

// advice returns what to change in this kind of terminal, or in each of the
// usual ones if it is not known which this is.
func (x *examination) advice(about func(advice) string) []string {
	var all []string
	for _, a := range advices() {
		says := about(a)
		if says == "" {
			continue
		}
		if a.kind == x.kind {
			return []string{a.kind + ": " + says}
		}
		all = append(all, a.kind+": "+says)
	}
	return all
}

// clipboard says whether copying by OSC 52 may work here. To find out for
// certain would change what somebody has copied.
func (x *examination) clipboard() string {
	for _, part := range strings.Split(x.probe.Kind.Primary, ";")[1:] {
		if part == "52" { // the terminal says so itself
			return clipboardYes
		}
	}
	for _, a := range advices() {
		if a.kind == x.kind && a.clipboard != "" {
			return a.clipboard
		}
	}
	return clipboardUnknown
}
