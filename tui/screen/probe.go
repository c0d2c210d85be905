package screen

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
)

// probeTime is how long a terminal has to answer. Most do within a millisecond;
// a slow line takes its round trip.
const probeTime = 1200 * time.Millisecond

// examineTime is how long one has that is examined, when nobody waits for a first
// frame: so long that an answer is seen that comes too late for probeTime.
const examineTime = 4 * time.Second

// InTime says that a terminal that took so long to answer has been waited for
// when the screen was opened.
func InTime(took time.Duration) bool { return took < probeTime }

// Probe is what a terminal answered when it was asked how wide it draws
// ambiguous characters.
type Probe struct {
	// Answered says that it answered at all.
	Answered bool

	// Symbol, Rule and Quote are the widths of ▲, ─ and “, 0 if not known.
	Symbol, Rule, Quote int

	// Widths are the widths of the texts that were to be examined, -1 if not
	// known.
	Widths []int

	// Background is the colour behind its text, as it told it: "rgb:" and three
	// numbers to the base of 16. It is empty if it did not.
	Background string

	// Synchronized says that it can hold a frame back until it is complete
	// (mode 2026).
	Synchronized bool

	// Sixels says that it draws pictures in sixels, as its reply to DA1 tells.
	Sixels bool

	// Kind is what it said of its kind if it was examined: the parameters of
	// its replies to DA1 and DA2, and its name and version. What it did not
	// say is "".
	Kind Kind

	// Took is how long the answer took.
	Took time.Duration

	// Typed is what a person typed meanwhile. It is not lost: the keyboard has
	// it.
	Typed []byte
}

// Kind is what a terminal says of its kind, as it came and so not clean.
type Kind struct{ Primary, Secondary, Version string }

// Ambiguous returns the width that the terminal gives most of the characters,
// 1 if it did not answer.
func (p Probe) Ambiguous() int {
	wide := 0
	for _, w := range []int{p.Symbol, p.Rule, p.Quote} {
		if w == 2 {
			wide++
		}
	}
	if wide >= 2 {
		return 2
	}
	return 1
}

// Light says whether the terminal has a light background, if that is known.
func (p Probe) Light() (light, known bool) {
	parts := strings.Split(strings.TrimPrefix(p.Background, "rgb:"), "/")
	if len(parts) != 3 {
		return false, false
	}
	luma := 0.0
	for i, weight := range []float64{0.299, 0.587, 0.114} {
		n, err := strconv.ParseUint(parts[i], 16, 16)
		if err != nil {
			return false, false
		}
		most := uint64(1)<<(4*len(parts[i])) - 1
		luma += weight * float64(n) / float64(most)
	}
	return luma > 0.5, true
}

// inquiry is what a terminal is asked.
type inquiry struct {
	texts []string // whose widths
	kind  bool     // what kind it is, too
	limit time.Duration
}

// theStart is what is asked each time a screen is opened.
func theStart() inquiry {
	return inquiry{texts: []string{"▲", "─", "“"}, limit: probeTime}
}

// examining is what somebody asks who wants to know the terminal.
func examining(texts []string) inquiry {
	start := theStart()
	return inquiry{texts: append(start.texts, texts...), kind: true, limit: examineTime}
}

// Examine asks a terminal what Open asks, how wide it draws each of some texts,
// which must fit into a row, and what kind it is. It uses the alternate screen,
// waits some seconds at most, and leaves the terminal as it was found.
func Examine(in, out *os.File, texts []string) (p Probe, err error) {
	if !term.IsTerminal(in.Fd()) || !term.IsTerminal(out.Fd()) {
		return p, ErrNotTerminal
	}
	t := terminal{in: in, out: out, writer: reopen(out)}
	defer func() { err = errors.Join(err, t.restore(), t.close()) }()
	if err := t.raw(); err != nil {
		return p, err
	}
	defer func() { err = errors.Join(err, t.print(leave(Options{}, false))) }()
	if err := t.print(enter(Options{})); err != nil {
		return p, err
	}
	return t.ask(examining(texts)), nil
}

