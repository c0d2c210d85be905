package demo

import (
	"fmt"
	"strconv"
	"time"
)

// gnuboardSkin is the board program of many councils and clubs: dates with two
// digits for the year, the time for what came today, comment counts in titles.
func gnuboardSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "gnuboard",
			About: "그누보드: 두 자리 연도, 오늘 글은 시각만, 고정된 공지, 댓글 수가 붙은 제목",
			List:  Shows{Number: true, Author: true, Date: true, Views: true, Pinned: true, Attachments: true},
			View:  Shows{Author: true, Date: true, Time: true, Views: true, Attachments: true},
		},
		site: family{
			list: "/bbs/board.php", listQuery: "bo_table=sosik",
			view: "/bbs/board.php", viewQuery: "bo_table=sosik",
			page: "page", id: "wr_id",
		},
		charset: utf8Charset,
		list:    gnuboardList,
		view:    gnuboardView,
	}
}

const gnuboardBottom = `</div>
</div>
<div id="ft"><ul><li><a href="/bbs/content.php?co_id=privacy">개인정보처리방침</a></li><li><a href="/bbs/content.php?co_id=provision">이용약관</a></li></ul><p>Copyright &copy; <b>안산시 시정소식.</b> All rights reserved.</p></div>
</body>
</html>
`

func gnuboardTop(w *sheet, title string) {
	w.add(`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<title>`, esc(title), `</title>
<link rel="stylesheet" href="/skin/board/basic/style.css?ver=210618">
<script>var g5_url = ""; var g5_bbs_url = "/bbs"; var g5_bo_table = "sosik";</script>
</head>
<body>
<div id="hd"><div id="skip_to_container"><a href="#container">본문 바로가기</a></div>
<div id="logo"><a href="/"><img src="/images/logo.png" alt="안산시 시정소식"></a></div>
<ul id="hd_qnb"><li><a href="/bbs/faq.php">FAQ</a></li><li><a href="/bbs/qalist.php">1:1문의</a></li><li><a href="/bbs/register.php">회원가입</a></li><li><a href="/bbs/login.php">로그인</a></li></ul>
<nav id="gnb"><ul><li><a href="/bbs/board.php?bo_table=sosik">시정소식</a></li><li><a href="/bbs/board.php?bo_table=photo">포토뉴스</a></li><li><a href="/bbs/board.php?bo_table=free">자유게시판</a></li><li><a href="/bbs/board.php?bo_table=qa">질문답변</a></li></ul></nav></div>
<div id="container_wr"><div id="container">
<h2 id="container_title"><span title="시정소식 1 페이지">시정소식</span></h2>
`)
}

// gnuboardDate writes a date as gnuboard's lists do: of what came today only the
// time.
func gnuboardDate(when, today time.Time) string {
	if when.Format(time.DateOnly) == today.Format(time.DateOnly) {
		return when.Format("15:04")
	}
	return when.Format("06-01-02")
}

func gnuboardList(w *sheet, l listing) {
	gnuboardTop(w, "시정소식 "+strconv.Itoa(l.page)+" 페이지")
	w.add(`<div id="bo_list" style="width:100%">
<form name="fboardlist" id="fboardlist" action="/bbs/board_list_update.php" onsubmit="return fboardlist_submit(this);" method="post">
<div id="bo_btn_top"><div id="bo_list_total"><span>Total `, thousands(l.total), `건</span> `, strconv.Itoa(l.page), ` 페이지</div>
<ul class="btn_bo_user"><li><a href="/bbs/rss.php?bo_table=sosik" class="btn_b01 btn" title="RSS">RSS</a></li></ul></div>
<div class="tbl_head01 tbl_wrap"><table>
<caption>시정소식 목록</caption>
<thead><tr><th scope="col">번호</th><th scope="col">제목</th><th scope="col">글쓴이</th><th scope="col"><a href="/bbs/board.php?bo_table=sosik&amp;sst=wr_hit&amp;sod=desc&amp;page=1">조회 </a></th><th scope="col"><a href="/bbs/board.php?bo_table=sosik&amp;sst=wr_datetime&amp;sod=desc&amp;page=1">날짜 </a></th></tr></thead>
<tbody>
`)
	for _, n := range l.pins {
		gnuboardRow(w, l, n, true)
	}
	for _, n := range l.rows {
		gnuboardRow(w, l, n, false)
	}
	if len(l.rows) == 0 {
		w.add("<tr><td colspan=\"5\" class=\"empty_table\">게시물이 없습니다.</td></tr>\n")
	}
	w.add("</tbody>\n</table></div>\n</form>\n<nav class=\"pg_wrap\"><span class=\"pg\">\n")
	pager(w, l, func(page int, text string) {
		w.add(`<a href="`, esc(l.site.listURL(page)), `" class="pg_page">`, text, `<span class="sound_only">페이지</span></a>
`)
	})
	w.add(`</span></nav>
<div class="bo_sch_wrap"><fieldset class="bo_sch"><h3>검색</h3><form name="fsearch" method="get"><input type="hidden" name="bo_table" value="sosik"><select name="sfl" id="sfl"><option value="wr_subject">제목</option><option value="wr_content">내용</option></select><input type="text" name="stx" id="stx" placeholder=" 검색어를 입력해주세요"><button type="submit">검색</button></form></fieldset></div>
</div>
`, gnuboardBottom)
}

