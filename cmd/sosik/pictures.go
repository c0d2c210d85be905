package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // kinds of pictures that boards show
	_ "image/jpeg"
	_ "image/png"
	"os"
	"strings"

	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/webp"

	"city/sosik/cache"
	"city/sosik/feed"
	"city/sosik/feed/paper"
	"city/sosik/feed/web"
	"city/sosik/tui"
	"city/sosik/tui/screen"
)

// How large a picture may be that is looked at: its file, and its dots once it is
// decoded, four bytes each. A scanned page of paper has nine million.
const (
	maxPicture = 20 << 20
	maxDots    = 40_000_000
)

// Picture implements tui.Pictures. What is fetched is kept.
func (f *files) Picture(ctx context.Context, n feed.Notice, address string) (image.Image, error) {
	client, board := f.of()
	data, err := board.Picture(ctx, address)
	switch {
	case err == nil || ctx.Err() != nil:
		return decodePicture(data, err)
	case !errors.Is(err, feed.ErrNotFound):
		f.log.Warn("kept picture not read", "address", address, "error", err)
	}
	if data, err = fetchPicture(ctx, client, n, address); err != nil {
		return nil, fmt.Errorf("fetch %s: %w", address, err)
	}
	img, err := decodePicture(data, nil)
	if err != nil {
		return nil, err // what is no picture is not kept
	}
	if err := board.KeepPicture(ctx, address, data); err != nil {
		f.log.Warn("picture not kept", "address", address, "error", err) // it can be seen all the same
	}
	return img, nil
}

// fetchPicture fetches a picture as any other file of the notice.
func fetchPicture(ctx context.Context, client *web.Client, n feed.Notice, address string) (_ []byte, err error) {
	folder, err := os.MkdirTemp("", "sosik-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	saved, err := client.Save(ctx, web.Wanted{File: feed.Attachment{URL: address}, From: n.URL, Limit: maxPicture}, folder)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(saved.Path)
}

// decodePicture decodes what came without err.
func decodePicture(data []byte, err error) (image.Image, error) {
	if err != nil {
		return nil, err
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", tui.ErrNoPicture, err)
	case c.Width <= 0 || c.Height <= 0 || c.Width > maxDots/c.Height:
		return nil, fmt.Errorf("%w: %d by %d dots", tui.ErrNoPicture, c.Width, c.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", tui.ErrNoPicture, err)
	}
	return img, nil
}

// keptPictures are those of an article of the board that is open.
func (f *files) keptPictures(ctx context.Context, a feed.Article) map[string]paper.Picture {
	_, board := f.of()
	return keptPictures(ctx, board, a)
}

// keptPictures are those of an article that were looked at, for a document. What
// cannot be read is left out, as what was never looked at is.
func keptPictures(ctx context.Context, board *cache.Board, a feed.Article) map[string]paper.Picture {
	kept := map[string]paper.Picture{}
	for _, m := range a.Images {
		if data, err := board.Picture(ctx, m.URL); err == nil {
			kept[m.URL] = data
		}
	}
	return kept
}

// The values of the setting pictures.
const (
	picturesAuto  = "auto"
	picturesCells = "cells"
	picturesKitty = "kitty"
	picturesSixel = "sixel"
	picturesOff   = "off"
)

// graphics is how the terminal shows pictures. It is never asked for this: what
// it can is known from its environment, or stands in what it answered anyway.
func (p *program) graphics(setting string, s *screen.Screen) tui.Graphics {
	switch setting {
	case picturesOff:
		return tui.NoGraphics
	case picturesKitty:
		return tui.KittyGraphics
	case picturesSixel:
		return tui.SixelGraphics
	case picturesAuto:
		if knowsKittyGraphics(p.getenv) {
			return tui.KittyGraphics
		}
		// Without knowing how large a cell is, sixels might reach further down than
		// there is room, and scroll the screen.
		if s.Probe().Sixels && s.Dots().X > 0 {
			return tui.SixelGraphics
		}
	}
	return tui.CellGraphics
}

// knowsKittyGraphics says that the terminal is one of those known to draw what
// kitty's protocol tells them. tmux and screen do not pass it on.
func knowsKittyGraphics(getenv func(string) (string, bool)) bool {
	value := func(name string) string { v, _ := getenv(name); return v }
	name := value("TERM")
	if value("TMUX") != "" || value("STY") != "" || strings.HasPrefix(name, "screen") || strings.HasPrefix(name, "tmux") {
		return false
	}
	switch value("TERM_PROGRAM") {
	case "WezTerm", "ghostty":
		return true
	}
	return name == "xterm-kitty" || name == "xterm-ghostty"
}
