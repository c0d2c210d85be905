package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"city/sosik/feed"
	"city/sosik/feed/paper"
	"city/sosik/tui"
)

func testPrinter(t *testing.T) (p *printer, folder string) {
	t.Helper()
	folder = t.TempDir()
	font, err := filepath.Abs("../../feed/paper/testdata/sosiktest.ttf")
	if err != nil {
		t.Fatal(err)
	}
	c := config{settings: defaults()}
	c.Font, c.Downloads = font, folder
	return &printer{app: &app{config: c, log: slog.New(slog.DiscardHandler)}, pictures: somePictures}, folder
}

// somePictures has one for each that an article shows.
func somePictures(_ context.Context, a feed.Article) map[string]paper.Picture {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 3))) // a bytes.Buffer takes all
	kept := map[string]paper.Picture{}
	for _, m := range a.Images {
		kept[m.URL] = b.Bytes()
	}
	return kept
}

// What was looked at stands in the document.
func TestKeptPicturesAreInTheDocument(t *testing.T) {
	p, _ := testPrinter(t)
	a := feed.Article{
		Notice: feed.Notice{ID: "1", Title: "포스터"},
		Images: []feed.Image{{Alt: "포스터", URL: "https://a.kr/1.png"}},
		Body:   feed.Body{{Kind: feed.Paragraph, Spans: []feed.Span{{Text: "포스터", Image: 1}}}},
	}
	data, err := p.document(t.Context(), "게시판", []feed.Article{a}, tui.PrintHTML)
	if err != nil || !bytes.Contains(data, []byte("data:image/png;base64,")) {
		t.Errorf("no picture in it: %v\n%s", err, data)
	}
}

// A document says which of its notices are only what the list says.
func TestWhatWasNotFetchedIsSaid(t *testing.T) {
	p, _ := testPrinter(t)
	fetched := someArticle
	fetched.Fetched = time.Date(2026, 11, 23, 12, 0, 0, 0, feed.Korea)
	for of, want := range map[*feed.Article]bool{&fetched: false, {Notice: fetched.Notice}: true} {
		data, err := p.document(t.Context(), "게시판", []feed.Article{*of}, tui.PrintText)
		if err != nil || bytes.Contains(data, []byte("목록에 실린 글입니다.")) != want {
			t.Errorf("%v, want it said: %v\n%s", err, want, data)
		}
	}
}

func TestDocumentsAreSavedBesideOthers(t *testing.T) {
	p, folder := testPrinter(t)
	evil := someArticle
	evil.Notice.Title = `../..\a:b*c?"<d>|` + strings.Repeat("가", 500)
	many := []feed.Article{someArticle, evil}
	for _, tt := range []struct {
		articles []feed.Article
		form     tui.PrintForm
		begins   string
	}{
		{many[:1], tui.PrintPDF, "%PDF-"},
		{many[:1], tui.PrintHTML, "<!DOCTYPE html>"},
		{many[:1], tui.PrintText, "안산시 ‘AI 행정혁신 추진단’ 가동…\n"},
		{many[:1], tui.PrintMarkdown, "# "},
		{many[1:], tui.PrintText, `../..\a`},
		{many, tui.PrintPDF, "%PDF-"},
	} {
		path, err := p.Save(t.Context(), "게시판", tt.articles, tt.form)
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil || !strings.HasPrefix(string(data), tt.begins) {
			t.Errorf("%s begins with %.40q, %v", path, data, err)
		}
		if filepath.Dir(path) != folder || !strings.HasSuffix(path, "."+string(tt.form)) || len(filepath.Base(path)) > 255 {
			t.Errorf("saved as %s", path)
		}
	}
}

// A file that is there already stays as it is, and the very same one is not
// written twice.
func TestSaveNew(t *testing.T) {
	folder := t.TempDir()
	for _, tt := range []struct{ data, want string }{
		{"하나", "이름.txt"}, {"하나", "이름.txt"}, {"둘", "이름 (2).txt"}, {"셋", "이름 (3).txt"}, {"둘", "이름 (2).txt"},
	} {
		path, err := saveNew(folder, "이름", ".txt", []byte(tt.data))
		if err != nil || filepath.Base(path) != tt.want {
			t.Errorf("%s is saved as %s, %v, want %s", tt.data, path, err, tt.want)
		}
	}
	if data, err := os.ReadFile(filepath.Join(folder, "이름.txt")); err != nil || string(data) != "하나" {
		t.Errorf("the first file has become %q, %v", data, err)
	}
	if _, err := saveNew(filepath.Join(folder, "nosuch"), "이름", ".txt", nil); err == nil {
		t.Error("saved in a folder that is not there")
	}
}

func TestDocumentName(t *testing.T) {
	now := time.Date(2026, 11, 23, 23, 0, 0, 0, feed.Korea)
	if got := documentName([]feed.Article{someArticle}, now); got != "2025-04-08_20852_안산시 ‘AI 행정혁신 추진단’ 가동…" {
		t.Error(got)
	}
	if got := documentName(make([]feed.Article, 12), now); got != "2026-11-23_소식 12건" {
		t.Error(got)
	}
}

func TestPrinting(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program that prints is a script here")
	}
	p, folder := testPrinter(t)
	if err := p.Print(t.Context(), "", []feed.Article{someArticle}); !errors.Is(err, tui.ErrNoPrinter) {
		t.Errorf("without a program: %v", err)
	}
	script := func(text string) string {
		path := filepath.Join(folder, "lp")
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	p.lp = script("echo \"$1 $2 $#\" > '" + folder + "/called'; cat > '" + folder + "/printed'; echo 'request id is 1'\n")
	if err := p.Print(t.Context(), "", []feed.Article{someArticle}); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(folder, "printed")); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Errorf("%.20q was printed, %v", data, err)
	}
	want := "-t " + documentName([]feed.Article{someArticle}, time.Now()) + " 2\n"
	if data, err := os.ReadFile(filepath.Join(folder, "called")); err != nil || string(data) != want {
		t.Errorf("called with %q, %v, want %q", data, err, want)
	}
	if got := jobTitle("/usr/bin/lpr"); got != "-T" {
		t.Errorf("lpr is called with %s", got)
	}
	p.lp = script("echo 'lp: no default destination' >&2; exit 1\n")
	if err := p.Print(t.Context(), "", []feed.Article{someArticle}); !errors.Is(err, tui.ErrNotPrinted) || !strings.Contains(err.Error(), "no default destination") {
		t.Errorf("a program that fails: %v", err)
	}
	p.far = true
	if err := p.Print(t.Context(), "", []feed.Article{someArticle}); !errors.Is(err, tui.ErrFarPrinter) {
		t.Errorf("by SSH: %v", err)
	}
	p.app.config.Font = folder
	var bad *tui.FontError
	if _, err := p.Save(t.Context(), "", []feed.Article{someArticle}, tui.PrintPDF); !errors.Is(err, tui.ErrNoFont) || !errors.As(err, &bad) || !bad.Unfit {
		t.Errorf("with a folder for a font: %v", err)
	}
	p.app.config.Font = filepath.Join(folder, "nosuch.ttf")
	if _, err := p.Save(t.Context(), "", []feed.Article{someArticle}, tui.PrintPDF); !errors.As(err, &bad) || bad.Unfit || bad.Path != p.app.config.Font {
		t.Errorf("with a font that is not there: %v", err)
	}
}
