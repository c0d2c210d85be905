package demo

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// hwp makes a document of the 한글 word processor, version 5: a compound file
// with a header, a preview and one section of paragraphs, none of it compressed.
func hwp(text []string) []byte {
	header := make([]byte, 256)
	copy(header, "HWP Document File")
	binary.LittleEndian.PutUint32(header[32:], 0x05000300) // version 5.0.3.0; no flag: not compressed
	var section []byte
	for _, t := range text {
		units := utf16Bytes(t + "\r")
		paragraph := make([]byte, 22)
		binary.LittleEndian.PutUint32(paragraph, uint32(len(units)/2))
		section = append(section, hwpRecord(66, 0, paragraph)...) // HWPTAG_PARA_HEADER
		section = append(section, hwpRecord(67, 1, units)...)     // HWPTAG_PARA_TEXT
	}
	var c compound
	c.add("FileHeader", header)
	c.add("PrvText", utf16Bytes(strings.Join(text, "\r\n")))
	c.add("BodyText", nil) // a folder, which holds what is added next
	c.add("Section0", section)
	return c.bytes()
}

// hwpRecord is one record of a section: tag, level and size in four bytes, with
// four more where the size is large, then the data.
func hwpRecord(tag, level uint32, data []byte) []byte {
	size := uint32(len(data))
	if size < 0xfff {
		return append(binary.LittleEndian.AppendUint32(nil, tag|level<<10|size<<20), data...)
	}
	r := binary.LittleEndian.AppendUint32(nil, tag|level<<10|0xfff<<20)
	return append(binary.LittleEndian.AppendUint32(r, size), data...)
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// compound is a compound file (the container of old office documents) with a
// few small streams: all of them live in its mini stream, and one sector each
// holds the tables.
type compound struct {
	names   []string
	streams [][]byte // nil for a folder
}

func (c *compound) add(name string, data []byte) {
	c.names = append(c.names, name)
	c.streams = append(c.streams, data)
}

const (
	sector     = 512
	miniSector = 64
	endOfChain = 0xfffffffe
	free       = 0xffffffff
	fatSector  = 0xfffffffd
)

// bytes lays the file out: header, FAT, mini FAT, two sectors of directory, then
// the mini stream.
func (c *compound) bytes() []byte {
	var mini []byte
	var miniFAT []uint32
	starts := make([]uint32, len(c.streams))
	for i, data := range c.streams {
		starts[i] = uint32(len(miniFAT))
		for n := (len(data) + miniSector - 1) / miniSector; n > 0; n-- {
			next := uint32(len(miniFAT) + 1)
			if n == 1 {
				next = endOfChain
			}
			miniFAT = append(miniFAT, next)
		}
		mini = append(mini, data...)
		mini = append(mini, make([]byte, len(miniFAT)*miniSector-len(mini))...)
	}
	sectors := (len(mini) + sector - 1) / sector
	const first = 4                                       // of the mini stream
	fat := []uint32{fatSector, endOfChain, 3, endOfChain} // FAT, mini FAT, directory in two
	for i := range sectors {
		next := uint32(first + i + 1)
		if i == sectors-1 {
			next = endOfChain
		}
		fat = append(fat, next)
	}
	out := compoundHeader()
	out = append(out, table(fat)...)
	out = append(out, table(miniFAT)...)
	out = append(out, c.directory(starts, first, uint32(len(mini)))...)
	out = append(out, mini...)
	return append(out, make([]byte, sectors*sector-len(mini))...)
}

func compoundHeader() []byte {
	h := make([]byte, sector)
	copy(h, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	put16, put32 := binary.LittleEndian.PutUint16, binary.LittleEndian.PutUint32
	put16(h[24:], 0x3e)   // minor version
	put16(h[26:], 3)      // major version
	put16(h[28:], 0xfffe) // little endian
	put16(h[30:], 9)      // sectors of 512
	put16(h[32:], 6)      // mini sectors of 64
	put32(h[44:], 1)      // one sector of FAT
	put32(h[48:], 2)      // the directory starts at sector 2
	put32(h[56:], 4096)   // smaller streams are mini streams
	put32(h[60:], 1)      // the mini FAT is sector 1
	put32(h[64:], 1)      // and has one sector
	put32(h[68:], endOfChain)
	put32(h[76:], 0) // the FAT is sector 0
	for at := 80; at < sector; at += 4 {
		put32(h[at:], free)
	}
	return h
}

// table is a sector of chain entries.
func table(entries []uint32) []byte {
	t := make([]byte, 0, sector)
	for i := range sector / 4 {
		e := uint32(free)
		if i < len(entries) {
			e = entries[i]
		}
		t = binary.LittleEndian.AppendUint32(t, e)
	}
	return t
}

// directory lists the root, then what was added. Siblings form a tree that is
// ordered by the length of their names and then by the letters.
func (c *compound) directory(starts []uint32, first, size uint32) []byte {
	d := make([]byte, 2*sector)
	for i := range len(d) / 128 {
		entry(d[i*128:], "", 0, free, free, free, 0, 0)
	}
	// BodyText (3) lies between PrvText (2), which is shorter, and FileHeader (1).
	entry(d, "Root Entry", 5, free, free, 3, first, size)
	entry(d[128:], c.names[0], 2, free, free, free, starts[0], uint32(len(c.streams[0])))
	entry(d[256:], c.names[1], 2, free, free, free, starts[1], uint32(len(c.streams[1])))
	entry(d[384:], c.names[2], 1, 2, 1, 4, 0, 0)
	entry(d[512:], c.names[3], 2, free, free, free, starts[3], uint32(len(c.streams[3])))
	return d
}

func entry(b []byte, name string, kind byte, left, right, child, start, size uint32) {
	put32 := binary.LittleEndian.PutUint32
	units := utf16Bytes(name)
	copy(b, units)
	if name != "" {
		binary.LittleEndian.PutUint16(b[64:], uint16(len(units)+2))
	}
	b[66] = kind
	b[67] = 1 // black
	put32(b[68:], left)
	put32(b[72:], right)
	put32(b[76:], child)
	put32(b[116:], start)
	put32(b[120:], size)
}
