package demo

// wwwTop opens a page of the city's main site, whose boards are of other make
// than 시정소식.
func wwwTop(w *sheet, title string) {
	w.add(`<!DOCTYPE html>
<html lang="ko">
<head>
	<meta charset="utf-8" />
	<title>`, esc(title), ` - 안산시청</title>
	<link rel="stylesheet" type="text/css" href="/common/css/program.css" />
	<script type="text/javascript" src="/common/js/common.js"></script>
</head>
<body class="sub">
<div class="accessibility"><a href="#contents">본문 바로가기</a></div>
<div class="wrapper">
<header class="header">
	<div class="util"><ul><li><a href="/www/login.do">로그인</a></li><li><a href="/www/sitemap.do">누리집 지도</a></li><li><a href="/eng/main.do">ENG</a></li></ul></div>
	<div class="logo"><a href="/www/main.do"><img src="/images/www/logo.png" alt="안산시청" /></a></div>
	<form name="totalSearch" action="/www/search.do" method="get"><fieldset><legend>통합검색</legend><input type="text" name="query" title="통합검색어" placeholder="검색어를 입력하세요" /><button type="submit">검색</button></fieldset></form>
	<nav class="menu">
		<ul class="depth1_list">
			<li><a href="/www/contents.do?key=100">종합민원</a><ul><li><a href="/www/contents.do?key=101">민원안내</a></li><li><a href="/www/contents.do?key=102">여권</a></li><li><a href="/www/contents.do?key=103">무인민원발급기</a></li></ul></li>
			<li><a href="/www/contents.do?key=200">안산소식</a><ul><li><a href="/www/common/bbs/selectPageListBbs.do?bbs_code=B0236">공지사항</a></li><li><a href="/www/common/bbs/selectPageListBbs.do?bbs_code=WWW13">고시공고</a></li><li><a href="/www/common/bbs/selectPageListBbs.do?bbs_code=B0238">시정소식</a></li><li><a href="/www/common/bbs/selectPageListBbs.do?bbs_code=B0240">채용정보</a></li></ul></li>
			<li><a href="/www/contents.do?key=300">분야별정보</a><ul><li><a href="/www/contents.do?key=301">복지</a></li><li><a href="/www/contents.do?key=302">교통</a></li><li><a href="/www/contents.do?key=303">환경</a></li></ul></li>
		</ul>
	</nav>
</header>
<main id="contents" class="contents">
	<div class="contents_head"><h2>시정소식</h2><ol class="breadcrumb"><li><a href="/www/main.do">홈</a></li><li>안산소식</li><li>시정소식</li></ol>
	<div class="sns"><a href="#" onclick="fnShare('facebook'); return false;"><span class="skip">페이스북 공유</span></a> <button type="button" onclick="window.print();">인쇄</button></div></div>
`)
}

// wwwBottom closes such a page.
func wwwBottom(w *sheet) {
	w.add(`	<div class="charge"><ul><li>담당부서 : 홍보담당관</li><li>연락처 : 031-000-0000</li><li>최종수정일 : 2026.03.02</li></ul>
	<form action="/www/satisfy.do" method="post"><fieldset><legend>만족도 조사</legend><p>현재 페이지의 정보와 서비스에 만족하셨습니까?</p><input type="radio" id="s5" name="point" value="5" /><label for="s5">매우만족</label><input type="text" name="opinion" title="의견" /><button type="submit">의견등록</button></fieldset></form></div>
</main>
<footer class="footer">
	<ul><li><a href="/www/contents.do?key=900"><strong>개인정보처리방침</strong></a></li><li><a href="/www/contents.do?key=901">이메일무단수집거부</a></li><li><a href="/www/contents.do?key=902">찾아오시는길</a></li></ul>
	<address>(00000) 경기도 안산시 단원구 화랑로 000</address><p>TEL : 031-000-0000 (평일 09:00 ~ 18:00)</p><p>Copyright © Ansan City. All Rights Reserved.</p>
</footer>
</div>
</body>
</html>
`)
}
