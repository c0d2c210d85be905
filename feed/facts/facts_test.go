package facts

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
	"city/sosik/feed/board"
	"city/sosik/feed/demo"
)

func paragraph(text string) feed.Block {
	return feed.Block{Kind: feed.Paragraph, Spans: []feed.Span{{Text: text}}}
}

func row(cells ...string) feed.Row {
	var r feed.Row
	for i, c := range cells {
		r = append(r, feed.Cell{Spans: []feed.Span{{Text: c}}, Header: i%2 == 0})
	}
	return r
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name string
		body feed.Body
		want []Fact
	}{
		{"labels", feed.Body{paragraph("○ 접수 기간: 2026. 3. 2.(월) ~ 3. 31.(화) 18:00\n▲ 일  시 : 4. 1. 09:00\n1. 장소：시청 본관\n가. 지원대상: 시민 누구나\n※ 문의: 031-000-3028")},
			[]Fact{{"접수 기간", "2026. 3. 2.(월) ~ 3. 31.(화) 18:00"}, {"일  시", "4. 1. 09:00"}, {"장소", "시청 본관"}, {"지원대상", "시민 누구나"}, {"문의", "031-000-3028"}}},
		{"several in a line", feed.Body{paragraph("▲ 일시: 4. 1. 09:00 장소: 시청 본관, 문의: 031-000-3028")},
			[]Fact{{"일시", "4. 1. 09:00"}, {"장소", "시청 본관"}, {"문의", "031-000-3028"}}},
		{"a table", feed.Body{{Kind: feed.Table, Rows: []feed.Row{row("일시", "4. 1.", "장소", "시청"), row("문의", "기획과 031-000-3028"), row("비고", "없음")}}},
			[]Fact{{"일시", "4. 1."}, {"장소", "시청"}, {"문의", "기획과 031-000-3028"}}},
		{"heads of columns are no labels", feed.Body{{Kind: feed.Table, Rows: []feed.Row{row("구분", "일시", "장소"), row("1차", "4. 1.", "시청")}}}, nil},
		{"sentences", feed.Body{paragraph("안산시는 오는 6월 20일까지 제안 사업 집중 공모에 나선다고 7일 밝혔다. 자세한 사항은 안산시 기획예산과(031-000-3028)로 문의하면 안내받을 수 있다.")},
			[]Fact{{"접수 기간", "오는 6월 20일까지"}, {"문의", "안산시 기획예산과(031-000-3028)"}}},
		{"a word before whom to ask", feed.Body{paragraph("궁금한 사항은 콜센터(☎ 031-000-3028)로 문의하면 된다.")}, []Fact{{"문의", "콜센터(☎ 031-000-3028)"}}},
		{"not more than three alike", feed.Body{paragraph("문의: 가과\n문의: 나과\n문의: 다과\n문의: 라과")}, []Fact{{"문의", "가과"}, {"문의", "나과"}, {"문의", "다과"}}},
		{"what is over", feed.Body{paragraph("모금은 지난 3월 31일부터 4일까지 진행됐다.")}, nil},
		{"labels come before sentences", feed.Body{paragraph("오는 6월 20일까지 신청을 받는다."), paragraph("신청 기간: 6. 1. ~ 6. 20.")}, []Fact{{"신청 기간", "6. 1. ~ 6. 20."}}},
		{"without a colon", feed.Body{paragraph("※ 문의 031-000-3028, 3029")}, []Fact{{"문의", "031-000-3028, 3029"}}},
		{"times are no labels", feed.Body{paragraph("오전 시간 09:00에 문을 연다"), paragraph("시장은 말했다: 대상은 모두다")}, nil},
		{"no labels", feed.Body{paragraph("비고: 없음"), paragraph("이곳: 저곳"), paragraph("행사에 참여한 여러 기관의 대표자와 시민 대상: 없음")}, nil},
		{"text is no value", feed.Body{paragraph("대상: " + strings.Repeat("가나다 ", 60))}, nil},
		{"nothing", nil, nil},
	} {
		if diff := cmp.Diff(tt.want, Find(tt.body)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// checkLiteral fails unless every value is a piece of the text.
func checkLiteral(t *testing.T, name string, body feed.Body) int {
	t.Helper()
	var all strings.Builder
	for _, p := range body {
		for _, s := range p.Spans {
			all.WriteString(s.Text)
		}
		all.WriteByte('\n')
		for _, r := range p.Rows {
			for _, c := range r {
				for _, s := range c.Spans {
					all.WriteString(s.Text)
				}
				all.WriteByte('\n')
			}
		}
	}
	found := Find(body)
	for _, f := range found {
		if f.Value == "" || f.Label == "" || !strings.Contains(all.String(), f.Value) {
			t.Errorf("%s: %q is not in the text", name, f)
		}
	}
	return len(found)
}

// Nothing is invented, whatever the notice.
func TestValuesAreOfTheText(t *testing.T) {
	total, notices := 0, 0
	for _, skin := range demo.Skins()[:2] {
		b, err := demo.New(demo.Options{Skin: skin.Name, Every: -1})
		if err != nil {
			t.Fatal(err)
		}
		for number := demo.Notices; number > 0; number -= 411 {
			page := b.ViewPage(number, 1)
			a, _, err := board.ReadView(board.Input{Body: page.Body, URL: "http://127.0.0.1:8080" + page.Path, Status: 200, ContentType: page.ContentType})
			if err != nil {
				t.Fatal(err)
			}
			notices++
			if checkLiteral(t, skin.Name, a.Body) > 0 {
				total++
			}
		}
	}
	if total < notices/3 {
		t.Errorf("facts in %d of %d notices: it finds too little to be of use", total, notices)
	}
}

// The text of the board that was kept: what its notices say of applying and
// asking is found.
func TestSeedPage(t *testing.T) {
	data, err := os.ReadFile("testdata/sosik-view-page.txt")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, text := range strings.Split(feed.CleanText(string(data)), "\n") {
		body := feed.Body{paragraph(text)}
		checkLiteral(t, "seed", body)
		for _, f := range Find(body) {
			found = append(found, f.Label+": "+f.Value)
		}
	}
	want := []string{"접수 기간: 오는 6월 20일까지", "문의: 안산시 기획예산과(031-481-3028)"}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("○ 일시: 3. 2. 장소 : 시청\n문의 031-000-3028")
	f.Add("::문의::장소:,일시:/대상：：")
	f.Add("오는 6월 20일까지 신청. 문의는 시청(031-000-3028, 3029)로")
	f.Fuzz(func(t *testing.T, text string) {
		text = feed.CleanText(text)
		checkLiteral(t, "fuzz", feed.Body{paragraph(text), {Kind: feed.Table, Rows: []feed.Row{row("일시", text, "장소", text)}}})
	})
}

// The longest notice must not be felt: it is looked through in a command.
func BenchmarkFind(b *testing.B) {
	body := feed.Body{paragraph(strings.Repeat("○ 일시: 3. 2. 안산시는 오는 6월 20일까지 신청을 받는다. 문의는 기획과(031-000-3028)로 하면 된다.\n", 2500))}
	for b.Loop() {
		Find(body)
	}
}
