package demo

import "strconv"

// saeolSkin is the 고시공고 board of the saeol portals: rows posted by a script
// with the address in an attribute, titles cut with dots and whole in their
// title attribute, a column for the announcement's number and one for a period.
func saeolSkin() layout {
	return layout{
		Skin: Skin{
			Name:  "saeol",
			About: "새올 고시공고: 잘린 제목(전체는 title 속성), 고시번호·게재기간 열, data-action으로 여는 글",
			List:  Shows{Number: true, Department: true, Date: true, Attachments: true},
			View:  Shows{Department: true, Date: true, Views: true, Attachments: true},
		},
		site: family{
			list: "/portal/saeol/gosi/list.do", listQuery: "mId=0501010000",
			view: "/portal/saeol/gosi/view.do", viewQuery: "mId=0501010000",
			page: "page", id: "notAncmtMgtNo", clamp: true,
		},
		charset: utf8Charset,
		list:    saeolList,
		view:    saeolView,
	}
}

// saeolCut is how many letters of a title this skin shows. It counts code points,
// as the real ones do, and so may cut a decomposed syllable in two.
const saeolCut = 30

func saeolList(w *sheet, l listing) {
	wwwTop(w, "고시공고")
	w.add(`	<div class="bod_head"><p class="bod_page">전체 <strong>`, thousands(l.total), `</strong>건, <span>`, strconv.Itoa(l.page), "</span>/", strconv.Itoa(l.pages), `페이지</p>
	<form id="list" name="list" method="post" action="/portal/saeol/gosi/list.do?mId=0501010000"><input type="hidden" name="page" value="`, strconv.Itoa(l.page), `" /><fieldset><legend>검색</legend><select name="searchType" title="검색 조건"><option value="NOT_ANCMT_SJ">제목</option><option value="CHARGE_NM">담당부서</option></select><input type="text" name="searchTxt" title="검색어" /><input type="submit" value="검색" /></fieldset></form></div>
	<table class="bod_list">
	<caption>고시공고 목록 (번호, 고시공고번호, 제목, 담당부서, 등록일, 게재기간, 파일)</caption>
	<thead><tr><th class="list_num">번호</th><th class="list_gosi">고시공고번호</th><th class="list_tit">제목</th><th class="list_dept">담당부서</th><th class="list_date">등록일</th><th class="list_term">게재기간</th><th class="list_file">파일</th></tr></thead>
	<tbody>
`)
	for _, n := range l.rows {
		year := n.when.Format("2006")
		w.add("	<tr>\n		<td class=\"list_num\">", strconv.Itoa(n.number), "</td>\n		<td class=\"list_gosi\">안산시 공고 제", year, "-", strconv.Itoa(n.number%2900+1), "호</td>\n		<td class=\"list_tit\"><a href=\"#\" data-action=\"/portal/saeol/gosi/view.do?notAncmtMgtNo=", n.id, "&amp;mId=0501010000\" onclick=\"req.post(this); return false;\" title=\"", esc(n.title), "\">", esc(cutRunes(n.title, saeolCut)))
		if l.total-n.number < 3 {
			w.add(` <span class="ico_new"><span class="blind">새 글</span></span>`)
		}
		w.add("</a></td>\n		<td class=\"list_dept\">", esc(n.department), "</td>\n		<td class=\"list_date\">", n.when.Format("2006-01-02"), "</td>\n		<td class=\"list_term\">", n.when.Format("2006-01-02"), " ~ ", n.when.AddDate(0, 0, 20).Format("2006-01-02"), "</td>\n		<td class=\"list_file\">")
		if len(n.files) > 0 {
			w.add(`<img src="/images/ico_file.gif" alt="첨부파일" />`)
		}
		w.add("</td>\n	</tr>\n")
	}
	w.add("	</tbody>\n	</table>\n	<div class=\"bod_page_wrap\">\n")
	pager(w, l, func(page int, text string) {
		w.add(`<a href="#" onclick="goPage(`, strconv.Itoa(page), `); return false;">`, text, "</a>\n")
	})
	w.add("	</div>\n	<script>function goPage(n) { document.list.page.value = n; document.list.submit(); }</script>\n")
	wwwBottom(w)
}

func saeolView(w *sheet, v viewing) {
	n := v.notice
	wwwTop(w, "고시공고")
	w.add(`	<div class="bod_view">
	<h4>`, esc(n.title), `</h4>
	<ul class="view_info"><li><strong>담당부서</strong> : `, esc(n.department), `</li><li><strong>등록일</strong> : `, n.when.Format("2006-01-02"), `</li><li><strong>조회수</strong> : `, strconv.Itoa(n.views), `</li></ul>
	<div class="view_cont">
`)
	inEmptyLines(w, n, n.body())
	w.add("	</div>\n")
	if len(n.files) > 0 {
		w.add("	<dl class=\"view_file\"><dt>첨부 파일</dt>\n")
		for i, f := range n.files {
			href := `href="/portal/download.do?atchFileId=` + f.id + `"`
			if i%4 == 2 { // kept by another program, which wants a form
				href = `href="#" onclick="goDownload('` + f.id + `','` + f.id + `','/ntishome/file'); return false;"`
			}
			w.add(`	<dd><a `, href, ` class="file_name"><img src="/images/ico_`, f.ext(), `.gif" alt="`, f.ext(), ` 파일" /> `, esc(f.name), `</a> <span>`, strconv.Itoa(f.size), ` KByte</span> <a href="/portal/docviewer.do?atchFileId=`, f.id, `" target="_blank">미리보기</a></dd>
`)
		}
		w.add("	<dd class=\"all\"><a href=\"/portal/downloadAll.do?id=", n.id, "\">전체 내려받기</a></dd></dl>\n")
	}
	w.add("	<p class=\"bod_btn\"><a href=\"#\" data-action=\"", esc(v.under.site.home()), "\" onclick=\"req.post(this); return false;\">목록</a></p>\n	</div>\n")
	wwwBottom(w)
}
