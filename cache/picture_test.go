package cache

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"city/sosik/feed"
)

func TestPictures(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(3, 10)
	f.info.URL = "http://127.0.0.1:4000/list"
	b := open(t, path, Options{}).Board(f)
	poster := "http://127.0.0.1:4000/poster.png"
	if _, err := b.Picture(t.Context(), poster); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("before it was kept: %v", err)
	}
	for _, data := range []string{"first", "second"} {
		if err := b.KeepPicture(t.Context(), poster, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.KeepPicture(t.Context(), "", []byte("nowhere")); err != nil {
		t.Error(err)
	}
	if err := b.db.Close(); err != nil {
		t.Fatal(err)
	}
	// It survives, and is found on another port of the same board.
	f.info.URL = "http://127.0.0.1:5000/list"
	b = open(t, path, Options{}).Board(f)
	got, err := b.Picture(t.Context(), "http://127.0.0.1:5000/poster.png")
	if err != nil || string(got) != "second" {
		t.Errorf("it is %q, %v", got, err)
	}
}

func TestOldPicturesGiveWay(t *testing.T) {
	b := open(t, filepath.Join(t.TempDir(), "c.db"), Options{}).Board(newFake(3, 10))
	const each = 1000
	for i := range 10 {
		if err := b.KeepPicture(t.Context(), fmt.Sprintf("https://a.kr/%d.png", i), bytes.Repeat([]byte{byte(i)}, each)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.KeepPicture(t.Context(), "https://a.kr/huge.png", make([]byte, maxPictures/4+1)); err != nil {
		t.Error(err)
	}
	err := b.db.write(t.Context(), "trim", quick, func(tx *tx) error { return tx.trimPictures(t.Context(), 3*each) })
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		_, err := b.Picture(t.Context(), fmt.Sprintf("https://a.kr/%d.png", i))
		if kept := err == nil; kept != (i >= 7) {
			t.Errorf("picture %d: kept %v, %v", i, kept, err)
		}
	}
	if _, err := b.Picture(t.Context(), "https://a.kr/huge.png"); !errors.Is(err, feed.ErrNotFound) {
		t.Errorf("one that is too large: %v", err)
	}
}
