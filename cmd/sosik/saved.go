package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"city/sosik/cache"
	"city/sosik/feed"
)

// savedSearch returns the search that a person keeps under a name.
func (a *app) savedSearch(ctx context.Context, name string) (feed.SavedSearch, error) {
	all, err := a.board.SavedSearches(ctx)
	if err != nil {
		return feed.SavedSearch{}, err
	}
	for _, s := range all {
		if s.Name == feed.Clean(name) {
			return s, nil
		}
	}
	return feed.SavedSearch{}, &saidError{saysNoSaved(name), feed.ErrNotFound}
}

// saveSearch keeps a query under a name, in the place of one that had it.
func (p *program) saveSearch(ctx context.Context, a *app, ask searching, text string) error {
	if _, err := p.parseQuery(a.config.metrics(), text); err != nil {
		return err
	}
	name := feed.Clean(ask.save)
	before, err := a.savedSearch(ctx, name)
	if err != nil && !errors.Is(err, feed.ErrNotFound) {
		return err
	}
	watch := ask.watch || before.Watch // a new query is no wish to hear no more of it
	err = a.board.SaveSearch(ctx, feed.SavedSearch{Name: name, Query: text, Watch: watch})
	if errors.Is(err, cache.ErrName) {
		return &usageError{lines: []string{saysBadName}, command: "sosik search"}
	}
	if err == nil && ask.watch && !before.Watch {
		// It is watched from now on: what is there already is no news.
		_, err = a.board.Announce(ctx, name, true)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.out, saysSaved(name, before.Query, text, watch))
	return err
}

// forgetSaved deletes a search by its name.
func (p *program) forgetSaved(ctx context.Context, a *app, name string) error {
	saved, err := a.savedSearch(ctx, name)
	if err != nil {
		return err
	}
	if err := a.board.ForgetSearch(ctx, saved.Name); err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.out, saysForgotten(saved.Name))
	return err
}

// savedJSON is a saved search.
type savedJSON struct {
	Name   string `json:"name"`
	Query  string `json:"query"`
	Watch  bool   `json:"watch"`
	Hits   *int   `json:"hits"`
	Unread *int   `json:"unread"`
}

// listSaved writes the saved searches with what they find now.
func (p *program) listSaved(ctx context.Context, a *app, asJSON bool) error {
	saved, err := a.board.SavedSearches(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return p.writeSavedJSON(saved)
	}
	if len(saved) == 0 {
		p.warn(saysNothingSaved)
		return nil
	}
	columns := []column{
		{title: columnHits, right: true}, {title: columnUnread, right: true}, {title: columnWatch},
		{title: columnName}, {title: columnQuery},
	}
	for _, s := range saved {
		watch := ""
		if s.Watch {
			watch = cellWatch
		}
		for i, text := range []string{count(s.Hits, feed.Unknown), count(s.Unread, feed.Unknown), watch, s.Name, s.Query} {
			columns[i].cells = append(columns[i].cells, text)
		}
	}
	_, err = io.WriteString(p.out, plainTable(columns, len(saved), a.config.metrics(), screenWidth(p.out)))
	return err
}

func (p *program) writeSavedJSON(saved []feed.SavedSearch) error {
	var b bytes.Buffer
	b.WriteString("[")
	for i, s := range saved {
		line, err := encode(savedJSON{s.Name, s.Query, s.Watch, counted(s.Hits, feed.Unknown), counted(s.Unread, feed.Unknown)})
		if err != nil {
			return err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(bytes.TrimRight(line, "\n"))
	}
	b.WriteString("\n]\n")
	_, err := p.out.Write(b.Bytes())
	return err
}

// savedNames lets the shell complete the names of saved searches. A board that
// cannot be opened has none.
func (p *program) savedNames(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	const nothing = cobra.ShellCompDirectiveNoFileComp
	a, err := p.open(cmd.Context(), cmd.Flags())
	if err != nil {
		return nil, nothing
	}
	saved, err := a.board.SavedSearches(cmd.Context())
	if p.closing(a, err) != nil {
		return nil, nothing
	}
	var names []string
	for _, s := range saved {
		if strings.HasPrefix(s.Name, begun) {
			names = append(names, cobra.CompletionWithDesc(s.Name, s.Query))
		}
	}
	return names, nothing
}
