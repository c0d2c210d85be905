package attachment

import (
	"fmt"
	"strconv"
)

// The words of our own that stand in what a file is read out as.
const (
	textFileName = "파일"
	textFileSize = "크기"
	textLocked   = "암호"
	textPicture  = "[그림]"
)

// noteMark is what stands in a text where a note belongs, and before the note.
func noteMark(number int) string { return strconv.Itoa(number) + ")" }

// slideText heads a slide of a presentation.
func slideText(number int) string { return fmt.Sprintf("슬라이드 %d", number) }

// sheetText names a sheet whose name is lost.
func sheetText(number int) string { return fmt.Sprintf("시트 %d", number) }
