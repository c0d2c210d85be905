package main

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"testing"

	"city/sosik/tui"
)

func TestDecodePicture(t *testing.T) {
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(small.Bytes())
	copy(huge[16:24], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65,536 by 65,536 dots in as few bytes
	for _, tt := range []struct {
		name string
		data []byte
		err  error
	}{
		{"a picture", small.Bytes(), nil},
		{"cut off", small.Bytes()[:small.Len()-20], tui.ErrNoPicture},
		{"too many dots", huge, tui.ErrNoPicture},
		{"a page", []byte("<html>로그인"), tui.ErrNoPicture},
		{"nothing", nil, tui.ErrNoPicture},
	} {
		img, err := decodePicture(tt.data, nil)
		if !errors.Is(err, tt.err) || (err == nil) != (img != nil) {
			t.Errorf("%s: %v, %v", tt.name, img, err)
		}
	}
	failed := errors.New("failed")
	if _, err := decodePicture(small.Bytes(), failed); !errors.Is(err, failed) {
		t.Errorf("what did not come is %v", err)
	}
}

func TestKnowsKittyGraphics(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"TERM": "xterm-kitty"}, true},
		{map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, true},
		{map[string]string{"TERM": "xterm-ghostty"}, true},
		{map[string]string{"TERM": "xterm-256color"}, false},
		{map[string]string{"TERM": "tmux-256color", "TERM_PROGRAM": "WezTerm"}, false},
		{map[string]string{"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, false},
		{nil, false},
	} {
		got := knowsKittyGraphics(func(name string) (string, bool) { v, ok := tt.env[name]; return v, ok })
		if got != tt.want {
			t.Errorf("%v: %v, want %v", tt.env, got, tt.want)
		}
	}
}
