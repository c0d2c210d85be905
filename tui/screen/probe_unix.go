//go:build unix

package screen

import (
	"io"
	"time"

	"github.com/muesli/cancelreader"
)

// ask asks the terminal, which is in raw mode, and waits for the answer for a
// bounded time.
func (t *terminal) ask(q inquiry) Probe {
	start := time.Now()
	reader, err := cancelreader.NewReader(t.in)
	if err != nil {
		return Probe{}
	}
	if _, err := io.WriteString(t.writer, q.question()); err != nil {
		_ = reader.Close()
		return Probe{}
	}
	answer := listen(reader, q.limit)
	p := q.parse(answer)
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
