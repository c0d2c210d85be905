package paper

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

// The library gives the font a map from its codes to characters that is one
// range from 0000 to FFFF. The standard forbids a range in which more than the
// last byte changes, and readers that keep to it make nonsense of the text. So
// we append a map of our own, as an update of the file (ISO 32000, 7.5.6): the
// object comes again with another content, and a table that says where it is.

var (
	unicodeMap = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	fileSize   = regexp.MustCompile(`/Size (\d+)`)
	fileRoot   = regexp.MustCompile(`/Root (\d+) 0 R`)
	fileInfo   = regexp.MustCompile(`/Info (\d+) 0 R`)
	fileTable  = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
)

var errNoTrailer = errors.New("a PDF without a map or a trailer")

// withUnicode appends to a PDF a map of the characters that it uses.
func withUnicode(file []byte, used map[rune]bool) ([]byte, error) {
	object := unicodeMap.FindSubmatch(file)
	trailer := file[max(0, bytes.LastIndex(file, []byte("trailer"))):]
	size, root, info := fileSize.FindSubmatch(trailer), fileRoot.FindSubmatch(trailer), fileInfo.FindSubmatch(trailer)
	table := fileTable.FindSubmatch(trailer)
	if object == nil || size == nil || root == nil || info == nil || table == nil {
		return nil, errNoTrailer
	}
	b := bytes.NewBuffer(append(bytes.TrimRight(file, "\n"), '\n'))
	at := b.Len()
	stream := characterMap(used)
	fmt.Fprintf(b, "%s 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", object[1], len(stream), stream)
	start := b.Len()
	fmt.Fprintf(b, "xref\n%s 1\n%010d 00000 n \n", object[1], at)
	fmt.Fprintf(b, "trailer\n<</Size %s /Root %s 0 R /Info %s 0 R /Prev %s>>\nstartxref\n%s\n%%%%EOF\n",
		size[1], root[1], info[1], table[1], strconv.Itoa(start))
	return b.Bytes(), nil
}

// characterMap says of each code which character it is: the same.
func characterMap(used map[rune]bool) []byte {
	const most = 100 // entries of one section, as the standard has it
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for some := range slices.Chunk(slices.Sorted(maps.Keys(used)), most) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(some))
		for _, r := range some {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}
