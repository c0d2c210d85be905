package web

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"city/sosik/feed"
)

const (
	// maxName is how many bytes the name of a saved file has. Most systems allow
	// 255, encrypted ones 143 letters of ASCII; what is added to it while it
	// comes, and for a file that is there already, has to fit as well.
	maxName = 200

	maxExt = 16 // bytes; what is longer after a dot is no extension

	namelessFile = "첨부파일"
)

// SafeName makes a name that any system takes for a file in a folder, and that
// does nothing there but be a name: no path, no device, not hidden, nothing that
// a shell takes for an option. The extension stays, however long the name is.
func SafeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, feed.Clean(name))
	name = strings.TrimLeft(name, ". ")
	name = strings.TrimRight(name, ". ")
	if strings.HasPrefix(name, "-") {
		name = "_" + name[1:]
	}
	stem, ext := splitExt(name)
	if strings.Trim(stem, "_ .") == "" {
		stem = namelessFile
	}
	if device(stem) {
		stem = "_" + stem
	}
	return cutBytes(stem, maxName-len(ext)) + ext
}

// splitExt splits a name before its extension, which has the dot.
func splitExt(name string) (stem, ext string) {
	ext = path.Ext(name)
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	if len(ext) < 2 || len(ext) > maxExt || strings.ContainsFunc(ext[1:], other) {
		return name, ""
	}
	return strings.TrimRight(strings.TrimSuffix(name, ext), ". "), ext
}

// device says that Windows takes a name for a device, whatever follows a dot.
func device(stem string) bool {
	stem, _, _ = strings.Cut(stem, ".")
	stem = strings.ToUpper(strings.TrimSpace(stem))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(stem, port); ok && utf8.RuneCountInString(n) == 1 && strings.ContainsAny(n, "0123456789¹²³") {
			return true
		}
	}
	return false
}

// cutBytes cuts a text to at most so many bytes, between two letters.
func cutBytes(s string, most int) string {
	if len(s) <= most {
		return s
	}
	end := most
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	// A mark goes with its letter, or it would stand on another.
	for next, _ := utf8.DecodeRuneInString(s[end:]); end > 0 && unicode.Is(unicode.M, next); {
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
		next, _ = utf8.DecodeRuneInString(s[end:])
	}
	return strings.TrimRight(s[:end], ". ")
}

// numbered is the n-th name to try where names before it are taken.
func numbered(name string, n int) string {
	if n <= 1 {
		return name
	}
	stem, ext := splitExt(name)
	return stem + " (" + strconv.Itoa(n) + ")" + ext
}

// firstName is what a file is called before its server has said anything: as on
// the page, else as in its address.
func firstName(f feed.Attachment) string {
	if f.Name != "" {
		return f.Name
	}
	u, err := url.Parse(f.URL)
	if err != nil {
		return namelessFile
	}
	switch base := path.Base(u.Path); strings.ToLower(path.Ext(base)) {
	case "", ".do", ".php", ".jsp", ".asp", ".aspx", ".es", ".web":
		return namelessFile
	default:
		return base
	}
}

// lastName is what a file is called in the end. The page's name is what the
// person chose it by; the server's is better where that says another kind of
// file, or none.
func lastName(f feed.Attachment, header string) string {
	page, server := firstName(f), dispositionName(header)
	_, ext := splitExt(page)
	_, serverExt := splitExt(server)
	if server == "" || serverExt == "" && ext != "" || ext != "" && strings.EqualFold(ext, serverExt) {
		return SafeName(page)
	}
	return SafeName(server)
}
