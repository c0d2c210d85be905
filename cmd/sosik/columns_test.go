package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

var someNotices = []feed.Notice{
	{ID: "21901", Number: 20309, Title: "‘AI 행정혁신 추진단’ 가동… 시민 중심 행정 구현", Author: "안산톡톡",
		Date: "2025-04-08", Views: 43, Attachments: feed.Unknown},
	{ID: "998", Number: 12, Pinned: true, Title: "▲ 공지", Author: "공보관·소통", Date: "2018-10-12T09:00:00+09:00",
		Views: 1729, Attachments: feed.Unknown},
	{ID: "7", Number: 7, Views: feed.Unknown, Attachments: feed.Unknown},
}

func TestListTable(t *testing.T) {
	for _, test := range []struct {
		name      string
		notices   []feed.Notice
		ambiguous int
		width     int
		want      string
	}{
		{"as it is", someNotices, 1, 0, `
ID       번호  작성일       조회  작성자       제목
21901  20,309  2025-04-08     43  안산톡톡     ‘AI 행정혁신 추진단’ 가동… 시민 중심 행정 구현
998      공지  2018-10-12  1,729  공보관·소통  ▲ 공지
7           7
`},
		{"where · takes two cells", someNotices, 2, 0, `
ID       번호  작성일       조회  작성자        제목
21901  20,309  2025-04-08     43  안산톡톡      ‘AI 행정혁신 추진단’ 가동… 시민 중심 행정 구현
998      공지  2018-10-12  1,729  공보관·소통  ▲ 공지
7           7
`},
		{"on a terminal", someNotices, 1, 60, `
ID       번호  작성일       조회  작성자       제목
21901  20,309  2025-04-08     43  안산톡톡     ‘AI 행정혁..
998      공지  2018-10-12  1,729  공보관·소통  ▲ 공지
7           7
`},
		{"with files", []feed.Notice{{ID: "1", Title: "하나", Attachments: 2}, {ID: "2", Title: "둘"}}, 1, 0, `
ID  조회  첨부  제목
1      0  있음  하나
2      0        둘
`},
		{"nothing", nil, 1, 0, "\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := listTable(test.notices, cell.Metrics{Ambiguous: test.ambiguous}, test.width)
			if diff := cmp.Diff(test.want, "\n"+got); diff != "" {
				t.Error("(-want +got):\n", diff)
			}
		})
	}
}

func TestListTableFitsEveryWidth(t *testing.T) {
	for _, ambiguous := range []int{1, 2} {
		m := cell.Metrics{Ambiguous: ambiguous}
		for width := 1; width < 120; width++ {
			for _, line := range strings.Split(listTable(someNotices, m, width), "\n") {
				if w := m.Width(line); w > width {
					t.Fatalf("%d cells of %d: %q", w, width, line)
				}
			}
		}
	}
}
