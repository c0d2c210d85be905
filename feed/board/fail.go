package board

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"city/sosik/feed"
)

var (
	errNodes = errors.New("more elements than are read")
	errCut   = errors.New("the page ends before the text begins")
	errBytes = fmt.Errorf("more than %d bytes", maxBytes)
)

// Words of pages that are errors. They are looked for only where there is
// neither a list nor an article, and mostly on small pages: a list of thirty
// kilobytes has the same alerts in its scripts.
var (
	blockedWords = newPattern(`(?i)request blocked|(?:web\s*)?page blocked|attack id|보안\s*문자|access denied|웹\s*방화벽|비정상적인\s*(?:접근|요청)|(?:접근|접속|요청|사용)이\s*(?:차단|거부|제한)|차단(?:된|되었|하였)|허용되지\s*않(?:은|는)\s*(?:접근|접속|요청|IP)|you have been blocked|forbidden|captcha|자동\s*(?:입력|등록)\s*방지|보안\s*정책에\s*(?:의해|따라|위배)|web application firewall|\bWAF\b|attention required|checking your browser|just a moment|are you (?:a )?human|로봇이\s*아닙니다|too many requests|해외\s*(?:IP|아이피|접속)|부정\s*접근|support id|incapsula|the requested url was rejected|enable javascript and cookies|security check|ddos|비정상\s*접근|침입\s*(?:차단|방지)|접근\s*제한\s*안내|공격(?:으로|이)\s*(?:판단|의심|탐지)`)
	loginWords   = newPattern(`(?i)로그인(?:이|을|\s*후|\s*하(?:신|셔야|여야|세요|시기)|\s*해\s*주|\s*필요|\s*페이지|\s*정보가\s*없|되어\s*있지)|(?:회원|권한이\s*있는\s*사용자)만\s*(?:이용|열람|접근|조회)|본인\s*(?:인증|확인)(?:이|을|\s*후)|please log ?in|login required|세션이\s*(?:만료|종료)|(?:열람|읽기|접근|조회|이용|글을\s*읽을|볼)\s*(?:할\s*)?권한이\s*(?:없|필요)|권한이\s*없|인증이\s*필요|비밀글|비밀번호를\s*입력`)
	missingWords = newPattern(`(?i)(?:존재하지\s*않(?:는|습니다|거나)|삭제(?:된|되었|됐|하였)|찾을\s*수\s*(?:가\s*)?없|없는\s*(?:게시물|게시글|페이지|글|자료|번호)|잘못된\s*(?:접근|경로|요청|주소|호출|글|파라미터|url)|유효하지\s*않은|해당\s*(?:게시물|게시글|글|페이지|자료|데이터)[이가]?\s*(?:없|존재)|not\s*found|does not exist|404|페이지를\s*표시할\s*수|주소가\s*(?:잘못|변경)|이동(?:되었|했|한)거나|정상적인\s*(?:접근|경로)이?\s*(?:이\s*)?아닙|올바르지\s*않은|올바른\s*(?:접근|경로)이?\s*아닙|게시(?:글|물)이\s*없|글이\s*없|비공개\s*(?:된\s*)?(?:게시|글|처리)|공개되지\s*않은|게재\s*기간이\s*(?:종료|만료|지)|종료된\s*페이지|폐쇄)`)
	serverWords  = newPattern(`(?i)오류가\s*발생|에러가\s*발생|시스템\s*(?:오류|에러|장애)|서버\s*(?:오류|에러|장애|내부)|(?:서비스|처리)\s*(?:중|도중|에)?\s*(?:오류|에러|문제가)|internal server error|(?:bad gateway|gateway time-?out|service (?:temporarily )?unavailable)|exception|stack ?trace|\bat (?:org|java|javax|com|egovframework|sun)\.[\w.$]+\(|HTTP Status 5\d\d|Microsoft OLE DB|VBScript|ODBC|ORA-\d{4,5}|SQLSTATE|mysql_|Fatal error|Server Error in|Application Error|runtime error|데이터베이스|DB\s*(?:연결|접속)|database error|접속자가\s*많|일시적(?:인|으로)\s*(?:오류|장애|접속|서비스|문제)|처리할\s*수\s*없|불편을\s*드려|syntax error|ASP\.NET|JSPException|undefined (?:index|variable)`)
	workWords    = newPattern(`(?i)(?:시스템|서버|서비스|홈페이지|누리집|사이트|정기|긴급|임시|웹|전산|정비|작업)\s*(?:및\s*\S+\s*)?(?:점검|작업|개편|이전\s*작업|유지\s*보수)|점검\s*(?:중|안내|시간|작업|으로\s*인)|유지\s*보수\s*중|공사\s*중|서비스\s*(?:가|를|이)?\s*(?:일시(?:적으로)?\s*)?(?:중단|중지)|under (?:maintenance|construction)|maintenance|준비\s*중입니다|이용이\s*(?:일시\s*)?(?:중단|중지|제한)`)
	alertCall    = newPattern(`(?i)alert\s*\(\s*(?:decodeURIComponent\s*\(\s*)?["'](.{1,300}?)["']`)
	homeScript   = newPattern(`(?i)location(?:\.href)?\s*(?:=|\.replace\s*\()\s*["'](/|/index\.\w+|/main\.\w+|https?://[^/"']+/?)["']`)
	loginPath    = newPattern(`(?i)/(?:\w*login\w*|logon|signin|sign_in|sso|auth|member/login|mbr|nice|certify)(?:[./?]|$)|login\w*\.(?:do|jsp|php|asp|html)|loginform`)
	homePath     = newPattern(`(?i)^/?(?:(?:index|main|default|home|intro|portal|www|kor|ko|city)(?:\.\w+)?/?){0,3}$`)
)

