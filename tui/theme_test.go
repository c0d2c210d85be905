package tui

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
)

func TestParseLook(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Look
	}{
		{"", Look{}},
		{"plain", Look{}},
		{"bold", Look{Bold: true}},
		{"  faint italic underline reverse ", Look{Faint: true, Italic: true, Underline: true, Reverse: true}},
		{"bold bright-cyan on black", Look{Bold: true, Foreground: "14", Background: "0"}},
		{"on 236", Look{Background: "236"}},
		{"#ff8800 on #000000", Look{Foreground: "#ff8800", Background: "#000000"}},
		{"007", Look{Foreground: "7"}},
	} {
		if got, err := ParseLook(tt.text); err != nil || got != tt.want {
			t.Errorf("%q is %+v, %v", tt.text, got, err)
		}
	}
	for _, wrong := range []string{"rot", "256", "-1", "#ff88", "#gg0000", "red blue", "on red on blue", "bold,red", "빨강"} {
		if got, err := ParseLook(wrong); err == nil {
			t.Errorf("%q is taken for %+v", wrong, got)
		}
	}
}

// everyTheme is each theme on each background.
func everyTheme() []Theme {
	var all []Theme
	for _, name := range Themes() {
		for _, p := range []termenv.Profile{termenv.ANSI, termenv.ANSI256, termenv.TrueColor} {
			all = append(all,
				Theme{Name: name, Profile: p, Color: true},
				Theme{Name: name, Profile: p, Color: true, Dark: true},
				Theme{Name: name, Profile: p, Color: true, Light: true},
				Theme{Name: name, Profile: p})
		}
	}
	return all
}

// Every theme says how every role looks, and nothing is said by a colour alone:
// the same screen without colours still tells the rows, the hits and the failures
// apart.
func TestThemesTellEverythingApart(t *testing.T) {
	for _, theme := range everyTheme() {
		p := theme.palette()
		for _, role := range Roles() {
			if _, ok := p[role]; !ok {
				t.Errorf("%+v: no %s", theme, role)
			}
		}
		if len(p) != len(Roles()) {
			t.Errorf("%+v: %d looks for %d roles", theme, len(p), len(Roles()))
		}
		bare := func(role string) Look {
			l := p[role]
			l.Foreground, l.Background = "", ""
			return l
		}
		if !p[roleSelected].Reverse {
			t.Errorf("%+v: the selected row is not reversed", theme)
		}
		for _, pair := range [][2]string{{roleRow, roleSelected}, {roleRow, roleHit}, {roleRow, roleHere}, {roleHit, roleHere}, {roleGood, roleAlert}, {roleRow, roleHeader}} {
			if bare(pair[0]) == bare(pair[1]) {
				t.Errorf("%+v: without colour %s looks like %s", theme, pair[0], pair[1])
			}
		}
		if p[roleRow] == p[roleRead] {
			t.Errorf("%+v: what has been read looks like what has not", theme)
		}
	}
}

// Letters stand out from the background that they are made for: 4.5 to 1, as
// WCAG wants it, for the colours that we choose, and 3 to 1 for the sixteen, which
// every terminal has a little differently, on black and white.
func TestContrast(t *testing.T) {
	for _, theme := range everyTheme() {
		if !theme.Color {
			continue
		}
		for role, look := range theme.palette() {
			if look.Foreground == "" {
				continue
			}
			dark, light, least := []string{"#000000", "#1e1e1e", "#282a36"}, []string{"#ffffff", "#fafafa", "#fdf6e3"}, 4.5
			if n, _ := strconv.Atoi(look.Foreground); n < 16 {
				dark, light, least = []string{"#000000", "#0c0c0c"}, []string{"#ffffff"}, 3
			}
			backgrounds := slices.Concat(dark, light)
			switch {
			case theme.Dark:
				backgrounds = dark
			case theme.Light:
				backgrounds = light
			}
			for _, background := range backgrounds {
				for _, letters := range colorsOf(t, look.Foreground) {
					if got := contrast(letters, background); got < least {
						t.Errorf("%s, dark %v, light %v: %s in %s on %s has a contrast of %.1f", theme.Name, theme.Dark, theme.Light, role, letters, background, got)
					}
				}
			}
		}
	}
}

// colorsOf are the colours that a number may be: of the sixteen as xterm, the
// console of Linux, PuTTY and Windows Terminal have them.
func colorsOf(t *testing.T, c string) []string {
	t.Helper()
	n, err := strconv.Atoi(c)
	if err != nil {
		t.Fatal(err)
	}
	if n >= 16 {
		return []string{termenv.ConvertToRGB(termenv.ANSI256Color(n)).Hex()}
	}
	all := map[int][]string{
		1:  {"#cd0000", "#aa0000", "#bb0000", "#c50f1f"},
		4:  {"#0000ee", "#0000aa", "#0000bb", "#0037da"},
		5:  {"#cd00cd", "#aa00aa", "#bb00bb", "#881798"},
		9:  {"#ff0000", "#ff5555", "#ff5555", "#e74856"},
		10: {"#00ff00", "#55ff55", "#55ff55", "#16c60c"},
		11: {"#ffff00", "#ffff55", "#ffff55", "#f9f1a5"},
		12: {"#5c5cff", "#5555ff", "#5555ff", "#3b78ff"},
		13: {"#ff00ff", "#ff55ff", "#ff55ff", "#b4009e"},
		14: {"#00ffff", "#55ffff", "#55ffff", "#61d6d6"},
	}
	if all[n] == nil {
		t.Fatalf("colour %d is not in the table", n)
	}
	return all[n]
}

