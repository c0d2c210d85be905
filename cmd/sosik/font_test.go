package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"city/sosik/feed/paper"
)

// The best of the fonts there are is taken, and one that cannot be read is
// passed over.
func TestFindFont(t *testing.T) {
	ours, err := os.ReadFile("../../feed/paper/testdata/sosiktest.ttf")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	put := func(name string, data []byte) string {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	folders := []string{filepath.Join(folder, "nosuch"), folder}
	if _, _, err := findFont(t.Context(), folders); !errors.Is(err, errNoFont) {
		t.Errorf("without any: %v", err)
	}
	put("other.ttf", ours)
	put("truetype/nanum/NanumGothic.ttf", []byte("broken"))
	if _, _, err := findFont(t.Context(), folders); !errors.Is(err, errNoFont) {
		t.Errorf("without one that is known and whole: %v", err)
	}
	put("unfonts/UnDotum.ttf", ours)
	want := put("windows/MALGUN.TTF", ours)
	if _, path, err := findFont(t.Context(), folders); err != nil || path != want {
		t.Errorf("found %s, %v, want %s", path, err, want)
	}
	if _, err := readFont(folder); !errors.Is(err, paper.ErrNotTrueType) {
		t.Errorf("a folder: %v", err)
	}
}