// checkResponse judges what can be judged before the page is read: size,
// status, type of content.
func checkResponse(in Input) error {
	if len(in.Body) > maxBytes {
		return &feed.Error{Kind: feed.ErrTooLarge, Err: errBytes}
	}
	status := fmt.Errorf("status %d", in.Status)
	switch {
	case in.Status == 0 || in.Status >= 200 && in.Status < 300 || in.Status == 304:
	case in.Status == 401 || in.Status == 407 || in.Status == 511:
		return &feed.Error{Kind: feed.ErrLogin, Err: status}
	case in.Status == 403 || in.Status == 429 || in.Status == 451 || in.Status == 406 || in.Status == 444 || in.Status == 418:
		return &feed.Error{Kind: refusal(in), Err: status}
	case in.Status == 404 || in.Status == 410:
		return &feed.Error{Kind: feed.ErrNotFound, Err: status}
	case in.Status >= 500:
		return &feed.Error{Kind: failure(in), Err: status}
	case in.Status >= 400:
		return &feed.Error{Kind: refusal(in), Err: status}
	}
	if kind := notHTML(in); kind != "" {
		return &feed.Error{Kind: feed.ErrNotBoard, Err: errors.New(kind)}
	}
	return nil
}

// refusal tells a page for which one must log in from a site that refuses us.
func refusal(in Input) error {
	text := smallText(in)
	switch {
	case in.Status == 400 && missingWords.MatchString(text):
		return feed.ErrNotFound
	case blockedWords.MatchString(text) && !strings.Contains(text, "로그인"):
		return feed.ErrBlocked
	case in.Status == 403 && loginWords.MatchString(text):
		return feed.ErrLogin
	case in.Status == 400 || in.Status == 405:
		return feed.ErrNotFound
	}
	return feed.ErrBlocked
}

// failure tells maintenance from a fault.
func failure(in Input) error {
	text := smallText(in)
	switch {
	case workWords.MatchString(text):
		return feed.ErrMaintenance
	case in.Status == 503 && blockedWords.MatchString(text):
		return feed.ErrBlocked
	}
	return feed.ErrServer
}

