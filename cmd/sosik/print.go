package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"city/sosik/feed"
	"city/sosik/feed/paper"
	"city/sosik/tui"
)

// printer makes the documents of the reader and prints them.
type printer struct {
	app *app
	far bool   // the terminal is another computer's, and so is the printer beside it
	lp  string // the program that prints, "" if there is none

	pictures func(context.Context, feed.Article) map[string]paper.Picture
}

// newPrinter looks for the program that prints. pictures are those of an article
// that are kept.
func (p *program) newPrinter(a *app, pictures func(context.Context, feed.Article) map[string]paper.Picture) *printer {
	t := &printer{app: a, far: p.remote(), pictures: pictures}
	for _, name := range []string{"lp", "lpr"} {
		if path, err := exec.LookPath(name); err == nil {
			t.lp = path
			break
		}
	}
	return t
}

// Prints implements tui.Printer.
func (t *printer) Prints() error {
	switch {
	case t.far:
		return tui.ErrFarPrinter
	case t.lp == "":
		return tui.ErrNoPrinter
	}
	return nil
}

// Save implements tui.Printer.
func (t *printer) Save(ctx context.Context, board string, articles []feed.Article, f tui.PrintForm) (string, error) {
	data, err := t.document(ctx, board, articles, f)
	if err != nil {
		return "", err
	}
	folder, err := t.app.config.downloads()
	if err != nil {
		return "", err
	}
	return saveNew(folder, documentName(articles, time.Now()), "."+string(f), data)
}

// maxSending is how long a program that prints may take to accept a document.
const maxSending = time.Minute

// Print implements tui.Printer. The document goes to the program's standard
// input. Its name is that of a file, which is clean and short, and is what the
// printer's queue shows.
func (t *printer) Print(ctx context.Context, board string, articles []feed.Article) error {
	if err := t.Prints(); err != nil {
		return err
	}
	data, err := t.document(ctx, board, articles, tui.PrintPDF)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, maxSending)
	defer cancel()
	cmd := exec.CommandContext(ctx, t.lp, jobTitle(t.lp), documentName(articles, time.Now()))
	cmd.Stdin = bytes.NewReader(data)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s: %w: %s", tui.ErrNotPrinted, t.lp, err, feed.Clean(string(out)))
	}
	return nil
}

// jobTitle is the option of a program that prints before the name of what it
// prints.
func jobTitle(lp string) string {
	if filepath.Base(lp) == "lpr" {
		return "-T"
	}
	return "-t"
}

// document makes the bytes of a document.
func (t *printer) document(ctx context.Context, board string, articles []feed.Article, f tui.PrintForm) ([]byte, error) {
	documents := make([]paper.Document, len(articles))
	for i, a := range articles {
		documents[i] = paper.Document{Article: a, Board: board, Pictures: t.pictures(ctx, a), Excerpt: a.Fetched.IsZero()}
	}
	switch f {
	case tui.PrintText:
		return paper.Text(documents), nil
	case tui.PrintMarkdown:
		return paper.Markdown(documents), nil
	case tui.PrintHTML:
		return paper.HTML(documents), nil
	}
	font, err := t.app.font(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", tui.ErrNoFont, err)
	}
	data, err := paper.PDF(documents, paper.Options{Font: font})
	if errors.Is(err, paper.ErrTooLong) {
		err = fmt.Errorf("%w: %w", tui.ErrTooLong, err)
	}
	return data, err
}

// documentName is the name of a document's file without its end.
func documentName(articles []feed.Article, now time.Time) string {
	if len(articles) == 1 {
		name := markdownName(articles[0].Notice)
		return name[:len(name)-len(".md")]
	}
	return saysManyName(len(articles), feed.DayOf(now).Day())
}

// maxNames is how many names are tried for a file before giving up.
const maxNames = 1000

// saveNew writes a file under a name that no file has yet.
func saveNew(folder, name, end string, data []byte) (string, error) {
	for n := 1; n <= maxNames; n++ {
		path := filepath.Join(folder, name+end)
		if n > 1 {
			path = filepath.Join(folder, name+" ("+strconv.Itoa(n)+")"+end)
		}
		err := outFile{path: path}.write(func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if !errors.Is(err, errExists) {
			return path, err
		}
	}
	return "", errExists
}
