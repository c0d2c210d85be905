package demo

import "strconv"

// sosikSkin is the real board's look-alike: the same words in the same order as
// its page shows them, in the markup of the engine that made it. The title of a
// row stands there twice, once as the alt text of its thumbnail; the caption is
// another board's; and old notices are marked up as word processors did.
func sosikSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "sosik",
			About: "실제 시정소식 게시판과 같은 모양: 사진과 본문 요약이 있는 li 목록, 본문 아래 목록(기본)",
			List:  Shows{Summary: true, Date: true},
			View:  Shows{Author: true, Date: true, Views: true, Attachments: true},
			Under: true,
		},
		site:    engine,
		charset: utf8Charset,
		list: func(w *sheet, l listing) {
			top(w, "시정소식 - e안산톡톡")
			place(w)
			sosikList(w, l)
			bottom(w)
		},
		view: func(w *sheet, v viewing) {
			top(w, "시정소식 - e안산톡톡")
			place(w)
			engineView(w, v, handOf(v.notice))
			sosikList(w, v.under)
			bottom(w)
		},
	}
}

// handOf is the hand of the year in which a notice was typed.
func handOf(n *notice) hand {
	switch year := n.when.Year(); {
	case year < 2012:
		return inBreaks
	case year < 2019:
		return inEmptyLines
	}
	return inParagraphs
}

// sosikList writes the list as it also stands under an opened notice.
func sosikList(w *sheet, l listing) {
	w.add(`<div class="board_total">전체 `, thousands(l.total), ", ", strconv.Itoa(l.page), "/", strconv.Itoa(l.pages), "page</div>\n")
	w.add("<div class=\"board_list news_list\">\n<ul>\n")
	for _, n := range l.rows {
		url := esc(l.site.viewURL(n, l.page))
		w.add("<li>\n<a href=\"", url, "\">\n")
		w.add(`<span class="thumb">`, thumbnail(n), "</span>\n")
		w.add(`<strong class="tit">`, esc(n.title), "</strong>\n")
		w.add(`<span class="txt">`, esc(summaryOf(n.body())), "</span>\n")
		w.add(`<span class="date">`, n.when.Format("2006-01-02"), "</span>\n</a>\n</li>\n")
	}
	if len(l.rows) == 0 {
		w.add("<li class=\"nodata\">등록된 게시물이 없습니다.</li>\n")
	}
	w.add("</ul>\n</div>\n<div class=\"paging\">\n")
	linkPager(w, l)
	w.add("</div>\n")
	search(w, l)
}

// thumbnail is a small picture with the title as its alt text.
func thumbnail(n *notice) string {
	src := "/images/board/noimage.gif"
	if len(n.pictures) > 0 {
		src = n.pictures[0].thumb()
	}
	return `<img src="` + src + `" alt="` + esc(n.title) + `" width="160" height="110">`
}

// linkPager is a pager of plain links.
func linkPager(w *sheet, l listing) {
	pager(w, l, func(page int, text string) {
		w.add(`<a href="`, esc(l.site.listURL(page)), `">`, text, "</a>\n")
	})
}

// engineView writes a notice as the engine of the real board does: one table
// with the wrong caption, a row of labels that is hidden, and the row that is
// seen without them.
func engineView(w *sheet, v viewing, body hand) {
	n := v.notice
	w.add(`<div class="board_view">
<table class="view">
<caption>질문과답변 | 제목, 작성자, 작성일, 조회수, 첨부파일, 본문</caption>
<thead>
<tr style="display:none;"><th scope="col">제목</th><th scope="col">작성자</th><th scope="col">작성일</th><th scope="col">조회수</th></tr>
<tr><th scope="col" colspan="4"><span class="subject">`, esc(n.title), `</span> <span class="writer">`, esc(n.author),
		`</span> <span class="date">`, n.when.Format("2006-01-02"), `</span> <span class="hit">조회수 `, strconv.Itoa(n.views), "</span></th></tr>\n</thead>\n<tbody>\n")
	if len(n.files) > 0 {
		w.add("<tr><td colspan=\"4\" class=\"file\"><ul>\n")
		for _, f := range n.files {
			w.add(`<li><a href="/gtb_download.php?gtid=sosik&amp;fid=`, f.id, `" title="Array 첨부파일을 다운받습니다."><img src="/images/board/icon_`,
				f.ext(), `.gif" alt="`, f.ext(), ` 문서"> `, esc(f.name), "</a></li>\n")
		}
		w.add("</ul></td></tr>\n")
	}
	w.add("<tr><td colspan=\"4\" class=\"contentview\">\n")
	body(w, n, n.body())
	w.add("</td></tr>\n</tbody>\n</table>\n<div class=\"btn_area\"><a href=\"", esc(v.under.site.listURL(v.under.page)), "\" class=\"btn\">목록</a></div>\n</div>\n")
}
