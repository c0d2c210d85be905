package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// small is a board of a few notices, ten on a page, whose list has no texts. A
// script posts to it and breaks it.
type small struct {
	mu     sync.Mutex
	titles []string // of number 1, 2, …
	broken string   // what it answers in the place of everything, if that is not ""
}

// smalls are the boards of the scripts that run.
var smalls sync.Map

// smallBoard starts a board of N notices and keeps its address in BOARD: small 25.
// Its home page, which names no notices, is at $SITE.
func smallBoard(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: small N")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	b := &small{}
	for i := 1; i <= n; i++ {
		b.titles = append(b.titles, fmt.Sprintf("안내 %d", i))
	}
	server := httptest.NewServer(b)
	ts.Defer(server.Close)
	smalls.Store(ts, b)
	ts.Setenv("BOARD", server.URL+"/list.do")
}

// post puts notices on the small board, the newest last: post '산불 예방'.
func post(ts *testscript.TestScript, neg bool, args []string) {
	b, ok := smalls.Load(ts)
	if neg || !ok || len(args) == 0 {
		ts.Fatalf("usage: post TITLE…, after small")
	}
	s := b.(*small)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.titles = append(s.titles, args...)
}

// says has the small board answer everything with a file: says blocked.html; or
// itself again: says.
func says(ts *testscript.TestScript, neg bool, args []string) {
	b, ok := smalls.Load(ts)
	if neg || !ok || len(args) > 1 {
		ts.Fatalf("usage: says [FILE], after small")
	}
	s := b.(*small)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = ""
	if len(args) > 0 {
		s.broken = ts.ReadFile(args[0])
	}
}

func (s *small) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	page, _ := strconv.Atoi(r.FormValue("page"))
	seq, _ := strconv.Atoi(r.FormValue("seq"))
	switch {
	case s.broken != "":
		_, _ = fmt.Fprint(w, s.broken)
	case strings.HasPrefix(r.URL.Path, "/list"):
		_, _ = fmt.Fprint(w, s.list(max(page, 1)))
	case r.URL.Path == "/view.do" && seq > 100 && seq <= 100+len(s.titles):
		_, _ = fmt.Fprint(w, s.view(seq-100))
	default:
		http.NotFound(w, r)
	}
}

const (
	smallHead = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>공지사항 | 어느 시청</title></head><body>
<div id="header"><ul><li><a href="/main.do?menu=1">처음</a></li></ul></div><div id="contents"><h3>공지사항</h3>
`
	smallFoot = "</div><div id=\"footer\">어느 시청</div></body></html>\n"
	smallPage = 10
)

func (s *small) list(page int) string {
	n := len(s.titles)
	pages := (n + smallPage - 1) / smallPage
	var b strings.Builder
	fmt.Fprintf(&b, smallHead+`<p class="total">총 <strong>%d</strong>건 [%d/%d 페이지]</p>
<table class="list"><caption>공지사항 목록</caption>
<thead><tr><th>번호</th><th>제목</th><th>담당부서</th><th>작성일</th><th>조회</th><th>첨부</th></tr></thead><tbody>
`, n, page, pages)
	for i := n - (page-1)*smallPage; i > 0 && i > n-page*smallPage; i-- {
		fmt.Fprintf(&b, `<tr><td>%d</td><td><a href="view.do?seq=%d">%s</a></td><td>공보관</td><td>2025.%02d.08</td><td>%d</td><td></td></tr>
`, i, 100+i, s.titles[i-1], 1+(i-1)%12, i)
	}
	b.WriteString(`</tbody></table><div class="paging">`)
	for i := 1; i <= pages; i++ {
		fmt.Fprintf(&b, `<a href="list.do?page=%d">%d</a> `, i, i)
	}
	return b.String() + "</div>" + smallFoot
}

func (s *small) view(number int) string {
	return smallHead + fmt.Sprintf(`<div class="view"><h4 class="title">%s</h4>
<dl><dt>담당부서</dt><dd>공보관</dd><dt>작성일</dt><dd>2025.%02d.08</dd><dt>조회</dt><dd>%d</dd></dl>
<div class="content"><p>본문은 %d번째 글의 것입니다. 시민 여러분의 많은 관심을 바랍니다.</p><p>문의는 공보관으로 주시기 바랍니다.</p></div></div>
`, s.titles[number-1], 1+(number-1)%12, number, number) + smallFoot
}
