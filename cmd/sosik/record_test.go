package main

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
)

func fullRecord() feed.Record {
	n := feed.Notice{
		ID: "21954", Number: 20222, Title: "<행사> ▲ 봄 & 축제 3.2.~5.31.", Summary: "한 줄로 된 글", Author: "공보관", Department: "시민소통과",
		Date: "2025-04-08T09:12:44+09:00", Views: 0, Attachments: 2, URL: "https://a.kr/view?a=1&b=%C7%D1",
	}
	return feed.Record{
		Entry: feed.Entry{Notice: n, Read: true, Starred: true, Edited: true},
		Seen:  time.Date(2025, 4, 8, 1, 2, 3, 456e6, feed.Korea),
		Article: &feed.Article{
			Notice: n,
			Body: feed.Body{
				{Kind: feed.Heading, Level: 2, Spans: []feed.Span{{Text: "알림"}}},
				{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "굵은 "}, {Text: "글", Bold: true}, {Text: "과\n두 번째 줄 "}, {Text: "링크", Link: 2}, {Text: "그림", Image: 1}}},
				{Kind: feed.Item, Level: 1, Marker: "가.", Spans: []feed.Span{{Text: "항목"}}},
				{Kind: feed.Code, Spans: []feed.Span{{Text: "a  b\n  c"}}},
				{Kind: feed.Rule},
				{Kind: feed.Table, Rows: []feed.Row{{{Spans: []feed.Span{{Text: "칸"}}, Header: true, Cols: 2, Rows: 3}}}},
			},
			Attachments: []feed.Attachment{{Name: "공고.hwp", URL: "https://a.kr/f?x=1"}, {Name: "이름만.pdf"}},
			Images:      []feed.Image{{Alt: "사진", URL: "https://a.kr/i.png"}},
			Links:       []feed.Link{{URL: "https://b.kr/"}, {Text: "여기", URL: "https://c.kr/"}},
			Fetched:     time.Date(2025, 4, 8, 2, 0, 0, 0, feed.Korea),
		},
		Versions: []feed.Version{{Seen: time.Date(2025, 4, 9, 0, 0, 0, 0, feed.Korea), Title: "앞의 제목", Text: "앞의\n글"}},
	}
}

// What is written out is read back as it was.
func TestRecordRoundTrip(t *testing.T) {
	bare := feed.Record{Entry: feed.Entry{Removed: true, Notice: feed.Notice{ID: "둘", Views: feed.Unknown, Attachments: feed.Unknown}}}
	for _, want := range []feed.Record{fullRecord(), bare} {
		line, err := encode(newRecordJSON("a.kr/list", want))
		if err != nil {
			t.Fatal(err)
		}
		got, err := parseRecord(line, "a.kr/list")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error("(-want +got):\n", diff)
		}
	}
}

