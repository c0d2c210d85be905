package board

import "testing"

// The ID of a page is in its address, under names that nobody has listed.
func TestPageID(t *testing.T) {
	tests := []struct {
		url  string
		want string
		sure bool
	}{
		{"https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html?fidx=20852&page=155&pg=vv", "20852", true},
		{"https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik&page=155", "", false},
		{"https://city.example/board/B_000001/1071234/view.do?mid=ID05_040101", "1071234", true},
		{"https://city.example/site/ex/bbs/View.do?cbIdx=57&bcIdx=415870", "415870", true},
		{"https://city.example/portal/bbs/view/B0000002/57653.do?menuNo=200475", "57653", false},
		{"https://city.example/drh/board/boardNormalView.do?boardId=normal_0189&menuSeq=1632&ntatcSeq=1477123456", "1477123456", true},
		{"https://city.example/news/page.do?pageNo=1&step=258&parm_bod_uid=326509&mnu_uid=1336&", "326509", true},
		{"https://city.example/article/notice/1/34/", "34", false},
		{"https://city.example/bbs/list.do?bbsId=BBSMSTR_000000000030&menuNo=12", "", false},
		{"https://dept.example/sc/254/subview.do", "", false},
		{"https://dept.example/cse/14651/subview.do?enc=Zm5jdDF8QEB8JTJGYmJzJTJGY3NlJTJGMjYwNSUyRjE3NzAwMTElMkZhcnRjbFZpZXcuZG8lM0ZwYWdlJTNEMSUyNnNyY2hDb2x1bW4lM0QlMjY%3D", "1770011", true},
	}
	for _, test := range tests {
		got := newReader(Input{URL: test.url}).pageID(nil)
		if got.id != test.want || got.sure != test.sure {
			t.Errorf("%s: got %q, sure %v, want %q, %v", test.url, got.id, got.sure, test.want, test.sure)
		}
	}
}
