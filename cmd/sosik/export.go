package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"city/sosik/feed"
)

// The formats of export.
const (
	formatLines    = "jsonl"
	formatCSV      = "csv"
	formatMarkdown = "markdown"
)

// exportCommand writes out everything that is kept.
func exportCommand(p *program) *cobra.Command {
	var format string
	var force bool
	cmd := &cobra.Command{
		Use:   "export --format jsonl|csv|markdown [옵션] 폴더",
		Short: shortExport,
		Long:  longExport,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return &usageError{lines: []string{saysOneFolder}, command: cmd.CommandPath()}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			e, ok := exporters()[format]
			if !ok {
				return &usageError{lines: []string{saysBadFormat(format)}, command: cmd.CommandPath()}
			}
			return p.with(cmd, func(ctx context.Context, a *app) error {
				return p.export(ctx, a, e, args[0], force)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&format, "format", "", flagFormat)
	f.BoolVar(&force, "force", false, flagForce)
	metavar(f, "format", metaFormat)
	completeWords(cmd, "format", formatLines, formatCSV, formatMarkdown)
	boardFlags(cmd)
	return cmd
}

// each calls f for every record there is.
type each func(f func(feed.Record) error) error

// exporter writes the records of a board, by its key, into a folder that is
// there. It returns the file, or the folder, in which they are, and a further
// word for the person.
type exporter func(key, folder string, force bool, records each) (where, said string, err error)

func exporters() map[string]exporter {
	return map[string]exporter{formatLines: exportLines, formatCSV: exportCSV, formatMarkdown: exportMarkdown}
}

// export writes everything that is kept of the board into a folder.
func (p *program) export(ctx context.Context, a *app, write exporter, folder string, force bool) error {
	s, err := a.board.Status(ctx)
	if err != nil {
		return err
	}
	if s.Cached == 0 {
		p.warn(saysNothingKept)
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return &saidError{saysCannotMake(folder), err}
	}
	meter := p.newMeter(a.config.metrics())
	meter.quiet = meterQuick
	n := 0
	where, said, err := write(s.Board.Key, folder, force, func(f func(feed.Record) error) error {
		n = 0
		return a.board.Each(ctx, func(r feed.Record) error {
			if err := f(r); err != nil {
				return err
			}
			n++
			meter.set(labelExport, n, max(s.Cached, n))
			return ctx.Err()
		})
	})
	meter.end()
	if ctx.Err() != nil {
		p.warn(saysStopped)
		return ctx.Err()
	}
	if err != nil {
		return err
	}
	if said != "" {
		p.warn(said)
	}
	_, err = fmt.Fprintln(p.out, saysExported(n, where))
	return err
}

// oneFile writes a file of an export and says in Korean what went wrong.
func oneFile(path string, force bool, f func(io.Writer) error) error {
	err := outFile{path: path, force: force, sync: true}.write(f)
	switch {
	case errors.Is(err, errExists):
		return &saidError{saysExists(path), nil}
	case errors.Is(err, context.Canceled), err == nil:
		return err
	}
	return &saidError{saysCannotMake(path), err}
}

// exportLines writes notices.jsonl.
func exportLines(key, folder string, force bool, records each) (where, said string, err error) {
	where = filepath.Join(folder, "notices.jsonl")
	return where, "", oneFile(where, force, func(w io.Writer) error {
		return records(func(r feed.Record) error {
			line, err := encode(newRecordJSON(key, r))
			if err != nil {
				return fmt.Errorf("write %s as JSON: %w", r.ID, err)
			}
			_, err = w.Write(line)
			return err
		})
	})
}
