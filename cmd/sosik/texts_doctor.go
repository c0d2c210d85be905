package main

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"
)

// The words of the command doctor.

const (
	shortDoctor = "터미널을 살펴보고 무엇을 고치면 좋은지 알려 줍니다"

	longDoctor = `이 터미널이 글자를 몇 칸으로 그리는지 재고, 색, 클립보드, 화면 동기화, 키보드, 로캘을 살펴봅니다.
잘못된 것이 있으면 무엇을 고치면 되는지, 어느 터미널의 어느 설정인지 알려 드립니다.

글자의 폭은 몇 글자를 잠깐 써 보고 터미널에 커서의 자리를 물어서 잽니다. 화면에는 아무것도 남지 않습니다.
터미널이 답하지 않으면 4초 뒤에 그만둡니다. 클립보드는 건드리지 않습니다.
이어서 키를 눌러 보면 무엇이 왔고 무엇으로 알아들었는지 나옵니다. Esc를 두 번 누르거나 Ctrl-C를 누르면 끝납니다.

오류를 알릴 때는 'sosik doctor --json > 파일'의 결과를 붙여 주세요. 접속한 곳의 주소나 사용자의 이름은 들어가지 않습니다.
터미널이 없는 곳에서는 알 수 있는 것만 보여 줍니다.`

	flagDoctorJSON = "오류를 알릴 때 붙일 JSON으로 보여 줍니다"
	flagNoKeys     = "키보드는 시험하지 않습니다"
)

// What is looked at.
const (
	headDoctor    = "터미널 진단"
	headFound     = "고치면 좋은 것"
	headTerminal  = "터미널"
	headWidths    = "글자의 폭(칸)"
	headColors    = "색"
	headClipboard = "클립보드(OSC 52)"
	headFrames    = "화면 동기화(mode 2026)"
	headKeys      = "키보드"

	factKind        = "종류"
	factSays        = "터미널의 답"
	factSize        = "크기"
	factSSH         = "SSH"
	factMultiplexer = "tmux·screen"
	factLocale      = "로캘"
	factAmbiguous   = "애매한 폭"
	factTook        = "답한 시간"

	columnSample      = "글자"
	columnAsIs        = "그대로"
	columnSent        = "보낸 것"
	columnUsed        = "쓰는 폭"
	columnLook        = "보기"
	markCrooked       = "어긋남"
	unknownWidth      = "?"
	notSet            = "없음"
	no                = "아니요"
	saysAllWell       = "잘못된 것을 찾지 못했습니다."
	saysNotKnown      = "알 수 없음"
	saysNoTerm        = "터미널이 없어 재지 못했습니다."
	saysWidthsNote    = "'그대로'는 게시판의 글자 그대로, '보낸 것'은 sosik이 다듬어 화면에 보내는 글자를 잰 폭입니다."
	colorsOff         = "NO_COLOR가 있어 색을 쓰지 않습니다."
	colorsMono        = "색이 없는 터미널(TERM)이라 색을 쓰지 않습니다."
	colorsOn          = "16색과 굵게, 흐리게, 밑줄, 반전을 씁니다. 아래가 서로 달라 보이면 됩니다."
	backgroundLight   = "바탕색: 밝음"
	backgroundDark    = "바탕색: 어두움"
	backgroundUnknown = "바탕색: 터미널이 답하지 않았습니다. 설정 background로 정할 수 있습니다."
	lookBold          = "굵게"
	lookFaint         = "흐리게"
	lookUnderline     = "밑줄"
	lookReverse       = "반전"
	framesYes         = "있습니다. 화면이 한 번에 바뀝니다."
	framesNo          = "없습니다(또는 답이 없습니다). 없어도 됩니다."
)

// Problems and what to do about them.
const (
	problemDumb       = "TERM=dumb인 터미널에는 화면을 그릴 수 없습니다."
	remedyDumb        = "'sosik list'와 'sosik show ID'를 쓰거나, 다른 터미널에서 여세요."
	problemNoTerminal = "터미널이 아니어서 재지 못했습니다."
	remedyNoTerminal  = "터미널에서 'sosik doctor'를 실행하세요. 파일로 보내는 것은 됩니다: sosik doctor --json > 파일"
	problemTerm       = "TERM이 없습니다."
	remedyTerm        = "터미널의 접속 설정에서 터미널 종류를 xterm-256color로 하세요(PuTTY: Connection > Data > Terminal-type string)."
	problemMonochrome = "TERM이 색 없는 터미널이라고 합니다."
	problemConsole    = "리눅스 콘솔(TERM=linux)은 한글을 그리지 못합니다."
	remedyConsole     = "SSH나 창 있는 터미널로 접속하세요."
	remedyLocale      = "sosik은 로캘과 상관없이 UTF-8을 씁니다. 다른 프로그램과 tmux를 위해 LANG=ko_KR.UTF-8이나 C.UTF-8로 두면 좋습니다."
	problemNoAnswer   = "터미널이 폭을 묻는 말에 답하지 않았습니다. ▲ ─ “ 를 한 칸으로 칩니다."
	remedyNoAnswer    = "줄이 어긋나 보이면 설정 파일에 ambiguous = \"2\"라고 적거나 --ambiguous 2로 여세요."
	remedyAuto        = "또는 ambiguous = \"auto\"로 두면 시작할 때마다 터미널에 물어봅니다."
	remedyMultiplexer = "안쪽의 줄이 어긋나 보이면 바깥 터미널에서 ▲ 같은 글자를 한 칸으로 그리게 하세요."
	remedyEmoji       = "터미널을 새 판으로 바꾸세요. 바꿀 수 없어도 이모지가 있는 줄에서 그 뒤만 한 칸 어긋납니다."
	remedyCrooked     = "'sosik doctor --json'의 결과를 알려 주시면 고치겠습니다."
)

