package attachment

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"city/sosik/feed"
)

// Kind is what kind of file something is: its usual ending.
type Kind string

// The kinds that Read reads.
const (
	Unknown Kind = ""
	HWP     Kind = "hwp" // 한글 5
	HWPX    Kind = "hwpx"
	HWPML   Kind = "hml"
	PDF     Kind = "pdf"
	DOCX    Kind = "docx"
	XLSX    Kind = "xlsx"
	PPTX    Kind = "pptx"
	CSV     Kind = "csv" // also with tabs
	Plain   Kind = "txt"
	HTML    Kind = "html"
	RTF     Kind = "rtf"
	Zip     Kind = "zip"
)

// The kinds that are known and say only why they are not read.
const (
	OldHWP Kind = "hwp3" // 한글 of before 2000
	DOC    Kind = "doc"
	XLS    Kind = "xls"
	PPT    Kind = "ppt"
	JPEG   Kind = "jpg"
	PNG    Kind = "png"
	GIF    Kind = "gif"
	BMP    Kind = "bmp"
	TIFF   Kind = "tif"
	WebP   Kind = "webp"
	SevenZ Kind = "7z"
	RAR    Kind = "rar"
	ALZ    Kind = "alz"
	EGG    Kind = "egg"
	Gzip   Kind = "gz"
	Media  Kind = "media"  // sound and film
	locked Kind = "locked" // DRM; the name tells what it was
)

// Picture says that a kind is a picture.
func (k Kind) Picture() bool {
	switch k {
	case JPEG, PNG, GIF, BMP, TIFF, WebP:
		return true
	}
	return false
}

// Readable says that Read may find text in files of the kind.
func (k Kind) Readable() bool {
	switch k {
	case HWP, HWPX, HWPML, PDF, DOCX, XLSX, PPTX, CSV, Plain, HTML, RTF, Zip:
		return true
	}
	return false
}

// HeadSize is how much of the beginning of a file Sniff makes use of.
const HeadSize = 4096

// Sniff says what kind of file one of this name is that begins with head: by
// the bytes as far as they tell, else by the name. Without a head it is what
// the name says. The old office formats cannot be told apart by their
// beginning; Read, which sees all of a file, can say better.
func Sniff(name string, head []byte) Kind {
	named := kindOfName(name)
	if len(head) == 0 {
		return named
	}
	head = head[:min(len(head), HeadSize)]
	if k := magic(head); k != Unknown {
		return settle(k, named, head)
	}
	if bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")) {
		return PDF
	}
	if isText(head) {
		return kindOfText(named, head)
	}
	switch named {
	case CSV, Plain, HTML, RTF, HWPML:
		return Unknown // it is no text
	}
	return named
}

// signatures are the beginnings of files that tell what they are.
func magic(head []byte) Kind {
	for _, s := range []struct {
		begin string
		kind  Kind
	}{
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", HWP}, // any compound file, see settle
		{"PK\x03\x04", Zip}, {"PK\x05\x06", Zip},
		{"%PDF-", PDF},
		{`{\rtf`, RTF},
		{"HWP Document File V", OldHWP},
		{"\xff\xd8\xff", JPEG}, {"\x89PNG\r\n\x1a\n", PNG}, {"GIF8", GIF},
		{"II*\x00", TIFF}, {"MM\x00*", TIFF},
		{"7z\xbc\xaf\x27\x1c", SevenZ}, {"Rar!\x1a\x07", RAR}, {"ALZ\x01", ALZ}, {"EGGA", EGG}, {"\x1f\x8b", Gzip},
		{"ID3", Media}, {"OggS", Media}, {"\x1aE\xdf\xa3", Media}, {"0&\xb2u\x8ef\xcf\x11", Media},
		{"<DOCUMENT SAFER", locked}, {"<## NASCA DRM FILE", locked}, {"\x9b DRMONE", locked}, {"SCDSA00", locked},
	} {
		if bytes.HasPrefix(head, []byte(s.begin)) {
			return s.kind
		}
	}
	switch {
	case len(head) >= 12 && string(head[:4]) == "RIFF":
		if string(head[8:12]) == "WEBP" {
			return WebP
		}
		return Media
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return Media
	case len(head) >= 30 && string(head[:2]) == "BM" && head[6]|head[7]|head[8]|head[9] == 0:
		return BMP
	}
	return Unknown
}

