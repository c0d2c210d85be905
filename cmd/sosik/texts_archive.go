package main

import (
	"fmt"
	"strings"
	"time"

	"city/sosik/tui"
)

// The words of the commands for the whole archive: sync, search, export, import
// and watch.

// What the commands are.
const (
	shortSync   = "게시판의 소식을 모두 받아 둡니다"
	shortSearch = "받아 둔 소식에서 찾습니다"
	shortExport = "받아 둔 소식을 모두 파일로 내보냅니다"
	shortImport = "내보낸 JSON 파일을 다시 읽어 들입니다"
	shortWatch  = "저장한 검색에 맞는 새 소식이 오면 알립니다"

	longSync = `게시판의 목록을 새 소식부터 끝까지 받아 둡니다. 이미 받은 쪽은 다시 묻지 않고, 한 번에 한 쪽씩 설정 pace만큼 쉬며 받습니다.
언제든 Ctrl-C로 멈춰도 받은 것은 남고, 다시 실행하면 이어서 받습니다. 목록에 글이 다 실리는 게시판(시정소식)은 목록만으로 본문까지 모입니다.
--articles를 주면 목록에 없는 본문과 첨부파일의 이름도 소식마다 하나씩 받습니다. 소식이 많으면 오래 걸립니다.

진행 상황은 표준 오류에 나옵니다. 터미널이면 한 줄을 고쳐 쓰고, 아니면 10분의 1마다(늦어도 30초마다) 한 줄씩 씁니다.
게시판이 접속을 막거나 엉뚱한 화면을 보내면 거기서 멈추고, 그 종류에 맞는 종료 코드로 끝납니다.

--check는 네트워크 없이 무엇이 빠졌는지만 보여 줍니다. 빠진 목록이 있으면 종료 코드가 8입니다.
--articles와 함께 쓰면 본문이나 첨부파일의 이름이 빠졌을 때도 8입니다. --check --json의 꼴은 이렇습니다.

  {"total":20309,"kept":20289,"whole":false,"rows":{"count":20,"runs":[{"top":60,"bottom":41}]},"bodies":0,"files":134}`

	longSearch = `받아 둔 소식의 제목, 본문, 작성자, 첨부파일 이름에서 찾습니다. 네트워크는 쓰지 않습니다.
낱말은 셸의 따옴표 없이 여러 개 써도 됩니다. 모든 낱말이 들어 있는 소식만 나옵니다.

  sosik search 산불 예산             두 낱말이 모두 있는 소식
  sosik search '"봄꽃 축제" -취소'   이어진 말이 있고, 취소는 없는 소식
  sosik search 제목:산불 작성자:공보관
  sosik search 산불 2025-04          그 달의 소식 (2025-04-01..2025-04-08, 지난주도 됩니다)
  sosik search 안읽음 별             표시로 고르기
  sosik search ㅇㅅㅅ                제목의 초성으로 찾기

'-낱말'처럼 영문자 앞에 -를 붙이려면 옵션과 헷갈리지 않게 -- 뒤에 씁니다: sosik search -- 산불 -ai

나오는 표와 --json의 배열은 'sosik list'와 같습니다. 터미널에서는 찾은 말이 든 본문 한 줄이 소식마다 따라 나옵니다.
찾은 것이 없어도 종료 코드는 0입니다(표준 오류에 알리고, --json은 빈 배열입니다).
받아 두지 않은 소식이 있으면 몇 건인지 표준 오류로 알립니다.

검색을 이름 붙여 저장할 수 있습니다. 저장한 검색은 읽기 화면과 'sosik watch'에서도 씁니다.

  sosik search --save 산불 --watch 산불 -훈련   '산불'이라는 이름으로 저장하고 새 소식을 알립니다
  sosik search --saved 산불                     저장한 검색으로 찾기
  sosik search --list                           저장한 검색과 건수, 안 읽은 건수
  sosik search --forget 산불                    지우기`

	longExport = `받아 둔 소식을 모두 폴더에 내보냅니다. 네트워크는 쓰지 않습니다. 폴더가 없으면 만듭니다.

  jsonl     notices.jsonl: 한 줄에 소식 하나. 본문의 짜임, 첨부파일, 그림, 링크, 바뀌기 전의 글, 읽음과 별 표시까지
            모두 담기며 'sosik import'로 되읽을 수 있습니다. 꼴은 docs/export.md에 있습니다.
  csv       notices.csv: 엑셀에서 바로 열립니다(UTF-8, BOM). = + - @ 로 시작하는 글은 수식이 되지 않게 앞에 '를 붙입니다.
            번호와 조회수는 수로 남습니다. 엑셀의 칸에 들어가지 않는 긴 글은 잘리고, 몇 건인지 알려 드립니다.
  markdown  해마다 한 폴더에 소식마다 한 파일: 2025/2025-04-08_21954_제목.md

파일은 임시 이름으로 다 쓴 뒤에 제 이름을 얻습니다. 내용이 다른 파일이 이미 있으면 건드리지 않고 종료 코드 1로 끝납니다.
덮어쓰려면 --force를 주세요.`

	longImport = `'sosik export --format jsonl'로 내보낸 파일을 지금 게시판의 저장소에 읽어 들입니다. 파일 이름이 - 이면 표준 입력을 읽습니다.
먼저 모든 파일을 끝까지 살펴보고, 잘못된 줄이 하나라도 있으면 그 줄을 알리고 아무것도 저장하지 않습니다.
다른 게시판에서 내보낸 줄도 잘못된 줄입니다. 이미 있는 소식의 더 새로운 내용과 읽음 표시는 지워지지 않습니다.`

	longWatch = `게시판을 설정 refresh의 간격(--interval로 바꿀 수 있고 설정 pace보다 짧을 수 없습니다)으로 확인합니다.
'sosik search --save 이름 --watch 검색어'로 저장한 검색에 맞는 새 소식이 오면 소식마다 한 번씩 명령을 실행합니다.
이름을 주면 그 검색만 봅니다. Ctrl-C를 누를 때까지 계속하며, --once를 주면 한 번만 확인하고 끝납니다(cron에 알맞습니다).
저장하기 전이나 처음 볼 때 이미 있던 소식은 알리지 않습니다. 게시판에 닿지 않으면 한 번만 알리고 계속 시도합니다.

명령은 쓰신 그대로 셸(sh -c, 윈도우는 cmd /C)이 실행합니다. 소식은 환경 변수 SOSIK_ID, SOSIK_TITLE, SOSIK_URL,
SOSIK_DATE, SOSIK_SEARCH와 표준 입력의 JSON 한 줄('sosik list --json'의 꼴에 "search"를 더한 것)로 건넵니다.
명령이 0이 아닌 코드로 끝나면 그 소식은 알린 것으로 치지 않고 다음에 다시 알립니다(--once는 1로 끝납니다).
--exec가 없으면 그 JSON 줄을 표준 출력에 씁니다.

  sosik watch --exec 'notify-send "$SOSIK_SEARCH" "$SOSIK_TITLE"'

윈도우에서는 명령으로 바뀔 수 있는 글자(& | < > ^ " % ! ( ))가 환경 변수에서 전각 글자로 바뀝니다. 표준 입력은 그대로입니다.`
)

