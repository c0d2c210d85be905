package main

import "testing"

func TestBoardsAreToldApart(t *testing.T) {
	seen := map[string]string{}
	for _, test := range []struct{ address, want string }{
		{defaultBoard, sosikName},
		{"https://ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html", sosikName},
		{"https://ansantalktalk.net/content/ansantalk/cityNews.html?gtid=sosik&page=3", sosikName},
		{"https://www.ansantalk.webpot.co.kr/content/ansantalk/cityNews.html?fidx=1&page=2&pg=vv", sosikName},
		{"https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html?gtid=other", "ansan.go.kr (gtid=other)"},
		{"http://127.0.0.1:8080/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik", "시정소식 (127.0.0.1:8080)"},
		{"http://localhost:81/cityNews.html", "시정소식 (localhost:81)"},
		{"http://[::1]/cityNews.html", "시정소식 ([::1])"},
		{"https://news.example.kr/cityNews.html?gtid=sosik", "news.example.kr (cityNews)"},
		{"https://ansan.go.kr.example.kr/cityNews.html?gtid=sosik", "ansan.go.kr.example.kr (cityNews)"},
		{"https://www.ansan.go.kr/www/common/bbs/selectPageListBbs.do?bbs_code=B0238&currentPage=7", "ansan.go.kr (bbs_code=B0238)"},
		{"https://www.ansan.go.kr/www/common/bbs/selectBbsDetail.do?bbs_code=WWW13&bbs_seq=5", "ansan.go.kr (bbs_code=WWW13)"},
		{"http://127.0.0.1:8080/www/common/bbs/selectPageListBbs.do?bbs_code=B0238", "127.0.0.1:8080 (bbs_code=B0238)"},
		{"http://127.0.0.1:8080/bbs/board.php?bo_table=notice&page=2", "127.0.0.1:8080 (bo_table=notice)"},
		{"http://127.0.0.1:8080/portal/saeol/gosi/list.do?mId=0501010000", "127.0.0.1:8080 (mId=0501010000)"},
		{"https://www.example.kr/news/list.do?page=1", "example.kr (news/list)"},
		{"https://www.example.kr/", "example.kr"},
	} {
		got := nameOf(test.address)
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.address, got, test.want)
		}
		if other, twice := seen[got]; twice && got != sosikName {
			t.Errorf("%s and %s are both %q", test.address, other, got)
		}
		seen[got] = test.address
	}
}

// A name that is written in the file is not for a board that a flag names.
func TestNameBelongsToItsBoard(t *testing.T) {
	const file = "board = \"https://a.example.kr/\"\nboard_name = \"우리 게시판\"\n"
	for _, test := range []struct {
		file string
		env  map[string]string
		args []string
		want string
	}{
		{file: file, want: "우리 게시판"},
		{file: "board_name = \"우리 게시판\"\n", want: "우리 게시판"},
		{file: file, args: []string{"--board", "b.example.kr"}, want: "b.example.kr"},
		{file: file, env: map[string]string{"SOSIK_BOARD": "b.example.kr"}, want: "b.example.kr"},
		{file: file, args: []string{"--board", "b.example.kr", "--board-name", "남의 게시판"}, want: "남의 게시판"},
		{file: "board = \"a.example.kr\"\n", args: []string{"--board-name", "그 이름"}, want: "그 이름"},
		{want: sosikName},
	} {
		c, err := load(t, test.file, test.env, test.args...)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.boardName(); got != test.want {
			t.Errorf("%q %v %v: %q, want %q", test.file, test.env, test.args, got, test.want)
		}
	}
}
