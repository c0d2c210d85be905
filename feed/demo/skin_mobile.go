package demo

import "strconv"

// mobileSkin is the telephone form of the real board's engine: boxes that carry
// the ID in an attribute of their own, and no link at all.
func mobileSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "mobile",
			About: "휴대전화용 목록: 링크 없이 상자마다 buid 속성만 있는 모양",
			List:  Shows{Author: true, Date: true},
			View:  Shows{Author: true, Date: true, Views: true, Attachments: true},
		},
		site:    engine,
		charset: utf8Charset,
		list:    mobileList,
		view:    mobileView,
	}
}

func mobileTop(w *sheet) {
	w.add(`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,user-scalable=no">
<title>e안산톡톡 모바일</title>
<link rel="stylesheet" href="/mobile/css/m.css">
</head>
<body>
<div id="wrap">
<header><button type="button" class="menu" title="전체메뉴">전체메뉴</button><h1><a href="/mobile/">e안산톡톡</a></h1></header>
<nav id="all"><ul><li><a href="/mobile/content/notice.html?gtid=sosik">시정소식</a></li><li><a href="/mobile/content/photo.html?gtid=photo">포토뉴스</a></li><li><a href="/mobile/content/card.html?gtid=card">카드뉴스</a></li></ul></nav>
<section id="container">
<h2>시정소식</h2>
`)
}

func mobileBottom(w *sheet) {
	w.add(`</section>
<footer><a href="/ansantalktalk/">PC버전</a> <a href="#wrap">맨위로</a><p>Copyright(C) 안산시. All rights reserved.</p></footer>
</div>
<script>
$(function () { $('.listbox').on('click', function () { location.href = '?fidx=' + $(this).attr('buid') + '&pg=vv'; }); });
</script>
</body>
</html>
`)
}

func mobileList(w *sheet, l listing) {
	mobileTop(w)
	w.add(`<div class="total">Total `, thousands(l.total), " (", strconv.Itoa(l.page), "/", strconv.Itoa(l.pages), ")</div>\n<div class=\"mlist\">\n")
	for _, n := range l.rows {
		w.add(`<div class="listbox" buid="`, n.id, `">
<ul>
<li class="subject">`, esc(n.title), `</li>
<li class="info"><span class="neme">`, esc(n.author), `</span> <span class="date">`, n.when.Format("2006-01-02"), "</span></li>\n</ul>\n</div>\n")
	}
	if len(l.rows) == 0 {
		w.add("<p class=\"none\">게시글이 없습니다.</p>\n")
	}
	w.add("</div>\n<div class=\"pages\">\n")
	linkPager(w, l)
	w.add("</div>\n")
	mobileBottom(w)
}

func mobileView(w *sheet, v viewing) {
	n := v.notice
	mobileTop(w)
	w.add(`<div class="viewbox">
<div class="subject">`, esc(n.title), `</div>
<div class="info"><span class="neme">`, esc(n.author), `</span> <span class="date">`, n.when.Format("2006-01-02"), `</span> <span class="hit">조회 `, strconv.Itoa(n.views), "</span></div>\n<div class=\"contentview\">\n")
	inDivs(w, n, n.body())
	w.add("</div>\n")
	for _, f := range n.files {
		w.add(`<div class="attach"><a href="/gtb_download.php?gtid=sosik&amp;fid=`, f.id, `" title="`, esc(f.name), `">첨부파일</a></div>
`)
	}
	w.add("<button type=\"button\" onclick=\"history.back();\">목록</button>\n</div>\n")
	mobileBottom(w)
}