// What the options are.
const (
	flagArticles   = "목록에 없는 본문과 첨부파일의 이름도 받습니다"
	flagCheck      = "네트워크 없이 무엇이 빠졌는지 보여 줍니다"
	flagCheckJSON  = "--check의 결과를 JSON으로 보여 줍니다"
	flagLimit      = "많아야 몇 건을 보여 줄지 (0은 모두)"
	flagBest       = "제목에 든 것부터 보여 줍니다 (아니면 새 소식부터)"
	flagSaved      = "저장한 검색으로 찾습니다"
	flagListSaved  = "저장한 검색을 모두 보여 줍니다"
	flagSave       = "찾지 않고 검색어를 이 이름으로 저장합니다"
	flagWatchSaved = "--save와 함께: 맞는 새 소식을 알립니다"
	flagForget     = "저장한 검색을 지웁니다"
	flagFormat     = "내보낼 꼴: jsonl, csv, markdown"
	flagForce      = "내용이 다른 파일이 있어도 덮어씁니다"
	flagExec       = "새 소식마다 실행할 명령"
	flagInterval   = "확인하는 간격 (없으면 설정 refresh)"
	flagOnce       = "한 번만 확인하고 끝냅니다"

	metaFormat  = "jsonl|csv|markdown"
	metaCommand = "명령"
)

// What a meter speaks of.
const (
	labelList     = "목록"
	labelArticles = "본문"
	labelExport   = "내보내기"
	labelImport   = "읽어 들이기"
)

// Sentences of sync.
const (
	saysNoPlace      = "저장소 파일에 쓸 수 없어 받아 둘 수 없습니다. --cache로 다른 파일을 쓰세요"
	saysNeverFetched = "이 게시판은 아직 한 번도 받지 않았습니다. 'sosik sync'로 받을 수 있습니다."
	saysOnlyCheck    = "--json은 --check와 함께 씁니다."
	checkWhole       = "빠진 것이 없습니다."
	checkBodies      = "본문이 없는 소식"
	checkFiles       = "첨부파일의 이름이 없는 소식"
)

