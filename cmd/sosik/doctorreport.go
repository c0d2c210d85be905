package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// write writes the report. Colours are shown only to a terminal.
func (x *examination) write(w io.Writer, onScreen bool) error {
	r := x.newReport(onScreen)
	r.line(headDoctor + ": " + system())
	r.facts(headTerminal, x.facts())
	x.writeWidths(r)
	x.writeColors(r, onScreen)
	r.section(headClipboard)
	r.item("", x.clipboard())
	r.item("", clipboardTry)
	r.line("    " + clipboardCommand())
	if x.terminal {
		r.section(headFrames)
		r.item("", map[bool]string{true: framesYes, false: framesNo}[x.probe.Synchronized])
	}
	x.writeProblems(r)
	_, err := io.WriteString(w, r.String())
	return err
}

// writeProblems writes what is wrong. It stands last, where a small window still
// shows it.
func (x *examination) writeProblems(r *doctorReport) {
	r.section(headFound)
	if len(x.problems) == 0 {
		r.item("", saysAllWell)
	}
	for _, p := range x.problems {
		r.item("!", p.says)
		for _, remedy := range p.remedy {
			r.item("  -", remedy)
		}
	}
}

// doctorReport is text that is wrapped for the terminal it is about.
type doctorReport struct {
	strings.Builder
	m     cell.Metrics
	width int // 0 is no limit
}

// newReport returns an empty report, of rows that fit on the screen if it goes
// there.
func (x *examination) newReport(onScreen bool) *doctorReport {
	r := &doctorReport{m: x.metrics}
	if onScreen {
		r.width = max(20, x.place.width-1)
	}
	return r
}

func (r *doctorReport) line(s string) { r.WriteString(strings.TrimRight(s, " ") + "\n") }

func (r *doctorReport) section(head string) { r.WriteString("\n" + head + "\n") }

// item is a sentence behind a sign.
func (r *doctorReport) item(sign, s string) {
	before := "  "
	if sign != "" {
		before += sign + " "
	}
	if r.width == 0 {
		r.line(before + s)
		return
	}
	hang := r.m.Width(before)
	for i, row := range r.m.Wrap(s, r.width-hang, 0) {
		if i > 0 {
			before = strings.Repeat(" ", hang)
		}
		r.line(before + row)
	}
}

// facts are names and what they are.
func (r *doctorReport) facts(head string, lines []pair) {
	r.section(head)
	width := 0
	for _, l := range lines {
		width = max(width, r.m.Width(l.name))
	}
	for _, l := range lines {
		r.item(r.m.Fit(l.name, width)+" ", l.about)
	}
}

// facts is what is known of the terminal.
func (x *examination) facts() []pair {
	yesNo := func(is bool) string { return map[bool]string{true: yes, false: no}[is] }
	var lines []pair
	if x.terminal {
		lines = append(lines,
			pair{factKind, saysKindUnsure(x.kind)},
			pair{factSays, orElse(x.said(), notSet)},
			pair{factSize, fmt.Sprintf("%d×%d", x.place.width, x.place.height)},
			pair{factAmbiguous, saysAmbiguous(max(1, x.metrics.Ambiguous), x.settings.Ambiguous)})
		if x.probe.Answered {
			lines = append(lines, pair{factTook, saysTook(x.probe.Took)})
		}
	}
	lines = append(lines,
		pair{"TERM", orElse(x.place.env["TERM"], notSet)},
		pair{factLocale, orElse(x.place.locale(), notSet)},
		pair{factSSH, yesNo(x.place.ssh())},
		pair{factMultiplexer, orElse(x.multiplexer(), notSet)})
	if program := x.place.env["TERM_PROGRAM"]; program != "" {
		lines = append(lines, pair{"TERM_PROGRAM", strings.TrimSpace(program + " " + x.place.env["TERM_PROGRAM_VERSION"])})
	}
	return lines
}

// said is what the terminal said of itself, as it is to be shown.
func (x *examination) said() string {
	var parts []string
	k := x.probe.Kind
	for _, p := range []struct{ name, value string }{{"", k.Version}, {"DA1 ", k.Primary}, {"DA2 ", k.Secondary}} {
		if value := feed.Clean(p.value); value != "" {
			parts = append(parts, p.name+value)
		}
	}
	return strings.Join(parts, ", ")
}

// writeWidths writes the test card. What is looked at stands last in a row, so
// that nothing behind it is moved if it is not as wide as it should be.
func (x *examination) writeWidths(r *doctorReport) {
	r.section(headWidths)
	if !x.terminal {
		r.item("", saysNoTerm)
		return
	}
	rows := [][]string{{columnSample, columnAsIs, columnSent, columnUsed, "", columnLook}}
	for _, s := range x.samples {
		row := []string{s.name, cells(s.measured), cells(s.measuredSent), cells(s.used), "", s.sent}
		if !s.agrees() {
			row[4] = markCrooked
		}
		rows = append(rows, row)
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], r.m.Width(text))
		}
	}
	for _, row := range rows {
		line := "  " + r.m.Fit(row[0], widths[0])
		for i := 1; i <= 3; i++ {
			line += "  " + r.m.FitRight(row[i], widths[i])
		}
		if widths[4] > 0 {
			line += "  " + r.m.Fit(row[4], widths[4])
		}
		r.line(line + "  " + row[5])
	}
	r.item("", saysWidthsNote)
	if known := x.advice(func(a advice) string { return a.width }); len(known) == 1 {
		r.item("", saysChangeWidths(known[0]))
	}
}

// cells writes a width.
func cells(n int) string {
	if n < 0 {
		return unknownWidth
	}
	return strconv.Itoa(n)
}

// writeColors writes what is said about colours, and a sample.
func (x *examination) writeColors(r *doctorReport, onScreen bool) {
	r.section(headColors)
	var said []string
	for _, name := range []string{"TERM", "COLORTERM", "NO_COLOR"} {
		said = append(said, name+"="+orElse(x.place.env[name], notSet))
	}
	r.item("", strings.Join(said, ", "))
	switch {
	case x.place.env["NO_COLOR"] != "":
		r.item("", colorsOff)
	case monochrome(x.place.getenv):
		r.item("", colorsMono)
	default:
		r.item("", colorsOn)
		if onScreen && x.terminal {
			r.line("  " + colorSample())
		}
	}
	if light, known := x.probe.Light(); known {
		r.item("", map[bool]string{true: backgroundLight, false: backgroundDark}[light]+" ("+x.probe.Background+")")
	} else if x.terminal {
		r.item("", backgroundUnknown)
	}
}

// colorSample is a row of all that the sixteen colours and the attributes can do.
func colorSample() string {
	var b strings.Builder
	for _, first := range []int{40, 100} {
		for i := range 8 {
			fmt.Fprintf(&b, "\x1b[%dm  ", first+i)
		}
	}
	b.WriteString("\x1b[m")
	for _, a := range []struct {
		code int
		name string
	}{{1, lookBold}, {2, lookFaint}, {4, lookUnderline}, {7, lookReverse}} {
		fmt.Fprintf(&b, " \x1b[%dm%s\x1b[m", a.code, a.name)
	}
	return b.String()
}
