package board

import (
	"strings"
	"unicode"
)

// All the words by which pages are understood stand in this file.

// role is what a column, a label or a part of a row is about.
type role int

const (
	roleNone role = iota
	roleNumber
	roleTitle
	roleAuthor
	roleDept
	roleDate
	roleEdited // a date that only counts if there is no other
	roleViews
	roleFiles
	roleBody
	roleSummary
	roleCategory
	rolePeriod
	roleOther // known, and of no use to us
)

// labels are the words of header cells and labels, without spaces and marks.
var labels = func() map[string]role {
	table := map[string]role{}
	for r, words := range map[role]string{
		roleNumber: "번호 no 순번 연번 글번호 num number 게시물번호 게시글번호 순서 일련번호 글순번",
		roleTitle: "제목 글제목 과제명 공고명 제목/내용 게시물제목 게시글제목 사업명 행사명 건명 고시명 공고제목 고시공고명 고시공고제목 " +
			"고시제목 명칭 subject title 보도제목 자료명 교육명 강좌명 프로그램명 안건명 의안명 noticesubject noticetitle 입찰공고명 채용공고명 용역명 공지제목 " +
			"기사제목 민원제목 문서제목 공고건명 입찰건명 공모명 게시제목 제목명 채용제목 축제명 소식지명 공지사항 기사명 뉴스제목",
		roleAuthor: "작성자 글쓴이 등록자 게시자 이름 성명 글쓴사람 담당자 올린이 작성자명 게시인 name writer author 등록인 작성인 글쓴이명 " +
			"담당자명 기자 출처 기자명 작성자이름 제공자 보도자 등록자명 by",
		roleDept: "담당부서 등록부서 부서 담당 부서명 작성부서 담당과 소관부서 게시부서 담당실과 제공부서 기관 기관명 등록기관 주관부서 " +
			"실과명 담당부서명 고시부서 공고부서 공고기관 처리부서 담당기관 실과소 부서/기관 주관기관 부서(기관) 관련부서 소관 소속 " +
			"담당부서(기관) 소관과 발행부서 배포부서 작성기관 department 발표부서 부서/담당자 담당부서/담당자 자료제공 자료제공부서 제공기관",
		roleDate: "작성일 등록일 게시일 날짜 공고일 등록일시 작성일자 등록일자 게시일자 일자 작성일시 등록날짜 작성날짜 고시일 고시일자 공고일자 " +
			"배포일 보도일 보도일자 입력일 입력일시 등재일 date 게시일시 제공일 배포일자 등록 작성시간 작성시각 등록시각 게시시각 datecreated createdate 게재일 게재일자 공고등록일 고시공고일 " +
			"보도일시 배포일시 최초등록일 최초작성일 작성 posted 등록시간 게시날짜 제공일자 발행일 발행일자 regdate 고시/공고일 기사등록 승인 작성일시각 공고게시일",
		roleEdited: "수정일 최종수정일 수정일자 수정일시 변경일 최종수정일자 최근수정일 최종수정일시 갱신일 업데이트 기사수정 수정",
		roleViews:  "조회 조회수 읽음 hit hits views 조회건수 열람 열람수 클릭수 view viewcount count 읽은수 조회회수 조회횟수 viewed",
		roleFiles: "첨부 첨부파일 파일 첨부문서 붙임 붙임파일 다운로드 file files 첨부자료 원문 첨부화일 첨부파일명 파일첨부 첨부여부 첨부유무 " +
			"attach attachment attachments 파일명 파일목록 첨부목록 관련파일 붙임문서 공고문 첨부물 첨부문서파일 파일다운로드 원본파일",
		roleBody:     "내용 본문 글내용 상세내용 공고내용 게시물내용 게시글내용 본문내용 세부내용 content contents noticecontents noticecontent 공지내용 보도내용 기사내용",
		roleSummary:  "요약 개요 부제 부제목 요약내용",
		roleCategory: "분류 구분 카테고리 유형 종류 상태 진행상태 지역 공개여부 채널 category 처리상태 접수상태 진행상황 공고상태 공고구분 분야 말머리 게시판 게시판명 고시구분",
		rolePeriod: "기간 게재기간 공고기간 접수기간 게시기간 신청기간 마감일 마감일자 종료일 접수마감 행사기간 교육기간 시작일 열람기간 모집기간 " +
			"공고마감일 접수기한 게시종료일 행사일 행사일시 행사일자 교육일 일시 게시종료 게시시작일 공고종료일 마감 신청마감 진행기간 고시기간 채용기간 접수일자 접수일 공시기간 시행일 시행일자 마감일시",
		roleOther: "고시공고번호 고시번호 공고번호 문서번호 연락처 전화번호 전화 추천 추천수 답변 인원 공감 이메일 비고 만족도 문의처 문의 장소 대상 " +
			"키워드 태그 링크 관련링크 url 홈페이지 주소 댓글 댓글수 미리보기 바로듣기 이전글 다음글 공공누리 저작권 지도 ip 출력 인쇄 " +
			"공고/고시번호 고시/공고번호 고시·공고번호 공유 선택 보기 담당전화 담당자연락처 담당전화번호 게시물출처 자료관리담당부서 평가 사진 이미지 썸네일 sns 공유하기 좋아요 스크랩 신고",
	} {
		for w := range strings.FieldsSeq(words) {
			table[squeeze(w)] = r
		}
	}
	return table
}()

