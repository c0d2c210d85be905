package main

import (
	"fmt"
	"strings"
)

// Every word that the commands say to staff stands in this file, as far as
// settings are concerned in texts_settings.go, and as far as the whole archive is
// concerned in texts_archive.go. Why a board could not be read
// is said by tui.Explain, so that the reader and the commands say the same.

// What the commands are.
const (
	shortRoot       = "터미널에서 읽는 시정소식"
	shortList       = "소식 목록을 한 쪽 보여 줍니다"
	shortShow       = "소식 하나를 보여 줍니다"
	shortParse      = "저장해 둔 웹 화면을 어떻게 읽는지 JSON으로 보여 줍니다"
	shortConfig     = "설정을 모두 설명과 함께 보여 줍니다"
	shortDemo       = "시험용 게시판을 이 컴퓨터에서 엽니다"
	shortVersion    = "버전을 보여 줍니다"
	shortCompletion = "셸 자동 완성 스크립트를 만듭니다"
	shortHelp       = "명령의 사용법을 보여 줍니다"

	longRoot = `sosik은 안산시 e안산톡톡의 시정소식 같은 공공 게시판을 터미널에서 읽는 프로그램입니다.
명령 없이 실행하면 소식 목록이 열립니다. 한 번 받은 소식은 네트워크 없이도 읽을 수 있습니다.
열린 뒤에는 ? 를 누르면 쓸 수 있는 키가 나옵니다.`

	longList = `소식 목록을 한 쪽 보여 줍니다. 맨 앞 칸의 ID로 'sosik show ID'를 실행하면 본문이 나옵니다.
둘째 칸의 번호로 보려면 #을 붙이고 따옴표로 감쌉니다: sosik show '#번호'
게시판에 닿지 않으면 전에 받아 둔 목록을 보여 주고, 언제 받은 것인지 표준 오류로 알립니다.`

	longShow = `소식 하나의 본문을 보여 줍니다. ID는 게시판이 붙인 값으로, 'sosik list'의 맨 앞 칸에 있습니다.
목록의 번호(둘째 칸, 읽기 화면의 번호)로 찾으려면 앞에 #을 붙이고 따옴표로 감쌉니다. 둘은 서로 다른 수입니다.

  sosik show 21954       ID가 21954인 소식
  sosik show '#20222'    번호가 20,222인 소식

게시판에 닿지 않으면 전에 받아 둔 본문을 보여 주고, 언제 받은 것인지 표준 오류로 알립니다.
받은 지 설정 refresh보다 오래되지 않은 본문은 다시 묻지 않습니다. 읽음 표시는 바뀌지 않습니다.

  sosik show 21954 --pdf -o 소식.pdf              공문서처럼 짠 PDF
  ssh 서버 sosik show 21954 --pdf > 소식.pdf      다른 컴퓨터에서`

	longParse = `저장해 둔 웹 화면(HTML 파일)을 네트워크 없이 읽어, 무엇으로 알아들었는지 JSON으로 보여 줍니다.
파일마다 한 줄에 하나씩, 준 차례대로 나옵니다. 파일 이름이 - 이면 표준 입력을 읽습니다.

  목록  {"list":{"total":…,"page":…,"pages":…,"items":[{"id":…,"title":…,"summary":…,"author":…,
        "department":…,"date":…,"views":…,"pinned":…,"attachment":…,"url":…}]}}
  소식  {"view":{"id":…,"title":…,"author":…,"department":…,"date":…,"views":…,
        "attachments":[{"name":…,"url":…}],"paragraphs":[…],"images":[{"alt":…,"url":…}],
        "links":[{"text":…,"url":…}]}}, 목록이 딸려 있으면 "view_list"도 나옵니다.
  오류  {"list":{"error":"blocked"}}: blocked, login, not_found, server_error, maintenance,
        not_board, too_large 가운데 하나입니다. 읽지 못한 파일은 {"error":"unreadable"}이고
        까닭은 표준 오류에 나옵니다.

화면이 말하지 않는 것은 null입니다. 날짜는 YYYY-MM-DD 또는 한국 시각의 RFC 3339입니다.
--headers FILE은 저장할 때 잃어버린 것을 채웁니다. 하나면 모든 파일에 쓰고, 여럿이면 파일과 차례대로 짝을 짓습니다.
  {"url": 마지막 주소, "requested_url": 물어본 주소, "status": 200, "content_type": …, "headers": {"Date": …}}
--url과 --content-type이 있으면 그것이 앞섭니다. 오류 화면이라도 파일을 모두 읽었으면 종료 코드는 0, 읽지 못한 파일이 있으면 1입니다.`

	longConfig = `모든 설정을 지금 값, 기본값, 설명과 함께 설정 파일(TOML)의 꼴로 보여 줍니다.
'sosik config --default > 파일'로 시작하면 됩니다. 명령 옵션, 환경 변수, 설정 파일, 기본값의 차례로 앞의 것이 이깁니다.`

	longDemo = `지어낸 소식 20,309건을 실제 게시판과 같은 모양으로 보여 주는 웹 서버를 이 컴퓨터에서 엽니다.
주소를 한 줄로 알리고 Ctrl-C를 누를 때까지 계속합니다. 이 컴퓨터 밖에서는 닿을 수 없습니다.
다른 창에서 'sosik --board 주소'로 읽을 수 있습니다. 그냥 구경하려면 'sosik --demo'가 간편합니다.`

	longCompletion = `셸에서 명령과 옵션을 Tab 키로 완성하는 스크립트를 만듭니다.

  bash        source <(sosik completion bash)
  zsh         source <(sosik completion zsh)
  fish        sosik completion fish | source
  powershell  sosik completion powershell | Out-String | Invoke-Expression`
)

