package board

import (
	"testing"

	"city/sosik/feed"
)

func TestAddress(t *testing.T) {
	const (
		sosik = "https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html"
		bbs   = "https://www.ansan.go.kr/www/common/bbs/"
		ntt   = "https://www.saesol.go.kr/www/"
	)
	for _, test := range []struct{ in, key, list, view string }{
		{sosik, "www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html", sosik + "?gtid=sosik&page=3", sosik + "?fidx=77&page=1&pg=vv"},
		{sosik + "?gtid=sosik&page=1145", "www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html", sosik + "?gtid=sosik&page=3", sosik + "?fidx=77&page=1&pg=vv"},
		{sosik + "?fidx=20852&page=155&pg=vv", "www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html", sosik + "?gtid=sosik&page=3", sosik + "?fidx=77&page=1&pg=vv"},
		{"http://127.0.0.1:8080/content/ansantalk/cityNews.html?gtid=sosik", "127.0.0.1:8080/content/ansantalk/cityNews.html",
			"http://127.0.0.1:8080/content/ansantalk/cityNews.html?gtid=sosik&page=3", "http://127.0.0.1:8080/content/ansantalk/cityNews.html?fidx=77&page=1&pg=vv"},
		{"https://see.knu.example/content/board/notice.html?pg=vv&fidx=105465&gtid=notice&opt=&sword=&page=1&f_opt_1=", "see.knu.example/content/board/notice.html?gtid=notice",
			"https://see.knu.example/content/board/notice.html?gtid=notice&page=3", "https://see.knu.example/content/board/notice.html?fidx=77&page=1&pg=vv"},
		{bbs + "selectPageListBbs.do?bbs_code=B0238&key=274&currentPage=2&sch_type=sj&sch_text=", "www.ansan.go.kr/www/common/bbs/selectPageListBbs.do?bbs_code=B0238&key=274",
			bbs + "selectPageListBbs.do?bbs_code=B0238&key=274&currentPage=3", bbs + "selectBbsDetail.do?bbs_code=B0238&key=274&bbs_seq=77"},
		{bbs + "selectBbsDetail.do?key=274&bbs_code=B0238&bbs_seq=1&currentPage=9", "www.ansan.go.kr/www/common/bbs/selectPageListBbs.do?bbs_code=B0238&key=274",
			bbs + "selectPageListBbs.do?key=274&bbs_code=B0238&currentPage=3", bbs + "selectBbsDetail.do?key=274&bbs_code=B0238&bbs_seq=77"},
		{ntt + "selectBbsNttView.do?key=1004&bbsNo=301&nttNo=88123&searchCtgry=&searchCnd=all&searchKrwd=&pageIndex=1&integrDeptCode=", "www.saesol.go.kr/www/selectBbsNttList.do?bbsNo=301&key=1004",
			ntt + "selectBbsNttList.do?key=1004&bbsNo=301&pageIndex=3", ntt + "selectBbsNttView.do?key=1004&bbsNo=301&nttNo=77"},
		{"https://center.example/bbs/board.php?bo_table=notice&wr_id=402&page=2", "center.example/bbs/board.php?bo_table=notice",
			"https://center.example/bbs/board.php?bo_table=notice&page=3", "https://center.example/bbs/board.php?bo_table=notice&wr_id=77"},
		{"https://x.example/board.es?mid=a10707060200&bid=0001&act=view&list_no=55&nPage=2", "x.example/board.es?bid=0001&mid=a10707060200",
			"https://x.example/board.es?mid=a10707060200&bid=0001&nPage=3", "https://x.example/board.es?mid=a10707060200&bid=0001&list_no=77&act=view"},
		{"https://x.example/03360/00023/00025.web?cpage=2", "x.example/03360/00023/00025.web", "https://x.example/03360/00023/00025.web?cpage=3", ""},
		{"https://x.example/03360/00025.web;jsessionid=A1B2.node1?cpage=2", "x.example/03360/00025.web", "https://x.example/03360/00025.web?cpage=3", ""},
		{"https://X.example/notice/list?cate=%B0%F8%C1%F6&curPage=2", "x.example/notice/list?cate=%B0%F8%C1%F6", "https://x.example/notice/list?cate=%B0%F8%C1%F6&curPage=3", ""},
	} {
		a, err := ParseAddress(test.in)
		if err != nil {
			t.Errorf("%s: %v", test.in, err)
			continue
		}
		if got := a.Key(); got != test.key {
			t.Errorf("key of %s:\ngot  %s\nwant %s", test.in, got, test.key)
		}
		if got := a.List(3); got != test.list {
			t.Errorf("list of %s:\ngot  %s\nwant %s", test.in, got, test.list)
		}
		if got := a.View(feed.Notice{ID: "77"}); got != test.view {
			t.Errorf("view of %s:\ngot  %s\nwant %s", test.in, got, test.view)
		}
		// The list's own address is the same board.
		if b, err := ParseAddress(a.List(9)); err != nil || b.Key() != a.Key() {
			t.Errorf("%s: list has key %s, %v", test.in, b.Key(), err)
		}
	}
}

func TestNoAddress(t *testing.T) {
	for _, in := range []string{"", "ftp://a/b", "javascript:alert(1)", "cityNews.html", "http://", "http://a b/", "%"} {
		if a, err := ParseAddress(in); err == nil {
			t.Errorf("%q: %s", in, a.Key())
		}
	}
	var zero Address
	if !zero.IsZero() || zero.Key() != "" || zero.List(1) != "" || zero.View(feed.Notice{ID: "1"}) != "" {
		t.Error("the zero Address is a board")
	}
}

// TestViewKnown prefers the address that the list gave.
func TestViewKnown(t *testing.T) {
	a, err := ParseAddress("https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html")
	if err != nil {
		t.Fatal(err)
	}
	if got := a.View(feed.Notice{ID: "1", URL: "https://a.example/x?fidx=1&page=155&pg=vv"}); got != "https://a.example/x?fidx=1&page=155&pg=vv" {
		t.Error(got)
	}
}
