package prose

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"city/sosik/tui/cell"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The rows of a rich article as a person sees them.
func TestRenderGolden(t *testing.T) {
	for _, width := range []int{20, 40, 78, 100} {
		for _, ambiguous := range []int{1, 2} {
			name := fmt.Sprintf("article-%d-%d.txt", width, ambiguous)
			t.Run(name, func(t *testing.T) {
				got, err := Render(context.Background(), sample(), Options{
					Width:   width,
					Metrics: cell.Metrics{Ambiguous: ambiguous},
					Style:   Style{Profile: termenv.Ascii},
				})
				if err != nil {
					t.Fatal(err)
				}
				golden(t, name, strings.Join(got.Lines, "\n")+"\n")
			})
		}
	}
}

// The same with its looks, escape sequences written out.
func TestRenderGoldenStyled(t *testing.T) {
	for _, s := range []struct {
		name  string
		style Style
	}{
		{"dark", Style{Profile: termenv.ANSI256, Color: true, Dark: true}},
		{"light", Style{Profile: termenv.TrueColor, Color: true, Light: true}},
		{"any", Style{Profile: termenv.TrueColor, Color: true}},
		{"nocolor", Style{Profile: termenv.TrueColor}},
	} {
		t.Run(s.name, func(t *testing.T) {
			got, err := Render(context.Background(), sample(), Options{Width: 60, Style: s.style})
			if err != nil {
				t.Fatal(err)
			}
			out := strings.ReplaceAll(strings.Join(got.Lines, "\n")+"\n", "\x1b", "␛")
			golden(t, "styled-"+s.name+".txt", out)
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("rows differ (-want +got); run with -update if they are right:\n%s", diff)
	}
}
