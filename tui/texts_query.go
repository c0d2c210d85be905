package tui

// What can be written in a search, for the help.
const textQueries = "찾기에 쓰는 말"

// queryHelp are pieces of a search and what they find.
func queryHelp() [][2]string {
	return [][2]string{
		{"산불 예산", "두 낱말이 모두 있는 소식"},
		{"\"두 낱말\"", "띄어쓰기까지 그대로 있는 소식"},
		{"-훈련", "그 말이 없는 소식"},
		{"제목:산불", "제목에 있는 소식. 본문: 작성자: 첨부: 도 됩니다."},
		{"2025-04", "그달의 소식. 2025-04-01..2025-04-08 지난주 작년 도 됩니다."},
		{"안읽음", "읽지 않은 소식. 별 새소식 최근읽음 수정됨 삭제됨 첨부있음 도 됩니다. -별 은 별표가 없는 소식"},
		{"ㅇㅅㅅ", "제목의 첫소리로 찾기: 안산시"},
	}
}
