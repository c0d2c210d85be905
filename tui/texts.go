package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/dustin/go-humanize"

	"city/sosik/feed"
)

// Every word that staff see stands in this file, in the others named texts_, in
// explain.go (why something did not work) and in keys.go (what a key does).
const (
	textKeysList    = "목록에서"
	textKeysHits    = "찾은 소식에서"
	textKeysViews   = "보기 고르기에서 (별표는 알림)"
	textKeysMenu    = "하나를 고를 때"
	textKeysSheet   = "글이나 그림을 볼 때"
	textKeysArticle = "소식을 읽을 때"
	textKeysEmpty   = "받아 둔 목록이 없을 때"
	textKeysAlways  = "어디서나"

	textSigns      = "표시"
	textSignNew    = "새글"
	textSignUnread = "안 읽음"
	textSignFiles  = "첨부파일 있음"
	textSignEdited = "받은 뒤에 고쳐짐"

	textHelpTitle = "도움말"

	textNumber    = "번호"
	textTitle     = "제목"
	textAuthor    = "작성자"
	textDate      = "작성일"
	textViews     = "조회"
	textViewsFull = "조회수"
	textFiles     = "첨부"

	textRowLoading = "불러오는 중…"
	textRowHidden  = "게시판이 보여 주지 않는 번호입니다"
	textPinned     = "공지"
	textRemoved    = "삭제됨"
	textEdited     = "고쳐짐"

	textOpening   = "게시판을 여는 중입니다…"
	textLoading   = "받는 중…"
	textEmptyList = "게시판에 소식이 없습니다."

	textNothingKept = "받아 둔 목록이 없습니다."

	textSummaryOnly  = "목록에 실린 글입니다. 본문은 아직 받지 못했습니다."
	textSummaryFirst = "목록에 실린 글입니다. 본문을 받는 중입니다…"
	textNoBody       = "본문에 글이 없습니다."
	textNoText       = "아직 받은 글이 없습니다."
	textFetching     = "본문을 받는 중입니다…"
	textFetched      = "본문을 다시 받았습니다."
	textStar         = "별표"
	textNotRead      = "읽지 않음"
	textDateShort    = "날짜"

	textCommandPrompt = "쪽 또는 #번호 :"
	textNumberPrompt  = "소식 번호 #"
	textDigitPrompt   = "열 소식 번호 "
	textChoicePrompt  = "고를 번호 "
	textSearchPrompt  = "찾기 /"
	textFindPrompt    = "본문에서 찾기 /"
	textNamePrompt    = "저장할 이름: "
	textSurePrompt    = "받아 둔 소식을 모두 읽음으로 표시할까요? (y/Esc) "
	textForgetPrompt  = "저장한 찾기를 지울까요? (y/Esc) "

	textSearching     = "찾는 중…"
	textNothingFound  = "찾은 소식이 없습니다."
	textNotFoundHere  = "본문에 없는 말입니다."
	textNothingFresh  = "지난 접속 뒤에 새로 온 소식이 없습니다."
	textOnlyOpened    = "이 게시판의 목록은 작성자와 첨부파일을 알려 주지 않아, 열어 본 소식에서만 찾습니다."
	textViewsTitle    = "보기 고르기"
	textViewAll       = "전체"
	textViewUnread    = "안 읽음"
	textViewStarred   = "별"
	textViewFresh     = "지난 접속 뒤의 소식"
	textViewRecent    = "최근 읽은 소식"
	textViewEdited    = "고쳐진 소식"
	textViewRemoved   = "삭제된 소식"
	textFixedView     = "이 보기는 바꿀 수 없습니다. 저장한 찾기만 바꿀 수 있습니다."
	textNoUnread      = "안 읽은 소식이 더 없습니다."
	textNoUnreadAbove = "이 앞에는 안 읽은 소식이 없습니다."
	textNothingToUndo = "되돌릴 것이 없습니다."
	textAllReadBefore = "이미 모두 읽은 소식입니다."
	textNotMarked     = "그대로 두었습니다."
	textSyncBegun     = "게시판 전체를 받기 시작합니다. 그동안 계속 읽을 수 있습니다."
	textSyncStopped   = "받기를 멈추었습니다. 다시 시작하면 이어서 받습니다."
	textSynced        = "게시판 전체를 받았습니다."
	textRestored      = "끊어진 곳에서 이어 봅니다."
	textNoVersions    = "고쳐진 적이 없는 소식입니다."

	textUnchanged  = "새 소식이 없습니다."
	textRefreshing = "새로 고치는 중…"
	textFirst      = "첫 소식입니다."
	textLast       = "마지막 소식입니다."
	textRead       = "읽음으로 표시했습니다."
	textUnread     = "읽지 않음으로 표시했습니다."
	textStarred    = "별표를 붙였습니다."
	textUnstarred  = "별표를 뗐습니다."
	textFailed     = "받지 못함"
	textOffline    = "연결 안 됨"
	textBetween    = " · "
	textHangul     = "한"
	textNoSuspend  = "이 시스템에서는 잠시 멈출 수 없습니다."
	textDemoOpened = "시험용 게시판입니다. 소식은 모두 지어낸 것입니다."
)

