package keyboard

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// late stands in a row of chunks for the time when waiting is over.
const late = "(late)"

// through returns what a splitter makes of chunks, batch by batch.
func through(chunks ...string) []string {
	var s splitter
	out := []string{}
	for _, c := range append(chunks, late) {
		if c == late {
			if s.patience() > 0 {
				s.expire()
			}
		} else {
			s.add([]byte(c))
		}
		for b := s.take(batchSize); len(b) > 0; b = s.take(batchSize) {
			out = append(out, string(b))
		}
	}
	return out
}

func TestSplitter(t *testing.T) {
	for _, tt := range []struct {
		name   string
		chunks []string
		want   []string
	}{
		{"letters", []string{"jj", "k"}, []string{"jj", "k"}},
		{"syllable", []string{"안산"}, []string{"안산"}},
		{"torn syllable", []string{"a\xec", "\x95", "\x88b"}, []string{"a", "안b"}},
		{"syllable without its end", []string{"\xec\x95", late, "j"}, []string{"j"}},
		{"not UTF-8", []string{"a\xb0\xa1b\xff"}, []string{"ab"}},
		{"control characters beyond ASCII", []string{"a\u009bb"}, []string{"ab"}},
		{"control keys", []string{"\x03\r\t\x7f\x00"}, []string{"\x03\r\t\x7f\x00"}},
		{"arrow", []string{"\x1b[A\x1bOB\x1b[1;5C"}, []string{"\x1b[A\x1bOB\x1b[1;5C"}},
		{"torn arrow", []string{"\x1b", "[", "A"}, []string{"\x1b[A"}},
		{"torn function key", []string{"j\x1b[1", "5~"}, []string{"j", "\x1b[15~"}},
		{"torn F1", []string{"\x1bO", "P"}, []string{"\x1bOP"}},
		{"Linux console F1", []string{"\x1b[[", "Aj"}, []string{"\x1b[[Aj"}},
		{"rxvt with Shift", []string{"\x1b[7$j"}, []string{"\x1b[7$j"}},
		{"rxvt Shift and right", []string{"\x1b[c"}, []string{"\x1b[c"}},
		{"kitty's letters", []string{"\x1b[106u\x1b[12627::106u\x1b[97;2u\x1b[49:33;2u\x1b[97;1;65u"}, []string{"jㅓA!A"}},
		{"kitty's Ctrl-C, Enter, Tab, Backspace", []string{"\x1b[99;5u\x1b[13u\x1b[9u\x1b[9;2u\x1b[127u"}, []string{"\x03\r\t\x1b[Z\x7f"}},
		{"kitty's Escape", []string{"\x1b[27uj"}, []string{"\x1b", "j"}},
		{"kitty's Alt", []string{"\x1b[106;3u"}, []string{"\x1bj"}},
		{"kitty's keys with locks", []string{"\x1b[106;65u\x1b[106;129u"}, []string{"jj"}},
		{"kitty's keys that write nothing", []string{"\x1b[57441;2u\x1b[57358u\x1b[106;9u\x1b[106;1:3u\x1b[49;5u\x1b[99999999u\x1b[0uj"}, []string{"j"}},
		{"xterm's Ctrl-C and Shift-Enter", []string{"\x1b[27;5;99~\x1b[27;2;13~\x1b[27;5;49~j"}, []string{"\x03\rj"}},
		{"torn, of kitty", []string{"\x1b[9", "9;5uj"}, []string{"\x03j"}},
		{"mouse", []string{"\x1b[<0;3;4Mj\x1b[<65;3;4m"}, []string{"\x1b[<0;3;4Mj\x1b[<65;3;4m"}},
		{"mouse in the old manner", []string{"j\x1b[M a", "bk"}, []string{"j", "k"}},
		{"mouse without its numbers", []string{"\x1b[<0;3M\x1b[<1;2;3;4M\x1b[<;;Mj\x1b[<123456;1;1M"}, []string{"j"}},
		{"number pad", []string{"\x1bOM\x1bOk\x1bOp\x1bOyj\x1bOH"}, []string{"\r+09j\x1b[H"}},
		{"no such key", []string{"\x1bOzj\x1b[[Zk"}, []string{"jk"}},
		{"a sequence out of order", []string{"\x1b[ 5Aj"}, []string{"5Aj"}},
		{"F3 and F4 with modifiers", []string{"\x1b[1;2R\x1b[1;16R\x1b[1;3S"}, []string{"\x1b[1;2R\x1b[1;16R\x1b[1;3S"}},

		{"Escape", []string{"\x1b", late, "j"}, []string{"\x1b", "j"}},
		{"Escape, then at once a letter", []string{"\x1b", "ㅓ"}, []string{"\x1b", "ㅓ"}},
		{"Escape twice", []string{"\x1b\x1b", late}, []string{"\x1b", "\x1b"}},
		{"Escape, then an arrow", []string{"\x1b\x1b[A"}, []string{"\x1b", "\x1b[A"}},
		{"letter, then Escape", []string{"j\x1b", late}, []string{"j", "\x1b"}},
		{"Alt", []string{"\x1bj\x1bㅓ"}, []string{"\x1bj\x1bㅓ"}},
		{"Alt and what begins a sequence", []string{"\x1b[", late, "\x1bO", late, "\x1b]", late}, []string{"\x1b[", "\x1bO", "\x1b]"}},
		{"the same in a burst", []string{"\x1b[가\x1bO나\x1b]다\x1bPq"}, []string{"가나다q"}},

		{"background colour, ST", []string{"j\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\k"}, []string{"jk"}},
		{"background colour, BEL", []string{"\x1b]11;rgb:1e1e/1e1e/1e1e\ak"}, []string{"k"}},
		{"torn colour", []string{"\x1b", "]11;rg", "b:1e1e/1e1e/1e1e\x1b", "\\k"}, []string{"k"}},
		{"clipboard", []string{"\x1b]52;c;" + strings.Repeat("QUJD", 999) + "\x1b\\k"}, []string{"k"}},
		{"broken colour, then an arrow", []string{"\x1b]11;rgb\x1b[A"}, []string{"\x1b[A"}},
		{"colour without end", []string{"\x1b]11;rgb", late, "k"}, []string{"k"}},
		{"endless colour", []string{"\x1b]11;" + strings.Repeat("f", maxReply) + "\r"}, []string{"\r"}},
		{"kind of terminal", []string{"\x1b[?64;1;9;15c\x1b[>41;330;0c\x1bP>|XTerm(379)\x1b\\\x1bP!|0\x1b\\k"}, []string{"k"}},
		{"cursor", []string{"\x1b[2;3R\x1b[24;80R\x1b[?2;3R\x1b[1;80Rk"}, []string{"k"}},
		{"torn cursor", []string{"\x1b[2", ";3", "Rk"}, []string{"k"}},
		{"modes", []string{"\x1b[?2026;2$y\x1b[4;2$y\x1b[?1u\x1b[?997;1n\x1b[0nk"}, []string{"k"}},
		{"window", []string{"\x1b[8;24;80tk"}, []string{"k"}},
		{"stalled reply", []string{"\x1b[24;", late, "80Rj"}, []string{"j"}},
		{"stalled after its escape", []string{"\x1b", late, "[24;80Rj"}, []string{"\x1b", "j"}},
		{"stalled after its bracket", []string{"\x1b[", late, "?2026;2$yj"}, []string{"\x1b[", "j"}},
		{"stalled colour", []string{"\x1b]11;rgb:1e", late, "1e/1e1e/1e1e\x1b\\j"}, []string{"j"}},
		{"stalled click", []string{"\x1b[<0;3", late, ";4Mj"}, []string{"j"}},
		{"stalled key", []string{"\x1b[1", late, "5~j"}, []string{"\x1b[15~j"}},
		{"stalled arrow", []string{"\x1b", late, "[Aj"}, []string{"\x1b", "\x1b[Aj"}},
		{"Escape, and later a bracket", []string{"\x1b", late, "[", late, "A"}, []string{"\x1b", "[", "A"}},
		{"focus", []string{"\x1b[I\x1b[Ok"}, []string{"k"}},
		{"graphics", []string{"\x1b_Gi=1;OK\x1b\\k"}, []string{"k"}},
		{"sequence that stops", []string{"\x1b[1;", late, "j"}, []string{"j"}},
		{"sequence that breaks", []string{"\x1b[1;\rj"}, []string{"\rj"}},
		{"endless sequence", []string{"\x1b[" + strings.Repeat("1", maxKey) + "\rj"}, []string{"\rj"}},

		{"paste", []string{"\x1b[200~q\x1b[201~j"}, []string{"\x1b[200~q\x1b[201~j"}},
		{"torn paste", []string{"\x1b[20", "0~\xec", "\x95\x88\x1b[20", "1~"}, []string{"\x1b[200~", "안", "\x1b[201~"}},
		{"escapes in a paste", []string{"\x1b[200~a\x1b[Ab\x1b\x1b[201~"}, []string{"\x1b[200~a[Ab\x1b[201~"}},
		{"paste without end", []string{"\x1b[200~q", late, "j"}, []string{"\x1b[200~q", "\x1b[201~", "j"}},
		{"a paste whose end is late", []string{"\x1b[200~q", late, "x\x1b[201~j"}, []string{"\x1b[200~q", "\x1b[201~", "j"}},
		{"end without paste", []string{"\x1b[201~j"}, []string{"j"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, through(tt.chunks...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLongPasteIsCut(t *testing.T) {
	got := strings.Join(through(pasteStart+strings.Repeat("가", maxPaste)+pasteEnd+"j"), "")
	if len(got) > maxPaste+len(pasteStart+pasteEnd)+1 || !strings.HasSuffix(got, pasteEnd+"j") {
		t.Errorf("%d bytes, ending in %q", len(got), got[len(got)-10:])
	}
}

func TestBatchesStayBelowTheBuffer(t *testing.T) {
	text := strings.Repeat("안산시", 200)
	got := through(text)
	if strings.Join(got, "") != text {
		t.Error("something was lost")
	}
	for _, b := range got {
		if len(b) > batchSize || !utf8.ValidString(b) {
			t.Errorf("a batch of %d bytes: %q", len(b), b)
		}
	}
}

// Whatever a terminal says between the keys, and wherever the line tears it,
// only the keys come out.
func FuzzRepliesBetweenKeys(f *testing.F) {
	replies := []string{
		"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b]52;c;QUJD\a", "\x1b[?64;1c", "\x1b[24;80R",
		"\x1b[?2026;2$y", "\x1b[I", "\x1bP>|foot(1.16)\x1b\\", "\x1b[?1u",
	}
	keys := []string{"j", "ㅓ", "안", "\x1b[A", "\r", "1", "\x1b[15~", "🎉", "\x1bOP", "\x03"}
	f.Add([]byte{0, 1, 2, 3, 250, 5}, []byte{1, 2, 3})
	f.Add([]byte{200, 201, 202, 203, 204, 205, 206, 207}, []byte{1})
	f.Fuzz(func(t *testing.T, plan, tears []byte) {
		var stream, want strings.Builder
		for _, p := range plan {
			if p >= 128 {
				stream.WriteString(replies[int(p)%len(replies)])
			} else {
				stream.WriteString(keys[int(p)%len(keys)])
				want.WriteString(keys[int(p)%len(keys)])
			}
		}
		var chunks []string
		rest := stream.String()
		for i := 0; rest != "" && len(tears) > 0; i++ {
			n := min(len(rest), 1+int(tears[i%len(tears)])%9)
			chunks, rest = append(chunks, rest[:n]), rest[n:]
		}
		if got := strings.Join(through(append(chunks, rest)...), ""); got != want.String() {
			t.Errorf("%q became %q, want %q", append(chunks, rest), got, want.String())
		}
	})
}

// Of any bytes at all, nothing comes out that a second look would take for
// noise, nothing torn, and no letter is lost that stands outside a sequence.
func FuzzSplitter(f *testing.F) {
	for _, s := range []string{"j\x1b[A", "\x1b]11;\x1b\\", "\x1b[200~가\x1b[201~", "\x1b\x1b\x1b[", "\xec\x95", "\x1b[M"} {
		f.Add([]byte(s), 3)
	}
	f.Fuzz(func(t *testing.T, b []byte, tear int) {
		tear = max(0, min(tear, len(b)))
		got := strings.Join(through(string(b[:tear]), string(b[tear:])), "")
		if again := strings.Join(through(got), ""); !strings.Contains(got, pasteStart) && !strings.Contains(got, "\x1b\x1b") && got != again {
			t.Errorf("%q became %q, then %q", b, got, again)
		}
		if !bytes.ContainsRune(b, esc) && utf8.Valid(b) {
			plain := strings.Map(func(r rune) rune {
				if r >= 0x80 && r < 0xa0 {
					return -1
				}
				return r
			}, string(b))
			if got != plain {
				t.Errorf("%q became %q", b, got)
			}
		}
	})
}
