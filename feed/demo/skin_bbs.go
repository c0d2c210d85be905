package demo

import "strconv"

// bbsSkin is a board of the city's main site: rows open through a script, a
// column for files, labels in the head of a notice, a body in one table cell
// whose lines end in <br>.
func bbsSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "bbs",
			About: "안산시청 누리집의 일반 게시판: 번호·담당부서·작성일·파일 열이 있는 표, 스크립트로 여는 글",
			List:  Shows{Number: true, Department: true, Date: true, Views: true, Attachments: true},
			View:  Shows{Department: true, Date: true, Views: true, Attachments: true},
		},
		site: family{
			list: "/www/common/bbs/selectPageListBbs.do", listQuery: "bbs_code=B0238",
			view: "/www/common/bbs/selectBbsDetail.do", viewQuery: "bbs_code=B0238",
			page: "currentPage", id: "bbs_seq", clamp: true,
		},
		charset: utf8Charset,
		list:    bbsList,
		view:    bbsView,
	}
}

func bbsList(w *sheet, l listing) {
	wwwTop(w, "시정소식 목록")
	w.add(`	<div class="p-wrap bbs bbs__list">
	<form id="aform" name="aform" method="get" action="`, l.site.list, `">
		<input type="hidden" name="bbs_code" value="B0238" /><input type="hidden" name="bbs_seq" value="" /><input type="hidden" name="currentPage" value="`, strconv.Itoa(l.page), `" />
		<div class="p-search"><select name="sch_type" title="검색 항목"><option value="sj">제목</option><option value="cn">내용</option></select><input type="text" name="sch_text" title="검색어" /><button type="submit" class="p-button">검색</button></div>
	</form>
	<div class="p-total"><span class="p-total__number">총 <em><strong>`, thousands(l.total), `</strong></em>건 &nbsp;[ <em>`, strconv.Itoa(l.page), `</em>/`, strconv.Itoa(l.pages), ` 페이지 ]</span></div>
	<table class="p-table simple">
		<caption>시정소식 목록 - 번호, 제목, 담당부서, 조회수, 작성일, 파일 정보 제공</caption>
		<thead><tr><th scope="col">번호</th><th scope="col">제목</th><th scope="col">담당부서</th><th scope="col">조회수</th><th scope="col">작성일</th><th scope="col">파일</th></tr></thead>
		<tbody class="text_center">
`)
	for _, n := range l.rows {
		w.add("\t\t<tr>\n\t\t\t<td>", strconv.Itoa(n.number), "</td>\n\t\t\t<td class=\"p-subject\"><a href=\"#\" onclick=\"fnGoDetail( ", n.id, " ); return false;\">\n\t\t\t\t", esc(n.title))
		if l.total-n.number < 3 {
			w.add(` <span class="p-icon p-icon__new">새글</span>`)
		}
		w.add("\n\t\t\t</a></td>\n\t\t\t<td>", esc(n.department), "</td>\n\t\t\t<td>", thousands(n.views), "</td>\n\t\t\t<td>", n.when.Format("2006-01-02"), "</td>\n\t\t\t<td>")
		if len(n.files) > 0 {
			ext := n.files[0].ext()
			w.add(`<span class="p-icon p-icon__`, ext, `">`, ext, ` 파일</span>`)
		}
		w.add("</td>\n\t\t</tr>\n")
	}
	w.add("\t\t</tbody>\n\t</table>\n\t<div class=\"p-pagination\"><div class=\"p-page\">\n")
	pager(w, l, func(page int, text string) {
		w.add(`<a href="#" onclick="fnGoPage( `, strconv.Itoa(page), ` ); return false;" class="p-page__link">`, text, "</a>\n")
	})
	w.add(`	</div></div>
	</div>
	<script type="text/javascript">
	function fnGoPage(page) { var f = document.aform; f.currentPage.value = page; f.action = '/www/common/bbs/selectPageListBbs.do'; f.submit(); }
	function fnGoDetail(seq) { var f = document.aform; if (!seq) { alert('잘못된 접근입니다.'); return; } f.bbs_seq.value = seq; f.action = '/www/common/bbs/selectBbsDetail.do'; f.submit(); }
	</script>
`)
	wwwBottom(w)
}

func bbsView(w *sheet, v viewing) {
	n := v.notice
	wwwTop(w, "시정소식 상세")
	w.add(`	<form id="aform" name="aform" method="get">
	<input type="hidden" name="bbs_code" value="B0238" /><input type="hidden" name="bbs_seq" value="`, n.id, `" />
	<div class="p-wrap bbs bbs__view">
	<table class="p-table">
		<caption>시정소식 상세보기 - 제목, 담당부서, 작성일, 조회수, 내용, 파일 정보 제공</caption>
		<colgroup><col class="w15p" /><col /></colgroup>
		<tbody class="p-table--th-left">
		<tr><th scope="row">제목</th><td><span class="p-table__subject_text">`, esc(n.title), `</span></td></tr>
		<tr><th scope="row">담당부서</th><td>`, esc(n.department), `</td></tr>
		<tr><th scope="row">작성일</th><td>`, n.when.Format("2006-01-02"), `</td></tr>
		<tr><th scope="row">조회수</th><td>`, thousands(n.views), `</td></tr>
		<tr><th scope="row">내용</th><td title="내용" class="p-table__content">
`)
	bbsBody(w, n)
	w.add("\t\t</td></tr>\n")
	if len(n.files) > 0 {
		w.add("\t\t<tr><th scope=\"row\">파일</th><td><ul class=\"p-attach\">\n")
		for _, f := range n.files {
			ext := f.ext()
			w.add(`		<li class="p-attach__item"><span class="p-icon p-icon__`, ext, `">`, ext, ` 문서</span> <a href="#" onclick="fnFileDownLoad('`, f.id, `'); return false;" class="p-attach__link"><span>`,
				esc(f.name), `</span> <span class="skip">파일 다운로드 버튼</span></a> <a href="/common/file/previewBbsFile.do?file_id=`, f.id, `" target="_blank" class="p-attach__preview">미리보기</a></li>
`)
		}
		w.add("\t\t</ul></td></tr>\n")
	}
	w.add("\t\t</tbody>\n\t</table>\n\t<ul class=\"p-post-move\">\n")
	moveLinks(v, func(label string, other *notice) {
		w.add(`	<li><strong>`, label, `</strong> <a href="#" onclick="fnGoDetail( `, other.id, ` ); return false;">`, esc(other.title), "</a></li>\n")
	})
	w.add(`	</ul>
	<div class="p-button-group"><a href="`, esc(v.under.site.home()), `" class="p-button">목록</a></div>
	</div></form>
	<script type="text/javascript">
	function fnFileDownLoad(id) { location.href = '/common/file/FileDown.do?file_id=' + id; }
	</script>
`)
	wwwBottom(w)
}

// bbsBody is the body with its photographs above, as a field of its own.
func bbsBody(w *sheet, n *notice) {
	var text []block
	for _, b := range n.body() {
		if b.kind != photo {
			text = append(text, b)
			continue
		}
		w.add("\t\t<div class=\"p-photo__wrap\">", imgTag(n, b.photo), "</div>\n")
	}
	inBreaks(w, n, text)
}
