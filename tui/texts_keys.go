package tui

import "fmt"

// What keys do, in the few words of a status line.
const (
	textHintAgain       = "다시"
	textHintDemo        = "시험용 게시판"
	textHintQuit        = "끝내기"
	textHintOpen        = "열기"
	textHintPage        = "쪽"
	textHintSearch      = "찾기"
	textHintSearchAgain = "다시 찾기"
	textHintViews       = "보기"
	textHintCommand     = "쪽번호"
	textHintOrder       = "순서"
	textHintSave        = "저장"
	textHintToList      = "목록으로"
	textHintList        = "목록"
	textHintNextPage    = "다음 쪽"
	textHintNext        = "다음"
	textHintPrevious    = "이전"
	textHintDigits      = "숫자"
	textHintView        = "보기"
	textHintChoose      = "고르기"
	textHintWatch       = "알림"
	textHintForget      = "지우기"
	textHintBack        = "돌아가기"
)

// Sentences that name a key. Each leaves it out where the settings have taken the
// last key from its action.

// textPress says what a key does, as a sentence of its own.
func textPress(key, what string) string {
	if key == "" {
		return ""
	}
	return fmt.Sprintf(" %s 키를 누르면 %s.", key, what)
}

// textAside puts a key and what it does after something else.
func textAside(key, what string) string {
	if key == "" {
		return ""
	}
	return fmt.Sprintf(" (%s %s)", key, what)
}

func textRowFailed(key string) string {
	return "받지 못했습니다" + textAside(key, textHintAgain)
}

func textNoRow(key string) string {
	return "이 번호는 아직 받지 못했습니다." + textPress(key, "다시 받습니다")
}

func textEditedBy(key string) string { return textEdited + textAside(key, "견주기") }

func textFindFirst(key string) string {
	if key == "" {
		return "찾는 키가 설정에서 꺼져 있습니다."
	}
	return fmt.Sprintf("먼저 %s 키를 눌러 찾을 말을 써 주세요.", key)
}

// What one can do where there is nothing to show.
const (
	textTryAgain = "다시 시도"
	textTryDemo  = "시험용 게시판 보기"
	textEither   = " 또는 "
)
