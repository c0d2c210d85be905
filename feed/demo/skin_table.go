package demo

import "strconv"

// tableSkin is the board that most cities have: a table, pinned notices above
// and again in their places, links that call a script.
func tableSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "table",
			About: "흔한 표 게시판: 위에 고정된 공지(아래에 또 나옴), 번호·제목·작성자·작성일·조회·첨부 열",
			List:  Shows{Number: true, Author: true, Date: true, Views: true, Attachments: true, Pinned: true},
			View:  Shows{Author: true, Date: true, Views: true, Attachments: true},
			Under: true,
		},
		site:    engine,
		charset: utf8Charset,
		list: func(w *sheet, l listing) {
			top(w, "시정소식 목록")
			place(w)
			tableList(w, l)
			bottom(w)
		},
		view: func(w *sheet, v viewing) {
			top(w, "시정소식 보기")
			place(w)
			tableView(w, v)
			tableList(w, v.under)
			bottom(w)
		},
	}
}

func tableList(w *sheet, l listing) {
	search(w, l)
	w.add(`<div class="board_info">총 `, thousands(l.total), ` 건 [ `, strconv.Itoa(l.page), " / ", strconv.Itoa(l.pages), ` 페이지 ]</div>
<table class="board_list">
<caption>시정소식 목록으로 번호, 제목, 작성자, 작성일, 조회, 첨부를 나타냅니다.</caption>
<thead><tr><th scope="col">번호</th><th scope="col">제목</th><th scope="col">작성자</th><th scope="col">작성일</th><th scope="col">조회</th><th scope="col">첨부</th></tr></thead>
<tbody>
`)
	for _, n := range l.pins {
		tableRow(w, n, `<strong class="notice">공지</strong>`, ` class="notice"`, false)
	}
	for _, n := range l.rows {
		tableRow(w, n, strconv.Itoa(n.number), "", l.total-n.number < 3)
	}
	if len(l.rows) == 0 {
		w.add("<tr><td colspan=\"6\" class=\"nodata\">등록된 게시물이 없습니다.</td></tr>\n")
	}
	w.add("</tbody>\n</table>\n<div class=\"paging\">\n")
	pager(w, l, func(page int, text string) {
		w.add(`<a href="javascript:goPage(`, strconv.Itoa(page), `);">`, text, "</a>\n")
	})
	w.add(`</div>
<script>
function goPage(n) { location.href = '?gtid=sosik&page=' + n; }
function fnGoDetail(id) { location.href = '?fidx=' + id + '&page=`, strconv.Itoa(l.page), `&pg=vv'; }
</script>
`)
}

func tableRow(w *sheet, n *notice, first, class string, fresh bool) {
	w.add("<tr", class, ">\n<td>", first, "</td>\n<td class=\"left\"><a href=\"#\" onclick=\"fnGoDetail('", n.id, "'); return false;\">", esc(n.title), "</a>")
	if fresh {
		w.add(` <img src="/images/board/icon_new.gif" alt="새글">`)
	}
	w.add("</td>\n<td>", esc(n.author), "</td>\n<td>", n.when.Format("2006-01-02"), "</td>\n<td>", strconv.Itoa(n.views), "</td>\n<td>")
	if len(n.files) > 0 {
		w.add(`<img src="/images/board/icon_file.gif" alt="첨부파일 있음">`)
	}
	w.add("</td>\n</tr>\n")
}

func tableView(w *sheet, v viewing) {
	n := v.notice
	w.add(`<table class="board_view">
<caption>시정소식 상세</caption>
<tbody>
<tr><th scope="row">제목</th><td colspan="5">`, esc(n.title), `</td></tr>
<tr><th scope="row">작성자</th><td>`, esc(n.author), `</td><th scope="row">작성일</th><td>`, n.when.Format("2006-01-02"), `</td><th scope="row">조회수</th><td>`, strconv.Itoa(n.views), `</td></tr>
`)
	if len(n.files) > 0 {
		w.add("<tr><th scope=\"row\">첨부파일</th><td colspan=\"5\">")
		for _, f := range n.files {
			w.add(`<a href="/gtb_download.php?gtid=sosik&amp;fid=`, f.id, `"><img src="/images/board/disk.gif" alt="파일"> `, esc(f.name), "</a> (", strconv.Itoa(f.size), "KB)<br>\n")
		}
		w.add("</td></tr>\n")
	}
	w.add("<tr><td colspan=\"6\" class=\"substan\">\n")
	handOf(n)(w, n, n.body())
	w.add("</td></tr>\n</tbody>\n</table>\n<p class=\"btn\"><a href=\"", esc(v.under.site.listURL(v.under.page)), "\">목록</a></p>\n")
}
