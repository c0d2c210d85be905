package attachment

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/korean"

	"city/sosik/feed"
)

// readBytes reads a file that is at hand whole.
func readBytes(t testing.TB, name string, data []byte) (Text, error) {
	t.Helper()
	return Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), Limits{})
}

// says is what a file says as text, with its tables as lines of "cell | cell".
func says(t testing.TB, name string, data []byte) string {
	t.Helper()
	text, err := readBytes(t, name, data)
	if err != nil {
		t.Fatalf("Read(%q): %v", name, err)
	}
	return outline(text.Body)
}

// outline writes blocks in a form that tests can be written in.
func outline(body feed.Body) string {
	var lines []string
	for _, b := range body {
		switch b.Kind {
		case feed.Table:
			for _, row := range b.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, strings.ReplaceAll(spansText(c.Spans), "\n", "/"))
				}
				lines = append(lines, strings.Join(cells, " | "))
			}
		case feed.Heading:
			lines = append(lines, strings.Repeat("#", b.Level)+" "+spansText(b.Spans))
		case feed.Item:
			lines = append(lines, strings.Repeat(" ", b.Level-1)+strings.TrimSpace(b.Marker+" "+spansText(b.Spans)))
		default:
			lines = append(lines, spansText(b.Spans))
		}
	}
	return strings.Join(lines, "\n")
}

