package keyboard

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// typist hands a Reader what comes at its time.
type typist struct {
	strokes []stroke
}

type stroke struct {
	after time.Duration
	text  string
}

func (t *typist) Read(p []byte) (int, error) {
	if len(t.strokes) == 0 {
		return 0, io.EOF
	}
	s := t.strokes[0]
	t.strokes = t.strokes[1:]
	<-time.After(s.after)
	return copy(p, s.text), nil
}

// heard is what one Read gave, and when.
type heard struct {
	At   time.Duration
	Text string
}

func TestReaderWaitsAndGivesUp(t *testing.T) {
	const ms = time.Millisecond
	for _, tt := range []struct {
		name    string
		strokes []stroke
		want    []heard
	}{
		{"a key at once", []stroke{{0, "j"}, {5 * ms, "k"}}, []heard{{0, "j"}, {5 * ms, "k"}}},
		{"Escape after a moment", []stroke{{0, "\x1b"}, {time.Second, "j"}}, []heard{{escapeWait, "\x1b"}, {time.Second, "j"}}},
		{"Escape and soon a key", []stroke{{0, "\x1b"}, {30 * ms, "ㅓ"}}, []heard{{30 * ms, "\x1b"}, {30 * ms, "ㅓ"}}},
		{"torn arrow", []stroke{{0, "\x1b["}, {200 * ms, "A"}}, []heard{{200 * ms, "\x1b[A"}}},
		{"torn syllable", []stroke{{0, "j\xec"}, {100 * ms, "\x95\x88"}}, []heard{{0, "j"}, {100 * ms, "안"}}},
		{"half a syllable", []stroke{{0, "\xec"}, {2 * time.Second, "j"}}, []heard{{2 * time.Second, "j"}}},
		{"late colour", []stroke{{0, "\x1b]11;rgb"}, {900 * ms, ":0/0/0\x1b\\"}, {0, "j"}}, []heard{{900 * ms, "j"}}},
		{"paste that ends", []stroke{{0, "\x1b[200~q"}, {4 * time.Second, "\x1b[201~"}}, []heard{{0, "\x1b[200~q"}, {4 * time.Second, "\x1b[201~"}}},
		{"paste that does not", []stroke{{0, "\x1b[200~q"}, {6 * time.Second, "j"}}, []heard{{0, "\x1b[200~q"}, {pasteWait, "\x1b[201~"}, {6 * time.Second, "j"}}},
		{"Escape at the end", []stroke{{0, "\x1b"}}, []heard{{0, "\x1b"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				r := NewReader(&typist{tt.strokes})
				var got []heard
				b := make([]byte, 256)
				for {
					n, err := r.Read(b)
					if err != nil {
						// Bubble Tea would take an io.EOF for nothing special.
						if !errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
							t.Errorf("the end is %v", err)
						}
						break
					}
					got = append(got, heard{time.Since(start), string(b[:n])})
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}

// Two hundred syllables in one go arrive, all of them; Bubble Tea alone loses
// two.
func TestReaderLosesNothing(t *testing.T) {
	text := strings.Repeat("안산시소식", 400)
	for _, size := range []int{1, 2, 7, 255, 256, 4096} {
		r := NewReader(strings.NewReader(text))
		var got strings.Builder
		for b := make([]byte, size); ; {
			n, err := r.Read(b)
			if err != nil {
				break
			}
			got.Write(b[:n])
		}
		if got.String() != text {
			t.Errorf("by %d bytes, %d of %d arrive", size, got.Len(), len(text))
		}
	}
}

func TestReaderClose(t *testing.T) {
	terminal, typing := io.Pipe()
	r := NewReader(terminal)
	result := make(chan error)
	go func() {
		_, err := r.Read(make([]byte, 9))
		result <- err
	}()
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if err := <-result; !errors.Is(err, ErrClosed) {
		t.Errorf("Read after Close: %v", err)
	}
	_ = typing.Close()
}
