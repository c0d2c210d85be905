package feed

import (
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

var sampleBody = Body{
	{Kind: Heading, Level: 1, Spans: []Span{{Text: "모집 안내"}}},
	{Kind: Paragraph, Spans: []Span{{Text: "안산시는 "}, {Text: "“청년”", Bold: true}, {Text: "을 "}, {Text: "모집", Link: 1}, {Text: "한다.\n▲ 3.2.~5.31."}}},
	{Kind: Item, Level: 1, Marker: "1.", Spans: []Span{{Text: "신청서"}}},
	{Kind: Item, Level: 2, Marker: "가.", Spans: []Span{{Text: "자필\n서명"}}},
	{Kind: Item, Level: 1, Spans: []Span{{Text: "끝"}}},
	{Kind: Paragraph, Spans: []Span{{Text: "\n"}}},
	{Kind: Quote, Spans: []Span{{Text: "말\n했다"}}},
	{Kind: Code, Spans: []Span{{Text: "a | b"}}},
	{Kind: Rule},
	{Kind: Table, Rows: []Row{
		{{Spans: []Span{{Text: "구분"}}, Header: true}, {Spans: []Span{{Text: "내용"}}, Header: true}},
		{{Spans: []Span{{Text: "창업\n지원"}}}, {}},
		{{}, {}},
	}},
	{Kind: Paragraph, Spans: []Span{{Image: 1, Text: "포스터"}, {Text: " 위\n"}, {Image: 2}}},
}

func TestBodyText(t *testing.T) {
	const want = `모집 안내

안산시는 “청년”을 모집한다.
▲ 3.2.~5.31.

1. 신청서
  가. 자필
     서명
끝

> 말
> 했다

a | b

---

구분 | 내용
창업 지원 |

[그림 1: 포스터] 위
[그림 2]`
	if diff := gocmp.Diff(want, sampleBody.Text()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := (Body{}).Text(); got != "" {
		t.Errorf("an empty body is %q", got)
	}
}

// A cell of a text stands in its column, however many rows or columns those before
// it take.
func TestTablesKeepTheirColumns(t *testing.T) {
	cell := func(text string, cols, rows int) Cell {
		return Cell{Spans: []Span{{Text: text}}, Cols: cols, Rows: rows}
	}
	for _, tt := range []struct {
		rows []Row
		want string
	}{
		{[]Row{
			{cell("동", 1, 1), cell("날짜", 1, 1), cell("장소", 1, 1)},
			{cell("사이동", 1, 2), cell("12.3.", 1, 1), cell("강당", 1, 1)},
			{cell("12.4.", 1, 1), cell("마당", 1, 1)},
		}, "동 | 날짜 | 장소\n사이동 | 12.3. | 강당\n | 12.4. | 마당"},
		{[]Row{
			{cell("기간", 2, 1), cell("곳", 1, 2)},
			{cell("처음", 1, 1), cell("끝", 1, 1)},
			{cell("3.2.", 1, 1), cell("5.31.", 1, 1), cell("시청", 1, 1)},
		}, "기간 |  | 곳\n처음 | 끝 |\n3.2. | 5.31. | 시청"},
		{[]Row{{cell("제목", 3, 1)}, {cell("글", 3, 1)}}, "제목\n글"},
		{[]Row{{cell("하나", 1, 9)}, {}, {cell("둘", 70, 1)}}, "하나 |\n | 둘"},
		{[]Row{slices.Repeat(Row{cell("칸", 1, 1)}, 100)}, strings.Repeat("칸 | ", 99) + "칸"},
		{nil, ""},
	} {
		if got := (Body{{Kind: Table, Rows: tt.rows}}).Text(); got != tt.want {
			t.Errorf("got\n%s\nwant\n%s", got, tt.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	want := []string{"모집 안내", "안산시는 “청년”을 모집한다.\n▲ 3.2.~5.31.", "신청서", "자필\n서명", "끝", "말\n했다", "a | b", "구분 내용", "창업 지원", "위"}
	if diff := gocmp.Diff(want, sampleBody.Paragraphs()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLines(t *testing.T) {
	spans := []Span{{Text: "가"}, {Text: "나"}, {Text: "다\n\n라", Bold: true}, {Text: ""}, {Text: "마", Bold: true}, {Text: "바\n", Link: 1}, {Image: 1}, {Image: 1, Text: "a\nb"}}
	want := [][]Span{
		{{Text: "가나"}, {Text: "다", Bold: true}},
		nil,
		{{Text: "라마", Bold: true}, {Text: "바", Link: 1}},
		{{Image: 1}, {Image: 1, Text: "a b"}},
	}
	if diff := gocmp.Diff(want, Lines(spans)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := Lines(nil); len(got) != 1 || got[0] != nil {
		t.Errorf("of nothing: %v", got)
	}
}

// drawn shows a grid: a letter where a cell begins, the letter in small where it
// reaches.
func drawn(grid [][]Slot) []string {
	var rows []string
	for r, row := range grid {
		line := ""
		for c, s := range row {
			switch {
			case s.Cell == nil:
				line += "."
			case s.Begins(r, c):
				line += s.Cell.Spans[0].Text
			default:
				line += string(s.Cell.Spans[0].Text[0] + 'a' - 'A')
			}
		}
		rows = append(rows, line)
	}
	return rows
}

func TestGrid(t *testing.T) {
	c := func(name string, cols, rows int) Cell {
		return Cell{Spans: []Span{{Text: name}}, Cols: cols, Rows: rows}
	}
	for _, tt := range []struct {
		name string
		rows []Row
		want []string
	}{
		{"nothing", nil, nil},
		{"plain", []Row{{c("A", 0, 0), c("B", 1, 1)}, {c("C", 0, 0)}}, []string{"AB", "C"}},
		{"across", []Row{{c("A", 2, 0), c("B", 0, 0)}, {c("C", 0, 0), c("D", 0, 0), c("E", 0, 0)}}, []string{"AaB", "CDE"}},
		{"down", []Row{{c("A", 0, 2), c("B", 0, 0)}, {c("C", 0, 0)}, {c("D", 0, 0)}}, []string{"AB", "aC", "D"}},
		{"down further than the table", []Row{{c("A", 0, 9), c("B", 0, 0)}, {}}, []string{"AB", "a"}},
		{"both ways", []Row{{c("A", 2, 2), c("B", 0, 0)}, {c("C", 0, 0)}}, []string{"AaB", "aaC"}},
		{"a gap", []Row{{c("A", 0, 0), c("B", 0, 0), c("C", 0, 2)}, {c("D", 0, 0)}}, []string{"ABC", "D.c"}},
		{"overlap", []Row{{c("A", 0, 0), c("B", 0, 2)}, {c("C", 3, 0), c("D", 0, 0)}}, []string{"AB", "CbcD"}},
		{"negative", []Row{{c("A", -5, -5), c("B", 0, 0)}}, []string{"AB"}},
	} {
		if diff := gocmp.Diff(tt.want, drawn(Block{Rows: tt.rows}.Grid())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// A page that claims monstrous spans costs no more than its cells.
func TestGridIsBounded(t *testing.T) {
	var rows []Row
	for range 100 {
		var row Row
		for range 200 {
			row = append(row, Cell{Cols: 1 << 40, Rows: 1 << 40})
		}
		rows = append(rows, row)
	}
	begun, slots := 0, 0
	for r, row := range (Block{Rows: rows}).Grid() {
		slots += len(row)
		for c, s := range row {
			if s.Begins(r, c) {
				begun++
			}
		}
	}
	if begun != 100*200 || slots > 100*(200+maxColumns) {
		t.Errorf("%d cells begin in %d slots", begun, slots)
	}
}

// Links have their numbers where the screen has them: at the last word, in each
// line that they run through.
func TestNumbered(t *testing.T) {
	b := Body{
		{Kind: Paragraph, Spans: []Span{{Text: "가 "}, {Text: "나 ", Link: 1}, {Text: "다", Link: 1, Bold: true}, {Text: "라 ", Link: 2}, {Text: "마\n바", Link: 3}, {Text: "사", Link: 4, Embed: Video}}},
		{Kind: Table, Rows: []Row{{{Spans: []Span{{Text: "아", Link: 5}}}, {Spans: []Span{{Text: "자"}}}}}},
	}
	const want = "가 나 다[1]라[2] 마[3]\n바[3][동영상: 사][4]\n\n아[5] | 자"
	if got := b.Numbered().Text(); got != want {
		t.Errorf("%q", got)
	}
	if got := b.Text(); strings.Contains(got, "[1]") {
		t.Errorf("the body itself has changed: %q", got)
	}
}
