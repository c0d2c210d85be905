package tui

// What the mouse does, in the help.
const (
	textMouse        = "마우스로"
	textMouseWheel   = "바퀴"
	textMouseScrolls = "세 줄씩 움직이기"
	textMouseClick   = "누르기"
	textMouseSelects = "그 줄로 가기, 여럿 가운데 하나 고르기"
	textMouseAgain   = "한 번 더"
	textMouseOpens   = "그 소식 열기"
	textMouseRight   = "오른쪽"
	textMouseLeaves  = "돌아가기"
	textMouseShift   = "Shift-끌기"
	textMouseText    = "글자를 골라 복사하기 (맥에서는 Option을 누른 채)"
)
