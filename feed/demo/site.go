package demo

// What stands round a board on its site: it is the same on every page, and a
// parser has to see that none of it is a notice.

// top opens a page: head, skip links, menus.
func top(w *sheet, title string) {
	w.add(`<!DOCTYPE html>
<html lang="ko">
<head>
<meta charset="UTF-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta property="og:title" content="e안산톡톡">
<title>`, esc(title), `</title>
<link rel="stylesheet" href="/ansantalktalk/css/common.css?v=20240301">
<script src="/js/jquery-3.6.0.min.js"></script>
<script>
//<![CDATA[
function fnSearch(f) {
	if (f.sword.value.length < 2) { alert('검색어를 두 글자 이상 입력해 주세요.'); return false; }
	if (location.href == '') { alert('잘못된 접근입니다.'); location.href = '/'; }
	return true;
}
//]]>
</script>
</head>
<body>
<div id="skipnav"><a href="#content">본문으로 바로가기</a> <a href="#gnb">메인메뉴 바로가기</a></div>
<div id="header">
 <p class="slogan">시민과 함께, 자유로운 혁신도시 안산</p>
 <h1><a href="/ansantalktalk/">e안산톡톡</a></h1>
 <div id="gnb">
  <ul class="depth1">
   <li><a href="/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik">안산TALK</a>
    <ul class="depth2">
     <li><a href="/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik">시정소식</a></li>
     <li><a href="/ansantalktalk/content/ansantalk/photoNews.html?gtid=photo">포토뉴스</a></li>
     <li><a href="/ansantalktalk/content/ansantalk/cardNews.html?gtid=card">카드뉴스</a></li>
     <li><a href="/ansantalktalk/content/ansantalk/movie.html?gtid=movie">영상소식</a></li>
    </ul></li>
   <li><a href="/ansantalktalk/content/story/people.html?gtid=people">사람TALK</a>
    <ul class="depth2">
     <li><a href="/ansantalktalk/content/story/people.html?gtid=people">우리동네 사람들</a></li>
     <li><a href="/ansantalktalk/content/story/reporter.html?gtid=reporter">시민기자</a></li>
    </ul></li>
   <li><a href="/ansantalktalk/content/join/event.html?gtid=event">참여TALK</a>
    <ul class="depth2">
     <li><a href="/ansantalktalk/content/join/event.html?gtid=event">이벤트</a></li>
     <li><a href="/ansantalktalk/content/join/quiz.html?gtid=quiz">퀴즈</a></li>
     <li><a href="/ansantalktalk/content/join/qna.html?gtid=qna">질문과답변</a></li>
    </ul></li>
  </ul>
 </div>
</div>
`)
}

// place writes where on the site one is, and opens the content.
func place(w *sheet) {
	w.add(`<div id="content">
 <div class="location"><a href="/ansantalktalk/"><img src="/images/common/home.gif" alt="홈"></a> &gt; 안산TALK &gt; 시정소식</div>
 <h2>안산톡톡 - 시정소식</h2>
 <ul class="util">
  <li><a href="#print" onclick="window.print(); return false;">프린터</a></li>
  <li><a href="javascript:history.back();">이전으로</a></li>
  <li><a href="#share" onclick="fnShare(); return false;">공유하기</a></li>
 </ul>
 <h3>시정소식</h3>
`)
}

// search writes a search form.
func search(w *sheet, l listing) {
	w.add(`<form name="searchForm" method="get" action="`, l.site.list, `" onsubmit="return fnSearch(this);" class="board_search">
<fieldset><legend>게시물 검색</legend>
<input type="hidden" name="gtid" value="sosik">
<select name="opt" title="검색 구분"><option value="f_subject">제목</option><option value="f_content">내용</option></select>
<input type="text" name="sword" title="검색어 입력" value=""> <input type="submit" value="검색">
</fieldset>
</form>
`)
}

// bottom closes a page: who keeps it, address, other sites.
func bottom(w *sheet) {
	w.add(`<div class="satisfaction">
 <dl><dt>담당부서</dt><dd>홍보담당관</dd><dt>전화번호</dt><dd>031-000-0000</dd><dt>최종수정일</dt><dd>2026-03-02</dd></dl>
 <form action="/satisfy.do" method="post"><p>이 페이지에서 제공하는 정보에 만족하십니까?</p>
 <label><input type="radio" name="s" value="5"> 매우만족</label> <label><input type="radio" name="s" value="1"> 불만족</label> <input type="submit" value="평가하기"></form>
</div>
</div>
<div id="footer">
 <ul><li><a href="/www/contents.do?key=264">개인정보처리방침</a></li><li><a href="/www/contents.do?key=265">저작권정책</a></li><li><a href="/www/contents.do?key=266">뷰어 다운로드</a></li></ul>
 <address>경기도 안산시 단원구 화랑로 000 (우)00000 대표전화 031-000-0000</address>
 <p>COPYRIGHT © ANSAN-SI. ALL RIGHTS RESERVED.</p>
 <select title="관련 사이트"><option>관련 사이트</option><option value="https://council.ansan.example/">안산시의회</option><option value="https://lib.ansan.example/">안산시도서관</option></select>
</div>
</body>
</html>
`)
}
