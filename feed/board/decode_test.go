package board

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	const text = "<html><p>똠방각하 안산시 쀍</p>"
	cp949, err := korean.EUCKR.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16le, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16be, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, label := range []string{"euc-kr", "EUC-KR", "cp949", "ms949", "MS949", "windows-949", "uhc", "ks_c_5601-1987", "ksc5601", "x-windows-949", "949", "nonsense", ""} {
		check := func(name, body, contentType, want string) {
			t.Helper()
			if got := Decode([]byte(body), contentType); got != want {
				t.Errorf("%s as %q: got %q", name, label, got)
			}
		}
		check("header", cp949, "text/html; charset="+label, text)
		check("header in quotes", cp949, `text/html;charset="`+label+`"`, text)
		meta := `<meta http-equiv="Content-Type" content="text/html; charset=` + label + `">`
		check("meta", meta+cp949, "text/html", meta+text)
		check("UTF-8 that says otherwise", meta+text, "text/html; charset="+label, meta+text)
	}
	for name, body := range map[string]string{"little": utf16le, "big": utf16be, "mark": "\ufeff" + text} {
		if got := Decode([]byte(body), "text/html; charset=utf-8"); got != text {
			t.Errorf("%s: got %q", name, got)
		}
	}
	meta := `<meta charset="utf-8">`
	if got := Decode([]byte(meta+cp949), "text/html; charset=utf-8"); got != meta+text {
		t.Errorf("CP949 that says UTF-8: got %q", got)
	}
	if got := Decode([]byte(strings.Repeat(text, 3)[:100]), ""); !strings.HasPrefix(got, text) || strings.Contains(got, "\ufffd") {
		t.Errorf("UTF-8 cut in a letter: got %q", got)
	}
	if got := Decode([]byte(strings.Repeat(text, 9)+"\xbe"+text), ""); !strings.Contains(got, "안산시") {
		t.Errorf("UTF-8 with a broken letter: got %q", got)
	}
}
