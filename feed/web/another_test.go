package web

import (
	"testing"

	"city/sosik/feed"
)

func TestIsAnother(t *testing.T) {
	asked := feed.Notice{ID: "20852", Title: "안산시, 4월 지역 축제 개최 전 안전대책 논의…", Date: "2025-04-08"}
	for _, test := range []struct {
		name       string
		asked, got feed.Notice
		redirected bool
		want       bool
	}{
		{"the same", asked, asked, false, false},
		{"nothing told", asked, feed.Notice{}, false, false},
		{"whole title", asked, feed.Notice{ID: "20852", Title: "안산시, 4월 지역 축제 개최 전 안전대책 논의하고 점검"}, false, false},
		{"title with a category", asked, feed.Notice{ID: "1", Title: "[홍보] 안산시, 4월 지역 축제 개최 전 안전대책 논의"}, false, false},
		{"title edited, date moved", asked, feed.Notice{Title: "안산시 4월 축제 안전대책 회의 개최", Date: "2025-04-09"}, false, false},
		{"title written anew", asked, feed.Notice{ID: "20852", Title: "주민참여예산 제안 공모", Date: "2025-04-08"}, false, false},
		{"another title and ID", asked, feed.Notice{ID: "21999", Title: "주민참여예산 제안 공모"}, false, true},
		{"another title and day", asked, feed.Notice{ID: "20852", Title: "주민참여예산 제안 공모", Date: "2026-01-02"}, false, true},
		{"another moment of the day", asked, feed.Notice{Title: "주민참여예산 제안 공모", Date: "2025-04-08T09:12:44+09:00"}, false, false},
		{"title of signs", asked, feed.Notice{ID: "21999", Title: "???", Date: "2026-01-02"}, false, false},
		{"ID alone, told in another way", feed.Notice{ID: "a"}, feed.Notice{ID: "b", Title: "공고"}, false, false},
		{"ID alone, sent elsewhere", feed.Notice{ID: "a"}, feed.Notice{ID: "b", Title: "공고"}, true, true},
		{"short titles", feed.Notice{ID: "1", Title: "공고"}, feed.Notice{ID: "2", Title: "공고문"}, false, false},
	} {
		if got := isAnother(test.asked, test.got, test.redirected); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