func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(hex string) float64 {
	var rgb [3]uint8
	_, _ = fmt.Sscanf(hex, "#%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2])
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v := float64(rgb[i]) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}

// A colour is written as the terminal can show it, or not at all.
func TestColorsAreDowngraded(t *testing.T) {
	look := Look{Bold: true, Foreground: "#ff8800"}
	for _, tt := range []struct {
		theme Theme
		want  string
	}{
		{Theme{Profile: termenv.TrueColor, Color: true}, "\x1b[1;38;2;255;136;0mx\x1b[0m"},
		{Theme{Profile: termenv.ANSI256, Color: true}, "\x1b[1;38;5;208mx\x1b[0m"},
		{Theme{Profile: termenv.ANSI, Color: true}, "\x1b[1;91mx\x1b[0m"},
		{Theme{Profile: termenv.TrueColor}, "\x1b[1mx\x1b[0m"},
		{Theme{Profile: termenv.TrueColor, Color: true, Name: themeMono}, "\x1b[1mx\x1b[0m"},
		{Theme{Profile: termenv.Ascii, Color: true}, "x"},
	} {
		if got := styled(tt.theme.style(look), "x"); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.theme, got, tt.want)
		}
	}
}

// What a person changes goes before what the theme has, in the article too.
func TestLooksOfOnesOwn(t *testing.T) {
	o := testOptions(many())
	o.Theme = Theme{Profile: termenv.ANSI256, Color: true, Looks: map[string]Look{
		roleTitle: {Foreground: "200"}, roleLink: {Foreground: "201"},
	}}
	r := newReader(t, o, 80, 24)
	if row := r.Frame().Rows[0]; !strings.HasPrefix(row, "\x1b[38;5;200m안산시") {
		t.Errorf("the title is %q", row)
	}
	if got := o.Theme.prose().Link; got != "201" {
		t.Errorf("links have the colour %q", got)
	}
}

// The selected row can be seen without colours, and without any attribute.
func TestSelectedRowIsSeenWithoutColor(t *testing.T) {
	for _, p := range []termenv.Profile{termenv.Ascii, termenv.ANSI} {
		o := testOptions(many())
		o.Theme = Theme{Profile: p}
		r := newReader(t, o, 80, 24)
		r.press("down")
		row := r.Frame().Rows[3]
		if plain := cell.Plain(row); !strings.HasPrefix(plain, pointer) {
			t.Errorf("no pointer in %q", plain)
		}
		if p == termenv.ANSI && !strings.HasPrefix(row, "\x1b[7m") {
			t.Errorf("not reversed: %q", row)
		}
	}
}

// paddingInColor is a colour that is put on for blanks alone, or kept on for
// blanks at the end of a row.
var paddingInColor = regexp.MustCompile(`\x1b\[[\d;]*m +(\x1b\[|$)`)

// No colour code stands around padding, in whatever theme: what is written puts a
// colour on for letters. Only what blanks show too, the bar of the selected row
// and the line under the header, goes on to the edge.
func TestPaddingCarriesNoColor(t *testing.T) {
	visible := regexp.MustCompile(`\x1b\[;?(\d+;)*(4|7|4[0-8]|10[0-7])(;\d+)*m`)
	for _, sc := range scenes {
		o := testOptions(sc.store())
		o.Theme = Theme{Profile: termenv.ANSI256, Color: true, Dark: true}
		r := newReader(t, o, 100, 30)
		r.press(sc.keys...)
		written := string(screen.NewPainter(o.Metrics, 100, 30).Paint(r.Frame()))
		for _, found := range paddingInColor.FindAllString(written, -1) {
			if !strings.HasPrefix(found, "\x1b[m") && !visible.MatchString(found) {
				t.Errorf("%s: %q", sc.name, found)
			}
		}
		if strings.Contains(written, " "+"\x1b[K") {
			t.Errorf("%s: blanks are written before the rest of a row is erased: %q", sc.name, written)
		}
	}
}

func TestASCII(t *testing.T) {
	for _, ambiguous := range []int{1, 2} {
		m := cell.Metrics{Ambiguous: ambiguous}
		for _, sc := range scenes {
			o := testOptions(sc.store())
			o.Metrics, o.Theme = m, Theme{Profile: termenv.ANSI, Color: true}
			r := newReader(t, o, 80, 24)
			r.press(sc.keys...)
			before := r.Frame()
			r.opts.Theme.ASCII = true
			after := r.Frame()
			for i, row := range after.Rows {
				if strings.ContainsAny(cell.Plain(row), "●─│┼…·“”‘’▲■○→") {
					t.Errorf("%s, row %d: %q", sc.name, i, row)
				}
				if got, want := m.Width(row), m.Width(before.Rows[i]); got != want {
					t.Errorf("%s, row %d is %d cells wide, was %d: %q", sc.name, i, got, want, row)
				}
			}
			if diff := cmp.Diff(before.Cursor, after.Cursor); diff != "" {
				t.Errorf("%s: the cursor has moved: %s", sc.name, diff)
			}
		}
	}
}

func TestASCIIRow(t *testing.T) {
	const row = "\x1b[1m●─┼│…\x1b[0m ‘①차’ “▲” \x1b]8;;http://a/●\x1b\\가→나\x1b]8;;\x1b\\ █▀ 「」"
	for ambiguous, want := range map[int]string{
		1: "\x1b[1mo-+|.\x1b[0m '1차' \"^\" \x1b]8;;http://a/●\x1b\\가>나\x1b]8;;\x1b\\ █▀ 「」",
		2: "\x1b[1mo --+ | ..\x1b[0m ' 1 차'  \" ^ \"  \x1b]8;;http://a/●\x1b\\가> 나\x1b]8;;\x1b\\ █▀ 「」",
	} {
		if got := inASCII(row, cell.Metrics{Ambiguous: ambiguous}); got != want {
			t.Errorf("at %d cells: %q, want %q", ambiguous, got, want)
		}
	}
}
