package demo

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// downloads are the addresses of attachments in all families, each with the
// parameter that carries the file's id.
var downloads = map[string]string{
	"/gtb_download.php":        "fid",
	"/common/file/FileDown.do": "file_id",
	"/bbs/download.php":        "no",
	"/portal/download.do":      "atchFileId",
}

// serveFile serves an attachment and says whether the address is one of a file.
func (b *Board) serveFile(w http.ResponseWriter, r *http.Request) bool {
	param, known := downloads[r.URL.Path]
	if !known {
		return false
	}
	f, n := b.file(r.URL.Query().Get(param))
	if n == nil {
		w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		_, _ = io.WriteString(w, "<script>alert('파일이 존재하지 않습니다.');history.back();</script>")
		return true
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", disposition(f.name))
	http.ServeContent(w, r, "", n.when, bytes.NewReader(contents(f, n)))
	return true
}

// file finds an attachment by its id.
func (b *Board) file(id string) (file, *notice) {
	num, err := strconv.Atoi(id)
	if err != nil {
		return file{}, nil
	}
	number := numberOf(num / 10)
	if number < 1 || number > b.Total() {
		return file{}, nil
	}
	n := b.notice(number)
	for _, f := range n.files {
		if f.id == id {
			return f, n
		}
	}
	return file{}, nil
}

// disposition names a download in both spellings: one for old clients, which
// take the bytes as they are, and the one of RFC 6266.
func disposition(name string) string {
	plain := strings.NewReplacer(`"`, "'", `\`, "_", "\r", "", "\n", "").Replace(name)
	return `attachment; filename="` + plain + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}

// servePicture serves the pictures of bodies, lists and menus: each a small
// image of one colour, which its address decides.
func servePicture(w http.ResponseWriter, r *http.Request) bool {
	path := r.URL.Path
	switch {
	case strings.HasPrefix(path, "/UPDIR/"), strings.HasPrefix(path, "/images/"), strings.HasPrefix(path, "/cmsdata/"):
	default:
		return false
	}
	w.Header().Set("Content-Type", "image/jpeg")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(photograph(path)))
	return true
}

// photograph makes a JPEG whose colour follows from the text given.
func photograph(seed string) []byte {
	var buf bytes.Buffer
	_ = jpeg.Encode(&buf, picturePixels(seed), nil) // a bytes.Buffer takes all
	return buf.Bytes()
}

func picturePixels(seed string) image.Image {
	sum := 0
	for i := range len(seed) {
		sum = sum*31 + int(seed[i])
	}
	return image.NewPaletted(image.Rect(0, 0, 64, 48), color.Palette{color.RGBA{uint8(sum), uint8(sum >> 8), uint8(sum >> 16), 255}})
}
