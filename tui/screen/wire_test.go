package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"city/sosik/tui/cell"
	"city/sosik/tui/table"
)

// board is a screen as the reader draws it: 100 by 30, a title, a header, 24
// notices with the usual titles, a rule and a status line.
type board struct {
	layout table.Layout
	m      cell.Metrics
}

func newBoard() board {
	m := cell.Metrics{Ambiguous: 1}
	return board{m: m, layout: table.New([]table.Column{
		{Title: "번호", Align: table.Right, Content: 5},
		{Content: 3},
		{Title: "제목", Flex: 1, Min: 8},
		{Title: "작성자", Content: 14, Max: 14},
		{Title: "작성일", Content: 10},
		{Title: "조회", Align: table.Right, Content: 5},
	}, 99, m)}
}

var titles = []string{
	"2026년 상반기 ‘안산시’ 청년 창업 지원사업 참여자 모집 공고",
	"안산문화재단, 봄맞이 시민 음악회 개최",
	"상록구 도로 재포장 공사에 따른 교통 통제 안내 (4. 13. ~ 4. 17.)",
	"「안산시 공동주택 지원 조례」 일부개정조례안 입법예고",
	"다문화가족 자녀 언어발달 지원 프로그램 신청 접수",
}

func (b board) frame(top, cursor int) Frame {
	f := Frame{Rows: []string{
		"\x1b[1me안산톡톡 > 시정소식\x1b[0m   전체 20,309  안 읽음 1,204   1/847쪽   방금 새로 고침",
		"", "\x1b[2m" + b.layout.Header() + "\x1b[0m",
	}}
	for i := range 24 {
		n := 20309 - top - i
		row := b.layout.Row([]string{
			fmt.Sprint(n), []string{"", "●"}[n%2], titles[n%len(titles)], "홍보담당관", "2026-04-08", fmt.Sprint(n % 977),
		})
		switch {
		case i == cursor:
			row = "\x1b[7m" + row + "\x1b[0m"
		case n%2 == 1:
			row = "\x1b[1m" + row + "\x1b[0m"
		}
		f.Rows = append(f.Rows, row)
	}
	return Frame{Rows: append(f.Rows, "", b.m.Fill("─", 99), "↑↓ 이동  Enter 열기  / 찾기  ? 도움말  q 끝내기")}
}

// article is a text of which 27 lines are seen, under a title and over a line
// that says how far one is.
func article(top int) Frame {
	var text strings.Builder
	for n := range 60 {
		fmt.Fprintf(&text, "안산시는 2026년 4월 %d일 시청 대회의실에서 ‘청년 창업 지원사업 제%d차 설명회’를 열고, "+
			"참여를 원하는 시민 %d명이 신청할 수 있도록 안내하였다. ", n%30+1, n, n*7)
	}
	lines := cell.Metrics{}.Wrap(text.String(), 78, 0)
	rows := append([]string{"\x1b[1m청년 창업 지원사업 설명회 개최\x1b[0m", ""}, lines[top:top+27]...)
	return Frame{Rows: append(rows, fmt.Sprintf("%d%%", top*100/len(lines)))}
}

// wire returns the bytes that each of frames takes after the one before it.
func wire(frames ...Frame) []int {
	s := newStage(100, 30, 1, 1)
	var n []int
	for _, f := range frames {
		n = append(n, s.show(f))
		if wrong := s.check(f); wrong != "" {
			panic(wrong)
		}
	}
	return n[1:]
}

// What an action may cost on a slow line. These are promises of the product; a
// change that breaks one is felt by everyone who works over SSH.
func TestBytesOnTheWire(t *testing.T) {
	b := newBoard()
	text := func(f Frame) int { return len(strings.Join(f.Rows, "")) }
	for _, tt := range []struct {
		name     string
		from, to Frame
		most     int
	}{
		{"nothing", b.frame(0, 0), b.frame(0, 0), 0},
		{"cursor down", b.frame(0, 4), b.frame(0, 5), 300},
		{"cursor up", b.frame(0, 5), b.frame(0, 4), 300},
		{"table page", b.frame(0, 4), b.frame(24, 4), text(b.frame(24, 4)) * 110 / 100},
		{"article line down", article(3), article(4), len(article(4).Rows[28]) + 32},
		{"article line up", article(4), article(3), len(article(3).Rows[2]) + 32},
		{"article page", article(0), article(26), text(article(26)) * 110 / 100},
		{"article half page", article(0), article(13), text(article(26)) * 60 / 100},
		{"status", withStatus(b.frame(0, 4), "새 소식을 찾는 중입니다"), withStatus(b.frame(0, 4), "새 소식 3건이 왔습니다"), 120},
		{"list scrolled by one with the cursor at its foot", b.frame(0, 23), b.frame(1, 23), 450},
	} {
		got := wire(tt.from, tt.to)[0]
		t.Logf("%-50s %5d of at most %d", tt.name, got, tt.most)
		if got > tt.most {
			t.Errorf("%s takes %d bytes, at most %d are promised", tt.name, got, tt.most)
		}
	}
}

func withStatus(f Frame, status string) Frame {
	f.Rows = slices.Clone(f.Rows)
	f.Rows[len(f.Rows)-1] = status
	return f
}

// The bytes and the time from a frame to what is written. A key has a
// millisecond for all it does; this is to take less than a tenth of that.
func BenchmarkPaint(b *testing.B) {
	list := newBoard()
	for _, bench := range []struct {
		name string
		a, b Frame
	}{
		{"cursor", list.frame(0, 4), list.frame(0, 5)},
		{"table_page", list.frame(0, 4), list.frame(24, 4)},
		{"article_line", article(3), article(4)},
		{"article_page", article(0), article(26)},
		{"nothing", list.frame(0, 4), list.frame(0, 4)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			p := painter{metrics: cell.Metrics{Ambiguous: 1}}
			p.forget(100, 30)
			p.paint(bench.a)
			total, n := 0, 0
			for b.Loop() {
				total += len(p.paint(bench.b)) + len(p.paint(bench.a))
				n += 2
			}
			b.ReportMetric(float64(total)/float64(n), "bytes/frame")
		})
	}
}