func gnuboardRow(w *sheet, l listing, n *notice, pin bool) {
	class, num := "", strconv.Itoa(n.number)
	if pin {
		class, num = ` class="bo_notice"`, `<strong class="notice_icon">공지</strong>`
	}
	w.add("<tr", class, ">\n<td class=\"td_num2\">", num, "</td>\n<td class=\"td_subject\" style=\"padding-left:0px\"><div class=\"bo_tit\">\n<a href=\"", esc(l.site.viewURL(n, l.page)), "\">\n", esc(n.title), "\n</a>\n")
	if len(n.files) > 0 {
		w.add(`<i class="fa fa-download" aria-hidden="true"></i>`)
	}
	if n.number%7 == 0 {
		w.add(fmt.Sprintf(`<span class="sound_only">댓글</span><span class="cnt_cmt">%d</span><span class="sound_only">개</span>`, 1+n.number%5))
	}
	w.add("\n</div></td>\n<td class=\"td_name sv_use\"><span class=\"sv_member\">", esc(n.author), "</span></td>\n<td class=\"td_num\">", strconv.Itoa(n.views), "</td>\n<td class=\"td_datetime\">", gnuboardDate(n.when, l.today), "</td>\n</tr>\n")
}

func gnuboardView(w *sheet, v viewing) {
	n := v.notice
	gnuboardTop(w, n.title+" > 시정소식")
	w.add(`<article id="bo_v" style="width:100%">
<header><h2 id="bo_v_title"><span class="bo_v_tit">
`, esc(n.title), `</span></h2></header>
<section id="bo_v_info"><h2>페이지 정보</h2>
<div class="profile_info"><div class="profile_info_ct"><span class="sound_only">작성자</span> <strong><span class="sv_member">`, esc(n.author), `</span></strong><br>
<span class="sound_only">댓글</span><strong><a href="#bo_vc"> <i class="fa fa-commenting-o" aria-hidden="true"></i> 0건</a></strong>
<span class="sound_only">조회</span><strong><i class="fa fa-eye" aria-hidden="true"></i> `, thousands(n.views), `회</strong>
<strong class="if_date"><span class="sound_only">작성일</span><i class="fa fa-clock-o" aria-hidden="true"></i> `, n.when.Format("06-01-02 15:04"), `</strong></div></div>
<div id="bo_v_top"><ul class="btn_bo_user bo_v_com"><li><a href="`, esc(v.under.site.listURL(v.under.page)), `" class="btn_b01 btn" title="목록"><span class="sound_only">목록</span></a></li></ul></div>
</section>
<section id="bo_v_atc"><h2 id="bo_v_atc_title">본문</h2>
<div id="bo_v_share"><a href="/bbs/scrap_popin.php?bo_table=sosik&amp;wr_id=`, n.id, `" target="_blank" onclick="win_scrap(this.href); return false;">스크랩</a></div>
<div id="bo_v_con">
`)
	inDivs(w, n, n.body())
	w.add("</div>\n</section>\n")
	if len(n.files) > 0 {
		w.add("<section id=\"bo_v_file\"><h2>첨부파일</h2>\n<ul>\n")
		for _, f := range n.files {
			w.add(`<li><i class="fa fa-folder-open" aria-hidden="true"></i> <a href="/bbs/download.php?bo_table=sosik&amp;wr_id=`, n.id, `&amp;no=`, f.id, `" class="view_file_download" download><strong>`, esc(f.name), `</strong> </a> (`, strconv.Itoa(f.size), `.5K)<br>
<span class="bo_v_file_cnt">`, strconv.Itoa(n.views/3), `회 다운로드 | DATE : `, n.when.Format("2006-01-02 15:04:05"), "</span></li>\n")
		}
		w.add("</ul>\n</section>\n")
	}
	w.add("<ul class=\"bo_v_nb\">\n")
	moveLinks(v, func(label string, other *notice) {
		w.add(`<li><span class="nb_tit">`, label, `</span><a href="`, esc(v.under.site.viewURL(other, v.under.page)), `">`, esc(other.title), `</a> <span class="nb_date">`, other.when.Format("06.01.02"), "</span></li>\n")
	})
	w.add(`</ul>
<button type="button" class="cmt_btn"><span class="total"><b>댓글</b> 0</span></button>
<section id="bo_vc"><h2>댓글목록</h2><p id="bo_vc_empty">등록된 댓글이 없습니다.</p></section>
</article>
`, gnuboardBottom)
}
