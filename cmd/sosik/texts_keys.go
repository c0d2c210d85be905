package main

import (
	"fmt"

	"city/sosik/feed/hangul"
	"city/sosik/tui"
)

// What is said about the table of keys in the settings file.
const configKeysHead = `
# 읽기 화면의 키. 바꿀 줄의 맨 앞 '# '을 지우고 고치세요. 빈 목록 []은 그 동작을 끕니다.
# 키 이름: 글자 하나, Enter, Esc, Space, Tab, Shift-Tab, Backspace, Delete, Insert, Home, End,
# PgUp, PgDn, Up, Down, Left, Right, F1–F12, Shift-F1–Shift-F8, Ctrl-A–Ctrl-Z.
# 글자 키는 한글 입력 상태에서도 그대로 통하므로 자모는 적지 않습니다. 환경 변수와 옵션은 없습니다.
`

const (
	shortMouse = "마우스를 쓰기"
	aboutMouse = "켜면 바퀴로 움직이고, 줄을 눌러 고르고, 한 번 더 눌러 열고, 오른쪽 단추로 돌아갑니다. 그동안 터미널의 글자 고르기는 Shift(맥의 iTerm2와 터미널에서는 Option 또는 fn)를 누른 채 끕니다."
)

func configKeysDefault(list string) string { return "기본값 " + list }

func saysKeysNoTable(path string, line int) string {
	return saysInLine(path, line, "keys는 표입니다. [keys] 아래에 star = [\"*\"]처럼 적습니다.")
}

func saysInLine(path string, line int, text string) string {
	return fmt.Sprintf("%s %d번째 줄: %s", path, line, text)
}

func saysKeysNoList(action string) string {
	return fmt.Sprintf("keys.%s에는 키 이름의 목록을 적습니다(예: [\"F11\", \"x\"]).", action)
}

// saysKeyProblem says what is wrong with a key, or doubtful about it.
func saysKeyProblem(p tui.KeyProblem) string {
	name := "keys." + p.Action
	switch p.Fault {
	case tui.NoSuchAction:
		return fmt.Sprintf("'%s'라는 동작은 없습니다.%s 이름은 'sosik config --default'에 있습니다.", name, perhaps(nearestAction(p.Action)))
	case tui.NoSuchKey:
		return fmt.Sprintf("%s에 쓴 '%s'라는 키는 없습니다.%s 키 이름은 'sosik config --default'에 있습니다.", name, p.Key, perhaps(nearestKey(p.Key)))
	case tui.HangulKey:
		return fmt.Sprintf("%s에 쓴 '%s'은(는) 한글입니다. 글자 키 하나가 영문과 한글 입력 상태 모두를 뜻하므로 %s 적으세요.", name, p.Key, latinFor(p.Key))
	case tui.NeedsKey:
		return fmt.Sprintf("%s은(는) 끌 수 없습니다. %s", name, whyNeeded(p.Action))
	case tui.NeedsFreeKey:
		return fmt.Sprintf("%s에는 글자가 아닌 키도 하나 있어야 합니다(예: Esc, Enter, F1). 한글 입력기는 글자를 다음 키까지 붙들기도 합니다.", name)
	case tui.OnlyDigits:
		return fmt.Sprintf("%s에는 숫자 0–9만 쓸 수 있습니다. 누른 숫자가 곧 번호이기 때문입니다. '%s'은(는) 숫자가 아닙니다.", name, p.Key)
	case tui.Clash:
		return fmt.Sprintf("%s: ‘%s’은(는) keys.%s에서도 씁니다. 한 화면에서 키 하나는 한 가지 일만 합니다.", name, p.Key, p.Other)
	case tui.OnlyLetters:
		return "주의: 글자 키뿐입니다. 한글 입력기가 글자를 다음 키까지 붙들면 늦게 통할 수 있습니다."
	case tui.GraveTwin:
		return fmt.Sprintf("주의: 한글 입력 상태에서 ‘%s’은(는) 작은 글자로 오고, 그 키는 keys.%s입니다.", p.Key, p.Other)
	}
	return name
}

// whyNeeded says what would be missing without an action.
func whyNeeded(action string) string {
	switch action {
	case "open":
		return "소식을 열 길이 없어집니다."
	case "back":
		return "연 화면에서 돌아올 길이 없어집니다."
	case "help":
		return "키를 찾아볼 길이 없어집니다."
	}
	return "프로그램을 끝낼 길이 없어집니다."
}

func perhaps(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf(" 혹시 '%s'인가요?", name)
}

// latinFor is the key that writes a jamo.
func latinFor(key string) string {
	if r := []rune(key); len(r) == 1 {
		if k := hangul.Keys(r[0]); len(k) == 1 {
			return fmt.Sprintf("'%s'라고", k)
		}
	}
	return "영문 글자로"
}
