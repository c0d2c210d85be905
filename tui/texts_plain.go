package tui

import (
	"fmt"
	"strings"

	"city/sosik/feed"
)

// The words of a reader without a screen.
const (
	textPlainWelcome = "sosik 줄 화면입니다. H를 치고 Enter를 누르면 도움말이 나옵니다."
	textPlainWaiting = "받는 중입니다…"
	textPlainGoOn    = "아직 받고 있습니다. 그동안 다른 명령을 쓸 수 있습니다."

	textPlainListPrompt    = "번호/명령(H 도움말, N 다음, P 앞, 찾기, X 끝) >> "
	textPlainHitsPrompt    = "번호/명령(H 도움말, N 다음, P 앞, L 목록, X 끝) >> "
	textPlainShortPrompt   = "번호/명령(H 도움말, 찾기, X 끝) >> "
	textPlainFewPrompt     = "번호/명령(H 도움말, L 목록, X 끝) >> "
	textPlainArticlePrompt = "명령(H 도움말, N 다음 소식, P 앞 소식, L 목록, X 끝) >> "
	textPlainChoicePrompt  = "번호/명령(H 도움말, L 돌아가기, X 끝) >> "
	textPlainBlankPrompt   = "명령(H 도움말, R 다시, X 끝) >> "
	textPlainOtherPrompt   = "명령(H 도움말, L 돌아가기, X 끝) >> "
	textPlainMorePrompt    = "더 보기(Enter) >> "

	// What can be done while a file is read, which lies over its notice.
	textPlainFilePrompt = "명령(H 도움말, L 소식으로, 목록, X 끝) >> "

	textPlainNothing   = "그대로입니다."
	textPlainEnd       = "끝입니다."
	textPlainFirstPage = "첫 쪽입니다."
	textPlainLastPage  = "마지막 쪽입니다."
	textPlainEdited    = "고쳐짐"

	textPlainJustNumber    = "번호만 치면 됩니다."
	textPlainNothingToStop = "받고 있는 첨부파일이 없습니다."

	textPlainTryAgain    = "R을 치면 다시 시도합니다."
	textPlainTryDemo     = "시험을 치면 지어낸 소식이 담긴 시험용 게시판을 봅니다."
	textPlainOpenFirst   = "먼저 번호를 쳐서 소식을 열어 주세요."
	textPlainSearchFirst = "먼저 찾아 주세요. 예: 찾기 산불"
	textPlainFindWhat    = "찾을 말을 함께 써 주세요. 예: 찾기 산불"
	textPlainWhichPage   = "쪽 번호를 함께 써 주세요. 예: 쪽 155"
	textPlainWhichDay    = "날짜를 함께 써 주세요. 예: LD 4/8, LD 2025-04-08"
	textPlainForgetHow   = "보기를 치면 나오는 저장한 찾기의 번호를 함께 써 주세요. 예: 지우기 8"
	textPlainViewsHow    = "번호를 치면 그 보기를 엽니다. 별 번호는 새 소식 알림을 바꾸고, 지우기 번호는 저장한 찾기를 지웁니다."
	textPlainMenuHow     = "번호를 치면 고릅니다."
	textPlainKeysHow     = "화면에서 하는 일과 그 글쇠입니다. 그 화면에서 하는 일을 치거나, 글쇠 F5처럼 쳐도 됩니다."
	textPlainHelpEnd     = "큰 글자와 작은 글자를 가리지 않으며, 한글 입력 상태에서 쳐도 됩니다. 글쇠를 치면 화면에서 하는 일이 모두 나옵니다."
)

