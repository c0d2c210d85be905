package attachment

import (
	"cmp"
	"errors"

	"city/sosik/feed"
)

// flow takes a document as it goes by, paragraphs, tables and what lies in them,
// and makes blocks of it. A table in a cell becomes lines of the cell, since a
// [feed.Table] holds text only; a table of one cell is a frame round its text
// and goes away. Notes and boxes come after the paragraph that they hang on.
//
// Ends that nothing has begun are no harm, and nor are beginnings without an
// end: finish closes them.
type flow struct {
	out    *collector
	frames []*frame // the document itself, then what lies in what
	held   int      // bytes of text that wait in frames
}

// frame is the document, a cell or a note: a place where paragraphs stand.
type frame struct {
	blocks []feed.Block // that are finished; none in the document itself
	after  []feed.Block // that come after the paragraph under way
	like   feed.Block   // kind, level and marker of the paragraph under way
	spans  []feed.Span  // its text so far
	grid   *grid        // the table that is open here
	cell   *cell        // the cell that the frame is the inside of; nil for a note
}

// maxNesting bounds how deep tables and notes lie in one another.
const maxNesting = 24

func newFlow(out *collector) *flow { return &flow{out: out, frames: []*frame{{}}} }

func (f *flow) top() *frame { return f.frames[len(f.frames)-1] }

// begin begins a paragraph of a kind; what stood open is ended.
func (f *flow) begin(like feed.Block) error {
	err := f.end()
	f.top().like = like
	return err
}

// text adds to the paragraph under way.
func (f *flow) text(s feed.Span) error {
	if s.Text == "" {
		return nil
	}
	top := f.top()
	top.spans = append(top.spans, s)
	if f.held += len(s.Text); f.held > f.out.room+maxHeld {
		return errFull
	}
	return nil
}

// maxHeld is how much more text than fits may wait: most of it is white space.
const maxHeld = 64 << 10

// blank says that the paragraph under way has no text yet.
func (f *flow) blank() bool { return len(f.top().spans) == 0 }

// end ends the paragraph under way, and puts out what hangs on it.
func (f *flow) end() error {
	top := f.top()
	b := top.like
	b.Spans = top.spans
	if b.Kind == "" || b.Kind == feed.Heading && long(b.Spans) {
		b.Kind, b.Level = feed.Paragraph, 0 // nobody writes a heading of many lines
	}
	after := top.after
	top.spans, top.after, top.like.Marker = nil, nil, ""
	if err := f.put(b); err != nil {
		return err
	}
	for _, b := range after {
		if err := f.put(b); err != nil {
			return err
		}
	}
	return nil
}

func long(spans []feed.Span) bool {
	n := 0
	for _, s := range spans {
		n += len(s.Text)
	}
	return n > 300
}

// put adds a finished block where the document is.
func (f *flow) put(b feed.Block) error {
	if len(b.Spans) == 0 && len(b.Rows) == 0 {
		return f.out.step()
	}
	if len(f.frames) > 1 {
		f.top().blocks = append(f.top().blocks, b)
		return f.out.step()
	}
	f.held = 0
	return f.out.add(b)
}

// aside adds a block that comes after the paragraph under way.
func (f *flow) aside(b feed.Block) { f.top().after = append(f.top().after, b) }

// beginNote opens a place beside the text: a note, a box, a caption.
func (f *flow) beginNote() error { return f.push(&frame{}) }

// endNote closes it; what it says comes after the paragraph it hangs on.
func (f *flow) endNote() error {
	if len(f.frames) < 2 || f.top().cell != nil {
		return nil
	}
	err := f.endTable()
	if e := f.end(); err == nil {
		err = e
	}
	blocks := f.pop().blocks
	f.top().after = append(f.top().after, blocks...)
	return err
}

func (f *flow) push(fr *frame) error {
	if len(f.frames) >= maxNesting {
		return &Error{Kind: ErrTooLarge, Err: errDeep}
	}
	f.frames = append(f.frames, fr)
	return nil
}

var errDeep = errors.New("things lie too deep in one another")

func (f *flow) pop() *frame {
	top := f.top()
	f.frames = f.frames[:len(f.frames)-1]
	return top
}

// finish closes all that is open, so that what was read is put out, and returns
// err, or what went wrong in doing so.
func (f *flow) finish(err error) error {
	for len(f.frames) > 1 {
		var e error
		if f.top().cell != nil {
			e = f.endCell()
		} else {
			e = f.endNote()
		}
		err = cmp.Or(err, e)
	}
	return cmp.Or(err, f.endTable(), f.end())
}