// squeeze leaves the letters and digits of a label, in lower case.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '가' && r <= '힣' {
			return r
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// labelRole says what a header cell or a label is about.
func labelRole(s string) role {
	if len(s) > 60 || s == "" {
		return roleNone
	}
	k := squeeze(s)
	if r, ok := labels[k]; ok {
		return r
	}
	for _, noise := range []string{"정렬", "오름차순", "내림차순", "순으로", "필수", "항목"} {
		if i := strings.Index(k, noise); i > 0 {
			if r, ok := labels[k[:i]]; ok {
				return r
			}
		}
	}
	return roleNone
}

var (
	emptyList = newPattern(`(?:(?:등록|작성|게시|게재|조회|검색|해당|일치)(?:된|되는|하는|한)?\s*)?(?:게시물|게시글|자료|글|내용|데이터|공지사항|목록|정보|결과|내역|게시된\s*글|공고|소식)(?:이|가|은|는)?\s*(?:없습니다|없음|존재하지\s*않습니다|없어요)|no (?:data|results?|posts?)\b`).needs("없", "존재하지", "no ")

	badgeText = newPattern(`(?i)^(?:\[?\s*(?:new|n|new!|up|hot|h|새\s*글|새\s*로운\s*글|새로운\s*게시물|새\s*게시물|신규|새소식|최신글?|오늘의\s*글|인기글?|파일\s*있음|첨부\s*파일\s*(?:있음|존재|유)?|첨부\s*있음|첨부|파일|file|비밀글|비공개글?|잠금|답글|답변글?|re|중요글?|필독|이미지(?:\s*있음)?|사진(?:\s*있음)?|동영상|링크|모바일\s*작성|새창(?:열림|으로\s*열기|열기)?|더\s*보기|자세히(?:\s*보기)?|바로\s*가기|상세\s*보기|보기|read\s*more|more(?:\s*view)?|view(?:\s*more)?|detail|thumbnail|썸네일|no\s*image|이미지\s*없음|대표\s*이미지|댓글|코멘트)\s*\]?|[\[(+]\s*\d{1,4}\s*[\])]?|(?:댓글|코멘트)\s*[\[(]?\d+(?:개|건)?[\])]?|댓글\s*수?\s*\d*\s*개?)$`)

	pinnedText = newPattern(`(?i)^[\[(<【]?\s*(?:공지|알림|중요|필독|고정|전체\s*공지|일반\s*공지|상단\s*공지|공지\s*사항|공지\s*글|notice|top|긴급|주요|중요\s*공지)\s*[\])>】]?$`)

	// titleNoise are title attributes that say what a click does, not what the
	// notice is called.
	titleNoise = newPattern(`^(?:새\s*창.*|상세\s*(?:보기|내용|화면|페이지)?.*|게시(?:글|물)\s*(?:상세|보기|이동|내용|열람|바로).*|자세히\s*보기.*|바로\s*가기.*|.{0,4}페이지(?:로)?\s*이동.*|보기|클릭.*|내용\s*보기.*|읽기|제목|view|링크.*|현재창.*|본문\s*보기.*|글\s*보기.*|\d+번\s*(?:글|게시).*)$`)
	titleTail  = newPattern(`\s*(?:[-,|:(\[]\s*)?(?:새\s*창(?:으로)?\s*(?:열림|열기|이동|열립니다)?|상세\s*(?:페이지|화면|내용)?\s*(?:로\s*)?(?:보기|이동|바로\s*가기)|내용\s*보기|자세히\s*보기|게시물?\s*보기|페이지\s*이동|(?:글|기사)\s*보기|바로\s*가기|클릭\s*시\s*이동)\s*[)\]]?$`)

	fileExt = newPattern(`(?i)\.(?:hwpx?|hwtx?|hml|pdf|docx?|xlsx?|xlsm|pptx?|ppsx?|zip|7z|rar|alz|egg|txt|csv|jpe?g|png|gif|bmp|tiff?|webp|mp[34]|avi|wmv|mov|m4[av]|wav|odt|ods|odp|rtf|xml|json|ai|psd|eps|dwg|dxf|show|nxl|cell|hcdt|xps|epub|svg|apk|exe|iso|tar|gz|wma|flv|mpg|mpeg|shp|gul|heic|jfif)\b`).needs(".")
)