// What the options are.
const (
	flagHelp        = "이 사용법을 봅니다"
	flagVersion     = "버전을 봅니다"
	flagConfig      = "설정 파일 (환경 변수 SOSIK_CONFIG)"
	flagDemoBoard   = "실제 게시판 대신 지어낸 소식이 담긴 시험용 게시판을 엽니다"
	flagPage        = "몇 쪽을 볼지"
	flagListJSON    = "JSON 배열로 보여 줍니다"
	flagShowJSON    = "JSON으로 보여 줍니다"
	flagMarkdown    = "마크다운으로 보여 줍니다"
	flagText        = "글로 보여 줍니다 (기본)"
	flagURL         = "그 화면의 주소"
	flagContentType = "그 화면의 Content-Type"
	flagKind        = "무엇으로 읽을지: auto, list(목록), view(소식)"
	flagHeaders     = "잃어버린 주소와 머리글을 담은 JSON 파일 (여러 번 쓸 수 있음)"
	flagDefault     = "지금 값 대신 기본값을 보여 줍니다"
	flagPath        = "설정 파일의 위치만 보여 줍니다"
	flagListen      = "열 주소"
	flagSkin        = "게시판의 모양 (아래 참고)"

	metaURL      = "주소"
	metaFile     = "파일"
	metaText     = "글"
	metaNumber   = "수"
	metaDuration = "기간"
	metaAddress  = "주소:포트"
	metaName     = "이름"
	metaKind     = "auto|list|view"
)

// What boards are called.
const (
	sosikName = "안산시 시정소식"
	demoName  = "시험용 시정소식"

	cityNewsName = "시정소식" // on a host that is not the city's
)

func saysNameAt(name, where string) string { return fmt.Sprintf("%s (%s)", name, where) }

// The headings of a usage.
const (
	headUsage    = "사용법:"
	headCommands = "명령:"
	headOptions  = "옵션:"
	headSettings = "설정 (설정 파일과 환경 변수로도 정합니다. 'sosik config' 참고):"
	headExit     = "종료 코드:"
	headSkins    = "모양:"
	useCommand   = "[명령]"
	useOptions   = "[옵션]"
	saysMore     = "명령마다 'sosik 명령 --help'로 자세한 사용법을 볼 수 있습니다."
)