// smallText is the text of a page that is only asked for its words.
func smallText(in Input) string {
	body := in.Body
	if len(body) > 64<<10 {
		body = body[:64<<10]
	}
	r := newReader(Input{Body: body, ContentType: in.ContentType})
	return r.pageText()
}

// pageText is what a page says: its title, its text outside menus, and, if it
// shows next to nothing, the messages of its scripts. A page with menus has
// such messages in functions that nobody calls.
func (r *reader) pageText() string {
	var b strings.Builder
	for i := 0; i < len(r.doc.nodes) && b.Len() < 32<<10; i++ {
		n := r.doc.nodes[i]
		switch {
		case n.tag != "" && (n.gone && n.tag != "noscript" || n.chrome):
			i = n.end
		case n.tag == "":
			b.WriteString(n.text)
		case block[n.tag] || n.tag == "br":
			b.WriteByte(' ')
		}
	}
	text := feed.Clean(b.String())
	if len([]rune(text)) < 150 {
		text += " " + strings.Join(r.alerts(), " ")
	}
	if len([]rune(text)) < 40 { // a notice of maintenance is often a picture
		for _, img := range r.doc.find(r.doc.root, "img") {
			if !img.chrome && len(text) < 2000 {
				text = feed.Clean(text + " " + img.attr("alt"))
			}
		}
	}
	if len(r.titles) > 0 && len([]rune(text)) < 700 {
		text = r.titles[0] + " " + text
	}
	return text
}

