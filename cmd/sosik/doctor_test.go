package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
)

// examined is a terminal that says of each sample that it is as wide as a
// terminal of this kind would draw it, and where nothing is wrong.
func examinedTerminal(ambiguous int) examination {
	m := cell.Metrics{Ambiguous: ambiguous}
	x := examination{
		place:    place{env: map[string]string{"TERM": "xterm-256color", "LANG": "ko_KR.UTF-8"}, width: 80, height: 24},
		settings: defaults(), terminal: true, metrics: m, samples: card(),
		probe: screen.Probe{Answered: true, Symbol: ambiguous, Rule: ambiguous, Quote: ambiguous, Took: time.Millisecond},
	}
	for _, s := range x.samples {
		x.probe.Widths = append(x.probe.Widths, m.Width(s.text), m.Width(s.sent))
	}
	x.measure()
	return x
}

// draws makes the terminal draw a sample in so many cells.
func (x *examination) draws(text string, n int) {
	for i, s := range x.samples {
		if s.text == text {
			x.samples[i].measuredSent = n
		}
	}
}

func TestDiagnose(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*examination)
		want   []string // ids
		remedy string   // is among what is advised
	}{
		{"nothing", func(*examination) {}, nil, ""},
		{"wide", func(x *examination) { *x = examinedTerminal(2) }, nil, ""},
		{"silent", func(x *examination) { x.probe = screen.Probe{Took: 4 * time.Second}; x.measure() }, []string{"no_answer"}, "--ambiguous 2"},
		{"silent, but told", func(x *examination) {
			x.probe, x.settings.Ambiguous = screen.Probe{}, "2"
		}, []string{"no_answer"}, `ambiguous가 "2"`},
		{"late", func(x *examination) { x.probe.Took = 2 * time.Second }, []string{"late_answer"}, `ambiguous = "1"`},
		{"late, but told", func(x *examination) {
			x.probe.Took, x.settings.Ambiguous = 2*time.Second, "1"
		}, nil, ""},
		{"told wrongly", func(x *examination) { x.settings.Ambiguous = "2" }, []string{"ambiguous"}, `"auto"`},
		{"not of one mind", func(x *examination) { x.probe.Rule, x.kind = 2, kindMintty }, []string{"mixed"}, "ambig-narrow"},
		{"not UTF-8", func(x *examination) { x.draws(sampleHangul, 3) }, []string{"charset"}, "Xshell"},
		{"PuTTY, not UTF-8", func(x *examination) {
			x.draws(sampleHangul, 3)
			x.kind = kindPuTTY
		}, []string{"charset"}, "Remote character set"},
		{"old emoji", func(x *examination) { x.draws(sampleEmoji, 1) }, []string{"emoji"}, "새 판"},
		{"another width", func(x *examination) { x.draws("㎡", 1) }, []string{"widths"}, "--json"},
		{"in tmux", func(x *examination) { x.place.env["TMUX"] = yes }, []string{"multiplexer"}, "한 칸으로"},
		{"in tmux before the line", func(x *examination) { x.kind = kindTmux }, []string{"multiplexer"}, "한 칸으로"},
		{"no TERM", func(x *examination) { delete(x.place.env, "TERM") }, []string{"term"}, "xterm-256color"},
		{"VT100", func(x *examination) { x.place.env["TERM"] = "vt100" }, []string{"monochrome"}, "xterm-256color"},
		{"console", func(x *examination) { x.place.env["TERM"] = "linux" }, []string{"linux_console"}, "SSH"},
		{"dumb", func(x *examination) {
			x.terminal = false
			x.place.env["TERM"] = "dumb"
		}, []string{"dumb"}, "sosik list"},
		{"a pipe", func(x *examination) { x.terminal = false }, []string{"no_terminal"}, "--json"},
		{"C locale", func(x *examination) { x.place.env["LC_ALL"] = "C" }, []string{"locale"}, "C.UTF-8"},
		{"no locale", func(x *examination) { delete(x.place.env, "LANG") }, []string{"locale"}, "C.UTF-8"},
		{"small", func(x *examination) { x.place.width = 30 }, []string{"size"}, ""},
	} {
		x := examinedTerminal(1)
		tt.change(&x)
		x.problems = x.diagnose()
		var ids []string
		said := ""
		for _, p := range x.problems {
			ids = append(ids, p.id)
			said += p.says + strings.Join(p.remedy, "\n")
		}
		if diff := cmp.Diff(tt.want, ids); diff != "" {
			t.Errorf("%s (-want +got): %s", tt.name, diff)
		}
		if !strings.Contains(said, tt.remedy) {
			t.Errorf("%s: no %q in %q", tt.name, tt.remedy, said)
		}
		checkReport(t, x)
	}
}

// checkReport: no row of the report is wider than the terminal it is about, and
// a bug report says as much as there is to see.
func checkReport(t *testing.T, x examination) {
	t.Helper()
	for _, width := range []int{30, 70, 80} {
		x.place.width = width
		var b strings.Builder
		if err := x.write(&b, true); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			line = strings.TrimSuffix(line, "\n")
			// A table and the sentence with the version do not break.
			if got := x.metrics.Width(line); got >= width && width >= 70 {
				t.Errorf("%d of %d cells: %q", got, width, line)
			}
		}
		for _, p := range x.problems {
			if !strings.Contains(strings.Join(strings.Fields(b.String()), ""), strings.Join(strings.Fields(p.says), "")) {
				t.Errorf("%q is not said", p.says)
			}
		}
	}
	if got := len(newDoctorJSON(x).Problems); got != len(x.problems) {
		t.Errorf("%d problems in JSON, not %d", got, len(x.problems))
	}
}

