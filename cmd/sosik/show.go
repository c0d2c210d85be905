package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// showCommand prints an article.
func showCommand(p *program) *cobra.Command {
	var asJSON, asMarkdown, asText bool
	cmd := &cobra.Command{
		Use:               "show [옵션] ID|'#번호'",
		Short:             shortShow,
		Long:              longShow,
		ValidArgsFunction: cobra.NoFileCompletions,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return &usageError{lines: []string{saysOneID}, command: cmd.CommandPath()}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			write := p.writeText
			switch {
			case asJSON && asMarkdown, asJSON && asText, asMarkdown && asText:
				return &usageError{lines: []string{saysTwoFormats}, command: cmd.CommandPath()}
			case asJSON:
				write = p.writeJSON
			case asMarkdown:
				write = p.writeMarkdown
			}
			a, err := p.open(cmd.Context(), cmd.Flags())
			if err != nil {
				return err
			}
			p.warnings(a)
			article, err := a.asked(cmd.Context(), p, strings.TrimSpace(args[0]))
			if err == nil {
				err = write(article, a.config.settings)
			}
			return p.closing(a, err)
		},
	}
	cmd.Flags().BoolVar(&asText, "text", false, flagText)
	cmd.Flags().BoolVar(&asMarkdown, "markdown", false, flagMarkdown)
	cmd.Flags().BoolVar(&asJSON, "json", false, flagShowJSON)
	boardFlags(cmd)
	return cmd
}

func (p *program) writeJSON(a feed.Article, _ settings) error {
	line, err := encode(newViewJSON(a))
	if err != nil {
		return fmt.Errorf("write %s as JSON: %w", a.Notice.ID, err)
	}
	_, err = p.out.Write(line)
	return err
}

func (p *program) writeMarkdown(a feed.Article, _ settings) error {
	_, err := io.WriteString(p.out, a.Markdown())
	return err
}

// writeText writes an article as text, wrapped where it goes to a terminal.
func (p *program) writeText(a feed.Article, s settings) error {
	width := screenWidth(p.out)
	if s.ArticleWidth > 0 {
		width = min(width, s.ArticleWidth)
	}
	_, err := io.WriteString(p.out, wrapLines(articleText(a), s.metrics(), s.wrapping(), width))
	return err
}

// articleText writes an article as text: what the page says, and then the
// addresses that its text points to.
func articleText(a feed.Article) string {
	var b strings.Builder
	n := a.Notice
	b.WriteString(n.Title + "\n")
	meta := []string{n.Author, n.Department, string(n.Date)}
	if t := n.Date.Time(); len(n.Date) > len(time.DateOnly) {
		meta[2] = t.Format(time.DateTime)
	}
	if n.Views != feed.Unknown {
		meta = append(meta, labelViews+" "+count(n.Views, feed.Unknown))
	}
	var said []string
	for _, s := range meta {
		if s != "" {
			said = append(said, s)
		}
	}
	if len(said) > 0 {
		b.WriteString(strings.Join(said, "  ") + "\n")
	}
	if n.URL != "" {
		b.WriteString(n.URL + "\n")
	}
	if text := a.Body.Numbered().Text(); text != "" {
		b.WriteString("\n" + text + "\n")
	}
	var files, images, links []string
	for _, f := range a.Attachments {
		files = append(files, strings.TrimSpace(f.Name+"  "+f.URL))
	}
	for i, m := range a.Images {
		images = append(images, feed.ImageText(i+1, "")+" "+m.URL)
	}
	for i, l := range a.Links {
		line := feed.LinkMark(i+1) + " "
		if l.Text != "" && l.Text != l.URL {
			line += l.Text + "  "
		}
		links = append(links, line+l.URL)
	}
	addresses(&b, labelFiles, files)
	addresses(&b, labelImages, images)
	addresses(&b, labelLinks, links)
	return b.String()
}

func addresses(b *strings.Builder, label string, lines []string) {
	if len(lines) == 0 {
		return
	}
	b.WriteString("\n" + label + "\n")
	for _, l := range lines {
		b.WriteString("  " + l + "\n")
	}
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
