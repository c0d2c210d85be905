package tui

import (
	"context"
	"errors"
	"fmt"

	"city/sosik/feed"
	"city/sosik/feed/query"
)

// textNoConnection begins the sentences whose end says why.
const textNoConnection = "게시판에 연결하지 못했습니다: "

// Explain turns a failure into one plain sentence for staff. The whole error
// belongs in the log.
func Explain(err error) string {
	var e *feed.Error
	if errors.As(err, &e) {
		if s, ok := explainReason(e.Reason); ok {
			return s
		}
	}
	switch {
	case err == nil:
		return ""
	case errors.Is(err, context.Canceled):
		return "그만두었습니다."
	case errors.Is(err, feed.ErrOffline):
		return "게시판에 연결하지 못했습니다."
	case errors.Is(err, feed.ErrBlocked):
		return "게시판이 접속을 막았습니다(차단 화면)."
	case errors.Is(err, feed.ErrLogin):
		return "로그인해야 볼 수 있는 화면입니다."
	case errors.Is(err, feed.ErrNotFound):
		return "게시판에 없는 소식입니다."
	case errors.Is(err, feed.ErrServer):
		return "게시판 서버에 오류가 났습니다."
	case errors.Is(err, feed.ErrMaintenance):
		return "게시판이 점검 중입니다."
	case errors.Is(err, feed.ErrNotBoard):
		return "받은 화면이 게시판이 아닙니다. 주소를 확인해 주세요."
	case errors.Is(err, feed.ErrFull):
		return "디스크가 가득 차서 저장하지 못했습니다."
	case errors.Is(err, feed.ErrBusy):
		return "같은 파일을 다른 창에서 이미 받고 있습니다."
	case errors.Is(err, feed.ErrReadOnly):
		return "저장소가 읽기 전용이어서 저장하지 못했습니다."
	case errors.Is(err, feed.ErrDamaged):
		return "저장소 파일이 손상되었습니다. sosik을 다시 시작하면 옮겨 두고 새로 만듭니다."
	case errors.Is(err, feed.ErrNotFile):
		return "파일 대신 웹 화면이 왔습니다. 브라우저에서는 받아지는지 확인해 주세요."
	case errors.Is(err, feed.ErrTooLarge):
		return "받은 화면이 너무 커서 읽지 않았습니다."
	}
	return "뜻밖의 오류가 났습니다. 자세한 내용은 기록 파일에 있습니다."
}

func explainReason(r feed.Reason) (string, bool) {
	switch r {
	case feed.ReasonName:
		return textNoConnection + "서버 이름을 찾을 수 없습니다(DNS).", true
	case feed.ReasonRefused:
		return textNoConnection + "서버가 연결을 거부했습니다.", true
	case feed.ReasonUnreachable:
		return textNoConnection + "네트워크에 닿지 않습니다.", true
	case feed.ReasonTimeout:
		return textNoConnection + "응답이 없어 시간이 다 되었습니다.", true
	case feed.ReasonTLS:
		return textNoConnection + "보안 연결(TLS)을 맺지 못했습니다.", true
	case feed.ReasonCertificate:
		return textNoConnection + "서버 인증서를 믿을 수 없습니다(설정 ca_file).", true
	case feed.ReasonProxy:
		return textNoConnection + "프록시 서버를 거치지 못했습니다.", true
	case feed.ReasonReset:
		return textNoConnection + "연결이 도중에 끊겼습니다.", true
	case feed.ReasonMoved:
		return "게시판이 다른 사이트로 넘겼습니다. 주소를 확인해 주세요.", true
	case feed.ReasonRobots:
		return "이 사이트는 자동으로 읽는 것을 허락하지 않습니다(robots.txt).", true
	}
	return "", false
}

// ExplainQuery says in one plain sentence what is wrong with a query, and with
// which part of it.
func ExplainQuery(text string, err error) string {
	var e *query.Error
	if !errors.As(err, &e) {
		return Explain(err)
	}
	part := text[min(e.Start, len(text)):min(e.End, len(text))]
	switch e.Kind {
	case query.TooLong:
		return fmt.Sprintf("찾을 말이 너무 깁니다. %d자까지 쓸 수 있습니다.", query.MaxRunes)
	case query.TooMany:
		return fmt.Sprintf("찾을 낱말이 너무 많습니다. %d개까지 쓸 수 있습니다.", query.MaxTerms)
	case query.LoneMinus:
		return "- 바로 뒤에 뺄 낱말을 써 주세요."
	case query.LoneField:
		return fmt.Sprintf("‘%s’ 바로 뒤에 찾을 낱말을 써 주세요.", part)
	case query.NoSuchDay:
		return fmt.Sprintf("없는 날짜입니다: %s (글자로 찾으려면 \"%s\")", part, part)
	case query.Backwards:
		return fmt.Sprintf("‘%s’은(는) 끝이 처음보다 앞섭니다.", part)
	case query.NotDays:
		return fmt.Sprintf("‘%s’처럼 날짜를 뺄 수는 없습니다.", part)
	case query.DaysApart:
		return fmt.Sprintf("‘%s’은(는) 앞의 날짜와 겹치지 않습니다.", part)
	case query.Contrary:
		return fmt.Sprintf("‘%s’은(는) 앞의 말과 어긋나서 찾을 것이 없습니다.", part)
	}
	return "찾을 말을 읽을 수 없습니다."
}
