package demo

import (
	"path"
	"strconv"
	"strings"
)

// file is an attachment.
type file struct {
	id   string // of the file, as the download address carries it
	name string
	size int // in KB, as the page tells it; the file itself is small

	state state
}

// state is whether a file can be read.
type state int

const (
	sound       state = iota
	locked            // it opens with a password
	distributed       // 배포용 문서
	scanned           // pictures of paper
	damaged           // only half of it is there
)

// ext is the kind of the file: "hwp".
func (f file) ext() string { return strings.TrimPrefix(path.Ext(f.name), ".") }

// kinds are the kinds of files in about the shares that boards show.
var kinds = []string{"hwp", "hwp", "hwp", "hwpx", "hwpx", "pdf", "pdf", "jpg", "xlsx", "docx", "zip"}

// attached gives a notice its files. Announcements mostly have some, press
// releases seldom.
func attached(number int, s *story) []file {
	d := throw(number, forFiles)
	share := 9
	if s.form == announcement {
		share = 70
	}
	if !d.chance(share) {
		return nil
	}
	var files []file
	for i := range []int{1, 1, 1, 2, 2, 3, 5}[d.below(7)] {
		files = append(files, file{
			id:   strconv.Itoa(idOf(number)*10 + i),
			name: fileName(d, s) + "." + d.of(kinds),
			size: d.between(12, 4800),
		})
	}
	return files
}

// fileName makes the name of a file without its ending, as odd as real ones.
func fileName(d dice, s *story) string {
	stem := d.of(fileStems)
	switch d.below(8) {
	case 0:
		return stem
	case 1:
		return s.words["event"] + " " + stem
	case 2:
		return "(" + strconv.Itoa(d.between(1, 9)) + ") " + stem + "_" + s.when.Format("060102")
	case 3:
		return "[붙임" + strconv.Itoa(d.between(1, 4)) + "] " + stem + " (" + s.words["dept"] + ")"
	case 4:
		return s.when.Format("20060102") + "_" + s.words["event"] + "_" + stem + "(최종)_수정본 - 복사본 (2)"
	case 5:
		return s.words["event"] + " 및 " + s.words["event2"] + " 추진계획 알림에 따른 협조 요청 공문 및 " + stem + " 전체본 일체(시민 배포용, 흑백 인쇄 가능)"
	case 6:
		return stem + " A&B '24 100%"
	}
	return s.words["event2"] + "+" + stem
}