func TestRecordsThatAreRefused(t *testing.T) {
	const good = `{"sosik":1,"board":"b","id":"1"}`
	long := `{"sosik":1,"board":"b","id":"1","title":"` + strings.Repeat("가", maxLine/3) + `"}`
	for _, test := range []struct {
		name, file string
		line       int
		want       error
	}{
		{"fine", "\ufeff" + good + "\r\n\n  \n" + good, 0, nil},
		{"broken off", good + "\n" + good[:9], 2, errBrokenOff},
		{"no JSON", good + "\nx", 2, nil},
		{"two in a line", good + good, 1, errTrailing},
		{"too long", good + "\n" + long, 2, errLongLine},
		{"another schema", `{"sosik":2,"board":"b","id":"1"}`, 1, errNewSchema},
		{"none", `{"board":"b","id":"1"}`, 1, errNoSchema},
		{"another board", `{"sosik":1,"board":"c","id":"1"}`, 1, nil},
		{"no ID", `{"sosik":1,"board":"b","id":"\u200b"}`, 1, errNoID},
		{"number", `{"sosik":1,"board":"b","id":"1","number":-3}`, 1, errWrongNumber},
		{"number", `{"sosik":1,"board":"b","id":"1","number":99999999999}`, 1, errWrongNumber},
		{"date", `{"sosik":1,"board":"b","id":"1","date":"2025-13-01"}`, 1, errWrongDate},
		{"date", `{"sosik":1,"board":"b","id":"1","date":"2025-04-08\u001b[2J"}`, 1, errWrongDate},
		{"fetched", `{"sosik":1,"board":"b","id":"1","article":{"fetched":null}}`, 1, errWrongTime},
		{"seen", `{"sosik":1,"board":"b","id":"1","first_seen":"0001-01-01T00:00:00Z"}`, 1, errWrongTime},
		{"array", `[]`, 1, nil},
	} {
		err := readRecords(strings.NewReader(test.file), "b", func(feed.Record) error { return nil })
		var bad *lineError
		if test.line == 0 {
			if err != nil {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		if !errors.As(err, &bad) || bad.line != test.line || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v in line %d", test.name, err, test.want, test.line)
		}
	}
}

// FuzzParseRecord: whatever a file says, nothing in a record can steer a terminal
// or point to what is not there.
func FuzzParseRecord(f *testing.F) {
	line, err := encode(newRecordJSON("b", fullRecord()))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(line)
	f.Add([]byte(`{"sosik":1,"board":"b","id":"\u001b]0;x\u0007","title":"\u202e뒤집힘\n둘째 줄","url":"javascript:alert(1)",` +
		`"article":{"fetched":"2025-04-08T00:00:00Z","body":[{"k":"x","l":-5,"m":"\u001b[2J","s":[{"t":"\u009b2J\r나","a":9,"i":-1}]},` +
		`{"k":"table","r":[[{"c":1000000000,"w":-1,"s":[{"t":"\u0000"}]}]]}],` +
		`"images":[{"url":"file:///etc/passwd"},{"url":"https://a.kr/\u001b"}],"links":[{"text":"\u001b","url":"data:x"}],"attachments":[{"name":"..\u001b/a"}]},` +
		`"versions":[{"seen":"2025-04-08T00:00:00Z","title":"\u0007","text":"a\u001b\nb"}]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		r, err := parseRecord(line, "b")
		if err != nil {
			return
		}
		again, err := encode(newRecordJSON("b", r))
		if err != nil {
			t.Fatal(err)
		}
		second, err := parseRecord(again, "b")
		if err != nil {
			t.Fatal("what was read is not taken again:", err)
		}
		if diff := cmp.Diff(r, second); diff != "" {
			t.Error("reading it again changes it:\n", diff)
		}
		checkRecordClean(t, r)
	})
}

func checkRecordClean(t *testing.T, r feed.Record) {
	t.Helper()
	oneLine := func(s string) {
		if s != feed.Clean(s) {
			t.Errorf("%q is not clean", s)
		}
	}
	for _, s := range []string{r.ID, r.Title, r.Summary, r.Author, r.Department, string(r.Date), r.URL} {
		oneLine(s)
	}
	for _, v := range r.Versions {
		oneLine(v.Title)
		if v.Text != feed.CleanText(v.Text) {
			t.Errorf("%q is not clean", v.Text)
		}
	}
	if r.Article == nil {
		return
	}
	for _, f := range r.Article.Attachments {
		oneLine(f.Name)
		oneLine(f.URL)
	}
	spans := func(spans []feed.Span) {
		for _, s := range spans {
			if !utf8.ValidString(s.Text) || strings.ContainsFunc(s.Text, func(r rune) bool {
				return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
			}) {
				t.Errorf("a span says %q", s.Text)
			}
			if s.Link < 0 || s.Link > len(r.Article.Links) || s.Image < 0 || s.Image > len(r.Article.Images) {
				t.Errorf("a span points to link %d of %d, image %d of %d", s.Link, len(r.Article.Links), s.Image, len(r.Article.Images))
			}
		}
	}
	for _, b := range r.Article.Body {
		oneLine(b.Marker)
		spans(b.Spans)
		for _, row := range b.Rows {
			for _, c := range row {
				spans(c.Spans)
			}
		}
	}
	_ = r.Article.Markdown() // nor does it break what writes it
	_ = r.Article.Body.Text()
}