// print writes, but does not wait for long if the terminal does not read.
func (t *terminal) print(s string) error {
	// Where a write cannot be interrupted this fails, and the write may wait.
	_ = t.writer.SetWriteDeadline(time.Now().Add(closeTime))
	if _, err := io.WriteString(t.writer, s); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// question is what is written: each text at the beginning of the second row, and
// where the cursor is after it; whether frames can be synchronized; at last what
// kind of terminal it is, which every terminal answers, so that one that does not
// say where its cursor is need not be waited for. In the end the row is empty
// again.
//
// What colour is behind the text is asked on the way, before the last question:
// it costs no round trip, a terminal that does not know it is not waited for, and
// one that should print it has it erased.
func (q inquiry) question() string {
	s := ""
	for i, text := range q.texts {
		if i >= 3 { // what is longer would be seen behind what follows, and might join it
			s += "\x1b[2;1H\x1b[K"
		}
		s += "\x1b[2;1H" + text + "\x1b[6n"
	}
	s += "\x1b[2;1H\x1b[?2026$p\x1b]11;?\x1b\\\x1b[2;1H\x1b[K"
	if q.kind {
		s += "\x1b[>c\x1b[>q"
	}
	return s + "\x1b[c"
}

var (
	position   = regexp.MustCompile(`\x1b\[2;(\d+)R`) // on the first row it might be F3 with a modifier
	update     = regexp.MustCompile(`\x1b\[\?2026;(\d)\$y`)
	identity   = regexp.MustCompile(`\x1b\[\?([\d;]*)c`)
	secondary  = regexp.MustCompile(`\x1b\[>([\d;]*)c`)
	version    = regexp.MustCompile(`\x1bP>\|([^\x1b\a]*)(?:\x1b\\|\a)`)
	background = regexp.MustCompile(`\x1b\]11;(?:rgba?:([0-9a-fA-F]{1,4}/[0-9a-fA-F]{1,4}/[0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?)?[^\a\x1b]*(?:\a|\x1b\\)`)
)

// parse takes the answers out of what was read; the rest was typed.
func (q inquiry) parse(b []byte) Probe {
	widths := make([]int, len(q.texts))
	for i := range widths {
		widths[i] = -1
	}
	for i, m := range position.FindAllSubmatch(b, len(widths)) {
		if column, err := strconv.Atoi(string(m[1])); err == nil && column >= 1 {
			widths[i] = column - 1
		}
	}
	p := q.probe(widths)
	said := func(answer *regexp.Regexp) string {
		if m := answer.FindSubmatch(b); m != nil {
			return string(m[1])
		}
		return ""
	}
	if mode := said(update); mode == "1" || mode == "2" {
		p.Synchronized = true
	}
	if color := said(background); color != "" {
		p.Background = "rgb:" + color
	}
	// The first number is the level of the terminal, the others what it can do.
	if abilities := strings.Split(said(identity), ";"); slices.Contains(abilities[1:], "4") {
		p.Sixels = true
	}
	if q.kind {
		p.Kind = Kind{Primary: said(identity), Secondary: said(secondary), Version: said(version)}
	}
	for _, re := range []*regexp.Regexp{position, update, identity, secondary, version, background} {
		b = re.ReplaceAll(b, nil)
	}
	p.Typed = b
	return p
}

// probe is what the widths of the texts mean.
func (q inquiry) probe(widths []int) Probe {
	var p Probe
	for i, w := range []*int{&p.Symbol, &p.Rule, &p.Quote} {
		if widths[i] >= 0 && widths[i] <= 2 {
			*w, p.Answered = widths[i], true
		}
	}
	if len(widths) > 3 {
		p.Widths = widths[3:]
	}
	return p
}