// The help: its headings, what stands after a command, and what that does.
const (
	textPlainMoving  = "옮겨 다니기"
	textPlainFinding = "찾기와 보기"
	textPlainMarks   = "표시"
	textPlainReading = "소식을 읽을 때"
	textPlainOthers  = "그 밖에"

	textPlainNumber = "번호"
	textPlainPage   = "쪽번호"
	textPlainWords  = "찾을 말"
	textPlainWord   = "낱말"
	textPlainDay    = "월/일"
	textPlainView   = "이름"
	textPlainName   = "이름"
	textPlainKey    = "이름"

	textPlainOpens          = "그 줄의 소식을 엽니다. 이 쪽의 줄보다 큰 수는 게시판의 번호입니다."
	textPlainMore           = "이어서 봅니다. 목록에서는 다음 쪽, 글이 끝났으면 목록입니다."
	textPlainNext           = "다음 쪽, 글을 읽을 때는 다음 소식"
	textPlainPrevious       = "앞 쪽, 글을 읽을 때는 앞 소식"
	textPlainForward        = "다음 쪽, 글을 읽을 때는 글의 다음 쪽"
	textPlainBack           = "앞 쪽, 글을 읽을 때는 글의 앞 쪽"
	textPlainNextNotice     = "다음 소식 열기"
	textPlainPreviousNotice = "앞 소식 열기"
	textPlainNextUnread     = "다음 안 읽은 소식 열기"
	textPlainPreviousUnread = "앞의 안 읽은 소식 열기"
	textPlainUp             = "한 단계 뒤로. 첨부에서는 그 소식, 소식에서는 목록입니다."
	textPlainList           = "목록으로"
	textPlainTop            = "목록의 첫 쪽"
	textPlainToPage         = "그 쪽으로. 155쪽처럼 써도 됩니다."
	textPlainToNumber       = "게시판의 그 번호가 있는 쪽으로"
	textPlainAgain          = "다시 보기"
	textPlainFind           = "받아 둔 소식에서 찾기, 글을 읽을 때는 글에서 찾기. 말 없이 치면 다음 찾은 곳입니다."
	textPlainFindBack       = "글을 읽을 때 이전 찾은 곳"
	textPlainInTitle        = "제목에서 찾기"
	textPlainInAuthor       = "작성자로 찾기"
	textPlainUntil          = "그날과 그 앞의 소식"
	textPlainViews          = "보기와 저장한 찾기 고르기"
	textPlainGo             = "그 이름의 보기나 저장한 찾기 열기. 예: GO 별"
	textPlainFresh          = "지난 접속 뒤의 소식만"
	textPlainOrder          = "찾은 소식을 최신순으로, 제목에 있는 것 먼저로"
	textPlainSave           = "이 찾기를 이름으로 저장"
	textPlainForget         = "저장한 찾기 지우기 (묻습니다)"
	textPlainStar           = "별표 붙이기, 떼기. 번호가 없으면 보던 소식입니다."
	textPlainRead           = "읽음 표시 바꾸기"
	textPlainPageRead       = "이 쪽을 모두 읽음으로"
	textPlainAboveRead      = "그 줄까지 모두 읽음으로"
	textPlainAllRead        = "전체를 읽음으로 (묻습니다)"
	textPlainUndo           = "읽음, 별표 되돌리기 (열 번까지)"
	textPlainReadOn         = "멈추지 않고 끝까지 보기. 번호를 쓰면 그 소식을 엽니다."
	textPlainFacts          = "기간, 장소, 문의를 글 위에 모아 보기, 접기"
	textPlainAttachments    = "첨부파일 보기, 저장. 번호는 DN만 치면 나오는 차례입니다."
	textPlainLinks          = "글의 링크 열기. 번호는 링크만 치면 나오는 차례입니다."
	textPlainShare          = "공유하기: 주소, 인용, QR 코드, 메일"
	textPlainCopy           = "주소 보기"
	textPlainPrint          = "문서로 저장하거나 인쇄하기"
	textPlainVersions       = "고치기 전과 견주기"
	textPlainRefresh        = "새로 고침"
	textPlainSync           = "게시판 전체 받기, 그만두기"
	textPlainSyncAll        = "게시판 전체를 본문까지 받기"
	textPlainStop           = "첨부파일 받기 그만두기"
	textPlainDemo           = "받아 둔 목록이 없을 때 시험용 게시판 보기"
	textPlainKeys           = "화면의 글쇠 누르기. 글쇠 이름은 큰 글자와 작은 글자를 가립니다. 이름이 없으면 화면에서 하는 일을 모두 보여 줍니다."
	textPlainHelp           = "이 도움말"
	textPlainLeave          = "끝내기"
)

