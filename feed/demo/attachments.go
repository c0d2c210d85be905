package demo

import (
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
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
	large             // it takes a while to come
)

// ext is the kind of the file: "hwp".
func (f file) ext() string {
	return strings.TrimPrefix(path.Ext(strings.TrimRight(f.name, ". ")), ".")
}

// kinds are the kinds of files in about the shares that boards show; some are
// of the rarer kinds instead.
var (
	kinds = []string{"hwp", "hwp", "hwp", "hwpx", "hwpx", "pdf", "pdf", "jpg", "xlsx", "docx", "zip"}
	rarer = []string{"pptx", "txt", "csv", "png", "txt", "csv"}
)

// Everything is the number of a notice with a file of every kind and in every
// state, and with the oddest names.
const Everything = 20299

// attached gives a notice its files. Announcements mostly have some, press
// releases seldom.
func attached(number int, s *story) []file {
	if number == Everything {
		return oneOfEach()
	}
	d := throw(number, forFiles)
	share := 9
	if s.form == announcement {
		share = 70
	}
	if !d.chance(share) {
		return nil
	}
	odd := throw(number, forKind)
	var files []file
	for i := range []int{1, 1, 1, 2, 2, 3, 5}[d.below(7)] {
		stem, ext := fileName(d, s), d.of(kinds)
		if odd.chance(15) {
			ext = odd.of(rarer)
		}
		f := file{id: fileID(number, i), name: stem + "." + ext, size: d.between(12, 4800)}
		if odd.chance(8) {
			f.state = stateOf(odd, ext)
		}
		if odd.chance(6) {
			f.name = odd.of(oddStems) + "." + ext
		}
		files = append(files, f)
	}
	return files
}

// filesPerNotice is how many files a notice has at the most, and more.
const filesPerNotice = 100

func fileID(number, i int) string { return strconv.Itoa(idOf(number)*filesPerNotice + i) }

// stateOf is what can be wrong with a file of a kind.
func stateOf(d dice, ext string) state {
	switch ext {
	case "hwp":
		return []state{locked, distributed}[d.below(2)]
	case "pdf":
		return scanned
	case "hwpx", "docx", "xlsx", "pptx":
		return damaged
	}
	return sound
}

// oddStems are names that trouble whoever saves them.
var oddStems = []string{
	norm.NFD.String("참가신청서 양식"),
	`"안산의 봄" 참가신청서`,
	"2026년 1/4분기 집행현황",
	"CON",
	"신청서; 동의서; 서약서",
	"100%달성_%EC%95%88%EC%82%B0",
	"시민 여러분께 알려 드리는 " + strings.Repeat("아주 긴 이름의 ", 12) + "안내문",
	"..숨은 파일",
	"<중요> 안내문*최종?",
	"공고문(최종)(진짜최종)",
}

// oneOfEach are files of every kind, in every state and with every odd name;
// two have the same name.
func oneOfEach() []file {
	var files []file
	add := func(name string, st state) {
		i := len(files)
		files = append(files, file{id: fileID(Everything, i), name: name, size: 20 + 37*i, state: st})
	}
	for _, ext := range []string{"hwp", "hwpx", "pdf", "docx", "xlsx", "pptx", "csv", "txt", "zip", "jpg", "png"} {
		add("공고문."+ext, sound)
	}
	add("공고문.hwp", sound)
	add("개인정보 명단(암호).hwp", locked)
	add("배포용 공고문.hwp", distributed)
	add("관인 날인본(스캔).pdf", scanned)
	add("받다가 끊긴 문서.hwpx", damaged)
	for i, stem := range oddStems {
		add(stem+"."+[]string{"txt", "hwp", "xlsx"}[i%3], sound)
	}
	add("현장 사진 모음.zip", large)
	files[len(files)-1].size = albumSize
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
