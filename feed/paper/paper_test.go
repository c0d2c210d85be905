package paper

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	reader "github.com/ledongthuc/pdf"

	"city/sosik/feed"
)

// The time of a document belongs to what it says: made again later it is the
// same file.
func TestTheTimeOfADocumentIsThatOfItsNotice(t *testing.T) {
	fetched := time.Date(2026, 11, 23, 12, 0, 0, 0, feed.Korea)
	of := func(day feed.Date, fetched time.Time) Document {
		return Document{Article: feed.Article{Notice: feed.Notice{Date: day}, Fetched: fetched}}
	}
	for _, tt := range []struct {
		documents []Document
		want      string // as the PDF has it
	}{
		{[]Document{of("2025-04-08", fetched), of("2025-04-10T09:30:00+09:00", fetched)}, "D:20250410093000"},
		{[]Document{of("", fetched)}, "D:20261123120000"},
		{[]Document{of("", time.Time{})}, "D:19700101"},
		{nil, "D:19700101"},
	} {
		got := "D:" + made(tt.documents).Format("20060102150405")
		if !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s, want %s", got, tt.want)
		}
		if len(tt.documents) > 0 && !bytes.Contains(makePDF(t, tt.documents...), []byte("/CreationDate ("+tt.want)) {
			t.Errorf("the PDF does not bear %s", tt.want)
		}
	}
}

func testFont(t testing.TB) *Font {
	t.Helper()
	data, err := os.ReadFile("testdata/sosiktest.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFont(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func textOf(s string) []feed.Span { return []feed.Span{{Text: s}} }

func paragraph(s string) feed.Block { return feed.Block{Kind: feed.Paragraph, Spans: textOf(s)} }

func cells(header bool, texts ...string) feed.Row {
	var r feed.Row
	for _, s := range texts {
		r = append(r, feed.Cell{Spans: textOf(s), Header: header})
	}
	return r
}

var someDocument = Document{
	Board: "안산시 시정소식",
	Article: feed.Article{
		Notice: feed.Notice{
			ID: "20852", Title: "「청년 행사」 안내…", Author: "안산톡톡", Department: "공보관",
			Date: "2025-04-08", Views: 1043, URL: "https://www.ansan.go.kr/x?a=1&fidx=20852",
		},
		Body: feed.Body{
			{Kind: feed.Heading, Level: 1, Spans: textOf("모집 안내")},
			{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "기간은 3.2.~5.31.이다. <공고> & "}, {Text: "안내", Link: 1}, {Text: " 참 ", Bold: true}}},
			{Kind: feed.Item, Level: 2, Marker: "1)", Spans: textOf("신청서")},
			{Kind: feed.Item, Level: 1, Spans: textOf("접수")},
			{Kind: feed.Quote, Spans: textOf("“바랍니다”")},
			{Kind: feed.Code, Spans: textOf("a | b")},
			{Kind: feed.Rule},
			{Kind: feed.Table, Rows: []feed.Row{
				cells(true, "구분", "일시", "장소"),
				{{Spans: textOf("1차"), Rows: 2}, {Spans: textOf("3. 2.")}, {Spans: textOf("시청")}},
				{{Spans: textOf("행사장"), Cols: 2}},
			}},
			{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "표시", Image: 1}, {Text: " 다음\n둘째"}}},
		},
		Attachments: []feed.Attachment{{Name: "안내문.hwp", URL: "https://www.ansan.go.kr/f?id=1"}, {Name: "붙임 2.pdf"}},
		Images:      []feed.Image{{Alt: "표시", URL: "https://www.ansan.go.kr/p.jpg"}},
		Links:       []feed.Link{{Text: "안내", URL: "https://example.kr/"}, {URL: "https://example.kr/b"}},
	},
}

