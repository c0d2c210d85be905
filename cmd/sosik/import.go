package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/spf13/cobra"

	"city/sosik/feed"
)

// importCommand reads what export has written.
func importCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import [옵션] 파일…",
		Short: shortImport,
		Long:  longImport,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{lines: []string{saysNoImport}, command: cmd.CommandPath()}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(ctx context.Context, a *app) error { return p.readBack(ctx, a, args) })
		},
	}
	boardFlags(cmd)
	return cmd
}

// readBack looks through all files and then, if no line of them is wrong, stores
// what they say.
func (p *program) readBack(ctx context.Context, a *app, names []string) (err error) {
	if err := a.writable(); err != nil {
		return err
	}
	before, err := a.board.Status(ctx)
	if err != nil {
		return err
	}
	paths, remove, err := p.spool(names)
	if err != nil {
		return err
	}
	defer remove()

	in := importing{board: before.Board.Key, names: names, paths: paths}
	total := 0
	for _, err := range in.records(ctx) {
		if err != nil {
			return err
		}
		total++
	}
	meter := p.newMeter(a.config.metrics())
	meter.quiet = meterQuick
	changed, err := a.board.Import(ctx, in.counted(ctx, func(done int) { meter.set(labelImport, done, total) }))
	meter.end()
	if ctx.Err() != nil {
		p.warn(saysImportBroken)
		return ctx.Err()
	}
	for more := true; more && err == nil; { // or the next search does it
		more, err = a.board.Index(ctx)
	}
	if err != nil {
		return err
	}
	after, err := a.board.Status(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.out, saysImported(total, changed, max(after.Cached-before.Cached, 0)))
	return err
}

// spool returns the files to read. The standard input can be read only once, so
// it is put into a file, which remove removes.
func (p *program) spool(names []string) (paths []string, remove func(), err error) {
	var made []string
	remove = func() {
		for _, path := range made {
			_ = os.Remove(path) // it is in the folder for such things
		}
	}
	for _, name := range names {
		if name == "-" {
			if name, err = copyAside(p.in); err != nil {
				remove()
				return nil, nil, err
			}
			made = append(made, name)
		}
		paths = append(paths, name)
	}
	return paths, remove, nil
}

func copyAside(r io.Reader) (string, error) {
	f, err := os.CreateTemp("", "sosik-import-")
	if err != nil {
		return "", &saidError{saysCannotMake(os.TempDir()), err}
	}
	_, err = io.Copy(f, r)
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(&saidError{saysCannotMake(f.Name()), err}, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// importing is files that are read back.
type importing struct {
	board string
	names []string // as the person calls them
	paths []string
}

// records yields the records of all files, and ends with the first error.
func (in importing) records(ctx context.Context) iter.Seq2[feed.Record, error] {
	errStopped := errors.New("stopped")
	return func(yield func(feed.Record, error) bool) {
		for i, path := range in.paths {
			err := readFile(path, in.board, func(r feed.Record) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				if !yield(r, nil) {
					return errStopped
				}
				return nil
			})
			if errors.Is(err, errStopped) {
				return
			}
			if err != nil {
				yield(feed.Record{}, in.said(i, err))
				return
			}
		}
	}
}

// counted is records that tells after each how many there were.
func (in importing) counted(ctx context.Context, tell func(int)) iter.Seq2[feed.Record, error] {
	return func(yield func(feed.Record, error) bool) {
		n := 0
		for r, err := range in.records(ctx) {
			if !yield(r, err) {
				return
			}
			n++
			tell(n)
		}
	}
}

// said names the file and the line of an error.
func (in importing) said(i int, err error) error {
	var bad *lineError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &bad):
		return &saidError{saysBadLine(in.names[i], bad.line), bad.err}
	}
	return &saidError{saysUnreadable(in.names[i]), err}
}

func readFile(path, board string, f func(feed.Record) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	return readRecords(file, board, f)
}