func textAdded(n int) string { return fmt.Sprintf("새 소식이 %s건 있습니다.", comma(n)) }

func textNoPage(s string, pages int) string {
	return fmt.Sprintf("%s쪽은 없습니다. 1쪽부터 %s쪽까지 있습니다.", s, comma(pages))
}

func textNoNumber(s string) string {
	return fmt.Sprintf("%s번 소식은 이 게시판에 없습니다.", s)
}

func textNoCommand(s string) string {
	return fmt.Sprintf("‘%s’은(는) 모르는 명령입니다. 155는 쪽, #20300은 번호입니다.", s)
}

// textStale says how old a list is and why there is no newer one. The age comes
// first, since narrow terminals cut the end.
func textStale(why, age string) string {
	// That there is no connection stands at the end of the line already.
	return fmt.Sprintf("%s 받은 목록입니다. %s", age, strings.TrimPrefix(why, textNoConnection))
}

func textTried(at time.Time) string {
	return at.In(feed.Korea).Format("15:04:05에 다시 물었지만 그대로입니다.")
}

func textPage(page, pages int) string {
	return fmt.Sprintf("%s/%s쪽", comma(page), comma(pages))
}

func textProgress(percent int) string { return fmt.Sprintf("%d%%", percent) }

func textAddress(url string) string { return "주소 " + url }

func textID(id string) string { return "ID " + id }

func textFile(i int, name string) string { return fmt.Sprintf("%s %d. %s", textFiles, i, name) }

func textTotal(n int) string       { return "전체 " + comma(n) }
func textUnreadCount(n int) string { return "안 읽음 " + comma(n) }

func comma(n int) string { return humanize.Comma(int64(n)) }

// textRefreshed says when a list was last current: the time today, else the day.
func textRefreshed(at, now time.Time) string {
	if at.IsZero() {
		return ""
	}
	at, now = at.In(feed.Korea), now.In(feed.Korea)
	switch {
	case at.Format(time.DateOnly) == now.Format(time.DateOnly):
		return at.Format("갱신 15:04")
	case at.Year() == now.Year():
		return at.Format("갱신 01-02 15:04")
	default:
		return at.Format("갱신 2006-01-02")
	}
}

// Age says how long ago something was: "3일 전에". The commands say it in the
// same words.
func Age(at, now time.Time) string {
	d := now.Sub(at)
	switch {
	case at.IsZero():
		return "전에"
	case d < time.Minute:
		return "방금"
	case d < time.Hour:
		return fmt.Sprintf("%d분 전에", int(d.Minutes()))
	case d < 24*time.Hour:
		return fmt.Sprintf("%d시간 전에", int(d.Hours()))
	default:
		return fmt.Sprintf("%s일 전에", comma(int(d.Hours())/24))
	}
}

func textHits(n int, took time.Duration) string {
	return fmt.Sprintf("%s건 (%s)", comma(n), textTook(took))
}

