package attachment

import (
	"archive/zip"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"

	"city/sosik/feed"
	"city/sosik/feed/board"
)

// maxEntries bounds the files in an archive.
const maxEntries = 10_000

// maxDirectory bounds the bytes of an archive's directory: some hundred thousand
// files, which nobody looks through.
const maxDirectory = 8 << 20

// openZip opens an archive. One that an office program has cut off is damaged.
func openZip(in *input) (*zip.Reader, error) {
	r := &rationed{in.at, maxDirectory}
	z, err := zip.NewReader(r, in.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // nothing is written by these names
		return nil, in.failReading(err)
	}
	r.left = math.MaxInt64 // the files themselves have a bound of their own
	return z, nil
}

// rationed gives out so many bytes.
type rationed struct {
	r    io.ReaderAt
	left int64
}

func (r *rationed) ReadAt(b []byte, off int64) (int, error) {
	if r.left -= int64(len(b)); r.left < 0 {
		return 0, &Error{Kind: ErrTooLarge}
	}
	return r.r.ReadAt(b, off)
}

// listZip lists what is in an archive: name and size of each file.
func listZip(in *input, out *collector, z *zip.Reader) error {
	table := feed.Block{Kind: feed.Table, Rows: []feed.Row{{
		{Spans: []feed.Span{{Text: textFileName}}, Header: true},
		{Spans: []feed.Span{{Text: textFileSize}}, Header: true},
	}}}
	names := entryNames(z.File)
	for i, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		if out.text.Pages++; len(table.Rows) > maxEntries {
			out.text.Truncated = true
			continue
		}
		note := sizeText(f.UncompressedSize64)
		if f.Flags&1 != 0 {
			note += " (" + textLocked + ")"
		}
		table.Rows = append(table.Rows, feed.Row{
			{Spans: []feed.Span{{Text: names[i]}}},
			{Spans: []feed.Span{{Text: note}}},
		})
	}
	if out.text.Pages == 0 {
		return in.fail(ErrEmpty, nil)
	}
	return out.add(table)
}

// entryNames are the names of files in an archive. Programs that write CP949
// say nothing of it, and some that write UTF-8 neither; one archive is written
// by one program, so all its names are taken together.
func entryNames(files []*zip.File) []string {
	names := make([]string, len(files))
	var unsure []int
	var raw strings.Builder
	for i, f := range files {
		names[i] = f.Name
		if f.NonUTF8 {
			unsure = append(unsure, i)
			raw.WriteString(strings.ReplaceAll(f.Name, "\n", " ") + "\n")
		}
	}
	for i, name := range strings.Split(board.Decode([]byte(raw.String()), ""), "\n") {
		if i < len(unsure) {
			names[unsure[i]] = name
		}
	}
	for i, name := range names {
		names[i] = strings.ReplaceAll(name, "\\", "/")
	}
	return names
}

// sizeText is a number of bytes as people say it.
func sizeText(n uint64) string {
	switch {
	case n < 1000:
		return strconv.FormatUint(n, 10) + " B"
	case n < 1000<<10:
		return strconv.FormatUint((n+512)>>10, 10) + " KB"
	}
	return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
}

// part opens one file of an archive; what comes out of it counts.
func (in *input) part(f *zip.File) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, in.failReading(err)
	}
	return struct {
		io.Reader
		io.Closer
	}{in.unpacked(r), r}, nil
}

// unpacked counts what is unpacked from the file and ends where it is too much.
func (in *input) unpacked(r io.Reader) io.Reader { return &unpacker{in, r} }

type unpacker struct {
	in *input
	r  io.Reader
}

func (u *unpacker) Read(b []byte) (int, error) {
	if err := u.in.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := u.r.Read(b)
	if u.in.unpack -= int64(n); u.in.unpack < 0 {
		return 0, u.in.fail(ErrTooLarge, nil)
	}
	return n, err
}
