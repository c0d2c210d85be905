package board

import (
	"net/url"
	"strings"

	"city/sosik/feed"
)

// Bounds of the search for files.
const (
	maxFiles = 200
	maxTries = 5000
)

var (
	fileLink  = newPattern(`(?i)down(?:load)?[\w-]*[./?(]|down(?:load)?(?:_?file|bbs\w*)?\b|file_?dn|filedown|atch_?file|atchmnfl|getfile|fms/|file_?(?:id|sn|seq|no|name|path)=|attach(?:ment)?|/file/|dwnld|fdl\.|dn\.(?:do|jsp|php|asp)`).needs("down", "file", "atch", "fms/", "attach", "dwnld", "fdl.", "dn.")
	notFile   = newPattern(`(?i)preview|synap|docviewer|doc_?view|viewer|skinview|htmlview|convert|hwpview|imageview|getimage|listen|tts|print|all_?down|downall|down_?all|zipdown|allfile|dext5|vod`)
	notFileBy = newPattern(`^(?:미리\s*보기|바로\s*보기|문서\s*(?:뷰어|보기)|뷰어.*|바로\s*듣기|음성\s*듣기|전체\s*(?:내려\s*받기|다운로드|받기|파일.*|첨부.*)|일괄\s*(?:다운로드|내려받기)|모두\s*(?:받기|다운로드)|첨부\s*파일\s*(?:전체|일괄).*|.*뷰어\s*(?:다운로드|다운|설치|내려받기).*|.*(?:뷰어|리더)\s*프로그램.*|acrobat reader.*|압축.*다운.*|viewer.*|.*뷰어로.*|점자.*변환.*)$`)
	fileNames = newPattern(`(?:^|[\s_-])(?:\w*file\w*|attach\w*|atch\w*|add_?f\w*|p-attach\w*|download\w*|down|appendix|append|bd_?file|bo_v_file|view_?file)(?:$|[\s_-])`).needs("file", "attach", "atch", "add", "down", "append")
	fileLabel = newPattern(`^(?:첨부|첨부\s*파일|첨부\s*문서|파일|붙임|붙임\s*파일|파일\s*첨부|관련\s*파일|첨부\s*자료|다운로드|붙임\s*문서|attach(?:ment)?s?|files?)\s*(?:목록|다운로드|명)?\s*(?:[\[(]?\s*\d*\s*(?:개|건)?\s*[\])]?)?\s*[:：]?$`)
)

// findFiles finds the attachments of an article and takes their places out of
// what may be its text.
func (r *reader) findFiles(v *viewing) {
	areas := r.fileAreas(v)
	seen := map[string]bool{}
	tried := 0
	for _, n := range r.doc.nodes {
		if len(v.files) >= maxFiles || tried > maxTries || n.gone || n.chrome || n.tag != "a" && n.tag != "button" && n.tag != "span" && n.tag != "li" && n.tag != "p" && n.tag != "input" {
			continue
		}
		if n.tag != "a" && n.tag != "button" && (n.attr("onclick") == "" || len(r.doc.find(n, "a", "button")) > 0) {
			continue
		}
		tried++
		area := inArea(areas, n)
		if !r.isFile(n, area != nil) || area == nil && (v.out[n.index] && !v.labelledOut(n) || !r.standsAlone(n)) {
			continue
		}
		item := r.fileItem(n, area)
		f := feed.Attachment{Name: r.fileName(n, item)}
		f.URL, f.Form = r.fileAddress(n)
		f.Size = r.fileSize(item, f.Name)
		if f.Name == "" && f.URL == "" {
			continue
		}
		key := f.URL + "|" + f.Form + "|" + f.Name
		if f.URL == "" {
			key = f.Name + "|" + n.attr("onclick") + n.attr("href")
		}
		if same := sameFile(v.files, f); same >= 0 || seen[key] {
			if same >= 0 && v.files[same].URL == "" {
				v.files[same].URL, v.files[same].Form = f.URL, f.Form
			}
			r.markOut(v, n)
			continue
		}
		seen[key] = true
		v.files = append(v.files, f)
		r.markOut(v, item)
	}
	for _, a := range areas {
		v.fileArea = true
		if a.end-a.index < 400 && !hasProse(r.text(a)) {
			r.markOut(v, a)
		}
	}
}