// settle tells files in the same container apart.
func settle(k, named Kind, head []byte) Kind {
	switch k {
	case HWP: // a compound file
		switch named {
		case DOC, XLS, PPT, DOCX, XLSX, PPTX: // the new ones are in one when they have a password
			return named
		}
		return HWP
	case Zip:
		return kindOfZip(named, head)
	}
	return k
}

// kindOfZip looks at the names of the first files in an archive.
func kindOfZip(named Kind, head []byte) Kind {
	has := func(s string) bool { return bytes.Contains(head, []byte(s)) }
	switch {
	case has("mimetypeapplication/hwp+zip"), has("Contents/section0.xml"):
		return HWPX
	case has("word/document.xml"):
		return DOCX
	case has("xl/workbook.xml"), has("xl/worksheets/"):
		return XLSX
	case has("ppt/presentation.xml"), has("ppt/slides/"):
		return PPTX
	}
	switch named {
	case HWPX, DOCX, XLSX, PPTX:
		return named
	}
	return Zip
}

// kindOfText tells kinds of text apart.
func kindOfText(named Kind, head []byte) Kind {
	begin := strings.ToLower(strings.TrimSpace(decode(head)))
	switch {
	case strings.Contains(begin, "<hwpml"):
		return HWPML
	case strings.HasPrefix(begin, "<!doctype html"), strings.HasPrefix(begin, "<html"), strings.HasPrefix(begin, "<head"),
		strings.HasPrefix(begin, "<script"), strings.HasPrefix(begin, "<meta"), strings.HasPrefix(begin, "<table"),
		strings.HasPrefix(begin, "<style"), strings.HasPrefix(begin, "<?xml") && strings.Contains(begin, "<html"):
		return HTML
	}
	switch named {
	case CSV, HTML:
		return named
	}
	return Plain
}

// isText says that bytes are text of a kind that we can decode: no control
// characters but those that text has, or UTF-16.
func isText(head []byte) bool {
	if _, ok := utf16Order(head); ok {
		return true
	}
	odd := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b && c != 0x1a {
			odd++
		}
	}
	if utf8.Valid(head) || len(head) < 64 {
		return odd == 0
	}
	return odd*200 <= len(head) && strings.Count(decode(head), "\ufffd")*20 <= len(head)
}

// kindOfName goes by the ending of a name.
func kindOfName(name string) Kind {
	ext := strings.TrimPrefix(strings.ToLower(path.Ext(strings.TrimRight(feed.Clean(name), ". "))), ".")
	switch ext {
	case "hwp", "hwt":
		return HWP
	case "hwpx", "hwtx":
		return HWPX
	case "docx", "docm", "dotx":
		return DOCX
	case "xlsx", "xlsm", "xltx":
		return XLSX
	case "pptx", "pptm", "ppsx":
		return PPTX
	case "csv", "tsv":
		return CSV
	case "txt", "log", "md", "text":
		return Plain
	case "html", "htm", "xhtml":
		return HTML
	case "jpg", "jpeg", "jfif":
		return JPEG
	case "tif", "tiff":
		return TIFF
	case "mp3", "mp4", "wav", "avi", "wmv", "mov", "mkv", "ogg", "m4a", "flv", "wma":
		return Media
	case "hml", "pdf", "rtf", "zip", "doc", "xls", "ppt", "png", "gif", "bmp", "webp", "7z", "rar", "alz", "egg", "gz":
		return Kind(ext)
	}
	return Unknown
}