// maxBadge is longer than any badge or mark of a pinned notice, in bytes.
const maxBadge = 60

func isBadge(s string) bool { return len(s) <= maxBadge && badgeText.MatchString(s) }

func isPinnedMark(s string) bool { return len(s) <= maxBadge && pinnedText.MatchString(s) }

var hiddenNames = set("blind skip hidden hide sr-only sr_only sound_only screen_out screen-out a11y-hidden visually-hidden " +
	"visuallyhidden ir ir_text readonly_text hid screenout sound-only skip_txt skip-text txt_hidden blind_txt hidden-text " +
	"invisible accessibility-hidden access-hidden u_skip offscreen sr_only_text blindtext hiddentext text_hidden comm_hidden")

// isHidden says that an element is for screen readers only.
func isHidden(n *node) bool {
	class := n.attr("class")
	if class == "" {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(class)) {
		if hiddenNames[w] {
			return true
		}
	}
	return false
}

// hintOfNames is roleOfNames remembered: a page has the same names over and
// over.
func (r *reader) hintOfNames(names string) role {
	if names == "" {
		return roleNone
	}
	role, ok := r.hints[names]
	if !ok {
		role = roleOfNames(names)
		r.hints[names] = role
	}
	return role
}

// roleOfNames reads class and id words as a hint at what an element holds.
func roleOfNames(names string) role {
	if names == "" {
		return roleNone
	}
	for _, h := range nameHints {
		if h.words.MatchString(names) {
			return h.role
		}
	}
	return roleNone
}

type nameHint struct {
	role  role
	words *pattern
}

func hint(r role, words string) nameHint {
	return nameHint{r, newPattern(`(?:^|[^a-z])(?:` + words + `)(?:$|[^a-z])`)}
}

var nameHints = []nameHint{
	hint(roleDate, `date|regdate|reg_?dt|wdate|regdt|datetime|writedate|tddate|day|rdate|createdate|td_datetime|artcltdrdate|time|ndate|bbsdate|list_date|created|dates|writeday|datewrap|date_?txt`),
	hint(roleViews, `hits?|views|view_?cnt|view_?count|viewcount|readcount|read_?cnt|inqire_?co|count|cnt|listhit|hitcount|lookup|artcltdaccess|td_num2|inq`),
	hint(roleDept, `dept|dpt|depart|department|part|buseo|deptnm|dept_?name|organ|org|division|list_part`),
	hint(roleAuthor, `writer|author|name|neme|user|(?:sv_)?member|nick|write|reg_?name|register|wr_name|username|td_name|artcltdwriter|regnm|wr|cre`),
	hint(roleFiles, `files?|attach\w*|atch\w*|add_?file|artcltdatchfile|clip|down|download`),
	hint(roleNumber, `num|number|no|listnum|artcltdnum|seq|idx|td_num`),
	hint(roleTitle, `subject\w*|tit|title|titles|sbj|subj|sj|subjt|headline|listtit|artcltdtitle|nttsj|p-subject|heading\w*|tit_?txt|td_subject|bo_tit|ellipsis_tit|txt_tit|b-title\w*`),
	hint(roleSummary, `summary|desc|description|preview|cont|conts|content|contents|con|txt|text|excerpt|lead|memo|substance|cn|summ|intro|dsc|artcl`),
	hint(roleCategory, `cate|category|cate\w*|label|state|status|badge|flag|type|division|gubun|kind|bo_cate_link|sort`),
}
