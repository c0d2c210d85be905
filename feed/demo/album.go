package demo

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

// The photographs of an album: enough that a download of them can be watched,
// stopped and gone on with.
const (
	albumPictures = 3
	albumWidth    = 640
	albumHeight   = 480
)

// albumSize is about how large an album is, in KB.
const albumSize = albumPictures * albumWidth * albumHeight * 3 >> 10

// album packs photographs as cameras of old made them, which packing does not
// make smaller.
func album(n *notice) []byte {
	var parts [][2]string
	for i := range albumPictures {
		parts = append(parts, [2]string{fmt.Sprintf("현장 사진 %d.bmp", i+1), string(bitmap(uint32(i + 1)))})
	}
	return zipped(n, parts, true)
}

// bitmap makes a picture in the format of Windows: its head, then three bytes a
// dot, which follow from the seed.
func bitmap(seed uint32) []byte {
	const head = 54
	b := append(make([]byte, 0, head+3*albumWidth*albumHeight), "BM"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(cap(b)))
	for _, n := range []uint32{0, head, 40, albumWidth, albumHeight, 1 | 24<<16, 0, 0, 2835, 2835, 0, 0} {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	for len(b) < cap(b) {
		seed ^= seed << 13
		seed ^= seed >> 17
		seed ^= seed << 5
		b = append(b, byte(seed>>8)/2+64)
	}
	return b
}

// paced reads no faster than so many bytes a second, as a busy line does.
type paced struct {
	*bytes.Reader
	ctx  context.Context
	rate int
}

// pacedPiece is how much of a file comes at once.
const pacedPiece = 16 << 10

func (p paced) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b[:min(len(b), pacedPiece)])
	if err != nil {
		return n, err
	}
	select {
	case <-time.After(time.Duration(n) * time.Second / time.Duration(p.rate)):
		return n, nil
	case <-p.ctx.Done():
		return 0, p.ctx.Err()
	}
}

// contentAt is data to be served, at a rate if there is one and the data is
// worth it.
func contentAt(ctx context.Context, data []byte, rate int) io.ReadSeeker {
	r := bytes.NewReader(data)
	if rate <= 0 || len(data) < albumSize<<10/2 {
		return r
	}
	return paced{r, ctx, rate}
}
