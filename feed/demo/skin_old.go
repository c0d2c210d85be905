package demo

import "strconv"

// oldSkins are boards from the time of EUC-KR, in its bytes: labelled right,
// labelled wrong in the page, and not labelled.
func oldSkins() []layout {
	const meta = `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=`
	return []layout{
		oldSkin("euckr", "EUC-KR 게시판: 대문자 태그와 따옴표 없는 속성의 옛 표 모양, 문자 집합을 바르게 알림",
			charset{contentType: "text/html; charset=euc-kr", cp949: true}, meta+`euc-kr">`),
		oldSkin("wrongmeta", "EUC-KR 게시판인데 문서 안의 meta는 UTF-8이라고 잘못 알림",
			charset{contentType: "text/html; charset=EUC-KR", cp949: true}, meta+`utf-8">`),
		oldSkin("nocharset", "CP949 글자를 아무 표시 없이 보내는 게시판",
			charset{contentType: "text/html", cp949: true}, ""),
	}
}

func oldSkin(name, about string, c charset, meta string) layout {
	return layout{
		Skin: Skin{
			Name:  name,
			About: about,
			List:  Shows{Number: true, Author: true, Date: true, Views: true},
			View:  Shows{Author: true, Date: true, Views: true, Attachments: true},
		},
		site:    engine,
		charset: c,
		list:    func(w *sheet, l listing) { oldList(w, l, meta) },
		view:    func(w *sheet, v viewing) { oldView(w, v, meta) },
	}
}

const oldTop = `<HTML>
<HEAD>
<TITLE>::: 안산시 시정소식 :::</TITLE>
`

const oldMenu = `<SCRIPT LANGUAGE="JavaScript">
<!--
function gotoPage(n) { document.location = "?gtid=sosik&page=" + n; }
//-->
</SCRIPT>
</HEAD>
<BODY BGCOLOR=#FFFFFF TOPMARGIN=0 LEFTMARGIN=0>
<TABLE WIDTH=780 BORDER=0 CELLSPACING=0 CELLPADDING=0><TR>
<TD WIDTH=160 VALIGN=TOP><A HREF=/><IMG SRC=/images/logo.gif BORDER=0 ALT=안산시></A><BR>
<TABLE WIDTH=150 BORDER=0><TR><TD><A HREF=/ansantalktalk/content/join/qna.html?gtid=qna>질문과답변</A></TD></TR><TR><TD><A HREF=/ansantalktalk/content/ansantalk/photoNews.html?gtid=photo>포토뉴스</A></TD></TR><TR><TD><A HREF=/ansantalktalk/content/join/event.html?gtid=event>이벤트</A></TD></TR></TABLE>
</TD>
<TD WIDTH=620 VALIGN=TOP><FONT SIZE=2 COLOR=#666666>HOME &gt; 안산TALK &gt; <B>시정소식</B></FONT><BR>
`

const oldBottom = `</TD></TR>
<TR><TD COLSPAN=2 ALIGN=CENTER><FONT SIZE=1>Copyright 안산시청. 경기도 안산시 단원구 화랑로 000 TEL 031-000-0000</FONT></TD></TR>
</TABLE>
</BODY>
</HTML>
`

func oldList(w *sheet, l listing, meta string) {
	w.add(oldTop, meta, "\n", oldMenu)
	w.add("<FONT SIZE=2>총 게시물 : <B>", strconv.Itoa(l.total), "</B> 건 (", strconv.Itoa(l.page), "/", strconv.Itoa(l.pages), " 페이지)</FONT>\n")
	w.add(`<TABLE WIDTH=600 BORDER=0 CELLSPACING=1 CELLPADDING=3 BGCOLOR=#CCCCCC>
<TR BGCOLOR=#EEEEEE ALIGN=CENTER><TD WIDTH=50><FONT SIZE=2>번호</FONT></TD><TD><FONT SIZE=2>제 목</FONT></TD><TD WIDTH=80><FONT SIZE=2>글쓴이</FONT></TD><TD WIDTH=80><FONT SIZE=2>날짜</FONT></TD><TD WIDTH=50><FONT SIZE=2>조회수</FONT></TD></TR>
`)
	for _, n := range l.rows {
		w.add("<TR BGCOLOR=#FFFFFF>\n<TD ALIGN=CENTER><FONT SIZE=2>", strconv.Itoa(n.number), "</FONT>\n<TD><A HREF=\"", esc(l.site.viewURL(n, l.page)), "\"><FONT SIZE=2>", esc(n.title),
			"</FONT></A>\n<TD ALIGN=CENTER><FONT SIZE=2>", esc(n.author), "</FONT>\n<TD ALIGN=CENTER><FONT SIZE=2>", n.when.Format("2006/01/02"), "</FONT>\n<TD ALIGN=CENTER><FONT SIZE=2>", strconv.Itoa(n.views), "</FONT>\n</TR>\n")
	}
	if len(l.rows) == 0 {
		w.add("<TR BGCOLOR=#FFFFFF><TD COLSPAN=5 ALIGN=CENTER><FONT SIZE=2>조회 결과가 없습니다.</FONT></TD></TR>\n")
	}
	w.add("</TABLE>\n<CENTER><FONT SIZE=2>\n")
	pager(w, l, func(page int, text string) {
		w.add(`<A HREF="`, esc(l.site.listURL(page)), `">[`, text, "]</A>\n")
	})
	w.add("</FONT></CENTER>\n", oldBottom)
}

func oldView(w *sheet, v viewing, meta string) {
	n := v.notice
	w.add(oldTop, meta, "\n", oldMenu)
	w.add(`<TABLE WIDTH=600 BORDER=0 CELLSPACING=0 CELLPADDING=3>
<TR><TD BGCOLOR=#EEEEEE><FONT SIZE=2><B>`, esc(n.title), `</B></FONT></TD></TR>
<TR><TD><FONT SIZE=2>글쓴이 : `, esc(n.author), ` &nbsp;|&nbsp; 등록일 : `, n.when.Format("2006/01/02"), ` &nbsp;|&nbsp; 조회수 : `, strconv.Itoa(n.views), "</FONT></TD></TR>\n")
	for _, f := range n.files {
		w.add("<TR><TD><FONT SIZE=2>첨부 : <A HREF=\"/gtb_download.php?gtid=sosik&amp;fid=", f.id, "\">", esc(f.name), "</A></FONT></TD></TR>\n")
	}
	w.add("<TR><TD HEIGHT=200 VALIGN=TOP>\n")
	inBreaks(w, n, n.body())
	w.add("</TD></TR>\n</TABLE>\n<A HREF=\"", esc(v.under.site.listURL(v.under.page)), "\"><IMG SRC=/images/btn_list.gif BORDER=0 ALT=목록></A>\n", oldBottom)
}