func spansText(spans []feed.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

func cp949(t testing.TB, s string) []byte {
	t.Helper()
	b, err := korean.EUCKR.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func utf16Bytes(s string, bigEndian bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if bigEndian {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func TestPlain(t *testing.T) {
	const text = "제1조(목적) 이 규정은 3.2.~5.31.\r\n① 똠방각하 펲시콜라\r\n\r\n둘째 문단\x1b[2J 끝\r\n"
	const want = "제1조(목적) 이 규정은 3.2.~5.31.\n① 똠방각하 펲시콜라\n둘째 문단[2J 끝"
	for name, data := range map[string][]byte{
		"UTF-8":                       []byte(text),
		"UTF-8 with a mark":           []byte("\ufeff" + text),
		"CP949":                       cp949(t, text),
		"UTF-16LE with a mark":        utf16Bytes("\ufeff"+text, false),
		"UTF-16BE with a mark":        utf16Bytes("\ufeff"+text, true),
		"UTF-16LE that does not say":  utf16Bytes(text, false),
		"UTF-16BE that does not say":  utf16Bytes(text, true),
		"UTF-8 that broke off inside": []byte(text + "\xea\xb0"),
	} {
		t.Run(name, func(t *testing.T) {
			if got := says(t, "안내.txt", data); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestCSV(t *testing.T) {
	const want = "이름 | 부서 | 비고\n홍길동 | 총무과, 본관 | \"특이\"/없음\n김안산 | 회계과"
	for name, text := range map[string]string{
		"commas":     "이름,부서,비고\r\n홍길동,\"총무과, 본관\",\"\"\"특이\"\"\n없음\"\r\n김안산,회계과\r\n",
		"tabs":       "이름\t부서\t비고\n홍길동\t총무과, 본관\t\"\"\"특이\"\"\n없음\"\n김안산\t회계과",
		"semicolons": "이름;부서;비고\n홍길동;총무과, 본관;\"\"\"특이\"\"\n없음\"\n김안산;회계과",
	} {
		t.Run(name, func(t *testing.T) {
			for _, data := range [][]byte{[]byte(text), cp949(t, text), []byte("\ufeff" + text)} {
				if got := says(t, "명단.csv", data); got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
}

func zipped(t testing.TB, raw bool, parts ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Deflate, NonUTF8: raw})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestZip(t *testing.T) {
	const want = "파일 | 크기\n붙임/신청서.hwp | 11 B\n가.txt | 2 KB"
	body := strings.Repeat("x", 2048)
	for name, data := range map[string][]byte{
		"UTF-8":                    zipped(t, false, "붙임/", "", "붙임/신청서.hwp", "hello world", "가.txt", body),
		"UTF-8 that does not say":  zipped(t, true, "붙임/신청서.hwp", "hello world", "가.txt", body),
		"CP949":                    zipped(t, true, string(cp949(t, "붙임\\신청서.hwp")), "hello world", string(cp949(t, "가.txt")), body),
		"names that want to climb": zipped(t, false, "붙임/신청서.hwp", "hello world", "\x00가.txt", body),
	} {
		t.Run(name, func(t *testing.T) {
			if got := says(t, "붙임.zip", data); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		name string
		head string
		want Kind
	}{
		{"공고.hwp", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", HWP},
		{"공고", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", HWP},
		{"표.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", XLS},
		{"표.xls", "<html><table><tr><td>1</td></tr></table>", HTML},
		{"공고.hwp", "PK\x03\x04..mimetypeapplication/hwp+zip", HWPX},
		{"공고.hwp", "%PDF-1.4", PDF},
		{"공고.pdf", "\r\n%PDF-1.4", PDF},
		{"공고.pdf", "<script>alert('파일이 존재하지 않습니다.')</script>", HTML},
		{"사진.hwp", "\xff\xd8\xff\xe0", JPEG},
		{"표.CSV ", "가,나\n", CSV},
		{"README", "가,나\n", Plain},
		{"그림.txt", "\x00\x01\x02\x03\x04\x05\x06\x07\x08", Unknown},
		{"무엇.bin", "\x00\x01\x02\x03\x04\x05\x06\x07\x08", Unknown},
		{"무엇.hwp", "\x00\x01\x02\x03\x04\x05\x06\x07\x08", HWP},
		{"안내.hwpx", "", HWPX},
		{"안내.hml", `<?xml version="1.0" encoding="UTF-8"?><HWPML Version="2.8">`, HWPML},
		{"옛글.hwp", "HWP Document File V3.00 \x1a\x01", OldHWP},
	} {
		if got := Sniff(c.name, []byte(c.head)); got != c.want {
			t.Errorf("Sniff(%q, %q) = %q, want %q", c.name, c.head, got, c.want)
		}
	}
}

func TestFailures(t *testing.T) {
	for _, c := range []struct {
		name string
		data string
		want error
	}{
		{"빈.txt", "", ErrEmpty},
		{"빈칸.txt", " \r\n\r\n", ErrEmpty},
		{"깨진.zip", "PK\x03\x04", ErrDamaged},
		{"무엇.bin", "\x00\x01\x02\x03", ErrUnknown},
		{"사진.jpg", "\xff\xd8\xff\xe0", ErrNoText},
		{"묶음.egg", "EGGA....", ErrUnsupported},
		{"잠긴.hwp", "<DOCUMENT SAFER V2>", ErrDRM},
	} {
		if _, err := readBytes(t, c.name, []byte(c.data)); !errors.Is(err, c.want) {
			t.Errorf("Read(%q): %v, want %v", c.name, err, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	data := []byte(strings.Repeat("가나다 라마바\n\n", 1000))
	text, err := Read(t.Context(), "긴.txt", bytes.NewReader(data), int64(len(data)), Limits{Text: 100})
	if err != nil || !text.Truncated || len(outline(text.Body)) > 120 {
		t.Errorf("with room for 100 bytes: %d bytes, truncated %v, %v", len(outline(text.Body)), text.Truncated, err)
	}
	text, err = Read(t.Context(), "긴.txt", bytes.NewReader(data), int64(len(data)), Limits{Blocks: 7})
	if err != nil || !text.Truncated || len(text.Body) != 7 {
		t.Errorf("with room for 7 blocks: %d, truncated %v, %v", len(text.Body), text.Truncated, err)
	}
	if _, err = Read(t.Context(), "긴.txt", bytes.NewReader(data), int64(len(data)), Limits{Bytes: 100}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file over the limit: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = Read(ctx, "긴.txt", bytes.NewReader(data), int64(len(data)), Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("under an ended context: %v", err)
	}
}
