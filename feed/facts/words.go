package facts

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// kinds are the words in which labels end, and what they are about.
var kinds = []struct {
	kind  string
	words []string
}{
	{"when", []string{"기간", "일시", "일자", "날짜", "기한", "시간", "일정", "마감", "마감일", "행사일", "교육일", "언제"}},
	{"where", []string{"장소", "위치", "곳", "어디서", "접수처", "신청처", "제출처"}},
	{"who", []string{"대상", "대상자", "자격", "자격요건", "인원", "정원", "모집인원", "누구나"}},
	{"ask", []string{"문의", "문의처", "전화", "연락처", "전화번호", "문의전화", "담당자"}},
	{"how", []string{"접수", "신청", "접수방법", "신청방법", "참여방법", "제출방법", "방법", "제출서류", "구비서류"}},
	{"cost", []string{"비용", "참가비", "수강료", "이용료", "입장료", "관람료", "교육비", "회비", "금액"}},
}

// notLabels end in the same words and are something else.
var notLabels = map[string]bool{"그동안": true, "이곳": true, "여러곳": true, "대상지": true}

// kindOf says what a label is about, "" if it is none that is known.
func kindOf(label string) string {
	if utf8.RuneCountInString(label) > maxLabel {
		return ""
	}
	word := squeeze(label)
	if word == "" || notLabels[word] {
		return ""
	}
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return r == '/' || r == '·' || r == ',' || r == '및' }) {
		for _, k := range kinds {
			for _, w := range k.words {
				if rest, ok := strings.CutSuffix(part, w); ok && hangul(rest) && utf8.RuneCountInString(rest) <= 6 {
					return k.kind
				}
			}
		}
	}
	return ""
}

// squeeze drops the blanks with which authors spread a label: "일  시".
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func hangul(s string) bool {
	for _, r := range s {
		if r < '가' || r > '힣' {
			return false
		}
	}
	return true
}

// What sentences say, in pieces of the text.
const (
	telephone = `(?:0[0-9]{1,2}\)? ?-? ?[0-9]{3,4}-[0-9]{4}|1[0-9]{3}-[0-9]{4})`
	day       = `(?:[0-9]{4}년 )?[0-9]{1,2}월 [0-9]{1,2}일(?:\([월화수목금토일]\))?`
	office    = `(?:(?:[가-힣]+[시군구도] )?[가-힣0-9]*(?:과|팀|센터|담당관|동|실|사업소|재단|구청|시청|보건소|공사|도서관|회관|관) ?)?`
)

var (
	until   = regexp.MustCompile(`(?:오는 )?` + day + `(?:부터 (?:[0-9]{1,2}월 )?[0-9]{1,2}일(?:\([월화수목금토일]\))?)?까지`)
	apply   = regexp.MustCompile(`신청|접수|모집|공모|제출`)
	past    = regexp.MustCompile(`(?:진행|실시|운영|접수|모집)(?:됐|했|하였|되었)`)
	ask     = regexp.MustCompile(`문의|콜센터|상담|☎`)
	contact = regexp.MustCompile(office + `(?:\([^()]{0,12}` + telephone + `[^()]{0,20}\)|(?:☎ ?)?` + telephone + `)`)
	stop    = regexp.MustCompile(`[.!?]\s+|[.!?]$`)
)

// sentences adds what running text says, if no label has said it.
func (f *finder) sentences(l line) {
	if l.label != "" || f.kinds["when"] > 0 && f.kinds["ask"] > 0 {
		return
	}
	for _, s := range sentencesOf(l.text) {
		if f.kinds["when"] == 0 && apply.MatchString(s) && !past.MatchString(s) {
			if found := until.FindString(s); found != "" {
				f.add("접수 기간", found)
			}
		}
		if f.kinds["ask"] == 0 && ask.MatchString(s) {
			if found := contact.FindString(s); found != "" {
				f.add("문의", found)
			}
		}
	}
}

// sentencesOf cuts a line at what ends a sentence. A date ("2026. 3. 2.") is cut
// as well, which does no harm: no piece that is looked for has one.
func sentencesOf(text string) []string {
	var all []string
	for {
		at := stop.FindStringIndex(text)
		if at == nil {
			return append(all, text)
		}
		all = append(all, text[:at[1]])
		text = text[at[1]:]
	}
}
