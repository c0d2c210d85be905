package main

import (
	"fmt"
	"strings"
)

// What the settings are: one line for the help, and what else there is to know
// for "sosik config" and docs/settings.md.
const (
	shortBoard = "열 게시판의 주소"
	aboutBoard = "게시판마다 저장소에 제자리가 있으므로 바꾸어도 받아 둔 소식은 남습니다."

	shortBoardName = "열 게시판의 이름"
	aboutBoardName = "화면 맨 위에 나옵니다. 비워 두면 주소에서 정합니다. 설정 board보다 앞서는 곳(예: 옵션 --board)에서 다른 게시판을 정하면 쓰지 않습니다."

	shortContact = "게시판 운영자에게 알릴 연락처"
	aboutContact = "메일 주소나 누리집 주소를 적으면 User-Agent에 실립니다. 비워 두면 프로그램 이름과 버전만 알립니다."

	shortRefresh = "새 소식을 확인하는 간격"
	aboutRefresh = "0이면 스스로 확인하지 않습니다."

	shortNewFor = "새글 표시를 붙여 두는 기간"
	aboutNewFor = "0이면 붙이지 않습니다."

	shortArticleWidth = "본문의 가장 넓은 폭(칸)"
	aboutArticleWidth = "터미널이 더 넓어도 이보다 넓게 펴지 않습니다. 0이면 터미널의 폭을 다 씁니다."

	shortAmbiguous = "▲ ■ “ ” … 같은 글자의 폭(칸)"
	aboutAmbiguous = "auto면 시작할 때 터미널에 물어봅니다. 줄이 어긋나 보이면 1이나 2로 정하세요. 'sosik doctor'가 이 터미널의 폭을 재어 줍니다."

	shortCache = "받은 소식과 읽음 표시를 두는 파일"
	aboutCache = "비워 두면 데이터 폴더의 sosik/sosik.db입니다(리눅스: ~/.local/share/sosik/sosik.db). 저장소로 보이지 않는 파일은 건드리지 않고, 손상된 저장소는 이름을 바꾸어 옆에 둡니다. 이름이 sosik.db인 파일은 무엇이 들어 있든 저장소로 봅니다. 쓸 수 없는 곳이면 임시로 저장하고 끝낼 때 지웁니다."

	shortPace = "같은 서버에 다시 묻기까지 쉬는 시간"
	aboutPace = "이 컴퓨터 안의 서버(시험용 게시판)에는 쉬지 않습니다."

	shortTimeout = "서버의 응답을 기다리는 가장 긴 시간"
	aboutTimeout = ""

	shortCAFile = "더 믿을 인증 기관의 인증서(PEM 파일)"
	aboutCAFile = "기관 안의 보안 장비가 인증서를 바꾸거나, 서버가 중간 인증서를 빠뜨릴 때 씁니다."

	shortInsecure = "서버의 인증서를 확인하지 않음"
	aboutInsecure = "누가 내용을 바꾸어도 알 수 없습니다. 켜 두면 화면에 늘 표시됩니다. 되도록 ca_file을 쓰세요."

	shortLogFile = "기록 파일"
	aboutLogFile = "비워 두면 상태 폴더의 sosik/sosik.log입니다(리눅스: ~/.local/state/sosik/sosik.log). off면 남기지 않습니다."

	shortLogLevel = "얼마나 자세히 기록할지"
	aboutLogLevel = "debug가 가장 자세합니다."
)

// What a setting's value has to be.
const (
	wantsHead    = "쓸 수 있는 값: "
	wantsText    = "한 줄의 글"
	wantsAddress = `게시판의 주소(예: "https://www.ansan.go.kr/…")`
	wantsBoolean = "true 또는 false"

	hintNoQuotes = "(따옴표 없이 적습니다)"
	hintQuotes   = "(따옴표로 감싸 적습니다)"
)

func wantsOneOf(words []string) string { return strings.Join(words, ", ") + " 가운데 하나" }

func wantsNumber(low, high int, zeroIsOK bool) string {
	s := fmt.Sprintf("%d부터 %d까지의 수", low, high)
	if zeroIsOK {
		s = "0 또는 " + s
	}
	return s
}

func wantsDuration(low string, zeroIsOK bool) string {
	s := `단위가 있는 기간(예: "30s", "10m", "24h")`
	if low != "0s" {
		s += ", " + low + " 이상"
	}
	if zeroIsOK {
		s += " 또는 0"
	}
	return s
}

func saysWrongValue(where, value, expected string) string {
	return fmt.Sprintf("%s에 '%s'은(는) 쓸 수 없습니다. 필요한 것: %s.", where, value, expected)
}

func saysWrongLine(path string, line int, name, value, expected string) string {
	return fmt.Sprintf("%s %d번째 줄: %s에 '%s'은(는) 쓸 수 없습니다. 필요한 것: %s.", path, line, name, value, expected)
}

func saysUnknownSetting(path string, line int, name string) string {
	return fmt.Sprintf("%s %d번째 줄: '%s'라는 설정은 없습니다. 설정은 'sosik config --default'로 볼 수 있습니다.", path, line, name)
}

func saysConfigSyntax(path string, line int, cause string) string {
	return fmt.Sprintf("%s %d번째 줄: 설정 파일의 꼴(TOML)이 아닙니다: %s", path, line, cause)
}

func saysConfigTooLarge(path string) string {
	return fmt.Sprintf("%s 파일이 너무 커서 설정 파일로 읽지 않았습니다", path)
}

// What "sosik config" writes around the values.
func configHead(path string) string {
	return fmt.Sprintf("# sosik의 설정 파일: %s\n# 명령 옵션, 환경 변수, 이 파일, 기본값의 차례로 앞의 것이 이깁니다.\n", path)
}

func configNames(def, env, flag string) string {
	return fmt.Sprintf("기본값 %s, 환경 변수 %s, 옵션 --%s", def, env, flag)
}

// configOrigin says where a value comes from that is not in the file.
func configOrigin(from origin, t setting) string {
	switch from {
	case fromEnv:
		return "지금 값은 환경 변수 " + t.env() + "에서 왔습니다."
	case fromFlag:
		return "지금 값은 옵션 --" + t.flag() + "에서 왔습니다."
	default:
		return ""
	}
}
