package demo

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// compound is a compound file, the container of 한글 5: a small file system with
// sectors, a table of which sector follows which, and a directory. Small streams
// live in sectors of 64 bytes in a stream of their own.
type compound struct{ nodes []node }

// node is a stream or a folder; a folder holds what names it.
type node struct {
	name   string
	folder int // index of the folder it lies in, -1 for the root
	data   []byte
	isDir  bool

	start              uint32
	left, right, child uint32
}

const (
	sector     = 512
	miniSector = 64
	smallest   = 4096 // streams below are small ones
	endOfChain = 0xfffffffe
	free       = 0xffffffff
	fatSector  = 0xfffffffd
)

func (c *compound) add(folder int, name string, data []byte) {
	c.nodes = append(c.nodes, node{name: name, folder: folder, data: data})
}

func (c *compound) dir(name string) int {
	c.nodes = append(c.nodes, node{name: name, folder: -1, isDir: true})
	return len(c.nodes) - 1
}

// bytes lays the file out: header, directory, table of small sectors, small
// streams, large streams, and last the table of sectors.
func (c *compound) bytes() []byte {
	var mini []byte
	var miniTable []uint32
	for i := range c.nodes {
		n := &c.nodes[i]
		if n.isDir || len(n.data) >= smallest {
			continue
		}
		n.start = endOfChain
		if len(n.data) > 0 {
			n.start = uint32(len(miniTable))
			miniTable = chain(miniTable, len(n.data), miniSector)
			mini = pad(append(mini, n.data...), miniSector)
		}
	}
	var table []uint32
	var body []byte
	place := func(data []byte) uint32 {
		if len(data) == 0 {
			return endOfChain
		}
		start := uint32(len(table))
		table = chain(table, len(data), sector)
		body = pad(append(body, data...), sector)
		return start
	}
	for i := range c.nodes {
		if n := &c.nodes[i]; !n.isDir && len(n.data) >= smallest {
			n.start = place(n.data)
		}
	}
	miniStart, miniTableStart := place(mini), place(words(miniTable))
	directory := place(c.directory(miniStart, len(mini)))
	sectors := 1
	for sectors*sector/4 < len(table)+sectors {
		sectors++
	}
	first := len(table)
	for range sectors {
		table = append(table, fatSector)
	}
	out := compoundHeader(directory, miniTableStart, len(miniTable), first, sectors)
	return append(append(out, body...), words(table)...)
}

// chain adds the sectors of a stream to a table, each leading to the next.
func chain(table []uint32, size, unit int) []uint32 {
	for n := (size + unit - 1) / unit; n > 1; n-- {
		table = append(table, uint32(len(table)+1))
	}
	return append(table, endOfChain)
}

func pad(b []byte, unit int) []byte {
	return append(b, make([]byte, (unit-len(b)%unit)%unit)...)
}

// words are the entries of a table in whole sectors.
func words(table []uint32) []byte {
	var b []byte
	for _, w := range table {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	for len(b)%sector != 0 {
		b = binary.LittleEndian.AppendUint32(b, free)
	}
	return b
}

func compoundHeader(directory, miniTable uint32, small, first, sectors int) []byte {
	h := make([]byte, sector)
	copy(h, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	put16, put32 := binary.LittleEndian.PutUint16, binary.LittleEndian.PutUint32
	put16(h[24:], 0x3e)   // minor version
	put16(h[26:], 3)      // major version
	put16(h[28:], 0xfffe) // little endian
	put16(h[30:], 9)      // sectors of 512
	put16(h[32:], 6)      // small sectors of 64
	put32(h[44:], uint32(sectors))
	put32(h[48:], directory)
	put32(h[56:], smallest)
	put32(h[60:], miniTable)
	put32(h[64:], uint32((small*4+sector-1)/sector))
	put32(h[68:], endOfChain)
	for i := range 109 {
		at := uint32(free)
		if i < sectors {
			at = uint32(first + i)
		}
		put32(h[76+4*i:], at)
	}
	return h
}

// directory lists the root and all nodes. What lies in one folder is a tree that
// is ordered by the length of names and then by their letters.
func (c *compound) directory(miniStart uint32, miniSize int) []byte {
	for i := range c.nodes {
		c.nodes[i].left, c.nodes[i].right, c.nodes[i].child = free, free, free
	}
	for i := range c.nodes {
		if c.nodes[i].isDir {
			c.nodes[i].child = c.tree(c.inside(i))
		}
	}
	d := entry("Root Entry", 5, free, free, c.tree(c.inside(-1)), miniStart, miniSize)
	for _, n := range c.nodes {
		kind := byte(2)
		if n.isDir {
			kind, n.start = 1, 0
		}
		d = append(d, entry(n.name, kind, n.left, n.right, n.child, n.start, len(n.data))...)
	}
	for len(d)%sector != 0 {
		d = append(d, entry("", 0, free, free, free, 0, 0)...)
	}
	return d
}

// inside are the nodes in a folder, in the order of names.
func (c *compound) inside(folder int) []int {
	var in []int
	for i, n := range c.nodes {
		if n.folder == folder {
			in = append(in, i)
		}
	}
	slices.SortFunc(in, func(a, b int) int {
		x, y := c.nodes[a].name, c.nodes[b].name
		if len(x) != len(y) {
			return len(x) - len(y)
		}
		return strings.Compare(strings.ToUpper(x), strings.ToUpper(y))
	})
	return in
}

// tree makes a tree of nodes in order and returns its root as the directory
// counts, which has the root entry first.
func (c *compound) tree(in []int) uint32 {
	if len(in) == 0 {
		return free
	}
	mid := len(in) / 2
	n := &c.nodes[in[mid]]
	n.left, n.right = c.tree(in[:mid]), c.tree(in[mid+1:])
	return uint32(in[mid] + 1)
}

func entry(name string, kind byte, left, right, child, start uint32, size int) []byte {
	b := make([]byte, 128)
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
	put32(b[120:], uint32(size))
	return b
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}
