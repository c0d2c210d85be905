//go:build unix

package screen

import (
	"io"
	"regexp"
	"strconv"
	"time"

	"github.com/muesli/cancelreader"
)

// The question: each character at the beginning of the second row, and where
// the cursor is after it; whether frames can be synchronized; at last what kind
// of terminal it is, which every terminal answers, so that one that does not say
// where its cursor is need not be waited for. In the end the row is empty again.
//
// What colour is behind the text is asked on the way, before the last question:
// it costs no round trip, a terminal that does not know it is not waited for, and
// one that should print it has it erased.
const question = "\x1b[2;1H▲\x1b[6n\x1b[2;1H─\x1b[6n\x1b[2;1H“\x1b[6n\x1b[2;1H\x1b[?2026$p\x1b]11;?\x1b\\\x1b[2;1H\x1b[K\x1b[c"

var (
	position   = regexp.MustCompile(`\x1b\[\d+;(\d+)R`)
	update     = regexp.MustCompile(`\x1b\[\?2026;(\d)\$y`)
	identity   = regexp.MustCompile(`\x1b\[\?[\d;]*c`)
	background = regexp.MustCompile(`\x1b\]11;(?:rgba?:([0-9a-fA-F]{1,4}/[0-9a-fA-F]{1,4}/[0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?)?[^\a\x1b]*(?:\a|\x1b\\)`)
)

// ask asks the terminal, which is in raw mode, and waits for the answer for at
// most so long.
func (t *terminal) ask(limit time.Duration) Probe {
	start := time.Now()
	reader, err := cancelreader.NewReader(t.in)
	if err != nil {
		return Probe{}
	}
	if _, err := io.WriteString(t.writer, question); err != nil {
		_ = reader.Close()
		return Probe{}
	}
	answer := listen(reader, limit)
	p := parseAnswer(answer)
	p.Took = time.Since(start)
	return p
}

// listen reads until the last answer is there or the time is over.
func listen(reader cancelreader.CancelReader, limit time.Duration) []byte {
	chunks := make(chan []byte)
	go func() {
		defer close(chunks)
		defer func() { _ = reader.Close() }()
		for {
			b := make([]byte, 256)
			n, err := reader.Read(b)
			if n > 0 {
				chunks <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	var answer []byte
	for !identity.Match(answer) {
		select {
		case b, ok := <-chunks:
			if !ok {
				return answer
			}
			answer = append(answer, b...)
			continue
		case <-timer.C:
		}
		break
	}
	if !reader.Cancel() {
		return answer // it cannot be interrupted; whatever comes is lost
	}
	for b := range chunks { // what was read before it noticed
		answer = append(answer, b...)
	}
	return answer
}

// parseAnswer takes the answers out of what was read; the rest was typed.
func parseAnswer(b []byte) Probe {
	var p Probe
	widths := []*int{&p.Symbol, &p.Rule, &p.Quote}
	for i, m := range position.FindAllSubmatch(b, len(widths)) {
		if column, err := strconv.Atoi(string(m[1])); err == nil && column >= 1 && column <= 3 {
			*widths[i] = column - 1
			p.Answered = true
		}
	}
	if m := update.FindSubmatch(b); m != nil {
		p.Synchronized = m[1][0] == '1' || m[1][0] == '2'
	}
	if m := background.FindSubmatch(b); m != nil && len(m[1]) > 0 {
		p.Background = "rgb:" + string(m[1])
	}
	for _, re := range []*regexp.Regexp{position, update, identity, background} {
		b = re.ReplaceAll(b, nil)
	}
	p.Typed = b
	return p
}