func saysLocale(name string) string {
	if name == "" {
		name = notSet
	}
	return fmt.Sprintf("로캘(%s)이 UTF-8이 아닙니다.", name)
}

func saysSmall(width, height int) string {
	return fmt.Sprintf("창이 작습니다(%d×%d). 80×24 이상이면 열이 다 보입니다.", width, height)
}

func saysLate(took time.Duration) string {
	return fmt.Sprintf("터미널이 %s 뒤에야 답했습니다. 읽기 화면은 1.2초만 기다리고 ▲ ─ “ 를 한 칸으로 칩니다.", seconds(took))
}

func saysChosen(n int) string {
	return fmt.Sprintf("설정 ambiguous가 \"%d\"이어서 그 폭을 씁니다.", n)
}

func saysChoose(n int) string {
	return fmt.Sprintf("설정 파일에 ambiguous = \"%d\"이라고 적으세요('sosik config --path'가 그 파일입니다).", n)
}

func saysHangul(n int) string {
	return fmt.Sprintf("이 터미널은 '가'를 %d칸으로 그립니다. 문자 집합이 UTF-8이 아닌 것 같습니다.", n)
}

func saysMismatch(chosen, measured int) string {
	return fmt.Sprintf("설정 ambiguous는 %d인데 이 터미널은 ▲ ─ “ 를 %d칸으로 그립니다. 줄이 어긋납니다.", chosen, measured)
}

func saysMixed(symbol, rule, quote int) string {
	return fmt.Sprintf("이 터미널은 ▲는 %d칸, ─는 %d칸, “는 %d칸으로 그립니다. 한 가지로 맞지 않아 줄이 어긋날 수 있습니다.", symbol, rule, quote)
}

func saysMultiplexer(name string) string {
	return fmt.Sprintf("%s 안에서는 바깥 터미널이 글자를 몇 칸으로 그리는지 알 수 없습니다. 잰 것은 %s의 폭입니다.", name, name)
}

func saysChangeWidths(how string) string {
	return "▲ 같은 글자의 폭을 바꾸려면 " + how + "."
}

func saysEmoji(n int) string {
	return fmt.Sprintf("이 터미널은 이모지 📎를 %d칸으로 그립니다. sosik은 2칸으로 칩니다.", n)
}

func saysCrooked(names []string) string {
	return "폭이 sosik의 표와 다른 글자가 있습니다: " + strings.Join(names, ", ") + "."
}

func saysKindUnsure(kind string) string {
	switch kind {
	case "":
		return saysNotKnown
	case kindPuTTY:
		return "PuTTY(또는 KiTTY, MobaXterm처럼 PuTTY에서 나온 것)"
	case kindVTE:
		return "VTE(GNOME 터미널, Xfce 터미널 등)"
	}
	return kind
}

func saysAmbiguous(used int, setting string) string {
	return fmt.Sprintf("%d칸 (설정 ambiguous = \"%s\")", used, setting)
}

func saysTook(took time.Duration) string {
	if took < time.Second {
		return fmt.Sprintf("%d ms", took.Milliseconds())
	}
	return seconds(took)
}

// seconds is a time as one reads it: 2.3초.
func seconds(d time.Duration) string { return fmt.Sprintf("%.1f초", d.Seconds()) }

// What may be said of the clipboard.
const (
	clipboardYes     = "터미널이 된다고 답했습니다."
	clipboardUnknown = "묻지 않고는 알 수 없습니다. 많은 터미널이 처음에는 막아 둡니다."
	clipboardTry     = "해 보려면 셸에서 아래를 실행하고 다른 창에 붙여 넣어 보세요('소식'이 나오면 됩니다). 복사해 둔 것이 바뀝니다."
)

// clipboardCommand is how to try by hand.
func clipboardCommand() string {
	return `printf '\033]52;c;` + base64.StdEncoding.EncodeToString([]byte("소식")) + `\a'`
}

