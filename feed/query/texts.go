package query

// The words of the language. What a person writes is folded before it is looked
// up here, so all of them are in small letters.

// The first name of a field is the one that it is written with.
var fields = [...]struct {
	name  string
	field Field
}{
	{"제목", Title}, {"본문", Body}, {"작성자", Author}, {"첨부", Files},
	{"title", Title}, {"body", Body}, {"author", Author}, {"file", Files},
}

// Every mark has a word, and one of them also a word for being without it.
var marks = [...]struct {
	name   string
	filter Filter
}{
	{"안읽음", Filter{Unread, false}}, {"읽음", Filter{Unread, true}},
	{"별", Filter{Starred, false}}, {"새소식", Filter{Fresh, false}},
	{"최근읽음", Filter{Recent, false}}, {"수정됨", Filter{Edited, false}},
	{"삭제됨", Filter{Removed, false}}, {"첨부있음", Filter{Attached, false}},
}

// The words for days.
const (
	wordToday     = "오늘"
	wordYesterday = "어제"
	wordThisWeek  = "이번주"
	wordLastWeek  = "지난주"
	wordThisMonth = "이번달"
	wordLastMonth = "지난달"
	wordThisYear  = "올해"
	wordLastYear  = "작년"

	// 최근7일: so many days, the last of them today.
	wordLatest     = "최근"
	wordLatestDays = "일"

	rangeSign = ".."
)

// fieldNamed returns the field with a folded name.
func fieldNamed(name string) (Field, bool) {
	for _, f := range fields {
		if f.name == name {
			return f.field, true
		}
	}
	return Anywhere, false
}

// fieldName returns the name of a field.
func fieldName(field Field) string {
	for _, f := range fields {
		if f.field == field {
			return f.name
		}
	}
	return ""
}

// filterNamed returns the filter with a folded name.
func filterNamed(name string) (Filter, bool) {
	for _, m := range marks {
		if m.name == name {
			return m.filter, true
		}
	}
	return Filter{}, false
}
