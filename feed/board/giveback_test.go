package board

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A page of thousands of tables, each of which might be the frame of an article,
// and of thousands of parts that might be its own, takes no longer than others.
func TestManyDoubtsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<html><body><h1>제목</h1><p>작성일 2026-03-02 조회수 3</p><div class="view_content">`)
	for range 4000 {
		b.WriteString(`<table><tr><th>내용</th><td>2026-03-02</td></tr></table><label>내용</label>`)
	}
	b.WriteString(`</div></body></html>`)
	done := make(chan Reading, 1)
	go func() {
		done <- Read(Input{Body: []byte(b.String()), URL: "https://a.example/view.do?seq=1", Status: 200}, View)
	}()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		t.Fatal("it takes too long")
	}
}

// What looks like a part of the board comes back where it is the author's, and
// only there.
func TestGiveBack(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		want       []string
	}{
		{"a column", `<table><tr><th>구분</th><th>내용</th></tr><tr><td>1차</td><td>서예</td></tr></table>`, []string{"구분 내용", "1차 서예"}},
		{"a caption", `<table><caption>강좌 일정</caption><tr><th>구분</th><td>서예</td></tr></table>`, []string{"강좌 일정", "구분 서예"}},
		{"a caption for screen readers", `<table><caption class="blind">구분을 알리는 표</caption><tr><th>구분</th><td>서예</td></tr></table>`, []string{"구분 서예"}},
		{"words of a foot", `<div>출품작의 저작물은 주최 기관에 귀속된다</div>`, []string{"출품작의 저작물은 주최 기관에 귀속된다"}},
		{"a link", `<p><a href="https://b.example/x">더보기</a></p>`, []string{"더보기"}},
		{"a form", `<form><label>이름</label><input name=a></form>`, nil},
		{"a label of a form elsewhere", `<div><label for=a>검색어</label></div><div><input id=a></div>`, nil},
		{"the licence", `<div class="kogl">본 저작물은 공공누리 제1유형에 따라 이용할 수 있습니다</div>`, nil},
		{"a button", `<p><a href="/list.do">목록</a></p>`, nil},
	} {
		page := `<html><body><h1>강좌 안내</h1><p>작성일 2026-03-02 조회수 3</p><div class="view_content"><p>강좌를 다음과 같이 연다고 2일 밝혔다.</p>` + tt.html + `</div></body></html>`
		a, _, err := ReadView(Input{Body: []byte(page), URL: "https://a.example/view.do?seq=1", Status: 200})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		want := append([]string{"강좌를 다음과 같이 연다고 2일 밝혔다."}, tt.want...)
		if diff := cmp.Diff(want, a.Body.Paragraphs()); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}
