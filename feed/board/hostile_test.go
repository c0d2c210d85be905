package board

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"city/sosik/feed"
)

// hostilePages are as large as pages may be and made of what hurts parsers.
func hostilePages() map[string]string {
	fill := func(s string) string { return strings.Repeat(s, maxBytes/len(s)) }
	numbered := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < maxBytes-200; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	return map[string]string{
		"divisions":  fill("<div>"),
		"closed":     fill("<div></div>"),
		"ends":       fill("</div>"),
		"links":      fill("<a href=view.do?nttId=1>"),
		"rows":       numbered("<li><a href=\"view.do?nttId=%d\">제목</a> 2025-04-08</li>"),
		"table rows": numbered("<tr><td>%d<td><a href=v?idx=7>제목입니다<td>2025-04-08"),
		"tables":     fill("<table><tr><td>"),
		"bold":       fill("<b>x"),
		"paragraphs": fill("<p>가"),
		"entities":   fill("&#44032;&amp;&lt;"),
		"attribute":  "<a href='" + fill("x") + "'>",
		"attributes": "<a " + numbered(" a%d=1") + ">",
		"calls":      "<a onclick=\"" + fill("f('1',") + "\">",
		"many calls": numbered("<a onclick=\"f%d('1')\">제목 하나</a>"),
		"comment":    "<!--" + fill("-"),
		"text":       fill("안산시 "),
		"digits":     fill("1"),
		"slashes":    fill("1/1 "),
		"breaks":     fill("<br>"),
		"misnested":  fill("<b><p></b>"),
		"forms":      fill("<form><div></form>"),
		"items":      fill("<ul><li>"),
		"labels":     fill("<th>제목</th><td>x</td>"),
		"foot":       fill("<div>만족하십니까 담당부서 "),
		"files":      fill("<a href=down.do?x=1>a.hwp</a>"),
		"images":     fill("<img src=a.jpg alt=가>"),
		"cells":      "<table><tr>" + fill("<td>가"),
		"bytes":      fill("\xff\xfe\x00<"),
	}
}

// TestHostile holds the promise that any page is answered, and in time that
// grows with its size: these pages take a second or two, and would take hours
// if anything in the reader were quadratic, so that the test would time out.
func TestHostile(t *testing.T) {
	kinds := []error{feed.ErrBlocked, feed.ErrLogin, feed.ErrNotFound, feed.ErrServer, feed.ErrMaintenance, feed.ErrNotBoard, feed.ErrTooLarge}
	for name, page := range hostilePages() {
		// The whole page mostly has more nodes than are read; a part of it is
		// read to the end. The race detector makes ten of every second.
		sizes := []int{len(page), len(page) / 8}
		if raceEnabled {
			sizes = []int{len(page) / 64}
		}
		for _, size := range sizes {
			r := Read(Input{Body: []byte(page[:size]), URL: "http://board.example/list.do"}, Auto)
			if r.List != nil || r.View != nil {
				continue
			}
			known := false
			for _, kind := range kinds {
				known = known || errors.Is(r.ListErr, kind) || errors.Is(r.ViewErr, kind)
			}
			if !known {
				t.Errorf("%s, %d bytes: neither a result nor an error of a known kind: %v, %v", name, size, r.ListErr, r.ViewErr)
			}
		}
	}
}

func TestTooLarge(t *testing.T) {
	_, err := ReadList(Input{Body: make([]byte, maxBytes+1)})
	if !errors.Is(err, feed.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

// TestDeep reads lists and articles that stand in thousands of open elements,
// where html.Parse gives up at 512.
func TestDeep(t *testing.T) {
	for _, depth := range []int{100, 511, 600, 5000, 100_000} {
		for _, tag := range []string{"div", "span", "font"} {
			in, kind, _ := readPage(t, "testdata/pages/saeol-bbs-list.txtar")
			want := render(Read(in, kind))
			open, shut := strings.Repeat("<"+tag+">", depth), strings.Repeat("</"+tag+">", depth)
			body := string(in.Body)
			body = strings.Replace(body, `<div id="contents">`, `<div id="contents">`+open, 1)
			body = strings.Replace(body, `<div class="satisfaction">`, shut+`<div class="satisfaction">`, 1)
			in.Body = []byte(body)
			got := render(Read(in, kind))
			if got.List == nil || len(got.List.Items) != len(want.List.Items) {
				t.Errorf("%d × <%s>: got %+v", depth, tag, got)
			}
		}
	}
}