func saysSynced(total, added string, took time.Duration) string {
	return fmt.Sprintf("소식 %s건을 모두 받아 두었습니다. 새로 받은 것 %s건, 걸린 시간 %s.", total, added, tui.Span(took))
}

func saysNotQuite(missing string) string {
	return fmt.Sprintf("목록 %s건은 그 사이에 자리가 바뀌어 아직 받지 못했습니다. 다시 실행하면 받습니다.", missing)
}

func saysArticlesLeft(bodies, files int) string {
	var parts []string
	if bodies > 0 {
		parts = append(parts, fmt.Sprintf("%s %s건", checkBodies, count(bodies, -1)))
	}
	if files > 0 {
		parts = append(parts, fmt.Sprintf("%s %s건", checkFiles, count(files, -1)))
	}
	return strings.Join(parts, ", ") + ": 'sosik sync --articles'로 받을 수 있습니다."
}

func saysSoFar(kept string) string {
	return fmt.Sprintf("지금까지 %s건을 받아 두었고, 다시 실행하면 이어서 받습니다.", kept)
}

func saysInterrupted(kept string) string {
	return "그만두었습니다. " + saysSoFar(kept)
}

func saysCheckHead(total, kept string) string {
	return fmt.Sprintf("게시판의 소식 %s건 가운데 %s건을 받아 두었습니다.", total, kept)
}

func saysMissingRows(n string) string { return fmt.Sprintf("받지 않은 목록 %s건:", n) }
func saysMoreRuns(n string) string    { return fmt.Sprintf("그 밖에 %s곳", n) }
func saysRun(top, bottom, n string) string {
	if top == bottom {
		return top + "번"
	}
	return fmt.Sprintf("%s번부터 %s번까지 %s건", top, bottom, n)
}
func saysCheckCount(what, n string) string { return fmt.Sprintf("%s %s건", what, n) }

// Sentences of search.
const (
	saysNoQuery       = "찾을 말이 필요합니다. 저장한 검색은 --saved 이름, 그 목록은 --list로 봅니다."
	saysOneSearch     = "--saved, --save, --forget, --list 가운데 하나만 쓸 수 있습니다."
	saysNoQueryHere   = "--saved, --forget, --list에는 찾을 말을 함께 쓸 수 없습니다."
	saysWatchNeedSave = "--watch는 --save와 함께 씁니다."
	saysBadLimit      = "--limit에는 0 이상의 수가 필요합니다."
	saysNothingFound  = "찾은 소식이 없습니다."
	saysNothingSaved  = "저장한 검색이 없습니다. 'sosik search --save 이름 검색어'로 저장합니다."
	saysBadName       = "검색의 이름은 1자부터 60자까지 쓸 수 있습니다."
	saysWordOption    = "찾을 말이라면 -- 뒤에 쓰세요: sosik search -- 산불 -ai"

	columnName   = "이름"
	columnQuery  = "검색어"
	columnWatch  = "알림"
	columnHits   = "건수"
	columnUnread = "안 읽음"
	cellWatch    = "켬"
)

func saysMeant(query, hits string) string {
	return fmt.Sprintf("%s 혹시 '%s'인가요(%s건)?", saysNothingFound, query, hits)
}

func saysPartly(total, kept string) string {
	return fmt.Sprintf("%s건 가운데 %s건만 받아 두었습니다. 모두 받으려면 sosik sync", total, kept)
}

func saysFoundFooter(shown, all int) string {
	if shown < all {
		return fmt.Sprintf("찾은 소식 %s건 가운데 %s건", count(all, -1), count(shown, -1))
	}
	return fmt.Sprintf("찾은 소식 %s건", count(all, -1))
}

func saysNoSaved(name string) string {
	return fmt.Sprintf("'%s'(이)라는 저장한 검색은 없습니다. 'sosik search --list'로 볼 수 있습니다.", name)
}

// saysSaved says under which name a query is saved, and in the place of which.
func saysSaved(name, before, query string, watch bool) string {
	s := fmt.Sprintf("'%s'(이)라는 이름으로 저장했습니다: %s", name, query)
	if before != "" && before != query {
		s = fmt.Sprintf("'%s'을(를) 바꾸어 저장했습니다: %s (앞에는 %s)", name, query, before)
	}
	if watch {
		s += " (새 소식 알림)"
	}
	return s
}

func saysForgotten(name string) string { return fmt.Sprintf("'%s' 검색을 지웠습니다.", name) }

func saysSavedBroken(name string) string {
	return fmt.Sprintf("저장한 검색 '%s'의 검색어가 잘못되었습니다.", name)
}

