package tui

import (
	"fmt"

	"city/sosik/feed"
)

// What staff see of pictures.
const (
	textNoPictures      = "그림이 없는 소식입니다."
	textPicturesUnknown = "본문을 받아야 그림이 있는지 알 수 있습니다."
	textPicturesNowhere = "여기서는 그림을 볼 수 없습니다. 주소는 글 끝에 있습니다."
	textPictureComes    = "그림을 받는 중입니다…"
	textPictureStop     = " Esc 를 누르면 그만둡니다."
	textNoPicture       = "그릴 수 있는 그림이 아닙니다."
	textNoMorePictures  = "그림이 더 없습니다."

	textHintPictures        = "그림"
	textHintLinks           = "링크"
	textHintNextPicture     = "다음 그림"
	textHintPreviousPicture = "이전 그림"
)

func textPicturesTitle(n int) string { return fmt.Sprintf("그림 %s장", comma(n)) }

// textPicture is what a picture is called, as its place in the text is.
func textPicture(n int, alt string) string { return feed.ImageText(n, alt) }

func textSavePictures(n int) string {
	if n == 1 {
		return "파일로 저장"
	}
	return fmt.Sprintf("모두 파일로 저장 (%s장)", comma(n))
}
