package board

import (
	"strings"
)

var (
	decorName = newPattern(`(?i)(?:^|[/_.-])(?:ico|icon|icons|btn|bullet|blank|spacer|space|dot|line|arrow|bul|blt|logo|pixel|clear|trans|1x1|loading|blet|num_?\d|emoticon|smile|noimage|no_?img|no_?image)(?:[/_.\d-]|$)`)
	decorPath = newPattern(`(?i)/(?:icons?|ico|btn|button|skin|layout|common/(?:img|images)/(?:board|bbs|btn|icon|ico))/`)
	decorAlt  = newPattern(`(?i)^(?:.{0,12}(?:아이콘|버튼|로고|불릿|배너)|(?:다운로드|인쇄|목록|공유|이전|다음|닫기|확대|축소|새창|첨부파일?|hwp|pdf|file|icon|bullet|공공누리.*|kogl.*|출처표시.*|공공저작물.*))$`)
)

// isPicture says that an image is of the article: no icon, no spacer, no
// button.
func (r *reader) isPicture(n *node) bool {
	src := pictureRef(n)
	if src == "" || n.gone {
		return false
	}
	w, h := pixels(n, "width"), pixels(n, "height")
	if w > 0 && w <= 24 && (h <= 24) || h > 0 && h <= 24 && (w <= 24) || w == 1 || h == 1 {
		return false
	}
	alt := strings.TrimSpace(n.attr("alt"))
	if decorAlt.MatchString(alt) || isMark(alt) {
		return false
	}
	path := src
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	if strings.HasPrefix(strings.ToLower(src), "data:") {
		return false
	}
	if decorPath.MatchString(path) && !strings.Contains(path, "upload") {
		return false
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	return !decorName.MatchString(name) || len([]rune(alt)) > 12
}

// pictureRef is where an image comes from, also where a script puts it in late.
func pictureRef(n *node) string {
	for _, key := range []string{"data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "src"} {
		v := strings.TrimSpace(n.attr(key))
		if v != "" && !strings.HasPrefix(strings.ToLower(v), "data:") && !strings.HasPrefix(strings.ToLower(v), "file:") && v != "#" {
			return v
		}
	}
	return ""
}

func (r *reader) pictureURL(n *node) string { return r.absolute(pictureRef(n)) }

// pixels is a size in pixels from the attribute or the style; 0 if not told.
func pixels(n *node, side string) int {
	v := strings.TrimSuffix(strings.TrimSpace(n.attr(side)), "px")
	if v != "" && onlyDigits(v) == v {
		return atoi(v)
	}
	for rule := range strings.SplitSeq(strings.ToLower(n.attr("style")), ";") {
		name, value, _ := strings.Cut(rule, ":")
		value = strings.TrimSpace(value)
		if strings.TrimSpace(name) == side && strings.HasSuffix(value, "px") {
			whole, _, _ := strings.Cut(strings.TrimSuffix(value, "px"), ".")
			return atoi(whole)
		}
	}
	return 0
}
