package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"city/sosik/feed"
	"city/sosik/tui"
)

// errIncomplete ends a check that found something missing and has told it.
var errIncomplete = errors.New("incomplete")

// syncCommand brings in the whole board, or says what is missing of it.
func syncCommand(p *program) *cobra.Command {
	var articles, check, asJSON bool
	cmd := &cobra.Command{
		Use:               "sync [옵션]",
		Short:             shortSync,
		Long:              longSync,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON && !check {
				return &usageError{lines: []string{saysOnlyCheck}, command: cmd.CommandPath()}
			}
			return p.with(cmd, func(ctx context.Context, a *app) error {
				if check {
					return p.check(ctx, a, articles, asJSON)
				}
				return p.sync(ctx, a, articles)
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&articles, "articles", false, flagArticles)
	f.BoolVar(&check, "check", false, flagCheck)
	f.BoolVar(&asJSON, "json", false, flagCheckJSON)
	boardFlags(cmd)
	return cmd
}

// with opens the board that a command's flags name, says what there is to know
// of it, and closes it when f has done its work.
func (p *program) with(cmd *cobra.Command, f func(context.Context, *app) error) error {
	a, err := p.open(cmd.Context(), cmd.Flags())
	if err != nil {
		return err
	}
	p.warnings(a)
	return p.closing(a, f(cmd.Context(), a))
}

// writable refuses a cache that would forget what is put into it.
func (a *app) writable() error {
	if a.db.ReadOnly() || a.db.Temporary() {
		return &saidError{saysNoPlace, nil}
	}
	return nil
}

// sync brings in what is not kept yet.
func (p *program) sync(ctx context.Context, a *app, articles bool) error {
	if err := a.writable(); err != nil {
		return err
	}
	before, err := a.board.Status(ctx)
	if err != nil {
		return err
	}
	start := time.Now()
	meter := p.newMeter(a.config.metrics())
	err = a.board.Sync(ctx, articles, func(done feed.Progress) {
		label := labelList
		if done.Articles {
			label = labelArticles
		}
		meter.set(label, done.Done, done.Total)
	})
	meter.end()
	if err != nil {
		return p.syncStopped(ctx, a, err)
	}
	return p.synced(ctx, a, before, time.Since(start))
}

// syncStopped says why a sync ended early and what is kept of it.
func (p *program) syncStopped(ctx context.Context, a *app, err error) error {
	after, statusErr := a.board.Status(context.WithoutCancel(ctx))
	if statusErr != nil {
		return err
	}
	kept := count(after.Cached, -1)
	if ctx.Err() != nil {
		p.warn(saysInterrupted(kept))
		return ctx.Err()
	}
	a.log.Warn("sync stopped", "kept", after.Cached, "error", err)
	if !isKind(err) {
		return err
	}
	return &saidError{tui.Explain(err) + " " + saysSoFar(kept), err}
}

// synced says what a sync has brought. What is left to bring is said as well:
// the board may have moved under it.
func (p *program) synced(ctx context.Context, a *app, before feed.Status, took time.Duration) error {
	after, err := a.board.Status(ctx)
	if err != nil {
		return err
	}
	missing, err := a.board.Missing(ctx)
	if err != nil {
		return err
	}
	if missing.RowCount > 0 {
		p.warn(saysNotQuite(count(missing.RowCount, -1)))
	}
	if missing.Bodies > 0 || missing.Files > 0 {
		p.warn(saysArticlesLeft(missing.Bodies, missing.Files))
	}
	if missing.RowCount > 0 {
		return errIncomplete
	}
	_, err = fmt.Fprintln(p.out, saysSynced(count(after.Total, feed.Unknown), count(max(after.Cached-before.Cached, 0), -1), took))
	return err
}

// checkJSON is what is missing.
type checkJSON struct {
	Total  *int     `json:"total"`
	Kept   int      `json:"kept"`
	Whole  bool     `json:"whole"`
	Rows   rowsJSON `json:"rows"`
	Bodies int      `json:"bodies"`
	Files  int      `json:"files"`
}

type rowsJSON struct {
	Count int       `json:"count"`
	Runs  []runJSON `json:"runs"`
}

type runJSON struct {
	Top    int `json:"top"`
	Bottom int `json:"bottom"`
}

// check says what a sync would bring, without the network.
func (p *program) check(ctx context.Context, a *app, articles, asJSON bool) error {
	missing, err := a.board.Missing(ctx)
	if err != nil {
		return err
	}
	whole := missing.Total >= 0 && missing.RowCount == 0
	if articles {
		whole = whole && missing.Bodies == 0 && missing.Files == 0
	}
	if asJSON {
		err = p.writeCheck(missing, whole)
	} else {
		_, err = io.WriteString(p.out, checkText(missing))
	}
	if err == nil && !whole {
		err = errIncomplete
	}
	return err
}

func (p *program) writeCheck(m feed.Missing, whole bool) error {
	c := checkJSON{
		Total: counted(m.Total, feed.Unknown), Kept: max(m.Total, 0) - m.RowCount, Whole: whole,
		Rows: rowsJSON{Count: m.RowCount, Runs: make([]runJSON, len(m.Rows))}, Bodies: m.Bodies, Files: m.Files,
	}
	for i, r := range m.Rows {
		c.Rows.Runs[i] = runJSON(r)
	}
	line, err := encode(c)
	if err != nil {
		return err
	}
	_, err = p.out.Write(line)
	return err
}

// maxRuns is how many runs of missing numbers are told; --json has them all.
const maxRuns = 10

// checkText says what is missing.
func checkText(m feed.Missing) string {
	if m.Total == feed.Unknown {
		return saysNeverFetched + "\n"
	}
	var b strings.Builder
	b.WriteString(saysCheckHead(count(m.Total, -1), count(m.Total-m.RowCount, -1)) + "\n")
	if m.RowCount > 0 {
		b.WriteString(saysMissingRows(count(m.RowCount, -1)) + "\n")
	}
	for i, r := range m.Rows {
		if i == maxRuns {
			b.WriteString("  " + saysMoreRuns(count(len(m.Rows)-maxRuns, -1)) + "\n")
			break
		}
		b.WriteString("  " + saysRun(count(r.Top, -1), count(r.Bottom, -1), count(r.Top-r.Bottom+1, -1)) + "\n")
	}
	if m.Bodies > 0 {
		b.WriteString(saysCheckCount(checkBodies, count(m.Bodies, -1)) + "\n")
	}
	if m.Files > 0 {
		b.WriteString(saysCheckCount(checkFiles, count(m.Files, -1)) + "\n")
	}
	if m.RowCount == 0 && m.Bodies == 0 && m.Files == 0 {
		b.WriteString(checkWhole + "\n")
	}
	return b.String()
}
