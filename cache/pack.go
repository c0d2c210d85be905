package cache

import (
	"bytes"
	"compress/flate"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

// Texts are kept deflated where that is shorter, as a BLOB that begins with a
// byte for the way it was packed; a TEXT is as it reads. One that its list has
// cut is always a TEXT, so that SQL can see it (cutText).

// packed is a text that goes into the file packed and comes out of it whole.
type packed string

const deflated = 1 // first byte of a BLOB

// maxUnpacked bounds what a damaged file can make of our memory.
const maxUnpacked = 64 << 20

// cutText is the condition under which a summary is only the beginning of the
// text. It is the counterpart of cutStem.
const cutText = `(typeof(s.text) = 'text' AND (s.text LIKE '%…' OR s.text LIKE '%..'))`

// A writer for deflating holds more than half a megabyte of tables.
var (
	deflaters = sync.Pool{New: func() any {
		w, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
		if err != nil {
			panic(err) // the level is a constant
		}
		return w
	}}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(strings.NewReader("")) }}
)

// Value packs the text.
func (p packed) Value() (driver.Value, error) {
	if _, cut := cutStem(string(p)); cut || len(p) < 64 {
		return string(p), nil
	}
	var buf bytes.Buffer
	buf.WriteByte(deflated)
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&buf)
	_, err := io.WriteString(w, string(p))
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, fmt.Errorf("pack text: %w", err)
	}
	if buf.Len() >= len(p) {
		return string(p), nil
	}
	return buf.Bytes(), nil
}

// Scan unpacks a text. NULL is the empty one.
func (p *packed) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*p = ""
	case string:
		*p = packed(v)
	case []byte:
		return p.inflate(v)
	default:
		return fmt.Errorf("%w: a text is a %T", ErrDamaged, v)
	}
	return nil
}

func (p *packed) inflate(data []byte) error {
	if len(data) == 0 || data[0] != deflated {
		return fmt.Errorf("%w: a text is packed in an unknown way", ErrDamaged)
	}
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	err := r.(flate.Resetter).Reset(bytes.NewReader(data[1:]), nil)
	var text strings.Builder
	if err == nil {
		text.Grow(3 * len(data))
		_, err = io.Copy(&text, io.LimitReader(r, maxUnpacked))
	}
	if err != nil {
		return fmt.Errorf("%w: unpack text: %w", ErrDamaged, err)
	}
	*p = packed(text.String())
	return nil
}