func TestText(t *testing.T) {
	const want = `「청년 행사」 안내…
안산톡톡  공보관  2025-04-08  조회수 1,043
https://www.ansan.go.kr/x?a=1&fidx=20852

모집 안내

기간은 3.2.~5.31.이다. <공고> & 안내[1] 참

  1) 신청서
접수

> “바랍니다”

a | b

---

구분 | 일시 | 장소
1차 | 3. 2. | 시청
 | 행사장 |

[그림 1: 표시] 다음
둘째

첨부파일
  안내문.hwp  https://www.ansan.go.kr/f?id=1
  붙임 2.pdf

그림
  [그림 1] https://www.ansan.go.kr/p.jpg

링크
  [1] 안내  https://example.kr/
  [2] https://example.kr/b
`
	got := strings.ReplaceAll(string(Text([]Document{someDocument})), " \n", "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	bare := Document{Article: feed.Article{Notice: feed.Notice{ID: "1", Title: "제목", Views: feed.Unknown}}}
	if got := string(Text([]Document{bare, bare})); got != "제목\n"+ruled+"제목\n" {
		t.Errorf("two that say nothing: %q", got)
	}
}

// readBack returns the text of each page of a PDF without its spaces, as another
// program reads it.
func readBack(t *testing.T, file []byte) []string {
	t.Helper()
	r, err := reader.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for i := 1; i <= r.NumPage(); i++ {
		text, err := r.Page(i).GetPlainText(nil)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, squeeze(text))
	}
	return pages
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func makePDF(t *testing.T, documents ...Document) []byte {
	t.Helper()
	file, err := PDF(documents, Options{Font: testFont(t)})
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestPDFIsReadBack(t *testing.T) {
	file := makePDF(t, someDocument, someDocument)
	pages := readBack(t, file)
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for _, want := range []string{
		"안산시 시정소식", "「청년 행사」 안내…", "작성자", "안산톡톡", "2025. 4. 8.", "1,043", "https://www.ansan.go.kr/x?a=1&fidx=20852",
		"모집 안내", "3.2.~5.31.이다. <공고> & 안내[1] 참", "1)", "신청서", "•", "바랍니다", "a | b", "1차", "행사장", "[그림 1: 표시] 다음", "둘째",
		"안내문.hwp", "싣지 못한 그림(받아 두지 않은 그림)", "https://www.ansan.go.kr/p.jpg", "https://example.kr/b",
	} {
		if want == "•" { // the font has none
			want = "·"
		}
		if !strings.Contains(pages[1], squeeze(want)) {
			t.Errorf("%q is not in the second page:\n%s", want, pages[1])
		}
	}
	if !strings.Contains(pages[0], "1/2") || !strings.Contains(pages[1], "2/2") {
		t.Errorf("the pages are not numbered: %q", pages)
	}
	if !bytes.Contains(file, []byte("(https://example.kr/)")) {
		t.Error("the link cannot be followed")
	}
	if !bytes.Equal(file, makePDF(t, someDocument, someDocument)) {
		t.Error("not the same bytes for the same documents")
	}
	if len(file) > 60_000 {
		t.Errorf("%d bytes: more than a subset of the font", len(file))
	}
}

func TestLongTablesGoOnOnTheNextPage(t *testing.T) {
	rows := []feed.Row{cells(true, "구분", "내용")}
	var want []string
	for i := range 100 {
		name := "문의" + thousands(1_000_000+i)
		want = append(want, name)
		rows = append(rows, cells(false, name, "접수 방법"))
	}
	d := Document{Article: feed.Article{Body: feed.Body{{Kind: feed.Table, Rows: rows}}}}
	pages := readBack(t, makePDF(t, d))
	all := strings.Join(pages, "")
	for _, s := range want {
		if n := strings.Count(all, s); n != 1 {
			t.Errorf("%s stands there %d times", s, n)
		}
	}
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if strings.Count(p, "구분내용") != 1 {
			t.Errorf("page %d has not the header once:\n%s", i+1, p)
		}
	}
}

// A cell that is longer than a page, with others beside it, loses no word and
// repeats none.
func TestLongCells(t *testing.T) {
	var long []string
	for i := range 900 {
		long = append(long, "행"+thousands(1_000_000+i))
	}
	d := Document{Article: feed.Article{Body: feed.Body{
		paragraph("안내"),
		{Kind: feed.Table, Rows: []feed.Row{
			{{Spans: textOf("구분"), Rows: 3}, {Spans: textOf(strings.Join(long, "\n"))}},
			{{Spans: textOf("접수")}},
			{{Spans: textOf(strings.Join(long[:300], " "))}},
		}},
	}}}
	all := strings.Join(readBack(t, makePDF(t, d)), "")
	for i, s := range long {
		want := 1
		if i < 300 {
			want = 2
		}
		if n := strings.Count(all, s); n != want {
			t.Fatalf("%s stands there %d times, want %d", s, n, want)
		}
	}
}

func TestHostileDocuments(t *testing.T) {
	wide := feed.Row{}
	for range 70 {
		wide = append(wide, feed.Cell{Spans: textOf("가나다라마바사아자차카타파하"), Cols: 1 << 40, Rows: 1 << 40})
	}
	for name, d := range map[string]Document{
		"nothing":     {},
		"signs":       {Article: feed.Article{Notice: feed.Notice{Title: `(제목) \ ) <script>alert(1)</script> "'&`, URL: `https://a.kr/(\)"'<>`}}},
		"emoji, RTL":  {Article: feed.Article{Notice: feed.Notice{Title: "👨👩👧 שלום مرحبا 한글"}, Body: feed.Body{paragraph("🇰🇷\U0010ffff￿")}}},
		"no space":    {Article: feed.Article{Notice: feed.Notice{Title: strings.Repeat("가", 3000)}}},
		"spaces":      {Article: feed.Article{Notice: feed.Notice{Title: strings.Repeat(" ", 3000) + "가"}}},
		"wide table":  {Article: feed.Article{Body: feed.Body{{Kind: feed.Table, Rows: []feed.Row{wide, wide}}}}},
		"empty table": {Article: feed.Article{Body: feed.Body{{Kind: feed.Table}, {Kind: feed.Table, Rows: []feed.Row{{}, {}}}}}},
		"deep item":   {Article: feed.Article{Body: feed.Body{{Kind: feed.Item, Level: 1 << 40, Marker: strings.Repeat("가", 500), Spans: textOf("가")}}}},
		"wrong links": {Article: feed.Article{Body: feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "가", Link: 9}, {Image: 9}, {Link: -1, Image: -1}}}}}},
		"headers":     {Article: feed.Article{Body: feed.Body{{Kind: feed.Table, Rows: []feed.Row{cells(true, "가")}}}}},
	} {
		if _, err := PDF([]Document{d}, Options{Font: testFont(t)}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if page := string(HTML([]Document{d})); strings.Contains(page, "<script") {
			t.Errorf("%s: a script in %s", name, page)
		}
	}
	long := paragraph(strings.Repeat("가\n", 45*maxPages))
	if _, err := PDF([]Document{{Article: feed.Article{Body: feed.Body{long}}}}, Options{Font: testFont(t)}); !errors.Is(err, ErrTooLong) {
		t.Errorf("more than can be printed: %v", err)
	}
	if _, err := PDF(nil, Options{}); !errors.Is(err, ErrNoHangul) {
		t.Errorf("without a font: %v", err)
	}
}