// The columns of a list and the labels of an article.
const (
	columnID         = "ID"
	columnNumber     = "번호"
	columnDate       = "작성일"
	columnViews      = "조회"
	columnFiles      = "첨부"
	columnAuthor     = "작성자"
	columnDepartment = "담당부서"
	columnTitle      = "제목"

	cellPinned = "공지"
	cellFiles  = "있음"
)

// Sentences without a gap to fill in.
const (
	saysTwoBoards     = "--board와 --demo는 함께 쓸 수 없습니다."
	saysNoFiles       = "읽을 파일의 이름이 필요합니다. 표준 입력을 읽으려면 - 를 쓰세요."
	saysOneID         = "소식의 ID나 '#번호' 하나가 필요합니다(#은 따옴표 안에 써야 셸이 지우지 않습니다). ID는 'sosik list'의 맨 앞 칸에 있습니다."
	saysNumberAsKept  = "번호는 전에 받아 둔 목록에 따릅니다."
	saysBadPage       = "--page에는 1 이상의 수가 필요합니다."
	saysWhichShell    = "셸의 이름 하나가 필요합니다: bash, zsh, fish, powershell."
	saysNotLoopback   = "시험용 게시판은 이 컴퓨터 안에서만 열 수 있습니다. 127.0.0.1이나 [::1], localhost를 쓰세요."
	saysStopDemo      = "끝내려면 Ctrl-C를 누르세요."
	saysNoTerminal    = "터미널이 아니어서 화면을 열 수 없습니다. 'sosik --plain'은 줄로 읽고, 'sosik list'와 'sosik show ID'는 파이프와 스크립트에 씁니다."
	saysNoScreen      = "터미널을 화면으로 쓸 수 없습니다"
	saysInsecureShort = "인증서 확인 안 함"
	saysInsecure      = "주의: 설정 insecure 때문에 서버의 인증서를 확인하지 않습니다."
	saysSummaryOnly   = "목록에 실린 글만 보여 드립니다."
	saysReadOnly      = "저장소 파일에 쓸 수 없어 읽기만 합니다. 새로 받은 것과 읽음 표시는 남지 않습니다."
	whyNewer          = "더 새로운 sosik이 만든 파일입니다. sosik을 새 버전으로 바꾸거나 --cache로 다른 파일을 쓰세요"
	saysTemporary     = "읽음 표시와 받은 것이 끝낼 때 지워집니다: 저장소 파일을 쓸 권한이 없습니다."
	whyForeign        = "sosik의 저장소가 아닙니다. 그 파일은 그대로 두었습니다. --cache로 다른 파일을 쓰세요"
	whyIrregular      = "보통 파일이 아닙니다. --cache로 다른 파일을 쓰세요"
	whyFull           = "디스크에 빈 곳이 없습니다"
	whyNotThere       = "그런 파일이 없습니다"
	whyNotAllowed     = "권한이 없습니다"
	whyThere          = "같은 이름이 이미 있습니다"
	whyFolder         = "파일이 아니라 폴더입니다"
	whyNoFolder       = "경로 가운데에 폴더가 아닌 것이 있습니다"
	whyReadOnly       = "읽기만 되는 곳입니다"
	whyPortInUse      = "다른 프로그램이 이미 쓰고 있는 포트입니다"
	whyNotOurs        = "이 컴퓨터의 주소가 아닙니다"
	whyBroken         = "입출력 오류가 났습니다"
	whyNoObject       = "JSON 객체({…})가 아닙니다"
	saysEmptyList     = "이 게시판에는 소식이 없습니다."
	saysCannotWrite   = "표준 출력에 쓸 수 없습니다"
	saysUnexpected    = "뜻밖의 오류가 났습니다"
	saysBadClient     = "네트워크 설정에 잘못이 있습니다"
)

func saysUseHelp(path string) string {
	return fmt.Sprintf("사용법은 '%s --help'로 볼 수 있습니다.", path)
}

func saysNoCommand(name string, near []string) string {
	s := fmt.Sprintf("'%s'라는 명령은 없습니다.", name)
	if len(near) > 0 {
		s += fmt.Sprintf(" 혹시 %s인가요?", strings.Join(near, ", "))
	}
	return s
}

