package demo

import (
	"archive/zip"
	"bytes"
	"image/png"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/korean"
)

// contents makes the bytes of an attachment: a file that programs for its kind
// can open, which says what its notice says, or one that cannot be read, as
// some are on every board.
func contents(f file, n *notice) []byte {
	switch f.ext() {
	case "jpg":
		return photograph(f.name)
	case "png":
		var buf bytes.Buffer
		_ = png.Encode(&buf, picturePixels(f.name)) // a bytes.Buffer takes all
		return buf.Bytes()
	}
	p := newPaper(f, n)
	switch f.state {
	case locked:
		return hwp(p, hwpPassword)
	case distributed:
		return hwp(p, hwpDistribution)
	case scanned:
		return scan(f.name)
	case large:
		return album(n)
	case damaged:
		whole := readable(f, n, p)
		return whole[:len(whole)/2]
	}
	return readable(f, n, p)
}

// readable makes a file that can be read.
func readable(f file, n *notice, p paper) []byte {
	switch f.ext() {
	case "pdf":
		return pdf(p)
	case "hwp":
		return hwp(p, 0)
	case "hwpx":
		return packed(n, hwpxParts(p))
	case "docx":
		return packed(n, docxParts(p))
	case "xlsx":
		return packed(n, xlsxParts(p))
	case "pptx":
		return packed(n, pptxParts(p))
	case "csv":
		return inCP949(csvFile(p))
	case "txt":
		text := strings.Join(p.lines(), "\r\n") + "\r\n"
		if b, err := korean.EUCKR.NewEncoder().Bytes([]byte(text)); err == nil && n.number%2 == 1 {
			return b
		}
		return []byte("\ufeff" + text) // also what CP949 does not have
	}
	return korPacked(n, [][2]string{{"읽어보기.txt", strings.Join(p.lines(), "\r\n")}, {"서식/신청서.hwp", string(hwp(p, 0))}})
}

// inCP949 is text as Korean programs of Windows write it. What CP949 does not
// have becomes a reference.
func inCP949(text string) []byte {
	b, err := encoding.HTMLEscapeUnsupported(korean.EUCKR.NewEncoder()).Bytes([]byte(text))
	if err != nil {
		panic("demo: " + err.Error()) // only bytes that are not UTF-8 can do this
	}
	return b
}

// packed makes a ZIP file of named parts.
func packed(n *notice, parts [][2]string) []byte { return zipped(n, parts, false) }

// korPacked makes one as Korean programs do: names in CP949, which nothing says.
func korPacked(n *notice, parts [][2]string) []byte { return zipped(n, parts, true) }

func zipped(n *notice, parts [][2]string, cp949 bool) []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, part := range parts {
		h := &zip.FileHeader{Name: part[0], Method: zip.Deflate, Modified: n.when}
		if cp949 {
			h.Name, h.NonUTF8 = string(inCP949(part[0])), true
		}
		if part[0] == "mimetype" || strings.HasSuffix(part[0], ".bmp") {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			panic("demo: zip: " + err.Error()) // a bytes.Buffer takes all
		}
		_, _ = w.Write([]byte(part[1]))
	}
	_ = z.Close()
	return buf.Bytes()
}