// Each kind of picture that boards show is in the PDF and in the page, and what
// is none is named.
func TestPictures(t *testing.T) {
	m := image.NewPaletted(image.Rect(3, 3, 40, 20), color.Palette{color.Black, color.White})
	var jpg, pngs, gifs bytes.Buffer
	if err := jpeg.Encode(&jpg, m, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&pngs, m); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&gifs, m, nil); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]Picture{"image/jpeg": jpg.Bytes(), "image/png": pngs.Bytes(), "image/gif": gifs.Bytes(), "": []byte("<svg>")} {
		d := someDocument
		d.Pictures = map[string]Picture{d.Images[0].URL: data}
		file, html := makePDF(t, d), string(HTML([]Document{d}))
		shown := name != ""
		if got := bytes.Contains(file, []byte("/Subtype /Image")); got != shown {
			t.Errorf("%s: in the PDF: %v", name, got)
		}
		if got := strings.Contains(html, `src="data:`+name+`;base64,`); got != shown {
			t.Errorf("%s: in the page: %v", name, got)
		}
		if got := strings.Contains(readBack(t, file)[0], squeeze(textAbsent)); got == shown {
			t.Errorf("%s: said to be absent: %v", name, got)
		}
	}
}

// What is only the list's text says so, in each form and under its own title.
func TestExcerptsSayWhatTheyAre(t *testing.T) {
	short := Document{Article: feed.Article{Notice: feed.Notice{Title: "둘째"}}, Excerpt: true}
	documents := []Document{someDocument, short}
	for form, text := range map[string]string{
		"text": string(Text(documents)), "Markdown": string(Markdown(documents)), "HTML": string(HTML(documents)),
		"PDF": strings.Join(readBack(t, makePDF(t, documents...)), ""),
	} {
		want := textExcerpt
		if form == "PDF" {
			want = testFont(t).drawn(want)
		}
		_, after, ok := strings.Cut(squeeze(text), "둘째")
		if n := strings.Count(squeeze(text), squeeze(want)); n != 1 || !ok || !strings.Contains(after, squeeze(want)) {
			t.Errorf("%s: %d times in\n%s", form, n, text)
		}
	}
	if len(documents[1].Body) > 0 {
		t.Error("the document was changed")
	}
}