// labelledOut says that a place was taken out only because a label named it.
func (v *viewing) labelledOut(n *node) bool {
	return n.within(nil, "td", "dd", "th", "dt") != nil && !n.chrome && !n.gone
}

// sameFile finds a file that has this name already: a second link to it is a
// button beside the name.
func sameFile(files []feed.Attachment, f feed.Attachment) int {
	for i, g := range files {
		if g.Name == f.Name && (g.URL == "" || f.URL == "" || g.URL == f.URL) || f.URL != "" && g.URL == f.URL && g.Form == f.Form {
			return i
		}
	}
	return -1
}

// fileAreas are the elements that a label or their names call the place of the
// attachments.
func (r *reader) fileAreas(v *viewing) []*node {
	var areas []*node
	add := func(n *node) {
		for _, a := range areas {
			if a.contains(n) {
				return
			}
		}
		if len(areas) < 40 {
			areas = append(areas, n)
		}
	}
	for _, n := range r.doc.nodes {
		if n.tag == "" || n.gone || n.chrome || n.index > 0 && v.out[n.index] && !v.labelledOut(n) {
			continue
		}
		if n.end-n.index > 8 || !fileLabel.MatchString(r.textOf(n, everything)) {
			if block[n.tag] && n.tag != "body" && n.tag != "form" && fileNames.MatchString(n.names()) && n.end-n.index < 600 && !r.holdsText(v, n) && len(r.doc.find(n, "a", "button")) > 0 {
				add(n)
			}
			continue
		}
		if n.within(nil, "a", "button") != nil || len(r.doc.find(n, "a", "button")) > 0 {
			continue
		}
		if a := r.labelledArea(n); a != nil && !r.holdsText(v, a) {
			add(a)
		}
	}
	return areas
}

// holdsText says that an element holds the title or what is named as the text,
// and so more than attachments.
func (r *reader) holdsText(v *viewing, n *node) bool {
	if v.titleNode != nil && n.contains(v.titleNode) || v.bodyCell != nil && n.contains(v.bodyCell) {
		return true
	}
	for _, m := range r.doc.inside(n) {
		if m != n && m.tag != "" && bodyNames.MatchString(m.names()) && !fileNames.MatchString(m.names()) {
			return true
		}
	}
	return false
}

// labelledArea is what a label "첨부파일" stands for: the cell, the dd or the
// element after it, or what holds both.
func (r *reader) labelledArea(n *node) *node {
	if cell := n.within(nil, "th", "td", "dt"); cell != nil && cell.end-cell.index <= 12 {
		for s := cell.next; s != nil; s = s.next {
			if s.tag == "td" || s.tag == "dd" {
				return s
			}
		}
		return nil
	}
	for up, p := 0, n; up < 3 && p != nil && p.tag != "body"; up, p = up+1, p.parent {
		for s := p.next; s != nil; s = s.next {
			if s.tag == "" {
				continue
			}
			if len(r.doc.find(s, "a", "button")) > 0 && s.end-s.index < 400 && !hasProse(r.text(s)) {
				if s.tag == "a" || s.tag == "button" {
					return p.parent
				}
				return s
			}
			break
		}
	}
	return nil
}

func inArea(areas []*node, n *node) *node {
	for _, a := range areas {
		if a.contains(n) {
			return a
		}
	}
	return nil
}

