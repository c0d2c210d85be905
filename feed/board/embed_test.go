package board

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
)

func TestEmbeds(t *testing.T) {
	const (
		before = `<html><title>축제 | 시청</title><body><h1>축제 안내</h1><p>작성일 2026-03-02 조회수 3</p><div class="view_content"><p>축제를 연다고 2일 밝혔다.</p>`
		after  = `<p>많은 참여를 바란다고 말했다.</p></div></body></html>`
	)
	for _, tt := range []struct {
		name, html string
		span       feed.Span
		link       string
	}{
		{"youtube", `<iframe src="//www.youtube.com/embed/a1" title="홍보 영상"></iframe>`, feed.Span{Text: "홍보 영상", Link: 1, Embed: feed.Video}, "https://www.youtube.com/embed/a1"},
		{"put in late", `<iframe data-src="https://tv.naver.com/embed/7"></iframe>`, feed.Span{Link: 1, Embed: feed.Video}, "https://tv.naver.com/embed/7"},
		{"another page", `<iframe src="/map.do?x=1"></iframe>`, feed.Span{Link: 1, Embed: feed.Frame}, "https://a.example/map.do?x=1"},
		{"no video site", `<iframe src="https://notyoutube.com/x"></iframe>`, feed.Span{Link: 1, Embed: feed.Frame}, "https://notyoutube.com/x"},
		{"video", `<video controls><source src="/v.mp4">못 봅니다</video>`, feed.Span{Link: 1, Embed: feed.Video}, "https://a.example/v.mp4"},
		{"audio", `<audio src="/a.mp3" aria-label="방송"></audio>`, feed.Span{Text: "방송", Link: 1, Embed: feed.Audio}, "https://a.example/a.mp3"},
		{"flash", `<object><param name="movie" value="https://www.youtube.com/v/x"></object>`, feed.Span{Link: 1, Embed: feed.Video}, "https://www.youtube.com/v/x"},
		{"counts visitors", `<iframe src="https://log.example/" width="0" height="0"></iframe>`, feed.Span{}, ""},
		{"a script", `<iframe src="javascript:alert(1)"></iframe>`, feed.Span{}, ""},
		{"nothing", `<iframe></iframe><video></video><object></object>`, feed.Span{}, ""},
	} {
		a, _, err := ReadView(Input{Body: []byte(before + "<div>" + tt.html + "</div>" + after), URL: "https://a.example/view.do?seq=1", Status: 200})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		var span feed.Span
		for _, b := range a.Body {
			for _, s := range b.Spans {
				if s.Object() {
					span = s
				}
			}
		}
		link := ""
		for _, l := range a.Links {
			link += l.URL
		}
		if diff := cmp.Diff(tt.span, span); diff != "" || link != tt.link {
			t.Errorf("%s: %q %s", tt.name, link, diff)
		}
		if got := a.Body.Paragraphs(); len(got) != 2 {
			t.Errorf("%s: its name counts as text: %q", tt.name, got)
		}
	}
}

// A small table in the text with a row "내용" or "일자" is no frame of an
// article, whose text would be that one cell.
func TestTableOfTheTextIsNoFrame(t *testing.T) {
	const page = `<html><body><h1>강좌 안내</h1><p>작성일 2026-03-02 조회수 3</p><div class="view_content"><p>강좌를 다음과 같이 연다고 2일 밝혔다.</p>
<table><tr><th>일자</th><td>2026-04-01</td></tr><tr><th>내용</th><td>서예</td></tr></table><p>많은 참여를 바란다고 말했다.</p></div></body></html>`
	a, _, err := ReadView(Input{Body: []byte(page), URL: "https://a.example/view.do?seq=1", Status: 200})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"강좌를 다음과 같이 연다고 2일 밝혔다.", "일자 2026-04-01", "내용 서예", "많은 참여를 바란다고 말했다."}
	if diff := cmp.Diff(want, a.Body.Paragraphs()); diff != "" || a.Notice.Date != "2026-03-02" {
		t.Errorf("dated %s: %s", a.Notice.Date, diff)
	}
}

func TestOrdinal(t *testing.T) {
	for _, tt := range []struct {
		n           int
		style, want string
	}{{3, "", "3."}, {3, "a", "c."}, {26, "A", "Z."}, {27, "A", "27."}, {4, "i", "iv."}, {14, "I", "XIV."}, {399, "I", "CCCXCIX."}, {400, "I", "400."}, {0, "a", "0."}, {-1, "i", "-1."}} {
		if got := ordinal(tt.n, tt.style); got != tt.want {
			t.Errorf("%d in %q is %q", tt.n, tt.style, got)
		}
	}
}