func textPlainUnknown(s string) string {
	return fmt.Sprintf("‘%s’은(는) 모르는 명령입니다. H를 치면 도움말이 나옵니다.", s)
}

func textPlainNotHere(s string) string {
	return fmt.Sprintf("‘%s’은(는) 여기에서 할 수 없습니다.", s)
}

func textPlainKeyNotHere(s string) string {
	return fmt.Sprintf("‘%s’ 글쇠로 여기에서 하는 일은 없습니다.", s)
}

// textStopHow says how to stop what is on its way, on the screen or by lines.
func textStopHow(spoken bool) string {
	if spoken {
		return " 그만두려면 ‘그만두기’를 치세요."
	}
	return " 그만두려면 Esc를 누르세요."
}

func textPlainNoLine(s string) string { return fmt.Sprintf("%s번 줄은 없습니다.", s) }

func textPlainNoView(s string) string {
	return fmt.Sprintf("‘%s’이라는 보기는 없습니다. 아래에서 고를 수 있습니다.", s)
}

// textPlainNotice is a line of the list. The title comes after a colon and the
// rest after commas, so that a screen reader pauses there.
func textPlainNotice(place int, marks []string, title, day string, number int) string {
	head := ""
	if len(marks) > 0 {
		head = strings.Join(marks, ", ") + ": "
	}
	parts := notEmpty([]string{head + title, day, textPlainNumberOf(number)})
	return textPlainChoice(place, strings.Join(parts, ", "))
}

func textPlainNotKept(place int, why string, number int) string {
	return textPlainChoice(place, strings.Join(notEmpty([]string{why, textPlainNumberOf(number)}), ", "))
}

// textPlainNumberOf has no comma in the number: it is there to be typed.
func textPlainNumberOf(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("번호 %d", n)
}

func textPlainChoice(n int, what string) string { return fmt.Sprintf("%d. %s", n, what) }

func textPlainFiles(n int) string { return fmt.Sprintf("첨부 %d개", n) }

func textPlainHits(n int) string { return comma(n) + "건" }

func textPlainOffer(text string, n int) string {
	return fmt.Sprintf("혹시 ‘%s’? %s건 있습니다. 찾기만 치면 그 말로 찾습니다.", text, comma(n))
}

func textPlainMatch(needle string, at, n int) string {
	return fmt.Sprintf("‘%s’ %s. 찾은 줄부터:", needle, textMatches(at, n))
}

func textPlainArticleMore(percent int) string {
	return fmt.Sprintf("더 보기(Enter, %d%%), 명령(H 도움말, N 다음 소식, L 목록, X 끝) >> ", percent)
}

func textPlainFileMore(percent int) string {
	return fmt.Sprintf("더 보기(Enter, %d%%), 명령(H 도움말, L 소식으로, 목록, X 끝) >> ", percent)
}

// textPlainNames are the names of a command with what stands after them.
func textPlainNames(c plainCommand) string {
	name := c.names[0]
	if len(name) <= len("pr") {
		name = strings.ToUpper(name)
	}
	name = strings.TrimRight(name+" "+c.argument, " ")
	if len(c.names) > 1 {
		name += " 또는 " + c.names[1]
	}
	return name
}

// textPlainAsk is a question of the screen, as it is answered by a line.
func textPlainAsk(label string) string {
	return strings.Replace(label, "(y/Esc)", "(예/아니오)", 1)
}

func textPlainNoKey(s string) string {
	return fmt.Sprintf("‘%s’이라는 글쇠는 없습니다.", s)
}

func textPlainCommand(names, what string) string { return names + ": " + what }

func textPlainSyncing(p feed.Progress, speed, left string) string {
	what := "받는 중"
	if p.Articles {
		what = "본문 받는 중"
	}
	done := fmt.Sprintf("%s %s/%s", what, comma(p.Done), comma(p.Total))
	return strings.Join(notEmpty([]string{done, fmt.Sprintf("%d%%", p.Done*100/max(p.Total, 1)), speed, left}), ", ")
}