// notHTML says what a body is that is no page; "" if it may be one.
func notHTML(in Input) string {
	head := bytes.TrimSpace(in.Body[:min(len(in.Body), 1024)])
	lower := bytes.ToLower(head)
	switch {
	case len(head) == 0:
		return "empty page"
	case bytes.HasPrefix(head, []byte("%PDF")):
		return "PDF"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return "document or archive"
	case bytes.HasPrefix(head, []byte("\x89PNG")), bytes.HasPrefix(head, []byte("\xff\xd8\xff")), bytes.HasPrefix(head, []byte("GIF8")):
		return "picture"
	case head[0] == '{' || head[0] == '[' && !bytes.Contains(lower, []byte("<")):
		return "JSON"
	}
	lower = bytes.TrimPrefix(lower, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(lower, []byte("<?xml")) || bytes.HasPrefix(lower, []byte("<rss")) || bytes.HasPrefix(lower, []byte("<feed")) {
		if !bytes.Contains(lower, []byte("<html")) && !bytes.Contains(lower, []byte("<!doctype html")) {
			return "XML"
		}
	}
	utf16 := bytes.HasPrefix(in.Body, []byte("\xff\xfe")) || bytes.HasPrefix(in.Body, []byte("\xfe\xff"))
	if !utf16 && bytes.Count(head, []byte{0}) > 8 {
		return "binary"
	}
	return ""
}

// checkPage judges a page that was read: err is nil if it holds what kind asks
// for.
func (r *reader) checkPage(list *listing, v *viewing, kind Kind) error {
	rows := list != nil && (list.titled > 0 || len(list.rows) == 0 && !r.bareMessage(list))
	article := v.evidence >= 3 && v.titleNode != nil && (v.evidence >= articleEvidence || !list.strong() || list.besideArticle(v))
	fail := func(kind error, why string) error { return &feed.Error{Kind: kind, Err: errors.New(why)} }
	small := len(r.in.Body) < 24<<10
	text := ""
	if !rows && !article || small && !list.strong() && (list == nil || !list.empty) && v.evidence < articleEvidence {
		text = r.pageText()
	}
	moved := r.moved()
	switch {
	case errors.Is(moved, feed.ErrLogin) && (!rows || !list.strong()):
		return fail(moved, "redirected to a login page")
	case text != "" && (r.isMessage(text) || !rows && !article):
		if kind := r.wordsError(text); kind != nil {
			return fail(kind, "the page says so")
		}
	}
	switch {
	case errors.Is(moved, feed.ErrNotFound):
		return fail(moved, "redirected to the home page")
	case kind == List && !rows, kind == View && !article, kind == Auto:
		return r.neither(text)
	case kind == View && !v.identified && r.atHome(), kind == List && r.isHome(list):
		return fail(feed.ErrNotBoard, "a home page")
	}
	return nil
}

// neither says what a page is that holds nothing of a board.
func (r *reader) neither(text string) error {
	if r.hasLoginForm() {
		return &feed.Error{Kind: feed.ErrLogin, Err: errors.New("a login form")}
	}
	for _, s := range r.running() {
		if len(r.in.Body) < 4096 && homeScript.MatchString(s) {
			return &feed.Error{Kind: feed.ErrNotFound, Err: errors.New("sent to the home page")}
		}
	}
	if strings.TrimSpace(text) == "" {
		return &feed.Error{Kind: feed.ErrNotBoard, Err: errors.New("a page without text")}
	}
	return &feed.Error{Kind: feed.ErrNotBoard, Err: errors.New("neither a list nor an article")}
}

// bareMessage says that "no notices" is all there is on the page, so that it is
// the answer to a notice that does not exist rather than an empty list.
func (r *reader) bareMessage(l *listing) bool {
	return l.empty && l.header == nil && !l.counter.told() && len(r.doc.nodes) < 60 && len(r.doc.find(r.doc.root, "a", "li", "table")) == 0
}

// isMessage says that a page is little more than a message.
func (r *reader) isMessage(text string) bool {
	if len(r.alerts()) > 0 && len(r.in.Body) < 4096 {
		return true
	}
	return len([]rune(text)) < 700
}

// wordsError reads what a page without list and article says.
func (r *reader) wordsError(text string) error {
	if len(text) > 6000 {
		text = text[:6000]
	}
	switch {
	case blockedWords.MatchString(text) && !missingPage(text):
		return feed.ErrBlocked
	case r.hasLoginForm() || loginWords.MatchString(text):
		return feed.ErrLogin
	case workWords.MatchString(text):
		return feed.ErrMaintenance
	case missingWords.MatchString(text):
		return feed.ErrNotFound
	case serverWords.MatchString(text):
		return feed.ErrServer
	}
	return nil
}

func missingPage(text string) bool {
	return strings.Contains(text, "존재하지 않") || strings.Contains(text, "삭제된")
}

// hasLoginForm says that the page asks for a password outside its header.
func (r *reader) hasLoginForm() bool {
	for _, n := range r.doc.nodes {
		if n.tag == "input" && strings.EqualFold(n.attr("type"), "password") && !n.gone && !n.chrome {
			return true
		}
	}
	return false
}

// moved says where a redirect led that answers no question.
func (r *reader) moved() error {
	asked, err := url.Parse(r.in.RequestedURL)
	if err != nil || r.in.RequestedURL == "" || r.in.URL == "" {
		return nil
	}
	got, err := url.Parse(r.in.URL)
	if err != nil || got.Path == asked.Path {
		return nil
	}
	switch {
	case loginPath.MatchString(got.Path) && !loginPath.MatchString(asked.Path):
		return feed.ErrLogin
	case homePath.MatchString(got.Path) && !homePath.MatchString(asked.Path) && !r.pageID(nil).sure:
		return feed.ErrNotFound
	}
	return nil
}

// isHome says that a list is one of the boxes of a home page.
func (r *reader) isHome(l *listing) bool {
	if l == nil || l.strong() && l.counter.told() || l.header != nil && l.header.known >= 3 {
		return false
	}
	if r.atHome() {
		return true
	}
	return l.rivals >= 2 && !l.counter.told()
}

// atHome says that the page's address is that of a home page.
func (r *reader) atHome() bool {
	u, err := url.Parse(r.in.URL)
	return r.in.URL != "" && err == nil && u.RawQuery == "" && homePath.MatchString(u.Path)
}
