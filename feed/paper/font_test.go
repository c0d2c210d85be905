package paper

import (
	"encoding/binary"
	"errors"
	"os"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// collected makes a collection of fonts.
func collected(fonts ...[]byte) []byte {
	head := []byte("ttcf\x00\x01\x00\x00")
	head = binary.BigEndian.AppendUint32(head, uint32(len(fonts)))
	size := len(head) + 4*len(fonts)
	var body []byte
	for _, f := range fonts {
		at := size + len(body)
		head = binary.BigEndian.AppendUint32(head, uint32(at))
		f = append([]byte(nil), f...)
		for i := range int(binary.BigEndian.Uint16(f[4:])) {
			place := f[headerSize+i*recordSize+8:]
			binary.BigEndian.PutUint32(place, binary.BigEndian.Uint32(place)+uint32(at))
		}
		body = append(body, f...)
	}
	return append(head, body...)
}

func TestParseFont(t *testing.T) {
	ours, err := os.ReadFile("testdata/sosiktest.ttf")
	if err != nil {
		t.Fatal(err)
	}
	postscript := append([]byte(nil), ours...)
	for i := range int(binary.BigEndian.Uint16(postscript[4:])) {
		if record := postscript[headerSize+i*recordSize:]; string(record[:4]) == "glyf" {
			copy(record, "glyx") // as one with PostScript outlines, which has none
		}
	}
	for _, tt := range []struct {
		name string
		file []byte
		want error
	}{
		{"a font", ours, nil},
		{"a collection", collected(goregular.TTF, ours), nil},
		{"a collection without Hangul", collected(goregular.TTF), ErrNoHangul},
		{"a font without Hangul", goregular.TTF, ErrNoHangul},
		{"PostScript", []byte("OTTO\x00\x0a\x00\x80\x00\x03\x00\x20"), ErrNotTrueType},
		{"nothing", nil, ErrNotTrueType},
		{"a text", []byte("이것은 글꼴이 아닙니다"), ErrNotTrueType},
		{"torn off", ours[:100], ErrNoHangul},
		{"a collection torn off", collected(ours)[:100], ErrNoHangul},
		{"a boasting collection", []byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), ErrNotTrueType},
	} {
		f, err := ParseFont(tt.file)
		if !errors.Is(err, tt.want) || (f != nil) != (tt.want == nil) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if f == nil {
			continue
		}
		if _, err := PDF([]Document{someDocument}, Options{Font: f}); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if f, err := ParseFont(postscript); f != nil || err == nil {
		t.Errorf("a font without outlines is taken: %v", err)
	}
}

func TestDrawnInTheFontsCharacters(t *testing.T) {
	f := testFont(t)
	for in, want := range map[string]string{
		"안산시 「제목」…": "안산시 「제목」…",
		"❑ 신청 ⇒ 접수": "□ 신청 → 접수",
		"👍 뷁뽥":      "□ □□",
		"a‐b—c":     "a-b―c",
	} {
		if got := f.drawn(in); got != want {
			t.Errorf("%q is drawn as %q, want %q", in, got, want)
		}
	}
}
