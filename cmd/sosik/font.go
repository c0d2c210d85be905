package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"

	"city/sosik/feed/paper"
	"city/sosik/tui"
)

// fontNames are the files of fonts with Hangul that systems have, as lower case,
// the one that suits a document best first. What is not among them is for the
// setting. Noto CJK has PostScript outlines, which cannot be embedded in part.
var fontNames = []string{
	"nanumgothic.ttf", "nanumbarungothic.ttf", "malgun.ttf", // Debian, Fedora; Windows
	"notosanskr-regular.ttf", "pretendard-regular.ttf", "spoqahansansneo-regular.ttf",
	"applesdgothicneo.ttc", "applegothic.ttf", // macOS
	"undotum.ttf", "dotum.ttf", "gulim.ttc", "baekmukdotum.ttf",
	"nanumsquarer.ttf", "nanumgothiccoding.ttf", "d2coding.ttf", "nanummyeongjo.ttf", "batang.ttc", "unbatang.ttf",
}

// The most that is looked through for a font, and the largest font.
const (
	maxFontFiles = 20_000
	maxFontSize  = 64 << 20
)

// errNoFont says that there is no font with Hangul in the usual places.
var errNoFont = errors.New("no font with Hangul")

// font is the font for PDFs: that of the settings, else the best there is. A
// font of the settings that is none is a [tui.FontError].
func (a *app) font(ctx context.Context) (*paper.Font, error) {
	if path := homePath(a.config.Font); path != "" {
		font, err := readFont(path)
		if err != nil {
			unfit := errors.Is(err, paper.ErrNoHangul) || errors.Is(err, paper.ErrNotTrueType)
			return nil, &tui.FontError{Path: path, Unfit: unfit, Err: err}
		}
		return font, nil
	}
	font, path, err := findFont(ctx, xdg.FontDirs)
	if err != nil {
		return nil, err
	}
	a.log.Debug("font", "path", path)
	return font, nil
}

// saidFont says in Korean why there is no font. What is wrong with a file's
// bytes is said whole by that.
func saidFont(err error) error {
	var bad *tui.FontError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case !errors.As(err, &bad):
		return &saidError{saysNoFont, nil}
	case bad.Unfit:
		return &saidError{saysBadFont(bad.Path), nil}
	}
	return &saidError{saysUnreadable(bad.Path), bad.Err}
}

// findFont looks for a font with Hangul below some folders.
func findFont(ctx context.Context, folders []string) (*paper.Font, string, error) {
	found := map[string]string{} // by the name
	files := 0
	for _, folder := range folders {
		// A folder that is not there, or may not be read, has no fonts for us.
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if files++; files > maxFontFiles || ctx.Err() != nil {
				return fs.SkipAll
			}
			if err != nil || d.IsDir() {
				return nil
			}
			name := strings.ToLower(d.Name())
			if _, known := found[name]; !known && slices.Contains(fontNames, name) {
				found[name] = path
			}
			return nil
		})
	}
	for _, name := range fontNames {
		path, ok := found[name]
		if !ok {
			continue
		}
		if font, err := readFont(path); err == nil {
			return font, path, nil
		}
	}
	return nil, "", errors.Join(errNoFont, ctx.Err())
}

func readFont(path string) (*paper.Font, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > maxFontSize:
		return nil, paper.ErrNotTrueType
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return paper.ParseFont(data)
}
