package tui

import (
	"context"
	"errors"
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"city/sosik/feed"
)

// fakePictures has one picture for every address: a sign of a red disc on white,
// twice as wide as high.
type fakePictures struct{ fail error }

func (p fakePictures) Picture(ctx context.Context, _ feed.Notice, address string) (image.Image, error) {
	if err := errors.Join(ctx.Err(), p.fail); err != nil || address == "" {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, 320, 160))
	for y := range 160 {
		for x := range 320 {
			img.Set(x, y, color.White)
			if dx, dy := x-160, y-80; dx*dx+dy*dy < 60*60 {
				img.Set(x, y, color.RGBA{R: 220, A: 255})
			}
		}
	}
	return img, nil
}

func TestLookingAtAPicture(t *testing.T) {
	o := testOptions(many())
	o.Theme = Theme{Profile: termenv.ANSI256, Color: true}
	r := newReader(t, o, 80, 24)
	r.press("enter", "i")
	r.sees("그림 1장", "1. [그림 1: 행사 포스터]", "ansan.go.kr")
	r.press("1")
	r.sees("[그림 1: 행사 포스터]", "▀▀▀▀▀▀")
	if f := r.Frame(); f.Picture != nil {
		t.Error("a terminal that knows nothing is to draw a picture itself")
	}
	for _, size := range [][2]int{{40, 12}, {1, 1}, {200, 50}, {80, 24}} {
		r.send(resize(size[0], size[1]))
		checkFrame(t, r, size[0], size[1])
	}
	r.sees("▀▀▀▀▀▀")
	r.press(".")
	r.sees("그림이 더 없습니다.", "▀▀▀▀▀▀")
	r.press("?", "esc")
	r.sees("▀▀▀▀▀▀")
	r.press("esc")
	r.sees("20,309 · ", "Esc 목록")
	r.seesNot("▀")
}

func TestATerminalThatDrawsPictures(t *testing.T) {
	for _, tt := range []struct {
		graphics    Graphics
		begin, hide string
	}{{KittyGraphics, "\x1b_G", "\x1b_Ga=d"}, {SixelGraphics, "\x1bP", ""}} {
		o := testOptions(many())
		o.Graphics = tt.graphics
		r := newReader(t, o, 80, 24)
		r.press("enter", "$", "enter")
		p := r.Frame().Picture
		if p == nil || !strings.HasPrefix(p.Show, tt.begin) || !strings.HasPrefix(p.Hide, tt.hide) || p.At.Y != 1 {
			t.Fatalf("graphics %d: the frame has the picture %+v", tt.graphics, p)
		}
		r.seesNot("▀")
		r.send(resize(60, 20))
		if q := r.Frame().Picture; q == nil || q == p {
			t.Errorf("graphics %d: after a resize it is not drawn anew", tt.graphics)
		}
		r.press("?")
		if r.Frame().Picture != nil {
			t.Errorf("graphics %d: the picture lies over the help", tt.graphics)
		}
		r.press("esc", "esc")
		if r.Frame().Picture != nil {
			t.Errorf("graphics %d: the picture stays over the article", tt.graphics)
		}
	}
}

func TestPicturesThatCannotBeShown(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*Options)
		keys   string
		want   string
	}{
		{"no picture", func(o *Options) { o.Pictures = fakePictures{ErrNoPicture} }, "i1", "그릴 수 있는 그림이 아닙니다."},
		{"offline", func(o *Options) {
			o.Pictures = fakePictures{&feed.Error{Kind: feed.ErrOffline, Reason: feed.ReasonTimeout}}
		}, "i1", "응답"},
		{"nowhere", func(o *Options) { o.Pictures, o.Files = nil, nil }, "i", "여기서는 그림을 볼 수 없습니다."},
		{"switched off", func(o *Options) { o.Graphics, o.Files = NoGraphics, nil }, "i", "여기서는 그림을 볼 수 없습니다."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := testOptions(many())
			tt.change(&o)
			r := newReader(t, o, 80, 24)
			r.press("enter")
			r.press(strings.Split(tt.keys, "")...)
			r.sees("20,309 · ", tt.want)
			if r.looking() {
				t.Error("a picture is said to be on the screen")
			}
		})
	}
}

// Where they cannot be seen they can still be saved.
func TestPicturesAreSaved(t *testing.T) {
	for _, tt := range []struct {
		graphics Graphics
		digit    string
	}{{CellGraphics, "2"}, {NoGraphics, "1"}} {
		o := testOptions(many())
		o.Graphics = tt.graphics
		r := newReader(t, o, 80, 24)
		r.press("enter", "i")
		r.sees("그림 1장", tt.digit+". 파일로 저장")
		r.press(tt.digit)
		asked := r.files().asked
		if len(asked) != 1 || !strings.HasPrefix(asked[0], "save 20809") {
			t.Errorf("the files were asked %q", asked)
		}
	}
}

func TestAnArticleWithoutPictures(t *testing.T) {
	s := many()
	a := s.article("20809")
	a.Images = nil
	s.texts = map[string]feed.Article{"20809": a}
	r := newReader(t, testOptions(s), 80, 24)
	r.press("enter", "i")
	r.sees("그림이 없는 소식입니다.")
}
