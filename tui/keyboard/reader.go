package keyboard

import (
	"errors"
	"io"
	"time"
)

// How long what may still become whole waits for the rest. Escape alone is a
// key, so it waits only as long as nobody notices; a paste that loses its end
// must not deafen the keyboard for ever, but what is pasted must never act as
// keys either, so it waits long.
const (
	escapeWait = 50 * time.Millisecond
	keyWait    = 250 * time.Millisecond
	replyWait  = time.Second
	pasteWait  = 5 * time.Second
)

// batchSize is below the 256 bytes of Bubble Tea's buffer: when that is full,
// Bubble Tea keeps the last keys back until the next one comes.
const batchSize = 255

// ErrClosed is what Read returns after Close.
var ErrClosed = errors.New("the keyboard is closed")

// Reader reads whole keys from a terminal. It is made for tea.WithInput; one
// goroutine at a time may read from it.
//
// The end of the input is an error other than io.EOF, since Bubble Tea would go
// on without a keyboard after an io.EOF, for ever if the terminal has gone.
type Reader struct {
	chunks chan []byte
	ended  chan struct{} // closed after err is set
	err    error
	done   chan struct{}

	splitter splitter
	batch    []byte
}

// NewReader returns a Reader of the bytes that come from terminal. It reads in
// a goroutine of its own, which ends when terminal does, or after Close as soon
// as its Read returns.
func NewReader(terminal io.Reader) *Reader {
	r := &Reader{chunks: make(chan []byte), ended: make(chan struct{}), done: make(chan struct{})}
	go r.pump(terminal)
	return r
}

// Close makes Read return ErrClosed. It may be called once, from anywhere.
func (r *Reader) Close() error {
	close(r.done)
	return nil
}

func (r *Reader) pump(terminal io.Reader) {
	defer close(r.ended)
	for {
		buf := make([]byte, 1024)
		n, err := terminal.Read(buf)
		if n > 0 {
			select {
			case r.chunks <- buf[:n]:
			case <-r.done:
				return
			}
		}
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			r.err = err
			return
		}
	}
}

// Read fills p with the bytes of whole keys. It waits until there is one.
func (r *Reader) Read(p []byte) (int, error) {
	for len(r.batch) == 0 {
		if r.batch = r.splitter.take(batchSize); len(r.batch) > 0 {
			break
		}
		if err := r.receive(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.batch)
	r.batch = r.batch[n:]
	return n, nil
}

// receive waits for more bytes, or for the time when what is there must do.
func (r *Reader) receive() error {
	var expired <-chan time.Time
	if wait := r.splitter.patience(); wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		expired = timer.C
	}
	select {
	case <-r.done:
		return ErrClosed
	case b := <-r.chunks:
		r.splitter.add(b)
	case <-expired:
		r.splitter.expire()
	case <-r.ended:
		if r.splitter.patience() > 0 {
			r.splitter.expire()
			return nil
		}
		if r.err == nil {
			return ErrClosed
		}
		return r.err
	}
	return nil
}
