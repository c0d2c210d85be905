package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
	"city/sosik/tui"
)

// attaching is what is asked for of a notice's files.
type attaching struct {
	text, all, again, asJSON bool
	save                     string // the folder; "" to save nothing
	one                      string // number of the file; "" for none in particular
}

// attachCommand lists the files of a notice, shows them as text or saves them.
func attachCommand(p *program) *cobra.Command {
	var o attaching
	cmd := &cobra.Command{
		Use:               "attach [옵션] ID|'#번호' [파일 번호]",
		Short:             shortAttach,
		Long:              longAttach,
		ValidArgsFunction: cobra.NoFileCompletions,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 || strings.TrimSpace(args[0]) == "" {
				return &usageError{lines: []string{saysOneIDAndFile}, command: cmd.CommandPath()}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				o.one = strings.TrimSpace(args[1])
			}
			if wrong := o.wrong(); wrong != "" {
				return &usageError{lines: []string{wrong}, command: cmd.CommandPath()}
			}
			return p.with(cmd, func(ctx context.Context, a *app) error {
				article, err := a.asked(ctx, p, noticeName(args[0]))
				if err != nil {
					return err
				}
				return p.attach(ctx, a, article, o)
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.text, "text", false, flagFileText)
	f.StringVar(&o.save, "save", "", flagFileSave)
	f.BoolVar(&o.all, "all", false, flagFileAll)
	f.BoolVar(&o.again, "again", false, flagFileAgain)
	f.BoolVar(&o.asJSON, "json", false, flagFileJSON)
	metavar(f, "save", metaFolder)
	boardFlags(cmd)
	return cmd
}

// wrong says what does not go together.
func (o attaching) wrong() string {
	switch {
	case o.text && o.save != "":
		return saysTextOrSave
	case o.all && o.one != "":
		return saysAllOrOne
	case o.again && !o.text:
		return saysAgainText
	}
	return ""
}

// file is one of a notice's files, with its number from 1.
type file struct {
	feed.Attachment
	number int
}

// pick returns the files that are meant.
func (o attaching) pick(all []feed.Attachment) ([]file, error) {
	files := make([]file, len(all))
	for i, f := range all {
		files[i] = file{f, i + 1}
	}
	if o.one != "" {
		n, err := numberOf(o.one)
		if err != nil || n > len(all) {
			return nil, &saidError{saysNoSuchFile(o.one, len(all)), feed.ErrNotFound}
		}
		return files[n-1 : n], nil
	}
	if len(files) > 1 && (o.text || o.save != "") && !o.all {
		return nil, &usageError{lines: []string{saysWhichFile(len(files))}}
	}
	return files, nil
}

func (p *program) attach(ctx context.Context, a *app, article feed.Article, o attaching) error {
	chosen, err := o.pick(article.Attachments)
	switch {
	case len(article.Attachments) == 0 && article.Fetched.IsZero():
		return &saidError{saysFilesUnknown, feed.ErrOffline} // only its row is kept
	case err != nil:
		return err
	case len(chosen) == 0 && !o.asJSON:
		p.warn(saysNoAttachments)
		return nil
	case o.save != "":
		return p.eachFile(ctx, a, article, chosen, o.asJSON, func(f *files, one file, report func(done, total int64)) (any, error) {
			path, err := f.saveTo(ctx, homePath(o.save), article.Notice, one.Attachment, report)
			return savedFileJSON{one.number, one.Name, path}, err
		})
	case o.text:
		return p.eachFile(ctx, a, article, chosen, o.asJSON, func(f *files, one file, report func(done, total int64)) (any, error) {
			text, err := f.Text(ctx, article.Notice, one.Attachment, o.again, report)
			return spokenFile{one, text}, err
		})
	}
	if err := a.newFiles().sized(ctx, article.Notice, chosen); err != nil {
		return err
	}
	if o.asJSON {
		list := make([]any, len(chosen))
		for i, f := range chosen {
			list[i] = listedJSON{f.number, told(f.Name), told(string(attachment.Sniff(f.Name, nil))), counted(int(f.Size), 0), told(f.Link())}
		}
		return p.writeArray(list)
	}
	_, err = io.WriteString(p.out, fileTable(chosen, a.config.settings, screenWidth(p.out)))
	return err
}

// fileTask does something with one file and returns what came of it.
type fileTask func(f *files, one file, report func(done, total int64)) (any, error)

// eachFile does something with each of the files and writes what came of it. One
// that fails does not keep the others from it.
func (p *program) eachFile(ctx context.Context, a *app, article feed.Article, chosen []file, asJSON bool, do fileTask) error {
	f := a.newFiles()
	var list []any
	failed := failing{p: p, several: len(chosen) > 1}
	for _, one := range chosen {
		result, err := p.oneFile(a, f, one, do)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			a.log.Warn("attachment", "notice", article.Notice.ID, "file", one.number, "error", err)
			says := explainFile(err)
			result = failedJSON{one.number, one.Name, says}
			failed.add(f, saysFile(one.Name, says), err)
		}
		list = append(list, result)
		if !asJSON {
			if err := p.writeResult(result, a.config.settings, len(chosen) > 1); err != nil {
				return err
			}
		}
	}
	if asJSON {
		if err := p.writeArray(list); err != nil {
			return err
		}
	}
	return failed.err()
}

// oneFile does it with one file, and draws how far it is.
func (p *program) oneFile(a *app, f *files, one file, do fileTask) (any, error) {
	if one.URL == "" {
		return nil, errNoAddress
	}
	m := fileMeter{meter: p.newMeter(a.config.metrics()), name: one.Name}
	defer m.end()
	return do(f, one, m.set)
}

var (
	errAttachment = errors.New("attachment") // its words say why
	errNoAddress  = errors.New("only a script of the page knows where the file is")
)

// explainFile says why an attachment cannot be had or read.
func explainFile(err error) string {
	switch says := why(err); {
	case errors.Is(err, errNoAddress):
		return saysNoFileAddress
	case !isKind(err) && says != err.Error():
		return saysCannotKeep + ": " + says
	}
	return tui.ExplainFile(err)
}
