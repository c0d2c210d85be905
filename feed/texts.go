package feed

import "fmt"

// The words of our own that stand in what a body is written out as.
const (
	textAuthor      = "작성자"
	textDepartment  = "담당부서"
	textDate        = "작성일"
	textViews       = "조회수"
	textAddress     = "주소"
	textAttachments = "첨부파일"
	textImages      = "그림"
	textLinks       = "링크"
	textUntitled    = "(제목 없음)"
)

// ImageText stands for a picture where only text can stand: "[그림 1: 포스터]".
func ImageText(number int, alt string) string {
	return named(fmt.Sprintf("%s %d", textImages, number), alt)
}

// LinkMark stands after the words of a link: "[1]".
func LinkMark(number int) string { return fmt.Sprintf("[%d]", number) }

// named is a word of ours in brackets, with a name if there is one.
func named(word, name string) string {
	if name == "" {
		return "[" + word + "]"
	}
	return "[" + word + ": " + name + "]"
}

// word names what is embedded.
func (e Embed) word() string {
	switch e {
	case Audio:
		return "소리"
	case Frame:
		return "끼워 넣은 화면"
	default:
		return "동영상"
	}
}
