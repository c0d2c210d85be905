package demo

import "strconv"

// cardsSkin has cards without any link: the title is only the alt text of a
// picture, and a button opens the notice.
func cardsSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "cards",
			About: "사진 카드 목록: 제목은 사진의 대체 글에만 있고 링크 없이 단추로 연다",
			List:  Shows{Department: true, Date: true},
			View:  Shows{Author: true, Department: true, Date: true, Views: true, Attachments: true},
		},
		site:    engine,
		charset: utf8Charset,
		list:    cardsList,
		view:    cardsView,
	}
}

func cardsList(w *sheet, l listing) {
	top(w, "시정소식 | e안산톡톡")
	place(w)
	search(w, l)
	w.add(`<p class="board-total">전체 <b>`, thousands(l.total), `</b>건 (`, strconv.Itoa(l.page), "/", strconv.Itoa(l.pages), ")</p>\n<div class=\"board-card\">\n")
	for _, n := range l.rows {
		w.add(`<div class="item item--bodo">
	<div class="item__thumb">`, thumbnail(n), `</div>
	<div class="item__info"><span class="item__dept">`, esc(n.department), `</span> <span class="item__date">`, n.when.Format("2006.01.02"), `</span></div>
	<button type="button" class="item__more" onclick="fn_search_detail('`, n.id, `');"><span class="blind">자세히 보기</span></button>
</div>
`)
	}
	if len(l.rows) == 0 {
		w.add("<p class=\"board-empty\">조회된 데이터가 없습니다.</p>\n")
	}
	w.add("</div>\n<div class=\"pagination\">\n")
	pager(w, l, func(page int, text string) {
		w.add(`<button type="button" onclick="fn_link_page(`, strconv.Itoa(page), `);">`, text, "</button>\n")
	})
	w.add(`</div>
<script>
function fn_search_detail(id) { location.href = '?fidx=' + id + '&page=`, strconv.Itoa(l.page), `&pg=vv'; }
function fn_link_page(n) { location.href = '?gtid=sosik&page=' + n; }
</script>
`)
	bottom(w)
}

func cardsView(w *sheet, v viewing) {
	n := v.notice
	top(w, n.title+" | 시정소식 | e안산톡톡")
	place(w)
	w.add(`<div class="board-view">
<h4 class="board-view__title">`, esc(n.title), `</h4>
<ul class="board-view__info">
	<li><span class="label">작성자</span> <span>`, esc(n.author), `</span></li>
	<li><span class="label">담당부서</span> <span>`, esc(n.department), `</span></li>
	<li><span class="label">등록일</span> <span>`, n.when.Format("2006.01.02"), `</span></li>
	<li><span class="label">조회수</span> <span>`, thousands(n.views), `</span></li>
</ul>
<div class="board-view__contents">
`)
	inParagraphs(w, n, n.body())
	w.add("</div>\n")
	if len(n.files) > 0 {
		w.add("<div class=\"board-view__file\">\n<strong>첨부파일</strong>\n<ul>\n")
		for _, f := range n.files {
			w.add(`<li><a href="javascript:fn_egov_downFile('FILE_`, f.id, `','0')" class="file-name">`, esc(f.name), ` <span class="size">(`, thousands(f.size), `KB)</span></a>
	<a href="javascript:fn_egov_downFile('FILE_`, f.id, `','0')" class="btn-down">다운로드</a> <a href="/synap/skin/doc.html?fn=`, f.id, `" target="_blank" class="btn-view">바로보기</a></li>
`)
		}
		w.add("</ul>\n</div>\n")
	}
	w.add("<div class=\"board-view__nav\">\n")
	moveLinks(v, func(label string, other *notice) {
		w.add(`<dl><dt>`, label, `</dt><dd><a href="`, esc(v.under.site.viewURL(other, v.under.page)), `">`, esc(other.title), "</a></dd></dl>\n")
	})
	w.add("</div>\n<a class=\"btn-list\" href=\"", esc(v.under.site.listURL(v.under.page)), "\">목록으로</a>\n</div>\n")
	bottom(w)
}
