package paper

import "strconv"

// The words of our own that stand in documents.
const (
	textAuthor      = "작성자"
	textDepartment  = "담당부서"
	textDate        = "작성일"
	textViews       = "조회수"
	textAddress     = "주소"
	textAttachments = "첨부파일"
	textImages      = "그림"
	textAbsent      = "싣지 못한 그림(받아 두지 않은 그림)"
	textLinks       = "링크"
	textUntitled    = "(제목 없음)"
	textExcerpt     = "목록에 실린 글입니다. 본문은 받지 못했습니다."
	textNoBody      = "본문에 글이 없습니다."
)

// textCollection is the title of several documents in one.
func textCollection(first string, n int) string {
	if n <= 1 {
		return first
	}
	return first + " 외 " + strconv.Itoa(n-1) + "건"
}
