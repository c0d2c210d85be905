//go:build linux

// Command sosikbench measures whole processes of sosik in a pseudo-terminal:
// what a person waits for, and what goes over their line.
//
//	go run ./cmd/sosikbench [-sosik FILE] [-notices N] [-runs N] [-size 100x30] [-newsboat]
//
// It builds sosik (or takes the one it is given), serves the demo board on the
// loopback, brings all of its notices into a cache through the client and the
// parser, and then starts the reader on that cache again and again. Beside it
// runs an empty Bubble Tea program that paints one screen, because machines are
// noisy and only what is measured in one run can be compared. It needs Linux,
// whose /proc says how much memory and time a process has used.
//
// It prints one line a measurement: medians, with the smallest and the largest.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "sosikbench:", err)
		os.Exit(1)
	}
}

// options are what the command line says.
type options struct {
	sosik         string
	newsboat      bool
	notices, runs int
	width, height int
}

func run(ctx context.Context, args []string, out io.Writer) (err error) {
	if len(args) == 1 && args[0] == emptyCommand {
		return runEmpty()
	}
	var o options
	var size string
	flags := flag.NewFlagSet("sosikbench", flag.ContinueOnError)
	flags.StringVar(&o.sosik, "sosik", "", "measure this program instead of building it")
	flags.BoolVar(&o.newsboat, "newsboat", false, "measure newsboat on the same notices too")
	flags.IntVar(&o.notices, "notices", 20309, "how many notices the cache has")
	flags.IntVar(&o.runs, "runs", 15, "how often each thing is done")
	flags.StringVar(&size, "size", "100x30", "columns x rows of the terminal")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if _, err := fmt.Sscanf(size, "%dx%d", &o.width, &o.height); err != nil {
		return fmt.Errorf("-size %s: want columns x rows, as in 100x30", size)
	}
	dir, err := os.MkdirTemp("", "sosikbench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if o.sosik == "" {
		o.sosik = filepath.Join(dir, "sosik")
		build := exec.CommandContext(ctx, "go", "build", "-o", o.sosik, "city/sosik/cmd/sosik")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("build sosik: %w", err)
		}
	}
	t := &table{out: out}
	return errors.Join(measureAll(ctx, o, dir, t), t.err)
}

// measureAll does every measurement and prints it.
func measureAll(ctx context.Context, o options, dir string, t *table) error {
	b, err := serve(ctx)
	if err != nil {
		return err
	}
	defer b.close()
	few, many := filepath.Join(dir, "few.db"), filepath.Join(dir, "many.db")
	if _, err := b.fill(ctx, few, 20); err != nil {
		return err
	}
	took, err := b.fill(ctx, many, o.notices)
	if err != nil {
		return err
	}
	t.line("import through client and parser", fmt.Sprintf("%d notices in %s: %.0f a second", o.notices, round(took), float64(o.notices)/took.Seconds()))

	r := reader{options: o, board: b.address, home: dir}
	if err := r.starts(ctx, few, many, t); err != nil {
		return err
	}
	ours, err := r.keys(ctx, many, t)
	if err != nil || !o.newsboat {
		return err
	}
	theirs, err := r.newsboat(ctx, many, b)
	if err != nil {
		return err
	}
	t.beside(ours, theirs)
	return nil
}
