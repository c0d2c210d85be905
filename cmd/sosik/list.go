package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// listCommand prints a page of the board.
func listCommand(p *program) *cobra.Command {
	var page int
	var asJSON bool
	cmd := &cobra.Command{
		Use:               "list [옵션]",
		Short:             shortList,
		Long:              longList,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if page < 1 {
				return &usageError{lines: []string{saysBadPage}, command: cmd.CommandPath()}
			}
			a, err := p.open(cmd.Context(), cmd.Flags())
			if err != nil {
				return err
			}
			p.warnings(a)
			return p.closing(a, p.list(cmd.Context(), a, page, asJSON))
		},
	}
	cmd.Flags().IntVarP(&page, "page", "p", 1, flagPage)
	cmd.Flags().BoolVar(&asJSON, "json", false, flagListJSON)
	metavar(cmd.Flags(), "page", metaNumber)
	boardFlags(cmd)
	return cmd
}

// list writes a page of the board, from the network or as it was kept.
func (p *program) list(ctx context.Context, a *app, number int, asJSON bool) error {
	page, err := a.page(ctx, p, number)
	if err != nil {
		return err
	}
	if asJSON {
		return p.writeItems(page.Notices)
	}
	if len(page.Notices) == 0 {
		p.warn(saysEmptyList)
		return nil
	}
	width := screenWidth(p.out)
	var b strings.Builder
	b.WriteString(listTable(page.Notices, a.config.metrics(), width))
	if width > 0 {
		// For people only: a pipe gets rows.
		b.WriteString(saysFooter(count(number, 0), count(page.Pages, 0), count(page.Total, feed.Unknown)) + "\n")
	}
	_, err = io.WriteString(p.out, b.String())
	return err
}

// listTable lays notices out in columns. The ID comes first, for "sosik show";
// the title last, so that only it is ever cut.
func listTable(notices []feed.Notice, m cell.Metrics, width int) string {
	columns := []column{
		{title: columnID},
		{title: columnNumber, right: true},
		{title: columnDate},
		{title: columnViews, right: true},
		{title: columnFiles},
		{title: columnAuthor},
		{title: columnDepartment},
		{title: columnTitle},
	}
	for _, n := range notices {
		number := count(n.Number, 0)
		if n.Pinned {
			number = cellPinned // also where it is known which number it has in the list
		}
		files := ""
		if n.Attachments > 0 {
			files = cellFiles
		}
		for i, s := range []string{
			n.ID, number, n.Date.Day(), count(n.Views, feed.Unknown),
			files, n.Author, n.Department, n.Title,
		} {
			columns[i].cells = append(columns[i].cells, s)
		}
	}
	return plainTable(columns, len(notices), m, width)
}

// count writes a number as people read it, or nothing if it is not known.
func count(n, unknown int) string {
	if n == unknown {
		return ""
	}
	return humanize.Comma(int64(n))
}

// writeItems writes notices as a JSON array with a line for each.
func (p *program) writeItems(notices []feed.Notice) error {
	var b bytes.Buffer
	items := itemArray{w: &b}
	if err := items.begin(); err != nil {
		return err
	}
	for _, n := range notices {
		if err := items.add(n); err != nil {
			return err
		}
	}
	if err := items.end(); err != nil {
		return err
	}
	_, err := p.out.Write(b.Bytes())
	return err
}

// itemArray writes a JSON array of notices with a line for each.
type itemArray struct {
	w io.Writer
	n int
}

func (a *itemArray) begin() error {
	_, err := io.WriteString(a.w, "[")
	return err
}

func (a *itemArray) add(n feed.Notice) error {
	line, err := encode(newItemJSON(n))
	if err != nil {
		return fmt.Errorf("write %s as JSON: %w", n.ID, err)
	}
	before := "\n"
	if a.n++; a.n > 1 {
		before = ",\n"
	}
	_, err = io.WriteString(a.w, before+strings.TrimRight(string(line), "\n"))
	return err
}

func (a *itemArray) end() error {
	_, err := io.WriteString(a.w, "\n]\n")
	return err
}
