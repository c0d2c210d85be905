package attachment

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// compound is a compound file: the container of 한글 5 and of the office
// programs before 2007.
type compound struct {
	in      *input
	streams map[string]*mscfb.File // by path: "BodyText/Section0"
}

func openCompound(in *input) (*compound, error) {
	doc, err := mscfb.New(&whole{in.at, in.size})
	if err != nil {
		return nil, in.failReading(err)
	}
	c := &compound{in, make(map[string]*mscfb.File)}
	for _, f := range doc.File {
		path := strings.Join(append(f.Path[:len(f.Path):len(f.Path)], f.Name), "/")
		if len(c.streams) < maxEntries && c.streams[path] == nil {
			c.streams[path] = f
		}
	}
	return c, nil
}

// whole reads a file as if its last sector were whole: some programs cut it off.
type whole struct {
	r    io.ReaderAt
	size int64
}

const maxSector = 4096

func (w *whole) ReadAt(b []byte, off int64) (int, error) {
	n, err := w.r.ReadAt(b, off)
	if errors.Is(err, io.EOF) && off < w.size && off+int64(len(b)) <= w.size+maxSector {
		clear(b[n:])
		return len(b), nil
	}
	return n, err
}

// stream returns what is in a stream, nil if there is none of the name. One
// that breaks off is returned as far as it goes, with the error.
func (c *compound) stream(path string, deflated bool) ([]byte, error) {
	f := c.streams[path]
	if f == nil {
		return nil, nil
	}
	var r io.Reader = f
	if deflated {
		r = flate.NewReader(f)
	}
	var buf bytes.Buffer
	_, err := io.Copy(&buf, c.in.unpacked(r))
	return buf.Bytes(), c.in.failReading(err)
}

// readCompound reads a document of 한글, and says of others what they are.
func readCompound(in *input, out *collector) error {
	c, err := openCompound(in)
	if err != nil {
		return err
	}
	switch {
	case c.streams["FileHeader"] != nil:
		in.kind = HWP
		return readHWP(in, out, c)
	case c.streams["EncryptedPackage"] != nil:
		return in.fail(ErrPassword, nil) // docx, xlsx, pptx
	case c.streams["WordDocument"] != nil:
		in.kind = DOC
	case c.streams["Workbook"] != nil, c.streams["Book"] != nil:
		in.kind = XLS
	case c.streams["PowerPoint Document"] != nil:
		in.kind = PPT
	default:
		return in.damaged(errors.New("a compound file without a document"))
	}
	return in.fail(ErrUnsupported, nil)
}

// The flags in the header of a document.
const (
	hwpDeflated     = 1 << 0
	hwpPassword     = 1 << 1
	hwpDistribution = 1 << 2
	hwpDRM          = 1<<4 | 1<<8 | 1<<10 // also those by certificates
)

// readHWP reads a document of 한글 5.
func readHWP(in *input, out *collector, c *compound) error {
	header, err := c.stream("FileHeader", false)
	if err != nil || len(header) < 40 || !bytes.HasPrefix(header, []byte("HWP Document File")) {
		return in.damaged(fmt.Errorf("no header: %w", errors.Join(err)))
	}
	flags := binary.LittleEndian.Uint32(header[36:])
	switch {
	case flags&hwpPassword != 0:
		return in.fail(ErrPassword, nil)
	case flags&hwpDRM != 0:
		return in.fail(ErrDRM, nil)
	case flags&hwpDistribution != 0:
		return in.fail(ErrDistribution, nil)
	}
	h := &hwp{in: in, out: out, flow: newFlow(out)}
	deflated := flags&hwpDeflated != 0
	info, err := c.stream("DocInfo", deflated)
	if err == nil { // the text is there without it
		h.info.read(info)
	}
	sections := 0
	for ; sections < maxEntries; sections++ {
		name := fmt.Sprintf("BodyText/Section%d", sections)
		if c.streams[name] == nil {
			break
		}
		data, broken := c.stream(name, deflated)
		h.records = records{data: data}
		if err := h.flow.finish(h.section()); err != nil {
			return err
		}
		if broken != nil {
			return broken
		}
	}
	if sections == 0 {
		return h.preview(c)
	}
	return nil
}

// preview reads the beginning of the text that a document carries for file
// managers, where the text itself is lost.
func (h *hwp) preview(c *compound) error {
	text, err := c.stream("PrvText", false)
	if err != nil {
		return err
	}
	for line := range strings.SplitSeq(utf16String(text, false), "\n") {
		if err := h.out.paragraph(line); err != nil {
			return err
		}
	}
	return h.in.damaged(errors.New("no text but a preview"))
}

// records are the pieces of which a stream of 한글 is made: each has a tag, the
// level at which it lies under those before it, and data.
type records struct{ data []byte }

type record struct {
	tag   int
	level int
	data  []byte
}

// The tags that matter.
const (
	tagCharShape  = 21
	tagNumbering  = 23
	tagBullet     = 24
	tagParaShape  = 25
	tagStyle      = 26
	tagParagraph  = 66
	tagText       = 67
	tagTextShapes = 68
	tagControl    = 71
	tagList       = 72
	tagTable      = 77
	tagPicture    = 85
	tagEquation   = 88
)

// peek returns the next record without passing it.
func (r *records) peek() (rec record, size int, ok bool) {
	if len(r.data) < 4 {
		return record{}, 0, false
	}
	head := binary.LittleEndian.Uint32(r.data)
	at, n := 4, int(head>>20)
	if n == 0xfff {
		if len(r.data) < 8 {
			return record{}, 0, false
		}
		at, n = 8, int(binary.LittleEndian.Uint32(r.data[4:]))
	}
	if n > len(r.data)-at {
		n = len(r.data) - at // the stream breaks off
	}
	return record{int(head & 0x3ff), int(head >> 10 & 0x3ff), r.data[at : at+n]}, at + n, true
}

// next passes the next record.
func (r *records) next() (record, bool) {
	rec, size, ok := r.peek()
	r.data = r.data[size:]
	return rec, ok
}

// under passes the next record if it lies below a level.
func (r *records) under(level int) (record, bool) {
	if rec, _, ok := r.peek(); !ok || rec.level <= level {
		return record{}, false
	}
	return r.next()
}

// skip passes all that lies below a level.
func (r *records) skip(level int) {
	for {
		if _, ok := r.under(level); !ok {
			return
		}
	}
}

// u16 and u32 read numbers from data that may be short; what is not there is 0.
func (r record) u16(at int) int {
	if at+2 > len(r.data) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.data[at:]))
}

func (r record) u32(at int) uint32 {
	if at+4 > len(r.data) {
		return 0
	}
	return binary.LittleEndian.Uint32(r.data[at:])
}

// text is a string that stands at a place, after its length.
func (r record) text(at int) (s string, end int) {
	n := r.u16(at)
	at += 2
	if at > len(r.data) {
		return "", at
	}
	end = min(at+2*n, len(r.data))
	return utf16String(r.data[at:end], false), end
}