func saysNoArguments(arg string) string {
	return fmt.Sprintf("'%s'은(는) 필요 없습니다. 이 명령은 옵션만 받습니다.", arg)
}

func saysNoOption(name string) string      { return fmt.Sprintf("%s라는 옵션은 없습니다.", name) }
func saysOptionNeedsValue(f string) string { return fmt.Sprintf("%s에는 값이 필요합니다.", f) }
func saysBadOption(f, value string) string {
	return fmt.Sprintf("%s에 '%s'은(는) 쓸 수 없습니다.", f, value)
}
func saysBadSyntax(arg string) string {
	return fmt.Sprintf("'%s'은(는) 옵션의 꼴이 아닙니다.", arg)
}
func saysUnreadable(path string) string {
	return fmt.Sprintf("%s 파일을 읽을 수 없습니다", path)
}
func saysBadHeaders(path string) string {
	return fmt.Sprintf("%s 파일이 --headers의 JSON이 아닙니다", path)
}
func saysWrongField(name string) string {
	return fmt.Sprintf("'%s'의 값이 맞지 않습니다", name)
}
func saysBadJSON(at int64) string {
	return fmt.Sprintf("%d번째 바이트에서 JSON이 아닙니다", at)
}
func saysCannotListen(addr string) string {
	return fmt.Sprintf("%s에서 시험용 게시판을 열 수 없습니다", addr)
}
func saysCannotOpenCache(path, why string) string {
	s := fmt.Sprintf("저장소 %s을(를) 열 수 없습니다", path)
	if why != "" {
		s += ". " + why
	}
	return s
}

func saysBadKind(kind string) string {
	return fmt.Sprintf("--kind에 '%s'은(는) 쓸 수 없습니다. auto, list, view 가운데 하나를 쓰세요.", kind)
}

func saysHeadersDoNotPair(headers, files int) string {
	return fmt.Sprintf("--headers가 %d개, 파일이 %d개입니다. --headers는 하나만 쓰거나 파일 수만큼 써야 합니다.", headers, files)
}

func saysNoSkin(name string) string { return fmt.Sprintf("'%s'라는 모양은 없습니다.", name) }

func saysPanic(log string) string {
	if log == noLog {
		return "프로그램의 잘못으로 멈췄습니다. 읽음 표시는 모두 남아 있고, 기록은 꺼져 있어 남지 않았습니다"
	}
	return fmt.Sprintf("프로그램의 잘못으로 멈췄습니다. 읽음 표시는 모두 남아 있고, 자세한 내용은 %s에 있습니다", log)
}

func saysKept(why, age string) string {
	return fmt.Sprintf("%s %s 받아 둔 것을 보여 드립니다.", why, age)
}

func saysNoID(id string) string {
	return fmt.Sprintf("ID가 %s인 소식은 게시판에 없습니다. 목록의 번호로 찾으려면 sosik show '#%s'처럼 #을 붙이세요.", id, id)
}

func saysBadNumber(s string) string {
	return fmt.Sprintf("'%s'은(는) 번호가 아닙니다. '#20222'처럼 # 뒤에 1 이상의 수를 쓰세요.", s)
}

func saysNoNumber(number string) string {
	return fmt.Sprintf("번호가 %s인 소식은 게시판에 없습니다.", number)
}

func saysNoPage(page, pages string) string {
	if pages == "" {
		return page + "쪽은 없습니다."
	}
	return fmt.Sprintf("%s쪽은 없습니다. 1쪽부터 %s쪽까지 있습니다.", page, pages)
}

func saysSetAside(path string) string {
	return fmt.Sprintf("저장소 파일이 손상되어 %s(으)로 옮겨 두고 새로 시작합니다.", path)
}

func saysFooter(page, pages, total string) string {
	switch {
	case pages == "" && total == "":
		return page + "쪽"
	case pages == "":
		return fmt.Sprintf("%s쪽, 전체 %s건", page, total)
	case total == "":
		return fmt.Sprintf("%s/%s쪽", page, pages)
	}
	return fmt.Sprintf("%s/%s쪽, 전체 %s건", page, pages, total)
}
