package prose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/feed"
)

func TestTables(t *testing.T) {
	down := func(s string, rows int) feed.Cell { return feed.Cell{Spans: text(s), Rows: rows} }
	wide := func(c feed.Cell, cols int) feed.Cell { c.Cols = cols; return c }
	for _, tt := range []struct {
		name  string
		width int
		rows  []feed.Row
		want  string
	}{
		{"headers at the top", 30, []feed.Row{
			{th("이름"), th("전화")},
			{td("시청"), td("031-481-2000")},
			{td("상록구청"), td("031-481-5000")},
		}, `
이름     │ 전화
─────────┼─────────────
시청     │ 031-481-2000
상록구청 │ 031-481-5000`},
		{"two rows of headers", 40, []feed.Row{
			{{Spans: text("구분"), Header: true, Rows: 2}, wide(th("신청 (2026년)"), 2)},
			{th("시작"), th("끝")},
			{td("1차"), td("3. 2."), td("3. 9.")},
		}, `
구분 │ 신청 (2026년)
     │ 시작  │ 끝
─────┼───────┼──────
1차  │ 3. 2. │ 3. 9.`},
		{"the same as records", 20, []feed.Row{
			{{Spans: text("구분"), Header: true, Rows: 2}, wide(th("신청 (2026년)"), 2)},
			{th("시작"), th("끝")},
			{td("1차"), td("3. 2. 월요일 오전"), td("3. 9. 화요일 오후")},
			{td("2차"), td("4. 2.")},
			{td(""), wide(td("미정"), 2)},
		}, `
구분: 1차
신청 (2026년) 시작:
  3. 2. 월요일 오전
신청 (2026년) 끝:
  3. 9. 화요일 오후

구분: 2차
신청 (2026년) 시작:
  4. 2.

신청 (2026년) 시작,
  신청 (2026년) 끝:
  미정`},
		{"headers without values are named once", 12, []feed.Row{
			{th("가나다라마"), th("바사아자"), th("차카타파")},
			{td("1")},
			{td("2"), td("셋")},
		}, `
가나다라마:
  1
바사아자:
차카타파:

가나다라마:
  2
바사아자: 셋`},
		{"a cell that reaches down", 20, []feed.Row{
			{down("상록구", 2), td("본오동 사동 이동")},
			{td("부곡동 월피동")},
			{td("단원구"), td("고잔동")},
		}, `
상록구 │ 본오동 사동
       │ 이동
       ├────────────
       │ 부곡동
       │ 월피동
───────┼────────────
단원구 │ 고잔동`},
		{"headers at the left, no room", 16, []feed.Row{
			{th("접수 기간"), td("2026. 3. 2."), th("접수 장소"), td("안산시청 민원실")},
			{th("비고"), td("▲ 없음")},
		}, `
접수 기간:
  2026. 3. 2.
접수 장소:
  안산시청
  민원실
비고: ▲ 없음`},
		{"no headers, no room", 16, []feed.Row{
			{td("안산시"), td("상록구"), td("본오동"), td("")},
			{td("안산시"), td("단원구"), td("고잔동"), td("x")},
		}, `
안산시 | 상록구
  | 본오동
안산시 | 단원구
  | 고잔동 | x`},
		{"headers alone", 10, []feed.Row{{th("가나다라"), th("마바사아")}}, `
가나다라
마바사아`},
		{"headers as long as text are not repeated", 30, []feed.Row{
			{th(strings.Repeat("가", 21)), th("나")},
			{td("하나"), td("둘 " + strings.Repeat("다", 20))},
		}, `
가가가가가가가가가가가가가가가
  가가가가가가 | 나
하나 | 둘
  다다다다다다다다다다다다다다
  다다다다다다`},
		{"a frame around text", 12, []feed.Row{
			{td("▲ 안산시 소식 모음\n끝")}, {wide(td("둘째"), 3)},
		}, `
▲ 안산시
  소식 모음
끝
둘째`},
		{"columns in which nothing begins", 20, []feed.Row{
			{wide(td("가"), 3), wide(td("나"), 2)}, {wide(td("다"), 3), wide(td("라"), 2)},
		}, `
가 │ 나
다 │ 라`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := feed.Article{Body: feed.Body{{Kind: feed.Table, Rows: tt.rows}}}
			o := Options{Width: tt.width, Style: Style{Profile: termenv.Ascii}}
			rows := render(t, a, o)
			checkRows(t, rows, o)
			if diff := cmp.Diff(tt.want, "\n"+strings.Join(rows, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Columns get what they want if there is room, the modest ones first.
func TestGrow(t *testing.T) {
	for _, tt := range []struct {
		widths, wants []int
		room          int
		want          []int
	}{
		{[]int{4, 8}, []int{4, 30}, 40, []int{4, 30}},
		{[]int{4, 8}, []int{4, 30}, 20, []int{4, 16}},
		{[]int{8, 8, 8}, []int{10, 50, 50}, 50, []int{10, 20, 20}},
		{[]int{8, 8, 8}, []int{9, 50, 50}, 24, []int{8, 8, 8}},
		{[]int{2, 8}, []int{6, 50}, 11, []int{3, 8}},
	} {
		grow(tt.widths, tt.wants, tt.room)
		if diff := cmp.Diff(tt.want, tt.widths); diff != "" {
			t.Errorf("room %d (-want +got):\n%s", tt.room, diff)
		}
	}
}