// advices are the settings of the usual terminals.
func advices() []advice {
	return []advice{
		{kindPuTTY,
			"Window > Translation > 'Treat CJK ambiguous characters as wide'를 끄거나 켭니다(꺼 두는 것이 좋습니다)",
			"Window > Translation > Remote character set을 UTF-8로 합니다",
			"PuTTY는 받지 않습니다. 마우스로 끌면 복사됩니다."},
		{kindXshell,
			"세션 등록 정보의 터미널에서 애매한 폭의 글자를 넓게 그리는 항목을 끕니다",
			"세션 등록 정보의 터미널에서 인코딩을 유니코드(UTF-8)로 합니다",
			""},
		{kindITerm,
			"Settings > Profiles > Text > 'Treat ambiguous-width characters as double width'를 끄거나 켭니다",
			"Settings > Profiles > Terminal > Character Encoding을 UTF-8로 합니다",
			"Settings > General > Selection > 'Applications in terminal may access clipboard'를 켜면 됩니다."},
		{kindWindows,
			"1.26판부터 settings.json의 \"compatibility.ambiguousWidth\"를 \"narrow\"나 \"wide\"로 합니다. 그 앞의 판은 늘 한 칸입니다",
			"접속한 곳의 로캘을 UTF-8로 합니다(윈도우 안에서는 chcp 65001)",
			"따로 막지 않았으면 됩니다."},
		{kindMintty,
			"설정 파일(~/.minttyrc)에 Charwidth=ambig-narrow나 ambig-wide를 적습니다",
			"Options > Text > Character set을 UTF-8로 합니다",
			"설정 파일(~/.minttyrc)에 AllowSetSelection=yes를 적으면 됩니다."},
		{kindXterm,
			"-cjk_width 없이(또는 있게) 엽니다. 자원 이름은 XTerm*cjkWidth입니다",
			"-u8로 열거나 자원 XTerm*utf8을 1로 합니다",
			"처음에는 막혀 있습니다. 자원 XTerm*disallowedWindowOps에서 SetSelection을 빼면 됩니다."},
		{kindMlterm,
			"--ac=1이나 --ac=2로 엽니다(설정 파일에서는 col_size_of_width_a)",
			"--encoding=utf8로 엽니다",
			"설정 파일(~/.mlterm/main)에 allow_osc52 = true라고 적으면 됩니다."},
		{kindTmux,
			"",
			"'tmux -u'로 엽니다. 로캘이 UTF-8이면 -u 없이도 됩니다",
			"처음에는 되지 않습니다. tmux에 'set -g set-clipboard on'이 있어야 하고, 바깥 터미널도 받아야 합니다."},
		{kindScreen,
			"'cjkwidth off'나 'cjkwidth on'을 ~/.screenrc에 적습니다",
			"'screen -U'로 열거나 ~/.screenrc에 'defutf8 on'을 적습니다",
			"screen은 바깥 터미널로 건네지 않습니다. 마우스로 끌어 복사하세요."},
		{kindVTE,
			"프로파일의 호환성에서 애매한 폭의 글자를 좁게나 넓게로 정합니다",
			"로캘을 UTF-8로 하고 터미널을 다시 엽니다",
			"VTE 0.70은 받지 않습니다. 마우스로 끌어 복사하세요."},
		{kindKitty, "", "", "처음부터 됩니다."},
		{kindRxvt, "", "로캘을 UTF-8로 하고 터미널을 다시 엽니다", "처음에는 되지 않습니다. 마우스로 끌어 복사하세요."},
	}
}

// Words of the part about the keyboard.
const (
	keysIntro   = "키를 눌러 보세요. 영문 상태에서 j를, 한글 상태에서 같은 자리의 ㅓ를 누르면 둘 다 j로 알아들어야 합니다."
	keysEnd     = "끝내려면 Esc를 두 번, 또는 Ctrl-C를 누르세요."
	keysPaste   = "붙여 넣은 글"
	keysNothing = "누른 키가 없습니다."
)

func saysArrived(hex, shown string) string { return fmt.Sprintf("  받음  %s  (%s)", hex, shown) }

func saysKey(name, does string) string {
	if does == "" {
		return "    → " + name
	}
	return fmt.Sprintf("    → %s: %s", name, does)
}

func saysHangulKey(name, letter, does string) string {
	if does == "" {
		return fmt.Sprintf("    → %s (한글 %s)", name, letter)
	}
	return fmt.Sprintf("    → %s (한글 %s): %s", name, letter, does)
}

// saysKeys sums up: how many keys came in each input mode.
func saysKeys(latin, hangul, other int) string {
	if latin+hangul+other == 0 {
		return keysNothing
	}
	s := fmt.Sprintf("영문 글쇠 %d개, 한글 글쇠 %d개, 그 밖의 키 %d개를 알아들었습니다.", latin, hangul, other)
	if hangul == 0 {
		s += " 한글 상태로 누른 것은 없습니다."
	}
	return s
}