// What the terminals themselves said when they were asked (xterm 379, pterm
// 0.78, mlterm 3.9.0, tmux 3.3a, screen 4.9.0, VTE 0.70, rxvt-unicode 9.30, kitty
// 0.26.5), and what the manuals of others say that they say.
func TestTerminalKind(t *testing.T) {
	for _, tt := range []struct {
		said screen.Kind
		env  string // NAME=value
		want string
	}{
		{screen.Kind{Secondary: "41;379;0", Version: "XTerm(379)"}, "", kindXterm},
		{screen.Kind{Secondary: "0;136;0"}, "", kindPuTTY},
		{screen.Kind{Secondary: "24;279;0"}, "", kindMlterm},
		{screen.Kind{Secondary: "84;0;0", Version: "tmux 3.3a"}, "", kindTmux},
		{screen.Kind{Secondary: "83;40900;0"}, "", kindScreen},
		{screen.Kind{Secondary: "65;7006;1"}, "", kindVTE},
		{screen.Kind{Secondary: "85;95;0"}, "", kindRxvt},
		{screen.Kind{Secondary: "1;4000;26", Version: "kitty(0.26.5)"}, "", kindKitty},
		{screen.Kind{Secondary: "0;10;1"}, "", kindWindows},
		{screen.Kind{Secondary: "77;30601;0"}, "", kindMintty},
		{screen.Kind{Secondary: "41;2500;0", Version: "iTerm2 3.5.0"}, "", kindITerm},
		{screen.Kind{Secondary: "0;95;0"}, "TERM_PROGRAM=iTerm.app", kindITerm},
		{screen.Kind{Secondary: "0;136;0"}, "WT_SESSION=yes", kindWindows},
		{screen.Kind{Secondary: "41;379;0"}, "STY=yes", kindScreen},
		{screen.Kind{}, "", ""},
		{screen.Kind{Secondary: "99;1;0", Version: "nobody knows"}, "", ""},
	} {
		name, value, _ := strings.Cut(tt.env, "=")
		if got := terminalKind(tt.said, place{env: map[string]string{name: value}}); got != tt.want {
			t.Errorf("%+v in %q is %q, want %q", tt.said, tt.env, got, tt.want)
		}
	}
}

// Each of the terminals that staff use is advised about, and who has none of
// them in particular is told of all.
func TestAdvice(t *testing.T) {
	x := examinedTerminal(1)
	all := strings.Join(x.advice(func(a advice) string { return a.width }), "\n")
	for _, kind := range []string{kindPuTTY, kindXshell, kindITerm, kindWindows, kindMintty, kindScreen, kindXterm, kindMlterm} {
		if !strings.Contains(all, kind+": ") {
			t.Errorf("nothing about widths in %s", kind)
		}
	}
	if charsets := x.advice(func(a advice) string { return a.charset }); !slices.ContainsFunc(charsets, func(s string) bool { return strings.Contains(s, "tmux -u") }) {
		t.Errorf("nothing about tmux in %q", charsets)
	}
}

func TestClipboard(t *testing.T) {
	for _, tt := range []struct {
		kind, primary, want string
	}{
		{kindPuTTY, "6", "PuTTY는 받지 않습니다"},
		{kindTmux, "1;2", "set-clipboard on"},
		{kindVTE, "65;1;9", "받지 않습니다"},
		{kindTmux, "1;2;52", clipboardYes},
		{"", "64;1;52;9", clipboardYes},
		{"", "52;1", clipboardUnknown}, // a level, not an extension
		{kindXshell, "", clipboardUnknown},
	} {
		x := examination{kind: tt.kind, probe: screen.Probe{Kind: screen.Kind{Primary: tt.primary}}}
		if got := x.clipboard(); !strings.Contains(got, tt.want) {
			t.Errorf("%s %s: %q, want %q", tt.kind, tt.primary, got, tt.want)
		}
	}
}

// What comes from the environment or the terminal reaches the screen clean, and
// nothing tells where somebody is.
func TestDoctorSaysNothingPrivateOrHarmful(t *testing.T) {
	env := map[string]string{
		"TERM": "xterm\x1b[2J", "TERM_PROGRAM": "a\x1b]52;c;eA==\ab", "SSH_CONNECTION": "10.1.2.3 5 10.4.5.6 22", "SSH_TTY": "/dev/pts/3",
		"TMUX": "/tmp/tmux-1000/default,1,0", "LANG": "ko_KR.UTF-8\u202e",
	}
	p := &program{getenv: func(name string) (string, bool) { s, ok := env[name]; return s, ok }}
	x := examinedTerminal(1)
	x.place = p.place(nil)
	x.probe.Kind.Version = "x\x1b[31m\u202ey"
	x.problems = x.diagnose()
	line, err := encode(newDoctorJSON(x))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := x.write(&text, false); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{string(line), text.String()} {
		for _, never := range []string{"\x1b", "\a", "\u202e", "10.1.2.3", "10.4.5.6", "pts", "/tmp"} {
			if strings.Contains(s, never) {
				t.Errorf("%q is in %q", never, s)
			}
		}
	}
}

func TestInWords(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[A":                  "ESC [ A",
		"ㅓ j":                     "ㅓ SP j",
		"\x03\x7f\x00":            "^C DEL ^@",
		"\xec\x95":                "\ufffd",
		"\u200b\u0301":            "U+200B U+0301",
		strings.Repeat("a", 30):   strings.Repeat("a ", 23) + "a ...",
		"\x1b]11;rgb:0/0/0\x1b\\": `ESC ] 1 1 ; r g b : 0 / 0 / 0 ESC \`,
	} {
		if got := inWords([]byte(in)); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
