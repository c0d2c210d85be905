package attachment

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// mended is a PDF as the library wants it, which takes what the rules say to
// the letter: a beginning that names a version it knows, at the very first
// byte, and nothing after the end. Programs that read PDF forgive all that, and
// so programs that write it get it wrong.
type mended struct {
	r    io.ReaderAt
	from int64 // where the document begins in the file
	size int64
	tail []byte // that is put after it
	left int64  // how much may still be read; objects that lead in circles are read without an end
}

const maxReadPDF = 4 << 30

const pdfHead = "%PDF-1.7\n"

// mendPDF finds the beginning and the end of a document.
func mendPDF(in *input) (*mended, error) {
	head := make([]byte, min(in.size, 1024))
	if _, err := io.ReadFull(io.NewSectionReader(in.at, 0, in.size), head); err != nil {
		return nil, in.failReading(err)
	}
	m := &mended{r: in.at, from: max(int64(bytes.Index(head, []byte("%PDF-"))), 0), size: in.size, left: maxReadPDF}
	end := make([]byte, min(in.size, 64<<10))
	if _, err := in.at.ReadAt(end, in.size-int64(len(end))); err != nil && err != io.EOF {
		return nil, in.failReading(err)
	}
	if at := bytes.LastIndex(end, []byte("%%EOF")); at >= 0 {
		m.size = in.size - int64(len(end)) + int64(at) + int64(len("%%EOF"))
	}
	m.size -= m.from
	return m, nil
}

var errCircles = errors.New("read over and over")

func (m *mended) length() int64 { return m.size + int64(len(m.tail)) }

func (m *mended) ReadAt(b []byte, off int64) (int, error) {
	if m.left -= int64(len(b)); m.left < 0 {
		return 0, errCircles
	}
	if off < 0 || off >= m.length() {
		return 0, io.EOF
	}
	n := 0
	if off < m.size {
		want := b[:min(int64(len(b)), m.size-off)]
		got, err := m.r.ReadAt(want, m.from+off)
		if n = got; got < len(want) {
			return n, err
		}
	}
	if off < int64(len(pdfHead)) && n > int(off) {
		copy(b[:n], pdfHead[off:])
	}
	if n < len(b) {
		at := max(off+int64(n)-m.size, 0)
		n += copy(b[n:], m.tail[min(at, int64(len(m.tail))):])
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

var (
	pdfObject = lazily(`(?:^|[\r\n\s])(\d{1,7}) (\d{1,5}) obj\b`)
	pdfRoot   = lazily(`/Root\s+(\d{1,7}) (\d{1,5}) R`)
)

// rebuild writes a new table of where the objects of a document are, for one
// whose own is lost or wrong, by looking through all of it.
func (m *mended) rebuild(in *input) bool {
	data := make([]byte, m.size)
	if n, err := m.ReadAt(data, 0); err != nil && n < len(data) {
		return false
	}
	type object struct{ number, generation, at int }
	last := make(map[int]object)
	root := ""
	for _, at := range pdfObject().FindAllSubmatchIndex(data, maxObjects) {
		number, _ := strconv.Atoi(string(data[at[2]:at[3]]))
		generation, _ := strconv.Atoi(string(data[at[4]:at[5]]))
		last[number] = object{number, generation, at[2]}
		if body := data[at[1]:min(len(data), at[1]+200)]; bytes.Contains(cutAt(body, "endobj"), []byte("/Catalog")) {
			root = fmt.Sprintf("%d %d R", number, generation)
		}
	}
	if at := pdfRoot().FindAllSubmatch(data, -1); root == "" && len(at) > 0 {
		root = fmt.Sprintf("%s %s R", at[len(at)-1][1], at[len(at)-1][2])
	}
	if root == "" || in.ctx.Err() != nil {
		return false
	}
	objects := make([]object, 0, len(last))
	for _, o := range last {
		objects = append(objects, o)
	}
	slices.SortFunc(objects, func(a, b object) int { return a.number - b.number })
	var b bytes.Buffer
	b.WriteString("\nxref\n")
	for _, o := range objects {
		fmt.Fprintf(&b, "%d 1\n%010d %05d n \n", o.number, o.at, o.generation)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %s >>\nstartxref\n%d\n%%%%EOF", objects[len(objects)-1].number+1, root, m.size+1)
	m.tail = b.Bytes()
	return true
}

// maxObjects bounds the objects of a document.
const maxObjects = 200_000

func cutAt(b []byte, s string) []byte {
	before, _, _ := bytes.Cut(b, []byte(s))
	return before
}
