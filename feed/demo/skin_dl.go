package demo

import (
	"strconv"

	"city/sosik/feed"
)

// dlSkin has definition lists, with labels inside the values, badges inside the
// links and a summary that is cut short.
func dlSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "dl",
			About: "정의 목록(dl) 모양: 이름표가 붙은 작성자·작성일·조회, 잘린 요약, 새글 표시",
			List:  Shows{Beginning: true, Author: true, Date: true, Views: true},
			View:  Shows{Author: true, Department: true, Date: true, Views: true, Attachments: true},
			Under: true,
		},
		site:    engine,
		charset: utf8Charset,
		list: func(w *sheet, l listing) {
			top(w, "시정소식")
			place(w)
			dlList(w, l)
			bottom(w)
		},
		view: func(w *sheet, v viewing) {
			top(w, "시정소식")
			place(w)
			dlView(w, v)
			dlList(w, v.under)
			bottom(w)
		},
	}
}

// beginning is how many letters of a summary this skin shows.
const beginning = 150

// cutRunes cuts a text after so many letters and says so with dots.
func cutRunes(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "..."
	}
	return s
}

func dlList(w *sheet, l listing) {
	search(w, l)
	w.add(`<p class="count">총 <strong>`, thousands(l.total), `</strong> 개 [`, strconv.Itoa(l.page), " / ", strconv.Itoa(l.pages), " 페이지]</p>\n<div class=\"news_list\">\n")
	for _, n := range l.rows {
		url := esc(l.site.viewURL(n, l.page))
		w.add("<dl>\n<dt><a href=\"", url, "\">", esc(n.title))
		if l.total-n.number < 3 {
			w.add(` <span class="ico_new"><span class="blind">새 글</span></span>`)
		}
		w.add("</a></dt>\n")
		if len(n.pictures) > 0 {
			w.add(`<dd class="pic"><a href="`, url, `" tabindex="-1"><img src="`, n.pictures[0].thumb(), `" alt=""></a></dd>
`)
		}
		w.add(`<dd class="txt">`, esc(cutRunes(feed.Clean(summaryOf(n.body())), beginning)), `</dd>
<dd class="info"><span>작성자 : `, esc(n.author), `</span> <span>작성일 : `, n.when.Format("2006-01-02"), `</span> <span>조회 : `, strconv.Itoa(n.views), "</span></dd>\n</dl>\n")
	}
	if len(l.rows) == 0 {
		w.add("<p class=\"none\">게시물이 없습니다.</p>\n")
	}
	w.add("</div>\n<div class=\"page_num\">\n")
	linkPager(w, l)
	w.add("</div>\n")
}

func dlView(w *sheet, v viewing) {
	n := v.notice
	w.add(`<div class="bod_view">
<dl class="view_head">
<dt>제목</dt><dd class="tit">`, esc(n.title), `</dd>
<dt>작성자</dt><dd>`, esc(n.author), `</dd>
<dt>담당부서</dt><dd>`, esc(n.department), `</dd>
<dt>작성일</dt><dd>`, n.when.Format("2006-01-02"), `</dd>
<dt>조회수</dt><dd>`, thousands(n.views), `</dd>
</dl>
`)
	if len(n.files) > 0 {
		w.add("<dl class=\"view_file\">\n<dt>첨부파일</dt>\n")
		for _, f := range n.files {
			w.add(`<dd><a href="/gtb_download.php?gtid=sosik&amp;fid=`, f.id, `" title="`, esc(f.name), `">`, esc(f.name), ` [`, f.ext(), `, `, strconv.Itoa(f.size), "KB]</a></dd>\n")
		}
		w.add("</dl>\n")
	}
	w.add("<div class=\"view_cont\">\n")
	inDivs(w, n, n.body())
	w.add("</div>\n</div>\n")
}