// Sentences of export and import.
const (
	saysOneFolder    = "내보낼 폴더 하나가 필요합니다."
	saysNoImport     = "읽어 들일 파일의 이름이 필요합니다. 표준 입력을 읽으려면 - 를 쓰세요."
	saysImportBroken = "그만두었습니다. 다시 실행하면 나머지를 읽어 들입니다."
	saysNothingKept  = "받아 둔 소식이 없습니다. 'sosik sync'로 받을 수 있습니다."
	nameless         = "제목 없음"
	dateless         = "날짜 없음"
	csvCut           = "…(잘림)"

	whyLongLine    = "줄이 너무 깁니다"
	whyNoSchema    = "'sosik'의 값이 없습니다. sosik이 내보낸 JSON이 아닙니다"
	whyNewSchema   = "더 새로운 sosik이 내보낸 파일입니다. sosik을 새 버전으로 바꾸세요"
	whyNoID        = "'id'의 값이 없습니다"
	whyBrokenOff   = "줄이 중간에 끊겼습니다"
	whyTrailing    = "한 줄에 JSON 객체 하나만 있어야 합니다"
	whyWrongNumber = "'number'의 값이 맞지 않습니다"
	whyWrongDate   = "'date'의 값이 맞지 않습니다"
	whyWrongTime   = "'first_seen', 'fetched', 'seen' 가운데 하나의 값이 맞지 않습니다"
	yes            = "예"
)

func csvHead() []string {
	return []string{"ID", "번호", "공지", "제목", "작성자", "담당부서", "작성일", "조회수", "첨부 수", "첨부파일",
		"주소", "읽음", "별표", "삭제됨", "수정됨", "처음 받은 때", "본문"}
}

func saysBadFormat(s string) string {
	if s == "" {
		return "--format에 jsonl, csv, markdown 가운데 하나가 필요합니다."
	}
	return fmt.Sprintf("--format에 '%s'은(는) 쓸 수 없습니다. jsonl, csv, markdown 가운데 하나를 쓰세요.", s)
}

func saysCannotMake(path string) string {
	return fmt.Sprintf("%s을(를) 만들 수 없습니다", path)
}

func saysExists(path string) string {
	return fmt.Sprintf("%s 파일이 이미 있고 내용이 다릅니다. 그대로 두었습니다. 덮어쓰려면 --force를 쓰세요.", path)
}

func saysManyExist(first string, n int) string {
	if n == 1 {
		return saysExists(first)
	}
	return fmt.Sprintf("%s 등 파일 %s개가 이미 있고 내용이 다릅니다. 그대로 두었습니다. 덮어쓰려면 --force를 쓰세요.", first, count(n, -1))
}

func saysExported(n int, where string) string {
	return fmt.Sprintf("소식 %s건을 %s에 내보냈습니다.", count(n, -1), where)
}

func saysCut(n int) string {
	return fmt.Sprintf("엑셀의 칸에 들어가지 않는 글 %s건은 뒤를 잘랐습니다. 모두 담으려면 --format jsonl을 쓰세요.", count(n, -1))
}

func saysBadLine(name string, line int) string {
	return fmt.Sprintf("%s %s번째 줄을 읽을 수 없어 아무것도 저장하지 않았습니다", name, count(line, -1))
}

func saysOtherBoard(key string) string {
	return fmt.Sprintf("다른 게시판(%s)의 소식입니다", key)
}

func saysImported(n, changed, added int) string {
	return fmt.Sprintf("소식 %s건을 읽었습니다. 새로 생긴 소식 %s건을 포함해 %s건이 달라졌습니다.", count(n, -1), count(added, -1), count(changed, -1))
}

// Sentences of watch.
const (
	saysNoWatches   = "새 소식을 알리도록 저장한 검색이 없습니다. 'sosik search --save 이름 --watch 검색어'로 저장합니다."
	saysOnlineAgain = "다시 연결되었습니다."
	saysStopped     = "그만두었습니다."
)

func saysIntervalTooShort(pace time.Duration) string {
	return fmt.Sprintf("--interval은 설정 pace(%s)보다 짧을 수 없습니다.", duration{p: &pace}.String())
}

func saysBadInterval(s string) string {
	return saysWrongValue("--interval", s, wantsDuration("0s", false))
}

func saysWatching(names []string, every time.Duration) string {
	return fmt.Sprintf("%s마다 확인합니다: %s. 끝내려면 Ctrl-C를 누르세요.", tui.Span(every), strings.Join(names, ", "))
}

func saysTryAgain(why string) string {
	return why + " 다시 연결될 때까지 계속 시도합니다."
}

func saysExecFailed(title, cause string) string {
	return fmt.Sprintf("'%s'을(를) 알리는 명령이 실패했습니다(%s). 다음에 다시 알립니다.", title, cause)
}
