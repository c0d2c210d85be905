package main

import "strings"

// What the settings of looks are.
const (
	shortBackground = "터미널의 바탕색"
	aboutBackground = "dark는 어두운 바탕에 맞는 밝은 색, light는 밝은 바탕에 맞는 짙은 색을 씁니다. auto면 시작할 때 특수문자의 폭과 함께 터미널에 물어보고, 대답이 없으면 어느 바탕에서나 읽히는 색만 씁니다. ambiguous를 1이나 2로 정해 두면 아무것도 묻지 않습니다."

	shortTheme = "화면의 색"
	aboutTheme = "basic은 터미널이 정해 둔 열여섯 색, city는 256색, contrast는 흐린 글자 없이 안 읽은 소식을 굵게, mono는 색 없이 보입니다. auto는 터미널이 256색을 알고 바탕색이 알려져 있으면 city, 아니면 basic입니다. 환경 변수 NO_COLOR가 있으면 언제나 색 없이 보입니다."

	shortColors = "화면의 한 부분만 다르게 할 색"
	aboutColors = `파일에는 [colors] 아래에 한 줄씩 적어도 됩니다(예: alert = "bold red"). 환경 변수와 옵션에는 "alert=bold red, read=245"처럼 적습니다. 터미널에 없는 색은 가장 가까운 색으로 바뀝니다.`

	metaColors = "부분=모양,..."

	shortSigns = "표시와 줄을 그리는 글자"
	aboutSigns = "ascii면 ● ─ │ … “ ” ▲ 같은 글자를 o - | . \" ^ 처럼 자판에 있는 글자로 바꾸어 보입니다. 이런 글자가 네모로 나오거나 줄이 어긋나는 터미널에서 씁니다."
)

func wantsColors(roles []string) string {
	return "{ 부분 = \"모양\" }. 부분은 " + strings.Join(roles, ", ") +
		", 모양은 bold, faint, italic, underline, reverse, plain과 색(red나 bright-red 같은 이름, 0부터 255까지의 수, #rrggbb), 바탕색은 on 뒤에"
}
