package demo

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// downloads are the addresses of attachments in all families, each with the
// parameter that carries the file's id.
var downloads = map[string]string{
	"/gtb_download.php":             "fid",
	"/common/file/FileDown.do":      "file_id",
	"/bbs/download.php":             "no",
	"/portal/download.do":           "atchFileId",
	"/cmm/fms/FileDown.do":          "atchFileId",
	"/emwp/jsp/ofr/FileDownNew.jsp": "sys_file_nm",
}

// serveFile serves an attachment and says whether the address is one of a file.
// It may be asked for by a form too, as scripts do.
func (b *Board) serveFile(w http.ResponseWriter, r *http.Request) bool {
	param, known := downloads[r.URL.Path]
	if !known {
		return false
	}
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	f, n := b.file(r.FormValue(param))
	if n == nil {
		w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		_, _ = w.Write([]byte("<script>alert('파일이 존재하지 않습니다.');history.back();</script>"))
		return true
	}
	habit := habitOf(f)
	w.Header().Set("Content-Type", "application/octet-stream")
	if d := disposition(f.name, habit); d != "" {
		w.Header().Set("Content-Disposition", d)
	}
	data := contents(f, n)
	if habit%3 == 2 { // a script that prints the file: no ranges, no validators
		w.Header().Set("Accept-Ranges", "none")
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
		if r.Method != http.MethodHead {
			_, _ = w.Write(data) // to a client that may have gone
		}
		return true
	}
	http.ServeContent(w, r, "", n.when, contentAt(r.Context(), data, b.rate))
	return true
}

// file finds an attachment by its id.
func (b *Board) file(id string) (file, *notice) {
	num, err := strconv.Atoi(strings.TrimPrefix(id, "FILE_"))
	if err != nil {
		return file{}, nil
	}
	number := numberOf(num / filesPerNotice)
	if number < 1 || number > b.Total() {
		return file{}, nil
	}
	n := b.notice(number)
	for _, f := range n.files {
		if f.id == strconv.Itoa(num) {
			return f, n
		}
	}
	return file{}, nil
}

// habits is how many ways of naming a download there are.
const habits = 9

// habitOf is the way in which the server names a file. It follows from the id,
// as if several had been built one after another.
func habitOf(f file) int {
	sum := 0
	for _, r := range f.id {
		sum = sum*7 + int(r)
	}
	return sum % habits
}

// disposition names a download in one of the ways of Korean servers; "" is one
// of them.
func disposition(name string, habit int) string {
	plain := strings.NewReplacer(`"`, "'", `\`, "_", "\r", "", "\n", "").Replace(name)
	escaped := strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
	korean := string(inCP949(plain))
	switch habit {
	case 0: // both spellings of RFC 6266
		return `attachment; filename="` + plain + `"; filename*=UTF-8''` + escaped
	case 1: // bytes of UTF-8 as they are
		return `attachment; filename="` + plain + `"`
	case 2: // bytes of EUC-KR as they are
		return `attachment; filename="` + korean + `"`
	case 3: // RFC 5987 alone
		return `attachment; filename*=UTF-8''` + escaped
	case 4: // percent signs, where none belong
		return `attachment; filename="` + escaped + `";`
	case 5: // the same of EUC-KR
		return `attachment; filename="` + strings.ReplaceAll(url.QueryEscape(korean), "+", "%20") + `";`
	case 6: // no quotation marks, no spaces
		return `attachment;filename=` + strings.ReplaceAll(plain, ";", "_")
	case 7: // as in mail
		return `attachment; filename="=?UTF-8?B?` + base64.StdEncoding.EncodeToString([]byte(name)) + `?="`
	}
	return ""
}

// servePicture serves the pictures of bodies, lists and menus: each a landscape
// that its address decides.
func servePicture(w http.ResponseWriter, r *http.Request) bool {
	path := r.URL.Path
	switch {
	case strings.HasPrefix(path, "/UPDIR/"), strings.HasPrefix(path, "/images/"), strings.HasPrefix(path, "/cmsdata/"):
	default:
		return false
	}
	w.Header().Set("Content-Type", "image/jpeg")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(landscape(path)))
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