// textTook is a short time: what a person cannot feel needs no digits.
func textTook(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return "1ms 안"
	case d < time.Second:
		return fmt.Sprintf("%dms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f초", d.Seconds())
}

func textOrder(o feed.Order, recent bool) string {
	switch {
	case o == feed.Best:
		return "제목 먼저"
	case recent:
		return "최근에 연 순"
	}
	return "최신순"
}

func textOfKept(n int) string { return fmt.Sprintf("받아 둔 %s건에서", comma(n)) }

func textSearchTitle(text string) string { return "찾기 " + text }

func textOffer(text string, n int, key string) string {
	return fmt.Sprintf("혹시 ‘%s’? %s건 있습니다.", text, comma(n)) + textPress(key, "그 말로 찾습니다")
}

func textNotAllKept(kept, total int, key string) string {
	return fmt.Sprintf("받아 둔 %s건에서 찾았습니다(전체 %s건).", comma(kept), comma(total)) + textPress(key, "모두 받습니다")
}

func textFresh(n int) string { return "새로 " + comma(n) }

// textFreshOr is what matters more where there is little room.
func textFreshOr(fresh int, unread string) string {
	if fresh > 0 {
		return textFresh(fresh)
	}
	return unread
}

func textUndone(n int) string { return fmt.Sprintf("%s건을 되돌렸습니다.", comma(n)) }
func textMarkedRead(n int, key string) string {
	return fmt.Sprintf("%s건을 읽음으로 표시했습니다.", comma(n)) + textAside(key, "되돌리기")
}

func textSearchSaved(name string, replaced bool, key string) string {
	aside := textAside(key, textHintViews)
	if replaced {
		return fmt.Sprintf("있던 ‘%s’을(를) 바꾸었습니다. 새 소식이 오면 알립니다.%s", name, aside)
	}
	return fmt.Sprintf("‘%s’(으)로 저장했습니다. 새 소식이 오면 알립니다.%s", name, aside)
}

// textChoice is one of so many things to choose, with its number.
func textChoice(n, of int, name string) string {
	return fmt.Sprintf("%*d. %s", len(strconv.Itoa(of)), n, name)
}

func textNoChoice(number string, of int) string {
	return fmt.Sprintf("%s번은 없습니다. 1번부터 %d번까지 있습니다.", number, of)
}

// textSavedUnread is textSavedCounts where there is little room.
func textSavedUnread(s feed.SavedSearch) string {
	if s.Hits == feed.Unknown {
		return ""
	}
	return comma(s.Unread)
}

func textSavedCounts(s feed.SavedSearch) string {
	if s.Hits == feed.Unknown {
		return "읽을 수 없는 찾기"
	}
	counts := fmt.Sprintf("안 읽음 %s / %s건", comma(s.Unread), comma(s.Hits))
	if s.Watch {
		return "알림  " + counts
	}
	return counts
}

func textAnnounce(news []announcement) string {
	first := fmt.Sprintf("[%s] %s", news[0].search, news[0].title)
	if len(news) > 1 {
		return fmt.Sprintf("%s 외 %s건", first, comma(len(news)-1))
	}
	return first
}

// textSyncing is a sync in the status line. What matters less comes later, where
// narrow terminals cut.
func textSyncing(p feed.Progress, speed, left string) string {
	what := ""
	if p.Articles {
		what = "본문 "
	}
	const bar = 10
	s := fmt.Sprintf("%s%s %s/%s", what, Bar(p.Done, p.Total, bar), comma(p.Done), comma(p.Total))
	return strings.TrimRight(s+" "+speed+" "+left, " ")
}

func textSyncFailed(why string) string { return "받기를 멈추었습니다. " + why }

func textMatches(at, n int) string { return fmt.Sprintf("%s/%s", comma(at), comma(n)) }

func textVersion(n, of int, seen time.Time) string {
	return fmt.Sprintf("고치기 전 %d/%d (%s에 알게 됨)", n, of, seen.In(feed.Korea).Format("2006-01-02 15:04"))
}
