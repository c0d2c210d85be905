package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"city/sosik/feed"
	"city/sosik/feed/paper"
	"city/sosik/tui/cell"
)

// showing is what the options of show ask for.
type showing struct {
	text, markdown, html, pdf, json bool
	file                            string // to write to; "" for the standard output
	force                           bool
}

// showCommand prints an article.
func showCommand(p *program) *cobra.Command {
	var o showing
	cmd := &cobra.Command{
		Use:               "show [옵션] ID|'#번호'",
		Short:             shortShow,
		Long:              longShow,
		ValidArgsFunction: cobra.NoFileCompletions,
		Args:              oneNotice,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.possible(o, cmd.Flags().Changed("output")); err != nil {
				return &usageError{lines: []string{err.Error()}, command: cmd.CommandPath()}
			}
			a, err := p.open(cmd.Context(), cmd.Flags())
			if err != nil {
				return err
			}
			p.warnings(a)
			return p.closing(a, p.show(cmd.Context(), a, noticeName(args[0]), o))
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.text, "text", false, flagText)
	f.BoolVar(&o.markdown, "markdown", false, flagMarkdown)
	f.BoolVar(&o.html, "html", false, flagHTML)
	f.BoolVar(&o.pdf, "pdf", false, flagPDF)
	f.BoolVar(&o.json, "json", false, flagShowJSON)
	f.StringVarP(&o.file, "output", "o", "", flagOutput)
	f.BoolVar(&o.force, "force", false, flagForce)
	metavar(f, "output", metaFile)
	boardFlags(cmd)
	return cmd
}

// oneNotice refuses anything but the name of one notice.
func oneNotice(cmd *cobra.Command, args []string) error {
	if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
		return &usageError{lines: []string{saysOneID}, command: cmd.CommandPath()}
	}
	return nil
}

// noticeName is the name of a notice without the quotes around it that cmd.exe of
// Windows leaves there.
func noticeName(s string) string {
	s = strings.TrimSpace(s)
	for _, quote := range []string{"'", `"`} {
		inner, opened := strings.CutPrefix(s, quote)
		inner, closed := strings.CutSuffix(inner, quote)
		if opened && closed && strings.HasPrefix(inner, "#") {
			return inner
		}
	}
	return s
}

// possible says why what is asked for cannot be. toFile says that a file is named.
func (p *program) possible(o showing, toFile bool) error {
	chosen := 0
	for _, c := range []bool{o.text, o.markdown, o.html, o.pdf, o.json} {
		if c {
			chosen++
		}
	}
	switch {
	case chosen > 1:
		return &saidError{saysTwoFormats, nil}
	case toFile && strings.TrimSpace(o.file) == "":
		return &saidError{saysNoFileName, nil}
	case o.force && !toFile:
		return &saidError{saysForceWhat, nil}
	case o.pdf && o.file == "" && terminalFile(p.out) != nil:
		return &saidError{saysPDFOnTerminal, nil}
	}
	return nil
}

// show writes a notice in the form that is asked for.
func (p *program) show(ctx context.Context, a *app, name string, o showing) error {
	article, err := a.asked(ctx, p, name)
	if err != nil {
		return err
	}
	data, err := p.shown(ctx, a, article, o)
	if err != nil {
		return err
	}
	if o.file == "" {
		_, err = p.out.Write(data)
		return err
	}
	if info, err := os.Stat(o.file); err == nil && info.IsDir() {
		return &saidError{saysIsFolder(o.file), nil}
	}
	return oneFile(o.file, o.force, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

func (p *program) shown(ctx context.Context, a *app, article feed.Article, o showing) ([]byte, error) {
	documents := []paper.Document{{Article: article, Board: a.boardTitle(ctx), Pictures: keptPictures(ctx, a.board, article)}}
	switch {
	case o.json:
		line, err := encode(newViewJSON(article))
		if err != nil {
			err = fmt.Errorf("write %s as JSON: %w", article.Notice.ID, err)
		}
		return line, err
	case o.markdown:
		return paper.Markdown(documents), nil
	case o.html:
		return paper.HTML(documents), nil
	case o.pdf:
		font, err := a.font(ctx)
		if err != nil {
			return nil, saidFont(err)
		}
		return pdf(documents, font)
	}
	text := string(paper.Text(documents))
	if o.file == "" {
		text = wrapLines(text, a.config.metrics(), a.config.wrapping(), textWidth(p.out, a.config.settings))
	}
	return []byte(text), nil
}

// pdf makes a PDF and says in Korean what hinders.
func pdf(documents []paper.Document, font *paper.Font) ([]byte, error) {
	data, err := paper.PDF(documents, paper.Options{Font: font})
	if err != nil {
		return nil, &saidError{saysNoPDF, err}
	}
	return data, nil
}

// boardTitle is what the board is called at the head of a document.
func (a *app) boardTitle(ctx context.Context) string {
	s, err := a.board.Status(ctx)
	if err != nil || s.Board.Name == "" {
		return a.config.boardName()
	}
	return s.Board.Name
}

// textWidth is how wide a text may be: on a terminal no wider than it, and than
// the person wants; elsewhere 0, which is as wide as it likes.
func textWidth(w io.Writer, s settings) int {
	width := screenWidth(w)
	if s.ArticleWidth > 0 {
		width = min(width, s.ArticleWidth)
	}
	return width
}

// wrapLines wraps the lines of a text at width cells; 0 leaves them as they are.
func wrapLines(text string, m cell.Metrics, how cell.Wrapping, width int) string {
	if width <= 0 {
		return text
	}
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		body := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(body)]
		for _, part := range m.BreakAs(how, body, max(2, width-len(indent)), 0).Lines {
			b.WriteString(strings.TrimRight(indent+part, " ") + "\n")
		}
	}
	return b.String()
}
