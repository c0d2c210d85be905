package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"city/sosik/feed"
	"city/sosik/feed/query"
	"city/sosik/tui"
	"city/sosik/tui/cell"
)

// searching is what search was asked for.
type searching struct {
	json, best, list, watch bool
	limit                   int
	saved, save, forget     string
}

// searchCommand finds notices in what is kept, and keeps searches by name.
func searchCommand(p *program) *cobra.Command {
	var ask searching
	cmd := &cobra.Command{
		Use:               "search [옵션] 검색어…",
		Short:             shortSearch,
		Long:              longSearch,
		ValidArgsFunction: cobra.NoFileCompletions,
		Args: func(cmd *cobra.Command, args []string) error {
			if said := ask.wrong(cmd.Flags().Changed, args); said != "" {
				return &usageError{lines: []string{said}, command: cmd.CommandPath()}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(ctx context.Context, a *app) error {
				return p.searchOrKeep(ctx, a, ask, feed.Clean(strings.Join(args, " ")))
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&ask.json, "json", false, flagListJSON)
	f.IntVar(&ask.limit, "limit", 0, flagLimit)
	f.BoolVar(&ask.best, "best", false, flagBest)
	f.StringVar(&ask.saved, "saved", "", flagSaved)
	f.BoolVar(&ask.list, "list", false, flagListSaved)
	f.StringVar(&ask.save, "save", "", flagSave)
	f.BoolVar(&ask.watch, "watch", false, flagWatchSaved)
	f.StringVar(&ask.forget, "forget", "", flagForget)
	metavar(f, "limit", metaNumber)
	for _, name := range []string{"saved", "save", "forget"} {
		metavar(f, name, metaName)
		completeWith(cmd, name, p.savedNames)
	}
	boardFlags(cmd)
	cmd.SetFlagErrorFunc(searchFlagError)
	return cmd
}

// wrong says what cannot go together, "" if all can.
func (ask searching) wrong(changed func(string) bool, args []string) string {
	modes := 0
	for _, name := range []string{"saved", "save", "forget", "list"} {
		if changed(name) {
			modes++
		}
	}
	alone := modes > 0 && !changed("save")
	switch {
	case modes > 1:
		return saysOneSearch
	case ask.watch && !changed("save"):
		return saysWatchNeedSave
	case ask.limit < 0:
		return saysBadLimit
	case changed("save") && strings.TrimSpace(ask.save) == "":
		return saysBadName
	case alone && len(args) > 0:
		return saysNoQueryHere
	case !alone && strings.TrimSpace(strings.Join(args, "")) == "":
		return saysNoQuery
	}
	return ""
}

// searchFlagError adds that a word may be meant where an option is not known.
func searchFlagError(cmd *cobra.Command, err error) error {
	err = flagError(cmd, err)
	var usage *usageError
	if errors.As(err, &usage) {
		usage.lines = append(usage.lines, saysWordOption)
	}
	return err
}

// shieldWords puts "--" before the first word of a search that begins with a -
// and is no option, since options are written in ASCII: sosik search 산불 -축제.
// Options that follow it go before.
func shieldWords(args []string) []string {
	if len(args) == 0 || args[0] != "search" {
		return args
	}
	var options, words []string
	for i, arg := range args {
		if arg == "--" {
			words = append(words, args[i+1:]...)
			break
		}
		if isExclusion(arg) {
			words = append(words, arg)
			continue
		}
		options = append(options, arg)
	}
	if len(words) == 0 {
		return args
	}
	return append(append(options, "--"), words...)
}

func isExclusion(arg string) bool {
	rest, ok := strings.CutPrefix(arg, "-")
	return ok && rest != "" && (rest[0] >= 0x80 || rest[0] == '"')
}

// searchOrKeep does what was asked for.
func (p *program) searchOrKeep(ctx context.Context, a *app, ask searching, text string) error {
	switch {
	case ask.list:
		return p.listSaved(ctx, a, ask.json)
	case ask.forget != "":
		return p.forgetSaved(ctx, a, ask.forget)
	case ask.save != "":
		return p.saveSearch(ctx, a, ask, text)
	case ask.saved != "":
		saved, err := a.savedSearch(ctx, ask.saved)
		if err != nil {
			return err
		}
		text = saved.Query
	}
	return p.search(ctx, a, ask, text)
}

// search writes what a query finds, without the network.
func (p *program) search(ctx context.Context, a *app, ask searching, text string) error {
	q, err := p.parseQuery(a.config.metrics(), text)
	if err != nil {
		return err
	}
	order := feed.Newest
	if ask.best {
		order = feed.Best
	}
	keys, err := a.board.Search(ctx, q, order)
	if err != nil {
		return err
	}
	if err := p.notKept(ctx, a); err != nil {
		return err
	}
	all := len(keys)
	if all == 0 {
		if err := p.nothingFound(ctx, a, text); err != nil {
			return err
		}
	}
	if ask.limit > 0 && all > ask.limit {
		keys = keys[:ask.limit]
	}
	out := bufio.NewWriter(p.out)
	if ask.json {
		err = writeFound(ctx, out, a, keys)
	} else {
		err = p.writeFoundTable(ctx, out, a, q, keys, all)
	}
	return errors.Join(err, out.Flush())
}

// parseQuery reads a query; what is wrong with it is shown under it.
func (p *program) parseQuery(m cell.Metrics, text string) (query.Query, error) {
	q, err := query.Parse(text, time.Now())
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return q, &usageError{
			lines:  []string{tui.ExplainQuery(text, err)},
			detail: pointAt(m, text, wrong.Start, wrong.End, screenWidth(p.err)),
		}
	}
	return q, err
}

// nothingFound says so, and what would have been found had the keyboard been in
// its other mode.
func (p *program) nothingFound(ctx context.Context, a *app, text string) error {
	said := saysNothingFound
	if other := query.Slip(text); other != "" {
		if q, err := query.Parse(other, time.Now()); err == nil {
			keys, err := a.board.Search(ctx, q, feed.Newest)
			if err != nil {
				return err
			}
			if len(keys) > 0 {
				said = saysMeant(other, count(len(keys), -1))
			}
		}
	}
	p.warn(said)
	return nil
}

// notKept says how much of the board is kept, if not all of it.
func (p *program) notKept(ctx context.Context, a *app) error {
	s, err := a.board.Status(ctx)
	switch {
	case err != nil:
		return err
	case s.Cached == 0:
		p.warn(saysNothingKept)
	case s.Cached < s.Total:
		p.warn(saysPartly(count(s.Total, -1), count(s.Cached, -1)))
	}
	return nil
}

// foundAtOnce is how many notices are read in one go.
const foundAtOnce = 200

// eachFound calls f for the notices of keys, some at a time.
func eachFound(ctx context.Context, a *app, keys []feed.Key, f func(feed.Found) error) error {
	for len(keys) > 0 {
		n := min(len(keys), foundAtOnce)
		found, err := a.board.Found(ctx, keys[:n])
		if err != nil {
			return err
		}
		for _, one := range found {
			if err := f(one); err != nil {
				return err
			}
		}
		keys = keys[n:]
	}
	return nil
}

// writeFound writes the notices of keys as list --json does.
func writeFound(ctx context.Context, w io.Writer, a *app, keys []feed.Key) error {
	items := itemArray{w: w}
	if err := items.begin(); err != nil {
		return err
	}
	if err := eachFound(ctx, a, keys, func(f feed.Found) error { return items.add(f.Notice) }); err != nil {
		return err
	}
	return items.end()
}

// writeFoundTable writes the table of list. On a terminal the place in the text
// follows each notice, and how many there are all.
func (p *program) writeFoundTable(ctx context.Context, w io.Writer, a *app, q query.Query, keys []feed.Key, all int) error {
	if len(keys) == 0 {
		return nil
	}
	m, width := a.config.metrics(), screenWidth(p.out)
	var notices []feed.Notice
	var snippets []string
	err := eachFound(ctx, a, keys, func(f feed.Found) error {
		if width > 0 {
			snippets = append(snippets, p.snippetLine(m, q, f.Text, width))
		}
		f.Summary = "" // it may be long, and the table does not show it
		notices = append(notices, f.Notice)
		return nil
	})
	if err != nil {
		return err
	}
	table := listTable(notices, m, width)
	if width > 0 {
		table = interleave(table, snippets) + saysFoundFooter(len(keys), all) + "\n"
	}
	_, err = io.WriteString(w, table)
	return err
}

// interleave puts a line under each row of a table that has a heading.
func interleave(table string, under []string) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(table, "\n") {
		b.WriteString(line)
		if i > 0 && i <= len(under) && under[i-1] != "" {
			b.WriteString(under[i-1] + "\n")
		}
	}
	return b.String()
}
