package board

import (
	"net/url"
	"strconv"
	"strings"

	"city/sosik/feed"
)

var (
	sizeNoise  = newPattern(`(?i)[\[(（]?\s*(?:파일\s*크기|용량|크기|size|filesize)?\s*[:：]?\s*\d[\d,.]*\s*(?:[kmg]i?b|[kmg]?bytes?|[kmg]byte|b|바이트)\s*[\])）]?`)
	countNoise = newPattern(`(?i)[\[(]?\s*(?:다운로드|다운|내려받기|download|hit|조회|받은)\s*(?:수|횟수|회수)?\s*[:：]?\s*\d[\d,]*\s*(?:회|번|건)?\s*[\])]?|\(\s*\d+\s*(?:회|hit|번)?\s*\)$|[\[(]\s*\d+\s*회\s*[\])]`)
	typeNoise  = newPattern(`(?i)^\s*(?:[\[(]?\s*(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|txt|한글|엑셀|압축|이미지|기타|워드|파워포인트)\s*[\])]?\s*(?:문서|파일|아이콘|file|이미지|첨부)?\s*(?:파일)?\s*[:：]?\s+|(?:첨부\s*파일|첨부|파일명|파일|붙임)\s*\d*\s*[:：]\s*|(?:첨부\s*파일|파일)\s*\d*\s+)`)
	tailNoise  = newPattern(`(?i)\s*(?:파일\s*)?(?:다운로드|다운\s*받기|내려\s*받기|다운|저장|받기|download|바로\s*보기|미리\s*보기|문서\s*보기|바로\s*듣기|뷰어\s*보기|뷰어|보기|새\s*창(?:\s*열림|으로\s*열기)?|첨부\s*파일|파일을\s*다운받습니다\.?|첨부파일을?\s*다운받습니다\.?|파일)\s*(?:버튼|하기|받기|링크|아이콘|새\s*창)?\s*$`)
	crcNoise   = newPattern(`\s*[\[(]\s*(?:등록일|작성일)?\s*\d{4}[-.]\d{2}[-.]\d{2}[^\])]*[\])]\s*$|\s*DATE\s*:\s*\d{4}-\d{2}-\d{2}.*$`)
	wholeName  = newPattern(`(?i)^(.*\.(?:hwpx?|hwtx?|hml|pdf|docx?|xlsx?|xlsm|pptx?|ppsx?|zip|7z|rar|alz|egg|txt|csv|jpe?g|png|gif|bmp|tiff?|webp|mp[34]|avi|wmv|mov|wav|odt|rtf|show|cell|dwg|svg))(?:$|[\s\[(（,|])`)
)

// fileName is the name of a file: of all that is said at its link the text that
// ends like a file's name, without the words of buttons and sizes.
func (r *reader) fileName(n, item *node) string {
	candidates := []string{ownText(n), r.namedPart(n), r.text(n), feed.Clean(n.attr("download")), feed.Clean(n.attr("title")), r.text(item)}
	for _, m := range r.doc.inside(item) {
		if m.tag == "" || m.gone {
			continue
		}
		if own := ownText(m); own != "" && m != n {
			candidates = append(candidates, own)
		}
		candidates = append(candidates, feed.Clean(m.attr("title")), feed.Clean(m.attr("alt")), feed.Clean(m.attr("data-filename")), feed.Clean(m.attr("data-file-name")))
	}
	for p := item.prev; p != nil; p = p.prev {
		if p.tag != "" || strings.TrimSpace(p.text) != "" {
			if p.tag == "" || inline[p.tag] && p.tag != "a" {
				candidates = append(candidates, feed.Clean(r.rawNode(p)))
			}
			break
		}
	}
	candidates = append(candidates, fileParams(n)...)
	plain := ""
	for _, c := range candidates {
		name := cleanFileName(c)
		if fileExt.MatchString(name) {
			return wholeFileName(name, candidates)
		}
		if plain == "" && len([]rune(name)) > 1 && !bareFileWord.MatchString(name) {
			plain = name
		}
	}
	return plain
}

// namedPart is the text of the one part of a link that is a file's name by
// itself, beside parts that say "pdf 문서" and "다운로드"; "" if there is none.
func (r *reader) namedPart(n *node) string {
	name, rest := "", ""
	for _, c := range n.children() {
		text := r.text(c)
		switch {
		case !wholeName.MatchString(text) || !inline[c.tag]:
			rest += " " + text
		case name != "":
			return ""
		default:
			name = text
		}
	}
	for w := range strings.FieldsSeq(rest) {
		if !bareFileWord.MatchString(w) && cleanFileName(w) != "" && !sizeNoise.MatchString(w) {
			return "" // what stands beside it is part of the name
		}
	}
	return name
}

