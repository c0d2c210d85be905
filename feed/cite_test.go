package feed

import "testing"

func TestCitation(t *testing.T) {
	for _, tt := range []struct {
		n    Notice
		want string
	}{
		{Notice{Title: "제목", Author: "안산톡톡", Date: "2025-04-08T09:12:44+09:00", URL: "https://a.kr/?a=1"}, "「제목」, 안산톡톡, 2025. 4. 8., https://a.kr/?a=1"},
		{Notice{Title: "「청년」 모집 「공고", Department: "공보관", Date: "2025-12-31"}, "「『청년』 모집 『공고」, 공보관, 2025. 12. 31."},
		{Notice{Title: "제목", Date: "2025-99"}, "「제목」"},
		{Notice{URL: "https://a.kr/"}, "「(제목 없음)」, https://a.kr/"},
	} {
		if got := tt.n.Citation(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
