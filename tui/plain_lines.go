package tui

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"unicode"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// What a reader without a screen reads and writes, line by line.

// typedLine is a line that was read; it is not ok where there is no more.
type typedLine struct {
	text string
	ok   bool
	err  error // why there is no more, if it is not simply the end
}

// readLines reads a line each time one is wanted, and no further: what is typed
// ahead stays with the terminal, where it can still be taken back.
func readLines(ctx context.Context, in io.Reader, wanted <-chan struct{}, typed chan<- typedLine) {
	r := bufio.NewReader(in)
	for {
		select {
		case <-wanted:
		case <-ctx.Done():
			return
		}
		t := readLine(r)
		select {
		case typed <- t:
		case <-ctx.Done():
			return
		}
		if !t.ok {
			return
		}
	}
}

// maxTyped is how many bytes of a line are looked at; the rest is dropped.
const maxTyped = 4 << 10

func readLine(r *bufio.Reader) typedLine {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part[:min(len(part), maxTyped-len(line))]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == nil, len(line) > 0: // the last line may have no end
			// Arrows arrive as escape sequences at a terminal that edits lines itself.
			return typedLine{text: feed.Clean(cell.Plain(string(line))), ok: true}
		case errors.Is(err, io.EOF):
			err = nil
		}
		return typedLine{err: err}
	}
}

// lineWriter writes lines without anything in them that a terminal would obey.
// The first failure stays, and nothing is written after it.
type lineWriter struct {
	w     io.Writer
	m     cell.Metrics
	width int // where lines are broken
	lines int // that have been written
	err   error
}

// line writes a text, broken where the terminal ends.
func (w *lineWriter) line(s string) { w.hanging(s, 0) }

// hanging writes a text whose rows after the first are set in.
func (w *lineWriter) hanging(s string, hang int) {
	for _, row := range w.rows(harmless(s), hang) {
		w.lines += max((w.m.Width(row)+w.width)/(w.width+1), 1)
		w.write(strings.TrimRight(row, " ") + "\n")
	}
}

// rows breaks a text, but no address: one that is longer than a row has a line of
// its own, which only the terminal breaks, so that it can be taken from there.
func (w *lineWriter) rows(s string, hang int) []string {
	if w.m.Width(s) <= w.width {
		return []string{s}
	}
	var rows []string
	for before, address := w.longAddress(s, hang); address != ""; before, address = w.longAddress(s, hang) {
		if text := strings.TrimRight(before, " "); text != "" {
			rows = append(rows, w.m.Wrap(text, w.width, hang)...)
		}
		rows = append(rows, address)
		s = strings.TrimLeft(s[len(before)+len(address):], " ")
	}
	if s != "" {
		rows = append(rows, w.m.Wrap(s, w.width, hang)...)
	}
	return rows
}

// longAddress is the first address in a text that does not fit in a row, and what
// stands before it.
func (w *lineWriter) longAddress(s string, hang int) (before, address string) {
	at := 0
	for word := range strings.SplitSeq(s, " ") {
		if strings.Contains(word, "://") && w.m.Width(word) > w.width-hang {
			return s[:at], word
		}
		at += len(word) + 1
	}
	return s, ""
}

// prompt writes a text and stays in its line.
func (w *lineWriter) prompt(s string) { w.write(harmless(s)) }

func (w *lineWriter) write(s string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.w, s)
	}
}

// harmless is what may be written: no escape sequence, no control character, and
// nothing that is not seen but changes what is. All of it should be clean
// already, and here nothing has to be believed.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u2028', r == '\u2029', r == '\n', r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, cell.Plain(strings.ToValidUTF8(s, "\uFFFD")))
}
