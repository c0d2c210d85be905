package attachment

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"city/sosik/feed"
)

// Limits bound what Read takes on. A zero field means the one of [Standard].
type Limits struct {
	Bytes    int64 // of the file itself; a listing of an archive needs its end only and may be larger
	Unpacked int64 // of all that is unpacked from it
	Text     int   // bytes of text that come out; what is beyond is cut off
	Blocks   int   // paragraphs and cells of tables that come out; likewise
}

// Standard are limits that every file fits in that a person would read through
// in a terminal.
func Standard() Limits {
	return Limits{Bytes: 64 << 20, Unpacked: 64 << 20, Text: 1 << 20, Blocks: 50_000}
}

func (l Limits) orStandard() Limits {
	s := Standard()
	return Limits{
		Bytes:    cmp.Or(l.Bytes, s.Bytes),
		Unpacked: cmp.Or(l.Unpacked, s.Unpacked),
		Text:     cmp.Or(l.Text, s.Text),
		Blocks:   cmp.Or(l.Blocks, s.Blocks),
	}
}

// Text is what a file says.
type Text struct {
	Kind      Kind
	Body      feed.Body
	Links     []feed.Link // Span.Link counts them from 1
	Pages     int         // pages, sheets or slides; files of an archive; 0 where there is no such thing
	Bytes     int64       // the size of the file, where whoever fetched it says so
	Pictures  int         // how many pictures it holds beside the text
	Truncated bool        // there is more than the limits, or the time, let through
	Damaged   bool        // the rest could not be read
}

// Read returns what a file says. The name is needed only where the bytes do not
// tell what they are. It fails with one of the kinds of this package, or with
// the context's error.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64, lim Limits) (Text, error) {
	lim = lim.orStandard()
	in := &input{ctx: ctx, name: name, at: &patient{ctx, r}, size: size, lim: lim, unpack: lim.Unpacked}
	out := &collector{ctx: ctx, room: lim.Text, blocks: lim.Blocks}
	err := in.identify()
	out.text.Kind = in.kind
	if err == nil {
		err = readSafely(in, out)
	}
	return finish(in, out, err)
}

// readSafely reads, and takes a panic for a damaged file: libraries trust the
// files that they are given more than we may.
func readSafely(in *input, out *collector) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = in.damaged(fmt.Errorf("panic: %v", p))
			if e, ok := p.(error); ok && in.ctx.Err() != nil && errors.Is(e, in.ctx.Err()) {
				err = e
			}
		}
	}()
	return read(in, out)
}

func read(in *input, out *collector) error {
	if in.kind != Zip && in.size > in.lim.Bytes {
		return in.fail(ErrTooLarge, nil)
	}
	switch in.kind {
	case Plain:
		return readPlain(in, out)
	case CSV:
		return readCSV(in, out)
	case Zip, HWPX, DOCX, XLSX, PPTX:
		return readParcel(in, out)
	case PDF:
		return readPDF(in, out)
	case HTML:
		return readHTML(in, out)
	case RTF:
		return readRTF(in, out)
	case HWPML:
		return readHWPML(in, out)
	case HWP, DOC, XLS, PPT:
		return readCompound(in, out)
	case locked:
		in.kind = kindOfName(in.name)
		return in.fail(ErrDRM, nil)
	case Unknown:
		return in.fail(ErrUnknown, nil)
	}
	if in.kind.Picture() {
		return in.fail(ErrNoText, nil)
	}
	return in.fail(ErrUnsupported, nil)
}

// finish makes the answer: what was read before something went wrong is worth
// more than the news that it did.
func finish(in *input, out *collector, err error) (Text, error) {
	text := out.text
	text.Kind = in.kind
	some := len(text.Body) > 0
	switch {
	case errors.Is(err, errFull):
		text.Truncated = true
	case some && errors.Is(err, context.DeadlineExceeded):
		text.Truncated = true
	case some && errors.Is(err, ErrTooLarge):
		text.Truncated = true
	case some && errors.Is(err, ErrDamaged):
		text.Damaged = true
	case err != nil:
		return Text{Kind: in.kind, Pictures: text.Pictures, Pages: text.Pages}, err
	case !some && text.Pictures > 0:
		return Text{Kind: in.kind, Pictures: text.Pictures, Pages: text.Pages}, in.fail(ErrNoText, nil)
	case !some:
		return Text{Kind: in.kind}, in.fail(ErrEmpty, nil)
	}
	return text, nil
}

// input is the file that is being read, and how much may still be taken of it.
type input struct {
	ctx    context.Context // of the one call that the input lives in
	name   string
	at     io.ReaderAt
	size   int64
	kind   Kind
	lim    Limits
	unpack int64 // bytes that may still be unpacked
}

func (in *input) identify() error {
	if in.size <= 0 {
		in.kind = kindOfName(in.name)
		return in.fail(ErrEmpty, nil)
	}
	head := make([]byte, min(in.size, HeadSize))
	n, err := in.at.ReadAt(head, 0)
	if err != nil && n < len(head) {
		return in.failReading(err)
	}
	in.kind = Sniff(in.name, head)
	return nil
}

// all reads the whole file.
func (in *input) all() ([]byte, error) {
	var buf bytes.Buffer
	if _, err := io.Copy(&buf, io.NewSectionReader(in.at, 0, in.size)); err != nil {
		return nil, in.failReading(err)
	}
	return buf.Bytes(), nil
}

func (in *input) fail(kind, cause error) error { return &Error{Kind: kind, File: in.kind, Err: cause} }

func (in *input) damaged(cause error) error { return in.fail(ErrDamaged, cause) }

// failReading sorts out an error of reading: time that is up is no damage.
func (in *input) failReading(err error) error {
	var known *Error
	switch {
	case err == nil:
		return nil
	case in.ctx.Err() != nil:
		return in.ctx.Err()
	case in.unpack < 0: // whatever came of that
		return in.fail(ErrTooLarge, err)
	case errors.As(err, &known), errors.Is(err, errFull):
		return err
	}
	return in.damaged(err)
}

// patient reads as long as the context lets it, so that no library can go on
// reading when time is up.
type patient struct {
	ctx context.Context // of the one call that reads
	r   io.ReaderAt
}

func (p *patient) ReadAt(b []byte, off int64) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.ReadAt(b, off)
}
