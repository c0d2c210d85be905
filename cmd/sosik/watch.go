package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"city/sosik/feed"
	"city/sosik/tui"
)

// watching is what watch was asked for.
type watching struct {
	command  string
	interval string // as written, "" for the setting
	once     bool
	names    []string // "" all that are watched
}

// watchCommand announces new notices that match saved searches.
func watchCommand(p *program) *cobra.Command {
	var ask watching
	cmd := &cobra.Command{
		Use:               "watch [옵션] [이름…]",
		Short:             shortWatch,
		Long:              longWatch,
		ValidArgsFunction: p.savedNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			ask.names = args
			return p.with(cmd, func(ctx context.Context, a *app) error { return p.watch(ctx, a, ask) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&ask.command, "exec", "", flagExec)
	f.StringVar(&ask.interval, "interval", "", flagInterval)
	f.BoolVar(&ask.once, "once", false, flagOnce)
	metavar(f, "exec", metaCommand)
	metavar(f, "interval", metaDuration)
	boardFlags(cmd)
	return cmd
}

// watch looks at the board again and again until the context ends.
func (p *program) watch(ctx context.Context, a *app, ask watching) error {
	every, err := ask.every(a.config.settings)
	if err != nil {
		return err
	}
	w := &watcher{p: p, a: a, command: ask.command, done: map[string]map[string]bool{}}
	if w.names, err = a.watched(ctx, ask.names); err != nil {
		return err
	}
	if ask.once {
		return w.look(ctx)
	}
	p.warn(saysWatching(w.names, every))
	for {
		if err := w.survive(ctx, w.look(ctx)); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			p.warn(saysStopped)
			return ctx.Err()
		case <-time.After(every):
		}
	}
}

// every is the time from one look to the next.
func (ask watching) every(s settings) (time.Duration, error) {
	if ask.interval == "" {
		if s.Refresh > 0 {
			return max(s.Refresh, s.Pace), nil
		}
		return defaults().Refresh, nil // the reader never looks by itself, but this is asked to
	}
	var d time.Duration
	if (duration{&d, 0, false}).Set(ask.interval) != nil || d == 0 {
		return 0, &usageError{lines: []string{saysBadInterval(ask.interval)}, command: "sosik watch"}
	}
	if d < s.Pace {
		return 0, &usageError{lines: []string{saysIntervalTooShort(s.Pace)}, command: "sosik watch"}
	}
	return d, nil
}

// watched returns the names of the saved searches to watch: those that were
// named, or all that are marked so.
func (a *app) watched(ctx context.Context, names []string) ([]string, error) {
	if len(names) > 0 {
		var clean []string
		for _, name := range names {
			s, err := a.savedSearch(ctx, name)
			if err != nil {
				return nil, err
			}
			clean = append(clean, s.Name)
		}
		return clean, nil
	}
	saved, err := a.board.SavedSearches(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range saved {
		if s.Watch {
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 {
		return nil, &usageError{lines: []string{saysNoWatches}}
	}
	return names, nil
}

// watcher announces what is new.
type watcher struct {
	p       *program
	a       *app
	names   []string
	command string
	trouble string // what was said last of the board's not answering; "" while it does
	// done has, by search, the IDs that were announced but are not yet noted in
	// the cache, as another notice of the search could not be announced.
	done map[string]map[string]bool
}

// survive tells of a board that does not answer, once for each way in which it
// does not, and lets the watching go on. Other failures end it.
func (w *watcher) survive(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return nil // the loop sees it
	case err == nil, errors.Is(err, errReported):
		if w.trouble != "" && err == nil {
			w.trouble = ""
			w.p.warn(saysOnlineAgain)
		}
		return nil
	case exitCode(err) == exitError:
		return err
	}
	w.a.log.Warn("board not watched", "error", err)
	if said := tui.Explain(err); said != w.trouble {
		w.trouble = said
		w.p.warn(saysTryAgain(said))
	}
	return nil
}

// look asks the board what is new and announces what matches. A command that
// fails is errReported.
func (w *watcher) look(ctx context.Context) error {
	asked := w.refresh(ctx)
	if asked != nil && (ctx.Err() != nil || exitCode(asked) == exitError) {
		return asked
	}
	// What another process has fetched is announced though the board is silent.
	failed := false
	for _, name := range w.names {
		err := w.announce(ctx, name)
		if errors.Is(err, errReported) {
			failed = true
			continue
		}
		if err != nil {
			return err
		}
	}
	if asked == nil && failed {
		return errReported
	}
	return asked
}

// pagesBack is how many pages are made whole with each look: an earlier look may
// have been broken off, and a notice is announced when all those between it and
// the last that was announced are kept.
const pagesBack = 5

// refresh brings in what is new, also where that is more than a page.
func (w *watcher) refresh(ctx context.Context) error {
	added, err := w.a.board.Refresh(ctx)
	if err != nil {
		return err
	}
	s, err := w.a.board.Status(ctx)
	if err != nil || s.PerPage < 1 {
		return err
	}
	n := max(added, pagesBack*s.PerPage)
	more := true
	for tries := n/s.PerPage + maxFills; tries > 0 && more && err == nil; tries-- {
		more, err = w.a.board.Fill(ctx, s.Total, n)
	}
	return err
}

// announce tells of the new notices of a search, and notes it when all have been
// told: what could not be told is told the next time, and what is told in vain is
// not lost.
func (w *watcher) announce(ctx context.Context, name string) error {
	entries, err := w.a.board.Announce(ctx, name, false)
	if err != nil {
		return w.unreadable(name, err)
	}
	if err := w.tellAll(ctx, name, entries); err != nil {
		return err
	}
	// One that came in between is among those that are noted now.
	late, err := w.a.board.Announce(ctx, name, true)
	if err != nil {
		return err
	}
	if err := w.tellAll(ctx, name, late); err != nil {
		return err
	}
	delete(w.done, name)
	return nil
}

// tellAll tells of the notices that have not been told of.
func (w *watcher) tellAll(ctx context.Context, name string, entries []feed.Entry) error {
	failed := false
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if w.done[name][e.ID] {
			continue
		}
		if err := w.tell(ctx, name, e.Notice); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if w.command == "" {
				return err
			}
			w.a.log.Warn("command failed", "search", name, "id", e.ID, "error", err)
			w.p.warn(saysExecFailed(e.Title, why(err)))
			failed = true
			continue
		}
		if w.done[name] == nil {
			w.done[name] = map[string]bool{}
		}
		w.done[name][e.ID] = true
	}
	if failed {
		return errReported
	}
	return nil
}

// unreadable says that a saved search is no query any more.
func (w *watcher) unreadable(name string, err error) error {
	if exitCode(err) != exitError {
		return err
	}
	w.a.log.Warn("saved search not watched", "name", name, "error", err)
	return &saidError{saysSavedBroken(name), nil}
}

// announcedJSON is a line about a new notice.
type announcedJSON struct {
	Search string `json:"search"`
	itemJSON
}

// tell runs the command for a notice, or writes its line.
func (w *watcher) tell(ctx context.Context, name string, n feed.Notice) error {
	line, err := encode(announcedJSON{name, newItemJSON(n)})
	if err != nil {
		return err
	}
	if w.command == "" {
		_, err := w.p.out.Write(line)
		return err
	}
	cmd := shell(ctx, w.command)
	cmd.Env = append(os.Environ(), noticeEnv(name, n)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(line), w.p.out, w.p.err
	cmd.WaitDelay = patienceWithCommand
	err = cmd.Run()
	if errors.Is(err, exec.ErrWaitDelay) {
		return nil // it ended well and left something running in the background
	}
	return err
}

// patienceWithCommand is how long a command has to end after it was asked to, or
// to let go of our streams after it has ended.
const patienceWithCommand = 5 * time.Second

// noticeEnv is the environment by which a command is told of a notice. What the
// board wrote goes here and to the standard input, never into the command line.
func noticeEnv(search string, n feed.Notice) []string {
	var env []string
	for _, v := range []struct{ name, value string }{
		{"SOSIK_ID", n.ID},
		{"SOSIK_TITLE", n.Title},
		{"SOSIK_URL", n.URL},
		{"SOSIK_DATE", string(n.Date)},
		{"SOSIK_SEARCH", search},
	} {
		env = append(env, v.name+"="+forShell(strings.ReplaceAll(v.value, "\x00", "")))
	}
	return env
}