var cutName = newPattern(`^(.{4,}?)\s*(?:\.{3}|…)`)

// wholeFileName is the whole of a name that the eye sees cut, "2025년
// 주민참여...hwp", if it stands among the candidates.
func wholeFileName(name string, candidates []string) string {
	m := cutName.FindStringSubmatch(name)
	if m == nil {
		return name
	}
	for _, c := range candidates {
		if whole := cleanFileName(c); strings.HasPrefix(whole, m[1]) && !cutName.MatchString(whole) && fileExt.MatchString(whole) {
			return whole
		}
	}
	return name
}

var bareFileWord = newPattern(`(?i)^(?:첨부|파일|첨부\s*파일|다운로드|다운|내려받기|download|파일\s*다운로드|버튼|새창|저장|받기|hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|한글|문서|아이콘|array|이미지|\d+)(?:\s*(?:파일|문서|아이콘|이미지))?\s*(?:다운로드|내려받기|버튼)?$`)

func (r *reader) rawNode(n *node) string {
	if n.tag == "" {
		return n.text
	}
	return r.text(n)
}

// cleanFileName takes sizes, counts and the words of buttons off a name.
func cleanFileName(s string) string {
	s = feed.Clean(s)
	if len(s) > 1000 {
		return ""
	}
	for range 4 {
		before := s
		s = crcNoise.ReplaceAllString(s, "")
		s = countNoise.ReplaceAllString(s, "")
		s = sizeNoise.ReplaceAllString(s, "")
		if !fileEnd.MatchString(s) {
			s = tailNoise.ReplaceAllString(s, "")
		}
		if t := typeNoise.ReplaceAllString(s, ""); t != "" {
			s = t
		}
		s = strings.Trim(feed.Clean(s), " ,|·•◦▪■□○●※\t")
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "()"), "[]"))
		if s == before {
			break
		}
	}
	if m := wholeName.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	return strings.TrimSpace(s)
}

var fileEnd = newPattern(`(?i)\.[a-z0-9]{2,5}$`)

// fileParams are names of files in the address or the call.
func fileParams(n *node) []string {
	var names []string
	if u, err := url.Parse(n.attr("href")); err == nil {
		for _, key := range sortedKeys(u.Query()) {
			if v := u.Query().Get(key); fileExt.MatchString(v) {
				names = append(names, feed.Clean(v[strings.LastIndexByte(v, '/')+1:]))
			}
		}
		if base := u.Path[strings.LastIndexByte(u.Path, '/')+1:]; fileExt.MatchString(base) && !pageExt.MatchString(base) {
			names = append(names, feed.Clean(base))
		}
	}
	for _, m := range callPattern.FindAllStringSubmatch(n.attr("onclick")+" "+n.attr("href"), 3) {
		for _, a := range arguments(m[2]) {
			if fileExt.MatchString(a) && !strings.Contains(a, "/") {
				names = append(names, feed.Clean(a))
			}
		}
	}
	return names
}

var sizeSaid = newPattern(`(?i)(?:^|[^\d.,])(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,3})?\s*(kb|mb|gb|kib|mib|gib|kbytes?|mbytes?|bytes?|바이트)(?:[^a-z0-9]|$)`)

const maxSizeText = 2000 // bytes in which the size of a file is looked for

// fileSize is how large a file of a name is as its place on the page tells, in
// bytes; 0 if it does not, or tells two sizes.
func (r *reader) fileSize(item *node, name string) int64 {
	text := r.text(item)
	for s := item.next; s != nil && len(text) < maxSizeText && (s.tag == "" || inline[s.tag]) && s.tag != "a" && s.tag != "br"; s = s.next {
		text += " " + feed.Clean(r.rawNode(s))
	}
	if name != "" {
		text = strings.ReplaceAll(text, name, " ")
	}
	all := sizeSaid.FindAllStringSubmatch(text, 2)
	if len(all) != 1 {
		return 0
	}
	m := all[0]
	n, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", "")+m[2], 64)
	if err != nil {
		return 0
	}
	switch strings.ToLower(m[3])[0] {
	case 'k':
		n *= 1 << 10
	case 'm':
		n *= 1 << 20
	case 'g':
		n *= 1 << 30
	}
	if n > 1<<40 {
		return 0
	}
	return int64(n)
}