// isFile says that an element fetches a file.
func (r *reader) isFile(n *node, inArea bool) bool {
	const maxFileText = 2000 // bytes; names have some hundred, with all that is said around them
	if r.surelyLonger(n, everything, maxFileText) {
		return false // a link around a whole notice
	}
	href, click := n.attr("href"), n.attr("onclick")
	target := href + " " + click + " " + n.attr("data-href") + " " + n.attr("data-url")
	if !inArea && !fileLink.MatchString(target) && !fileExt.MatchString(pathOf(href)) {
		return false // most links; what follows asks for the texts, which are longer
	}
	text := r.textOf(n, everything)
	if len(text) > maxFileText || notFileBy.MatchString(text) || notFileBy.MatchString(feed.Clean(n.attr("title"))) {
		return false
	}
	if notFile.MatchString(target) && !fileLink.MatchString(notFile.ReplaceAllString(target, "")) {
		return false
	}
	if preview.MatchString(target) {
		return false
	}
	named := fileExt.MatchString(text) || fileExt.MatchString(n.attr("title")) || n.has("download")
	switch {
	case strings.TrimSpace(target) == "":
		return false
	case fileLink.MatchString(target):
		return true
	case named && (inArea || fileExt.MatchString(pathOf(href))):
		return true
	case fileExt.MatchString(pathOf(href)) && !pageExt.MatchString(pathOf(href)):
		return inArea || fileExt.MatchString(text)
	}
	return inArea && (click != "" || strings.HasPrefix(strings.ToLower(href), "javascript:")) && len([]rune(text)) > 3
}

var (
	preview = newPattern(`(?i)preview|synap|docviewer|skinview|previewajax|htmlview|streamdocs|viewer\w*\s*\(`)
	pageExt = newPattern(`(?i)\.(?:html?|do|jsp|php|aspx?|es|web)$`)
)

func pathOf(href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil {
		return href
	}
	return u.Path
}

// standsAlone says that a link outside a place for files is one all the same:
// its line holds no prose.
func (r *reader) standsAlone(n *node) bool {
	line := n.within(nil, "li", "dd", "p", "td", "div")
	if line == nil {
		return false
	}
	text, whole := r.text(n), r.text(line)
	return fileLink.MatchString(n.attr("href")+" "+n.attr("onclick")) && len(whole) < len(text)+160 && !endsSentence(whole) &&
		(fileExt.MatchString(whole) || fileExt.MatchString(n.attr("title")))
}

// fileItem is the largest element around a file link that holds no other file.
func (r *reader) fileItem(n, area *node) *node {
	item := n
	for p := n.parent; p != nil && p != area && p.tag != "td" && p.tag != "body" && p.end-p.index < 80; p = p.parent {
		if p.tag == "dd" || p.tag == "ul" || p.tag == "table" || p.tag == "dl" || r.moreThanFile(p, n) {
			break
		}
		others := 0
		for _, m := range r.doc.find(p, "a", "button") {
			if m != n && r.isFile(m, area != nil) && r.fileKey(m) != r.fileKey(n) {
				others++
			}
		}
		if others > 0 {
			break
		}
		item = p
	}
	return item
}

// moreThanFile says that an element holds more than a file's name, its size and
// its buttons.
func (r *reader) moreThanFile(p, n *node) bool {
	if bodyNames.MatchString(p.names()) || len(r.text(p)) > len(r.text(n))+len(n.attr("title"))+200 {
		return true
	}
	for _, m := range r.doc.inside(p) {
		if m.tag == "img" && r.isPicture(m) || m.tag == "table" || m.tag != "" && m != p && bodyNames.MatchString(m.names()) {
			return true
		}
	}
	return false
}

func (r *reader) fileKey(n *node) string {
	return n.attr("href") + "|" + n.attr("onclick")
}

// fileAddress is the absolute address of a file and what has to be posted there.
// Both are "" where only a script knows them that cannot be read.
func (r *reader) fileAddress(n *node) (address, form string) {
	for _, key := range []string{"href", "data-href", "data-url"} {
		ref := strings.TrimSpace(n.attr(key))
		if _, script := cutScript(ref); !script && ref != "" && !strings.HasPrefix(ref, "#") {
			return r.absolute(ref), ""
		}
	}
	code := n.attr("onclick") + ";" + n.attr("href")
	if m := gotoPattern.FindStringSubmatch(code); m != nil {
		return r.absolute(m[1]), ""
	}
	for _, m := range callPattern.FindAllStringSubmatch(code, 4) {
		args := arguments(m[2])
		if address, form := r.fetched(m[1], args); address != "" {
			return address, form
		}
		if address := r.scriptedFile(m[1], args); address != "" {
			return address, ""
		}
	}
	return "", ""
}
